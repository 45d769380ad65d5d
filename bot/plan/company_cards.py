"""How dream companies look. Their names stand in no notification."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.kit import times, words
from bot.kit.cards import (
    Action,
    Block,
    Card,
    CommandMention,
    Entries,
    Entry,
    Facts,
    Line,
    Quote,
    Strong,
    footnote,
    say,
)
from bot.members.model import Situation
from bot.plan import company_rules as rules
from bot.plan.company_model import Company, Noted, Somebody, State, Step, Ways
from bot.plan.company_rules import Advice, Standing

NAME = 60
"""Characters of a name within a sentence."""

PEOPLE = 3
"""People who are named on a card; and MANY, up to how many are counted."""
MANY = 20

AT_ONCE = 15
"""Companies named of those that were added at once."""

NOTE = 300
"""Characters of the note of a talk."""

STEPS = {
    Step.RESEARCH: "Learn about them",
    Step.STORY: "Your story for them",
    Step.PEOPLE: "People there",
    Step.APPLY: "An application only for them",
    Step.FOLLOW_UP: "Ask how it is going",
}

_EXAMPLES = {
    Situation.FIRST_JOB: "Begin with companies whose products you use, or that hired people from your course.",
    Situation.CHANGE: "Begin with companies in the new field that can use what you did before.",
    Situation.REMOTE: "Begin with companies where most people work from home.",
    Situation.FREELANCE: "Begin with companies that buy work like yours from outside.",
    Situation.GROWING: "Begin with companies whose work you admire, and with those where your old colleagues are now.",
}
_ANY = "Begin with companies whose products you use, and whose work you admire."


@dataclass(frozen=True, slots=True)
class Row:
    """A company of the list, with the people known there."""

    company: Company
    people: tuple[Somebody, ...] = ()


def listed(rows: Sequence[Row], actions: Sequence[Action], *, count: int, hint: str = "") -> Card:
    """A page of all `count`, in groups; `actions` open them."""
    groups: dict[str, list[Entry]] = {}
    titles: dict[str, str] = {}
    for row in rows:
        key = words.fold(row.company.grouping)
        titles.setdefault(key, row.company.grouping)
        groups.setdefault(key, []).append(_row(row))
    alone = set(groups) == {""}
    blocks: list[Block] = [
        Entries(words.capital(titles[key]) if key else "" if alone else "Without a group", tuple(items))
        for key, items in groups.items()
    ]
    blocks += [footnote(hint)] if hint else []
    return Card(f"Dream companies: {count}", tuple(blocks), tuple(actions), summary="Your dream companies")


def _row(row: Row) -> Entry:
    company = row.company
    like = f", like {company.similar}" if company.similar else ""
    place = f", {company.place}" if company.place else ""
    steps = rules.standings(company, known=bool(row.people))
    ahead = rules.following(steps)
    parts = [f"{steps_done(steps)} steps"]
    parts += [f"You know {names(row.people, 2)}"] if row.people else []
    parts += [f"Next: {STEPS[ahead.step].lower()}"] if ahead is not None else []
    return Entry((Strong(company.name), f"{place}{like}"), (". ".join(parts),))


def path(
    company: Company,
    steps: Sequence[Standing],
    advice: Advice,
    ways: Ways,
    talks: Sequence[Noted],
    today: date,
    *,
    actions: Mapping[Step, tuple[Action, ...]],
    shows: Mapping[int, tuple[Action, ...]],
    title: str = "",
    told: Sequence[Block] = (),
) -> Card:
    """One company: what is known, what comes next and why, the steps with their `actions`, and the people. `shows`:
    what is offered beside a person, by id. `told`: what just happened."""
    blocks: list[Block] = [*told]
    facts = (("Group", company.grouping), ("Place", company.place), ("Similar to", company.similar))
    pairs: list[tuple[str, Line]] = [(label, (value,)) for label, value in facts if value]
    blocks.append(Facts((*pairs, ("Steps", (steps_done(steps),)))))
    blocks.append(say(Strong("Next: "), f"{advice.do} Because {advice.because}."))
    if company.note:
        blocks += [say(Strong("Your notes")), Quote(company.note)]
    entries = (_step(number, one, ways, today, actions.get(one.step, ())) for number, one in enumerate(steps, start=1))
    blocks.append(Entries("Five steps", tuple(entries)))
    blocks += _people(company, ways, shows)
    for talk in talks:
        said = words.capital(talk.how)
        blocks.append(say(Strong(f"{said} with {talk.who.name}, {times.say_day(talk.day, today)}")))
        blocks.append(Quote(words.clip(talk.note, NOTE)))
    return Card(title or company.name, tuple(blocks), tone="good" if title else "plain", summary="A dream company")


def _step(number: int, one: Standing, ways: Ways, today: date, actions: tuple[Action, ...]) -> Entry:
    day = f" {times.say_day(one.day, today)}" if one.day is not None else ""
    match one.state:
        case State.OPEN:
            state = "open"
        case State.BEGUN:
            state = f"started{day}"
        case State.DONE:
            state = f"done{day}" if one.day is not None else f"done, since you know {names(ways.people, 1)}"
    return Entry((Strong(f"{number}. {STEPS[one.step]}"), f": {state}"), (), actions)


def _people(company: Company, ways: Ways, shows: Mapping[int, tuple[Action, ...]]) -> list[Block]:
    """Who is there, and who could open a door. What is said of anybody is in the log."""
    blocks: list[Block] = []
    there = words.clip(company.name, NAME)
    if ways.people:
        title = f"You know {count(ways.people)} there"
        items = (Entry((Strong(one.name), *_role(one)), (), shows.get(one.id, ())) for one in ways.people[:PEOPLE])
        blocks.append(Entries(title, tuple(items)))
        if len(ways.people) > PEOPLE:
            blocks.append(footnote("All of them: ", CommandMention("contact list", f'company:"{_plain(there)}"')))
    doors = [
        Entry((Strong(one.by.name),), (_introduced(one.by, one.there, there),), shows.get(one.by.id, ()))
        for one in ways.chains
    ]
    doors += [
        Entry(
            (Strong(one.by.name),),
            (f"You have {rules.with_article(one.kind)} at {there} from them.",),
            shows.get(one.by.id, ()),
        )
        for one in ways.heard
        if all(one.by.id != chain.by.id for chain in ways.chains)
    ]
    if doors:
        blocks.append(Entries("Who could introduce you", tuple(doors)))
    elif ways.alike:
        said = f"They work in {company.grouping} too. I can't tell if they know anybody at {there}."
        near = (Entry((Strong(one.name), *_role(one)), (), shows.get(one.id, ())) for one in ways.alike)
        blocks += [Entries("Who you could ask", tuple(near)), footnote(said)]
    return blocks


def _introduced(by: Somebody, one: Somebody, company: str) -> str:
    return f"{by.name} introduced you to {one.name}, who works at {company}."


def _plain(name: str) -> str:
    return name.replace("\\", "").replace('"', "")


def _role(one: Somebody) -> Line:
    return (f", {one.role}",) if one.role else ()


def steps_done(steps: Sequence[Standing]) -> str:
    return f"{rules.done(steps)} of {len(steps)}"


def count(people: Sequence[Somebody]) -> str:
    return f"{MANY} people or more" if len(people) >= MANY else words.plural(len(people), "person", "people")


def names(people: Sequence[Somebody], shown: int) -> str:
    """“Ana Ruiz”, “Ana Ruiz and 2 others”, “Ana Ruiz and 19 or more others”."""
    said = [words.clip(one.name, NAME) for one in people[:shown]]
    left = len(people) - len(said)
    if left:
        said.append(words.plural(left, "other") if len(people) < MANY else f"{left} or more others")
    return words.join(said)


def added(
    companies: Sequence[Company], there: Sequence[Company], actions: Sequence[Action], *, hint: str, more: bool
) -> Card:
    """Several at once: what is new, as it was understood, and what was on the list before; `more`: something was said
    of those that is new."""
    blocks: list[Block] = []
    if companies:
        items = (
            Entry((Strong(one.name), _said(one)), (words.clip(one.note, NOTE),) * bool(one.note))
            for one in companies[:AT_ONCE]
        )
        blocks.append(Entries("", tuple(items)))
        blocks += [say(f"And {len(companies) - AT_ONCE} more.")] if len(companies) > AT_ONCE else []
    if there:
        names_ = words.clip(words.join([one.name for one in there]), 300)
        said = " What was new about them is added." if more else ""
        blocks.append(say(f"On your list already: {names_}.{said}"))
    blocks += [footnote(hint)] if hint else []
    title = f"Added {words.plural(len(companies), 'company', 'companies')}" if companies else "They are on your list"
    return Card(title, tuple(blocks), tuple(actions), tone="good", summary="Added")


def _said(one: Company) -> str:
    like = f"like {one.similar}" if one.similar else ""
    parts = [part for part in (one.grouping, one.place, like) if part]
    return f": {', '.join(parts)}" if parts else ""


def removed(company: Company, *, steps: int) -> Card:
    lost = f", with {words.plural(steps, 'step')}" if steps else ""
    return Card(
        f"Removed: {company.name}",
        (say(f"It is off your list{lost}. The people you know there stay."),),
        tone="good",
        summary="Removed",
    )


def nothing_yet(situation: Situation | None) -> Card:
    """Where to begin (S64)."""
    begin = _ANY if situation is None else _EXAMPLES[situation]
    return Card(
        "No dream companies yet",
        (
            say("Where would you like to work? List them in one line; ten to fifteen give you choice."),
            say(begin),
            say("For example: ", CommandMention("plan company", "Acme, Lune like Acme, Zorb (fintech, Berlin)")),
            footnote("For each one I show whom you know there, who could introduce you, and one next step."),
        ),
        summary="No dream companies yet",
    )
