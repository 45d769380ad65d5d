"""What a profile has that people can find you by (S54, S55, S56): a list for each of three places, in plain words.

None of it is read from anywhere: the member ticks what is there.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """One thing on the list. `name` is what buttons and rows say; `do` is the step in the words of an order, `why` its
    reason, `minutes` how long it takes, `small` a part of it for five minutes."""

    name: str
    title: str
    do: str
    why: str
    minutes: int
    small: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """A place with its items, in the order in which they help most."""

    name: str
    title: str
    items: tuple[Item, ...]


LINKEDIN = Profile(
    "linkedin",
    "LinkedIn",
    (
        Item("linkedin-photo", "photo", "Add a photo to your LinkedIn profile",
             "people remember a face", 10, "Pick one photo where your face is easy to see"),
        Item("linkedin-headline", "headline", "Write a headline for your LinkedIn profile",
             "it is the line that people read first", 10, "Write one line: what you do, and for whom"),
        Item("linkedin-about", "about text", "Write the about text of your LinkedIn profile",
             "it says in your words what you want", 20, "Write two lines: who you are, and what you look for"),
        Item("linkedin-experience", "experience with results", "Add one result to your experience on LinkedIn",
             "results say more than tasks", 15, "Write down one thing that got better because of you"),
        Item("linkedin-projects", "projects", "Add one project to your LinkedIn profile",
             "a project shows what you can do", 15, "Choose the project that you like most"),
        Item("linkedin-skills", "skills", "Add five skills to your LinkedIn profile",
             "people search by skills", 5),
        Item("linkedin-link", "a short link", "Give your LinkedIn profile a short link",
             "a short link is easy to share", 5),
        Item("linkedin-contact", "contact details", "Add a way to reach you to your LinkedIn profile",
             "people need to know how to write to you", 5),
        Item("linkedin-activity", "activity", "Comment on one post on LinkedIn",
             "people see that you are there", 5),
    ),
)  # fmt: skip

X = Profile(
    "x",
    "X",
    (
        Item("x-photo", "photo", "Add a photo to your X profile", "people remember a face", 5),
        Item("x-bio", "bio", "Write the bio of your X profile",
             "it says what you talk about", 10, "Write one line: what you make, and what you learn"),
        Item("x-link", "a link", "Add a link to your X profile", "it leads to your work", 5),
        Item("x-people", "people of your field", "Follow ten people of your field on X",
             "you see what they talk about", 10, "Follow three people of your field on X"),
        Item("x-activity", "activity", "Reply to one post on X", "people see that you are there", 5),
    ),
)  # fmt: skip

GITHUB = Profile(
    "github",
    "GitHub",
    (
        Item("github-photo", "photo", "Add a photo to your GitHub profile", "people remember a face", 5),
        Item("github-bio", "bio", "Write the bio of your GitHub profile", "it says what you build", 5),
        Item("github-readme", "a README about you", "Write a README for your GitHub profile",
             "it is the first thing that people see there", 20, "Write three lines: who you are, what you build"),
        Item("github-projects", "pinned projects", "Pin your best projects on your GitHub profile",
             "people look at a few, so you choose which", 5),
        Item("github-explained", "projects that explain themselves", "Explain one project in its README",
             "people can see what it is for", 20, "Write one line: what the project is for"),
        Item("github-contact", "a way to reach you", "Add a way to reach you to your GitHub profile",
             "people need to know how to write to you", 5),
    ),
)  # fmt: skip

PROFILES = (LINKEDIN, X, GITHUB)
BY_NAME = {profile.name: profile for profile in PROFILES}
ITEMS = {item.name: (profile, item) for profile in PROFILES for item in profile.items}


def said(name: str) -> str:
    """“LinkedIn profile: headline”: what was put in order, as it is logged."""
    profile, item = ITEMS[name]
    return f"{profile.title} profile: {item.title}"
