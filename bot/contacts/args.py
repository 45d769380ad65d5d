"""A contact as an argument: by id from a button, by name from people, asked when several answer to it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.contacts.model import Contact, ContactId
from bot.context import Context
from bot.kit import ids, words
from bot.kit.args import Ambiguous, Arg, Choice
from bot.kit.errors import UserError

SHOWN = 5
"""People to choose from when a name is unclear; with more, a longer name is asked for."""


class UnknownPerson(UserError):
    """I don't know anyone called “{name}”.

    Check the spelling, or log them first with: met {name}
    """


class TooManyPeople(UserError):
    """{count} people answer to “{name}”.

    Type more of the name, or the last name.
    """


class Person(Arg[Context, ContactId]):
    """Somebody the member has logged."""

    widget = "pick"
    suggests = True
    limit = 200

    def read(self, text: str, scene: Context) -> ContactId:
        return find_person(text, scene).id

    def spell(self, value: ContactId) -> str:
        return ids.spell_id(value)

    def suggest(self, typed: str, scene: Context) -> Sequence[Choice]:
        if typed.strip():
            people = scene.store.contacts.named(scene.member.id, words.terms(typed), limit=25)
        else:
            people = scene.store.contacts.page(scene.member.id, limit=25)
        return [Choice(words.clip(person.introduced, 100, unit="utf16"), ids.spell_id(person.id)) for person in people]


def find_person(text: str, ctx: Context) -> Contact:
    """The one person meant by an id or a name; raises UnknownPerson, TooManyPeople or Ambiguous."""
    if ids.is_id(text):
        by_id = ctx.store.contacts.find(ctx.member.id, ContactId(ids.read_id(text)))
        if by_id is not None:
            return by_id
        if not text.isalpha():
            raise ids.UnknownRecord
    typed = words.terms(text)
    people = ctx.store.contacts.named(ctx.member.id, typed) if typed else ()
    exact = [person for person in people if words.terms(person.name) == typed]
    if len(exact) == 1:
        return exact[0]
    people = tuple(exact) or people
    if not people:
        raise UnknownPerson(name=text)
    if len(people) == 1:
        return people[0]
    if len(people) > SHOWN:
        raise TooManyPeople(count=f"{len(people)}" if len(people) < 26 else "Many", name=text)
    raise Ambiguous(
        f"Which {words.clip(text, 40)}?", [Choice(label(person), ids.spell_id(person.id)) for person in people]
    )


def label(person: Contact) -> str:
    """Enough to tell two people of one name apart, within a button."""
    return words.clip(person.introduced, 75, unit="utf16")
