"""What follows from a talk: the writer's own promises, and when to be in touch again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.contacts.lines.saywords import ASKED, BARE, FOLLOWING, FUNCTION, GIVE, MET, OWN, SEND, SENDING, THEM, VIA
from bot.contacts.lines.sheet import Word

Phrases = dict[str, tuple[tuple[str, ...], ...]]


def _split(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in text.split(","))


_MORE = _split("""
chase, whatsapp, f/u, fu, f-u, follow-up call, follow up call, follow up mail, drop her a line, drop him a line,
drop them a line, drop a line, hit her up, hit him up, hit them up, hit up, buzz, mtg, sync, catchup, interview, demo,
appointment, next mtg, next sync, next coffee, next lunch, next session, next demo, next date, second call,
second meeting, reply, answer, get hold of, reach, bug, prod, pester, ring up, call back, phone back,
call up, write back, write to, write again, check on, check w, look up, speak to, talk to, talk with, meet with,
have a call, have a coffee, have lunch with, grab a coffee, grab a beer, beers, beer, video chat, 1:1, one-on-one,
set up a call, book a call, arrange a call, book a meeting, schedule a meeting, set a reminder, remember to call,
try her again, try him again, try them again, try, ask again, ask her again, ask him again, go back to, return to,
circle round, loop back, hear back, pick this up, pick it up, study session, study evening, training, date, skype,
facetime, ft, deadline for a reply, reconvene, touch point, touchpoint, keep warm, keep in contact, stay in contact,
get together, hang out, sit down, have dinner, have drinks, grab dinner, grab drinks, grab a drink, grab a bite
""")
"""Further ways to be in touch again."""

_VIA_TOO = _split("""
sent by, sent over by, sent to me by, passed to me by, recommendation from, recommendation of, a referral from,
a referral by, connection of, contact of, found via, found through, comes from, connected me via, know via, known via,
know her via, know him via, know them via, i know via, i know through, whom i know via, whom i know through,
introduction of, brokered by, hooked up by, tip from, tip by, pointed to me by, got her number from,
got his number from, got the contact from, contact from, warm intro from, warm intro by, warm intro via, thx to,
recommend me by, recommended me by, recommended to me by, suggested to me by, referred to me by, introduced to me by,
got to know via, got to know through
""")
_MET_TOO = _split("""
know each other from, we know each other from, know them from, knows me from, sat together, i sat together, and i sat
together, we sat together, were on the same, was on the same, sat beside me, sat next to me, sat with me, sat across
from me, stood beside me, stood next to me, sat beside her, sat next to her, sat beside him, sat next to him, whom i
know from, who i know from, was introduced to me, introduced to me, spoke, talked, chatted, got talking, got chatting,
whom i met, that i met, and i met, met each other, i meet, i meet her, i meet him, i have met, we have met, saw, saw
her, saw him, seen, got to know, got to know her, got to know him, made friends, found, found her, found him, i found,
i found her, i found him, discovered, came across, connected, matched, ran across, i saw, we spoke, we talked, we
chatted, we sat, shared a table, shared a taxi, shared a cab, shared a ride, shared a desk, crossed paths, hung out
""")


def _by_first(phrases: Iterable[tuple[str, ...]]) -> Phrases:
    """Phrases by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        found.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(sorted(some, key=len, reverse=True)) for first, some in found.items()}


_WORD_GIVEN = _split("""
gave my word to, i gave my word to, gave my word that i'd, gave my word that i'll, gave her my word to,
gave him my word to, gave them my word to, given my word to, i've given my word to
""")
_OWN = _by_first([*OWN, *_WORD_GIVEN])
_BARE = _by_first(
    [*BARE, *_split("don't forget to, dont forget to, do not forget to, never forget to, let me, supposed to")]
)
_FOLLOWING = _by_first([*(each for each in FOLLOWING if each != ("deadline",)), *_MORE])
_VIA, _MET = _by_first([*VIA, *_VIA_TOO]), _by_first([*MET, *_MET_TOO])
_LINKS = frozenset("and also then but so plus".split())


def _after(phrases: Phrases, found: Sequence[Word], start: int, stop: int) -> int:
    """Where the longest of the phrases at `start` ends; `start` if there is none."""
    if start >= stop:
        return start
    for phrase in phrases.get(found[start].low, ()):
        end = start + len(phrase)
        if end > stop:
            continue
        for n in range(1, len(phrase)):
            if found[start + n].low != phrase[n]:
                break
        else:
            return end
    return start


def via(found: Sequence[Word], start: int, stop: int) -> int:
    return _after(_VIA, found, start, stop)


def met(found: Sequence[Word], start: int, stop: int) -> int:
    """Where “we met”, “ran into” ends."""
    return _after(_MET, found, start, stop)


_I_WILL = frozenset("i'll i'd i'm id ill".split())
_ADVERBS = frozenset(
    "also still really just definitely already finally now then probably maybe always have 've".split()
)
_MODALS = _by_first(
    _split("""
will, must, should, shall, need to, have to, has to, 've to, got to, 've got to, gotta, am going to, 'm going to,
supposed to, am supposed to, meant to, going to, gonna, am gonna, am to, promised, promise, have promise, have
promised, owe, offered to, agreed to, committed to, volunteered to, plan to, intend to, want to send, wanna send,
vowed to, swore to, pledged to, undertook to
""")
)
_SAID = frozenset("told promised said assured say tell mentioned wrote".split())


def _said_would(found: Sequence[Word], start: int, stop: int, names: frozenset[str]) -> int:
    """Where “told her I'd”, “I said that I would”, “promised Ana Ruiz that I will” ends; `start` if it is not said."""
    at = start
    if at < stop and found[at].low in ("i", "i've", "have", "also", "just"):
        at += 1
    while at < stop and found[at].low in _ADVERBS:
        at += 1
    if at >= stop or found[at].low not in _SAID:
        return start
    at += 1
    begun = at
    while at < min(stop, begun + 4) and found[at].low not in ("i", *_I_WILL, "that"):
        if not (found[at].low in THEM or found[at].low in names or (found[at].low == "to" and at == begun)):
            return start
        at += 1
    if at < stop and found[at].low == "that":
        at += 1
    if at < stop and found[at].low in ("i'll", "i'd", "id", "ill"):
        return at + 1
    after = found[at + 1].low if at + 1 < stop else ""
    if at < stop and found[at].low == "i" and after in ("would", "will", "could", "can", "should", "must", "d", "ll"):
        return at + 2
    return start


def _i_must(found: Sequence[Word], start: int, stop: int) -> int:
    """Where “I still need to”, “I really must” ends; `start` if it is not said."""
    if start >= stop or found[start].low not in ("i", "i've", "i'm"):
        return start
    at = start + 1
    while at < min(stop, start + 4) and found[at].low in _ADVERBS:
        at += 1
    end = _after(_MODALS, found, at, stop)
    if end > at and found[end - 1].low == "send":
        end -= 1
    if end < stop and found[end].low in _NO_DEEDS and found[end - 1].low != "promise":
        return start  # “I got to know”
    return end if end > at else start


def own(found: Sequence[Word], start: int, stop: int, names: frozenset[str] = frozenset()) -> int:
    """Where “I'll”, “I promised”, “told Ana I'd” ends; `names`: the words of the person's name."""
    said = max(_said_would(found, start, stop, names), _i_must(found, start, stop))
    if said > start:
        return said
    end = _after(_OWN, found, start, stop)
    if (
        end > start
        and end - start < 3
        and found[end - 1].low in ("i'd", "would")
        and not (end < stop and found[end].low in GIVE)
    ):
        return start
    if end > start and found[start].low == "ill" and not (end < stop and found[end].low in GIVE | {"ping", "follow"}):
        return start
    return end


def bare(found: Sequence[Word], start: int, stop: int) -> int:
    """Where “promised”, “will” ends, which may be the writer's; “will” only with something that one does for others,
    and none of them for “me”."""
    end = _after(_BARE, found, start, stop)
    if end == start or end >= stop or found[end].low in ("me", "us"):
        return start
    if found[start].low in ("promised", "offered", "agreed", "will") and _is_theirs(found, start, end, stop):
        return start
    if found[start].low in ("promised", "promise", "owe", "todo", "owing", "owed", "also", "still", "remember"):
        return end
    if found[start].low in ("must", "need", "have", "should", "gotta") and found[end].text.islower():
        return start if found[end].low in _NO_DEEDS or found[end].low in FUNCTION else end
    if found[end - 1].low == "to" and found[start].low in ("don't", "dont", "do", "never", "supposed"):
        return end
    if found[start].low in ("to",) or found[end].low in GIVE or following(found, end, stop) > end:
        return start if end + 1 < stop and found[end + 1].low in ("me", "us") else end
    return start


_NO_DEEDS = frozenset(
    "know see say admit have been seem look learn understand wait leave go work move feel live improve be".split()
)


def _is_theirs(found: Sequence[Word], start: int, end: int, stop: int) -> bool:
    """“offered to look at my CV”, “promised to send me”, “will share his deck”: it is they who will."""
    verb = end + 1 if found[end].low == "to" else end
    after = [word.low for word in found[verb + 1 : min(stop, verb + 4)]]
    if after[:1] in (["me"], ["us"]):
        return True
    if after[:1] in (["his"], ["their"]) and found[start].low == "will":
        return True
    return found[start].low in ("offered", "agreed") and "my" in after


_DONE_FOR = (GIVE | frozenset("thank congratulate host pitch drive nominate".split())) - frozenset(
    "find let get read try look check ask set".split()
)
"""What a clause may begin with, without “I”: “thank her”."""
_DOING = frozenset(
    "writing making getting buying showing baking cooking building fixing drawing booking finding".split()
)


def sends(found: Sequence[Word], start: int, stop: int) -> bool:
    """“send her the deck”, “intro her to Ben”, “thank her” at the beginning of a clause."""
    if start + 1 >= stop:
        return False
    after = found[start + 1].low
    if found[start].low in _DONE_FOR and after in THEM and not following(found, start, stop) > start:
        return start + 2 == stop or found[start + 2].low != "own"
    if found[start].low in ("send", "forward", "lend") and found[start + 1].text.isalpha() and after not in FUNCTION:
        return True
    if found[start].low in _DOING and after in THEM and start + 2 < stop:
        return found[start + 2].low in ("a", "an", "the", "my", "some", "our")
    if found[start].low not in SEND | SENDING:
        return False
    return after in THEM or after in ("my", "the", "over", "a", "cv", "slides", "deck", "link")


def following(found: Sequence[Word], start: int, stop: int) -> int:
    """Where “follow up”, “ping”, “call her” ends."""
    return _after(_FOLLOWING, found, start, stop)


def asked(found: Sequence[Word], start: int, stop: int) -> bool:
    """“Remind me”: what comes next may be something promised."""
    return any(tuple(word.low for word in found[start : start + len(phrase)]) == phrase for phrase in ASKED)


def bare_of_links(found: Sequence[Word], start: int, stop: int) -> int:
    """The first word after “and”, “also” …"""
    while start < stop and found[start].low in _LINKS:
        start += 1
    return start
