"""What the codes of deliveries and stops mean, for operators: in a sentence, with what to do."""

from __future__ import annotations

from bot.outbox.model import State

MEANINGS = {
    State.PENDING: "waits until it is due",
    State.LEASED: "a worker has it in hand",
    State.SENDING: "being sent, or looked for on the platform",
    State.SENT: "arrived",
    State.UNKNOWN: "may have arrived: nobody can tell",
    State.CANCELLED: "taken back before it was sent",
    State.EXPIRED: "its time was over before it could be sent",
    State.SUPPRESSED: "there was nothing to say any more",
    State.DEAD: "could not be sent",
}

_OWN = {
    "lost": "the process that had it ended without a result, more than once. Look at its log for the delivery's id",
    "later": "the person wanted to hear later, but an earlier call may have arrived already",
    "timeout": "the platform didn't answer in time",
    "no_direct_messages": "this platform doesn't let us write to people directly",
}

_GONE = "the workspace took the bot away, or turned its token off. Install it anew, and start with the new token"
_PLATFORMS = {
    "account_inactive": _GONE,
    "app_uninstalled": _GONE,
    "invalid_auth": _GONE,
    "token_revoked": _GONE,
    "channel_not_found": "the channel is gone, or the bot may not see it. Invite it, then resume",
    "ekm_access_denied": "the workspace's own keys keep us out. Ask its administrator, then resume",
    "is_archived": "the channel is archived. Unarchive it or choose another, then resume",
    "not_in_channel": "the bot is no member of the channel. Invite it, then resume",
    "restricted_action": "only some people may post in the channel. Let the bot, then resume",
    "cannot_dm_bot": "bots can't be written to",
    "messages_tab_disabled": "the app's Messages tab is turned off in its settings",
    "user_disabled": "the person's account was turned off",
    "user_not_found": "the platform doesn't know the person",
    "fatal_error": "the platform had a fault, and may have the message",
    "internal_error": "the platform had a fault, and may have the message",
    "invalid_blocks": "the platform didn't take the form of the message: a fault of ours, please report it",
    "missing_scope": "the bot lacks a permission. Install it anew with the current manifest",
    "msg_too_long": "the message was too long: a fault of ours, please report it",
    "ratelimited": "the platform asked us to wait. It goes on by itself",
    "rate_limited": "the platform asked us to wait. It goes on by itself",
    "request_timeout": "the platform took too long, and may have the message",
    "http_401": "the platform doesn't take our token. Set the right one, start again, then resume",
    "no_history": "the bot may not read the channel, so nobody can tell what arrived. Let it “Read Message History”",
    "too_many_invalid": "so many calls were refused that Discord would soon shut us out. It goes on by itself",
    "10003": "the channel is gone",
    "10013": "Discord doesn't know the person",
    "20026": "Discord takes the bot for spam. Write to its people at dis.gd/app-quarantine",
    "20028": "too many new conversations at once. It goes on by itself",
    "40003": "too many new conversations at once. It goes on by itself",
    "50001": "the bot may not see the channel. Let it, then resume",
    "50007": "the person doesn't take direct messages. They are written to again once they come back",
    "50013": "the bot may not write in the channel. Let it, then resume",
    "50035": "the platform didn't take the form of the message: a fault of ours, please report it",
    "50278": "the person is in no server with the bot any more",
}
"""In the words of Slack's and Discord's documentation of errors; numbers are Discord's."""

_CONNECTION = ("Connect", "Connection", "DNS", "Disconnected", "OSError", "Payload", "Server")


def explain(code: str) -> str:
    """Never empty; a code that isn't known is said to be the platform's own."""
    known = _OWN.get(code) or _PLATFORMS.get(code)
    if known is not None:
        return known
    if code.startswith("compose:"):
        return f"the message couldn't be made ({code.removeprefix('compose:')}): a fault of ours, please report it"
    if any(word in code for word in _CONNECTION):
        return "the connection to the platform failed"
    return "the platform's own word: see its documentation of errors" if code else "nothing went wrong"
