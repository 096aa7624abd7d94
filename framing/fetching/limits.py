"""How much of whose time and memory a fetch may take."""

from __future__ import annotations

from dataclasses import dataclass


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
