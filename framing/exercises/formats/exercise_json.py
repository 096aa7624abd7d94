"""A classroom exercise as one JSON object, the exercise format version 1: for programs, and for a copy in a repository.

Its fields are published; more may be added, and a changed or removed one raises the version.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from framing.exercises.item import Exercise, Item

FORMAT, VERSION = "framing-exercise", 1


def exercise_json(exercise: Exercise) -> str:
    """Return the exercise as JSON; the same one gives the same bytes."""
    value = {
        "format": FORMAT,
        "version": VERSION,
        "story": {
            "title": exercise.title,
            "articles": [
                {"id": s.id, "outlet": s.outlet, "headline": s.headline, "published": s.published, "url": s.url}
                for s in exercise.sources
            ],
        },
        "seed": exercise.seed,
        "level": exercise.level,
        "language": exercise.language,
        "items": [_item(item) for item in exercise.items],
        "near": [
            {"task": near.task, "text": near.text, "reason": near.reason}
            for section in exercise.sections
            for near in section.near
        ],
        "sections": [
            {
                "task": section.task,
                "layout": section.layout,
                "title": section.title,
                "instructions": section.instructions,
                "legend": [{"name": name, "about": about} for name, about in section.legend],
                "discuss": section.discuss,
                "notice": section.notice,
                "items": [item.id for item in section.items],
            }
            for section in exercise.sections
        ],
        "notices": exercise.notices,
        "left_out": exercise.left_out,
        "framing": exercise.version,
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _item(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "task": item.task,
        "prompt": item.prompt,
        "material": [{"article": m.article, "text": m.text, "label": m.label} for m in item.material],
        "choices": [{"text": c.text, "right": c.right, "why": c.why} for c in item.choices],
        "right_count": item.right_count,
        "answer": {"answers": item.samples, "rubric": item.rubric},
        "why": item.why,
        "evidence": [
            {"article": e.article, "passage": e.passage, "outlet": e.outlet, "text": e.text, "marks": e.marks}
            for e in item.evidence
        ],
        "skill": item.skill,
        "difficulty": item.difficulty,
        "confidence": item.confidence,
        "marked": item.marked,
    }
