"""Words around a phrase that make it something else than a date: a name, a title, a kind of thing.

“May Chen”, “the Sunday Times”, “Friday Harbor”, “a monday person”, “Sunday brunch place”, “the 3rd attempt”.
"""

from __future__ import annotations

from bot.kit.dates.holidays import FIRST_WORDS as HOLIDAY_WORDS
from bot.kit.dates.phrase import Draft
from bot.kit.dates.scan import Scan
from bot.kit.dates.tokens import MONTHS, SHAKY, TODAY, TOMORROW, WEEKDAYS, Token

_FOLLOWS = frozenset(
    "about with for to at re regarding on and so because if when in from by via i we she he they it you the a an"
    " my our her his their i'll we'll let's is are was were will would should can could must may might works has"
    " have or but then after before until till between around over out off up through as of not no please pls"
    " also maybe again instead latest sharp ok who which where that this next too both either once unless while"
    " both me us him them there here ask tell send call text email message msg dm ping write phone ring meet see"
    " catch chat talk speak check remind nudge follow book share give bring take get buy pick return reply"
    " contact reach visit attend join post publish apply review submit finish prepare plan schedule introduce"
    " intro invite thank congratulate confirm connect discuss go come try start begin end latest onwards onward"
    " sometime ideally preferably probably party drinks dinner breakfast standup demo sync session workshop"
    " meetup gig game match concert webinar interview kickoff retro cookout picnic barbecue bbq hike run walk"
    " yoga class lesson training appointment flight train exam presentation pitch coffee beers beer tennis"
    " football cricket climbing dance kick-off gathering celebration reunion morning afternoon evening night noon"
    " midday midnight lunch lunchtime am pm o'clock".split()
)
"""What may follow a bare weekday, holiday or “the 3rd” that is a date; a noun there makes it a kind of thing."""
_TITLED = frozenset("called titled named movie film novel book song album".split())
_CALLED = _TITLED | frozenset(
    "dog cat horse band lives column series fan founder ex reads title watched"
    " show group club magazine newspaper podcast likes loves bass drums guitar".split()
)
"""Words before a name or a title."""
_NOUNS_AFTER = frozenset(
    "experience old of ago olds people employees years kids children team teams members person degree degrees"
    " floor edition anniversary place prize grade birthday street avenue st ave rd road percent stars star points"
    " row class generation gen choice time times party series contract internship program programme course"
    " bootcamp sprint sabbatical notice trip runway stint plan job jobs project projects reviews report"
    " newsletter attempt campaign numbers".split()
)
"""After these a length, a number or a day is no date: “2 years experience”, “5th floor”."""
_LOOSE_NOUNS = frozenset("plan time times party people trip project report reviews series person place".split())
"""Of these, the ones that follow a date by chance as often: they belong to a short phrase (“monday person”) only."""
_MEASURES = frozenset({"old", "of", "experience", "ago"})
_NAMED_DAYS = frozenset({*WEEKDAYS, *MONTHS, *HOLIDAY_WORDS})
_ADDRESSES = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof", "sir"})
_POINTERS = frozenset({"on", "by", "before", "until", "at", "from", "after", "for", "due"})


def is_titled(scan: Scan, it: Draft, *, asked: bool) -> bool:
    """Whether the phrase belongs to a name, a title or a noun. `asked`: something before it asks for a day."""
    if scan.words[it.start - 1] in _ADDRESSES or scan.words[it.start - 2] in _ADDRESSES:
        return True
    return (
        _owns(scan, it)
        or _is_title(scan, it)
        or _is_name(scan, it, asked=asked)
        or _noun_follows(scan, it)
        or _is_kind(scan, it, asked=asked)
        or _is_called(scan, it)
    )


def _owns(scan: Scan, it: Draft) -> bool:
    """“this year's keynote”, “Tomorrow's Leaders”: what a day owns is no day."""
    token = scan.at(it.end - 1)
    said = scan.text[token.start : token.end].lower()
    return token.kind == "word" and said.endswith(("'s", "’s")) and it.days is not None and not it.days.repeats


def _is_title(scan: Scan, it: Draft) -> bool:
    """“28 Days Later”, “the Next Week”: words that nobody writes large but in a title, within a sentence."""
    plain = [
        each for each in map(scan.at, range(it.start, it.end)) if each.kind == "word" and each.text not in _NAMED_DAYS
    ]
    shouted = any(scan.text[each.start : each.end].isupper() and each.end - each.start > 1 for each in plain)
    return it.start > 0 and len(plain) > 1 and not shouted and all(_capital(scan, each) for each in plain)


def _capital(scan: Scan, token: Token) -> bool:
    return not scan.loud and token.kind == "word" and scan.text[token.start].isupper()


def _is_name(scan: Scan, it: Draft, *, asked: bool) -> bool:
    """“May Chen”, “Mr March”, “Friday Okafor”, “14 Sunday Lane”: capitals beside a capital weekday or month."""
    start = scan.skip(it.start, "the")
    size = it.end - start
    if (size == 2 and it.clock is None) or (size == 1 and start > it.start):
        named = scan.at(it.end), *(scan.at(k) for k in range(start, it.end))
        if (size == 2 or scan.words[start] in WEEKDAYS or scan.words[start] == "tonight") and all(
            _capital(scan, each) for each in named
        ):
            return True  # “Friday Night Lights”, “the Sunday Times”
    token, after = scan.at(it.end - 1), scan.at(it.end)
    said = scan.text[token.start : token.end]
    named_day = token.text in WEEKDAYS or token.text in MONTHS or token.text in ("tonight", "today", "tomorrow")
    capital = said[:1].isupper() and not said.isupper() and not scan.loud
    elsewhere = it.lead in ("at", "from") and size > 2 and it.days is not None and it.days.last is None
    proper = _capital(scan, after) and not after.glued and after.text not in _FOLLOWS and after.text not in WEEKDAYS
    if capital and named_day and size > 1 and proper and (elsewhere or it.lead not in _POINTERS):
        return True  # “14 Sunday Lane”, “25 April Bridge”
    if it.days is None and it.repeat is None and it.lead not in _POINTERS and _capital(scan, after) and not after.glued:
        return after.text not in _FOLLOWS  # “5am Club”
    if size != 1 or not (named_day or token.text in TODAY):
        return False
    before = scan.at(it.end - 2)
    if capital and it.lead in ("", "the") and _capital(scan, after) and not after.glued:
        return True
    if capital and not it.lead and _capital(scan, before) and not before.glued:
        return not asked  # “Taco Tuesday”, “USA Today”; but “call Ana Tuesday”
    if after.text == "'" or scan.text[token.end : token.end + 2].lower() in ("'s", "’s"):
        return token.text in SHAKY or capital
    return False


def _noun_follows(scan: Scan, it: Draft) -> bool:
    """“2 years experience”, “5th floor”, “Q3 report”, “a monday person”."""
    word = scan.words[it.end]
    if scan.at(it.end).glued:
        return word in ("-", "'", "/")
    if word not in _NOUNS_AFTER:
        return False
    if word in _LOOSE_NOUNS:
        shaky = it.days is None or it.days.weak or scan.words[it.start] in WEEKDAYS
        return it.lead == "" and it.end - it.start <= 2 and shaky
    return word in _MEASURES or it.lead == "" or (it.days is not None and it.days.weak)


def _is_kind(scan: Scan, it: Draft, *, asked: bool) -> bool:
    """“Sunday brunch place”, “Black Friday campaign”, “noon prayers”, “on the 3rd attempt”: a noun comes at once."""
    after = scan.at(it.end)
    if after.kind != "word" or after.text in _FOLLOWS or after.glued or it.repeat is not None:
        return False
    ordinal = scan.at(it.end - 1).kind == "ordinal"
    if ordinal and it.end - it.start <= 3:
        return after.text not in TODAY and not _capital(scan, after)
    bare = it.end - scan.skip(it.start, "the") <= 2 and it.lead == "" and (it.clock is None or it.clock.midnight)
    what = it.days is None or it.days.weekday or it.days.repeats == "year"
    return bare and what and not asked and scan.words[it.start] not in TOMORROW


def _is_called(scan: Scan, it: Draft) -> bool:
    """“founder of Noon”, “his startup is called Next Week”, “lives in Christmas, Florida”."""
    within = it.lead == "in"
    if not _capital(scan, scan.at(it.start + within)) or it.lead in ("by", "before", "until"):
        return False
    if within and scan.words[it.start - 1] == "lives":
        return True
    near = [scan.words[it.start - back] for back in range(1, 6)]
    return not (_TITLED if within else _CALLED).isdisjoint(near)
