"""What is counted over all sheets, and how it is written."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

from benchmarks.exercises.solvers import picked
from framing.exercises import LENGTH, TASKS

EVERY = "every task"


@dataclass(slots=True)
class Tally:
    """What was counted: a solver's hits and what chance would give, by task and solver; items, faults and keys."""

    solved: dict[tuple[str, str], list[float]] = field(default_factory=lambda: defaultdict(list))
    chance: dict[tuple[str, str], list[float]] = field(default_factory=lambda: defaultdict(list))
    items: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    checked: Counter[str] = field(default_factory=Counter)
    contradicted: Counter[str] = field(default_factory=Counter)
    sheets: int = 0
    sizes: dict[str, int] = field(default_factory=dict)
    kinds: dict[str, dict[str, tuple[list[str], list[bool]]]] = field(default_factory=lambda: defaultdict(dict))


OFTEN = 10
"""Times that a kind of choice is offered from which it can be known as the commonest."""


def commonest(tally: Tally) -> dict[str, dict[str, float]]:
    """Return for each task what picking the kind that is most often right finds in hindsight, each item once."""
    found: dict[str, dict[str, float]] = {}
    for task, items in sorted(tally.kinds.items()):
        asked = list(items.values())
        offered = Counter(name for names, _ in asked for name in names)
        right = Counter(name for names, keys in asked for name, key in zip(names, keys, strict=True) if key)
        hits, chance = 0.0, 0.0
        for names, keys in asked:
            scores = [right[name] / offered[name] if offered[name] >= OFTEN else 0.0 for name in names]
            shares = picked(scores, sum(keys))
            hits += sum(share for share, key in zip(shares, keys, strict=True) if key) / sum(keys)
            chance += sum(keys) / len(keys)
        found[task] = gap(hits, chance, len(asked))
    return found


def gap(hits: float, chance: float, answers: int) -> dict[str, float]:
    """Return a solver's hit rate beside what chance would give, and how far apart they are."""
    return {
        "hits": round(hits / answers, 3),
        "chance": round(chance / answers, 3),
        "gap": round((hits - chance) / answers, 3),
        "answers": answers,
    }


def figures(tally: Tally, given: dict[str, dict[str, int]]) -> dict[str, Any]:
    """Return what was counted, as it is written."""
    common = commonest(tally)
    sizes = list(tally.sizes.values())
    return {
        "sheets": tally.sheets,
        "items_of_a_sheet": {
            "wanted": LENGTH,
            "mean": round(sum(sizes) / len(sizes), 2),
            "least": min(sizes),
            "stories_without": sizes.count(0),
        },
        "solvers": {
            task: {
                "commonest kind": common[task],
                **{
                    solver: gap(sum(hits), sum(tally.chance[task, solver]), len(hits))
                    for (kind_of, solver), hits in sorted(tally.solved.items())
                    if kind_of == task
                },
            }
            for task in sorted({name for name, _ in tally.solved})
        },
        "keys": {
            kind: {"checked": count, "contradicted": tally.contradicted[kind]}
            for kind, count in sorted(tally.checked.items())
        },
        "faults": dict(sorted(tally.faults.items())),
        "items": {task.kind: tally.items[task.kind] for task in TASKS},
        "stories": given,
    }
