"""conversations.*, users.*, team.* and auth.*: who is here, and what was said."""

from __future__ import annotations

import base64

from tests.adapters.slack.fake.methods import Asked, Method, Methods
from tests.adapters.slack.fake.model import (
    APP,
    BOT,
    BOT_NAME,
    BOT_USER,
    TEAM,
    TEAM_DOMAIN,
    TEAM_NAME,
    Body,
    Channel,
    Message,
    Refusal,
)


def open_direct(asked: Asked) -> Body:
    given = asked.maybe("channel")
    if given:
        return {"channel": {"id": asked.space.channel(given).id}}
    users = [each for each in asked.text("users", error="users_list_not_supplied").split(",") if each]
    if len(users) != 1:
        asked.demand("mpim:write")
        raise Refusal("not_enough_users" if not users else "too_many_users")
    before = f"D{users[0][1:]}" in asked.space.channels
    channel = asked.space.open_direct(users[0])
    answer: Body = {"channel": {"id": channel.id}}
    if asked.flag("return_im"):
        answer["channel"] = channel.told()
    return {"no_op": True, "already_open": True, **answer} if before else answer


def _readable(asked: Asked) -> Channel:
    channel = asked.space.channel(asked.text("channel", error="channel_not_found"))
    asked.demand(channel.history_scope)
    if not channel.bot:
        raise Refusal("not_in_channel")
    return channel


def _page(asked: Asked, messages: list[Message], *, newest_first: bool) -> Body:
    """One page of messages. `oldest` and `latest` are left out themselves unless `inclusive`."""
    oldest, latest = _stamp(asked, "oldest", 0.0), _stamp(asked, "latest", float("inf"))
    inclusive = asked.flag("inclusive")
    found = [
        each
        for each in messages
        if oldest < float(each.ts) < latest or (inclusive and float(each.ts) in (oldest, latest))
    ]
    found.sort(key=lambda each: float(each.ts), reverse=newest_first)
    limit = int(asked.maybe("limit") or 100)
    if not 1 <= limit <= 1000:
        raise Refusal("invalid_limit")
    cursor = asked.maybe("cursor")
    first = 0
    if cursor:
        try:
            first = int(base64.b64decode(cursor).decode().removeprefix("next:"))
        except ValueError:
            raise Refusal("invalid_cursor") from None
    page, more = found[first : first + limit], len(found) > first + limit
    shown = [each.told(metadata=asked.flag("include_all_metadata")) for each in page]
    answer: Body = {"messages": shown, "has_more": more, "pin_count": 0, "channel_actions_ts": None}
    if more:
        answer["response_metadata"] = {"next_cursor": base64.b64encode(f"next:{first + limit}".encode()).decode()}
    return answer


def _stamp(asked: Asked, name: str, otherwise: float) -> float:
    try:
        return float(asked.maybe(name) or otherwise)
    except ValueError:
        raise Refusal(f"invalid_ts_{name}") from None


def history(asked: Asked) -> Body:
    channel = _readable(asked)
    top = [each for each in channel.messages if not each.only_for and each.thread in ("", each.ts)]
    return _page(asked, top, newest_first=True)


def replies(asked: Asked) -> Body:
    channel = _readable(asked)
    ts = asked.text("ts", error="thread_not_found")
    thread = [each for each in channel.messages if ts in (each.ts, each.thread) and not each.only_for]
    if channel.message(ts) is None:
        raise Refusal("thread_not_found")
    return _page(asked, thread, newest_first=False)


def info(asked: Asked) -> Body:
    channel = asked.space.channel(asked.text("channel", error="channel_not_found"))
    asked.demand(channel.history_scope.replace("history", "read"))
    return {"channel": channel.told()}


def members(asked: Asked) -> Body:
    channel = asked.space.channel(asked.text("channel", error="channel_not_found"))
    asked.demand(channel.history_scope.replace("history", "read"))
    found = sorted(channel.members | ({BOT_USER} if channel.bot else set()))
    return {"members": found, "response_metadata": {"next_cursor": ""}}


def of_user(asked: Asked) -> Body:
    """The channels of somebody that the bot may hear of."""
    user = asked.space.person(asked.text("user", error="user_not_found")).id
    asked.demand("channels:read")
    kinds = {"public_channel": "public", "private_channel": "private"}
    wanted = {kinds[each] for each in (asked.maybe("types") or "public_channel").split(",")}
    if "private" in wanted:
        asked.demand("groups:read")
    known = [each for each in asked.space.channels.values() if each.kind in wanted and user in each.members]
    shown = sorted((each for each in known if each.kind == "public" or each.bot), key=lambda each: each.id)
    first, limit = int(asked.maybe("cursor") or 0), int(asked.maybe("limit") or 100)
    more = str(first + limit) if len(shown) > first + limit else ""
    page = [each.told() for each in shown[first : first + limit]]
    return {"channels": page, "response_metadata": {"next_cursor": more}}


def user(asked: Asked) -> Body:
    person = asked.space.person(asked.text("user", error="user_not_found"))
    return {"user": person.told(asked.space.clock(), locale=asked.flag("include_locale"))}


def team(asked: Asked) -> Body:
    return {"team": {"id": TEAM, "name": TEAM_NAME, "domain": TEAM_DOMAIN, "email_domain": "", "icon": {}}}


def auth(asked: Asked) -> Body:
    return {
        "url": f"https://{TEAM_DOMAIN}.slack.com/",
        "team": TEAM_NAME,
        "user": BOT_NAME,
        "team_id": TEAM,
        "user_id": BOT_USER,
        "bot_id": BOT,
        "is_enterprise_install": False,
    }


def bot(asked: Asked) -> Body:
    return {"bot": {"id": BOT, "app_id": APP, "user_id": BOT_USER, "name": BOT_NAME, "deleted": False, "updated": 0}}


METHODS: Methods = {
    "conversations.open": Method(open_direct, "im:write"),
    "conversations.history": Method(history, reads=True),
    "conversations.replies": Method(replies, reads=True),
    "conversations.info": Method(info, reads=True),
    "conversations.members": Method(members, reads=True),
    "users.conversations": Method(of_user, reads=True),
    "users.info": Method(user, "users:read", reads=True),
    "bots.info": Method(bot, "users:read", reads=True),
    "team.info": Method(team, "team:read", reads=True),
    "auth.test": Method(auth),
}
