"""Loose articles as a source of stories: they are grouped into a hidden folder of the run.

The same articles are laid out the same, so a run goes on where an earlier one was: a story that no article joined or
left is as it was before.
"""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING

from framing.batch.grouping import ArticlePool, inputs, lay_out, load, read_articles
from framing.batch.grouping.inputs import Loose
from framing.batch.grouping.state import ALONE
from framing.batch.sources.articles import numbered
from framing.batch.sources.feeds import LISTS, feed_articles, feeds_at
from framing.batch.sources.folders import read_folders
from framing.batch.sources.source import Source, Unread
from framing.batch.stores import LOCK, LocalStore
from framing.encoders import load_whole_texts
from framing.errors import InputError
from framing.fetching import Fetcher
from framing.fetching.store import FRESH
from framing.readers import folder
from framing.readers.feed import FEED
from framing.readers.file import read_file
from framing.readers.json_articles import JSON
from framing.readers.reader import Source as Bytes
from framing.readers.warc import WARC

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator

    from framing.batch.stores import Store
    from framing.readers.place import Fetch
    from framing.settings import Settings

GROWING, WHOLE = ".articles", ".grouped"
"""Where a run keeps the articles of a heap that grows, and those of another, which are laid out anew each time. Hidden,
so that no story is called so; two, so that a batch never takes away what a watch has gathered."""


@dataclass(frozen=True, slots=True)
class Heap:
    """Loose articles: `read` gives them, but for those it can tell by the places that they were read from before.

    One that `grows` shows only the newest, as feeds do: what was read before stays. Any other is read as a whole.
    """

    read: Callable[[Container[str]], Iterable[Loose | inputs.Unread]]
    grows: bool


@dataclass(frozen=True, slots=True)
class Gatherer:
    """Groups loose articles for the run at `out`, as `settings` say; `tell` gets a line on what cannot be read."""

    settings: Settings
    out: Store
    tell: Callable[[str], None]

    def fetch(self, fresh: float = FRESH) -> Fetch:
        """Return what gets pages; what was fetched in the last `fresh` seconds is not asked for again."""
        return Fetcher(self.settings.cache, offline=self.settings.offline, fresh=fresh).fetch

    def gather(self, heap: Heap) -> ArticlePool:
        """Group the articles of a heap, with those that are there where it grows, and return all of them.

        Raises InputError where the run is in no folder of this machine, OutputError where another is grouping there.
        """
        store, settings = self._folder(heap), self.settings
        there = store.root
        with store.alone():
            encoder = load_whole_texts(settings.model, settings.cache, settings.threads, settings.runtime)
            if not heap.grows:
                _empty(there)
            state = load(there, encoder.model.sha256)
            pool = read_articles(heap.read({one.source for one in state.articles}), state, encoder, self.tell)
            if len(pool.copies) or any((there / place).exists() for place in state.stale):
                lay_out(pool, pool.grouped(), state, there, encoder.model.sha256)
        return pool

    def source(self, title: str, heap: Heap, pool: ArticlePool) -> Source:
        """Return the stories of all articles that were gathered; raises InputError where no two are of one event."""
        store = self._folder(heap)
        try:
            stories = read_folders(store, self.out, self.settings.max_article_chars)
        except InputError as error:
            raise InputError(
                f"{title}: of {len(pool.articles):,} articles no two outlets' are on one event, so that there is "
                "nothing to compare."
            ) from error
        lone = sum(1 for _ in (store.root / ALONE).glob("*"))
        said = f"{title}: {lone:,} articles stand alone so far: no other outlet's is on their event."
        unread = tuple(Unread(title, reason) for reason in pool.failures)
        return replace(stories, title=title, notices=(said,) if lone else (), unread=unread)

    def _folder(self, heap: Heap) -> LocalStore:
        if isinstance(self.out, LocalStore):
            return LocalStore(self.out.root / (GROWING if heap.grows else WHOLE))
        raise InputError(
            f"Articles without a story are grouped in a folder of this machine, and {self.out.where} is none; run "
            "`framing group` first, which puts them into folders, one a story."
        )


def _empty(folder: Path) -> None:
    """Take all from a folder of grouped articles but its lock; what is kept of it are the vectors, in the cache."""
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name != LOCK:
            path.unlink()


def loose_in(path: Path, longest: int, gatherer: Gatherer) -> Heap | None:
    """Return the articles of a list of feeds, a feed, a web archive or a folder of those; None for another place.

    A folder with a `story.toml` is a story, whatever is in it.
    """
    suffix = path.suffix.lower()
    if path.is_file() and suffix in (*LISTS, *FEED.suffixes):
        feeds = feeds_at([str(path)])
        return Heap(lambda known: feed_articles(feeds, longest, gatherer.fetch(), known, Counter()), grows=True)
    if path.is_file() and suffix in WARC.suffixes:
        return Heap(lambda _known: _captures([path], longest), grows=False)
    if not path.is_dir() or (path / folder.NAME).exists():
        return None
    files = folder.article_files(path)
    below = any(one.is_dir() and not one.name.startswith(".") for one in path.iterdir())
    if not files or below or any(file.suffix.lower() not in WARC.suffixes for file in files):
        return None
    return Heap(lambda _known: _captures(files, longest), grows=False)


def lines_of(file: IO[bytes], called: str, longest: int) -> Heap:
    """Return the articles of a file that has one on each line, and may be larger than memory."""

    def read(_known: Container[str]) -> Iterator[Loose | inputs.Unread]:
        for number, _, line in numbered(file):
            name = f"{called}, line {number}"
            try:
                story = JSON.read(Bytes(name, Path(called).stem, line), longest)
            except InputError as error:
                yield inputs.Unread(str(error))
            else:
                yield from map(Loose, story.articles)

    return Heap(read, grows=False)


def _captures(files: Iterable[Path], longest: int) -> Iterator[Loose | inputs.Unread]:
    """Yield the pages of web archives."""
    for file in files:
        try:
            story = read_file(file, longest)
        except InputError as error:
            yield inputs.Unread(f"{file} was left out: {error}")
        else:
            yield from map(inputs.Unread, story.failures)
            yield from map(Loose, story.articles)
