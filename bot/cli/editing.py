"""Posts that stand in channels, kept up to date: what changed is edited in place.

An edit may be made twice without harm, so it needs no outbox: a post whose edit failed is looked at again later.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from datetime import datetime

from bot.digest import jobs, rules
from bot.digest.model import Post
from bot.kit.ids import spell_id
from bot.outbox.handling import fingerprint
from bot.outbox.model import Ambiguous, Receipt, Refused
from bot.outbox.ports import Messenger
from bot.ports import Database

CALL_SECONDS = 15.0

log = logging.getLogger(__name__)


class Editor:
    """Edits on the platforms of `messengers` (by platform name)."""

    def __init__(self, database: Database, messengers: Mapping[str, Messenger]) -> None:
        self._database = database
        self._messengers = messengers

    async def run(self) -> int:
        """Look at a page of the posts that are due for it; how many. More may be due when that is above 0."""
        now = await self._database.now()
        looked, edits = await self._database.write(lambda store: jobs.look(store, now))
        for edit in edits:  # one after the other: nobody is in a hurry, and platforms ration edits
            after = await self._edited(edit, now)
            await self._database.write(lambda store, after=after: store.digests.keep(after))
        return looked

    async def _edited(self, edit: jobs.Edit, now: datetime) -> Post:
        post = edit.post
        messenger = self._messengers.get(post.place.platform)
        if messenger is None:
            return rules.unedited(post, now)
        if not messenger.can.edit:
            return rules.edited(post, fingerprint(edit.card), now)  # it stays as it was posted
        try:
            async with asyncio.timeout(CALL_SECONDS):
                await messenger.update(Receipt(post.place, post.message), edit.card)
        except Refused as refusal:
            log.warning("post %s could not be edited: %s", spell_id(post.id), refusal.code)
            return rules.unedited(post, now, wait=refusal.retry_after, gone=refusal.permanent)
        except (Ambiguous, TimeoutError) as error:
            log.warning("post %s may not have been edited: %s", spell_id(post.id), type(error).__name__)
            return rules.unedited(post, now)
        return rules.edited(post, fingerprint(edit.card), now)
