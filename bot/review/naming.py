"""Leaving outsiders' names out of a text: who is known is handed in, and what a word stands for is weighed.

What is left out becomes “[a contact]”, an address of the web “[link]”:

1. E-mail addresses, phone numbers, mentions and @handles, whoever they belong to.
2. A name of several words wherever it stands in full, in whatever case, with or without accents and hyphens.
3. A single word of a name, or a short form of one (Bob for Robert), with a capital at its beginning; in a text that has
   no capitals at all, in small letters too. Particles (de, van) and initials are no such words.
4. Where that word is an ordinary one as well (Will, May, Grace), only what reads as a name: with a title before it,
   with 's, beside another word of a name, or with a capital within a sentence. The first word of a sentence has a
   capital anyway, so there it must be followed by what people do (“Will introduced me”, “May has”). A month stays where
   a date is told (“by May”, “May 2026”), and in a line of capitals an ordinary word stays a word.

Companies stay: several words of one, or one word behind “at”, are no name by 3 and 4.

Whoever reads as a name and is not known becomes “[somebody]” (strangers.py).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TypeAlias

import regex

from bot.contacts import nicknames
from bot.kit import words
from bot.review import strangers
from bot.review.model import Known
from bot.review.tokens import AT, SMALL, Token, ordinary, reads_as_a_name, touch

CONTACT, STRANGER, LINK = "[a contact]", "[somebody]", "[link]"

LONGEST_RUN = 6
"""Characters of a name in a script that sets no spaces between words."""

_TOKEN = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}\u200c\u200d\ufe0e\ufe0f]*+")
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_RUN = regex.compile(rf"[{_UNSPACED}]{{2,}}+")

_LINKS = regex.compile(
    r"""
      (?<![\p{L}\p{N}]) (?: [a-z][a-z0-9+.-]{1,15}:// | www\. ) [^\s<>|]* [^\s<>|.,;:!?)'"\]]
    | (?<![\p{L}\p{N}.@-]) (?: [a-z0-9-]{1,63}\. ){1,5}+ [a-z]{2,12} / (?: [^\s<>|]* [^\s<>|.,;:!?)'"\]] )?
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_REACHES = regex.compile(
    r"""
      < [@\#] [^<>\s]{1,100} >                                                  # a mention as platforms write it
    | (?<![\p{L}\p{N}._%+-]) (?: mailto: )? [\p{L}\p{N}._%+'-]{1,64} @ (?: [\p{L}\p{N}-]{1,63}\. ){1,5} [\p{L}]{2,24}
    | (?<![\p{L}\p{N}@/.]) @ (?P<handle>
        [\p{L}\p{N}_] [\p{L}\p{N}_.-]{0,60} [\p{L}\p{N}_] (?: @ [\p{L}\p{N}.-]{1,100} )?+ )
    | (?<![\p{L}\p{N}]) [\p{L}\p{N}_.]{2,32} \# [0-9]{4} (?![0-9])              # Discord's older names
    """,
    regex.VERBOSE,
)
_FIGURES = regex.compile(
    r"(?<![\p{L}\p{N}]) (?: \+ | \( )? [0-9] [0-9 ()./\u00a0–-]{5,24} [0-9] (?![\p{L}\p{N}])", regex.VERBOSE
)
_NO_PHONE = regex.compile(
    r"""
      .* (?: (?<!\d) \d{4}[-./]\d{1,2}[-./]\d{1,2} (?!\d) | (?<!\d) \d{1,2}[-./]\d{1,2}[-./](?:\d{4}|\d{2}) (?!\d) ) .*
    | (?: \d{4} \s* [-–/] \s* )+ \d{4}                                          # years
    | \d{1,2} (?: [ \u00a0.] \d{3} )+                                           # a large number
    """,
    regex.VERBOSE,
)
_DIGITS = range(7, 16)
"""Of a phone number, by ITU-T E.164 at most 15."""

_ENDS = regex.compile(r"[.!?…:;\n]")

_Names: TypeAlias = Mapping[str, Collection[tuple[str, ...]]]
"""Folded words of names, by their first one."""


def asked(texts: Iterable[str]) -> frozenset[str]:
    """The folded words that a store is asked for: those of the texts, and what people called so may be saved as."""
    found: set[str] = set()
    for text in map(words.clean, texts):
        for term in words.terms(text):
            found |= {term, *nicknames.others(term)}
        for run in _RUN.findall(text):
            found |= {words.fold(run[at : at + n]) for n in range(1, LONGEST_RUN + 1) for at in range(len(run) - n + 1)}
    return frozenset(found)


def without_names(text: str, known: Known) -> str:
    """The text, cleaned, without the names of those who are known, and without ways to reach anybody."""
    return hiding(known)(text)


def hiding(known: Known) -> Callable[[str], str]:
    """The same for many texts: the names are read once."""
    people, companies = _by_first(known.people), _by_first(known.companies)
    parts = _parts(people)
    at_companies = {" ".join(name) for several in companies.values() for name in several}
    unspaced = [name for name in known.people if len(name) > 1 and _RUN.fullmatch(name)]

    def hide(text: str) -> str:
        text = words.clean(text)
        gaps = list(_ways(text, at_companies))
        tokens = _tokens(text, gaps)
        for run in _runs(tokens, people):
            for at in run if len(run) > 1 else ():
                tokens[at].out = tokens[at].known = True
        for run in _runs(tokens, companies):
            behind = tokens[run[0] - 1].low if run[0] else ""
            for at in run if len(run) > 1 or behind in AT else ():
                tokens[at].company = True
        quiet = not any(token.capital and not token.first and token.low != "i" for token in tokens)
        _single_words(tokens, text, parts, quiet=quiet)
        strangers.mark(tokens, text, quiet=quiet)
        gaps += _left_out(tokens, text)
        for name in unspaced:
            gaps += ((*found.span(), CONTACT) for found in regex.finditer(regex.escape(name), text))
        return _with_gaps(text, gaps)

    return hide


def _ways(text: str, companies: set[str]) -> Iterator[tuple[int, int, str]]:
    """Where links and ways to reach somebody stand, and what stands there instead."""
    for found in _LINKS.finditer(text):
        yield *found.span(), LINK
    for found in _REACHES.finditer(text):
        if not found["handle"] or " ".join(words.terms(found["handle"])) not in companies:
            yield *found.span(), CONTACT
    for found in _FIGURES.finditer(text):
        if sum(map(str.isdigit, found[0])) in _DIGITS and not _NO_PHONE.fullmatch(found[0]):
            yield *found.span(), CONTACT


def _tokens(text: str, gaps: Iterable[tuple[int, int, str]]) -> list[Token]:
    taken = [(start, end) for start, end, _ in gaps]
    tokens: list[Token] = []
    before = 0
    for found in _TOKEN.finditer(text):
        if not any(start < found.end() and found.start() < end for start, end in taken):
            first = not tokens or bool(_ENDS.search(text, before, found.start()))
            tokens.append(Token(found.start(), found.end(), found[0], words.terms(found[0]), first))
            before = found.end()
    return tokens


def _by_first(names: Iterable[str]) -> _Names:
    found: dict[str, set[tuple[str, ...]]] = {}
    for name in map(words.terms, names):
        if name:
            found.setdefault(name[0], set()).add(name)
    return found


def _runs(tokens: list[Token], names: _Names) -> Iterator[range]:
    """Where a name stands in full, as a range of tokens."""
    spread = [(term, at) for at, token in enumerate(tokens) for term in token.terms]
    said = tuple(term for term, _ in spread)
    for here, (term, at) in enumerate(spread):
        lengths = {len(name) for name in names.get(term, ())}
        for length in lengths:
            if here + length <= len(said) and said[here : here + length] in names[term]:
                yield range(at, spread[here + length - 1][1] + 1)


def _parts(names: _Names) -> frozenset[str]:
    """The single words that may stand for somebody."""
    found: set[str] = set()
    for several in names.values():
        for name in several:
            found |= {term for term in name if len(name) == 1 or (len(term) > 1 and term not in SMALL)}
    return frozenset(found)


def _single_words(tokens: list[Token], text: str, parts: frozenset[str], *, quiet: bool) -> None:
    named = [_names(token, parts) for token in tokens]
    for at, token in enumerate(tokens):
        if token.company or token.out or not named[at]:
            continue
        if not ordinary(token.low):
            token.out = token.capital or quiet
        elif token.capital:
            token.out = reads_as_a_name(tokens, at, text, named)
        token.known = token.out


def _names(token: Token, parts: frozenset[str]) -> bool:
    """Whether somebody may be called by this word."""
    if token.low.isdigit():
        return False
    return any(term in parts or not parts.isdisjoint(nicknames.others(term)) for term in token.terms)


def _left_out(tokens: list[Token], text: str) -> Iterator[tuple[int, int, str]]:
    """Words that are left out, those beside each other as one, with an initial behind them."""
    at = 0
    while at < len(tokens):
        if not tokens[at].out:
            at += 1
            continue
        last = at
        while (
            last + 1 < len(tokens)
            and touch(tokens[last], tokens[last + 1], text)
            and (tokens[last + 1].out or _initial(tokens[last + 1]))
        ):
            last += 1
        begins = tokens[at].start
        if at and len(tokens[at - 1].said) == 1 and text[tokens[at - 1].end : begins] in ("'", "’", "-"):
            begins = tokens[at - 1].start  # O’Brien
        yield begins, tokens[last].end, CONTACT if any(one.known for one in tokens[at : last + 1]) else STRANGER
        at = last + 1


def _initial(token: Token) -> bool:
    return len(token.said) == 1 and token.said.isupper() and token.said not in "AI"


def _with_gaps(text: str, gaps: Iterable[tuple[int, int, str]]) -> str:
    """What stands between the gaps, with what stands in their place; those of one kind beside each other are one."""
    found: list[str] = []
    at, before = 0, ""
    for start, end, said in sorted(gaps):
        if start >= at and not (said == before and text[at:start].isspace()):
            found += [text[at:start], said]
            before = said
        at = max(at, end)
    return "".join(found) + text[at:]
