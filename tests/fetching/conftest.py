"""A real server on this machine that behaves as badly as servers do."""

from __future__ import annotations

import contextlib
import gzip
import threading
import zlib
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PAGE = b"<html><body><p>The bridge was shut on Friday.</p></body></html>"


class Server(ThreadingHTTPServer):
    """Counts what it is asked; `robots` is its robots.txt, by status (0: none is sent) and text, or where it moved.

    What never ends does so at last, for a client that waits for it all: `gave_up` lists such paths.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: Counter[str] = Counter()
        self.sent: list[dict[str, str]] = []
        self.robots = (404, "")
        self.closing = threading.Event()
        self.gave_up: list[str] = []

    @property
    def url(self) -> str:
        """The address of its front page, without the slash."""
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing when a client hangs up, which is what these tests make clients do."""


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        self.server.asked[path] += 1
        self.server.sent.append(dict(self.headers.items()))
        behave = _BEHAVIOUR.get(path, _missing)
        with contextlib.suppress(OSError):
            behave(self)

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        """Send an ordinary answer."""
        self.send_response(status)
        for name, value in {"content-type": "text/html", "content-length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Keep the terminal quiet."""


def _missing(handler: _Handler) -> None:
    handler.answer(404, b"no such page")


def _robots(handler: _Handler) -> None:
    status, text = handler.server.robots
    if status == 301:
        handler.answer(status, location=text)
    elif status == 0:  # hangs up
        handler.close_connection = True
    else:
        handler.answer(status, text.encode())


def _drip_body(handler: _Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    _drip(handler)


def _drip_header(handler: _Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
    _drip(handler)


def _drip(handler: _Handler) -> None:
    for _ in range(1_200):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        if handler.server.closing.wait(0.05):
            return
    handler.server.gave_up.append(handler.path)


def _silent(handler: _Handler) -> None:
    if not handler.server.closing.wait(60):
        handler.server.gave_up.append(handler.path)


def _endless(handler: _Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(1_500):
        handler.wfile.write(b"x" * 65_536)
    handler.server.gave_up.append(handler.path)


def _bomb(handler: _Handler) -> None:
    packer = zlib.compressobj(9, wbits=31)
    handler.send_response(200)
    handler.send_header("content-encoding", "gzip")
    handler.end_headers()
    for _ in range(1_000):
        handler.wfile.write(packer.compress(bytes(1_000_000)))
    handler.wfile.write(packer.flush())
    handler.close_connection = True


def _packed_short(handler: _Handler) -> None:
    handler.send_response(200)
    handler.send_header("content-encoding", "gzip")
    handler.end_headers()
    handler.wfile.write(gzip.compress(PAGE)[:-12])
    handler.close_connection = True


def _packed_drip(handler: _Handler) -> None:
    packed = gzip.compress(PAGE)
    handler.send_response(200)
    handler.send_header("content-encoding", "gzip")
    handler.send_header("content-length", str(len(packed)))
    handler.end_headers()
    for place in range(len(packed)):
        handler.wfile.write(packed[place : place + 1])
        handler.wfile.flush()


def _busy_first(handler: _Handler) -> None:
    if handler.server.asked["/busy-first"] == 1:
        handler.answer(429, retry_after="0")
    else:
        handler.answer(200, PAGE)


def _short(handler: _Handler) -> None:
    handler.answer(200, PAGE, content_length=str(len(PAGE) + 100))
    handler.close_connection = True


def _tagged(handler: _Handler) -> None:
    if handler.headers.get("if-none-match") == '"one"':
        handler.answer(304, etag='"one"')
    else:
        handler.answer(200, PAGE, etag='"one"')


def _moved(to: str) -> Callable[[_Handler], None]:
    return lambda handler: handler.answer(302, location=to)


_BEHAVIOUR: dict[str, Callable[[_Handler], None]] = {
    "/robots.txt": _robots,
    "/page": lambda handler: handler.answer(200, PAGE, content_type="text/html; charset=windows-1251"),
    "/no-type": lambda handler: handler.answer(200, PAGE, content_type=""),
    "/packed": lambda handler: handler.answer(200, gzip.compress(PAGE), content_encoding="gzip"),
    "/not-packed": lambda handler: handler.answer(200, PAGE, content_encoding="gzip"),
    "/packed-short": _packed_short,
    "/packed-drip": _packed_drip,
    "/packed-otherwise": lambda handler: handler.answer(200, PAGE, content_encoding="br"),
    "/missing-and-packed": lambda handler: handler.answer(404, PAGE, content_encoding="br"),
    "/empty": lambda handler: handler.answer(200),
    "/forbidden": lambda handler: handler.answer(403),
    "/broken": lambda handler: handler.answer(503),
    "/long-wait": lambda handler: handler.answer(503, retry_after="3600"),
    "/wait-until": lambda handler: handler.answer(503, retry_after="Fri, 01 Jan 2100 00:00:00 GMT"),
    "/busy-first": _busy_first,
    "/moved": _moved("/page"),
    "/circle": _moved("/circle-2"),
    "/circle-2": _moved("/circle"),
    "/to-metadata": _moved("http://169.254.169.254/latest/meta-data/"),
    "/to-nonsense": _moved("http://[::1"),
    "/to-no-name": _moved(f"http://{'a' * 70}.example/"),
    "/to-unseen": _moved("/\x1b]0;owned\x07"),
    "/to-utf-8": _moved("/pagé".encode().decode("latin-1")),
    "/pag%C3%A9": lambda handler: handler.answer(200, PAGE),
    "/robots-elsewhere": lambda handler: handler.answer(200, b"User-agent: *\nDisallow: /page"),
    "/to-file": _moved("file:///etc/passwd"),
    "/drip-body": _drip_body,
    "/drip-header": _drip_header,
    "/silent": _silent,
    "/endless": _endless,
    "/bomb": _bomb,
    "/short": _short,
    "/tagged": _tagged,
    **{f"/far-{n}": _moved(f"/far-{n + 1}") for n in range(20)},
}


@pytest.fixture
def server() -> Iterator[Server]:
    """Yield a server that runs until the test ends."""
    running = Server()
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield running
    running.closing.set()
    running.shutdown()
    running.server_close()
