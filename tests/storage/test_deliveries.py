"""One suite on both databases: what operators see of deliveries, send again and drop."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.members.model import Place
from bot.outbox import rules
from bot.outbox.model import Backlog, Delivery, DeliveryId, Receipt, State, Stop, Tally
from storage.outbox import OutboxRows
from tests.storage.desk import CHANNEL, NOW, PACE, SECOND, Desk, delivery

DAY = timedelta(days=1)
LATER = NOW + timedelta(hours=3)


def ended(desk: Desk, state: State, key: str = "nudge/1") -> Delivery:
    """One that came to that end after a call."""
    desk.put(delivery(key))
    begun = desk.begin(desk.claim()[0])
    receipt = Receipt(Place("slack", "T1", "D1", private=True), "17.5") if state is State.SENT else None
    over = replace(begun, state=state, error="lost", receipt=receipt, lease_token=None, lease_until=None)
    desk.settle(over)
    return over


def got(desk: Desk, one: DeliveryId) -> Delivery:
    found = desk.ask(lambda rows: rows.get(one))
    assert found is not None
    return found


@pytest.mark.parametrize("state", [State.DEAD, State.UNKNOWN, State.EXPIRED, State.CANCELLED])
def test_what_was_not_sent_goes_again_as_if_never_called(desk: Desk, state: State):
    over = ended(desk, state)
    assert desk.ask(lambda rows: rows.again([over.id], LATER, expires_at=LATER + DAY)) == {over.id}
    fresh = replace(delivery(over.key), id=over.id, not_before=LATER, expires_at=LATER + DAY)
    assert got(desk, over.id) == fresh
    assert [one.id for one in desk.claim(LATER, token="other")] == [over.id]


@pytest.mark.parametrize("state", [State.SENT, State.SUPPRESSED])
def test_what_was_sent_or_had_nothing_to_say_stays(desk: Desk, state: State):
    over = ended(desk, state)
    assert desk.ask(lambda rows: rows.again([over.id], LATER, expires_at=LATER + DAY)) == frozenset()
    assert desk.ask(lambda rows: rows.drop([over.id])) == frozenset()
    assert desk.state(over) is state


def test_what_waits_or_is_being_sent_can_not_be_sent_again(desk: Desk):
    desk.put(delivery("a"), delivery("b"), delivery("c", due=LATER))
    leased, begun = desk.claim()
    begun = desk.begin(begun)
    (waiting,) = desk.ask(lambda rows: rows.listing([State.PENDING], limit=9))
    which = [leased.id, begun.id, waiting.id]
    assert desk.ask(lambda rows: rows.again(which, LATER, expires_at=LATER + DAY)) == frozenset()
    assert [desk.state(one) for one in (leased, begun, waiting)] == [State.LEASED, State.SENDING, State.PENDING]


def test_a_planner_does_not_double_what_goes_again(desk: Desk):
    over = ended(desk, State.DEAD)
    desk.ask(lambda rows: rows.again([over.id], LATER, expires_at=LATER + DAY))
    assert desk.ask(lambda rows: rows.put(delivery(over.key))) is False
    assert got(desk, over.id).marker == over.marker


def test_news_that_it_had_arrived_still_wins_over_going_again(desk: Desk):
    over = ended(desk, State.UNKNOWN)
    desk.ask(lambda rows: rows.again([over.id], LATER, expires_at=LATER + DAY))
    receipt = Receipt(Place("slack", "T1", "D1", private=True), "17.5")
    desk.settle(replace(over, state=State.SENT, receipt=receipt, sent_at=LATER))
    assert desk.state(over) is State.SENT
    assert desk.claim(LATER, token="other") == ()


def test_what_is_dropped_is_neither_sent_nor_begun(desk: Desk):
    desk.put(delivery("leased"))
    (leased,) = desk.claim()
    waiting = delivery("waiting")
    desk.put(waiting)
    assert desk.ask(lambda rows: rows.drop([leased.id, waiting.id, DeliveryId(7)])) == {leased.id, waiting.id}
    begun = rules.begun(leased, "hash", now=NOW, pace=PACE)
    assert desk.ask(lambda rows: rows.begin([("mine", begun)])) == frozenset()
    assert desk.claim(LATER, token="other") == ()


def test_a_call_that_has_begun_can_not_be_dropped(desk: Desk):
    desk.put(delivery())
    begun = desk.begin(desk.claim()[0])
    assert desk.ask(lambda rows: rows.drop([begun.id])) == frozenset()
    assert desk.state(begun) is State.SENDING


@pytest.mark.parametrize("state", [State.DEAD, State.UNKNOWN, State.EXPIRED])
def test_what_went_wrong_can_be_dropped_and_still_be_sent_again(desk: Desk, state: State):
    over = ended(desk, state)
    assert desk.ask(lambda rows: rows.drop([over.id])) == {over.id}
    dropped = got(desk, over.id)
    assert (dropped.state, dropped.error) == (State.CANCELLED, "lost")
    assert dropped.first_sending_at is not None, "that it may have arrived is not forgotten"
    assert desk.ask(lambda rows: rows.again([over.id], LATER, expires_at=LATER + DAY)) == {over.id}


@pytest.mark.parametrize("ask", [lambda rows: rows.drop([]), lambda rows: rows.again([], NOW, expires_at=LATER)])
def test_nothing_named_changes_nothing(desk: Desk, ask: Callable[[OutboxRows], frozenset[DeliveryId]]):
    desk.put(delivery())
    assert desk.ask(ask) == frozenset()
    assert [(one.state, one.count) for one in desk.ask(OutboxRows.tallies)] == [(State.PENDING, 1)]


def test_the_backlog_tells_what_is_due_what_comes_next_and_what_is_in_hand(desk: Desk):
    assert desk.ask(lambda rows: rows.backlog(NOW)) == Backlog(0, None, None, 0)
    desk.put(delivery("a", due=NOW - SECOND), delivery("b"), delivery("c", due=LATER), delivery("d", due=LATER + DAY))
    assert desk.ask(lambda rows: rows.backlog(NOW)) == Backlog(2, NOW - SECOND, LATER, 0)
    desk.begin(desk.claim(limit=1)[0])
    assert desk.ask(lambda rows: rows.backlog(NOW)) == Backlog(1, NOW, LATER, 1)


def test_tallies_count_each_kind_in_each_state(desk: Desk):
    assert desk.ask(OutboxRows.tallies) == ()
    ended(desk, State.DEAD)
    desk.put(delivery("a"), delivery("b"), delivery("d", to=CHANNEL, kind="digest"))
    assert desk.ask(OutboxRows.tallies) == (
        Tally(State.DEAD, "nudge", 1),
        Tally(State.PENDING, "digest", 1),
        Tally(State.PENDING, "nudge", 2),
    )


def test_pages_go_from_the_newest_to_the_oldest_without_a_gap(desk: Desk):
    desk.put(*(replace(delivery(f"k/{number}"), id=DeliveryId(100 + number)) for number in range(7)))
    seen: list[int] = []
    before = None
    while page := desk.ask(
        lambda rows, before=before: rows.page([State.PENDING], failing=False, limit=3, before=before)
    ):
        seen += [one.id for one in page]
        before = page[-1].id
    assert seen == [106, 105, 104, 103, 102, 101, 100]


def test_what_will_be_tried_again_is_listed_with_what_failed(desk: Desk):
    dead = ended(desk, State.DEAD, "dead")
    desk.put(delivery("retried"), delivery("calm"))
    first, second = desk.claim()
    retried, calm = (first, second) if first.key == "retried" else (second, first)
    desk.settle(replace(rules.given_back(retried, NOW), error="ratelimited", not_before=LATER))
    desk.settle(rules.given_back(calm, NOW))
    listed = desk.ask(lambda rows: rows.page([State.DEAD], failing=True, limit=9, before=None))
    assert {one.id for one in listed} == {dead.id, retried.id}
    assert desk.ask(lambda rows: rows.page([State.DEAD], failing=False, limit=9, before=None)) == (got(desk, dead.id),)


def test_what_a_stop_cancelled_can_go_again_after_it_was_taken_back(desk: Desk):
    one = delivery()
    desk.put(one)
    desk.ask(lambda rows: rows.stop(Stop("slack/T1", "token_revoked")))
    assert desk.state(one) is State.CANCELLED
    assert desk.ask(lambda rows: rows.resume("slack/T1"))
    desk.ask(lambda rows: rows.again([one.id], LATER, expires_at=LATER + DAY))
    assert [each.id for each in desk.claim(LATER, token="other")] == [one.id]
