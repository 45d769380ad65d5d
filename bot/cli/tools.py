"""`manifest` and `docs`: pure functions of the declarations, printed."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from adapters.discord import catalog as discord
from adapters.slack import catalog as slack
from bot.cli import wiring
from bot.context import Context
from bot.features import FEATURES
from bot.kit.commands import Catalogue

README = Path(__file__).parents[2] / "README.md"
BEGIN, END = "<!-- commands: made by “make docs” -->", "<!-- end of commands -->"


def catalogue() -> Catalogue[Context]:
    return Catalogue[Context](group for feature in FEATURES for group in feature.commands)


def manifest(platform: str) -> None:
    chosen = wiring.settings()
    try:
        match platform:
            case "slack":
                made: object = slack.manifest(
                    catalogue(),
                    prefix=chosen.command_prefix,
                    socket_mode=bool(chosen.slack_app_token) or not (chosen.slack_signing_secret and chosen.base_url),
                    base_url=chosen.base_url or None,
                )
            case "discord":
                made = discord.commands(catalogue(), prefix=chosen.command_prefix)
            case _:
                wiring.fail(f"I don't know the platform “{platform}”. Try slack or discord.")
    except ValueError as error:
        wiring.fail(str(error))
    print(json.dumps(made, indent=2, ensure_ascii=False))


def docs(*, check: bool) -> int:
    """Rewrite the list between the two marks of README.md; with `check` only say whether it is fresh."""
    try:
        text = README.read_text(encoding="utf-8")
    except OSError as error:
        wiring.fail(f"{README} can't be read: {error.strerror}.")
    before, mark, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not mark or not end:
        wiring.fail(f"README.md lacks the lines {BEGIN} and {END}.")
    fresh = f"{before}{BEGIN}\n{command_list()}{END}{after}"
    if fresh == text:
        return 0
    if check:
        print("README.md: the list of commands is stale. Run: make docs", file=sys.stderr)
        return 1
    README.write_text(fresh, encoding="utf-8")
    return 0


def command_list() -> str:
    """Every listed command with its arguments and first example, as Markdown."""
    lines: list[str] = ["\n| command | what it does | for example |\n|---|---|---|\n"]
    for group in catalogue().listed():
        door = "/" if group.front else "/grapevine "
        for command in group.listed():
            example = f"`{door}{command.examples[0]}`" if command.examples else ""
            lines.append(f"| `{door}{command.name}` | {command.about} | {example.replace('|', '¦')} |\n")
    return "".join([*lines, "\n"])
