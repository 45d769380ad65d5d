"""What stories of a month's review look at."""

from datetime import date

from bot.goals.model import Goal, State
from bot.review.model import Look, Result, Review
from tests.talk import Person

MARCH = date(2026, 3, 1)
COFFEES = "Have 3 coffee chats with recruiters by 31 March"


def goals(member: Person, state: State = State.ACTIVE) -> list[Goal]:
    owner = member.member.id
    return list(member.talk.look(lambda store: store.goals.listing(owner, state)))


def review(member: Person, month: date = MARCH) -> Review:
    owner = member.member.id
    found = member.talk.look(lambda store: store.reviews.of_month(owner, month))
    assert found is not None
    return found


def results(member: Person, month: date = MARCH) -> list[Result]:
    owner, which = member.member.id, review(member, month).id
    return list(member.talk.look(lambda store: store.reviews.results(owner, which)))


def looks(member: Person) -> list[Look]:
    owner, which = member.member.id, review(member).id
    return list(member.talk.look(lambda store: store.reviews.looks(owner, which)))


def labels(member: Person) -> list[str]:
    return [one.label for one in member.card.buttons()]
