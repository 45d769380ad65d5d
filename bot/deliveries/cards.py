"""What people are told of deliveries. No name of a channel is stored, so a digest is named by its time."""

from __future__ import annotations

from datetime import datetime

from bot.kit.cards import At, Card, CommandMention, Footnote, footnote, say

_CLOSED = {
    "channel_not_found": ("I can't find the channel any more.", "If it is still there, invite me to it."),
    "is_archived": ("The channel is archived.", "Unarchive it, or choose another channel for the digest."),
    "not_in_channel": ("I am not a member of the channel.", "Invite me: type /invite and my name in it."),
    "restricted_action": ("Only some people may post in the channel.", "Ask an admin to let me post there."),
    "ekm_access_denied": ("Your workspace's own keys keep me out.", "Ask an admin to give me access again."),
    "10003": ("The channel isn't there any more.", "Choose another channel for the digest."),
    "50001": ("I can't see the channel.", "Give me “View Channel” in the settings of the channel."),
    "50013": ("I may not write in the channel.", "Give me “Send Messages” in the settings of the channel."),
}
"""By the platform's code: what is wrong, and what the owner of a digest can do. Numbers are Discord's."""

_UNREACHED = {
    "50007": "Discord doesn't let me write to you: allow direct messages from server members, in its privacy settings.",
    "50278": "Discord lets me write only to people I share a server with, and we shared none.",
    "user_disabled": "Slack said that your account was turned off.",
    "user_not_found": "Slack didn't find your account.",
    "cannot_dm_bot": "Slack doesn't let me write to an account that is a bot.",
    "messages_tab_disabled": "Slack doesn't let me write to you: ask an admin to turn on my Messages tab.",
}


def unsure(tried: datetime) -> Card:
    """A digest may have arrived or not."""
    return Card(
        "I can't tell whether your digest arrived in the channel",
        (
            say("I posted it (", At(tried), ") and got no clear answer. Please have a look."),
            footnote("I don't post it again by myself, so that nobody reads it twice."),
        ),
        tone="ask",
        summary="About your digest",
    )


def stopped(code: str, tried: datetime) -> Card:
    """The place of a digest is closed to us until somebody does something about it."""
    wrong, remedy = _CLOSED.get(code, (f"I may not post in the channel any more: {code}.", "An admin may know why."))
    return Card(
        "I couldn't post your digest",
        (
            say("That was ", At(tried), f". {wrong} {remedy}"),
            footnote("Until then I post nothing there. I keep your digest as you set it up."),
        ),
        tone="warn",
        summary="About your digest",
    )


def moved(code: str) -> Card:
    """The place where a member's nudges came is closed to us, so they come directly again."""
    wrong = _CLOSED[code][0] if code in _CLOSED else f"I may not write there any more: {code}."
    if code == "channel_not_found":  # Slack says so of private channels that we aren't in
        wrong = "I can't see it: I am not a member, or it isn't there any more."
    return Card(
        "Your nudges come to you directly again",
        (
            say(f"I couldn't post one in the place that you chose for them. {wrong}"),
            footnote("To have them there again, let me in and type ", CommandMention("settings here"), " there."),
        ),
        tone="warn",
        summary="About your nudges",
    )


def there() -> Card:
    return Card("Good, then your digest is there", (say("I have noted it as posted."),), tone="good", summary="Noted")


def posting() -> Card:
    return Card(
        "I post your digest again now",
        (say("If the first one turns up after all, please delete one of them."),),
        tone="good",
        summary="Posting it again",
    )


def resumed(*, posting: bool) -> Card:
    """`posting`: at once, since the digest that failed is not out of date yet."""
    said = "I post it now." if posting else "The digest that failed is out of date; the next one goes there."
    return Card("I try the channel again", (say(said),), tone="good", summary="Trying again")


def unreached(code: str) -> Footnote:
    """The line beneath an answer to somebody whom reminders couldn't reach."""
    why = _UNREACHED.get(code, f"I wasn't allowed to write to you: {code}.")
    return footnote(f"My reminders couldn't reach you. {why} From now on I try again.")
