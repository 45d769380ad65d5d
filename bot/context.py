"""What a platform told us and what it shows, and what a handler gets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.held.model import KEPT, Held, HeldId
from bot.journal.model import Entry
from bot.kit import ids
from bot.kit.calls import Call
from bot.kit.cards import Action, Button, Card, Line, Task
from bot.kit.commands import Answer, Catalogue, Form
from bot.members import clocks
from bot.members.model import Handle, Member, Place, Room

if TYPE_CHECKING:
    from bot.contacts.model import Contact
    from bot.kit.times import Interval
    from bot.ports import Store


@dataclass(frozen=True, slots=True)
class Request:
    """One thing that a person did: typed a line, pressed a button, sent a form.

    `said` is the typed text, the text on the button's wire (then `pressed`), or a form filled in. `zone`, `name` and
    `locale` (such as en-GB) are what the platform knows about the person, empty when it doesn't tell. `space` is the
    workspace that counts how much its people ask for, `platform/realm` unless given: where one realm holds many, each
    guild and each direct conversation outside them is one of its own. `key` is the platform's own id of what they
    did, hashed: what changes anything happens once for each key. `room` says who else reads what stands in the place
    for good, even if this answer is for the person alone. `organiser`: they manage the server or workspace where they
    ask, as the platform said just now; never in a direct conversation on Discord, nor in a server where only they
    have the bot. `roles`: the ids of their roles there; a space may let one of them organise. `asked`: what platforms
    said of places since.
    """

    who: Handle
    where: Place
    said: str | Call
    pressed: bool = False
    zone: str = ""
    name: str = ""
    locale: str = ""
    space: str = ""
    key: str = ""
    room: Room = "open"
    organiser: bool = False
    roles: frozenset[str] = frozenset()
    asked: Mapping[Place, str] = field(default_factory=dict[Place, str])

    @property
    def tenant(self) -> str:
        """The workspace or server whose events and digests are meant; empty outside of all of them."""
        space = self.space or f"{self.who.platform}/{self.who.realm}"
        return "" if space == f"{self.who.platform}/user/{self.who.user}" else space

    @property
    def named(self) -> str:
        """For logs, the command's name alone: what people typed stays out of them."""
        if isinstance(self.said, Call):
            return self.said.name
        return "button" if self.pressed else "typed"


@dataclass(frozen=True, slots=True)
class Reply:
    """What the platform shows. `replaces`: in place of the card whose button was pressed. `public`: to everybody in
    the place; else only to the person who asked. `failed`: the card says what went wrong, with `field` if one argument
    is at fault. `gone`: whoever asked was erased, and what the platform itself keeps of them goes too. `repeated`: it
    was done and answered before."""

    answer: Card | Form | Task
    replaces: bool = False
    public: bool = False
    failed: bool = False
    gone: bool = False
    field: str = ""
    repeated: bool = False


class Repeated(Exception):
    """What was asked is done already: the platform said it again."""


class NeedsWriter(Exception):
    """A command that only reads has something to write after all: it runs again where it may."""


class Unasked(Exception):
    """Whether something can be posted in a place has to be asked of its platform first: then the command runs again."""

    def __init__(self, place: Place, space: str) -> None:
        super().__init__(place.id)
        self.place, self.space = place, space


@dataclass(frozen=True, slots=True)
class About:
    """A person as they are now, and how often to be in touch with them."""

    contact: Contact
    every: Interval


@dataclass(frozen=True, slots=True)
class Context:
    """One command of one member in one transaction. Handlers have no effect outside `store`: they may run again."""

    member: Member
    place: Place
    now: datetime
    store: Store
    reactions: Sequence[Callable[[Context, Entry], Sequence[Line]]] = ()
    panels: Sequence[Callable[[Context, Contact], Sequence[tuple[str, Line]]]] = ()
    catalogue: Catalogue[Context] = field(default_factory=lambda: Catalogue[Context](()), repr=False)
    changes: Sequence[Callable[[Context, Contact, Contact], Sequence[Line]]] = ()
    may_write: bool = True
    corrections: Sequence[Callable[[Context, int], Sequence[Line]]] = ()
    offers: Sequence[Callable[[Context, Entry], Sequence[Action]]] = ()
    outings: Sequence[Callable[[Context, int], tuple[Sequence[Line], Sequence[Action]]]] = ()
    did: Sequence[Callable[[Context, Sequence[int]], tuple[Sequence[Line], Sequence[Action]]]] = ()
    asides: Sequence[Callable[[Context], tuple[Sequence[Line], Sequence[Action]]]] = ()
    away: timedelta = timedelta(0)
    """How long the member had not been here before this."""
    unreached: str = ""
    """Why messages could not reach the member before this; empty when they could."""
    about: About | None = None
    """The person whom a reaction is about, so that it need not read them again; None: it has to."""
    room: Room = "open"
    """Who else reads what stands in the place for good."""
    locale: str = ""
    """In which order they write a day and its month, as far as the platform tells."""
    space: str = ""
    """The workspace or server where they are; empty in a conversation outside of all."""
    organiser: bool = False
    """They manage the space, as the platform said just now."""
    address: Callable[[str], str] = str
    """The address of a calendar or feed that somebody pasted, in the one spelling that is read; raises UserError."""

    asked: Mapping[Place, str] = field(default_factory=dict[Place, str])
    """What platforms said of places: why nothing can be posted there, or nothing."""

    def cannot_post(self, place: Place) -> str:
        """Why not both who asks and we may post there, a word of Messenger.can_post; empty when we may."""
        if place not in self.asked:
            raise Unasked(place, self.space)
        return self.asked[place]

    @property
    def zone(self) -> ZoneInfo:
        return self.member.tz

    @property
    def today(self) -> date:
        """The day in the member's own zone."""
        return self.now.astimezone(self.zone).date()

    def record(self, entry: Entry, about: About | None = None) -> tuple[Line, ...]:
        """Write a journal entry and let every feature react to it; what they have to say of it. `about` is the person
        whom the entry is with, if they were read already."""
        self.store.journal.add(entry)
        return replace(self, about=about).react(entry)

    def react(self, entry: Entry) -> tuple[Line, ...]:
        return tuple(line for reaction in self.reactions for line in reaction(self, entry))

    def offered(self, entry: Entry) -> tuple[Action, ...]:
        """What every feature offers beneath a card that told of a conversation."""
        return tuple(action for offer in self.offers for action in offer(self, entry))

    def amend(self, entry: Entry) -> tuple[Line, ...]:
        """Save a journal entry that was changed, and let every feature adjust; what they have to say of it."""
        self.store.journal.save(entry)
        return self.corrected(entry.contact)

    def retract(self, entry: Entry) -> tuple[Line, ...] | None:
        """Remove a journal entry, and let every feature adjust; None when it was gone already."""
        if not self.store.journal.remove(self.member.id, entry.id):
            return None
        return self.corrected(entry.contact)

    def corrected(self, contact: int) -> tuple[Line, ...]:
        """Let every feature adjust to what was changed, moved or removed of what is logged with a contact."""
        return tuple(line for correction in self.corrections for line in correction(self, contact))

    def save(self, before: Contact, after: Contact) -> tuple[Line, ...]:
        """Save a person and let every feature hear of it; what they have to say of it."""
        self.store.contacts.save(after)
        return self.changed(before, after)

    def changed(self, before: Contact, after: Contact) -> tuple[Line, ...]:
        """Let every feature hear of a change of a person or of their conversations."""
        return tuple(line for change in self.changes for line in change(self, before, after))

    def attended(self, attendance: int) -> tuple[tuple[Line, ...], tuple[Action, ...]]:
        """Let every feature hear that the member says something else of an event; what they have to say of it, and what
        they offer."""
        heard = [outing(self, attendance) for outing in self.outings]
        return tuple(line for told, _ in heard for line in told), tuple(one for _, offers in heard for one in offers)

    def told_of(self, deeds: Sequence[int]) -> tuple[tuple[Line, ...], tuple[Action, ...]]:
        """Let every feature hear that deeds of one line were logged, changed or removed; what they have to say of them,
        and what they offer."""
        heard = [hook(self, deeds) for hook in self.did]
        return tuple(line for told, _ in heard for line in told), tuple(one for _, offers in heard for one in offers)

    def aside(self) -> tuple[tuple[Line, ...], tuple[Action, ...]]:
        """What goes along with the day's one message: what is said, and what is offered beneath."""
        heard = [hook(self) for hook in self.asides]
        return tuple(line for told, _ in heard for line in told), tuple(one for _, offers in heard for one in offers)

    def by_their_clock(self, answer: Answer) -> Answer:
        """A card that tells a time of day also says by whose clock, where that is only assumed."""
        if not (isinstance(answer, Card) and clocks.assumed(self.member) and clocks.tells_time(answer)):
            return answer
        member = self.store.members.get(self.member.id) or self.member  # the command may have changed it
        return clocks.footed(answer, member) if clocks.assumed(member) else answer

    def untell(self) -> None:
        """This answer had no room for it: that nothing could reach them is told with the next one."""
        member = self.store.members.get(self.member.id) if self.unreached else None
        if member is not None:
            self.store.members.save(replace(member, unreachable=self.unreached))

    def hold(self, *labelled: tuple[str, Call]) -> tuple[Button, ...]:
        """Buttons whose calls carry private text: the calls are kept here for a day, the buttons only name them."""
        if not self.may_write:
            raise NeedsWriter
        held = HeldId(ids.new_id(self.now))
        calls = tuple(call for _, call in labelled)
        self.store.held.add(Held(held, self.member.id, calls, self.now + KEPT))
        return tuple(
            Button(label, Call("answer", {"id": ids.spell_id(held), "choice": str(number)}))
            for number, (label, _) in enumerate(labelled, start=1)
        )
