"""The figures at /metrics: what is counted, how seldom the database is asked, and that nobody can be told from them."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from adapters.metrics import FRESH_SECONDS, LAG, WORST_SECONDS, Lag, Metrics, Waiting
from bot.kit.calls import Call
from bot.members.model import Handle, MemberId, Place
from bot.outbox.model import Ambiguous, Backlog, Delivery, Outcome, Receipt, Refused, Sent, State
from bot.outbox.ports import Meter

NOW = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)
PLACE = Place("slack", "T1", "C-secretplace", private=False)
DELIVERY = Delivery.new(
    key="nudge/secretkey",
    to=Handle("slack", "T-secretrealm", "U-secretuser"),
    member=MemberId(123456789),
    call=Call("followup nudge", {"day": "secretday"}),
    kind="nudge",
    not_before=NOW,
    expires_at=NOW + timedelta(hours=15),
    now=NOW,
)


class Scrape:
    """Figures whose database and clock are moved by hand."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.asked = 0
        self.waiting: Waiting | Exception = Waiting(Backlog(3, NOW - timedelta(seconds=90), NOW, 2), 1, NOW)
        self.metrics = Metrics(self._ask, monotonic=lambda: self.seconds)

    async def _ask(self) -> Waiting:
        self.asked += 1
        if isinstance(self.waiting, Exception):
            raise self.waiting
        return self.waiting

    def text(self) -> str:
        return asyncio.run(self.metrics.page())[1].decode()

    def figures(self) -> dict[str, float]:
        lines = [line for line in self.text().splitlines() if not line.startswith("#")]
        return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines)}


@pytest.fixture
def scrape() -> Scrape:
    return Scrape()


def test_it_is_a_meter(scrape: Scrape):
    meter: Meter = scrape.metrics
    assert meter is scrape.metrics


def test_what_waits_is_asked_of_the_database(scrape: Scrape):
    found = scrape.figures()
    assert (found["grapevine_due"], found["grapevine_oldest_due_seconds"]) == (3, 90)
    assert (found["grapevine_held"], found["grapevine_stops"], found["grapevine_database_up"]) == (2, 1, 1)


def test_the_database_is_asked_at_most_every_few_seconds(scrape: Scrape):
    scrape.text()
    scrape.seconds = FRESH_SECONDS - 0.1
    scrape.text()
    assert scrape.asked == 1
    scrape.seconds = FRESH_SECONDS
    scrape.text()
    assert scrape.asked == 2


def test_without_a_database_the_other_figures_are_told_and_no_old_ones(
    scrape: Scrape, caplog: pytest.LogCaptureFixture
):
    scrape.text()
    scrape.waiting = ConnectionError("postgresql://grapevine:secret@db")
    scrape.seconds = FRESH_SECONDS
    scrape.metrics.claimed(7)
    found = scrape.figures()
    assert found["grapevine_database_up"] == 0
    assert str(found["grapevine_due"]) == "nan"
    assert found["grapevine_claimed_sum"] == 7
    assert "secret" not in caplog.text


def test_a_sent_message_counts_with_its_lateness_and_attempts(scrape: Scrape):
    sent = replace(DELIVERY, state=State.SENT, attempt=2, sent_at=NOW + timedelta(seconds=4))
    scrape.metrics.settled(sent, NOW + timedelta(seconds=9))
    found = scrape.figures()
    assert found['grapevine_ended_total{kind="nudge",state="sent"}'] == 1
    assert found['grapevine_lateness_seconds_sum{kind="nudge"}'] == 4
    assert found['grapevine_lateness_seconds_bucket{kind="nudge",le="2.0"}'] == 0
    assert found['grapevine_lateness_seconds_bucket{kind="nudge",le="5.0"}'] == 1
    assert found['grapevine_attempts_sum{kind="nudge"}'] == 2


@pytest.mark.parametrize("state", [State.DEAD, State.UNKNOWN, State.EXPIRED, State.SUPPRESSED])
def test_every_other_end_counts_and_is_not_late(scrape: Scrape, state: State):
    scrape.metrics.settled(replace(DELIVERY, state=state, attempt=1), NOW)
    found = scrape.figures()
    assert found[f'grapevine_ended_total{{kind="nudge",state="{state}"}}'] == 1
    assert not any(name.startswith("grapevine_lateness_seconds_count") for name in found)


def test_what_goes_on_is_not_counted_as_ended(scrape: Scrape):
    scrape.metrics.settled(DELIVERY, NOW)
    assert "grapevine_ended_total{" not in scrape.text()


@pytest.mark.parametrize(
    ("outcome", "named"),
    [
        (Sent(Receipt(PLACE, "1")), "sent"),
        (Ambiguous("timeout"), "ambiguous"),
        (Refused("ratelimited", retry_after=timedelta(seconds=3)), "told_to_wait"),
        (Refused("is_archived", permanent=True), "refused_for_good"),
        (Refused("internal"), "refused"),
    ],
)
def test_calls_count_by_what_came_of_them(scrape: Scrape, outcome: Outcome, named: str):
    scrape.metrics.called("slack", outcome, 0.3)
    assert scrape.figures()[f'grapevine_call_seconds_sum{{outcome="{named}",platform="slack"}}'] == 0.3


def test_labels_stay_few_and_hold_nothing_of_anybody(scrape: Scrape):
    outcomes = (Refused("secretcode", permanent=True), Ambiguous("secretcode"), Sent(Receipt(PLACE, "secretmessage")))
    for number in range(50):
        scrape.metrics.called(f"secret{number}", outcomes[number % 3], 0.1)
    for state in State:
        scrape.metrics.settled(replace(DELIVERY, state=state, error="secretcode"), NOW)
    scrape.metrics.expired(4)
    text = scrape.text()
    assert not re.search(r"secret|123456789|T1", text)
    assert len(set(re.findall(r'platform="(\w+)"', text))) == 1
    assert len(text.splitlines()) < 150
    assert scrape.figures()["grapevine_expired_in_line_total"] == 4


# The loop


def test_a_loop_that_was_held_up_is_seen():
    async def story() -> list[float]:
        seen: list[float] = []
        loop, observed = asyncio.get_running_loop(), asyncio.Event()

        def hold_up() -> None:
            until = loop.time() + 0.03
            while loop.time() < until:
                pass

        def observe(lag: float) -> None:
            seen.append(lag)
            observed.set()

        watch = asyncio.create_task(Lag(observe, every=0.0).watch())
        loop.call_soon(hold_up)
        await observed.wait()
        watch.cancel()
        return seen

    assert asyncio.run(story())[0] >= 0.03


def test_the_worst_lag_is_kept_for_a_minute_and_forgotten_after_two(scrape: Scrape):
    lag = scrape.metrics.lag
    lag.sample(0.2, 1.0)
    lag.sample(0.01, 2.0)
    assert scrape.figures()["grapevine_loop_lag_worst_seconds"] == 0.2
    lag.sample(0.01, 1.0 + WORST_SECONDS)
    assert lag.worst() == 0.2
    lag.sample(0.01, 1.0 + 2 * WORST_SECONDS)
    assert lag.worst() == 0.01
    assert scrape.figures()["grapevine_loop_lag_seconds_count"] == 4


def test_the_worst_lag_of_long_ago_does_not_come_back_after_a_silence():
    lag = Lag(lambda seconds: None)
    lag.sample(0.2, 1.0)
    lag.sample(0.01, 1_000.0)
    assert lag.worst() == 0.01


def test_the_bounds_of_the_lag_hold_the_goal_of_20_ms():
    assert 0.02 in LAG
