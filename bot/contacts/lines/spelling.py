"""What the words of a candidate say of themselves: that people are called so, or that they mean something else."""

from __future__ import annotations

from collections.abc import Sequence

from bot.contacts.lines import gazetteer, jobwords, names, places, placewords, roles
from bot.contacts.lines.candidates import acted, doubtful, named, occasion, spoken, unnamed
from bot.contacts.lines.saywords import FUNCTION, NOBODY
from bot.contacts.lines.sheet import Word


def core_of(mine: Sequence[Word]) -> Sequence[Word]:
    """Without titles."""
    at = 0
    while at < len(mine) - 1 and mine[at].low.rstrip(".") in names.TITLES:
        at += 1
    return mine[at:]


def spelt(mine: Sequence[Word], *, small: bool, lower: bool, foreign: bool) -> float:
    """What the words themselves say: a title, a given name, several capitals. `lower`: the line has no capitals at all,
    `foreign`: most of it is in another alphabet."""
    core = core_of(mine)
    total = 3.0 if len(core) < len(mine) else 0.0
    if named(core[0]):
        total += 3
    elif doubtful(core[0]) or any(named(word) for word in core[1:]):
        total += 1.5
    uncased = not mine[0].text[0].isupper() and not mine[0].text[0].islower()
    if uncased and len(mine[0].text) < 12:
        total += 1.5 if foreign else 3
    if small:
        total -= 2.0 if any(spoken(word) for word in core[1:]) else 0.0
        return total + (0.5 if len(core) > 1 else 0.0) - (0.0 if lower or total > 2 else 1.5)
    if len(core) > 1:
        total += 1.5 if len(core) < 5 else 0.8
    elif "-" in core[0].text or names.initial(core[0]):
        total += 0.8
    if _camel(core[0].text):
        total -= 1.5
    if counted(core):
        total += 5
    elif any(letter.isdigit() for letter in core[0].text):
        total -= 2
    return total + 0.3


def counted(core: Sequence[Word]) -> bool:
    """“Person 7”, “Agent 47”; but “Poster 42” is none of whom one counts."""
    return names.numbered(core) and (roles.is_head(core[0]) or core[0].low in NOBODY)


def _camel(text: str) -> bool:
    """“EuroSys”, “SoundCloud”; but “McGregor”, “DeVito”."""
    within = next((n for n in range(1, len(text)) if text[n].isupper() and text[n - 1].islower()), 0)
    return within > 3 or (
        within > 0 and text[:within] not in ("Mc", "Mac", "De", "Di", "Du", "La", "Le", "Van", "Fitz")
    )


def against(found: Sequence[Word], first: int, last: int, *, small: bool, lower: bool) -> float:
    """What speaks against a name: the words mean something else, alone or with those that follow."""
    core = core_of(found[first:last])
    titled = len(core) < last - first
    maybe = doubtful(core[0]) and (core[0].capital or (lower and first == 0))
    total = _sentence(found, first, last, core)
    if (spoken(core[0]) or (small and unnamed(core[0]))) and (small or not titled):
        total -= (1.5 if len(core) == 1 or first == 0 else 0.5) if maybe else 4.0
    return (
        total + _thing(core, maybe=maybe and first == 0) + (0.0 if titled else _work(found, first, last, maybe=maybe))
    )


def _sentence(found: Sequence[Word], first: int, last: int, core: Sequence[Word]) -> float:
    """Words that begin a sentence, numbers and abbreviations."""
    word, total = core[0], 0.0
    glued = len(core) > 1 and core[1].start == word.end
    said = word.low in FUNCTION and word.low not in names.WORDS_TOO and not names.initial(word) and not glued
    if said or (word.text[0].isdigit() and last > first + 1):
        total -= 4
    if acted(word) and first == 0 and last < len(found):
        total -= 1.5
    alone = first == 0 and last == len(found)
    short = word.text.isupper() and (3 if alone else 2) <= len(word.text) < 6 and word.text.isalpha()
    if short and not named(word) and (len(core) == 1 or not core[-1].text.isupper()):
        total -= 1.5
    return total


def _thing(core: Sequence[Word], *, maybe: bool) -> float:
    """A company, an occasion, a town."""
    known, total = named(core[0]), 0.0
    low = " ".join(word.low for word in core).removesuffix("'s")
    surname = (
        known and len(core) == 2 and len(core[1].low) < 4 and not core[1].text.isupper()
    )  # “João Sá”, no “Lune SA”
    if len(core) > 1 and places.is_company(core) and not surname:
        total -= 6
    elif (gazetteer.company(low) or places.is_company(core)) and not (known and len(core) == 2):
        total -= 4 if not known else 2
    elif occasion(core):
        surname = len(core) == 2 and core[1].low in names.PLACES_TOO and not unnamed(core[0])
        total -= 0.5 if known else 1.0 if surname else 4
    if (low in gazetteer.listed("places") or places.is_town(core)) and not known:
        total -= 1 if maybe else 3
    if places.is_platform(core[:1]):
        total -= 3
    tail = [word for n, word in enumerate(core) if n > 1 and core[n - 1].low not in names.PARTICLES]
    if any(places.is_company([word]) or occasion([word]) for word in tail):
        total -= 1  # “Elif Demir Trendyol”
    if any(word.low in placewords.COMPANY_ENDINGS for word in core[1:-1]):
        total -= 2  # “Brightwater Logistics Helena Strand”
    return total


def _work(found: Sequence[Word], first: int, last: int, *, maybe: bool) -> float:
    """A role that begins or ends here."""
    known, several = named(found[first]), last > first + 1
    ends = roles.match(found, first, loose=False, stop=len(found))
    trade = found[last - 1].low in jobwords.SURNAMES
    surnamed = several and (known or (maybe and (ends < last or trade)))
    if ends > first and not surnamed and (ends >= last or not known):
        return -4.0
    return -2.0 if several and roles.is_head(found[last - 1]) and not trade else 0.0
