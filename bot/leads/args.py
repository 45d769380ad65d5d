"""A lead as an argument: by id from a button, by its source's name from people; and how it ended."""

from __future__ import annotations

from collections.abc import Sequence

from bot.contacts.args import SHOWN, Person, find_person
from bot.context import Context
from bot.kit import ids, words
from bot.kit.args import Ambiguous, Arg, Choice, OneOf
from bot.kit.errors import UserError
from bot.leads.model import Lead, LeadId, State


class NothingHeard(UserError):
    """Nothing is open that you heard from {name}.

    To write it down: `heard {name} - an opening at Acme`
    """


class LeadOf(Arg[Context, LeadId]):
    """A lead: with a person's name, the open one that came from them; asked when that is more than one."""

    widget = "pick"
    suggests = True
    limit = 200

    def read(self, text: str, scene: Context) -> LeadId:
        if ids.is_id(text):
            number = LeadId(ids.read_id(text))
            if scene.store.leads.find(scene.member.id, number) is not None:
                return number
        contact = find_person(text, scene)
        waiting = [one for one in scene.store.leads.of_contact(scene.member.id, contact.id) if self.fits(one)]
        if not waiting:
            raise NothingHeard(name=contact.name)
        if len(waiting) == 1:
            return waiting[0].id
        choices = [Choice(words.clip(one.what, 75, unit="utf16"), ids.spell_id(one.id)) for one in waiting[:SHOWN]]
        raise Ambiguous(f"Which one from {words.clip(contact.name, 40)}?", choices)

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
