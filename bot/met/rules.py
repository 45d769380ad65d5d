"""What a meeting adds to what is known."""

from __future__ import annotations

from bot.contacts.model import Contact
from bot.contacts.quickline import QuickLine
from bot.kit import companies, words


def noted(line: QuickLine, known: Contact) -> str:
    """The note of a talk with somebody known, with what was said of them that differs from what is known: it is not
    overwritten, and not lost."""
    differing = [
        f"{label}: {said}"
        for label, said, before, alike in (
            ("role", line.role, known.role, words.fold),
            ("company", line.company, known.company, companies.company),
            ("e-mail", line.email, known.email, words.fold),
            ("phone", line.phone, known.phone, words.fold),
        )
        if said and before and alike(said) != alike(before)
    ]
    return "; ".join(part for part in (line.note, *differing) if part)
