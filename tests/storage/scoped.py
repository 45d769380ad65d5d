"""Every method of every query class: those that answer to an owner, and those that don't, with the reason."""

from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date, timedelta

from bot.contacts.model import Tier
from bot.events.model import AttendanceId, Circle, EventId, FeedId
from bot.followups.model import Kind
from bot.goals.model import CountId, Goal, GoalId
from bot.goals.model import State as GoalState
from bot.journal.model import Deed, DeedId, DeedKind
from bot.members.model import MemberId, Place
from bot.outbox.model import DeliveryId
from bot.outbox.model import State as DeliveryState
from bot.tidying.model import MergeId, Moved
from storage.store import Store
from tests.storage.rows import NOW, THEIRS, TODAY
from tests.storage.scoped_companies import COMPANIES, COMPANIES_SAVING, COMPANIES_UNSCOPED
from tests.storage.scoped_drafts import DRAFTS, DRAFTS_SAVING, DRAFTS_UNSCOPED
from tests.storage.scoped_letters import LETTERS, LETTERS_SAVING, LETTERS_UNSCOPED
from tests.storage.scoped_mutes import MUTES, MUTES_UNSCOPED
from tests.storage.scoped_pitches import PITCHES, PITCHES_SAVING, PITCHES_UNSCOPED
from tests.storage.scoped_plan import PLAN, PLAN_SAVING, PLAN_UNSCOPED
from tests.storage.scoped_reviews import REVIEWS, REVIEWS_SAVING, REVIEWS_UNSCOPED
from tests.storage.scoped_sharing import SHARING, SHARING_SAVING, SHARING_UNSCOPED
from tests.storage.scoped_steps import STEPS, STEPS_UNSCOPED

GROUP = Place(THEIRS.handle.platform, THEIRS.handle.realm, "G1", private=False)
LOST = "d:1:2026-W10"
THEIR_GOAL, THEIR_COUNT = GoalId(206), CountId(207)
THEIR_DEED = DeedId(220)
THEIR_FEED, THEIR_EVENT, THEIR_ATTENDANCE = FeedId(211), EventId(214), AttendanceId(215)
"""Of rows.py."""
DEED = Deed(
    THEIR_DEED,
    THEIRS.id,
    DeedKind.POST,
    TODAY,
    NOW,
    "quiet words: what",
    contact=THEIRS.contact.id,
    channel="Slack",
    sort="article",
)

# Every method of every query class: those that answer to an owner with the arguments that name somebody else's rows,
# and those that don't, with the reason.
SCOPED: dict[str, Callable[[Store, MemberId], object]] = {
    **REVIEWS,
    **LETTERS,
    **DRAFTS,
    **STEPS,
    **SHARING,
    **PITCHES,
    **MUTES,
    **COMPANIES,
    **PLAN,
    "members.get": lambda store, me: store.members.get(me),
    "members.several": lambda store, me: store.members.several([me]),
    "members.home": lambda store, me: store.members.home(me),
    "members.unlink": lambda store, me: store.members.unlink(me, THEIRS.handle),
    "members.save": lambda store, me: store.members.save(replace(THEIRS.member, id=me, name="changed")),
    "members.used": lambda store, me: store.members.used(me, THEIRS.handle, NOW + timedelta(days=1)),
    "members.nudged": lambda store, me: store.members.nudged(me, keep=True),
    "members.choose": lambda store, me: store.members.choose(me, GROUP, NOW + timedelta(days=1)),
    "members.unchoose": lambda store, me: store.members.unchoose(me),
    "pauses.of": lambda store, me: store.pauses.of(me),
    "pauses.end": lambda store, me: store.pauses.end(me, TODAY + timedelta(days=1)),
    "contacts.find": lambda store, me: store.contacts.find(me, THEIRS.contact.id),
    "contacts.several": lambda store, me: store.contacts.several(me, [THEIRS.contact.id]),
    "contacts.named": lambda store, me: store.contacts.named(me, ("ana",)),
    "contacts.matching": lambda store, me: store.contacts.matching(me, ("acme",)),
    "contacts.vocabulary": lambda store, me: store.contacts.vocabulary(me, names=False, limit=9),
    "contacts.noted": lambda store, me: store.contacts.noted(me, limit=9),
    "contacts.count_noted": lambda store, me: store.contacts.count_noted(me),
    "contacts.introduced": lambda store, me: store.contacts.introduced(me, THEIRS.contact.id, limit=9),
    "contacts.met_at": lambda store, me: store.contacts.met_at(me),
    "contacts.from_there": lambda store, me: store.contacts.from_there(me, [THEIRS.contact.met_at], limit=9),
    "contacts.page": lambda store, me: store.contacts.page(me),
    "contacts.count": lambda store, me: store.contacts.count(me),
    "contacts.with_tier": lambda store, me: store.contacts.with_tier(me, Tier.WARM),
    "contacts.intervals": lambda store, me: store.contacts.intervals(me),
    "contacts.save": lambda store, me: store.contacts.save(replace(THEIRS.contact, owner=me, name="changed")),
    "journal.find": lambda store, me: store.journal.find(me, THEIRS.entry.id),
    "journal.of_contact": lambda store, me: store.journal.of_contact(me, THEIRS.contact.id),
    "journal.noted": lambda store, me: store.journal.noted(me, limit=9),
    "journal.count_noted": lambda store, me: store.journal.count_noted(me),
    "journal.last_day": lambda store, me: store.journal.last_day(me, THEIRS.contact.id),
    "journal.last_days": lambda store, me: store.journal.last_days(me, (THEIRS.contact.id,)),
    "journal.save": lambda store, me: store.journal.save(replace(THEIRS.entry, owner=me, note="changed")),
    "journal.remove": lambda store, me: store.journal.remove(me, THEIRS.entry.id),
    "deeds.find": lambda store, me: store.deeds.find(me, THEIR_DEED),
    "deeds.remove": lambda store, me: store.deeds.remove(me, THEIR_DEED),
    "deeds.save": lambda store, me: store.deeds.save(replace(DEED, owner=me, what="changed")),
    "deeds.together": lambda store, me: store.deeds.together(me, DEED),
    "deeds.of_day": lambda store, me: store.deeds.of_day(me, TODAY, DEED.kind),
    "deeds.listing": lambda store, me: store.deeds.listing(me, limit=9),
    "deeds.size": lambda store, me: store.deeds.size(me),
    "deeds.of_contact": lambda store, me: store.deeds.of_contact(me, THEIRS.contact.id),
    "followups.find": lambda store, me: store.followups.find(me, THEIRS.followup.id),
    "followups.of_contact": lambda store, me: store.followups.of_contact(me, THEIRS.contact.id),
    "followups.closed_with": lambda store, me: store.followups.closed_with(me, THEIRS.contact.id, NOW),
    "followups.open_until": lambda store, me: store.followups.open_until(me, date.max),
    "followups.comes_up": lambda store, me: store.followups.comes_up(me, NOW),
    "followups.of_kind": lambda store, me: store.followups.of_kind(me, Kind.PROMISE),
    "followups.idle": lambda store, me: store.followups.idle(me),
    "followups.nudged_on": lambda store, me: store.followups.nudged_on(me, TODAY),
    "followups.count_open": lambda store, me: store.followups.count_open(me),
    "followups.count_due": lambda store, me: store.followups.count_due(me, date.max),
    "followups.next_due": lambda store, me: store.followups.next_due(me),
    "followups.save": lambda store, me: store.followups.save(replace(THEIRS.followup, owner=me, what="changed")),
    "followups.planned": lambda store, me: store.followups.planned([replace(THEIRS.followup, owner=me, nudged=9)]),
    "goals.find": lambda store, me: store.goals.find(me, THEIR_GOAL),
    "goals.listing": lambda store, me: store.goals.listing(me, GoalState.DONE),
    "goals.closed_since": lambda store, me: store.goals.closed_since(me, NOW),
    "goals.aim": lambda store, me: store.goals.aim(me),
    "goals.clear_aim": lambda store, me: store.goals.clear_aim(me),
    "goals.count": lambda store, me: store.goals.count(me, THEIR_COUNT),
    "goals.remove_counts": lambda store, me: store.goals.remove_counts(me, [THEIR_COUNT]),
    "goals.set_amount": lambda store, me: store.goals.set_amount(me, THEIR_COUNT, 0),
    "goals.page": lambda store, me: store.goals.page(me, THEIR_GOAL, limit=10),
    "goals.size": lambda store, me: store.goals.size(me, THEIR_GOAL),
    "goals.by_day": lambda store, me: store.goals.by_day(me, [THEIR_GOAL]),
    "goals.linked": lambda store, me: store.goals.linked(me, THEIR_GOAL),
    "goals.linked_to": lambda store, me: store.goals.linked_to(me, [THEIRS.entry.id]),
    "goals.outings": lambda store, me: store.goals.outings(me, THEIR_ATTENDANCE),
    "goals.linked_outings": lambda store, me: store.goals.linked_outings(me, attendance=THEIR_ATTENDANCE),
    "goals.acts": lambda store, me: store.goals.acts(me, only=[THEIR_DEED]),
    "goals.linked_deeds": lambda store, me: store.goals.linked_deeds(me, deeds=[THEIR_DEED]),
    "goals.talks": lambda store, me: store.goals.talks(me, date.min, date.max, THEIRS.contact.id),
    "goals.first_days": lambda store, me: store.goals.first_days(me, [THEIRS.contact.id]),
    "goals.save": lambda store, me: store.goals.save(
        Goal(THEIR_GOAL, me, "changed", TODAY, NOW, state=GoalState.DROPPED)
    ),
    "check_ins.of_goal": lambda store, me: store.check_ins.of_goal(me, THEIR_GOAL),
    "check_ins.latest": lambda store, me: store.check_ins.latest(me, [THEIR_GOAL]),
    "check_ins.days": lambda store, me: store.check_ins.days(me, [THEIR_GOAL]),
    "check_ins.since": lambda store, me: store.check_ins.since(me, TODAY),
    "questions.of": lambda store, me: store.questions.of(me),
    "questions.shift": lambda store, me: store.questions.shift(me, NOW + timedelta(days=1)),
    "feeds.remove": lambda store, me: store.feeds.remove(Circle((), me), THEIR_FEED),
    "feeds.find": lambda store, me: store.feeds.find(Circle((), me), THEIR_FEED),
    "feeds.listing": lambda store, me: store.feeds.listing(Circle((), me)),
    "feeds.added": lambda store, me: store.feeds.added(me, THEIR_FEED),
    "events.remove": lambda store, me: store.events.remove(Circle((), me), THEIR_EVENT),
    "events.find": lambda store, me: store.events.find(Circle((), me), THEIR_EVENT),
    "events.between": lambda store, me: store.events.between(Circle((), me), NOW, NOW + timedelta(days=1)),
    "events.said": lambda store, me: store.events.said(me, [THEIR_EVENT]),
    "events.attendance": lambda store, me: store.events.attendance(me, THEIR_ATTENDANCE),
    "events.attended": lambda store, me: store.events.attended(me, NOW, NOW + timedelta(days=1)),
    "events.visited": lambda store, me: store.events.visited(me),
    "held.find": lambda store, me: store.held.find(me, THEIRS.held.id),
    "held.drop": lambda store, me: store.held.drop(me, THEIRS.held.id),
    "held.answered": lambda store, me: store.held.answered(me, THEIRS.held.id),
    "merges.move": lambda store, me: any(
        asdict(store.merges.move(me, source=THEIRS.contact.id, target=THEIRS.contact.id)).values()
    ),
    "merges.put_back": lambda store, me: any(asdict(_put_back(store, me)).values()),
    "merges.remove_person": lambda store, me: store.merges.remove_person(me, THEIRS.contact.id),
    "merges.newest": lambda store, me: store.merges.newest(me, THEIRS.contact.id),
    "merges.remove": lambda store, me: store.merges.remove(me, MergeId(THEIRS.id * 100 + 5)),
    "merges.apart": lambda store, me: store.merges.apart(me),
    "merges.holdings": lambda store, me: any(asdict(store.merges.holdings(me, THEIRS.contact.id)).values()),
    "merges.forget": lambda store, me: store.merges.forget(me, THEIRS.contact),
    "outbox.own": lambda store, me: store.outbox.own(me, THEIRS.delivery.id) or store.outbox.own(me, LOST),
    "outbox.resolve": lambda store, me: store.outbox.resolve(me, DeliveryId(252), DeliveryState.SENT, NOW),
    "outbox.readdress": lambda store, me: store.outbox.readdress(me, THEIRS.handle, NOW),
    "outbox.cancel_member": lambda store, me: store.outbox.cancel_member(me),
    "members.kept": lambda store, me: store.members.kept([me]),
    "privacy.rows": lambda store, me: [row for name in store.privacy.tables() for row in store.privacy.rows(me, name)],
    "privacy.names": lambda store, me: store.privacy.names(me),
    "privacy.counts": lambda store, me: any(store.privacy.counts(me).values()),
    "privacy.erase": lambda store, me: any(store.privacy.erase(me).values()),
}


def _put_back(store: Store, me: MemberId) -> Moved:
    moved = Moved((THEIRS.entry.id,), (THEIRS.followup.id,), (), (THEIRS.id * 100 + 5,))
    return store.merges.put_back(me, moved, source=THEIRS.contact.id, target=THEIRS.contact.id)


SAVING = (
    "members.save",
    "members.used",
    "members.choose",
    "contacts.save",
    "journal.save",
    "followups.save",
    "followups.planned",
)
SAVING += ("deeds.save", "pauses.end", "goals.save", "goals.set_amount", "held.drop")
SAVING += ("questions.shift",)
SAVING += PLAN_SAVING
SAVING += COMPANIES_SAVING + SHARING_SAVING
SAVING += DRAFTS_SAVING
SAVING += REVIEWS_SAVING + LETTERS_SAVING + PITCHES_SAVING
"""Those that give nothing back."""

UNSCOPED = {
    **REVIEWS_UNSCOPED,
    **LETTERS_UNSCOPED,
    **DRAFTS_UNSCOPED,
    **STEPS_UNSCOPED,
    **SHARING_UNSCOPED,
    **PITCHES_UNSCOPED,
    **MUTES_UNSCOPED,
    **COMPANIES_UNSCOPED,
    **PLAN_UNSCOPED,
    "members.find": "says who a handle is: every other query begins with its answer",
    "members.add": "a new row of its own owner",
    "installs.removed": "about a workspace",
    "installs.installed": "about a workspace",
    "installs.forget": "about a workspace",
    "installs.gone": "workspaces that left, by the clock",
    "installs.known": "about workspaces",
    "installs.used_at": "when anybody of a workspace was here last",
    "installs.accounts": "everybody's of a workspace that left; tested in test_installs.py",
    "pauses.begin": "a row of its own owner; that it takes nobody else's along is tested in test_pause_queries.py",
    "members.shut": "everybody's who chose a place that is closed to us",
    "members.users": "who is on this machine: the console alone asks, for names to be",
    "merges.add": "a new row of its own owner",
    "merges.tell_apart": "a new row of its own owner",
    "merges.alike": "takes two people to find anything; tested in test_merges.py",
    "merges.sharing": "takes two people to find anything; tested in test_merges.py",
    "merges.expire": "everybody's that are older than 30 days, by the clock",
    "contacts.add": "a new row of its own owner",
    "contacts.add_many": "new rows of their own owners",
    "contacts.set_interval": "a row of its own owner, made when there is none",
    "goals.add": "a new row of its own owner",
    "goals.add_counts": "new rows of their own owner",
    "goals.set_aim": "a row of its own owner, made when there is none",
    "check_ins.say": "a row of its own owner; tested in test_checkin_queries.py",
    "check_ins.by_hand": "sums of its owner; tested in test_checkin_queries.py",
    "questions.put": "a row of its own owner",
    "questions.wake": "a row of its own owner, made when there is none",
    "questions.switch": "a row of its own owner, made when there is none",
    "questions.due": "the planner looks at everybody",
    "questions.wakes_at": "the planner looks at everybody",
    "journal.add": "a new row of its own owner",
    "deeds.add": "new rows of their own owner",
    "followups.add": "a new row of its own owner",
    "feeds.source": "by an address: whoever asks for it knows it",
    "feeds.get_source": "what is read belongs to nobody",
    "feeds.save_source": "what is read belongs to nobody",
    "feeds.any_due": "the reader reads for everybody",
    "feeds.take_due": "the reader reads for everybody; tested in test_events.py",
    "feeds.add": "a new row of its own owner",
    "feeds.move": "what is read belongs to nobody",
    "feeds.save": "changes only what its circle sees; tested in test_events.py",
    "feeds.of_source": "the reader tells everybody who added it",
    "feeds.forget_unused": "what is read for nobody",
    "events.add": "a new row of its own owner",
    "events.save": "the reader and its owner write what they found",
    "events.put": "the reader writes what it found",
    "events.of_source": "what is read belongs to nobody",
    "events.forget": "everybody's that are over, by the clock",
    "events.say": "a row of its own owner; tested in test_events.py",
    "events.going": "how many go, whoever they are",
    "events.coming": "the reader moves everybody's when the event moves",
    "events.due": "the planner looks at everybody",
    "events.wakes_at": "the planner looks at everybody",
    "events.visit": "a row of its own owner",
    "events.organisers": "about a space",
    "events.set_organisers": "about a space",
    "held.add": "a new row of its own owner",
    "held.put": "a new row of its own owner",
    "held.forget": "everybody's that expired, by the clock",
    "inbox.add": "a hash of what was done, of nobody; tested in test_inbox.py",
    "inbox.forget": "everybody's that is old, by the clock",
    "followups.to_nudge": "the planner looks at everybody",
    "followups.wakes_at": "the planner looks at everybody",
    "privacy.tables": "names of tables",
    "privacy.sweep": "those that nobody's account leads to; tested in test_privacy.py",
    "privacy.secrets": "names of columns",
    "privacy.stale": "doctor counts everybody's",
    "privacy.seal_anew": "rotate-keys goes through everybody's; tested in test_privacy.py",
    "privacy.try_keys": "doctor tries the keys on a row of each column",
    **{
        f"digests.{name}": "about a space and its channels, and the planner's; tested in test_digests.py"
        for name in (
            *("add", "save", "remove", "find", "get", "at", "listing", "wakes_at", "due", "planned", "found", "totals"),
            *("put", "post", "last", "weeks", "keep", "keep_many", "watched", "forget"),
        )
    },
    **{
        f"outbox.{name}": "the sender works for everybody; tested in test_outbox.py"
        for name in (
            *("put", "put_many", "get", "find", "cancel", "ripe", "pick", "claim", "begin", "settle"),
            *("release", "expire", "forget", "next_due", "listing"),
            *("stop", "stops", "resume", "directs", "opened", "unreachable"),
            *("again", "drop", "backlog", "tallies", "page"),
        )
    },
}
