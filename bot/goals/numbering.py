"""A number put into what is to be done: “more coffee chats” and 3 are “3 coffee chats”.

It stands in front of the noun that is counted, which gets the number's form. Which noun that is, is a proposal: every
wording is read back by `rewriting`, and the first that says what was asked is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.goals import vocabulary
from bot.goals.vocabulary import compiled
from bot.kit import words

_IRREGULAR = {
    "people": "person", "women": "woman", "men": "man", "children": "child", "alumni": "alumnus", "folks": "person",
    "ppl": "person",
    "cvs": "CV", "series": "series", "movies": "movie", "cookies": "cookie", "ties": "tie", "theses": "thesis",
}  # fmt: skip
_SINGULARS = frozenset(
    "access across always analysis aws basics boss business campus class css devops focus ios its jenkins kubernetes"
    " kudos news perhaps press process progress redis sales series status success thanks this towards us yes as is was"
    " has does less express sometimes overseas besides afterwards rails express canvas bias chaos economics mathematics"
    " physics politics statistics analytics logistics robotics ethics graphics hr's dozens hundreds scores"
    " lots tons loads".split()
)
_STOPS = frozenset(
    "a about above across after again against an and around as asap at away back because before below between but by"
    " down during else for from here how if in inside into less like near now of off often on once only onto or out"
    " outside over per please regarding regularly since so soon than that the then there this through till to together"
    " towards under until up via what when where whether which while who whom whose why with within without".split()
)
"""What no noun phrase goes past."""
_QUANTITY = compiled(
    r"(?:\b(?:at\s+least\s+)?(?:as\s+many|a\s+(?:large\s+|good\s+|whole\s+)?(?:lot|bunch|number|handful|ton|couple|range"
    r"|variety)\s+of|(?:lots|tons|loads|plenty|dozens|hundreds|scores)\s+of|more|some|many|several|various|any|enough|numerous|all(?:\s+of)?"
    r"|most(?:\s+of)?|a\s+few|few|fewer|\d{1,3}\s*%\s+of|other|different)\s+(?:of\s+)?(?:(?:the|my|our|these|those)\s+)?"
    r"|\b(?:my|our|the|these|those)\s+)$"
)
"""What says how many without a number, and whose: “some”, “a lot of my”."""
_WANTED = compiled(
    r"\b(?:more|some|many|several|lots|dozens|hundreds|various|few|bunch|handful|all|most|plenty|number|%\s+of)\s"
)
_TO_THEM_ALL = compiled(r"\b(?P<lead>to|with|of|at|on|in)\s+(?:all|more|some|many)\s+(?:of\s+)?(?:the\s+)?(?=\w+)")
_AS_MUCH = compiled(r"\s+as\s+(?:i\s+can|possible|i\s+could|i\s+am\s+able\s+to)\b")
_EVERYONE = compiled(r"\b(?:everyone|everybody|anyone|anybody|all\s+people)\b")
_EVERY = compiled(
    r"\b(?:every|each)\s+(?!single|day|week|month|quarter|year|time|one|of|other|morning|evening|weekend|\w+day\b)"
    r"(?P<noun>(?:[\w-]+\s+){0,2}?(?P<head>[\w-]+?))(?=\s+(?:\w+day|the|at|in|on|of|from|for|with|by|i|that|who)\b"
    r"|[\s.,;!?]*$)"
)
_ADVERBS = compiled(
    r"[\s,]*\b(?:(?:more\s+)?(?:regularly|often|frequently|consistently)|sooner\s+or\s+later|soon(?!\s+as)|asap|as\s+soon\s+as"
    r"\s+possible|some\s?day|one\s+day|at\s+some\s+point|from\s+time\s+to\s+time|as\s+(?:often|much)\s+as\s+(?:i\s+can"
    r"|possible)|whenever\s+i\s+can|a\s+lot|in\s+the\s+coming\s+(?:weeks|months|days)|actively|some\s?time(?=\s*$))(?=[\s.,;!?]|$),?"
)
"""What says nothing any more beside a number or a day."""
_MORE = compiled(r"\s+(?:more|again|better|a\s+lot)(?=[\s.,]*$|\s+(?:on|in|at|to|with|about|for)\b)")
_OTHERS = compiled(r"\bothers\b")
FEWER = compiled(r"\b(?:fewer|less)\b")
_WHO = compiled(r"\b(?P<who>who|that)\s+(?P<verb>[a-z]+)\b")
_MODALS = frozenset(
    "can could will would should may might must i you we they he she it the my a is was had did".split()
)
_COGNATES: tuple[tuple[str, str, str], ...] = (
    (r"post(?!.*\bthat\s+(?:i|we)\b|.*\bthat\s+(?:i|we)'m\b)", "Write", "post"),
    (r"tweet", "Write", "tweet"),
    (r"blog", "Write", "blog post"),
    (r"publish", "Publish", "post"),
    (r"write(?=\s+(?:on|about|in)\b|\s*$)", "Write", "post"),
    (r"comment(?!\s+on\s+(?!linked|x\b|twitter|slack|discord|github|reddit))", "Write", "comment"),
    (r"apply(?!\s+(?:to|for|at)\b)", "Send", "application"),
    (r"apply\s+for\s+(?:work|employment)", "Send", "application"),
)
"""Verbs that say by themselves what is counted, with the verb and the noun that say it with a number."""
_ONE_HAND = {1: "once", 2: "twice"}
_N = rf"\d{{1,5}}(?:,\d{{3}})*|{vocabulary.WORD_NUMBER}"
_COUNTED = compiled(
    rf"(?<![\w.:/#-])(?P<n>{_N})(?:\s*(?:-|to|or)\s*(?:{_N}))?\+?\s+(?P<noun>[\w'-]+(?:\s+[\w'-]+){{0,3}})"
)
_BETWEEN = compiled(rf"\bbetween\s+(?P<n>{_N})\s+and\s+(?:{_N})\s+(?P<noun>[\w'-]+(?:\s+[\w'-]+){{0,3}})")
_OF_THEM = compiled(r"of\s+")
_SINGLE = compiled(r"\b(?:an?|another|one)\s+(?P<noun>[\w'-]+(?:\s+[\w'-]+){0,3})")


@dataclass(frozen=True, slots=True)
class Phrase:
    """The noun that is counted stands at `head` in its text; its phrase begins at `start`, what says how many or whose
    at `before`."""

    before: int
    start: int
    head: tuple[int, int]


def times(number: int) -> str:
    """“once”, “twice”, “3 times”."""
    return _ONE_HAND.get(number, f"{number} times")


def singular(noun: str) -> str:
    """One of what a plural names: “companies” → “company”."""
    lower = noun.lower()
    if lower in _IRREGULAR:
        return _IRREGULAR[lower]
    if lower.endswith("women"):
        return noun[:-2] + "an"
    if lower.endswith("ies") and len(lower) > 4:
        return noun[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return noun[:-4] + "z" if lower.endswith("quizzes") else noun[:-2]
    return noun[:-1] if lower.endswith("s") else noun


def plural(noun: str) -> str:
    """Several of what a singular names: “company” → “companies”."""
    back = {one: many for many, one in _IRREGULAR.items() if many not in ("folks", "ppl")}
    if noun.lower() in back:
        return back[noun.lower()] if noun.islower() else back[noun.lower()].replace("cv", "CV")
    return noun + "s" if noun == "CV" else words.plural(2, noun).partition(" ")[2]


def is_plural(word: str) -> bool:
    lower = word.strip(".,;!?()\"'").lower()
    if lower in _IRREGULAR or lower.endswith("women"):
        return lower != "series"
    return (
        len(lower) > 2
        and lower.endswith("s")
        and not lower.endswith(("ss", "us", "is", "'s"))
        and lower not in _SINGULARS
    )


def phrases(text: str) -> list[Phrase]:
    """The noun phrases in the plural after the first word, those that say “more” or “some” first."""
    found: list[Phrase] = []
    tokens = list(re.finditer(r"\S+", text))
    for at in range(1, len(tokens)):
        if not is_plural(tokens[at][0]) or (at + 1 < len(tokens) and _goes_on(tokens[at], tokens[at + 1])):
            continue
        first = at
        while first > 1 and not _ends(tokens[first - 1][0]):
            first -= 1
        start = tokens[first].start()
        while (more := re.match(_LEADING, text[start : tokens[at].start()])) is not None and more.end():
            start += more.end()
        before = start
        while (said := _QUANTITY.search(text[:before])) is not None and said.start() > 0:
            before = said.start()
        bare = tokens[at][0].rstrip(".,;!?)\"'")
        found.append(Phrase(before, start, (tokens[at].start(), tokens[at].start() + len(bare))))
    clause = re.search(r"\b(?:who|that|which|what|where|how|whose|because)\b", text)
    found = [each for each in found if not _HAS_NUMBER.search(text, each.start, each.head[0])]
    within = [each for each in found if clause is None or each.before < clause.start()]
    return sorted(within or found[:1], key=lambda each: _WANTED.search(text[each.before : each.start] + " ") is None)


_WHOSE = frozenset({"alumni", "women", "men"})
"""Plurals that stand before a noun: “the alumni group”."""
_HAS_NUMBER = compiled(rf"(?<![\w:-])(?:\d+|{vocabulary.WORD_NUMBER})\s")
"""“two hours of free advice”: what has a number gets no other."""
_LEADING = re.compile(
    r"(?:(?:more|some|many|several|various|any|enough|all|most|few|fewer|other|different|my|our|these|those|lots|tons"
    r"|every|each)\s+)+",
    re.IGNORECASE,
)


def _goes_on(token: re.Match[str], after: re.Match[str]) -> bool:
    """Whether the noun belongs to the next word: “sales engineers”."""
    before, word = token[0].lower(), after[0].lower()
    return before[-1].isalnum() and word not in _STOPS and (before in _WHOSE or is_plural(after[0]))


def _ends(word: str) -> bool:
    return word.lower() in _STOPS or word[-1] in ",;:.!?)" or word.lower() in ("my", "our", "these", "those", "of")


def without_adverbs(text: str) -> str:
    """Without “regularly”, “soon” and “more”, which a number or a day says better."""
    return _MORE.sub("", _AS_MUCH.sub("", _ADVERBS.sub("", text))).strip() or text


def without_leading(text: str) -> str:
    """Without what says only “at some time” before what is to be done: “sooner or later give a talk”."""
    found = _ADVERBS.match(text)
    return text if found is None else text[found.end() :].strip()


def put(text: str, number: int) -> Iterator[str]:
    """The wordings of `text`, which begins with a verb and names no number, with one: the likeliest first."""
    text = _OTHERS.sub("people", without_adverbs(text))
    if found := _EVERYONE.search(text):
        yield _agreed(f"{text[: found.start()]}{number} people{text[found.end() :]}", number, found.start())
    every = next((found for found in _EVERY.finditer(text)), None)
    found = phrases(text)
    if every is not None and not (found and _WANTED.search(text[found[0].before : found[0].start])):
        noun = every["noun"][: -len(every["head"])] + (plural(every["head"]) if number != 1 else every["head"])
        yield f"{text[: every.start()]}{number} {noun}{text[every.end() :]}"
    for pattern, verb, noun in _COGNATES:
        said = re.match(rf"{pattern}(?![\w-])", text, re.IGNORECASE)
        if said is not None and not any(each.before <= said.end() + 1 for each in found):
            yield f"{verb} {number} {noun if number == 1 else plural(noun)}{text[said.end() :]}"
    for phrase in found:
        yield counted(text, phrase, number)


def counted(text: str, phrase: Phrase, number: int) -> str:
    """The text with the number in front of one noun phrase."""
    start, end = phrase.head
    noun = singular(text[start:end]) if number == 1 else text[start:end].replace("folks", "people")
    rest = _TO_THEM_ALL.sub(r"\g<lead> ", text[end:])
    new = f"{text[: phrase.before]}{number} {text[phrase.start : start]}{noun}{rest}"
    return _agreed(new, number, phrase.before)


def _agreed(text: str, number: int, start: int) -> str:
    """With one, what is said of it is in the singular: “1 person who works”."""
    if number != 1:
        return text
    text = text[:start] + re.sub(r"\b1 people\b", "1 person", text[start:])
    found = _WHO.search(text, start)
    if found is None or found["verb"].lower() in _MODALS or found["verb"].endswith(("ed", "s", "ing")):
        return text
    verb = {"are": "is", "have": "has", "do": "does", "go": "goes"}.get(found["verb"]) or plural(found["verb"])
    return f"{text[: found.start('verb')]}{verb}{text[found.end('verb') :]}"


def replaced(text: str, old: int, number: int) -> Iterator[str]:
    """The wordings of `text`, which counts `old` of something, with `number` in place of it."""
    for pattern in (_BETWEEN, _COUNTED, _SINGLE):
        for found in pattern.finditer(text):
            if pattern is not _SINGLE and vocabulary.number(found["n"]) != old:
                continue
            if _OF_THEM.match(found["noun"]):
                yield f"{text[: found.start()]}{number} {text[found.start('noun') :]}"  # “1 of the speakers”
                continue
            many = _last_noun(found["noun"])
            if not many:
                continue  # “share one on Instagram”
            noun = plural(many) if number != 1 and not is_plural(many) else many
            noun = singular(many) if number == 1 and is_plural(many) else noun
            at = found.start("noun") + found["noun"].index(many)
            yield f"{text[: found.start()]}{number} {text[found.start('noun') : at]}{noun}{text[at + len(many) :]}"


def _last_noun(said: str) -> str:
    """The last word of the noun phrase that a text begins with."""
    kept = ""
    for word in said.split():
        if _ends(word) and (kept or word.lower() in _STOPS):
            break
        kept = word.rstrip(".,;!?)")
        if is_plural(kept):
            break
    return kept
