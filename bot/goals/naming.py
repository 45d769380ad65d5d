"""Whom a goal names, which event, and what of its sentence decides what counts: worked out from the words each time.

A name is a word with a capital where a person is expected: behind “with”, “talk to”, “message”. People and companies
are not told apart: whoever is called so, or works there, is meant. A word in small letters is no name, since it may be
any word; whether a contact is called so, `small_names` lets the card ask.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import regex

from bot.goals import filters, vocabulary
from bot.goals.vocabulary import compiled
from bot.journal import channels
from bot.kit import companies, times, words

_CAPITAL = r"(?:\p{Lu}[\p{L}\p{M}'-]*|\p{Lo}[\p{Lo}\p{M}]+)"
_NAME = rf"(?:(?:Dr|Prof|Mrs?|Ms)\.?\s+)?{_CAPITAL}(?:\s+{_CAPITAL}){{0,3}}"
_LEADS = (
    r"with|w/?|meet(?:ing)?|messag(?:e|ing)|dm|call(?:ing)?|phone|ring|text|e-?mail|contact|ask(?:ing)?|thank|invite|see|visit"
    r"|interview|ping|help|congratulate|appl(?:y|ying|ications?)\s+to"
    r"|(?:talk|talking|speak|speaking|write|writing|reply|out|back|messages?|e-?mails?|notes?|letters?|cards?|feedback"
    r"|thanks|dms?|articles?|links?)\s+to|(?:advice|feedback|help|mentorship|referral|recommendation|introduction)\s+from"
)
_RELATION = (
    r"friend|colleague|co-?worker|classmate|manager|boss|mentor|coach|teammate|cousin|brother|sister|uncle|aunt|neighbou?r"
    r"|teacher|professor|acquaintance|roommate|flatmate"
)
_WHOSE = rf"(?:(?i:my|our)\s+(?:[a-z]+\s+){{0,2}}(?i:{_RELATION})\s+)?"
"""“my old colleague” Tom."""
_RELATED = compiled(rf"(?:{_RELATION})s?")
_LED = regex.compile(
    rf"\b(?i:{_LEADS})\s+{_WHOSE}(?P<names>{_NAME}(?:(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|&)\s+){_NAME})*+)(?P<after>.*)"
)
_SMALL = regex.compile(rf"\b(?i:{_LEADS})\s+(?P<name>\p{{Ll}}{{2,}}(?![\w'-]))(?P<after>.*)")
_BETWEEN = regex.compile(r"\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|&)\s+")
_GOES_ON = compiled(
    r"\s*(?:$|[.,;:!?()@–—-])|\s+(?:by|at|from|about|for|on|in|to|and|or|before|until|till|this|next|every|each|once"
    r"|twice|again|over|who|because|so|that|tomorrow|today|tonight|weekly|monthly|daily|within|after|during|via|through"
    r"|regarding|soon|if|when|how|what|whether|with|as|back|first|personally|again|since|while|then|per|three|two|\d+)\b"
)
"""What may stand behind a name. Before any other word it says which kind: “Python developers”."""
_TITLE = regex.compile(r"^(?:Dr|Prof|Mrs?|Ms)\.?\s+")
_OWNED = regex.compile(r"'s$|s'$")
_TITLED = regex.compile(r"\w\s+(?:With|To|By|And|For|In|The|At|Of|A|On)\b")
"""A sentence with Capitals All Over names nobody that could be told."""
_ACRONYM = regex.compile(r"\p{Lu}{2,5}s?")
_KINDS = compiled(rf"(?:{vocabulary.HEADS}|people|women|men|senior|junior|hiring|someone|everyone|members?|contacts?)$")
_DAYS = frozenset(words.fold(name) for name in times.DAYS)
_MONTHS = frozenset(words.fold(name) for name in times.MONTHS)
_FRIEND_OF = compiled(
    r"\b(?:friends?|acquaintances?|contacts?|colleagues?|relatives?|cousins?)\s+of\s+(?:my|our)\s+(?!own\b)[a-z]+"
)


@lru_cache(maxsize=4096)
def people(text: str) -> tuple[str, ...]:
    """The people, or companies, that a goal names: “May Lee”, “Jordan”."""
    return tuple(_TITLE.sub("", name) for name in _named(text) if not _OWNED.search(name))


@lru_cache(maxsize=4096)
def through_others(text: str) -> bool:
    """Whether it is about somebody who is only known through others: “a friend of my brother”, “Anna's manager”."""
    return _FRIEND_OF.search(text) is not None or any(_OWNED.search(name) for name in _named(text))


@lru_cache(maxsize=4096)
def small_names(text: str) -> tuple[str, ...]:
    """Words in small letters that stand where a name would: “anna”, “colleagues”."""
    said = words.plain_quotes(" ".join(text.split()))
    return tuple(dict.fromkeys(hit["name"] for hit in _SMALL.finditer(said) if _GOES_ON.match(hit["after"])))


@lru_cache(maxsize=4096)
def together(text: str) -> bool:
    """Whether several are named with “and”: “lunch with Sue and Bob” is with both."""
    said = words.plain_quotes(" ".join(text.split()))
    return any(
        len([name for name in _BETWEEN.split(hit["names"]) if _is_name(name)]) > 1
        and regex.search(r"\s(?:and|&)\s", hit["names"]) is not None
        for hit in _LED.finditer(said)
        if _GOES_ON.match(hit["after"])
    )


def is_relation(role: str) -> bool:
    """Whether a role only says how one knows somebody: “friend” of “my friend Anna”."""
    return _RELATED.fullmatch((role.split() or [""])[-1]) is not None


def _named(text: str) -> tuple[str, ...]:
    said = words.plain_quotes(" ".join(text.split()))
    if _TITLED.search(said):
        return ()
    found: list[str] = []
    for hit in _LED.finditer(said, overlapped=True):
        names = _BETWEEN.split(hit["names"])
        if _OWNED.search(names[-1]) or _GOES_ON.match(hit["after"]):
            found += [name for name in names if _is_name(name)]
    return tuple(dict.fromkeys(found))


def _is_name(name: str) -> bool:
    parts = words.terms(name)
    if not parts or _ACRONYM.fullmatch(name) or vocabulary.VERB.match(name) or _KINDS.search(name):
        return False
    return words.fold(name) not in channels.NAMES and not set(parts) <= _DAYS


def is_meant(name: str, person: str, company: str) -> bool:
    """Whether somebody is called by all words of a name, or works at a company of that name."""
    return set(words.terms(name)) <= set(words.terms(person)) or companies.same(name, company)


# Events

_EVENT = regex.compile(
    r"\b(?i:attend(?:ing)?|(?:go|going|get|come|travel)\s+to|join|visit|(?:register|sign\s+up)\s+for)\s+"
    r"(?P<before>(?i:(?:the|an?|my|our|next|this|that|year's|upcoming|first|local|monthly|yearly|annual|at|least|\d+"
    r"|one|two|three|four|five|six)\s+)*)"
    r"(?P<names>[\p{Lu}\d][\w.+#&'-]*(?:\s+[\p{Lu}\d][\w.+#&'-]*){0,4}"
    r"(?:\s+(?:and|or|&)\s+\p{Lu}[\w.+#&'-]*(?:\s+[\p{Lu}\d][\w.+#&'-]*){0,4})*|[a-z]{2,}(?:con|conf|fest)\b)"
    r"(?P<after>\s+\w+)?"
)
_SEVERAL = compiled(r"(?:^|\s)(?:an?|\d+|two|three|four|five|six)(?:\s|$)")
_INNER = regex.compile(r"\p{Lu}\p{Ll}+\p{Lu}|\p{Lu}\p{Ll}*(?:Con|Conf|conf|con|Fest|fest)\b")
"""A name that is put together, as those of groups and conferences are: “PyLadies”, “JSConf”."""
_TOPICS = frozenset(
    "javascript typescript graphql devops postgresql mongodb mysql github gitlab linkedin youtube opentelemetry"
    " fintech edtech".split()
)
_OF_EVENTS = frozenset(
    "the a an of and or in at on for by next this year meetup meetups event events conference conferences workshop"
    " workshops webinar webinars talk talks session sessions hackathon hackathons i my our".split()
)
"""Words that many titles have."""


@lru_cache(maxsize=4096)
def events(text: str) -> tuple[frozenset[str], ...]:
    """The events that a goal names, each by the words that its title must have."""
    return tuple(_key(name) for name, named in _occasions(text) if named)


def named_events(text: str) -> tuple[str, ...]:
    """The same as typed: “PyLadies”."""
    return tuple(name for name, named in _occasions(text) if named)


@lru_cache(maxsize=4096)
def topics(text: str) -> tuple[str, ...]:
    """What events are to be about, or where, by words with a capital: “Python” of “2 Python meetups”."""
    return tuple(name for name, named in _occasions(text) if not named)


def _occasions(text: str) -> tuple[tuple[str, bool], ...]:
    """Words that stand where an event is named, each with whether they name one."""
    found: list[tuple[str, bool]] = []
    for hit in _EVENT.finditer(words.plain_quotes(" ".join(text.split()))):
        kind = (hit["after"] or "").strip().lower()
        several = _SEVERAL.search(hit["before"]) is not None or (kind in _OF_EVENTS and kind.endswith("s"))
        for name in regex.split(r"\s+(?:and|or|&)\s+", hit["names"]):
            if not _key(name) or vocabulary.VERB.match(name):
                continue
            put_together = _INNER.search(name) is not None and words.fold(name) not in _TOPICS
            found.append((name, put_together or not several))
    return tuple(found)


def _key(name: str) -> frozenset[str]:
    kept = (term for term in words.terms(name) if not term.isdigit())
    return frozenset(term for term in kept if term not in _OF_EVENTS | _MONTHS | _DAYS)


def is_event(names: Iterable[frozenset[str]], title: str) -> bool:
    """Whether a title has all words of one of the names, or says no more than it: “PyCon” for “PyCon US”."""
    theirs = _key(title)
    return any(name <= theirs or (theirs and theirs <= name) for name in names)


_SPEAKS = compiled(
    r"\b(?:speak|speaking|present|presenting|moderate|emcee)\b(?!\s+(?:to|with)\b)"
    r"|\b(?:host|organi[sz]e|run|hold|lead|facilitate|deliver|give|giving|teach|do|plan|start)\s+(?:[\w'-]+\s+){0,4}?"
    r"(?:talks?|presentations?|workshops?|speech(?:es)?|keynotes?|sessions?|demos?|meet-?ups?|events?|webinars?|panels?"
    r"|hackathons?|conferences?)\b"
    r"|\b(?:as|be|become)\s+an?\s+(?:[\w-]+\s+){0,2}?(?:speaker|panell?ist|host|volunteer|organi[sz]er|presenter)\b"
)


@lru_cache(maxsize=4096)
def on_stage(text: str) -> bool:
    """Whether one speaks at an event or runs it: having been there doesn't say so."""
    return _SPEAKS.search(text) is not None


# What the words add to what one does

_NEW = compiled(
    r"\bnew\s+(?:[\w-]+\s+){0,2}?(?:people|persons?|contacts?|acquaintances?|faces|folks)\b|\bsome(?:one|body)\s+new\b"
)
_CONNECTS = compiled(r"\b(?:add|connect)\b")
_SHARES = compiled(r"\b(?:share|sharing|send|sending|give|forward|recommend|pass(?:\s+on)?)\b")
SHARED = r"articles?|links?|posts?|books?|videos?|podcasts?|resources?|tutorials?|papers?|newsletters?|courses?"
_THING = compiled(rf"\b(?:{SHARED})\b")
_TO_PEOPLE = compiled(
    rf"\b(?:with|to)\s+(?:(?:my|our|the|some|a|an|two|three|\d+|other|new|old|former|fellow)\s+)*(?:[\w-]+\s+)?"
    rf"(?:contacts?|people|someone|somebody|peers?|members?|women|beginners?|each\s+other|{vocabulary.HEADS})\b"
)


@lru_cache(maxsize=4096)
def new_people(text: str) -> bool:
    """Whether it is about people whom one doesn't know yet."""
    return _NEW.search(text) is not None


@lru_cache(maxsize=4096)
def connects(text: str) -> bool:
    """Whether it is about connections, such as those of LinkedIn."""
    return _CONNECTS.search(text) is not None


@lru_cache(maxsize=4096)
def shares(text: str) -> bool:
    """Whether something to read or to watch is given to people one knows, and not posted: “share 3 articles with
    contacts”."""
    if not _SHARES.search(text) or not _THING.search(text):
        return False
    return _TO_PEOPLE.search(text) is not None or bool(people(text))


def is_shared(what: str) -> bool:
    """Whether what was given is something to read or to watch."""
    return _THING.search(what) is not None


_CANNOT_TELL = compiled(
    r"\b(?:work(?:s|ing)?\s+remotely|remote(?:ly)?|women|woman|men|female|male|non-?binary|queer|lgbt\w*|bipoc|mothers?"
    r"|mums?|moms?|fathers?|dads?|parents?|immigrants?|career\s+changers?|online|virtual|(?:different|another)\s+field"
    rf"|new\s+(?:{vocabulary.HEADS})"
    r"|(?:at\s+least\s+)?\w+\s+of\s+(?:them|whom|those)\s+(?:with\s+)?\w+)\b"
)
_PLACE = regex.compile(
    r"\b(?i:in|near|around)\s+(?:the\s+)?(?P<place>\p{Lu}[\p{L}-]*\p{Ll}(?:\s+\p{Lu}[\p{L}-]*\p{Ll})?)"
)
_TOLD = 3


@lru_cache(maxsize=4096)
def unchecked(text: str) -> tuple[str, ...]:
    """Words that narrow down whom or what is meant, and that nothing logged can be held against: “women”, “Berlin”."""
    said = words.plain_quotes(" ".join(text.split()))
    for company in filter(None, filters.company(said).split(" or ")):
        said = said.replace(company, " ")
    places = [hit["place"] for hit in _PLACE.finditer(said)]
    sector = words.fold(filters.sector(said))
    where = [one for one in places if not set(words.terms(one)) & (_MONTHS | _DAYS) and words.fold(one) != sector]
    where = [one for one in where if words.fold(one) not in channels.NAMES]
    return tuple(dict.fromkeys([*(hit[0] for hit in _CANNOT_TELL.finditer(said)), *where]))[:_TOLD]
