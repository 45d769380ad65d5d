"""What a preposition or a sign opens: a company, a place, or what somebody does."""

from __future__ import annotations

from bot.contacts.lines import jobwords, places, placewords, roles
from bot.contacts.lines.saywords import ARTICLES, FUNCTION, MEETINGS, POSSESSIVES, THEY
from bot.contacts.lines.walk import Walk
from bot.kit import words

OPENS = frozenset("bei chez by at @ from of for with w in on during over after as outside near behind before".split())
_NO_COMPANY = frozenset("work home school uni university office night last least first noon midnight all once".split())
_IN_PLACE = frozenset("in on during over after outside near behind before".split())


def company(walk: Walk, at: int, start: int, stop: int) -> int:
    """A company whose name begins at `start`; `at` if there is none."""
    until = walk.next_day(start, stop)
    first = start + 1 if walk.low(start) in (*ARTICLES, *POSSESSIVES) and start + 1 < until else start
    last = places.company(walk.found, first, until)
    if last == first:
        return at
    house = walk.found[last - 1].low in placewords.INSTITUTIONS
    named = walk.found[first].capital or first == start or places.is_company(walk.found[first:last]) or house
    if first > start and walk.low(start) == "the" and walk.found[start].capital:
        first = start
    if not named or (first > start and walk.low(start) in POSSESSIVES and not walk.found[first].capital):
        return at
    theirs = walk.low(last - 1).endswith("'s") and last < stop and walk.found[last].text.islower()
    if (
        theirs
        and any(walk.low(n) in _THEIRS for n in range(last, min(stop, last + 4)))
        and walk.put("company", first, last)
    ):
        walk.sheet.fields["company"] = [walk.sheet.value("company")[:-2]]  # “from Lune's design team”
        walk.drop(at, first)
        walk.after, walk.met = "company", False
        return last
    if walk.low(at) in ("for", "of", "in") and places.is_town(walk.found[first:last]):
        return at
    if theirs or (last == first + 1 and walk.low(first) in _NO_COMPANY) or not walk.put("company", first, last):
        return at  # “Bob's team”, “at work”
    walk.drop(at, first)
    walk.after, walk.met = "company", False
    return last


def place(walk: Walk, at: int, start: int, stop: int) -> int:
    """A place or an occasion which begins at `start`, without its article; `at` if there is none."""
    until = walk.next_day(start, stop)
    first = start
    while walk.low(first) in (*ARTICLES, "this", "at", "my") and first + 1 < until and walk.low(first) != "my":
        first += 1
    last = places.where(walk.found, first, until)
    if last == first or not walk.put("where", first, last):
        return at
    walk.drop(at, first)
    walk.after = "place"
    return last


def preposition(walk: Walk, at: int, stop: int) -> int:
    low = walk.low(at)
    if low not in OPENS or at + 1 >= stop or at + 1 in walk.days:
        return at
    start = at + 1
    body = walk.found[
        start + 1 if walk.low(start) in ARTICLES and start + 1 < stop else start : walk.next_day(start, stop)
    ]
    body = body[: places.where(body, 0, len(body))]
    if not body:
        return at
    match low:
        case "at" | "@" | "bei" | "chez":
            return _at(walk, at, stop, eventful=places.is_event(body) and not places.is_company(body))
        case "from":
            return _from(walk, at, stop)
        case "of" if walk.after == "role" or (
            walk.after in ("name", "called")
            and (body[0].capital or places.is_company(body))
            and not places.is_town(body)
        ):
            return company(walk, at, start, stop)
        case "in" if walk.after == "name" and not walk.has("role") and not walk.met:
            return _department(walk, at, start, stop)
        case "in" | "by" if walk.after == "role" and not walk.met and places.is_company(body):
            return company(walk, at, start, stop)
        case "for" if walk.after in ("role", "works"):
            return company(walk, at, start, stop)
        case "with" | "w" if walk.after == "works" or (
            walk.after in ("role", "name") and (body[0].capital or places.is_company(body))
        ):
            return company(walk, at, start, stop)
        case "as" if not walk.has("role"):
            return role(walk, at, start, stop)
        case "after" | "before" | "outside" | "near" | "behind" if walk.met and not walk.has("where"):
            return place(walk, at, at, stop)
        case _ if low in _IN_PLACE:
            return _within(walk, at, stop, platform=places.is_platform(body[:1]))
        case _:
            return at


def role(walk: Walk, at: int, start: int, stop: int) -> int:
    """What somebody does, from `start`, with or without an article."""
    first = start + 1 if walk.low(start) in ARTICLES and start + 1 < stop else start
    last = roles.match(walk.found, first, loose=True, stop=walk.next_day(first, stop))
    if last == first or not walk.put("role", first, last):
        return at
    walk.drop(at, first)
    walk.after = "role"
    return company_behind(walk, last, stop)


def company_behind(walk: Walk, at: int, stop: int) -> int:
    """“designer Canva”: the name of a company that is all that follows a role; `at` if there is none."""
    until = walk.next_day(at, stop)
    rest = walk.found[at:until]
    plain = bool(rest) and all(word.capital and not word.handle for word in rest) and places.bare(rest)
    small = len(rest) == 1 and not walk.sheet.value("name")[:1].isupper() and rest[0].text.islower()
    plain = plain or (small and (places.is_company(rest) or places.is_unheard(rest[0])))
    if (
        not plain
        or len(rest) > 3
        or places.is_town(rest)
        or places.is_event(rest)
        or not walk.put("company", at, until)
    ):
        return at
    walk.after = "company"
    return until


def _department(walk: Walk, at: int, start: int, stop: int) -> int:
    """“Bob in accounting”."""
    last = roles.match(walk.found, start, loose=False, stop=walk.next_day(start, stop))
    known = last == start + 1 and walk.low(start) in jobwords.SHORT_ROLES
    if (
        last == start
        and walk.low(start) in jobwords.SHORT_ROLES
        and (not walk.found[start].capital or walk.low(start + 1) in ("at", "@"))
    ):
        last, known = start + 1, True
    if not known or not walk.put("role", start, last):
        return at
    walk.drop(at, start)
    walk.after = "role"
    return last


def _at(walk: Walk, at: int, stop: int, *, eventful: bool) -> int:
    """“at” is where somebody works after a role, and where you met after “met”."""
    start = at + 1
    if (
        walk.met
        and walk.after in ("met", "name", "place", "through", "day", "note", "")
        and not (walk.after == "place" and walk.has("where"))
    ):
        return place(walk, at, start, stop)
    if walk.after in ("role", "works") and not walk.has("company"):
        return company(walk, at, start, stop)
    if eventful or walk.has("company"):
        return place(walk, at, start, stop)
    if walk.after == "name" and _is_plain(walk, start):
        return place(walk, at, start, stop)  # “Ana at yoga”
    return company(walk, at, start, stop) if walk.after not in ("note", "called") else at


def _is_plain(walk: Walk, at: int) -> bool:
    """Whether a word in small letters is no name of a company, since the line writes names with capitals."""
    written = walk.sheet.value("name")[:1].isupper()
    return written and walk.found[at].text.islower() and not places.is_company(walk.found[at : at + 1])


def _from(walk: Walk, at: int, stop: int) -> int:
    """Whoever is from a town may work anywhere; whoever is “from yoga class” was met there."""
    start = at + 1
    until = walk.next_day(start, stop)
    first = start + 1 if walk.low(start) in ARTICLES and start + 1 < until else start
    until_at = _up_to_at(walk, first, places.where(walk.found, first, until))
    segment = walk.found[first:until_at]
    further = until_at < until and places.is_event(walk.found[until_at + 1 : until]) and segment[0].capital
    if further and len(segment) < 4 and not places.is_town(segment):
        met = walk.met  # “from Workday at the party”
        end = company(walk, at, start, until_at)
        walk.met = met
        return end
    named = walk.found[first : places.company(walk.found, first, until)]
    if places.is_town(segment) or places.is_town(named) or places.is_town(segment[:1]) or places.is_town(segment[:2]):
        return at
    if named and named[-1].low in jobwords.SHORT_ROLES and len(named) == 1:
        further = walk.low(start + 1) in ("at", "@")
        return at if walk.has("role") or (named[0].capital and not further) else _department(walk, at, start, stop)
    shared = places.is_platform(named) and segment and segment[-1].low in _SHARED
    if shared or (places.is_event(segment) and not places.is_company(named)):
        return place(walk, at, start, stop)
    if walk.low(start) in POSSESSIVES or (first > start and not walk.found[first].capital):
        return at
    met = walk.met
    end = company(walk, at, start, stop)
    walk.met = met
    return end


_SHARED = frozenset("community channel server workspace group forum chat space thread list".split())


def _up_to_at(walk: Walk, start: int, stop: int) -> int:
    return next((n for n in range(start, stop) if walk.low(n) in ("at", "in", "on")), stop)


def _within(walk: Walk, at: int, stop: int, *, platform: bool) -> int:
    low = walk.low(at)
    if low == "over" and any(word.low in MEETINGS for word in walk.found[at + 1 : at + 3]):
        return at  # “over coffee” says how, not where
    told = walk.met and walk.after in ("met", "name", "place", "through", "day", "company", "role")
    if told and not walk.has("where") and low in ("in", "on", "over", "during", "before", "after", "behind"):
        return place(walk, at, at + 1, stop)
    alone = at == 0 and places.where(walk.found, at + 1, stop) == stop == walk.next_day(at, stop)
    if (
        alone
        and not walk.has("where")
        and low in ("in", "on", "during", "over")
        and places.is_event(walk.found[at + 1 :])
    ):
        return place(walk, at, at + 1, stop)
    if (
        low == "on"
        and platform
        and not walk.found[at - 1].handle
        and walk.after in ("name", "role", "company")
        and walk.put("where", at + 1, at + 2)
    ):
        walk.drop(at, at + 1)
        walk.after = "place"
        return at + 2
    return at


def works(walk: Walk, at: int, stop: int, *, fresh: bool) -> int:
    """“works at Acme”, “who works in sales”, “leads data”."""
    first = at
    if (
        walk.low(first) in THEY
        or (walk.low(first) in walk.names and fresh)
        or walk.low(first) in ("and", "currently", "now")
    ):
        first += 1
    if walk.low(first) in ("currently", "now", "also", "still", "just", "recently"):
        first += 1
    if first > at and first >= stop:
        return at
    if not (fresh or first > at or walk.after in ("name", "role", "place", "company", "through") or walk.single):
        return at
    low = walk.low(first)
    if low in jobwords.LEAD_VERBS and not walk.has("role"):
        last = roles.leads(walk.found, first, stop)
        if last > first and walk.put("role", first, last):
            walk.drop(at, first)
            walk.after = "role"
            return last
        return at
    if low in _ACTS:
        return _does(walk, at, first, stop) if walk.low(first) == "does" else _act(walk, at, first, stop)
    if low in ("started", "joined", "moved"):
        start = first + 2 if walk.low(first + 1) in ("at", "with", "to") else first + 1
        if low == "moved" and (start == first + 1 or places.is_town(walk.found[start : start + 1])):
            return at
        named = start < stop and walk.found[start].capital and walk.low(start) not in ("as", "in")
        return company(walk, at, start, stop) if named else at
    if low in _JOBS and walk.low(first + 1) in ("for", "at", "with") and first + 2 < stop:
        return _job(walk, at, first, stop)
    if low not in ("works", "work", "working"):
        return at
    walk.met = False
    after = walk.low(first + 1)
    if after in ("at", "for", "@", "with") and walk.found[first + 1].text[0:2] != "@x":
        end = company(walk, at, first + 2, stop)
        if end > at:
            return end
    if after in ("as", "in") and not walk.has("role"):
        start = first + 2 if walk.low(first + 2) not in ARTICLES else first + 3
        last = (
            roles.match(walk.found, start, loose=after == "as", stop=walk.next_day(start, stop))
            if start < stop
            else start
        )
        if last > start and walk.put("role", start, last):
            walk.drop(at, start)
            walk.after = "role"
            return last
    if walk.low(first + 1)[:1] == "@":
        walk.drop(at, first + 1)
        walk.after = "works"
        return first + 1
    for n in range(first + 1, stop - 1):
        if walk.low(n) in ("at", "for") and walk.found[n + 1].capital and not walk.has("company"):
            last = places.company(walk.found, n + 1, walk.next_day(n + 1, stop))
            if last > n + 1 and walk.put("company", n + 1, last):
                walk.drop(n, n + 1)
                walk.after = "note"
                return first + 1
    return at


def _act(walk: Walk, at: int, first: int, stop: int) -> int:
    """“teaches maths at Charles University”."""
    for n in range(first + 2, min(first + 6, stop - 1)):
        if walk.low(n) in ("at", "for", "@"):
            last = places.company(walk.found, n + 1, walk.next_day(n + 1, stop))
            if walk.has("role") or walk.has("company") or last == n + 1 or not walk.found[n + 1].capital:
                return at
            walk.put("role", first, n)
            walk.drop(at, first)
            walk.drop(n, n + 1)
            walk.put("company", n + 1, last)
            walk.after = "company"
            return last
        if walk.low(n) in FUNCTION:
            break
    return at


_JOBS = frozenset(
    """
drives teaches consults codes cooks writes flies researches interns volunteers practises practices trains freelances
recruits sells designs illustrates edits reports lectures studies programs develops engineers manages runs bartends
waits performs dances sings acts films photographs nurses coaches mentors tutors translates interprets audits trades
lobbies campaigns organises organizes fundraises models produces composes conducts guards patrols delivers ships
""".split()
)


def _job(walk: Walk, at: int, first: int, stop: int) -> int:
    """“he drives for DHL”: where they work; how stays in the note."""
    start = first + 2
    last = places.company(walk.found, start, walk.next_day(start, stop))
    named = walk.found[start:last]
    plain = bool(named) and named[0].capital and not places.is_town(named) and not places.is_event(named)
    if not plain or not walk.put("company", start, last):
        return at
    walk.drop(at, first)
    walk.drop(first + 1, start)
    walk.after = "note"
    return first + 1


def _does(walk: Walk, at: int, first: int, stop: int) -> int:
    """“does marketing at Nike”."""
    last = roles.match(walk.found, first + 1, loose=False, stop=walk.next_day(first + 1, stop))
    if walk.low(first) not in ("does", "do") or last == first + 1 or not walk.put("role", first + 1, last):
        return at
    walk.drop(at, first + 1)
    walk.after = "role"
    return last


_ACTS = frozenset(
    """
teaches builds designs develops sells manages runs leads handles makes maintains researches does
""".split()
)


def sign(walk: Walk, at: int, stop: int) -> int:
    """“@Acme” after a role is a company, “@ana_r” a handle."""
    word = walk.found[at]
    if not word.handle or not walk.sheet.free(word):
        return at
    mentioned = word.text.startswith("<@") or (
        walk.low(at + 1) in ("on", "at") and walk.low(at + 2) in placewords.PLATFORMS
    )
    unnamed = not walk.names and not walk.has("name") and not word.capital
    if (mentioned or unnamed) and walk.put("handle", at, at + 1):
        walk.after = "name" if not walk.names and not walk.has("name") else walk.after
        return at + 1
    before = walk.low(at - 1) if at else ""
    bare = words.fold(word.text[1:])
    personal = any(len(name) > 2 and (name in bare or bare in name) for name in walk.names)
    odd = "_" in bare or (bare[-1:].isdigit() and not word.capital) or before in placewords.PLATFORMS
    proper = word.capital or (at + 1 < stop and walk.found[at + 1].capital)
    if (personal and walk.after != "role" and not proper) or (odd and walk.after != "role") or walk.has("company"):
        return at + 1 if walk.put("handle", at, at + 1) else at
    if walk.after == "note" and not walk.single:
        return at
    last = max(places.company(walk.found, at, walk.next_day(at, stop)), at + 1)
    if not walk.found[at].capital:
        last = at + 1
    said = walk.sheet.said(walk.found[at:last]).removeprefix("@")
    if not walk.put("company", at, last):
        return at
    walk.sheet.fields["company"] = [said]
    walk.after = "company"
    return last


def team(walk: Walk, at: int, stop: int, *, fresh: bool) -> int:
    """“her team at Figma”: where they work; the team itself stays in the note."""
    theirs = walk.low(at) in ("her", "his", "their") and walk.low(at + 1) in _THEIRS and walk.low(at + 2) in ("at", "@")
    if not theirs or at + 3 >= stop or walk.has("company") or not walk.found[at + 3].capital:
        return at
    last = places.company(walk.found, at + 3, walk.next_day(at + 3, stop))
    if not walk.put("company", at + 3, last):
        return at
    walk.drop(at + 2, at + 3)
    walk.after = "note"
    return at + 1


_THEIRS = frozenset("team group department company startup employer boss job lab crew squad".split())
