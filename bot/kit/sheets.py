"""Cells of a table that others open in a spreadsheet."""

from __future__ import annotations

import re

from bot.kit import words

_FORMULA = re.compile(r"\s*[;,|]?\s*'*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]")


def cell(text: str) -> str:
    """What no spreadsheet takes for a formula; a ' before it is how they mark text.

    https://owasp.org/www-community/attacks/CSV_Injection
    """
    if not text:
        return ""
    clean = words.clean(text)
    return f"'{clean}" if _FORMULA.match(clean) else clean
