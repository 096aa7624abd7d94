"""What is counted of a sheet: what solvers get of it, what is wrong with it, and which keys annotators contradict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.discrepancies import places
from benchmarks.exercises.solvers import KNOWING, SOLVERS, alike, kind, picked
from benchmarks.exercises.tally import EVERY
from framing.exercises import SAME
from framing.exercises.composition import repeated
from framing.exercises.draw import printed
from framing.exercises.wording import normal, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.exercises.tally import Tally
    from framing.exercises.item import Exercise, Item, Section
    from framing.records import Comparison

_SENTENCE = 5
"""Words from which a sentence that stands in two tasks is no chance."""


def solve(section: Section, tally: Tally) -> None:
    """Count what each solver gets of a section's items; open ones and those put in order have nothing to pick."""
    if section.layout not in ("choose", "tick"):
        return
    for item in section.items:
        for name, score in SOLVERS.items():
            shares = picked(score(item), item.right_count)
            hits = sum(share for share, choice in zip(shares, item.choices, strict=True) if choice.right)
            for task in (section.task, EVERY):
                tally.solved[task, name].append(hits / item.right_count)
                tally.chance[task, name].append(item.right_count / len(item.choices))
        for task in (section.task, EVERY):
            tally.kinds[task][item.id] = ([kind(c) for c in item.choices], [c.right for c in item.choices])
        if section.task in KNOWING:
            says = alike(item) >= KNOWING[section.task]
            tally.solved[section.task, "knows how many"].append(float(item.choices[0].right == says))
            tally.chance[section.task, "knows how many"].append(0.5)


def check(comparison: Comparison, sheet: Exercise, following: Exercise | None, tally: Tally) -> None:
    """Count what is wrong with a sheet's structure."""
    ids = [item.id for item in sheet.items]
    tally.faults["an id twice"] += len(ids) - len(set(ids))
    tally.faults["an item without its parts"] += sum(
        not (item.prompt and item.why and item.skill and 0 <= item.difficulty <= 1 and 0 < item.confidence <= 1)
        or bool(item.choices) != (item.right_count > 0)
        or len({normal(choice.text) for choice in item.choices}) < len(item.choices)
        for item in sheet.items
    )
    texts = [" ".join(map(printed, section.items)) for section in sheet.sections]
    sentences = {f" {normal(passage.text)} " for passage in comparison.passages if words(passage.text) >= _SENTENCE}
    tally.faults["a sentence in two tasks"] += sum(sum(own in text for text in texts) > 1 for own in sentences)
    if following:
        share = repeated(sheet.items, following.items)
        told = any("no more are sure" in notice or "no other items are sure" in notice for notice in sheet.notices)
        tally.faults["a repetition not told"] += share > SAME and not told


def against_gold(
    comparison: Comparison, gold: dict[str, Any], items: Iterable[Item], seen: set[str], tally: Tally
) -> None:
    """Count the keys on which annotators have a word, and those that they contradict."""
    where = places(comparison, gold["sentences"])
    support = [{(o, n) for o, numbers in fact["support"].items() for n in numbers} for fact in gold["facts"]]
    facts = {passage: {n for n, told in enumerate(support) if told & at} for passage, at in where.items()}
    source = {a.id: next((o for o in gold["sentences"] if o in a.source), "") for a in comparison.story.articles}
    for item in items:
        if item.id in seen:
            continue
        seen.add(item.id)
        passage = {evidence.text: evidence.passage for evidence in item.evidence}
        if item.task == "same-fact":
            a, b = (facts[passage[material.text]] for material in item.material)
            same = item.choices[0].right
            if a and b:
                tally.checked["same-fact: " + ("pairs" if same else "look-alikes")] += 1
                tally.contradicted["same-fact: " + ("pairs" if same else "look-alikes")] += bool(a & b) != same
        if item.task == "missing":
            own = source[item.material[0].article or ""]
            there = {n for n, told in enumerate(support) if own in {o for o, _ in told}}
            told = facts[passage[item.material[1].text]]
            lacked = item.choices[-1].right
            if told:
                name = "missing: " + ("left out" if lacked else "reported")
                tally.checked[name] += 1
                # It is reported only in part where the article has one of its facts and lacks another.
                tally.contradicted[name] += told <= there if lacked else not told & there
