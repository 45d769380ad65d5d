"""The words of a rewritten goal: the verb that it begins with, capitals, days and rhythms."""

from __future__ import annotations

import re
from datetime import date

from bot.goals import doing, spelling, verbs
from bot.goals.model import Action
from bot.goals.senses import Kind
from bot.goals.vocabulary import compiled
from bot.kit import times
from bot.kit.times import Interval

_BY_NOUN: tuple[tuple[str, str], ...] = (
    (r"(?:job )?interviews?|offers?|referrals?|followers?|clients?|internships?|jobs?", "Get"),
    (r"info\w*[ -](?:interviews?|chats?)|mock interviews?|coffees?|tea|lunch(?:es)?|dinners?|chats?|conversations?"
     r"|calls?|1:1s?|meetings?|catch-?ups?|check-?ins?|one-on-ones?|walks?|beers?|drinks", "Have"),
    (r"pull requests?|prs?|issues?", "Open"),
    (r"newsletters?|articles?|(?:blog |thank[- ]you )?posts?|tweets?|threads?|comments?|recommendations?|reviews?"
     r"|case stud(?:y|ies)|answers?|blogs?|stor(?:y|ies)|tils?|tutorials?|write-?ups?|endorsements?", "Write"),
    (r"videos?|podcasts?|reels?|vlogs?|infographics?|carousels?", "Publish"),
    (r"connection requests?|invit\w+|messages?|dms?|e-?mails?|notes?|applications?|follow-?ups?|inmails?|letters?|texts?"
     r"|cvs?|r[eé]sum[eé]s?|portfolios?", "Send"),
    (r"(?:lightning |conference |tech )?talks?|demos?|presentations?|compliments?|feedback|shout-?outs?|tips?", "Give"),
    (r"introductions?|connections?|contacts?|friends?|phone calls?", "Make"),
    (r"books?|papers?|chapters?|documentation", "Read"),
    (r"communit(?:y|ies)|groups?|servers?|channels?|slacks?|discords?|forums?", "Join"),
    (r"courses?|class(?:es)?|lessons?|exams?|trainings?", "Take"),
    (r"modules?|challenges?|exercises?|katas?|projects?|certificat\w+", "Finish"),
    (r"workshops?|events?|(?:\w+[ -])?meet-?ups?|conferences?|hackathons?|webinars?|fairs?|summits?|sessions?|panels?"
     r"|seminars?|bootcamps?|\w+con(?:f)?|meetings|hours|days?", "Attend"),
)  # fmt: skip
_BY_ACTION = {
    Action.COFFEE: "Have", Action.INTERVIEW: "Have", Action.TALK: "Have", Action.CALL: "Have", Action.MESSAGE: "Send",
    Action.EVENT: "Attend", Action.POST: "Write", Action.APPLY: "Send", Action.COMMENT: "Write", Action.RESULT: "Get",
    Action.FOLLOW_UP: "Send", Action.MEET: "Meet", Action.REACH: "Reach out to",
}  # fmt: skip
_NOUN_VERBS = tuple((compiled(rf"(?<![\w-])(?:{pattern})(?![\w-])"), verb) for pattern, verb in _BY_NOUN)
_HEAD_ENDS = compiled(r"\s+(?:with|from|at|on|in|for|about|to|by|of|per|every|each|who|that|after|before)\b")
_FIRST = re.compile(r"(?P<word>[A-Za-z][\w'-]*)(?P<rest>.*)", re.DOTALL)
_BE_AT = compiled(r"(?:be|get|come|make\s+it)\s+(?:present\s+)?(?:at|to)\s+(?=.*\b\w)")
_PASSIVE = compiled(
    r"(?P<noun>(?:my\s+)?(?:\d|\w+\s)[\w\s'/-]*?)\s+(?P<verb>contacted|messaged|e-?mailed|called|attended|published"
    r"|posted|sent|written|applied|read|visited|met|finished|completed|submitted|added|joined)(?:\s+(?:to|for))?"
    r"(?P<rest>(?:\s+(?:with|on|in|at|from|by|until|before|every|each|per|this|next|a)\b.*)?)$"
)
_TO_PEOPLE = compiled(r"(?:my\s+)?(?:cv|r[eé]sum[eé]|portfolio|pitch)\s+to\b")
_AND_ING = compiled(r"^(?P<lead>[a-z]+\s+(?:and|&)\s+)(?P<verb>[a-z]+ing)\b")
_OTHER_FORMS = {"spoke": "speak", "wrote": "write", "went": "go", "did": "do", "took": "take", "gave": "give",
                "been": "be", "was": "be", "am": "be", "are": "be", "having": "have"}  # fmt: skip
_NAMES = {
    "linkedin": "LinkedIn", "github": "GitHub", "cv": "CV", "cvs": "CVs", "hr": "HR", "ux": "UX", "ui": "UI",
    "i": "I", "i'm": "I'm", "i'd": "I'd", "i'll": "I'll", "i've": "I've", "english": "English", "german": "German",
    "facebook": "Facebook", "twitter": "Twitter", "reddit": "Reddit", "sql": "SQL", "aws": "AWS", "ai": "AI",
    "javascript": "JavaScript", "python": "Python", "instagram": "Instagram", "mastodon": "Mastodon",
    "christmas": "Christmas", "halloween": "Halloween", "easter": "Easter", "french": "French", "spanish": "Spanish",
    "q1": "Q1", "q2": "Q2", "q3": "Q3", "q4": "Q4",
}  # fmt: skip
_DAY_NAMES = {name.lower(): name for name in (*times.DAYS, *times.MONTHS)} | {
    f"{name.lower()}s": f"{name}s" for name in times.DAYS
}
_WORD = re.compile(r"(?<![\w@#./:'-])[a-z][a-z0-9']*(?![\w'@/:-]|\.\w)")
_STARTERS = frozenset(
    "a an at before between by come daily during each every for from in monthly next on once over per quarterly"
    " starting start beginning since this throughout till til to twice thrice until weekly within yearly biweekly"
    " fortnightly annually the up".split()
)
_UNTIL = compiled(r"(?:by|before|until|till|til|through)\b")


def begun(task: str) -> str:
    """What is to be done with a verb in its plain form at its beginning; empty where none fits."""
    task = spelling.mended(_lower_first(task.strip(" ,;:-")))
    if (found := _BE_AT.match(task)) is not None and _noun_verb(task[found.end() :]) == "Attend":
        return f"Attend {task[found.end() :]}"
    if _TO_PEOPLE.match(task):
        return f"Send {task}"
    if (found := _PASSIVE.fullmatch(task)) is not None and not _verb(task):
        lemma = verbs.FORMS.get(found["verb"].lower(), found["verb"])
        return f"{_capital(lemma)}{' to' if lemma == 'apply' else ''} {found['noun']}{found['rest']}"
    if (verb := _verb(task)) is not None:
        rest = task[len(task.split(" ", 1)[0]) :]
        if (also := _AND_ING.match(verb + rest)) is not None:  # “reading and commenting on”
            second = verbs.FORMS.get(also["verb"].lower(), also["verb"])
            return _capital(f"{also['lead']}{second}{(verb + rest)[also.end() :]}")
        return _capital(verb + rest)
    does = doing.read(task)
    word = task.split(" ", 1)[0].lower()
    if does.verb and does.verb == word and not word.endswith("ing"):
        return _capital(task)  # a verb that no list has, such as “revamp”
    verb = _noun_verb(task) or _BY_ACTION.get(does.action)
    return f"{verb} {_lower_article(task)}" if verb else ""


def _verb(task: str) -> str | None:
    """The plain form of the verb that a task begins with; None where it begins with a noun."""
    found = _FIRST.match(task)
    if found is None or "-" in found["word"]:
        return "follow-up"[:6] + found["word"][6:] if found is not None and task.startswith("follow-up with") else None
    word = found["word"].lower()
    lemma = _OTHER_FORMS.get(word) or verbs.FORMS.get(word)
    if lemma is None or found["rest"][:1] in (":", "'"):
        return None
    after = found["rest"].strip().lower()
    if word == f"{lemma}s" and re.match(r"(?:with|from|to|about|on|at|in|by|for|per|every|each|a)\b|$", after):
        return None  # “calls with recruiters”
    if word == "networking" and re.match(r"(?:events?|meet|night|session|lunch|drinks|group)", after):
        return None
    if word in ("meeting", "call", "chat", "talk", "message", "blog", "coffee", "post") and after.startswith("with "):
        return lemma if word in ("chat", "talk") else None
    return lemma


def _noun_verb(phrase: str) -> str | None:
    """The usual verb for a noun: “have” coffee chats, “attend” meetups."""
    ends = _HEAD_ENDS.search(phrase)
    head = phrase if ends is None else phrase[: ends.start()]
    hits = [(found.end(), -order, verb) for order, (pattern, verb) in enumerate(_NOUN_VERBS)
            for found in pattern.finditer(head)]  # fmt: skip
    return max(hits)[2] if hits else None


def _lower_first(text: str) -> str:
    """Without the capital that only a sentence gives to its verb: names keep theirs."""
    first = text.split(" ", 1)[0]
    plain = spelling.mended(first.lower())
    known = plain in verbs.FORMS or plain in _OTHER_FORMS
    return plain + text[len(first) :] if known and first[1:] == first[1:].lower() else text


def _lower_article(text: str) -> str:
    first = text.split(" ", 1)[0]
    names = any(sign.isupper() for sign in first[1:]) or first.lower() in _DAY_NAMES
    common = first.lower() in ("a", "an", "one", "my", "the", "at", "more", "some", "two", "three", "four", "five", "six")
    return first.lower() + text[len(first) :] if common and not names else text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def day(one: date) -> str:
    """“31 December 2026”."""
    return f"{one.day} {times.MONTHS[one.month - 1]} {one.year}"


def rhythm(every: Interval, number: int | None) -> str:
    """“every week” for what is counted by its noun (`number` None), else “once a week”, “twice every 2 weeks”."""
    if number is None:
        return str(every)
    often = {1: "once", 2: "twice"}.get(number, f"{number} times")
    return f"{often} a {every.unit}" if every.n == 1 else f"{often} {every}"


def later(phrase: str, *, heading: bool = False) -> str:
    """A phrase of time as it stands after what is to be done: “This month” → “this month”, “Q2” → “in Q2”."""
    phrase = phrase.strip(" ,;:-")
    first = phrase.split(" ", 1)[0]
    if first.lower() in _STARTERS:
        phrase = first.lower() + phrase[len(first) :]
    if heading or first.lower() in _DAY_NAMES or re.fullmatch(r"q[1-4]", first.lower()):
        return phrase if _UNTIL.match(phrase) or first.lower() in _STARTERS else f"in {phrase}"
    return phrase


def capitals(text: str, dated: tuple[str, ...]) -> str:
    """Names that are always written so, and days and months in the phrases `dated`."""
    for phrase in dated:
        text = text.replace(phrase, _WORD.sub(lambda found: _DAY_NAMES.get(found[0], found[0]), phrase))
    text = _WORD.sub(lambda found: _NAMES.get(found[0], found[0]), text)
    return re.sub(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b", lambda found: _capital(found[0]), text)


def others(kind: Kind, action: Action) -> bool:
    """Whether “3 times” says a number for it that anybody would say."""
    return action not in (Action.DO, Action.RESULT, Action.UNCLEAR) or kind is Kind.REACH_OUT
