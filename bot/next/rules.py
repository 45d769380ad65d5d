"""Which step comes today, in which order, and how a rhythm of small steps goes. Values in, values out.

The order: a promise that is due, then any other follow-up; an event of today or tomorrow; a message that waits to be
sent; thanks for a lead, and its next step; whoever knows nobody writes down three people. Then a goal whose time runs
out, since it has a day and a gap has none; a first goal, where one stands, a lead with no next step, a plan, its gaps;
then goals with time, being present, a tip. Nothing comes twice on a day: what was done, passed over or put off is back
tomorrow at the earliest. Whoever passed over several of one kind sees the other kinds first: nobody has to go through
a hundred late promises.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.followups.model import Item
from bot.followups.model import Kind as Why
from bot.goals import pacing
from bot.goals.model import Goal, GoalId
from bot.goals.pacing import Period, Standing, Streak
from bot.kit import ids, times, words
from bot.kit.calls import Call
from bot.kit.times import Interval
from bot.leads.model import Lead
from bot.members.pauses import Pause
from bot.next.model import Answer, Asks, Kind, Pressed, Rhythm, Said, Step

SMALL = 5
"""Minutes of a small step."""

LOOKED_BACK = 28
"""Days of answers that decide which small action comes next: the one that wasn't done for longest."""

NAME, TITLE = 60, 100
"""Characters of a name, and of something that was heard."""

PASSED = 3
"""So many of one kind passed over on a day, and the other kinds come first."""

NO_ROW = Streak()


def choose(steps: Iterable[Step], said: Iterable[Said], today: date, *, small: bool) -> Step | None:
    """The first that was not answered today, of the kinds that weren't passed over often; with `small`, in its version
    of five minutes where it takes longer."""
    of_today = [one for one in said if one.day == today]
    answered = {(one.kind, one.about) for one in of_today}
    passed = Counter(one.kind for one in of_today if one.answer is not Answer.DONE)
    kept: Step | None = None
    for step in steps:
        fits = not small or step.minutes <= SMALL or bool(step.small)
        if (step.kind, step.about) in answered or not fits:
            continue
        if passed[step.kind] < PASSED:
            return _sized(step, small=small)
        kept = kept or step
    return None if kept is None else _sized(kept, small=small)


def _sized(step: Step, *, small: bool) -> Step:
    return smaller(step) if small and step.minutes > SMALL else step


def smaller(step: Step) -> Step:
    """The same step in five minutes."""
    left = step if step.small_counts else replace(step, does=None, asks=step.asks.NOTHING)
    return replace(left, do=step.small, minutes=SMALL, small="", is_small=True)


def done_already(pressed: Pressed, said: Iterable[Said]) -> bool:
    """Whether the step of a button was done since it was shown: a second press changes nothing."""
    return any(
        (one.kind, one.about, one.answer) == (pressed.kind, pressed.about, Answer.DONE) and one.day >= pressed.day
        for one in said
    )


def by_rest(steps: Sequence[Step], said: Iterable[Said]) -> tuple[Step, ...]:
    """Those that were not done for longest first; else as they are."""
    last: dict[tuple[Kind, str], date] = {}
    for one in said:
        if one.answer is Answer.DONE:
            last[one.kind, one.about] = max(one.day, last.get((one.kind, one.about), date.min))
    return tuple(sorted(steps, key=lambda step: last.get((step.kind, step.about), date.min)))


# What is due


def of_followup(item: Item, today: date) -> Step:
    """A promise or another follow-up that is due."""
    one, name = item.followup, words.clip(item.contact.name, NAME)
    number = ids.spell_id(one.id)
    late = f", and it was due {times.say_day(one.due, today)}" if one.due < today else ""
    kind = Kind.PROMISE if one.kind is Why.PROMISE else Kind.FOLLOW_UP
    step = Step(kind, number, *_why(one.kind, name, one.span, late, named=one.named))
    detail = (one.what,) if one.what else ()
    shows = ("Show", Call("followup show", {"which": number}))
    draft = ("Draft", Call("draft", {"who": ids.spell_id(item.contact.id), "followup": number}))
    does = Call("followup done", {"which": number})
    # Two lines to somebody are being in touch; five minutes of a promise don't keep it.
    counts = kind is Kind.FOLLOW_UP
    return replace(step, does=does, detail=detail, offers=(shows, draft), small_counts=counts)


def _why(kind: Why, name: str, span: int, late: str, *, named: bool) -> tuple[str, str, int, str]:
    match kind:
        case Why.PROMISE:
            return (
                f"Keep your promise to {name}",
                f"you promised it{late}",
                15,
                f"Begin with your promise to {name}, for five minutes",
            )
        case Why.THANKS:
            return f"Say thanks to {name}", f"thanks are best while the talk is fresh{late}", 5, ""
        case Why.CONGRATULATE:
            return f"Congratulate {name}", f"people like to be seen on a good day{late}", 5, ""
        case Why.CHECK_IN:
            return f"Ask {name} how things are", f"it has been a month{late}", 5, ""
        case Why.CADENCE:
            every = "day" if span == 1 else f"{span} days"
            return f"Write to {name}", f"you want to be in touch every {every}{late}", 5, ""
        case Why.ONCE:
            asked = "you asked to be reminded" if named else "it is time"
            return f"Get back to {name}", f"{asked}{late}", 10, f"Write two lines to {name}"


def of_draft(number: int, name: str, written: date, today: date) -> Step:
    """A message that was written before today, and not sent."""
    draft = {"draft": ids.spell_id(number)}
    do, because = f"Send your message to {words.clip(name, NAME)}", f"you wrote it {times.say_ago(written, today)}"
    offers = (("The message", Call("draft show", draft)),)
    return Step(Kind.DRAFT, ids.spell_id(number), do, because, 5, does=Call("draft sent", draft), offers=offers)


def of_thanks(number: int, name: str, contact: int) -> Step:
    """Thanks to whom something was heard from, once it is known how it ended."""
    which, who = {"which": ids.spell_id(number)}, {"who": ids.spell_id(contact), "purpose": "thanks"}
    do, because = f"Tell {words.clip(name, NAME)} how it ended", "people who helped you like to hear it"
    offers = (("Show", Call("heard show", which)), ("Draft", Call("draft", who)))
    return Step(Kind.THANKS, ids.spell_id(number), do, because, 5, does=Call("heard thanked", which), offers=offers)


def of_lead(lead: Lead, name: str, today: date, *, followup: int | None = None) -> Step:
    """The next step with something that was heard: of a reminder that is due, or without one."""
    late = f", and it was due {times.say_day(lead.due, today)}" if lead.due is not None and lead.due < today else ""
    number = ids.spell_id(lead.id)
    kind, about = (Kind.LEAD, number) if followup is None else (Kind.FOLLOW_UP, ids.spell_id(followup))
    do = words.capital(words.clip(lead.step or lead.what, TITLE))
    because = f"you heard it from {words.clip(name, NAME)}{late}"
    detail = (lead.what,) if lead.step else ()
    does = Call("heard stepped", {"which": number})
    small = "Begin with it, for five minutes"
    return Step(kind, about, do, because, 15, small, does, detail=detail, offers=_lead(lead))


def of_open_lead(lead: Lead, name: str) -> Step:
    """Something that was heard, with no next step."""
    number = ids.spell_id(lead.id)
    because = f"you heard it from {words.clip(name, NAME)}, and no next step is noted"
    do = f"Choose the next step: {words.clip(lead.what, TITLE)}"
    return Step(Kind.LEAD, number, do, because, 5, asks=Asks.LEAD, given=(("which", number),), offers=_lead(lead))


def _lead(lead: Lead) -> tuple[tuple[str, Call], ...]:
    return (("Show", Call("heard show", {"which": ids.spell_id(lead.id)})),)


def to_thank(step: Step, name: str) -> Step:
    """The reminder to thank somebody for what came of their help: no talk to be thanked for while it is fresh."""
    do, because = f"Tell {words.clip(name, NAME)} how it ended", "people who helped you like to hear it"
    return replace(step, do=do, because=because)


def of_event(number: int, title: str, day: date, at: datetime | None, event: int | None, today: date) -> Step:
    """An event of today or tomorrow to which they go. `at` is the local start, None for all day; `event` is None where
    nothing more is known of it."""
    when = times.say_day(day, today) + (f" at {times.say_time(at.time())}" if at is not None else "")
    offers = () if event is None else (("Prepare", Call("event prep", {"which": ids.spell_id(event)})),)
    do = f"Prepare for {words.clip(title, NAME)}"
    small = "Think of one question that you want to ask there"
    return Step(Kind.EVENT, ids.spell_id(number), do, f"it is {when}", 15, small, offers=offers)


# Goals


def presses(one: Standing, today: date) -> bool:
    """Whether a goal's time runs out: it is behind its pace, on its last day, or so little is left of its time, or of
    its period, that something every second day wouldn't do."""
    goal = one.goal
    if goal.target is None or one.reached or today < goal.starts or one.pace.startswith("Ahead"):
        return False
    first, last = pacing.window(goal, today)[0], ends(one, today)
    if last < today or "pause" in one.pace or (goal.cadence is not None and pacing.free(goal, first, last)):
        return False
    left, days = goal.target - one.done, (last - today).days + 1
    return one.pace.startswith(("Behind", "The last day")) or days <= 2 * left + 1


def ends(one: Standing, today: date) -> date:
    """The last day of what is needed now: of the present period, or of the goal."""
    last = pacing.window(one.goal, today)[1]
    return min(last, one.goal.deadline or last)


def needed(one: Standing, today: date) -> str:
    """Why a step for a goal comes: what is left, and until when."""
    goal = one.goal
    if goal.target is None:
        return "it serves your goal"
    left = goal.target - one.done
    last = ends(one, today)
    if last == date.max:
        return f"{left} more and you reach your goal"
    return f"{left} more by {'today' if last == today else times.say_day(last, today)} and you reach your goal"


# A rhythm of small steps


def week(today: date) -> date:
    """The Monday that the week of a local day begins with."""
    return today - timedelta(days=today.weekday())


def weeks(rhythm: Rhythm, done: Mapping[date, int], today: date, pauses: Sequence[Pause]) -> tuple[Period, ...]:
    """The weeks of a rhythm, the newest first, counted as those of a goal: a pause breaks nothing, nor does the week in
    which it began."""
    return pacing.history(_as_goal(rhythm), done, today, pauses)


def streak(rhythm: Rhythm, done: Mapping[date, int], today: date, pauses: Sequence[Pause]) -> Streak:
    """Weeks in a row with so many steps."""
    return pacing.streak(weeks(rhythm, done, today, pauses))


def _as_goal(rhythm: Rhythm) -> Goal:
    begins = datetime.combine(rhythm.since, datetime.min.time())
    every = Interval(1, "week")
    return Goal(GoalId(0), rhythm.owner, "", rhythm.since, begins, target=rhythm.weekly, cadence=every)


def looked_back(today: date) -> date:
    return today - timedelta(days=LOOKED_BACK)


def counted_from(rhythm: Rhythm | None, today: date) -> date:
    """The first day whose steps are counted: of this week, or of all weeks of a rhythm."""
    return week(today) if rhythm is None else min(week(today), week(rhythm.since))


def this_week(done: Mapping[date, int], today: date) -> int:
    return sum(number for day, number in done.items() if day >= week(today))


def changed(before: Rhythm | None, wanted: Rhythm) -> Rhythm:
    """Who wants fewer keeps the weeks they have; who wants more begins a new row, since earlier weeks were for less."""
    if before is None or wanted.weekly > before.weekly:
        return wanted
    return replace(wanted, since=before.since)


def listed(text: str) -> str:
    """Names as lines: “Ana, Ben, Cleo” in one line are three people, unless a part of it can be no name."""
    parts = [part.strip() for part in text.split(",")]
    if "\n" in text or len(parts) < 2 or not all(_is_name(part) for part in parts):
        return text
    return "\n".join(parts)


def _is_name(part: str) -> bool:
    said = part.split()
    return 0 < len(said) <= 3 and all(word[:1].isupper() for word in said) and not set("@#:;-/") & set(part)
