"""What we answer holds private words: it goes to Slack, and nowhere else."""

from typing import cast

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.answers import Answers, told, typed
from adapters.slack.messenger import SlackMessenger
from bot.context import Context
from bot.features import FEATURES
from bot.kit.apologies import error_card
from bot.kit.args import Empty
from bot.kit.calls import Call
from bot.kit.cards import Card, Facts
from bot.kit.commands import Catalogue
from bot.members.model import Handle
from bot.outbox.model import Refused

SLACK = "https://slack.com/api/"


def answers(api_url: str) -> Answers:
    client = AsyncWebClient("xoxb-1")
    session = cast("aiohttp.ClientSession", None)
    return Answers(client, session, SlackMessenger(client, "T1"), realm="T1", api_url=api_url, keep=nothing)


async def nothing(who: Handle, card: Card, refusal: Refused) -> None:
    raise AssertionError("nothing is shown here, and nothing kept")


@pytest.mark.parametrize(
    ("api_url", "url"),
    [
        (SLACK, "https://hooks.slack.com/commands/T1/1/x"),
        ("https://slack-gov.com/api/", "https://hooks.slack-gov.com/commands/T1/1/x"),
        ("http://proxy.internal:8080/api/", "https://hooks.slack.com/commands/T1/1/x"),
        ("http://proxy.internal:8080/api/", "http://proxy.internal:9090/answers/x"),
        ("http://127.0.0.1:8080/api/", "http://localhost:9/answers/x"),
        ("http://[::1]:8080/api/", "http://127.0.0.1:9/answers/x"),
    ],
)
def test_an_answer_goes_to_slack(api_url: str, url: str):
    assert answers(api_url).takes(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "x",
        "http://hooks.slack.com/commands/T1/1/x",
        "https://hooks.slack.com.evil.example/x",
        "https://evil.example/hooks.slack.com",
        "https://hooks.slack.com@evil.example/x",
        "https://slack.com/api/chat.postMessage",
        "http://127.0.0.1:8080/x",
        "http://169.254.169.254/latest",
        "file:///etc/passwd",
        "https://[",
    ],
)
def test_and_nowhere_else(url: str):
    assert not answers(SLACK).takes(url)


def test_an_error_is_told_in_one_line():
    assert told(error_card(Empty())) == "Something is missing here. Write a few words, and send it again."


def test_what_was_typed_into_a_form_that_is_closed_is_shown():
    catalogue = Catalogue[Context](group for feature in FEATURES for group in feature.commands)
    card = typed(Call("followup add", {"who": "id:7kq2", "what": "the slides", "when": "friday"}), catalogue)
    (facts,) = (block for block in card.blocks if isinstance(block, Facts))
    assert dict(facts.pairs) == {"When": ("friday",), "What": ("the slides",)}
