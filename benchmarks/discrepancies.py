"""How many of the annotated disagreements are found, and every discrepancy found, to be read by eye.

    python benchmarks/discrepancies.py ALIGNMENT [--model NAME] [--out FILE]

ALIGNMENT is the folder with `stories/` and `gold/`. A disagreement counts as found where a discrepancy's values stand
in sentences of two outlets that support the annotated fact. Most annotated disagreements are of motive, scope or who
said it; numbers and days are told apart, since only those are looked for.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.encoders import load as load_encoder
from framing.pipeline import compare
from framing.readers import read_story
from framing.settings import Settings

if TYPE_CHECKING:
    from framing.records import Comparison, Discrepancy

_FIGURE = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozens?)\b")
_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b\d+(?:am|pm)\b")


def kind_of(conflict: str) -> str:
    """Return what an annotated disagreement is about, by its words: day, number or other."""
    return "day" if _DAY.search(conflict) else "number" if _FIGURE.search(conflict) else "other"


def plain(text: str) -> str:
    """Return text in the form in which passages and annotated sentences are matched."""
    return re.sub(r"\W+", " ", text).strip().lower()


def places(comparison: Comparison, sentences: dict[str, list[str]]) -> dict[str, set[tuple[str, int]]]:
    """Return the annotated sentences that each passage is a part of, or holds."""
    outlet = {
        article.id: next((o for o in sentences if o in article.source), "") for article in comparison.story.articles
    }
    found = {}
    for passage in comparison.passages:
        text, own = plain(passage.text), outlet[passage.article]
        numbered = enumerate(map(plain, sentences.get(own, [])))
        found[passage.id] = {(own, n) for n, sentence in numbered if text and (text in sentence or sentence in text)}
    return found


def hits(discrepancy: Discrepancy, fact: dict[str, Any], where: dict[str, set[tuple[str, int]]]) -> bool:
    """Return whether a discrepancy's values stand in the fact's sentences of two outlets."""
    support = {(outlet, n) for outlet, numbers in fact["support"].items() for n in numbers}
    return len({outlet for value in discrepancy.values for outlet, _ in where[value.passage] & support}) > 1


def main() -> None:
    """Run the comparison on every story and print the figures and the list."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("alignment", type=Path)
    parser.add_argument("--model", default=Settings().model)
    parser.add_argument("--out", type=Path, help="write every discrepancy, with its passages, to this file")
    args = parser.parse_args()
    encoder = load_encoder(args.model, Settings().cache, Settings().threads)
    looked: dict[str, list[int]] = {"number": [0, 0], "day": [0, 0], "other": [0, 0]}
    lines: list[str] = []
    total = 0
    for folder in sorted(path for path in (args.alignment / "stories").iterdir() if path.is_dir()):
        comparison = compare(read_story([folder]), encoder=encoder)
        text = {passage.id: passage.text for passage in comparison.passages}
        for found in comparison.discrepancies:
            total += 1
            lines.append(f"{total}. {folder.name}, {found.kind}, {found.probability}: {found.why}")
            lines += [f"    {name}: {text[name]}" for name in dict.fromkeys(value.passage for value in found.values)]
        gold = args.alignment / "gold" / f"{folder.name}.json"
        if not gold.is_file():
            continue
        annotated = json.loads(gold.read_text(encoding="utf-8"))
        where = places(comparison, annotated["sentences"])
        for fact in annotated["facts"]:
            if fact.get("conflict"):
                count = looked[kind_of(fact["conflict"])]
                count[1] += 1
                count[0] += any(hits(one, fact, where) for one in comparison.discrepancies)
    for kind, (right, every) in looked.items():
        print(f"annotated disagreements of {kind}: {right} of {every} found")
    print(f"discrepancies found in all: {total}")
    if args.out:
        args.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
