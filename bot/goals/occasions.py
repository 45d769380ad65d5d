"""Events whose day nobody said: “before my graduation”, “by the next meetup”, “this summer”, “by Diwali”."""

from __future__ import annotations

from bot.goals import vocabulary
from bot.goals.vocabulary import compiled

_SEASON = (
    r"(?:summer|winter|spring|autumn|fall|semester|term|trimester|(?:school|academic)\s+year|holidays?|vacations?"
    r"|season"
    r"|sprint|cohort|break)"
)
_HAPPENS = (
    r"(?:[\w-]+\s+day|graduation|graduate|bootcamp|course|class|internship|conference|meet-?up|event|hackathon"
    r"|interviews?|exams?|launch"
    r"|deadline|wedding|birthday|move|trip|fair|summit|workshop|talk|presentation|ceremony|thesis|defen[cs]e|studies"
    r"|degree"
    r"|contract|visa|probation|project|party|webinar|maternity\s+leave|parental\s+leave|notice\s+period|program(?:me)?"
    r"|reunion|module|sabbatical|residency|fellowship|demo|kick-?off|review|cohort|start\s+date|first\s+day|last\s+day"
    r"|diwali|deepavali|holi|eid|ramadan|passover|pesach|hanukkah|chanukah|lent|carnival|advent|pentecost|thanksgiving"
    r"|black\s+friday|(?:lunar|chinese)\s+new\s+year|half[\s-]term|finals|midterms|retreat|festival|shift|placement"
    r"|rotation"
    rf"|{_SEASON})"
)
_NOT_TIME = (
    r"(?!(?:each|every|any|(?:ask|go|apply|send|post|call|messag|reach|talk|speak|meet|writ|connect|contact|publish"
    r"|submitt)ing"
    r"|breakfast|lunch|dinner|work|bed|school(?!\s+(?:holidays?|breaks?|starts?|ends?|begins?))|noon|and|or|that|then"
    r"|it)\b)"
)
_TAIL = (
    r"[^\s,.;!?()]+(?:\s+(?!(?:so|and|by|every|each|per|twice|once|i|i'll|we|-|to\s+"
    + vocabulary.VERB.pattern
    + r")\b)[^\s,.;!?()]+){0,7}"
)
_MY = r"(?:the|my|our|this|next|that|her|his|their|a|an)"
_OPEN = compiled(
    rf"\b(?:before|b4|until+|till|til|upti?ll?|prior\s+to|ahead\s+of|in\s+time\s+for"
    rf"|no\s+later\s+than)\s+{_NOT_TIME}{_TAIL}"
    rf"|\bby\s+(?:the\s+time|when|the\s+(?:end|start|beginning|close|middle)\s+of)\s+{_TAIL}"
    r"|\bby\s+(?:the|my|our)\s+next\s+[^\s,.;!?()]+"
    rf"|\b(?:between\s+now\s+and|from\s+now\s+(?:to|till|until|through))\s+(?:{_MY}\s+)?(?:[\w'-]+\s+){{0,2}}?{_HAPPENS}\b"
    rf"|\bby\s+(?:{_MY}\s+)?(?:next\s+)?(?:[\w'-]+\s+){{0,2}}?{_HAPPENS}\b(?!\s+(?:organi[sz]ers?|speakers?|hosts?"
    rf"|team))"
)
_AT = compiled(
    rf"\b(?:at|during|for)\s+(?:the|my|our|this|that)\s+(?:next|upcoming|coming|following)\s+{_TAIL}"
    r"|\bon\s+my\s+(?:last|first)\s+(?:working\s+)?day\b(?:\s+at\s+\w+)?|\bon\s+my\s+birthday\b"
    r"|\b(?:in|during|within|over)\s+my\s+(?:first|last)\s+(?:\w+\s+)?(?:days?|weeks?|months?|year|semester|term)\b"
    rf"|\b(?:during|throughout)\s+(?:the|my|our|this)\s+(?:[\w'-]+\s+){{0,2}}?{_HAPPENS}\b"
    r"|\bin\s+(?:the\s+)?(?:early\s+|late\s+)?(?:summer|winter|spring|autumn|fall)\b(?!\s+(?:boot|events?))"
    rf"|\b(?:this|next|over\s+the|in\s+the|during\s+the|by|before)\s+(?:\w+\s+)?{_SEASON}\b(?!\s+(?:boot|events?"
    rf"|internships?|school|jobs?|roles?))"
)


def find(said: str) -> tuple[int, int] | None:
    """Where a sentence names one that its goal is to be reached by."""
    found = _OPEN.search(said) or _AT.search(said)
    return None if found is None else found.span()
