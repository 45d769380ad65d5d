"""What can be wrong with a message."""

from __future__ import annotations

from dataclasses import dataclass

ASKS_FOR_JOB = "asks_for_job_immediately"
NO_PERSONALISATION = "no_personalisation"
TOO_LONG = "too_long"
NO_VALUE = "no_value_offered"
TEMPLATE = "generic_template_text"
NO_ASK = "no_clear_ask"
NAMES = (ASKS_FOR_JOB, NO_PERSONALISATION, TOO_LONG, NO_VALUE, TEMPLATE, NO_ASK)
"""In the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Problem:
    """`why` has the words of the message that show it; for what is missing, what came nearest. `proposal` is a sentence
    or two, to the person who writes."""

    name: str
    why: tuple[str, ...]
    proposal: str
