"""What a preposition or a sign opens: a company, a place, or what somebody does."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.contacts.lines import gazetteer, jobwords, places, placewords, roles
from bot.contacts.lines.saywords import ARTICLES, FUNCTION, MEETINGS, MONTHS, POSSESSIVES, VERBS
from bot.contacts.lines.sheet import Word
from bot.contacts.lines.walk import Walk
from bot.kit import words

OPENS = frozenset("bei chez by at @ from of for with w in on during over after as outside near behind before".split())
_NO_COMPANY = frozenset("work home school uni university office night last least first noon midnight all once".split())
_IN_PLACE = frozenset("in on during over after outside near behind before".split())


def company(walk: Walk, at: int, start: int, stop: int) -> int:
    """A company whose name begins at `start`; `at` if there is none."""
    until = walk.next_day(start, stop)
    first = start + 1 if walk.low(start) in (*ARTICLES, *POSSESSIVES) and start + 1 < until else start
    if walk.low(first) in _SAID_SO and first + 1 < until and walk.found[first + 1].capital:
        first = start = first + 1  # “in company Lune”
    last = places.company(walk.found, first, until)
    if last == first:
        return at
    house = walk.found[last - 1].low in placewords.INSTITUTIONS
    follows = walk.found[last].text if last < stop else ""
    if follows.islower() and follows.isalpha() and first > start:
        if walk.low(last) in placewords.EVENTS - placewords.VENUES and walk.low(at) in ("at", "from"):
            return place(walk, at, start, stop)  # “at the Bosch booth”
        if walk.low(start) in ("a", "an") and walk.low(last) not in FUNCTION and walk.low(last) not in VERBS:
            return at  # “of a Rust crate”
    alone = walk.found[first:last]
    if last == first + 1 and (walk.low(first) in placewords.LANGUAGES or _is_word(walk, alone)):
        return at
    if walk.low(at) == "of" and first > start and follows in ("team", "crew", "class", "course", "side", "squad"):
        return at  # “coach of the U12 team”
    named = walk.found[first].capital or first == start or places.is_company(walk.found[first:last]) or house
    if first > start and walk.low(start) == "the" and walk.found[start].capital:
        first = start
    if not named or (first > start and walk.low(start) in POSSESSIVES and not walk.found[first].capital):
        return at
    theirs = walk.low(last - 1).endswith("'s") and last < stop and walk.found[last].text.islower()
    if (
        theirs
        and any(walk.low(n) in TEAMS for n in range(last, min(stop, last + 4)))
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


def _is_word(walk: Walk, alone: Sequence[Word]) -> bool:
    """Whether a word in small letters is one of the language where the line writes names with capitals: “upstairs”."""
    said = alone[0].low in gazetteer.listed("plain_words")
    return said and alone[0].text.islower() and walk.sheet.value("name")[:1].isupper() and not places.is_company(alone)


def is_house(walk: Walk, start: int, stop: int) -> bool:
    """Whether a name with a capital stands there which is of no town, occasion, language or subject: “in Lune”."""
    first = start + 1 if walk.low(start) in ARTICLES and start + 1 < stop else start
    first += walk.low(first) in _SAID_SO and first + 1 < stop
    named = walk.found[first : places.company(walk.found, first, walk.next_day(first, stop))]
    if not named or not named[0].capital or walk.has("company"):
        return False
    low = named[0].low
    other = low in placewords.LANGUAGES or low in jobwords.DEPARTMENTS or low in MONTHS or low in jobwords.SUBJECTS
    known = places.is_town(named) or places.is_town(named[:1]) or places.is_town(named[-1:]) or places.is_event(named)
    return not other and not known and low not in jobwords.SHORT_ROLES and _QUARTER.fullmatch(low) is None


_SAID_SO = frozenset("company firm employer startup start-up".split())
_QUARTER = re.compile(r"[qh][1-4]")


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
    said = start + (walk.low(start) in ARTICLES)
    told = walk.low(said) in _SAID_SO and low in ("in", "from", "at", "for", "of", "by", "with")
    if told and not walk.has("company") and said + 1 < stop and is_house(walk, said, stop):
        return company(walk, at, start, stop)
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
        case "in" if walk.after in ("name", "company") and not walk.has("role") and not walk.met:
            return _department(walk, at, start, stop)
        case "in" | "by" if walk.after == "role" and not walk.met and places.is_company(body):
            return company(walk, at, start, stop)
        case "for" if walk.after in ("role", "works"):
            return company(walk, at, start, stop)
        case "with" | "w" if walk.after == "works" or (
            walk.after in ("role", "name")
            and (body[0].capital or places.is_company(body[:1]) or places.is_company(body))
        ):
            return company(walk, at, start, stop)
        case "as" if not walk.has("role"):
            return role(walk, at, start, stop)
        case "after" | "before" | "during" if walk.met and not walk.has("where") and (held := _held(walk, start, stop)):
            return place(walk, held, held + 1, stop)
        case "after" | "before" | "outside" | "near" | "behind" if walk.met and not walk.has("where"):
            return place(walk, at, at, stop)
        case _ if low in _IN_PLACE:
            return _within(walk, at, stop, platform=places.is_platform(body[:1]))
        case _:
            return at


_HELD = frozenset("talk keynote panel workshop session lecture presentation pitch demo speech class set".split())


def _held(walk: Walk, start: int, stop: int) -> int:
    """Where “at PyDay” begins in “after her talk at PyDay”; 0 if it is nothing of the kind."""
    if walk.low(start) not in POSSESSIVES:
        return 0
    at = next((n + 1 for n in range(start + 1, min(start + 4, stop)) if walk.low(n) in _HELD), stop)
    return at if at < stop - 1 and walk.low(at) in ("at", "in", "@") else 0


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
    _further(walk, at, stop)
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


_SPEAKERS = frozenset("speaker panelist panellist host moderator organizer organiser presenter guest".split())


def _further(walk: Walk, at: int, stop: int) -> None:
    """“nurse in the ICU at St. Thomas”, “CEO of a small startup called Fjordly”: a company that comes a few words after
    the role; those words stay in the note."""
    if walk.has("company") or walk.low(at) not in ("in", "on", "of", "for", "at") or walk.low(at - 1) in _SPEAKERS:
        return
    called = walk.low(at + 1) in ("a", "an", "the", "some")
    for n in range(at + 2, min(at + 8, walk.next_day(at, stop) - 1)):
        if walk.low(n) in VERBS or walk.low(n) in ("and", "who", "but", "with", "where"):
            return
        opens = walk.low(n) in ("at", "@") or (called and walk.low(n) in ("called", "named"))
        named = walk.found[n + 1 : places.company(walk.found, n + 1, walk.next_day(n + 1, stop))] if opens else ()
        if named and named[0].capital and not places.is_event(named) and not places.is_town(named):
            if walk.put("company", n + 1, n + 1 + len(named)):
                walk.drop(n, n + 1)
            return


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
    if eventful and walk.after == "role" and walk.low(at - 1) in _SPEAKERS and not walk.has("where"):
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
    before = walk.low(at - 1)
    if at and walk.found[at - 1].capital and before not in walk.names and gazetteer.given(before):
        return at  # “Ana knows Tom from Stripe”: it is Tom's
    start = at + 1
    until = walk.next_day(start, stop)
    first = start + 1 if walk.low(start) in ARTICLES and start + 1 < until else start
    until_at = _up_to_at(walk, first, places.where(walk.found, first, until))
    segment = walk.found[first:until_at]
    further = bool(segment) and until_at < until and places.is_event(walk.found[until_at + 1 : until])
    further = further and segment[0].capital
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
    shared = shared or (places.is_platform(segment[:1]) and len(segment) > 2 and segment[1].low == "of")
    shared = shared or (len(segment) > len(named) and segment[-1].text.islower() and places.is_event(segment[-1:]))
    way = places.is_platform(named) and named[0].low not in placewords.KNOWN_COMPANIES
    if shared or way or (places.is_event(segment) and not places.is_company(named)):
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
    named_so = any(len(name) > 3 and bare.startswith(name) for name in walk.names) and not word.capital
    odd = named_so or "_" in bare or (bare[-1:].isdigit() and not word.capital) or before in placewords.PLATFORMS
    proper = word.capital or (at + 1 < stop and walk.found[at + 1].capital)
    if (
        (personal and walk.after != "role" and not proper)
        or (odd and (walk.after != "role" or named_so))
        or walk.has("company")
    ):
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


TEAMS = frozenset("team group department company startup employer boss job lab crew squad".split())
