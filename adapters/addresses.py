"""The address of a calendar or a feed as people paste it, made into the one spelling that is stored and fetched.

It is taken apart once, here, and built anew from its parts: nobody behind this reads it in another way. Pure and
without the network, so it can be asked while somebody adds a feed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from urllib.parse import quote, urljoin

import idna

from adapters.guard import Network, allowed
from bot.kit.errors import UserError

LONGEST = 2_000
"""Characters of an address, as pasted and as stored."""

LONGEST_HOST = 253
"""Characters of a name in DNS [RFC 1035]."""

PORTS = frozenset({80, 443})

_USUAL = {"http": 80, "https": 443}
_MEANT = {"http": "http", "https": "https", "webcal": "https", "webcals": "https", "feed": "https", "": "https"}
"""What calendars and feed readers call an address of theirs, and how it is fetched."""

_AT_HOME = ("localhost", "local", "internal", "home.arpa", "lan", "onion")
"""Ends of names that mean another machine in every network, or none."""

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(?!\d{1,5}(?:[/?#]|$))(//)?", re.IGNORECASE | re.ASCII)
_NESTED = re.compile(r"(?:feed|webcals?):(?=https?://)", re.IGNORECASE)
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?", re.ASCII)
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*", re.ASCII)
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})", re.ASCII)
_KEPT = "%/:@!$&'()*+,;=?[]~"
"""Signs that stay as they are in a path or a query: others become %-escapes."""


class Refused(UserError):
    """I can't use that address.

    Copy the address of the calendar or feed again, and paste it as it is.
    """

    # Texts never repeat the address: whoever knows the secret one of a calendar can read it.


class NoAddress(Refused):
    """There is no address in that.

    Paste the address of a calendar or a feed, such as https://example.org/events.ics.
    """


class TooLong(Refused):
    """That address is longer than 2,000 characters.

    Copy the calendar's own address, from its settings or its Subscribe button: it is much shorter.
    """


class OddCharacters(Refused):
    """There is a space, a backslash or an invisible character inside that address.

    Copy the address again, alone and in one piece.
    """


class WithPassword(Refused):
    """There is a name or a password in that address, before the @. I don't keep those.

    Use the public or the secret address that the calendar itself offers.
    """


class OtherKind(Refused):
    """I can only read addresses that begin with https://, http:// or webcal://.

    Look for Subscribe, iCal or RSS on the page of the events, and copy that address.
    """


class OtherPort(Refused):
    """I only read from the two ports of the web, 80 and 443.

    Try the address without the colon and the number behind its name.
    """


class HalfName(Refused):
    """The name of the site in that address isn't whole.

    Write it in full, as in https://example.org/events.ics.
    """


class OddName(Refused):
    """The name of the site in that address can't be read.

    Open the page in a browser, and copy the address from there.
    """


class OddNumbers(Refused):
    """The site in that address is written as a number.

    Use the name of the site, as in https://example.org/events.ics.
    """


class NotPublic(Refused):
    """That address isn't on the public internet, so I can't read it.

    Use the calendar's public address, or ask whoever runs Grapevine to allow your network.
    """


@dataclass(frozen=True, slots=True)
class Address:
    """Equal when the addresses are. Shown by mistake, it tells no more than the host: the rest may be a secret."""

    scheme: str
    host: str
    """Lower case ASCII, without a last dot; an IPv6 address without its brackets."""
    port: int
    target: str = field(repr=False)
    """Path and query, with at least a `/`."""

    @property
    def url(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _USUAL[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.target}"


def parse_address(text: str, *, allow: Iterable[Network] = (), ports: Collection[int] = PORTS) -> Address:
    """What was pasted, as it is stored and fetched; its `url` parses to the same Address again.

    `allow` holds the operator's own networks. Raises Refused.
    """
    if len(text) > LONGEST:
        raise TooLong
    text = _bare(text)
    if not text:
        raise NoAddress
    if "\\" in text or any(unicodedata.category(sign)[0] in "CZ" for sign in text):
        raise OddCharacters
    spelled, rest = _scheme(text)
    end = next((at for at, sign in enumerate(rest) if sign in "/?#"), len(rest))
    host, port = _split(rest[:end])
    allow = tuple(allow)
    host = _host(host, allow)
    scheme = "http" if port == 80 and spelled not in _USUAL else _MEANT[spelled]
    port = _USUAL[scheme] if port is None else port
    if port not in ports:
        raise OtherPort
    address = Address(scheme, host, port, _target(rest[end:]))
    if len(address.url) > LONGEST:
        raise TooLong
    return address


def follow(
    address: Address, location: str, *, allow: Iterable[Network] = (), ports: Collection[int] = PORTS
) -> Address:
    """Where a redirect leads. Raises Refused."""
    # Servers put spaces and letters of any script there, as bytes.
    safe = quote(location.strip().encode("utf-8", "surrogateescape"), safe="".join(map(chr, range(0x21, 0x7F))))
    if "\\" in safe:
        raise OddCharacters
    try:
        whole = urljoin(address.url, safe)
    except ValueError:  # of brackets that aren't an address
        raise OddName from None
    return parse_address(whole, allow=allow, ports=ports)


def _bare(text: str) -> str:
    """Without what stands around an address where it is copied from: spaces, invisible marks, <…>, quotes."""
    start, end = 0, len(text)
    while start < end and _is_around(text[start]):
        start += 1
    while end > start and _is_around(text[end - 1]):
        end -= 1
    return text[start:end]


def _is_around(sign: str) -> bool:
    return sign in "\t\r\n<>\"'“”‘’«»" or unicodedata.category(sign) in {"Zs", "Zl", "Zp", "Cf"}


def _scheme(text: str) -> tuple[str, str]:
    """The scheme as written, "" for none, and what follows the slashes."""
    text = _NESTED.sub("", text, count=1)
    found = _SCHEME.match(text)
    if found is None:
        return "", text.removeprefix("//")
    if found[1].lower() in _MEANT and found[2]:
        return found[1].lower(), text[found.end() :]
    if "@" in text and not found[2] and found[1].lower() != "mailto":
        raise WithPassword  # name:password@host, without a scheme
    raise OtherKind


def _split(authority: str) -> tuple[str, int | None]:
    if "@" in authority:
        raise WithPassword
    host, colon, port = authority.rpartition(":")
    if not colon or authority.endswith("]"):
        return authority, None
    if not port:
        return host, None
    if not re.fullmatch(r"[1-9][0-9]{0,4}", port, re.ASCII):
        raise OtherPort
    return host, int(port)


def _host(text: str, allow: tuple[Network, ...]) -> str:
    if not text:
        raise HalfName
    if text.startswith("["):
        return _six(text, allow)
    name = _ascii(text).removesuffix(".")
    labels = name.split(".")
    if _NUMBER.fullmatch(labels[-1]):
        return _four(text, allow)
    if not all(map(_LABEL.fullmatch, labels)) or len(name) > LONGEST_HOST:
        raise OddName
    if len(labels) == 1:
        raise NotPublic if name == "localhost" else HalfName
    if not allow and name.endswith(tuple(f".{end}" for end in _AT_HOME)):
        raise NotPublic
    return name


def _six(text: str, allow: tuple[Network, ...]) -> str:
    try:
        found = IPv6Address(text[1:-1]) if text.endswith("]") and "%" not in text else None
    except AddressValueError:
        found = None
    if found is None:
        raise OddName
    if not allowed(found, allow):
        raise NotPublic
    return str(found)


def _four(text: str, allow: tuple[Network, ...]) -> str:
    """Only as everybody writes it: the system would read 127.1, 0177.0.0.1 and 2130706433 as addresses too."""
    try:
        found = IPv4Address(text) if text.isascii() else None
    except AddressValueError:
        found = None
    if found is None:
        raise OddNumbers
    if not allowed(found, allow):
        raise NotPublic
    return str(found)


def _ascii(text: str) -> str:
    if len(text) > LONGEST_HOST + 1:
        raise OddName
    if text.isascii() and "xn--" not in text.lower():
        return text.lower()
    try:
        return idna.encode(text, uts46=True, std3_rules=True).decode("ascii").lower()
    except UnicodeError:  # as idna's own errors are
        raise OddName from None


def _target(text: str) -> str:
    """Path and query without the fragment, in ASCII, with one spelling for the same thing where that is certain."""
    text = text.partition("#")[0]
    path, mark, query = text.partition("?")
    whole = (_without_dots(path) or "/") + mark + query
    return quote(_STRAY_PERCENT.sub("%25", whole), safe=_KEPT)


def _without_dots(path: str) -> str:
    """RFC 3986, 5.2.4."""
    kept: list[str] = []
    *folders, last = path.split("/")[1:] or [""]
    for part in folders:
        if part == "..":
            del kept[-1:]
        elif part != ".":
            kept.append(part)
    if last == "..":
        del kept[-1:]
    return "/" + "".join(f"{part}/" for part in kept) + ("" if last in {".", ".."} else last)
