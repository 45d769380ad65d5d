"""What of a log can stand in a sentence to the person whom it is about, and what can't."""

from __future__ import annotations

import re

from bot.kit import nothing, words

LONGEST = 60
"""Characters of a fact in a sentence; a longer one is no thing any more."""

MOST_WORDS = 8


def reads_as_thing(text: str) -> bool:
    """Whether a text can stand in a sentence to the person: a few words without a sentence of their own, without
    anybody spoken about, and without what one keeps to oneself."""
    if len(text) > LONGEST or _UNFIT.search(text) or is_empty(text):
        return False
    said = words.fold(text).split()
    return len(said) <= MOST_WORDS and said[0] not in _OPENERS and not any(word.strip("',") in _SPOKEN for word in said)


def reads_as_topic(text: str) -> bool:
    """Whether one can be interested in it: “climate tech”, and neither “to find a job” nor “plays chess”."""
    return reads_as_thing(text) and words.fold(text).split()[0] not in _DOING


def reads_as_name(text: str) -> bool:
    return len(text) <= LONGEST and not _BRACKETED.search(text) and not is_empty(text)


def reads_as_employer(text: str) -> bool:
    """Whether one can work at it: “freelance” is none."""
    return reads_as_name(text) and words.fold(text) not in _OWN_BOSS


def is_empty(text: str) -> bool:
    """Nothing, or what people write for nothing: “none”, “-”, “n/a”."""
    return not words.terms(text) or nothing.is_nothing(text) or words.fold(text.strip()) in _UNKNOWN


def plain(text: str) -> str:
    """Without spaces around it, and without the full stop of a short line."""
    return text.strip().rstrip("!.").rstrip()


def is_deed(promise: str) -> bool:
    """“call on Monday”, “to look at the slides”."""
    said = words.fold(undone(promise)).split()
    return bool(said) and said[0] in _DEEDS


def undone(promise: str) -> str:
    return promise[3:] if promise.startswith("to ") and len(promise.split()) > 1 else promise


def handed_over(promise: str) -> str:
    """What goes along with the message, where that keeps the promise: “my CV” of “send my CV” and of “send her my CV”;
    empty for none."""
    first, _, rest = undone(promise).partition(" ")
    if words.fold(first) not in _SENDS or {"to", "with"} & set(words.fold(rest).split()):
        return ""
    whom, _, what = rest.partition(" ")
    rest = what if whom in ("you", "him", "them") or (whom == "her" and _OBJECT.match(what)) else rest
    return rest if reads_as_thing(rest) else ""


def to_them(promise: str) -> tuple[str, str, str] | None:
    """A promise about the person as it is said to them: what stands before, “you” or “your”, and what stands behind:
    “introduce him to Ben” is introduce you to Ben, “look at her site” look at your site. None where it names nobody, or
    speaks of them further."""
    found = _WHOM.search(undone(promise))
    if found is None or not is_deed(promise):
        return None
    before, rest = found.string[: found.start()].strip(), found.string[found.end() :].strip()
    own = found[0] in ("his", "their") or (found[0] == "her" and rest and not _OBJECT.match(rest))
    fits = reads_as_thing(before) and (not rest or reads_as_thing(rest))
    return (before, "your" if own else "you", rest) if fits and (rest or not own) else None


def topic(note: str) -> str:
    """What a note says that was talked about: “we talked about kubernetes, he …”; empty for nothing that fits."""
    found = _TALKED_ABOUT.search(note)
    said = "" if found is None else plain(found[1])
    return said if reads_as_topic(said) else ""


_WHOM = re.compile(r"(?<![\w'’])(?:him|her|them|his|their)(?![\w'’])")
_OBJECT = re.compile(r"(?:the|an?|my|our|some|to|with|about|on|at|in|and|for|when|next|this|tomorrow|again)\b")
_TALKED_ABOUT = re.compile(
    r"\b(?:(?:talked|spoke|chatted)(?: (?:a lot|long|much))? about|discussed)\s+([^,.;:()\n–—]+)", re.IGNORECASE
)
_OPENERS = frozenset("about that how why what when if whether because and or but".split())
_UNFIT = re.compile(r"[‹›.!?:\n\r\[\]{}<>()\"“”@]|https?//|www\b")
_BRACKETED = re.compile(r"[\n\r\[\]{}<>‹›]")
# Words of a note about somebody, and of what they would not like to read of themselves.
_SPOKEN = frozenset(
    "he she they him her hers his their theirs them he's she's they're i i'm me we us our is isn't are aren't was were"
    " has had have wants want likes loves hates seems looks maybe perhaps probably not never don't doesn't can't too"
    " very divorce divorced divorcing sick ill illness cancer died dead death fired laid-off layoff layoffs unemployed"
    " jobless debt salary pregnant pregnancy baby rehab depression depressed therapy lawsuit sacked dating single crush"
    " ugly annoying boring rude arrogant stupid useful rich"
    # The same in the languages that stand in such notes most often.
    " ich mir mich ihm ihn ihr ihre ihren ihrem sie er wir je moi lui elle ils elles yo ella ellos le les".split()
)
_DOING = frozenset(
    "to plays works runs studies needs reads writes teaches lives moves moved speaks knows does makes builds searches"
    " seeks hopes tries collects enjoys cares prefers uses looking searching seeking came went said asked told".split()
)
_UNKNOWN = frozenset({"unknown", "not known", "tbd", "xxx", "?", "same"})
_OWN_BOSS = frozenset(
    "freelance freelancer freelancing self-employed independent unemployed student retired various several".split()
) | {"self employed", "own company", "own business", "between jobs", "looking for a job"}
_DEEDS = frozenset(
    "send share introduce show call write give find look check forward review help read ask bring connect make mail"
    " email e-mail invite talk book pass recommend test try tell lend post meet join come answer prepare finish fix"
    " draw build think let get speak visit sign order pay organise organize arrange suggest keep put".split()
)
_SENDS = frozenset("send share forward mail email e-mail post pass show give".split())
