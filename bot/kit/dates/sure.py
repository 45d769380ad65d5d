"""Whether a phrase within a sentence is a date that is meant: “in may” is, “may help” and “May Chen” are not.

Works on the words around the phrase. When in doubt it is none: a date set silently is worse than one asked for.
"""

from __future__ import annotations

from enum import IntEnum

from bot.kit.dates.phrase import Draft
from bot.kit.dates.scan import Scan
from bot.kit.dates.tokens import MONTHS, ORDINALS, SHAKY, TODAY, TOMORROW, WEEKDAYS


class Strength(IntEnum):
    NONE = 0
    PAST = 1  # it tells of something that was
    FAIR = 2
    SURE = 3


_TRIGGERS = frozenset(
    "remind reminder followup ping nudge call text email mail message msg dm write phone ring schedule reschedule book snooze"
    " reconnect circle touch check catch chat meet meeting talk speak due deadline again back coffee lunch sync send"
    " reply contact reach revisit review postpone move push wait pause resume visit see bump chase deliver submit finish"
    " try plan do catchup intro introduce invite ask share post apply attend".split()
)
"""Words that ask for something to be done on a day."""
_STRONG_TRIGGERS = frozenset(
    "remind reminder followup ping nudge snooze due deadline again schedule reschedule chase bump".split()
)
_PAST = frozenset(
    "met talked spoke chatted saw was were had went joined left started moved graduated worked called came happened began gave"
    " told said asked introduced attended since founded launched quit became born used emailed messaged texted finished"
    " wrote sent got bumped ran hosted organised organized presented visited shared published posted hired promoted mentioned been"
    " did retired married sold bought built won lost knew studied lived".split()
)
_THEIRS = frozenset("she he they who she's he's they're she'll he'll they'll her his their whose it its it's".split())
_HABIT = frozenset(
    "runs posts hosts works meets plays writes publishes organises organizes teaches trains goes swims streams coaches"
    " volunteers happens travels commutes gets has does cooks sings hikes leads speaks newsletter column show".split()
)
_LASTING = frozenset("pause paused snooze snoozed postpone wait mute delay stop hold park".split())
"""What “for 2 weeks” ends."""
_STOPS = frozenset({".", ";", "!", "?", "|", "\n", "(", ")", ":"})
_SIGNED = frozenset({"on", "by", "before", "until", "from", "in", "at", "after", "around", "between", "for"})
_NOUNS_AFTER = frozenset(
    "experience old of ago olds people employees years kids children team teams members person degree degrees floor"
    " edition anniversary place prize grade birthday street avenue st ave rd road percent stars star points row class"
    " generation gen choice time times party series contract internship program programme course bootcamp sprint sabbatical"
    " notice trip runway stint plan job jobs project projects reviews report newsletter".split()
)


def asked_for(scan: Scan, it: Draft) -> int:
    """How much the words before the phrase ask for a day: 2 after “remind me”, 1 after “call her”."""
    best = 0
    for back in range(1, 9):
        word = scan.words[it.start - back]
        if not word or word in (";", "|"):
            break
        if word in (".", "!", "?") and not scan.at(it.start - back + 1).glued:
            break
        if word in _STRONG_TRIGGERS or (
            word == "up" and scan.words[it.start - back - 1] in ("follow", "following", "-")
        ):
            return 3 if back <= 6 else 2
        if word in _TRIGGERS and back <= 6:
            best = max(best, 1)
    return best


def strength(scan: Scan, it: Draft) -> Strength:
    """How sure it is that a day is meant here."""
    if _is_name(scan, it) or (it.lead == "" and scan.words[it.start - 1] in ("a", "an") and scan.at(it.end).kind == "word"):
        return Strength.NONE
    if _noun_follows(scan, it) or scan.words[it.start] == "24/7":
        return Strength.NONE
    nearby = [scan.at(it.start - back) for back in (1, 2, 3)]
    if it.lead == "in" and any(each.text in ORDINALS or each.kind == "ordinal" for each in nearby):
        return Strength.NONE  # “2nd promotion in 3 years”
    weak = _weak(scan, it)
    whole_start = it.start == 0 or scan.words[it.start - 1] in (";", "|", ",", "-", "(", ":", ".")
    whole_end = it.end >= len(scan.tokens) or scan.words[it.end] in (";", "|", ",", ".", "!", "?", ")", "-", ":")
    if weak and not (it.lead in _SIGNED and _sign_helps(scan, it)) and not _asked_numeric(scan, it):
        alone = whole_end and scan.words[it.start - 1] in (";", "|", ".", ":", "-") and _long_enough(scan, it)
        if not alone and not (asked_for(scan, it) and whole_end):
            return Strength.NONE
    if it.lead == "since":
        return Strength.PAST
    if _tells_of_the_past(scan, it):
        return Strength.PAST
    if _of_others(scan, it):
        return Strength.NONE
    return Strength.SURE if not weak or whole_start else Strength.FAIR


def _long_enough(scan: Scan, it: Draft) -> bool:
    """A lone number or part of a day says too little even between marks."""
    return it.days is not None or it.repeat is not None or it.named is not None


def _weak(scan: Scan, it: Draft) -> bool:
    pieces = sum(piece is not None for piece in (it.days, it.clock, it.part, it.repeat, it.named))
    if it.repeat is not None:
        return it.repeat.weak and pieces == 1
    if it.days is not None:
        return it.days.weak and (pieces == 1 or (it.clock is not None and it.clock.weak and pieces == 2))
    if it.named is not None:
        return it.named.weak
    if it.clock is not None:
        return it.clock.weak and it.part is None
    return it.part is None or it.part.weak


def _sign_helps(scan: Scan, it: Draft) -> bool:
    """Whether the word that leads makes this weak phrase a date: “in may” does, “for 2 weeks” and “in the morning” don't."""
    if it.days is None and it.named is None and it.repeat is None:
        if it.clock is not None:
            return it.lead in ("at", "by", "before", "until", "around") and _clock_closes(scan, it)
        return it.lead in ("by", "before", "until") or (
            scan.words[it.start] in ("in", "during") and asked_for(scan, it) > 0
        )
    first = scan.words[it.start]
    body = scan.words[it.start + 1]
    if it.lead == "for" and it.days is not None and not it.days.weekday:
        if it.days.last is not None:
            return asked_for(scan, it) > 0
        return any(scan.words[it.start - back] in _LASTING for back in range(1, 7))
    if it.lead in ("at", "around"):
        return False
    if it.lead == "from" and body in MONTHS:
        return False
    if scan.at(it.start + 1).kind == "numeric":
        return it.lead in ("on", "by", "before", "until", "from") or asked_for(scan, it) > 0
    if scan.at(it.start + 1).kind == "number" and it.lead == "on":
        return True
    return bool(first)


def _asked_numeric(scan: Scan, it: Draft) -> bool:
    """“call Jen 7/4 about …”."""
    return scan.at(it.start).kind == "numeric" and asked_for(scan, it) > 0


def _clock_closes(scan: Scan, it: Draft) -> bool:
    """“at 9” is a time before the end, a mark or “about”, not before “companies”."""
    word = scan.words[it.end]
    return not word or word in (
        ",", ".", ";", "!", "?", ")", "about", "with", "to", "for", "and", "re", "regarding", "-", "sharp", "|", ":", "if",
        "or", "so", "because", "then", "at", "on", "in", "over", "via", "please",
    )  # fmt: skip


def _is_name(scan: Scan, it: Draft) -> bool:
    """“May Chen”, “Mr March”, “Friday Okafor”: a capital on both sides of a lone weekday or month."""
    words = [scan.at(k) for k in range(scan.skip(it.start, "the"), it.end)]
    after = scan.at(it.end)
    titled = all(each.kind == "word" and scan.text[each.start].isupper() for each in words)
    if titled and len(words) == 2 and after.kind == "word" and scan.text[after.start].isupper() and not it.clock:
        return True  # “Friday Night Lights”
    if scan.words[it.start] == "the" and len(words) == 1 and words[0].text in WEEKDAYS and titled and after.kind == "word":
        return scan.text[after.start].isupper()  # “the Sunday Times”
    if it.end - scan.skip(it.start, "the") != 1:
        return False
    at = it.end - 1
    token = scan.at(at)
    if token.text not in WEEKDAYS and token.text not in MONTHS and token.text not in TODAY:
        return False
    said = scan.text[token.start : token.end]
    after, before = scan.at(at + 1), scan.at(at - 1)
    capital = said[:1].isupper() and not said.isupper()
    if capital and it.lead in ("", "the") and after.kind == "word" and scan.text[after.start].isupper() and not after.glued:
        return True
    if capital and not it.lead and before.kind == "word" and scan.text[before.start].isupper() and not before.glued:
        return not asked_for(scan, it)  # “Taco Tuesday”, “USA Today”; but “call Ana Tuesday”
    if scan.words[at + 1] == "'" or scan.text[token.end : token.end + 2].lower() in ("'s", "’s"):
        return token.text in SHAKY
    return (
        capital and it.lead == "" and before.kind == "word" and token.text in SHAKY and scan.text[before.start : before.start + 1].isupper()
    )  # fmt: skip


def _noun_follows(scan: Scan, it: Draft) -> bool:
    """“2 years experience”, “5th floor”, “Q3 report”, “Black Friday campaign”, “a monday person”."""
    word = scan.words[it.end]
    if word in _NOUNS_AFTER and not scan.at(it.end).glued:
        if word in (
            "plan",
            "time",
            "times",
            "party",
            "people",
            "trip",
            "project",
            "report",
            "reviews",
            "series",
            "person",
            "place",
        ):
            return it.lead == "" and _single(it) and (it.days is None or _weak(scan, it) or scan.words[it.start] in WEEKDAYS)
        if word in ("old", "of", "experience", "ago"):
            return True
        return _weak(scan, it) or it.lead == ""
    if scan.at(it.end).glued and scan.words[it.end] in ("-", "'", "/"):
        return True
    return False


def _single(it: Draft) -> bool:
    return it.end - it.start <= 2


def _clause(scan: Scan, it: Draft) -> list[str]:
    """The words before the phrase back to the last stop or comma, nearest first; at most 14."""
    found: list[str] = []
    for back in range(1, 15):
        at = it.start - back
        if at < 0:
            break
        word = scan.words[at]
        if word in _STOPS or (word == "," and not scan.at(at + 1).glued) or (word == "-" and not scan.at(at).glued):
            break
        if word in ("but", "then"):
            break
        found.append(word)
    return found


def _tells_of_the_past(scan: Scan, it: Draft) -> bool:
    """“met her on friday”, “was there in march”: a verb in the past before a day that could be the last one."""
    if it.repeat is not None:
        return False
    ahead = {scan.words[k] for k in range(it.start, it.end)} & {"next", "tomorrow", "coming", "from", "by", "until", "before", "within",
                                                               "upcoming", "following", *TOMORROW}  # fmt: skip
    if ahead or (it.days is not None and (it.days.fixed and it.days.first > scan.today)):
        return False
    if it.days is not None and it.days.moment is not None:
        return False
    clause = _clause(scan, it)
    for n, word in enumerate(clause):
        if word in _TRIGGERS - {"meeting", "coffee", "lunch", "chat", "call"} and word not in _PAST:
            return False
        if word in ("will", "i'll", "we'll", "to", "gonna", "promised", "wants", "should", "let's", "can", "must"):
            if word == "promised" or n < 8:
                return False
        if word in _PAST:
            return True
    return False


def _of_others(scan: Scan, it: Draft) -> bool:
    """“she posts every day”, “who moves in may”: what others do on their days is nothing to be reminded of."""
    clause = _clause(scan, it)
    if any(word in _TRIGGERS or word in ("follow", "i'll", "me", "i") for word in clause):
        return False
    if it.repeat is not None:
        return any(word in _THEIRS or word in _HABIT for word in clause)
    if it.lead in ("by", "before"):
        return False
    return any(
        word in ("she", "he", "they", "who", "she's", "he's", "they're", "she'll", "he'll", "they'll")
        for word in clause
    )
