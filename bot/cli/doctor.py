"""`doctor`: looks at everything a run needs, changes nothing, and says what to do."""

from __future__ import annotations

import asyncio
import os
import zoneinfo
from collections.abc import Generator, Iterator
from datetime import timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Literal, NamedTuple

from bot import clock
from bot.cli import serve, tools, wiring
from bot.settings import Settings
from storage import migrate
from storage.engine import DatabaseProblem, database_file, open_engine
from storage.store import Database, server_time
from storage.vault import BadKeys, CannotOpen, Keyring, Vault, load_or_create_key_file

APART = timedelta(seconds=30)
"""How far the machine's clock and the database's may differ before reminders come visibly early or late."""


class Finding(NamedTuple):
    state: Literal["ok", "note", "wrong"]
    about: str
    said: str


MARKS = {"ok": "✓", "note": "!", "wrong": "✗"}


def doctor() -> int:
    """Exit status 1 when something is wrong."""
    chosen = wiring.settings()
    findings = list(_findings(chosen))
    for finding in findings:
        print(f"{MARKS[finding.state]} {finding.about}: {finding.said}")
    return 1 if any(finding.state == "wrong" for finding in findings) else 0


def _findings(chosen: Settings) -> Iterator[Finding]:
    yield Finding("ok", "settings", "every variable can be read")
    yield from _platforms(chosen)
    keys = yield from _keys(chosen)
    yield from _database(chosen, keys)
    zones = len(zoneinfo.available_timezones())
    if zones < 400:
        yield Finding(
            "wrong", "zone data", "hardly any time zone is known. Install the package tzdata again: make venv"
        )
    else:
        yield Finding("ok", "zone data", f"{zones} zones, tzdata {version('tzdata')}")
    if not chosen.zone and not chosen.embedded:
        yield Finding("note", "GRAPEVINE_ZONE", "not set: people whose zone nobody tells are taken to live in UTC")


def _platforms(chosen: Settings) -> Iterator[Finding]:
    slack = chosen.slack
    discord = chosen.discord_token is not None
    if not slack and not discord:
        does = "opens the console" if chosen.embedded else "only plans"
        yield Finding(
            "note", "platforms", f"no token is set, so “run” {does} (README.md: Connect Slack, Connect Discord)"
        )
    if slack:
        yield from _slack(chosen)
    if discord:
        yield from _discord(chosen)


def _slack(chosen: Settings) -> list[Finding]:
    from adapters.slack import catalog, checkup

    async def ask() -> list[Finding]:
        names = catalog.names(tools.catalogue(), prefix=chosen.command_prefix)
        return [Finding(state, "Slack", said) async for state, said in checkup.check(serve.slack_tokens(chosen), names)]

    return asyncio.run(ask())


def _discord(chosen: Settings) -> list[Finding]:
    from adapters.discord import catalog, checkup

    async def ask() -> list[Finding]:
        declared = catalog.commands(tools.catalogue(), prefix=chosen.command_prefix)
        found = checkup.check(serve.discord_token(chosen), chosen.discord_api_url, declared)
        return [Finding(state, "Discord", said) async for state, said in found]

    return asyncio.run(ask())


def _keys(chosen: Settings) -> Generator[Finding, None, Keyring | None]:
    """Yields what it finds; returns the keys if they can be used. A key file that isn't there yet is not made."""
    if chosen.keys is None and not chosen.key_file.exists():
        if chosen.embedded:
            yield Finding("note", "key", f"none yet: the first run makes {chosen.key_file}")
        else:
            yield Finding("wrong", "key", f"GRAPEVINE_KEYS is not set. Make one and keep a copy: {wiring.MAKE_KEY}")
        return None
    try:
        if chosen.keys is not None:
            keys = Keyring.parse(chosen.keys.get_secret_value())
            yield Finding(
                "ok", "key", f"GRAPEVINE_KEYS holds {len(keys.ids)}; {keys.first} encrypts. Keep a copy elsewhere"
            )
            return keys
        keys = load_or_create_key_file(chosen.key_file)
    except (BadKeys, OSError) as error:
        yield Finding("wrong", "key", str(error))
        return None
    if chosen.key_file.resolve().is_relative_to(chosen.data_dir.resolve()):
        yield Finding(
            "wrong",
            "key",
            f"{chosen.key_file} lies in the data folder: whoever copies that folder can read every note. "
            "Set GRAPEVINE_CONFIG_DIR to another folder and move it there",
        )
    else:
        yield Finding(
            "ok", "key", f"{chosen.key_file}. Copy it to a safe place: without it nobody can read the notes again"
        )
    return keys


def _database(chosen: Settings, keys: Keyring | None) -> Iterator[Finding]:
    try:
        file = database_file(chosen.url)
    except DatabaseProblem as error:
        yield Finding("wrong", "database", str(error))
        return
    if file is not None:
        barred = _barred(file.parent)
        if barred is not None:
            yield Finding(
                "wrong", "data folder", f"{barred} can't be written. Set GRAPEVINE_DATA_DIR to a folder of yours"
            )
            return
        if not file.exists():
            yield Finding("note", "database", f"none yet: the first run makes {file}")
            return
    where = "PostgreSQL" if file is None else str(file)
    try:
        with open_engine(chosen.url) as engine:
            missing = migrate.pending(engine)
            if missing:
                yield Finding("wrong", "database", f"{where} lacks {len(missing)} steps. Run: python -m bot migrate")
                return
            yield Finding("ok", "database", f"{where} answers and is up to date")
            apart = abs(engine.read(server_time).result() - clock.now()) if file is None else timedelta(0)
            if apart > APART:
                yield Finding(
                    "wrong",
                    "clock",
                    f"this machine and PostgreSQL differ by {apart.total_seconds():.0f} s. Set it by NTP",
                )
            else:
                yield Finding("ok", "clock", f"{clock.now():%Y-%m-%d %H:%M} UTC")
            if keys is not None:
                yield from _opens(Database(engine, Vault(keys)))
    except LookupError as error:
        yield Finding("wrong", "database", f"{error.args[0]}. Install that version, or restore a backup")
    except DatabaseProblem as error:
        yield Finding("wrong", "database", str(error))


def _barred(folder: Path) -> Path | None:
    """What keeps `folder` from being made or written in; None when nothing does."""
    standing = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    return None if standing.is_dir() and os.access(standing, os.W_OK | os.X_OK) else standing


def _opens(opened: Database) -> Iterator[Finding]:
    """Whether the keys at hand open what is stored: the likeliest thing to go wrong after a move."""
    try:
        opened.read_now(lambda store: store.privacy.try_keys())
    except CannotOpen as error:
        yield Finding("wrong", "notes", f"the keys don't open them: {error}")
        return
    yield Finding("ok", "notes", "the keys open what is stored")
    stale = opened.read_now(lambda store: store.privacy.stale())
    if stale:
        yield Finding(
            "note", "old key", f"{stale} private texts are still sealed with it. Run: python -m bot rotate-keys"
        )
