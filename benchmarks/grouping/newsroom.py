"""An archive of made-up articles, as large as asked, on events that are as like one another as real ones are.

Texts are those of real articles with other names and numbers for every event, and their sentences in another order for
every article. Vectors of leads are drawn, not encoded: encoding 100,000 takes hours, and events that share a real one's
words would be liker than real events are. The base articles are encoded for real; an event's centre is drawn with the
mean and the covariance of their events' centres, and an article strays from it with the covariance of theirs. So two
articles of one event, and two of different ones, are about as like as real ones: `likenesses` says how nearly.

More articles are more days, at RATE a day, as in an archive that grows.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from benchmarks.grouping.twins import other_words
from framing.batch.grouping.names import names_of
from framing.encoders.encoder import Encoded
from framing.encoders.transformer import unit_rows
from framing.language.passages import sentences
from framing.records import Article, Model

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

RATE = 250
"""Articles a day: some ten outlets with 25 each. 100,000 articles are then 400 days, which grouping searches as one."""

ALONE = 0.4
"""Share of events that one article reports. A judgement, as are all below it."""
LARGEST = 60
"""Most articles on an event; how many there are falls with the square of their number."""
STRAGGLE = 1.5
"""Days after its beginning at which an article on an event appears, on average."""
OUTLETS = 40
SENTENCES = 5
"""Sentences of an article, at most: far fewer than news has, so that reading it hides little of what grows."""

EVENTS = 5
"""Events of one subject, such as an affair or a war: they are liker than others, and tell half of its names."""
SUBJECT = 0.25
"""How much of what makes an event unlike others is its subject's."""
SPAN = 30.0
"""Days after a subject's beginning at which an event of it begins, on average."""

SHARED = 0.05
"""Names in this share of the base events or more stay as they are: what all news names tells events less apart."""


class Reported(NamedTuple):
    """A made-up article, and the event that it reports."""

    article: Article
    event: int


class Newsroom:
    """The archive, made of base events (each its articles, with the vectors of their leads)."""

    def __init__(self, base: Sequence[Sequence[Article]], leads: Sequence[NDArray[np.float32]]) -> None:
        self._base = [[(article, _sentences(article)) for article in event] for event in base]
        named = [set[str]().union(*(names_of(f"{a.headline}\n{a.text}") for a in event)) for event in base]
        counted = Counter(name for names in named for name in names)
        most = max(2, SHARED * len(base))
        renamed = [sorted(name for name in names if counted[name] < most) for names in named]
        self._names = [(set(names[::2]), set(names[1::2])) for names in renamed]
        centres = np.stack([vectors.mean(axis=0) for vectors in leads])
        self._mean = centres.mean(axis=0)
        self._centres = (centres - self._mean) / np.sqrt(max(1, len(centres) - 1))
        several = [vectors for vectors in leads if len(vectors) > 1]
        strays = [(vectors - vectors.mean(axis=0)) * np.sqrt(len(vectors) / (len(vectors) - 1)) for vectors in several]
        self._strays = np.concatenate(strays) / np.sqrt(sum(map(len, strays)))

    def days(self, many: int) -> list[tuple[float, int]]:
        """Return the day and the event of so many articles, in the order in which they appear."""
        chance = random.Random(many)  # noqa: S311 - the same archive in every run
        found: list[tuple[float, int]] = []
        event = 0
        while len(found) < many:
            if event % EVENTS == 0:
                subject = chance.uniform(0, many / RATE)
            began = (subject + chance.expovariate(1 / SPAN)) % (many / RATE)
            found += [(began + chance.expovariate(1 / STRAGGLE), event) for _ in range(_size(chance))]
            event += 1
        return sorted(found[:many])

    def articles(self, many: int) -> Iterator[Reported]:
        """Yield so many articles, in the order in which they appear."""
        for number, (day, event) in enumerate(self.days(many)):
            yield Reported(self._article(number, day, event), event)

    def leads(self, first: int, events: Sequence[int]) -> NDArray[np.float32]:
        """Return the vectors of the leads of articles, in the order of `articles`, from number `first` on."""
        many = len(self._centres)
        subjects = np.stack([_chance(0, event // EVENTS).standard_normal(many) for event in events])
        own = np.stack([_chance(1, event).standard_normal(many) for event in events])
        centres = np.sqrt(SUBJECT) * subjects + np.sqrt(1 - SUBJECT) * own
        strays = [_chance(2, first + n).standard_normal(len(self._strays)) for n in range(len(events))]
        drawn = self._mean + centres @ self._centres + np.stack(strays) @ self._strays
        return unit_rows(drawn.astype(np.float32))

    def _article(self, number: int, day: float, event: int) -> Article:
        chance = random.Random(f"article {number}")  # noqa: S311 - the same archive in every run
        subject = event // EVENTS
        which = subject % len(self._base)
        article, lines = chance.choice(self._base[which])
        chosen = [lines[0], *chance.sample(lines[1:], min(len(lines), SENTENCES) - 1)] if lines else [article.headline]
        headline, text = article.headline, " ".join(chosen)
        for whose, names in zip((f"subject {subject}", f"event {event}"), self._names[which], strict=True):
            headline, text = (other_words(written, whose, names) for written in (headline, text))
        published = datetime(2020, 1, 1) + timedelta(minutes=round(day * 24 * 60))  # noqa: DTZ001 - as outlets print it
        outlet = f"Outlet {chance.randrange(OUTLETS)}"
        return replace(
            article, id=str(number), outlet=outlet, headline=headline, text=text, blocks=(),
            published=published.isoformat(),
        )  # fmt: skip


class DrawnLeads:
    """Stands in for the encoder: gives the n-th text that it is asked for the vector drawn for the n-th article.

    `given` counts them, and `seconds` is the time of a core that drawing took.
    """

    model = Model("drawn", "drawn")

    def __init__(self, newsroom: Newsroom, many: int) -> None:
        self._newsroom = newsroom
        self._events = [event for _, event in newsroom.days(many)]
        self.given = 0
        self.seconds = 0.0

    def encode(self, texts: Sequence[str]) -> Encoded:
        """Return as many vectors as there are texts."""
        began = time.process_time()
        first, self.given = self.given, self.given + len(texts)
        drawn = self._newsroom.leads(first, self._events[first : self.given])
        self.seconds += time.process_time() - began
        return Encoded(drawn, ())


def likenesses(vectors: NDArray[np.float32], events: Sequence[int]) -> dict[str, float]:
    """Return how like two articles of one event are on average, and how like those of two are, on average and at most.

    At most: one pair in a thousand is liker.
    """
    rows = np.array(events)
    same = rows[:, None] == rows
    products = vectors @ vectors.T
    apart = products[~same]
    return {
        "one event": round(float(products[same & ~np.eye(len(rows), dtype=bool)].mean()), 3),
        "two events": round(float(apart.mean()), 3),
        "two events, one pair in a thousand": round(float(np.quantile(apart, 0.999)), 3),
    }


def _size(chance: random.Random) -> int:
    """Return how many articles report an event."""
    return 1 if chance.random() < ALONE else min(LARGEST, int(1 + 1 / (1 - chance.random())))


def _sentences(article: Article) -> list[str]:
    return [" ".join(article.text[start:end].split()) for start, end in sentences(article.text)]


def _chance(kind: int, number: int) -> np.random.Generator:
    return np.random.default_rng([kind, number])
