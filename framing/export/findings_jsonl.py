"""A story's findings as JSON lines, each complete in itself: many stories' lines joined make one table."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from framing.records import Index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.records import Comparison, Value


def render_jsonl(comparison: Comparison, story: str) -> str:
    """Return one line for each finding of every kind, from claims to tones.

    `story` names the comparison, `type` says which of these a line is.
    """
    return "".join(
        json.dumps({"story": story, **finding}, ensure_ascii=False) + "\n"
        for finding in (*_told(comparison), *_worded(comparison), *_scored(comparison))
    )


def _told(comparison: Comparison) -> Iterator[dict[str, Any]]:
    """Yield what outlets tell, leave out, and tell otherwise."""
    index = Index(comparison)
    for claim in comparison.claims:
        yield {
            "type": "claim",
            "claim": claim.id,
            "outlets": claim.outlets,
            "salience": claim.salience,
            "probability": claim.probability,
            "coverage": {one.outlet: {"state": one.state, "probability": one.probability} for one in claim.coverage},
            "summary": claim.summary,
            "passages": [
                {"passage": p, "outlet": index.outlet_of[p], "text": index.passage_of[p].text} for p in claim.passages
            ],
        }
    for omission in comparison.omissions:
        yield {
            "type": "omission",
            "claim": omission.claim,
            "article": omission.article,
            "outlet": index.outlet_of_article[omission.article],
            "state": omission.state,
            "salience": omission.salience,
            "probability": omission.probability,
            "summary": index.claim_of[omission.claim].summary,
            "why": omission.why,
        }
    for discrepancy in comparison.discrepancies:
        values = [_value(value, index) for value in discrepancy.values]
        yield {"type": "discrepancy", **asdict(discrepancy), "values": values}
    for contrast in comparison.contrasts:
        values = [_value(value, index) for value in contrast.values]
        yield {"type": "contrast", **asdict(contrast), "values": values}


def _worded(comparison: Comparison) -> Iterator[dict[str, Any]]:
    """Yield how they word it: signals, entities by their names, roles and speakers."""
    index = Index(comparison)
    for signal in comparison.signals:
        passage = index.passage_of[signal.passage]
        yield {
            "type": "signal",
            "kind": signal.kind,
            "passage": signal.passage,
            "article": passage.article,
            "outlet": index.outlet_of[passage.id],
            "start": signal.start,
            "end": signal.end,
            "text": signal.text,
            "voice": signal.voice,
            "speaker": signal.speaker,
            "target": signal.target,
            "stance": signal.stance,
            "probability": signal.probability,
            "why": signal.why,
            "sentence": passage.text,
        }
    for entity in comparison.entities:
        mentions = [
            {**asdict(mention), "outlet": index.outlet_of_article[mention.article]} for mention in entity.mentions
        ]
        yield {"type": "entity", **asdict(entity), "mentions": mentions}
    for role in comparison.roles:
        yield {"type": "role", **asdict(role), "outlet": index.outlet_of_article[role.article]}
    for speaker in comparison.speakers:
        yield {"type": "speaker", **asdict(speaker), "outlet": index.outlet_of_article[speaker.article]}


def _scored(comparison: Comparison) -> Iterator[dict[str, Any]]:
    """Yield what the trained scorers say."""
    index = Index(comparison)
    for slant in comparison.slants:
        passage = index.passage_of[slant.passage]
        yield {
            "type": "slant",
            **asdict(slant),
            "article": passage.article,
            "outlet": index.outlet_of[passage.id],
            "sentence": passage.text,
        }
    for tone in comparison.tones:
        yield {
            "type": "tone",
            **asdict(tone),
            "outlet": index.outlet_of_article[tone.article],
            "sentence": index.passage_of[tone.passage].text,
        }


def _value(value: Value, index: Index) -> dict[str, Any]:
    """Return a value with its outlet and its sentence, so that the line can be read alone."""
    passage = index.passage_of[value.passage]
    return {
        **asdict(value),
        "article": passage.article,
        "outlet": index.outlet_of[passage.id],
        "sentence": passage.text,
    }
