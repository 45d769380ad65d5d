"""A month as a document for a job-search plan or a coach: Markdown in three sections, and its goals as a table."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated

from bot.context import Context
from bot.goals import pacing
from bot.kit import words
from bot.kit.calls import Call
from bot.kit.cards import Attachment, Button, Card, Facts, say
from bot.kit.errors import UserError
from bot.kit.sheets import cell
from bot.review import coaching, months
from bot.review.coaching import JOBS
from bot.review.group import review
from bot.review.markdown import escaped, quoted
from bot.review.posting import ended
from bot.review.told import Checked, GoalTold, PersonTold, Stage, Told, reviewed, told

__all__ = ["JOBS", "Checked", "GoalTold", "Told", "document", "ended", "markdown", "table", "told"]

QUESTIONS = {
    "S": "Specific",
    "M": "Measurable",
    "A": "Actionable and achievable",
    "R": "Relevant",
    "T": "Time-bound",
}
"""The five of the lesson, in full."""

UNLINKED = "I have not said whether it serves my big picture."

HEADS = ("Month", "Goal", "Number", "Unit", "How often", "Until", "Result", "Verdict", "Why", *QUESTIONS.values())

_OURS = re.compile(r"[^:“]*")
_I = {
    "You are": "I am",
    "you are": "I am",
    "keep you": "keep me",
    "You": "I",
    "you": "I",
    "Your": "My",
    "your": "my",
    "yourself": "myself",
}
_YOU = re.compile(r"\b(?:" + "|".join(sorted(_I, key=len, reverse=True)) + r")\b")
_UNREAD = ("I can't read what you will do", "It doesn't say yet what I will do")

Lines = Iterator[str]


class NotHere(UserError):
    """Others can see this place, so I don't hand out your document here.

    Ask me again in a direct message.
    """


@review.command("document", examples=["review document", "review document march"], aliases=["export"], reads=True)
def document(
    ctx: Context,
    month: Annotated[
        date | None, months.WhichMonth("Which month; else the one you are looking back on, or did last", placing="rest")
    ] = None,
) -> Card:
    """Give you a month as a document, for your plan or for a coach.

    One file to read (Markdown), and your goals as a table (CSV).
    """
    if not ctx.place.private:
        raise NotHere
    found = reviewed(ctx, month)
    what, name = told(ctx, found), f"networking-{found.month:%Y-%m}"
    files = (
        Attachment(f"{name}.md", markdown(what).encode(), "text/markdown"),
        Attachment(f"{name}.csv", table(what), "text/csv"),
    )
    about = ("to read, or to paste into a plan", "your goals as a table")
    card = Card(
        f"Your document: {months.named(found.month)}",
        (
            say("The network you want, what must change, and your goals with the five answers."),
            Facts(tuple((one.name, (said,)) for one, said in zip(files, about, strict=True))),
            *coaching.log(ctx, found),
        ),
        tone="good",
        attachments=files,
        summary="Your document",
    )
    if what.stage is Stage.BEGUN:
        waits = f"You have not finished looking back on {months.named(found.month)} yet, and the document says so."
        card = card.saying(say(waits))
        return card.offering(Button("Go on", Call("review begin", {"month": found.month.isoformat()})))
    return card if what.empty else card.offering(*coaching.offers(found))


def markdown(month: Told) -> str:
    """The document, as CommonMark: whatever people typed stands in it as they typed it."""
    blocks = (
        f"# Networking in {months.named(month.month)}",
        f"{escaped(month.name)}, {_day(month.written)}" if escaped(month.name) else _day(month.written),
        *_stage(month),
        *_network(month),
        *_change(month),
        *_goals(month),
    )
    return "\n\n".join(blocks) + "\n"


def _stage(month: Told) -> Lines:
    """What a reader should know of it before anything else; nothing of a month that is over and looked back on."""
    said = {
        Stage.NEVER: "I have not looked back on this month yet.",
        Stage.BEGUN: "I have not finished looking back on this month yet.",
        Stage.FINISHED: "",
    }[month.stage]
    still = (
        f"{months.named(month.month)} still runs: the results are as of {_day(month.written)}." if month.runs else ""
    )
    if said or still:
        yield " ".join(part for part in (said, still) if part)


def table(month: Told) -> bytes:
    """One row for each goal, those of the next month below: CSV in UTF-8, marked as such for Excel."""
    written = io.StringIO(newline="")
    written.write("\ufeff")
    sheet = csv.writer(written, quoting=csv.QUOTE_ALL)
    sheet.writerow(HEADS)
    for day, goals in ((month.month, month.goals), (month.following, month.ahead)):
        for goal in goals:
            sheet.writerow(cell(" ".join(said.split())) for said in _row(f"{day:%Y-%m}", goal))
    return written.getvalue().encode()


def _network(month: Told) -> Lines:
    yield "## The network I want"
    if month.aim:
        until = f" (until {_day(month.aim_until)})" if month.aim_until is not None else ""
        yield f"**My big picture:** {_sentence(escaped(month.aim) + until)}"
    if month.network:
        yield quoted(month.network)
    named = (("roles", month.roles), ("companies", month.companies), ("sectors", month.sectors))
    whom = [f"- {words.capital(label)}: {', '.join(map(escaped, some))}" for label, some in named if some]
    if whom:
        yield "Whom I am looking for, as my goals name them:"
        yield "\n".join(whom)
    if month.plan:
        yield "Whom I want to know, as I planned it:"
        yield "\n".join(f"- {words.capital(label)}: {', '.join(map(escaped, some))}" for label, some in month.plan)
    if not (month.aim or month.network or whom or month.plan):
        yield "I have not written this down yet."


def _change(month: Told) -> Lines:
    yield "## What must change"
    if month.change:
        yield quoted(month.change)
    if month.talks or month.done or month.events or month.gives:
        yield f"What {months.named(month.month)} came to, counted from what I logged:"
        yield "\n".join(
            f"- {line}"
            for line in (
                f"I had {_some(month.talks, 'conversation')}.",
                f"I did {_some(month.done, 'follow-up')}.",
                f"I went to {_some(month.events, 'event')}.",
                f"I helped others {words.plural(month.gives, 'time')}."
                if month.gives
                else "I noted no help that I gave.",
            )
        )
    else:
        yield f"I logged nothing in {months.named(month.month)} yet."
    still = [
        *([f"{_promises(month.promises)} still open."] if month.promises else []),
        *([f"{_people(month.quiet)} not talked to for longer than I wanted."] if month.quiet else []),
    ]
    if still:
        yield f"As of {_day(month.written)}:"
        yield "\n".join(f"- {line}" for line in still)
    if month.people:
        yield "People I looked at:"
        yield "\n".join(map(_looked_at, month.people))


def _goals(month: Told) -> Lines:
    yield "## My goals"
    yield f"### Goals of {months.named(month.month)}"
    for number, goal in enumerate(month.goals, start=1):
        yield from _goal(number, goal)
        yield "\n".join(_became(goal))
        yield from _answers(goal, month.aim)
    if not month.goals:
        yield "I had no goal in this month."
    yield f"### Goals for {months.named(month.following)}"
    for number, goal in enumerate(month.ahead, start=1):
        yield from _goal(number, goal)
        yield from _answers(goal, month.aim)
    if not month.ahead:
        yield "I have not set any yet."


def _goal(number: int, goal: GoalTold) -> Lines:
    yield f"#### {number}. {escaped(goal.sentence)}"


def _became(goal: GoalTold) -> Lines:
    """The result, its rhythm, why, and what happens next."""
    unit = "" if goal.rhythm or not goal.number else f" {escaped(goal.unit)}".rstrip()
    ended = {"done": " I completed it.", "let go": " I let it go."}.get(goal.onward, "")
    yield f"- **Result:** {goal.result}{unit}.{ended}"
    if goal.history:
        each = f"{words.capital(escaped(goal.unit))} each time" if goal.unit else "Each time"
        yield f"- **Rhythm:** {escaped(goal.rhythm)}. {each}, from the first of the month to the last: {goal.history}."
    if goal.why:
        yield f"- **Why:** {_sentence(escaped(goal.why))}"
    if goal.carried:
        yield f"- **Next:** {goal.onward} as “{escaped(goal.carried)}”"
    elif goal.onward and not ended:
        yield f"- **Next:** {goal.onward}."


def _answers(goal: GoalTold, aim: str) -> Lines:
    yield "The five questions:"  # two lists without anything between them would be one
    yield "\n".join(_answer(one, aim) for one in goal.checks)


def _answer(one: Checked, aim: str) -> str:
    name = QUESTIONS.get(one.letter, one.name)
    if one.kept:
        return f"- **{name}:** kept in my words."
    why = UNLINKED if one.letter == "R" and aim and not one.holds else _mine(one.why)
    return f"- **{name}:** {'yes' if one.holds else 'not yet'}. {escaped(why)}"


def _mine(why: str) -> str:
    """A reason as the member says it: the check speaks to them. What they typed stands behind a colon or in quotes, and
    stays as it is."""
    begins = _OURS.match(why)
    ours = begins[0] if begins is not None else ""
    return _YOU.sub(lambda found: _I[found[0]], ours.replace(*_UNREAD)) + why[len(ours) :]


def _row(month: str, goal: GoalTold) -> Sequence[str]:
    return (
        month,
        goal.sentence,
        "" if goal.number is None else f"{goal.number}",
        goal.unit,
        goal.rhythm,
        "" if goal.until is None else goal.until.isoformat(),
        goal.result,
        goal.verdict,
        goal.why,
        *("kept" if one.kept else "yes" if one.holds else "no" for one in goal.checks),
    )


def _looked_at(one: PersonTold) -> str:
    """“**Ana** (I promised something): help them, “my CV”.” What says already what was decided is told alone."""
    said = [part for part in (one.decided, f"“{escaped(one.what)}”" if one.what else "") if part]
    if one.decided and words.fold(one.what).startswith(f"{one.decided}:"):
        said = [f"{one.decided}{escaped(one.what)[len(one.decided) :]}"]
    return f"- **{escaped(one.name)}** ({one.why}){': ' if said else ''}{', '.join(said)}."


def _sentence(said: str) -> str:
    """With a full stop, unless it ends with a mark of its own."""
    return said if said.endswith((".", "!", "?", "…")) else f"{said}."


def _some(count: int, one: str) -> str:
    return words.plural(count, one) if count else f"no {one}"


def _promises(count: int) -> str:
    return "One promise of mine is" if count == 1 else f"{count} promises of mine are"


def _people(count: int) -> str:
    return "There is one person I have" if count == 1 else f"There are {count} people I have"


def _day(one: date) -> str:
    return pacing.day(one).partition(" ")[2]
