"""One suite on both databases: who may have which delivery, and what is kept of it."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.kit.calls import Call
from bot.members.model import Handle, MemberId, Place
from bot.outbox import rules
from bot.outbox.model import Receipt, State, Tally
from storage.outbox import OutboxRows
from tests.storage.desk import CHANNEL, NOW, PACE, SAM, SECOND, Desk, delivery


@pytest.mark.parametrize("to", [SAM, CHANNEL, Place("slack", "T1", "D1", private=True)])
def test_a_delivery_comes_back_as_it_was_put(desk: Desk, to: Handle | Place):
    one = delivery(to=to)
    assert desk.ask(lambda rows: rows.put(one)) is True
    assert desk.ask(lambda rows: rows.get(one.id)) == one
    assert desk.ask(lambda rows: rows.find(one.key)) == one


def test_putting_the_same_key_twice_changes_nothing(desk: Desk):
    one, twin = delivery(), replace(delivery(), call=Call("help"))
    desk.put(one)
    assert desk.ask(lambda rows: rows.put(twin)) is False
    assert desk.ask(lambda rows: rows.find(one.key)) == one


def test_a_key_stays_taken_after_its_delivery_was_sent(desk: Desk):
    one = delivery()
    desk.put(one)
    desk.settle(replace(desk.claim()[0], state=State.SENT))
    assert desk.ask(lambda rows: rows.put(delivery())) is False


def test_only_what_is_due_is_claimed_and_the_attempt_is_counted(desk: Desk):
    due, future = delivery("a"), delivery("b", due=NOW + SECOND)
    desk.put(due, future)
    assert desk.claim() == (
        replace(due, state=State.LEASED, attempt=1, lease_token="mine", lease_until=NOW + PACE.lease),
    )


def test_a_leased_delivery_is_not_claimed_again(desk: Desk):
    desk.put(delivery())
    desk.claim()
    assert desk.claim(token="other") == ()


def test_platforms_that_nobody_here_serves_are_left_alone(desk: Desk):
    desk.put(delivery(), delivery("d", to=CHANNEL))
    assert [one.key for one in desk.claim(platforms=("discord",))] == ["d"]


def test_two_workers_never_claim_the_same_delivery(desk: Desk):
    desk.put(*(delivery(f"k/{number}", space=f"s{number % 7}") for number in range(300)))

    def work(worker: int) -> list[int]:
        mine: list[int] = []
        while batch := desk.claim(token=f"w{worker}", limit=10):
            mine += [one.id for one in batch]
        return mine

    with ThreadPoolExecutor(4) as pool:
        claimed = [one for mine in pool.map(work, range(4)) for one in mine]
    # A worker that finds all it looked at locked goes home early; the next tick takes the rest.
    claimed += [one.id for one in desk.claim(token="last", limit=300)]
    assert len(claimed) == len(set(claimed)) == 300


def test_a_space_with_a_thousand_waiting_does_not_hold_up_another(desk: Desk):
    desk.put(*(delivery(f"loud/{number}", space="loud", due=NOW - timedelta(hours=1)) for number in range(50)))
    desk.put(delivery("quiet/1", space="quiet"), delivery("quiet/2", space="quiet"))
    keys = [one.key for one in desk.claim(limit=4)]
    assert sorted(key.split("/")[0] for key in keys) == ["loud", "loud", "quiet", "quiet"]


def test_a_lease_that_ran_out_is_claimed_again_and_counted_as_lost(desk: Desk):
    desk.put(delivery())
    desk.claim()
    assert desk.claim(NOW + PACE.lease - SECOND, token="other") == ()
    (again,) = desk.claim(NOW + PACE.lease, token="other")
    assert (again.state, again.attempt, again.losses) == (State.LEASED, 2, 1)


def test_a_crash_after_begin_leaves_it_to_be_reconciled(desk: Desk):
    desk.put(delivery())
    begun = desk.begin(desk.claim()[0])
    (again,) = desk.claim(NOW + PACE.lease, token="other")
    assert (again.state, again.attempt, again.sending_at) == (State.SENDING, 1, begun.sending_at)


def test_uncertain_deliveries_come_before_new_ones(desk: Desk):
    desk.put(delivery("old"))
    desk.begin(desk.claim()[0])
    desk.put(*(delivery(f"new/{number}", due=NOW - timedelta(hours=1)) for number in range(5)))
    assert [one.key for one in desk.claim(NOW + PACE.lease, token="other", limit=1)] == ["old"]


def test_beginning_needs_the_lease(desk: Desk):
    desk.put(delivery())
    (one,) = desk.claim()
    desk.claim(NOW + PACE.lease, token="other")
    late = rules.begun(one, "hash", now=NOW, pace=PACE)
    assert desk.ask(lambda rows: rows.begin([("mine", late)])) == frozenset()
    assert desk.state(one) is State.LEASED


def test_sent_is_absorbing_and_needs_no_lease(desk: Desk):
    desk.put(delivery())
    begun = desk.begin(desk.claim()[0])
    desk.claim(NOW + PACE.lease, token="other")
    receipt = Receipt(Place("slack", "T1", "D1", private=True), "17.5")
    desk.settle(replace(begun, state=State.SENT, receipt=receipt, sent_at=NOW, lease_token=None, lease_until=None))
    desk.settle(rules.uncertain(begun), token="other")
    kept = desk.ask(lambda rows: rows.get(begun.id))
    assert kept is not None
    assert (kept.state, kept.receipt, kept.sent_at) == (State.SENT, receipt, NOW)


def test_the_first_receipt_stays(desk: Desk):
    desk.put(delivery())
    begun = desk.begin(desk.claim()[0])
    for message in ("first", "second"):
        receipt = Receipt(Place("slack", "T1", "D1", private=True), message)
        desk.settle(replace(begun, state=State.SENT, receipt=receipt, sent_at=NOW))
    kept = desk.ask(lambda rows: rows.get(begun.id))
    assert kept is not None
    assert kept.receipt is not None
    assert kept.receipt.message == "first"


def test_anything_but_sent_needs_the_lease(desk: Desk):
    desk.put(delivery())
    (one,) = desk.claim()
    desk.settle(replace(one, state=State.DEAD), token="other")
    assert desk.state(one) is State.LEASED


def test_release_gives_back_what_was_not_begun(desk: Desk):
    desk.put(delivery("a"), delivery("b"))
    first, second = desk.claim()
    desk.begin(first)
    assert desk.ask(lambda rows: rows.release(["mine"])) == 1
    assert desk.state(first) is State.SENDING
    (again,) = desk.claim(token="other")
    assert (again.id, again.attempt, again.losses) == (second.id, 1, 0)


def test_what_is_due_too_late_expires(desk: Desk):
    late, fresh = delivery("late", due=NOW - timedelta(days=1)), delivery("fresh")
    desk.put(late, fresh)
    assert desk.ask(lambda rows: rows.expire(NOW)) == 1
    assert (desk.state(late), desk.state(fresh)) == (State.EXPIRED, State.PENDING)


def test_cancel_takes_what_starts_with_the_prefix_and_has_not_begun(desk: Desk):
    mine, leased, other = delivery("remind/1/09:00"), delivery("remind/1/15:00"), delivery("remind/12/09:00")
    desk.put(leased)
    (held,) = desk.claim()
    desk.put(mine, other)
    assert desk.ask(lambda rows: rows.cancel("remind/1/")) == 2
    assert [desk.state(one) for one in (mine, leased, other)] == [State.CANCELLED, State.CANCELLED, State.PENDING]
    begun = rules.begun(held, "hash", now=NOW, pace=PACE)
    assert desk.ask(lambda rows: rows.begin([("mine", begun)])) == frozenset()


def test_cancel_leaves_a_call_that_has_begun(desk: Desk):
    desk.put(delivery())
    begun = desk.begin(desk.claim()[0])
    assert desk.ask(lambda rows: rows.cancel("nudge/")) == 0
    assert desk.state(begun) is State.SENDING


def test_cancelling_a_member_leaves_other_members_alone(desk: Desk):
    one, other = delivery("a", member=1), delivery("b", member=2)
    desk.put(one, other)
    assert desk.ask(lambda rows: rows.cancel_member(MemberId(1))) == 1
    assert (desk.state(one), desk.state(other)) == (State.CANCELLED, State.PENDING)


def test_next_due_is_the_earliest_of_due_times_and_leases(desk: Desk):
    assert desk.ask(OutboxRows.next_due) is None
    desk.put(delivery("a"), delivery("b", due=NOW + timedelta(hours=1)))
    assert desk.ask(OutboxRows.next_due) == NOW
    (one,) = desk.claim()
    assert desk.ask(OutboxRows.next_due) == NOW + PACE.lease
    desk.settle(rules.suppressed(one))
    assert desk.ask(OutboxRows.next_due) == NOW + timedelta(hours=1)


def test_a_clock_that_jumped_back_parks_nothing(desk: Desk):
    ahead = NOW + timedelta(hours=2)
    desk.put(delivery("leased", due=NOW), delivery("retried", due=NOW))
    first, second = desk.claim(ahead)
    retry = replace(rules.given_back(second, ahead), not_before=ahead + SECOND, error="internal")
    desk.settle(retry)
    assert {one.id for one in desk.claim(NOW, token="other")} == {first.id, second.id}


def test_a_plan_far_ahead_is_not_taken_for_a_jumped_clock(desk: Desk):
    desk.put(delivery(due=NOW + timedelta(days=30)))
    assert desk.claim() == ()


def test_a_repeatedly_lost_delivery_is_claimed_alone_and_last(desk: Desk):
    desk.put(delivery("suspect"))
    now = NOW
    for _ in range(3):
        desk.claim(now)
        now += PACE.lease
    desk.put(delivery("innocent", due=now))
    # The third claim found it lost twice.
    assert [one.key for one in desk.claim(now, token="a")] == ["innocent"]
    assert [(one.key, one.losses) for one in desk.claim(now, token="b")] == [("suspect", 3)]


def test_a_call_that_cannot_be_read_does_not_hold_up_its_batch(desk: Desk):
    desk.put(delivery("bad"), delivery("good"))
    spoil = text("UPDATE deliveries SET call = '???' WHERE key = 'bad'")
    desk.engine.write(lambda connection: connection.execute(spoil).rowcount).result()
    assert {one.key for one in desk.claim()} == {"bad", "good"}


def test_operators_see_how_many_are_where_and_which(desk: Desk):
    desk.put(delivery("a"), delivery("b"), delivery("c", due=NOW + SECOND))
    first, _ = desk.claim()
    desk.settle(replace(first, state=State.DEAD, error="missing_scope"))
    assert desk.ask(OutboxRows.tallies) == tuple(
        Tally(state, "nudge", 1) for state in (State.DEAD, State.LEASED, State.PENDING)
    )
    (dead,) = desk.ask(lambda rows: rows.listing([State.DEAD], limit=10))
    assert (dead.id, dead.error) == (first.id, "missing_scope")
