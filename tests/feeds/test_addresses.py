"""Addresses as people paste them (A4, A6, A7, A8): one spelling, or a reason that says what to try."""

from __future__ import annotations

import unicodedata
from ipaddress import ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters import addresses
from adapters.addresses import (
    HalfName,
    NoAddress,
    NotPublic,
    OddCharacters,
    OddName,
    OtherKind,
    OtherPort,
    Refused,
    TooLong,
    WithPassword,
    follow,
    parse_address,
)

SECRET = "private-1a2b3c4d"


@pytest.mark.parametrize(
    ("pasted", "url"),
    [
        ("https://example.org/events.ics", "https://example.org/events.ics"),
        ("  https://example.org/events.ics\n", "https://example.org/events.ics"),
        ("\ufeff\u200ehttps://example.org/a\u200b", "https://example.org/a"),
        ("<https://example.org/a>", "https://example.org/a"),
        ("“https://example.org/a”", "https://example.org/a"),
        ("webcal://Example.ORG/a.ics", "https://example.org/a.ics"),
        ("webcals://example.org/a.ics", "https://example.org/a.ics"),
        ("webcal://example.org:80/a.ics", "http://example.org/a.ics"),
        ("feed://example.org/rss", "https://example.org/rss"),
        ("feed:https://example.org/rss", "https://example.org/rss"),
        ("webcal:http://example.org/a", "http://example.org/a"),
        ("HTTP://example.org", "http://example.org/"),
        ("example.org/a?b=c&d", "https://example.org/a?b=c&d"),
        ("//example.org/a", "https://example.org/a"),
        ("example.org:443/a", "https://example.org/a"),
        ("http://example.org:443/", "http://example.org:443/"),
        ("https://example.org:/", "https://example.org/"),
        ("https://example.org./", "https://example.org/"),
        ("https://example.org?x", "https://example.org/?x"),
        ("https://example.org/a#top", "https://example.org/a"),
        ("http://example.org#@evil.example", "http://example.org/"),
        ("https://example.org/a/../b/./c/", "https://example.org/b/c/"),
        ("https://example.org/../../a", "https://example.org/a"),
        ("https://example.org//a", "https://example.org//a"),
        ("https://example.org/ü?q=é", "https://example.org/%C3%BC?q=%C3%A9"),
        ("https://example.org/%7Ea/100%", "https://example.org/%7Ea/100%25"),
        ("https://example.org/a@b.org/ical", "https://example.org/a@b.org/ical"),
        ("https://example.org/?a=../b", "https://example.org/?a=../b"),
        ("https://Bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://xn--bcher-kva.example/", "https://xn--bcher-kva.example/"),
        ("https://faß.example/", "https://xn--fa-hia.example/"),
        ("https://ｅｘａｍｐｌｅ.org/", "https://example.org/"),
        ("https://example。org/", "https://example.org/"),
        ("https://my_club.example.org/", "https://my_club.example.org/"),
        ("https://8.8.8.8/a", "https://8.8.8.8/a"),
        ("https://[2606:4700:4700:0:0:0:0:1111]/", "https://[2606:4700:4700::1111]/"),
    ],
)
def test_what_people_paste_becomes_one_spelling(pasted: str, url: str):
    assert parse_address(pasted).url == url
    assert parse_address(url).url == url


@pytest.mark.parametrize(
    ("pasted", "why"),
    [
        ("", NoAddress),
        (" <> ", NoAddress),
        ("https://example.org/" + "a" * 2_000, TooLong),
        ("https://example.org/" + "ü" * 400, TooLong),
        ("https://example.org/a b", OddCharacters),
        ("https://exam\tple.org/", OddCharacters),
        ("https://example.org/a\nhttps://example.org/b", OddCharacters),
        ("https://example.org\\@evil.example/", OddCharacters),
        ("https:\\\\example.org", OddCharacters),
        ("https://example.org/\x00", OddCharacters),
        ("https://example.org/\x7f", OddCharacters),
        ("https://exa\u200bmple.org/", OddCharacters),
        ("https://example.org/\u202egpj", OddCharacters),
        ("https://example.org/\ud800", OddCharacters),
        ("https://user:pw@example.org/", WithPassword),
        ("https://user@example.org/", WithPassword),
        ("https://@example.org/", WithPassword),
        ("https://example.org@127.0.0.1/", WithPassword),
        ("user:pw@example.org/a", WithPassword),
        ("me@example.org", WithPassword),
        ("file:///etc/passwd", OtherKind),
        ("gopher://example.org/", OtherKind),
        ("ftp://example.org/a.ics", OtherKind),
        ("javascript:alert(1)", OtherKind),
        ("data:text/calendar,BEGIN", OtherKind),
        ("mailto:me@example.org", OtherKind),
        ("https:example.org", OtherKind),
        ("https://example.org:22/", OtherPort),
        ("https://example.org:25/", OtherPort),
        ("https://example.org:6379/", OtherPort),
        ("https://example.org:8080/", OtherPort),
        ("https://example.org:0/", OtherPort),
        ("https://example.org:65536/", OtherPort),
        ("https://example.org:0443/", OtherPort),
        ("https://example.org:+443/", OtherPort),
        ("https://example.org:４４３/", OtherPort),
        ("https://", HalfName),
        ("https:///etc/passwd", HalfName),
        ("https://db/", HalfName),
        ("redis", HalfName),
        ("http://intranet/cal.ics", HalfName),
        ("https://.example.org/", OddName),
        ("https://a..example.org/", OddName),
        ("https://-a.example.org/", OddName),
        ("https://exa%6dple.org/", OddName),
        ("https://exa$mple.org/", OddName),
        ("https://xn--a.example/", OddName),
        ("https://☃.example/", OddName),
        ("https://" + "a" * 64 + ".example/", OddName),
        ("https://" + "ab." * 100 + "example/", OddName),
        ("https://[::1", OddName),
        ("https://[fe80::1%25eth0]/", OddName),
        ("https://[v1.a]/", OddName),
    ],
)
def test_what_can_not_be_read_says_why(pasted: str, why: type[Refused]):
    with pytest.raises(Refused) as error:
        parse_address(pasted)
    assert type(error.value) is why


LOCALHOSTS = (
    *("2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001", "127.1", "127.0.1", "0", "0x0", "00"),
    *(
        "127.0.0.01",
        "127.0.0.1.",
        "1.2.3",
        "4294967295",
        "8.8.8.8.",
        "010.8.8.8",
        "0x8.8.8.8",
        "1.2.3.4.5",
        "256.1.1.1",
    ),
    *("１２７.0.0.1", "①②⑦.⓪.⓪.①", "127。0。0。1", "127．0．0．1", "127｡0｡0｡1", "⑧.8.8.8", "8.8.8.⁸", "²¹³⁰⁷⁰⁶⁴³³"),
    *("٨.٨.٨.٨", "example.1", "example.0x1", "１", "0Xa9fea9fe", "0xA9.0xFE.0xA9.0xFE"),
)


@pytest.mark.parametrize("host", LOCALHOSTS)
def test_numbers_in_any_spelling_but_the_usual_one_are_refused(host: str):
    for pasted in (f"http://{host}/", host, f"https://{host}:443/a", f"webcal://{host}/"):
        with pytest.raises(Refused):
            parse_address(pasted)


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "0.0.0.0", "10.1.2.3", "169.254.169.254", "100.100.100.200", "192.168.1.1", "255.255.255.255"),
        *("[::1]", "[::]", "[::ffff:127.0.0.1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[fec0::1]"),
        *(
            "[fd00:ec2::254]",
            "[ff02::1]",
            "[0:0:0:0:0:ffff:7f00:1]",
            "localhost",
            "LocalHost",
            "ｌocalhost",
            "localhost.",
        ),
        *("a.localhost", "printer.local", "metadata.google.internal", "nas.lan", "fritz.home.arpa", "x.onion"),
    ],
)
def test_what_is_not_public_is_refused_when_it_is_saved(host: str):
    with pytest.raises(NotPublic):
        parse_address(f"http://{host}/")


def test_no_error_repeats_the_address():
    kinds = [kind for kind in vars(addresses).values() if isinstance(kind, type) and issubclass(kind, Refused)]
    assert len(kinds) > 9
    for kind in kinds:
        error = kind()
        assert error.message
        assert error.hint
        assert "{" not in error.message + error.hint
    with pytest.raises(Refused) as error:
        parse_address(f"https://example.org:8443/{SECRET}.ics")
    assert SECRET not in error.value.message + error.value.hint + repr(error.value)


def test_an_address_shown_by_mistake_keeps_its_secret():
    assert SECRET not in repr(parse_address(f"https://calendar.example.org/{SECRET}/basic.ics?key={SECRET}"))


def test_the_operators_networks_can_be_saved():
    allow = [ip_network("10.20.0.0/16")]
    assert parse_address("http://10.20.3.4/a.ics", allow=allow).host == "10.20.3.4"
    assert parse_address("http://calendar.internal/a.ics", allow=allow).host == "calendar.internal"
    for pasted, why in (
        ("http://10.21.0.1/", NotPublic),
        ("http://intranet/", HalfName),
        ("http://localhost/", NotPublic),
    ):
        with pytest.raises(why):
            parse_address(pasted, allow=allow)


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("/b.ics", "https://example.org/b.ics"),
        ("b.ics?x", "https://example.org/a/b.ics?x"),
        ("//example.net/b", "https://example.net/b"),
        ("/the events.ics", "https://example.org/the%20events.ics"),
        ("/\udcc3\udcbc.ics", "https://example.org/%C3%BC.ics"),
        ("webcal://example.net/b", "https://example.net/b"),
        (" https://example.net ", "https://example.net/"),
    ],
)
def test_a_redirect_is_read_from_where_it_came(location: str, url: str):
    assert follow(parse_address("https://example.org/a/a.ics"), location).url == url


@pytest.mark.parametrize(
    "location",
    [
        *("file:///etc/passwd", "gopher://example.org/", "http://localhost/", "http://127.1/", "//169.254.169.254/"),
        *("\\\\evil.example", "https://[zz]/", "https://a:b@example.org/", "https://example.org:22/", "javascript:1"),
    ],
)
def test_a_redirect_is_refused_as_what_people_paste_is(location: str):
    with pytest.raises(Refused):
        follow(parse_address("https://example.org/a"), location)


@given(
    st.text(max_size=60), st.sampled_from(["", "https://", "http://example.org", "webcal://[", "https://a.b/", "//"])
)
def test_any_text_is_an_address_or_refused(text: str, start: str):
    try:
        address = parse_address(start + text)
    except Refused:
        return
    assert address.url.isascii()
    assert not any(unicodedata.category(sign)[0] in "CZ" or sign in '\\<>"@' for sign in address.url.split("/")[2])
    assert parse_address(address.url) == address
