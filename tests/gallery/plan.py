"""An example of every view of the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.contacts.model import ContactId
from bot.kit import words
from bot.kit.cards import Card, CommandMention
from bot.members.model import MemberId, Situation
from bot.plan import cards as plan
from bot.plan import rules
from bot.plan.keeping import Change
from bot.plan.model import MOST, Facts, Overview, Quality, Wanted, WantedId
from bot.plan.reading import LONGEST
from tests.builders import CREATED
from tests.gallery.content import BUTTONS, Content


def _wanted(content: Content, number: int = 1, quality: Quality = Quality.ROLE, target: int | None = 3) -> Wanted:
    text = words.clip(words.clean(content.role, lines=False), LONGEST)
    return Wanted(WantedId(number), MemberId(1), quality, text, CREATED, target)


def _plan(content: Content) -> list[Wanted]:
    others = (Quality.COMPANY, Quality.PLACE, Quality.INTEREST, Quality.SECTOR, Quality.SKILL)
    roles = [replace(_wanted(content, n), target=None) for n in range(10, 10 + MOST)]
    return [_wanted(content), *roles, *(_wanted(content, n, one, None) for n, one in enumerate(others, 2))]


def _found(content: Content) -> Overview:
    people = [Facts(ContactId(n), content.name, content.role, "", "", "", "", (), (), ()) for n in (1, 2)]
    return rules.overview(_plan(content), people)


def plan_nothing_yet(content: Content) -> Iterator[Card]:
    for situation in (None, *Situation):
        yield plan.nothing_yet(situation)


def plan_overview(content: Content) -> Iterator[Card]:
    found = _found(content)
    dreams = "3. You know somebody at 1 of them."
    yield plan.overview(
        found, _plan(content), Situation.REMOTE, following=found.gaps[0], aimed=found.gaps[1:9], dreams=dreams
    )
    yield plan.overview(found, _plan(content), None, aimed=found.gaps[:1])
    one = [_wanted(content, target=1)]
    yield plan.overview(rules.overview(one, []), one, None)
    facts = Facts(ContactId(1), content.name, content.role, "", "", "", "", (), (), ())
    yield plan.overview(rules.overview(one, [facts]), one, None)


def plan_listed(content: Content) -> Iterator[Card]:
    several = _plan(content)[:8]
    yield plan.listed(several, what="your plan", size=180)
    yield plan.listed(several[:1], what="roles", size=30, room=False)


def plan_empty_list(content: Content) -> Iterator[Card]:
    yield plan.empty_list("skills")


def plan_saved(content: Content) -> Iterator[Card]:
    one = _wanted(content)
    yield plan.saved(Change((one,), (one,), (one,), (one,)))
    yield plan.saved(Change(tuple(_plan(content))))
    yield plan.saved(Change(same=(one,)))
    yield plan.saved(Change())


def plan_removed(content: Content) -> Iterator[Card]:
    yield plan.removed(_wanted(content))


def plan_gaps(content: Content) -> Iterator[Card]:
    found = _found(content)
    shown = found.gaps[-5:]
    yield plan.gaps(shown, found, [BUTTONS[:1]] * 5, {shown[0].wanted.id: content.note[:200]})


def plan_gap(content: Content) -> Iterator[Card]:
    found = _found(content)
    full = next(gap for gap in found.gaps if gap.wanted.id == 1)
    known = plan.Known(content.name, content.role, (content.role, content.company))
    events = [plan.Fitting(words.clip(content.where, plan.NAME), "tomorrow", f"it is about “{content.where[:9]}”")]
    yield plan.gap(
        replace(full, number=1234), [known] * 5, [replace(events[0], actions=BUTTONS[:1])] * 3, goal=content.note[:200]
    )
    yield plan.gap(replace(full, number=1234), [known], (), more=(CommandMention("contact list", "company:Acme"),))
    for quality in Quality:
        (empty,) = rules.overview([_wanted(content, quality=quality, target=None)], []).gaps
        yield plan.gap(empty, (), ())


def plan_situations(content: Content) -> Iterator[Card]:
    yield plan.situations(None)
    yield plan.situations(Situation.CHANGE)


def plan_stands(content: Content) -> Iterator[Card]:
    yield plan.stands(None, proposes=False)
    for situation in Situation:
        yield plan.stands(situation, proposes=True)
    yield plan.stands(Situation.GROWING, proposes=False)


def plan_is_it_wanted(content: Content) -> Iterator[Card]:
    yield plan.is_it_wanted(content.note[:2000], ())
    yield plan.is_it_wanted(content.name, ("Did you mean ", CommandMention("plan gaps"), "? "))


PLAN: dict[str, Callable[[Content], Iterator[Card]]] = {
    "plan.nothing_yet": plan_nothing_yet,
    "plan.overview": plan_overview,
    "plan.listed": plan_listed,
    "plan.empty_list": plan_empty_list,
    "plan.saved": plan_saved,
    "plan.removed": plan_removed,
    "plan.gaps": plan_gaps,
    "plan.gap": plan_gap,
    "plan.situations": plan_situations,
    "plan.stands": plan_stands,
    "plan.is_it_wanted": plan_is_it_wanted,
}
