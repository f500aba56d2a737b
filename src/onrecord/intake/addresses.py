"""Which network addresses a URL may lead to."""

from __future__ import annotations

import ipaddress
import socket

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

TRANSLATED = (  # IPv6 ranges that stand for an IPv4 address in their last 32 bits
    ipaddress.IPv6Network("64:ff9b::/96"),
    ipaddress.IPv6Network("64:ff9b:1::/48"),
    ipaddress.IPv6Network("::/96"),
)


class RefusedAddressError(Exception):
    """A host that cannot be found, or that leads to an address which is not public."""


class UnknownHostError(RefusedAddressError):
    """No address is known for a host; that may be otherwise in an hour."""


def checked_addresses(host: str, port: int, *, allow_private: bool) -> list[str]:
    """The addresses behind ``host``, every one of them checked; the caller connects to these.

    Connecting to the address rather than to the name leaves no second lookup that could answer
    otherwise.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnknownHostError(f"no address is known for {host}") from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    for address in addresses:
        if not allow_private and not is_public(address):
            raise RefusedAddressError(f"{host} leads to a private address, which is not fetched")
    return addresses


def is_public(text: str) -> bool:
    """Whether an address is one of the open internet, also below its IPv6 disguises."""
    try:
        address: Address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        inner = _inside(address)
        if inner is not None:
            return is_public(str(inner))
    return address.is_global and not address.is_multicast and not address.is_reserved


def _inside(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if any(address in network for network in TRANSLATED):
        return ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
    return None
