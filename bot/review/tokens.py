"""The words of a text, and which of those that have other meanings read as somebody's name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from bot.contacts.lines import gazetteer
from bot.kit import times

SMALL = frozenset(
    "de da do dos das di del della la le les van von der den ter ten el bin ibn abu af av zu zum of the and y e i "
    "mr mrs ms dr prof jr sr st".split()
)
TITLES = frozenset("mr mrs ms miss dr prof professor herr frau sir madam".split())
AT = frozenset("at for from join joining joined inside".split())
MONTHS = frozenset(month.casefold() for month in times.MONTHS)
_BEFORE_MONTHS = frozenset(
    "by in until till before after since during through throughout of early late mid next last this every".split()
)
_BETWEEN_MONTHS = frozenset("to and or until through".split())
_AS_PEOPLE_DO = frozenset(
    "is was has had would could said says told tells asks gave gives works knows knew wants thinks thought wrote "
    "writes sent sends got did does never always also helps introduces offers needs and who".split()
)
_JOINS = regex.compile(r"[ \u00a0.'’‘-]{1,3}")
_POSSESSIVE = regex.compile(r"['’‘]s(?![\p{L}\p{N}])", regex.IGNORECASE)


@dataclass(slots=True)
class Token:
    """A word of the text, and what is known of it."""

    start: int
    end: int
    said: str
    terms: tuple[str, ...]
    first: bool = False
    """Of a sentence."""
    out: bool = False
    known: bool = False
    """Left out since the member knows somebody of that name, and not by the look of it."""
    company: bool = False
    place: bool = False

    @property
    def low(self) -> str:
        return "".join(self.terms)

    @property
    def capital(self) -> bool:
        """With one at its beginning, or in a script that has none."""
        return self.said[:1] != self.said[:1].lower() or self.said[:1].lower() == self.said[:1].upper()

    @property
    def loud(self) -> bool:
        return len(self.said) > 1 and self.said.isupper()


def ordinary(word: str) -> bool:
    """Whether it is a word or a month, whoever may be called so as well."""
    return gazetteer.plain(word) or gazetteer.doubtful_given(word) or word in MONTHS


def reads_as_a_name(tokens: Sequence[Token], at: int, text: str, named: Sequence[bool]) -> bool:
    """Whether an ordinary word with a capital is meant as a name. `named`: which tokens may be names."""
    token = tokens[at]
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if before is not None and before.low in TITLES:
        return True
    if token.loud and any(one is not None and one.loud for one in (before, after)):
        return False
    if token.low in MONTHS and in_a_date(tokens, at):
        return False
    if possessive(token, text):
        return True
    beside = [(before, at - 1), (after, at + 1)]
    if any(one is not None and named[n] and one.capital and touch(token, one, text) for one, n in beside):
        return True
    return not token.first or acts(tokens, at)


def acts(tokens: Sequence[Token], at: int) -> bool:
    """Whether what people do stands behind it: “Will introduced me”, “May has”."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or after.first:
        return False
    return after.low in _AS_PEOPLE_DO or (len(after.low) > 4 and after.low.endswith("ed"))


def possessive(token: Token, text: str) -> bool:
    return _POSSESSIVE.match(text, token.end) is not None


def in_a_date(tokens: Sequence[Token], at: int) -> bool:
    near = [tokens[n] for n in (at - 1, at + 1) if 0 <= n < len(tokens)]
    if any(one.low[:1].isdigit() for one in near):
        return True
    if at and tokens[at - 1].low in _BEFORE_MONTHS:
        return True
    if any(one.low in MONTHS for one in near):
        return True
    return any(
        0 <= at + 2 * side < len(tokens)
        and tokens[at + side].low in _BETWEEN_MONTHS
        and tokens[at + 2 * side].low in MONTHS
        for side in (-1, 1)
    )


def touch(one: Token, other: Token, text: str) -> bool:
    """Whether nothing stands between them but what joins the parts of a name."""
    first, second = sorted((one, other), key=lambda token: token.start)
    return bool(_JOINS.fullmatch(text, first.end, second.start))
