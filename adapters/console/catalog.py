"""What the console itself understands, besides the bot's own commands."""

from __future__ import annotations

META: tuple[tuple[str, str], ...] = (
    (":forward 3d", "move the clock on: 30m, 2h, 3d, 1w"),
    (":as ben", "be another person on this machine"),
    (":now", "show the clock and who you are"),
    (":help", "show this"),
    (":quit", "leave"),
)

KEYS = "Type a number to press that button, a command such as help, or :help for the console’s own words."
