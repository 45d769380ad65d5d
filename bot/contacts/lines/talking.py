"""How somebody talked, where a line says it plainly: “had a coffee chat with”, “messaged her on LinkedIn”, “by phone”.

It reads clause by clause, and only what happened. A clause with a word of wishes, plans or refusals (“wants a coffee
chat”, “promised a call”, “no call yet”), or with a day to come where no verb says that it was, says nothing. Nor does a
lone “call” or “coffee”, which may be something to do. What it reads stays in the note.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bot.contacts.lines.sheet import Clause, Sheet
from bot.journal.model import How
from bot.kit import words
from bot.kit.dates import Phrase
from bot.kit.patterns import later

# The text is lower case, has single spaces, and “them” in place of their name.
_THEM = r"(?:her|him|them|each other)\b(?!')"
_WE = (
    r"(?:(?:them and i|me and them|i|we|and|then|also|just|finally|today|yesterday|recently|already|i've|we've|have) )"
    r"{0,5}"
)
_SHE = r"(?:(?:she|he|they|them|who|and|then|also|just|finally|today|yesterday|has|have) ){0,4}"
_A = (
    r"(?:(?:a|an|another|our|the|my|one|some|this|that) )?"
    r"(?:(?:quick|short|long|brief|nice|great|lovely|good|really|very|first|second|third|virtual|online|remote|little"
    r"|wonderful|fun|pleasant|interesting|informal|casual|super|intro|introductory|video|phone|zoom|skype|teams|facetime"
    r"|whatsapp|30-minute|half-hour|linkedin|slack|discord|direct|private|friendly|thank-you|few|couple of) ){0,4}"
)
_COFFEE = r"(?:coffee (?:chats?|dates?|breaks?)|coffees?|espressos?|cappuccinos?)"
_CALL = r"(?:calls?|phonecalls?|videocalls?|video chats?|phone chats?|zooms?|facetime|videoconference)"
_MESSAGE = r"(?:messages?|dms?|e-?mails?|texts?|notes?|letters?|inmails?)"
_HAD = r"(?:had|grabbed|went for|did|enjoyed|shared|met (?:up )?(?:for|over)|(?:caught up|talked|chatted|spoke) over)"
_TALKED = r"(?:talked|spoke|spoken|chatted|caught up|met|had an? (?:\w+ ){0,2}(?:chat|talk|conversation))"
_WHERE = r"(?:(?!who\b|that\b|he\b|she\b|queue\b|line\b)\S+ ){1,4}"
_BETWEEN = r"(?: (?!about\b)\S+){0,6}?"
_BY_PHONE = (
    r"(?:(?:on|over|by|via|through) (?:(?:the|a) )?(?:telephone|phone|video|zoom|skype|teams|ms teams|google meet"
    r"|facetime|webex)(?: call| chat)?|on (?:a|the) call)"
)
_BY_MAIL = r"(?:(?:by|via|over|in) (?:(?:the|a|my) )?(?:e-?mails?|mail|texts?|sms|dms?|chat|whatsapp|telegram|signal))"
_ON_A_NETWORK = r"(?:(?:on|over|via|through) (?:linkedin|slack|discord|whatsapp|telegram|instagram|twitter|messenger))"
_IN_WRITING = rf"(?:{_ON_A_NETWORK}|{_BY_MAIL})"
_IN_MESSAGES = r"(?:(?:by|via|in) )?(?:(?:a|linkedin|slack|discord|private|direct) ){1,2}(?:messages?|dms?)"
_DONE = r"(?= (?:today|yesterday|about|for|last|this|on|at|with|and|in|from|after|during|earlier)\b|$)"
_NOT_YET = r"\b(?! (?:planned|scheduled|booked|coming|tomorrow|next|invite|invitation|request)\b)"


def _patterns(*pairs: tuple[How, str]) -> tuple[tuple[How, re.Pattern[str]], ...]:
    return tuple((how, later(pattern)) for how, pattern in pairs)


_HAPPENED = _patterns(
    (How.COFFEE, rf"{_WE}{_HAD} {_A}{_COFFEE}{_NOT_YET}"),
    (How.COFFEE, rf"{_WE}met (?:up )?{_WHERE}(?:for|over) {_A}{_COFFEE}{_NOT_YET}"),
    (How.CALL, rf"{_WE}(?:had|did|finished|jumped on|hopped on|was on|were on) {_A}{_CALL}{_NOT_YET}"),
    (How.CALL, rf"{_WE}(?:phoned|rang|skyped|facetimed|called)(?: up)? {_THEM}"),
    (How.CALL, rf"{_SHE}(?:phoned|rang|called) (?:me|us)\b"),
    (How.CALL, rf"{_WE}{_TALKED}{_BETWEEN} {_BY_PHONE}{_DONE}"),
    (How.MESSAGE, rf"{_WE}(?:messaged|texted|dm'?e?d|e-?mailed|pinged|wrote(?: to)?) {_THEM}"),
    (How.MESSAGE, rf"{_SHE}(?:messaged|texted|dm'?e?d|e-?mailed|pinged|wrote(?: to)?) (?:me|us)\b"),
    (How.MESSAGE, rf"{_WE}(?:messaged|texted|dm'?e?d|chatted|talked|spoke){_BETWEEN} {_IN_WRITING}{_DONE}"),
    (How.MESSAGE, rf"{_WE}(?:sent|wrote|dropped|exchanged|swapped) (?:{_THEM} )?{_A}{_MESSAGE}\b"),
    (How.COMMENT, rf"{_WE}commented (?:on|under) (?:her|his|their|them's)\b"),
)
"""Where a verb says that it was so, a day beside it is the day when it was."""

_NAMED = _patterns(
    (How.COFFEE, rf"{_A}coffee (?:chats?|dates?)(?: (?:with|about|at|in|over|on|was|went|today|yesterday|this)\b.*)?"),
    (How.COFFEE, rf"(?:{_WE}got )?{_A}coffees? (?:with|was|went|together)\b.*"),
    (How.CALL, rf"{_A}{_CALL} (?:with|was|went|lasted)\b.*"),
    (How.CALL, r"(?:phone|video|zoom|skype|teams|facetime|intro) ?call"),
    (How.CALL, _BY_PHONE),
    (How.MESSAGE, _BY_MAIL),
    (How.MESSAGE, _IN_MESSAGES),
)
"""A noun that is all of a clause, or begins it."""

_AHEAD = re.compile(
    r"\b(?:want(?:s|ed)?|would|will|won't|can|can't|could|should|must|shall|may|might|promise[sd]?|owe[sd]?|let's|lets"
    r"|next|tomorrow|tonight|soon|later|plans?|planned|planning|invite[sd]?|ask(?:ed|s)?|agree[sd]?|schedul\w+|booked?"
    r"|arrange[sd]?|hop(?:es?|ed|ing)|prefer(?:s|red)?|hates?|likes?|loves?|offer(?:s|ed)?|suggest(?:s|ed)?|propose\w*"
    r"|todo|to-do|to do|to have|remind|reminder|need(?:s|ed)?|follow-?up|before|until|when|if|maybe|perhaps|possibly"
    r"|not|no|never|without|instead|missed|cancel\w*|declined|refused|\w+n't|yet|open to|up for|looking forward|gonna"
    r"|going|upcoming|action|steps?|usually|always|often|sometimes|every|weekly|monthly|daily)\b"
)


def told(sheet: Sheet, name: str, phrases: Sequence[Phrase], today: date) -> How | None:
    """How they talked, by the first clause that says it; `name` is theirs, `phrases` the days that the text names."""
    theirs = re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in (name, *name.split()))})\b", re.IGNORECASE)
    before = ""
    for clause in sheet.clauses:
        said = _said(sheet, clause, theirs)
        if said and not (clause.mark == ":" and _AHEAD.search(before)):  # “next step: call with her boss”
            inside = [one.reading for one in phrases if clause.start <= one.span[0] < clause.end]
            found = _of(said, coming=any(reading is not None and reading.day > today for reading in inside))
            if found is not None:
                return found
        before = said or before
    return None


def _of(said: str, *, coming: bool) -> How | None:
    happened = next((how for how, pattern in _HAPPENED if pattern.match(said)), None)
    if happened is not None or coming or _AHEAD.search(said):
        return happened
    return next((how for how, pattern in _NAMED if pattern.fullmatch(said)), None)


def _said(sheet: Sheet, clause: Clause, theirs: re.Pattern[str]) -> str:
    text = theirs.sub("them", sheet.text[clause.start : clause.end])
    text = words.plain_quotes(" ".join(text.lower().split())).strip(" .!?-")
    return text.replace("them them", "them")
