"""`rotate-keys`: every private text sealed anew with the first key, so that an old key can be taken away."""

from __future__ import annotations

import contextlib
from collections.abc import Generator

from bot.cli import schema, wiring
from bot.settings import Settings
from storage.engine import DatabaseProblem
from storage.lock import DatabaseInUse, lock_database
from storage.store import Database, open_database
from storage.vault import BadKeys, CannotOpen, Keyring, Vault, add_first_key

BATCH = 500
"""Texts in one transaction: each takes the writer for some milliseconds, so a running bot hardly notices."""


def rotate() -> None:
    chosen = wiring.settings()
    try:
        with _alone(chosen):
            _rotate(chosen)
    except (DatabaseInUse, DatabaseProblem) as error:
        wiring.fail(str(error), status=1)
    except CannotOpen as error:
        wiring.fail(f"a private text can't be opened, so it was left as it is. {error}", status=1)


def _alone(chosen: Settings) -> contextlib.AbstractContextManager[object]:
    """No bot may run on a file meanwhile: it wouldn't know the new key. On a server it was started with both."""
    file = wiring.database_file(chosen)
    if file is None:
        return contextlib.nullcontext()
    if not file.exists():
        wiring.fail("there is no database yet, so nothing is sealed.")
    return lock_database(file, purpose="rotate-keys")


def _rotate(chosen: Settings) -> None:
    keys = wiring.keyring(chosen)
    with _opened(chosen, keys) as opened:
        schema.up_to_date(opened.engine, chosen)
        waiting = opened.read_now(lambda store: store.privacy.stale())
    if not waiting and chosen.keys is not None:
        _nothing_to_do(keys)
        return
    if not waiting:  # a run that was cut short goes on with the key it made
        keys = _new_key(chosen)
    with _opened(chosen, keys) as opened:
        sealed = _seal(opened)
        left = opened.read_now(lambda store: store.privacy.stale())
        opened.read_now(lambda store: store.privacy.try_keys())
    print(f"{sealed} private texts are sealed with {keys.first} now.")
    if left:
        wiring.fail(
            f"{left} were written with an old key meanwhile. Restart the bot with the new key first, then run this "
            "again.",
            status=1,
        )
    where = "GRAPEVINE_KEYS" if chosen.keys is not None else str(chosen.key_file)
    old = [name for name in keys.ids if name != keys.first]
    if old:
        print(
            f"The database no longer needs {', '.join(old)}. Take it out of {where} once no backup from before today "
            "is left that you may want to restore."
        )
    print("Keep a copy of the new key in a safe place, apart from the data.")


def _nothing_to_do(keys: Keyring) -> None:
    print(f"Every private text is sealed with {keys.first} already.")
    if len(keys.ids) == 1:
        print(
            "To change the key: make one, put it first (GRAPEVINE_KEYS=new,old), restart the bot, and run this again. "
            f"Make one with:\n  {wiring.MAKE_KEY}"
        )


def _new_key(chosen: Settings) -> Keyring:
    try:
        return add_first_key(chosen.key_file)
    except BadKeys as error:
        wiring.fail(str(error), status=1)


def _seal(opened: Database) -> int:
    """Batch after batch, each a transaction of its own; how many were sealed anew."""
    sealed = 0
    for place in opened.read_now(lambda store: store.privacy.secrets()):
        last, more = 0, True
        while more:
            done = opened.write_now(
                lambda store, place=place, last=last: store.privacy.seal_anew(place, after=last, limit=BATCH)
            )
            sealed, last, more = sealed + done.sealed, done.last, done.seen == BATCH
    return sealed


@contextlib.contextmanager
def _opened(chosen: Settings, keys: Keyring) -> Generator[Database]:
    with contextlib.closing(open_database(chosen.url, Vault(keys))) as opened:
        yield opened
