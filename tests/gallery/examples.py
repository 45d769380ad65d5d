"""An example of every view in bot/*/cards.py: with plain content, and with the worst that may reach it.

What comes from people passed `words.clean` at the boundary, so hostile content here has passed it too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.contacts import cards as contacts
from bot.contacts.model import Contact
from bot.followups import cards as followups
from bot.followups.model import FollowUp, Item, Kind
from bot.journal.model import Entry, EntryId, How
from bot.kit import words
from bot.kit.calls import Call
from bot.kit.cards import Action, Button, Card
from bot.members.model import MemberId
from bot.met import cards as met
from tests.builders import CREATED, TODAY, a_contact, a_followup, an_item


@dataclass(frozen=True)
class Content:
    """What people might have typed."""

    name: str
    role: str
    company: str
    where: str
    note: str
    promise: str


PLAIN = Content("Ana Ruiz", "recruiter", "Acme", "PyDay", "hiring juniors in autumn, loves chess", "my CV")

HOSTILE = Content(
    *(
        words.clean(text)
        for text in (
            "<!channel> @everyone **A** `x` \u202eziuR\u202c " + "W" * 30,
            "[1] Done\x1b[2J\x1b]0;owned\x07 _role_ ~~no~~ ||spoiler||",
            "株式会社" * 30,
            "<https://evil.example|bank.example> [bank.example](https://evil.example) <@U1> <#C1> &lt;b&gt;",
            "✓ Done: everything\n\n> quoted\n# Title\n```\ncode\n"
            + "👩\u200d👩\u200d👧\u200d👦🏽é\u0301\u0301\u0301\u0301\u0301\u0301 " * 40
            + "\nhttps://example.org/"
            + "path/" * 60,
            "x" * 300,
        )
    )
)

BUTTONS: tuple[Action, ...] = (Button("Done", Call("followup done")), Button("Show", Call("followup show")))


def _contact(content: Content) -> Contact:
    return replace(a_contact(content.name, company=content.company), role=content.role, met_at=content.where)


def _entry(content: Content) -> Entry:
    return Entry(
        EntryId(1),
        MemberId(1),
        1,
        at=CREATED,
        day=TODAY - timedelta(days=4),
        how=How.COFFEE,
        where=content.where,
        note=content.note,
        promise=content.promise,
    )


def _followup(kind: Kind, content: Content, *, due: int = 0) -> FollowUp:
    one = a_followup(kind, TODAY + timedelta(days=due), span=60 if kind is Kind.CADENCE else 1, named=kind is Kind.ONCE)
    return replace(one, what=content.promise if kind in (Kind.PROMISE, Kind.ONCE) else "")


def _item(kind: Kind, content: Content, *, due: int = 0) -> Item:
    return an_item(_followup(kind, content, due=due), _contact(content), last=TODAY - timedelta(days=4))


def contacts_person(content: Content) -> Iterator[Card]:
    panels = [("Next", (f"Keep your promise, tomorrow: {content.promise}",))]
    yield contacts.person(_contact(content), [_entry(content)], panels, TODAY)
    yield contacts.person(replace(a_contact(content.name), parked=True), [], [], TODAY)


def contacts_changed(content: Content) -> Iterator[Card]:
    yield contacts.changed(_contact(content))


def contacts_people(content: Content) -> Iterator[Card]:
    known, new = _contact(content), a_contact(content.name)
    yield contacts.people([known, new], 2, {known.id: TODAY - timedelta(days=40)}, TODAY)


def contacts_nobody(content: Content) -> Iterator[Card]:
    yield contacts.nobody()


def followups_due_list(content: Content) -> Iterator[Card]:
    page = [
        ("Now", _item(Kind.PROMISE, content, due=-2)),
        ("Now", _item(Kind.THANKS, content)),
        ("Soon", _item(Kind.ONCE, content, due=3)),
        ("Drifting", _item(Kind.CADENCE, content, due=-40)),
    ]
    yield followups.due_list(page, [BUTTONS] * len(page), TODAY, due=3)
    yield followups.due_list(page[2:3], [()], TODAY, due=0)


def followups_nothing_yet(content: Content) -> Iterator[Card]:
    yield followups.nothing_yet()


def followups_nudge(content: Content) -> Iterator[Card]:
    promise, thanks = _item(Kind.PROMISE, content, due=-1), _item(Kind.THANKS, content)
    check, cadence = _item(Kind.CHECK_IN, content), _item(Kind.CADENCE, content, due=-3)
    yield followups.nudge([thanks], 0, TODAY, [BUTTONS], full=False, late=False)
    yield followups.nudge([promise], 0, TODAY, [BUTTONS], full=True, late=True)
    yield followups.nudge([promise, check, cadence], 4, TODAY, [BUTTONS] * 3, full=False, late=False)


def followups_reminder(content: Content) -> Iterator[Card]:
    item = _item(Kind.ONCE, content)
    clocked = replace(item, followup=replace(item.followup, at=CREATED.time()))
    yield followups.reminder(clocked, TODAY, full=False, late=False)
    yield followups.reminder(clocked, TODAY, full=True, late=True)


def followups_shown(content: Content) -> Iterator[Card]:
    yield followups.shown(_item(Kind.PROMISE, content), content.note, TODAY)
    yield followups.shown(_item(Kind.THANKS, content), "", TODAY)


def followups_saved(content: Content) -> Iterator[Card]:
    yield followups.saved(_item(Kind.ONCE, content, due=9), "You will hear from me next week at 09:00.", TODAY)


def followups_question(content: Content) -> Iterator[Card]:
    yield followups.question()


def met_logged(content: Content) -> Iterator[Card]:
    started = [_followup(Kind.THANKS, content, due=1), _followup(Kind.PROMISE, content, due=2)]
    told = [("Keep in touch: Monday 4 May, unless you talk before.",)]
    yield met.logged(_contact(content), _entry(content), started, told, TODAY, new=True)
    yield met.logged(a_contact(content.name), replace(_entry(content), note="", promise=""), [], [], TODAY, new=False)


VIEWS: dict[str, Callable[[Content], Iterator[Card]]] = {
    "contacts.person": contacts_person,
    "contacts.changed": contacts_changed,
    "contacts.people": contacts_people,
    "contacts.nobody": contacts_nobody,
    "followups.due_list": followups_due_list,
    "followups.nothing_yet": followups_nothing_yet,
    "followups.nudge": followups_nudge,
    "followups.reminder": followups_reminder,
    "followups.shown": followups_shown,
    "followups.saved": followups_saved,
    "followups.question": followups_question,
    "met.logged": met_logged,
}
"""By “feature.view”. tests/gallery/test_gallery.py demands one for each public view."""
