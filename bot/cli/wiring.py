"""Opening what a run needs: settings, log, keys, database, bot. Each failure ends the process with what to do."""

from __future__ import annotations

import gc
import logging
import os
import sys
from pathlib import Path
from typing import NoReturn

from bot import clock
from bot.app import Bot
from bot.cli import feeds
from bot.clock import Clock
from bot.features import FEATURES
from bot.settings import BadSettings, Settings, read_settings
from bot.throttle import Throttle
from storage.engine import DatabaseProblem
from storage.engine import database_file as file_of
from storage.store import Database, open_database
from storage.vault import BadKeys, Keyring, Vault, load_or_create_key_file

MAKE_KEY = '.venv/bin/python -c "from storage.vault import Keyring; print(Keyring.generate())"'
"""Said instead of a key: what this prints may end up in a log that others read."""


def fail(message: str, status: int = 2) -> NoReturn:
    print(f"Grapevine: {message}", file=sys.stderr)
    sys.exit(status)


def settings() -> Settings:
    try:
        return read_settings()
    except BadSettings as error:
        fail(f"these settings can't be used.\n{error}")


def keep_imports() -> None:
    """Modules stay for good: going through them for garbage, at work and at the end, takes a fifth of a short run."""
    gc.freeze()
    gc.enable()  # __main__ turned it off while they were imported


def start_log(chosen: Settings) -> None:
    """Ids and names of commands only: a library's own debug output may repeat what people typed, so it stays off."""
    logging.basicConfig(
        level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s", stream=sys.stderr, force=True
    )
    if chosen.log_format == "json":
        from bot.cli.logs import JsonLines

        logging.root.handlers[0].setFormatter(JsonLines())
    for ours in ("bot", "adapters", "storage"):
        logging.getLogger(ours).setLevel(chosen.log.upper())


def keyring(chosen: Settings) -> Keyring:
    """The keys of the environment; else the key file, which the embedded run makes for itself."""
    try:
        if chosen.keys is not None:
            return Keyring.parse(chosen.keys.get_secret_value())
        if chosen.embedded or chosen.key_file.exists():
            return load_or_create_key_file(chosen.key_file)
    except BadKeys as error:
        fail(f"GRAPEVINE_KEYS or {chosen.key_file}: {error}")
    except OSError as error:
        fail(f"the key file {chosen.key_file}: {error.strerror}. Set GRAPEVINE_CONFIG_DIR to a folder of yours.")
    fail(
        "GRAPEVINE_KEYS is not set, and on a server the notes of your members need a key that survives the machine. "
        f"Make one, keep a copy in a safe place, and set it:\n  {MAKE_KEY}"
    )


def database(chosen: Settings, at: Clock = clock.now) -> Database:
    if chosen.database_url is None:
        make_folder(chosen)
    try:
        return open_database(chosen.url, Vault(keyring(chosen)), at)
    except DatabaseProblem as error:
        fail(str(error))


def database_file(chosen: Settings) -> Path | None:
    """The embedded database, None for a server."""
    try:
        return file_of(chosen.url)
    except DatabaseProblem as error:
        fail(str(error))


def make_folder(chosen: Settings) -> None:
    try:
        os.makedirs(chosen.data_dir, mode=0o700, exist_ok=True)
    except OSError as error:
        fail(f"the data folder {chosen.data_dir}: {error.strerror}. Set GRAPEVINE_DATA_DIR to a folder of yours.")


def bot(chosen: Settings, opened: Database, zone: str = "UTC", *, serves: bool = False) -> Bot:
    """`serves`: people of a platform ask, so that there are caps. At the console they run the bot themselves."""
    throttle = Throttle() if serves else None
    return Bot(opened, FEATURES, zone=chosen.zone or zone, throttle=throttle, address=feeds.address(chosen))
