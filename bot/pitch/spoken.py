"""The parts of a pitch as one would say them: whole sentences stay as they are, and a few words get the beginning that
makes a sentence of them. Nothing else is added."""

from __future__ import annotations

import re

from bot.contacts.lines import gazetteer
from bot.contacts.lines.jobwords import HEADS
from bot.kit import words
from bot.pitch.model import NAMES, Slots

_WHOLE = re.compile(
    r"(?:hi|hello|hey|good (?:morning|day|afternoon|evening)|i|we|you|they|it|there|he|she|let)\b"
    r"|(?:could|would|can|may|might|do|does|are|is|will|shall|have|what|which|who|how|where|when|if)"
    r" (?:i|we|you|they|it|there)\b",
    re.IGNORECASE,
)
"""How a sentence of one's own begins."""
_SOMEBODY = re.compile(r"\bI\b|\bi(?:'m| am|'ve| have)\b")
_ABOUT_THINGS = re.compile(
    r"(?:my|our|your|this|that|these|the|it's|most|many|all|people|teams|companies)\b(?: \S+){1,5}?"
    r" (?:is|are|was|were|has|have|had|do|does|did|can|will|makes?|helps?|saves?|gives?|runs?|works?|shows?|needs?"
    r"|wants?|hires?|likes?|uses?|builds?)\b",
    re.IGNORECASE,
)
_ASKING = re.compile(r"(?:could|would|can|may|might|do|does|are|is|will|shall|what|which|who|how|where|when)\b", re.I)
_DONE = frozenset(
    "built made wrote led won taught ran gave grew cut began brought found held left lost met sold sent spoke spent"
    " took got became came went kept drew drove shipped".split()
)
_NO_DEEDS = frozenset("need seed speed feed embedded automated distributed".split())
"""They end as if something was done."""
_DOING = frozenset(
    "speak know love like explain write work help bring learn build make teach listen see care understand solve turn"
    " find use have can want look live study come run lead design test translate draw train".split()
)
_STATES = frozenset(
    "new currently now still between self-taught based fresh open ready good able known curious used happy".split()
)
_TOGETHER = frozenset("meet talk have connect chat speak go sit".split())
_HAD_TOGETHER = frozenset({"call", "chat", "coffee", "coffee chat", "short call", "video call"})
"""What one asks for in a word or two."""
_BY_YOU = frozenset(
    "look read tell introduce give send share check try show recommend refer point join write call visit test follow"
    " help think keep pass forward ask".split()
)
_DETERMINED = frozenset(
    "a an the one two three four five my our your his her their this that some many both no every each".split()
)


def text(slots: Slots) -> str:
    """The whole pitch."""
    return " ".join(sentences(slots))


def sentences(slots: Slots) -> tuple[str, ...]:
    """What is said for each part that is written."""
    plain = ((name, " ".join(said.split()).rstrip(" ,;:-")) for name, said in zip(NAMES, slots, strict=True))
    return tuple(_sentence(name, said) for name, said in plain if said)


def _sentence(slot: str, said: str) -> str:
    if not _is_whole(slot, said):
        return _ended(_led(slot, said), ".")
    return _ended(said, "?" if _ASKING.match(said) else ".")


def _is_whole(slot: str, said: str) -> bool:
    if slot == "why" and said[-1:] not in ".!?":
        return bool(re.match(r"(?:i|we)\b", said, re.IGNORECASE))
    begins = _WHOLE.match(said) or _SOMEBODY.search(said) or _ABOUT_THINGS.match(said)
    return bool(begins) or said[-1:] in (".", "!", "?")


def _led(slot: str, said: str) -> str:
    """With its beginning."""
    first, *_ = words.terms(said) or ("",)
    small = said[:1].lower() + said[1:]
    begun = first in _DONE or (len(first) > 4 and first.endswith("ed") and first not in _NO_DEEDS)
    if slot == "action":
        return _asked(first, said, small)
    if slot == "why":
        clause = first in ("you", "they", "your", "the", "this", "it", "most", "many") or first == "because"
        because = small.removeprefix("because ")
        return f"I tell you this because {because}" if clause else f"Why I tell you this: {small}"
    if begun and slot != "field":
        return f"I {small}"
    if first in _DOING and slot != "field":
        return f"I {small}"
    if first in ("work", "working"):
        return f"I {'am ' if first == 'working' else ''}{small}"
    if first in _STATES or (first.endswith("ing") and slot in ("context", "achievement")):
        return f"I am {small}"
    match slot:
        case "who":
            return f"I am {_with_article(said)}"
        case "field":
            return f"My field is {said}"
        case "context":
            return f"My way here: {said}"
        case "achievement":
            return f"What I am proud of: {said}"
        case _:
            return f"What I bring: {said}"


def _asked(first: str, said: str, small: str) -> str:
    if small in _HAD_TOGETHER:
        return f"Could we have a {small}?"
    if first == "to":
        return f"I would like {small}"
    if first in _TOGETHER:
        return f"Could we {small}?"
    if first in _BY_YOU:
        return f"Could you {small}?"
    return f"I would like {said[:1].lower() + said[1:] if first in _DETERMINED else said}"


def _with_article(said: str) -> str:
    """“junior developer from Porto” is “a junior developer from Porto”; a name needs nothing."""
    terms = words.terms(said)
    first = said.split(maxsplit=1)[0]
    named = not terms or (first[:1].isupper() and not HEADS.intersection(terms[:4]))
    if named or terms[0] in _DETERMINED or gazetteer.given(terms[0]):
        return said
    small = first if any(map(str.isupper, first[1:])) else first[:1].lower() + first[1:]
    return f"{'an' if _vowel(small) else 'a'} {small}{said[len(first) :]}"


def _vowel(word: str) -> bool:
    """Whether it sounds as if it begins with a vowel: an HR lead, an editor; a UX designer, a user researcher."""
    if word[:2].isupper() or (len(word) == 1 and word.isupper()):
        return word[0] in "AEFHILMNORSX"
    return word[:1].lower() in tuple("aeiou") and not word.lower().startswith(("us", "uni", "eu", "one"))


def _ended(said: str, mark: str) -> str:
    """With a capital at its beginning and a mark at its end."""
    said = words.capital(said)
    return said if said[-1:] in (".", "!", "?", "…") else said + mark
