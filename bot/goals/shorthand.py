"""Shorthand written out, and the small words that English leaves out or asks for: “w/ ppl” is “with people”."""

from __future__ import annotations

import re

from bot.goals import vocabulary
from bot.goals.vocabulary import compiled
from bot.kit import times, words

_WRITTEN_OUT: tuple[tuple[re.Pattern[str], str], ...] = (
    (compiled(r"(?<!\S)w/\s*(?=[\w\"'])"), "with "),
    (compiled(r"(?<!\S)w/o(?!\S)"), "without"),
    (compiled(r"(?<!\S)b4(?!\S)"), "before"),
    (compiled(r"(?<!\S)b/c(?!\S)"), "because"),
    (compiled(r"(?<!\S)ppl(?![\w-])"), "people"),
    (re.compile(r"(?<=[a-z] )[&+](?= [a-z])"), "and"),
    (re.compile(r"^Dm(?= )"), "DM"),
    (compiled(r"(?<!\S)@ (?=\w)"), "at "),
    (compiled(r"(?<!\S)(?:tmrw|tmr|tmw)(?![\w-])"), "tomorrow"),
    (re.compile(r"^(Follow up|Talk|Speak|Chat): "), r"\1 with "),
    (re.compile(r"^(Message|Call|Email|Ask|Thank|Contact|Meet): "), r"\1 "),
    (re.compile(r"^(Contact) (?:to|with) "), r"\1 "),
    (re.compile(r"^(Ask) to (?=(?:my|our|the|an?|\d+) )"), r"\1 "),
    (re.compile(r"^(Attend|Visit) to "), r"\1 "),
    (re.compile(r"^(Discuss) about "), r"\1 "),
    (compiled(
        r"\b(?P<to>to|with|from|of|for|contact|message|ask) (?=(?:first|last|next) (?:\d|two|three|four|five)\b)"
    ), r"\g<to> the "),
    (re.compile(r"(?<=[a-z] )1 times?(?= |$)"), "once"),
    (re.compile(r"(?<=[a-z] )2 times(?= |$)"), "twice"),
    (compiled(
        r"^(?P<verb>update|rewrite|polish|fix|refresh|redo|finish|improve|revamp|redesign|translate|proofread|print"
        r"|tidy|clean up|review) (?=(?:(?:linkedin|github|xing|instagram) )?(?:profile|headline|cv|r[eé]sum[eé]"
        r"|portfolio|readme|bio|banner|website|cover letter)(?! of\b)\b)"
    ), r"\g<verb> my "),
)  # fmt: skip
"""What is short for something, and small words that English leaves out or asks for."""
_SHORT_DAY = compiled(
    r"\b(?P<lead>by|on|before|next|this|until|till|every|each)"
    r" (?P<day>mon|tues?|weds?|thu|thurs?|fri|sat|sun)\b(?![-/.])"
)
_SHORT_DAYS = {name[:3].lower(): name for name in times.DAYS}
_END_OF = compiled(r"\b(?P<lead>by|before|until|till) (?:the )?eo(?P<of>[dwmqy])\b(?! \w+day\b)")
_ENDS = {"d": "day", "w": "week", "m": "month", "q": "quarter", "y": "year"}
_TIMES_SIGN = compiled(r"(?<![\w.])(?P<n>\d{1,3})\s?[x×]\s+(?=[a-z])")
_SEVERAL_OF = compiled(
    rf"(?<![\w:.-])(?P<n>\d{{1,4}}|{vocabulary.WORD_NUMBER})\s+(?!(?:min|hour|hr|day|week)\w*\s)(?P<which>(?:[a-z-]+\s+){{0,2}}?)"
    r"(?P<noun>interview|meetup|event|conference|workshop|webinar|recruiter|developer|designer|engineer|mentor|founder"
    r"|investor|manager|friend|colleague|classmate|company|article|comment|application|conversation"
    r"|connection|book|course|job|chat|call|message|post|meeting|coffee)"
    r"(?=\s+(?:with|from|at|on|in|for|about|to|by|of|per|every|each|who|that|face|before|until|and)\b|[.,;]|$)"
)
"""“15 angel investor”: several are in the plural."""


def out(text: str) -> str:
    """A sentence without shorthand and with the small words that it wants: “w/ ppl” → “with people”."""
    for pattern, plain in _WRITTEN_OUT:
        text = pattern.sub(plain, text)
    text = _SEVERAL_OF.sub(_in_plural, _TIMES_SIGN.sub(r"\g<n> ", text))
    text = _SHORT_DAY.sub(lambda found: f"{found['lead']} {_SHORT_DAYS[found['day'].lower()[:3]]}", text)
    return _END_OF.sub(lambda found: f"{found['lead']} the end of the {_ENDS[found['of'].lower()]}", text)


def _in_plural(found: re.Match[str]) -> str:
    if vocabulary.number(found["n"]) < 2 or found["noun"] != found["noun"].lower():
        return found[0]
    return f"{found['n']} {found['which']}{words.plural(2, found['noun']).partition(' ')[2]}"
