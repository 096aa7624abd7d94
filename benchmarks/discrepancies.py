"""How many of the discrepancies that are stated are real, by kind, and how many annotated ones are found.

    python benchmarks/discrepancies.py ALIGNMENT [--model NAME] [--out FILE]

ALIGNMENT is the folder with `stories/` and `gold/`. `discrepancies.json` beside this file keeps which annotated
disagreements are of numbers or days, and what a reader judged of each discrepancy that was stated: right or wrong, with
the cause in one word (`deed`, `noun`, `thing`: two of them; `part`: a part beside its whole). One that nobody has
judged is counted as unread. An annotated disagreement counts as found where a stated discrepancy's values stand in
sentences of two outlets that support the fact; what is unsure, or can all be right, is no hit. Annotated numbers that
differ and can all be right are `fitting` and found where they are stated in either way. What was annotated as a
disagreement of numbers or days and is none, when the sentences are read, is under `no_conflict`, each with the reason.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.encoders import load as load_encoder
from framing.pipeline import compare
from framing.readers import read_story
from framing.records import LIKELY
from framing.settings import Settings

if TYPE_CHECKING:
    from framing.records import Comparison, Discrepancy

READ = Path(__file__).with_suffix(".json")
_JUDGED = frozenset({"number", "date", "statement"})
_ANNOTATED = ("number", "day", "fitting")
_SHARED = 2
"""Passages that a discrepancy must share with one that was judged to be the same."""


def verdict_of(discrepancy: Discrepancy, story: str, judged: list[dict[str, Any]]) -> str:
    """Return what a reader judged of a discrepancy: "right", "wrong", or "unread"."""
    passages = {value.passage for value in discrepancy.values}
    key = (story, discrepancy.kind, discrepancy.compatible)
    for one in judged:
        same = key == (one["story"], one["kind"], one["compatible"])
        if same and len(passages & set(one["passages"])) >= _SHARED:
            return str(one["verdict"])
    return "unread"


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
    """Run the comparison on every story and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("alignment", type=Path)
    parser.add_argument("--model", default=Settings().model)
    parser.add_argument("--out", type=Path, help="write every stated discrepancy, with its passages, to this file")
    args = parser.parse_args()
    encoder = load_encoder(args.model, Settings().cache, Settings().threads)
    read = json.loads(READ.read_text(encoding="utf-8"))
    annotated = {(kind, story, fact) for kind in _ANNOTATED for story, fact in read[kind]}
    seen, hit = set(), set()
    judged: Counter[tuple[str, str]] = Counter()
    lines: list[str] = []
    for folder in sorted(path for path in (args.alignment / "stories").iterdir() if path.is_dir()):
        comparison = compare(read_story([folder]), encoder=encoder)
        text = {passage.id: passage.text for passage in comparison.passages}
        stated = [one for one in comparison.discrepancies if one.probability >= LIKELY and one.kind in _JUDGED]
        for found in stated:
            kind = f"{found.kind} (compatible)" if found.compatible else found.kind
            verdict = verdict_of(found, folder.name, read["verdicts"])
            judged[kind, verdict] += 1
            lines.append(f"{folder.name}, {kind}, {found.probability}, {verdict}: {found.why}")
            lines += [f"    {name}: {text[name]}" for name in dict.fromkeys(value.passage for value in found.values)]
        gold = args.alignment / "gold" / f"{folder.name}.json"
        if gold.is_file():
            fact_of = json.loads(gold.read_text(encoding="utf-8"))
            where = places(comparison, fact_of["sentences"])
            here = {key for key in annotated if key[1] == folder.name}
            seen |= here
            for kind, name, fact in here:
                eligible = [one for one in stated if kind == "fitting" or not one.compatible]
                if any(hits(one, fact_of["facts"][fact], where) for one in eligible):
                    hit.add((kind, name, fact))
    for kind in sorted({kind for kind, _ in judged}):
        right, wrong, unread = (judged[kind, verdict] for verdict in ("right", "wrong", "unread"))
        print(f"{kind}: {right} right, {wrong} wrong, {unread} unread")
    for kind in _ANNOTATED:
        print(f"annotated, {kind}: {sum(k[0] == kind for k in hit)} of {sum(k[0] == kind for k in seen)} found")
    if args.out:
        args.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
