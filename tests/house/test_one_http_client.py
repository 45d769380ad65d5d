"""Foreign addresses are read by one client alone, and what parses their bytes has no way to the network (A14).

Elsewhere a second client got around the first one's guard. So whoever wants another one has to come by this list.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

CLIENTS = (
    *("aiohttp", "httpcore", "httpx", "niquests", "pycurl", "requests", "tornado", "treq", "urllib3", "websockets"),
    *(
        "feedparser",
        "ftplib",
        "http.client",
        "imaplib",
        "poplib",
        "smtplib",
        "telnetlib",
        "urllib.request",
        "xmlrpc.client",
    ),
)
"""Modules that open connections by themselves; feedparser reads whatever looks like an address."""

SOCKETS = ("socket", "ssl", "asyncio.streams")
OPENERS = {"create_connection", "create_datagram_endpoint", "open_connection", "sock_connect", "urlopen", "urlretrieve"}

MAY_OPEN = {
    "adapters/fetcher.py": "the one client",
    "adapters/reach.py": "how it reaches addresses",
    "adapters/slack/answers.py": "addresses that Slack gave with a signed request",
    "adapters/slack/messenger.py": "Slack's own interface",
    "adapters/slack/replies.py": "Slack's own interface",
    "adapters/slack/web.py": "Slack's own interface",
    "adapters/discord/connection.py": "Discord's own interface",
    "adapters/discord/replies.py": "Discord's own interface",
    "adapters/discord/rest.py": "Discord's own interface",
}
"""Who imports a client, and what for."""

MAY_SERVE = ("adapters/http.py", "adapters/slack/connection.py", "adapters/slack/gate.py")
"""Who imports the server's half of aiohttp."""

MAY_HAVE_SOCKETS = ("adapters/fetcher.py", "adapters/guard.py", "adapters/reach.py", "bot/settings.py")

PARSERS = "adapters/feeds/*"
READER = "adapters/feeds/reader.py"
"""Fetches, and hands the bytes to the child that parses them."""

FORBIDDEN_TO_PARSERS = (
    "adapters.feeds.reader",
    "adapters.fetcher",
    "adapters.reach",
    "adapters.slack",
    "adapters.discord",
    *SOCKETS,
)


def imported(tree: ast.AST) -> Iterator[str]:
    """Names of modules, and of what is taken from them, as in `aiohttp.web`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in {"import_module", "__import__"}:
                yield str(node.args[0].value)


def is_one_of(name: str, modules: tuple[str, ...]) -> bool:
    return any(name == module or name.startswith(f"{module}.") for module in modules)


def faults(path: str, source: str) -> list[str]:
    """What a module imports or calls that isn't for it."""
    tree = ast.parse(source)
    found: list[str] = []
    for name in imported(tree):
        serves = is_one_of(name, ("aiohttp.web",)) and path in MAY_SERVE
        if is_one_of(name, CLIENTS) and not serves and path not in MAY_OPEN:
            found.append(name)
        if is_one_of(name, SOCKETS) and path not in MAY_HAVE_SOCKETS:
            found.append(name)
        if fnmatch(path, PARSERS) and path != READER and is_one_of(name, FORBIDDEN_TO_PARSERS):
            found.append(name)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name):
            name = node.attr if isinstance(node, ast.Attribute) else node.id
            if name in OPENERS:
                found.append(name)
    return sorted(set(found))


def modules() -> dict[str, str]:
    """The source of every module by its path."""
    folders = (ROOT / name for name in ("bot", "adapters", "storage"))
    return {str(path.relative_to(ROOT)): path.read_text() for folder in folders for path in folder.rglob("*.py")}


def test_nobody_has_a_client_of_their_own():
    found = {path: faults(path, source) for path, source in modules().items()}
    assert {path: names for path, names in found.items() if names} == {}


@pytest.mark.parametrize("path", [*MAY_OPEN, *MAY_SERVE, *MAY_HAVE_SOCKETS])
def test_who_is_on_the_list_needs_to_be(path: str):
    wanted = (*CLIENTS, *SOCKETS)
    assert any(is_one_of(name, wanted) for name in imported(ast.parse(modules()[path])))


@pytest.mark.parametrize(
    ("path", "source", "fault"),
    [
        ("bot/contacts/rules.py", "import requests", "requests"),
        ("bot/contacts/rules.py", "from urllib.request import urlopen", "urllib.request.urlopen"),
        ("bot/contacts/rules.py", "from urllib import request", "urllib.request"),
        ("bot/contacts/rules.py", "def f():\n    import httpx as h", "httpx"),
        ("bot/contacts/rules.py", "importlib.import_module('urllib3')", "urllib3"),
        ("bot/cli/doctor.py", "from aiohttp import ClientSession", "aiohttp.ClientSession"),
        ("storage/store.py", "asyncio.open_connection('db', 5432)", "open_connection"),
        ("storage/store.py", "import socket", "socket"),
        ("adapters/http.py", "from aiohttp import web, ClientSession", "aiohttp.ClientSession"),
        ("adapters/feeds/rss.py", "import feedparser", "feedparser"),
        ("adapters/feeds/rss.py", "from adapters.fetcher import Fetcher", "adapters.fetcher.Fetcher"),
        ("adapters/feeds/rss.py", "from adapters.feeds.reader import FeedReader", "adapters.feeds.reader.FeedReader"),
        ("adapters/feeds/calendars.py", "loop.create_connection(f)", "create_connection"),
    ],
)
def test_another_client_would_be_found(path: str, source: str, fault: str):
    assert faults(path, source) == [fault]


@pytest.mark.parametrize(
    "source", ["from urllib.parse import quote", "import asyncio", "requests = 3", "from bot import app"]
)
def test_what_opens_nothing_is_nobodys_fault(source: str):
    assert faults("bot/contacts/rules.py", source) == []
