"""An open follow-up as an argument: by id from a button, by the person's name from people."""

from __future__ import annotations

from collections.abc import Sequence

from bot.contacts.args import SHOWN, Person, find_person
from bot.contacts.model import Contact
from bot.context import Context
from bot.followups import cards, rules
from bot.followups.chain import items
from bot.followups.model import FollowUp, FollowUpId, Kind, State
from bot.kit import ids, words
from bot.kit.args import Ambiguous, Arg, Choice
from bot.kit.errors import UserError


class NothingOpen(UserError):
    """Nothing is open with {name}.

    To add something: `followup add {name} next friday`
    """


class OnlyKeepingInTouch(UserError):
    """Only keeping in touch is open with {name}.

    To end that: `followup stop {name}`
    """


class AlreadySettled(UserError):
    """That one is settled already: {name}."""


class OpenFollowUp(Arg[Context, FollowUpId]):
    """The follow-up meant: with a person's name, the one that matters most."""

    widget = "pick"
    suggests = True
    limit = 200

    def read(self, text: str, scene: Context) -> FollowUpId:
        if ids.is_id(text):
            number = FollowUpId(ids.read_id(text))
            if scene.store.followups.find(scene.member.id, number) is not None:
                return number
        contact = find_person(text, scene)
        waiting = scene.store.followups.of_contact(scene.member.id, contact.id)
        if not waiting:
            raise NothingOpen(name=contact.name)
        return self.meant(waiting, contact, scene).id

    def meant(self, waiting: Sequence[FollowUp], contact: Contact, scene: Context) -> FollowUp:
        """Which of those that are open with one person."""
        return rules.ranked(items(scene, waiting), scene.today)[0].followup

    def spell(self, value: FollowUpId) -> str:
        return ids.spell_id(value)

    def suggest(self, typed: str, scene: Context) -> Sequence[Choice]:
        return Person(self.about).suggest(typed, scene)


class OneOff(OpenFollowUp):
    """A follow-up that can be taken away: anything but keeping in touch. With a person's name, what the member named a
    day for; asked when that is more than one."""

    def meant(self, waiting: Sequence[FollowUp], contact: Contact, scene: Context) -> FollowUp:
        able = [one for one in waiting if one.kind is not Kind.CADENCE]
        if not able:
            raise OnlyKeepingInTouch(name=contact.name)
        chosen = [one for one in able if one.named] or able
        if len(chosen) > 1:
            told = [(words.clip(cards.told(one, scene.today), 75, unit="utf16"), one.id) for one in chosen[:SHOWN]]
            choices = [Choice(text, ids.spell_id(one)) for text, one in told]
            raise Ambiguous(f"Which one with {words.clip(contact.name, 40)}?", choices)
        return chosen[0]


def still_open(ctx: Context, which: FollowUpId) -> FollowUp:
    """The follow-up, if nobody settled it meanwhile; raises UnknownRecord or AlreadySettled."""
    found = ctx.store.followups.find(ctx.member.id, which)
    if found is None:
        raise ids.UnknownRecord
    if found.state is not State.OPEN:
        contact = ctx.store.contacts.find(ctx.member.id, found.contact)
        raise AlreadySettled(name=contact.name if contact is not None else "")
    return found
