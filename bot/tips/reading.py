"""What people recommend in one line, “Title by Author - why https://…”; and which links are taken. Values in, values
out."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from bot.kit.errors import UserError

LONGEST_LINK = 400


class NotALink(UserError):
    """I can't take “{text}” as a link.

    It has to begin with https:// or http://, and name a site, for example: https://example.org/guide
    """


class NoTitle(UserError):
    """I see no title there.

    Write it like this: `resources add The Art of Asking by Amanda Palmer - how to ask for help`
    """


_LINK = re.compile(
    r"(?:(?<!\w)(?:link|url)[ \t]{0,3}[:=]?[ \t]{0,3})?<?((?:https?://|(?<![\w./@-])www\.(?=\w))[^\s<>]{1,2000})>?",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?:/\S{0,400})?", re.IGNORECASE)
_HOST = re.compile(r"(?:[\w-]{1,63}\.){1,10}[\w-]{2,63}")
_BY = re.compile(r"[ \t]+(?:by|von|par)[ \t]+(?=\S)", re.IGNORECASE)
_NO_AUTHOR = frozenset("hand heart yourself example accident design default mail step day night chance".split())
"""What follows “by” in a title: “Learning by example”."""
_QUOTED = re.compile(r'"([^"]{1,300})"(.{0,300})')
_EDGES = " \t,;:-"

_KINDS = (
    ("course", re.compile(r"\bcourses?\b|coursera|udemy|linkedin\.com/learning|edx\.org", re.IGNORECASE)),
    ("podcast", re.compile(r"\bpodcasts?\b|\bepisode\b", re.IGNORECASE)),
    ("video", re.compile(r"\bvideos?\b|youtube\.|youtu\.be|vimeo\.", re.IGNORECASE)),
    ("article", re.compile(r"\barticles?\b|\bposts?\b|\bessay\b|\bblog\b|medium\.com", re.IGNORECASE)),
    ("community", re.compile(r"\bcommunity\b|\bmeetups?\b|\bgroup\b|discord\.|meetup\.com", re.IGNORECASE)),
    ("book", re.compile(r"\bbooks?\b", re.IGNORECASE)),
)


class Line(NamedTuple):
    title: str
    author: str = ""
    about: str = ""
    link: str = ""


def read(title: str, author: str, about: str, link: str) -> Line:
    """The parts of what was typed. A link is taken wherever it stands; a title ends at its last “by”, unless an author
    was named or the title stands between quotes. Raises NoTitle and NotALink."""
    for found in (_LINK.search(title), _LINK.search(about)):
        if found is not None and not link:
            link = found[1].rstrip(".,;:!?)")
    title = _LINK.sub(" ", title)
    about = " ".join(_LINK.sub(" ", about).split()).strip(_EDGES)
    quoted = _QUOTED.fullmatch(" ".join(title.split()).strip(_EDGES))
    if quoted is not None:
        title, rest = quoted[1], quoted[2].strip(_EDGES)
        author = author or re.sub(r"^(?:by|von|par) ", "", rest, flags=re.IGNORECASE)
    elif (
        not author and (by := list(_BY.finditer(title))) and _is_author(title[: by[-1].start()], title[by[-1].end() :])
    ):
        title, author = title[: by[-1].start()], title[by[-1].end() :]
    title = " ".join(title.split()).strip(_EDGES)
    if not title:
        raise NoTitle(field="title")
    return Line(title, " ".join(author.split()).strip(_EDGES), about, checked(link) if link else "")


def link_alone(title: str) -> str:
    """The link that is all of a line; empty where there is more, or something else."""
    found = _LINK.fullmatch(title.strip())
    return checked(found[1].rstrip(".,;:!?)")) if found else ""


def _is_author(before: str, after: str) -> bool:
    """Whether what follows the last “by” can be a name: not in “Side by Side” and “Learn Python by doing”."""
    first, last = after.split(maxsplit=1)[0].lower(), before.split()[-1:]
    doing = first.endswith("ing") and after[:1].islower()
    return not doing and first not in _NO_AUTHOR and [first] != [one.lower() for one in last]


def checked(link: str) -> str:
    """A link that may be shown to others: http or https, a named site, nobody's password. Raises NotALink."""
    said = link.strip().strip("<>")
    if _BARE.fullmatch(said):
        said = f"https://{said}"
    try:
        parts = urlsplit(said)
        host, port, user = parts.hostname or "", parts.port, parts.username or parts.password
    except ValueError:
        raise NotALink(text=link, field="link") from None
    odd = port == 0 or user is not None or "\\" in said or "@" in parts.netloc or any(map(str.isspace, said))
    if parts.scheme not in ("http", "https") or odd or not _HOST.fullmatch(host) or len(said) > LONGEST_LINK:
        raise NotALink(text=link, field="link")
    return said


def kind(line: Line) -> str:
    """What it is, from its words and its link; what has an author and no link is a book."""
    said = " ".join((line.title, line.about, line.link))
    found = next((name for name, words in _KINDS if words.search(said)), "")
    return found or ("book" if line.author and not line.link else "other")
