"""Which addresses on the network may be read for somebody: those of the public internet, and what the operator adds.

The tables are our own: what `ipaddress` calls global differs between Python 3.11 and 3.13, and counts multicast and
addresses that carry another one inside. Sources: IANA's registries of special-purpose IPv4 and IPv6 addresses, RFC
6052 (NAT64), 4291 (mapped, compatible), 3056 (6to4), 4380 (Teredo), 5214 (ISATAP).
"""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Ip = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_NOT_PUBLIC_4 = tuple(
    map(
        IPv4Network,
        (
            *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
            *("192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15"),
            *("198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        ),
    )
)
_GIVEN_OUT_6 = IPv6Network("2000::/3")
"""The only part of IPv6 from which IANA gives out public addresses; everything else is special."""

_NOT_PUBLIC_6 = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")))
"""Within that part: protocol assignments with Teredo, documentation twice, 6to4. Teredo and 6to4 carry an IPv4 address
inside; both are switched off everywhere, so they are refused whatever it is."""

_CARRIERS = (IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96"))
"""Mapped addresses and NAT64: the last 32 bits are the IPv4 address that is really reached."""

_ISATAP = (0x0000_5EFE, 0x0200_5EFE)
"""Bits 64 to 95 of an address whose last 32 are an IPv4 address, under anybody's prefix."""

_NEVER = tuple(
    map(
        ip_network,
        (
            *("0.0.0.0/8", "224.0.0.0/4", "255.255.255.255/32", "::/128", "ff00::/8"),
            # Where clouds tell a machine its own passwords: within ranges that an operator may well allow, and Azure's
            # 168.63.129.16 looks public.
            *("169.254.169.254/32", "169.254.170.2/32", "100.100.100.200/32", "168.63.129.16/32"),
            "fd00:ec2::254/128",
        ),
    )
)
"""Not even where the operator allows a range around it."""


def allowed(ip: str | Ip, allow: Iterable[Network] = ()) -> bool:
    """Whether to connect there: a public address, or one in `allow`, the operator's own list. False for what is no
    address at all, and for one with a zone (`fe80::1%eth0`)."""
    found = _read(ip)
    if found is None:
        return False
    while isinstance(found, IPv6Address) and any(found in network for network in _CARRIERS):
        found = IPv4Address(int(found) & 0xFFFF_FFFF)
    if _in(found, _NEVER):
        return False
    return _in(found, allow) or _public(found)


def is_listed(ip: str | Ip, allow: Iterable[Network]) -> bool:
    """Whether the operator's list names it, as it stands there."""
    found = _read(ip)
    return found is not None and _in(found, allow)


def is_ours(ip: str | Ip) -> bool:
    """Whether it is an address of this machine: the system would write to it from the same address. Sends nothing."""
    found = _read(ip)
    if found is None:
        return False
    family = socket.AF_INET if found.version == 4 else socket.AF_INET6
    with contextlib.suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as probe:
        probe.connect((str(found), 9))  # a datagram's connect only looks up the way
        return _read(str(probe.getsockname()[0])) == found
    return False


def _read(ip: str | Ip) -> Ip | None:
    try:
        return ip_address(ip) if "%" not in str(ip) else None
    except ValueError:
        return None


def _in(ip: Ip, networks: Iterable[Network]) -> bool:
    return any(ip in network for network in networks if network.version == ip.version)


def _public(ip: Ip) -> bool:
    if isinstance(ip, IPv4Address):
        return not _in(ip, _NOT_PUBLIC_4)
    if ip not in _GIVEN_OUT_6 or _in(ip, _NOT_PUBLIC_6):
        return False
    return (int(ip) >> 32) & 0xFFFF_FFFF not in _ISATAP
