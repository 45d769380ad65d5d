"""The line in which people say whom they want to know: “roles: data engineer 3, recruiter; places: Berlin”.

It is cut at labels, then at commas, semicolons and line breaks, and at an “and” between two that are known by
themselves (bot/plan/joined.py). A semicolon doesn't end a list, the next label does; but what is surely something else
behind it is that: “companies: Acme; recruiters 2”. Of a list's name with “s” the colon may be missing.
A number says how many people are wanted: “3 data engineers”, “data engineer x3”, “data engineer (3)”, and at the end
“data engineer 3” too, but not of a company, a skill or an interest: “Studio 3”, “Python 3” and “Formula 1” are names.

Without a label it is known what something is where a word says it (“at Stripe”, “people who know SQL”), or where it is
a known job, sector, place or company. Of anything else nobody says, and it is asked.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.contacts.lines import gazetteer, jobwords
from bot.goals import filters
from bot.kit import companies, times, words
from bot.kit.errors import UserError
from bot.plan import joined, rules
from bot.plan.model import LISTS, Item, Quality
from bot.plan.numbered import FOLK, TRIMMED, counted, trimmed

SURE = 0.87
"""How like a job a word must be to be taken for one with a typing error: “recruter” is, “climber” is no cleaner."""
LONGEST = 60
"""Characters of one entry."""


class EntryTooLong(UserError):
    """“{text}” is too long for one entry.

    Nothing was saved. Use a few words each, with commas between them: “roles: data engineer, recruiter”.
    """


class NothingToCompare(UserError):
    """“{text}” has no word in it that I could look for.

    Nothing was saved. Write it in letters: “roles: data engineer”.
    """


_LABELS = {
    Quality.ROLE: "roles? jobs? job\\s+titles? positions? titles? professions?",
    Quality.SECTOR: "sectors? industr(?:y|ies) fields? branch(?:es)?",
    Quality.COMPANY: "compan(?:y|ies) employers? firms? organi[sz]ations?",
    Quality.SKILL: "skills? experiences? expertise knowledge",
    Quality.PLACE: "places? locations? cit(?:y|ies) countr(?:y|ies) regions? towns?",
    Quality.INTEREST: "interests? topics? hobb(?:y|ies) shared\\s+interests?",
}
_NAMES = "|".join(f"(?P<{quality.name}>{'|'.join(said.split(' '))})" for quality, said in _LABELS.items())
_LABEL = re.compile(rf"(?<![\w'-])(?:{_NAMES})\s*[:=]", re.IGNORECASE)
_DASHED = re.compile(rf"^(\s*(?:{'|'.join(' '.join(_LABELS.values()).split(' '))}))\s+-{{1,2}}\s", re.I | re.M)
_BARE = re.compile(
    rf"(?P<before>(?:^|[,;\n])\s*(?:and\s+)?)(?P<name>{'|'.join(LISTS.values())})\s+"
    r"(?!(?:in|at|to|of|like|with|from|for|who|that|and|or|on|we|i|is|are)\b)(?=(?P<first>\w[^,;\n]*))",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()\n]{0,80}\)|[()]")
_ENTRY = re.compile(r"(?:[^,;\n•()]|\([^()\n]{0,80}\))+")
_AND_NUMBER = re.compile(
    rf"\s+(?:and|or|&)\s+(?=[0-9]|(?:(?:an?|some|{'|'.join(times.NUMBERS[1:12])})\s+\S))", re.IGNORECASE
)

_WISH = re.compile(
    r"^(?:i(?:'d|'m|\s+am)?\s+)?"
    r"(?:(?:want|would\s+like|like|need|hope|try|trying)\s+(?:to\s+(?:know|meet|find|talk\s+to)\s+)?"
    r"|(?:look(?:ing)?|search(?:ing)?)\s+for\s+|(?:find|meet|know|get\s+to\s+know)\s+)(?=\S)",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:an?|some|several|more|a\s+few|other)\s+(?=\S)", re.IGNORECASE)

_WHO = rf"(?:{FOLK}\s+)?"
_SAID = (
    (Quality.COMPANY, rf"{_WHO}(?:(?:who\s+)?(?:works?|working)\s+(?:at|for)\s+|at\s+|@\s?)"),
    (Quality.PLACE, rf"{_WHO}(?:who\s+)?(?:lives?|living|based|located)\s+in\s+"),
    (Quality.SKILL, rf"{_WHO}(?:who\s+(?:knows?|can|uses?)\s+|(?:skilled|experienced|good)\s+(?:in|at|with)\s+)"),
    (Quality.SKILL, rf"{FOLK}\s+with\s+(?:skills?|experience)\s+(?:in|with)\s+"),
    (Quality.INTEREST, rf"{_WHO}(?:who\s+(?:likes?|loves?|cares?\s+about)\s+|interested\s+in\s+|into\s+)"),
    (None, rf"{_WHO}(?:who\s+works?\s+in\s+|working\s+in\s+|in\s+|from\s+)|{FOLK}\s+(?=\S)"),
)
_PATTERNS = tuple((quality, re.compile(f"^{said}(?=\\S)", re.IGNORECASE)) for quality, said in _SAID)
_BEHIND = re.compile(r"\s+(?:at|in|from|with|who|based|working|living|interested)\s+|\s+@\s?", re.IGNORECASE)


def read(line: str, otherwise: Quality | None = None) -> tuple[Item, ...]:
    """What a line says, each entry once. `otherwise` is what those are that nothing says anything of. Raises UserError
    with nothing read."""
    found: list[Item] = []
    for label, said in _labelled(line):
        for entry, behind in _entries(said, label):
            if label is None or (behind and _is_else(entry, label)):
                found += _unlabelled(entry, otherwise)
            else:
                found.append(_entry(entry, label))
    return _once(found)


def lists(line: str) -> dict[Quality, tuple[Item, ...] | None]:
    """The lists that a line names, each with what is to stand in it: None where it only names it, nothing where a lone
    - empties it."""
    found: dict[Quality, tuple[Item, ...] | None] = {}
    for label, said in _labelled(f"{line}:" if _LABEL.fullmatch(f"{line.strip()}:") else line):
        if label is not None:
            found[label] = None if not said.strip() else () if joined.is_nothing(said) else listed(label, said)
    return found


def named(text: str) -> Quality | None:
    """The list that a text names, and nothing besides: “roles”, “my cities”."""
    found = lists(text.strip().lower().removeprefix("my ").strip(" :?!."))
    return next((quality for quality, items in found.items() if items is None and len(found) == 1), None)


def listed(quality: Quality, text: str) -> tuple[Item, ...]:
    """The entries of one list, each once: “data engineer x3, recruiter”."""
    return _once(_entry(entry, quality) for entry, _ in _entries(text, quality))


def spell(items: Iterable[Item]) -> str:
    """The line that `read` takes for these."""
    by_quality: dict[Quality, list[Item]] = {quality: [] for quality in Quality}
    for item in items:
        if item.quality is not None:
            by_quality[item.quality].append(item)
    return "; ".join(f"{LISTS[quality]}: {spell_list(some)}" for quality, some in by_quality.items() if some)


def spell_list(items: Iterable[Item]) -> str:
    """“data engineer x3, recruiter”."""
    return ", ".join(f"{item.text} x{item.target}" if item.target else item.text for item in items)


def _labelled(line: str) -> Iterator[tuple[Quality | None, str]]:
    """The parts of a line, each with the label before it."""
    label: Quality | None = None
    at = 0
    line = _BARE.sub(_with_colon, _DASHED.sub(r"\1: ", line))
    for found in _LABEL.finditer(line):
        if label is not None or line[at : found.start()].strip(TRIMMED):
            yield label, line[at : found.start()]
        label = Quality[found.lastgroup or ""]
        at = found.end()
    yield label, line[at:]


def _with_colon(found: re.Match[str]) -> str:
    """“places Berlin” as “places: Berlin”; but a “skills trainer” is somebody."""
    is_somebody = found["name"].lower() != LISTS[Quality.ROLE] and _is_role(counted(trimmed(found["first"]), None)[0])
    return found[0] if is_somebody else f"{found['before']}{found['name']}: "


def _once(items: Iterable[Item]) -> tuple[Item, ...]:
    """Each once, with the last number that was said. “Acme, Inc.” is one company."""
    found: dict[tuple[Quality | None, str], Item] = {}
    before: Item | None = None
    for item in items:
        if item.quality is Quality.COMPANY:
            if before is not None and _goes_on(before, item):
                if found.get(place := (Quality.COMPANY, _key(before))) is before:
                    del found[place]
                item = replace(item, text=f"{before.text} {item.text}")
            before = item
        known = found.get((item.quality, _key(item)))
        if known is None or item.target is not None:
            found[item.quality, _key(item)] = item if known is None else replace(known, target=item.target)
    return tuple(found.values())


def _goes_on(before: Item, item: Item) -> bool:
    """Whether an entry is no company, but the legal form of the one before it."""
    if before.target is not None:
        return False
    return companies.company(f"{before.text}, {item.text}") == companies.company(before.text)


def _entries(text: str, label: Quality | None) -> Iterator[tuple[str, bool]]:
    """Cut at commas, semicolons and line breaks outside of brackets, and where two are joined; nothing of a text that
    says that there is nothing. With each, whether it stands behind a semicolon."""
    if joined.is_nothing(text):
        return
    text = _BRACKETS.sub(lambda pair: pair[0] if len(pair[0]) > 1 else " ", text)  # one alone would join entries
    behind, at = False, 0
    for found in _ENTRY.finditer(text):
        behind = behind or ";" in text[at : found.start()]
        at = found.end()
        for piece in (found[0],) if label is Quality.COMPANY else _AND_NUMBER.split(found[0]):
            for part in _apart(trimmed(piece), label):
                said = trimmed(part)
                if said and not (label is None and joined.is_nothing(said)):
                    yield said, behind


def _apart(piece: str, label: Quality | None) -> tuple[str, ...]:
    """“people at Stripe and N26” as two, and “people in Trinidad and Tobago” as one."""
    named = _told(_without_number(_WISH.sub("", piece), None)[0])[1] if label is None else piece
    if gazetteer.company(named) or gazetteer.place(named):
        return (piece,)
    return joined.apart(piece, lambda one: _stands_alone(one, label))


def _stands_alone(part: str, label: Quality | None) -> bool:
    """Whether a part of “a and b” is an entry by itself, as far as that is known."""
    text = _without_number(_WISH.sub("", part), label)[0]
    match label:
        case Quality.ROLE:
            return _is_role(text)
        case Quality.COMPANY:
            return gazetteer.company(text)
        case Quality.PLACE:
            return gazetteer.place(text)
        case Quality.SECTOR | Quality.SKILL | Quality.INTEREST:
            return len(text.split()) == 1
        case None:
            told, rest = _told(text)
            behind = _BEHIND.search(rest)
            # “sales and marketing manager” is one job: what could be a sector may be a part of one.
            known = told or guess(rest) not in (None, Quality.SECTOR)
            return bool(known) or (behind is not None and _is_role(rest[: behind.start()]))


def _is_else(entry: str, label: Quality) -> bool:
    """Whether an entry of a list is surely no entry of it: a “recruiter” is no company."""
    guessed = guess(_without_number(entry, None)[0])
    return guessed is not None and guessed is not label


def _entry(said: str, quality: Quality) -> Item:
    """One entry of a list that has a label."""
    text, target = _without_number(said, quality)
    return _checked(Item(text, quality, target))


def _without_number(said: str, quality: Quality | None) -> tuple[str, int | None]:
    """An entry without its number, and without “a” or “some” where people are meant."""
    text, target = counted(said, quality)
    if target is None:
        text, target = counted(_plain(said, quality), quality)
    return _plain(text, quality), target


def _plain(text: str, quality: Quality | None) -> str:
    if quality not in (Quality.ROLE, Quality.SECTOR, None):
        return text
    before = ""
    while text != before:
        before = text
        text = trimmed(_ARTICLE.sub("", text))
    return text


def _unlabelled(said: str, otherwise: Quality | None) -> Iterator[Item]:
    """What somebody said without a label: one quality, or two, “data engineers at Acme”."""
    said = _WISH.sub("", said)
    text, target = _without_number(said, None)
    quality, rest = _told(text)
    behind = _BEHIND.search(rest) if quality is None else None
    if behind is not None and _is_role(rest[: behind.start()]):
        yield _checked(Item(rest[: behind.start()], Quality.ROLE, target))
        quality, rest = _told(rest[behind.start() :].strip())
        said, text, target = rest, rest, None
    quality = quality or guess(rest)
    several = joined.apart(rest, lambda one: _stands_alone(one, quality)) if quality is not None else ()
    if len(several) > 1:
        for one in several:
            yield _checked(Item(one, quality, target))
            target = None  # which of them it counts isn't said
        return
    if quality is None and otherwise is not None and rest == text:
        yield _entry(said, otherwise)  # “Studio 3” is no number of people, if it is a company
    else:
        yield _checked(Item(rest, quality or otherwise, target))


def guess(text: str) -> Quality | None:
    """What a text is, if it is a known job, sector, place or company, and no plain word besides."""
    if _is_role(text):
        return Quality.ROLE
    if filters.sector(f"in {text}").casefold() == text.casefold():
        return Quality.SECTOR
    if gazetteer.plain(text) and not text[:1].isupper():
        return None
    place, company = gazetteer.place(text), gazetteer.company(text)
    if place and company:
        return None
    return Quality.PLACE if place else Quality.COMPANY if company else None


def job_meant(item: Item) -> Item | None:
    """The job of which an entry may have a typing error: “recruter” for recruiter; None where it looks like none."""
    *before, last = item.text.split()
    folded = words.fold(last)
    near = words.close(folded, jobwords.HEADS, limit=1) if len(folded) > 4 else ()
    if not near or near[0][:1] != folded[:1] or difflib.SequenceMatcher(None, folded, near[0]).ratio() < SURE:
        return None
    return replace(item, text=" ".join((*before, near[0])), quality=Quality.ROLE)


def _told(text: str) -> tuple[Quality | None, str]:
    """What the words before something say of it, and the rest."""
    for quality, pattern in _PATTERNS:
        found = pattern.match(text)
        if found is not None:
            return quality, text[found.end() :]
    return None, text


def _is_role(text: str) -> bool:
    last = rules.forms(text)[-1:]
    return bool(last) and (last[0] in jobwords.HEADS or last[0].endswith(jobwords.ROLE_ENDINGS))


def _key(item: Item) -> str:
    return rules.key(item.quality, item.text) if item.quality is not None else words.fold(item.text)


def _checked(item: Item) -> Item:
    if len(item.text) > LONGEST:
        raise EntryTooLong(text=item.text)
    if not rules.forms(item.text):
        raise NothingToCompare(text=item.text)
    return item
