"""A coach, as an argument."""

from __future__ import annotations

import re

from bot.context import Context
from bot.kit.args import Arg, Empty
from bot.kit.errors import UserError

_MENTION = re.compile(r"<@!?([^<>|\s]{1,80})(?:\|[^<>]*)?>")
_IDS = {
    "slack": re.compile(r"[UW](?=[A-Z]*[0-9])[A-Z0-9]{6,30}"),
    "discord": re.compile(r"[0-9]{15,21}"),
}
"""How ids of people look where they are typed by themselves; a name in capitals is none."""


class UnclearCoach(UserError):
    """I couldn't read “{text}” as a person here.

    Type `review coach` and behind it @ with their name. In a form, paste their member ID; it is in their profile.
    """


class UnknownCoach(UserError):
    """Nobody here is called “{text}”.

    Check the name, or let them come here first.
    """


class CoachRef(Arg[Context, str]):
    """A person of the same platform and realm, by a mention or by their id; in the console by name. The value is the
    user id."""

    limit = 120

    def read(self, text: str, scene: Context) -> str:
        self.check(text)
        said = text.strip()
        found = _MENTION.fullmatch(said)
        if scene.place.platform == "console":
            name = found[1] if found is not None else said.removeprefix("@")
            known = scene.store.members.users(scene.place.platform, scene.place.realm)
            if name not in known:
                raise UnknownCoach(text=name)
            return name
        if found is not None:
            return found[1]
        looks = _IDS.get(scene.place.platform)
        if looks is None or not looks.fullmatch(said):
            raise UnclearCoach(text=said)
        return said

    def check(self, text: str) -> None:
        super().check(text)
        if not text.strip():
            raise Empty

    def spell(self, value: str) -> str:
        return f"<@{value}>"
