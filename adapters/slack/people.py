"""What Slack tells of a person: zone, name, whether they belong to this workspace, and whether they manage it. It is
asked once an hour, about those who manage it every five minutes."""

from __future__ import annotations

import logging
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace

from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import web
from adapters.slack.inbound import Body, items, part, text
from bot.kit.errors import UserError

FRESH_SECONDS = 3600.0
ORGANISER_SECONDS = 300.0
"""Who is no admin any more may be taken for one for so long. Who has become one is known when Slack says so, which it
does by itself."""

MOST = 10_000
"""People remembered; of more, those who were here longest ago are asked about anew."""

ASK_SECONDS = 2.0
"""A trigger lives for three."""

log = logging.getLogger(__name__)


class Stranger(UserError):
    """I only talk with members of this workspace.

    Guests and people of other workspaces can ask whoever runs Grapevine here to let guests in.
    """


class Unsure(UserError):
    """I couldn't find out who you are, because Slack didn't answer me. Nothing was changed.

    Please try again in a moment.
    """


@dataclass(frozen=True, slots=True)
class Person:
    """`zone` is an IANA name, empty when Slack doesn't tell. `member`: of this workspace, no guest and no stranger.
    `updated`: seconds since 1970 at which this was so, 0 when Slack doesn't tell. `organiser`: an admin or owner of the
    workspace."""

    name: str
    zone: str
    locale: str
    member: bool
    guest: bool
    updated: int = 0
    organiser: bool = False


class People:
    """`team` is the workspace we are installed in. With `guests` they may talk to us as well."""

    def __init__(
        self,
        client: AsyncWebClient,
        team: str,
        *,
        guests: bool = False,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._client = client
        self._team = team
        self._guests = guests
        self._monotonic = monotonic
        self._known: OrderedDict[str, tuple[Person, float]] = OrderedDict()

    async def admitted(self, user: str, team: str) -> Person:
        """Somebody who may talk to us. Raises Stranger, and Unsure when Slack can't be asked about a new one."""
        if team and team != self._team:
            raise Stranger
        person = await self.look(user)
        if not (person.member or (self._guests and person.guest)):
            raise Stranger
        return person

    async def name(self, user: str) -> str:
        """Empty for somebody whom Slack doesn't tell us of."""
        try:
            return (await self.look(user)).name
        except (Unsure, Stranger):
            return ""

    async def look(self, user: str) -> Person:
        """Raises Unsure, and Stranger for somebody whom Slack doesn't show us."""
        known = self._known.get(user)
        if known is not None:
            fresh = ORGANISER_SECONDS if known[0].organiser else FRESH_SECONDS
            if self._monotonic() - known[1] < fresh:
                self._known.move_to_end(user)
                return known[0]
        try:
            asked = {"user": user, "include_locale": "true"}
            said = await web.get(self._client, "users.info", asked, seconds=ASK_SECONDS)
        except web.Failed as error:
            if error.code in ("user_not_found", "user_not_visible"):
                raise Stranger from None
            log.warning("users.info failed with %s", error.code)
            if known is None:
                raise Unsure from None
            return replace(known[0], organiser=False)  # that has to be known
        return self.learn(part(said, "user"))

    def learn(self, told: Body) -> Person:
        """Keep what Slack says of somebody, in the shape of `users.info`. What comes late is no news: then they are as
        we know them."""
        user, told_at = text(told, "id"), told.get("updated")
        updated = told_at if isinstance(told_at, int) else 0
        known = self._known.get(user)
        if known is not None and 0 < updated < known[0].updated:
            return known[0]
        profile = part(told, "profile")
        name = text(profile, "real_name") or text(told, "real_name") or text(profile, "display_name")
        guest = bool(told.get("is_restricted") or told.get("is_ultra_restricted"))
        foreign = bool(told.get("is_stranger")) or text(told, "team_id") not in ("", *self._teams(told))
        gone = bool(told.get("deleted") or told.get("is_bot"))
        member = not (guest or foreign or gone)
        person = Person(
            name=name or text(told, "name"),
            zone=text(told, "tz"),
            locale=text(told, "locale"),
            member=member,
            guest=guest and not (foreign or gone),
            updated=updated,
            organiser=member and bool(told.get("is_admin") or told.get("is_owner")),
        )
        if user:
            self._known[user] = person, self._monotonic()
            self._known.move_to_end(user)
            if len(self._known) > MOST:
                self._known.popitem(last=False)
        return person

    def _teams(self, told: Body) -> tuple[str, ...]:
        """In an organisation somebody belongs to several workspaces, and `team_id` names another one of them."""
        ours = self._team in items(part(told, "enterprise_user"), "teams")
        return (text(told, "team_id"),) if ours else (self._team,)
