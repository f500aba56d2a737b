"""What a server is told when it starts."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

MIB = 1_048_576


@dataclass(frozen=True, slots=True)
class Settings:
    """A store, the address to serve it at, and what a client may ask for at most."""

    store: str  # the file
    host: str = "127.0.0.1"
    port: int = 8000  # 0: one that is free
    token: str | None = None  # who gives it may come in; None: everybody who can reach the address
    allow_private: bool = False  # let submitted URLs lead to private addresses
    names: tuple[str, ...] = ()  # further names under which clients call the server
    readers: int = 4  # threads that read the store
    waiting: int = 256  # reads that wait for one of them; more are sent away
    seconds: float = 15.0  # that one read may take
    requests_per_second: float = 100.0  # of one client, in the long run; 0: any number
    burst: int = 400  # requests of one client at once
    body_bytes: int = 8 * MIB
    body_seconds: float = 30.0  # for a body to arrive
    url_bytes: int = 4_096
    head_bytes: int = 32_768  # of all headers together
    streams: int = 64  # streams of events that are open at once
    streams_of_client: int = 16
    heartbeat: float = 15.0  # seconds of silence after which a stream says that it is there
    poll: float = 0.5  # seconds between two looks at whether the store was written to

    def __post_init__(self) -> None:
        if self.token is not None and not self.token.strip():
            raise ValueError("the token is empty")
        if self.token is None and not is_loopback(self.host):
            raise ValueError(
                f"{self.host} can be reached from other machines: give a token that clients must "
                "know (--token, or ONRECORD_TOKEN)"
            )


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address.

    >>> is_loopback("127.0.0.1"), is_loopback("::1"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
