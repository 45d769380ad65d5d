"""Whatever the order of events, a goal counts what fits: the count kept up event by event is the count made anew."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.attending import commands
from bot.context import Context
from bot.goals import counting, pacing
from bot.goals.model import Goal, State
from bot.journal.model import How
from bot.members.model import Member
from bot.ports import Store
from tests.talk import LAST_DAY, Person, Talk, button

GOALS = (
    "Have 3 coffee chats with recruiters in the next 2 weeks",
    "Talk to 2 people every week",
    "Meet 4 new people at work in 2 months",
    "Send 5 messages to people at Acme next month",
    "Attend 3 events in the next 2 weeks",
    "Attend 1 meetup every month",
)
PEOPLE = ("Ana, recruiter @Acme", "Ben, chef @Lune", "Cleo, recruiter @Lune")
EVENTS = st.one_of(
    st.tuples(st.just("met"), st.sampled_from(PEOPLE)),
    st.tuples(st.just("talked"), st.sampled_from([f'{one[:3]} how:"{how}"' for one in PEOPLE for how in How])),
    st.tuples(st.just("done"), st.sampled_from(["Ana", "Ben", "Cleo"])),
    st.tuples(st.just("press"), st.sampled_from(["Coffee chat", "Call", "In person", "We did not talk"])),
    st.tuples(st.just("apart"), st.sampled_from(["Not this one", "Undo", "Count it again"])),
    st.tuples(st.just("goal counted"), st.integers(1, 6)),
    st.tuples(st.just("role"), st.sampled_from(["Ana role:chef", "Ben role:recruiter", "Cleo company:Acme"])),
    st.tuples(
        st.just("goal"), st.sampled_from(["1 role:-", '2 what:"Have 2 calls every month"', "3 by:-", "4 company:-"])
    ),
    st.tuples(st.just("close"), st.sampled_from(["drop 1", "reopen coffee", "complete 1", "progress 1 +2"])),
    st.tuples(st.just("event"), st.sampled_from(["going Talk", "not-going Talk", "going Fair", "not-going Fair"])),
    st.tuples(st.just("was there"), st.sampled_from(["Fay\nAna, chef", "", "-"])),
    st.tuples(st.just("days"), st.integers(1, 9)),
)
SAYS = {
    "met": "/met {}",
    "talked": "/contact talked {}",
    "done": "/followup done {}",
    "role": "/contact edit {}",
    "goal": "/goal edit {}",
    "close": "/goal {}",
    "event": "/event {}",
}


def happens(talk: Talk, member: Person, what: str, how: object) -> None:
    if what == "days":
        assert isinstance(how, int)
        talk.clock.skip(days=how)
    elif what == "goal counted":
        member.says(f"/goal counted {how}")
    elif what == "apart":
        if button(member.card, str(how)) is not None and not member.card.title.startswith(("Added", "Merged")):
            member.presses(str(how))
    elif what == "was there":
        there(talk, member, str(how))
    elif what == "press":
        if member.card.title.startswith("Done: "):
            member.presses(str(how))
    else:
        member.says(SAYS[what].format(how))
    assert "Something broke" not in member.text


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
    counts = (*store.goals.linked(goal.owner, goal.id), *store.goals.linked_outings(goal.owner, goal=goal.id))
    return {(one.entry or one.attendance, one.day, one.amount) for one in counts}


def anew(store: Store, member: Member, talk: Talk, person: Person, goal: Goal) -> set[tuple[int | None, object, int]]:
    """What a full count of the goal would leave, without keeping it."""
    ctx = Context(member, person._request("").where, talk.now(), store)
    counting.recount(ctx, goal)
    return linked(store, goal)


@settings(max_examples=settings().max_examples // 4)
@given(st.lists(EVENTS, max_size=25))
def test_counting_event_by_event_is_counting_anew(migrated_file: Path, events: list[tuple[str, object]]) -> None:
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{shutil.copy(migrated_file, Path(folder) / 'g.db')}"
        with Talk(url) as talk:
            member, other = talk.person("olga"), talk.person("ingo")
            other.says("/goal set Have 9 conversations this year")
            member.says("/met Early, recruiter @Acme").says("/goal set " + "\n".join(GOALS))
            member.says("/event add Talk, 6 March 18:30").says("/event add Fair, 20 March")
            for what, how in events:
                happens(talk, member, what, how)
                check(talk, member)
            theirs = talk.look(lambda store: store.goals.listing(other.member.id, State.ACTIVE))
            assert [talk.look(lambda store, one=goal: linked(store, one)) for goal in theirs] == [set()]


def check(talk: Talk, member: Person) -> None:
    me = member.member
    for goal in talk.look(lambda store: store.goals.listing(me.id, State.ACTIVE)):
        kept = talk.look(lambda store, one=goal: linked(store, one))
        assert kept == talk.change(lambda store, one=goal: anew(store, me, talk, member, one)), goal.text
        by_day = talk.look(lambda store, one=goal: store.goals.by_day(me.id, [one.id])).get(goal.id, {})
        if goal.cadence is None:
            assert pacing.done(goal, by_day, LAST_DAY) == max(0, sum(by_day.values()))


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
