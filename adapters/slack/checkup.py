"""What `doctor` asks Slack: whether the tokens are right, and whether the app has what its manifest says."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping
from typing import Literal, TypeAlias, cast

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import web
from adapters.slack.catalog import SCOPES
from adapters.slack.connection import AGAIN, REFUSED, Tokens
from adapters.slack.inbound import NOTHING, Body, text
from adapters.slack.messenger import client

Found: TypeAlias = tuple[Literal["ok", "note", "wrong"], str]

_REINSTALL = (
    "Paste the output of “python -m bot manifest slack” into App Manifest in the app's settings, and press "
    "Reinstall to Workspace under Install App"
)


async def check(tokens: Tokens, names: Mapping[str, str]) -> AsyncGenerator[Found]:
    """What was found, best first asked. It changes nothing at Slack but to open a socket's address that nobody uses."""
    calls = client(tokens.bot, tokens.api_url)
    assert calls.session is not None
    async with calls.session:
        try:
            said = await calls.api_call("auth.test")  # pyright: ignore[reportUnknownMemberType]
        except SlackApiError as error:
            code = web.code_of(error)
            yield "wrong", REFUSED.get(code, f"Slack refuses SLACK_BOT_TOKEN ({code}). {AGAIN}.")
            return
        except Exception as error:
            yield "wrong", f"Slack can't be reached at {tokens.api_url} ({type(error).__name__}). Check the network"
            return
        data = cast("object", said.data)  # pyright: ignore[reportUnknownMemberType]
        told = cast("Body", data) if isinstance(data, dict) else NOTHING
        yield "ok", f"the bot token is that of {text(told, 'user')} in {text(told, 'team')} ({text(told, 'team_id')})"
        headers = cast("Mapping[str, str]", said.headers)  # pyright: ignore[reportUnknownMemberType]
        yield _scopes(headers)
        yield await _way_in(calls, tokens)
        yield "ok", f"commands, as this version's manifest has them: {', '.join(f'/{name}' for name in names)}"


def _scopes(headers: Mapping[str, str]) -> Found:
    granted = next((value for name, value in headers.items() if name.casefold() == "x-oauth-scopes"), "")
    have = {scope.strip() for scope in granted.split(",") if scope.strip()}
    if not have:
        return "note", "Slack doesn't tell which permissions the token has"
    missing = [f"{scope} ({why})" for scope, why in SCOPES if scope not in have]
    if missing:
        return "wrong", f"the app may not: {'; '.join(missing)}. {_REINSTALL}"
    beyond = sorted(have - {scope for scope, _ in SCOPES})
    if beyond:
        return "note", f"the app has permissions that it doesn't need: {', '.join(beyond)}. {_REINSTALL}"
    return "ok", f"every permission of the manifest is granted: {', '.join(sorted(have))}"


async def _way_in(calls: AsyncWebClient, tokens: Tokens) -> Found:
    if not tokens.app:
        return "ok", "SLACK_SIGNING_SECRET is set: Slack posts to /slack/events of the web process"
    try:
        await calls.apps_connections_open(app_token=tokens.app)  # pyright: ignore[reportUnknownMemberType]
    except Exception as error:
        return "wrong", (
            f"Socket Mode can't be opened ({web.code_of(error)}). Turn it on in the app's settings, and make an "
            "app-level token with connections:write for SLACK_APP_TOKEN"
        )
    return "ok", "Socket Mode opens with SLACK_APP_TOKEN"
