"""What a workspace consists of, in the shapes that Slack tells of it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

TEAM, TEAM_NAME, TEAM_DOMAIN = "T1", "Acme", "acme"
APP, BOT, BOT_USER, BOT_NAME = "A1", "B1", "U0BOT", "grapevine"

Body = dict[str, Any]


def token(prefix: str = "", size: int = 12) -> str:
    """Something that nobody guesses, in Slack's letters."""
    return prefix + secrets.token_hex(size).upper()[:size]


@dataclass
class Human:
    """Somebody of the workspace, or a guest, or a stranger out of another one."""

    id: str
    name: str
    tz: str
    locale: str = "en-US"
    restricted: bool = False
    ultra_restricted: bool = False
    stranger: bool = False
    deleted: bool = False
    is_bot: bool = False
    team: str = TEAM
    updated: int = 0
    admin: bool = False
    owner: bool = False

    @property
    def handle(self) -> str:
        return "".join(letter for letter in self.name.lower() if letter.isalnum()) or self.id.lower()

    def told(self, at: datetime, *, locale: bool = False) -> Body:
        """As `users.info` tells of them."""
        offset = at.astimezone(ZoneInfo(self.tz)).utcoffset() if self.tz else None
        zone: Body = {}
        if self.tz and not self.deleted:
            seconds = int(offset.total_seconds()) if offset is not None else 0
            zone = {"tz": self.tz, "tz_label": self.tz.rpartition("/")[2].replace("_", " "), "tz_offset": seconds}
        first, _, last = self.name.partition(" ")
        profile = {
            "real_name": self.name,
            "real_name_normalized": self.name,
            "display_name": self.handle,
            "display_name_normalized": self.handle,
            "first_name": first,
            "last_name": last,
            "title": "",
            "phone": "",
            "skype": "",
            "status_text": "",
            "status_emoji": "",
            "avatar_hash": "g0",
            "team": self.team,
        }
        flags = {
            "is_admin": self.admin,
            "is_owner": self.owner,
            "is_primary_owner": False,
            "is_bot": self.is_bot,
            "is_restricted": self.restricted or self.ultra_restricted,
            "is_ultra_restricted": self.ultra_restricted,
            "is_app_user": False,
            "is_email_confirmed": True,
        }
        person: Body = {"id": self.id, "team_id": self.team, "name": self.handle, "deleted": self.deleted}
        person |= {"color": "9f69e7", "real_name": self.name, **zone, "profile": profile, **flags}
        if self.stranger:
            person["is_stranger"] = True
        if locale:
            person["locale"] = self.locale
        return person | {"updated": self.updated, "who_can_share_contact_card": "EVERYONE"}


@dataclass(eq=False)
class Message:
    """`only_for`: the person who sees it, if it is ephemeral. `changed` counts up with everything that happens."""

    ts: str
    channel: str
    user: str
    text: str
    blocks: list[Body] = field(default_factory=list)
    thread: str = ""
    by_bot: bool = False
    metadata: Body | None = None
    only_for: str = ""
    edited: str = ""
    files: list[Body] = field(default_factory=list)
    changed: int = 0
    at: datetime | None = None

    def told(self, *, metadata: bool = False) -> Body:
        """As `conversations.history` tells of it."""
        said: Body = {"user": self.user, "type": "message", "ts": self.ts}
        if self.by_bot:
            profile = {
                "id": BOT,
                "app_id": APP,
                "user_id": BOT_USER,
                "name": BOT_NAME,
                "deleted": False,
                "icons": {},
                "updated": 0,
                "team_id": TEAM,
            }
            said |= {"bot_id": BOT, "app_id": APP, "bot_profile": profile}
        said |= {"text": self.text, "team": TEAM}
        if self.blocks:
            said["blocks"] = self.blocks
        if self.thread:
            said["thread_ts"] = self.thread
        if self.edited:
            said["edited"] = {"user": self.user, "ts": self.edited}
        if self.files:
            said["files"] = self.files
        if metadata and self.metadata is not None:
            said["metadata"] = self.metadata
        return said


@dataclass
class Channel:
    """`members` are the people in it; `bot` says whether the bot is, too."""

    id: str
    name: str
    kind: Literal["im", "public", "private"] = "public"
    members: set[str] = field(default_factory=set)
    bot: bool = False
    archived: bool = False
    shared: bool = False
    messages: list[Message] = field(default_factory=list)

    @property
    def called(self) -> str:
        """In payloads: those that not everybody sees have no name of their own there."""
        return {"im": "directmessage", "public": self.name, "private": "privategroup"}[self.kind]

    @property
    def history_scope(self) -> str:
        return {"im": "im", "public": "channels", "private": "groups"}[self.kind] + ":history"

    def told(self) -> Body:
        said: Body = {"id": self.id, "created": 1_700_000_000, "is_archived": self.archived, "is_im": self.kind == "im"}
        if self.kind == "im":
            user = next(iter(self.members))
            return said | {"is_org_shared": False, "user": user, "is_user_deleted": False, "priority": 0}
        private = self.kind == "private"
        said |= {"name": self.name, "name_normalized": self.name, "is_channel": not private, "is_group": False}
        said |= {"is_mpim": False, "is_private": private, "is_general": False, "is_shared": self.shared}
        return said | {"is_ext_shared": self.shared, "is_org_shared": False, "is_member": self.bot, "creator": "U1"}

    def message(self, ts: str) -> Message | None:
        return next((each for each in self.messages if each.ts == ts), None)


@dataclass(eq=False)
class View:
    """A modal or a Home tab. `given` is what the app sent, `values` what its reader put in, by block_id."""

    id: str
    user: str
    given: Body
    hash: str
    root: str = ""
    previous: str | None = None
    external: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    changed: int = 0

    @property
    def blocks(self) -> list[Body]:
        return self.given["blocks"]

    def told(self, state: Body | None = None) -> Body:
        given = self.given
        said: Body = {"id": self.id, "team_id": TEAM, "type": given["type"], "blocks": given["blocks"]}
        said |= {"private_metadata": given.get("private_metadata", ""), "callback_id": given.get("callback_id", "")}
        said |= {"state": {"values": state or {}}, "hash": self.hash}
        said |= {"title": given.get("title") or {"type": "plain_text", "text": "View Title", "emoji": True}}
        said |= {"clear_on_close": given.get("clear_on_close", False)}
        said |= {"notify_on_close": given.get("notify_on_close", False), "close": given.get("close")}
        said |= {"submit": given.get("submit"), "previous_view_id": self.previous, "root_view_id": self.root or self.id}
        said |= {"app_id": APP, "external_id": self.external, "app_installed_team_id": TEAM, "bot_id": BOT}
        return said


@dataclass
class Trigger:
    """What opens one modal within three seconds; `view` is the modal in which it was pulled."""

    user: str
    at: datetime
    view: str = ""
    used: bool = False


@dataclass
class Answering:
    """A response_url: five answers in half an hour, about `message` if there is one."""

    user: str
    channel: str
    at: datetime
    message: Message | None = None
    uses: int = 0


@dataclass
class Upload:
    """A file on its way into a channel."""

    id: str
    name: str
    length: int
    content: bytes | None = None
    done: bool = False


@dataclass
class Call:
    """A call of the Web API, or of a response_url under that name. `accepted`: it had its effect."""

    method: str
    args: Body
    at: datetime
    accepted: bool = False
    answer: str = ""
    """The error of the answer, "ok", or the fault that the answer met."""


@dataclass
class Delivery:
    """A payload given to the app. `latency` is the seconds until it was acknowledged, None if it never was in time."""

    id: str
    kind: Literal["slash_commands", "interactive", "events_api"]
    payload: Body
    answers: bool
    attempts: int = 0
    latency: float | None = None
    answer: Body | None = None
    status: int = 0

    @property
    def acked(self) -> bool:
        return self.latency is not None


class Refusal(Exception):
    """Slack says no: `ok: false` with this code, and `more` fields."""

    def __init__(self, code: str, **more: Any) -> None:
        super().__init__(code)
        self.code = code
        self.more = more
