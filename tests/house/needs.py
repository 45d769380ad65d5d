"""What people need from a networking companion, what serves each need, and what nothing serves yet.

S: what people are told to do for their network; L: the rules of the lessons behind it. A test or a story that shows a
need has its number in its docstring (test_needs.py). `python -m tests.house.needs` writes the table of the README.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

README = Path(__file__).resolve().parents[2] / "README.md"
BEGIN, END = "<!-- needs: made by “make docs” -->", "<!-- end of needs -->"


@dataclass(frozen=True, slots=True)
class Need:
    """`by`: the commands that serve it, and `how`: what serves it without a command. Neither: nothing does.
    `lacks`: what no command does yet."""

    number: str
    what: str
    by: tuple[str, ...] = ()
    how: str = ""
    lacks: str = ""

    @property
    def planned(self) -> bool:
        return not self.by and not self.how


@dataclass(frozen=True, slots=True)
class Theme:
    name: str
    needs: tuple[Need, ...]


THEMES: tuple[Theme, ...] = (
    Theme(
        "Goals that can be reached",
        (
            Need("S1", "one long-term aim: a job, support, a profile, being known, or own words", ("goal aim",)),
            Need(
                "S2", "levels: the aim, goals of a month beneath it, next steps", ("goal set", "goal aim", "next show")
            ),
            Need("S8", "three goals a month: a hint, never a bar", ("goal set", "review month")),
            Need("S9", "a goal is one sentence; reasons stand apart", ("goal set",)),
            Need("S10", "five questions, one at a time; own words may stay", ("goal set", "goal show")),
            Need("S11", "a goal serves the aim or the plan, and one that doesn't is asked about", ("goal set",)),
            Need("S12", "progress by hand and by itself, with its pace", ("goal progress", "goal list")),
            Need("S15", "pasting goals that are there already", ("goal set",)),
            Need("L1", "the five questions, and whether it is in one's own hands", ("goal set",)),
            Need("L5", "whom a goal is about, what I want and give, what to ask", ("goal set", "goal edit")),
        ),
    ),
    Theme(
        "The month, looked back on",
        (
            Need("S13", "each goal's result, a line why, what comes next", ("review month",)),
            Need("S14", "the month as a document for a plan", ("review document",)),
            Need("S16", "a snapshot that a coach reads, and nothing else", ("review coach",)),
            Need("S61", "a coach sees what a member shares", ("review coach",), lacks="coaches with lasting access"),
            Need("L3", "a few people each month: news, closer, help?", ("review month",)),
        ),
    ),
    Theme(
        "The network you want",
        (
            Need("S3", "roles, sectors, companies, skills, places, interests, and how many", ("plan add", "plan show")),
            Need("S4", "covered, thin, empty, and a goal from a gap", ("plan gaps", "plan gap")),
            Need("S64", "first job, change of field, remote and others set examples", ("plan situation",)),
            Need("L2", "one quality is enough to fit, two are strong", ("plan gap", "contact show")),
        ),
    ),
    Theme(
        "Dream companies",
        (
            Need("S6", "ten to fifteen, with similar ones", ("plan companies", "plan company")),
            Need("S7", "who is there, who could introduce me, what next", ("plan path",)),
            Need("S45", "what was learned of a company", ("plan path", "plan company-edit")),
            Need("L8", "five steps to each", ("plan company-step",)),
        ),
    ),
    Theme(
        "People",
        (
            Need("S5", "many people at once, without reminders", ("contact add",), lacks="reading files of contacts"),
            Need("S21", "adding, editing, finding, archiving, erasing", ("met", "contact add", "contact find")),
            Need("S22", "people of work and of private life", ("contact edit", "contact list")),
            Need("S23", "who introduced whom", ("contact edit", "plan path")),
            Need("S24", "where you met, and through what", ("met", "contact edit")),
            Need("S34", "what somebody cares about", ("contact edit", "draft")),
            Need("L4", "from contact to ally; who wrote first", ("contact edit",), lacks="goals for becoming allies"),
        ),
    ),
    Theme(
        "Following up",
        (
            Need("S25", "thanks within a day, with what you remembered", ("met", "followup list")),
            Need("S27", "keeping in touch, counted from the last talk", ("followup cadence",)),
            Need("S36", "also when no goal is left, and slower if wanted", ("followup cadence", "followup rhythm")),
            Need("S40", "what is late stays until it is settled", ("followup list",)),
            Need("L7", "thanks, a promise, a check-in after a month", ("met",)),
        ),
    ),
    Theme(
        "Words for it",
        (
            Need("S26", "a message from what the log knows, sent by yourself", ("draft",)),
            Need("S35", "short enough for where it goes", ("draft", "draft check")),
            Need("S53", "a pitch in parts, timed, for different listeners", ("pitch show", "pitch set")),
            Need("L9", "45 to 60 seconds, and what is missing", ("pitch show",)),
        ),
    ),
    Theme(
        "Giving and asking",
        (
            Need("S31", "giving before asking", ("gave", "gave ideas", "asked before")),
            Need("S32", "what was given and asked, without a score", ("gave list", "asked list")),
            Need("S33", "help that needs no name", ("did",)),
            Need("S42", "advice, feedback, mentorship as such", ("asked", "contact talked")),
            Need("S37", "a word before an ask that comes too soon", ("asked before", "draft")),
            Need("S38", "people with whom nothing happened yet", ("rules list", "next show")),
            Need("S39", "a word when there were only asks", ("asked before",)),
            Need("S41", "talks count, not names", ("rules list", "review month")),
        ),
    ),
    Theme(
        "News, good occasions, what comes of it",
        (
            Need("S28", "congratulating on the day", ("congratulate",)),
            Need("S29", "whom to tell one's own news", ("news",)),
            Need("S30", "a link saved once, for those who care", ("share",)),
            Need("S43", "leads, referrals, advice, introductions", ("heard", "contact talked")),
            Need("S44", "openings nobody advertised, and thanks to the source", ("heard", "heard close")),
            Need("S52", "recruiters met at events, and what came of it", ("met", "heard")),
        ),
    ),
    Theme(
        "Events and the weekly digest",
        (
            Need("S46", "events from calendars and feeds, and by hand", ("event feed", "event add", "event list")),
            Need("S47", "by place, online and topic", ("event list", "digest setup")),
            Need("S48", "links of Meetup, Luma and others", ("event feed",)),
            Need("S49", "one post a week in a channel", ("digest setup",)),
            Need("S50", "being there counts for goals", ("event going", "goal set")),
            Need("S51", "a card before, the question whom you met after", ("event going", "event prep")),
            Need("L6", "prepare, talk, write the same evening", ("event prep",)),
        ),
    ),
    Theme(
        "One small step",
        (
            Need("S17", "one step for today, and why", ("next show",)),
            Need("S18", "from the first day, with nothing there", ("next show", "welcome start")),
            Need("S19", "a small network is fine: no score, no rank", how="no command counts people against anybody"),
            Need("S20", "small steps each week; a pause breaks nothing", ("next rhythm", "next smaller", "pause")),
            Need("S62", "kind words, the smallest step first", ("next smaller", "tips next")),
        ),
    ),
    Theme(
        "Being seen",
        (
            Need("S54", "a profile that is complete, and used", ("presence show", "did")),
            Need("S55", "following, answering, sharing on X", ("did", "tips how")),
            Need("S56", "groups: joined, introduced, helped", ("presence groups",)),
            Need("S57", "showing what you make and learn", ("did",)),
        ),
    ),
    Theme(
        "Learning",
        (
            Need("S58", "what it is, what it is not, honest answers", ("tips next",)),
            Need("S59", "a card for LinkedIn, X, Slack and Discord, events", ("tips how",)),
            Need("S60", "books and courses, and what others recommend", ("resources list", "resources add")),
            Need("S63", "plain words for learners, days as they write them", how="a reading grade", lacks="languages"),
        ),
    ),
    Theme(
        "Together",
        (
            Need("S65", "buddies, introductions and wins among members"),
            Need("S66", "the same on Slack, on Discord and in a terminal", how="one core for all"),
            Need("L10", "what a group did, in numbers", ("digest setup",), lacks="wins that members share"),
        ),
    ),
)

NEEDS: dict[str, Need] = {need.number: need for theme in THEMES for need in theme.needs}


def table() -> str:
    """A line for each theme, as Markdown: its needs, what serves them, and what is not there yet."""
    lines = ["\n| what for | needs | commands | not yet |\n|---|---|---|---|\n"]
    for theme in THEMES:
        numbers = sorted((need.number for need in theme.needs), key=_place)
        commands = dict.fromkeys(one.split()[0] for need in theme.needs for one in need.by)
        served = ", ".join(f"`{one}`" for one in commands)
        lacks = "; ".join(
            need.what if need.planned else need.lacks for need in theme.needs if need.planned or need.lacks
        )
        lines.append(f"| {theme.name} | {_spans(numbers)} | {served} | {lacks} |\n")
    return "".join([*lines, "\n"])


def _place(number: str) -> tuple[bool, int]:
    return number[0] == "L", int(number[1:])


def _spans(numbers: list[str]) -> str:
    """S8, S9, S10 as “S8–S10”."""
    runs: list[list[str]] = []
    for number in numbers:
        if runs and runs[-1][-1] == f"{number[0]}{int(number[1:]) - 1}":
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(
        run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(run) for run in runs
    )


def fresh(text: str) -> str:
    """The README with the table as it is now."""
    return re.sub(f"{BEGIN}.*?{END}", lambda _: f"{BEGIN}\n{table()}{END}", text, count=1, flags=re.DOTALL)


def main() -> int:
    README.write_text(fresh(README.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
