"""Pages kept on disk: a second run fetches nothing, and a run without a network finds what an earlier one saw."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FRESH = 3_600.0
"""Seconds for which a page is taken as it is kept."""
_KEPT = 90 * 86_400.0  # seconds after which a page that was not fetched again is removed


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes of a page, unpacked, and what the server said of them.

    `url` is the last address, after redirects; `media_type` is in lower case, or "" where none was given; `encoding` is
    the charset that the server named.
    """

    url: str
    data: bytes
    media_type: str
    encoding: str | None


@dataclass(frozen=True, slots=True)
class CacheEntry:
    """A page as it is kept: `at` is when it was fetched (seconds since 1970), the others let the server compare."""

    page: Fetched
    at: float
    etag: str = ""
    modified: str = ""

    def is_younger_than(self, seconds: float) -> bool:
        """Return whether it was fetched in the last so many seconds."""
        return 0 <= time.time() - self.at < seconds


class Store:
    """Pages by their addresses, in a folder of the cache: for each its bytes, and a JSON file with what was said."""

    def __init__(self, cache: Path) -> None:
        self._folder = cache / "pages"

    def get(self, url: str) -> CacheEntry | None:
        """Return the page kept for an address, or None; what is damaged counts as not there."""
        name = self._name(url)
        try:
            fields = json.loads((self._folder / f"{name}.json").read_text(encoding="utf-8"))
            data = (self._folder / f"{name}.page").read_bytes()
            if fields["sha256"] != hashlib.sha256(data).hexdigest():
                return None
            page = Fetched(fields["url"], data, fields["media_type"], fields["encoding"])
            return CacheEntry(page, float(fields["at"]), fields["etag"], fields["modified"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, url: str, entry: CacheEntry) -> None:
        """Keep a page. A disk that is full or read-only is no reason to stop: the page is just not kept."""
        fields = asdict(entry) | asdict(entry.page)
        fields |= {"asked": url, "sha256": hashlib.sha256(entry.page.data).hexdigest()}
        del fields["page"], fields["data"]
        name = self._name(url)
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._write(f"{name}.page", entry.page.data)
            self._write(f"{name}.json", json.dumps(fields).encode())
            self._remove_old()

    def usage(self) -> tuple[int, int]:
        """Return how many pages are kept, and in how many bytes."""
        files = [path for path in self._folder.glob("*") if path.is_file()]
        return sum(path.suffix == ".page" for path in files), sum(path.stat().st_size for path in files)

    def clear(self) -> None:
        """Remove every page."""
        for path in self._folder.glob("*"):
            with contextlib.suppress(OSError):
                path.unlink()

    def _name(self, url: str) -> str:
        return hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()[:40]

    def _write(self, name: str, data: bytes) -> None:
        with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as file:
            file.write(data)
        os.replace(file.name, self._folder / name)  # noqa: PTH105 - whole or not at all

    def _remove_old(self) -> None:
        for file in self._folder.iterdir():
            if time.time() - file.stat().st_mtime > _KEPT:
                file.unlink(missing_ok=True)
