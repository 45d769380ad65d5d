"""A random month of one person, checked against what nudges promise (product, principles 2 and 3), and what is asked
by itself within their budget."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.followups.model import FollowUp, FollowUpId, Kind, State
from bot.followups.telling import LATE
from bot.kit import ids, times
from bot.members.model import NUDGE_AT, QUIET
from tests.talk import Message, Person, Talk

NAMES = ("Ana", "Ben", "Chloé", "Dan")
ZONES = ("UTC", "Europe/Berlin", "America/Los_Angeles", "Pacific/Auckland", "Asia/Kolkata")
BEGINS = datetime(2026, 3, 19, 18, 30, tzinfo=UTC)
"""Clocks change in Europe on 29 March, in New Zealand on 5 April; and the month ends."""

HOW, MONTH = ("How are your goals going?", ("Your month in five minutes", "A look back on it"))

_name = st.sampled_from(NAMES)
_days = st.sampled_from(["tomorrow", "in 2 days", "in 5 days", "in 9 days", "next friday"])
_clock = st.sampled_from(["", "", " 15:00", " 09:00", " 07:30", " 22:15", " 23:59", " 02:30"])
_lines = st.one_of(
    st.builds(
        "/met {}{}".format, _name, st.sampled_from(["", "; promised my CV", "; next friday", "; tomorrow 15:00"])
    ),
    st.builds("/followup add {} {}{}".format, _name, _days, _clock),
    st.builds("/followup snooze {} {}{}".format, _name, _days, _clock),
    st.builds("/followup {} {}".format, st.sampled_from(["done", "done", "skip", "stop", "resume"]), _name),
    st.builds("/followup cadence {} every {} days".format, _name, st.integers(1, 9)),
    st.builds("/contact talked {}".format, _name),
    st.builds("/pause until {}".format, st.sampled_from(["tomorrow", "in 3 days", "in 8 days"])),
    st.sampled_from(["/resume", "/resume", "/followup", "/followup fresh-start sure:yes", "/folowup"]),
    st.builds("/followup rhythm {}".format, st.sampled_from(["keep", "slower", "stop"])),
)
_goals = st.one_of(
    st.sampled_from(
        [
            "/goal set Have 3 coffee chats by May",
            "/goal set Post 2 times every week",
            "/goal set Attend 1 meetup in April",
            "/goal aim Find a job",
            "/goal check-in",
            "/goal check-in ask:off",
            "/goal check-in ask:on",
            "/goal drop post",
        ]
    ),
    st.builds(
        "/goal check-in {} {}".format, st.sampled_from(["coffee", "post"]), st.sampled_from(["1 sure", "unsure"])
    ),
    st.builds("/settings days {}".format, st.sampled_from(["tue thu", "mon-sun", "sat", "none"])),
)
_labels = ["Done", "Tomorrow", "Next week", "Stop", "Less often", "We did not talk"]
_labels += ["Check in (2 minutes)", "Sure", "+1", "Not this week", "Not this month"]
_presses = st.sampled_from(_labels).map("press {}".format)
_moves = st.sampled_from(["15 hours", "24 hours", "24 hours", "31 hours", "72 hours", "away 3", "away 30", "away 100"])
_day = st.tuples(st.lists(st.one_of(_lines, _lines, _goals, _presses), max_size=3), _moves)
_steps = st.lists(_day, min_size=12, max_size=20).map(
    lambda days: [each for said, move in days for each in (*said, move)]
)


@settings(
    max_examples=settings().max_examples // 12,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
)
@given(_steps, st.sampled_from(ZONES))
def test_a_month_keeps_the_promises_of_nudges(migrated_file: Path, steps: list[str], zone: str):
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{shutil.copy(migrated_file, Path(folder) / 'month.db')}"
        with Talk(url, begins=BEGINS) as talk:
            Month(talk, talk.person(zone=zone)).lives(steps)


class Month:
    """One person's month: what is done in it, and what has to hold at each step."""

    def __init__(self, talk: Talk, person: Person) -> None:
        self.talk = talk
        self.person = person
        self.zone = ZoneInfo(person.zone)
        self.away: list[tuple[datetime, datetime]] = []
        self.acted: list[datetime] = []
        """When the person did anything at all."""

    def lives(self, steps: list[str]) -> None:
        self.person.says("/met Ana").says("/goal set Have 3 coffee chats by May")
        self.acted.append(self.talk.clock())
        for step in steps:
            self.does(step)
        self.passes(hours=72)
        self.everything_due_is_listed()
        self.the_budget_was_kept()
        self.what_is_asked_by_itself_was_seldom()

    def does(self, step: str) -> None:
        verb, _, label = step.partition(" ")
        if verb.isdigit():
            self.passes(hours=int(verb))
        elif verb == "away":
            self.is_away(hours=int(label))
        elif verb == "press":
            self.acted.append(self.talk.clock())
            if any(button.label == label for button in self.person.card.buttons()):
                self.person.presses(label)
        else:
            self.acted.append(self.talk.clock())
            self.person.says(step)
            assert not self.broke(), f"{step}: {self.person.text}"
        self.nothing_is_forgotten()

    def passes(self, *, hours: int) -> None:
        """Time alone changes nothing but what was told."""
        before, pause, seen = self.open(), self.person.member.paused_until, len(self.person.mailed)
        start = self.talk.clock()
        self.talk.clock.move(hours=hours)
        self.what_was_named_came([one for one in before if pause is None or one.due >= pause], start)
        assert [wish(one) for one in self.open()] == [wish(one) for one in before]
        for message in self.person.mailed[seen:]:
            assert pause is None or self.local(message).date() >= pause, f"sent in a pause: {message.text}"

    def is_away(self, *, hours: int) -> None:
        """The bot doesn't run for a while, and starts again."""
        before, pause, seen = self.open(), self.person.member.paused_until, len(self.person.mailed)
        start = self.talk.clock()
        self.talk.clock.skip(hours=hours)
        self.away.append((start, self.talk.clock()))
        self.talk.restart()
        self.talk.settle()
        sent = self.person.mailed[seen:]
        assert sum(message.key.startswith("nudge/") for message in sent) <= 1, "more than one message to catch up"
        assert [wish(one) for one in self.open()] == [wish(one) for one in before]
        for message in sent:
            assert pause is None or self.local(message).date() >= pause, f"sent in a pause: {message.text}"

    def what_was_named_came(self, before: list[FollowUp], start: datetime) -> None:
        """A clock time at its minute, a promise or a named day on its day."""
        now, told = self.talk.clock(), {one.id: one.nudged for one in self.open()}
        for one in before:
            moment = times.instant(one.due, one.at or NUDGE_AT, self.zone)
            if one.nudged or not start < moment <= now:
                continue
            if one.at is not None:
                came = [message.at for message in self.person.mailed if message.key.startswith(f"remind/{one.id}/")]
                assert moment in came, f"{wish(one)} did not come"
            elif one.named or one.kind in (Kind.PROMISE, Kind.THANKS):
                assert told[one.id], f"{wish(one)} was not told of on its day"

    def nothing_is_forgotten(self) -> None:
        """What was promised or named will come up, if it did not."""
        member, now = self.person.member, self.talk.clock()
        for one in self.open():
            named = one.named or one.kind in (Kind.PROMISE, Kind.THANKS)
            if named and not one.nudged and member.paused_until != date.max:
                assert one.nudge_at is not None, f"{wish(one)} will never come up"
                assert one.nudge_at > now, f"{wish(one)} was due at {one.nudge_at} and never told"

    def everything_due_is_listed(self) -> None:
        today, listed = times.local_day(self.talk.clock(), self.zone), self.listed()
        for one in self.open():
            assert one.due > today or one.contact in listed, f"{wish(one)} is due and not in the list"

    def the_budget_was_kept(self) -> None:
        nudges = [message for message in self.person.mailed if message.key.startswith("nudge/")]
        reminders = [message for message in self.person.mailed if message.key.startswith("remind/")]
        missed = [message for message in self.person.mailed if message.key.startswith("missed/")]
        assert len(nudges) + len(reminders) + len(missed) == len(self.person.mailed)
        assert {message.at for message in missed} <= {end for _, end in self.away}
        assert len({message.at for message in missed}) == len(missed)
        a_day = Counter(self.local(message).date() for message in nudges)
        assert max(a_day.values(), default=0) <= 1, a_day
        for message in nudges:
            assert not QUIET.contains(message.at, self.zone), f"in quiet hours: {self.local(message)}"
        keys = Counter(message.key for message in reminders)
        assert max(keys.values(), default=0) <= 1, keys
        for message in reminders:
            wanted = datetime.fromisoformat(message.key.split("/")[2])
            moment = times.instant(wanted.date(), wanted.time(), self.zone)
            late = [end for start, end in self.away if start < moment <= end]
            assert message.at in (moment, *late[:1]), message.key
            assert ("This comes late" in message.text) == (message.at - moment >= LATE), message.text

    def what_is_asked_by_itself_was_seldom(self) -> None:
        """A check-in once in seven local days, the look back once a month, and neither while nobody reacts."""
        check_ins = [message for message in self.person.mailed if HOW in message.text]
        offers = [message for message in self.person.mailed if any(text in message.text for text in MONTH)]
        days = [self.local(message).date() for message in check_ins]
        assert all((later - day).days >= 7 for day, later in pairwise(days)), days
        months = Counter((self.local(message).year, self.local(message).month) for message in offers)
        assert max(months.values(), default=0) <= 1, months
        assert not {message.key for message in check_ins} & {message.key for message in offers}
        for message in offers:
            assert (self.local(message) + timedelta(days=3)).month != self.local(message).month
        asked = sorted((message.at, message in check_ins) for message in (*check_ins, *offers))
        for (before, _), (after, is_check_in) in pairwise(asked):
            # That somebody is there is noted once an hour.
            slot = times.instant(before.astimezone(self.zone).date(), NUDGE_AT, self.zone)
            here = any(slot - timedelta(hours=1) < at <= after for at in self.acted)
            assert here or not is_check_in, f"not here since {before}"
        for message in offers:
            first = self.local(message).date().replace(day=1)
            assert any(at.astimezone(self.zone).date() >= first for at in self.acted), "not here all month"

    def open(self) -> tuple[FollowUp, ...]:
        return self.person.open_followups()

    def listed(self) -> set[int]:
        """The people in the list, on all of its pages; their buttons name follow-ups of theirs."""
        reader = self.talk.person("reader", zone=self.person.zone)
        reader.handle = self.person.handle
        reader.says("/followup")
        found: set[int] = set()
        contacts = {one.id: one.contact for one in self.open()}
        while True:
            found |= {
                contacts[FollowUpId(ids.read_id(button.call.values["which"]))]
                for button in reader.card.buttons()
                if button.call.name == "followup done"
            }
            if not any(button.label == "More" for button in reader.card.buttons()):
                return found
            reader.presses("More")

    def broke(self) -> bool:
        return "Something broke" in self.person.text

    def local(self, message: Message) -> datetime:
        return message.at.astimezone(self.zone)


def wish(one: FollowUp) -> tuple[int, str, date, time | None, bool, State]:
    """What only the person may change."""
    return one.id, one.kind.value, one.due, one.at, one.named, one.state


def test_a_month_without_a_word_ends_in_silence(migrated_sqlite_url: str):
    with Talk(migrated_sqlite_url, begins=BEGINS) as talk:
        person = talk.person()
        for name in NAMES:
            person.says(f"/met {name}").says(f"/followup cadence {name} every 2 days")
        talk.clock.move(weeks=20)
        assert person.mailed
        assert talk.clock() - person.mailed[-1].at > timedelta(weeks=10)


def test_goals_without_a_word_are_asked_about_once_and_the_month_once(migrated_sqlite_url: str):
    with Talk(migrated_sqlite_url, begins=BEGINS) as talk:
        person = talk.person().says("/goal set Have 3 coffee chats by May").says("/goal aim Find a job")
        talk.clock.move(weeks=20)
        assert [HOW in message.text for message in person.mailed] == [True, False]
