"""XML of feeds, read without what makes XML dangerous, and mended where feeds are usually damaged."""

from __future__ import annotations

import re
from html.entities import html5
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from bot.events.model import Unreadable

DEEPEST = 100
"""Elements within elements; a feed with markup that isn't escaped has about 20."""

# RSS 0.91 names a DTD that nobody has to load. One with its own declarations stays, and is refused.
_DOCTYPE = re.compile(rb"\A((?:\s|<\?.*?\?>|<!--.*?-->)*)<!DOCTYPE\s[^\[<>]*>", re.DOTALL)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_AMPERSAND = re.compile(r"&(?:(#[0-9]{1,7};|#[xX][0-9A-Fa-f]{1,6};)|([A-Za-z][A-Za-z0-9]{0,30};))?")
_CDATA = re.compile(r"(<!\[CDATA\[.*?(?:\]\]>|\Z))", re.DOTALL)
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_XML_ENTITIES = {"amp;", "lt;", "gt;", "quot;", "apos;"}


class _Shallow(TreeBuilder):
    """Refuses what is nested too deeply before it is built."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self._depth += 1
        if self._depth > DEEPEST:
            raise Unreadable("broken")
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(tag)


def parse(data: bytes) -> Element:
    """The root. Unreadable("broken") for declarations of entities, depth without end, and damage beyond mending."""
    data = _DOCTYPE.sub(rb"\1", data.lstrip(), count=1)
    try:
        return _parsed(data)
    except (ParseError, ValueError, LookupError):
        pass
    try:
        return _parsed(_mended(data).encode("utf-8"))
    except (ParseError, ValueError, LookupError):
        raise Unreadable("broken") from None


def _parsed(data: bytes) -> Element:
    parser = DefusedXMLParser(target=_Shallow(), forbid_dtd=True)
    try:
        parser.feed(data)
        root: Element = parser.close()
    except DefusedXmlException:
        raise Unreadable("broken") from None
    return root


def _mended(data: bytes) -> str:
    """As UTF-8, without characters that XML forbids, with HTML's entities resolved and stray ampersands escaped."""
    text = _DECLARATION.sub("", decoded(data))
    text = _FORBIDDEN.sub("", text)
    parts = _CDATA.split(text)
    return "".join(each if index % 2 else _AMPERSAND.sub(_entity, each) for index, each in enumerate(parts))


def _entity(found: re.Match[str]) -> str:
    number, name = found[1], found[2]
    if number:
        code = int(number[2:-1], 16) if number[1] in "xX" else int(number[1:-1])
        fine = code in {9, 10, 13} or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000
        return found[0] if fine else ""
    if name in _XML_ENTITIES:
        return found[0]
    if name in html5:
        return "".join(f"&#{ord(each)};" for each in html5[name])
    return "&amp;" + found[0][1:]


def decoded(data: bytes) -> str:
    """Text in whatever encoding: a byte order mark, then UTF-8, then the one that is declared, then Windows-1252."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    declared = re.search(rb"\A<\?xml[^>]{0,100}encoding=[\"']([A-Za-z0-9_.-]{1,40})[\"']", data)
    for encoding in ("utf-8", declared[1].decode() if declared else "utf-8"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", "replace")
