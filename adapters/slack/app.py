"""Slack's side of the bot: what people did goes to the core, what it says goes back to where they did it.

Everything is acknowledged before anything is looked up, so that a slow database never costs anybody an error of
Slack's. Bolt gets one listener for each kind of payload.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import cast

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import forms, inbound, web
from adapters.slack.answers import Answers, told, typed
from adapters.slack.home import Homes
from adapters.slack.inbound import Body, Heard
from adapters.slack.people import People, Person
from adapters.tasks import Tasks, failed
from bot.app import Bot, Reply
from bot.context import Request
from bot.kit.apologies import error_card
from bot.kit.cards import Card
from bot.kit.commands import Form
from bot.kit.errors import UserError
from bot.members.model import Handle

ACK_SECONDS = 0.5
"""How long an acknowledgement may wait for what comes of it: Slack gives up after three, and a crowd takes its time."""

FORM_SECONDS = 0.7
"""After so long an empty form is opened and filled later: what opens a form is worth nothing after three."""


log = logging.getLogger(__name__)


class SlackApp:
    """`names` says which word of ours each slash command stands for; `realm` is the workspace we are installed in."""

    def __init__(
        self,
        bot: Bot,
        client: AsyncWebClient,
        answers: Answers,
        people: People,
        *,
        realm: str,
        names: Mapping[str, str],
        clock: Callable[[], datetime],
    ) -> None:
        self._bot = bot
        self._client = client
        self._started = clock()
        self._answers = answers
        self._people = people
        self._realm = realm
        self._names = names
        self._clock = clock
        self._homes = Homes(client, self._dashboard, answers.doors)
        self._tasks = Tasks(log)

    def listen(self, app: AsyncApp) -> None:
        anything = re.compile(".*", re.DOTALL)
        app.command(anything)(self._on_command)  # pyright: ignore[reportUnknownMemberType]
        app.action(anything)(self._on_action)  # pyright: ignore[reportUnknownMemberType]
        app.view(anything)(self._on_submission)  # pyright: ignore[reportUnknownMemberType]
        app.view_closed(anything)(_on_closed)  # pyright: ignore[reportUnknownMemberType]
        app.shortcut(anything)(self._on_shortcut)  # pyright: ignore[reportUnknownMemberType]
        app.options(anything)(self._on_options)  # pyright: ignore[reportUnknownMemberType]
        app.event(anything)(self._on_event)  # pyright: ignore[reportUnknownMemberType]

    async def stop(self) -> None:
        """Finish what is being done (10 s at most)."""
        await self._tasks.stop()

    # What Slack sends. Each is acknowledged at once; only a form's errors and suggestions are part of that.

    async def _on_command(self, body: Body) -> BoltResponse:
        heard = inbound.command(body, self._names)
        if not self._tasks.begin(heard.key, self._answer(heard)):
            return BoltResponse(status=200, body="I have more to do right now than I can manage. Please try again.")
        return _done()

    async def _on_action(self, body: Body) -> BoltResponse:
        try:
            heard = inbound.press(body)
        except UserError:
            return _done()  # a link was opened, or a field of a form changed
        return _done() if self._tasks.begin(heard.key, self._answer(heard)) else BoltResponse(status=503)

    async def _on_shortcut(self, body: Body) -> BoltResponse:
        heard = inbound.shortcut(body, inbound.link(body))
        return _done() if self._tasks.begin(heard.key, self._shortcut(heard)) else BoltResponse(status=503)

    async def _on_submission(self, body: Body) -> BoltResponse:
        view = inbound.part(body, "view")
        try:
            sent = forms.submitted(view, self._bot.catalogue)
        except UserError as error:
            return _wrong(view, {}, "", f"{error.message} {error.hint}".strip())
        wrong = self._bot.check(sent.call)
        if wrong:
            return _errors({sent.fields.get(name, name): said for name, said in wrong.items()})
        heard = inbound.submission(body, sent.call, sent.answers_to)
        if not self._tasks.claim(heard.key):
            return _done()
        answering = asyncio.ensure_future(self._submitted(heard))
        answering.add_done_callback(lambda done: self._tasks.end(heard.key, failed=_unsaved(done)))
        await asyncio.wait({answering}, timeout=ACK_SECONDS)
        if not answering.done():
            self._tasks.track(self._late(heard, answering))
            return _done()
        reply = answering.result()
        if reply.failed and isinstance(reply.answer, Card):
            return _wrong(view, sent.fields, reply.field, told(reply.answer))
        if isinstance(reply.answer, Form):
            following = forms.modal(reply.answer, answers_to=sent.answers_to)
            return _answered({"response_action": "update", "view": following})
        self._tasks.track(self._show(heard, reply))
        return _done()

    async def _on_options(self, body: Body) -> BoltResponse:
        try:
            async with asyncio.timeout(ACK_SECONDS):
                return _answered({"options": await self._suggestions(body)})
        except (TimeoutError, UserError):
            return _answered({"options": []})

    async def _on_event(self, body: Body) -> BoltResponse:
        """Done before it is acknowledged: an event that isn't is sent again, so nothing that people typed is lost."""
        key = inbound.event_key(body)
        if not self._tasks.claim(key):
            return _done() if self._tasks.is_over(key) else BoltResponse(status=503)
        handling = self._tasks.track(self._event(body))
        handling.add_done_callback(lambda task: self._tasks.end(key, failed=failed(task)))
        await asyncio.wait({handling}, timeout=ACK_SECONDS)
        return _done() if handling.done() and not failed(handling) else BoltResponse(status=503)

    # What comes of it

    async def _answer(self, heard: Heard) -> None:
        """What was typed or pressed, run and shown."""
        try:
            person = await self._people.admitted(heard.user, heard.team)
            request = await self._request(heard, person)
        except UserError as error:
            await self._answers.say(heard, error_card(error))
            return
        answering = asyncio.ensure_future(self._bot.answer(request, self._clock()))
        view = heard.view
        if heard.trigger and not view and self._opens(request):
            await asyncio.wait({answering}, timeout=FORM_SECONDS)
            if not answering.done():
                view = await self._answers.open_waiting(heard)
        await self._show(heard, await answering, request=request, view=view)

    async def _shortcut(self, heard: Heard) -> None:
        """The form at once, if Slack tells in time who is meant; its trigger lives for three seconds."""
        view = ""
        naming = asyncio.ensure_future(self._people.admitted(heard.user, heard.team))
        await asyncio.wait({naming}, timeout=FORM_SECONDS)
        if not naming.done():
            view = await self._answers.open_waiting(heard)
        try:
            request = await self._request(heard, await naming)
        except UserError as error:
            await self._answers.say(heard, error_card(error), view=view)
            return
        assert not isinstance(request.said, str)
        form = self._bot.catalogue.command(request.said.name).form(request.said)
        await self._show(heard, Reply(form), request=request, view=view)

    async def _submitted(self, heard: Heard) -> Reply:
        try:
            person = await self._people.admitted(heard.user, heard.team)
        except UserError as error:
            return Reply(error_card(error), failed=True)
        return await self._bot.answer(await self._request(heard, person), self._clock())

    async def _late(self, heard: Heard, answering: asyncio.Future[Reply]) -> None:
        """The form is closed by now. What was typed is shown again where it couldn't be saved."""
        reply = await answering
        await self._show(heard, reply)
        if reply.failed and not isinstance(heard.said, str):
            await self._answers.say(heard, typed(heard.said, self._bot.catalogue))

    async def _show(self, heard: Heard, reply: Reply, *, request: Request | None = None, view: str = "") -> None:
        if reply.repeated:
            return
        answer = reply.answer
        if isinstance(answer, Form):
            opened = await self._answers.open_form(heard, answer, view=view)
            if not opened and request is not None:
                card = await self._bot.later(request, answer, self._clock())
                await self._answers.say(heard, card)
            return
        if heard.surface == "home" and isinstance(answer, Card) and not answer.attachments:
            await self._homes.show(heard.user, answer=None if heard.key == "" else answer, opened=True)
            return
        if isinstance(answer, Card):
            await self._answers.say(heard, answer, replaces=reply.replaces, public=reply.public, view=view)
        else:
            await self._answers.work(heard, answer)
        if not reply.failed and self._homes.known(heard.user):
            await self._homes.show(heard.user)

    async def _event(self, body: Body) -> None:
        match inbound.event_type(body):
            case "app_home_opened":
                heard = inbound.home(body)
                if heard is not None:
                    await self._opened(heard)
            case "message":
                heard = inbound.line(body)
                if heard is not None:
                    await self._line(heard)
            case "user_change":
                told = inbound.changed(body)
                person, user = self._people.learn(told), inbound.text(told, "id")
                await self._bot.moved(Handle(inbound.PLATFORM, self._realm, user), person.zone, self._clock())
            case "app_uninstalled" | "tokens_revoked" if inbound.revoked(body) and not await self._is_back(body):
                log.warning("the app was removed from the workspace %s", self._realm)
                await self._bot.removed(inbound.PLATFORM, self._realm, self._clock())
            case _:
                return

    async def _is_back(self, body: Body) -> bool:
        """Whether this is old news: it was removed before we started, and our token is good all the same."""
        if inbound.event_time(body) >= self._started.timestamp():
            return False
        try:
            await web.post(self._client, "auth.test", {})
        except web.Failed:
            return False
        return True

    async def _opened(self, heard: Heard) -> None:
        try:
            await self._people.admitted(heard.user, heard.team)
        except UserError as error:
            await self._homes.turn_away(heard.user, error_card(error))
            return
        await self._homes.show(heard.user, opened=True)

    async def _line(self, heard: Heard) -> None:
        """Run before Slack hears that we have it; the answer may take its time."""
        try:
            person = await self._people.admitted(heard.user, heard.team)
            request = await self._request(heard, person)
        except UserError as error:
            self._tasks.track(self._answers.say(heard, error_card(error)))
            return
        reply = await self._bot.answer(request, self._clock())
        self._tasks.track(self._show(heard, reply, request=request))

    async def _dashboard(self, user: str) -> Card:
        person = await self._people.look(user)
        heard = Heard(user=user, team="", surface="home", channel="", said="", key="")
        request = heard.request(
            self._realm, said=inbound.HOME, zone=person.zone, name=person.name, locale=person.locale
        )
        reply = await self._bot.renewed(request, self._clock())
        assert isinstance(reply.answer, Card)
        return reply.answer

    async def _suggestions(self, body: Body) -> list[object]:
        command, param, begun = forms.suggesting(body)
        user = inbound.text(inbound.part(body, "user"), "id")
        person = await self._people.admitted(user, inbound.text(inbound.part(body, "user"), "team_id"))
        heard = Heard(user=user, team="", surface="modal", channel="", said="", key="")
        request = heard.request(
            self._realm, said="", zone=person.zone, name=person.name, locale=person.locale, organiser=person.organiser
        )
        found = await self._bot.suggest(request, command, param, begun, self._clock())
        return [forms.option(choice) for choice in found]

    async def _request(self, heard: Heard, person: Person) -> Request:
        said = heard.said
        texts = [said] if isinstance(said, str) else list(said.values.values())
        marked_up = not heard.pressed and heard.surface != "modal"  # what is put into a form comes as it was typed
        if marked_up and any("<" in each or "&" in each for each in texts):
            users = {user for each in texts for user in inbound.mentioned(each)}
            names = {user: await self._people.name(user) for user in users}
            read = {each: inbound.plain(each, lambda user: names.get(user, "")) for each in texts}
            said = read[said] if isinstance(said, str) else said.but(**{k: read[v] for k, v in said.values.items()})
        return heard.request(
            self._realm, said=said, zone=person.zone, name=person.name, locale=person.locale, organiser=person.organiser
        )

    def _opens(self, request: Request) -> bool:
        """Whether it will open a form, as far as one can tell before anything is looked up."""
        try:
            return isinstance(self._bot.read(request), Form)
        except UserError:
            return False


async def _on_closed(body: Body) -> BoltResponse:
    return _done()


def _unsaved(task: asyncio.Future[Reply]) -> bool:
    """The same form may be sent again, put right."""
    return failed(task) or task.result().failed


def _done() -> BoltResponse:
    return BoltResponse(status=200, body="")


def _answered(said: Mapping[str, object]) -> BoltResponse:
    return BoltResponse(status=200, body=dict(said))


def _errors(wrong: Mapping[str, str]) -> BoltResponse:
    return _answered({"response_action": "errors", "errors": dict(wrong)})


def _wrong(view: Body, fields: Mapping[str, str], field: str, said: str) -> BoltResponse:
    """At its field; else at the first one, since Slack has no other place for it."""
    first = next(iter(fields.values()), "") or _first_field(view)
    block = fields.get(field, first)
    return _errors({block: said}) if block else _done()


def _first_field(view: Body) -> str:
    for block in inbound.items(view, "blocks"):
        if isinstance(block, dict):
            found = inbound.text(cast("Body", block), "block_id")
            if found and inbound.text(cast("Body", block), "type") == "input":
                return found
    return ""
