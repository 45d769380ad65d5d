"""Whatever the order of events, a goal counts what fits: the count kept up event by event is the count made anew, and
the number of records that fit by a telling of the rules that knows nothing of the code (tally.py)."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.attending import commands
from bot.context import Context
from bot.deeds import commands as deeds
from bot.goals import counting, pacing
from bot.goals.model import Goal, State
from bot.journal.model import How
from bot.kit import ids
from bot.members.model import Member
from bot.ports import Store
from tests.features.tally import Tally
from tests.talk import LAST_DAY, Person, Talk, button

GOALS = (
    "Have 3 coffee chats with recruiters in the next 2 weeks",
    "Talk to 2 people every week",
    "Meet 4 new people at work in 2 months",
    "Send 5 messages to people at Acme next month",
    "Attend 3 events in the next 2 weeks",
    "Attend 1 meetup every month",
)
MORE = (
    "Comment on 3 posts on X every week",
    "Help 3 people in the next 2 weeks",
    "Help 2 recruiters every month",
    "Apply to 3 jobs by May",
    "Publish 2 posts on LinkedIn by June",
    "Talk to 3 people in fintech by June",
)
NAMING = (
    "Have 3 conversations with Ana or Cleo by June",
    "Attend the Fair by June",
    "Share 2 links with contacts by June",
    "Message 2 new people every month",
    "Help Ana twice by June",
)
PEOPLE = ("Ana, recruiter @Acme", "Ben, chef @Lune", "Cleo, recruiter @Lune")
NAMES = ("Ana", "Ben", "Cleo")
DID = (
    "commented on 2 posts on X",
    "commented on a post; yesterday",
    "replied to a thread on LinkedIn",
    "helped a beginner",
    "helped Ana of my class; yesterday",
    "applied to Acme",
    "applied to Lune; last monday",
    "wrote a post on LinkedIn",
    "published 2 articles",
)
CHANGES = ({"kind": "comment"}, {"kind": "help"}, {"channel": "LinkedIn"}, {"channel": "-"}, {"day": "last sunday"})
PERSON_EDITS = (
    *("Ana role:chef", "Ben role:recruiter", "Cleo company:Acme", "Ana sector:fintech", "Ben sector:Fintech"),
    *("Ana sector:-", "Cleo channel:LinkedIn", "Ana channel:X", 'Ben name:"Ben Cleo"', "Cleo name:Cleopatra"),
)
GOAL_EDITS = (
    *("1 role:-", '2 what:"Have 2 calls every month"', "3 by:-", "4 company:-", "7 channel:-", "7 channel:LinkedIn"),
    *("10 company:Acme", "12 sector:-", "9 role:chef", '8 what:"Help 2 people every week"', "11 channel:twitter"),
)
Event = tuple[str, object]


def with_deeds() -> tuple[st.SearchStrategy[Event], ...]:
    """What is new of deeds each time, so that these come more often than the rest."""
    gives = [f"{one} - {what}" for one in NAMES for what in ("a book", "advice; yesterday")]
    return (
        st.tuples(st.just("did"), st.sampled_from(DID)),
        st.tuples(st.just("gave"), st.sampled_from(gives)),
        st.tuples(st.just("gave"), st.sampled_from([f"{one} - a link to a talk" for one in NAMES])),
        st.tuples(st.just("deed"), st.tuples(st.sampled_from(["remove", "less", "edit"]), st.integers(0, 4))),
        st.tuples(st.just("apart"), st.sampled_from(["Not this one", "Not these", "Undo", "Put back"])),
        st.tuples(st.just("goal"), st.sampled_from(GOAL_EDITS)),
        st.tuples(st.just("edit person"), st.sampled_from(PERSON_EDITS)),
    )


EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.tuples(st.just("met"), st.sampled_from(PEOPLE)),
    st.tuples(st.just("talked"), st.sampled_from([f'{one} how:"{how}"' for one in NAMES for how in How])),
    st.tuples(st.just("done"), st.sampled_from(NAMES)),
    st.tuples(st.just("press"), st.sampled_from(["Coffee chat", "Call", "In person", "We did not talk"])),
    st.tuples(st.just("apart"), st.sampled_from(["Not this one", "Undo", "Count it again"])),
    st.tuples(st.just("goal counted"), st.integers(1, 17)),
    st.tuples(st.just("close"), st.sampled_from(["drop 1", "reopen coffee", "complete 8", "reopen help", "drop 7"])),
    st.tuples(st.just("by hand"), st.sampled_from(["progress 1 +2", "progress 8 +1", "progress 2 -1"])),
    st.tuples(st.just("event"), st.sampled_from(["going Talk", "not-going Talk", "going Fair", "not-going Fair"])),
    st.tuples(st.just("was there"), st.sampled_from(["Fay\nAna, chef", "", "-"])),
    st.tuples(st.just("merge"), st.sampled_from(["merge Ana and Cleo sure:yes", "merge Ben and Ana sure:yes"])),
    st.tuples(st.just("merge"), st.sampled_from(["unmerge Ana", "unmerge Ben"])),
    st.tuples(st.just("forget"), st.sampled_from(NAMES)),
    st.tuples(st.just("days"), st.integers(1, 9)),
    *with_deeds(),
    *with_deeds(),
    *with_deeds(),
)
SAYS = {
    "met": "/met {}",
    "talked": "/contact talked {}",
    "done": "/followup done {}",
    "edit person": "/contact edit {}",
    "goal": "/goal edit {}",
    "close": "/goal {}",
    "by hand": "/goal {}",
    "goal counted": "/goal counted {}",
    "event": "/event {}",
    "did": "/did {}",
    "gave": "/gave {}",
    "merge": "/contact {}",
    "forget": "/contact forget {} sure:yes",
}


def sets_goals(member: Person) -> Person:
    """All of them, at most ten in one message."""
    for several in (GOALS, MORE, NAMING):
        member.says("/goal set " + "\n".join(several)).sees(f"Saved {len(several)} goals")
    return member


def happens(talk: Talk, member: Person, what: str, how: object) -> None:
    match what, how:
        case "days", int(days):
            talk.clock.skip(days=days)
        case "apart", str(label):
            if button(member.card, label) is not None:
                member.presses(label)
        case "was there", str(whom):
            there(talk, member, whom)
        case "press", str(label):
            if member.card.title.startswith("Done: "):
                member.presses(label)
        case "deed", (str(change), int(which)):
            redo(talk, member, change, which)
        case _:
            member.says(SAYS[what].format(how))
    assert "Something broke" not in member.text


def redo(talk: Talk, member: Person, change: str, which: int) -> None:
    """Remove or edit one of the newest deeds, if there are so many."""
    owner = member.member.id
    found = talk.look(lambda store: store.deeds.listing(owner, limit=which + 1))
    if len(found) <= which:
        return
    one = found[which].id
    if change == "edit":
        edited = {**CHANGES[which % len(CHANGES)], "deed": ids.spell_id(one)}
        member.says("/did edit " + " ".join(f'{name}:"{value}"' for name, value in edited.items()))
    else:
        member.presses_again(deeds.remove.button("", deed=one, one=change == "less" or None))


def there(talk: Talk, member: Person, whom: str) -> None:
    """Answer of each event that has begun whom they met; nobody, or (“-”) that they did not go."""
    owner, now = member.member.id, talk.now()
    year = timedelta(days=366)
    for one in talk.look(lambda store: store.events.attended(owner, now - year, now + year)):
        said = commands.missed.button("", one.id) if whom == "-" else commands.nobody.button("", one.id)
        member.presses_again(commands.people.button("", which=one.id, who=whom) if len(whom) > 1 else said)
    if whom and button(member.card, "Undo") is not None and member.card.title.startswith("Logged"):
        talk.clock.skip(minutes=1)
        member.presses("Undo") if talk.now().minute % 2 else None


def linked(store: Store, goal: Goal) -> set[tuple[int | None, object, int]]:
    counts = (
        *store.goals.linked(goal.owner, goal.id),
        *store.goals.linked_outings(goal.owner, goal=goal.id),
        *store.goals.linked_deeds(goal.owner, goal=goal.id),
    )
    return {(one.entry or one.attendance or one.deed, one.day, one.amount) for one in counts}


def anew(store: Store, member: Member, talk: Talk, person: Person, goal: Goal) -> set[tuple[int | None, object, int]]:
    """What a full count of the goal would leave, without keeping it."""
    ctx = Context(member, person._request("").where, talk.now(), store)
    counting.recount(ctx, goal)
    return linked(store, goal)


@settings(max_examples=settings().max_examples // 8)
@given(st.lists(EVENTS, min_size=8, max_size=30))
def test_counting_event_by_event_is_counting_anew(migrated_file: Path, events: list[Event]) -> None:
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{shutil.copy(migrated_file, Path(folder) / 'g.db')}"
        with Talk(url) as talk:
            member, other = talk.person("olga"), talk.person("ingo")
            other.says("/goal set Have 9 conversations this year\nHelp 9 people this year").says(
                "/did helped a beginner"
            )
            member.says("/met Early, recruiter @Acme").says("/contact add " + "\n".join(PEOPLE))
            sets_goals(member)
            member.says("/contact talked Ana").says(f"/did {DID[0]}").says("/gave Ana - a link").says(
                "/gave Ana - tips"
            )
            member.says("/event add Talk, 6 March 18:30").says("/event add Fair, 20 March")
            theirs = goals_of(talk, other)
            books = Books(talk, member)
            for what, how in events:
                books.before(what, how)
                happens(talk, member, what, how)
                books.after(what, how)
                check(talk, member, books)
            assert goals_of(talk, other) == theirs


class Books:
    """What was counted by hand, and reached with people who were forgotten, by goal and day, as it happens."""

    def __init__(self, talk: Talk, member: Person) -> None:
        self._talk, self._member, self._me = talk, member, member.member.id
        self._going: dict[str, dict[date, int]] = {}
        self._last: tuple[str, dict[date, int]] = ("", {})
        self.kept: dict[str, dict[date, int]] = {}

    def before(self, what: str, how: object) -> None:
        """Note what a person who may be forgotten was worth, and whether a number is about to be taken back."""
        self._going = {}
        if what == "forget":
            found = self._talk.look(lambda store: store.contacts.named(self._me, (str(how).casefold(),)))
            # Who is called just so is meant, whoever else has that name within theirs.
            found = [one for one in found if one.name.casefold() == str(how).casefold()] or found
            if len(found) == 1:
                spelled = ids.spell_id(found[0].id)
                self._going = self._talk.look(lambda store: Tally(store, self._me).reached_with(spelled))

    def after(self, what: str, how: object) -> None:
        title = self._member.card.title
        if what == "forget" and title.startswith("Erased"):
            for goal, by_day in self._going.items():
                self._keep(goal, by_day)
        if what == "by hand" and title.startswith(("Added", "Taken away")):
            counts = self._talk.look(lambda store: list(store.privacy.rows(self._me, "goal_counts")))
            undo = self._member.button("Undo").call.values["count"]
            goal = next(str(row["goal"]) for row in counts if row["id"] == undo)
            self._last = (goal, {self._talk.now().date(): int(str(how).split()[-1])})
            self._keep(*self._last)
        if what == "apart" and title.startswith("Taken back:"):
            goal, by_day = self._last
            self._keep(goal, {day: -number for day, number in by_day.items()})

    def _keep(self, goal: str, by_day: dict[date, int]) -> None:
        kept = self.kept.setdefault(goal, {})
        for day, number in by_day.items():
            kept[day] = kept.get(day, 0) + number


def goals_of(talk: Talk, person: Person) -> dict[str, set[tuple[int | None, object, int]]]:
    """The counts of somebody's active goals."""
    owner = person.member.id
    return talk.look(lambda store: {one.text: linked(store, one) for one in store.goals.listing(owner, State.ACTIVE)})


def check(talk: Talk, member: Person, books: Books) -> None:
    """Each active goal is counted as if anew, and stands where the naive tally has it."""
    me, today = member.member, talk.now().date()
    tally = talk.look(lambda store: Tally(store, me.id))
    rows = {row["id"]: row for row in tally.goals()}
    for goal in talk.look(lambda store: store.goals.listing(me.id, State.ACTIVE)):
        kept = talk.look(lambda store, one=goal: linked(store, one))
        assert kept == talk.change(lambda store, one=goal: anew(store, me, talk, member, one)), goal.text
        by_day = talk.look(lambda store, one=goal: store.goals.by_day(me.id, [one.id])).get(goal.id, {})
        row = rows[ids.spell_id(goal.id)]
        by_hand = books.kept.get(str(row["id"]), {})
        assert pacing.done(goal, by_day, today) == tally.stands_at(row, today, by_hand), goal.text
        assert len([one for one in kept if one[2]]) == len(tally.counted(row)), goal.text


ONCE = st.lists(
    st.one_of(
        st.tuples(st.just("did"), st.sampled_from(DID)),
        st.tuples(st.just("gave"), st.sampled_from([f"{one} - a book" for one in NAMES])),
        st.tuples(st.just("gave"), st.sampled_from([f"{one} - advice; yesterday" for one in NAMES])),
        st.tuples(st.just("talked"), st.sampled_from([f'{one} how:"{how}"' for one in NAMES for how in How])),
        st.tuples(st.just("edit person"), st.sampled_from(["Ana sector:fintech", "Ben channel:X"])),
    ),
    max_size=10,
)


@settings(max_examples=max(3, settings().max_examples // 8))
@given(ONCE, st.randoms(use_true_random=False))
def test_the_order_in_which_things_are_logged_makes_no_difference(
    migrated_file: Path, events: list[Event], chance: random.Random
) -> None:
    """The same records, in two orders, stand at the same."""
    other = list(events)
    chance.shuffle(other)
    assert standings(migrated_file, events) == standings(migrated_file, other)


def standings(migrated_file: Path, events: Sequence[Event]) -> dict[str, int]:
    """Where each goal stands after these events."""
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{shutil.copy(migrated_file, Path(folder) / 'g.db')}"
        with Talk(url) as talk:
            member = sets_goals(talk.person("olga"))
            for one in PEOPLE:
                member.says(f"/contact add {one}")
            for what, how in events:
                happens(talk, member, what, how)
            me = member.member.id
            found = talk.look(lambda store: store.goals.listing(me, State.ACTIVE))
            sums = talk.look(lambda store: store.goals.by_day(me, [one.id for one in found]))
            return {one.text: sum(sums.get(one.id, {}).values()) for one in found}


def test_a_count_moved_to_another_day_is_counted_there(talk: Talk, member: Person) -> None:
    member.says("/goal set Have 3 conversations by tomorrow").says("/met Ana")
    me = member.member
    (goal,) = talk.look(lambda store: store.goals.listing(me.id, State.ACTIVE))
    (entry,) = talk.look(lambda store: store.goals.talks(me.id, goal.starts, LAST_DAY))

    def move(store: Store, days: int) -> set[tuple[int | None, object, int]]:
        ctx = Context(me, member._request("").where, talk.now(), store, corrections=(counting.after_correction,))
        found = store.journal.find(me.id, entry.entry)
        assert found is not None
        ctx.amend(replace(found, day=goal.starts.replace(day=goal.starts.day + days)))
        return linked(store, goal)

    assert talk.change(lambda store: move(store, 1)) == {(entry.entry, goal.deadline, 1)}
    assert talk.change(lambda store: move(store, 5)) == set()
    assert talk.change(lambda store: move(store, -1)) == set()
