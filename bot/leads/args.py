"""A lead as an argument: by id from a button, by its source's name from people; and how it ended."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.contacts.args import SHOWN, Person, UnknownPerson, find_person
from bot.contacts.model import ContactId
from bot.context import Context
from bot.kit import ids, words
from bot.kit.args import Ambiguous, Arg, Choice, OneOf
from bot.kit.errors import UserError
from bot.leads.model import Lead, LeadId, State

LOOKED_AT = 200
"""Leads that are decrypted to find one by its words."""


class NothingHeard(UserError):
    """Nothing is open that you heard from {name}.

    To write it down: `heard {name} - an opening at Acme`
    """


class NobodyToThank(UserError):
    """There is nothing to thank {name} for right now.

    Thanks come when you say how something ended: `heard close {name}`
    """


_AROUND = re.compile(r"\A(?:from|by|through|via)\s|\s(?:that|about|of|said|says|told me)\Z", re.IGNORECASE)


class Source(Person):
    """A person, also behind a “from”: “from Ben that”."""

    def read(self, text: str, scene: Context) -> ContactId:
        try:
            return super().read(text, scene)
        except UnknownPerson:
            plain = _AROUND.sub("", text.strip(" \t\n:,;")).strip(" \t\n:,;")
            if plain in ("", text):
                raise
            return super().read(plain, scene)


class LeadOf(Arg[Context, LeadId]):
    """A lead: with a person's name, the open one that came from them, else the one with these words; asked when that is
    more than one."""

    widget = "pick"
    suggests = True
    limit = 200
    missing: type[UserError] = NothingHeard

    def read(self, text: str, scene: Context) -> LeadId:
        if ids.is_id(text):
            number = LeadId(ids.read_id(text))
            if scene.store.leads.find(scene.member.id, number) is not None:
                return number
        try:
            contact = find_person(text, scene)
        except UnknownPerson:
            about = self._about(text, scene)
            if not about:
                raise
            return self._one(about, "Which one?")
        waiting = [one for one in scene.store.leads.of_contact(scene.member.id, contact.id) if self.fits(one)]
        if not waiting:
            raise self.missing(name=contact.name)
        return self._one(waiting, f"Which one from {words.clip(contact.name, 40)}?")

    def _about(self, text: str, scene: Context) -> list[Lead]:
        """Those with all these words in what was heard, or in the company; of the newest that are open first."""
        wanted = set(words.terms(text))
        known = scene.store.leads.page(scene.member.id, limit=LOOKED_AT, skip=0) if wanted else ()
        return [one for one in known if self.fits(one) and wanted <= set(words.terms(f"{one.what} {one.company}"))]

    def _one(self, several: Sequence[Lead], question: str) -> LeadId:
        if len(several) == 1:
            return several[0].id
        choices = [Choice(words.clip(one.what, 75, unit="utf16"), ids.spell_id(one.id)) for one in several[:SHOWN]]
        raise Ambiguous(question, choices)

    def fits(self, lead: Lead) -> bool:
        return lead.state is State.OPEN

    def spell(self, value: LeadId) -> str:
        return ids.spell_id(value)

    def suggest(self, typed: str, scene: Context) -> Sequence[Choice]:
        return Person(self.about).suggest(typed, scene)


class AnyLead(LeadOf):
    """One that is closed may be meant, too."""

    def fits(self, lead: Lead) -> bool:
        return True


class ClosedLead(LeadOf):
    """One whose source is to be thanked."""

    missing = NobodyToThank

    def fits(self, lead: Lead) -> bool:
        return lead.to_thank


class Ending(OneOf):
    """How it ended, which may end a line: “Ben won”."""

    def __init__(self, about: str) -> None:
        super().__init__(
            about,
            (State.WON.value, State.OVER.value),
            labels=("It worked", "It is over"),
            placing="tail",
            label="How it ended",
        )

    def tail(self, text: str) -> int | None:
        start = text.rfind(" ") + 1
        return start if words.fold(text[start:]) in (State.WON.value, State.OVER.value) else None
