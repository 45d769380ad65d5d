"""What the welcome proposes: an example of a goal for each big picture."""

from __future__ import annotations

from datetime import date, timedelta

from bot.goals.model import Family
from bot.kit import times

LEAST_DAYS = 14
"""A goal that ends sooner would hardly get a start."""

_EXAMPLES = {
    Family.JOB: "Have 3 coffee chats with people who do the job I want by {day}",
    Family.COMMUNITY: "Have 3 conversations with people who learn what I learn by {day}",
    Family.PROFILE: "Comment on 2 posts from people in my field every week",
    Family.EXPERTISE: "Write 2 posts about what I know by {day}",
    Family.OWN: "Have 3 conversations with people in my field by {day}",
}


def last_day(today: date) -> date:
    """Until when a first goal lasts: the end of this month, or of the next one when that is near."""
    end = times.add_months(today.replace(day=1), 1) - timedelta(days=1)
    if (end - today).days >= LEAST_DAYS:
        return end
    return times.add_months(today.replace(day=1), 2) - timedelta(days=1)


def example(family: Family, by: date) -> str:
    """A goal of one sentence that passes all five questions; `by` is its last day."""
    return _EXAMPLES[family].format(day=f"{by.day} {times.MONTHS[by.month - 1]}")
