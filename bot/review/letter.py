"""What a coach sees of a month: goals with their check and result, counts, the aim and the member's own words, and
nobody's name. A plain text in sections, each below its heading, with an empty line between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.contacts.lines import gazetteer
from bot.goals import pacing
from bot.kit import words
from bot.review import months
from bot.review.clipping import clip
from bot.review.model import Known
from bot.review.naming import asked, hiding, without_names
from bot.review.told import Checked, GoalTold, Told

__all__ = ["asked_for", "sections", "text", "without_names"]

ROOM = 3000
"""Letters of a letter, those that Discord shows behind a mark of their own twice: with what stands around it, it is
one message everywhere (Discord's have 4,000), so that a coach sees what the preview showed."""

_MARKED = frozenset("\\*_~|`<>[]@#-+.:")
APART = "\n\n"
INDENT = "   "


@dataclass(frozen=True, slots=True)
class _Sizes:
    """How many goals of each month are told, and how many letters of each text."""

    goals: int
    ahead: int
    sentence: int
    why: int
    words: int


_STEPS = (
    _Sizes(12, 8, 300, 200, 600),
    _Sizes(8, 5, 200, 120, 500),
    _Sizes(6, 3, 140, 80, 300),
    _Sizes(4, 3, 100, 50, 160),
)
"""From the fullest to one that always fits."""


def text(month: Told, names: Known, *, why: bool = True) -> str:
    """The letter. `names`: who is known by the words of `asked_for`. Without `why`, why a goal went as it did stays
    with the member."""
    hidden = _hidden(month if why else _without_whys(month), names)
    written = (APART.join(_sections(hidden, sizes)) for sizes in _STEPS)
    return next((one for one in written if cost(one) <= ROOM), "") or _cut(hidden)


def asked_for(month: Told) -> frozenset[str]:
    """The folded words by which the store is asked who is known."""
    return asked(_free(month))


def with_companies(names: Known, month: Told) -> Known:
    """And the companies that the goals name, unless they read as somebody's name."""
    named = (one for one in month.companies if not any(map(gazetteer.given, words.terms(one))))
    return replace(names, companies=(*names.companies, *named))


def sections(letter: str) -> Iterator[tuple[str, str]]:
    """Each heading of a letter, with what stands below it."""
    for section in letter.split(APART):
        heading, _, body = section.partition("\n")
        yield heading, body


def cost(letter: str) -> int:
    """How much room it takes, in letters of UTF-16."""
    return words.utf16(letter) + sum(map(_MARKED.__contains__, letter))


def _free(month: Told) -> Iterator[str]:
    """All that somebody typed of what goes into a letter."""
    yield from (month.aim, month.network, month.change)
    for goal in (*month.goals, *month.ahead):
        yield from (goal.sentence, goal.unit, goal.why)


def _hidden(month: Told, names: Known) -> Told:
    def goals(some: Iterable[GoalTold]) -> tuple[GoalTold, ...]:
        return tuple(replace(one, sentence=hide(one.sentence), unit=hide(one.unit), why=hide(one.why)) for one in some)

    without = hiding(names)

    def hide(said: str) -> str:
        return " ".join(without(said).split())

    return replace(
        month,
        aim=hide(month.aim),
        network=hide(month.network),
        change=hide(month.change),
        goals=goals(month.goals),
        ahead=goals(month.ahead),
    )


def _without_whys(month: Told) -> Told:
    return replace(month, goals=tuple(replace(one, why="") for one in month.goals))


def _sections(month: Told, sizes: _Sizes) -> Iterator[str]:
    yield "\n".join(("The network I want", *_network(month, sizes)))
    yield "\n".join(("What must change", *_change(month, sizes)))
    more = len(month.goals[sizes.goals :])
    yield "\n".join((f"My goals of {months.named(month.month)}", *_goals(month.goals[: sizes.goals], sizes, more)))
    if month.ahead:
        more = len(month.ahead[sizes.ahead :])
        title = f"My goals for {months.named(month.following)}"
        yield "\n".join((title, *_goals(month.ahead[: sizes.ahead], sizes, more)))


def _network(month: Told, sizes: _Sizes) -> Iterator[str]:
    if month.aim:
        until = f", until {pacing.day(month.aim_until).partition(' ')[2]}" if month.aim_until is not None else ""
        yield f"Big picture: {clip(month.aim, sizes.words)}{until}"
    if month.network:
        yield clip(month.network, sizes.words)
    if not (month.aim or month.network):
        yield "Not written down yet."


def _change(month: Told, sizes: _Sizes) -> Iterator[str]:
    if month.change:
        yield clip(month.change, sizes.words)
    counts = (
        _some(month.talks, "conversation"),
        f"{_some(month.done, 'follow-up')} done",
        _some(month.events, "event"),
        f"help given {words.plural(month.gives, 'time')}" if month.gives else "no help noted",
    )
    yield f"The month in numbers: {', '.join(counts)}."
    if month.promises:
        yield f"Promises still open: {month.promises}."


def _goals(goals: Sequence[GoalTold], sizes: _Sizes, more: int) -> Iterator[str]:
    for number, goal in enumerate(goals, start=1):
        yield f"{number}. {clip(goal.sentence, sizes.sentence)}"
        if goal.result:
            yield INDENT + _result(goal)
        yield INDENT + _check(goal.checks)
        if goal.why:
            yield f"{INDENT}Why: {clip(goal.why, sizes.why)}"
    if more:
        yield f"… and {words.plural(more, 'more goal')}"
    if not goals and not more:
        yield "None."


def _result(goal: GoalTold) -> str:
    unit = "" if goal.rhythm or not goal.number or not goal.unit else f" {clip(goal.unit, 40)}"
    onward = f". {words.capital(goal.onward)}" if goal.onward else ""
    return f"Result: {goal.result}{unit}{onward}."


def _check(checks: Sequence[Checked]) -> str:
    """“SMART: yes to all five questions.” or “SMART: S yes, M yes, A yes, R not yet, T in my own words.”"""
    if all(one.holds and not one.kept for one in checks):
        return "SMART: yes to all five questions."
    said = (f"{one.letter} {'in my own words' if one.kept else 'yes' if one.holds else 'not yet'}" for one in checks)
    return f"SMART: {', '.join(said)}."


def _some(count: int, one: str) -> str:
    return words.plural(count, one) if count else f"no {one}"


def _cut(month: Told) -> str:
    """The shortest there is, cut where there is no more room: of texts that take two letters for each."""
    letter = APART.join(_sections(month, _STEPS[-1]))
    room = ROOM
    while cost(letter) > ROOM:
        room -= 100
        letter = words.clip(letter, room, unit="utf16")
    return letter
