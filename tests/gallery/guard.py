"""An example of every view of the guard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from bot.guard import cards as guard
from bot.guard.ideas import Idea
from bot.guard.model import Caution, Guard, History, Silence, Talked
from bot.guard.registry import BY_NAME, RULES
from bot.journal.model import Give
from bot.kit import words
from bot.kit.cards import Card
from tests.builders import TODAY, a_contact
from tests.gallery.content import BUTTONS, Content

FIRST, REST = BUTTONS[:1], BUTTONS[1:]


def _history(content: Content) -> History:
    talks = (Talked(TODAY - timedelta(days=3)), Talked(TODAY - timedelta(days=400)))
    return History(content.name, TODAY, talks=talks, gives=(TODAY,) * 3, asks=(TODAY,))


def _cautions(content: Content) -> list[Caution]:
    name = words.clip(content.name, 60)
    return [
        Caution(Guard.NO_FOLLOW_UP, f"Because your promise to {name} was due yesterday.", "keep it, or say when."),
        Caution(Guard.TOO_SOON, f"Because your first talk with {name} was today.", "give something small."),
    ]


def _idea(content: Content) -> Idea:
    who = a_contact(content.name, company=content.company)
    said = words.clip(content.role, 80)
    return Idea(Give.INTRODUCTION, "Introduce them.", f"Because you know somebody else with “{said}”.", (who,) * 3)


def guard_before(content: Content) -> Iterator[Card]:
    yield guard.before(_history(content), "a referral", _cautions(content), TODAY, _idea(content))
    yield guard.before(History(content.name, TODAY), "a job", _cautions(content)[:1], TODAY)


def guard_go_ahead(content: Content) -> Iterator[Card]:
    yield guard.go_ahead(_history(content), "feedback", TODAY)


def guard_given(content: Content) -> Iterator[Card]:
    praise = Idea(Give.PRAISE, "Praise something that they made.", "Because people remember kind words.")
    yield guard.given(content.name, [_idea(content), praise], [BUTTONS, ()])


def guard_listed(content: Content) -> Iterator[Card]:
    silences = {"too-soon": Silence(False, 12), "tips": Silence(True), "silent": Silence(True, 1)}
    yield guard.listed(RULES, silences)


def guard_rule(content: Content) -> Iterator[Card]:
    people = [(content.name, FIRST)] * 10
    yield guard.rule(BY_NAME["too-soon"], Silence(False, 12), people)
    yield guard.rule(BY_NAME["tips"], Silence(True), [])


def guard_muted(content: Content) -> Iterator[Card]:
    yield guard.muted(BY_NAME["silent"], content.name)
    yield guard.muted(BY_NAME["tips"])


def guard_unmuted(content: Content) -> Iterator[Card]:
    yield guard.unmuted(BY_NAME["silent"], Silence(), content.name)
    yield guard.unmuted(BY_NAME["silent"], Silence(True), content.name)
    yield guard.unmuted(BY_NAME["silent"], Silence(False, 3), changed=False)


GUARD: dict[str, Callable[[Content], Iterator[Card]]] = {
    "guard.before": guard_before,
    "guard.go_ahead": guard_go_ahead,
    "guard.given": guard_given,
    "guard.listed": guard_listed,
    "guard.rule": guard_rule,
    "guard.muted": guard_muted,
    "guard.unmuted": guard_unmuted,
}
