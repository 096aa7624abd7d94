"""Fetches pages one by one: from disk where they are kept, else from their site, as it asks programs to."""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass, replace
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from framing.errors import InputError
from framing.fetching import address as addresses
from framing.fetching.download import Limits, Response, UnreachableError, download
from framing.fetching.store import FRESH, CacheEntry, Fetched, Store
from framing.records import Ours, Reason, ours

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from framing.fetching.address import Address

_MOVED = frozenset((301, 302, 303, 307, 308))
_BUSY = frozenset((429, 502, 503, 504))
_FAULT = 500
"""The status from which on it is the server that is at fault."""
_ACCEPT = "text/html,application/xhtml+xml,application/pdf;q=0.9,application/xml;q=0.9,*/*;q=0.5"
_NAME = "framing"  # what the program is called in robots.txt
_LARGEST_ROBOTS = 512_000  # bytes that are looked at, as the standard (RFC 9309) asks for at least
_LONGEST_DELAY = 10.0  # seconds; a longer pause is asked of those who read whole sites
_REFUSALS = {
    401: Reason("{url} asks for a login (401); open it in your browser, save the page as .html and give the file."),
    402: Reason(
        "{url} asks for payment (402); open it in your browser, save the page as .html and give the file if you have "
        "access."
    ),
    403: Reason("{url} refuses programs (403); open it in your browser, save the page as .html and give the file."),
    404: Reason("{url} does not exist (404); check the address."),
    410: Reason("{url} was taken down (410); look for a copy in a web archive."),
    429: Reason(
        "{url} asks for fewer requests (429); try again later, or open it in your browser, save the page as .html and "
        "give the file."
    ),
    451: Reason("{url} is withheld for legal reasons (451)."),
}
_IN_TROUBLE = Reason(
    "{url} is in trouble (its server says {status}); try again later, or open it in your browser, save the page as "
    ".html and give the file."
)
_NO_PAGE = Reason(
    "{url} gives no page (its server says {status}); open it in your browser, save the page as .html and give the file."
)


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock that can be waited by: `now` gives its seconds, `sleep` lets some pass."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


class Fetcher:
    """Gets pages, and remembers what each site asks for. One is made for each command.

    `cache` is the folder below which pages are kept; `offline` takes them from there only, and opens no connection.
    What was fetched in the last `fresh` seconds is taken from there without asking the server; with 0 it is always
    asked whether it has anything new. `clock` is what pauses between requests are taken by.
    """

    def __init__(
        self,
        cache: Path,
        *,
        offline: bool = False,
        limits: Limits | None = None,
        clock: Clock | None = None,
        fresh: float = FRESH,
    ) -> None:
        self._store = Store(cache)
        self._offline = offline
        self._fresh = fresh
        self._limits = limits or Limits()
        self._clock = clock or Clock()
        self._rules: dict[str, _Rules] = {}
        self._last_request: dict[str, float] = {}

    def fetch(self, url: str, public_only: bool = False) -> Fetched:
        """Return the page at an address.

        With `public_only`, which is for addresses that somebody else chose, none of this machine or its network is
        connected to; nor is one where a public page redirects to it. Raises InputError with the reason.
        """
        first = addresses.parse(url)
        entry = self._store.get(first.url)
        if self._offline:
            if entry is None:
                raise InputError(
                    ours(
                        "{url} is not in the cache, and nothing is fetched offline; run once without --offline.",
                        url=url,
                    )
                )
            return entry.page
        if entry is not None and entry.is_younger_than(self._fresh) and not public_only:
            return entry.page
        last, response = self._follow(first, public_only, _conditions(entry), self._limits, self._check_robots)
        if response.status == 304 and entry is not None:
            page, headers = entry.page, {"etag": entry.etag, "last-modified": entry.modified}
        elif response.status == 200:
            page, headers = _page(last, response), response.headers
        else:
            raise InputError(_refusal(last.url, response.status))
        etag, modified = headers.get("etag", ""), headers.get("last-modified", "")
        self._store.put(first.url, CacheEntry(page, time.time(), etag, modified))
        return page

    def _follow(
        self,
        first: Address,
        public_only: bool,
        headers: Mapping[str, str],
        limits: Limits,
        check: Callable[[Address, bool], None] | None = None,
    ) -> tuple[Address, Response]:
        """Return the last address of a chain of redirects, and its response; `check` may object to each."""
        here, seen = first, {first.url}
        for _ in range(self._limits.redirects + 1):
            ips, public_from_here = self._ips(here, public_only)
            if check:
                check(here, public_only)
            response = self._request(here, ips, headers, limits)
            if response.status not in _MOVED or not response.headers.get("location"):
                return here, response
            here, public_only = addresses.joined(here, response.headers["location"]), public_from_here
            if here.url in seen:
                circle = ours("{url} redirects in a circle; open it in your browser and save the page.", url=first.url)
                raise InputError(circle)
            seen.add(here.url)
        raise InputError(
            ours(
                "{url} redirects more than {number} times; open it in your browser, save the page.",
                url=first.url,
                number=str(self._limits.redirects),
            )
        )

    def _ips(self, here: Address, public_only: bool) -> tuple[list[str], bool]:
        """Return a host's numeric addresses, and whether all that follows must be public, as after a public page."""
        try:
            ips = addresses.resolve(here.host, here.port)
        except OSError as error:
            raise UnreachableError(
                ours(
                    "{url} cannot be reached: no site is called {host}, or there is no connection.",
                    url=here.url,
                    host=here.host,
                )
            ) from error
        public = [addresses.is_public(ip) for ip in ips]
        if public_only and not all(public):
            raise InputError(
                ours(
                    "{url} is in this machine's own network ({addresses}); a list or a redirect may name public "
                    "addresses only. Give the address itself if you mean it.",
                    url=here.url,
                    addresses=", ".join(ips),
                )
            )
        # A name may have public and other addresses at once; any public one makes it somebody else's.
        return ips, public_only or any(public)

    def _check_robots(self, here: Address, public_only: bool) -> None:
        if here.site not in self._rules:
            robots = addresses.parse(f"{here.site}/robots.txt")
            limits = replace(self._limits, largest=_LARGEST_ROBOTS, cut=True)
            try:
                _, response = self._follow(robots, public_only, {}, limits)
            except InputError as error:
                raise InputError(
                    ours(
                        "{url} is not fetched, since its site's robots.txt, which says what programs may fetch, is not "
                        "to be had: {why}",
                        url=here.url,
                        why=error.said,
                    )
                ) from error
            self._rules[here.site] = _Rules(response)
        rules = self._rules[here.site]
        if rules.in_trouble:
            raise InputError(
                ours(
                    "{url} is not fetched, since its site is in trouble and does not give its robots.txt; try again "
                    "later, or open it in your browser, save the page as .html and give the file.",
                    url=here.url,
                )
            )
        if not rules.allow(here.url):
            raise InputError(
                ours(
                    "{url} is closed to programs (the site's robots.txt says so); open it in your browser, save the "
                    "page as .html and give the file.",
                    url=here.url,
                )
            )

    def _request(self, here: Address, ips: list[str], headers: Mapping[str, str], limits: Limits) -> Response:
        """Return a server's response, asked again after a while where it is busy or breaks off."""
        for attempt in range(1, limits.attempts + 1):
            self._pause(here)
            last = attempt == limits.attempts
            wait = limits.back_off * 2 ** (attempt - 1)
            try:
                response = download(here, ips, {"Accept": _ACCEPT, **headers}, limits)
            except UnreachableError:
                if last:
                    raise
            else:
                wait = max(wait, _retry_after(response))
                if response.status not in _BUSY or last or wait > limits.patience:
                    return response
            self._clock.sleep(wait)
        raise AssertionError  # the last attempt returns or raises

    def _pause(self, here: Address) -> None:
        rules = self._rules.get(here.site)
        pause = max(self._limits.pause, rules.delay if rules else 0)
        if here.site in self._last_request:
            self._clock.sleep(max(0.0, self._last_request[here.site] + pause - self._clock.now()))
        self._last_request[here.site] = self._clock.now()


def _conditions(entry: CacheEntry | None) -> dict[str, str]:
    """Return the headers by which a server need not send again what is kept."""
    if entry is None:
        return {}
    named = {"If-None-Match": entry.etag, "If-Modified-Since": entry.modified}
    return {name: value for name, value in named.items() if value}


def _retry_after(response: Response) -> float:
    """Return the seconds that a busy server asks to wait, as a number or until a date."""
    value = response.headers.get("retry-after", "").strip()
    with contextlib.suppress(ValueError, OverflowError):
        return float(value) if value.isdecimal() else parsedate_to_datetime(value).timestamp() - time.time()
    return 0.0


def _page(last: Address, response: Response) -> Fetched:
    if not response.body.strip():
        raise InputError(ours("{url} is empty; open it in your browser and save the page.", url=last.url))
    message = Message()
    message["Content-Type"] = response.headers.get("content-type", "")
    charset = message.get_param("charset") if "content-type" in response.headers else None
    media_type = message.get_content_type() if "content-type" in response.headers else ""
    return Fetched(last.url, response.body, media_type, charset if isinstance(charset, str) else None)


class _Rules:
    """A site's robots.txt (RFC 9309): what programs may fetch, and how long they pause between two requests."""

    def __init__(self, response: Response) -> None:
        from protego import Protego

        # No such file, or none for us to see: everything is allowed. A server in trouble: nothing is, for now.
        self.in_trouble = response.status >= _FAULT
        self._rules = Protego.parse(response.body.decode("utf-8-sig", "replace"))

    def allow(self, url: str) -> bool:
        """Return whether the site lets programs like this one fetch an address."""
        return not self.in_trouble and bool(self._rules.can_fetch(url, _NAME))

    @property
    def delay(self) -> float:
        """Seconds that the site asks for between two requests."""
        return min(float(self._rules.crawl_delay(_NAME) or 0), _LONGEST_DELAY)


def _refusal(url: str, status: int) -> str:
    """Return a sentence on a status that is not a page: what happened, and what to do."""
    reason = _REFUSALS.get(status) or (_IN_TROUBLE if status >= _FAULT else _NO_PAGE)
    return Ours(reason.of(url=url, status=str(status)))
