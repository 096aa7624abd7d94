"""Fetches pages one by one: from disk where they are kept, else from their site, as it asks programs to."""

from __future__ import annotations

import contextlib
import time
from dataclasses import replace
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from framing.errors import InputError
from framing.fetching import address as addresses
from framing.fetching.answers import refusal
from framing.fetching.clock import Clock
from framing.fetching.download import Answer, UnreachableError, download
from framing.fetching.fetched import Fetched
from framing.fetching.limits import Limits
from framing.fetching.robots import LARGEST, Rules
from framing.fetching.store import Kept, Store

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from framing.fetching.address import Address

_MOVED = frozenset((301, 302, 303, 307, 308))
_BUSY = frozenset((429, 502, 503, 504))
_ACCEPT = "text/html,application/xhtml+xml,application/pdf;q=0.9,application/xml;q=0.9,*/*;q=0.5"


class Fetcher:
    """Gets pages, and remembers what each site asks for. One is made for each command.

    `cache` is the folder below which pages are kept; `offline` takes them from there only, and opens no connection.
    `clock` is what pauses between requests are taken by.
    """

    def __init__(
        self, cache: Path, *, offline: bool = False, limits: Limits | None = None, clock: Clock | None = None
    ) -> None:
        self._store = Store(cache / "pages")
        self._offline = offline
        self._limits = limits or Limits()
        self._clock = clock or Clock()
        self._rules: dict[str, Rules] = {}
        self._asked: dict[str, float] = {}

    def fetch(self, url: str, public_only: bool = False) -> Fetched:
        """Return the page at an address.

        With `public_only`, which is for addresses that somebody else chose, none of this machine or its network is
        connected to; nor is one where a public page redirects to it. Raises InputError with the reason.
        """
        first = addresses.parse(url)
        kept = self._store.get(first.url)
        if self._offline:
            if kept is None:
                raise InputError(
                    f"{url} is not in the cache, and nothing is fetched offline; run once without --offline."
                )
            return kept.page
        if kept is not None and kept.fresh and not public_only:
            return kept.page
        last, answer = self._follow(first, public_only, _conditions(kept), self._limits, self._mind_robots)
        if answer.status == 304 and kept is not None:
            page, answer_headers = kept.page, {"etag": kept.etag, "last-modified": kept.modified}
        elif answer.status == 200:
            page, answer_headers = _page(last, answer), answer.headers
        else:
            raise InputError(refusal(last.url, answer.status))
        told = (answer_headers.get("etag", ""), answer_headers.get("last-modified", ""))
        self._store.put(first.url, Kept(page, time.time(), *told))
        return page

    def _follow(
        self,
        first: Address,
        public_only: bool,
        headers: Mapping[str, str],
        limits: Limits,
        mind: Callable[[Address, bool], None] | None = None,
    ) -> tuple[Address, Answer]:
        """Return the last address of a chain of redirects, and what it answers; `mind` may object to each of them."""
        here, seen = first, {first.url}
        for _ in range(self._limits.redirects + 1):
            numbers, public_from_here = self._numbers(here, public_only)
            if mind:
                mind(here, public_only)
            answer = self._ask(here, numbers, headers, limits)
            if answer.status not in _MOVED or not answer.headers.get("location"):
                return here, answer
            here, public_only = addresses.joined(here, answer.headers["location"]), public_from_here
            if here.url in seen:
                raise InputError(f"{first.url} redirects in a circle; open it in your browser and save the page.")
            seen.add(here.url)
        raise InputError(
            f"{first.url} redirects more than {self._limits.redirects} times; open it in your browser, save the page."
        )

    def _numbers(self, here: Address, public_only: bool) -> tuple[list[str], bool]:
        """Return a host's numeric addresses, and whether all that follows must be public, as after a public page."""
        try:
            numbers = addresses.resolve(here.host, here.port)
        except OSError as error:
            raise UnreachableError(
                f"{here.url} cannot be reached: no site is called {here.host}, or there is no connection."
            ) from error
        public = [addresses.is_public(number) for number in numbers]
        if public_only and not all(public):
            raise InputError(
                f"{here.url} is in this machine's own network ({', '.join(numbers)}); a list or a redirect may name "
                "public addresses only. Give the address itself if you mean it."
            )
        # A name may have public and other numbers at once; any public one makes it somebody else's.
        return numbers, public_only or any(public)

    def _mind_robots(self, here: Address, public_only: bool) -> None:
        if here.site not in self._rules:
            robots = addresses.parse(f"{here.site}/robots.txt")
            limits = replace(self._limits, largest=LARGEST, cut=True)
            try:
                _, answer = self._follow(robots, public_only, {}, limits)
            except InputError as error:
                raise InputError(
                    f"{here.url} is not fetched, since its site's robots.txt, which says what programs may fetch, is "
                    f"not to be had: {error}"
                ) from error
            self._rules[here.site] = Rules(answer)
        rules = self._rules[here.site]
        if rules.in_trouble:
            raise InputError(
                f"{here.url} is not fetched, since its site is in trouble and does not give its robots.txt; "
                "try again later, or open it in your browser, save the page as .html and give the file."
            )
        if not rules.allow(here.url):
            raise InputError(
                f"{here.url} is closed to programs (the site's robots.txt says so); open it in your browser, save the "
                "page as .html and give the file."
            )

    def _ask(self, here: Address, numbers: list[str], headers: Mapping[str, str], limits: Limits) -> Answer:
        """Return a server's answer, asked again after a while where it is busy or breaks off."""
        for attempt in range(1, limits.attempts + 1):
            self._pause(here)
            last = attempt == limits.attempts
            wait = limits.back_off * 2 ** (attempt - 1)
            try:
                answer = download(here, numbers, {"Accept": _ACCEPT, **headers}, limits)
            except UnreachableError:
                if last:
                    raise
            else:
                wait = max(wait, _retry_after(answer))
                if answer.status not in _BUSY or last or wait > limits.patience:
                    return answer
            self._clock.sleep(wait)
        raise AssertionError  # the last attempt returns or raises

    def _pause(self, here: Address) -> None:
        rules = self._rules.get(here.site)
        pause = max(self._limits.pause, rules.delay if rules else 0)
        if here.site in self._asked:
            self._clock.sleep(max(0.0, self._asked[here.site] + pause - self._clock.now()))
        self._asked[here.site] = self._clock.now()


def _conditions(kept: Kept | None) -> dict[str, str]:
    """Return the headers by which a server need not send again what is kept."""
    if kept is None:
        return {}
    named = {"If-None-Match": kept.etag, "If-Modified-Since": kept.modified}
    return {name: value for name, value in named.items() if value}


def _retry_after(answer: Answer) -> float:
    """Return the seconds that a busy server asks to wait, as a number or until a date."""
    told = answer.headers.get("retry-after", "").strip()
    with contextlib.suppress(ValueError, OverflowError):
        return float(told) if told.isdecimal() else parsedate_to_datetime(told).timestamp() - time.time()
    return 0.0


def _page(last: Address, answer: Answer) -> Fetched:
    if not answer.body.strip():
        raise InputError(f"{last.url} is empty; open it in your browser and save the page.")
    message = Message()
    message["Content-Type"] = answer.headers.get("content-type", "")
    charset = message.get_param("charset") if "content-type" in answer.headers else None
    media_type = message.get_content_type() if "content-type" in answer.headers else ""
    return Fetched(last.url, answer.body, media_type, charset if isinstance(charset, str) else None)
