"""A review goes on whatever is pressed, said or happens meanwhile: it never breaks, and never doubles a goal."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.goals.model import Goal, State
from bot.kit.cards import Button
from bot.kit.commands import Form
from tests.talk import Person, Talk

GOALS = (
    "Have 3 coffee chats with recruiters by 31 March",
    "Comment on 2 posts every week",
    "Write 2 posts this month",
    "Attend 4 meetups by end of June",
)
PEOPLE = ("Ana, recruiter @Acme; promised my CV", "Ben, chef @Lune", "Cleo, tester", "Dan")
SAYS = (
    *("/review", "/review march", "/review last month", "/review finish month:2026-03-01"),
    *("/review reopen month:2026-03-01", "/review part month:2026-03-01 step:next"),
    *("/goal drop 1", "/goal complete 2", "/goal reopen coffee", "/goal reopen posts", "/goal edit 1 number:5"),
    *(
        "/goal edit 1 by:2026-06-30",
        "/goal progress 1 +1",
        "/goal set Write 1 letter by 30 April",
        "/goal aim family:job",
    ),
    *("/contact forget Ben sure:yes", "/contact archive Cleo", "/contact unarchive Cleo", "/followup stop Ana"),
    *("/followup resume Ana", "/contact merge Dan and Cleo sure:yes", "/contact talked Dan", "/followup done Ana"),
)
STEPS = st.one_of(
    st.tuples(st.just("press"), st.integers(0, 30)),
    st.tuples(st.just("press"), st.integers(0, 30)),
    st.tuples(st.just("press"), st.integers(0, 30)),
    st.tuples(st.just("press an old one"), st.integers(0, 300)),
    st.tuples(st.just("say"), st.integers(0, len(SAYS) - 1)),
    st.tuples(st.just("days"), st.integers(1, 12)),
    st.tuples(st.just("restart"), st.just(0)),
)
TYPED = {"what": "Have 2 calls with testers by 20 April 2026", "line": "a word", "text": "Ask sooner", "number": "2"}


class Play:
    """One member's month, and every button of a review that they ever saw."""

    def __init__(self, talk: Talk) -> None:
        self.talk = talk
        self.member = talk.person("olga")
        for said in (*(f"/met {one}" for one in PEOPLE), "/goal set " + "\n".join(GOALS)):
            self.member.says(said)
        talk.clock.skip(days=23)
        self.member.says("/review").presses("Begin")
        self.seen: list[Button] = []

    def goals(self, *states: State) -> list[Goal]:
        owner = self.member.member.id
        listing = self.talk.look(lambda store: [store.goals.listing(owner, one) for one in states or tuple(State)])
        return [goal for found in listing for goal in found]

    def does(self, what: str, which: int) -> None:
        match what:
            case "press":
                found = [one for one in self.member.card.buttons() if one.call.name.startswith("review ")]
                if found:
                    self.presses(found[which % len(found)])
            case "press an old one":
                if self.seen:
                    self.presses(self.seen[which % len(self.seen)])
            case "say":
                self.member.says(SAYS[which])
            case "days":
                self.talk.clock.skip(days=which)
            case _:
                self.talk.restart()
        self.holds()

    def presses(self, found: Button) -> None:
        """Press it, and again: the second time there is no goal more."""
        self.seen.append(found)
        self.once(found)
        self.holds()
        before = len(self.goals(State.ACTIVE))
        self.once(found)
        assert len(self.goals(State.ACTIVE)) <= before, found.wire()

    def once(self, found: Button) -> None:
        self.member.presses_again(found)
        if self.member.reply is not None and isinstance(form := self.member.reply.answer, Form):
            self.member.fills(**{one.name: TYPED.get(one.name, "") or one.value for one in form.fields})

    def holds(self) -> None:
        assert "Something broke" not in self.member.text
        goals = self.goals()
        active = [goal for goal in goals if goal.state is State.ACTIVE]
        origins = [goal.came_from for goal in active if goal.came_from is not None]
        assert len(origins) == len(set(origins)), "a goal was carried on twice"
        assert len({goal.text for goal in active}) == len(active), [goal.text for goal in active]
        owner = self.member.member.id
        reviews = self.talk.look(lambda store: store.reviews.latest(owner))
        assert len({one.month for one in reviews}) == len(reviews)
        for one in reviews:
            results = self.talk.look(lambda store, which=one.id: store.reviews.results(owner, which))
            assert len({result.goal for result in results}) == len(results)
        if "to look at" in self.member.card.title:
            shown = self.talk.look(lambda store: [one.name for one in store.contacts.page(owner) if not one.parked])
            missing = {"Ana", "Ben", "Cleo", "Dan"} - set(shown)
            assert not any(f"- {name}" in self.member.text for name in missing)


@settings(max_examples=settings().max_examples // 5)
@given(st.lists(STEPS, min_size=4, max_size=24))
def test_whatever_happens_a_review_goes_on(migrated_file: Path, steps: list[tuple[str, int]]) -> None:
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{shutil.copy(migrated_file, Path(folder) / 'g.db')}"
        with Talk(url) as talk:
            play = Play(talk)
            for what, which in steps:
                play.does(what, which)


def test_the_buttons_of_a_whole_review_can_be_pressed_in_a_row(member: Person) -> None:
    play = Play(member.talk)
    for turn in range(60):
        play.does("press", turn)
    assert play.seen
