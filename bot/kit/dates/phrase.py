"""One phrase put together: a day or a rule, a time of day, and what leads to them (“by”, “before”, “within”)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from bot.kit import times
from bot.kit.dates import clocks, repeats
from bot.kit.dates import days as day_phrases
from bot.kit.dates.clocks import Clock
from bot.kit.dates.repeats import Repeat
from bot.kit.dates.rule import Rule
from bot.kit.dates.scan import Days, Impossible, Scan
from bot.kit.dates.tokens import MONTHS, WEEKDAYS

LEADS: dict[str, str] = {
    "on": "on", "at": "at", "@": "at", "by": "by", "before": "before", "until": "until", "till": "until",
    "til": "until", "'til": "until", "untill": "until", "from": "from", "starting": "from", "for": "for", "in": "in",
    "during": "in", "due": "by", "around": "around", "about": "around", "approximately": "around", "approx": "around",
    "~": "around", "sometime": "around", "circa": "around", "between": "between", "within": "in", "over": "in",
    "after": "after", "through": "through", "as": "", "this": "", "of": "", "roughly": "around", "maybe": "around",
    "deadline": "by", "throughout": "in", "latest": "by", "come": "on", "not": "", "no": "", "every": "", "since": "since",
    "beginning": "from", "begin": "from", "anytime": "around", "somewhen": "around",
}  # fmt: skip
MEALS = frozenset({"lunch", "lunchtime", "work", "dinner", "breakfast", "school"})
_CERTAIN = frozenset({"on", "by", "before", "until", "from", "in", "at", "for", "between", "after", "around"})
"""What makes a weak word a date in the middle of a sentence: “in may”, “by march”."""


_PIECES = day_phrases.STARTS | clocks.STARTS | repeats.STARTS
STARTS = frozenset({*_PIECES, *(word for word, lead in LEADS.items() if lead), "no", "not", "some", "any", "as", "up", "b"})
"""The words and marks with which a phrase can begin; all others are passed over at once."""


@dataclass(slots=True)
class Draft:
    """What the words so far have said; `end` is the place after the last token."""

    start: int
    end: int
    lead: str = ""
    days: Days | None = None
    named: Days | None = None  # a weekday beside a date
    clock: Clock | None = None
    part: Clock | None = None
    repeat: Repeat | None = None
    until: date | None = None  # the last day of a range
    before: bool = False  # the day before the one named
    broken: bool = False  # it says two different things

    @property
    def empty(self) -> bool:
        return (
            self.days is None
            and self.clock is None
            and self.part is None
            and self.repeat is None
            and self.named is None
        )


def draft(scan: Scan, i: int) -> Draft | None:
    """The longest phrase that begins at the token `i`. Impossible if it names what can't be."""
    try:
        return _draft(scan, i)
    except (OverflowError, ValueError):  # a clock that stands at either end of the calendar
        raise Impossible("it is outside of the calendar") from None


def _draft(scan: Scan, i: int) -> Draft | None:
    it = Draft(i, i)
    lead, j = _lead(scan, i)
    it.lead = lead
    piece = _piece(scan, it, j, first=True)
    if piece is None and j > i + 1 and lead:
        piece = _piece(scan, it, i + 1, first=True)
    if piece is None and j > i:
        it.lead = ""
        piece = _piece(scan, it, i, first=True)
    if piece is None:
        return None
    it.end = piece
    for _ in range(6):
        nxt = _join(scan, it)
        if nxt is None:
            break
        it.end = nxt
    return it


def _lead(scan: Scan, i: int) -> tuple[str, int]:
    lead, j = "", i
    for _ in range(4):
        word = scan.words[j]
        if word == "no" and scan.words[j + 1] == "later" and scan.words[j + 2] == "than":
            lead, j = "by", j + 3
            continue
        if word == "not" and scan.words[j + 1] in ("before", "until", "till"):
            lead, j = "until", j + 2
            continue
        if word == "some" and scan.words[j + 1] in ("time", "day"):
            lead, j = lead or "around", j + 2
            continue
        if word == "as" and scan.words[j + 1] == "of":
            lead, j = "from", j + 2
            continue
        if word == "any" and scan.words[j + 1] == "time":
            lead, j = lead or "around", j + 2
            continue
        if word == "up" and scan.words[j + 1] in ("to", "until"):
            lead, j = "until", j + 2
            continue
        if word == "at" and scan.words[j + 1] in ("the", "latest") and "latest" in (scan.words[j + 1], scan.words[j + 2]):
            lead, j = "by", j + (2 if scan.words[j + 1] == "latest" else 3)
            continue
        if word == "b" and scan.words[j + 1] == "4" and scan.at(j + 1).glued:
            lead, j = "before", j + 2
            continue
        if word in ("after", "before") and scan.words[j + 1] in MEALS:
            break
        meant = LEADS.get(word)
        if not meant or (scan.at(j).kind == "mark" and word not in ("@", "~")):
            break
        if meant in ("on", "in", "at", "around") and lead in ("by", "before", "until", "from"):
            meant = lead
        if lead and meant == "around":
            meant = lead
        if lead == "until" and meant == "after":
            meant = "after"
        lead, j = meant, j + 1
        if meant == "by" and scan.words[j] == ":":
            j += 1
    return lead, j


def _piece(scan: Scan, it: Draft, i: int, *, first: bool) -> int | None:
    """Take the next piece into the draft: a rule, a range, a day or a time of day."""
    token = scan.at(i)
    if token.kind == "word" and token.text not in _PIECES and token.text not in LEADS:
        return None
    if it.repeat is None and it.days is not None and it.days.last is None and it.days.moment is None and it.named is None:
        found = repeats.repeat(scan, i)
        if found is not None:
            it.repeat, it.days = repeats.started(found[0], it.days), None
            return found[1]
    if it.repeat is None and it.days is None:
        found = repeats.repeat(scan, i)
        if found is None and scan.words[i - 1] in ("on", "by") and first:
            found = repeats.repeat(scan, i - 1)
        if found is not None and not (first and it.lead in ("by", "before", "until")):
            it.repeat, end = found
            return end
    clocked = _take_clock(scan, it, i)
    if it.days is None and it.repeat is None:
        day = _range(scan, it, i) or _day(scan, it, i)
        if day is not None and (
            clocked is None or day[1] >= clocked[1] or clocked[0].weak or day[0].moment is not None
        ):
            found_days, end = day
            if found_days.weekday and found_days.last is None and it.named is None and it.until is None:
                it.named = found_days
                after = _date_after_weekday(scan, it, end)
                if after is not None:
                    return after
                it.days, it.named = found_days, None
                return end
            it.days = found_days
            return end
    if clocked is not None and _fits(it, clocked[0]):
        it_clock, end = clocked
        if it_clock.part and it.part is None:
            it.part = it_clock
        else:
            it.clock = it_clock
        return end
    return None


def _fits(it: Draft, clock: Clock) -> bool:
    if it.days is not None and it.days.moment is not None:
        return False
    if clock.part:
        return it.part is None and not (it.clock is not None and clock.part in ("noon", "eod", "said"))
    if clock.midnight:
        return it.clock is None and it.part is None
    return it.clock is None and not (it.part is not None and it.part.part in ("noon", "eod", "said"))


def _take_clock(scan: Scan, it: Draft, i: int) -> tuple[Clock, int] | None:
    if it.days is not None and it.days.moment is not None:
        return None
    before = scan.words[i - 1]
    led = before in ("at", "@", "around", "about", "by", "before", "until", "till", "from", "after", "~") or (
        i > it.start
        and (it.days is not None or it.repeat is not None or it.part is not None)
        and before not in ("in", "of", "and")
    )
    if it.lead in ("on", "in", "for", "between") and it.empty and before in ("on", "in", "for", "between"):
        led = False
    return clocks.clock(scan, i, led=led)


def _date_after_weekday(scan: Scan, it: Draft, i: int) -> int | None:
    """“fri 6 march”, “friday the 13th”, “tue, march 10”: the date beside the day of the week."""
    j = scan.skip(i, ",", "the", "on", ".")
    found = day_phrases.iso_or_date(scan, j)
    if found is None and scan.words[j - 1] == "the" or (found is None and scan.at(j).kind == "ordinal"):
        found = day_phrases.days(scan, j)
        if found is not None and (found[0].last is not None or found[0].weekday):
            found = None
    if found is None or found[0].last is not None:
        return None
    it.days = found[0]
    return found[1]


def _join(scan: Scan, it: Draft) -> int | None:
    """One more piece, after “at”, “,”, “on” or nothing."""
    i = it.end
    j = i
    for _ in range(3):
        word = scan.words[j]
        if word in (
            "at",
            "@",
            "on",
            ",",
            "around",
            "by",
            "about",
            "from",
            "for",
            "-",
            "of",
            "before",
            "after",
            "and",
            "until",
            "~",
        ):
            if (word == "-" and scan.at(j).glued) or (word in ("after", "before") and scan.words[j + 1] in MEALS):
                break
            if word in ("for", "and", "until", "of", "before", "after", "by", "from", "about") and not _goes_on(
                scan, it, j
            ):
                break
            j += 1
        else:
            break
    if j > i + 1 and scan.words[j - 1] == "," and scan.words[j - 2] == ",":
        return None
    bare_comma = j == i + 1 and scan.words[i] == ","
    snapshot = (it.days, it.named, it.clock, it.part, it.repeat)
    end = _piece(scan, it, j, first=False)
    if end is None:
        return _second_weekday(scan, it, j)
    if bare_comma and it.clock is not snapshot[2] and it.clock is not None and it.clock.weak:
        it.days, it.named, it.clock, it.part, it.repeat = snapshot
        return None
    if not scan.closed(end) and not (it.repeat is not None):
        it.days, it.named, it.clock, it.part, it.repeat = snapshot
        return None
    if it.repeat is not None:
        it.repeat, end = repeats.limits(scan, it.repeat, end)
    return end


def _goes_on(scan: Scan, it: Draft, j: int) -> bool:
    """Whether a day or time after “for”, “of”, “by” … still belongs to this phrase."""
    word = scan.words[j]
    if word in ("before", "after"):
        return scan.words[j + 1] in ("noon", "lunch", "work", "midnight", "dinner") or (
            word == "before" and scan.at(j + 1).kind in ("number", "clock") and it.days is not None
        )
    if word in ("by", "from", "until"):
        return scan.at(j + 1).kind in ("number", "clock") or (it.days is None and it.repeat is None)
    if word == "of":
        return it.days is None and it.repeat is None
    if word == "about":
        return scan.at(j + 1).kind in ("number", "clock") and clocks.clock(scan, j + 1) is not None
    if word == "and":
        return False
    return it.days is None and it.repeat is None


def _second_weekday(scan: Scan, it: Draft, i: int) -> int | None:
    """“6 march (friday)”, “6 march, a friday”: no more than a check."""
    if it.days is None or it.named is not None or it.days.weekday or it.repeat is not None:
        return None
    j = scan.skip(i, "(", "a")
    if scan.words[j] not in WEEKDAYS or (
        j == i and scan.words[i - 1] not in (",",) and scan.words[j] in ("sun", "sat", "mon", "wed")
    ):
        return None
    found = day_phrases.days(scan, j)
    if found is None or not found[0].weekday or found[0].last:
        return None
    it.named = found[0]
    return found[1] + 1 if scan.words[found[1]] == ")" and scan.words[j - 1] == "(" else found[1]


def _day(scan: Scan, it: Draft, i: int) -> tuple[Days, int] | None:
    # “within 10 days”: the word that leads is part of the phrase
    before = scan.words[i - 1] if i > it.start else ""
    if before in ("in", "within", "over", "during", "for", "after", "throughout"):
        found = day_phrases.days(scan, i - 1)
        if found is not None:
            return found
    found = day_phrases.days(scan, i)
    if found is None and it.lead in ("in", "by", "before", "until", "from", "during") and i > it.start:
        found = day_phrases.whole_year(scan, i)
    return found


def _range(scan: Scan, it: Draft, i: int) -> tuple[Days, int] | None:
    """“3-5 march”, “march 3 to 5”, “28 march to 2 april”, “from monday to wednesday”, “between 6 and 9 march”."""
    joiners = ("-", "to", "through", "thru", "until", "till", "til", "&", "and") if it.lead == "between" else (
        "-", "to", "through", "thru", "until", "till")  # fmt: skip
    number = day_phrases.day_number(scan, i) if scan.at(i).kind in ("number", "ordinal") else None
    if number is not None:
        j = number[1]
        if scan.words[j] in joiners:
            k = scan.skip(j + 1, "the")
            last = day_phrases.plain_date(scan, k)
            if last is not None and last[0].first.day >= number[0]:
                first = last[0].first.replace(day=number[0])
                return _ranged(scan, Days(first, fixed=last[0].fixed), last[0], last[1])
    first_ = day_phrases.days(scan, i)
    if first_ is None or first_[0].moment is not None:
        return None
    start, j = first_
    if start.last is not None and not (start.weak or start.last > start.first):
        return None
    if scan.words[j] not in joiners:
        return None
    k = scan.skip(j + 1, "the")
    token = scan.at(k)
    if token.kind in ("number", "ordinal") and (scan.words[j - 1] not in MONTHS or scan.words[i] not in MONTHS):
        whole = day_phrases.plain_date(scan, k) or day_phrases.days(scan, k)
        if whole is not None and not whole[0].weak:
            return _ranged(scan, start, whole[0], whole[1])
        if whole is not None and token.kind == "ordinal":
            return _ranged(scan, start, whole[0], whole[1])
    month_first = scan.words[i] in MONTHS or (scan.words[i] == "the" and False)
    if token.kind in ("number", "ordinal") and month_first and start.last is None:
        same = day_phrases.day_number(scan, k)
        other = day_phrases.plain_date(scan, k)
        if other is not None:
            return _ranged(scan, start, other[0], other[1])
        if same is not None and scan.words[same[1]] not in ("am", "pm", ":"):
            try:
                last_day = start.first.replace(day=same[0])
            except ValueError:
                raise Impossible(f"{times.MONTHS[start.first.month - 1]} has no day {same[0]}") from None
            year, end = day_phrases.year_at(scan, same[1])
            if year is not None:
                start = Days(day_phrases.checked(year, start.first.month, start.first.day), fixed=True)
                last_day = day_phrases.checked(year, start.first.month, same[0])
            return _ranged(scan, start, Days(last_day), end)
    if token.kind not in ("word", "iso", "numeric"):
        return None
    if token.kind == "word" and scan.words[j] == "-" and scan.words[k] not in WEEKDAYS and scan.words[k] not in MONTHS:
        return None
    second = day_phrases.days(scan, k)
    if second is None or second[0].moment is not None:
        return None
    last, end = second
    if last.weekday and start.weekday:
        last = Days(start.first + timedelta(days=(last.first.weekday() - start.first.weekday()) % 7))
        if scan.words[end - 1] == "week" or (last.first - start.first).days == 0:
            last = second[0]
    elif start.last is not None and last.last is None and not last.weekday and start.weak and False:
        return None
    return _ranged(scan, start, last, end)


def _ranged(scan: Scan, start: Days, last: Days, end: int) -> tuple[Days, int]:
    first_day, last_day = start.first, last.last or last.first
    if last_day < first_day and not start.fixed and last.fixed:
        first_day = _earlier(first_day, last_day)
    elif last_day < first_day and not last.fixed:
        last_day = times.add_months(last_day, 12) if last.repeats == "year" else last_day + timedelta(days=7)
        if last.repeats == "month":
            last_day = times.add_months(last.first, 1)
    elif last.fixed and not start.fixed and (last_day - first_day).days > 366:
        moved = first_day.replace(year=last_day.year)
        first_day = moved if moved <= last_day else moved.replace(year=last_day.year - 1)
    if last_day < first_day:
        raise Impossible("it ends before it begins")
    return Days(first_day, last_day, fixed=start.fixed or last.fixed), end


def _earlier(first: date, last: date) -> date:
    while first > last:
        first = times.add_months(first, -12)
    return first


# From a draft to what it says


@dataclass(slots=True)
class Result:
    """The local day (and time) that a draft comes to, before anybody asks whether it is over."""

    day: date
    at: time | None
    end: date | None
    rule: Rule | None
    due: date
    others: tuple[tuple[date, time | None], ...]
    moment: datetime | None = None


def settle(scan: Scan, it: Draft) -> Result:
    """Raises Impossible when what was said contradicts itself."""
    try:
        return _settle(scan, it)
    except (OverflowError, ValueError):
        raise Impossible("it is outside of the calendar") from None


def _settle(scan: Scan, it: Draft) -> Result:
    at, midnight = _time(scan, it)
    if it.repeat is not None:
        return _repeating(scan, it, at)
    if it.days is None and it.named is not None:
        it.days, it.named = it.named, None
    found = it.days
    if found is None:
        return _time_alone(scan, it, at, midnight=midnight)
    if found.moment is not None:
        moment = found.moment.replace(second=0, microsecond=0)
        return Result(moment.date(), moment.time(), None, None, moment.date(), (), moment)
    _same_weekday(scan, it)
    found = it.days
    first, last, others = found.first, found.last, found.others
    due = last if found.deadline and last is not None else first
    if (
        last is not None
        and found.deadline
        and last - first < timedelta(days=7)
        and last.weekday() == 6
        and (last - timedelta(days=2) >= first)
    ):
        due = last - timedelta(days=2)  # “this week”: its Friday
    clocked = at is not None or midnight
    if it.lead == "by" and last is not None and not (found.deadline and first == scan.today and it.lead != "by"):
        asked = _whole_week_ahead(scan, first, last)
        first, last, others = last, None, ((found.first,) if asked else ())
        due = first
    elif it.lead == "before" and not clocked:
        first = _moved_back(scan, first)
        last, due = None, first
        others = tuple(_moved_back(scan, other) for other in others)
    elif it.lead == "until":
        last, due = None, first
    elif it.lead == "after" and not clocked and last is not None:
        first, last = last + timedelta(days=1), None
        due = first
    elif it.lead == "after" and not clocked and not found.weekday and found.last is None:
        first = _on(first, 1)
        due, others = first, tuple(_on(other, 1) for other in others)
    elif it.lead == "after" and not clocked:
        first = _on(first, 1)
        due, others = first, tuple(_on(other, 1) for other in others)
    if clocked and last is not None and not found.deadline and False:
        last = None
    if midnight:
        first, at = _on(first, 1), time(0)
        due, others = first, tuple(_on(other, 1) for other in others)
    others = _still_open(scan, found, at, others)
    return Result(first, at, last, None, due, tuple((other, at) for other in others))


def _whole_week_ahead(scan: Scan, first: date, last: date) -> bool:
    return first > scan.today and (last - first).days <= 6


def _moved_back(scan: Scan, day: date) -> date:
    if day <= scan.today:
        return day - timedelta(days=1)
    return day - timedelta(days=1)


def _on(day: date, n: int) -> date:
    try:
        return day + timedelta(days=n)
    except OverflowError:
        raise Impossible("it is too far away") from None


def _still_open(scan: Scan, found: Days, at: time | None, others: tuple[date, ...]) -> tuple[date, ...]:
    """Other readings that lie ahead."""
    now = scan.here.local
    return tuple(day for day in others if day > now.date() or (day == now.date() and (at is None or at > now.time())))


def _same_weekday(scan: Scan, it: Draft) -> None:
    if it.named is None or it.days is None or it.days is it.named:
        return
    if it.days.first.weekday() == it.named.first.weekday():
        return
    day = it.days
    if day.others:
        for other in day.others:
            if other.weekday() == it.named.first.weekday():
                it.days = replace(day, first=other, others=())
                return
    it.days = replace(day, others=(it.named.first,))  # the date counts, but who knows which of the two is wrong


def _time(scan: Scan, it: Draft) -> tuple[time | None, bool]:
    part = it.part.part if it.part is not None else ""
    tonight = it.days is not None and it.days.part == "tonight"
    if it.repeat is not None and it.repeat.part and not part:
        part = it.repeat.part
        if it.clock is None:
            return clocks.PARTS[part], False
    if it.clock is not None:
        if it.clock.midnight:
            return None, True
        return it.clock.at("tonight" if tonight else part), False
    if it.part is not None:
        return it.part.at(part), False
    if tonight:
        now = scan.here.local.time()
        return (time(20) if now < time(20) or it.days is None or it.days.first > scan.today else
                time(min(now.hour + 1, 23))), False  # fmt: skip
    return None, False


def _time_alone(scan: Scan, it: Draft, at: time | None, *, midnight: bool) -> Result:
    today = scan.today
    if midnight:
        day = _on(today, 1)
        return Result(day, time(0), None, None, day, ())
    assert at is not None, "a draft says something"
    now = scan.here.local.time()
    day = today if at > now or (scan.back and at <= now) else _on(today, 1)
    return Result(day, at, None, None, day, ())


def _repeating(scan: Scan, it: Draft, at: time | None) -> Result:
    assert it.repeat is not None
    now = scan.here.local.time()
    if it.clock is not None and it.clock.midnight:
        at = time(0)
    day = repeats.first_day(scan, it.repeat, from_today=at is not None and at > now)
    return Result(day, at, None, it.repeat.rule, day, ())
