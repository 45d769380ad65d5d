"""How far away: “in 3 days”, “2w”, “within a month”, “3 days ago”, “two days after easter”, “a week on friday”."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.kit.dates.lengths import SINGLE, Duration, count, duration
from bot.kit.dates.near import DEEPEST
from bot.kit.dates.scan import Days, Found, Impossible, Scan
from bot.kit.dates.tokens import COMING, NEXT, NUMBERS, TODAY, TOMORROW, WEEKDAYS

_WITHIN = frozenset({"within", "over", "during", "throughout", "inside"})
"""What makes a length a period that begins now, with its last day as the deadline."""
LEADS = _WITHIN | {"in", "for", "after"}
STARTS = frozenset({*LEADS, *NEXT, *COMING, *NUMBERS, *SINGLE, "the", "half", "couple", "few", "dozen", "fortnight"})
"""The words with which a length of time can begin."""
_BEFORE = frozenset({"before", "prior", "ahead"})
_AFTER = frozenset({"from", "after", "on", "past"})
_AROUND = _BEFORE | _AFTER | TODAY | TOMORROW
"""What may follow a length to say from where it is counted."""
_ABOUT = frozenset({"about", "around", "roughly", "approximately", "exactly", "another", "maybe"})
_LONGEST_CLOCK = 360
"""Minutes; “21h” is a time of day, “6h” a length."""
_MOST_NAMES = 6
"""Words of what happens on a day, before the day: “3 days before Ana's birthday party on …”."""
_MOST_MINUTES = 20_000_000
"""About forty years: further away than any day that is read."""


def away(scan: Scan, i: int, depth: int = 0) -> Found:
    """“in 3 days”, “3 days from now”, “two days after easter”, “a week on friday”, “2w”, “3 days ago”."""
    led = scan.words[i] if scan.words[i] in LEADS else ""
    j = i + 1 if led else i
    if led == "in" and scan.words[j] in _ABOUT:
        j += 1
    if led == "in" and scan.words[j] == "-":
        return None
    the = scan.skip(j, "the")
    if scan.words[the] in NEXT | COMING:
        found = _next_few(scan, the, led=bool(led) or the > j)
        if found is not None:
            return found
        if the > j and led in ("over", "within", "in") and scan.words[the + 1] in ("week", "month", "year", "quarter"):
            return None
    if the > j and led in ("in", "") and scan.words[the] in ("week", "day", "month"):
        return _counted_from(scan, SINGLE[scan.words[the]], the + 1, depth)  # “the week after easter”
    found_length = duration(scan, j)
    if found_length is not None:
        return _length(scan, led, *found_length, depth)
    if scan.words[j] in SINGLE and not led and depth < 1:
        return _counted_from(scan, SINGLE[scan.words[j]], j + 1, depth)
    return None


def _next_few(scan: Scan, i: int, *, led: bool) -> Found:
    """“(over the) next 3 days”, “the next couple of weeks”; “next” stands at `i`."""
    found = duration(scan, i + 1)
    if found is None:
        return None
    if led and count(scan, i + 1) is not None:
        return _from_now_on(scan, found[0]), found[1]
    if scan.number(i + 1) is not None and scan.words[i + 1] not in ("a", "an") and not found[0].minutes:
        return _from_now_on(scan, found[0]), found[1]
    return None


def _length(scan: Scan, led: str, length: Duration, end: int, depth: int) -> Found:
    """A length of time, by what leads to it and what follows: “in …”, “within …”, “… ago”, “… after easter”."""
    end = scan.skip(end, "'", "s") if scan.words[end] == "'" else end
    if led in _WITHIN:
        return None if scan.words[end] in ("old", "of") else (_from_now_on(scan, length), end)
    if scan.words[end] == "time":  # “in a week's time”
        end, led = end + 1, led or "in"
    after = scan.words[end]
    if after in ("ago", "back", "earlier"):
        return Days(scan.moved(-1, "day") if length.minutes else length.after(scan.today, -1)), end + 1
    if led == "for" or (length.minutes > _LONGEST_CLOCK and length.short and not led and scan.words[end - 1] == "h"):
        return None
    if after in _AROUND:
        found = _counted_from(scan, length, end, depth)
        if found is not None:
            return found
    if after in ("of", "old"):
        return None
    later = after in ("later", "hence", "out")
    day = _from_now(scan, length)
    day.weak = (not led and not later) or (led == "after" and length.minutes > 0)
    return day, end + 1 if later else end


def _counted_from(scan: Scan, length: Duration, i: int, depth: int) -> Found:
    """“… from now”, “… after easter”, “… before the 15th”, “… on friday”."""
    word, j = scan.words[i], i + 1
    weeks = bool(length.days) and length.days % 7 == 0 and not length.months
    if word in TODAY or word in TOMORROW:
        whole = weeks or (length.months and not length.days)  # “a week today”, “six months tomorrow”
        return (Days(length.after(scan.moved(word in TOMORROW, "day"))), j) if whole and not length.workdays else None
    if word in ("prior", "ahead"):
        if scan.words[j] not in ("to", "of"):
            return None
        j += 1
    elif word in ("from", "after") and scan.words[j] in ("now", "today"):
        return _from_now(scan, length), j + 1
    elif word == "from" and scan.words[j] == "this" and scan.words[j + 1] not in WEEKDAYS:
        return None
    if word not in _BEFORE | _AFTER or depth >= DEEPEST or (word == "on" and not weeks):
        return None
    the = scan.skip(j, "the")
    base = scan.days(the if scan.at(the).kind == "ordinal" else j, depth + 1)
    if length.minutes:
        return None
    if base is None and word in ("before", "after"):
        base = _day_of_something(scan, j, depth)
    if base is None:
        return None
    found, end = base
    sign = -1 if word in _BEFORE else 1
    anchor = found.last if sign > 0 and found.last is not None else found.first
    others = tuple(length.after(other, sign) for other in found.others)
    return Days(length.after(anchor, sign), others=others, fixed=True), end


def _day_of_something(scan: Scan, i: int, depth: int) -> Found:
    """“… her birthday on 12 may”, “… the call, friday”: what it is stands before its day."""
    for k in range(i, i + _MOST_NAMES):
        word = scan.words[k]
        if word in ("on", ","):
            found = scan.days(k + 1, depth + 1)
            return found if found is not None and (word == "on" or not found[0].weak) else None
        if scan.at(k).kind != "word":
            return None
    return None


def _from_now(scan: Scan, length: Duration) -> Days:
    """“in 2 hours” is a moment, “in 2 days” a day, “in 2 or 3 days” one of two."""
    if length.minutes:
        base = scan.here.now + timedelta(minutes=min(length.minutes, _MOST_MINUTES))
        local = base.astimezone(scan.here.zone).replace(tzinfo=None)
        try:
            moved = datetime.combine(length.after(local.date()), local.time())
        except (OverflowError, ValueError):
            raise Impossible("it is too far away") from None
        return Days(moved.date(), moment=moved)
    day = length.after(scan.today)
    other = day if length.most is None else length.most.after(scan.today)
    return Days(day, others=(other,) if other != day else ())


def _from_now_on(scan: Scan, length: Duration) -> Days:
    """From today to the day on which the length is over."""
    if length.minutes and not (length.days or length.months):
        found = _from_now(scan, length)
        found.deadline = True
        return found
    return Days(scan.today, length.after(scan.today), deadline=True)
