"""Feeds watched: read again and again, new articles join their stories, and what they change is compared anew.

A round may be stopped at any moment: what it grouped and compared is kept, and the next one goes on from there.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framing.batch.run import compare_and_tabulate
from framing.batch.sources.feeds import feed_articles, feeds_at
from framing.batch.sources.loose import Heap
from framing.errors import InputError
from framing.fetching.fetcher import Clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from framing.batch.comparing import Recipe
    from framing.batch.engines import Engine
    from framing.batch.run import Step
    from framing.batch.sources import Gatherer
    from framing.batch.stores import Store


@dataclass(frozen=True, slots=True)
class Round:
    """What one reading of all feeds brought: new articles, the stories in all, those compared, and what failed.

    `failures` counts the feeds and pages that could not be read, and the stories that could not be compared.
    """

    new: int
    stories: int
    compared: int
    failures: int

    def __str__(self) -> str:
        """Return the round as a line."""
        articles = "article" if self.new == 1 else "articles"
        stories = "story" if self.stories == 1 else "stories"
        failed = f", {self.failures} failed" if self.failures else ""
        return f"{self.new:,} new {articles}, {self.stories:,} {stories}, {self.compared:,} compared{failed}"


@dataclass(slots=True)
class Watch:
    """Feeds, the run that they feed, and what was tried in vain. `feeds` are given as `feeds_at` takes them."""

    feeds: Sequence[str]
    title: str
    store: Store
    gatherer: Gatherer
    recipe: Recipe
    engine: Engine
    _tries: Counter[str] = field(default_factory=Counter)
    _stories: int | None = None

    def round(self, step: Callable[[Step], None]) -> Round:
        """Read all feeds once, and compare the stories that this changed; `step` hears of each.

        The lists of feeds are read anew, so that they can be changed. Raises InputError where such a list cannot be
        read, and OutputError where the run's folder takes no file, or another run is at it.
        """
        feeds = feeds_at(self.feeds)
        longest, fetch = self.gatherer.settings.max_article_chars, self.gatherer.fetch(fresh=0)
        heap = Heap(lambda known: feed_articles(feeds, longest, fetch, known, self._tries), grows=True)
        pool = self.gatherer.gather(heap)
        new, unread = len(pool.copies), len(pool.failures)
        if self._stories is not None and not new:
            return Round(0, self._stories, 0, unread)
        try:
            source = self.gatherer.source(self.title, heap, pool)
        except InputError:  # no story yet: the first outlet's articles wait for another's
            return Round(new, 0, 0, unread)
        compared = 0

        def count(one: Step) -> None:
            nonlocal compared
            compared += not one.was_known
            step(one)

        batch, _ = compare_and_tabulate(source, self.store, self.recipe, self.engine, resume=True, step=count)
        self._stories = len(batch.entries)
        return Round(new, len(batch.entries), compared, unread + len(batch.failed))


def rounds(watch: Watch, every: float, step: Callable[[Step], None], clock: Clock | None = None) -> Iterator[Round]:
    """Yield round after round, the next one `every` seconds after the last began, or at once where it took longer."""
    clock = clock or Clock()
    while True:
        began = clock.now()
        yield watch.round(step)
        clock.sleep(max(0.0, began + every - clock.now()))
