"""How well attributions are found: cues and sources against PolNeAR, by overlap.

Data: a share of PolNeAR (political news, US, 2016), in `shared/eval/attribution` beside the checkout. A cue counts
as found if it overlaps a gold cue that no other cue has taken; a source is right if it overlaps one of that cue's
gold sources. PolNeAR annotates every attitude as well ("supports", "plans to"), which framing leaves alone on
purpose.

python -m benchmarks.attribution the development share python -m benchmarks.attribution FILE another file of the
same form
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.language import parse
from framing.passages import divide
from framing.records import Article, Block

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).resolve().parents[2] / "shared" / "eval" / "attribution" / "polnear-dev.jsonl"

Places = list[tuple[int, int]]


@dataclass(slots=True)
class Counts:
    """Cues right, wrong and missed; of those right, how many have a source in gold, and how many have it right."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    sourced: int = 0
    sources: int = 0

    def figures(self) -> dict[str, float]:
        """Return precision, recall and F1 of the cues, and the share of right sources among right cues."""
        precision = self.right / max(1, self.right + self.wrong)
        recall = self.right / max(1, self.right + self.missed)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        return {"precision": precision, "recall": recall, "f1": f1, "source": self.sources / max(1, self.sourced)}


def gold(row: dict[str, Any]) -> list[tuple[Places, Places]]:
    """Return the places of the cue and of the source of every attribution that has a cue."""
    found = []
    for relation in row["relations"]:
        parts = [part.split(":") for part in relation]
        places = {
            kind: [
                (start, end) for name, number in parts if name == kind for start, end in row["spans"][number]["offsets"]
            ]
            for kind in ("Cue", "Source")
        }
        if places["Cue"]:
            found.append((places["Cue"], places["Source"]))
    return found


def found(row: dict[str, Any]) -> Iterator[tuple[tuple[int, int], tuple[int, int] | None]]:
    """Yield the places in the article of each cue that framing finds, and of its source."""
    blocks, place = [], 0
    for line in row["text"].split("\n"):
        blocks.append(Block("body", place, place + len(line)))
        place += len(line) + 1
    article = Article(outlet=row["outlet"], id=row["id"], text=row["text"], blocks=tuple(blocks))
    for parsed in parse(divide(article)):
        begin = parsed.passage.start
        for each in parsed.attributions:
            source = (begin + each.source.start, begin + each.source.end) if each.source is not None else None
            yield (begin + each.cue.start, begin + each.cue.end), source


def overlap(place: tuple[int, int], places: Places) -> bool:
    """Say whether a place shares a character with any of the others."""
    return any(place[0] < end and start < place[1] for start, end in places)


def count(rows: Iterator[dict[str, Any]]) -> Counts:
    """Return the counts over all articles."""
    counts = Counts()
    for row in rows:
        left = gold(row)
        for cue, source in found(row):
            match = next((each for each in left if overlap(cue, each[0])), None)
            if match is None:
                counts.wrong += 1
                continue
            left.remove(match)
            counts.right += 1
            counts.sourced += bool(match[1])
            counts.sources += bool(match[1]) and source is not None and overlap(source, match[1])
        counts.missed += len(left)
    return counts


if __name__ == "__main__":
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    with path.open(encoding="utf-8") as lines:
        counts = count(json.loads(line) for line in lines)
    print(counts)
    print("  ".join(f"{name} {value:.3f}" for name, value in counts.figures().items()))
