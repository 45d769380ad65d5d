"""How many, and of what: “3 coffee chats”, “two or three mentors”, “10+ applications”, or one thing that gets done."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.goals import units, verbs, vocabulary
from bot.goals.doing import Doing
from bot.goals.model import Action
from bot.goals.senses import Kind
from bot.goals.units import unit
from bot.goals.vocabulary import compiled


@dataclass(frozen=True, slots=True)
class Amount:
    """So many; `unit` is what is counted, as typed. `thing`: the one thing that gets done, where nothing is counted."""

    count: int
    unit: str = ""
    thing: str = ""


_K = (
    r"\d{1,3}(?:\.\d)?k(?=\s+(?:[\w-]+\s+){0,2}?(?:followers|subscribers|connections|contacts|members|readers|views"
    r"|visitors|stars|users|likes|impressions)\b)"
)
_N = rf"{_K}|\d{{1,3}}(?:,\d{{3}})+|\d{{1,5}}|{vocabulary.WORD_NUMBER}"
_COUNTED = compiled(
    rf"(?<![\w:/.#&$€£-])(?P<n>{_N})(?:\s*(?:-|to|or|and)\s*(?P<high>{_N})(?!\s*%))?\+?(?=[\s,;.!?)x×]|$)"
    r"(?!\.\d)(?!\s+another\b)(?!\s*(?:minutes?|mins?|hours?|(?-i:hrs?)|h|seconds?|percent|per\s+cent|%|days?|weeks?"
    r"|months?|years?|yrs?"
    r"|[ap]m|k\b"
    r"|euros?|dollars?|usd|eur|pounds?|bucks|words|km|(?:slide|page|word|step|part|point|mile|question|person"
    r"|minute)[\s-]+(?:\w+\s)?(?:deck|cv"
    r"|r[eé]sum[eé]|pitch|talk|video|article|post|plan|report|interview|summary|portfolio|document|letter|essay|course"
    r"|guide|team|group|list|survey|presentation|call|chat)s?|points?\s+of|or\s+so)(?![\w-]))(?!\s*[%€$£])"
)
_NOT_COUNTED = compiled(
    r"(?:\b(?:over|under|above|below|turn|turned|aged?|age\s+of|fortune|version|v|module|chapter|level|part|step"
    r"|lesson|unit"
    r"|stage|phase|round|section|volume|no|no\.|number|python|java|angular|vue|php|web|grade|year|day|week"
    r"|class\s+of|top"
    r"|this|that|the|another|any|every|each|which|born\s+in|industry|rails|java|net|\.net)\s+|\bthe\s+)$"
)
_CLOCK = compiled(r"\bat\s+$")
_OF_A_MONTH = compiled(
    rf"(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{vocabulary.MONTH})\b\.?"
    r"(?=\W*$|\s*[,;.:!?)]|\s+(?:20\d\d|and|or|at|by|to|with|for)\b)"
)
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = compiled(r"[a-z]")
_NAMED_SO = re.compile(r"\s[A-Z][\w.+#-]*\s+$")
_BETWEEN = compiled(rf"\bbetween\s+(?P<n>{_N})\s+and\s+(?P<high>{_N})\b")
_FROM = compiled(rf"\bfrom\s+(?:{_N})\s+to\s+(?P<n>{_N})\b")
_OR_TWO = compiled(r"\b(?:an?|one)\s+(?P<of>(?:[\w-]+\s+){1,3}?)or\s+two\b")
"""“a tester or two”."""
_GATHERING = compiled(
    r"(?:(?:co-?)?(?:host|organi[sz]e)|run|hold|moderate|lead)\s+an?\s+"
    r"(?P<of>(?:(?!(?:call|chat|meeting|coffee|interview|conversation|lunch|1)\b)[\w-]+\s+){1,3}?)with\s+"
    rf"(?:at\s+least\s+|about\s+|up\s+to\s+)?(?:{_N})\s"
)
"""“a roundtable with four alumni” is one."""
_ONE_FOR_MANY = compiled(
    r"(?:launch|create|start|build|write|publish|make|prepare|record|(?:co-?)?host|lead|teach|give|deliver"
    r"|moderate|(?:co-?)?organi[sz]e|run|hold|plan)(?:ing)?\s+(?:an?"
    r"|one|my|our)\s+"
    rf"(?P<of>(?!(?:list|network|habit|table|map|series|pool)\b)(?:[\w-]+\s+){{1,3}}?)(?:(?:about"
    rf"|on)\s+(?:\S+\s+){{1,4}}?)?(?:for|(?<=group )of"
    rf"|(?<=circle )of|(?<=team )of|(?<=club )of|with(?=\s+(?:\S+\s+){{1,5}}(?:subscribers|slides|pages|episodes"
    rf"|examples|projects|chapters|case|photos|members|followers|views)\b))\s+"
    rf"(?:at\s+least\s+|about\s+|up\s+to\s+)?(?:{_N})\s+"
    r"(?!(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|times|x)\b)[a-z]"
)
"""One thing, however many it is for: “a newsletter with 100 subscribers”."""
_ONCE = compiled(r"\b(?P<word>once|twice|thrice)\b(?!\s+(?:i|we|the|my|a|they|he|she|it)\b)")
_REPEATED = compiled(rf"\W*(?:(?P<word>once|twice|thrice)|(?P<n>{_N})\s+times)\b(?=\s+|,)")
_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_MANY = compiled(
    r"(?:\W*\d+\s*%|\W*a\s+(?:lot|bunch|ton)\b|\W*(?:a\s+)?(?:lots?|bunch|number|handful|ton|variety|range|plenty"
    r"|couple)\s+of\b|\W*(?:more"
    r"|some|many|several|various"
    r"|different|other|as\s+many|enough|all|few|most|any|numerous|additional|lots|tons)\b)"
)
_TO_ALL = compiled(
    r"\b(?:with|to|from|for)\s+(?:each|every|everyone|everybody|all|some|several|various|many|different|more"
    r"|most)\b(?!-"
    r"|\s+(?:of\s+it|point|stage|time|day)\b)"
)
"""With so many that nobody counted them."""
_ONE_JOB = {Kind.OTHER: frozenset({"my", "our", "the"}), Kind.LEARN: frozenset({"my", "our"})}
"""Before which words several things are one job: “update my profiles”, “delete the old projects”."""
_ONGOING = frozenset({"track", "log", "monitor", "note"})
"""What goes on and is never done."""
_MASS = frozenset(
    "advice feedback networking content time music documentation research people alumni women men folks information"
    " help"
    " support outreach code stuff work anything everything things others everyone everybody nothing programming"
    " coding english"
    " them"
    " audience progress mentorship experience media data".split()
)
_SINGULARS = frozenset(
    "basics toastmasters business class access process press boss campus bus status focus thesis analysis kubernetes"
    " devops redis pass css aws ios jenkins kudos news series".split()
)
_DETERMINED = compiled(r"(?P<word>an?|another|my|the|our|his|her|their|this|that|your|one's|its)\s+(?:next\s+)?")
_ADVERB = compiled(
    r"^(?:(?:regularly|often|more|also|again|actively|consistently|soon|someday|publicly|personally|just|only"
    r"|simply)\s+)+"
)
_QUOTED = re.compile(r"\"[^\"]{2,80}\"\s+(?=[a-z])")
"""The name before what it is: “the "Never Eat Alone" course”."""
_MEAL = compiled(r"(?:virtual\s+)?(?:coffee|lunch|dinner|tea|breakfast|drinks)\s+with\s+")
"""Nouns that say no number by themselves: whom it is with says it."""
_SOME_OF = compiled(
    r"(?:(?:my|the|our|some)\s+)?(?:progress|feedback|help|advice|support|code|english|german|french|spanish|content"
    r"|music|programming|coding"
    r"|work|research"
    r"|experience|data|time|\d+\s+(?:words|points|km|euros?|dollars?))\b"
)
"""What is done in portions: one is what is done in one period."""
_ON_MINE = compiled(
    r"(?:for\s+)?(?:\w+\s+)?(?:feedback|reviews?)\s+(?:on|about|for|of)\s+(?:my|our|the)\b(?!.*\b(?:each|every)\b)"
)
LASTS = compiled(
    rf"(?:^|\s)(?:an?|half\s+an|\d{{1,3}}|{vocabulary.WORD_NUMBER})\s*(?:minutes?|mins?|hours?|hrs?|h)\b(?!-)"
)
_INTO = compiled(
    r"(?:(?:to|with|for|at|on|up|in|out|part|touch|connected|contact|about|as|from|through|over|off|into|back|down"
    r"|base|away|next"
    r"|beside)\s+)+"
)
_SAYS = compiled(r"\bthat\s+(?:i|we|my|our)\b")
"""“post in the group that I'm looking for work” is one post."""
_BY_NAME = frozenset({Kind.REACH_OUT, Kind.COFFEE, Kind.APPLY, Kind.EVENT, Kind.CONNECT})
_NAMES = re.compile(
    r"(?:(?:to|with|at|for|both)\s+)*(?P<names>[A-Z][\w'-]+(?:,\s+[A-Z][\w'-]+)*,?\s+(?:and|&)\s+[A-Z][\w'-]+)"
    r"(?=\W*$|\s+(?:about|for|to|on|at|in|by|from|if|what|how|again|and)\b)"
)
"""“Ana, Bo and Jun”: as many as are named."""
_CAPITAL = re.compile(r"[A-Z][\w'-]+")
_PLACE = compiled(r"\W*(?:on|in|at|via|about|from|regarding|for)\b")
_INTRANSITIVE = frozenset({"post", "tweet", "blog", "publish", "comment", "speak", "volunteer", "practise", "practice",
                           "study", "apply", "write", "engage", "stream", "share", "network"})  # fmt: skip


_PRACTISED = frozenset({"practise", "practice", "rehearse", "study", "revise", "drill"})
"""Each time is one session, whatever is practised."""
_NEVER_DONE = frozenset({"learn", "study", "read", "master", "relearn"})
_ENDS_SOMEWHERE = compiled(
    r"(?:an?|one|the|my|our|this|another|to|how\s+to|for)\s|(?:[A-Z“\"']\S*\s+){2,}|\S*(?:chapter|module|book|course"
    r"|part)\b"
)
"""A book has an end, a song is learnt, an exam comes; a language goes on: “learn SQL”, “read about negotiation”."""


def counted(text: str) -> Amount | None:
    """The first number of a task that counts something; the low end of a range."""
    if _LETTER.search(text) and not _LATIN.search(text):
        return None  # “до 31 марта”: what isn't read at all may be a day as well
    if found := _OR_TWO.search(text):
        return Amount(1, units.head(units.phrase(found["of"].split())))
    if (found := _ONE_FOR_MANY.match(text) or _GATHERING.match(text)) is not None:
        return Amount(1, thing=units.name(kept) if (kept := units.phrase(found["of"].split())) else "")
    if found := _BETWEEN.search(text):
        low = min(vocabulary.number(found["n"]), vocabulary.number(found["high"]))
        if low:
            return Amount(low, unit(text[found.end() :]))
    if (found := _FROM.search(text)) and not _COUNTED.search(text, 0, found.start()):
        return Amount(
            vocabulary.number(found["n"]), unit(text[found.end() :]) or unit(text[: found.start()].rpartition("  ")[2])
        )
    for found in _COUNTED.finditer(text):
        low, high = vocabulary.number(found["n"]), vocabulary.number(found["high"] or "")
        if not low or low == high or 1900 <= low <= 2100 or _is_label(text, found):
            continue  # “1 to 1” is a kind of talk, 2026 a year, “module 4” a name
        if found["high"] and high and re.search(r"\band\b", found[0], re.IGNORECASE):
            high = 0
        return Amount(min(low, high) if high else low, unit(text[found.end() :]))
    if found := _ONCE.search(text):
        return Amount(_TIMES[found["word"].lower()])
    return None


def repeated(text: str) -> int:
    """How many times, where the sentence begins with it: “twice this month, have lunch with …”; 0 where it doesn't."""
    found = _REPEATED.match(text)
    if found is None:
        return 0
    return _TIMES[found["word"].lower()] if found["word"] else vocabulary.number(found["n"])


def _is_label(text: str, found: re.Match[str]) -> bool:
    """Whether the number is part of a name (“module 4”, “over 40”) or the word “one” stands for something."""
    named = _NAMED_SO.search(text[: found.start()]) if found["n"].isdigit() else None
    if named is not None and not unit(text[found.end() :]):
        return True  # “React 18”
    if _OF_A_MONTH.match(text, found.end("n")):
        return True  # “1 May”
    if _CLOCK.search(text[: found.start()]) and not unit(text[found.end() :]):
        return True  # “every Monday at 9”
    before = _NOT_COUNTED.search(text[: found.start()])
    if before is None:
        return False
    word = before[0].split()[-1].lower()
    if word in ("this", "that", "the", "another", "any", "every", "each", "which", "no"):
        return found["n"].lower() == "one"
    if word in ("turn", "turned"):
        return not unit(text[found.end() :])
    if word == "over":  # “over 40” is an age, “over 5 coffee chats” a number
        return not unit(text[found.end() :]) or (found["n"].isdigit() and int(found["n"]) % 5 == 0)
    return word != "top"


def single(text: str, doing: Doing, *, recurring: bool) -> Amount | None:
    """One, where one thing is named that gets done: “a coffee chat”, “my profile”, “PyCon”, “post” every week."""
    rest = _QUOTED.sub("", _ADVERB.sub("", doing.rest)).strip()
    if _MANY.match(rest) or _TO_ALL.search(rest) or (doing.verb in _ONGOING and not recurring):
        return None
    if doing.verb in ("stay", "keep", "remain") and doing.kind is Kind.REACH_OUT and not recurring:
        return None
    if doing.action is Action.RESULT and doing.verb in ("change", "switch"):
        return Amount(1)
    if doing.action is Action.RESULT and not _is_there(doing):
        return None
    if doing.action is Action.FEEDBACK and _ON_MINE.match(rest):
        return Amount(1)
    if recurring and (LASTS.search(rest) or (doing.verb in _PRACTISED and rest)):
        return Amount(1)
    own = frozenset[str]() if doing.action is Action.RESULT else _ONE_JOB.get(doing.kind, frozenset[str]())
    if (meal := _MEAL.match(rest)) is not None and not recurring and _named(rest[meal.end() :], own) is None:
        return None
    if doing.verb in _NEVER_DONE and not recurring and not _ENDS_SOMEWHERE.match(rest):
        return None
    if doing.verb in _INTRANSITIVE and (not rest or _PLACE.match(rest)):
        takes_object = doing.verb in ("comment", "apply", "speak", "volunteer", "study", "practise", "practice")
        named = _named(rest, own) if takes_object else None
        if named is not None or (recurring and not (rest and takes_object)) or _SAYS.search(rest):
            return Amount(1, thing=named or "")
        return None
    if not rest:
        return Amount(1) if recurring and doing.verb else None
    named = _named(rest, own)
    if named is None:
        return Amount(1) if recurring and doing.verb and _SOME_OF.match(rest) else None
    if doing.kind in _BY_NAME and (names := _NAMES.match(rest)) is not None:
        return Amount(len(_CAPITAL.findall(names["names"])))
    common = named.islower() or doing.verb == ""
    return Amount(1, named if common and _is_thing(rest) else "", named)


def _is_there(doing: Doing) -> bool:
    """Whether it is plain when a result is there: “get hired” is, “become known” isn't."""
    rest = doing.rest.lower()
    if doing.verb in verbs.GROWS:
        return False
    if doing.verb in ("be", "become", "feel", "get"):
        return verbs.UNSEEN.match(rest) is None
    return True


def _is_thing(rest: str) -> bool:
    found = _INTO.match(rest)
    return re.match(r"(?:an?|another)\s", rest[found.end() if found else 0 :], re.IGNORECASE) is not None


def _named(rest: str, own: frozenset[str]) -> str | None:
    """The one thing that the words after a verb name; None for several and for nothing to count. `own`: after
    these words several are one job together."""
    if (found := _INTO.match(rest)) is not None:
        rest = rest[found.end() :]
    if _MANY.match(rest):
        return None
    determined = _DETERMINED.match(rest)
    if determined is not None:
        rest = rest[determined.end() :]
    kept = units.phrase(rest.split())
    if not kept or _is_many(kept, determined["word"].lower() if determined else "", own):
        return None
    return units.name(kept)


def _is_many(kept: list[str], determiner: str, own: frozenset[str]) -> bool:
    """Whether a noun means several or nothing countable. Some are one job together: “update my profiles”."""
    head = kept[-1].lower()
    if determiner in ("a", "an", "another"):
        return False
    if head in _MASS and determiner not in own and (len(kept) == 1 or kept[-1].islower()):
        return True
    plural = head.endswith("s") and not head.endswith(("ss", "us", "is", "'s")) and head not in _SINGULARS
    if not plural:
        return False
    named = kept[-1][0].isupper() and not all(word.isupper() for word in kept)
    return not (named or determiner in own)
