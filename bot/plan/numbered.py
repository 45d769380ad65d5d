"""How many people an entry asks for: “3 data engineers”, “data engineer x3”, “recruiter (2)”."""

from __future__ import annotations

import re

from bot.kit import times
from bot.kit.errors import UserError
from bot.plan.model import MOST_PEOPLE, Quality


class NoNumberOfPeople(UserError):
    """{number} is no number of people that I can take.

    Nothing was saved. Say a number from 1 to 99, or none at all.
    """


TRIMMED = " \t.,;:!*•-"
_JOINS = re.compile(r"^(?:and|or|also|plus|&)\s+", re.IGNORECASE)

FOLK = r"(?:people|persons?|somebody|someone|contacts?|folks|anybody|anyone|friends?)"
_MARKED = re.compile(r"(?:(?<=\s)[x×]\s?([0-9]{1,6})|(?<=\s)([0-9]{1,6})\s?[x×]|\(\s*[x×]?\s?([0-9]{1,6})\s?[x×]?"
                     rf"(?:\s+{FOLK})?\s*\))$", re.IGNORECASE)  # fmt: skip
_AT_END = re.compile(r"(?<=\s)([0-9]{1,2})$")
_IN_FRONT = re.compile(
    r"^(?:(?:at\s+least|about|around)\s+)?(?:([0-9]{1,6})\s?[x×]\s+|[x×]\s?([0-9]{1,6})\s+)", re.IGNORECASE
)
_FIRST = re.compile(r"^(?:(?:at\s+least|about|around)\s+)?([0-9]{1,2})\s+(?=\S)", re.IGNORECASE)
_WORDED = re.compile(rf"^(?:at\s+least\s+)?({'|'.join(times.NUMBERS[1:12])})\s+(?=\S)", re.IGNORECASE)


def counted(said: str, quality: Quality | None) -> tuple[str, int | None]:
    """An entry without the number of people that it says."""
    plain = quality not in (Quality.COMPANY, Quality.SKILL, Quality.INTEREST)
    patterns = [_MARKED, _IN_FRONT]
    patterns += [_AT_END] if plain else []
    patterns += [_FIRST] if quality is not Quality.COMPANY else []
    patterns += [_WORDED] if quality in (Quality.ROLE, None) else []
    for pattern in patterns:
        found = pattern.search(said)
        if found is None:
            continue
        text = trimmed(f"{said[: found.start()]} {said[found.end() :]}")
        if not text:
            continue
        number = next(group for group in found.groups() if group is not None)
        many = int(number) if number.isdigit() else times.NUMBERS.index(number.lower()) + 1
        if not 1 <= many <= MOST_PEOPLE:
            if pattern in (_AT_END, _FIRST):
                continue
            raise NoNumberOfPeople(number=number)
        return text, many
    return said, None


def trimmed(part: str) -> str:
    before = None
    while part != before:
        before = part
        part = _JOINS.sub("", " ".join(part.split()).lstrip(TRIMMED.replace(".", "")).rstrip(TRIMMED))
    return part
