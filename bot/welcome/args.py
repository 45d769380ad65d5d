"""Arguments that only buttons of the welcome fill in."""

from __future__ import annotations

from bot.kit.args import OneOf, Widget


class Settled(OneOf):
    """One of a few words that a button says; no form asks for it."""

    widget: Widget = "hidden"
