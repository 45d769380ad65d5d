"""compose.yaml and the Dockerfile name only what the product has: its verbs, ports, settings and folders."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

import pytest
from pydantic import AliasChoices
from typer.main import get_command

from bot.__main__ import app
from bot.cli.serve import PARTS
from bot.outbox.model import Pace
from bot.settings import Settings
from tests.house.test_texts import ROOT

OURS = ("migrate", "web", "worker")
SECRETS = {"POSTGRES_PASSWORD"}
"""What only compose.yaml reads from .env."""


def read_yaml(text: str) -> dict[str, Any]:
    """The part of YAML that compose.yaml is written in: maps, lists of strings, and lists in brackets."""
    whole = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    lines = [(len(line) - len(line.lstrip()), line.strip()) for line in whole]
    found, end = _block(lines, 0)
    assert end == len(lines), f"out of place: {lines[end]}"
    return found


def _block(lines: list[tuple[int, str]], at: int) -> tuple[Any, int]:
    indent, first = lines[at]
    if first.startswith("- "):
        end = at
        while end < len(lines) and lines[end][0] == indent and lines[end][1].startswith("- "):
            end += 1
        return [_scalar(said[2:]) for _, said in lines[at:end]], end
    found: dict[str, Any] = {}
    while at < len(lines) and lines[at][0] == indent:
        name, colon, value = lines[at][1].partition(":")
        assert colon, f"neither a map nor a list: {lines[at][1]}"
        assert name not in found, f"{name} stands there twice"
        at += 1
        if value:
            found[name] = _scalar(value.strip())
        else:
            assert at < len(lines), f"{name} has no value"
            assert lines[at][0] > indent, f"{name} has no value"
            found[name], at = _block(lines, at)
    return found, at


def _scalar(value: str) -> Any:
    if value[0] in '[{"':
        return json.loads(value)
    assert " #" not in value, f"a comment on its own line, please: {value}"
    return value


@pytest.fixture(scope="module")
def services() -> dict[str, dict[str, Any]]:
    return read_yaml((ROOT / "compose.yaml").read_text())["services"]


def _variables() -> set[str]:
    aliases = [field.validation_alias for field in Settings.model_fields.values()]
    names = (alias.choices if isinstance(alias, AliasChoices) else [alias] for alias in aliases)
    return {name for name in chain.from_iterable(names) if isinstance(name, str) and name.isupper()}


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from chain.from_iterable(map(_strings, value.values()))
    elif isinstance(value, list):
        yield from chain.from_iterable(map(_strings, value))
    else:
        yield str(value)


def test_each_service_says_a_verb_that_there_is(services: dict[str, dict[str, Any]]):
    verbs = get_command(app).commands  # pyright: ignore[reportAttributeAccessIssue]
    for name in OURS:
        verb, *rest = services[name]["command"]
        assert verb in verbs
        assert not rest or (verb == "run" and set(rest) <= set(PARTS))


def test_three_replicas_send(services: dict[str, dict[str, Any]]):
    parts = {name: services[name]["command"][1:] for name in OURS}
    assert parts == {"migrate": [], "web": ["web"], "worker": ["worker"]}
    assert 1 + int(services["worker"]["deploy"]["replicas"]) == 3


def test_every_setting_has_its_name_in_settings(services: dict[str, dict[str, Any]]):
    for name in OURS:
        assert services[name]["environment"].keys() <= _variables()
        assert services[name]["env_file"] == ".env"
        assert (services[name]["build"], services[name]["image"]) == (".", "grapevine"), "all run the same"


def test_the_settings_are_accepted(services: dict[str, dict[str, Any]], monkeypatch: pytest.MonkeyPatch):
    for name in OURS:
        for variable, value in services[name]["environment"].items():
            monkeypatch.setenv(variable, re.sub(r"\$\{[^}]*\}", "secret", value))
        assert not Settings().embedded  # pyright: ignore[reportCallIssue]


def test_no_secret_stands_in_the_file(services: dict[str, dict[str, Any]]):
    asked = {name for value in _strings(services) for name in re.findall(r"\$\{(\w+):\?", value)}
    assert asked == SECRETS, "each is required, by name"
    assert not any("$" in re.sub(r"\$\{\w+:\?[^}]*\}", "", value) for value in _strings(services))
    for value in _strings(services):
        assert not re.search(r"://\w+:(?!\$\{)", value), value


def test_health_is_asked_for_where_it_is_answered(services: dict[str, dict[str, Any]]):
    for name in ("web", "worker"):
        settings = services[name]["environment"]
        url = f"http://127.0.0.1:{settings['PORT']}/healthz"
        assert any(url in part for part in services[name]["healthcheck"]["test"])
    assert services["worker"]["environment"]["GRAPEVINE_METRICS"] == "on", "else a worker has no port"
    assert services["web"]["ports"] == [f"127.0.0.1:{services['web']['environment']['PORT']}:8080"]


def test_a_stop_leaves_time_for_what_is_in_flight(services: dict[str, dict[str, Any]]):
    for name in ("web", "worker"):
        seconds = int(services[name]["stop_grace_period"].removesuffix("s"))
        assert seconds >= 30
        assert seconds > Pace().grace.total_seconds() + 5, "the port is freed after that"


def test_the_others_wait_for_the_migration(services: dict[str, dict[str, Any]]):
    assert services["migrate"]["depends_on"] == {"database": {"condition": "service_healthy"}}
    assert services["migrate"]["restart"] == "no"
    for name in ("web", "worker"):
        assert services[name]["depends_on"] == {"migrate": {"condition": "service_completed_successfully"}}


def test_the_image_holds_what_runs_and_runs_as_nobody_special():
    lines = (ROOT / "Dockerfile").read_text().splitlines()
    copied = [line.split()[1] for line in lines if line.startswith("COPY ") and "--from" not in line]
    ignored = (ROOT / ".dockerignore").read_text().split("\n")
    assert sorted(copied) == sorted(line.removeprefix("!") for line in ignored if line.startswith("!"))
    assert all((ROOT / name).exists() for name in copied)
    assert "USER grapevine" in lines
    assert any("--require-hashes" in line for line in lines)
    assert 'ENTRYPOINT ["python", "-m", "bot"]' in lines
