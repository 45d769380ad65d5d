"""A text as words and clauses, and who has taken which word.

Offsets are into the text as typed. A word belongs to one field at most; what is let go as a connective must be one of
`CONNECTIVES`, else it comes back as a part of the note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import regex

from bot.contacts.lines import gazetteer, jobwords, marks, placewords
from bot.contacts.lines.labels import LABELS, NAMES
from bot.contacts.lines.marks import Mark
from bot.kit import words

CONNECTIVES = frozenset(
    """
@ w n a and an also as at but by called contact current currently for from i i'd i'll i'm i've in is it's job know
met meet meeting my name named new next caught recommended referred suggested now of on our over owe person promise
promised role she she's he he's they they're so than that the their them her him his this through thru to together
via was we we've we'll were who who's whose which will with work working works worked just finally again e-mail
email mail phone mobile tel cell number telephone handle link links profile company employer event place where tag
tags note notes follow up followup follow-up ping check touch base reach out remind me back circle get talk speak
call text message write see catch reconnect nudge introduced introduction intro introducing intro'd connected us put
into are am being been have had has having got getting gotta gonna going need needs should must ought would said
told say tell offered agreed let's lets let do todo then spoke talked chatted chat ran bumped sat it its during
while you be can d ll s m re ve recently briefly website site web page blog how title position organisation whom beside
does bei chez supposed don't dont forget organization based guy like thanks thx ref
referral recommend source step steps action actions org ok okay gave given word
what when firm referrer item profession
""".split()
)
"""Words that only say what the next ones are. No other word is ever let go."""

ASKED = 4096
"""Answers about single words that are kept, since a line asks the same of a word many times."""

MOST_WORDS = 110
"""Words that are looked at: a line of 500 characters in sentences has about 90."""

_WORD = regex.compile(
    r"<@!?\w{1,40}(?:\|[^<>\s]{0,40})?>|@?\w[\w\p{M}\u200c\u200d'’.\&+/\-]*|@(?=\s)"
    r"|[[^\s\w,;:.!?()\[\]\"'“”„‘’«»\|@#/\\•·→–—\-]\u200d]+",
    regex.V1,
)
_ABBREVIATIONS = frozenset(
    """
dr prof mr mrs ms mx st sr jr inc ltd co corp vs e.g i.e approx no dipl ing ph.d ph m.d b.sc m.sc bros assoc dept
est fr sen rev hon gen col capt lt sgt mag univ v
""".split()
)
_BREAK = re.compile(r"^\s{0,9}[*+>](?=\s)|\s-{1,2}(?=\s|$)|[–—]|[,;\n()\[\]|•·]|[.!?:…]+(?=\s|$)|\s//?(?=\s)|->|→")

_FORM = re.compile(
    r"\s{0,2}(?:inc|ltd|llc|llp|(?:jr|sr)(?=\.?\s*(?:$|[,;(|–—-]))|gmbh|corp|co|s\.?a|s\.?l|s\.?r\.?l|s\.?p\.?a|b\.?v|n\.?v|a\.?g|plc)\.?(?!\w)",
    re.IGNORECASE,
)
_AT = re.compile(r"@|\b(?:at|from|for|of|with|company)\b|[,;(]", re.IGNORECASE)
_PARTNERS = re.compile(r"\s{0,2}[^\W\d_]{2,20} (?:&|and) [^\W\d_]{2,20} (?:LLP|LLC|Partners|Associates|Co|Ltd|Inc)\b")
"""“, Inc.” and “, Stein & Partners LLP” go on with the name of a company."""

_NICKNAME = re.compile(r"(?<=[^\W\d_]) \((?P<short>[^\W\d_]{2,20})\) (?P<next>[^\W\d_]{2,40})(?![^\s,;|)–—-])")
"""“William (Bill) Turner”."""

_PAIR = re.compile(r"(?<!\S)(?P<label>[A-Za-z_-]{2,12})=(?=\S)")
_DEGREES = re.compile(r"\b(?:Dr|Prof)\.?(?: (?:med|vet|rer|nat|phil|jur|ing|habil|dent|pol|h\.c|hc|mult|Dr)\.){1,5}")
"""“Dr. med. vet.”: no sentence ends here."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place; `low` is folded, with plain apostrophes."""

    start: int
    end: int
    text: str
    low: str

    @property
    def handle(self) -> bool:
        """Whether it is “@ana” or a mention."""
        return len(self.text) > 1 and self.text.startswith(("@", "<@"))

    @property
    def capital(self) -> bool:
        """Whether it is written as names are; scripts without capitals always are."""
        first = self.text.lstrip("@")[:1]
        return first.isupper() or (first.isalpha() and first.lower() == first.upper())


@dataclass(frozen=True, slots=True)
class Clause:
    """Words between two marks of punctuation; `mark` is the one in front, empty at the beginning."""

    words: tuple[Word, ...]
    mark: str
    start: int
    end: int


@dataclass(slots=True)
class Sheet:
    text: str
    marks: list[Mark]
    clauses: list[Clause]
    taken: bytearray
    """For each character: 0 nobody's, 1 a field's, 2 a connective's."""
    fields: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    rest: tuple[Word, ...] = ()
    """Words after so many that nobody looks at them: a part of the note."""

    @property
    def unmarked(self) -> str:
        """The text with spaces in place of its marks."""
        return _blank(self.text, self.marks)

    def has(self, name: str) -> bool:
        return bool(self.fields.get(name))

    def value(self, name: str) -> str:
        return "; ".join(self.fields.get(name, ()))

    def said(self, found: Iterable[Word]) -> str:
        """The text from the first to the last of these words, without links and tags between them."""
        listed = list(found)
        return self.between(listed[0].start, listed[-1].end) if listed else ""

    def between(self, start: int, end: int) -> str:
        parts, at = list[str](), start
        for mark in self.marks:
            if start <= mark.start < end:
                parts.append(self.text[at : mark.start])
                at = mark.end
        parts.append(self.text[at:end])
        return " ".join(" ".join(parts).split())

    def put(self, name: str, found: Iterable[Word]) -> None:
        """These words, which stand in a row, are the value of a field."""
        listed = list(found)
        value = self.said(listed)
        if value:
            self.fields.setdefault(name, []).append(value)
            self.taken[listed[0].start : listed[-1].end] = b"\1" * (listed[-1].end - listed[0].start)

    def take(self, found: Iterable[Word]) -> None:
        """These words are the value of a field that holds them already."""
        for word in found:
            self.taken[word.start : word.end] = b"\1" * (word.end - word.start)

    def let_go(self, found: Iterable[Word]) -> None:
        """These words are said again by what follows them."""
        for word in found:
            self.taken[word.start : word.end] = b"\2" * (word.end - word.start)

    def free_again(self, start: int, end: int) -> None:
        """What stands there goes back to the note."""
        self.taken[start:end] = bytes(end - start)

    def drop(self, found: Iterable[Word]) -> None:
        """These words say only what others are."""
        for word in found:
            if word.low in CONNECTIVES and not self.taken[word.start]:
                self.taken[word.start : word.end] = b"\2" * (word.end - word.start)

    def free(self, word: Word) -> bool:
        return not self.taken[word.start]


def read(text: str) -> Sheet:
    """The words and clauses of a text. Words within marks are no words; a mark other than a tag ends a clause."""
    found = marks.find(text)
    covered = bytearray(len(text))
    for mark in found:
        covered[mark.start : mark.end] = b"\1" * (mark.end - mark.start)
    tokens = [_word(match) for match in _WORD.finditer(_blank(text, found))]
    breaks = [(match.start(), match.end(), match[0].strip() or "-") for match in _BREAK.finditer(text)]
    whole = _whole(text)
    breaks = [
        each
        for each in breaks
        if not covered[each[0]]
        and not any(start <= each[0] < end for start, end in whole)
        and _breaks(text, tokens, each)
    ]
    pairs = list(_PAIR.finditer(text))
    if len(pairs) > 1 and all(match["label"].lower() in LABELS or match["label"].lower() in NAMES for match in pairs):
        tokens = [word for word in tokens if word.text != "="]  # “name=Ana role=chef”
        breaks += [(match.start(), match.start(), ";") for match in pairs]
        breaks += [(match.end() - 1, match.end(), ":") for match in pairs]
    bullet = next((end for _, end, sign in breaks if sign in ("*", "+", ">")), 0)
    tokens = [word for word in tokens if word.start >= bullet or word.end > bullet]
    breaks += [(mark.start, mark.start, "mark") for mark in found if mark.kind != "tag"]
    tokens, rest = tokens[:MOST_WORDS], tokens[MOST_WORDS:]
    if rest:
        breaks = [each for each in breaks if each[0] < rest[0].start]
    clauses = _clauses(text, tokens, sorted(breaks))
    return Sheet(text, found, clauses, bytearray(len(text)), rest=tuple(rest))


def _whole(text: str) -> list[tuple[int, int]]:
    """The parts of names that hold signs which end a clause elsewhere."""
    spans = [(match.start(), match.end()) for match in _DEGREES.finditer(text)]
    for match in _NICKNAME.finditer(text):
        before = text[: match.start()].rpartition(" ")[2]
        capital = all(part[:1].isupper() for part in (before.lstrip("(@"), match["short"], match["next"]))
        work = words.fold(match["short"]), words.fold(match["next"])
        if capital and work[0] not in gazetteer.listed("companies") and not any(_told_of_work(word) for word in work):
            spans.append((match.start(), match.end("short") + 1))
    return spans


def _told_of_work(low: str) -> bool:
    """“Tess (Spotify) Designer”, “Anna (CTO) Lund”: the bracket holds no nickname."""
    return low in jobwords.HEADS or low in jobwords.SHORT_ROLES or low in placewords.KNOWN_COMPANIES


def _blank(text: str, found: Iterable[Mark]) -> str:
    """The text with spaces in place of its marks."""
    parts, at = list[str](), 0
    for mark in found:
        parts += [text[at : mark.start], " " * (mark.end - mark.start)]
        at = mark.end
    return "".join([*parts, text[at:]])


def _word(match: regex.Match[str]) -> Word:
    """Without the punctuation after it, but with the dot of an abbreviation or initial."""
    said = match[0]
    if said[0] == "<":
        return Word(match.start(), match.end(), said, said.lower())
    if said[0] == "@" or said[0].isalnum() or said[0] == "_":
        bare = said.rstrip("'’.&/-")
        dotted = said[len(bare) : len(bare) + 1] == "."
        low = bare.lower()
        if dotted and (low in _ABBREVIATIONS or (len(bare) == 1 and bare.isupper()) or _dotted(bare)):
            bare = said[: len(bare) + 1]
        said = bare or said
    folded = words.fold(said.replace("’", "'")).rstrip(".")
    return Word(match.start(), match.start() + len(said), said, folded)


def _dotted(bare: str) -> bool:
    """“S.A”, “e.g”, “J.R”: single letters with dots between them."""
    return "." in bare and all(len(part) == 1 for part in bare.split("."))


def _breaks(text: str, tokens: list[Word], found: tuple[int, int, str]) -> bool:
    start, end, mark = found
    if mark == ",":
        if text[start - 1 : start].isdigit() and text[end : end + 1].isdigit():
            return False
        return (_FORM.match(text, end) is None or not _AT.search(text, max(0, start - 80), start)) and _PARTNERS.match(
            text, end
        ) is None
    if mark[0] == "." and len(mark) == 1:
        inside = _at(tokens, start)
        if inside is None:
            return True
        following = text[end:].lstrip()[:6].lower()
        return inside.low.rstrip(".") in ("inc", "ltd", "co", "corp", "jr") and following.startswith(
            ("she", "he ", "he'", "they", "i ", "i'", "we ", "met ", "prom", "will ")
        )
    return True


def _at(tokens: list[Word], place: int) -> Word | None:
    """The word that covers a place in the text."""
    low, high = 0, len(tokens)
    while low < high:
        middle = (low + high) // 2
        if tokens[middle].end <= place:
            low = middle + 1
        else:
            high = middle
    return tokens[low] if low < len(tokens) and tokens[low].start <= place else None


def _clauses(text: str, tokens: list[Word], breaks: list[tuple[int, int, str]]) -> list[Clause]:
    clauses: list[Clause] = []
    at, mark, nth = 0, "", 0
    for start, end, sign in [*breaks, (len(text), len(text), "end")]:
        inside: list[Word] = []
        while nth < len(tokens) and tokens[nth].start < start:
            inside.append(tokens[nth])
            nth += 1
        if inside or not clauses or sign == ";":
            clauses.append(Clause(tuple(inside), mark, at, start))
        at, mark = end, sign if inside or sign != "mark" else mark or sign
    return clauses
