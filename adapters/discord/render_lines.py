"""Texts and lines for Discord, which reads markdown in every text it shows. What people wrote is escaped, so that it
stands there as they wrote it; markup comes from nodes alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import assert_never
from urllib.parse import quote, urlsplit

from bot.kit import words
from bot.kit.cards import At, ChannelMention, Code, CommandMention, Line, LinkTo, Mention, On, Span, Strong

PORTION = 1_000
"""UTF-16 units of a text that are shown or left out together; a longer one goes on in another portion."""

MOST = 4_000
"""Characters of a text that are looked at."""

NOTHING = "…"
"""In place of a text that is empty where Discord takes no empty one, and of what is left out."""

UNSEEN = "\u200b"
"""Between two marks that would be read as one."""

LONGEST_LABEL = 100

_USER = re.compile(r"[0-9]{15,21}")
_COMMAND = re.compile(r"[a-z0-9_-]{1,32}(?: [a-z0-9_-]{1,32})?")
_SPACE = re.compile(r"[^\S\n]")
_URL = re.compile(r"https?://[A-Za-z0-9\-._~:/?#@!$&'()+,;=%\[\]]+", re.IGNORECASE)
_AFTER_URL = ".,;:!?'\""
_ODD_IN_URL = re.compile(r"[\s\\\x00-\x20\x7f-\xa0<>]")
_KEPT_IN_URL = "%/:?#[]@!$&'()+,;="
_PLAIN_LABEL = re.compile(r"(?:[^\W_]|[ ,;!?'’\"“”„&()+/%#–—…-]|[:.](?=\s|\Z)|(?<=[0-9])\.(?=[0-9]))+")
"""Where a colon begins no emoji, a dot no address, and a `#` no heading, since words of a link begin no line."""
_MARKUP = re.compile(
    r"""
      [\\*_~|`<>\[\]@\#]
    | (?<!\S) [-+] (?= [\s\#] | \Z )       # a point of a list, or small letters
    | (?: \A | (?<=[0-9]) ) \. (?= \s | \Z )  # a number of a list, whose digits may be in the text before
    | : (?= // | [^\s:]* (?: : | \Z ) )     # an address, an emoji by name
    """,
    re.VERBOSE,
)


def safe(text: str) -> str:
    """Without what is unseen or steers the direction of writing; white space at the ends stays."""
    if len(text) > MOST:
        text = text[:MOST] + NOTHING
    inside = text.strip()
    if not inside:
        return _SPACE.sub(" ", text)
    start, end = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return _SPACE.sub(" ", start) + words.clean(inside) + _SPACE.sub(" ", end)


def escaped(said: str, *, links: bool = True) -> str:
    """Markdown that shows `said` letter by letter. With `links` a whole web address can be pressed, and no picture of
    it is shown; one that goes on with letters that Discord reads differently can't."""
    found: list[str] = []
    at = 0
    for url in _URL.finditer(said) if links else ():
        address = _trimmed(url[0])
        after = said[url.end() : url.end() + 1]
        whole = after == "" or after.isspace() or after in '>)"'
        found.append(_MARKUP.sub(r"\\\g<0>", said[at : url.start()]))
        if whole and host(address):
            found.append(f"<{address}>")
            at = url.start() + len(address)
        else:
            found.append(_MARKUP.sub(r"\\\g<0>", url[0]))
            at = url.end()
    return "".join(found) + _MARKUP.sub(r"\\\g<0>", said[at:])


def stored(said: str, *, links: bool = True) -> int:
    """How many UTF-16 units a text takes of a message, escaped."""
    return words.utf16(escaped(said, links=links))


def short(said: str, limit: int, *, links: bool = True) -> str:
    """At most `limit` units as `stored` counts, with a mark where something is left out."""
    room = limit
    while (over := stored(cut := words.clip(said, room, unit="utf16"), links=links) - limit) > 0:
        room -= -(-over // 2)  # no letter takes more than two
    return cut


def clipped(said: str, limit: int) -> str:
    """One line of at most `limit` units as they are, for where Discord reads no markdown; never empty."""
    return words.clip(words.clean(said[:MOST], lines=False), limit, unit="utf16") or NOTHING


def one_line(said: str, limit: int, *, links: bool = True) -> str:
    """One line of markdown of at most `limit` units; empty for what says nothing."""
    return escaped(short(words.clean(said[:MOST], lines=False), limit, links=links), links=links)


def portions(said: str) -> Iterator[str]:
    """The text, escaped, in parts of at most PORTION units."""
    if stored(said) <= PORTION:
        yield escaped(said)
        return
    for piece in words.split(said, PORTION, "utf16"):
        if stored(piece) <= PORTION:
            yield escaped(piece)
        else:
            yield from map(escaped, words.split(piece, PORTION // 2 - 1, "utf16"))


def lines(line: Line) -> Iterator[str]:
    """The line as markdown, in parts of at most PORTION units; nothing for one that says nothing."""
    held = ""
    for part in _parts(line):
        between = UNSEEN if held.endswith("`") and part.startswith("`") else ""
        if held and words.utf16(held + between + part) > PORTION:
            yield from _said(held)
            held = part
        else:
            held += between + part
    yield from _said(held)


def day(span: On) -> str:
    return f"{span.day:%a} {span.day.day} {span.day:%b %Y}"


def host(url: str) -> str:
    """Where a link leads, as it is looked up; empty for what isn't a plain web address."""
    if len(url) > PORTION // 2 or _ODD_IN_URL.search(url):
        return ""  # browsers and we might not agree on where it leads
    try:
        parts = urlsplit(url)
        name = (parts.hostname or "").encode("idna").decode("ascii")
        _ = parts.port  # raises ValueError for what is none
    except (ValueError, UnicodeError):
        return ""
    return name if parts.scheme in ("http", "https") and "@" not in parts.netloc else ""


def address(url: str) -> str:
    """The same address in letters that Discord reads as no markup; empty for what isn't a plain web address."""
    to = host(url)
    if not to:
        return ""
    parts = urlsplit(url)
    port = f":{parts.port}" if parts.port is not None else ""
    name = f"[{to}]" if ":" in to else to
    after = (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")
    rest = quote(parts.path + after, safe=_KEPT_IN_URL)
    found = f"{parts.scheme}://{name}{port}{rest}"
    return found if len(found) <= PORTION // 2 else ""


def _said(held: str) -> Iterator[str]:
    if held.replace(UNSEEN, "").strip():
        yield held


def _trimmed(url: str) -> str:
    """Without the punctuation of the sentence around it."""
    while url and (url[-1] in _AFTER_URL or (url[-1] == ")" and url.count(")") > url.count("("))):
        url = url[:-1]
    return url


def _parts(line: Line) -> Iterator[str]:
    """Markdown of each span, none of more than PORTION units."""
    bold = ""
    for span in line:
        if isinstance(span, Strong):
            bold += span.text  # two right beside each other would be read as one
            continue
        yield from _bold(bold)
        bold = ""
        yield from _span(span)
    yield from _bold(bold)


def _bold(said: str) -> Iterator[str]:
    said = safe(said)
    if inside := said.strip():
        # Not every client reads marks with a space inside of them.
        start, end = said[: len(said) - len(said.lstrip())], said[len(said.rstrip()) :]
        yield f"{start}**{escaped(short(inside, PORTION - 4 - len(start) - len(end)))}**{end}"
    elif said:
        yield said


def _span(span: Span) -> Iterator[str]:
    match span:
        case str():
            yield from portions(safe(span))
        case Strong():
            yield from _bold(span.text)
        case Code():
            yield from _code(span.text)
        case LinkTo():
            yield from _link(safe(span.text), span.url)
        case Mention():
            yield f"<@{span.user}>" if _USER.fullmatch(span.user) else escaped(short(f"@{safe(span.name)}", PORTION))
        case ChannelMention():
            known = _USER.fullmatch(span.channel)
            yield f"<#{span.channel}>" if known else escaped(short(f"#{safe(span.channel)}", PORTION))
        case CommandMention() if _COMMAND.fullmatch(span.command) and _USER.fullmatch(span.id):
            yield f"</{span.command}:{span.id}>{' ' if span.arguments.strip() else ''}"
            yield from _code(span.arguments)
        case CommandMention():
            yield from _code(f"/{span.typed}")
        case On():
            yield escaped(day(span))
        case At():
            yield f"<t:{int(span.instant.timestamp())}:{'f' if span.dated else 't'}>"
        case _:
            assert_never(span)


def _code(text: str) -> Iterator[str]:
    said = clipped(text, PORTION - 2) if text.strip() else ""
    if said and "`" not in said:
        yield f"`{said}`"
    elif said:
        yield escaped(short(said, PORTION))


def _link(label: str, url: str) -> Iterator[str]:
    """A link, with its host beside it unless the whole address is there. Within the words of a link Discord takes no
    escapes: words that would need them stand before the address instead."""
    to, said = address(url), label.strip()
    if not to:
        shown = said if said == url.strip() else f"{said} ({safe(url)})"
        yield escaped(short(shown, PORTION, links=False), links=False)
        return
    bare = said.casefold().removeprefix("https://").removeprefix("http://").rstrip("/")
    if bare in ("", to.casefold().partition("://")[2].rstrip("/"), host(url), host(url).removeprefix("www.")):
        yield f"<{to}>"
    elif len(said) <= LONGEST_LABEL and _PLAIN_LABEL.fullmatch(said):
        yield f"[{said}](<{to.replace('(', '%28').replace(')', '%29')}>) ({escaped(host(url).removeprefix('www.'))})"
    else:
        yield f"{escaped(short(said, PORTION - words.utf16(to) - 5))} (<{to}>)"
