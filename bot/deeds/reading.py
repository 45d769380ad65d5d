"""What a line about a deed says: its kind, how many, where and on which day. All of the line stays the note.

Rules, each of which the answer shows so that it can be changed:

- The *kind* is that of the first verb that says it by itself (“commented on”, “applied to”, “helped”); words such as
  “wrote”, “sent” and “shared” leave it to the first noun after them. Without a verb the first noun says it. What is
  shown, answered in a community, joined or put in order of a profile takes a verb and its noun (presenting.py).
- The *number* is the one before a noun of that kind, or right behind the verb; “a couple” is 2 and “a few” is 3. Any
  other number belongs to what it was about.
- The *day* is a phrase that begins or ends the line, or that can only be past (“yesterday”) wherever it stands. What
  follows “about” is what it was about. A day to come is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bot.deeds import presenting
from bot.journal import channels
from bot.journal.model import DeedKind
from bot.kit import dates, times, words
from bot.kit.dates import FutureDay, Here, Phrase
from bot.kit.errors import UserError

MOST = 50
"""Deeds of one line."""
LONG_AGO = 183
"""Days: half a year."""

_POST, _COMMENT, _HELP, _APPLY = DeedKind.POST, DeedKind.COMMENT, DeedKind.HELP, DeedKind.APPLICATION
_PRESENT = {
    DeedKind.SHOWCASE: "projects project apps demos portfolios prototypes tools games sites websites works",
    DeedKind.ANSWER: "questions question answers threads queries",
    DeedKind.GROUP: "groups communities servers workspaces forums subreddits channels chapters clubs slacks discords",
    DeedKind.PROFILE: "profiles parts sections items projects skills links",
}
"""What is counted of being present."""

_VERBS = {
    _COMMENT: "commented comment commenting replied reply replying reacted react responded respond engaged liked like",
    _APPLY: "applied apply applying reapplied",
    _HELP: "helped help helping mentored mentor mentoring coached coaching taught teach teaching tutored tutoring"
    " supported support supporting answered answer answering reviewed review reviewing volunteered volunteer"
    " volunteering encouraged introduced introduce thanked congratulated endorsed recommended explained explaining"
    " assisted guided advised advising paired debugged proofread onboarded welcomed",
    _POST: "tweeted tweet tweeting retweeted blogged blog blogging published publish publishing reposted repost"
    " livestreamed showcased",
}
_OPEN = frozenset(
    "posted post posting wrote write writing written made make making left leave leaving shared share sharing sent send"
    " sending gave give giving did do doing done added add finished finish submitted submit submitting put recorded"
    " created started handed uploaded got held dropped released started prepared contributed".split()
)
"""Verbs that leave it to the noun after them."""
_NOUNS = {
    _COMMENT: "comment reply replies reaction",
    _APPLY: "application cv resume",
    _HELP: "help feedback answer advice review intro introduction recommendation endorsement support hand tip mentoring"
    " beginner newbie newcomer",
    _POST: "post article blog thread tweet video story newsletter essay tutorial podcast reel demo case-study slides"
    " talk",
}
_SENT_OUT = frozenset("cv cvs resume resumes".split())
_SENDS = frozenset("sent send sending submitted submit handed dropped left uploaded".split())
_GIVEN = frozenset("talk talks hand hands tip tips video videos slides demo demos".split())
"""Nouns that say it only behind a verb."""
_COUNTED = {
    _COMMENT: "posts post comments replies reactions threads articles videos updates stories questions tweets",
    _APPLY: "jobs job roles role positions position companies openings places applications internships vacancies offers"
    " startups firms",
    _HELP: "people persons beginners newbies newcomers students classmates developers designers colleagues friends"
    " members juniors learners questions answers reviews prs cvs resumes introductions intros strangers others folks"
    " users",
    _POST: "posts post articles blogs threads tweets videos stories newsletters essays tutorials podcasts reels",
}
_BY_VERB = {verb: kind for kind, verbs in _VERBS.items() for verb in verbs.split()}
_BY_NOUN = {
    form: kind for kind, nouns in _NOUNS.items() for noun in nouns.split() for form in (noun, f"{noun}s", f"{noun}es")
}
_FALLBACK = {"posted": _POST, "post": _POST, "posting": _POST, "contributed": _HELP}
"""Where no noun follows: “posted on LinkedIn about testing”."""

_WORD = re.compile(r"[^\W_][\w'’+#-]*")
_NUMBERS = {name: n for n, name in enumerate(times.NUMBERS, 1)} | {"couple": 2, "few": 3, "twice": 2, "thrice": 3}
_TIMES = frozenset({"twice", "thrice"})
_BETWEEN = 3
"""Words that may stand between a number and what it counts: “3 of their latest posts”."""
_MEASURES = frozenset(
    "hour hours hr hrs minute minutes min mins day days week weeks month months year years yr yrs am pm percent k page"
    " pages word words times".split()
)
_LEADS = frozenset("on to at for with in".split())
_AHEAD = re.compile(
    r"\b(?:(?:the day after )?tomorrow|next (?:week|month|year|(?:mon|tues|wednes|thurs|fri|satur|sun)day))[\s.!]*$",
    re.IGNORECASE,
)
"""A day to come at the end of a line, where it belongs to the noun before it for whoever looks for reminders."""
_SEPARATED = re.compile(r"[;,.!:()]|\s-{1,2}\s|\n")
_ABOUT = re.compile(r"\b(?:about|regarding|on how|called|titled|named)\b", re.IGNORECASE)
_JUST_ABOUT = re.compile(r"\b(?:about|regarding|called|titled|named)\s+(?:the\s+|my\s+|our\s+|a\s+)?$", re.IGNORECASE)


class TooManyDeeds(UserError):
    """I log 1 to {most} at once, and that says {number}.

    Log them in parts, or count the rest by hand with `goal progress`.
    """


@dataclass(frozen=True, slots=True)
class Said:
    """What was understood of a line; None for what it doesn't say. `refused`: why its day can't be. `undated`: the line
    without the day with which it ends, since “yesterday” means another day when it is read later."""

    kind: DeedKind | None = None
    number: int = 1
    channel: str = ""
    day: date | None = None
    refused: UserError | None = None
    undated: str = ""


def read(line: str, here: Here, kind: DeedKind | None = None, number: int | None = None) -> Said:
    """`kind` and `number`: what it is and how many, where that is known. Raises TooManyDeeds."""
    day, refused, rest = _day(line, here)
    plain = [word[0].lower().replace("’", "'") for word in _WORD.finditer(words.plain_quotes(rest))]
    meant = kind or _kind(plain)
    number = number or (1 if meant is None else _number(plain, meant))
    if not 1 <= number <= MOST:
        raise TooManyDeeds(most=MOST, number=f"{number:,}")
    kept = line[: len(rest.rstrip(" .,;:!()-"))].rstrip() if day is not None else line
    return Said(meant, number, channels.found(line, sent=meant is _APPLY), day, refused, kept or line)


def _kind(said: list[str]) -> DeedKind | None:
    for at, word in enumerate(said):
        present = None if _is_noun(said, at) else presenting.kind(said, at)
        if present is not None:
            return present
        if word in _BY_VERB and not _is_noun(said, at):
            return _BY_VERB[word]
        if word in _OPEN:
            later = next((_BY_NOUN[one] for one in said[at + 1 :] if _tells(one, word)), None)
            later = later or next((_BY_VERB[one] for one in said[at + 1 :] if one in _BY_VERB), None)
            return later or _FALLBACK.get(word)
        if _tells(word, ""):
            return _BY_NOUN[word]
    return None


def _tells(noun: str, verb: str) -> bool:
    """Whether a noun says what was done: a CV that was sent is an application, one that was read is none."""
    return noun in _BY_NOUN and (noun not in _SENT_OUT or verb in _SENDS) and (noun not in _GIVEN or bool(verb))


def _is_noun(said: list[str], at: int) -> bool:
    """“a reply”, “3 likes”: what comes before says that it is no verb."""
    return at > 0 and (said[at - 1] in ("a", "an", "the", "my", "some", "one") or said[at - 1].isdigit())


def _number(said: list[str], kind: DeedKind) -> int:
    counted = frozenset(_COUNTED.get(kind, _PRESENT.get(kind, "")).split())
    verbs = frozenset(_VERBS.get(kind, "").split()) | _OPEN
    for at, word in enumerate(said):
        number = _value(word)
        if number is None or (at + 1 < len(said) and said[at + 1] in _MEASURES - {"times"}):
            continue
        if word in _TIMES or said[at + 1 : at + 2] == ["times"]:
            return number
        before = [one for one in said[max(0, at - 3) : at] if one not in _LEADS | {"a", "out"}]
        if (before and before[-1] in verbs) or counted & set(said[at + 1 : at + 2 + _BETWEEN]):
            return number
    return 1


def _value(word: str) -> int | None:
    return int(word) if word.isdecimal() and word.isascii() and len(word) <= 9 else _NUMBERS.get(word)


def _day(line: str, here: Here) -> tuple[date | None, UserError | None, str]:
    """The day, or why it can't be, and the line without it."""
    rest, refused = line, None
    for phrase in dates.phrases(line, here):
        start, end = phrase.span
        before, after = line[:start], line[end:]
        outside = not before.strip(" ,;:-(") or not after.strip(" .,;!)")
        rest = rest[:start] + " " * (end - start) + rest[end:]
        if _JUST_ABOUT.search(before) or _ABOUT.match(line[start:end]) or not (outside or phrase.over):
            continue
        try:
            return _past(line[start:end], phrase, here), None, rest
        except FutureDay as error:
            if not _ABOUT.search(_SEPARATED.split(before)[-1]):
                refused = error
        except UserError as error:
            refused = refused or (error if outside else None)
    ahead = _AHEAD.search(line)
    if ahead is not None and refused is None and not _ABOUT.search(_SEPARATED.split(line[: ahead.start()])[-1]):
        refused = FutureDay(text=ahead[0].strip())
    return None, refused, rest


def _past(said: str, phrase: Phrase, here: Here) -> date:
    """The day that a phrase of a line means, today at the latest. What is under way (“this week”) is today; a day and
    month that were last nearly a year ago and come again soon are meant for those to come. FutureDay, ImpossibleDay or
    UnclearDay."""
    ahead = None if phrase.reading is None else phrase.reading.day
    if ahead == here.today:
        return here.today
    day = dates.read_past(said, here)
    if ahead is not None and (here.today - day).days > LONG_AGO > (ahead - here.today).days:
        raise FutureDay(text=said)
    return day
