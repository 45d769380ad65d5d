"""One story in Discord, told by three processes: `make demo-discord`.

A fake Discord and the bot run as processes of their own and talk as they do in earnest, over discord.py's gateway and
Discord's HTTP interface; this one is Maya, who uses the bot, and holds both their clocks. What is printed is what she
has in front of her.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Generator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.adapters.story import BEGINS, GOAL, MORNING, NOTHING_SET, WIDTH, Failed, Maya, Outcome, Process, Stage, ask

MODE = "gateway"
MET = "/met who:Ana Ruiz, recruiter @Acme, PyDay - hiring juniors, loves chess; promised my CV"
ZONE = "/grapevine what:settings zone Berlin"
FORM = "/grapevine what:goal set"


def tell(say: Callable[[str], None] = print) -> Outcome:
    """The story. Raises Failed where it goes another way."""
    say("━━ Discord's gateway: the bot calls Discord, and needs no address of its own ".ljust(WIDTH, "━"))
    with _stage() as stage:
        say(f"The fake Discord is process {stage.fake.pid}, the bot is process {stage.bot.pid}.")
        maya = Maya(stage, say)
        maya.does("in #general", MET, "types", MET, sees="Logged: Ana Ruiz")
        maya.does("in #general", ZONE, "types", ZONE, sees="Europe/Berlin")
        maya.does("in #general", FORM, "types", FORM, sees="Set a networking goal")
        maya.does("in the modal", f"{GOAL}  [Submit]", "fills", what=GOAL, sees="Goal saved")
        maya.does("in #general", "/followup list", "types", "/followup list", sees="keep your promise")
        say("")
        say(" the night goes by: both clocks are moved ".center(WIDTH, "·"))
        stage.move(MORNING)
        maya.gets("Ana Ruiz")
        maya.does("in the direct message", "[Done]", "presses", "Done", sees="Done: Ana Ruiz")
        maya.does("in the direct message", "[Coffee chat]", "presses", "Coffee chat", sees="1 of 3")
        maya.does("in the direct message", "contact find ana", "says", "contact find ana", sees="Ana Ruiz")
        found = _outcome(stage)
    say("")
    return found


def _outcome(stage: Stage) -> Outcome:
    told = stage.ask("state")
    return Outcome(
        MODE,
        taken=told["interactions"],
        slowest=told["slowest_answer"],
        unacked=told["unanswered"],
        pings=len(told["pings"]),
        mistakes=len(told["refused"]),
        status=stage.bot.end(),
    )


@contextmanager
def _stage() -> Generator[Stage]:
    with ExitStack() as left:
        folder = Path(left.enter_context(tempfile.TemporaryDirectory(prefix="grapevine-demo-")))
        people = ("--user", "U1:Maya Lind:Europe/Berlin")
        fake = Process(["tests.adapters.discord.peer", "--log", str(folder / "calls"), *people], NOTHING_SET)
        left.callback(fake.kill)
        here: dict[str, str] = json.loads(fake.line())
        ask(here["url"], "clock", {"to": BEGINS.isoformat()})
        bot = Process(["tests.adapters.clocked", BEGINS.isoformat()], _settings(folder, here))
        left.callback(bot.kill)
        bot.logged("listening on")
        yield Stage(fake, bot, here["url"])


def _settings(folder: Path, here: Mapping[str, str]) -> dict[str, str]:
    """A database and a key in a folder that goes, and what README tells to set."""
    return {
        "DISCORD_TOKEN": here["token"],
        "GRAPEVINE_DISCORD_API_URL": here["api_url"],
        "GRAPEVINE_DISCORD_GATEWAY_URL": here["gateway_url"],
        "GRAPEVINE_DATA_DIR": str(folder / "data"),
        "GRAPEVINE_CONFIG_DIR": str(folder / "config"),
        "PORT": "0",
    }


def main() -> int:
    """Exit status 1 when the story went another way, or something was seen that should not be."""
    argparse.ArgumentParser(prog="make demo-discord", description=__doc__).parse_args()
    try:
        outcome = tell()
    except Failed as error:
        print(f"\nThe story went another way: {error}", file=sys.stderr)
        return 1
    for line in summary(outcome):
        print(line)
    return int(not outcome.well)


def summary(outcome: Outcome) -> list[str]:
    taken = f"{outcome.taken} interactions, each answered within {outcome.slowest * 1_000:.0f} ms"
    wrong = f"not answered {outcome.unacked}, pings {outcome.pings}, refused by Discord {outcome.mistakes}"
    ended = f"told to stop, the bot ended with status {outcome.status}"
    return ["━" * WIDTH, f"{taken} (Discord waits 3,000)", f"{wrong}; {ended}"]


if __name__ == "__main__":
    raise SystemExit(main())
