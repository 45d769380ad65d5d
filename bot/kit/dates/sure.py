"""Whether a phrase within a sentence is a date that is meant: “in may” is, “may help” and “May Chen” are not.

Works on the words around the phrase. When in doubt it is none: a date set silently is worse than one asked for.
"""

from __future__ import annotations

from enum import IntEnum

from bot.kit.dates.phrase import Draft
from bot.kit.dates.scan import Scan
from bot.kit.dates.titles import is_titled
from bot.kit.dates.tokens import MONTHS, NUMBERS, ORDINALS, TOMORROW


class Strength(IntEnum):
    """How sure it is that a phrase is a date."""

    NAME = -1  # part of a name or a title, all of it
    NONE = 0
    PAST = 1  # it tells of something that was
    FAIR = 2
    SURE = 3


_STRONG_TRIGGERS = frozenset(
    "remind reminder followup ping nudge snooze due deadline again schedule reschedule chase bump".split()
)
"""Words that ask for something to be done on a day, and for nothing else."""
_TRIGGERS = _STRONG_TRIGGERS | frozenset(
    "call text email mail message msg dm write phone ring book reconnect circle touch check catch chat meet"
    " meeting talk speak back coffee lunch sync send reply contact reach revisit review postpone move push wait"
    " pause resume visit see deliver submit finish try plan do catchup intro introduce invite ask share post"
    " apply attend".split()
)
_DONE = _TRIGGERS - {"meeting", "coffee", "lunch", "chat", "call"}
"""Verbs, which stand in the past when they tell of it; these nouns may follow such a verb: “had coffee”."""
_PAST = frozenset(
    "met talked spoke chatted saw was were had went joined left started moved graduated worked called came"
    " happened began told asked introduced attended since founded launched quit became born used emailed messaged"
    " texted finished wrote sent got bumped ran hosted organised organized presented visited shared published"
    " posted hired promoted mentioned been did retired married sold bought built won lost knew studied lived".split()
)
_ACHIEVED = frozenset(
    "wrote built grew doubled tripled raised read ran shipped finished learned learnt launched sold closed hired won"
    " lost"
    " completed made founded moved scaled reached".split()
)
"""What takes so long, when it is over."""
_COUNTS = frozenset({*NUMBERS, "couple", "few", "half", *map(str, range(1, 400))})
_JUST_DONE = frozenset("quit joined left started met moved graduated retired married".split())
_WE = frozenset("i we she he they it".split())
_WILL = frozenset({"will", "i'll", "we'll", "gonna", "promised", "wants", "should", "let's", "can", "must"})
"""What makes a verb one of the future."""
_WILL_REACHES = 8
"""Words from “will” to the date; “promised” reaches any number."""
_AHEAD = TOMORROW | {"next", "following", "coming", "upcoming", "from", "by", "until", "before", "within"}
"""Words of a phrase that lies ahead whatever stands before it."""
_WHO = frozenset("she he they who she's he's they're she'll he'll they'll".split())
_THEIRS = _WHO | frozenset("his her their whose it its it's".split())
_HABIT = frozenset(
    "runs posts hosts works meets plays writes publishes organises organizes teaches trains goes swims streams"
    " coaches volunteers happens travels commutes gets has does cooks sings hikes leads speaks newsletter column"
    " show".split()
)
_WISHES = frozenset("wants needs expects hopes wanted asks".split())
"""What somebody wants of us."""
_ADVERBS = frozenset(
    "never always usually often normally typically mostly generally sometimes rarely hates likes loves prefers"
    " skips answers closes closed works earns".split()
)
"""What is so all the time."""
_PLANS = frozenset("has meets runs opens".split())
"""Of these, the ones that tell of a plan as well: “he has a talk on 3 may”."""
_MINE = frozenset({"follow", "i'll", "me", "i"})
"""Somebody who speaks of their own plans."""
_LASTING = frozenset("pause paused snooze snoozed postpone wait mute delay stop hold park".split())
"""What “for 2 weeks” ends."""
_STOPS = frozenset({".", ";", "!", "?", "|", "\n", "(", ")", ":", "but", "then"})
_OPENS = frozenset({";", "|", ",", "-", "(", ":", "."})
_CLOSES = frozenset({";", "|", ",", ".", "!", "?", ")", "-", ":"})
_SETS_APART = frozenset({";", "|", ".", ":", "-"})
"""Marks before and after a phrase that is a clause of its own."""
_SIGNED = frozenset({"on", "by", "before", "until", "from", "in", "at", "after", "around", "between", "for"})
"""What makes a weak word a date in the middle of a sentence: “in may”, “by march”."""
_AFTER_CLOCK = frozenset(
    ", . ; ! ? ) about with to for and re regarding - sharp | : if or so because then at on in over via please".split()
)
"""“at 9” is a time before these, not before “companies”."""
_LOOKS_BACK = 8
"""Words before a phrase in which something may ask for it; the nearer the more it does."""
_NEAR = 6
_LONGEST_CLAUSE = 14


def asked_for(scan: Scan, it: Draft) -> int:
    """How much the words before the phrase ask for a day: 3 or 2 after “remind me”, 1 after “call her”."""
    best = 0
    for back in range(1, _LOOKS_BACK + 1):
        at = it.start - back
        word = scan.words[at]
        if not word or word in (";", "|") or (word in (".", "!", "?") and not scan.at(at + 1).glued):
            break
        if word in _STRONG_TRIGGERS or (word == "up" and scan.words[at - 1] in ("follow", "following", "-")):
            return 3 if back <= _NEAR else 2
        if word in _TRIGGERS and back <= _NEAR:
            best = 1
    return best


def clock_only(it: Draft) -> bool:
    """Whether the phrase is a time of day and nothing else."""
    return it.days is None and it.repeat is None and it.clock is not None


def strength(scan: Scan, it: Draft) -> Strength:
    """How sure it is that a day is meant here."""
    before, after = scan.words[it.start - 1], scan.at(it.end)
    if (it.lead == "" and before in ("a", "an") and after.kind == "word") or scan.words[it.start] == "24/7":
        return Strength.NONE
    if is_titled(scan, it, asked=asked_for(scan, it) > 0):
        return Strength.NAME
    nearby = (scan.at(it.start - back) for back in (1, 2, 3))
    if it.lead == "in" and any(each.text in ORDINALS or each.kind == "ordinal" for each in nearby):
        return Strength.NONE  # “2nd promotion in 3 years”
    if clock_only(it) and "in" in (scan.words[it.start], scan.words[it.start - 1]):
        return Strength.NONE  # “half marathon in 1:45”
    weak = _weak(it)
    if weak and not _made_sure(scan, it):
        return Strength.NONE
    if it.lead == "since" or _tells_of_the_past(scan, it):
        return Strength.PAST
    if _of_others(scan, it):
        return Strength.NONE
    return Strength.SURE if not weak or it.start == 0 or before in _OPENS else Strength.FAIR


def _weak(it: Draft) -> bool:
    """Whether the phrase by itself says too little to be a date."""
    pieces = sum(piece is not None for piece in (it.days, it.clock, it.part, it.repeat, it.named))
    if it.repeat is not None:
        return it.repeat.weak and pieces == 1
    if it.days is not None:
        return it.days.weak and (pieces == 1 or (it.clock is not None and it.clock.weak and pieces == 2))
    if it.clock is not None:
        return it.clock.weak and it.part is None
    return it.part is None or it.part.weak


def _made_sure(scan: Scan, it: Draft) -> bool:
    """Whether what stands around a weak phrase makes it a date: “in may”, “call Jen 7/4 about …”, “- may -”."""
    if it.lead in _SIGNED and _sign_helps(scan, it):
        return True
    asked = asked_for(scan, it) > 0
    if scan.at(it.start).kind == "numeric" and (asked or (it.start == 0 and scan.words[it.end] == "works")):
        return True
    if it.start == 0 and it.repeat is not None and scan.words[it.end] == ",":
        return True  # “quarterly, send Ana …”
    if it.end < len(scan.tokens) and scan.words[it.end] not in _CLOSES:
        return False
    # A lone number or part of a day says too little even between marks.
    return asked or (scan.words[it.start - 1] in _SETS_APART and (it.days is not None or it.repeat is not None))


def _sign_helps(scan: Scan, it: Draft) -> bool:
    """Whether the word that leads makes this weak phrase a date: “in may” does, “for 2 weeks” doesn't."""
    first, body = scan.words[it.start], scan.at(it.start + 1)
    if it.days is None and it.repeat is None:
        if it.clock is not None:
            return it.lead in ("at", "by", "before", "until", "around") and _clock_closes(scan, it)
        return it.lead in ("by", "before", "until") or (first in ("in", "during") and asked_for(scan, it) > 0)
    if it.lead == "for" and it.days is not None and not it.days.weekday:
        if it.days.last is not None:
            return asked_for(scan, it) > 0
        return any(scan.words[it.start - back] in _LASTING for back in range(1, 7))
    if it.lead in ("at", "around") or (it.lead == "from" and body.text in MONTHS):
        return False
    if body.kind == "numeric":
        return it.lead in ("on", "by", "before", "until", "from") or asked_for(scan, it) > 0
    return True


def _clock_closes(scan: Scan, it: Draft) -> bool:
    """“at 9” is a time before the end, a mark or “about”, not before “companies”."""
    word = scan.words[it.end]
    return not word or word in _AFTER_CLOCK


def _clause(scan: Scan, it: Draft) -> list[str]:
    """The words before the phrase back to the last stop or comma, nearest first."""
    found: list[str] = []
    for at in range(it.start - 1, max(it.start - 1 - _LONGEST_CLAUSE, -1), -1):
        word = scan.words[at]
        if word in _STOPS or (word == "," and not scan.at(at + 1).glued) or (word == "-" and not scan.at(at).glued):
            break
        found.append(word)
    return found


def _tells_of_the_past(scan: Scan, it: Draft) -> bool:
    """“met her on friday”, “was there in march”: a verb in the past before a day that could be the last one."""
    if it.repeat is not None:
        return False
    if scan.words[it.start - 1] in _JUST_DONE or _told_after(scan, it):
        return True  # “quit the week before easter”, “on Monday she told me”
    if not _AHEAD.isdisjoint(scan.words[it.start : it.end]):
        return False
    if it.days is not None and (it.days.moment is not None or (it.days.fixed and it.days.first > scan.today)):
        return False
    clause = _clause(scan, it)
    if it.lead == "in" and scan.at(it.start + 1).text in _COUNTS:
        return not _ACHIEVED.isdisjoint(clause)  # “in 2 weeks” lies ahead, but after “built it”
    for n, word in enumerate(clause):
        if word in _DONE and word not in _PAST:
            return False
        if word in _WILL and (n < _WILL_REACHES or word == "promised"):
            return False
        if word in _PAST and not (word == "asked" and n and clause[n - 1] == "for"):
            return True
    return False


def _told_after(scan: Scan, it: Draft) -> bool:
    """“on Monday she told me …”"""
    if it.start and scan.words[it.start - 1] not in _OPENS:
        return False
    return scan.words[it.end] in _WE and scan.words[it.end + 1] in _PAST


def _of_others(scan: Scan, it: Draft) -> bool:
    """“she posts every day”, “who moves in may”: what others do on their days is nothing to be reminded of."""
    clause = _clause(scan, it)
    if not _MINE.isdisjoint(clause):
        return False
    if not _ADVERBS.isdisjoint(clause) or ("no" in clause[-1:] and it.lead in ("before", "after", "on", "at")):
        return it.lead != "by"
    if clock_only(it) and not {"open", "opens", "no"}.isdisjoint(clause):
        return True  # “open from 9 to 6”
    if any(word in _TRIGGERS for word in clause) or not _WISHES.isdisjoint(clause):
        return False
    if it.repeat is not None:
        return any(word in _THEIRS or word in _HABIT for word in clause)
    if it.lead in ("by", "before"):
        return False
    return not _WHO.isdisjoint(clause) or any(word in _HABIT and word not in _PLANS for word in clause)
