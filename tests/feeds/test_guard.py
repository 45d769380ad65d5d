"""Which addresses of the network may be read (A1, A5, A6), the same on every Python."""

from __future__ import annotations

import ast
import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters import guard
from adapters.guard import allowed, is_ours

PRIVATE = (
    *("0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.255.255.254"),
    *("168.63.129.16", "169.254.169.254", "169.254.170.2", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.0.8"),
    *("192.0.0.9", "192.0.0.170", "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.0.1", "198.18.0.1"),
    *("198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.250", "240.0.0.1"),
    *("255.255.255.255", "::", "::1", "::127.0.0.1", "::8.8.8.8", "::ffff:127.0.0.1", "::ffff:10.0.0.1"),
    *("::ffff:169.254.169.254", "::ffff:0:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1"),
    *("64:ff9b:1::808:808", "100::1", "2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:2::1", "2001:10::1"),
    *("2001:20::1", "2001:db8::1", "2002:7f00:1::", "2002:808:808::1", "3fff::1", "5f00::1", "fc00::1"),
    *("fd00:ec2::254", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "ff0e::1"),
    *("2a00:1450::5efe:7f00:1", "2a00:1450::200:5efe:a00:1", "4000::1", "not an address", "", "127.1", "0x7f000001"),
)
PUBLIC = (
    *("1.1.1.1", "8.8.8.8", "93.184.215.14", "100.63.255.255", "100.128.0.1", "172.32.0.1", "192.0.1.1"),
    *("2606:4700:4700::1111", "2a00:1450:4001:80b::200e", "2001:4860:4860::8888", "2620:fe::fe"),
    *("::ffff:8.8.8.8", "64:ff9b::808:808"),
)


@pytest.mark.parametrize("ip", PRIVATE)
def test_what_is_not_public_is_refused(ip: str):
    assert not allowed(ip)


@pytest.mark.parametrize("ip", PUBLIC)
def test_what_is_public_is_allowed(ip: str):
    assert allowed(ip)


@given(st.ip_addresses(v=4), st.sampled_from(["::ffff:0:0", "64:ff9b::"]))
def test_what_an_address_carries_decides(inner: IPv4Address, carrier: str):
    assert allowed(IPv6Address(int(ip_address(carrier)) | int(inner))) == allowed(inner)


@given(st.ip_addresses(v=4).filter(lambda ip: not allowed(ip)))
def test_no_spelling_of_a_private_address_inside_another_is_allowed(inner: IPv4Address):
    bits = int(inner)
    for outer in (
        bits,  # compatible
        0xFFFF_0000_0000 | bits,
        (0xFFFF << 48) | bits,  # translated
        (0x64FF9B << 96) | bits,
        (0x64FF9B_0001 << 80) | bits,
        (0x2002 << 112) | (bits << 80) | 1,
        (0x2001_0000 << 96) | (bits ^ 0xFFFF_FFFF),  # Teredo hides it
        (0x2A00_1450 << 96) | (0x5EFE << 32) | bits,  # ISATAP
    ):
        assert not allowed(IPv6Address(outer))


@given(st.ip_addresses(v=6))
def test_of_ipv6_only_the_part_that_is_given_out_is_public(ip: IPv6Address):
    if allowed(ip) and ip not in ip_network("64:ff9b::/96") and ip.ipv4_mapped is None:
        assert ip in ip_network("2000::/3")


@given(st.ip_addresses(v=4))
def test_nothing_that_python_knows_to_be_private_is_public(ip: IPv4Address):
    if ip.is_private or ip.is_multicast or ip.is_reserved or ip.is_loopback or ip.is_link_local:
        assert not allowed(ip)


def test_the_tables_are_our_own():
    # What ipaddress calls global, private or reserved changed between the Pythons that we run on.
    names = {
        node.attr for node in ast.walk(ast.parse(Path(guard.__file__).read_text())) if isinstance(node, ast.Attribute)
    }
    assert not {name for name in names if name.startswith("is_")}


def test_the_operator_can_allow_a_network():
    allow = (ip_network("10.20.0.0/16"), ip_network("fd12::/16"))
    assert allowed("10.20.3.4", allow)
    assert allowed("fd12::1", allow)
    assert allowed("::ffff:10.20.3.4", allow)
    assert not allowed("10.21.0.1", allow)
    assert allowed("8.8.8.8", allow)


@pytest.mark.parametrize(
    "ip",
    [
        "169.254.169.254",
        "::ffff:169.254.169.254",
        "fd00:ec2::254",
        "100.100.100.200",
        "168.63.129.16",
        "224.0.0.1",
        "::",
    ],
)
def test_nobody_can_allow_where_clouds_keep_their_passwords(ip: str):
    assert not allowed(
        ip, (ip_network("0.0.0.0/1"), ip_network("128.0.0.0/1"), ip_network("::/1"), ip_network("fd00::/8"))
    )


def test_an_address_of_this_machine_is_known():
    assert is_ours("127.0.0.1")
    assert not is_ours("192.0.2.1")
    assert not is_ours("nothing")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return  # this machine is on no network
        assert is_ours(probe.getsockname()[0])
