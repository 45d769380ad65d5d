"""One story in Slack, told by three processes: `make demo-slack`, with ARGS=socket or ARGS=http in one mode only.

A fake Slack and the bot run as processes of their own and talk as they do in earnest, over Slack's own SDKs; this one
is Maya, who uses the bot, and holds both their clocks. What is printed is what she has in front of her.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.adapters.story import BEGINS, GOAL, MORNING, NOTHING_SET, WIDTH, Failed, Maya, Outcome, Process, Stage, ask

MODES = {
    "socket": "Socket Mode: the bot calls Slack, and needs no address of its own",
    "http": "HTTP: Slack posts to the bot, and signs what it posts",
}
MET = "/met Ana Ruiz, recruiter @Acme, PyDay - hiring juniors, loves chess; promised my CV"


def tell(mode: str, say: Callable[[str], None] = print) -> Outcome:
    """The story in one mode. Raises Failed where it goes another way."""
    say(f"━━ {MODES[mode]} ".ljust(WIDTH, "━"))
    with _stage(mode) as stage:
        say(f"The fake Slack is process {stage.fake.pid}, the bot is process {stage.bot.pid}.")
        maya = Maya(stage, say)
        maya.does("in #general", MET, "types", MET, sees="Logged: Ana Ruiz")
        maya.does("in #general", "/goal set", "types", "/goal set", sees="Set a networking goal")
        maya.does("in the modal", f"{GOAL}  [Save]", "fills", what=GOAL, sees="Goal saved")
        maya.does("in #general", "/followup", "types", "/followup", sees="keep your promise")
        say("")
        say(" the night goes by: both clocks are moved ".center(WIDTH, "·"))
        stage.move(MORNING)
        maya.gets("Ana Ruiz")
        maya.does("in the direct message", "[Done]", "presses", "Done", sees="Done: Ana Ruiz")
        maya.does("in the direct message", "[Coffee chat]", "presses", "Coffee chat", sees="1 of 3")
        maya.does("in the Home tab", "opens it", "opens_home", sees="coffee chats")
        found = _outcome(stage, mode)
    say("")
    return found


def _outcome(stage: Stage, mode: str) -> Outcome:
    told = stage.ask("state")
    return Outcome(
        mode,
        taken=told["deliveries"],
        slowest=told["slowest_ack"],
        unacked=told["unacked"],
        pings=len(told["pings"]),
        mistakes=len(told["mistakes"]),
        status=stage.bot.end(),
    )


@contextmanager
def _stage(mode: str) -> Generator[Stage]:
    with ExitStack() as left:
        folder = Path(left.enter_context(tempfile.TemporaryDirectory(prefix="grapevine-demo-")))
        people = ("--user", "U1:Maya Lind:Europe/Berlin")
        fake = Process(["tests.adapters.slack.fake", "--log", str(folder / "calls"), *people], NOTHING_SET)
        left.callback(fake.kill)
        api_url = fake.line()
        tokens: dict[str, str] = json.loads(fake.line())
        url = api_url.removesuffix("api/")
        ask(url, "clock", {"to": BEGINS.isoformat()})
        bot = Process(["tests.adapters.clocked", BEGINS.isoformat()], _settings(mode, folder, api_url, tokens))
        left.callback(bot.kill)
        port = bot.logged("listening on").rpartition(":")[2]
        if mode == "http":
            ask(url, "deliver", {"to": f"http://127.0.0.1:{port}/slack/events"})
        yield Stage(fake, bot, url)


def _settings(mode: str, folder: Path, api_url: str, tokens: Mapping[str, str]) -> dict[str, str]:
    """A database and a key in a folder that goes, and what README tells to set."""
    way = {"SLACK_APP_TOKEN": tokens["app_token"]}
    if mode == "http":
        way = {"SLACK_SIGNING_SECRET": tokens["signing_secret"]}
    return {
        "SLACK_BOT_TOKEN": tokens["bot_token"],
        **way,
        "GRAPEVINE_SLACK_API_URL": api_url,
        "GRAPEVINE_DATA_DIR": str(folder / "data"),
        "GRAPEVINE_CONFIG_DIR": str(folder / "config"),
        "PORT": "0",
    }


def main() -> int:
    """Exit status 1 when the story went another way, or something was seen that should not be."""
    read = argparse.ArgumentParser(prog="make demo-slack", description=__doc__)
    read.add_argument("modes", nargs="*", metavar="MODE", help=f"{' or '.join(MODES)}; both without it")
    modes: list[str] = read.parse_args().modes or list(MODES)
    if unknown := [mode for mode in modes if mode not in MODES]:
        read.error(f"there is no mode {unknown[0]}; try {' or '.join(MODES)}")
    try:
        outcomes = [tell(mode) for mode in modes]
    except Failed as error:
        print(f"\nThe story went another way: {error}", file=sys.stderr)
        return 1
    for line in summary(outcomes):
        print(line)
    return int(not all(outcome.well for outcome in outcomes))


def summary(outcomes: Sequence[Outcome]) -> list[str]:
    lines = ["━" * WIDTH]
    for each in outcomes:
        taken = f"{each.taken} payloads, each acknowledged within {each.slowest * 1_000:.0f} ms (Slack waits 3,000)"
        wrong = f"not acknowledged {each.unacked}, pings {each.pings}, refused by Slack {each.mistakes}"
        lines += [f"{each.mode:<7} {taken}", f"{'':<7} {wrong}; told to stop, the bot ended with status {each.status}"]
    return lines


if __name__ == "__main__":
    raise SystemExit(main())
