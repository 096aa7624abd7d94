"""Which addresses may be fetched: web addresses only, and public ones where somebody else chose them."""

from __future__ import annotations

import contextlib
import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import quote, urldefrag, urljoin, urlsplit

from framing.errors import InputError
from framing.records import ours

_PORTS = {"http": 80, "https": 443}
# IPv6 addresses that carry an IPv4 one in their last 32 bits, to which a gateway may pass them on (RFC 6052, 2765).
_TRANSLATED = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("::ffff:0:0:0/96"))
# Not public, though some or all versions of Python call them global: networks for protocols, the local translation
# prefix, and two forms given up long ago that some systems still route.
_LOCAL = tuple(
    ipaddress.ip_network(block) for block in ("192.0.0.0/24", "192.88.99.0/24", "64:ff9b:1::/48", "fec0::/10", "::/96")
)


@dataclass(frozen=True, slots=True)
class Address:
    """A web address in its parts; `target` is path and query as they are sent."""

    url: str
    scheme: str
    host: str
    port: int
    target: str

    @property
    def site(self) -> str:
        """The part before the path, by which rules for robots and pauses are kept."""
        return f"{self.scheme}://{self.netloc}"

    @property
    def netloc(self) -> str:
        """The host as the Host header names it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def parse(url: str) -> Address:
    """Return an address in its parts; InputError where it is none that can be fetched."""
    if not url.strip().isprintable():  # a terminal would obey some of them, and readers not see the others
        raise InputError(ours("{url} has signs in it that cannot be seen; type the address anew.", url=ascii(url)))
    try:
        url = urldefrag(url.strip()).url
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        why = {"url": url, "why": str(error)}
        raise InputError(
            ours("{url} is no web address ({why}); expected one such as https://post.example/a.", **why)
        ) from error
    if parts.scheme not in _PORTS:
        begins = parts.scheme or ours("nothing")
        raise InputError(ours("{url} begins with {begins}; expected http:// or https://.", url=url, begins=begins))
    if not parts.hostname:
        raise InputError(ours("{url} names no site; expected an address such as https://post.example/a.", url=url))
    if parts.username is not None or parts.password is not None:
        host = parts.hostname
        raise InputError(
            ours("{host}: an address with a name or password in it is not fetched; leave it out.", host=host)
        )
    try:
        host = parts.hostname.encode("idna").decode()
    except UnicodeError as error:
        why = {"url": url, "why": str(error)}
        raise InputError(ours("{url} names a site that cannot be ({why}); check the address.", **why)) from error
    # Signs that may not stand in a request are encoded; those that are encoded already stay.
    target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (f"?{_query(parts.query)}" if parts.query else "")
    return Address(url, parts.scheme, host, port or _PORTS[parts.scheme], target)


def joined(here: Address, location: str) -> Address:
    """Return the address that a redirect names; InputError where it is none that can be fetched."""
    with contextlib.suppress(UnicodeError):  # HTTP's headers are Latin-1 by the book, and UTF-8 in practice
        location = location.encode("latin-1").decode("utf-8")
    try:
        return parse(urljoin(here.url, location))
    except ValueError as error:
        why = {"url": here.url, "why": str(error)}
        raise InputError(
            ours("{url} redirects to what is no address ({why}); open it in your browser.", **why)
        ) from error


def _query(query: str) -> str:
    return quote(query, safe="/%:@!$&'()*+,;=~-._?[]|")


def resolve(host: str, port: int) -> list[str]:
    """Return the numeric addresses of a host, as the system prefers them; OSError where it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(ip: str) -> bool:
    """Return whether a numeric address is one of the public internet, and not of this machine or its network."""
    address = ipaddress.ip_address(ip.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if any(address in block for block in _TRANSLATED):
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            address = inner
    return address.is_global and not address.is_multicast and not any(address in block for block in _LOCAL)
