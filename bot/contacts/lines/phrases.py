"""What a phrase within a clause says. Each function gets the walk and where a phrase may open, and returns where that
phrase ends; the same place if it opens nothing."""

from __future__ import annotations

from dataclasses import replace

from bot.contacts.lines import deeds, names, places, placewords
from bot.contacts.lines.days import Day, trailing
from bot.contacts.lines.saywords import (
    ARTICLES,
    GIVE,
    POSSESSIVES,
    SEND,
    THEM,
    THEY,
    THEY_ARE,
    VERBS,
)
from bot.contacts.lines.slots import place
from bot.contacts.lines.walk import Walk

_PLACING = frozenset("at in on during over after before @ last while outside near behind".split())
_WEAK = frozenset("""
see meet call ring text message dm write email mail contact talk chat ask coffee lunch dinner drinks breakfast zoom
whatsapp meeting next again phone speak visit due a schedule video interview demo mtg appointment sync beers beer
training date skype facetime ft reply answer try reach buzz bug prod look 1:1 one-on-one study second return go hear
""".split())  # fmt: skip
_SMALL = frozenset(
    """
with her him them to on for the a again about back up over quick coffee lunch call chat another or and by
""".split()
)


def deed(walk: Walk, at: int, stop: int, *, fresh: bool) -> int:
    """“I'll send her slides”, “promised my CV”, “ping her next week”."""
    found = walk.found
    first = deeds.bare_of_links(found, at, stop)
    linked = first > at
    own = deeds.own(found, first, stop, walk.names)
    explicit = own > first
    may = (
        fresh
        or (linked and not walk.others)
        or (walk.single and not walk.others and walk.after != "name")
        or walk.after == "day"
    )
    may = may or (walk.after not in ("note", "name") and not walk.others)
    if not explicit and may:
        own = deeds.bare(found, first, stop)
    sends = deeds.sends(found, first, stop) or (walk.low(first) in GIVE and walk.low(first + 1) in walk.names)
    ends = deeds.following(found, first, stop)
    dated = ends > first and any(day.first <= ends < day.last and day.first > first for day in walk.days.values())
    may = may or (dated and walk.after not in ("note", "name"))
    may = may or (deeds.following(found, first, stop) > first and walk.is_them(deeds.following(found, first, stop)))
    bid = walk.single and walk.after in ("company", "role", "place") and walk.low(first) in SEND
    if own == first and (fresh or bid) and not linked and sends and deeds.following(found, first, stop) == first:
        return promise(walk, at, first, stop)
    verb = own
    if own == first and walk.low(first) == "i" and deeds.following(found, first + 1, stop) > first + 1:
        verb, explicit = first + 1, True  # “I write her next week”
    while walk.low(verb) in ("also", "to", "definitely", "please"):
        verb += 1
    ends = deeds.following(found, verb, stop)
    if ends > verb and (explicit or may or (walk.low(verb) not in _WEAK and not walk.others)):
        asked = deeds.asked(found, verb, stop)
        if asked and ends in walk.days and walk.low(walk.days[ends].last) == "to":
            remember(walk, walk.days[ends])
            ends = walk.days[ends].last
        if asked and walk.low(ends) == "to" and walk.has("when"):
            called = deeds.following(found, ends + 1, stop)
            if called > ends + 1 and walk.is_them(called):  # “remind me on friday to call Ana the vet”
                end = walk.past_them(called)
                walk.drop(at, end)
                walk.after = "name"
                return end
        if asked and walk.low(ends) == "to":
            further = deeds.following(found, ends + 1, stop)
            trivial = further > ends + 1 and _trivial(walk, further, stop)
            gives = walk.low(ends + 1) in GIVE or further == ends + 1
            if not trivial and ends + 1 < stop and (gives or walk.day_ahead(ends, stop) is None):
                walk.drop(at, ends + 1)
                return promise(walk, at, ends + 1, stop)
            ends = further if trivial else ends
        if _follows(walk, verb, ends, stop, promised=own > first):
            end = walk.past_them(ends)
            walk.drop(at, end)
            walk.awaits = True
            walk.after = "called" if any(walk.low(n) in walk.names for n in range(ends, end)) else "note"
            return end
        until = _someday(walk, at, verb, ends, stop)
        if until > at:
            return until
    if own > first and own < stop and not (stop == own + 1 and walk.low(own) in ("nothing", "her", "him", "them")):
        return promise(walk, at, own, stop)
    return at


_CALLS = frozenset("call ring text message dm write email mail contact phone".split())


def _open_day(walk: Walk, at: int, stop: int) -> bool:
    """Whether “after the summer”, “when he is back”, “once it is done” begins, of which no date tells the day."""
    opens = walk.low(at) in ("after", "when", "once") or [walk.low(at + n) for n in range(3)] == ["as", "soon", "as"]
    return opens and at + 1 < stop and walk.day_ahead(at, stop) is None


def _someday(walk: Walk, at: int, verb: int, ends: int, stop: int) -> int:
    """“follow up when his thesis is done”: the day as typed, where it ends; `at` if it is nothing of the kind."""
    first = walk.past_them(ends)
    if not _open_day(walk, first, stop) or (walk.low(verb) in _WEAK and walk.low(verb) not in _CALLS):
        return at
    until = next((n for n in range(first + 1, stop) if walk.low(n) in ("and", "but", "so")), stop)
    if until == first + 1 or not walk.put("when", first, until):
        return at
    walk.drop(at, first)
    walk.after = "note"
    return until


def _trivial(walk: Walk, start: int, stop: int) -> bool:
    """Nothing but “with her again” up to the next date or the end."""
    end = walk.next_day(start, stop)
    return all(walk.low(n) in _SMALL or walk.low(n) in walk.names for n in range(start, end))


def _follows(walk: Walk, verb: int, ends: int, stop: int, *, promised: bool) -> bool:
    """Whether this is about the day of the next contact: a date comes, soon and with nothing given away before it."""
    day = walk.day_ahead(verb, stop)
    if day is None and walk.is_them(ends):  # “spoke to Ana call her tuesday”: the one to come
        first = walk.past_them(ends)
        said = walk.days.get(first)
        if said is not None and _may_come(walk, said):
            day = walk.days[first] = replace(said, over=False)
    if day is not None and day.first < ends < day.last:  # “check in” and “in two weeks” share a word
        del walk.days[day.first]
        day = walk.days[ends] = replace(day, first=ends)
    if day is None or (walk.low(ends) in ("me", "us") and walk.low(verb) not in ("nudge", "remind", "ping", "poke")):
        return False
    weak = walk.low(verb) in _WEAK
    if (
        weak
        and (promised or walk.low(verb) in ("email", "mail", "write", "text", "message"))
        and not _trivial(walk, ends, stop)
    ):
        return False
    between = day.first - ends
    return between <= (8 if weak else 12) and (
        not weak or not any(walk.low(n) in VERBS for n in range(ends, day.first))
    )


def promise(walk: Walk, at: int, start: int, stop: int) -> int:
    """What was promised, from `start`; a date in it is the day to follow up."""
    if start >= stop or not walk.sheet.free(walk.found[start]):
        return at
    first = start
    if walk.low(start - 1) in ("promised", "promise", "owe", "owing", "owed") or walk.low(start) == "to":
        while walk.is_them(first) and first + 1 < stop:
            first += 1
        if walk.low(first) == "to" and first + 1 < stop and walk.low(start - 1)[:3] != "owe":
            first += 1
        if walk.low(first) in ("that", "to") and first + 1 < stop:
            first += 1
        first = max(first, deeds.own(walk.found, first, stop))
    if first >= stop:
        return at
    end = first + 1
    while end < stop and not _ends_promise(walk, end, stop):
        end += 1
    day = next((walk.days[n] for n in sorted(walk.days) if first <= n < end and _may_come(walk, walk.days[n])), None)
    if day is None and end - first > 1:
        late = trailing(walk.found[first:end], walk.sheet.text, walk.today)
        day = late and replace(late, first=first + late.first, last=first + late.last)
    last = to_them = _to_them(walk, first, end)
    if end == stop < len(walk.found) and end > first + 2 and walk.low(end - 1) in ("for", "to", "with"):
        last = to_them = end - 1  # the name comes next
    after = next((n for n in range(min(to_them + 1, end), end) if walk.low(n) not in walk.names), end)
    if day is not None and day.first > after:
        day = None
    if day is not None and day.first == first:
        first, day_end = day.last, end
        if first >= day_end:
            return at
    elif day is not None:
        last = min(last, day.first)
    walk.drop(at, first)
    walk.drop(to_them, min(to_them + 1, end))
    if day is not None:
        remember(walk, day)
    while last > first + 1 and walk.low(last - 1) in ("and", "then", "but"):
        last -= 1
    walk.sheet.put("promise", walk.found[first:last])
    walk.after = "promise"
    if day is not None and day.last < end and day.first >= first:
        walk.after = "note"
        return day.last
    if after < end and to_them < end and day is None:
        walk.after, walk.awaits = "name", True
        return after
    return end


def _to_them(walk: Walk, first: int, end: int) -> int:
    """Where “for Ana” or “to Ana” begins in what is promised, where that is what names her; else `end`."""
    for n in range(first + 2, end):
        if walk.low(n) not in walk.names or walk.low(n - 1) not in ("for", "to", "with"):
            continue
        told = any(
            word.low in walk.names
            for clause in walk.sheet.clauses
            if clause.start < walk.found[0].start
            for word in clause.words
        )
        return end if told else n - 1
    return end


def _may_come(walk: Walk, day: Day) -> bool:
    """Whether what is promised may be due then: “told her I'd call on Sunday” means the Sunday to come."""
    past = {"last", "yesterday", "ago", "was", "previous", "past"}
    return not day.over or not past.intersection(walk.low(n) for n in range(day.first, day.last))


def _ends_promise(walk: Walk, at: int, stop: int) -> bool:
    low = walk.low(at)
    if (low in THEY_ARE and low not in ("who's", "whose")) or low == "it's":
        return True  # “… the key she's the neighbour”
    if low in ("and", "but", "then", "so", "plus"):
        first = deeds.bare_of_links(walk.found, at, stop)
        follows = deeds.following(walk.found, first, stop)
        if deeds.own(walk.found, first, stop) > first or deeds.bare(walk.found, first, stop) > first:
            return True
        if walk.low(first) in THEY or walk.low(first) in THEY_ARE:
            return True
        if walk.low(first) == "i":
            follows = deeds.following(walk.found, first + 1, stop)
            return follows > first + 1 and walk.day_ahead(follows, stop) is not None
        return (
            follows > first
            and (walk.day_ahead(follows, stop) is not None or _open_day(walk, walk.past_them(follows), stop))
            and walk.low(first) not in ("see", "next", "a")
        )
    if low in ("ping", "remind") or deeds.own(walk.found, at, stop) > at:
        return True
    return low == "follow" and walk.low(at + 1) == "up" and walk.day_ahead(at, stop) is not None


def remember(walk: Walk, day: Day, *, announced: bool = True) -> None:
    """The day to follow up, without “on”. One that was announced takes the place of one that only stood there; a second
    one stays in the note."""
    if announced and walk.implied and walk.has("when"):
        del walk.sheet.fields["when"]
        walk.sheet.free_again(*walk.implied)
    first = day.first
    while walk.low(first) in ("on", "lunch", "dinner", "breakfast", "and") and first + 1 < day.last:
        first += 1
    if walk.put("when", first, day.last):
        walk.drop(day.first, first)
        walk.implied = None if announced else (walk.found[day.first].start, walk.found[day.last - 1].end)
        walk.awaits = False


def placed_day(walk: Walk, day: Day, stop: int, *, fresh: bool) -> None:
    """A date that stands in a clause: of the meeting, of the next contact, or of something in the note."""
    alone = day.first == 0 and day.last == len(walk.found)
    ended = day.last == stop and walk.after in ("name", "role", "company", "through", "promise")
    past = day.over or (walk.told and not (alone and day.ahead)) or not (day.ahead or alone)
    if walk.awaits and not day.over:
        remember(walk, day)
    elif past:
        said = alone or fresh or ended or walk.told
        if not (said and walk.after != "note" and walk.put("met", day.first, day.last)) and alone and day.over:
            walk.put("when", day.first, day.last)
    elif alone or fresh or ended:
        remember(walk, day, announced=False)
    walk.after = "day"


def through(walk: Walk, at: int, stop: int, *, fresh: bool) -> int:
    """“via Ben”, “introduced by Ben Cohen”, “through LinkedIn”."""
    end = deeds.via(walk.found, at, stop)
    if end == at and walk.met and walk.low(at) == "by" and (walk.after in ("name", "place") or fresh):
        end = at + 1
    if end == at or end >= stop:
        return at
    until = walk.next_day(end, stop)
    if places.is_platform(walk.found[end : end + 1]) and end + 1 == min(until, places.where(walk.found, end, until)):
        if walk.put("where", end, end + 1):
            walk.drop(at, end)
            walk.after = "place"
            return end + 1
        return at
    last = names.person(walk.found, end, until)
    told = walk.found[end : places.where(walk.found, end, until)]
    plain = bool(told) and (places.is_event(told[-1:]) or any(word.capital for word in told))
    eventful = plain and places.is_event(told) and walk.low(end) not in POSSESSIVES
    if eventful and last > end and (walk.low(at) in ("via", "met") or walk.found[end].low in placewords.PLATFORMS):
        return place(walk, at, end, stop)
    if places.is_town(walk.found[end:last]):
        return at
    if last > end and not walk.has("through"):
        walk.drop(at, end)
        walk.put("through", end, last)
        walk.after = "through"
        walk.met = True
        return last
    plain = walk.low(end) in ARTICLES or walk.low(end) in POSSESSIVES or walk.low(end) in placewords.PLATFORMS
    if plain and (walk.low(at) != "through" or walk.met or places.is_event(walk.found[end:until])):
        return place(walk, at, end, stop)
    return at


def introduction(walk: Walk, at: int, stop: int, *, fresh: bool) -> int:
    """“Ben introduced us”, “Ben put us in touch”."""
    if not fresh or not names.is_name(walk.found[at]):
        return at
    last = names.extent(walk.found, at, stop, alone=False)
    if any(word.low in walk.names for word in walk.found[at:last]):
        return at
    end = introduces(walk, last, stop)
    if last > at and end > last and not walk.has("through"):
        walk.put("through", at, last)
        walk.drop(last, end)
        walk.after = "through"
        walk.met = True
        return end
    return at


def introduces(walk: Walk, at: int, stop: int) -> int:
    """Where “introduced us”, “connected me with” ends; `at` if it is nothing of the kind."""
    first = at
    if walk.low(at) in ("kindly", "just", "has", "had"):
        at += 1
    verb, whom = walk.low(at), walk.low(at + 1)
    if verb in ("introduced", "connected", "intro'd", "introed", "introduces", "linked") and whom in ("us", "me"):
        return at + (3 if walk.low(at + 2) in ("to", "with") else 2)
    if verb == "put" and whom in ("us", "me") and walk.low(at + 2) == "in" and walk.low(at + 3) in ("touch", "contact"):
        return at + (5 if walk.low(at + 4) == "with" else 4)
    if verb in ("referred", "recommended", "sent") and whom == "me" and walk.low(at + 2) == "to":
        return at + 3
    return first


def meeting(walk: Walk, at: int, stop: int, *, fresh: bool) -> int:
    """“met at”, “we met her in”: a place or a day comes next."""
    if not (fresh or walk.single or walk.after != "note"):
        return at
    end = deeds.met(walk.found, at, stop)
    if end == at and walk.low(at) == "meet" and fresh and walk.low(at + 1) in ("at", "in", "on"):
        plain = walk.day_ahead(at, stop) is None and places.is_event(walk.found[at + 2 : stop])
        end = at + 1 if plain else at  # “meet in hackathon Hanoi”
    if end == at:
        return at
    while end < stop and (walk.low(end) in THEM or walk.low(end) in walk.names):
        end += 1
    whence = walk.low(end - 1) == "from"
    placed = walk.low(end) in _PLACING or end in walk.days or walk.low(end) == "from" or whence
    if not placed and deeds.via(walk.found, end, stop) == end:
        return at
    if walk.low(at) != "told":
        walk.drop(at, end)
    walk.met = walk.told = True
    walk.after = "met"
    if whence and end < stop:
        return max(end, place(walk, end - 1, end, stop))
    if walk.low(end) == "from":
        return place(walk, end, end + 1, stop) if end + 1 < stop else end
    return end
