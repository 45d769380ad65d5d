"""The words of goals: numbers, what people do, and with whom. Patterns run on a sentence of limited length."""

from __future__ import annotations

import re

from bot.goals.model import Action
from bot.kit import times


def compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


NUMBERS: dict[str, int] = {name: n for n, name in enumerate(times.NUMBERS, 1)} | {
    "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "a dozen": 12, "a couple of": 2,
    "a couple": 2, "couple of": 2, "a pair of": 2, "half a dozen": 6,
}  # fmt: skip
WORD_NUMBER = "|".join(sorted(NUMBERS, key=len, reverse=True))


def number(text: str) -> int:
    plain = " ".join(text.lower().split())
    return int(plain) if plain.isascii() and plain.isdigit() else NUMBERS.get(plain, 0)


# What to do

_EVENTS = r"events?|meet-?ups?|conferences?|hackathons?|webinars?|workshops?|(?:career|job)\s+fairs?|summits?"
ACTIONS: tuple[tuple[Action, re.Pattern[str]], ...] = tuple(
    (action, compiled(rf"\b(?:{pattern})\b"))
    for action, pattern in (
        (
            Action.RESULT,
            r"(?:get|find|land|secure|start)\s+(?:an?\s+|my\s+|the\s+)?(?:[\w-]+\s+){0,3}?"
            r"(?:jobs?|offers?|internships?|roles?|positions?)|receive\s+(?:an?\s+)?(?:job\s+)?offers?"
            r"|(?:get|receive)\s+(?:\S+\s+){0,2}?referrals?|get\s+(?:hired|promoted|invited|noticed|referred)"
            r"|become|be\s+known",
        ),
        (
            Action.COFFEE,
            r"coffee[\s-]+(?:chats?|dates?|meetings?|with)|coffees|virtual\s+coffees?"
            r"|(?:have|grab|get)\s+(?:a\s+)?coffee",
        ),
        (Action.INTERVIEW, r"info(?:rmational|rmation)?\s+(?:interviews?|chats?|meetings?)"),
        (Action.COMMENT, r"comment(?:s|ing)?"),
        (Action.FOLLOW_UP, r"follow(?:ing)?[\s-]?ups?"),
        (Action.FEEDBACK, r"(?:ask|get|request|receive|collect|seek)\b[^.;]{0,60}?\b(?:feedback|reviews?)"),
        (Action.ADVICE, r"(?:ask|get|request|receive|seek)\b[^.;]{0,60}?\badvice"),
        (Action.REFERRAL, r"(?:ask|request)\b[^.;]{0,60}?\breferrals?"),
        (
            Action.MENTORSHIP,
            r"(?:ask|find|get)\b[^.;]{0,40}?\b(?:mentorship|to\s+(?:be\s+my\s+)?mentor)"
            r"|(?:find|get)\s+(?:\S+\s+){0,2}?mentors?",
        ),
        (Action.CALL, r"(?:phone|video|zoom|have|schedule|book)\s+(?:\S+\s+){0,2}?calls?|calls?"),
        (Action.MESSAGE, r"messag(?:e|es|ing)|dms?|e-?mails?|write\s+to|text|inmails?"),
        (Action.REACH, r"reach(?:ing)?\s+out|connect(?:ing)?(?:\s+with)?|get\s+in\s+touch|contact|network\s+with"),
        (
            Action.TALK,
            r"meet(?:ing)?\s+(?:up\s+)?with|talk(?:ing)?\s+(?:to|with)|speak(?:ing)?\s+(?:to|with)"
            r"|chat(?:ting)?\s+with|catch(?:ing)?\s+up|conversations?|chats?|one-on-ones?|meetings?"
            r"|(?:have|get)\s+(?:\S+\s+)?(?:lunch|breakfast|dinner|tea)",
        ),
        (Action.MEET, r"meet(?!\s+(?:up\s+)?with)|get\s+to\s+know"),
        (Action.EVENT, rf"attend(?:ing)?|(?:go|going)\s+to\s+(?:\S+\s+){{0,4}}?(?:{_EVENTS})|{_EVENTS}"),
        (
            Action.GIVE,
            r"help|support|volunteer|introduce|thank|endorse|recommend|give\s+(?:feedback|back|help)",
        ),
        (Action.APPLY, r"apply|appl(?:ying|ications?)"),
        (
            Action.DO,
            r"like|react|update|rewrite|redo|refresh|finish|complete|create|build|set\s+up|register|sign\s+up|join"
            r"|launch|record|prepare|research|read|watch|learn|practi[cs]e|organi[sz]e|host|give\s+\S+\s+talk"
            r"|make\s+a\s+list|list|add|redesign|polish|contribute|answer|present|invite|connection\s+requests?",
        ),
        (
            Action.POST,
            r"write\s+(?:\S+\s+){0,3}?(?:posts?|articles?)|posts?|posting|publish|share|blog|tweet|articles?",
        ),
        (Action.DO, r"write"),
    )
)
"""What a goal can be about, in the order that decides between two that begin at one word."""
OTHER_VERB = compiled(r"(?:i\s+will\s+|to\s+)?(?:ask|send|visit|plan|submit|try|test|work\s+on|translate|donate)\b")
"""Says what to do, but nothing that is counted by itself."""
VERB = compiled(
    r"(?:also\s+|to\s+|then\s+)*(?:have|attend|talk|speak|meet|reach|connect|message|e-?mail|call|contact|write|post|publish"
    r"|share|comment|follow\s+up|apply|update|rewrite|finish|create|build|join|research|ask|get|find|send|read|go|host"
    r"|give|help|learn|schedule|organi[sz]e|thank|prepare|record|sign\s+up|register)\b"
)
JOINED = compiled(r"\s+(?:and|then|as\s+well\s+as|plus|&)\s+|[,;]\s+(?:and\s+|then\s+)?")
FULL_STOP = re.compile(r"[.!?]+[\"')]*\s+(?=\S)|\n+(?=\S)")
SHORT = compiled(r"\b(?:e\.g\.|i\.e\.|etc\.|dr\.|mr\.|mrs\.|ms\.|vs\.|st\.|inc\.|no\.)")

# With whom

_HEADS = (
    r"developers?|devs?|programmers?|engineers?|designers?|recruiters?|managers?|mentors?|founders?|co-founders?|teachers?"
    r"|friends?|classmates?|colleagues?|coworkers?|alumni|scientists?|analysts?|architects?|consultants?|coaches|coach"
    r"|directors?|professors?|researchers?|students?|marketers?|lawyers?|testers?|ctos?|ceos?|freelancers?|entrepreneurs?"
    r"|investors?|instructors?|leads?|juniors?|seniors?|writers?|accountants?|nurses?|doctors?"
)
ROLE = compiled(rf"(?P<before>(?:[\w/+#&-]+\s+){{0,3}})(?P<head>{_HEADS})(?![\w-])")
# fmt: off
ROLE_STOPS = frozenset({
    "with", "to", "and", "or", "the", "a", "an", "my", "of", "from", "for", "new", "other", "more", "different",
    "local", "fellow", "experienced", "interesting", "potential", "few", "some", "any", "several", "at", "least",
    "two-way", "about", "by", "in", "on", "meet", "message", "contact", "email", "call", "ask", "help", "thank",
    "who", "working", "former", "old", "current", "another", "possible", "relevant", "friendly", "our", "their", "good",
    "great", "many", "dm", "chat", "talk", "connect",
})
# fmt: on
NOT_A_FILTER = compiled(r"\b(?:as|become|being|be)\s+(?:an?\s+)?$")
_PEOPLE = rf"(?:{_HEADS}|people|persons?|someone|somebody|employees?|staff|women|men|contacts?|hr|alumni)"
COMPANY = re.compile(
    rf"\b(?i:{_PEOPLE}\s+(?:who\s+works?\s+|working\s+|employed\s+)?(?:at|from)\s+|{_PEOPLE}\s+@\s?)"
    r"(?P<company>[A-Z0-9][\w&.'-]*(?:\s+[A-Z][\w&.'-]*){0,2})"
)
NO_COMPANY = compiled(
    r"(?:con|conf|day|days|meet-?ups?|summit|fest|week|conference|hackathon|university|school|bootcamp|linkedin|slack|discord"
    r"|github|twitter)$"
)
