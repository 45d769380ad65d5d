"""A stock app on slack_bolt, for the fake to be tried with: nothing of it is ours."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.adapters.slack.fake import FakeSlack

QUIET = logging.getLogger("tests.adapters.slack.stock")
QUIET.setLevel(logging.CRITICAL)

OPTIONS = ("Dana Whitfield", "Dan Okafor", "Priya Nair")


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text, "emoji": False}


def button(label: str, value: str, action: str) -> dict[str, Any]:
    return {"type": "button", "action_id": action, "text": plain(label), "value": value}


def line(text: str) -> dict[str, Any]:
    parts = [{"type": "text", "text": text}]
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": parts}]}


def form(title: str = "Who was it?") -> dict[str, Any]:
    search = {"type": "external_select", "action_id": "suggest", "min_query_length": 0}
    return {
        "type": "modal",
        "callback_id": "form",
        "private_metadata": "{}",
        "notify_on_close": True,
        "title": plain(title),
        "submit": plain("Save"),
        "close": plain("Cancel"),
        "blocks": [
            field("who", "Who", {"type": "plain_text_input", "action_id": "value", "max_length": 20}),
            field("pick", "Contact", search, optional=True),
            field("due", "Due", {"type": "datepicker", "action_id": "value"}, optional=True),
            field("times", "Times", number(), optional=True),
            field("how", "How", menu("Talked", "Wrote"), optional=True),
        ],
    }


def field(id: str, label: str, element: dict[str, Any], *, optional: bool = False) -> dict[str, Any]:
    return {"type": "input", "block_id": id, "label": plain(label), "element": element, "optional": optional}


def number() -> dict[str, Any]:
    limits = {"min_value": "1", "max_value": "9"}
    return {"type": "number_input", "action_id": "value", "is_decimal_allowed": False, **limits}


def menu(*labels: str) -> dict[str, Any]:
    options = [{"text": plain(label), "value": label.lower()} for label in labels]
    return {"type": "static_select", "action_id": "value", "options": options, "initial_option": options[0]}


def app(fake: FakeSlack, heard: list[dict[str, Any]]) -> AsyncApp:
    """`heard` is given every payload."""
    client = AsyncWebClient(fake.bot_token, base_url=fake.api_url, retry_handlers=[], logger=QUIET)
    stock = AsyncApp(name="stock", client=client, signing_secret=fake.signing_secret, logger=QUIET)

    @stock.use
    async def hear(body: dict[str, Any], next: Any) -> None:
        heard.append(body)
        await next()

    @stock.command("/list")
    async def listed(ack: Any, respond: Any) -> None:
        await ack()
        entries = [
            block
            for name in ("Dana", "Sam")
            for block in (line(f"Thank {name}"), {"type": "actions", "elements": [button("Done", name, "do:1")]})
        ]
        await respond(text="Your list", blocks=[{"type": "header", "text": plain("Due")}, *entries])

    @stock.command("/say")
    async def said(ack: Any, command: dict[str, Any]) -> None:
        await ack(f"You said {command['text']}")

    @stock.command("/loud")
    async def loud(ack: Any, say: Any, command: dict[str, Any]) -> None:
        await ack()
        await say(text=command["text"].replace("&lt;", "<").replace("&gt;", ">"), channel="U1")

    @stock.command("/slow")
    async def slow(ack: Any) -> None:
        await asyncio.sleep(0.5)
        await ack()

    @stock.command("/form")
    async def formed(ack: Any, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        opened = await client.views_open(trigger_id=body["trigger_id"], view=waiting())
        await client.views_update(view_id=opened.get("view", {})["id"], view=form())

    @stock.action("do:1")
    async def done(ack: Any, respond: Any, action: dict[str, Any]) -> None:
        await ack()
        await respond(text=f"{action['value']} is done", replace_original=True)

    @stock.options("suggest")
    async def suggested(ack: Any, payload: dict[str, Any]) -> None:
        found = [each for each in OPTIONS if payload["value"].lower() in each.lower()]
        await ack(options=[{"text": plain(each), "value": each.lower()} for each in found])

    @stock.view("form")
    async def sent(ack: Any, view: dict[str, Any], client: AsyncWebClient, body: dict[str, Any]) -> None:
        who = view["state"]["values"]["who"]["value"]["value"]
        if who == "nobody":
            await ack(response_action="errors", errors={"who": "I know nobody of that name", "gone": "x"})
            return
        if who == "more":
            await ack(response_action="push", view=form("Who else?"))
            return
        await ack()
        await client.chat_postMessage(channel=body["user"]["id"], text=f"Saved {who}")

    @stock.view_closed("form")
    async def closed(ack: Any) -> None:
        await ack()

    @stock.shortcut("log_contact")
    async def logged(ack: Any, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=form())

    @stock.shortcut("log_contact_from_message")
    async def noted(ack: Any, respond: Any, body: dict[str, Any]) -> None:
        await ack()
        await respond(f"Noted: {body['message']['text']}")

    @stock.event("app_home_opened")
    async def home(event: dict[str, Any], client: AsyncWebClient) -> None:
        view = {
            "type": "home",
            "blocks": [line("Your week"), {"type": "actions", "elements": [button("Add", "a", "x")]}],
        }
        await client.views_publish(user_id=event["user"], view=view)

    @stock.event("message")
    async def message(event: dict[str, Any], say: Any) -> None:
        if "bot_id" not in event and not event.get("subtype"):
            await say(f"I heard {event['text']}")

    @stock.action(re.compile("value|suggest|day|x"))
    async def taken(ack: Any) -> None:
        await ack()

    for kind in ("user_change", "app_uninstalled", "tokens_revoked"):
        stock.event(kind)(nothing)
    return stock


async def nothing() -> None:
    """An event that the app only hears."""


def waiting() -> dict[str, Any]:
    return {"type": "modal", "callback_id": "form", "title": plain("One moment"), "blocks": [line("Looking…")]}


@asynccontextmanager
async def by_sockets(fake: FakeSlack, heard: list[dict[str, Any]], *, count: int = 1) -> AsyncIterator[AsyncApp]:
    """The app on so many sockets."""
    stock = app(fake, heard)
    handlers = [AsyncSocketModeHandler(stock, fake.app_token, logger=QUIET, ping_interval=0.5) for _ in range(count)]
    for handler in handlers:
        await handler.connect_async()
    await fake.connected(count)
    try:
        yield stock
    finally:
        for handler in handlers:
            await handler.close_async()


@asynccontextmanager
async def by_http(fake: FakeSlack, heard: list[dict[str, Any]]) -> AsyncIterator[AsyncApp]:
    """The app behind an address that the fake is told."""
    stock = app(fake, heard)

    async def take(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await stock.async_dispatch(await to_bolt_request(request)))

    served = web.Application()
    served.router.add_post("/slack/events", take)
    runner = web.AppRunner(served, shutdown_timeout=0.5)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    fake.posts.to = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    try:
        yield stock
    finally:
        await runner.cleanup()


async def refused(call: Awaitable[Any]) -> dict[str, Any]:
    """The answer with which a call of the Web API fails."""
    with pytest.raises(SlackApiError) as error:
        await call
    return error.value.response.data  # pyright: ignore[reportReturnType]
