"""A contact as an argument: by id from a button, by name from people, asked when several answer to it; and tags."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from bot.contacts import finding
from bot.contacts.model import Contact, ContactId, Tier
from bot.context import Context
from bot.journal.model import How
from bot.kit import companies, dates, ids, words
from bot.kit.args import CLEAR, Ambiguous, Arg, Choice, OneOf, Scene, here
from bot.kit.errors import UserError

SHOWN = 5
"""People to choose from when a name is unclear; with more, a longer name is asked for."""

LOOKED_AT = 300
"""People of one name among whom the one at a company is looked for."""

SUGGESTED = 25
"""People offered while a name is typed: as many as the platforms show."""

NOBODY = ContactId(0)
"""Stands for “nobody” where a person can be taken away."""


class UnknownPerson(UserError):
    """I don't know anyone called “{name}”.

    Check the spelling, or log them first: `met {name}`
    """


class TooManyPeople(UserError):
    """You know {count} people called “{name}”.

    Type more of the name, or the company too: “{name} @Acme”.
    """


class NoTags(UserError):
    """I couldn't read “{text}” as tags.

    Begin each with #, or with - to take it away: “#python -pyday”.
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
            people = _suggested(typed, scene)
        else:
            people = scene.store.contacts.page(scene.member.id, limit=SUGGESTED)
        return choices(people, 100)


class Introducer(Person):
    """A person, or a lone - for nobody."""

    clears = True

    def read(self, text: str, scene: Context) -> ContactId:
        return NOBODY if text == CLEAR else find_person(text, scene).id

    def spell(self, value: ContactId) -> str:
        return CLEAR if value == NOBODY else ids.spell_id(value)


class HowClose(OneOf):
    """A tier, which may end a line: “Ana close”."""

    def __init__(self, about: str) -> None:
        super().__init__(about, tuple(tier.value for tier in Tier), placing="tail")

    def tail(self, text: str) -> int | None:
        start = text.rfind(" ") + 1
        return start if any(words.fold(text[start:]) == choice.text for choice in self.values) else None


class TagWords(Arg[Scene, tuple[str, ...]]):
    """Tags to add, and with - to take away, which may end a line: “Ana #python -pyday”."""

    limit = 200

    def read(self, text: str, scene: Scene) -> tuple[str, ...]:
        self.check(text)
        return tuple(dict.fromkeys(found[1] + found[2] for found in _TAG.finditer(text)))

    def check(self, text: str) -> None:
        super().check(text)
        if not all(_TAG.fullmatch(word) for word in text.replace(",", " ").split()) or not text.strip(" ,"):
            raise NoTags(text=text)

    def spell(self, value: tuple[str, ...]) -> str:
        return " ".join(tag if tag.startswith("-") else f"#{tag}" for tag in value)

    def tail(self, text: str) -> int | None:
        found = _TAGS_AT_END.search(text)
        return None if found is None else found.start()


class HowTalked(OneOf):
    """The kind of a talk, by the short names that people have for it too: “coffee”, “phone”, “dm”."""

    def __init__(self) -> None:
        kinds = tuple(how.value for how in How)
        super().__init__(f"How you talked: {words.join(kinds, last='or')}", kinds)

    def read(self, text: str, scene: Scene) -> str:
        return super().read(_meant(text), scene)

    def check(self, text: str) -> None:
        super().check(_meant(text))


_SHORT = {
    How.IN_PERSON: "in-person person met meeting meetup face-to-face face f2f lunch dinner",
    How.COFFEE: "coffee chat coffees coffee-chat coffeechat chats tea",
    How.CALL: "phone video zoom calls called telephone tel teams skype facetime phone-call video-call",
    How.MESSAGE: "dm dms mail mails email emails e-mail e-mails text texts sms messages msg letter linkedin whatsapp"
    " slack discord",
    How.EVENT: "events conference",
    How.COMMENT: "comments",
}
_BY_SHORT = {short: how.value for how, several in _SHORT.items() for short in several.split()}


def _meant(text: str) -> str:
    """The kind that a short name stands for, “linkedin message” and “a phone call” too; else the text as it is."""
    said = words.fold(text).split()
    if " ".join(said) in _KINDS or len(said) > 3:
        return text
    if How.CALL.value in said:  # “a whatsapp call”
        return How.CALL.value
    return next((_BY_SHORT[word] for word in said if word in _BY_SHORT), text)


_KINDS = frozenset(how.value for how in How)


class TalkDay(Arg[Scene, date]):
    """The day of a talk, as people type it: today at the latest."""

    widget = "day"

    def read(self, text: str, scene: Scene) -> date:
        return dates.read_past(text, here(scene))

    def check(self, text: str) -> None:
        super().check(text)
        try:
            dates.read_past(text, dates.SOMEWHERE)
        except (dates.FutureDay, dates.ImpossibleDay):
            return  # it may be right on the day it is said

    def spell(self, value: date) -> str:
        return value.isoformat()


_TAG = re.compile(r"(-?)#?(\w[\w+-]*)")
_TAGS_AT_END = re.compile(r"(?<!\S)(?:#|-#?)\w[\w+-]*(?:[\s,]+(?:#|-#?)\w[\w+-]*)*$")


def find_person(text: str, ctx: Context) -> Contact:
    """The one person meant by an id or a name; raises UnknownPerson, TooManyPeople or Ambiguous.

    Archived people are found when nobody else answers to the name. Somebody whose name is only near, or another form of
    it, is asked about. “Ana @Acme” is the one at that company.
    """
    if ids.is_id(text):
        by_id = ctx.store.contacts.find(ctx.member.id, ContactId(ids.read_id(text)))
        if by_id is not None:
            return by_id
        if not text.isalpha():
            raise ids.UnknownRecord
    name, _, company = text.partition(" @")
    typed = words.terms(name)
    if company:
        whole = words.terms(text)
        same = [each for each in ctx.store.contacts.named(ctx.member.id, whole) if words.terms(each.name) == whole]
        if len(same) == 1:
            return same[0]  # the sign may be part of a name
    many = LOOKED_AT if company else 26
    people = ctx.store.contacts.named(ctx.member.id, typed, limit=many)
    people = people or ctx.store.contacts.named(ctx.member.id, typed, limit=many, archived=True)
    if company and people:
        there = tuple(person for person in people if companies.same(person.company, company))
        if not there:
            raise Ambiguous(_unknown(text), choices(people[:SHOWN]))
        people = there
    exact = [person for person in people if words.terms(person.name) == typed]
    if len(exact) == 1:
        return exact[0]
    people = tuple(exact) or people
    if not people:
        near = _near(typed, ctx)
        if not near:
            raise UnknownPerson(name=text)
        raise Ambiguous(_unknown(text), choices(near))
    if len(people) == 1:
        return people[0]
    if len(people) > SHOWN:
        raise TooManyPeople(count=f"{len(people)}" if len(people) < 26 else "many", name=name)
    raise Ambiguous(f"Which {words.clip(text, 40)}?", choices(people))


def choices(people: Sequence[Contact], size: int = 75) -> list[Choice]:
    """To choose from, each with enough to tell two people of one name apart, within `size` UTF-16 units: a button has
    room for 75. Where all is the same, they are numbered."""
    said = [words.clip(person.introduced, size, unit="utf16") for person in people]
    again = Counter(said)
    told = [(text, _detail(person) if again[text] > 1 else "") for text, person in zip(said, people, strict=True)]
    found: list[Choice] = []
    for at, (person, one) in enumerate(zip(people, told, strict=True)):
        number = f" ({told[: at + 1].count(one)})" if told.count(one) > 1 else ""
        rest = (f", {one[1]}" if one[1] else "") + number
        found.append(Choice(words.clip(one[0], size - words.utf16(rest), unit="utf16") + rest, ids.spell_id(person.id)))
    return found


def _detail(person: Contact) -> str:
    """What tells a person from another of the same name, role and company."""
    tags = " ".join(f"#{tag}" for tag in person.tags)
    facts = (person.met_at, person.place, person.email, tags, person.kind)
    return words.clip(next(filter(None, facts), ""), 30, unit="utf16")


def _unknown(text: str) -> str:
    return f"I don't know “{words.clip(text, 40)}”. Did you mean …?"


def _suggested(text: str, ctx: Context) -> tuple[Contact, ...]:
    """Those with such a name, and then those whom it may be short for; with “@” the company counts too."""
    typed = words.terms(text)
    if " @" in text:
        return ctx.store.contacts.matching(ctx.member.id, typed, limit=SUGGESTED)
    people = ctx.store.contacts.named(ctx.member.id, typed, limit=SUGGESTED)
    known = {person.id for person in people}
    others = finding.nicknamed(ctx, typed, limit=SUGGESTED) if len(people) < SUGGESTED else {}
    return (*people, *(person for person, _, _ in others.values() if person.id not in known))[:SUGGESTED]


def _near(typed: tuple[str, ...], ctx: Context) -> tuple[Contact, ...]:
    """At most SHOWN people who may be called so, or else whose names are near to what was typed."""
    found = {known: person for known, (person, _, _) in finding.nicknamed(ctx, typed, limit=SHOWN).items()}
    if found:
        return tuple(found.values())
    for tried in finding.meant(ctx, typed, names=True):
        for person in ctx.store.contacts.named(ctx.member.id, tried, limit=SHOWN):
            found.setdefault(person.id, person)
    return tuple(found.values())[:SHOWN]
