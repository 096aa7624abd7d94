"""What stands behind a difference: the stories that weigh most in it, and the passages there that were counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.batch.profiles.aspects import (
    COLOURED,
    COURTEOUS,
    LEFT_OUT_LESS,
    LEFT_OUT_MORE,
    VOICES,
    counted,
    courteous,
    plain,
    salience_middle,
)
from framing.findings.name_words import wording
from framing.report.catalogue import Catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from framing.batch.profiles.aspects import Aspect
    from framing.batch.profiles.differences import Difference, Pair
    from framing.records import Claim, Comparison, Entity, Mention, Signal

STORIES, PASSAGES = 3, 3
"""Stories, and passages of each, that a difference is shown with. A judgement: the files name all of them."""


@dataclass(frozen=True, slots=True)
class Trace:
    """One counted thing: a passage in three pieces, `words` those that were counted, or a claim that is left out.

    `anchor` is its place in the story's report, `language` that of its words (a code, or empty).
    """

    outlet: str
    anchor: str
    language: str
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class StoryEvidence:
    """One story of a difference: the outlet's figure, the others', and what was counted on the side with more."""

    story: str
    title: str
    value: float
    others: float
    traces: tuple[Trace, ...]


def evidence(it: Difference, pairs: Iterable[Pair], read: Callable[[str], Comparison]) -> tuple[StoryEvidence, ...]:
    """Return the stories that point most clearly where the difference does, each with what was counted there.

    `pairs` are those of the difference; `read` gives a story's comparison by its name.
    """
    sign = -1 if (it.effect or 0.0) < 0 else 1
    weighty = sorted(pairs, key=lambda pair: (-sign * (pair.value - pair.others), pair.story))[:STORIES]
    found = []
    for pair in weighty:
        comparison = read(pair.story)
        outlets = {article.outlet for article in comparison.story.articles}
        outlets = {it.outlet} if sign > 0 else outlets - {it.outlet}
        traces = tuple(list(_traces(it.aspect, outlets, Catalogue(comparison)))[:PASSAGES])
        found.append(StoryEvidence(pair.story, comparison.story.title, pair.value, pair.others, traces))
    return tuple(found)


def _traces(aspect: Aspect, outlets: set[str], catalogue: Catalogue) -> Iterator[Trace]:
    """Yield what was counted for these outlets, in the order of the comparison; of lengths and speech, nothing."""
    if aspect.family == "wording":
        yield from _signals(aspect, outlets, catalogue)
    elif aspect.family == "names":
        yield from _mentions(aspect, outlets, catalogue)
    elif aspect.family == "left out":
        yield from _claims(aspect, outlets, catalogue)


def _signals(aspect: Aspect, outlets: set[str], catalogue: Catalogue) -> Iterator[Trace]:
    for signal in catalogue.comparison.signals:
        if catalogue.index.outlet_of[signal.passage] in outlets and _is_signal_of(aspect, signal):
            yield _trace(catalogue, signal.passage, signal.start, signal.end)


def _mentions(aspect: Aspect, outlets: set[str], catalogue: Catalogue) -> Iterator[Trace]:
    for entity in catalogue.comparison.entities:
        for mention in entity.mentions:
            if catalogue.index.outlet_of_article[mention.article] in outlets and _is_name_of(aspect, entity, mention):
                yield _trace(catalogue, mention.passage, mention.start, mention.end)


def _claims(aspect: Aspect, outlets: set[str], catalogue: Catalogue) -> Iterator[Trace]:
    claims = catalogue.comparison.claims
    middle = salience_middle(claims)
    for outlet in sorted(outlets):
        for claim in counted(claims, outlet):
            if claim.verdict(outlet).state == "absent" and _is_claim_of(aspect, claim, middle):
                told = catalogue.reference(claim.id)
                yield Trace(outlet, told.anchor, told.language, "", told.title, "")


def _is_signal_of(aspect: Aspect, signal: Signal) -> bool:
    if aspect.part in VOICES:
        return (signal.kind, signal.voice) == (aspect.kind, aspect.part)
    return (signal.kind, signal.stance, signal.voice) == (aspect.kind, aspect.part, "author")


def _is_name_of(aspect: Aspect, entity: Entity, mention: Mention) -> bool:
    if aspect == COLOURED:
        return bool(wording(entity, mention.text))
    if aspect == COURTEOUS:
        return entity.kind == "person" and courteous(mention.text)
    return (plain(entity.entity), plain(mention.text)) == (plain(aspect.kind), plain(aspect.part))


def _is_claim_of(aspect: Aspect, claim: Claim, middle: float) -> bool:
    if aspect == LEFT_OUT_MORE:
        return claim.salience >= middle
    return aspect != LEFT_OUT_LESS or claim.salience < middle


def _trace(catalogue: Catalogue, passage: str, start: int, end: int) -> Trace:
    it = catalogue.index.passage_of[passage]
    article = catalogue.index.article_of[it.article]
    pieces = (it.text[:start], it.text[start:end], it.text[end:])
    return Trace(article.outlet, catalogue.anchor(passage), article.language, *pieces)
