"""A workspace that takes us away hears nothing more; after a while its people are erased, and nobody else.

So does a server on Discord, whose people are of all of Discord: none of them is erased. Where a realm holds many
servers, `realm` here is the server's id: deliveries to its places have `platform/<server>` as their space.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.feature import Feature, Job
from bot.outbox.model import Stop

if TYPE_CHECKING:
    from bot.ports import Store

PURGE = timedelta(days=30)
"""How long people of a workspace that left are kept: whoever took us away by mistake finds everything again."""

LATE_NEWS = timedelta(days=1)
"""Whoever is here this long after we were taken away shows that we weren't: the news came late, after we were back."""

PURGE_EVERY = timedelta(hours=1)
PEOPLE, ROWS = 50, 2000
"""How many go in one transaction at the most: others who write wait for its end."""

REMOVED = "app_uninstalled"


def removed(store: Store, platform: str, realm: str, now: datetime) -> None:
    """Note it, stop everything that would go there, and cancel what waits. A second time changes nothing."""
    store.installs.removed(platform, realm, now)
    store.outbox.stop(Stop(f"{platform}/{realm}", REMOVED))


def installed(store: Store, platform: str, realm: str, now: datetime) -> None:
    """We were let in: whatever kept us from sending there for good is over. What only has to wait still does."""
    store.installs.installed(platform, realm)
    space = f"{platform}/{realm}"
    if any(stop.name == space and stop.until is None for stop in store.outbox.stops(now)):
        store.outbox.resume(space)


def present(
    store: Store, platform: str, there: Collection[str], now: datetime, *, whose: Callable[[str], bool]
) -> None:
    """We are told all at once where we are: what we missed is made up for, and what we knew changes nothing. `whose`:
    the realms that this is said of; of others nothing was said."""
    known = store.installs.known(platform)
    for realm in sorted(realm for realm, here in known.items() if here and whose(realm) and realm not in there):
        removed(store, platform, realm, now)
    for realm in sorted(realm for realm in there if not known.get(realm, False)):
        installed(store, platform, realm, now)


def purge(store: Store, now: datetime) -> int:
    """Erase some people of a workspace that left long ago; how many accounts went. Members who have an account
    elsewhere only lose the one that is there. Of a great many rows, some are left to the job “erase”."""
    removal = store.installs.gone(now - PURGE)
    if removal is None:
        return 0
    platform, realm = removal.platform, removal.realm
    used_at = store.installs.used_at(platform, realm)
    if used_at is not None and used_at > removal.at + LATE_NEWS:
        installed(store, platform, realm, now)
        return 0
    accounts = store.installs.accounts(platform, realm, limit=PEOPLE)
    gone = rows = 0
    for account in accounts:
        if account.only:
            rows += sum(store.privacy.erase(account.member).values())
        else:
            store.members.unlink(account.member, account.handle)
        gone += 1
        if rows >= ROWS:
            break
    if gone == len(accounts) < PEOPLE:
        store.installs.forget(platform, realm)
    return gone


feature = Feature(jobs=(Job("purge", PURGE_EVERY, purge),))
