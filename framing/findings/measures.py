"""Rates and shares of an article, with how uncertain they are."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from framing.devices import DEVICES
from framing.findings.estimates import ENOUGH_WORDS, rate, share
from framing.language.quotations import quoted_spans
from framing.records import Estimate, Measure

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from framing.analysis import Analysis
    from framing.records import Passage, Signal, Stance, Voice

ENOUGH_CASES = 5
"""Attributions below which the share of a stance gets no interval."""

ENOUGH_PASSAGES = 10
"""Passages below which a share of them gets no interval."""

_COLOURING = frozenset({"qualifier", "loaded", "euphemism", "scare-quote"})
_VOICES: tuple[Voice, ...] = ("author", "quoted")
_STANCES: tuple[Stance, ...] = ("neutral", "doubting", "endorsing", "denying")


def find_measures(analysis: Analysis) -> tuple[Measure, ...]:
    """Return each article's figures: signals per 1,000 words of each voice, share of quoted words, stances, slants.

    The same figures follow for each outlet that has several articles in the story, all of them taken together. Rates of
    the author's voice count against the words outside quotation marks, those of quoted voices against the words inside.
    A low count in a short text has a wide interval: two articles differ only where intervals part.
    """
    articles: dict[str, set[str]] = {outlet: set() for outlet in analysis.outlets}
    for article in analysis.articles:
        articles[article.outlet].add(article.id)
    measured = [(article.id, article.outlet, {article.id}) for article in analysis.articles]
    measured += [("", outlet, together) for outlet, together in articles.items() if len(together) > 1]
    return tuple(
        Measure(article, outlet, name, estimate)
        for article, outlet, together in measured
        for name, estimate in _estimates(together, analysis).items()
    )


def _estimates(articles: Collection[str], analysis: Analysis) -> dict[str, Estimate]:
    passages = [p for p in analysis.passages if p.article in articles and p.role != "caption"]
    own = {passage.id for passage in passages}
    signals = [signal for signal in analysis.signals if signal.passage in own]
    total, quoted = _words(passages)
    words = {"author": total - quoted, "quoted": quoted}
    figures = {
        "words": Estimate(float(total), "words", None, None),
        "words in quotation": share(quoted, total, enough=ENOUGH_WORDS),
    }
    counts = Counter((signal.kind, signal.voice) for signal in signals)
    for device in DEVICES:
        for voice in _VOICES:
            figures[f"{device.kind}, {voice}"] = rate(counts[device.kind, voice], words[voice])
    return figures | _stances(signals) | _places(passages, signals) | _slants(passages, analysis)


def _places(passages: Sequence[Passage], signals: Sequence[Signal]) -> dict[str, Estimate]:
    """Return how densely the author's own words colour, in the headline (with the standfirst) and in the body."""
    top = [passage for passage in passages if passage.role in ("headline", "standfirst")]
    parts = {"headline": top, "body": [passage for passage in passages if passage not in top]}
    found = {}
    for name, part in parts.items():
        total, quoted = _words(part)
        own = {passage.id for passage in part}
        count = sum(s.passage in own and s.voice == "author" and s.kind in _COLOURING for s in signals)
        found[f"colouring words, {name}"] = rate(count, total - quoted)
    return found


def _slants(passages: Sequence[Passage], analysis: Analysis) -> dict[str, Estimate]:
    """Return the share of an article's passages that are stated to be worded with slant, in the author's voice.

    Where none of the story's is, there is no such figure: the scorer may have had nothing to say, which is no zero.
    """
    worded = [slant for slant in analysis.slants if slant.kind == "lexical"]
    if not worded:
        return {}
    own = {passage.id for passage in passages}
    stated = [slant for slant in worded if slant.passage in own and slant.voice == "author"]
    return {"slanted passages": share(len(stated), len(passages), enough=ENOUGH_PASSAGES)}


def _words(passages: Sequence[Passage]) -> tuple[int, int]:
    """Return the number of words in all, and of those that begin inside quotation marks."""
    total = quoted = 0
    for passage, spans in zip(passages, quoted_spans(passages), strict=True):
        at = 0
        for word in passage.text.split():
            at = passage.text.index(word, at)
            total += 1
            quoted += any(span.start <= at < span.end for span in spans)
            at += len(word)
    return total, quoted


def _stances(signals: Sequence[Signal]) -> dict[str, Estimate]:
    stances = Counter(s.stance for s in signals if s.kind == "attribution" and s.voice == "author" and s.stance)
    cases = sum(stances.values())
    return {f"attribution, {stance}": share(stances[stance], cases, enough=ENOUGH_CASES) for stance in _STANCES}
