"""Every card as every platform shows it, in golden files.

GRAPEVINE_GOLDENS=write writes them anew; then look at git diff.
"""

from __future__ import annotations

import importlib
import inspect
import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from adapters.console import limits as console_limits
from adapters.console import render as console
from adapters.discord import forms as discord_forms
from adapters.discord import limits as discord_limits
from adapters.discord import render as discord
from adapters.discord.catalog import commands
from adapters.discord.doors import Doors as DiscordDoors
from adapters.slack import forms as slack_forms
from adapters.slack import limits as slack_limits
from adapters.slack import render as slack
from adapters.slack.doors import Doors as SlackDoors
from bot.features import FEATURES
from bot.kit.cards import Card
from bot.kit.commands import Catalogue, Form
from bot.kit.ids import ALPHABET, LENGTH
from tests.adapters.discord import spec
from tests.gallery.content import HOSTILE, PLAIN, Content
from tests.gallery.examples import VIEWS
from tests.gallery.talks import TALKS, told

GOLDEN = Path(__file__).with_name("golden")
CORE = Path(__file__).parents[2] / "bot"
ZONE = ZoneInfo("Europe/Berlin")
ZWJ = "\u200d"
"""The joiner inside family emoji."""

ID = re.compile(rf"(?<=[a-z]:)[{ALPHABET}]{{{LENGTH}}}(?![0-9a-z])")
LINE = 140
"""Characters of a line of JSON, as far as its texts allow."""

CATALOGUE = Catalogue(group for feature in FEATURES for group in feature.commands)
SLACK = SlackDoors.of(CATALOGUE)
DISCORD = DiscordDoors.of(
    CATALOGUE, ids={one["name"]: f"{90_000_000_000_000_000 + number}" for number, one in enumerate(commands(CATALOGUE))}
)

CONTENTS = {"plain": PLAIN, "hostile": HOSTILE}


def on_the_console(shown: Card | Form) -> str:
    text = console.card(shown, ZONE) if isinstance(shown, Card) else console.form(shown)
    for line in text.split("\n"):
        assert line.replace(ZWJ, "").isprintable(), f"it has characters that steer a terminal: {line!r}"
        assert console.columns(line) <= console_limits.WIDTH or "://" in line, f"it is too wide: {line}"
    return text + "\n"


def on_slack(shown: Card | Form) -> str:
    if isinstance(shown, Form):
        view = slack_forms.modal(shown)
        assert slack_limits.view_breaches(view) == []
        View(**view).to_dict()
        return _numbered(_readable(view)) + "\n"
    shown = SLACK.shown(shown)
    message = slack.message(shown)
    assert slack_limits.message_breaches(message["blocks"], message["text"]) == []
    assert slack_limits.view_breaches({"type": "home", "blocks": slack.home([shown, shown])}) == []
    assert slack_limits.view_breaches(slack.modal_card(shown)) == []
    for block in Block.parse_all(message["blocks"]):
        block.to_dict()
    return _numbered(_readable(message)) + "\n"


def on_discord(shown: Card | Form) -> str:
    if isinstance(shown, Form):
        wire = f"answer choice:1 id:{'0' * LENGTH}" if discord_forms.needs_holding(shown) else ""
        modal = discord_forms.modal(shown, custom=wire)
        assert len(modal["components"]) <= discord_limits.MODAL_COMPONENTS
        assert spec.problems("POST", "/interactions/1/token/callback", {"type": 9, "data": modal}) == []
        return _numbered(_readable(modal)) + "\n"
    shown = DISCORD.shown(shown)
    for message in [discord.message(shown, marker="m" * 22), *discord.parts(shown)]:
        assert discord_limits.message_breaches(message["components"]) == []
        assert spec.problems("POST", "/channels/1/messages", message) == []
    return _numbered(_readable(discord.message(shown))) + "\n"


def _numbered(text: str) -> str:
    """With 1, 2, 3 in place of ids, which are others each time."""
    ids: dict[str, int] = {}
    return ID.sub(lambda found: f"<{ids.setdefault(found[0], len(ids) + 1)}>", text)


def _readable(shown: object, indent: str = "") -> str:
    """JSON, with what fits into a line in one line."""
    line = json.dumps(shown, ensure_ascii=False)
    if len(indent) + len(line) <= LINE or not isinstance(shown, dict | list):
        return line
    pairs = shown.items() if isinstance(shown, dict) else ((None, value) for value in shown)
    inner = indent + "  "
    lines = [
        f"{inner}{'' if name is None else json.dumps(name) + ': '}{_readable(value, inner)}" for name, value in pairs
    ]
    start, end = "{}" if isinstance(shown, dict) else "[]"
    return "\n".join([start, ",\n".join(lines), indent + end])


RENDERERS: dict[str, Callable[[Card | Form], str]] = {
    "console": on_the_console,
    "slack": on_slack,
    "discord": on_discord,
}
"""By platform: the text of a golden file, after a check of the platform's limits."""


def keep(file: Path, text: str) -> None:
    if os.environ.get("GRAPEVINE_GOLDENS") == "write":
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert file.exists(), f"{file.name} is missing. Write it: GRAPEVINE_GOLDENS=write make test ARGS=tests/gallery"
    assert file.read_text(encoding="utf-8") == text, "it looks different now; if that is meant, write the goldens anew"


@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize("view", VIEWS)
def test_a_view_looks_as_it_did(view: str, content: str):
    cards = list(VIEWS[view](CONTENTS[content]))
    for platform, rendered in RENDERERS.items():
        keep(GOLDEN / platform / f"{view}.{content}.txt", "\n".join(map(rendered, cards)))


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], list[tuple[str, Card | Form]]]:
    """What was answered in a talk; each is held once, whatever the number of platforms."""
    held: dict[tuple[str, str], list[tuple[str, Card | Form]]] = {}

    def answers(name: str, content: str) -> list[tuple[str, Card | Form]]:
        if (name, content) not in held:
            url = f"sqlite:///{tmp_path_factory.mktemp('talk') / 'grapevine.db'}"
            _migrate(url)
            held[name, content] = told(TALKS[name], CONTENTS[content], url)
        return held[name, content]

    return answers


@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize("name", TALKS)
def test_a_talk_looks_as_it_did(name: str, content: str, talks: Callable[[str, str], list[tuple[str, Card | Form]]]):
    """It is told once for all platforms: telling takes longer than drawing."""
    for platform, render in RENDERERS.items():
        shown = [f"> {done}\n{render(answer)}" for done, answer in talks(name, content)]
        keep(GOLDEN / platform / f"talk.{name}.{content}.txt", "\n".join(shown))


@pytest.mark.parametrize("view", [view for view in VIEWS if not view.endswith(("nobody", "nothing_yet", "question"))])
def test_a_notification_says_nothing_private(view: str):
    canary = Content(*["canary"] * 6)
    for card in VIEWS[view](canary):
        assert "canary" not in card.notification


def test_every_view_has_an_example():
    assert set(VIEWS) == set(_views())


def test_no_golden_file_is_left_over():
    names = {f"{view}.{content}" for view in VIEWS for content in CONTENTS}
    names |= {f"talk.{name}.{content}" for name in TALKS for content in CONTENTS}
    kept = {f"{file.parent.name}/{file.stem}" for file in GOLDEN.glob("*/*.txt")}
    assert kept == {f"{platform}/{name}" for platform in RENDERERS for name in names}


def _views() -> list[str]:
    """“feature.view” of each public function in bot/*/cards.py that makes a card."""
    found: list[str] = []
    for file in sorted(CORE.glob("*/cards.py")):
        if file.parent.name == "kit":
            continue
        module = importlib.import_module(f"bot.{file.parent.name}.cards")
        for name, view in inspect.getmembers(module, inspect.isfunction):
            own = view.__module__ == module.__name__ and not name.startswith("_")
            if own and "Card" in str(inspect.signature(view).return_annotation):
                found.append(f"{file.parent.name}.{name}")
    return found


def _migrate(url: str) -> None:
    from storage import migrate
    from storage.engine import open_engine

    with open_engine(url) as engine:
        migrate.upgrade(engine)
