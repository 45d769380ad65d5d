from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit.calls import Call
from bot.members.model import Handle, MemberId, Place
from bot.outbox import rules
from bot.outbox.model import Abilities, Ambiguous, Delivery, Kind, Later, Pace, Receipt, Refused, Sent, State
from bot.outbox.rules import Check

NOW = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
PACE = Pace()
DM = Place("slack", "T1", "D1", private=True)
CHANNEL = Place("slack", "T1", "C1", private=False)
BLIND = Abilities(nonce=False, read_back=False, edit=True, direct=True)
READS = Abilities(nonce=False, read_back=True, edit=True, direct=True)
NONCE = Abilities(nonce=True, read_back=True, edit=True, direct=True)


def delivery(kind: Kind = "nudge", *, lasts: timedelta = timedelta(hours=15)) -> Delivery:
    return Delivery.new(
        key="nudge/1/2026-03-05",
        to=CHANNEL if kind == "digest" else Handle("slack", "T1", "U1"),
        member=None if kind == "digest" else MemberId(1),
        call=Call("followup nudge"),
        kind=kind,
        not_before=NOW,
        expires_at=NOW + lasts,
        now=NOW,
    )


def claimed(kind: Kind = "nudge", *, attempt: int = 1, lasts: timedelta = timedelta(hours=15)) -> Delivery:
    return replace(
        delivery(kind, lasts=lasts),
        state=State.LEASED,
        attempt=attempt,
        lease_token="mine",
        lease_until=NOW + PACE.lease,
    )


def called(kind: Kind = "nudge", *, attempt: int = 1, lasts: timedelta = timedelta(hours=15)) -> Delivery:
    return rules.begun(claimed(kind, attempt=attempt, lasts=lasts), "hash", now=NOW, pace=PACE)


def after(
    one: Delivery, outcome: Sent | Refused | Ambiguous, *, can: Abilities = BLIND, now: datetime = NOW
) -> Delivery:
    return rules.after(one, outcome, can=can, now=now, roll=0.5, pace=PACE)


def test_the_marker_depends_on_the_key_alone_and_fits_a_nonce():
    one, other = delivery(), delivery()
    assert one.id != other.id
    assert one.marker == other.marker
    assert len(one.marker) == 22


def test_the_marker_never_changes_between_releases():
    assert delivery().marker == "KQaNEC8Zc8k-LzzEbqUz7u"


def test_a_delivery_that_expires_before_it_is_due_is_refused():
    with pytest.raises(ValueError, match="expires"):
        delivery(lasts=timedelta(0))


def test_a_scaled_pace_is_faster_and_counts_the_same():
    fast = PACE.scaled(60)
    assert (fast.lease, fast.settle, fast.attempts) == (timedelta(seconds=2), timedelta(seconds=1), PACE.attempts)


@given(attempt=st.integers(0, 10_000), roll=st.floats(0, 1))
def test_backoff_stays_within_zero_and_a_quarter_of_an_hour(attempt: int, roll: float):
    assert timedelta(0) <= rules.backoff(attempt, roll=roll, pace=PACE) <= timedelta(minutes=15)


def test_backoff_doubles_from_five_seconds():
    waits = [rules.backoff(attempt, roll=1, pace=PACE).total_seconds() for attempt in range(1, 10)]
    assert waits == [5, 10, 20, 40, 80, 160, 320, 640, 900]


def test_what_was_sent_keeps_its_receipt_and_loses_its_lease():
    receipt = Receipt(DM, "171.5")
    sent = after(called(), Sent(receipt))
    assert (sent.state, sent.receipt, sent.sent_at, sent.lease_token) == (State.SENT, receipt, NOW, None)


def test_a_passing_refusal_is_tried_again_later():
    again = after(called(), Refused("ratelimited_upstream"))
    assert (again.state, again.attempt, again.first_sending_at) == (State.PENDING, 1, None)
    assert again.not_before == NOW + timedelta(seconds=2.5)


def test_being_told_to_wait_uses_no_attempt():
    waits = after(called(), Refused("ratelimited", retry_after=timedelta(seconds=30)))
    assert (waits.state, waits.attempt) == (State.PENDING, 0)
    assert timedelta(seconds=30) <= waits.not_before - NOW <= timedelta(seconds=31)


def test_a_very_long_wait_is_asked_for_again_within_the_longest_backoff():
    waits = after(called(), Refused("ratelimited", retry_after=timedelta(days=1)))
    assert waits.not_before - NOW < PACE.last_retry


def test_a_permanent_refusal_is_the_end():
    dead = after(called(), Refused("channel_not_found", permanent=True))
    assert (dead.state, dead.error) == (State.DEAD, "channel_not_found")


def test_the_eighth_refusal_is_the_end():
    assert after(called(attempt=8), Refused("internal")).state is State.DEAD


def test_a_retry_that_would_come_too_late_expires():
    assert after(called(lasts=timedelta(seconds=2)), Refused("internal")).state is State.EXPIRED


def test_an_ambiguous_reply_is_never_a_failure():
    uncertain = after(called(), Ambiguous("timeout"))
    assert (uncertain.state, uncertain.lease_token, uncertain.error) == (State.SENDING, None, "timeout")
    assert uncertain.lease_until == NOW + PACE.settle


def test_with_a_nonce_an_ambiguous_reply_is_followed_up_at_once():
    uncertain = after(called(), Ambiguous("timeout"), can=NONCE)
    assert uncertain.lease_until is not None
    assert uncertain.lease_until - NOW < PACE.first_retry


@pytest.mark.parametrize(
    ("can", "kind", "elapsed", "expected"),
    [
        (NONCE, "nudge", 10, Check.RESEND),
        (NONCE, "digest", 59, Check.RESEND),
        (NONCE, "nudge", 60, Check.READ_BACK),
        (READS, "nudge", 10, Check.WAIT),
        (READS, "nudge", 60, Check.READ_BACK),
        (READS, "digest", 60, Check.READ_BACK),
        (READS, "nudge", -3600, Check.READ_BACK),
        (NONCE, "nudge", -3600, Check.READ_BACK),
        (BLIND, "nudge", 60, Check.RESEND),
        (BLIND, "notice", 60, Check.RESEND),
        (BLIND, "digest", 60, Check.GIVE_UP),
    ],
)
def test_an_uncertain_call_is_settled_by_nonce_then_read_back_then_kind(
    can: Abilities, kind: Kind, elapsed: int, expected: Check
):
    now = NOW + timedelta(seconds=elapsed)
    assert rules.reconcile(called(kind), can, now=now, pace=PACE) is expected


def test_a_nudge_is_resent_blindly_only_once():
    again = rules.begun(called(), "hash", now=NOW + 2 * MINUTE, pace=PACE)
    assert (again.resends, again.attempt) == (1, 2)
    assert rules.reconcile(again, BLIND, now=NOW + 4 * MINUTE, pace=PACE) is Check.GIVE_UP


def test_a_refused_resend_leaves_the_first_call_uncertain():
    again = rules.begun(called(), "hash", now=NOW + 2 * MINUTE, pace=PACE)
    refused = after(again, Refused("ratelimited", retry_after=MINUTE), now=NOW + 2 * MINUTE)
    assert (refused.state, refused.first_sending_at, refused.resends) == (State.SENDING, NOW, 0)


def test_a_message_found_by_read_back_was_sent_when_its_call_began():
    found = rules.found(called(), Receipt(DM, "1"))
    assert (found.state, found.sent_at) == (State.SENT, NOW)


def test_a_message_proven_absent_may_be_sent_again():
    absent = rules.absent(called(), now=NOW + 2 * MINUTE, pace=PACE)
    assert (absent.state, absent.first_sending_at, absent.attempt) == (State.LEASED, None, 2)


def test_a_message_proven_absent_too_late_expires():
    absent = rules.absent(called(lasts=MINUTE), now=NOW + 2 * MINUTE, pace=PACE)
    assert absent.state is State.EXPIRED


def test_quiet_hours_move_a_delivery_and_start_the_count_anew():
    later = rules.postponed(claimed(attempt=3), Later(NOW + 60 * MINUTE), now=NOW, pace=PACE)
    assert (later.state, later.not_before, later.attempt) == (State.PENDING, NOW + 60 * MINUTE, 0)


def test_a_wish_to_wait_that_lies_in_the_past_waits_a_moment_all_the_same():
    later = rules.postponed(claimed(), Later(NOW - MINUTE), now=NOW, pace=PACE)
    assert later.not_before == NOW + PACE.first_retry


def test_a_delivery_moved_beyond_its_end_expires():
    assert rules.postponed(claimed(), Later(NOW + timedelta(days=2)), now=NOW, pace=PACE).state is State.EXPIRED


def test_a_fault_in_composing_is_tried_again_and_the_third_is_the_end():
    one = claimed()
    states: list[State] = []
    for attempt in (1, 2, 3):
        one = rules.faulty(replace(one, attempt=attempt), "compose:KeyError", now=NOW, roll=0.5, pace=PACE)
        states.append(one.state)
    assert states == [State.PENDING, State.PENDING, State.DEAD]


def test_ten_lost_leases_are_the_end():
    assert not rules.poisoned(replace(claimed(), losses=9), PACE)
    assert rules.poisoned(replace(claimed(), losses=10), PACE)
    assert rules.condemned(replace(claimed(), losses=10)).state is State.DEAD
    assert rules.condemned(replace(called(), losses=10)).state is State.UNKNOWN


def test_what_is_given_back_used_no_attempt():
    back = rules.given_back(claimed(), NOW)
    assert (back.state, back.attempt, back.lease_token) == (State.PENDING, 0, None)


def test_what_may_have_arrived_is_never_given_back_as_unsent():
    assert rules.given_back(called(), NOW).state is State.SENDING
