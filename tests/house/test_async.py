"""Async stops at the door, and rules are values in, values out."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CORE = ROOT / "bot"
WIRING = CORE / "cli"
SENDER = ("sender.py", "handling.py", "gather.py")
MAY_BE_ASYNC = {CORE / "app.py", *(CORE / "outbox" / name for name in SENDER)}


def is_async(node: ast.AST) -> bool:
    return isinstance(node, ast.AsyncFunctionDef | ast.AsyncFor | ast.AsyncWith | ast.Await)


def imported(tree: ast.Module) -> Iterator[str]:
    """Full names of what a module imports, those for type checkers included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            # A relative import stays inside the core.
            module = node.module or "" if node.level == 0 else f"bot.{node.module or ''}".rstrip(".")
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def is_impure(name: str) -> bool:
    top, *rest = name.split(".")
    return top in {"asyncio", "logging"} or (top == "bot" and not {"ports", "context", "cards"}.isdisjoint(rest))


def test_only_the_app_the_sender_and_protocols_are_async():
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sorted(CORE.rglob("*.py"))
        if path not in MAY_BE_ASYNC and path.name != "ports.py" and path.parent != WIRING
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.stmt | ast.expr) and is_async(node)
    ]
    assert found == []


def test_models_and_rules_import_no_ports_context_cards_or_loops():
    found = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in sorted(CORE.rglob("*.py"))
        if path.name in {"model.py", "rules.py"}
        for name in imported(ast.parse(path.read_text()))
        if is_impure(name)
    }
    assert found == set()
