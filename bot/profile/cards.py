"""How a member's own settings and data look."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from bot.kit import times, words, zones
from bot.kit.cards import Action, Card, Entries, Entry, Strong, footnote, say
from bot.members.model import Member, Place

SAID = {
    "contacts": ("person", "people"),
    "journal": ("conversation", ""),
    "followups": ("follow-up", ""),
    "goals": ("goal", ""),
    "wanted": ("line in your plan", "lines in your plan"),
    "companies": ("dream company", "dream companies"),
    "pitches": ("pitch", "pitches"),
    "drafts": ("message you prepared", "messages you prepared"),
    "deeds": ("thing you did", "things you did"),
    "shares": ("thing to share", "things to share"),
    "leads": ("thing you heard", "things you heard"),
    "milestones": ("date to congratulate", "dates to congratulate"),
    "communities": ("group you joined", "groups you joined"),
    "checklist": ("step on your profiles", "steps on your profiles"),
    "aims": ("big picture", "big pictures"),
    "attendances": ("event", ""),
    "reviews": ("look back", "looks back"),
    "resources": ("book or course you added", "books and courses you added"),
}
"""The tables people think of, in words."""

ASKED = "once a week I ask how your goals go, and once a month whether you look back on it"


def settings(member: Member, now: datetime, edits: Mapping[str, Action], *, where: str, asked: bool = True) -> Card:
    """All of it, each line with its button. `where` nudges come, in words; `asked`: check-ins come by themselves."""
    today = now.astimezone(member.tz).date()
    lines = {
        "name": ("Name", member.name or "not said"),
        "zone": ("Time zone", f"{member.zone}, where it is {zones.clock(member.zone, now)}{assumed(member)}"),
        "days": ("Nudge days", days(member)),
        "time": ("Nudge time", times.say_time(member.nudge_at)),
        "quiet": ("Quiet hours", hours(member)),
        "nudges": ("Nudges", "full: with the promise and the note" if member.full_nudges else "short: names only"),
        "where": ("Nudges come", where),
        "asks": ("Check-ins", ASKED if asked else "I don't ask; you check in when you like"),
        "pause": ("Reminders", pause(member, today)),
        "situation": ("Where you stand", member.situation.value if member.situation else "not said"),
    }
    items = tuple(
        Entry((Strong(f"{label}: "), value), actions=(edits[key],) if key in edits else ())
        for key, (label, value) in lines.items()
    )
    return Card("Your settings", (Entries("", items),), summary="Your settings")


def where(chosen: Place | None, *, here: bool) -> str:
    """Where nudges come; `here`: that is the place where this is read."""
    if chosen is None:
        return "directly to you"
    place = "here" if here else "to the thread you chose" if chosen.private else "to the channel or group you chose"
    return place if chosen.private else f"{place}, where others read them too"


def brought(*, shared: bool, full: bool) -> Card:
    """Nudges come to a place that was chosen. `shared`: others read there; `full`: nudges tell promises elsewhere."""
    if not shared:
        return Card(
            "Your nudges come to this thread now",
            (say("Nobody else reads it. What I ask you, and what I have to tell you, still comes beside it."),),
            tone="good",
            summary="Saved",
        )
    kept = "The promise and the note stay out of them"
    told = f"{kept}, though your nudges are full." if full else f"{kept}; they open with Show, for your eyes only."
    return Card(
        "Your nudges come here now",
        (
            say("Everybody who is in here can read them: whom they are about, role and company, when you last talked."),
            say(told),
            footnote(
                "I have to be in here to write: if I am not, invite me (on Slack: /invite @Grapevine). Until then they "
                "come to you directly."
            ),
        ),
        tone="good",
        summary="Saved",
    )


def assumed(member: Member) -> str:
    """A word on who told the zone, when it wasn't the member."""
    match member.zone_from:
        case "member":
            return ""
        case "platform":
            return " (as your account says)"
        case _:
            return " (I only assume it)"


def days(member: Member) -> str:
    if not member.nudge_days:
        return "none: only promises, thanks and days you named"
    if len(member.nudge_days) == 7:
        return "every day"
    return words.join([times.DAYS[day] for day in sorted(member.nudge_days)])


def hours(member: Member) -> str:
    return f"{times.say_time(member.quiet.start)} to {times.say_time(member.quiet.end)}"


def pause(member: Member, today: date) -> str:
    if not member.paused(today):
        return "on"
    until = member.paused_until
    return "paused until you resume" if until in (None, date.max) else f"paused until {times.say_day(until, today)}"


def counted(counts: Mapping[str, int]) -> str:
    """“3 people, 5 conversations and 2 goals”; without what there is none of."""
    return words.join([words.plural(counts[table], *said) for table, said in SAID.items() if counts.get(table)])


def deleting(counts: Mapping[str, int]) -> Card:
    """What would go, before it goes."""
    gone = counted(counts)
    return Card(
        "Delete everything I know about you?",
        (
            say(f"This would go for good: {gone}." if gone else "I know nothing but your settings. They would go."),
            say("Also your settings, your account here, and every message that waits. Nothing of it can be restored."),
            say("Messages already in this chat stay here; you can delete them yourself. Backups expire by themselves."),
            say("To keep a copy, export your data first."),
        ),
        tone="warn",
        summary="Delete your data?",
    )


def deleted(counts: Mapping[str, int]) -> Card:
    gone = counted(counts)
    return Card(
        "Everything is deleted",
        (
            say(f"Gone: {gone}, and your settings." if gone else "Gone: your settings."),
            say("I don't know you any more. If you type to me again, we start from the beginning."),
        ),
        tone="good",
        summary="Deleted",
    )
