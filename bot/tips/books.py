"""Books, courses and a site to begin with (S60), each with a reason of our own."""

from __future__ import annotations

from bot.tips.model import Seed

SEEDS: tuple[Seed, ...] = (
    Seed(
        "book",
        "Never Eat Alone",
        "Keith Ferrazzi",
        "For when it feels fake. It is about giving first. It shows small habits that keep people close.",
    ),
    Seed(
        "book",
        "Networking Like a Pro",
        "Ivan Misner",
        "For when you know people, and nothing comes of it. It shows how trust grows, until people recommend you.",
    ),
    Seed(
        "course",
        "Courses on networking",
        "LinkedIn Learning",
        "For when you like to watch and try. Short videos on a plan, first talks, and staying in touch. Some libraries"
        " give free access.",
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
        "For when you know nobody near you. Find a group on a topic that you like. Go once, and look.",
        "https://www.meetup.com",
    ),
)
