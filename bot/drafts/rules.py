"""What message fits now, how it goes out, and when it is asked whether it was sent. Values in, values out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.contacts.model import Contact
from bot.drafts.model import ASKS, Channel, Draft, Purpose, State
from bot.followups import rules as followup_rules
from bot.followups.model import FollowUp, Kind
from bot.journal import model as journal
from bot.kit import times, words
from bot.members.model import Member

LONG_SILENCE = 60
"""Days without a talk after which one gets in touch again: the interval of people who are neither close nor far."""

FRESH = 3
"""Days after a talk in which thanks are the first thing to say (followups.rules.LATE_THANKS_DAYS)."""

SOON = 1
"""Days: what is due tomorrow may be written today."""

MOST_ASKS = 3
"""“Did you send it?” is asked about a draft so often, as long as the answer is “not yet”; then nothing is asked."""

STALE = 14
"""Days after which nobody is asked about a draft any more, whatever kept the question back (a pause)."""

PUT_OFF = 7
"""Days until the question about a draft that is kept for later."""

LOOK_BEFORE = timedelta(minutes=5)
"""So long before the nudge time it is decided what goes along with the nudge (asking.rules.LEAD)."""

SETTLES = {
    Kind.PROMISE: frozenset({Purpose.FOLLOW_UP}),
    Kind.THANKS: frozenset({Purpose.THANKS}),
    Kind.CONGRATULATE: frozenset({Purpose.CONGRATULATION}),
}
"""Which message is what a follow-up asks for; any other is done with whatever one writes."""

TELLING = frozenset({Kind.PROMISE, Kind.CONGRATULATE})
"""Follow-ups that say themselves what the message is about."""

_PROPOSED = {
    Kind.THANKS: Purpose.THANKS,
    Kind.CONGRATULATE: Purpose.CONGRATULATION,
    Kind.PROMISE: Purpose.FOLLOW_UP,
    Kind.ONCE: Purpose.FOLLOW_UP,
    Kind.CHECK_IN: Purpose.RECONNECT,
    Kind.CADENCE: Purpose.RECONNECT,
}

LOGGED = {
    Purpose.COFFEE_CHAT: journal.Purpose.ADVICE,
    Purpose.FEEDBACK: journal.Purpose.FEEDBACK,
    Purpose.REFERRAL: journal.Purpose.REFERRAL,
    Purpose.RECONNECT: journal.Purpose.CATCH_UP,
}
"""What the conversation was for that is logged when a message was sent."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A message that fits, why, and the follow-up that it would settle."""

    purpose: Purpose
    because: str
    followup: FollowUp | None = None


def propose(waiting: Iterable[FollowUp], last: date | None, today: date) -> Proposal:
    """What to write first, from what is open with a person and the day of the last talk."""
    due = [one for one in waiting if one.due <= today + timedelta(days=SOON)]
    first = min(due, key=lambda one: (list(_PROPOSED).index(one.kind), one.due), default=None)
    if first is not None:
        return proposed(first)
    if last is None:
        return Proposal(Purpose.FOLLOW_UP, "You have not talked yet: a first word is enough.")
    if (today - last).days >= LONG_SILENCE:
        return Proposal(Purpose.RECONNECT, f"You last talked {times.say_ago(last, today)}.")
    if (today - last).days <= FRESH:
        return Proposal(Purpose.THANKS, f"You talked {times.say_ago(last, today)}.")
    return Proposal(Purpose.SHARE, "Nothing is due: something useful is a good reason to write.")


def proposed(one: FollowUp) -> Proposal:
    """The message that a follow-up asks for."""
    because = {
        Kind.PROMISE: "You promised something.",
        Kind.THANKS: "Thanks are due after your talk.",
        Kind.CONGRATULATE: "There is something to congratulate on.",
        Kind.ONCE: "You wanted to follow up.",
        Kind.CHECK_IN: "A month has passed since you met.",
        Kind.CADENCE: "It is time to be in touch again.",
    }
    return Proposal(_PROPOSED[one.kind], because[one.kind], one)


def settles(one: FollowUp, purpose: Purpose) -> bool:
    """Whether a message for that does what a follow-up asks for."""
    return one.kind not in SETTLES or purpose in SETTLES[one.kind]


def same(draft: Draft, meant: Proposal) -> bool:
    """Whether a draft is for the same. One promise, or one thing to congratulate on, is another than the next."""
    one = meant.followup
    another = one is not None and one.kind in TELLING and draft.followup not in (None, one.id)
    return draft.purpose is meant.purpose and not another


def fitting(waiting: Iterable[FollowUp], purpose: Purpose, today: date) -> FollowUp | None:
    """The open follow-up that a message for that settles: the soonest that asks for just that. What any message would
    settle has to be due: a check-in next month is still to come."""
    asked = [
        one
        for one in waiting
        if _PROPOSED[one.kind] is purpose and (one.kind in SETTLES or one.due <= today + timedelta(days=SOON))
    ]
    return min(asked, key=lambda one: one.due, default=None)


def channel_for(contact: Contact) -> Channel:
    """How to write to somebody: where they met first, then a link, then an address."""
    met = words.fold(contact.channel)
    if met == "linkedin":
        return Channel.LINKEDIN_MESSAGE
    if met and met not in ("event", "personal circle"):
        return Channel.DM
    if any("linkedin." in words.fold(link) for link in contact.links):
        return Channel.LINKEDIN_MESSAGE
    return Channel.EMAIL if contact.email else Channel.DM


def ask_day(draft: Draft, today: date, *, after: int = 1) -> date | None:
    """When it is asked next whether it was sent; None once that was asked often enough."""
    return today + timedelta(days=after) if draft.asks < MOST_ASKS else None


def told_day(ask_on: date | None, member: Member) -> date | None:
    """When they will be asked, as far as is known: not before their pause is over, nor once it is too long ago."""
    if ask_on is None or member.paused_until is None or not member.paused(ask_on):
        return ask_on
    return member.paused_until if ask_on >= oldest_asked(member.paused_until) else None


def oldest_asked(today: date) -> date:
    """Drafts that were to be asked about before this day aren't any more."""
    return today - timedelta(days=STALE)


def look_at(day: date, member: Member) -> datetime:
    """When it is looked at whether to ask on that day."""
    return times.instant(day, member.nudge_at, member.tz) - LOOK_BEFORE


def may_ask(member: Member, today: date) -> bool:
    """Whether they may be asked today: not in a pause, nor where nothing arrives, nor in a silence they chose."""
    quiet = member.stopped or followup_rules.pace(member) in ("question", "silent")
    return not (quiet or member.unreachable or member.paused(today))


def is_open(draft: Draft) -> bool:
    return draft.state is State.OPEN


def asks(purpose: Purpose) -> bool:
    """Whether it wants something of the other person."""
    return purpose in ASKS
