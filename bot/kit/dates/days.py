"""Phrases that name a day or a period: “next friday”, “end of march”, “the first monday of may”, “2 days after easter”.

Each function looks at one place of a Scan and answers the Days and the place after them, or None. They look ahead a few
words at most, so that reading is linear in the text.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.kit import times
from bot.kit.dates.holidays import AMERICAN_ONLY, FIRST_WORDS, HOLIDAYS, LONGEST, NAMES, PLAIN, nth_weekday
from bot.kit.dates.scan import Days, Duration, Impossible, Scan
from bot.kit.dates.tokens import MONTHS, NUMBERS, ORDINALS, PERIODS, SHAKY, TODAY, TOMORROW, WEEKDAYS

Found = tuple[Days, int] | None

THIS = frozenset({"this", "the", "current"})
NEXT = frozenset({"next", "nxt", "following"})
COMING = frozenset({"coming", "upcoming", "nearest"})
LAST = frozenset({"last", "past", "previous", "prev"})
BEGINNING = frozenset({"start", "beginning", "begin", "top", "first"})
MIDDLE = frozenset({"middle", "mid"})
END = frozenset({"end", "close"})
SHORT_ENDS = {"eom": "month", "eow": "week", "eoy": "year", "eoq": "quarter"}
DAY_PARTS = frozenset({"day", "business", "play", "today"})


def days(scan: Scan, i: int, depth: int = 0) -> Found:
    """The longest phrase for a day or period that begins at `i`; each place is read once."""
    key = (i, depth)
    if key not in scan.read:
        scan.read[key] = _days(scan, i, depth)
    return scan.read[key]


def _days(scan: Scan, i: int, depth: int) -> Found:
    token = scan.at(i)
    match token.kind:
        case "iso":
            return _iso(scan, i)
        case "numeric":
            return _numeric(scan, i)
        case "clock":
            return _dotted(scan, i)
        case "number" | "ordinal":
            if token.text == "2" and scan.at(i + 1).glued and scan.words[i + 1] in ("morrow", "moro", "mrw"):
                return Days(scan.moved(1, "day")), i + 2
            return _relative(scan, i, depth) or _day_and_month(scan, i) or _nth_of(scan, i)
        case "word":
            for look in _BY_WORD.get(token.text, ()):
                found = look(scan, i, depth)
                if found is not None:
                    return found
            return None
        case _:
            return None


# Numbers


def checked(year: int, month: int, day: int) -> date:
    """The date; Impossible says what is wrong with it."""
    if not 1 <= month <= 12:
        raise Impossible(f"there is no month {month}")
    if year > date.max.year:
        raise Impossible("that year is too far away")
    try:
        return date(year, month, day)
    except ValueError:
        raise Impossible(f"{times.MONTHS[month - 1]} {year} has no day {day}") from None


def _iso(scan: Scan, i: int) -> Found:
    said = scan.words[i]
    year, month, day = (int(part) for part in said.rstrip("t").replace("/", "-").replace(".", "-").split("-"))
    return Days(checked(year, month, day), fixed=True), i + 1


def _numeric(scan: Scan, i: int) -> Found:
    said = scan.words[i]
    dotted = "." in said
    parts = [int(part) for part in said.replace("-", "/").replace(".", "/").strip("/").split("/")]
    first, second = parts[0], parts[1]
    month_first, sure = scan.month_first
    if dotted:
        month_first, sure = False, True
    if first > 12 >= second:
        month_first, sure = False, True
    elif second > 12 >= first:
        month_first, sure = True, True
    if first == second:
        sure = True
    day, month = (second, first) if month_first else (first, second)
    year = None if len(parts) < 3 else parts[2] + (2000 if parts[2] < 100 else 0)
    found = _dated(scan, day, month, year)
    found.weak = len(parts) == 2 and not dotted
    if not sure:
        try:
            other = _dated(scan, month, day, year).first
            found.others = (other,) if other != found.first else ()
        except Impossible:
            pass
    return found, i + 1


def _dotted(scan: Scan, i: int) -> Found:
    """“24.12”, which is no time of day."""
    said = scan.words[i]
    if "." not in said:
        return None
    day, month = (int(part) for part in said.split("."))
    if not 24 <= day <= 31 or not 1 <= month <= 12:
        return None
    found = _dated(scan, day, month, None)
    found.weak = True
    return found, i + 1


def _dated(scan: Scan, day: int, month: int, year: int | None) -> Days:
    """A day and month: without a year the next one to come, or the last one for what was."""
    if year is not None:
        return Days(checked(year, month, day), fixed=True)
    here = scan.today.year
    if not 1 <= month <= 12:
        raise Impossible(f"there is no month {month}")
    # 29 February is at most eight years away; any other day exists this year and the next.
    span = range(here, here - 9, -1) if scan.back else range(here, min(here + 9, date.max.year + 1))
    there = [date(each, month, day) for each in span if 1 <= day <= calendar.monthrange(each, month)[1]]
    fitting = [each for each in there if (each <= scan.today if scan.back else each >= scan.today)]
    if not fitting:
        raise Impossible(f"{times.MONTHS[month - 1]} has no day {day}")
    return Days(fitting[0], repeats="year")


def year_at(scan: Scan, i: int) -> tuple[int | None, int]:
    """A year that stands here: “2027”, “, 2027”, “of 2027”, “'27”."""
    j = scan.skip(i, ",", "of", "in") if scan.words[i] in (",", "of", "in") else i
    token = scan.at(j)
    if token.kind == "number" and len(token.text) >= 4 and not scan.at(j + 1).glued:
        return (int(token.text) if 1900 <= int(token.text[:6]) else None), j + 1 if int(token.text[:6]) >= 1900 else i
    if token.kind == "number" and len(token.text) >= 4 and scan.closed(j + 1) and int(token.text[:6]) >= 1900:
        return int(token.text), j + 1
    if scan.words[j] == "'" and scan.at(j + 1).kind == "number" and len(scan.words[j + 1]) == 2:
        return 2000 + int(scan.words[j + 1]), j + 2
    return None, i


def day_number(scan: Scan, i: int) -> tuple[int, int] | None:
    """“6”, “6th”, “sixth”, “twenty-first”: the day of a month."""
    token = scan.at(i)
    if token.kind == "number" and len(token.text) <= 2:
        return int(token.text), i + 1
    if token.kind == "ordinal":
        return int(token.text[:-2]), i + 1
    if token.text in ("twenty", "thirty"):
        j = scan.skip(i + 1, "-")
        ones = ORDINALS.get(scan.words[j], 0)
        if 0 < ones < 10:
            return (20 if token.text == "twenty" else 30) + ones, j + 1
    n = ORDINALS.get(token.text, 0)
    return (n, i + 1) if n > 0 else None


def _day_and_month(scan: Scan, i: int) -> Found:
    """“6 march”, “6th of march 2027”, “6-mar”."""
    number = day_number(scan, i)
    if number is None:
        return None
    day, j = number
    j = scan.skip(j, "day") if scan.words[j + 1] == "of" else j
    j = scan.skip(j, "of", "-", "/", ".")
    month = MONTHS.get(scan.words[j])
    if month is None or (scan.at(j).glued and scan.at(j - 1).kind == "number" and scan.at(j).text == "mar"):
        return None
    year, k = year_at(scan, scan.skip(j + 1, "-", "/", ".") if scan.at(j + 1).glued else j + 1)
    found = _dated(scan, day, month, year)
    # “2 may” in “these 2 may help”
    found.weak = year is None and scan.words[j] in ("may", "march", "mar") and scan.at(i).kind == "number"
    return found, k if year is not None else _abbreviated(scan, j + 1)


def _abbreviated(scan: Scan, i: int) -> int:
    """After the dot of “Mar.”, unless it ends a sentence."""
    if scan.words[i] == "." and scan.at(i).glued and len(scan.words[i - 1]) <= 4 and scan.words[i - 1] != "may":
        after = scan.at(i + 1)
        if after.kind in ("number", "ordinal", "clock"):
            return i + 1
    return i


def _month_and_day(scan: Scan, i: int, depth: int = 0) -> Found:
    """“march 6th”, “Mar. 6, 2027”, “march the 6th”."""
    month = MONTHS.get(scan.words[i])
    if month is None:
        return None
    j = scan.skip(i + 1, ".", "-", "/") if scan.at(i + 1).glued else i + 1
    j = scan.skip(j, "the")
    number = day_number(scan, j)
    if number is None or (scan.at(j).kind == "word" and scan.words[j] in ("second", "first", "third")
                          and scan.words[j - 1] != "the"):  # fmt: skip
        return None
    day, k = number
    if scan.at(k).glued and scan.words[k] in ("am", "pm", "h", "k", "x", "%"):
        return None
    if scan.at(j).kind == "number" and scan.words[k] in ("am", "pm", "o'clock", "years", "people", "months", "weeks"):
        return None
    year, end = year_at(scan, k)
    found = _dated(scan, day, month, year)
    found.weak = year is None and scan.words[i] == "may" and scan.at(j).kind == "number" and False
    return found, end if year is not None else k


def _nth_of(scan: Scan, i: int, depth: int = 0) -> Found:
    """“15th”, “15th of next month”, “third monday of may”, “last day of the month”, “first week of june”."""
    token = scan.at(i)
    found = _ordinal_weekday(scan, i)
    if found is not None:
        return found
    if token.kind != "ordinal":
        return None
    day = int(token.text[:-2])
    j = scan.says(i + 1, "of") or i + 1
    if j > i + 1 or (scan.words[j] in ("next", "this") and scan.words[j + 1] == "month"):
        month = _month_said(scan, j)
        if month is not None:
            (year, number), k, given = month
            if given:
                return Days(checked(year, number, day), fixed=True), k
            i = k - 1
    if day > 31 or day == 0:
        raise Impossible(f"no month has a day {day}")
    first = scan.today.replace(day=1)
    for n in range(13):
        start = scan.moved(-n if scan.back else n, "month", from_=first)
        if day <= calendar.monthrange(start.year, start.month)[1]:
            there = start.replace(day=day)
            if there <= scan.today if scan.back else there >= scan.today:
                return Days(there, weak=True, repeats="month"), i + 1
    return None


def _month_said(scan: Scan, i: int) -> tuple[tuple[int, int], int, bool] | None:
    """A month after “of”: “may 2027”, “this month”, “next month”, “the month”, “each month”; whether it is a certain one."""
    j = scan.skip(i, "the", "in")
    word = scan.words[j]
    if word in MONTHS:
        year, k = year_at(scan, j + 1)
        month = MONTHS[word]
        if year is not None:
            return (year, month), k, True
        here = scan.today
        return (here.year + (month < here.month) - (scan.back and month > here.month), month), j + 1, True
    which = scan.words[j]
    if which in ("this", "current") and scan.words[j + 1] == "month":
        return (scan.today.year, scan.today.month), j + 2, True
    if which in NEXT and scan.words[j + 1] == "month":
        first = scan.period("month", 1)[0]
        return (first.year, first.month), j + 2, True
    if which in LAST and scan.words[j + 1] == "month":
        first = scan.period("month", -1)[0]
        return (first.year, first.month), j + 2, True
    if which == "month" and j > i:
        return (scan.today.year, scan.today.month), j + 1, False
    return None


def _ordinal_weekday(scan: Scan, i: int, depth: int = 0) -> Found:
    number = _nth(scan, i)
    if number is None:
        return None
    nth, j = number
    what = scan.words[j]
    working = what in ("business", "working", "work") and scan.words[j + 1] == "day"
    end = j + 2 if working else j + 1
    weekday = WEEKDAYS.get(what)
    half = what == "half"
    if weekday is None and not working and what not in ("day", "week", "weekend", "quarter") and not half:
        return None
    if what == "quarter":
        return _quarter_of(scan, nth, end) if 1 <= nth <= 4 else None
    if half:
        return _half_of(scan, nth, end)
    k = scan.says(end, "of") or scan.says(end, "in")
    if k is None:
        return None
    year_end = _whole_year(scan, k)
    if year_end is not None and what == "day" and nth in (1, -1):
        year, after = year_end
        return Days(date(year, 1, 1) if nth == 1 else date(year, 12, 31)), after
    month = _month_said(scan, k)
    if month is None:
        quarter = _period_at(scan, k)
        if quarter is not None and what == "day" and nth in (1, -1):
            span, after = quarter
            return Days(span[0] if nth == 1 else span[1], fixed=True), after
        return None
    (year, number_), after, given = month
    named = scan.words[after - 1] != "month" and scan.at(after - 1).kind == "word"

    def pick(y: int, m: int) -> Days | None:
        if working:
            return _working_day(y, m, nth)
        if what == "day":
            last = calendar.monthrange(y, m)[1]
            return Days(date(y, m, last if nth == -1 else nth)) if nth <= last else None
        if what in ("week", "weekend"):
            return _week_of_month(y, m, nth, what)
        day = nth_weekday(y, m, weekday or 0, nth)
        return None if day is None else Days(day)

    found = pick(year, number_)
    tries = 0
    while (found is None or (found.last or found.first) < scan.today) and (named or not given) and not scan.back:
        if named:
            year += 1
        else:
            first = times.add_months(date(year, number_, 1), 1)
            year, number_ = first.year, first.month
        found = pick(year, number_)
        tries += 1
        if tries > 12:
            raise Impossible(f"there is no such day in {times.MONTHS[number_ - 1]}")
    if found is None:
        raise Impossible(f"{times.MONTHS[number_ - 1]} {year} has no such day")
    return found, after


def _nth(scan: Scan, i: int) -> tuple[int, int] | None:
    token = scan.at(i)
    if token.kind == "ordinal":
        return int(token.text[:-2]), i + 1
    nth = ORDINALS.get(token.text)
    if nth is None:
        return None
    if nth == 2 and scan.words[i + 1] in ("to", "-") and scan.words[i + 2] == "last":
        return -2, i + 3
    return nth, i + 1


def _working_day(year: int, month: int, nth: int) -> Days | None:
    all_days = [date(year, month, day) for day in range(1, calendar.monthrange(year, month)[1] + 1)]
    working = [day for day in all_days if day.weekday() < 5]
    try:
        return Days(working[nth - 1] if nth > 0 else working[nth])
    except IndexError:
        return None


def _week_of_month(year: int, month: int, nth: int, what: str) -> Days | None:
    """The days 1 to 7 are the first week, the last seven the last; its first weekend begins with the first Saturday."""
    last = calendar.monthrange(year, month)[1]
    if what == "weekend":
        saturday = nth_weekday(year, month, 5, nth)
        return None if saturday is None else Days(saturday, saturday + timedelta(days=1))
    if nth == -1:
        return Days(date(year, month, last - 6), date(year, month, last))
    first = 7 * (nth - 1) + 1
    return Days(date(year, month, first), date(year, month, min(first + 6, last))) if first <= last else None


def _whole_year(scan: Scan, i: int) -> tuple[int, int] | None:
    j = scan.skip(i, "the")
    if scan.words[j] == "year":
        return scan.today.year, j + 1
    if scan.words[j] in ("this", "next") and scan.words[j + 1] == "year":
        return scan.today.year + (scan.words[j] == "next"), j + 2
    token = scan.at(j)
    if token.kind == "number" and len(token.text) == 4 and 1900 <= int(token.text):
        return int(token.text), j + 1
    return None


# Names of days


def _named(scan: Scan, i: int, depth: int = 0) -> Found:
    j = scan.skip(i, "the")
    if scan.words[j] == "day" and scan.words[j + 1] == "after" and scan.words[j + 2] in TOMORROW:
        return Days(scan.moved(2, "day")), j + 3
    if scan.words[j] == "day" and scan.words[j + 1] == "before" and scan.words[j + 2] == "yesterday":
        return Days(scan.moved(-2, "day")), j + 3
    if j > i:
        return None
    word = scan.words[i]
    if word in TODAY:
        return Days(scan.today), i + 1
    if word in ("this", "same") and scan.words[i + 1] in ("time", "day"):
        return _same_time(scan, i)
    if word == "this" and scan.words[i + 1] in ("morning", "afternoon", "evening", "night", "lunchtime"):
        return Days(scan.today), i + 1
    if word in TOMORROW:
        if scan.words[i + 1] == "week" and scan.words[i + 2] not in ("day", "days"):
            return Days(scan.moved(8, "day")), i + 2
        return Days(scan.moved(1, "day")), i + 1
    if word in ("tonight", "tonite", "tnite"):
        return Days(scan.today, part="tonight"), i + 1
    if word == "overmorrow":
        return Days(scan.moved(2, "day")), i + 1
    if word in ("yesterday", "yday"):
        return Days(scan.moved(-1, "day")), i + 1
    return None


def _same_time(scan: Scan, i: int) -> Found:
    """“this time tomorrow”, “same time next week”, “this day next month”."""
    j = i + 2
    ahead: Duration | None = None
    if scan.words[j] in TOMORROW:
        ahead, j = Duration(days=1), j + 1
    elif scan.words[j] in NEXT and scan.words[j + 1] in _SINGLE:
        ahead, j = _SINGLE[scan.words[j + 1]], j + 2
    if ahead is None:
        return None
    day = ahead.after(scan.today)
    moment = datetime.combine(day, scan.here.local.time()) if scan.words[i + 1] == "time" else None
    return Days(day, moment=moment), j


def _weekday(scan: Scan, i: int, depth: int = 0) -> Found:
    """“fri”, “next friday”, “this coming fri”, “friday after next”, “friday week”, “fri next week”, “friday in 2 weeks”."""
    j = scan.skip(i, "the", "this") if scan.words[i] == "the" or scan.words[i + 1] in COMING else i
    which = scan.words[j]
    if which in WEEKDAYS:
        which, at = "", j
        if j > i and scan.words[i] == "this":
            which = "this"
    else:
        at = j + 1
        if which in NEXT and scan.words[at] in COMING:
            at += 1
    weekday = WEEKDAYS.get(scan.words[at])
    if weekday is None or (which and which not in THIS | NEXT | COMING | LAST):
        return None
    today = scan.today
    ahead = (weekday - today.weekday() - 1) % 7 + 1
    coming = scan.moved(ahead, "day")
    end = at + 1
    end = end + 1 if scan.words[end] == "." and scan.at(end).glued and scan.at(end + 1).kind != "none" and len(
        scan.words[at]) <= 5 and scan.at(end + 1).kind in ("number", "ordinal", "clock") else end  # fmt: skip
    beside = _weekday_beside(scan, end, weekday, depth)
    if beside is not None:
        return beside
    after = _weekday_after(scan, end, weekday, coming)
    if after is not None and which in ("", "the", "on"):
        return after
    if which in LAST:
        return Days(scan.moved(ahead - 7 if ahead < 7 else -7, "day"), weekday=True), end
    if scan.back:
        back = (today.weekday() - weekday) % 7
        return Days(scan.moved(-back, "day"), weekday=True), end
    weak = scan.words[at] in SHAKY and not which
    if which in NEXT:
        next_ = scan.moved(weekday - today.weekday() + 7, "day")
        return Days(next_, others=(coming,) if coming != next_ else (), weekday=True), end
    if which == "this" and ahead == 7:
        return Days(today, weekday=True), end
    others = (today,) if ahead == 7 and which not in COMING else ()
    return Days(coming, others=others, weekday=True, weak=weak), end


def _weekday_beside(scan: Scan, end: int, weekday: int, depth: int) -> Found:
    """“monday after easter”, “friday before christmas”, “tuesday following the 15th”."""
    side = scan.words[end]
    if side not in ("after", "before", "following") or depth >= 2 or scan.words[end + 1] in NEXT:
        return None
    base = days(scan, end + 1, depth + 1)
    if base is None or base[0].moment is not None or base[0].weekday:
        return None
    if side == "before":
        anchor = base[0].first
        day = anchor - timedelta(days=(anchor.weekday() - weekday - 1) % 7 + 1)
    else:
        anchor = base[0].last or base[0].first
        day = anchor + timedelta(days=(weekday - anchor.weekday() - 1) % 7 + 1)
    return Days(day, fixed=True), base[1]


def _weekday_after(scan: Scan, end: int, weekday: int, coming: date) -> Found:
    """What may follow the name of a weekday: “after next”, “week”, “of next week”, “in two weeks”."""
    if scan.words[end] == "after" and scan.words[end + 1] in NEXT and scan.words[end + 2] not in PERIODS:
        later = scan.moved(7, "day", from_=coming)
        return Days(later, others=(scan.moved(7, "day", from_=later),)), end + 2
    j = scan.skip(end, "of", "in", "on", ",")
    the = scan.skip(j, "the")
    if (
        scan.words[the] in ("week", "wk")
        and the == end
        and scan.words[end + 1] not in ("of", "day", "days", "before", "from")
    ):
        return Days(scan.moved(7, "day", from_=coming)), end + 1
    if scan.words[the] == "fortnight" and the == end:
        return Days(scan.moved(14, "day", from_=coming)), end + 1
    if scan.words[the] in NEXT | THIS | LAST | COMING and scan.words[the + 1] in ("week", "wk"):
        ahead = 1 if scan.words[the] in NEXT else -1 if scan.words[the] in LAST else 0
        if scan.words[the] == "the":
            return None
        day = scan.moved(weekday, "day", from_=scan.period("week", ahead)[0])
        return Days(day, fixed=ahead <= 0), the + 2
    if scan.words[the] in ("week", "wk") and the > j and scan.says(the + 1, "after", "next"):
        return Days(scan.moved(weekday, "day", from_=scan.period("week", 2)[0])), the + 3
    if scan.words[end] == "in":
        found = scan.duration(end + 1)
        if found is not None and not found[0].minutes and found[0].days % 7 == 0 and found[0].days:
            there = found[0].after(scan.today)
            day = scan.moved(weekday, "day", from_=scan.period("week", of=there)[0])
            return Days(day), found[1]
    return None


# Periods


def _clipped(scan: Scan, first: date, last: date) -> Days:
    """A period; one under way begins today."""
    return Days(max(first, scan.today) if last >= scan.today and not scan.back else first, last)


def _period(scan: Scan, i: int, depth: int = 0) -> Found:
    """“next week”, “this month”, “the week after next”, “next weekend”, “q3 2027”, “march”, “week of 9 march”."""
    found = _quarter(scan, i) or _month(scan, i) or _week_of(scan, i)
    if found is not None:
        return found
    j = scan.skip(i, "the")
    which = scan.words[j]
    unit = scan.words[j + 1]
    if which in ("weekend", "wknd", "w/e") or (which == "w" and False):
        unit, which, at = "weekend", "", j
    elif which in PERIODS and j >= i:
        at = j
        if scan.says(j + 1, "after", "next"):
            first, last = scan.period(PERIODS[which], 2)
            return Days(first, last), j + 3
        if scan.words[j + 1] == "after" and depth < 1:
            return None
        if j == i:
            return None
        return None
    else:
        at = j + 1
        if which in THIS and unit in COMING:
            which, at = "coming", j + 2
            unit = scan.words[at]
    unit = "weekend" if unit in ("weekend", "wknd") else unit
    if which and which not in THIS | NEXT | COMING | LAST:
        return None
    if unit == "fortnight" and which in NEXT:
        return Days(scan.today, scan.moved(14, "day"), deadline=True), at + 1
    if unit == "weekend":
        return _weekend(scan, which, at)
    if unit not in PERIODS or not which or which == "the":
        return None
    if which in THIS:
        within = _weekday_within(scan, at + 1, 0) if unit in ("week", "wk") else None
        if within is not None:
            return within
        first, last = scan.period(PERIODS[unit])
        found_ = _clipped(scan, first, last)
        found_.deadline = True
        return found_, at + 1
    if scan.words[at + 1] in ("'s",):
        return None
    ahead = -1 if which in LAST else 1
    within = _weekday_within(scan, at + 1, ahead) if unit in ("week", "wk") else None
    return within or (Days(*scan.period(PERIODS[unit], ahead)), at + 1)


def _weekday_within(scan: Scan, i: int, ahead: int) -> Found:
    """“next week friday”, “next week on thursday”."""
    j = scan.skip(i, "on", ",")
    weekday = WEEKDAYS.get(scan.words[j])
    if weekday is None or (j > i and scan.words[j - 1] == "," and scan.words[j] in SHAKY):
        return None
    return Days(scan.moved(weekday, "day", from_=scan.period("week", ahead)[0]), fixed=ahead <= 0), j + 1


def _weekend(scan: Scan, which: str, at: int) -> Found:
    first, last = scan.period("weekend")
    end = at + 1
    if scan.says(end, "after", "next"):
        return Days(*scan.period("weekend", 2)), end + 2
    if which in LAST:
        return Days(*scan.period("weekend", -1)), end
    if scan.back:
        return Days(*(scan.period("weekend", -1) if first > scan.today else (first, last))), end
    if which in NEXT:
        later = scan.period("weekend", 1)
        return Days(*later, others=(first,) if first > scan.today else ()), end
    found = _clipped(scan, first, last)
    found.weak = not which
    return found, end


def _week_of(scan: Scan, i: int) -> Found:
    """“week of 9 march”, “the week commencing 9 march”, “w/c 9 march”."""
    j = scan.skip(i, "the")
    if scan.words[j] in ("w/c", "wc", "w/b"):
        k = j + 1
    elif scan.words[j] in ("week", "wk") and scan.words[j + 1] in ("of", "commencing", "beginning", "starting"):
        k = scan.skip(j + 2, "on", "the")
    else:
        return None
    inner = days(scan, k, 2)
    if inner is None or inner[0].last is not None:
        return None
    first, last = scan.period("week", of=inner[0].first)
    found = _clipped(scan, first, last)
    return found, inner[1]


def _month(scan: Scan, i: int) -> Found:
    """“march”, “next march”, “march 2027”, “this may”."""
    j = scan.skip(i, "the") if scan.words[i + 1] == "month" else i
    if j > i and scan.words[j] == "month" and scan.words[j + 1] == "of":
        j += 2
    which = scan.words[j] if scan.words[j] in NEXT | COMING | LAST | {"this"} else ""
    at = j + 1 if which else j
    month = MONTHS.get(scan.words[at])
    if month is None:
        return None
    year, end = year_at(scan, at + 1)
    today = scan.today
    weak = year is None and not which
    if year is None:
        year = today.year + (month < today.month)
        if which in NEXT and month == today.month:
            year += 1
        if which in LAST or scan.back:
            year = today.year - (month >= today.month if which in LAST else month > today.month)
        fixed = which in LAST
    else:
        fixed = True
        if year > date.max.year:
            raise Impossible("that year is too far away")
    first = date(year, month, 1)
    found = _clipped(scan, first, scan.period("month", of=first)[1])
    found.weak, found.fixed = weak, fixed
    return found, end


def _quarter(scan: Scan, i: int) -> Found:
    """“q3”, “q3 2027”, “h2”."""
    word = scan.words[i]
    if word in ("q", "h") and scan.at(i + 1).kind == "number" and scan.at(i + 1).glued:
        n = int(scan.words[i + 1][:2])
        if word == "q" and 1 <= n <= 4:
            return _quarter_of(scan, n, i + 2)
        if word == "h" and 1 <= n <= 2:
            return _half_of(scan, n, i + 2)
    return None


def _quarter_of(scan: Scan, n: int, end: int) -> Found:
    return _part_of_year(scan, 3 * n - 2, 3, end)


def _half_of(scan: Scan, n: int, end: int) -> Found:
    if n not in (1, 2):
        return None
    k = scan.says(end, "of")
    if k is not None:
        month = _month_said(scan, k)
        if month is not None:
            (year, number), after, _ = month
            last = calendar.monthrange(year, number)[1]
            first = date(year, number, 1 if n == 1 else 16)
            return _clipped(scan, first, date(year, number, 15 if n == 1 else last)), after
    return _part_of_year(scan, 6 * n - 5, 6, end)


def _part_of_year(scan: Scan, month: int, months: int, end: int) -> Found:
    after = scan.says(end, "of") or end
    said = _whole_year(scan, after)
    year, given, stop = (said[0], True, said[1]) if said is not None else (scan.today.year, False, end)
    if not given:
        small, k = year_at(scan, end)
        if small is not None:
            year, given, stop = small, True, k
    if year > date.max.year:
        raise Impossible("that year is too far away")
    first = date(year, month, 1)
    last = scan.moved(-1, "day", from_=scan.moved(months, "month", from_=first))
    if not given and last < scan.today and not scan.back:
        return _part_of_year_ahead(scan, first, months, stop)
    found = _clipped(scan, first, last)
    found.weak, found.fixed = not given, given
    return found, stop


def _part_of_year_ahead(scan: Scan, first: date, months: int, stop: int) -> Found:
    first = scan.moved(1, "year", from_=first)
    return Days(first, scan.moved(-1, "day", from_=scan.moved(months, "month", from_=first)), weak=True), stop


def whole_year(scan: Scan, i: int) -> Found:
    """“2027”, where only a period can stand."""
    token = scan.at(i)
    if token.kind != "number" or len(token.text) != 4 or not 1900 <= int(token.text) <= 2200 or not scan.closed(i + 1):
        return None
    year = int(token.text)
    found = _clipped(scan, date(year, 1, 1), date(year, 12, 31))
    found.weak = found.fixed = True
    return found, i + 1


def _period_at(scan: Scan, i: int) -> tuple[tuple[date, date], int] | None:
    """A whole period after “end of”, “start of”, “mid”: not cut to begin today."""
    j = scan.skip(i, "the")
    which = scan.words[j]
    at = j + 1 if which in THIS | NEXT | LAST | COMING else j
    if which not in THIS | NEXT | LAST | COMING:
        which = ""
    unit = scan.words[at]
    if unit in ("weekend", "wknd"):
        return scan.period("weekend", 1 if which in NEXT else -1 if which in LAST else 0), at + 1
    if unit in PERIODS and not (unit == "week" and scan.words[at + 1] == "of"):
        ahead = 1 if which in NEXT else -1 if which in LAST else 0
        if scan.says(at + 1, "after", "next"):
            return scan.period(PERIODS[unit], 2), at + 3
        if not which and at == i and j == i and unit != "month" and scan.words[i - 1] not in ("of", "-", "mid", "the"):
            return None
        if scan.words[at + 1] == "in" and False:
            return None
        return scan.period(PERIODS[unit], ahead), at + 1
    year = _whole_year(scan, i)
    if year is not None and year[0] <= date.max.year and scan.at(year[1] - 1).kind == "number":
        return (date(year[0], 1, 1), date(year[0], 12, 31)), year[1]
    found = _quarter(scan, j) or _month(scan, j) or _week_of(scan, j)
    if found is None and scan.at(j).kind in ("ordinal", "word"):
        nth = _nth(scan, j)
        if nth is not None and scan.words[nth[1]] == "quarter":
            found = _quarter_of(scan, nth[0], nth[1] + 1) if 1 <= nth[0] <= 4 else None
        elif nth is not None and scan.words[nth[1]] == "half":
            found = _half_of(scan, nth[0], nth[1] + 1)
    if found is None:
        return None
    span, end = found
    first, last = span.first, span.last or span.first
    if first == scan.today and last != first:  # cut: its real first day
        if (last - first).days > 31 or last.month != first.month:
            length = (
                "quarter" if last.month % 3 == 0 and last.year == first.year and last.month - first.month < 3 else ""
            )
            first = scan.period(length, of=first)[0] if length else first
        else:
            first = first.replace(day=1) if scan.period("month", of=first)[1] == last else first
    return (first, last), end


def _edge(scan: Scan, i: int, depth: int = 0) -> Found:
    """“end of the month”, “eom”, “start of q3”, “mid-march”, “month end”, “early next week”, “later this week”."""
    j = scan.skip(i, "the", "very")
    word = scan.words[j]
    if word in SHORT_ENDS:
        k = j + 1
        which = 0
        if scan.words[k] in NEXT and scan.words[k + 1] in PERIODS:
            which, k = 1, k + 2
        first, last = scan.period(SHORT_ENDS[word], which)
        return _ending(scan, SHORT_ENDS[word], first, last, cut=which == 0), k
    if word in ("month", "year", "quarter", "week") and scan.words[j + 1] in ("end", "'s"):
        if word == "week":
            return None
        return _ending(scan, word, *scan.period(word), cut=True), j + 2
    if word in ("month", "year", "quarter") and scan.words[j + 1] == "-" and scan.words[j + 2] == "end":
        return _ending(scan, word, *scan.period(word), cut=True), j + 3
    if word in ("midweek", "midmonth"):
        later = scan.words[j + 1] in NEXT and scan.words[j + 2] == word[3:]
        return _middle(scan, scan.period(word[3:], 1 if later else 0), word[3:]), j + (3 if later else 1)
    if word in ("rest", "remainder") and scan.words[j + 1] == "of":
        found = _period_at(scan, j + 2)
        return None if found is None else (_clipped(scan, *found[0]), found[1])
    edge = word if word in BEGINNING | MIDDLE | END | {"early", "late", "later"} else ""
    if not edge:
        return None
    k = scan.skip(j + 1, "of", "-", "in", "part")
    if edge == "first" and scan.words[j + 1] != "of" and scan.words[j + 1] != "part":
        return None
    if edge in BEGINNING | END and edge != "close" and k == j + 1:
        return None
    if edge == "later" and scan.words[k] not in THIS:
        return None
    unit = _unit_name(scan, k)
    found = _period_at(scan, k)
    if found is None:
        return None
    span, end = found
    if edge in END:
        return _ending(scan, unit, *span, cut=_is_current(scan, k)), end
    if edge in BEGINNING:
        first = span[0]
        if first < scan.today <= span[1] and not scan.back and scan.words[k] == "the" and unit in PERIODS:
            first = scan.period(unit, 1)[0]  # “the start of the month” is over: the next one
        return Days(first), end
    if edge in MIDDLE:
        return _middle(scan, span, unit), end
    if edge == "later":
        return _clipped(scan, *span), end
    return _early_or_late(scan, edge, span, unit), end


def _unit_name(scan: Scan, i: int) -> str:
    j = i
    while scan.words[j] in THIS | NEXT | LAST | COMING:
        j += 1
    word = scan.words[j]
    return PERIODS.get(word, "quarter" if word == "q" else "year" if scan.at(j).kind == "number" else
                       "weekend" if word in ("weekend", "wknd") else "month")  # fmt: skip


def _is_current(scan: Scan, i: int) -> bool:
    return scan.words[scan.skip(i, "the")] not in NEXT | LAST


def _ending(scan: Scan, unit: str, first: date, last: date, *, cut: bool) -> Days:
    """The last day of a period, of a working week its Friday; when that is over, the next one's."""
    day = first + timedelta(days=4) if unit == "week" else last
    if cut and unit == "week" and day < scan.today:
        day += timedelta(days=7)
    return Days(day)


def _middle(scan: Scan, span: tuple[date, date], unit: str) -> Days:
    first, last = span
    if unit == "week":
        day = first + timedelta(days=2)
    elif unit == "month":
        day = first.replace(day=15)
        if day < scan.today <= last and first.month == scan.today.month and first.year == scan.today.year:
            day = times.add_months(day, 1)
    elif unit == "year":
        day = first.replace(month=7, day=1)
    else:
        day = times.add_months(first, 1).replace(day=15) if (last - first).days < 100 else first + (last - first) / 2
    return Days(day)


def _early_or_late(scan: Scan, edge: str, span: tuple[date, date], unit: str) -> Days:
    first, last = span
    if unit == "week":
        return Days(first) if edge == "early" else Days(first + timedelta(days=4))
    if unit == "month":
        if edge == "early":
            return _clipped(scan, first, first.replace(day=10))
        return _clipped(scan, first.replace(day=21), last)
    third = (last - first) / 3
    return _clipped(scan, first, first + third) if edge == "early" else _clipped(scan, last - third, last)


def _holiday(scan: Scan, i: int, depth: int = 0) -> Found:
    j = scan.skip(i, "the", "this", "next", "coming")
    if scan.words[j] not in FIRST_WORDS:
        return None
    said: list[str] = []
    name, end = "", j
    for k in range(j, j + LONGEST + 1):
        word = scan.words[k].replace("'", "").replace(".", "")
        if not word:
            if scan.words[k] in (".", "'"):
                continue
            break
        said.append(word)
        if tuple(said) in NAMES:
            name, end = NAMES[tuple(said)], k + 1
    if not name:
        return None
    rules = HOLIDAYS[name]
    if name in AMERICAN_ONLY and scan.month_first[0]:
        rules = rules[:1]
    year, after = year_at(scan, end)
    if year is not None and not 1900 <= year <= 2200:
        raise Impossible("that year is too far away")
    coming: list[date] = []
    for rule in rules:
        if year is not None:
            coming.append(rule(year))
            continue
        around = [rule(scan.today.year + n) for n in (-1, 0, 1)]
        if scan.back:
            coming.append(max(day for day in around if day <= scan.today))
        else:
            coming.append(min(day for day in around if day >= scan.today))
    found = Days(coming[0], others=tuple(day for day in coming[1:] if day != coming[0]), weak=name in PLAIN)
    found.repeats, found.fixed = "year", year is not None
    return found, after if year is not None else end


def same_every_year(scan: Scan, i: int) -> tuple[date, int] | None:
    """A holiday that is on the same date each year, such as Christmas."""
    found = _holiday(scan, i)
    if found is None or found[0].others:
        return None
    day = found[0].first
    later = _holiday(Scan(scan.text, replace(scan.here, now=scan.here.now + timedelta(days=400))), i)
    same = later is not None and (later[0].first.month, later[0].first.day) == (day.month, day.day)
    return (day, found[1]) if same else None


# How far away


def _relative(scan: Scan, i: int, depth: int = 0) -> Found:
    """“in 3 days”, “3 days from now”, “two days after easter”, “a week on friday”, “2w”, “3 days ago”."""
    led = scan.words[i]
    j = i + 1 if led in _LEADS else i
    led = led if j > i else ""
    if led == "in" and scan.words[j] in ("about", "around", "roughly", "approximately", "exactly", "another", "maybe"):
        j += 1
    the = scan.skip(j, "the")
    ahead = scan.words[the] in NEXT | COMING
    if ahead and (the > j or led) and scan.count(the + 1) is not None:
        found = scan.duration(the + 1)
        if found is not None:
            return _from_now_on(scan, found[0]), found[1]
    if (
        ahead
        and the > j
        and scan.words[the + 1] in ("week", "month", "year", "quarter")
        and led in ("over", "within", "in")
    ):
        return None
    if ahead and scan.number(the + 1) is not None and scan.words[the + 1] not in ("a", "an"):
        found = scan.duration(the + 1)
        if found is not None and not found[0].minutes:
            return _from_now_on(scan, found[0]), found[1]
    if the > j and led in ("in", "") and scan.words[the] in ("week", "day", "month"):
        j = the  # “the week after easter”
        after = _after_or_before(scan, _SINGLE[scan.words[j]], j + 1, depth)
        return after
    found = scan.duration(j)
    if found is None:
        if scan.words[j] in _SINGLE and not led and depth < 1:
            return _after_or_before(scan, _SINGLE[scan.words[j]], j + 1, depth)
        return None
    length, end = found
    end = scan.skip(end, "'", "s") if scan.words[end] == "'" else end
    if led in ("within", "over", "during", "throughout", "inside"):
        if scan.words[end] in ("old", "of"):
            return None
        return _from_now_on(scan, length), end
    if scan.words[end] in ("time",) and scan.at(end).kind == "word":
        end, led = end + 1, led or "in"
    if scan.words[end] in ("ago", "back", "earlier"):
        return Days(length.after(scan.today, -1)) if not length.minutes else Days(scan.moved(-1, "day")), end + 1
    if led == "for" or (length.minutes > 360 and length.short and not led and scan.words[end - 1] == "h"):
        return None  # “21h” is a time of day
    if scan.words[end] in _AFTER_LENGTH:
        found_ = _after_or_before(scan, length, end, depth)
        if found_ is not None:
            return found_
    later = scan.words[end] in ("later", "hence", "out")
    if scan.words[end] in ("of", "old") and scan.words[end] != "off":
        return None
    day = _away(scan, length)
    day.weak = not led and not later
    return day, end + 1 if later else end


_LEADS = frozenset({"in", "within", "over", "during", "for", "after", "inside", "throughout"})
_AFTER_LENGTH = frozenset({"from", "after", "before", "prior", "ahead", "on", "past", *TODAY, *TOMORROW})
_SINGLE = {"day": Duration(days=1), "week": Duration(days=7), "month": Duration(months=1), "year": Duration(months=12)}


def _after_or_before(scan: Scan, length: Duration, end: int, depth: int) -> Found:
    """“… from now”, “… after easter”, “… before the 15th”, “… on friday”."""
    word = scan.words[end]
    j = end + 1
    if word in ("prior", "ahead") and scan.words[j] in ("to", "of"):
        j += 1
    elif word in ("prior", "ahead"):
        return None
    if word == "from" and scan.words[j] in ("now", "today"):
        return _away(scan, length), j + 1
    if word == "after" and scan.words[j] in ("now", "today"):
        return _away(scan, length), j + 1
    if word == "from" and scan.words[j] == "this" and scan.words[j + 1] not in WEEKDAYS:
        return None
    if word in TODAY or word in TOMORROW:
        if length.days % 7 or not length.days or length.months or length.workdays:
            return None
        return Days(length.after(scan.moved(word in TOMORROW, "day"))), j
    if word not in ("from", "after", "before", "prior", "ahead", "on", "past") or depth >= 2:
        return None
    if word == "on" and (length.days % 7 or not length.days or length.months):
        return None
    j = scan.skip(j, "the") if scan.at(scan.skip(j, "the")).kind == "ordinal" else j
    base = days(scan, j, depth + 1)
    if base is None or length.minutes:
        return None
    sign = -1 if word in ("before", "prior", "ahead") else 1
    found, k = base
    anchor = (found.last or found.first) if sign > 0 and found.last else found.first
    others = tuple(length.after(other, sign) for other in found.others)
    return Days(length.after(anchor, sign), others=others, fixed=True), k


def _away(scan: Scan, length: Duration) -> Days:
    if length.minutes:
        base = scan.here.now + timedelta(minutes=min(length.minutes, 20_000_000))
        local = base.astimezone(scan.here.zone).replace(tzinfo=None)
        try:
            moved = datetime.combine(length.after(local.date()), local.time())
        except (OverflowError, ValueError):
            raise Impossible("it is too far away") from None
        return Days(moved.date(), moment=moved)
    day = length.after(scan.today)
    others = () if length.most is None else (length.most.after(scan.today),)
    if length.workdays:
        day = length.after(scan.today)
    return Days(day, others=tuple(other for other in others if other != day))


def _from_now_on(scan: Scan, length: Duration) -> Days:
    if length.minutes and not (length.days or length.months):
        found = _away(scan, length)
        found.deadline = True
        return found
    return Days(scan.today, length.after(scan.today), deadline=True)


def _the(scan: Scan, i: int, depth: int = 0) -> Found:
    """“the 15th”, “the first monday of may”, “the 6th of march”."""
    if scan.words[i] != "the":
        return None
    found = _ordinal_weekday(scan, i + 1) or _day_and_month(scan, i + 1)
    if found is not None:
        return found
    found = _nth_of(scan, i + 1) if scan.at(i + 1).kind == "ordinal" else None
    if found is not None:
        found[0].weak = False
        return found
    number = scan.at(i + 1)
    if number.kind == "number" and len(number.text) <= 2 and not scan.at(i + 2).glued and 1 <= int(number.text) <= 31:
        found = _nth_number(scan, i + 1)
        return found
    return None


def _nth_number(scan: Scan, i: int) -> Found:
    """“the 12”."""
    day = int(scan.words[i])
    first = scan.today.replace(day=1)
    for n in range(13):
        start = scan.moved(n, "month", from_=first)
        if day <= calendar.monthrange(start.year, start.month)[1] and start.replace(day=day) >= scan.today:
            return Days(start.replace(day=day), weak=True, repeats="month"), i + 1
    return None


def plain_date(scan: Scan, i: int, depth: int = 0) -> Found:
    return _day_and_month(scan, i)


_WHICH = THIS | NEXT | COMING | LAST
_LOOKS: tuple[tuple[Callable[[Scan, int, int], Found], Iterable[str]], ...] = (
    (_named, {*TODAY, *TOMORROW, "tonight", "tonite", "tnite", "overmorrow", "yesterday", "yday", "this", "the", "same"}),
    (_relative, {*_LEADS, *NEXT, *COMING, *NUMBERS, *_SINGLE, "the", "half", "couple", "few", "dozen", "fortnight"}),
    (_edge, {*SHORT_ENDS, *BEGINNING, *MIDDLE, *END, "the", "very", "month", "year", "quarter", "midweek", "midmonth", "rest",
             "remainder", "early", "late", "later"}),
    (_ordinal_weekday, ORDINALS),
    (_the, {"the"}),
    (_holiday, {*FIRST_WORDS, "the", "this", "next", "coming"}),
    (_weekday, {*WEEKDAYS, *_WHICH}),
    (_month_and_day, MONTHS),
    (plain_date, {*ORDINALS, "twenty", "thirty"}),
    (_period, {*PERIODS, *MONTHS, *_WHICH, "weekend", "wknd", "w/e", "w/c", "wc", "w/b", "q", "h"}),
)  # fmt: skip
_BY_WORD: dict[str, tuple[Callable[[Scan, int, int], Found], ...]] = {
    word: tuple(look for look, words in _LOOKS if word in words) for word in {word for _, words in _LOOKS for word in words}
}
STARTS = frozenset(_BY_WORD)
"""The words with which a day or a period can begin."""


def iso_or_date(scan: Scan, i: int) -> Found:
    """A date with its month, in whatever form."""
    match scan.at(i).kind:
        case "iso":
            return _iso(scan, i)
        case "numeric":
            return _numeric(scan, i)
        case "number" | "ordinal" | "word":
            return _month_and_day(scan, i) or plain_date(scan, i)
        case _:
            return None
