"""What a segment between two commas is as it stands: a role, an occasion, a company, or neither for certain."""

from __future__ import annotations

from collections.abc import Sequence

from bot.contacts.lines import bygone, days, deeds, places, placewords, roles, slots
from bot.contacts.lines.labels import LABELS
from bot.contacts.lines.saywords import ARTICLES, FUNCTION, MONTHS, PRAISE, THEY_ARE, VERBS
from bot.contacts.lines.sheet import CONNECTIVES, Clause, Word
from bot.contacts.lines.walk import Walk


def role(walk: Walk, start: int, stop: int) -> int:
    """Where the role that begins a segment ends; 0 if none begins it, or for no plain reason."""
    first = start + 1 if walk.low(start) in ARTICLES and start + 1 < stop else start
    found = walk.found
    while first < stop - 1 and walk.low(first) in _BY_NOW:
        first += 1
    first += walk.low(first) in ("position", "profession") and first < stop - 1 and not is_label(walk, stop)
    if walk.has("role") or _opens(walk, start, stop) or is_label(walk, stop) or bygone.ends(found, start, stop) > start:
        return 0
    owner = _owner(walk, first, stop)
    first += owner
    end = roles.match(found, first, loose=True, stop=walk.next_day(first, stop))
    behind = ("at", "@", "bei", "chez", "of", "for", "from", "in", "and", "with", "working", "works", "who")
    behind = (*behind, "near", "aboard", "outside")
    if end == first or (end < stop and walk.low(end) not in behind):
        end = _before_sign(walk, first, stop) if walk.low(end)[:1] != "@" else end
        end = end if end > first else roles.match(found, first, loose=True, stop=walk.next_day(first, stop))
    if end == first:
        return 0
    after = walk.low(end)
    if (end == first + 1 and walk.low(first) in _NOT_ALONE) or after in ("is", "was", "are", "were", "called", "named"):
        return 0
    goes_on = (
        end in walk.days
        or after in ("near", "aboard", "outside", "now", "currently")
        or after in FUNCTION
        or after in VERBS
        or after in THEY_ARE
    )
    slot = (
        after in ("at", "@", "bei", "chez", "of", "for", "from", "with", "working", "works", "who") or after[:1] == "@"
    )
    if not (end == stop or slot or (goes_on and (not walk.noted or first > start))) and not _named_behind(
        walk, end, stop
    ):
        return 0
    for split in (1, 2):  # “Google engineer”
        known = end > first + split and places.is_company(found[first : first + split])
        rest = known and roles.match(found, first + split, loose=False, stop=end) == end
        if rest and walk.put("company", first, first + split):
            first += split
            break
    if not walk.put("role", first, end):
        return 0
    if owner and walk.put("company", first - 1, first):
        walk.sheet.fields["company"] = [walk.found[first - 1].text[:-2]]
    walk.drop(start, first)
    walk.after = "role"
    if end == stop:
        _slashed(walk, first, stop)
    return slots.company_behind(walk, end, stop)


def _slashed(walk: Walk, first: int, stop: int) -> None:
    """“importer / exporter”: one role, where slashes don't part the facts."""
    clauses = walk.sheet.clauses
    here = next(n for n, clause in enumerate(clauses) if clause.words is walk.found)
    if here + 1 == len(clauses) or clauses[here + 1].mark != "/" or clauses[here].mark[:1] == "/":
        return
    further = clauses[here + 1].words
    ends = here + 2 == len(clauses) or clauses[here + 2].mark != "/"
    if further and ends and roles.match(further, 0, loose=True, stop=len(further)) == len(further):
        whole = [*walk.found[first:stop], *further]
        walk.sheet.fields["role"] = [walk.sheet.said(whole)]
        walk.sheet.take(further)


_BY_NOW = frozenset("right now currently still also presently today today's".split())

_NOT_ALONE = frozenset("lead head chief master contact host model candidate".split())
"""Words that say alone nothing of what somebody does: “[lead]”."""


def _owner(walk: Walk, first: int, stop: int) -> int:
    """1 where “Lune's” stands in front of a role."""
    word = walk.found[first]
    owned = word.capital and word.text[-2:] in ("'s", "’s") and len(word.text) > 3 and word.low not in THEY_ARE
    return int(owned and first + 1 < stop and roles.match(walk.found, first + 1, loose=True, stop=stop) > first + 1)


def _named_behind(walk: Walk, end: int, stop: int) -> bool:
    """“nurse Klinikum Stuttgart”: nothing but a company behind the role."""
    rest = walk.found[end : walk.next_day(end, stop)]
    return bool(rest) and not walk.noted and places.bare(rest) and all(word.capital for word in rest)


def is_label(walk: Walk, stop: int) -> bool:
    """Whether the clause is a label: “Company: …”."""
    said = " ".join(word.low for word in walk.found)
    labelled = said in LABELS or said in placewords.PLATFORMS or all(word.low in CONNECTIVES for word in walk.found)
    end = walk.found[stop - 1].end
    return labelled and walk.sheet.text[end : end + 2].lstrip()[:1] == ":"


def _before_sign(walk: Walk, first: int, stop: int) -> int:
    """“growth @Notion”: what stands between the name and a company is what they do there, whatever it is called."""
    for at in range(first, min(first + 4, stop)):
        word = walk.found[at]
        if word.handle or word.low == "@":
            return at
        if word.low in FUNCTION or word.low in VERBS or not word.text[0].isalpha():
            break
    return first


def _opens(walk: Walk, at: int, stop: int) -> bool:
    """Whether a phrase with a verb or “via” begins here."""
    found = walk.found
    things = ("coffee", "video", "training", "demo", "beer", "data", "phone", "interview", "dinner", "call")
    if walk.low(at) in things and at + 1 < stop and roles.is_head(found[at + 1]):
        return False  # “coffee farmer”
    return any(take(found, at, stop) > at for take in (deeds.via, deeds.own, deeds.following)) and not (
        walk.low(at) in ("meeting", "contact", "call", "write", "visit")
        and roles.match(found, at, loose=False, stop=stop) > at
    )


def named(walk: Walk, clauses: Sequence[Clause], number: int, first: int, stop: int) -> int:
    """Where a segment ends that is the bare name of an occasion or a company; 0 if it is neither for certain."""
    end = walk.next_day(first, stop)
    if is_label(walk, stop):
        return 0
    if 1 <= stop - first <= 4 and not walk.days and not walk.has("when") and days.may_begin(walk.found[first]):
        day = days.alone(walk.found[first:stop], walk.sheet.text, walk.today)
        if day and walk.put("when", first, stop):
            return stop  # “// next thursday”
    while end > first + 1 and walk.found[end - 1].text in ("<", ">", "&"):
        end -= 1
        walk.sheet.let_go(walk.found[end : end + 1])
    start = first + 1 if walk.low(first) == "the" and first + 1 < end else first
    segment = walk.found[start:end]
    if not segment or len(walk.sheet.said(segment)) == 1 or deeds.via(walk.found, first, stop) > first:
        return 0
    described = start > first and places.is_event(segment[:1]) and not any(word.low in VERBS for word in segment)
    single = len(segment) == 1 and places.is_company(segment)  # “(stripe)”
    occasion = _plain_event(segment)
    house = single or (places.is_company(segment) and segment[0].low in placewords.COMPANY_STARTS)
    small = _in_small_letters(walk, clauses, number, segment)
    if not (places.bare(segment) or occasion or described or house or small) or (
        end in walk.days and not segment[0].capital
    ):
        return 0
    event, company = occasion or places.is_event(segment), places.is_company(segment)
    weak = not (event or company)
    beside = _beside(walk, clauses, number, segment)
    if weak and not beside and (walk.noted or end in walk.days or clauses[number].mark[:1] in ";.!?…"):
        return 0
    if len(segment) == 1 and (weak or places.is_platform(segment)) and _labels(walk, segment[0]):
        return 0
    field = _field(walk, clauses, number, segment, event=event, company=company, beside=beside)
    field = small or field
    if not field or not walk.put(field, start, end):
        return 0
    walk.drop(first, start)
    walk.after = "place" if field == "where" else field
    return end


def _in_small_letters(walk: Walk, clauses: Sequence[Clause], number: int, segment: Sequence[Word]) -> str:
    """“ana, recruiter, acme, pyday”: the field of one word that is none of the language, where nothing has capitals."""
    if len(segment) > 3 or not walk.sheet.value("name").islower() or not walk.has("role"):
        return ""
    house = len(segment) > 1 and segment[-1].low in placewords.COMPANY_ENDINGS and not places.is_event(segment)
    if len(segment) > 1 and not (house and all(word.text.isalpha() and word.text.islower() for word in segment)):
        return ""
    word, before = segment[0], clauses[number - 1]
    if any(walk.sheet.free(each) for each in before.words) or clauses[number].mark not in ",|/(-–—":
        return ""
    if walk.has("company"):
        held = word.text.islower() and word.low.endswith(_GATHERINGS) and word.low not in placewords.NOT_EVENTS
        return "where" if held and not walk.has("where") and places.is_unheard(word) else ""
    after = walk.sheet.value("role") in walk.sheet.said(before.words)
    return "company" if after and (house or places.is_unheard(word)) and not places.is_event(segment) else ""


_GATHERINGS = ("day", "days", "conf", "con", "fest", "camp", "meetup", "thon", "summit", "expo", "hack")


def _labels(walk: Walk, word: Word) -> bool:
    """Whether a link or a number comes right after: “LinkedIn: https://…”, “tel 0171 …”."""
    return any(
        walk.sheet.text[word.end : mark.start].strip() in ("", ":")
        for mark in walk.sheet.marks
        if mark.start >= word.end
    )


def _plain_event(segment: Sequence[Word]) -> bool:
    """“yoga class”, “speed networking night”: an occasion in small letters, and nothing else."""
    last = next(
        (n for n, word in enumerate(segment) if n and word.low in ("at", "in", "of", "on", "with")), len(segment)
    )
    if last == len(segment):
        while last > 1 and places.is_town(segment[last - 1 : last]):
            last -= 1  # “wine fair Verona”
    elif not all(word.capital for word in segment[last + 1 :]) or last + 1 == len(segment):
        return False  # “panel at Devoxx”, but not “talk about …”
    body = segment[:last]
    if any(word.low in MONTHS for word in segment[last + 1 :]):
        return False  # “first marathon in October”
    if len(body) > 1 and places.is_platform(body[-1:]) and body[-2].low not in _WAYS:
        return False  # “prefers Signal”
    named_so = _DONE_THERE if body[-1].low[-1:] != "s" else frozenset[str]()
    opinion = any(
        (word.low in VERBS or word.low in FUNCTION or word.low in PRAISE) and word.low not in named_so for word in body
    )
    plain = not opinion and all(word.text[0].isalnum() for word in body)
    held = len(body) > 1 and body[-1].low in _HELD and body[-2].low not in _TRADED
    return (
        plain
        and len(body) <= 4
        and (held or places.is_event(body[-1:]) or places.is_gathering(body))
        and not body[-1].text.isdigit()
    )


_WAYS = frozenset("via dm cold group chat message thread community channel server call on over".split())
_DONE_THERE = frozenset(
    """
open natural free running reading writing speaking cooking climbing swimming dancing painting knitting
networking coding hiking cycling sailing skiing learning teaching training fun
""".split()
)
"""What an occasion may be called by, though it is a verb or an opinion elsewhere: “running club”, “open day”."""

_TRADED = frozenset("own private general medical law dental group legal family veterinary".split())
_HELD = frozenset(
    "show quiz visit meeting practice briefing game tasting reading rehearsal signing premiere dinner night".split()
)
"""What is an occasion only with a word in front that says which."""


def _field(
    walk: Walk,
    clauses: Sequence[Clause],
    number: int,
    segment: Sequence[Word],
    *,
    event: bool,
    company: bool,
    beside: bool,
) -> str:
    if company and not walk.has("company") and not (event and not walk.has("role")):
        return "company"
    if roles.match(segment, 0, loose=False, stop=1) and len(segment) > 1 and segment[1].low == "of":
        return ""
    if event:
        works = beside and walk.has("role") and not walk.has("company") and places.is_venue(segment)
        return "company" if works else "where"
    if roles.match(segment, 0, loose=True, stop=len(segment)) or _too_short(segment):
        return ""
    if any(word.low in placewords.LANGUAGES for word in segment):
        return ""
    if places.is_town(segment) or (places.is_town(segment[-1:]) and len(segment) > 1 and segment[0].low in _REGIONS):
        return ""
    if walk.has("company"):
        plain = all(word.capital or word.low in ("of", "the", "&", "and", "for", "in", "re") for word in segment[:-1])
        return "where" if walk.slot and plain else ""
    following = next((clause.words for clause in clauses[number + 1 : number + 2]), ())
    if beside:
        return "company"
    if walk.has("role"):
        return "company" if walk.slot and clauses[number].mark[:1] in ",|/(" else ""
    only = sum(bool(clause.words) for clause in clauses) == 2
    return "where" if clauses[number].mark == "," and not following and only else ""


def _too_short(segment: Sequence[Word]) -> bool:
    return len(segment[0].text) + len(segment) < 4 and segment[0].text.isascii()


_REGIONS = frozenset("north south east west greater central northern southern eastern western new old near".split())


def _beside(walk: Walk, clauses: Sequence[Clause], number: int, segment: Sequence[Word]) -> bool:
    """Whether the clause before is what they do, or the next one is, so that the name of something is where."""
    if walk.has("company"):
        return False
    mark = clauses[number].mark[:1]
    small = ("of", "the", "&", "and", "for", "und", "de", "fur", "et", "y", "e")
    written = all(word.capital or word.low in small for word in segment)
    sure = mark not in ".!?…" or (
        written and (len(segment) > 1 or any(letter.isupper() for letter in segment[0].text[1:]))
    )
    before = clauses[number - 1] if number else None
    said = before is not None and walk.has("role") and walk.sheet.value("role") in walk.sheet.said(before.words)
    if before is not None and said and not any(walk.sheet.free(word) for word in before.words):
        return sure
    following = clauses[number + 1] if number + 1 < len(clauses) else None
    if following is None or walk.has("role") or not following.words:
        return False
    return is_role(following.words)


def is_role(found: Sequence[Word]) -> bool:
    """Whether a clause begins with a role and goes on with nothing but where."""
    end = roles.match(found, 0, loose=True, stop=len(found))
    if end == 0 or (end == 1 and found[0].low in _NOT_ALONE):
        return False
    strong = roles.match(found, 0, loose=False, stop=len(found)) == end
    return end == len(found) or (strong and found[end].low in ("at", "of", "for", "and", "in", "with", "who"))


def may_place(walk: Walk, clauses: Sequence[Clause], number: int) -> bool:
    """Whether the clause before said only what somebody is or where they work, so that a place may come next."""
    at = number - 1
    while at > 0 and not clauses[at].words:
        at -= 1
    before = clauses[at].words if at >= 0 else ()
    return bool(before) and not walk.has("where") and not any(walk.sheet.free(word) for word in before)
