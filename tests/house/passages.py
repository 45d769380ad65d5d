"""What people read, collected from the code: commands and their help, errors, and every text that a card is made of.

Left out: names and values (a short name stands for them), commands between backticks, addresses, examples, what
operators read (bot/cli), and what isn't a sentence. A label of three words says nothing about how hard a text is.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

SOMEBODY = "Ann"
"""Stands where a value comes: one syllable."""

NOT_READ = ("bot/cli/", "bot/__main__.py", "bot/settings.py", "adapters/addresses.py", "adapters/slack/checkup.py")
"""Read by operators."""

ONLY_MATCHED = ("bot/contacts/lines/", "bot/goals/particles.py", "bot/kit/companies.py", "bot/events/links.py")
"""Phrases that are looked for in what people typed."""

NOT_SAID = frozenset(
    "ValueError TypeError RuntimeError KeyError LookupError AssertionError "
    "debug info warning exception split compile search fullmatch match sub findall startswith endswith".split()
)
"""Calls whose strings are for the log, for whoever writes code, or are looked for in what people typed."""

LONGEST_PART = 60
"""Words from which on a text is a passage by itself."""

SMALLEST_PASSAGE = 100
"""Words below which a module is measured together with the others of its feature: a grade of less says little."""

PATTERN = re.compile(r"\\|\(\?|\[\^|\.\*|[~<|]|^\W*$")
LIST = re.compile(r"^[^.!?…:]*\n|^(?:[^,.]{1,25},){5}|^[a-z ]{200}")
"""Words that are looked for, not said."""
VALUE = re.compile(r"“?\{[^{}]*\}”?")
COMMAND = re.compile(r"`[^`]*`|https?://\S+|(?<!\w)/[a-z][\w/-]*")
MARKS = re.compile(r"[“”„‹›«»*_#>|\[\]()]")
ENDED = re.compile(r"[.?!…:][”’)›\s]*$")
SENTENCE = re.compile(r"(?<=[.?!…])[”’)›]*\s+(?=[“‹(]?[A-Z0-9])|\n+|:\s+(?=[“‹]?[A-Z])")
PLAIN_WORD = re.compile(r"\b(?:you|your|I|the|an?|is|are|was|to|of|it|they|them|with|for)\b")
WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
FRAGMENT = 5
"""Words of a piece without a full stop that still reads as part of a sentence."""


@dataclass(frozen=True, slots=True)
class Text:
    """`where`: “bot/tips/howto.py:23”. `said`: sentences, each ending with a full stop."""

    where: str
    said: tuple[str, ...]

    @property
    def words(self) -> int:
        return sum(map(count, self.said))

    @property
    def module(self) -> str:
        return self.where.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Passage:
    """What is measured together."""

    name: str
    texts: tuple[Text, ...]

    @property
    def sentences(self) -> list[tuple[str, str]]:
        """(where, sentence)."""
        return [(text.where, sentence) for text in self.texts for sentence in text.said]

    @property
    def words(self) -> int:
        return sum(text.words for text in self.texts)


def count(sentence: str) -> int:
    return len(WORD.findall(sentence))


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text as they are measured; none where it is a label, a name or a pattern."""
    if PATTERN.search(text) or LIST.search(text):
        return ()
    plain = COMMAND.sub(SOMEBODY, VALUE.sub(SOMEBODY, text))
    found: list[str] = []
    for part in SENTENCE.split(plain):
        bare = " ".join(MARKS.sub(" ", part).split())
        size = count(bare)
        whole = size > 1 and ENDED.search(part) and bare[:1].isupper()
        if whole or (size >= FRAGMENT and PLAIN_WORD.search(bare)):
            found.append(bare.rstrip(" .?!…:;,–-") + ".")
    return tuple(found)


@cache
def modules() -> tuple[tuple[str, ast.Module], ...]:
    files = sorted(file for folder in ("bot", "adapters") for file in (ROOT / folder).rglob("*.py"))
    named = ((str(file.relative_to(ROOT)), file) for file in files)
    return tuple(
        (path, ast.parse(file.read_text(encoding="utf-8")))
        for path, file in named
        if not path.startswith((*NOT_READ, *ONLY_MATCHED))
    )


@cache
def texts() -> tuple[Text, ...]:
    """Every text, in the order of the files; one that stands in two places is taken once."""
    found: dict[tuple[str, ...], Text] = {}
    for path, module in modules():
        for line, text in (*_told(module), *_shown(module)):
            said = sentences(text)
            if said:
                found.setdefault(said, Text(f"{path}:{line}", said))
    return tuple(found.values())


def passages(found: Iterable[Text]) -> list[Passage]:
    """Long texts by themselves; modules with enough words; and what is left of each feature, together."""
    alone: list[Passage] = []
    by_module: dict[str, list[Text]] = {}
    for text in found:
        if text.words > LONGEST_PART:
            alone.append(Passage(text.where, (text,)))
        else:
            by_module.setdefault(text.module, []).append(text)
    made: list[Passage] = []
    rest: dict[str, list[Text]] = {}
    for module, of_it in by_module.items():
        if sum(text.words for text in of_it) >= SMALLEST_PASSAGE:
            made.append(Passage(module, tuple(of_it)))
        else:
            rest.setdefault("/".join(module.split("/")[:2]).removesuffix(".py"), []).extend(of_it)
    small = [text for of_it in rest.values() if _size(of_it) < SMALLEST_PASSAGE for text in of_it]
    made += [Passage(name, tuple(of_it)) for name, of_it in rest.items() if _size(of_it) >= SMALLEST_PASSAGE]
    return [*made, Passage("all small ones", tuple(small)), *alone] if small else [*made, *alone]


def _size(of_it: Iterable[Text]) -> int:
    return sum(text.words for text in of_it)


def _told(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Docstrings that people read: of commands that are listed (their help) and of errors (the message)."""
    for node in module.body:
        match node:
            case ast.FunctionDef():
                read = any(_listed(one) for one in node.decorator_list)
            case ast.ClassDef():
                read = node.name in _user_errors()
            case _:
                continue
        for part in (ast.get_docstring(node) or "").split("\n\n") if read else ():
            yield node.lineno, " ".join(part.split())


def _listed(decorator: ast.expr) -> bool:
    if not isinstance(decorator, ast.Call) or _name(decorator) not in {"command", "Command"}:
        return False
    return all(option.arg != "hidden" for option in decorator.keywords)


@cache
def _user_errors() -> frozenset[str]:
    """Names of all classes that are a UserError, however far below."""
    bases = {
        node.name: set(map(_name, node.bases))
        for _, module in modules()
        for node in module.body
        if isinstance(node, ast.ClassDef)
    }
    found = {"UserError"}
    while more := {name for name, of in bases.items() if of & found} - found:
        found |= more
    return frozenset(found)


def _shown(node: ast.AST) -> Iterator[tuple[int, str]]:
    """The strings of the code; neighbours that read on are one text, with somebody's name where a value stands."""
    parts = node.args if isinstance(node, ast.Call) else node.elts if isinstance(node, ast.Tuple) else []
    yield from ((node.lineno, text) for text in _joined(parts))  # pyright: ignore[reportAttributeAccessIssue]
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.Expr(value=ast.Constant()) | ast.expr_context() | ast.operator():
                continue
            case ast.keyword(arg="examples" | "aliases") | ast.Name() | ast.alias():
                continue
            case ast.Call() if _name(child.func) in NOT_SAID:
                continue
            case _:
                text = _string(child)
        if text is None:
            yield from _shown(child)
        elif child not in parts:
            yield getattr(child, "lineno", 0), text


def _joined(parts: list[ast.expr]) -> list[str]:
    """`("You know ", Strong(name), " there.")` is one text, `("Yes.", "No.")` are two."""
    texts = [""]
    for part in parts:
        said = _string(part)
        if said is None:
            texts[-1] += SOMEBODY if texts[-1].endswith((" ", "“", "(")) else "\0"
        elif texts[-1].endswith("\0") and said.startswith((" ", ".", ",", ":", "”", "’", "?", "!", ")")):
            texts[-1] = texts[-1].rstrip("\0") + SOMEBODY + said
        elif texts[-1].endswith((" ", SOMEBODY)):
            texts[-1] += said
        else:
            texts.append(said)
    return [text.strip("\0") for text in texts if text.strip("\0")]


def _string(node: ast.AST) -> str | None:
    """What a string says, with somebody's name for each value in it; None where the node is none."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr():
            parts = (_string(part) if isinstance(part, ast.Constant) else SOMEBODY for part in node.values)
            return "".join(part or "" for part in parts)
        case ast.BinOp(op=ast.Add()):
            left, right = _string(node.left), _string(node.right)
            return None if left is None and right is None else f"{left or SOMEBODY}{right or SOMEBODY}"
        case _:
            return None


def _name(node: ast.expr) -> str:
    """The last name of an expression: `plan.command("show")` is “command”."""
    match node:
        case ast.Call():
            return _name(node.func)
        case ast.Attribute():
            return node.attr
        case ast.Name():
            return node.id
        case ast.Subscript():
            return _name(node.value)
        case _:
            return ""
