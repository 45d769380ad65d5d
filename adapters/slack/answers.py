"""What the bot says, shown where the person is: their form, their Home, the place they asked from, or their direct
conversation with us. Never in a channel for everybody because something else failed."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Mapping
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import forms, render, web
from adapters.slack.inbound import PLATFORM, Heard, part, text
from adapters.slack.limits import RESPONSE_URL_USES
from adapters.slack.messenger import SlackMessenger
from bot.context import Context
from bot.kit.apologies import broken_card, error_card
from bot.kit.calls import Call
from bot.kit.cards import Card, CommandMention, Facts, Meter, Paragraph, Task, footnote
from bot.kit.commands import Catalogue, Form
from bot.kit.errors import UserError
from bot.kit.mentions import plain
from bot.members.model import Handle, Place
from bot.outbox.model import Ambiguous, Refused

SECONDS = 10.0
EDIT_SECONDS = 1.0
"""From one look at long work to the next."""

HOOKS = frozenset({"hooks.slack.com", "hooks.slack-gov.com"})
SLACK = frozenset({"slack.com", "www.slack.com", "slack-gov.com"})
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})

log = logging.getLogger(__name__)


Keep = Callable[[Handle, Card, Refused], Awaitable[None]]


class Answers:
    """`api_url` is where Slack is: what it gives us to answer to must lie there too. `keep` takes what can be shown
    nowhere: it waits until it can."""

    def __init__(
        self,
        client: AsyncWebClient,
        session: aiohttp.ClientSession,
        messenger: SlackMessenger,
        *,
        realm: str,
        api_url: str,
        keep: Keep,
    ) -> None:
        self._client = client
        self._session = session
        self._messenger = messenger
        self.doors = messenger.doors
        self._realm = realm
        self._keep = keep
        self._api = urlsplit(api_url).hostname or ""

    async def say(
        self,
        heard: Heard,
        card: Card,
        *,
        replaces: bool = False,
        public: bool = False,
        view: str = "",
    ) -> None:
        """Show a card. `replaces`: in place of the card whose button was pressed; `public`: to everybody there;
        `view`: in the form that is open."""
        if heard.surface == "direct" and not heard.pressed:
            # What was typed in the direct conversation is answered there, by a message that stays.
            await self._post(Place(PLATFORM, self._realm, heard.channel, private=True), card, to=heard.user)
            return
        shown = (view and await self._in_view(view, card)) or await self._replied(
            heard, card, replaces=replaces, public=public
        )
        if not shown:
            await self._direct(heard, card)
        elif card.attachments:
            await self._files(heard, card)

    async def open_waiting(self, heard: Heard) -> str:
        """Open a form that has nothing in it yet; its id, empty when it couldn't be opened."""
        try:
            values = {"trigger_id": heard.trigger, "view": forms.waiting("One moment")}
            return text(part(await web.post(self._client, "views.open", values), "view"), "id")
        except web.Failed as failed:
            log.info("views.open failed with %s", failed.code)
            return ""

    async def open_form(self, heard: Heard, form: Form, *, view: str = "") -> bool:
        """Open a form, or fill the one that waits; False when it is too late for that."""
        shown = forms.modal(form, answers_to=heard.answers_to)
        if not view and not heard.trigger:
            return False
        try:
            if view:
                await web.post(self._client, "views.update", {"view_id": view, "view": shown})
            else:
                await web.post(self._client, "views.open", {"trigger_id": heard.trigger, "view": shown})
        except web.Failed as failed:
            log.info("a form could not be opened: %s", failed.code)
            return False
        return True

    async def work(self, heard: Heard, task: Task) -> None:
        """Long work, step by step: shown at once, then how far it is, then what came of it."""
        await self.say(heard, task.card)
        uses, told = RESPONSE_URL_USES - 2, asyncio.get_running_loop().time()
        try:
            for step in task.steps:
                done, total = await asyncio.to_thread(step)
                now = asyncio.get_running_loop().time()
                if done < total and uses > 0 and now - told >= EDIT_SECONDS * (RESPONSE_URL_USES - 1 - uses):
                    uses, told = uses - 1, now
                    far = task.card.saying(Meter("So far", done, total))
                    await self._replied(heard, far, replaces=True, public=False)
            card = await asyncio.to_thread(task.finish)
        except UserError as error:
            card = error_card(error)
        except Exception as error:
            # The error's own text may repeat private words.
            reference = secrets.token_hex(4)
            log.error("%s: long work failed with %s", reference, type(error).__name__)
            card = broken_card(reference)
        await self.say(heard, card, replaces=True)

    async def _in_view(self, view: str, card: Card) -> bool:
        shown = render.modal_card(self.doors.shown(card))
        try:
            await web.post(self._client, "views.update", {"view_id": view, "view": shown})
        except web.Failed as failed:
            log.info("views.update failed with %s", failed.code)
            return False
        return True

    async def _replied(self, heard: Heard, card: Card, *, replaces: bool, public: bool) -> bool:
        """Through Slack's response_url, good for five answers in half an hour."""
        if not self.takes(heard.answers_to):
            return False
        stays = public or heard.surface == "direct"
        said: Mapping[str, object] = {
            **render.message(self.doors.shown(card), marker=heard.marker if replaces else ""),
            "response_type": "in_channel" if stays else "ephemeral",
            "replace_original": replaces,
            "unfurl_links": False,
            "unfurl_media": False,
        }
        try:
            timeout = aiohttp.ClientTimeout(total=SECONDS)
            async with self._session.post(heard.answers_to, json=said, timeout=timeout, allow_redirects=False) as reply:
                answer = await reply.content.read(1_000)
                if reply.status == 200 and b'"ok":false' not in answer.replace(b" ", b""):
                    return True
                log.info("a response_url took no answer: status %d", reply.status)
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            log.info("a response_url took no answer: %s", type(error).__name__)
        return False

    def takes(self, url: str) -> bool:
        """A payload is Slack's word, but what we post holds private words: it goes to Slack and nowhere else."""
        try:
            parts = urlsplit(url)
            host = parts.hostname or ""
        except ValueError:
            return False
        if parts.scheme == "https" and host in HOOKS:
            return True
        own = host == self._api and host not in SLACK
        return parts.scheme in ("http", "https") and (own or {host, self._api} <= LOOPBACK)

    async def _direct(self, heard: Heard, card: Card) -> None:
        handle = Handle(PLATFORM, self._realm, heard.user)
        try:
            place = await self._messenger.direct(handle)
        except (Refused, Ambiguous) as error:
            log.warning("an answer is kept, since it could not be shown: %s", error)
            # Nothing was said yet, whatever became of the call.
            await self._keep(handle, card, error if isinstance(error, Refused) else Refused(error.code))
        else:
            await self._post(place, card, to=heard.user)

    async def _post(self, place: Place, card: Card, *, to: str) -> None:
        try:
            await self._messenger.post(place, card)
        except Refused as refusal:
            log.warning("an answer is kept, since it could not be shown: %s", refusal)
            await self._keep(Handle(PLATFORM, self._realm, to), card, refusal)
        except Ambiguous as error:  # it may stand there: nothing is said twice
            log.warning("an answer may not have been shown: %s", error)

    async def _files(self, heard: Heard, card: Card) -> None:
        """Files go to the direct conversation: whatever is shown elsewhere, others may come to see."""
        try:
            place = await self._messenger.direct(Handle(PLATFORM, self._realm, heard.user))
            await self._messenger.files(place, card.attachments)
        except (Refused, Ambiguous) as error:
            log.warning("files could not be sent: %s", error)


def told(card: Card) -> str:
    """An error in one line, for the field of a form."""
    hints = [block.line for block in card.blocks if isinstance(block, Paragraph)]
    said = [plain(span for span in line if isinstance(span, str | CommandMention)) for line in hints]
    return " ".join([card.title, *said])


def typed(call: Call, catalogue: Catalogue[Context]) -> Card:
    """What somebody wrote into a form that is closed by now."""
    command = catalogue.command(call.name)
    shown = [param for param in command.params if param.arg.widget not in ("hidden", "pick")]
    pairs = tuple((param.label, (call.values[param.name],)) for param in shown if param.name in call.values)
    about = footnote("Nothing is lost: copy it into the form again when you try once more.")
    return Card("This is what you wrote", (Facts(pairs), about), summary="What you wrote")
