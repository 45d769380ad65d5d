"""What Slack's answer to a call means for a message: a definite no, and about what; or nobody knows.

Codes are those of the methods' pages (docs.slack.dev/reference/methods).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, cast

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.outbox.model import Ambiguous, Refused, Scope

UNCLEAR = frozenset({"fatal_error", "internal_error", "request_timeout"})
"""Slack says of these that some of it may have succeeded."""

BUSY = frozenset({"ratelimited", "rate_limited"})
BUSY_SECONDS = 30.0
"""How long we wait when Slack is busy and doesn't say for how long."""

_FOR_GOOD: dict[Scope, tuple[str, ...]] = {
    "space": (
        "account_inactive",
        "app_uninstalled",
        "enterprise_is_restricted",
        "invalid_auth",
        "not_allowed_token_type",
        "not_authed",
        "team_access_not_granted",
        "token_expired",
        "token_revoked",
    ),
    "place": (
        "cannot_reply_to_message",
        "channel_not_found",
        "channel_type_not_supported",
        "ekm_access_denied",
        "is_archived",
        "is_inactive",
        "method_not_supported_for_channel_type",
        "not_in_channel",
        "restricted_action",
        "restricted_action_non_threadable_channel",
        "restricted_action_read_only_channel",
        "restricted_action_thread_locked",
        "restricted_action_thread_only_channel",
        "thread_not_found",
    ),
    "person": (
        "cannot_dm_bot",
        "invalid_user_combination",
        "messages_tab_disabled",
        "user_disabled",
        "user_not_found",
        "user_not_visible",
        "users_not_found",
    ),
    "message": (
        "as_user_not_supported",
        "block_mismatch",
        "cant_update_message",
        "deprecated_endpoint",
        "edit_window_closed",
        "invalid_arg_name",
        "invalid_arguments",
        "invalid_array_arg",
        "invalid_attachments",
        "invalid_blocks",
        "invalid_blocks_format",
        "invalid_charset",
        "invalid_form_data",
        "invalid_metadata_format",
        "invalid_metadata_schema",
        "invalid_post_type",
        "markdown_text_conflict",
        "message_not_found",
        "metadata_must_be_sent_from_app",
        "metadata_too_large",
        "method_deprecated",
        "missing_post_type",
        "missing_scope",
        "msg_blocks_too_long",
        "msg_too_long",
        "no_permission",
        "no_text",
        "only_one_table_allowed",
        "too_many_attachments",
        "unknown_method",
    ),
}
FOR_GOOD: dict[str, Scope] = {code: scope for scope, codes in _FOR_GOOD.items() for code in codes}
"""Asking again can't help; what it is about. Any other code may pass."""


def classed(error: BaseException, *, opening: bool = False) -> Refused | Ambiguous:
    """What a failed call means. `opening`: it was to open a direct conversation, so that there is no place yet to be
    refused, and being busy says nothing about messages."""
    if isinstance(error, Refused | Ambiguous):
        return error
    if isinstance(error, SlackApiError):
        return _answered(error, opening=opening)
    if isinstance(error, aiohttp.ClientConnectorError | aiohttp.ConnectionTimeoutError):
        return Refused("not_connected")  # nothing was written: there was no connection
    if isinstance(error, TimeoutError):
        return Ambiguous("timeout")
    if isinstance(error, aiohttp.ClientError | OSError):
        return Ambiguous("reset")
    # Of an answer that is no object the SDK makes an error of its own.
    return Ambiguous("malformed")


def _answered(error: SlackApiError, *, opening: bool) -> Refused | Ambiguous:
    # Of an answer that isn't JSON the SDK hands on what aiohttp gave it, where the status has another name.
    response: object = error.response  # pyright: ignore[reportUnknownMemberType]
    status = int(getattr(response, "status_code", 0) or getattr(response, "status", 0))
    headers = cast("Mapping[str, str]", getattr(response, "headers", {}))
    told: object = getattr(response, "data", None)
    said: Mapping[str, Any] = cast("Mapping[str, Any]", told) if isinstance(told, dict) else {}
    word = said.get("error")
    code = word if isinstance(word, str) and word else ""
    if status == 429 or (code in BUSY and status < 500):
        return Refused("ratelimited", retry_after=_wait(headers), scope="opening" if opening else "space")
    if status == 408 or status >= 500:
        return Ambiguous(f"http_{status}")
    if code in UNCLEAR:
        return Ambiguous(code)
    if code in FOR_GOOD:
        scope = FOR_GOOD[code]
        return Refused(code, permanent=True, scope="person" if opening and scope == "place" else scope)
    if code:
        return Refused(_code(code))
    if status == 401:
        return Refused("http_401", permanent=True, scope="space")
    if status >= 400:
        return Refused(f"http_{status}")
    return Ambiguous("malformed")


def _wait(headers: Mapping[str, str]) -> timedelta:
    said = next((value for name, value in headers.items() if name.casefold() == "retry-after"), "")
    seconds = float(said) if said.isascii() and said.isdigit() and len(said) < 9 else BUSY_SECONDS
    return timedelta(seconds=seconds)


def _code(word: str) -> str:
    """It goes into the database and the log: a word, whatever came."""
    return "".join(letter if letter.isascii() and letter.isalnum() else "_" for letter in word[:60])
