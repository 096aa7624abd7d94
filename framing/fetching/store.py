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

from framing.fetching.fetched import Fetched

if TYPE_CHECKING:
    from pathlib import Path

_FRESH = 3_600.0  # seconds for which a page is taken as it is kept
_KEPT = 90 * 86_400.0  # seconds after which a page that was not fetched again is removed


@dataclass(frozen=True, slots=True)
class Kept:
    """A page as it is kept: `at` is when it was fetched (seconds since 1970), the others let the server compare."""

    page: Fetched
    at: float
    etag: str = ""
    modified: str = ""

    @property
    def fresh(self) -> bool:
        """Whether it can be taken without asking the server."""
        return 0 <= time.time() - self.at < _FRESH


class Store:
    """A folder of pages by their addresses: for each its bytes, and a JSON file with what was said of them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, url: str) -> Kept | None:
        """Return the page kept for an address, or None; what is damaged counts as not there."""
        name = self._name(url)
        try:
            told = json.loads((self._folder / f"{name}.json").read_text(encoding="utf-8"))
            data = (self._folder / f"{name}.page").read_bytes()
            if told["sha256"] != hashlib.sha256(data).hexdigest():
                return None
            page = Fetched(told["url"], data, told["media_type"], told["encoding"])
            return Kept(page, float(told["at"]), told["etag"], told["modified"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, url: str, kept: Kept) -> None:
        """Keep a page. A disk that is full or read-only is no reason to stop: the page is just not kept."""
        told = asdict(kept) | asdict(kept.page)
        told |= {"asked": url, "sha256": hashlib.sha256(kept.page.data).hexdigest()}
        del told["page"], told["data"]
        name = self._name(url)
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._write(f"{name}.page", kept.page.data)
            self._write(f"{name}.json", json.dumps(told).encode())
            self._remove_old()

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
