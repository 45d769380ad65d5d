"""Several goals in one text, as sentences of their own: lines, sentences, and what one sentence joins.

What stands at the beginning or the end of a sentence and means all of it goes to each part: a deadline, a rhythm, a
reason, and a place where one verb has several objects. These stay together: two verbs for one thing (“find and contact
3 recruiters”), what goes back to the thing before (“… and log them”, “… and talk to two people there”: it is done in
one go with it), what comes of it (“… and get 5 replies”), what has no number and no object of its own, and names.
"""

from __future__ import annotations

import re
from datetime import date

from bot.goals import amounts, clauses, deadlines, doing, reading, rhythms, senses, verbs, vocabulary, wording
from bot.goals.model import Action
from bot.goals.senses import Kind
from bot.goals.vocabulary import compiled
from bot.kit import words

MOST = 10
"""Parts of one text; what is pasted beyond is left out."""
_LONGEST = MOST * reading.LONGEST
_ANY_DAY = date(2026, 1, 5)
"""Where times stand doesn't depend on the day; what is over counts as a time as well."""

_MARK = re.compile(
    r"^\s*(?:[-*•–—+·▪◦‣→]\s+|\[[ xX]?\]\s*|\(?\d{1,2}[.):]\s+|[a-z]\)\s+|(?i:goal\s*#?\d{1,2}\s*[:.)-]\s*))"
)
_INLINE = re.compile(r"(?:(?<=\s)|^)(?:\(?[1-9]\d?[.)]|[•·▪])\s+(?=[^\W\d])")
_EXPLAINS = compiled(
    r"\W*(?:because|since|so\s|this\b|that\b|these\b|it\b|they\b|he\b|she\b|which|my\s+(?:aim|reason|dream|big)|the\s+reason"
    r"|reason|why|(?:i|we)\s+(?!(?:will|'ll|also|plan|am\s+going|want\s+to\s+also)\b)|i'm\b(?!\s+going)|i've\b|as\s+i\b"
    r"|there\b|in\s+order|then\s+i\b|for\s+example|e\.g)"
)
_TITLE = compiled(r"\b(?:prof|sr|jr|approx|ca|max|min)\.")
_ALSO = compiled(
    r"\W*(?:(?:and|then|also|plus|finally|secondly|second|next)[\s,]+)+|^(?:i|we)(?:'ll|\s+(?:will|want\s+to"
    r"|would\s+like\s+to|plan\s+to))\s+also\s+|\balso\s+(?=\w)"
)
_LEADS = compiled(r"\W*(?:i|we)(?:'ll|'d|\s+will|\s+want|\s+would|\s+plan|'m\s+going|\s+am\s+going)\b")
_JOINER = re.compile(
    r"(?P<comma>[,;]\s*(?:and\s+|&\s*|plus\s+|then\s+)?(?:then\s+|also\s+)*)"
    r"|\s+(?:and|&|plus|as\s+well\s+as|then|\+)\s+(?:then\s+|also\s+)*",
    re.IGNORECASE,
)
_BACK = compiled(
    r"\b(?:it|them|there|their|each(?!\s+(?:day|week|month|quarter|year|morning))|(?:one|two|all|both|some|\d+)\s+of\s+(?:them"
    r"|these|those)|these|those|he|she|him|her|afterwards|one\s+another|each\s+other)\b"
    r"|\b(?:in|to|at|on|with|for|of)\s+(?:both|all|one)\b(?=\W*$)"
)
_ONE_OF_IT = compiled(r"(?:[a-z'-]+\s+){1,2}one\W*")
"""“book club!! join one”."""
_ONCE = compiled(r"(?:join|register|sign\s+up|enrol|enroll|subscribe|create|open|set\s+up|buy|follow)\b")
"""What is done and then is done: a rhythm that stands at the end isn't meant for it."""
_N = rf"(?:\d{{1,5}}(?:,\d{{3}})*|{vocabulary.WORD_NUMBER})"
_NUMBERED = compiled(
    rf"(?:at\s+least\s+|about\s+|up\s+to\s+|around\s+)?(?:{_N}(?:\s*-\s*{_N})?\+?)\s+"
    r"(?!times\b|days?\b|weeks?\b|months?\b|years?\b|hours?\b|minutes?\b|per\b|a\b|each\b|in\s+person|online\b|of\b|or\b)"
)
_ARTICLE = compiled(r"(?:an?|another)\s+")
_REASON = compiled(r"[\s,;-]+(?:so\s+that|so\s+(?=i\b|we\b)|in\s+order\s+to|because|since\s+i\b)\b.*$")
_PLACE = compiled(r"\s+(?:in|on|at|from|near|around|about|via)\s+(?!my\s+last)[^,;]+$")
_WITH = compiled(r"\s+with\s+[^,;]+$")
_HAS_PLACE = compiled(r"\s(?:in|on|at|from|near|around|about|via|with|for|to|by)\s")
_TALKS = (senses.COFFEE, senses.INTERVIEW, senses.CALL, senses.TALK)
_FAMILIES = {Kind.COFFEE: "talk", Kind.REACH_OUT: "talk", Kind.EVENT: "event", Kind.POST: "text", Kind.LEARN: "text",
             Kind.OTHER: "text"}  # fmt: skip
"""Whose objects one verb takes."""
_BETWEEN = compiled(r"\bbetween\s+\S+$")


def parts(text: str) -> tuple[str, ...]:
    """The goals in `text`, each as a sentence of its own without the mark of a list; one when it is one goal.

    A sentence that only explains is no goal and stays with the one before it. Nothing else is lost but what is beyond
    `MOST` goals.
    """
    whole = text[:_LONGEST].strip()
    found: list[str] = []
    headline = ""
    for line, marked in _lines(whole):
        if len(found) > MOST:
            break
        if line.endswith(":") and not found and _times_only(line):
            headline = line.rstrip(":")
            continue
        for at, sentence in enumerate(_sentences(line)):
            if found and (_explains(sentence, first=at == 0, marked=marked) or (at and _only_calls(found[-1]))):
                found[-1] = f"{found[-1]} {sentence}"
            else:
                found.append(sentence)
    if len(found) > 1 and headline:
        found = [_joined(each, _time_of(headline)) for each in found]
    goals = [part for each in found[: MOST + 1] for part in _activities(each)]
    if len(goals) > 1:
        goals = [words.capital(_ALSO.sub("", each, count=1)) for each in goals]
    return tuple(goals[:MOST]) if goals else (whole,)


def _lines(text: str) -> list[tuple[str, bool]]:
    """The lines without the marks of a list, each with whether it had one."""
    lines: list[tuple[str, bool]] = []
    for line in text.split("\n"):
        starts = [found.start() for found in _INLINE.finditer(line)]
        cuts = [0, *starts] if len(starts) > 1 else [0]
        for start, end in zip(cuts, [*cuts[1:], len(line)], strict=True):
            piece = line[start:end].strip(" ;")
            found = _MARK.match(piece)
            piece = piece if found is None else piece[found.end() :].strip()
            if piece:
                lines.append((piece, found is not None))
    return lines


def _sentences(line: str) -> list[str]:
    masked = vocabulary.SHORT.sub(lambda found: found[0].replace(".", "\0"), line)
    masked = _TITLE.sub(lambda found: found[0].replace(".", "\0"), masked)
    cuts = [found.end() for found in vocabulary.FULL_STOP.finditer(masked)]
    return [line[a:b].strip() for a, b in zip([0, *cuts], [*cuts, len(line)], strict=True) if line[a:b].strip()]


def _explains(sentence: str, *, first: bool, marked: bool) -> bool:
    """Whether a sentence after a goal says only why or how: it has no task of its own, or no measure of one."""
    if marked:
        return False
    said = reading.plain(_ALSO.sub("", sentence, count=1))
    if not any(sign.isalnum() for sign in said):
        return True
    if _ONE_OF_IT.fullmatch(said):
        return True
    read = reading.read(said, _ANY_DAY)
    measured = amounts.counted(said) is not None or read.cadence is not None or bool(read.phrase)
    if read.action is Action.UNCLEAR and not (first and _begins(said)):
        return True
    if _EXPLAINS.match(sentence) and not (_ALSO.match(sentence) and measured):
        return not (measured and _LEADS.match(sentence))
    return not (measured or _begins(said) or first)


def _only_calls(sentence: str) -> bool:
    """Whether a sentence is a word or two that say nothing to do: “Honestly?”."""
    said = reading.plain(sentence)
    read = reading.read(said, _ANY_DAY)
    return said.count(" ") < 2 and read.action is Action.UNCLEAR and not (_begins(said) or read.phrase or read.cadence)


def _begins(said: str) -> bool:
    """Whether it begins with a verb, as a command does."""
    found = re.match(r"[\w'-]+", said)
    return found is not None and found[0].lower() in verbs.FORMS


def _times_only(line: str) -> bool:
    return doing.read(clauses.task(reading.plain(line)).text).action is Action.UNCLEAR


def _time_of(headline: str) -> str:
    until = deadlines.find(reading.plain(headline), _ANY_DAY)
    return "" if until is None else wording.later(reading.plain(headline)[slice(*until.span)])


def _joined(goal: str, time: str) -> str:
    """With the time that stands above a list, unless it has its own."""
    read = reading.read(goal, _ANY_DAY)
    return goal if not time or read.phrase or read.cadence is not None else f"{goal.rstrip(' .!')} {time}"


def _activities(sentence: str) -> list[str]:
    """The things to do that one sentence joins; the sentence itself if it is one."""
    said = reading.plain(sentence)
    if len(sentence) > reading.LONGEST or not _may_join(said):
        return [sentence]
    spans = _times(said)
    blank = said
    for start, end in spans:
        blank = blank[:start] + "\1" * (end - start) + blank[end:]
    end, shared = _shared_end(said, blank, spans)
    start, before = _shared_start(said, blank, spans)
    cuts = _cuts(said, blank, start, end)
    if not cuts:
        return [sentence]
    begins, ends = [start, *(cut[1] for cut in cuts)], [*(cut[0] for cut in cuts), end]
    pieces = [said[a:b].strip(" ,;.") for a, b in zip(begins, ends, strict=True)]
    return _finished(pieces, [*before, *shared])


def _may_join(said: str) -> bool:
    """Whether anything could begin after a joiner: most sentences have none, and finding their times takes longest."""
    return any(_begins_another(said[joiner.end() :]) for joiner in _JOINER.finditer(said))


def _begins_another(rest: str) -> bool:
    word = rest.split(maxsplit=1)[0].lower() if rest.strip() else ""
    return word in verbs.FORMS or _NUMBERED.match(rest) is not None or _ARTICLE.match(rest) is not None


def _times(said: str) -> list[tuple[int, int]]:
    """Where the rhythms and deadlines of a sentence stand, in their order."""
    spans: list[tuple[int, int]] = []
    rest = said
    for _ in range(6):
        span = _time(rest)
        if span is None or span[0] >= span[1]:
            break
        spans.append(span)
        rest = rest[: span[0]] + " " * (span[1] - span[0]) + rest[span[1] :]
    return sorted(spans)


def _time(said: str) -> tuple[int, int] | None:
    if (begins := deadlines.begins(said, _ANY_DAY)) is not None:
        return begins[0]
    if (rhythm := rhythms.find(said, _ANY_DAY)) is not None:
        return rhythm.span
    until = deadlines.find(said, _ANY_DAY)
    return None if until is None else until.span


def _shared_end(said: str, blank: str, spans: list[tuple[int, int]]) -> tuple[int, list[str]]:
    """Where what is to be done ends, and the times and the reason that stand after it."""
    shared: list[str] = []
    end = len(said.rstrip(" .!?"))
    reason = _REASON.search(blank[:end])
    if reason is not None:
        shared.insert(0, said[reason.start() : end].strip(" ,;"))
        end = reason.start()
    for first, last in reversed(spans):
        if last <= end and not blank[last:end].strip(" ,;.()"):
            shared.insert(0, said[first:last].strip(" ,;"))
            end = first
    return len(said[:end].rstrip(" ,;(")), [wording.spelled(f" {each}").strip() for each in shared]


def _shared_start(said: str, blank: str, spans: list[tuple[int, int]]) -> tuple[int, list[str]]:
    """Where what is to be done begins, and the times that stand before it."""
    task = clauses.task(blank.replace("\1", " ")).text
    start = max(0, blank.replace("\1", " ").find(task))
    return start, [wording.later(said[first:last]) for first, last in spans if last <= start]


def _cuts(said: str, blank: str, start: int, end: int) -> list[tuple[int, int]]:
    """The joiners after which another thing to do begins."""
    found = [joiner for joiner in _JOINER.finditer(blank, start, end) if "\1" not in joiner[0]]
    cuts: list[tuple[int, int]] = []
    for at, joiner in enumerate(found):
        since = cuts[-1][1] if cuts else start
        until = found[at + 1].start() if at + 1 < len(found) else end
        left, right = blank[since : joiner.start()].strip(), said[joiner.end() : until].strip()
        if _is_whole(left, first=not cuts) and _is_another(right, said[joiner.end() : end], said[start:end]):
            cuts.append(joiner.span())
    return cuts


def _is_whole(left: str, *, first: bool) -> bool:
    """Whether what stands before a joiner is something to do by itself."""
    if " " not in left or _BETWEEN.search(left) or re.search(rf"(?:^|\s){_N}$", left, re.IGNORECASE):
        return False
    if not first:
        return True
    does = doing.read(clauses.task(left.replace("\1", " ")).text)
    return does.action is not Action.UNCLEAR


def _is_another(right: str, rest: str, whole: str) -> bool:
    """Whether something else to do begins after a joiner."""
    if not right or _BACK.search(rest):
        return False
    word = right.split(maxsplit=1)[0].lower()
    if word in verbs.FORMS and not _NUMBERED.match(right) and (word == verbs.FORMS[word] or word.endswith("ing")):
        return _is_task(right, whole)
    if (found := _NUMBERED.match(right)) is not None:
        return _is_thing(right[found.end() :])
    if (found := _ARTICLE.match(right)) is not None:
        return doing.read(right).action not in (Action.UNCLEAR, Action.RESULT)
    return False


def _is_task(right: str, whole: str) -> bool:
    """Whether a verb begins a task of its own, with an object: “write 3 posts”, not “share on LinkedIn”."""
    does = doing.read(right)
    if does.vague or does.action in (Action.UNCLEAR, Action.RESULT) or " " not in right:
        return False
    ing = right.split(maxsplit=1)[0].lower().endswith("ing")
    if ing and not re.search(r"^\W*\w+ing\b", whole):
        return False
    counted = amounts.counted(right) is not None
    if does.verb in (
        "ask",
        "share",
        "log",
        "track",
        "note",
        "get",
        "listen",
        "see",
        "register",
        "practise",
        "practice",
        "introduce",
    ):
        return counted
    if re.match(r"\w+\s+(?:on|in|at|about|for|by|with|from|via)\b", right) and not counted:
        return False
    return counted or amounts.single(right, does, recurring=False) is not None or does.rest.split()[-1].endswith("s")


def _is_thing(after: str) -> bool:
    """Whether what follows a number is a noun: in the plural, one of those that goals count, or a role."""
    unit = amounts.unit(after)
    if not unit:
        return False
    known = doing.read(after).action is not Action.UNCLEAR or vocabulary.ROLE.search(after) is not None
    return known or (unit.endswith("s") and not unit.endswith("ss"))


def _finished(pieces: list[str], shared: list[str]) -> list[str]:
    """Each piece with its verb and with what means all of them."""
    verb = ""
    first = wording.begun(pieces[0]) or pieces[0]
    done = [first]
    if (found := re.match(rf"(?P<verb>.+?\s)(?=(?:at\s+least\s+|about\s+|up\s+to\s+)?(?:{_N}|an?|another)\s)", first,
                          re.IGNORECASE)) is not None and _has_verb(pieces[0]):  # fmt: skip
        verb = found["verb"].strip()
    for piece in pieces[1:]:
        if _has_verb(piece):
            done.append(wording.begun(piece) or words.capital(piece))
            again = re.match(rf"(?P<verb>.+?\s)(?=(?:{_N}|an?|another)\s)", done[-1], re.IGNORECASE)
            verb = "" if again is None else again["verb"].strip()
        else:
            fits = bool(verb) and _fits(verb, done[0][len(verb) :].strip(), piece)
            done.append(f"{verb} {piece}" if fits else wording.begun(piece) or f"{verb} {piece}")
    done = _placed(done, pieces)
    return [words.capital(" ".join([task, *_missing(task, shared)]).strip()) for task in done]


def _has_verb(piece: str) -> bool:
    return re.match(r"[\w'-]+", piece) is not None and piece.split(maxsplit=1)[0].lower() in verbs.FORMS


def _fits(verb: str, first: str, piece: str) -> bool:
    """Whether the verb of the first object takes another one: “have” does 2 calls, “read” 2 articles, not a meetup."""
    own = wording.begun(piece)
    if not own or verb.rsplit(maxsplit=1)[-1].lower() in ("to", "with", "on", "at", "for") or own.split()[0] == verb:
        return True
    one, other = (_FAMILIES.get(doing.read(each).kind) for each in (first, piece))
    if doing.read(piece).action is Action.UNCLEAR:
        return True
    return one == other and (one == "text" or verb.lower() not in ("send", "write", "make"))


def _placed(done: list[str], pieces: list[str]) -> list[str]:
    """With the place or the people that the last of several objects of one verb names for all."""
    last = done[-1]
    if _has_verb(pieces[-1]):
        return done
    people, place = _WITH.search(last), _PLACE.search(last)
    for at, task in enumerate(done[:-1]):
        if _HAS_PLACE.search(f" {pieces[at].split(' ', 1)[-1] if at == 0 else pieces[at]} "):
            continue
        sense, other = doing.read(task), doing.read(last)
        if people is not None and all((each.action, each.kind) in _TALKS for each in (sense, other)):
            done[at] = task + people[0]
        elif place is not None and people is None and task.split()[0] == last.split()[0]:
            done[at] = task + place[0]
    return done


def _missing(task: str, shared: list[str]) -> list[str]:
    """The times that a part has none of by itself, and the reason."""
    read = reading.read(task, _ANY_DAY)
    own = bool(read.phrase) or read.cadence is not None
    once = _ONCE.match(task) is not None
    return [
        each
        for each in shared
        if _REASON.match(f" {each}") or not (own or (once and rhythms.find(f" {each}", _ANY_DAY) is not None))
    ]
