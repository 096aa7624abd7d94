"""One request to one server, within limits and whatever the server does."""

from __future__ import annotations

import ssl
import time
import zlib
from concurrent.futures import Future
from dataclasses import dataclass, field
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

from framing.errors import InputError
from framing.records import ours
from framing.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from framing.fetching.address import Address


PACKINGS = ("gzip", "x-gzip", "deflate")
"""The content encodings that can be unpacked."""

_PIECE = 65_536  # bytes; a small packet can swell a thousandfold, so that it is taken bit by bit
_GZIP = b"\x1f"  # how another packed part begins; its second byte may be in the next chunk
_EITHER, _BARE = 32 + zlib.MAX_WBITS, -zlib.MAX_WBITS  # gzip or zlib, as the first bytes say; deflate without a header


def unpacked(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield what is packed in chunks, bit by bit; zlib.error where nothing is, EOFError where the end is missing.

    urllib3 would unpack too, but takes packed data that end early for whole: an article cut short would go unnoticed.
    """
    unpack = None
    for chunk in chunks:
        rest = chunk
        while rest:
            if unpack is None:
                unpack = _begun(rest)
            elif unpack.eof and rest.startswith(_GZIP):
                unpack = zlib.decompressobj(_EITHER)
            elif unpack.eof:
                break  # padding after the end, as some servers send
            yield unpack.decompress(rest, _PIECE)
            rest = unpack.unconsumed_tail or unpack.unused_data
    if unpack is not None and not unpack.eof:
        yield unpack.flush()
        if not unpack.eof:
            raise EOFError("the packed page ends early")


def _begun(start: bytes) -> Any:
    """Return what unpacks data that begin so; some servers call deflate what has no header."""
    if not start.startswith(_GZIP):
        try:
            zlib.decompressobj(_EITHER).decompress(start, 1)
        except zlib.error:
            return zlib.decompressobj(_BARE)
    return zlib.decompressobj(_EITHER)


AGENT = f"framing/{__version__} (reads single articles at a user's request)"
_CHUNK = 65_536
"""Bytes read at a time. A judgement."""

T = TypeVar("T")


class UnreachableError(InputError):
    """The server could not be reached, or broke off."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of a fetch; a server that passes one of them is given up, with a word on which."""

    connect: float = 10  # seconds to reach the server
    read: float = 15  # seconds without a byte
    total: float = 60  # seconds for a page, its redirects and retries apart
    largest: int = 30_000_000  # bytes of a page, unpacked
    cut: bool = False  # true: of what is larger the beginning is taken, and it is not given up
    redirects: int = 5
    attempts: int = 3  # for one address, where the server says that it is busy
    back_off: float = 1  # seconds before the second attempt; twice that before the third
    patience: float = 30  # seconds; a server that asks for a longer wait is not asked again
    pause: float = 1  # seconds between two requests to one site


@dataclass(frozen=True, slots=True)
class Response:
    """What a server answered: its status, its headers by name in lower case, and the body of a page, unpacked."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


def download(address: Address, ips: Sequence[str], headers: Mapping[str, str], limits: Limits) -> Response:
    """Return what the server at one of the numeric addresses answers to a GET.

    Connecting to the very addresses that were checked leaves no gap in which a name could come to mean another machine.
    Raises InputError, after `limits.total` seconds at the latest.
    """
    until = time.monotonic() + limits.total
    try:
        # A server may drip out a header for hours without ever being silent.
        return within(limits.total + 1, lambda: _try_each(address, ips, headers, limits, until))
    except TimeoutError as error:
        raise _too_slow(address, limits) from error


def _try_each(
    address: Address, ips: Sequence[str], headers: Mapping[str, str], limits: Limits, until: float
) -> Response:
    import urllib3.exceptions as faults

    for last, ip in zip([*[False] * (len(ips) - 1), True], ips, strict=True):
        try:
            return _request(address, ip, headers, limits, until)
        except (faults.NewConnectionError, faults.ConnectTimeoutError) as error:
            if last:
                raise UnreachableError(
                    ours(
                        "{url} cannot be reached ({host} does not answer); check the address and your connection.",
                        url=address.url,
                        host=address.host,
                    )
                ) from error
        except faults.SSLError as error:
            cause = error.args[0]
            if isinstance(cause, ssl.SSLError) and not isinstance(cause, ssl.SSLCertVerificationError):
                raise UnreachableError(
                    ours(
                        "{url} cannot be reached safely ({host} does not speak https as it should); try again later, "
                        "or open it in your browser.",
                        url=address.url,
                        host=address.host,
                    )
                ) from error
            raise InputError(
                ours(
                    "{url} has no valid certificate ({why}), so it may be somebody else's page; open it in your "
                    "browser and save it if you trust it.",
                    url=address.url,
                    why=str(error),
                )
            ) from error
        except faults.ReadTimeoutError as error:
            raise _too_slow(address, limits) from error
        except zlib.error as error:
            raise _not_unpacked(address) from error
        except (faults.HTTPError, OSError, EOFError) as error:
            raise UnreachableError(
                ours(
                    "{url} broke off before the page was there; try again, or save it in your browser.",
                    url=address.url,
                )
            ) from error
    raise UnreachableError(ours("{url} cannot be reached: {host} has no address.", url=address.url, host=address.host))


def _request(address: Address, ip: str, headers: Mapping[str, str], limits: Limits, until: float) -> Response:
    import urllib3

    timeout = urllib3.Timeout(connect=limits.connect, read=limits.read)
    sent = {"Host": address.netloc, "User-Agent": AGENT, "Accept-Encoding": "gzip", **headers}
    with _pool(address, ip, timeout) as pool:
        raw = pool.request("GET", address.target, headers=sent, retries=False, redirect=False, preload_content=False)
        try:
            received = {name.lower(): value for name, value in raw.headers.items()}
            if raw.status != 200:  # what is not the page is not read
                return Response(raw.status, received)
            packing = received.get("content-encoding", "identity").strip().lower() or "identity"
            if packing not in (*PACKINGS, "identity"):
                raise _not_unpacked(address)
            arriving = iter(lambda: raw.read1(_CHUNK, decode_content=False), b"")
            pieces = arriving if packing == "identity" else unpacked(arriving)
            return Response(raw.status, received, _body(address, pieces, limits, until))
        finally:
            raw.close()


def _pool(address: Address, ip: str, timeout: Any) -> Any:
    import urllib3

    if address.scheme == "http":
        return urllib3.HTTPConnectionPool(ip, address.port, timeout=timeout)
    # The certificate must be the named site's, although a numeric address is connected to. It has no dot at the end.
    name = address.host.removesuffix(".")
    return urllib3.HTTPSConnectionPool(ip, address.port, timeout=timeout, server_hostname=name, assert_hostname=name)


def _body(address: Address, pieces: Iterable[bytes], limits: Limits, until: float) -> bytes:
    """Return the body, gathered piece by piece so that a small packet cannot swell to gigabytes in memory."""
    body = bytearray()
    for piece in pieces:
        body += piece
        if len(body) > limits.largest:
            if limits.cut:
                return bytes(body[: limits.largest])
            most = f"{limits.largest:,}"
            raise InputError(
                ours("{url} is larger than {most} bytes, so no article's page; not read.", url=address.url, most=most)
            )
        if time.monotonic() > until:
            raise _too_slow(address, limits)
    return bytes(body)


def _not_unpacked(address: Address) -> InputError:
    return InputError(
        ours(
            "{url} is packed in a way that cannot be unpacked; open it in your browser and save the page.",
            url=address.url,
        )
    )


def _too_slow(address: Address, limits: Limits) -> InputError:
    words = {"url": address.url, "read": f"{limits.read:g}", "total": f"{limits.total:g}"}
    return InputError(
        ours(
            "{url} is too slow (silent for {read} seconds, or not done in {total}); try again later, or save the page "
            "in your browser.",
            **words,
        )
    )


def within(seconds: float, work: Callable[[], T]) -> T:
    """Return what `work` returns or raise what it raises; TimeoutError where it is not done within the seconds.

    What is not done cannot be stopped from outside: it is left alone in a thread that ends with the program.
    """
    future: Future[T] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except Exception as error:
            future.set_exception(error)

    Thread(target=run, daemon=True).start()
    return future.result(seconds)
