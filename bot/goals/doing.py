"""What a goal is about doing, and whether that can be seen: by its verb, else by its noun."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.goals import nouns, particles, phrases, senses, spelling, verbs, vocabulary
from bot.goals.model import Action
from bot.goals.senses import Kind, Sense
from bot.goals.vocabulary import compiled


@dataclass(frozen=True, slots=True)
class Doing:
    """`rest` is what follows the verb `verb` (its plain form, empty without one); `vague`: nobody could see it done."""

    action: Action
    kind: Kind
    verb: str
    rest: str
    vague: bool = False


_FIRST = re.compile(r"([a-z][\w'-]*)(.*)", re.DOTALL)
_NOUNS = tuple((re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])"), sense) for pattern, sense in nouns.NOUNS)
_OUTCOME = re.compile(
    rf"(?:(?!(?:with|to|for|at|about|on|in|from|of|by|who"
    rf"|that)\b)[\w'+/-]+(?:[.,][\w'+/-]+)* ){{0,5}}?(?:{nouns.OUTCOMES})(?![\w-])"
)
_OTHER_PHRASE = re.compile(r"(?<=\w)\s+(?:with|from|at|on|in|for|via|through|by|to)\s")
_NEW_PEOPLE = re.compile(
    r"(?:at least )?(?:an? |one |\d+ |"
    + vocabulary.WORD_NUMBER
    + r"|some )\s*(?:new |more |other )?(?:contacts?|acquaintances?|people|persons?"
    r"|faces)\b(?!\s+to\b)"
)
_WHOM = re.compile(rf"(?:(?!(?:with|to|for|at|on|in|from|of|by)\b)[\w'-]+ ){{0,4}}?{phrases.PEOPLE}\b")
_OTHERS = re.compile(
    r"(?:at least )?(?:an? |one |two |three |\d+ |[a-z]+ )(?:[a-z-]+ ){0,2}?(?:people|persons?|contacts?|friends?"
    r"|colleagues?|classmates?"
    r"|clients?|alumni|members?|peers?|" + vocabulary.HEADS + r")\b"
)
_OF_ONES_OWN = frozenset(
    "list choose pick identify track log select define write organise organize sort clean tidy import".split()
)
"""Done by oneself, whomever it is about."""
_UNKNOWN_VERB = re.compile(
    r"(?!(?:the|my|no|a|an|as|at|it|more|all|some|every|each|in|on)\b)[a-z][a-z-]{2,}(?: (?:out|up|in|down|off))? (?:my"
    r"|the|an?|\d+|one|two|three|four|five) [a-z]"
)
"""Somebody does something to something, even if the word is none of ours."""
_ABSTRACT = re.compile(rf"\b(?:{nouns.ABSTRACT})\b")
_AND = re.compile(r"(?:and|&|or|then)\s+([a-z]+)\b")
_PREPARE = (senses.VAGUE, senses.DO, senses.LEARN, senses.ONLINE)
"""What is done before what counts: “read and comment on”, “find and contact”."""
_COUNTED_NOUN = compiled(
    rf"(?:at least |about )?(?:\d+x?|{vocabulary.WORD_NUMBER}) (?!(?:minutes?|mins?|hours?|hrs?|h)\b)[a-z]{{3,}}"
)
"""“2 shadow days”: so many are something to do, whatever they are."""
_TO_DO = compiled(
    rf"(?:at least |about |up to )?(?P<what>(?:\d+|{vocabulary.WORD_NUMBER}) (?:[\w'/+-]+ ){{1,8}}?)to"
    rf" (?P<verb>[a-z-]+)\b"
)
_GIVEN = frozenset(
    "show book schedule arrange set drop hand give bring demo test discuss run take explain describe".split()
)
_TO_WHOM = compiled(
    rf"(?:\S+ ){{1,5}}?(?:to|with|by|past|at) {phrases.NUMBER}(?:\S+ ){{0,3}}?(?:{vocabulary.HEADS}|people|persons?"
    rf"|agents?|owners?"
    r"|customers?|neighbou?rs?|agencies|users?|clients?|peers?|strangers?|employers?|compan(?:y|ies)|firms?|studios?"
    r"|galler(?:y|ies)|magazines?|editors?|publishers?|agents?)\b"
)
"""“Show my portfolio to five art directors”: it is for them."""
_SO_MANY = compiled(r"(?:at least )?\d")
_A_THING = compiled(r"(?:an?|one|my first)\s")
_BOUGHT = compiled(
    r"\b(?:tickets?|cards?|domain|suit|haircut|passport|visa|account|camera|badge|pass|desk|membership|book|copy"
    r"|outfit|diary|planner|notebook)\b"
)
"""What one gets by going and fetching it; all else others give: “get a seat on the council”."""
_AND_THEM = compiled(r"\b(?:and|then|&)\s+(?P<verb>[a-z]+)\s+(?:to\s+|with\s+)?(?:them|him|her|each)\b")
"""“Identify three professionals and contact them”."""
_AND_VERB = compiled(r"\b(?:and|then|&)\s+(?P<verb>[a-z]+)\b(?=\s+\S)")
_CLAUSE = compiled(r"\s+(?:who|that|which|where|whose|how|what)\b|\s+(?:i|we)\s+")
"""Where what is said of the object begins."""
_VERBLESS: tuple[tuple[re.Pattern[str], Sense], ...] = (
    (compiled(
        r"(?:that\s+)?(?:at\s+least\s+)?(?:an?\s|one\s|some\s|more\s"
        r"|\d+\s|" + vocabulary.WORD_NUMBER + r"|[a-z]+s\s)\s*"
        r"(?:[\w-]+\s+){1,3}?(?:to\s+|who\s+|will\s+)?(?:contact|repl(?:y|ie)|respond|refer|invite|message|hire|notice"
        r"|follow|offer|recommend|endorse|approach|write|call|read|introduce)(?:s|d|ed)?\s+(?:to\s+)?(?:me|my|us|our)\b"
    ), senses.RESULT),
    (compiled(r"(?:fewer|less|better)\b"), senses.VAGUE),
    (compiled(r"(?:(?:my|the)\s+)?(?:cvs?|r[eé]sum[eé]s?|portfolio)\s+to\s.{1,60}?\sfor\s+(?:feedback|a?\s?review"
     r"|advice)"),
     (Action.FEEDBACK, Kind.REACH_OUT)),
    (compiled(r"(?:(?:my|the)\s+)?(?:cvs?|r[eé]sum[eé]s?)\s+to\s"), senses.APPLY),
)  # fmt: skip
"""What says it without a verb of one's own: “one headhunter contacts me”, “fewer applications”, “my CV to 5 people”."""
_PORTION = compiled(r"(?:of\s+)?(?!(?:linked|network|social|scroll|small)\w*)[a-z][\w+#-]*(?:\s+[a-z][\w+#-]*)?\W*$")
"""What is learnt in portions: “2 h of Python a day”."""
_ABOUT = compiled(r"\s+(?:about|regarding|on\s+how|for\s+(?:my|a|the))\b")
_GENERIC = compiled(
    r"\W*(?:(?:to|with|acquainted|up|out|at|new|interesting|important|more|other|some|many|the|right|good|great|nice"
    r"|different"
    r"|cool|lots|a|lot|of"
    r"|like-minded|relevant|influential|bunch|several|few|enough|meeting|talking|all|kinds?|most|much)\s+)*"
    r"(?:people|others|folks|persons|contacts|everyone|everybody|anyone|connections|(?:my|the)\s+network|networking"
    r"|them|things?|stuff"
    r"|something|online|better|active|out\s+there)?\W*$"
)
"""Nobody and nothing in particular."""
_ADVERBS = compiled(
    r"\b(?:more|regularly|often|soon|somehow|eventually|sometime|some\s+day|at\s+some\s+point|one\s+day|better"
    r"|a\s+lot|much|again|actively|consistently|frequently|sometimes|less|asap"
    r"|a\s+bit"
    r"|quickly|someday|as\s+(?:much|often|many)\s+as\s+(?:possible|i\s+can))\b"
)
_WITHOUT_OBJECT = frozenset(
    {"network", "practise", "practice", "study", "volunteer", "post", "tweet", "blog", "publish", "comment"}
)


def read(text: str, *, session: bool = False) -> Doing:
    """What the words of a task say. Without a verb that is known its nouns say it."""
    plain = " ".join(spelling.mended(text.lower()).split())
    found = _FIRST.match(plain)
    verb = verbs.FORMS.get(found[1], "") if found is not None else ""
    rest = found[2].strip() if found is not None else ""
    verb = verb or (particles.verb(found[1], rest) if found is not None else "")
    if not verb:
        return _without_verb(plain, text, session=session)
    does = _with_verb(verb, rest, _after(text))
    if does.vague and does.action is Action.UNCLEAR:
        return _and_then(plain, session=session) or does
    return does


def _with_verb(verb: str, rest: str, typed: str) -> Doing:
    sense = _by_verb(verb, rest)
    second = _AND.match(rest)
    if second is not None and second[1] in verbs.FORMS:  # “write and rehearse my pitch”
        rest, typed = rest[second.end() :].strip(), _after(_after(typed))
        later = _by_verb(verbs.FORMS[second[1]], rest)
        sense = later if sense in _PREPARE and later is not senses.VAGUE else sense
    if sense in _PREPARE and (them := _AND_THEM.search(rest)) is not None:
        then = verbs.FORMS.get(them["verb"], "")
        later = _by_verb(then, rest[them.end("verb") :].strip()) if then else sense
        sense = later if later[1] in (Kind.REACH_OUT, Kind.CONNECT) else sense
    return _doing(sense, verb, rest, typed)


def _without_verb(plain: str, text: str, *, session: bool) -> Doing:
    """By its nouns, by a verb elsewhere, or because something is counted or done to something."""
    for pattern, sense in _VERBLESS:
        if pattern.match(plain):
            return Doing(*sense, "", text, vague=sense in (senses.RESULT, senses.VAGUE))
    if (later := _to_do(plain)) is not None:
        return later
    noun = _noun(_head(plain)) or _people(plain) or _noun(plain)
    if noun is not None and not (session and noun[1] is senses.DO):
        return Doing(*noun[1], "", text)
    if session:
        learns = _PORTION.match(plain) is not None and not _ABSTRACT.search(plain)
        return Doing(*(senses.LEARN if learns else senses.VAGUE), "", text, vague=not learns)
    if (later := _later(plain)) is not None:
        return later
    outcome, abstract = _OUTCOME.match(plain) is not None, _ABSTRACT.search(plain) is not None
    if _COUNTED_NOUN.match(plain) and not abstract and not outcome:
        return Doing(*senses.DO, "", text)
    if _UNKNOWN_VERB.match(plain) and not abstract:
        sense = senses.ASK if _WHOM.match(plain.partition(" ")[2]) else senses.DO
        return Doing(*sense, plain.partition(" ")[0], _after(text))
    return Doing(*(senses.RESULT if outcome else senses.VAGUE), "", text, vague=True)


def _and_then(plain: str, *, session: bool) -> Doing | None:
    """What follows a verb that says nothing by itself: “be brave and ring my old boss”."""
    for found in _AND_VERB.finditer(plain):
        if found["verb"] in verbs.FORMS:
            does = read(plain[found.start("verb") :], session=session)
            return None if does.vague else does
    return None


def _after(text: str) -> str:
    """Without the first word."""
    return text.partition(" ")[2].strip()


def _doing(sense: Sense, verb: str, rest: str, typed: str) -> Doing:
    action, kind = sense
    vague = action in (Action.UNCLEAR, Action.RESULT) or _nothing(verb, rest)
    unsaid = vague and action is not Action.MEET  # “meet people” is about people all the same
    return Doing(action, Kind.OTHER if unsaid else kind, verb, typed, vague)


def _by_verb(verb: str, rest: str) -> Sense:
    phrase = f"{verb} {rest}"
    for pattern, sense in phrases.RULES:
        if pattern.match(phrase):
            return sense
    more = particles.find(verb, rest)
    own, rest, is_open = (verbs.VERBS[verb], rest, verb in verbs.LEFT_OPEN) if more is None else more
    noun = _noun_of(verb, _object(rest)) if is_open else None
    if more is not None:
        return own if noun is None or _keeps(verb, noun[1]) else noun[1]
    if verb in verbs.RESULTS:
        outcome = _OUTCOME.match(rest)
        if outcome is not None and (
            noun is None
            or (noun[0] >= outcome.end() and rest[outcome.end() : noun[0]].strip())
            or noun[1] in (senses.GIVE, senses.TALK, senses.LINKS)
        ):
            return senses.RESULT
    if verb in _GIVEN and (noun is None or noun[1] is senses.DO) and _TO_WHOM.match(rest):
        return senses.ASK
    if noun is not None and not _keeps(verb, noun[1]):
        return noun[1]
    if verb in ("have", "get"):
        if _SO_MANY.match(rest) or (verb == "get" and _A_THING.match(rest) and not _BOUGHT.search(rest)):
            return senses.RESULT
        return senses.DO if verb == "get" else senses.VAGUE
    return senses.ASK if own is senses.DO and verb not in _OF_ONES_OWN and _OTHERS.match(rest) else own


def _keeps(verb: str, noun: Sense) -> bool:
    """Whether the verb says more than its noun: “write a cover letter”, “host a meetup”, “share a course”."""
    if verb == "send":
        return noun in (senses.POST, senses.DO, senses.LEARN, senses.TALK)
    if verb in ("share", "publish", "post"):
        return noun is not senses.COMMENT
    if verb in ("make",):
        return noun in (senses.EVENT, senses.APPLY, senses.ONLINE, senses.TALK)
    if verb == "prepare":
        return True
    if verb in ("create", "launch"):
        return noun in (senses.LEARN, senses.APPLY, senses.ONLINE, senses.TALK)
    if verb in ("build", "write", "design", "contribute", "show", "draft"):
        return noun in (senses.EVENT, senses.LEARN, senses.APPLY, senses.ONLINE, senses.TALK)
    if verb in ("read", "watch", "review"):
        return noun not in (senses.LEARN,)
    if verb == "find":
        return noun in (senses.EVENT, senses.LEARN, senses.APPLY, senses.TALK)
    if verb == "offer":
        return noun in (senses.DO, senses.LEARN, senses.POST)
    if verb == "host":
        return noun is not senses.COFFEE
    if verb in ("organise", "organize", "present"):
        return noun in (senses.EVENT, senses.LEARN, senses.POST, senses.DO, senses.ONLINE)
    if verb == "participate":
        return noun not in (senses.COFFEE, senses.INTERVIEW, senses.ONLINE)
    if verb in ("go", "visit"):
        return noun not in (senses.COFFEE, senses.INTERVIEW)
    if verb in ("speak", "talk"):
        return noun is not senses.EVENT
    return False


def _object(rest: str) -> str:
    """The words after the verb up to what is said of them."""
    found = _CLAUSE.search(rest)
    rest = rest if found is None else rest[: found.start()]
    found = _ABOUT.search(rest)
    return rest if found is None else rest[: found.start()]


def _noun_of(verb: str, rest: str) -> tuple[int, Sense] | None:
    """The noun that decides for a verb: the one that follows first, before any other phrase."""
    people = _people(rest) if verb in ("have", "make", "get", "find", "add") else None
    whole = None if verb in ("invite", "find", "show", "exchange", "book", "run") else _noun(rest)
    return _noun(_head(rest)) or people or whole


def _people(text: str) -> tuple[int, Sense] | None:
    found = _NEW_PEOPLE.match(text)
    return None if found is None else (0, senses.MEET)


def _head(text: str) -> str:
    found = _OTHER_PHRASE.search(text)
    return text if found is None else text[: found.start()]


def _noun(text: str) -> tuple[int, Sense] | None:
    """The sense of the noun that ends first, the longer one where two begin there; with the place where it begins."""
    hits = [
        (hit.end(), order, hit.start(), sense)
        for order, (pattern, sense) in enumerate(_NOUNS)
        if (hit := pattern.search(text))
    ]
    if not hits:
        return None
    first = min(hits, key=lambda hit: hit[2])
    near = [hit for hit in hits if hit[2] <= first[0]]
    _, _, start, sense = min(near, key=lambda hit: hit[1])
    return start, sense


_WEAK = frozenset("go like add welcome refer offer coach mentor support help present study pass".split())
"""Verbs that are nouns or something else as often."""
_STRONG = frozenset(
    lemma for lemma, sense in verbs.VERBS.items() if sense not in (senses.VAGUE, senses.DO) and lemma not in _WEAK
)


def _later(plain: str) -> Doing | None:
    """The first verb elsewhere that says by itself what to do: “10 remote jobs applied to”."""
    for found in re.finditer(r"[a-z][\w'-]*", plain):
        lemma = verbs.FORMS.get(found[0], "")
        if (
            lemma in _STRONG
            and not (found[0] != lemma and found[0].endswith("s"))
            and plain[found.end() : found.end() + 1] != "-"
            and (found[0] != lemma or not _COUNTED_NOUN.match(plain) or plain[: found.start()].endswith(" to "))
        ):
            sense = _by_verb(lemma, plain[found.end() :].strip())
            if sense[0] not in (Action.UNCLEAR, Action.RESULT):
                return Doing(*sense, "", plain)
    return None


def _to_do(plain: str) -> Doing | None:
    """“5 product owners to add on LinkedIn”: so many, and then what to do with them."""
    found = _TO_DO.match(plain)
    if found is None or (found["verb"] not in _STRONG and found["verb"] != "add"):
        return None
    sense = _by_verb(found["verb"], " ".join((found["what"], plain[found.end() :].strip())))
    return None if sense[0] in (Action.UNCLEAR, Action.RESULT) or sense is senses.LEARN else Doing(*sense, "", plain)


def _nothing(verb: str, rest: str) -> bool:
    """Whether no object is named, or nobody in particular: “meet people”, “post more”."""
    first, _, others = rest.partition(",")
    if others and _ADVERBS.sub(" ", first).strip() == "" and not re.search(r"\d", others):
        rest = first  # “talk less, listen more”
    left = _ADVERBS.sub(" ", rest)
    if not left.strip(" .,;!?()-"):
        return verb not in _WITHOUT_OBJECT or bool(_ADVERBS.search(rest))
    return _GENERIC.match(left) is not None
