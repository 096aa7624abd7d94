"""A story's findings as JSON lines, each complete in itself: many stories' lines joined make one table."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.records import Comparison, Passage, Value


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
    outlets, passages = _indexes(comparison)
    claims = {claim.id: claim for claim in comparison.claims}
    for claim in comparison.claims:
        yield {
            "type": "claim",
            "claim": claim.id,
            "outlets": claim.outlets,
            "salience": claim.salience,
            "summary": claim.summary,
            "passages": [
                {"passage": p, "outlet": outlets[passages[p].article], "text": passages[p].text} for p in claim.passages
            ],
        }
    for omission in comparison.omissions:
        yield {
            "type": "omission",
            "claim": omission.claim,
            "article": omission.article,
            "outlet": outlets[omission.article],
            "salience": omission.salience,
            "probability": omission.probability,
            "summary": claims[omission.claim].summary,
            "why": omission.why,
        }
    for discrepancy in comparison.discrepancies:
        values = [_value(value, passages, outlets) for value in discrepancy.values]
        yield {"type": "discrepancy", **asdict(discrepancy), "values": values}
    for contrast in comparison.contrasts:
        values = [_value(value, passages, outlets) for value in contrast.values]
        yield {"type": "contrast", **asdict(contrast), "values": values}


def _worded(comparison: Comparison) -> Iterator[dict[str, Any]]:
    """Yield how they word it: signals, entities by their names, roles and speakers."""
    outlets, passages = _indexes(comparison)
    for signal in comparison.signals:
        passage = passages[signal.passage]
        yield {
            "type": "signal",
            "kind": signal.kind,
            "passage": signal.passage,
            "article": passage.article,
            "outlet": outlets[passage.article],
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
        mentions = [{**asdict(mention), "outlet": outlets[mention.article]} for mention in entity.mentions]
        yield {"type": "entity", **asdict(entity), "mentions": mentions}
    for role in comparison.roles:
        yield {"type": "role", **asdict(role), "outlet": outlets[role.article]}
    for speaker in comparison.speakers:
        yield {"type": "speaker", **asdict(speaker), "outlet": outlets[speaker.article]}


def _scored(comparison: Comparison) -> Iterator[dict[str, Any]]:
    """Yield what the trained scorers say."""
    outlets, passages = _indexes(comparison)
    for slant in comparison.slants:
        passage = passages[slant.passage]
        yield {
            "type": "slant",
            **asdict(slant),
            "article": passage.article,
            "outlet": outlets[passage.article],
            "sentence": passage.text,
        }
    for tone in comparison.tones:
        yield {"type": "tone", **asdict(tone), "outlet": outlets[tone.article], "sentence": passages[tone.passage].text}


def _indexes(comparison: Comparison) -> tuple[dict[str, str], dict[str, Passage]]:
    """Return the outlet of each article and each passage by its id."""
    outlets = {article.id: article.outlet for article in comparison.story.articles}
    return outlets, {passage.id: passage for passage in comparison.passages}


def _value(value: Value, passages: dict[str, Passage], outlets: dict[str, str]) -> dict[str, Any]:
    """Return a value with its outlet and its sentence, so that the line can be read alone."""
    passage = passages[value.passage]
    return {**asdict(value), "article": passage.article, "outlet": outlets[passage.article], "sentence": passage.text}
