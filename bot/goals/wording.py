"""The words of a rewritten goal: the verb that it begins with, capitals, days and rhythms."""

from __future__ import annotations

import re
from datetime import date

from bot.goals import doing, spelling, verbs, vocabulary
from bot.goals.model import Action
from bot.goals.senses import Kind
from bot.goals.vocabulary import compiled
from bot.kit import times
from bot.kit.times import Interval

_BY_NOUN: tuple[tuple[str, str], ...] = (
    (r"(?:info\w*|mock|practi[cs]e)[ -](?:interviews?|chats?)|coffees?|tea|lunch(?:es)?|dinners?|chats?|conversations?"
     r"|calls?|1:1s?|meetings?|catch-?ups?|check-?ins?|one-on-ones?|walks?|beers?|drinks", "Have"),
    (r"pull requests?|prs?|issues?", "Open"),
    (r"(?:linkedin|xing|online) (?:connections?|contacts?)", "Add"),
    (r"newsletters?|articles?|(?:blog |thank[- ]you )?posts?|tweets?|threads?|comments?|recommendations?|reviews?"
     r"|case stud(?:y|ies)|answers?|blogs?|stor(?:y|ies)|tils?|tutorials?|write-?ups?|endorsements?", "Write"),
    (r"videos?|podcasts?|reels?|vlogs?|infographics?|carousels?", "Publish"),
    (r"connection requests?|invit\w+|messages?|dms?|e-?mails?|notes?|applications?|follow-?ups?|inmails?|letters?"
     r"|texts?|cvs?|r[eé]sum[eé]s?|portfolios?", "Send"),
    (r"(?:lightning |conference |tech )?talks?|demos?|presentations?|compliments?|feedback|shout-?outs?|tips?", "Give"),
    (r"introductions?|connections?|contacts?|friends?|phone calls?", "Make"),
    (r"books?|papers?|chapters?|documentation", "Read"),
    (r"communit(?:y|ies)|groups?|servers?|channels?|slacks?|discords?|forums?", "Join"),
    (r"courses?|class(?:es)?|lessons?|exams?|trainings?", "Take"),
    (r"modules?|challenges?|exercises?|katas?|projects?|certificat\w+", "Finish"),
    (r"(?:job )?interviews?|offers?|referrals?|followers?|clients?|internships?|jobs?", "Get"),
    (r"workshops?|events?|(?:\w+[ -])?meet-?ups?|conferences?|hackathons?|webinars?|fairs?|summits?|sessions?|panels?"
     r"|seminars?|bootcamps?|\w+con(?:f)?|meetings|hours|days?", "Attend"),
)  # fmt: skip
_BY_ACTION = {
    Action.COFFEE: "Have", Action.INTERVIEW: "Have", Action.TALK: "Have", Action.CALL: "Have", Action.MESSAGE: "Send",
    Action.EVENT: "Attend", Action.POST: "Write", Action.APPLY: "Send", Action.COMMENT: "Write", Action.RESULT: "Get",
    Action.FOLLOW_UP: "Send", Action.MEET: "Meet", Action.REACH: "Reach out to",
}  # fmt: skip
_NOUN_VERBS = tuple((compiled(rf"(?<![\w-])(?:{pattern})(?![\w-])"), verb) for pattern, verb in _BY_NOUN)
_HEAD_ENDS = compiled(
    r"(?<!couple)(?<!minimum)(?<!maximum)(?<!hour)\s+(?:with|from|at(?!\s+least)|on|in|for|about|to|by|of|per|every|each"
    r"|who|that|after|before|an?|this|next|til|till|until|daily|weekly|monthly)\b"
)
_FIRST = re.compile(r"(?P<word>[A-Za-z][\w'-]*)(?P<rest>.*)", re.DOTALL)
_BE_AT = compiled(r"(?:be|get|come|make\s+it)\s+(?:present\s+)?(?:at|to)\s+(?=.*\b\w)")
_DONE = (
    r"(?:contacted|messaged|e-?mailed|called|attended|published|posted|sent|written|applied|read|visited|met|finished"
    r"|completed|submitted|added|joined|updated)"
)
_SAYS_DONE = compiled(rf"\s{_DONE}\b")
"""Asked before `_PASSIVE`, which tries all words of a long task as the noun: most have no such word."""
_PASSIVE = compiled(
    rf"(?P<noun>(?:my\s+)?(?:\d|\w+\s)[\w\s'/-]*?)\s+(?P<verb>{_DONE})(?:\s+(?:to|for))?"
    r"(?P<rest>(?:\s+(?:with|on|in|at|from|by|until|before|every|each|per|this|next|a)\b.*)?)$"
)
_TO_PEOPLE = compiled(r"(?:my\s+)?(?:cv|r[eé]sum[eé]|portfolio|pitch)\s+to\b")
_HAVING_DONE = compiled(
    rf"have\s+(?P<verb>[a-z]+)\s+(?=\d|an?\s|the\s|my\s|our\s|to\s|with\s|(?:at\s+least\s+)?(?:{vocabulary.WORD_NUMBER})\b)"
)
"""“By June I will have published four articles”."""
_MORE_VERBS = frozenset(
    "eat return block document tailor finalize finalise revamp convince spend drink work improve network be become"
    " grab remind reward pay visit drive walk cook speed rate vote star fork hack solve debug paint cut raise hit line"
    " lend borrow bake dedicate devote invest reserve".split()
)
"""Verbs that say nothing to the reading of a goal, or too much of it."""
_NO_VERB = frozenset(
    "a about almost an another around at between each every few five four from in just less more most my new no on one"
    " only our over roughly six some ten the three to two under up with within without as".split()
)
_VERB_LIKE = re.compile(r"(?P<verb>[a-z]{3,})\s+(?:my|the|our|an?|\d+|\w+'s|up|out|down|off)\s", re.IGNORECASE)
_AIM = compiled(
    r"^(?:aim(?:ing)?\s+(?:for|to)|(?:would|'d)\s+(?:love|like|prefer)\s+to|looking\s+to"
    r"|set(?:ting)?\s+(?:myself|ourselves)\s+(?:the|a)\s+(?:goal|target|aim|task)\s+(?:of|to))\s+"
)
_HELPS = compiled(r"(?:would|could|should|can|will|might|may|must|do|does|did|is|are|was|were|has|it's|there's)\s")
"""What begins a question or a statement: no verb is put before it."""
_HEADED = compiled(r"(?P<heading>[a-z][\w ]{1,25}):\s+(?=\S)")
_HEADINGS = compiled(r"(?:.*\b)?(?:goals?|targets?|aims?|networking|plans?|to-?dos?|tasks?|challenge|objective)$")
_LASTS = compiled(r"(?P<long>(?:an?|half\s+an|\d{1,3})\s*(?:minutes?|mins?|hours?|hrs?|h)\b)\s+(?:of|on|for|to)\s+")
_SEVERAL = compiled(rf"(?:,|\band|&|\bplus)\s+(?:(?:\d+|an?|{vocabulary.WORD_NUMBER})\s+)")
_DETERMINED = compiled(
    rf"(?:\d|an?\b|the\b|my\b|our\b|another\b|more\b|some\b|no\b|at\b|around\b|about\b|roughly\b|up\b|between\b"
    rf"|each\b|every\b|(?:{vocabulary.WORD_NUMBER})\b)"
)
_MASS = compiled(
    r"(?:(?:virtual|regular|weekly|monthly)\s+)?(?:coffee|tea|lunch|dinner|feedback|drinks|documentation)\b"
    r"(?!\s+(?:chat|date|meeting|break|call))"
)
_AND_ING = compiled(r"^(?P<lead>[a-z]+\s+(?:and|&)\s+)(?P<verb>[a-z]+ing)\b")
_OTHER_FORMS = {"spoke": "speak", "wrote": "write", "went": "go", "did": "do", "took": "take", "gave": "give",
                "been": "be", "was": "be", "am": "be", "are": "be", "having": "have"}  # fmt: skip
_NAMES = {
    "linkedin": "LinkedIn", "github": "GitHub", "cv": "CV", "cvs": "CVs", "hr": "HR", "ux": "UX", "ui": "UI",
    "i": "I", "i'm": "I'm", "i'd": "I'd", "i'll": "I'll", "i've": "I've", "english": "English", "german": "German",
    "facebook": "Facebook", "twitter": "Twitter", "reddit": "Reddit", "sql": "SQL", "aws": "AWS", "ai": "AI",
    "javascript": "JavaScript", "python": "Python", "instagram": "Instagram", "mastodon": "Mastodon",
    "christmas": "Christmas", "halloween": "Halloween", "whatsapp": "WhatsApp", "youtube": "YouTube",
    "easter": "Easter", "french": "French", "spanish": "Spanish",
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
_REAL = compiled(r"\b(contracts?|massages?|inventions?|convention|even)\b")
"""Words one letter away from those that slips are mended to."""
_SLASH = compiled(r"\s*/\s*(?P<unit>[a-z]+)")
_UNITS = {"wk": "week", "w": "week", "mo": "month", "mth": "month", "m": "month", "qtr": "quarter", "yr": "year",
          "d": "day", "weeks": "week", "months": "month"}  # fmt: skip
_LABEL = compiled(r"(?:deadline\s*:?|due\s+(?:by|on))\s+")
_UNTIL = compiled(r"(?:by|before|until|till|til|through)\b")


def begun(task: str) -> str:
    """What is to be done with a verb in its plain form at its beginning; empty where none fits."""
    task = _AIM.sub("", _mended(_lower_first(task.strip(" ,;:-"))), count=1)
    if (done := _HAVING_DONE.match(task)) is not None and _is_participle(done["verb"].lower()):
        task = task[done.start("verb") :]
    if (headed := _HEADED.match(task)) is not None and _verb(task) is None:
        if not _HEADINGS.match(headed["heading"]):
            return ""
        task = task[headed.end() :]
    if (found := _BE_AT.match(task)) is not None and _noun_verb(task[found.end() :]) == "Attend":
        return f"Attend {task[found.end() :]}"
    if _TO_PEOPLE.match(task):
        return f"Send {_one(task)}"
    if (found := _LASTS.match(task)) is not None:
        return f"Spend {found['long']} on {task[found.end() :]}"
    if (verb := _verb(task)) is not None:
        return _from_verb(task, verb)
    if _SAYS_DONE.search(task) and (found := _PASSIVE.fullmatch(task)) is not None:
        lemma = verbs.FORMS.get(found["verb"].lower(), found["verb"])
        noun = _one(found["noun"], "my")
        return f"{_capital(lemma)}{' to' if lemma == 'apply' else ''} {noun}{found['rest']}"
    found, word = _VERB_LIKE.match(task), task.split(" ", 1)[0].lower()
    if word in _MORE_VERBS or (found is not None and word not in _NO_VERB and vocabulary.number(word) == 0):
        return "" if word.endswith("ing") else _capital(task)
    return "" if _SEVERAL.search(task) or _HELPS.match(task) else _from_noun(task)


def _is_participle(word: str) -> bool:
    return verbs.FORMS.get(word, word) != word and not word.endswith(("s", "ing"))


def _mended(text: str) -> str:
    """With slips mended, but in words that are words."""
    return "".join(each if _REAL.fullmatch(each) else spelling.mended(each) for each in _REAL.split(text))


def _from_verb(task: str, verb: str) -> str:
    first = task.split(" ", 1)[0]
    if first.isupper() and len(first) > 1:
        return task  # “DM Tim”
    rest = task[len(first) :]
    if (also := _AND_ING.match(verb + rest)) is not None:  # “reading and commenting on”
        second = verbs.FORMS.get(also["verb"].lower(), also["verb"])
        return _capital(f"{also['lead']}{second}{(verb + rest)[also.end() :]}")
    return _capital(verb + rest)


def _from_noun(task: str) -> str:
    verb = _noun_verb(task) or _BY_ACTION.get(doing.read(task).action)
    return f"{verb} {_one(task)}" if verb else ""


def _one(phrase: str, article: str = "") -> str:
    """A noun phrase as it stands after its verb: in small letters, with an article where one is missing."""
    first = phrase.split(" ", 1)[0]
    if first[:1].isupper() and first[1:] == first[1:].lower() and _is_common(phrase):
        phrase = first.lower() + phrase[len(first) :]
    if _DETERMINED.match(phrase) or _MASS.match(phrase):
        return phrase
    ends = _HEAD_ENDS.search(phrase)
    head = (phrase if ends is None else phrase[: ends.start()]).split()[-1].strip(".,;")
    if head.endswith("s") or head.lower() in ("feedback", "people", "alumni", "work", "lunch") or not head.islower():
        return phrase
    vowel = phrase[:1].lower() in "aeio" or phrase[:2].lower() == "un"
    return f"{article or ('an' if vowel else 'a')} {phrase}"


def _is_common(phrase: str) -> bool:
    first = phrase.split(" ", 1)[0].lower()
    return (
        _DETERMINED.match(first) is not None
        or first in ("virtual", "informational", "portfolio", "online", "mock", "more", "new", "personal", "networking")
        or any(pattern.match(phrase.lower()) for pattern, _ in _NOUN_VERBS)
    )


def _verb(task: str) -> str | None:
    """The plain form of the verb that a task begins with; None where it begins with a noun."""
    found = _FIRST.match(task)
    if task.startswith("follow-up with"):
        return "follow up"
    if found is None or ("-" in found["word"] and found["word"].lower() not in verbs.FORMS):
        return None
    word = found["word"].lower()
    lemma = _OTHER_FORMS.get(word) or verbs.FORMS.get(word)
    if lemma is None or found["rest"][:1] in (":", "'"):
        return None
    after = found["rest"].strip().lower()
    if word == f"{lemma}s" and re.match(r"(?:with|from|to|about|on|at|in|by|for|per|every|each|a)\b|$", after):
        return None  # “calls with recruiters”
    if word == "blog" and after.startswith("post"):
        return None
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
    phrase = re.sub(r"^for(?=\s+(?:" + "|".join(_DAY_NAMES) + r")\b)", "in", phrase.strip(" ,;:-"), flags=re.IGNORECASE)
    first = phrase.split(" ", 1)[0]
    if first.lower() in _STARTERS:
        phrase = first.lower() + phrase[len(first) :]
    if heading or first.lower() in _DAY_NAMES or re.fullmatch(r"q[1-4]", first.lower()):
        return phrase if _UNTIL.match(phrase) or first.lower() in _STARTERS else f"in {phrase}"
    return phrase


def spelled(rhythm: str) -> str:
    """A typed rhythm in words: “/wk” is “a week”."""
    return _SLASH.sub(lambda found: f" a {_UNITS.get(found['unit'].lower(), found['unit'].lower())}", rhythm)


def by(phrase: str) -> str:
    """A typed deadline as it is said in a sentence: “deadline: 12 October” is “by 12 October”."""
    return _LABEL.sub("by ", phrase)


def capitals(text: str, dated: tuple[str, ...]) -> str:
    """Names that are always written so, and days and months in the phrases `dated`."""
    for phrase in dated:
        text = text.replace(phrase, _WORD.sub(lambda found: _DAY_NAMES.get(found[0], found[0]), phrase))
    text = _WORD.sub(lambda found: _NAMES.get(found[0], found[0]), text)
    return re.sub(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b", lambda found: _capital(found[0]), text)


def others(kind: Kind, action: Action) -> bool:
    """Whether “3 times” says a number for it that anybody would say."""
    return action not in (Action.DO, Action.RESULT, Action.UNCLEAR) or kind is Kind.REACH_OUT
