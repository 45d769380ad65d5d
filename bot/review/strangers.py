"""Names of people nobody here is known by, told by their look: what may be a name is left out rather than shown.

1. A given name of the list (Anna, Karl), with a capital; in small letters where something says that it is one.
2. What has another meaning as well (Mark, Jordan, Sofia, May, Ada): only where something says that it is one.
3. Any other word that no list has, with a capital: where something says that it is a name, or beside another such word.
4. What stands with a capital behind a given name is the rest of it: “Anna Stone”, “Anna van der Berg”.

What says that a word is a name: a title, “with”, “ask”, “my boss” and the like before it; 's or what people do behind
it; or that it is joined to a name (“Anna and Zorin”).

What stays: companies, places, months, weekdays, capitals within a word (LinkedIn, PyCon) and throughout it (UX).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.contacts.lines import gazetteer
from bot.kit import words
from bot.review.tokens import AT, MONTHS, SMALL, TITLES, Token, acts, in_a_date, possessive, touch

_BEHIND = frozenset(
    "with ask asking asked thank thanking thanked call calling called message messaging email emailing text texting "
    "meet meeting met tell telling told invite inviting help helping to from via named boss manager lead friend coach "
    "mentor mentee colleague coworker teammate classmate neighbour neighbor brother sister cousin uncle aunt wife "
    "husband girlfriend boyfriend partner mum mom mother dad father son daughter teacher professor recruiter like "
    "contact introduce introducing visit visiting w dear hi hello and or mit con avec com".split()
)
"""Words that somebody's name stands behind."""
_ONLY_NAMES = _BEHIND - frozenset("to from like via and or contact visit visiting".split())
"""Those behind which hardly anything else has a capital."""
_GO_TO = frozenset("apply applied applying application applications move moving relocate travel fly go switch".split())
_HAVE_NAMES = AT | frozenset("attend attending visit visiting organise organize the".split())
"""Words that two unknown words stand behind as the name of an event, a group or a company."""
_MONTHS_SHORT = frozenset("jan mar apr jun jul aug sep sept dec".split())
_NEVER = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday day "
    "easter christmas ramadan eid diwali passover god".split()
)
_THINGS = frozenset(
    "ruby julia ada jenkins travis pascal alexa siri claude jupyter elm crystal dart german roman xing valentine "
    "jan mar apr jun jul aug sep sept dec".split()
)
"""Given names with another meaning, in the texts of people who look for work."""
_AND = frozenset("and or y e und et".split())
_SHORT = 3
_LOUD = 5
"""Letters of a word in capitals that may be a short form."""
_COMPANY, _PLACE = 4, 3
"""Most words of the name of a company, and of a place."""


def mark(tokens: Sequence[Token], text: str, *, quiet: bool) -> None:
    """Leave out what reads as a name; `quiet`: the text has no capitals but at its beginnings."""
    _houses(tokens, text)
    _places(tokens, text)
    for at, token in enumerate(tokens):
        token.out = token.out or _is_one(tokens, at, text, quiet=quiet)
        if at:
            _goes_on(tokens, at, text)
    for at in range(len(tokens) - 2, -1, -1):
        token, after = tokens[at], tokens[at + 1]
        if _unknown(token) and not after.first:
            joined = text[token.end : after.start].strip() in ("", "&", "+", "/", "-")
            further = after.low in _AND and at + 2 < len(tokens) and tokens[at + 2].out
            token.out = (after.out and (joined or touch(token, after, text))) or further


def _is_one(tokens: Sequence[Token], at: int, text: str, *, quiet: bool) -> bool:
    """Rules 1 to 3."""
    token = tokens[at]
    if token.company or token.low in _NEVER | SMALL or _dated(tokens, at):
        return False
    sure, doubtful = gazetteer.given(token.low), gazetteer.doubtful_given(token.low)
    if sure and not (_cased(token) or token.capital):
        return (quiet and len(token.low) > _LOUD) or _said(tokens, at, text, _BEHIND if quiet else _ONLY_NAMES)
    if not _cased(token):
        return False
    if sure and not (token.place or token.low in _THINGS or (token.loud and len(token.said) <= _SHORT)):
        return not (at and tokens[at - 1].low == "on")
    if sure or doubtful:
        return _said(tokens, at, text, _ONLY_NAMES) or _pair(tokens, at, text)
    return _unknown(token) and (
        _said(tokens, at, text, _ONLY_NAMES if token.loud else _BEHIND) or _pair(tokens, at, text)
    )


def _said(tokens: Sequence[Token], at: int, text: str, some: frozenset[str]) -> bool:
    """Whether something says that it is a name."""
    token = tokens[at]
    if _behind(tokens, at, TITLES | some) or (possessive(token, text) and token.low not in _THINGS):
        return True
    return acts(tokens, at) and tokens[at + 1].low != "and"


def _unknown(token: Token) -> bool:
    """Whether it may be a name, though no list has it."""
    if not _cased(token) or token.out or token.company or token.place:
        return False
    if token.low in _NEVER | _THINGS | MONTHS | SMALL or not token.said.isalpha():
        return False
    if token.loud and len(token.said) <= _LOUD:
        return False
    inner = token.said.removeprefix("Mc").removeprefix("Mac")[1:]
    return len(token.said) > 1 and (token.loud or inner.islower()) and not gazetteer.plain(token.low)


def _cased(token: Token) -> bool:
    return token.said[:1] != token.said[:1].lower()


def _dated(tokens: Sequence[Token], at: int) -> bool:
    low = tokens[at].low
    return (low in MONTHS or (low in _THINGS and low in _MONTHS_SHORT)) and in_a_date(tokens, at)


def _pair(tokens: Sequence[Token], at: int, text: str) -> bool:
    """Whether a word that no list has stands behind it, and both are no event, group or company."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if at and (tokens[at - 1].company or tokens[at - 1].low in _HAVE_NAMES):
        return False
    return after is not None and not after.first and _unknown(after) and touch(tokens[at], after, text)


def _goes_on(tokens: Sequence[Token], at: int, text: str) -> None:
    """Rule 4, and names that are joined to one."""
    token, before = tokens[at], tokens[at - 1]
    if token.company or token.place or token.first or not _cased(token) or token.low in _NEVER | MONTHS:
        return
    if before.out and touch(before, token, text) and not possessive(before, text):
        short = token.loud and (gazetteer.plain(token.low) if before.loud else len(token.said) <= _LOUD)
        token.out = token.out or (len(token.said) > 1 and not short)
        return
    start = at - 1
    while start and tokens[start].low in SMALL and not tokens[start].first:
        start -= 1
    bridged = tokens[start : at + 1]
    if start < at - 1 and tokens[start].out and all(touch(one, two, text) for one, two in pairwise(bridged)):
        if not any(one.low in _AND | {"of", "the"} for one in bridged[1:-1]):
            for one in bridged:
                one.out = True
    elif (
        before.out
        and "," in text[before.end : token.start]
        and (_unknown(token) or gazetteer.doubtful_given(token.low))
    ):
        token.out = True


def _behind(tokens: Sequence[Token], at: int, some: frozenset[str]) -> bool:
    """Whether one of these words stands before it; initials between them don't matter."""
    at -= 1
    while at >= 0 and len(tokens[at].said) == 1 and tokens[at].said.isupper() and tokens[at].said not in "AI":
        at -= 1
    if at < 0 or tokens[at + 1].first:
        return False
    if tokens[at].low in _AND:
        return at > 0 and tokens[at - 1].out
    return tokens[at].low in some and (tokens[at].low != "to" or not at or tokens[at - 1].low not in _GO_TO)


def _houses(tokens: Sequence[Token], text: str) -> None:
    for run, said in _runs(tokens, text, _COMPANY):
        alone = len(run) == 1 and (gazetteer.given(said) or gazetteer.doubtful_given(said))
        if gazetteer.company(said) and not (alone and not _behind(tokens, run[0], AT)):
            for at in run:
                tokens[at].company = True


def _places(tokens: Sequence[Token], text: str) -> None:
    for run, said in _runs(tokens, text, _PLACE):
        if gazetteer.place(said):
            for at in run:
                tokens[at].place = True


def _runs(tokens: Sequence[Token], text: str, most: int) -> list[tuple[range, str]]:
    """Words beside each other that begin with a capital and were not taken yet, the longest first."""
    found: list[tuple[range, str]] = []
    for length in range(most, 0, -1):
        for at in range(len(tokens) - length + 1):
            run = range(at, at + length)
            if _cased(tokens[at]) and not any(tokens[n].out or (n > at and tokens[n].first) for n in run):
                found.append((run, words.clip(text[tokens[at].start : tokens[run[-1]].end], 80)))
    return found
