"""What goals should stand at, told naively from a member's exported rows: none of the code that counts is asked.

The rules are those that people are told. It knows no more words than the goals of the tests use.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.members.model import MemberId
from bot.ports import Store

Row = Mapping[str, Any]

MET = {"in person", "coffee chat", "call", "event"}
TALKS = {
    "talk": MET,
    "meet": MET,
    "coffee chat": {"coffee chat"},
    "call": {"call"},
    "message": {"message"},
    "comment": {"comment"},
}
DEEDS = {"post": "post", "comment": "comment", "help": "help", "apply": "application"}
PEOPLE = ("people", "recruiters")
NAMES = ("Ana", "Cleo")
READ = ("book", "link")
EVER = (date(1, 1, 1), date(9999, 1, 1))


@dataclass(frozen=True)
class Record:
    """Something logged: its id, its day, and whom it was with."""

    id: str
    day: date
    person: str | None = None


class Tally:
    """The rows of a member, as their export has them."""

    def __init__(self, store: Store, owner: MemberId) -> None:
        self._rows: dict[str, list[Row]] = {
            name: list(store.privacy.rows(owner, name))
            for name in ("goals", "goal_counts", "journal", "deeds", "contacts", "attendances")
        }
        self._people = {row["id"]: row for row in self._rows["contacts"]}

    def goals(self) -> list[Row]:
        """Those that count."""
        return [row for row in self._rows["goals"] if row["state"] == "active"]

    def reached_with(self, person: str) -> dict[str, dict[date, int]]:
        """What of each goal's number a person's records are, by day."""
        theirs = {row["id"] for name in ("journal", "deeds") for row in self._rows[name] if row["contact"] == person}
        found: dict[str, dict[date, int]] = {}
        for one in self._rows["goal_counts"]:
            if (one["entry"] or one["deed"]) in theirs and one["amount"]:
                by_day = found.setdefault(one["goal"], {})
                by_day[one["day"]] = by_day.get(one["day"], 0) + one["amount"]
        return found

    def counted(self, goal: Row) -> list[Record]:
        """The records that count for a goal, oldest first, each for one."""
        out = {
            one["entry"] or one["deed"] or one["attendance"]
            for one in self._rows["goal_counts"]
            if one["goal"] == goal["id"] and not one["amount"]
        }
        fitting = [one for one in self._fitting(goal) if one.id not in out and self._in_time(goal, one.day)]
        fitting.sort(key=lambda one: (one.day, one.id))
        new = goal["action"] == "meet" or " new people" in goal["text"]
        if not new and not str(goal["unit"]).endswith(PEOPLE):
            return fitting
        seen: set[tuple[str, date]] = set()
        kept: list[Record] = []
        for one in fitting:
            whom = (one.person or one.id, EVER[0] if new else _period(goal, one.day)[0])
            kept += [] if whom in seen else [one]
            seen.add(whom)
        return kept

    def stands_at(self, goal: Row, today: date, by_hand: Mapping[date, int]) -> int:
        """Never below none; with a rhythm, what was done in the present period. `by_hand`: what is no record's."""
        first, last = _period(goal, today)
        days = [one.day for one in self.counted(goal)]
        fits = sum(first <= day <= last for day in days)
        return max(0, fits + sum(number for day, number in by_hand.items() if first <= day <= last))

    def _fitting(self, goal: Row) -> Iterable[Record]:
        for talk in self._rows["journal"]:
            person = self._people[talk["contact"]]
            kind = talk["how"] in TALKS.get(goal["action"], ())
            if kind and self._whom(goal, person) and _there(goal, person["channel"]) and self._new(goal, talk):
                yield Record(talk["id"], talk["day"], talk["contact"])
        shares = goal["text"].startswith("Share ")
        for deed in self._rows["deeds"]:
            if shares and not (deed["contact"] and any(word in deed["what"].split() for word in READ)):
                continue
            wanted = "help" if shares else DEEDS.get(goal["action"])
            if wanted == deed["kind"] and _there(goal, deed["channel"]) and self._for(goal, deed):
                yield Record(deed["id"], deed["day"], deed["contact"] or None)
        for event in self._rows["attendances"]:
            if goal["action"] == "attend" and event["state"] == "went" and _named(goal, "Fair", event["title"]):
                yield Record(event["id"], _local(event))

    def _whom(self, goal: Row, person: Row) -> bool:
        said = f"{person['role']} {person['kind']}".split()
        return (
            (not goal["company"] or goal["company"].casefold() == person["company"].casefold())
            and (not goal["sector"] or goal["sector"].casefold() == person["sector"].casefold())
            and (not goal["role"] or goal["role"] in said)
            and _called(goal, person["name"])
        )

    def _for(self, goal: Row, deed: Row) -> bool:
        if deed["contact"]:
            return self._whom(goal, self._people[deed["contact"]])
        if not _called(goal, deed["what"]):
            return False
        named = goal["company"].casefold() in deed["what"].casefold().split()
        return deed["kind"] != "application" or not goal["company"] or named

    def _new(self, goal: Row, talk: Row) -> bool:
        first = min(one["day"] for one in self._rows["journal"] if one["contact"] == talk["contact"])
        return (goal["action"] != "meet" and " new people" not in goal["text"]) or first >= goal["starts"]

    def _in_time(self, goal: Row, day: date) -> bool:
        return goal["starts"] <= day <= (goal["deadline"] or date.max)


def _there(goal: Row, channel: str) -> bool:
    if goal["action"] != "meet" and channel in ("event", "personal circle"):
        channel = ""
    return not goal["channel"] or not channel or goal["channel"] == channel


def _called(goal: Row, said: str) -> bool:
    """Whether one of those whom a goal names is named there, if it names any."""
    wanted = [name for name in NAMES if name in goal["text"].split()]
    return not wanted or any(name in said.split() for name in wanted)


def _named(goal: Row, name: str, title: str) -> bool:
    return name not in goal["text"].split() or name in title.split()


def _local(event: Row) -> date:
    starts = event["starts"] if isinstance(event["starts"], datetime) else datetime.fromisoformat(event["starts"])
    return starts.date() if event["all_day"] else starts.astimezone(ZoneInfo(event["zone"])).date()


def _period(goal: Row, day: date) -> tuple[date, date]:
    """The week from its Monday, or the month; all of time without a rhythm."""
    match goal["cadence"]:
        case "":
            return EVER
        case "every week":
            monday = day - timedelta(days=day.weekday())
            return monday, monday + timedelta(days=6)
        case "every month":
            first = day.replace(day=1)
            return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        case other:
            raise AssertionError(f"no goal of these tests has the rhythm {other}")
