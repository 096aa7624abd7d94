"""A comparison's parts by their ids, with the places that they have on the page: every part of a report reads this."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from framing.records import Index, confidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framing.records import Claim, Comparison, Confidence, LegendEntry, Reason, Signal, Stance, Voice


@dataclass(frozen=True, slots=True)
class Mark:
    """A signal as a page shows it. `number` is its note's, or None where the legend says all there is to say.

    `look` is the place of its device in the list of devices, counted from 1 and again from 1 after `LOOKS`: the
    style sheet gives each its colour and kind of line. A `faint` mark is barely drawn: a neutral cue, or an unsure one.
    """

    start: int
    end: int
    text: str
    kind: str
    label: str
    look: int
    faint: bool
    number: int | None
    voice: Voice
    speaker: str | None
    target: str | None
    stance: Stance | None
    probability: float
    why: str
    reason: Reason | None

    @property
    def confidence(self) -> Confidence:
        """The word for the probability."""
        return confidence(self.probability)


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text under the same marks from end to end, the widest first; `ending` are those that stop here.

    `value` is true for the words that a finding is about: a number that differs, a name, a verb.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    ending: tuple[Mark, ...] = ()
    value: bool = False


def segments(text: str, marks: Iterable[Mark] = (), values: Iterable[tuple[int, int]] = ()) -> tuple[Segment, ...]:
    """Return a text cut at the edges of `marks` and `values` (characters of it).

    The pieces' texts joined are the text, whatever the marks; marks outside it, or empty, are left out.
    """
    end = len(text)
    seen = sorted((m for m in marks if m.start < min(m.end, end)), key=lambda m: (m.start, -m.end, m.look))
    spans = [(a, b) for a, b in values if a < min(b, end)]
    edges = {0, end} | {e for m in seen for e in (m.start, m.end)} | {e for span in spans for e in span}
    cuts = sorted(e for e in edges if e <= end)
    pieces = []
    for a, b in pairwise(cuts):
        over = tuple(m for m in seen if m.start <= a and b <= m.end)
        ending = tuple(m for m in over if min(m.end, end) == b)
        pieces.append(Segment(text[a:b], over, ending, any(x <= a and b <= y for x, y in spans)))
    return tuple(pieces)


@dataclass(frozen=True, slots=True)
class Spread:
    """Numbers of claims. With a single outlet, nothing is shared, and every claim is `by_one`.

    `unclear` are claims of one outlet that another may have too: they are counted as nobody's alone.
    """

    by_all: int
    by_some: int
    by_one: int
    unclear: int


def spread(index: Index) -> Spread:
    """Return the claims counted by how many outlets carry them."""
    every, claims = len(index.outlets), index.comparison.claims
    by_all = sum(len(claim.outlets) == every > 1 for claim in claims)
    by_some = sum(1 < len(claim.outlets) < every for claim in claims)
    single = [claim for claim in claims if len(claim.outlets) == 1]
    alone = sum(not perhaps_also(claim) for claim in single)
    return Spread(by_all, by_some, alone, len(single) - alone)


_PAIR = 2
"""Outlets of which one is all the others."""


def widely_told(claim: Claim, outlets: int) -> bool:
    """Return whether lacking a claim says something of who lacks it: others carry it, or the only other one does.

    What one of several outlets has alone says more of that one.
    """
    return len(claim.outlets) > 1 or outlets <= _PAIR


LOOKS = 12
"""How many kinds of mark the style sheet tells apart (look-1 … look-12)."""


_TITLE = 90
"""Characters of a title where a comparison has none: it was made by other means."""


@dataclass(frozen=True, slots=True)
class Byline:
    """Whose text it is, in which language (a code such as `en`, or empty).

    `column` counts outlets from 1; `headline` is empty unless the outlet has several articles.
    """

    outlet: str
    column: int
    headline: str
    anchor: str
    language: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage quoted as evidence, with its notes and the anchor of its place in the article."""

    byline: Byline
    anchor: str
    segments: tuple[Segment, ...]
    notes: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A claim as other parts of the page point to it: the id that the JSON has, its anchor, and its title.

    `carried` of the story's `outlets` carry it; they are `origins` witnesses, fewer where several print one text.
    `language` is that of its first passage (a code, or empty). `worded` is the outlet whose words the title is in,
    empty where one outlet alone has the claim.
    """

    id: str
    anchor: str
    title: str
    summary: str
    carried: int
    outlets: int
    origins: int
    language: str
    worded: str


def perhaps_also(claim: Claim) -> tuple[str, ...]:
    """Return the outlets that may have a claim too, or have part of it."""
    return tuple(one.outlet for one in claim.coverage if one.state in {"partly", "unclear"})


class Catalogue:
    """The comparison by id. Anchors count positions, so that no id made from somebody's file name reaches the HTML.

    `disputed` are the claims in which a figure, name or statement differs that is stated, and not all can be right.
    """

    def __init__(self, comparison: Comparison) -> None:
        """Give every part its place: outlets in the order of their articles, signals in the order of the text."""
        self.comparison = comparison
        self.index = Index(comparison)
        articles, outlets = comparison.story.articles, self.index.outlets
        self._columns = {outlet: column for column, outlet in enumerate(outlets, 1)}
        self._article_anchors = {article.id: f"article-{n}" for n, article in enumerate(articles, 1)}
        self._claim_anchors = {claim.id: f"claim-{n}" for n, claim in enumerate(comparison.claims, 1)}
        self._several = {o for o in outlets if sum(article.outlet == o for article in articles) > 1}
        stated = [d for d in comparison.discrepancies if confidence(d.probability) != "unsure"]
        self.disputed = {discrepancy.claim for discrepancy in stated if not discrepancy.compatible}
        self._disputed_passages = {value.passage for discrepancy in stated for value in discrepancy.values}
        self._marks = self._number(comparison.signals, comparison.legend)

    def _number(self, signals: Iterable[Signal], legend: Sequence[LegendEntry]) -> dict[str, tuple[Mark, ...]]:
        places = self.index.place_of
        looks = {entry.kind: place for place, entry in enumerate(legend)}
        labels = {entry.kind: entry.label for entry in legend}
        marks: defaultdict[str, list[Mark]] = defaultdict(list)
        number = 0
        for signal in sorted(signals, key=lambda s: (places[s.passage], s.start, -s.end, s.kind)):
            if plain := signal.stance == "neutral":
                note = None  # "said" needs no note; the legend explains it
            else:
                note = number = number + 1
            marks[signal.passage].append(
                Mark(
                    start=signal.start,
                    end=signal.end,
                    text=signal.text,
                    kind=signal.kind,
                    label=labels.get(signal.kind, signal.kind),
                    look=looks.get(signal.kind, len(looks)) % LOOKS + 1,
                    faint=plain or confidence(signal.probability) == "unsure",
                    number=note,
                    voice=signal.voice,
                    speaker=signal.speaker,
                    target=signal.target,
                    stance=signal.stance,
                    probability=signal.probability,
                    why=signal.why,
                    reason=signal.reason,
                )
            )
        return {passage: tuple(found) for passage, found in marks.items()}

    def exclusives(self) -> list[Claim]:
        """Return the claims of one outlet: about what outlets dispute first, then surely its alone, by salience.

        What an outlet alone says of a figure that others give otherwise is what a story may turn on.
        """
        disputed = self._disputed_passages
        single = [claim for claim in self.comparison.claims if len(claim.outlets) == 1]
        return sorted(single, key=lambda c: (not disputed & {*c.passages}, bool(perhaps_also(c)), -c.salience))

    def byline(self, article: str) -> Byline:
        """Return whose article it is, with the headline where the outlet alone does not say which."""
        it = self.index.article_of[article]
        headline = (it.headline or it.id) if it.outlet in self._several else ""
        return Byline(it.outlet, self._columns[it.outlet], headline, self._article_anchors[article], it.language)

    def anchor(self, passage: str) -> str:
        """Return where a passage stands on the page."""
        return f"passage-{self.index.place_of[passage] + 1}"

    def marks(self, passage: str) -> tuple[Mark, ...]:
        """Return the marks in a passage, in the order of the text."""
        return self._marks.get(passage, ())

    def quote(self, passage: str, values: Iterable[tuple[int, int]] = ()) -> Quote:
        """Return a passage as evidence, the characters in `values` picked out."""
        it, marks = self.index.passage_of[passage], self.marks(passage)
        notes = tuple(mark for mark in marks if mark.number is not None)
        return Quote(self.byline(it.article), self.anchor(passage), segments(it.text, marks, values), notes)

    def reference(self, claim: str) -> Reference:
        """Return how the page points to a claim."""
        it = self.index.claim_of[claim]
        return Reference(
            it.id,
            self._claim_anchors[claim],
            it.title or _shortened(it.summary),
            it.summary,
            len(it.outlets),
            len(self.index.outlets),
            it.origins,
            self.index.article_of[self.index.passage_of[it.passages[0]].article].language,
            self.index.outlet_of[it.title_passage] if it.title_passage and len(it.outlets) > 1 else "",
        )


def _shortened(text: str) -> str:
    """Return a text in one line, cut between words, or, in writing without spaces, where the line is full."""
    line = " ".join(text.split())
    if len(line) <= _TITLE:
        return line
    cut = line[:_TITLE]
    words, space, _ = cut.rpartition(" ")
    return f"{words if space else cut} …"


def web_address(url: str | None) -> str | None:
    """Return `url` if it is safe to link to (http or https), else None: an address comes from the page itself."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None
