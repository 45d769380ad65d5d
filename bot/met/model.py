from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meeting:
    """One line about one person, taken apart. What was not understood is in `note`, so that no word is lost.

    `when` is the phrase that names a day to follow up, as typed.
    """

    name: str
    role: str = ""
    company: str = ""
    where: str = ""
    note: str = ""
    promises: tuple[str, ...] = ()
    when: str = ""
