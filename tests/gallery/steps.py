"""An example of every view of small steps, and of being present."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

from bot.followups.model import Kind
from bot.goals.pacing import Streak
from bot.kit import words
from bot.kit.cards import Card
from bot.members.model import MemberId
from bot.next import cards as steps
from bot.next import rules, wording
from bot.next.model import Rhythm, Step
from bot.presence import cards as presence
from bot.presence.checklist import GITHUB, LINKEDIN, X
from bot.presence.model import Community, CommunityId, Part
from tests.builders import CREATED, TODAY, a_contact, a_followup, an_item
from tests.gallery.content import BUTTONS, Content
from tests.gallery.goals import some_standings

RHYTHM = Rhythm(MemberId(1), 2, TODAY - timedelta(days=40))
GROWTH = "2 small steps this week: as many as you wanted. 3 weeks in a row."
COUNTS = (("Counts for “Join 2 communities”: 1 of 2.",),)


def _steps(content: Content) -> Iterator[Step]:
    """One of each kind."""
    for kind in Kind:
        due = a_followup(kind, TODAY - timedelta(days=2), span=60, named=kind is Kind.ONCE)
        person = a_contact(content.name, company=content.company)
        yield rules.of_followup(an_item(replace(due, what=content.promise), person), TODAY)
    yield rules.of_event(1, content.where, TODAY + timedelta(days=1), CREATED, 2, TODAY)
    yield rules.of_event(1, content.where, TODAY, None, None, TODAY)
    yield rules.of_draft(1, content.name, TODAY - timedelta(days=3), TODAY)
    yield rules.of_thanks(1, content.name, 2)
    for one in some_standings(content):
        yield wording.of_goal(one, because=rules.needed(one, TODAY))
    yield wording.PEOPLE
    yield wording.SITUATION
    yield wording.first_goal(content.promise)
    yield wording.a_plan(content.promise)
    for quality in ("role", "sector", "company", "skill", "place", "interest"):
        yield wording.of_gap(1, content.role, quality, people=0)
    yield wording.of_gap(1, content.role, "role", people=2)


def next_step(content: Content) -> Iterator[Card]:
    for one in _steps(content):
        yield steps.step(one, GROWTH, small=False).offering(*BUTTONS)
        if one.small:
            yield steps.step(rules.smaller(one), "", small=True)


def next_nothing_left(content: Content) -> Iterator[Card]:
    yield steps.nothing_left("", small=False)
    yield steps.nothing_left(GROWTH, small=True)


def next_put_off(content: Content) -> Iterator[Card]:
    yield steps.put_off(content.promise)
    yield steps.put_off("")


def next_settled(content: Content) -> Iterator[Card]:
    yield steps.settled().offering(*BUTTONS)


def next_done_before(content: Content) -> Iterator[Card]:
    yield steps.done_before().offering(*BUTTONS)


def next_marked(content: Content) -> Iterator[Card]:
    yield steps.marked(content.promise, GROWTH, small=False)
    yield steps.marked(content.promise, "", small=True)


def next_rhythm(content: Content) -> Iterator[Card]:
    row = Streak(2, 3)
    pause = [period for one in some_standings(content) for period in one.periods][:2]
    yield steps.rhythm(None, (), rules.NO_ROW, 0)
    yield steps.rhythm(RHYTHM, (), rules.NO_ROW, 0)
    yield steps.rhythm(replace(RHYTHM, small=True, weekly=1), pause, row, 1)
    yield steps.rhythm(replace(RHYTHM, weekly=3), [replace(one, paused=True) for one in pause], row, 0)


def next_no_rhythm(content: Content) -> Iterator[Card]:
    yield steps.no_rhythm(was=True).offering(*BUTTONS)
    yield steps.no_rhythm(was=False)


def _group(content: Content) -> Community:
    name, note = words.clip(content.where, 80), words.clip(content.note, 500)
    long_ago = TODAY - timedelta(days=400)
    return Community(CommunityId(1), MemberId(1), name, CREATED, content.company[:60], long_ago, TODAY, TODAY, note)


def presence_profile(content: Content) -> Iterator[Card]:
    some = {item.name: TODAY - timedelta(days=30 * at) for at, item in enumerate(LINKEDIN.items[:4])}
    yield presence.profile(LINKEDIN, {}, 0, TODAY).offering(*BUTTONS)
    yield presence.profile(LINKEDIN, some, 12_345, TODAY)
    yield presence.profile(GITHUB, {item.name: TODAY for item in GITHUB.items}, 2, TODAY)


def presence_ticked(content: Content) -> Iterator[Card]:
    yield presence.ticked(LINKEDIN, LINKEDIN.items[1], COUNTS, new=True, complete=False).offering(*BUTTONS)
    yield presence.ticked(X, X.items[0], (), new=True, complete=True)
    yield presence.ticked(X, X.items[0], (), new=False, complete=False)


def presence_unticked(content: Content) -> Iterator[Card]:
    yield presence.unticked(X, X.items[0], COUNTS, was=True).offering(*BUTTONS)
    yield presence.unticked(X, X.items[0], (), was=False)


def presence_groups(content: Content) -> Iterator[Card]:
    one = _group(content)
    bare = Community(CommunityId(2), MemberId(1), one.name, CREATED)
    yield presence.groups([one, bare], [BUTTONS, ()], TODAY, size=12_345)


def presence_no_groups(content: Content) -> Iterator[Card]:
    yield presence.no_groups().offering(*BUTTONS)


def presence_group(content: Content) -> Iterator[Card]:
    yield presence.group(_group(content), "You joined", COUNTS, TODAY).offering(*BUTTONS)
    yield presence.group(replace(_group(content), note="", **{part.value: None for part in Part}), "Added", (), TODAY)


def presence_removed(content: Content) -> Iterator[Card]:
    yield presence.removed(_group(content)).offering(*BUTTONS)


STEPS: dict[str, Callable[[Content], Iterator[Card]]] = {
    "next.step": next_step,
    "next.nothing_left": next_nothing_left,
    "next.put_off": next_put_off,
    "next.settled": next_settled,
    "next.done_before": next_done_before,
    "next.marked": next_marked,
    "next.rhythm": next_rhythm,
    "next.no_rhythm": next_no_rhythm,
    "presence.profile": presence_profile,
    "presence.ticked": presence_ticked,
    "presence.unticked": presence_unticked,
    "presence.groups": presence_groups,
    "presence.no_groups": presence_no_groups,
    "presence.group": presence_group,
    "presence.removed": presence_removed,
}
