"""A small catalogue about a garden: every placing, every kind of argument, and nothing that Grapevine is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Annotated
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from bot.kit import times, words
from bot.kit.args import Ambiguous, Arg, Choice, Day, Every, Flag, Moment, Number, OneOf, RecordId, Text
from bot.kit.calls import Call
from bot.kit.cards import Card, say
from bot.kit.commands import Catalogue, Group
from bot.kit.dates import When

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
"""A Monday."""

MADRID = ZoneInfo("Europe/Madrid")


@dataclass(frozen=True, slots=True)
class Here:
    """The scene that the garden's arguments are read in."""

    now: datetime = NOON
    zone: ZoneInfo = MADRID
    locale: str = ""


class Bed(Arg[Here, str]):
    """A bed by its name; two of them are called green."""

    suggests = True

    def read(self, text: str, scene: Here) -> str:
        if text.casefold() == "green":
            raise Ambiguous("Which green?", [Choice("Dark green", "dark"), Choice("Light green", "light")])
        return text


plant = Group[Here]("plant", "What grows here", front=True)
water = Group[Here]("water", "Who is thirsty", default="list", front=True, aliases=("pour",))
garden = Group[Here]("garden", "The garden itself")
secret = Group[Here]("secret", "What only buttons say", hidden=True)
help_ = Group[Here]("help", "What you can type")


@plant.command("", examples=["plant Basil, by the window - from Ana; promised her some", "plant Rosemary bed:north"])
def plant_it(
    here: Here,
    what: Annotated[str, Text("What you planted", placing="rest")],
    note: Annotated[str, Text("What else to remember", placing="after", lines=True, limit=4000)] | None = None,
    bed: Annotated[str, OneOf("Which bed", ("north", "south"), labels=("North bed", "South bed"))] = "south",
) -> Card:
    """Plant something.

    It stays in the list until you dig it up.
    """
    return Card(what, (say(note or "", bed),))


@water.command("list", reads=True, aliases=("ls",), examples=["water", "water list"])
def thirsty(here: Here) -> Card:
    """Show who is thirsty."""
    return Card("Thirsty")


@water.command(
    "done", examples=["water done Basil", "water done the old rose tomorrow", "water done Basil on:2026-03-06"]
)
def watered(
    here: Here,
    which: Annotated[str, Text("Which plant", placing="rest")],
    on: Annotated[When | None, Moment("When it happens", placing="tail")] = None,
) -> Card:
    """Water a plant."""
    return Card(which, (say(on.day.isoformat() if on else "now"),))


@water.command("every", examples=["water every Basil 2 weeks"])
def repeat(
    here: Here,
    which: Annotated[str, Text("Which plant", placing="word")],
    often: Annotated[times.Interval, Every("How often", placing="rest")],
) -> Card:
    """Say how often a plant drinks."""
    return Card(f"{which} {often}")


@garden.command("measure", aliases=("edit",), examples=["garden measure name:Eden beds:4"])
def measure(
    here: Here,
    first_tree: Annotated[str, Text("The oldest tree")] | None = None,
    beds: Annotated[int, Number("How many beds", least=1, most=40)] = 1,
    name: Annotated[str, Text("Its name", label="Called", limit=40)] = "",
    opened: Annotated[date | None, Day("When it opened")] = None,
    fenced: Annotated[bool, Flag("Is there a fence?")] = False,
    bed: Annotated[str, Bed("The best bed")] | None = None,
    *,
    owner: Annotated[str, Text("Whose it is")],
) -> Card:
    """Describe the garden."""
    return Card(name, (say(first_tree or "", str(beds), str(fenced), bed or "", owner),))


@secret.command("dig", examples=["secret dig id:0000000000001"])
def dig(here: Here, id: Annotated[int, RecordId("What to dig up")]) -> Card:
    """Dig something up."""
    return Card(str(id))


@secret.command("wait", examples=["secret wait id:0000000000001 until:2026-03-06"])
def wait(
    here: Here,
    id: Annotated[int, RecordId("What waits")],
    until: Annotated[When, Moment("Until when", placing="tail")],
) -> Card:
    """Leave something alone for a while."""
    return Card(str(id), (say(until.day.isoformat()),))


@help_.command("", reads=True, examples=["help", "help water"])
def explain(here: Here, topic: Annotated[str, Text("About what", placing="rest")] = "") -> Card:
    """Explain a command."""
    return Card(topic or "Everything")


CATALOGUE = Catalogue[Here]([plant, water, garden, secret, help_])
COMMANDS = tuple(command for group in CATALOGUE for command in group.commands.values())

texts = st.one_of(
    st.text(),
    st.text(alphabet='ab:"\\ \n-é“'),
    st.sampled_from(["", '"', "\\", "\\n", "\n", 'a:"b"', "#", " who:x", "\\\\n", "“quoted”", "ångström"]),
).map(words.clean)
"""Text as it comes through the boundary, with much of what a grammar could trip over."""

_names = st.from_regex(r"[a-z][a-z0-9-]{0,8}( [a-z][a-z0-9-]{0,8})?", fullmatch=True)
_keys = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
calls = st.builds(Call, _names, st.dictionaries(_keys, texts, max_size=5))
