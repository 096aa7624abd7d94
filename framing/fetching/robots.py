"""What a site asks of programs, in its robots.txt (RFC 9309)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.fetching.download import Answer

NAME = "framing"
"""What the program is called in robots.txt."""

LARGEST = 512_000
"""Bytes that are looked at, as the standard asks for at least."""

_LONGEST_DELAY = 10.0  # seconds; a longer pause is asked of those who read whole sites


class Rules:
    """The rules of one site: what may be fetched, and how long to pause between two requests."""

    def __init__(self, answer: Answer) -> None:
        from protego import Protego

        # No such file, or none for us to see: everything is allowed. A server in trouble: nothing is, for now.
        self.in_trouble = answer.status >= 500
        self._rules = Protego.parse(answer.body.decode("utf-8-sig", "replace"))

    def allow(self, url: str) -> bool:
        """Tell whether the site lets programs like this one fetch an address."""
        return not self.in_trouble and bool(self._rules.can_fetch(url, NAME))

    @property
    def delay(self) -> float:
        """Seconds that the site asks for between two requests."""
        return min(float(self._rules.crawl_delay(NAME) or 0), _LONGEST_DELAY)
