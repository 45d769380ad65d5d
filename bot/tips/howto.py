"""How-to cards for the four kinds of places (S59): ten minutes, what to write, what to leave. The links lead to the
official pages, for those who want to read on."""

from __future__ import annotations

from bot.kit import words
from bot.tips.model import HowTo

HTTPS = "https://"
"""Apart, or that address would read like one of our commands."""

_LOG = ("Log what I did", "did", True)
_MET = ("I met somebody", "met", True)

LINKEDIN = HowTo(
    "linkedin",
    "LinkedIn in ten minutes",
    (
        "2 minutes: read your own page. Does the first line say what you do, and what you look for?",
        "3 minutes: find one person you have met. Ask to connect, with a note on where you met.",
        "3 minutes: read two posts of people in your field. Add one thought or one question to one of them.",
        "2 minutes: thank somebody whose post helped you.",
    ),
    (
        ("To connect", "Hi Ana, we talked about testing at PyDay. I would like to stay in touch."),
        ("To comment", "Thank you for this. The part about small tests helped me. How did you begin?"),
        ("To ask", "Hi Ben, I read your post on your first year as a developer. May I ask you one question about it?"),
    ),
    (
        "Do not ask to connect without a note.",
        "Do not ask for a job in your first message.",
        "Do not send one text to many people.",
    ),
    (("Write a message", "draft", True), _LOG, ("Profile checklist", "presence show", False)),
    (("LinkedIn Help", "https://www.linkedin.com/help/linkedin"),),
)

X = HowTo(
    "x",
    "X (Twitter) in ten minutes",
    (
        "2 minutes: follow three people who write about the work that you want to do.",
        "4 minutes: read what they wrote this week. Answer one of them with a question or a thought.",
        "3 minutes: write two lines about one thing that you learned this week.",
        "1 minute: thank somebody for a link that helped you.",
    ),
    (
        ("To answer", "I did not know that. Does it also work for small teams?"),
        ("To share", "Today I learned how to test a form. What helped me most: …"),
        ("To thank", "I used your guide for my project, and it saved me a day. Thank you!"),
    ),
    (
        "Do not argue with strangers. Close the app, and come back tomorrow.",
        "Do not name famous people only to be seen.",
        "Do not share what your company keeps to itself.",
    ),
    (_LOG, ("Set a goal", "goal set", True)),
    (("X Help Center", f"{HTTPS}help.x.com"),),
)

CHATS = HowTo(
    "slack",
    "Slack and Discord in ten minutes",
    (
        "2 minutes: read the rules of the group, and find the channel for introductions.",
        "3 minutes: introduce yourself in three lines. End with a question that people can answer.",
        "4 minutes: answer one question, or thank somebody who helped you.",
        "1 minute: choose one channel to read each week, and leave the others.",
    ),
    (
        ("To introduce yourself", "Hi all, I am Ana. I learn Python and like maps. Who else works with maps?"),
        ("To answer", "I had that last week. This helped me: … Does it work for you?"),
        (
            "To write to one person",
            "Hi Ben, your answer in #help was just what I needed. May I ask how you learned it?",
        ),
    ),
    (
        "Do not write to people directly before you have talked in a channel.",
        "Do not call everybody with a mention.",
        "Do not only post your own links. Answer others first.",
    ),
    (("Add a group", "presence group", True), _LOG, _MET),
    (("Slack Help Center", "https://slack.com/help"), ("Discord Help Center", "https://support.discord.com")),
)

EVENTS = HowTo(
    "events",
    "Events in ten minutes",
    (
        "3 minutes, the day before: look up one speaker or guest. Write down two questions.",
        "1 minute, at the door: say hello to somebody who stands alone. They are glad about it.",
        "1 minute, after each talk: write down the name, and one thing they care about.",
        "5 minutes, next morning: write to each person you liked, in two lines.",
    ),
    (
        ("To begin", "Hi, I am Ana. It is my first time here. What brought you?"),
        ("When you did not understand", "Sorry, could you say that again, a little slower?"),
        ("To end", "It was good to talk. I want to say hello to a few others. May I write to you?"),
        ("Next morning", "Hi Ben, it was good to meet you at PyDay. Here is the link that I promised."),
    ),
    (
        "Do not try to meet everybody. Two good talks are a good evening.",
        "Do not look over their shoulder for somebody else.",
        "Do not hand out CVs unless somebody asks.",
    ),
    (("What is on", "event list", False), ("Prepare for the next one", "event prep", False), _MET),
    (("Meetup", "https://www.meetup.com"),),
)

HOW_TO = {one.name: one for one in (LINKEDIN, X, CHATS, EVENTS)}
LABELS = ("LinkedIn", "X", "Slack and Discord", "Events")
ALIKE = {
    "twitter": "x",
    "linked in": "linkedin",
    "discord": "slack",
    "chat": "slack",
    "event": "events",
    "meetup": "events",
    "meetups": "events",
    "conference": "events",
    "conferences": "events",
}
"""Other names of the places."""
_ONLY_ALONE = frozenset({"x", "chat", "event", "events"})
"""Words that within a question say something else: “how do I end a chat?”."""


def named(text: str) -> HowTo | None:
    """The card of the place that a text is, or names: “on LinkedIn”, “to use slack”."""
    terms = words.terms(text)
    bare = " ".join(term for term in terms if term not in ("on", "at", "in", "to", "use", "how", "the", "an", "a"))
    if (found := HOW_TO.get(ALIKE.get(bare, bare))) is not None:
        return found
    inside = (ALIKE.get(term, term) for term in terms if term not in _ONLY_ALONE)
    return next((HOW_TO[name] for name in inside if name in HOW_TO), None)
