"""An example of every view in bot/*/cards.py: with plain content, and with the worst that may reach it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from bot.contacts import cards as contacts
from bot.contacts.model import Contact, Stage
from bot.deliveries import cards as deliveries
from bot.followups import cards as followups
from bot.followups.model import FollowUp, Item, Kind
from bot.home import cards as home
from bot.journal.model import Entry, EntryId, How, Outcome, Purpose
from bot.kit import words
from bot.kit.cards import Card, CommandMention
from bot.members.model import MemberId, Place
from bot.met import cards as met
from bot.profile import cards as profile
from bot.tidying import cards as tidying
from bot.tidying import rules as tidying_rules
from bot.tidying.model import Alike, Holdings, Moved
from bot.welcome import cards as welcome
from tests.builders import CREATED, TODAY, a_contact, a_followup, a_member, an_item
from tests.gallery.asking import ASKING
from tests.gallery.content import BUTTONS, Content
from tests.gallery.deeds import DEEDS
from tests.gallery.digests import DIGESTS
from tests.gallery.drafts import DRAFTS
from tests.gallery.earlier import EARLIER
from tests.gallery.events import EVENTS
from tests.gallery.goals import GOALS, an_aim, some_standings
from tests.gallery.guard import GUARD
from tests.gallery.met import MET
from tests.gallery.pitch import PITCH
from tests.gallery.plan import PLAN
from tests.gallery.reviews import REVIEWS
from tests.gallery.sharing import SHARING
from tests.gallery.steps import STEPS
from tests.gallery.tips import LEARNING


def _contact(content: Content) -> Contact:
    return replace(a_contact(content.name, company=content.company), role=content.role, met_at=content.where)


def _full(content: Content) -> Contact:
    """Every fact there can be."""
    return replace(
        _contact(content),
        kind=content.role,
        sector=content.company,
        place=content.where,
        email="ana@acme.example",
        phone="+351 1",
        channel=content.where,
        skills=(content.role, "SQL"),
        interests=(content.where,),
        tags=(content.role, "py-day"),
        links=("https://ana.example/cv", content.where),
        cares=content.note,
        note=f"2026-03-05: {content.note}\n" * 9,
        stage=Stage.ALLY,
    )


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
    talk = replace(_entry(content), started="them", purpose=Purpose.ADVICE, outcome=Outcome.LEAD)
    yield contacts.person(_full(content), [talk], [], TODAY, through=content.name, introduced=[content.name] * 2)
    yield contacts.person(replace(a_contact(content.name), archived_at=CREATED), [], [], TODAY)


def contacts_changed(content: Content) -> Iterator[Card]:
    yield contacts.changed(_contact(content))
    yield contacts.changed(_full(content), through=content.name, told=[("Next tomorrow.",)])


def contacts_added(content: Content) -> Iterator[Card]:
    yield contacts.added(replace(_full(content), parked=True), through=content.name, new=True)
    yield contacts.added(a_contact(content.name), new=False)


def contacts_noted(content: Content) -> Iterator[Card]:
    yield contacts.noted(_contact(content), content.note)


def contacts_found(content: Content) -> Iterator[Card]:
    hits = [(_contact(content), "", BUTTONS), (replace(_full(content), archived_at=CREATED), content.note, BUTTONS)]
    yield contacts.found(hits, said=content.name, meant=content.name, more=True, looked_at=(2000, 12345))
    yield contacts.found([], said=content.note)


def contacts_people(content: Content) -> Iterator[Card]:
    known, new = _contact(content), a_contact(content.name)
    yield contacts.people([known, new], 2, {known.id: TODAY - timedelta(days=40)}, TODAY)


def contacts_nobody(content: Content) -> Iterator[Card]:
    yield contacts.nobody()
    yield contacts.nobody(f"tagged #{content.role}")


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


def home_dashboard(content: Content) -> Iterator[Card]:
    first = [("Now", _item(Kind.PROMISE, content, due=-2)), ("Soon", _item(Kind.ONCE, content, due=3))]
    going = home.Going(some_standings(content), 7, an_aim(content))
    yield home.dashboard(home.Due(9, first, [BUTTONS] * 2, more=7), going, TODAY, paused_until=None)
    going = home.Going(some_standings(content)[:1], 1)
    due = home.Due(following=TODAY + timedelta(days=9))
    rows = (((content.where,), (f"tomorrow · {content.company}",)),) * 3
    yield home.dashboard(due, going, TODAY, paused_until=TODAY + timedelta(days=4), events=home.Next(rows, theirs=True))
    yield home.dashboard(home.Due(), home.Going(), TODAY, paused_until=None, events=home.Next(rows[:1]))
    yield home.dashboard(home.Due(), home.Going(), TODAY, paused_until=date.max)


def home_nothing_yet(content: Content) -> Iterator[Card]:
    yield home.nothing_yet()


def deliveries_unsure(content: Content) -> Iterator[Card]:
    yield deliveries.unsure(CREATED)


def deliveries_stopped(content: Content) -> Iterator[Card]:
    for code in ("is_archived", "50013", "something_new"):
        yield deliveries.stopped(code, CREATED)


def deliveries_moved(content: Content) -> Iterator[Card]:
    for code in ("not_in_channel", "something_new"):
        yield deliveries.moved(code)


def deliveries_there(content: Content) -> Iterator[Card]:
    yield deliveries.there()


def deliveries_posting(content: Content) -> Iterator[Card]:
    yield deliveries.posting()


def deliveries_resumed(content: Content) -> Iterator[Card]:
    yield deliveries.resumed(posting=True)
    yield deliveries.resumed(posting=False)


def followups_nudge(content: Content) -> Iterator[Card]:
    promise, thanks = _item(Kind.PROMISE, content, due=-1), _item(Kind.THANKS, content)
    check, cadence = _item(Kind.CHECK_IN, content), _item(Kind.CADENCE, content, due=-3)
    yield followups.nudge([thanks], 0, TODAY, [BUTTONS], full=False, since="")
    yield followups.nudge([promise], 0, TODAY, [BUTTONS], full=True, since="today at 09:00")
    yield followups.nudge([promise, check, cadence], 4, TODAY, [BUTTONS] * 3, full=False, since="")


def followups_reminder(content: Content) -> Iterator[Card]:
    item = _item(Kind.ONCE, content)
    clocked = replace(item, followup=replace(item.followup, at=CREATED.time()))
    yield followups.reminder(clocked, TODAY, full=False, since="")
    yield followups.reminder(clocked, TODAY, full=True, since="today at 09:00")


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
    talk = replace(_entry(content), started="me", purpose=Purpose.JOB, outcome=Outcome.REFERRAL)
    yield met.logged(_full(content), talk, started, told, TODAY, new=True, through=content.name)


MEMBER = a_member(zone="Europe/Berlin")
SHARED = Place("slack", "T1", "G1", private=False)


def profile_settings(content: Content) -> Iterator[Card]:
    edits = {"name": BUTTONS[0], "zone": BUTTONS[1]}
    directly, shared = profile.where(None, here=False), profile.where(SHARED, here=True)
    yield profile.settings(replace(MEMBER, name=content.name), CREATED, edits, where=directly)
    paused = replace(MEMBER, paused_until=TODAY, full_nudges=True, nudge_days=frozenset[int](), zone_from="member")
    yield profile.settings(paused, CREATED, {}, where=shared, asked=False)


def profile_brought(content: Content) -> Iterator[Card]:
    yield profile.brought(shared=True, full=False)
    yield profile.brought(shared=True, full=True)
    yield profile.brought(shared=False, full=True)


def profile_deleting(content: Content) -> Iterator[Card]:
    yield profile.deleting({"contacts": 3, "journal": 1, "followups": 12, "goals": 0})
    yield profile.deleting({})


def profile_deleted(content: Content) -> Iterator[Card]:
    yield profile.deleted({"contacts": 1, "journal": 100_000})
    yield profile.deleted({})


def _pair(content: Content) -> tuple[Contact, Contact]:
    return _contact(content), replace(a_contact(content.name), role=content.company, note=content.note)


def tidying_preview(content: Content) -> Iterator[Card]:
    one, other = _pair(content)
    union = tidying_rules.merged(one, replace(other, email=content.where))
    yield tidying.preview(one, other, union, Holdings(talks=3, followups=2, gives=1), mistakable=True)
    archived = replace(one, archived_at=CREATED)
    yield tidying.preview(archived, one, tidying_rules.merged(archived, one), Holdings(), mistakable=False)


def tidying_united(content: Content) -> Iterator[Card]:
    one, other = _pair(content)
    union = tidying_rules.merged(one, replace(other, email=content.where))
    yield tidying.united(union.contact, union, Moved((1, 2), (3,), deeds=(4, 5)), 1)
    yield tidying.united(one, tidying_rules.merged(one, one), Moved(), 0)


def tidying_parted(content: Content) -> Iterator[Card]:
    one, other = _pair(content)
    yield tidying.parted(one, other, Moved((1, 2), (3,)), ["role", "note"], missing=1)
    yield tidying.parted(one, other, Moved(), [], missing=0)


def tidying_told_apart(content: Content) -> Iterator[Card]:
    yield tidying.told_apart(*_pair(content))


def tidying_duplicates(content: Content) -> Iterator[Card]:
    pairs = [Alike(*_pair(content), ("e-mail", "near name")), Alike(*_pair(content), ("name",))]
    yield tidying.duplicates(pairs, [BUTTONS, BUTTONS], 7)


def tidying_nobody_twice(content: Content) -> Iterator[Card]:
    yield tidying.nobody_twice()


def tidying_nobody_like(content: Content) -> Iterator[Card]:
    yield tidying.nobody_like(_contact(content))


def tidying_sure(content: Content) -> Iterator[Card]:
    yield tidying.sure(_contact(content), Holdings(3, 4, 1, 1, 1, 2, 1, 2))
    yield tidying.sure(a_contact(content.name), Holdings())


def tidying_erased(content: Content) -> Iterator[Card]:
    yield tidying.erased(Holdings(3, 4, 1, 1, 1, 2, 1))


def welcome_where(content: Content) -> Iterator[Card]:
    yield welcome.where(MEMBER, CREATED, 3)


def welcome_why(content: Content) -> Iterator[Card]:
    yield welcome.why(2)


def welcome_what(content: Content) -> Iterator[Card]:
    yield welcome.what("Write 2 posts about what I know by 30 April", True, 1)
    yield welcome.what("Have 3 conversations with people in my field by 30 April", False, 0)


def welcome_whom(content: Content) -> Iterator[Card]:
    yield welcome.whom(0)


BIG_PICTURE = CommandMention("goal aim")


def welcome_saved(content: Content) -> Iterator[Card]:
    yield welcome.saved(welcome.why(0), f"Saved, your big picture: {words.clip(content.note, 200)}.", BIG_PICTURE)


def welcome_ready(content: Content) -> Iterator[Card]:
    people = [_contact(content), a_contact("Ben")]
    yield welcome.ready(MEMBER, TODAY, people, known=[content.name], reminder=CREATED + timedelta(days=1), planned=True)
    yield welcome.ready(MEMBER, TODAY, [], reminder=CREATED + timedelta(days=1), planned=False)
    yield welcome.ready(MEMBER, TODAY, [], reminder=None, planned=False)


def welcome_back(content: Content) -> Iterator[Card]:
    yield welcome.back(Card("Done: Ana"), [_item(Kind.CADENCE, content, due=-9), _item(Kind.THANKS, content)], TODAY)
    yield welcome.back(Card("Done: Ana"), [], TODAY)


VIEWS: dict[str, Callable[[Content], Iterator[Card]]] = {
    "contacts.person": contacts_person,
    "contacts.changed": contacts_changed,
    "contacts.added": contacts_added,
    "contacts.noted": contacts_noted,
    "contacts.found": contacts_found,
    "contacts.people": contacts_people,
    "contacts.nobody": contacts_nobody,
    "deliveries.unsure": deliveries_unsure,
    "deliveries.stopped": deliveries_stopped,
    "deliveries.moved": deliveries_moved,
    "deliveries.there": deliveries_there,
    "deliveries.posting": deliveries_posting,
    "deliveries.resumed": deliveries_resumed,
    "followups.due_list": followups_due_list,
    "followups.nothing_yet": followups_nothing_yet,
    "followups.nudge": followups_nudge,
    "followups.reminder": followups_reminder,
    "followups.shown": followups_shown,
    "followups.saved": followups_saved,
    "followups.question": followups_question,
    **ASKING,
    **DRAFTS,
    **DIGESTS,
    **GOALS,
    **REVIEWS,
    **PLAN,
    **PITCH,
    **LEARNING,
    **EARLIER,
    **DEEDS,
    **GUARD,
    **MET,
    **EVENTS,
    **SHARING,
    **STEPS,
    "home.dashboard": home_dashboard,
    "home.nothing_yet": home_nothing_yet,
    "met.logged": met_logged,
    "profile.settings": profile_settings,
    "profile.brought": profile_brought,
    "profile.deleting": profile_deleting,
    "profile.deleted": profile_deleted,
    "tidying.preview": tidying_preview,
    "tidying.united": tidying_united,
    "tidying.parted": tidying_parted,
    "tidying.told_apart": tidying_told_apart,
    "tidying.duplicates": tidying_duplicates,
    "tidying.nobody_twice": tidying_nobody_twice,
    "tidying.nobody_like": tidying_nobody_like,
    "tidying.sure": tidying_sure,
    "tidying.erased": tidying_erased,
    "welcome.where": welcome_where,
    "welcome.why": welcome_why,
    "welcome.what": welcome_what,
    "welcome.whom": welcome_whom,
    "welcome.saved": welcome_saved,
    "welcome.ready": welcome_ready,
    "welcome.back": welcome_back,
}
"""By “feature.view”. tests/gallery/test_gallery.py demands one for each public view."""
