"""What is left of a line is its note, in its own words and order."""

from __future__ import annotations

from bot.contacts.lines.sheet import CONNECTIVES, Sheet, Word

_LEADING = frozenset("and but so then also who which".split())
_EMPTY = CONNECTIVES & frozenset(
    """
i we so got get to ok okay and but then also now the a an of at in on with by from that is was are it as who which
she he they
""".split()
)
"""What says nothing where all around it was understood."""

_STICKS = "'\"’”%°+!?…*`_~^$€£=<>\\"
"""Signs that belong to the word that they touch."""


def note(sheet: Sheet) -> str:
    """The words that nobody took. Where nothing was taken between two of them, what the text has there stays."""
    runs: list[list[Word]] = []
    taken = True
    for found in (*(clause.words for clause in sheet.clauses), sheet.rest):
        for word in found:
            if not sheet.free(word):
                taken = True
                continue
            if taken:
                runs.append([])
            runs[-1].append(word)
            taken = False
    said = [run for run in runs if not all(word.low in _EMPTY for word in run)] if len(sheet.fields) > 1 else runs
    parts = [part for run in said if (part := _said(sheet, run)).strip("<>()[]{} ")]  # “Ana <ana@acme.com>”
    return "; ".join(parts)


def _said(sheet: Sheet, run: list[Word]) -> str:
    while len(run) > 1 and run[0].low in _LEADING:
        run = run[1:]
    if len(run) == 1 and run[0].low in ("and", "but", "so", "then"):
        return ""
    start, end = run[0].start, run[-1].end
    while start > 0 and sheet.text[start - 1] in "'\"“‘$€£#+~*`<(" and not sheet.taken[start - 1]:
        start -= 1
    while end < len(sheet.text) and sheet.text[end] in _STICKS:
        end += 1
    return _readable(sheet, start, end)


def _readable(sheet: Sheet, start: int, end: int) -> str:
    """The text as typed; of the marks only tags stay, which stand within a sentence."""
    parts, at = list[str](), start
    for mark in sheet.marks:
        if start <= mark.start < end and mark.kind != "tag":
            parts.append(sheet.text[at : mark.start])
            at = mark.end
    parts.append(sheet.text[at:end])
    said = " ".join(" ".join(parts).split()).strip()
    if said.count("(") > said.count(")"):
        said = said.removeprefix("(") if said.startswith("(") else said + ")"
    return said
