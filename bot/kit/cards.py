"""What the core answers with: cards, never platform JSON.

A string is always plain text; markup is always a node, so that a name can't smuggle `<!channel>`, `@everyone` or
`**` into a message. One more block or span needs a renderer in every adapter.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal, TypeAlias, assert_never

from bot.kit.calls import Call, parse, spell
from bot.kit.mentions import CommandMention

CALL_LIMIT = 75
"""Characters of a button's call: a menu's value on Slack has so many; Discord's custom_id has 100, and the delivery
marker takes 23 of them."""

ASK = "ask"
"""Before the number of a page and a call on the wire: open the form. No group may have this name."""

Tone = Literal["plain", "good", "ask", "warn", "error"]


@dataclass(frozen=True, slots=True)
class Strong:
    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """Something to read letter by letter. A command that people can type is a CommandMention."""

    text: str


@dataclass(frozen=True, slots=True)
class LinkTo:
    """A link; `url` is http(s), and renderers show its host where the label could mislead."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A person of the platform by user id, shown without notifying them; `name` where it can't be shown."""

    user: str
    name: str


@dataclass(frozen=True, slots=True)
class ChannelMention:
    """A channel by the platform's id, shown by its name to whoever may see it."""

    channel: str


@dataclass(frozen=True, slots=True)
class On:
    """A day in somebody's calendar."""

    day: date


@dataclass(frozen=True, slots=True)
class At:
    """An instant, shown in the reader's own zone: with its day, or only the time of day, beside a day that is said."""

    instant: datetime
    dated: bool = True


Span: TypeAlias = str | Strong | Code | LinkTo | Mention | ChannelMention | CommandMention | On | At
Line: TypeAlias = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Button:
    """A press says `call`; with `asks` it opens that page of its form instead, filled with what the call knows."""

    label: str
    call: Call
    asks: int = 0
    tone: Literal["plain", "main", "danger"] = "plain"

    def wire(self) -> str:
        """What travels in the button: at most 75 characters, ids only, never private text."""
        text = (f"{ASK}{self.asks} " if self.asks else "") + spell(self.call)
        if len(text) > CALL_LIMIT:
            raise ValueError(f"the call of “{self.label}” has {len(text)} characters; a button carries {CALL_LIMIT}")
        return text


def read_wire(text: str) -> tuple[Call, int]:
    """What `Button.wire` wrote: the call, and the page of its form to open (0: none). Raises BrokenCall."""
    if text.startswith(ASK) and text[len(ASK) : len(ASK) + 1].isdigit() and text[len(ASK) + 1 : len(ASK) + 2] == " ":
        return parse(text[len(ASK) + 2 :]), int(text[len(ASK)])
    return parse(text), 0


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Choose:
    """A menu of at most 25 buttons."""

    label: str
    options: tuple[Button, ...]


Action: TypeAlias = Button | Link | Choose


@dataclass(frozen=True, slots=True)
class Paragraph:
    line: Line


@dataclass(frozen=True, slots=True)
class Facts:
    """Short label and value pairs, one a line."""

    pairs: tuple[tuple[str, Line], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    line: Line
    detail: Line = ()
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Entries:
    """A list, each item with a line of detail and its own actions; `title` may be empty."""

    title: str
    items: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words, as they wrote them."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Meter:
    label: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Divider:
    pass


@dataclass(frozen=True, slots=True)
class Footnote:
    line: Line


Block: TypeAlias = Paragraph | Facts | Entries | Quote | Table | Meter | Divider | Footnote


@dataclass(frozen=True, slots=True)
class Attachment:
    name: str
    content: bytes
    kind: str


@dataclass(frozen=True, slots=True)
class Card:
    """A whole answer. `summary` is the plain text of notifications: it says nothing private."""

    title: str
    blocks: tuple[Block, ...] = ()
    actions: tuple[Action, ...] = ()
    tone: Tone = "plain"
    attachments: tuple[Attachment, ...] = ()
    summary: str = ""

    def offering(self, *actions: Action) -> Card:
        """The same card with more actions."""
        return replace(self, actions=self.actions + actions)

    def saying(self, *blocks: Block) -> Card:
        """The same card with more blocks at its end."""
        return replace(self, blocks=self.blocks + blocks)

    def mentioning(self, put: Callable[[CommandMention], Span]) -> Card:
        """The same card with every mention of a command as the platform has it."""

        def line(given: Line) -> Line:
            return tuple(put(span) if isinstance(span, CommandMention) else span for span in given)

        def block(given: Block) -> Block:
            match given:
                case Paragraph() | Footnote():
                    return replace(given, line=line(given.line))
                case Facts():
                    return Facts(tuple((label, line(value)) for label, value in given.pairs))
                case Entries():
                    items = (replace(item, line=line(item.line), detail=line(item.detail)) for item in given.items)
                    return replace(given, items=tuple(items))
                case Quote() | Table() | Meter() | Divider():
                    return given
                case _:
                    assert_never(given)

        return replace(self, blocks=tuple(map(block, self.blocks)))

    @property
    def notification(self) -> str:
        return self.summary or self.title

    def buttons(self) -> tuple[Button, ...]:
        """Every button, in reading order: entries first, then the card's own; menus opened out."""
        found: list[Button] = []
        inside = [
            action
            for block in self.blocks
            if isinstance(block, Entries)
            for item in block.items
            for action in item.actions
        ]
        for action in (*inside, *self.actions):
            if isinstance(action, Button):
                found.append(action)
            elif isinstance(action, Choose):
                found.extend(action.options)
        return tuple(found)


def say(*spans: Span) -> Paragraph:
    return Paragraph(spans)


def footnote(*spans: Span) -> Footnote:
    return Footnote(spans)


@dataclass(frozen=True, slots=True)
class Task:
    """Long work: `card` is shown at once, `steps` says how far it is, `finish` gives the last card.

    Each step is a transaction of its own: (done, total) until done == total.
    """

    card: Card
    steps: Sequence[Callable[[], tuple[int, int]]]
    finish: Callable[[], Card]
