"""Companies and places: how far their names go, and which of the two a phrase is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.contacts.lines import deeds, gazetteer, jobwords, placewords
from bot.contacts.lines.saywords import FUNCTION, MEETINGS, POSSESSIVES, VERBS
from bot.contacts.lines.sheet import ASKED, Word

_BETWEEN = frozenset(
    """
of and & + de du des da do di del la le les el der die das und fur for the et y e y von van
""".split()
)
"""What may stand inside the name of a company, with a capital behind it."""

LONGEST = 16
"""Words in what a place is called."""

_CONGRESS = re.compile(r"[0-9]{2}c[0-9]|(?:19|20)[0-9]{2}")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}|['’][0-9]{2}")


def is_town(found: Sequence[Word]) -> bool:
    said = " ".join(word.low for word in found)
    if any(word.low in ("and", "&", "/") for word in found[1:-1]):
        return all(is_town((word,)) for word in found if word.low not in ("and", "&", "/"))
    if said in placewords.COUNTRY_PAIRS or (len(found) == 1 and said in placewords.CITIES):
        return True
    return 0 < len(found) < 4 and said in gazetteer.listed("places") and (found[0].capital or not _is_plain(said))


def _is_plain(word: str) -> bool:
    return word in gazetteer.listed("plain_words")


def _means_else(word: Word) -> bool:
    """Whether one word that is a company is a word or a name as well: “orange”, “Mercedes”."""
    return word.low in gazetteer.listed("given_names") or (not word.capital and _is_plain(word.low))


def is_unheard(word: Word) -> bool:
    """Whether a word in small letters is none of the language, as far as known: “acme”; it may name a company."""
    low = word.low
    if not (low.isalpha() and low.isascii() and word.text.islower() and len(low) > 2) or low.endswith(_FORMS):
        return False
    if low in FUNCTION or low in VERBS or low in placewords.EVENTS or low in placewords.CITIES:
        return False
    if any(low in listed for listed in (jobwords.MODIFIERS, jobwords.DEPARTMENTS, jobwords.HEADS, jobwords.NOT_WORK)):
        return False
    known = ("plain_words", "given_names", "given_names_doubtful", "places")
    stems = {low, low.removesuffix("s"), low.removesuffix("es"), low.removesuffix("y"), low.removesuffix("ies") + "y"}
    return not any(stem in gazetteer.listed(name) for stem in stems for name in known)


_FORMS = (
    "ing", "ed", "ly", "ful", "ous", "ish", "able", "ible", "ism", "ness", "ment", "tion", "sion", "ist", "ian", "er",
    "or", "ive", "less", "ship", "ology", "graphy", "ese", "ette", "ity",
)  # fmt: skip


def is_platform(found: Sequence[Word]) -> bool:
    return len(found) == 1 and found[0].low.lstrip("@") in placewords.PLATFORMS


def is_event(found: Sequence[Word]) -> bool:
    """Whether the words name an occasion or a place to meet."""
    if not found:
        return False
    if is_platform(found[-1:]) or any(_eventful(word) for word in found):
        return True
    if is_gathering(found):
        return True
    marched = len(found) > 1 and found[-1].text == "March" and found[-2].capital and found[-2].text.isalpha()
    return marched


def is_gathering(found: Sequence[Word]) -> bool:
    """“Women in Data”, “cold call”: what the first words tell."""
    return " ".join(word.low for word in found).startswith(placewords.COMMUNITIES)


def _eventful(word: Word) -> bool:
    return _is_eventful(word.low.rstrip("."), word.text, word.capital)


@lru_cache(ASKED)
def _is_eventful(low: str, text: str, capital: bool) -> bool:
    if low in placewords.EVENTS or low in placewords.KNOWN_EVENTS:
        return True
    if low.isalpha() and not capital:
        return False
    if low.startswith(("ex-", "non-", "self-", "anti-")):
        return False
    if low.endswith((".js", ".py", ".rb")) and low not in jobwords.MODIFIERS and capital:
        return True  # “Nordic.js”
    for part in (low, *low.split("-")):
        if part in placewords.EVENTS:
            return True
        bare = part.rstrip("0123456789'")
        named = bare != part and len(bare) > 2 and capital
        if bare.endswith(placewords.EVENT_ENDINGS) and bare not in placewords.NOT_EVENTS and capital and len(bare) > 4:
            return True
        if named and re.fullmatch(r".{2,20}(?:20)?[12][0-9]", part):
            return True
    return _YEAR.fullmatch(text) is not None or low in placewords.KNOWN_EVENTS or _CONGRESS.fullmatch(low) is not None


def is_venue(found: Sequence[Word]) -> bool:
    """Whether the words are an occasion by a kind of house alone, where people work as well: “Heathrow Airport”."""
    told = [word for word in found if _eventful(word)]
    return bool(told) and all(word.low in placewords.VENUES for word in told) and all(word.capital for word in found)


def is_company(found: Sequence[Word]) -> bool:
    """Whether the words themselves say that they name a company or an institution."""
    if not found:
        return False
    low = [word.low.strip(".") for word in found]
    if "".join(low) in placewords.KNOWN_COMPANIES or " ".join(low) in placewords.KNOWN_COMPANIES:
        return True
    if low[0] in placewords.KNOWN_COMPANIES and len(found) < 3:
        return True
    said = " ".join(low)
    if said in placewords.PLATFORMS:
        return False  # a way to meet, rather
    if len(found) < 5 and said in gazetteer.listed("companies") and (len(found) > 1 or not _means_else(found[0])):
        return True
    if low[0] in placewords.COMPANY_STARTS and len(low) > 2 and low[1] in ("of", "for"):
        return True
    if len(low) > 1 and low[0] in placewords.HOUSES and found[0].capital and found[-1].capital:
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
        if at > start and _followed_up(found, at):
            return at
        at += 1
    meal = next((n for n in range(start + 1, at) if found[n].low in MEETINGS), 0)
    if meal:
        return meal  # “at mount sinai lunch next thursday”
    goes_on = at < stop and found[at].low not in ("at", "as", "and", "in", "of", "on", "who", "via", "through", "&")
    if goes_on and at > start + 1 and found[at - 1].low not in placewords.COMPANY_ENDINGS:
        at = start + 1
    if at + 1 < stop and found[at].low in ("of", "&", "and"):
        joins = found[at].low == "&" or found[start].low in placewords.COMPANY_STARTS
        if joins and found[at + 1].low not in FUNCTION:
            at += 2
    return at


def _followed_up(found: Sequence[Word], at: int) -> bool:
    """Whether what is to be done next begins: “kestrel *follow up* in May”, “kestrel *ping* him”."""
    end = deeds.following(found, at, len(found))
    if end > at:
        return end < len(found) or end > at + 1 or found[at].low in ("ping", "followup", "follow-up")
    return found[at].low in ("follow", "promised", "remind", "send", "owe")


def _proper(found: Sequence[Word], start: int, stop: int) -> int:
    at, stop = start + 1, min(stop, start + LONGEST)
    while at < stop:
        word = found[at]
        after = found[at + 1] if at + 1 < stop else None
        if _is_short_role(word) and (after is None or after.low == "@"):
            break  # “@Cabify SRE”
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


def _is_short_role(word: Word) -> bool:
    known = word.low in jobwords.ABBREVIATED or (word.low in jobwords.HEADS and len(word.low) < 5)
    return word.text.isupper() and known


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
        if low == "i" and at > start:
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


_NAMED_SO = frozenset("smart open free new great good happy super fun green living working building".split())
"""What the name of something may begin with, though it is an opinion in a sentence: “Smart City Expo”."""


def bare(found: Sequence[Word]) -> bool:
    """Whether a segment is nothing but a name of something: short, with capitals, no verb and no pronoun."""
    if (
        not 1 <= len(found) <= 6
        or any(word.handle for word in found)
        or not (found[0].capital or found[0].text[0].isdigit())
    ):
        return False
    if len(found) == 1 and found[0].low.replace(".", "") in placewords.POST_NOMINALS:
        return False  # “CEO, PhD”
    first = found[0].text
    if first[0].isdigit() and not (len(found) > 1 and found[1].capital) and not any(map(str.isupper, first)):
        return len(found) == 1 and is_event(found) and not first.isdigit()
    inner = [word for word in found if word.low not in ("of", "the", "de", "&", "and", "at", "in", "for", "to", "on")]
    return all(
        (word.low not in VERBS and word.low not in FUNCTION and word.low not in POSSESSIVES)
        or (word.capital and word is not found[0] and word.low not in POSSESSIVES)
        or (word.capital and len(found) > 1 and found[1].capital and word.low in _NAMED_SO)
        for word in inner
    )
