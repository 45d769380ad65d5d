"""Books, courses and a site to begin with (S60), each with a reason of our own."""

from __future__ import annotations

from bot.tips.model import Seed

SEEDS: tuple[Seed, ...] = (
    Seed(
        "book",
        "Never Eat Alone",
        "Keith Ferrazzi",
        "For when it feels fake: it is about being generous first, and about meals and small habits that keep people"
        " close.",
    ),
    Seed(
        "book",
        "Networking Like a Pro",
        "Ivan Misner",
        "For when you know people, and nothing comes of it: it shows how trust grows step by step until people"
        " recommend you.",
    ),
    Seed(
        "course",
        "Courses on networking",
        "LinkedIn Learning",
        "For when you like to watch and try: short videos on a plan, on first talks, and on staying in touch. Some"
        " libraries give free access.",
        "https://www.linkedin.com/learning",
    ),
    Seed(
        "course",
        "Courses on networking",
        "Coursera",
        "For when you want to learn it week by week, with tasks. Some courses are free.",
        "https://www.coursera.org",
    ),
    Seed(
        "community",
        "Meetup",
        "",
        "For when you know nobody near you: find a group on a topic that you like, and go once to look.",
        "https://www.meetup.com",
    ),
)
