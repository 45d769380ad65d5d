"""Companies and places: how far their names go, and which of the two a phrase is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.contacts.lines import placewords
from bot.contacts.lines.saywords import FUNCTION, POSSESSIVES, VERBS
from bot.contacts.lines.sheet import Word

_BETWEEN = frozenset(
    """
of and & + de du des da do di del la le les el der die das und fur for the et y e y von van
""".split()
)
"""What may stand inside the name of a company, with a capital behind it."""

LONGEST = 16
"""Words in what a place is called."""

_YEAR = re.compile(r"(?:19|20)[0-9]{2}|['’][0-9]{2}")


def is_town(found: Sequence[Word]) -> bool:
    said = " ".join(word.low for word in found)
    return said in placewords.COUNTRY_PAIRS or (len(found) == 1 and said in placewords.CITIES)


def is_platform(found: Sequence[Word]) -> bool:
    return len(found) == 1 and found[0].low.lstrip("@") in placewords.PLATFORMS


def is_event(found: Sequence[Word]) -> bool:
    """Whether the words name an occasion or a place to meet."""
    if not found:
        return False
    return is_platform(found[-1:]) or any(_eventful(word) for word in found)


def _eventful(word: Word) -> bool:
    low = word.low.rstrip(".")
    for part in (low, *low.split("-")):
        if part in placewords.EVENTS:
            return True
        bare = part.rstrip("0123456789'")
        named = bare != part and len(bare) > 2 and word.capital
        if (
            bare.endswith(placewords.EVENT_ENDINGS)
            and bare not in placewords.NOT_EVENTS
            and word.capital
            and len(bare) > 4
        ):
            return True
        if named and re.fullmatch(r".{2,20}(?:20)?[12][0-9]", part):
            return True
    return _YEAR.fullmatch(word.text) is not None


def is_company(found: Sequence[Word]) -> bool:
    """Whether the words themselves say that they name a company or an institution."""
    if not found:
        return False
    low = [word.low.strip(".") for word in found]
    if "".join(low) in placewords.KNOWN_COMPANIES or " ".join(low) in placewords.KNOWN_COMPANIES:
        return True
    if low[0] in placewords.KNOWN_COMPANIES and len(found) < 3:
        return True
    if low[0] in placewords.COMPANY_STARTS and len(low) > 2 and low[1] in ("of", "for"):
        return True
    return len(low) > 1 and low[-1] in placewords.COMPANY_ENDINGS and any(word.capital for word in found)


def company(found: Sequence[Word], start: int, stop: int) -> int:
    """Where the name of the company that begins at `start` ends; `start` if none can begin there."""
    if start >= stop:
        return start
    first = found[start]
    if first.low in FUNCTION and not (first.capital and start + 1 < stop and found[start + 1].capital):
        return start
    if first.capital or first.text[0].isdigit() or first.handle:
        return _proper(found, start, stop)
    return _small(found, start, stop)


def _small(found: Sequence[Word], start: int, stop: int) -> int:
    """In small letters only what ends with the clause or a known word may be more than one word."""
    at = start
    while at < min(stop, start + 3) and found[at].low not in FUNCTION and (at == start or found[at].low not in VERBS):
        at += 1
    goes_on = at < stop and found[at].low not in ("at", "as", "and", "in", "of", "on", "who", "via", "through", "&")
    if goes_on and at > start + 1 and found[at - 1].low not in placewords.COMPANY_ENDINGS:
        at = start + 1
    if at + 1 < stop and found[at].low in ("of", "&", "and"):
        joins = found[at].low == "&" or found[start].low in placewords.COMPANY_STARTS
        if joins and found[at + 1].low not in FUNCTION:
            at += 2
    return at


def _proper(found: Sequence[Word], start: int, stop: int) -> int:
    at, stop = start + 1, min(stop, start + LONGEST)
    while at < stop:
        word = found[at]
        after = found[at + 1] if at + 1 < stop else None
        if word.capital and word.text[0] != "@":
            at += 1
        elif word.low in ("of", "&", "+") and after is not None and after.low == "the" and at + 2 < stop:
            at += 3
        elif word.low in _BETWEEN and after is not None and _named(after) and _may_join(found, start, at):
            at += 2
        elif (word.low.strip(".") in placewords.COMPANY_ENDINGS and word.low not in FUNCTION) or (
            word.text[0].isdigit() and len(word.text) < 4
        ):
            at += 1
        else:
            break
    return at


def _may_join(found: Sequence[Word], start: int, at: int) -> bool:
    if found[at].low == "for":
        return any(word.low in placewords.COMPANY_STARTS or word.low == "centre" for word in found[start:at])
    return True


def _named(word: Word) -> bool:
    return (word.capital or word.text[0].isdigit()) and word.low not in FUNCTION


def where(found: Sequence[Word], start: int, stop: int) -> int:
    """Where a place that begins at `start` ends: before whatever begins another thought."""
    at, stop = start, min(stop, start + LONGEST)
    while at < stop:
        low = found[at].low
        after = found[at + 1] if at + 1 < stop else None
        if low in _ENDS_PLACE and at > start and not found[at].capital:
            break
        if low in ("and", "but", "&") and (after is None or not after.capital or after.low in FUNCTION):
            break
        if low == "from" and after is not None and at > start and not is_event([after]) and not is_town([after]):
            break
        if low in VERBS and at > start and not _eventful(found[at]) and not found[at].capital:
            break
        at += 1
    return at


_ENDS_PLACE = frozenset(
    """
via through who where when while because since he she they i we it he's she's they're it's i'll i'm we're is was are
were as with about thanks so then promised owe will introduced which that works working shes hes ping remind follow
gonna n me
""".split()
)


def bare(found: Sequence[Word]) -> bool:
    """Whether a segment is nothing but a name of something: short, with capitals, no verb and no pronoun."""
    if (
        not 1 <= len(found) <= 6
        or any(word.handle for word in found)
        or not (found[0].capital or found[0].text[0].isdigit())
    ):
        return False
    if found[0].text[0].isdigit() and not any(word.capital for word in found):
        return False
    inner = [word for word in found if word.low not in ("of", "the", "de", "&", "and", "at", "in", "for", "to", "on")]
    return all(word.low not in VERBS and word.low not in FUNCTION and word.low not in POSSESSIVES for word in inner)
