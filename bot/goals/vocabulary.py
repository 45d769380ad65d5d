"""The words of goals: numbers, what joins and ends sentences, and people. Patterns run on a sentence of limited"
" length."""

from __future__ import annotations

import re

from bot.kit import times
from bot.kit.patterns import later


def compiled(pattern: str) -> re.Pattern[str]:
    return later(pattern, re.IGNORECASE)


_TENS = {name: n for name, n in times.CARDINALS.items() if n >= 20}
NUMBERS: dict[str, int] = (
    times.CARDINALS
    | {f"{ten}{mark}{name}": tens + one for ten, tens in _TENS.items()
       for one, name in enumerate(times.NUMBERS[:9], 1) for mark in " -"}
    | {"a dozen": 12, "a couple of": 2, "a couple": 2, "couple of": 2, "a pair of": 2, "half a dozen": 6, "a few": 3,
       "a half dozen": 6, "two dozen": 24, "a hundred": 100, "one hundred": 100, "hundred": 100, "a thousand": 1000,
       "one thousand": 1000, "dozen": 12, "a single": 1, "pair of": 2, "a trio of": 3, "half dozen": 6,
       "half-dozen": 6, "a half-dozen": 6}
    | {f"{name} hundred": 100 * n for n, name in enumerate(times.NUMBERS[:9], 1)}
)  # fmt: skip
_THOUSANDS = re.compile(r"([0-9]{1,3}(?:\.[0-9])?)k")
_COMPOUND = rf"(?:{'|'.join(_TENS)})(?:(?:\s+|-)(?:{'|'.join(sorted(times.NUMBERS[:9], key=len, reverse=True))}))?"
_SIMPLE = sorted((name for name in NUMBERS if not name.startswith(tuple(_TENS))), key=len, reverse=True)
# “seventy-three” is told by its parts: spelled out, all such numbers made each pattern that has them ten times as long.
WORD_NUMBER = "|".join([_COMPOUND, *(name.replace(" ", r"\s+") for name in _SIMPLE)])


def number(text: str) -> int:
    """The number that digits or words name, “1.5k” too; 0 for none."""
    plain = " ".join(text.lower().split()).replace(",", "")
    if (short := _THOUSANDS.fullmatch(plain)) is not None:
        return round(float(short[1]) * 1000)
    return int(plain) if plain.isascii() and plain.isdigit() else NUMBERS.get(plain, 0)


# Sentences and their parts

VERB = compiled(
    r"(?:also\s+|to\s+|then\s+)*(?:have|attend|talk|speak|meet|reach|connect|message|e-?mail|call|contact|write|post"
    r"|publish"
    r"|share|comment|follow\s+up|apply|update|rewrite|finish|create|build|join|research|ask|get|find|send|read|go|host"
    r"|give|help|learn|schedule|organi[sz]e|thank|prepare|record|sign\s+up|register|pass|complete"
    r"|visit|practi[cs]e|study|introduce|chat|submit|reconnect|volunteer|invite|buy|grab|set\s+up|translate|fix"
    r"|collect|test|pitch|draft|bring|upload|show|add|tell|launch|deploy|watch|listen|present|try|offer|explain|discuss"
    r"|ping|catch\s+up|subscribe|push|reply)\b"
)
THEN_VERB = compiled(r"\s+(?:and|then|&)\s+(?=" + VERB.pattern + ")")
JOINED = compiled(r"\s+(?:and|then|as\s+well\s+as|plus|&)\s+|[,;]\s+(?:and\s+|then\s+)?")
FULL_STOP = re.compile(r"[.!?]+[\"')]*\s+(?=\S)|\n+(?=\S)")
SHORT = compiled(r"\b(?:e\.g\.|i\.e\.|etc\.|dr\.|mr\.|mrs\.|ms\.|vs\.|st\.|inc\.|no\.)")

# With whom

HEADS = (
    r"developers?|devs?|programmers?|engineers?|designers?|recruiters?|managers?|mentors?|founders?|co-founders?"
    r"|teachers?"
    r"|friends?|classmates?|colleagues?|coworkers?|alumni|scientists?|analysts?|architects?|consultants?|coaches|coach"
    r"|directors?|professors?|researchers?|students?|marketers?|lawyers?|testers?|ctos?|ceos?|freelancers?"
    r"|entrepreneurs?"
    r"|investors?|instructors?|leads?|juniors?|seniors?|writers?|accountants?|nurses?|doctors?"
)
_BEGINNERS = r"beginners?|newcomers?|newbies?"
_NOT_ALONE = (
    r"(?!(?:senior|junior|lead)\s+(?!(?:at|in|from|of|by|on|who|for|and|or|with|every|each|this|next|about|before|until|to"
    r"|a|the|per|as|via|through)\b)[\w-])"
)
"""“Senior”, “junior” and “lead” are people only where they stand alone: else they say of which kind somebody is."""
ROLE = compiled(rf"(?P<before>(?:[\w/+#&-]+\s+){{0,3}}){_NOT_ALONE}(?P<head>{HEADS}|{_BEGINNERS})(?![\w-]|\.\w)")
# fmt: off
ROLE_STOPS = frozenset({
    "with", "to", "and", "or", "the", "a", "an", "my", "of", "from", "for", "new", "other", "more", "different",
    "local", "fellow", "experienced", "interesting", "potential", "few", "some", "any", "several", "at", "least",
    "two-way", "about", "by", "in", "on", "meet", "message", "contact", "email", "call", "ask", "help", "thank",
    "who", "working", "former", "old", "current", "another", "possible", "relevant", "friendly", "our", "their", "good",
    "great", "many", "dm", "chat", "talk", "connect", "them", "these", "those", "us", "me", "you", "get", "find",
    "have", "see", "invite", "interview", "text", "tell", "each", "every", "both", "all", "one", "support", "mentor",
    "add", "coffee", "via", "through", "as", "be", "become", "s",
    "make", "i", "need", "w/", "w",
})
# fmt: on
NOT_A_FILTER = compiled(r"\b(?:(?:as|become|being|be)\s+(?:an?\s+)?|of\s+(?:them|whom|those|which)\s+(?:with\s+)?)$")
_PEOPLE = rf"(?:{HEADS}|people|persons?|someone|somebody|employees?|staff|women|men|contacts?|hr|alumni)"
_COMPANY = r"[A-Z0-9][\w&.'-]*(?:\s+(?:&\s+)?[A-Z][\w&.'-]*){0,2}"
COMPANIES_JOINED = re.compile(r",\s+(?:and\s+|or\s+)?|\s+(?:and|or)\s+")
COMPANY = re.compile(
    rf"\b(?i:{_PEOPLE}\s+(?:who\s+works?\s+|working\s+|employed\s+)?(?:at|from)\s+|{_PEOPLE}\s+@\s?)"
    rf"(?P<company>{_COMPANY}(?:(?:,\s+(?:and\s+|or\s+)?|\s+(?:and|or)\s+)(?=[A-Z])(?!(?i:{VERB.pattern})){_COMPANY})*)"
)
NO_COMPANY = compiled(
    r"(?:con|conf|day|days|meet-?ups?|summit|fest|week|conference|hackathon|university|school|bootcamp|linkedin"
    r"|slack|discord"
    r"|github|twitter)$"
)
FOREIGN = frozenset("con del antes para por mit für und bis avec pour chez".split())
"""Small words of Spanish, German and French. Goals are read in English: a sentence with one of them stays as it is."""
MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?"
)
