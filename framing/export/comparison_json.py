"""The comparison as JSON, format version 2: what other tools and the scorers read.

Every field of the format is there, in its order, and a few more: an article's `updated`, `blocks` and `notices`, a
signal's `stance`, a discrepancy's `probability`, who is given words (`speakers`), what the trained scorers say
(`slants`, `tones`), figures of outlets with several articles (`outlet_measures`), the story's `notices`, and what each
kind of signal is (`legend`).
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.records import Article, Claim, Comparison, Measure

FORMAT, VERSION = "framing-comparison", 2


def render_json(comparison: Comparison) -> str:
    """Return the comparison as one JSON object; the same comparison gives the same bytes."""
    return json.dumps(fields(comparison), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def fields(comparison: Comparison) -> dict[str, Any]:
    """Return the JSON object as Python values, keys in the format's order."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "story": {"title": comparison.story.title},
        "articles": [article_fields(article) for article in comparison.story.articles],
        "passages": [_pick(passage, "id article role paragraph start end text") for passage in comparison.passages],
        "links": [asdict(link) for link in comparison.links],
        "claims": [_claim_fields(claim) for claim in comparison.claims],
        "omissions": [asdict(omission) for omission in comparison.omissions],
        "discrepancies": [
            _pick(found, "claim kind values why probability compatible") for found in comparison.discrepancies
        ],
        "signals": [
            _pick(signal, "passage kind start end text voice speaker target probability why stance")
            for signal in comparison.signals
        ],
        "entities": [asdict(entity) for entity in comparison.entities],
        "contrasts": [asdict(contrast) for contrast in comparison.contrasts],
        "roles": [asdict(role) for role in comparison.roles],
        "measures": _estimates((m.article, m) for m in comparison.measures if m.article),
        "provenance": asdict(comparison.provenance),
        "speakers": [asdict(speaker) for speaker in comparison.speakers],
        "slants": [asdict(slant) for slant in comparison.slants],
        "tones": [asdict(tone) for tone in comparison.tones],
        "outlet_measures": _estimates((m.outlet, m) for m in comparison.measures if not m.article),
        "notices": list(comparison.story.notices),
        "legend": [asdict(entry) for entry in comparison.legend],
    }


def _claim_fields(claim: Claim) -> dict[str, Any]:
    coverage = {one.outlet: {"state": one.state, "probability": one.probability} for one in claim.coverage}
    return asdict(claim) | {"coverage": coverage}


def article_fields(article: Article) -> dict[str, Any]:
    """Return an article's JSON object as Python values."""
    known = _pick(article, "id outlet headline authors published language url source words text wire asides")
    return known | _pick(article, "updated blocks notices")


def _estimates(measures: Iterable[tuple[str, Measure]]) -> dict[str, dict[str, Any]]:
    """Return the measures of each article, or outlet, by their names."""
    estimates: dict[str, dict[str, Any]] = {}
    for whose, measure in measures:
        estimates.setdefault(whose, {})[measure.name] = asdict(measure.estimate)
    return estimates


def _pick(record: Any, names: str) -> dict[str, Any]:
    plain = asdict(record)
    return {name: plain[name] if name in plain else getattr(record, name) for name in names.split()}
