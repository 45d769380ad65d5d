"""The day of an occasion, past or to come; the occasion itself, by its person; and what is new, behind a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bot.contacts.args import SHOWN, Person, UnknownPerson, find_person
from bot.contacts.model import ContactId
from bot.context import Context
from bot.deeds.args import Given
from bot.kit import dates, ids, words
from bot.kit.args import Ambiguous, Arg, Choice, Day, Scene, here
from bot.kit.errors import UserError
from bot.milestones.model import MilestoneId

_LED = re.compile(r"\A(?:on|for)\s+(?:(?:her|his|their|the|a|an|getting|becoming|being)\s+)*(?=\S)", re.IGNORECASE)
_OWNS = re.compile(r"['’]s?\Z", re.IGNORECASE)


class NothingNoted(UserError):
    """You noted nothing to congratulate {name} on.

    To note it: `congratulate {name} - new job at Acme`
    """


class AnyDay(Day):
    """A day as people type it, also one that is over: “yesterday”, “12 May 1990”, “next friday”."""

    def read(self, text: str, scene: Scene) -> date:
        try:
            return super().read(text, scene)
        except dates.PastDay:
            return dates.read_past(text, here(scene))


class Lucky(Person):
    """A person, also with an “'s”: “Ana's birthday is 12 May”."""

    def read(self, text: str, scene: Context) -> ContactId:
        try:
            return super().read(text, scene)
        except UnknownPerson:
            plain = _OWNS.sub("", text)
            if plain == text:
                raise
            return super().read(plain, scene)


class GoodNews(Given):
    """What is new with somebody, without what leads there: “on her new job”."""

    def read(self, text: str, scene: Scene) -> str:
        return _LED.sub("", super().read(text, scene), count=1)


class NotedOf(Arg[Context, MilestoneId]):
    """Good news that was noted: by id from a button, by the person's name; asked when there are several of them."""

    widget = "pick"
    suggests = True
    limit = 200

    def read(self, text: str, scene: Context) -> MilestoneId:
        if ids.is_id(text):
            number = MilestoneId(ids.read_id(text))
            if scene.store.milestones.find(scene.member.id, number) is not None:
                return number
            if not text.isalpha():
                raise ids.UnknownRecord
        contact = find_person(text, scene)
        known = scene.store.milestones.of_contact(scene.member.id, contact.id)
        if not known:
            raise NothingNoted(name=contact.name)
        if len(known) == 1:
            return known[0].id
        choices = [Choice(words.clip(one.said, 75, unit="utf16"), ids.spell_id(one.id)) for one in known[:SHOWN]]
        raise Ambiguous(f"Which one of {words.clip(contact.name, 40)}?", choices)

    def spell(self, value: MilestoneId) -> str:
        return ids.spell_id(value)

    def suggest(self, typed: str, scene: Context) -> Sequence[Choice]:
        return Person(self.about).suggest(typed, scene)
