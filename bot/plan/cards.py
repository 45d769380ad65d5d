"""How the plan looks. What somebody wants is for them alone, and stands in no notification."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.kit import words
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
from bot.kit.mentions import Advice
from bot.members.model import Situation
from bot.plan import steps
from bot.plan.keeping import Change
from bot.plan.model import LISTS, MOST, Gap, Level, Overview, Quality, Wanted, WantedId
from bot.plan.situations import STARTS, example

IN_A_LIST = 8
"""Entries of one list that the overview names."""
GOALS = 3
"""Qualities named that have a goal."""
NAME = 60
SUMMARY = "Your plan"

_PRIVATE = "Only you can read your plan."


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who fits: their name, why, and what else of the plan they have."""

    name: str
    why: str
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fitting:
    """An event that may bring somebody with the quality, and why."""

    title: str
    when: str
    why: str
    actions: tuple[Action, ...] = ()


def nothing_yet(situation: Situation | None) -> Card:
    """Before anything is in the plan: what it is for, and how to begin."""
    blocks: list[Block] = [
        say("Write down whom you want to know. Then I show who fits already, and who is missing."),
        say("One line is enough: ", CommandMention("plan add", example(situation))),
    ]
    if situation is None:
        blocks.append(say("Where do you stand? Then I can propose a first list. You can change all of it."))
    else:
        blocks += _proposal(situation)
    return Card("The network you want", (*blocks, footnote(_PRIVATE)), summary=SUMMARY)


def overview(
    found: Overview,
    wanted: Sequence[Wanted],
    situation: Situation | None,
    *,
    following: Gap | None = None,
    aimed: Sequence[Gap] = (),
    dreams: str = "",
) -> Card:
    """What is wanted, how it is covered, and the next step: `following`, which is missing and has no goal yet. `aimed`:
    missing, and a goal is for it. `dreams`: of the dream companies."""
    by_id = {gap.wanted.id: gap for gap in found.gaps}
    pairs = [
        (words.capital(LISTS[quality]), (_some([by_id[one.id] for one in wanted if one.quality is quality]),))
        for quality in Quality
        if any(one.quality is quality for one in wanted)
    ]
    pairs += [("Dream companies", (dreams,))] if dreams else []
    blocks: list[Block] = [Facts(tuple(pairs)), say(fits(found))]
    if aimed:
        few = [words.clip(one.wanted.text, NAME) for one in aimed[:GOALS]]
        more = [f"{len(aimed) - GOALS} more"] if len(aimed) > GOALS else []
        blocks.append(say(f"You have a goal for: {words.join([*few, *more])}."))
    if following is not None:
        blocks.append(say(Strong("Next: "), f"{question(following.wanted)}{_so_far(following)}"))
    elif aimed:
        blocks.append(say(Strong("Next: "), "work on your goals. There is one for all that is missing."))
    else:
        blocks.append(say(Strong("Next: "), "keep in touch with them. Everything in your plan is covered."))
    if situation is not None:
        blocks.append(footnote(f"You {STARTS[situation].begins}. ", _PRIVATE))
    else:
        blocks.append(footnote(_PRIVATE))
    return Card(f"The network you want: {levels(found)}", tuple(blocks), summary=SUMMARY)


def levels(found: Overview) -> str:
    """“2 empty, 1 thin, 3 covered”."""
    counts = [(found.count(level), level.value) for level in Level]
    return ", ".join(f"{count} {said}" for count, said in counts if count)


def fits(found: Overview) -> str:
    """How many people fit (L2)."""
    if not found.fitting:
        return "Nobody you logged fits yet. That is fine: now you know whom to look for."
    strong = f" {found.strong:,} of them {'has' if found.strong == 1 else 'have'} two or more." if found.strong else ""
    fit = "person you know has" if found.fitting == 1 else "people you know have"
    return f"{found.fitting:,} {fit} at least one of these.{strong}"


def listed(wanted: Sequence[Wanted], *, what: str, size: int, room: bool = True) -> Card:
    """A page of one list, or of all; `what` it is called, `size`: how many there are in all."""
    items = tuple(Entry((Strong(one.text), f" · {one.quality.value}{number(one)}")) for one in wanted)
    card = Card(f"{words.capital(what)}: {size}", (Entries("", items),), summary=SUMMARY)
    return card if room else card.saying(footnote(f"This list is full: it has room for {MOST}."))


def empty_list(what: str) -> Card:
    """A list without an entry."""
    said = say("To add some: ", CommandMention("plan add", f"{what}: …"))
    return Card(f"No {what} in your plan yet", (said,), summary=SUMMARY)


def saved(change: Change) -> Card:
    """What a line changed: all that was understood."""
    named = (
        ("Added", change.added),
        ("Changed", change.changed),
        ("Removed", change.removed),
        ("There already", change.same),
    )
    pairs = tuple((label, (_spelled(some),)) for label, some in named if some)
    done = change.added or change.changed or change.removed
    if not pairs:
        said = say("I found nobody in that. For example: ", CommandMention("plan add", "recruiter 2, data engineer"))
        return Card("Nothing was changed", (said,), summary=SUMMARY)
    return Card("Saved" if done else "In your plan already", (Facts(pairs),), tone="good", summary="Saved")


def removed(one: Wanted) -> Card:
    title = f"Removed from your plan: {words.clip(one.text, NAME)}"
    return Card(title, (say("The people who fit stay as they are."),), tone="good", summary="Removed")


def gaps(
    page: Sequence[Gap], found: Overview, actions: Sequence[tuple[Action, ...]], goals: Mapping[WantedId, str]
) -> Card:
    """A page of the qualities, the emptiest first, with the people who have them, and the `goals` that are for one."""
    items = tuple(
        Entry(
            (Strong(gap.wanted.text), f" · {gap.wanted.quality.value} · {said(gap)}"),
            (_with_goal(_names(gap, found), goals.get(gap.wanted.id, "")),),
            shown,
        )
        for gap, shown in zip(page, actions, strict=True)
    )
    how = "Covered: as many people as you want, or 2. Thin: some. Empty: nobody yet."
    return Card(f"Your gaps: {levels(found)}", (Entries("", items), footnote(how)), summary="Your gaps")


def _with_goal(text: str, goal: str) -> str:
    end = " " if text.endswith("?") else ". "
    return f"{text}{end}{your_goal(goal)}" if goal else text


def your_goal(text: str) -> str:
    return f"Your goal: {words.clip(text, 80)}"


def gap(one: Gap, people: Sequence[Known], events: Sequence[Fitting], *, goal: str = "", more: Line = ()) -> Card:
    """One quality: who has it and why, and what brings more of them. `goal`: the one that is for it; `more`: how to see
    all who have it."""
    blocks: list[Block] = []
    if people:
        items = tuple(Entry((Strong(each.name), f" · because: {each.why}"), _also(each.also)) for each in people)
        blocks.append(Entries("Who fits", items))
        if one.number > len(people):
            all_of_them = (" All of them: ", *more) if more else ()
            blocks.append(say(f"And {one.number - len(people):,} more.", *all_of_them))
    else:
        blocks.append(say("Nobody you logged fits yet."))
    if one.level is not Level.COVERED:
        blocks.append(say(question(one.wanted), " Your own notes may know."))
        blocks += [say(your_goal(goal))] if goal else []
        blocks += [] if events else [say("I know of no event about it. A friend may know one.")]
    if events:
        items = tuple(
            Entry((Strong(each.title), f" · {each.when}"), (f"because: {each.why}",), each.actions) for each in events
        )
        blocks.append(Entries("Events that fit", items))
    title = f"{words.clip(one.wanted.text, NAME)} ({one.wanted.quality.value}) · {said(one)}"
    return Card(title, tuple(blocks), summary="Your gaps")


def situations(now: Situation | None) -> Card:
    """Asks where somebody stands."""
    lines = tuple(Entry((Strong(words.capital(one.value)), f": you {start.begins}.")) for one, start in STARTS.items())
    told = (
        f"Now: {now.value}." if now is not None else "It picks examples and tips for you. You can change it any time."
    )
    return Card("Where do you stand?", (say(told), Entries("", lines)), tone="ask", summary="Where do you stand?")


def stands(situation: Situation | None, *, proposes: bool) -> Card:
    """What was chosen. `proposes`: some of its first list is not in the plan yet."""
    if situation is None:
        return Card("Saved: you would rather not say", (say("That is fine."),), tone="good", summary="Saved")
    blocks = _proposal(situation) if proposes else [say(STARTS[situation].why)]
    return Card(f"Saved: {situation.value}", tuple(blocks), tone="good", summary="Saved")


def is_it_wanted(text: str, near: Advice) -> Card:
    """What was typed is no command of the plan; `near`: the one that it may have been meant for."""
    blocks = (Quote(text), *([say(*near)] if near else []))
    return Card("Do you want to know such people?", blocks, tone="ask", summary=SUMMARY)


def said(gap: Gap) -> str:
    """“thin: 1 of 3”, “covered: 4 people”, “empty: nobody yet”."""
    target = gap.wanted.target
    if gap.level is Level.EMPTY:
        how = f"0 of {target}" if target else "nobody yet"
    elif target is not None and gap.number <= target:
        how = f"{gap.number} of {target}"
    else:
        how = words.plural(gap.number, "person", "people") if gap.number < 1000 else f"{gap.number:,} people"
        how += f", {target} wanted" if target else ""
    return f"{gap.level.value}: {how}"


def number(one: Wanted) -> str:
    return f" · {words.plural(one.target, 'person', 'people')} wanted" if one.target else ""


def question(one: Wanted) -> str:
    """“Do you know somebody who works at Acme?”"""
    text = words.clip(one.text, NAME)
    match one.quality:
        case Quality.ROLE:
            about = f"works as {steps.one(text)}"
        case Quality.SECTOR:
            about = f"works in {text}"
        case Quality.COMPANY:
            about = f"works at {text}"
        case Quality.SKILL:
            about = f"is good at {text}"
        case Quality.PLACE:
            about = f"lives in {text}"
        case Quality.INTEREST:
            about = f"is interested in {text}"
    return f"Do you know somebody who {about}?"


def _proposal(situation: Situation) -> list[Block]:
    start = STARTS[situation]
    return [say(f"You {start.begins}. {start.why}"), say("A first list, which you can change:"), Quote(start.line)]


def _so_far(gap: Gap) -> str:
    return f" So far {gap.number} of {gap.wanted.enough}." if gap.number else ""


def _some(several: Sequence[Gap]) -> str:
    """One list with its numbers, as far as there is room."""
    named = ", ".join(f"{one.wanted.text} ({_of(one)})" for one in several[:IN_A_LIST])
    return f"{named} and {len(several) - IN_A_LIST} more" if len(several) > IN_A_LIST else named


def _of(gap: Gap) -> str:
    target = gap.wanted.target
    return f"{gap.number:,} of {target}" if target and gap.number <= target else f"{gap.number:,}"


def _names(gap: Gap, found: Overview) -> str:
    """“Ana Ruiz (strong), Ben Oak and 3 more”."""
    if not gap.people:
        return question(gap.wanted)
    fits = [found.fit(contact) for contact in gap.people]
    names = [f"{words.clip(fit.facts.name, NAME)}{' (strong)' if fit.strong else ''}" for fit in fits]
    more = gap.number - len(names)
    return words.join([*names, f"{more:,} more"] if more else names)


def _also(others: Iterable[str]) -> tuple[str, ...]:
    named = words.join([words.clip(one, NAME) for one in others])
    return (f"Strong fit: also {named}",) if named else ()


def _spelled(several: Sequence[Wanted]) -> str:
    named = [f"{one.text} ({one.quality.value}{f', {one.target}' if one.target else ''})" for one in several]
    shown = named[: 2 * IN_A_LIST]
    return words.join([*shown, f"{len(named) - len(shown)} more"] if len(named) > len(shown) else shown)
