"""Where steps come from: each source reads what it needs, and only when nothing before it had a step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import time, timedelta

from bot.context import Context
from bot.events import going, jobs
from bot.events.model import Going
from bot.followups import chain
from bot.followups import rules as due
from bot.followups.model import FollowUpId
from bot.followups.model import Kind as Why
from bot.followups.model import State as FollowUpState
from bot.goals import counting
from bot.goals.model import Family, State
from bot.goals.pacing import Standing
from bot.guard import muting
from bot.journal.model import DeedKind
from bot.kit import times
from bot.kit.calls import Call
from bot.kit.commands import UnknownCommand
from bot.leads import thanks as leads
from bot.leads.model import Lead
from bot.next import rules, wording
from bot.next.model import Asks, Kind, Said, Step
from bot.plan import gaps, situations
from bot.plan.model import Level
from bot.presence import rules as presence
from bot.welcome.rules import example, last_day

GROUPS = 50
"""Groups that are looked at."""
GAPS, DRAFTS = 20, 20

Source = Callable[[Context, tuple[Said, ...]], Iterator[Step]]


def all_of(ctx: Context, said: tuple[Said, ...]) -> Iterator[Step]:
    """Every step there is, in the order of rules.py; each source is asked when its turn comes."""
    told: set[str] = set()
    for source in SOURCES:
        for step in source(ctx, said):
            if step.do not in told:  # a goal and being present may ask for the same
                told.add(step.do)
                yield step


def find(ctx: Context, kind: Kind, about: str) -> Step | None:
    """That step, if it is still there; else it was settled meanwhile."""
    found = (step for source in BY_KIND[kind] for step in source(ctx, ()))
    return next((step for step in found if (step.kind, step.about) == (kind, about)), None)


def follow_ups(ctx: Context, said: tuple[Said, ...]) -> Iterator[Step]:
    """What is due with people, promises first; of the others one a person. Promises are looked for by themselves, since
    a long list is read from its oldest end."""
    promises = [one for one in ctx.store.followups.of_kind(ctx.member.id, Why.PROMISE) if one.due <= ctx.today]
    for item in due.ranked(chain.items(ctx, promises), ctx.today):
        yield rules.of_followup(item, ctx.today)
    waiting = ctx.store.followups.open_until(ctx.member.id, ctx.today)
    others = [one for one in waiting if one.kind is not Why.PROMISE]
    heard = _reminded(ctx) if others else {}
    for item in due.by_person(chain.items(ctx, others), ctx.today):
        lead, step = heard.get(item.followup.id), rules.of_followup(item, ctx.today)
        if lead is None:
            yield step
        elif lead.to_thank:
            yield rules.to_thank(step, item.contact.name)
        else:
            yield rules.of_lead(lead, item.contact.name, ctx.today, followup=item.followup.id)


def _reminded(ctx: Context) -> dict[int, Lead]:
    """What was heard, by the follow-up that reminds of it."""
    several = (*leads.steps_due(ctx), *leads.due(ctx))
    return {lead.followup: lead for lead, _ in several if lead.followup is not None}


def events(ctx: Context, said: tuple[Said, ...]) -> Iterator[Step]:
    """Where they go today, as long as it has not begun, and tomorrow."""
    end = times.instant(ctx.today + timedelta(days=2), time.min, ctx.zone)
    # An event of a whole day begins at midnight UTC, which may be another day's morning here.
    several = ctx.store.events.attended(ctx.member.id, ctx.now - timedelta(days=1), end + timedelta(days=1))
    for one in several:
        if one.state is not Going.GOING or not 0 <= (one.day - ctx.today).days <= 1:
            continue
        event = jobs.event_of(ctx.store, one)
        if not going.still_ahead(ctx, one, event):
            continue
        at = None if one.all_day else one.starts.astimezone(ctx.zone)
        yield rules.of_event(one.id, one.title, one.day, at, None if event is None else event.id, ctx.today)


def drafts(ctx: Context, said: tuple[Said, ...]) -> Iterator[Step]:
    """Messages that were written on another day and wait to be sent, the newest first."""
    waiting = ctx.store.drafts.waiting(ctx.member.id, limit=DRAFTS)
    known = ctx.store.contacts.several(ctx.member.id, {one.contact for one in waiting}) if waiting else {}
    for one in waiting:
        written, contact = times.local_day(one.created_at, ctx.zone), known.get(one.contact)
        if written < ctx.today and contact is not None and contact.archived_at is None:
            yield rules.of_draft(one.id, contact.name, written, ctx.today)


def thanks(ctx: Context, said: tuple[Said, ...]) -> Iterator[Step]:
    """Sources of what came to an end who weren't thanked; what waits as a follow-up comes as one."""
    for lead, contact in leads.due(ctx):
        waiting = None if lead.followup is None else ctx.store.followups.find(ctx.member.id, FollowUpId(lead.followup))
        if waiting is None or waiting.state is not FollowUpState.OPEN:
            yield rules.of_thanks(lead.id, contact.name, contact.id)


def lead_steps(ctx: Context, said: tuple[Said, ...]) -> Iterator[Step]:
    """What to do about something heard, where no reminder was made of it. One that was let go stays let go."""
    for lead, contact in leads.steps_due(ctx):
        if lead.followup is None:
            yield rules.of_lead(lead, contact.name, ctx.today)


def open_leads(ctx: Context, said: tuple[Said, ...]) -> Iterator[Step]:
    """What was heard on another day, and nothing comes next."""
    for lead, contact in leads.without_step(ctx):
        yield rules.of_open_lead(lead, contact.name)


def people(ctx: Context, said: tuple[Said, ...]) -> Iterator[Step]:
    if not ctx.store.contacts.count(ctx.member.id):
        yield wording.PEOPLE


def pressing_goals(ctx: Context, said: tuple[Said, ...]) -> Iterator[Step]:
    """Goals whose time runs out, the one with the nearest end first."""
    found = [one for one in _standings(ctx) if rules.presses(one, ctx.today)]
    for one in sorted(found, key=lambda one: rules.ends(one, ctx.today)):
        yield _of_goal(ctx, one)


def _of_goal(ctx: Context, one: Standing) -> Step:
    step = wording.of_goal(one, because=rules.needed(one, ctx.today))
    if wording.about_profile(one.goal):
        return wording.with_profile(step, one.goal, ctx.store.presence.ticked(ctx.member.id))
    return wording.with_events(step, one.goal)


def first_goal(ctx: Context, said: tuple[Said, ...]) -> Iterator[Step]:
    if ctx.store.goals.listing(ctx.member.id, State.ACTIVE, limit=1):
        return
    aim = ctx.store.goals.aim(ctx.member.id)
    yield wording.first_goal(example(Family.OWN if aim is None else aim.family, last_day(ctx.today)))


def situation(ctx: Context, said: tuple[Said, ...]) -> Iterator[Step]:
    if ctx.member.situation is None:
        yield wording.SITUATION


def plan(ctx: Context, said: tuple[Said, ...]) -> Iterator[Step]:
    """A plan to begin with, or what is missing in it: where nobody is before where few are."""
    if muting.muted(ctx, "next-gap"):
        return
    if not ctx.store.wanted.listing(ctx.member.id):
        yield wording.a_plan(situations.example(ctx.member.situation))
        return
    for gap in [one for one in gaps.of(ctx) if one.level is not Level.COVERED][:GAPS]:
        one = gap.wanted
        yield wording.of_gap(one.id, one.text, one.quality.value, people=gap.number)


def open_goals(ctx: Context, said: tuple[Said, ...]) -> Iterator[Step]:
    """The other goals that aren't reached, in the order of the list."""
    for one in _standings(ctx):
        if one.reached or not one.goal.starts <= ctx.today <= (one.goal.deadline or ctx.today):
            continue
        if not rules.presses(one, ctx.today):
            yield _of_goal(ctx, one)


def being_present(ctx: Context, said: tuple[Said, ...]) -> Iterator[Step]:
    """Small actions, the one that wasn't done for longest first."""
    if muting.muted(ctx, "next-presence"):
        return
    owner = ctx.member.id
    ticked, groups = ctx.store.presence.ticked(owner), ctx.store.presence.listing(owner, limit=GROUPS)
    several = [
        Step(
            Kind.PRESENCE,
            one.about,
            one.do,
            one.because,
            one.minutes,
            one.small,
            does=one.does,
            asks=_ASKS.get(one.tells, Asks.NOTHING),
            proposal=one.proposal,
            offers=(("Your profiles and groups", Call("presence show")),),
        )
        for one in presence.suggestions(ticked, groups, ctx.member.situation)
        if not _done_today(ctx, one.about)
    ]
    yield from rules.by_rest(several, said)


_SERVES = {
    "comment": DeedKind.COMMENT,
    "answer": DeedKind.ANSWER,
    "showcase": DeedKind.SHOWCASE,
    "post": DeedKind.POST,
}


def _done_today(ctx: Context, about: str) -> bool:
    """Whether a small action was logged today already, wherever that was said."""
    kind = _SERVES.get(about)
    return kind is not None and bool(ctx.store.deeds.of_day(ctx.member.id, ctx.today, kind))


def tips(ctx: Context, said: tuple[Said, ...]) -> Iterator[Step]:
    """Where there is a command for it."""
    try:
        ctx.catalogue.command("tips next")
    except UnknownCommand:
        return
    if not muting.muted(ctx, "tips"):
        does = Call("tips next")
        yield Step(Kind.TIP, "", "Read one short tip", "one idea at a time is easy to try", 2, does=does)


_ASKS = {"did": Asks.DEED, "presence joined": Asks.GROUP}


def _standings(ctx: Context) -> tuple[Standing, ...]:
    return counting.standings(ctx, ctx.store.goals.listing(ctx.member.id, State.ACTIVE))


SOURCES: tuple[Source, ...] = (
    follow_ups,
    events,
    drafts,
    thanks,
    lead_steps,
    people,
    pressing_goals,
    first_goal,
    situation,
    open_leads,
    plan,
    open_goals,
    being_present,
    tips,
)
BY_KIND: dict[Kind, tuple[Source, ...]] = {
    Kind.PROMISE: (follow_ups,),
    Kind.FOLLOW_UP: (follow_ups,),
    Kind.EVENT: (events,),
    Kind.DRAFT: (drafts,),
    Kind.THANKS: (thanks,),
    Kind.LEAD: (lead_steps, open_leads),
    Kind.PEOPLE: (people,),
    Kind.GOAL: (pressing_goals, open_goals),
    Kind.FIRST_GOAL: (first_goal,),
    Kind.SITUATION: (situation,),
    Kind.PLAN: (plan,),
    Kind.GAP: (plan,),
    Kind.PRESENCE: (being_present,),
    Kind.TIP: (tips,),
}
"""Where a step of a kind is looked for again."""
