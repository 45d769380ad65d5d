"""What the console itself understands, besides the bot's own commands."""

from __future__ import annotations

from bot.kit.cards import Card, CommandMention, say

META: tuple[tuple[str, str], ...] = (
    (":forward", "move the clock on, to the next message; or by 30m, 2h, 3d, 1w: :forward 3d"),
    (":now", "show the clock and who you are"),
    (":as ben", "be another person on this machine"),
    (":who", "list the people on this machine"),
    (":history", "what is kept of the lines you type; :history off erases them and keeps none"),
    (":help", "show this"),
    (":quit", "leave"),
)

KEYS = "Type a number to press that button, a command such as help, or :help for the console’s own words."
EDITING = "Tab completes commands and names; the arrow keys bring lines back; Alt+Enter begins a new line."
HELP = (
    "A number presses the button in front of which it stands. Any name is a channel here: channel:#general. "
    "The bot’s own commands: help"
)
BEGIN = Card(
    "Begin with somebody you met",
    (say(CommandMention("met", "Ana Ruiz, recruiter @Acme, PyDay - hiring juniors; promised my CV")),),
)
