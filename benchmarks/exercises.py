"""How fair and how sound classroom exercises are: what naive solvers reach, and what annotated facts contradict.

    python -m benchmarks.exercises [ALIGNMENT] [--comparisons FOLDER] [--write]

Over the demo stories in corpora/ and, given the folder with `stories/` and `gold/`, twelve of its stories, sheets are
made with one seed after another until a story has given twenty items, and each is checked: its items are whole, no
sentence stands in two of its tasks, and the next sheet repeats a third at most or says so. A solver that does not read
has a hit rate beside what chance would give; so has one that knows from how many shared words on two sentences tell the
same, which no pupil does. A key is contradicted where annotators found that two sentences share no
fact, or share one, or that the article has a fact that is keyed as missing. FOLDER holds comparisons saved as
<story>.json, which are taken instead of being made.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.discrepancies import places
from framing.encoders import load as load_encoder
from framing.errors import InputError
from framing.exercises import LENGTH, SAME, TASKS, make_exercise
from framing.exercises.composition import repeated
from framing.exercises.draw import printed
from framing.exercises.wording import normal, overlap, stems, words
from framing.export import load_comparison
from framing.pipeline import compare
from framing.readers import read_story
from framing.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from framing.exercises.item import Choice, Exercise, Item, Section
    from framing.records import Comparison

HERE = Path(__file__).parent
CORPORA = HERE.parent / "corpora"
RESULTS = Path(__file__).with_suffix(".json")
COMMAND = "python -m benchmarks.exercises ../shared/eval/alignment --write"
STORIES, STEP = 12, 12
"""Stories taken, and of how many each is the first, in the order of their names."""
ITEMS, SEEDS = 20, 12
"""Items wanted of a story; sheets made at most, since a small story never gives so many different ones."""
EVERY = "every task"
_SENTENCE = 5
"""Words from which a sentence that stands in two tasks is no chance."""


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


def by_words(item: Item, measure: int) -> list[float]:
    """Return for each choice how much it shares with the material, or where there is none with another choice.

    `measure` is 0 for the number of words that are shared, 1 for their share of all words.
    """
    texts = [choice.text for choice in item.choices]
    others = [material.text for material in item.material]
    return [
        max((overlap(text, other)[measure] for other in others or texts if other is not text), default=0.0)
        for text in texts
    ]


def picked(scores: Sequence[float], count: int) -> list[float]:
    """Return for each choice how surely a solver picks it that takes the `count` best; equal ones share."""
    order = sorted(scores, reverse=True)
    last = order[count - 1]
    above = sum(score > last for score in scores)
    equal = (count - above) / list(scores).count(last)
    return [1.0 if score > last else equal if score == last else 0.0 for score in scores]


_NONE = ("None of", "Neither of", "No, ", "The article leaves")
"""How a choice begins that nothing is there: no device, no common fact, nothing in the article."""

SOLVERS: Mapping[str, Callable[[Item], list[float]]] = {
    "most shared words": lambda item: by_words(item, 0),
    "largest share of words": lambda item: by_words(item, 1),
    "least shared words": lambda item: [-score for score in by_words(item, 0)],
    "longest": lambda item: [float(words(choice.text)) for choice in item.choices],
    "shortest": lambda item: [-float(words(choice.text)) for choice in item.choices],
    "first": lambda item: [-float(place) for place in range(len(item.choices))],
    "last": lambda item: [float(place) for place in range(len(item.choices))],
    "none": lambda item: [float(choice.text.startswith(_NONE)) for choice in item.choices],
}


def alike(item: Item) -> float:
    """Return which share of words an item's two texts have in common, or a fact with the paragraph closest to it."""
    told, fact = item.material[0].text, item.material[1].text
    if item.task == "same-fact":
        return overlap(told, fact)[1]
    own = stems(fact)
    return max(len(own & stems(paragraph)) for paragraph in told.split("\n\n")) / max(1, len(own))


KNOWING = {"same-fact": 1 / 3, "missing": 0.45}
"""Share of words from which whoever knows our stories would say "the same", or "it is there"."""
OFTEN = 10
"""Times that a kind of choice is offered from which it can be known as the commonest."""


def kind(choice: Choice) -> str:
    """Return what is printed of a choice's kind: the device's name, or all of a choice that stands in many items."""
    return choice.text.rpartition(" – ")[2]


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


def measure(stories: Mapping[str, Comparison], gold: Path | None, kinds: tuple[str, ...] = ()) -> dict[str, Any]:
    """Make the sheets of every story, and return the figures."""
    tally = Tally()
    given: dict[str, dict[str, int]] = {}
    for name, comparison in stories.items():
        file = gold / f"{name}.json" if gold else None
        annotated = json.loads(file.read_text(encoding="utf-8")) if file and file.is_file() else None
        judged: set[str] = set()
        tally.sizes[name] = 0
        seen: dict[str, str] = {}
        for seed in range(1, SEEDS + 1):
            if len(seen) >= ITEMS:
                break
            try:
                sheet, following = (make_exercise(comparison, n, kinds) for n in (seed, seed + 1))
            except InputError:
                break
            tally.sheets += 1
            tally.sizes[name] = tally.sizes[name] or len(sheet.items)
            check(comparison, sheet, following, tally)
            for section in sheet.sections:
                solve(section, tally)
            seen.update((item.id, item.task) for item in sheet.items)
            if annotated:
                against_gold(comparison, annotated, sheet.items, judged, tally)
        given[name] = dict(Counter(seen.values()))
        tally.items.update(seen.values())
    return figures(tally, given)


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


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("alignment", type=Path, nargs="?")
    parser.add_argument("--comparisons", type=Path)
    parser.add_argument("--tasks", default="")
    parser.add_argument("--all", action="store_true", help="every annotated story")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    folders = sorted(path.parent for path in CORPORA.glob("*/story.toml"))
    if arguments.alignment:
        annotated = sorted(path for path in (arguments.alignment / "stories").iterdir() if path.is_dir())
        folders += annotated if arguments.all else annotated[::STEP][:STORIES]
    stories = {folder.name: comparison_of(folder, arguments.comparisons) for folder in folders}
    kinds = tuple(filter(None, arguments.tasks.split(",")))
    found = measure(stories, arguments.alignment / "gold" if arguments.alignment else None, kinds)
    print(json.dumps(found, indent=1))
    if arguments.write:
        RESULTS.write_text(json.dumps({"command": COMMAND, "figures": found}, indent=1) + "\n", encoding="utf-8")


def comparison_of(folder: Path, saved: Path | None) -> Comparison:
    """Return a story's comparison, the saved one if there is one."""
    file = saved / f"{folder.name}.json" if saved else None
    if file and file.is_file():
        return load_comparison(file)
    return compare(read_story([folder]), encoder=load_encoder(Settings().model, Settings().cache, Settings().threads))


if __name__ == "__main__":
    main()
