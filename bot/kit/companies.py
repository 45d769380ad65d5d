"""Names of companies, made comparable: “Acme, Inc.” is “acme”, and “Meta” is not “Metabase”.

Two names are the same company when `company` makes the same of both; a part of a name never is (U17). Choices:
- “Company” goes like “Co.” and “Corp.”: “Ford Motor Co.”, “Ford Motor Company” and “Ford Motor” are one. Were it kept,
  a name and its abbreviation would be two.
- “.com” goes at the end of a word, as in “Amazon.com, Inc.”; other endings stay: wordpress.org is not wordpress.com.
- “Group”, “Holding” and places stay: those are other companies.
- A legal form in front stays (“AB InBev”), where it is no form that is always put there.
- What is left is never empty: a company called “AG” or “The Limited” keeps its last word.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

from bot.kit import words

_AND = "&"
_COM = ".com"

# As they are written. One that is abbreviated with dots is also known without them ("S.A." and "SA"), one in brackets
# only with them: without, it is a word or a name of its own ("e.V." is a club, "EV" an electric car).
_FORMS = """
    Inc, Incorporated, Corp, Corporation, Co, Company, Cie, Compagnie, Ltd, Limited, L.L.C, L.L.P, L.P, P.L.C,
    P.B.C, P.L.L.C, C.I.C, Pty, Pvt, Private Limited, Private Ltd, Proprietary Limited, Public Limited Company, Bhd,
    Sdn Bhd, Pte, GmbH, gGmbH, mbH, Gesellschaft mbH, Ges mbH, Ges.m.b.H, Gesellschaft mit beschränkter Haftung,
    A.G, Aktiengesellschaft, UG haftungsbeschränkt, U.G, K.G, KGaA, O.H.G, GbR, S.E, (e.V), (e.K), (e.G), (e.U),
    S.A, S.A.S, SASU, S.A.R.L, S à r.l, EURL, SNC, Société anonyme, SA/NV, S.A. de C.V, S.A.B. de C.V,
    S.A.P.I. de C.V, S. de R.L. de C.V, S.C.A, S.r.l, S.r.l.s, S.p.A, S.n.c, S.a.s, S.L, S.L.U, S.A.U, S.L.L,
    Sociedad Anónima, Sociedad Limitada, Lda, Ltda, E.I.R.L, B.V, B.V.B.A, N.V, (C.V), V.O.F, (b.a), Aktiebolag,
    A.B, AB publ, O.Y, Oyj, Abp, ApS, A/S, A.S.A, (I/S), (K/S), ehf, hf, O.Ü, UAB, Sp. z o.o, Sp. k, Sp. j,
    Spółka z o.o, S.R.O, Spol. s r.o, (v.o.s), Kft, Nyrt, Zrt, Kkt, d.o.o, (d.d), (a.d), (o.d), EOOD, OOD, EAD,
    (A.E), (E.P.E), (O.E), (I.K.E), S.R.L, OOO, OAO, PAO, ZAO, ООО, ОАО, ПАО, ЗАО, АО, ТОВ, ЕООД, ООД, A.Ş,
    Ltd. Şti, K.K, G.K, Y.K, Tbk, Pjsc, Jsc, Fzco, Fze, FZ-LLC, W.L.L, 株式会社, 有限会社, 合同会社, (株), 有限公司,
    股份有限公司, 주식회사
"""
_ALWAYS_IN_FRONT = "OOO, OAO, PAO, ZAO, ООО, ОАО, ПАО, ЗАО, АО, ТОВ, UAB"
_JOINED_ON = ("股份有限公司", "有限公司", "株式会社", "有限会社", "合同会社", "주식회사", "(株)", "(주)")
"""Forms that are written without a space before the name or after it, as folding leaves them."""

_BETWEEN = frozenset({"and", "und", "et", "y", "e", "og", "och", "en"})
"""What “&” is read as between two words of a name."""

_ADDRESS = regex.compile(r"^(?:https?://)?(?:www\.)?(?=\w)")
_APOSTROPHE = regex.compile(r"(?<=[\p{L}\p{N}])'(?=[\p{L}\p{N}])")
_TOKEN = regex.compile(
    r"""
      (?<=[\p{L}\p{N}]) \.com (?![\p{L}\p{N}])
    | [\p{L}\p{N}] [\p{L}\p{M}\p{N}]*+ (?: [+\#]++ (?![\p{L}\p{N}]) )?    # C++, Disney+
    | (?<!\S) \+ (?!\S) | &
    """,
    regex.VERBOSE,
)


def company(text: str) -> str:
    """The name as companies compare: folded, without punctuation, legal forms and “The”; empty only for no name."""
    before = None
    while text != before:  # what is left may end in another form; few names need a third round
        before = text
        text = _once(text)
    return text


def same(one: str, other: str) -> bool:
    """Whether both are known and name one company."""
    return bool(one and other) and company(one) == company(other)


@lru_cache(maxsize=4096)
def _once(text: str) -> str:
    folded = _ADDRESS.sub("", " ".join(words.fold(words.plain_quotes(text)).split()))
    tokens = _tokens(_bare(folded))
    if not any(_is_word(token) for token in tokens):
        return folded
    tokens = _without_forms(tokens[1:] if tokens[0] == "the" and any(map(_is_word, tokens[1:])) else tokens)
    for n, token in enumerate(tokens):
        if token == _COM:
            tokens[n] = "com"
        elif token == "+" or (token in _BETWEEN and 0 < n < len(tokens) - 1):
            tokens[n] = _AND
    return " ".join(_initials_joined(tokens))


def _tokens(folded: str) -> list[str]:
    return _TOKEN.findall(_APOSTROPHE.sub("", folded))


def _is_word(token: str) -> bool:
    return token not in (_AND, "+", _COM)


def _bare(folded: str) -> str:
    """Without the forms that stand at a name with no space between."""
    for form in _JOINED_ON:
        for bare in (folded.removeprefix(form), folded.removesuffix(form)):
            if bare != folded and _TOKEN.search(bare):
                return bare
    return folded


def _without_forms(tokens: Sequence[str]) -> list[str]:
    left = list(tokens)
    while True:
        size = next((size for size in range(_LONGEST, 0, -1) if _goes(left, left[-size:], left[:-size], _ENDS)), 0)
        if size:
            left = left[:-size]
        elif _goes(left, left[:1], left[1:], _FRONTS):
            left = left[1:]
        elif left[-1] == _AND and any(map(_is_word, left[:-1])):
            left = left[:-1]
        else:
            return left


def _goes(tokens: Sequence[str], form: Sequence[str], rest: Sequence[str], forms: frozenset[tuple[str, ...]]) -> bool:
    return len(form) < len(tokens) and tuple(form) in forms and any(map(_is_word, rest))


def _initials_joined(tokens: Sequence[str]) -> list[str]:
    """“i b m” as “ibm”; a letter alone stays."""
    joined: list[str] = []
    letters = False
    for token in tokens:
        single = len(token) == 1 and token.isalpha()
        if single and letters:
            joined[-1] += token
        else:
            joined.append(token)
        letters = single
    return joined


def _spelled(form: str) -> set[tuple[str, ...]]:
    """A form as it is cut into words, and, unless it is in brackets, without its dots."""
    folded = words.fold(form)
    apart = tuple(_tokens(folded))
    if folded.startswith("(") and len(apart) > 1:
        return {apart}
    return {apart, tuple(_initials_joined(apart))}


_LISTED = [form.strip() for form in _FORMS.split(",")]
_AND_COMPANY = {(and_, co) for and_ in (*_BETWEEN, _AND, "+") for co in ("co", "company", "cie", "compagnie", "cia")}
_ENDS = frozenset(one for form in _LISTED for one in _spelled(form)) | _AND_COMPANY | {(_COM,)}
_FRONTS = frozenset((words.fold(form.strip()),) for form in _ALWAYS_IN_FRONT.split(","))
_LONGEST = max(map(len, _ENDS))
