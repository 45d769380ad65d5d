"""What is to be done in a goal, freed of what stands around it: “My goal is to …”, “so that …”, “Improve … by …”."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.goals import senses, verbs, vocabulary
from bot.goals.vocabulary import compiled

_BULLET = re.compile(
    r"^\s*(?:(?:[-*•–—>+·]|\d{1,2}[.)]|[a-z][.)])\s+|\[[ xX]?\]\s*|(?i:(?:goal|task|todo|aim|objective|mission|target"
    r"|smart"
    r" goal)s?\s*(?:#?\d{1,2})?\s*[:.)-])\s*"
    r"|[^\w\s\"'(\[#@/<]+\s*)"
)
_LEAD = compiled(
    r"(?:(?:this|here|it)(?:\s+is|'s)\s+)?(?:(?:my|our|the|a)\s+)(?:[\w-]+\s+){0,3}?"
    r"(?:goal|objective|aim|plan|target|challenge|resolution|task|intention|mission)"
    r"(?:\s+(?:for|this|of|in)\s+[^,:]{1,25}?)?\s*(?:\s(?:is|will\s+be|would\s+be)\b|:|=|-)\s*(?:to\s+|that\s+)?"
    r"|[\w' -]{1,40}\b(?:goals?|objective|challenge|plan|targets?|resolution)\s*:\s*"
    r"|\b(?:i|we)(?:\s+am|'m|\s+are|'re)\s+(?:going|planning|aiming|trying|hoping|determined|committed|committing"
    r"|about|thinking|looking|ready|keen|excited|eager)\s+(?:to|on|of|about|forward\s+to)\s+"
    r"|\b(?:i|we)(?:'d|\s+would)\s+(?:like|love|want)\s+(?:to\s+)?"
    r"|\b(?:i|we)\s+(?:really\s+|also\s+|just\s+)?(?:want|wish|plan|aim|intend|hope|need|have|try|commit|promise"
    r"|decided|ought)\s+to\s+"
    r"|\b(?:and|but|so)\s+(?:i\s+)?(?:want|wish|would\s+like|plan|aim|need|hope)\s+to\s+"
    r"|\b(?:i|we)\s+plan\s+(?:on|for)\s+|\b(?:i|we)(?:'d|\s+would)\s+be\s+(?:\w+\s+)?(?:if|that)\s+"
    r"|\b(?:i|we)\s+(?:need|wish|hope|plan)\s+(?=" + vocabulary.VERB.pattern + r")"
    r"|\b(?:i|we)\s+(?:hope|expect|pray|dream)\s+(?:that\s+|of\s+)?(?!to\b)"
    r"|\bit(?:'d|\s+would)\s+be\s+(?:\w+\s+){1,2}to\s+|\b(?:i|we)\s+am\s+(?:having|wanting)\s+to\s+"
    r"|\b(?:i|we)(?:\s+am|'m|\s+are|'re)\s+(?=(?:messag|call|attend|writ|meet|apply|e?mail|contact|host|send|post"
    r"|join|visit|ask|tak|pitch|invit|organi[sz])ing\b)"
    r"|\b(?:i|we)\s+need\s+(?=(?:an?|some|more|\d+)\b)"
    r"|\b(?:i|we)\s+have\s+(?:the|a|an)\s+(?:wish|goal|plan|aim|intention|idea)\s+(?:to|of)\s+"
    r"|\bi\s+(?:want|wanna|gotta)\s+|\b(?:i|we)(?:'ll|\s+(?:will|shall|must|should|can|could))\s+(?:(?:to|also"
    r"|try\s+to)\s+)?"
)
_FILLER = compiled(
    r"(?:cold(?=[\s-]+(?:e-?mail|call|message))[\s-]|(?:build|create|develop|form|get\s+into|make|have"
    r"|establish)\s+(?:an?|the|it)\s+"
    r"(?:\w+\s+)?(?:habit|routine)\s+(?:of|to)|to|i|we|have(?=\s+\w+(?:ed|nt|en|et|ld|lt|ne)\b\s+(?:\d|to\b|with\b"
    r"|an?\b))|then|also|just|please|let's|let\s+me|gonna"
    r"|wanna|will|"
    r"(?:want|wish|plan|planning|aim|intend|hope|need|try|trying|commit|promise|make\s+sure|be\s+sure|remember"
    r"|continue)\s+to"
    r"|(?:start|begin|keep|continue|commit\s+to|consider)(?=\s+\w+ing\b)|continue|finally|personally"
    r"|actively|(?:(?:aim|shoot|strive|go)(?:ing)?\s+for|(?:keep|limit|stick|commit)(?:t?ing)?\s+(?:(?:it|this"
    r"|myself)\s+)?"
    rf"(?:to|at))(?=\s+(?:at\s+least\s+|about\s+|up\s+to\s+)?(?:\d|{vocabulary.WORD_NUMBER}|an?\b))"
    r"|regularly|often|someday|one\s+day|always|maybe|perhaps|possibly|somehow|again|daily|consistently|proactively|now|next"
    r"|starting(?=\s*[,;])|and|so|ok|okay|well|more\s+often|at\s+last|must|should|don't\s+know|try|kindly|basically"
    r"|(?:find|muster|drum|pluck|work|get|gather|have|build)(?:ing)?\s+(?:up\s+)?(?:the|some|enough)\s+(?:courage|guts"
    r"|nerves?|confidence)\s+to"
    r"|honestly|seriously|lol|hey|really|definitely|simply"
    r"|hopefully|probably|(?:i\s+)?(?:guess|think|suppose)|(?:it's\s+)?time\s+to|be\s+(?:brave|bold)\s+and|like|will"
    r"|can\s+i(?:\s+manage)?|dare\s+to|manage\s+to)\b[\s,:]*"
)
_SUBORDINATE = compiled(
    r"(?:because|since|as|in\s+order\s+to|after|although|though|while|so\s+that|given|i\s+have|i\s+am|i'm|i've|i\s+know"
    r"|being|if|when|to|for|now\s+that|with|at|in|on|by|from|over|through|via|under|between|during|once|before|until"
    r"|till|instead\s+of|rather\s+than|besides|apart\s+from|aside\s+from|despite|in\s+spite\s+of|without|along\s+with"
    r"|thanks\s+to|due\s+to|having|as\s+soon\s+as|whenever|whatever|unless|even\s+(?:if|though)|every\s+time"
    r"|each\s+time"
    r"|like|unlike|seeing\s+that|considering|knowing|no\s+matter|regarding|outside|whether|where|rather)\b"
)
_PURPOSE = compiled(
    r"(?<!\bget)(?<!\bgetting)[\s,;]+(?:-\s+)?(?:so\s+that|so\s+(?=i|we\b)|so\s+(?=(?:my\s+|the\s+)?[a-z]+\s+(?:can"
    r"|could|will|would|find|finds|see|know|knows|notice|don't"
    r"|doesn't|gets?|have|has|is|are|understand)\b)|in\s+order\s+to|because|since\s+i"
    r"|which\s+will|that\s+way|just\s+one"
    r"|(?:in\s+order\s+)?to\s+(?=(?:learn|understand|find\s+out|get|improve|say|see|decide|know|prepare|grow|expand"
    r"|build"
    r"|become|be|increase|boost|explore|discover|gain|practi[cs]e|make|meet|stay|keep|show|have|land|hear|help)\b))"
)
_MEANS = compiled(r"\b(?:by|through|via)\s+(?=(?P<verb>[a-z]+ing)\b|an?\s|\d|" + vocabulary.WORD_NUMBER + r"\b)")
_LENGTH = rf"(?:an?|half\s+an|\d{{1,3}}(?:[.,]\d)?|{vocabulary.WORD_NUMBER})[\s-]*(?:minutes?|mins?|hours?|hrs?|h|m)\b"
_SESSION = compiled(
    rf"(?:(?:spend(?:ing)?|dedicate|devote|invest|block|reserve|set\s+aside|take|use|plan|schedule|do|put|give"
    rf"|have)\s+)?"
    rf"(?:at\s+least\s+|about\s+|up\s+to\s+)?{_LENGTH}(?:\s+(?:off|out|aside))?[\s,:]*(?:(?:to|on|for|into|of|in)\s+)?"
)
_FINDS = compiled(
    r"(?:go|look|scroll|search)\s+through\s[^,;.\d]{3,60}?\s(?:and|to)\s+(?:then\s+)?"
    rf"(?={vocabulary.VERB.pattern}\s(?:\S+\s+){{0,2}}?(?:\d|{vocabulary.WORD_NUMBER})\b)"
)
"""Where those are found whom the rest of the sentence counts: “go through my contacts and call five people”."""
_SESSION_LAST = compiled(rf"(?P<what>[a-z][\w ]{{2,30}}?)\s*[:,-]?\s+{_LENGTH}\s*")
"""“LinkedIn 15 min”."""
_HAS_NUMBER = re.compile(r"(?<![\w-])\d{1,3}(?![\w-])")
_HEADING = re.compile(r"[A-Za-z][\w ]{1,25}:\s+")
_TURNED = compiled(
    r"(?P<thing>[^:→>]{2,60}?)\s*(?::|→|[-=]>|>|\s[-–]|,)\s*(?:i\s+|i'm\s+|i'll\s+|to\s+)?(?P<verb>[a-z]{2,12})"
    r"(?:\s+(?P<of>it|this|that|them|one|there)\b|(?=\s*[.,;!]?\s*$))"
)
"""What is done to stands before the verb: “My headline: rewrite it”, “CV → update”."""
_TOLD = compiled(
    r"(?:i|we)(?:'ve|\s+have)?\s+(?:just\s+|recently\s+|only\s+|finally\s+|am\b|was\b|were\b|had\b|got\b|lost\b"
    r"|left\b|quit\b|used\b|know\b|live\b"
    r"|work\b|study\b|feel\b|became\b|spent\b|been\b|\w+ed\b)"
)
"""What is the case, before what is to be done."""
_STOP = re.compile(r"(?<![.\s][A-Za-z])(?<!Mr)(?<!Ms)(?<!Mrs)(?<!Dr)(?<!St)[.!?…]+\W*\s(?=\W*[A-Z])")
_FIRST = re.compile(r"[A-Za-z][\w'-]*")


@dataclass(frozen=True, slots=True)
class Task:
    """`text` is what is to be done, `aim` what it is for in their words, `session` whether it is time that is spent."""

    text: str
    aim: str = ""
    session: bool = False


def task(said: str) -> Task:
    """What is to be done, of a sentence that its dates and rhythms were taken out of."""
    text = _lead(_bare(_sentence(said)))
    aim = ""
    if (found := _SUBORDINATE.match(text)) and (later := _later(text, found.end())):
        text, aim = text[later[1] :], text[: later[0]]
    text = _filled(text)
    found = next((each for each in _PURPOSE.finditer(text) if text[: each.start()].count(" ") > 1), None)
    if found is not None:
        text, aim = text[: found.start()], aim or text[found.start() :]
    if found := _FINDS.match(text):
        return Task(text[found.end() :], _plain(aim))
    if found := _SESSION_LAST.fullmatch(" ".join(text.split())):  # its blanks are tried in all ways
        return Task(found["what"], _plain(aim), session=True)
    if found := _SESSION.match(text):
        return Task(_filled(text[found.end() :]), _plain(aim), session=True)
    return Task(_begun(text), _plain(aim))


def means(text: str) -> tuple[str, str] | None:
    """“Improve my network by attending 2 meetups”: the aim, and what is done for it."""
    for found in _MEANS.finditer(text):
        verb = (found["verb"] or "").lower()
        if not verb or verbs.FORMS.get(verb, "") in verbs.VERBS:
            return _plain(text[: found.start()]), text[found.end() :]
    return None


def _sentence(said: str) -> str:
    """From the sentence on that says what is to be done: “I was laid off in May. I want to …”."""
    starts = [0, *(found.end() for found in _STOP.finditer(said))]
    if len(starts) == 1 or _says(said[: starts[1]]):
        return said
    return next((said[start:] for start in starts[1:] if _says(said[start:])), said)


def _says(sentence: str) -> bool:
    bare = _bare(sentence)
    if _TOLD.match(bare):
        return False
    return _LEAD.match(bare) is not None or bare != sentence.strip() or _known(_filled(bare))


def _bare(said: str) -> str:
    """Without the marks and numbers of a list."""
    text = said.strip()
    for _ in range(3):
        found = _BULLET.match(text)
        if found is None or not found.end():
            break
        text = text[found.end() :]
    return text


def _lead(text: str) -> str:
    for _ in range(3):
        found = _LEAD.match(text)
        if found is None:
            break
        text = text[found.end() :].lstrip()
    return text


def _filled(text: str) -> str:
    text = text.lstrip(" ,;:-")
    for _ in range(6):
        found = _FILLER.match(text)
        if found is None or found.end() == len(text):
            break
        text = text[found.end() :].lstrip(" ,;:-")
    return text


def _later(text: str, start: int) -> tuple[int, int] | None:
    """Where the clause that the sentence begins with ends, and where what is to be done begins."""
    spans = [found.span() for found in _LEAD.finditer(text, start)]
    if spans:
        return spans[-1]
    comma = text.find(",", start)
    return (comma, comma + 1) if comma > 0 and _known(_filled(text[comma + 1 :])) else None


def _begun(text: str) -> str:
    """From the verb on, where a clause stands before it: “Over coffee or online, ask …”."""
    if (turned := _TURNED.match(text)) is not None and (whole := _straight(turned, text)):
        return whole
    heading = _HEADING.match(text)
    if heading is not None and _known(rest := _filled(text[heading.end() :])):
        return rest
    if _known(text):
        return text
    for found in re.finditer(r"[,:;]\s+", text):
        rest = _filled(_lead(text[found.end() :]))
        if _does(rest) and not _HAS_NUMBER.search(text[: found.start()]):
            return rest
    found = _LEAD.search(text)
    if found is not None and not _HAS_NUMBER.search(text[: found.start()]):
        return _filled(text[found.end() :])
    return text


def _straight(turned: re.Match[str], text: str) -> str:
    """“Fix my headline” of “My headline: fix it”; empty where nothing stands before the verb that is counted."""
    verb, of = turned["verb"].lower(), (turned["of"] or "").lower()
    if verb not in verbs.FORMS or _known(turned["thing"]) or _HAS_NUMBER.search(turned["thing"]):
        return ""
    if verb == "be" and of != "there":
        return ""
    lead = "be at" if of == "there" else f"{verb} {of}" if of == "one" else verb
    return " ".join((lead, turned["thing"].strip(), text[turned.end() :].strip()))


def _does(text: str) -> bool:
    """Whether it begins with a verb that says what to do."""
    found = _FIRST.match(text)
    return found is not None and verbs.VERBS.get(verbs.FORMS.get(found[0].lower(), ""), senses.VAGUE) != senses.VAGUE


def _known(text: str) -> bool:
    found = _FIRST.match(text)
    return found is not None and found[0].lower() in verbs.FORMS


def _plain(aim: str) -> str:
    return " ".join(aim.split()).strip(" ,;:-")
