"""How fair and how sound classroom exercises are: what naive solvers reach, and what annotated facts contradict.

    python -m benchmarks.exercises [ALIGNMENT] [--write]

Over the demo stories in corpora/ and, given the folder with `stories/` and `gold/`, twelve of its stories, sheets are
made with one seed after another until a story has given twenty items. An item is a sentence to match, a fact to tick or
not, or a sentence whose device is asked for. A solver that does not read has a hit rate of its own beside what chance
would give; a key is contradicted where annotators found that the two sentences share no fact, or that the article has a
fact that is keyed as left out.
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
from framing.exercises import make_exercise
from framing.exercises.material import normal, shared_words, words
from framing.exercises.omission import near
from framing.pipeline import compare
from framing.readers import read_story
from framing.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.exercises.sheet import Exercise, Task
    from framing.records import Comparison

HERE = Path(__file__).parent
CORPORA = HERE.parent / "corpora"
RESULTS = Path(__file__).with_suffix(".json")
COMMAND = "python -m benchmarks.exercises ../shared/eval/alignment --write"
STORIES, STEP = 12, 12
"""Stories taken, and of how many each is the first, in the order of their names."""
ITEMS, SEEDS = 20, 12
"""Items wanted of a story; sheets made at most, since a small story never gives so many different ones."""
THIRD = 1 / 3


@dataclass(slots=True)
class Tally:
    """What was counted: a solver's hits, what chance would give, and tries, by task and solver; items; keys."""

    solved: dict[tuple[str, str], list[float]] = field(default_factory=lambda: defaultdict(list))
    chance: dict[tuple[str, str], list[float]] = field(default_factory=lambda: defaultdict(list))
    items: Counter[str] = field(default_factory=Counter)
    answers: Counter[str] = field(default_factory=Counter)
    listed: Counter[str] = field(default_factory=Counter)
    checked: Counter[str] = field(default_factory=Counter)
    contradicted: Counter[str] = field(default_factory=Counter)
    twice: int = 0

    def add(self, task: str, solver: str, hit: float, chance: float) -> None:
        """Count one answer of a solver."""
        self.solved[task, solver].append(hit)
        self.chance[task, solver].append(chance)


def of_match(task: Task, tally: Tally) -> None:
    """Count what matching by words, by length and by place gives."""
    text = {choice.id: choice.text for choice in task.choices}
    chance = 1 / len(text)
    for question in task.questions:
        counts = {id_: shared_words(question.text, other) for id_, other in text.items()}
        ratio = {id_: count / (words(question.text) + words(text[id_])) for id_, count in counts.items()}
        lengths = {id_: words(other) for id_, other in text.items()}
        for solver, score in (("most shared words", counts), ("largest share of words", ratio), ("longest", lengths)):
            best = [id_ for id_ in score if score[id_] == max(score.values())]
            tally.add(task.kind, solver, (question.right[0] in best) / len(best), chance)
        tally.add(task.kind, "first", question.right[0] == task.choices[0].id, chance)


def of_tick(task: Task, tally: Tally) -> None:
    """Count what ticking by words, by length and all of them gives; a choice ticked or left rightly is a hit."""
    (question,) = task.questions
    share = {choice.id: near(choice.text, task.reading) if task.reading else 0.0 for choice in task.choices}
    length = {choice.id: words(choice.text) for choice in task.choices}
    half = len(task.choices) // 2
    least = sorted(share, key=lambda id_: share[id_])[:half]
    longest = sorted(length, key=lambda id_: -length[id_])[:half]
    ticked = {
        "under a third in a paragraph": {id_ for id_ in share if share[id_] < THIRD},
        "half with fewest words there": set(least),
        "longest half": set(longest),
        "first half": {choice.id for choice in task.choices[:half]},
        "all": set(share),
    }
    for solver, chosen in ticked.items():
        for id_ in share:
            tally.add(task.kind, solver, (id_ in chosen) == (id_ in question.right), 1 / 2)


def of_name(task: Task, tally: Tally) -> None:
    """Count what the sheet's commonest kind and the first kind give."""
    name = {choice.id: choice.text for choice in task.choices}
    right = Counter(question.right[0] for question in task.questions)
    chance = 1 / len(task.choices)
    for question in task.questions:
        tally.answers[name[question.right[0]]] += 1
        tally.add(task.kind, "commonest kind", question.right[0] == right.most_common(1)[0][0], chance)
        tally.add(task.kind, "first kind", question.right[0] == task.choices[0].id, chance)
        tally.add(task.kind, "Attribution", name[question.right[0]] == "Attribution", chance)
    tally.listed.update(name.values())


COUNT = {"match": of_match, "tick": of_tick, "name": of_name}


def new_items(sheet: Exercise, seen: set[str]) -> Iterator[tuple[Task, str]]:
    """Yield the items of a sheet that no earlier sheet of the story had, each with its task."""
    for task in sheet.tasks:
        for text in [c.text for c in task.choices] if task.form == "tick" else [q.text for q in task.questions]:
            key = f"{task.kind} {task.reading.outlet if task.reading else ''} {text}"
            if key not in seen:
                seen.add(key)
                yield task, text


def repeated(sheet: Exercise) -> int:
    """Return how many sentences stand in two tasks of a sheet."""
    seen: Counter[str] = Counter()
    for task in sheet.tasks:
        seen.update({normal(text) for text in [c.text for c in task.choices] + [q.text for q in task.questions]})
    return sum(count > 1 for count in seen.values())


def against_gold(comparison: Comparison, gold: dict[str, Any], sheet: Exercise, seen: set[str], tally: Tally) -> None:
    """Count the keys on which annotators have a word, and those that they contradict."""
    where = places(comparison, gold["sentences"])
    support = [{(o, n) for o, numbers in fact["support"].items() for n in numbers} for fact in gold["facts"]]
    facts = {passage: {n for n, told in enumerate(support) if told & at} for passage, at in where.items()}
    source = {
        article.outlet: next((o for o in gold["sentences"] if o in article.source), "")
        for article in comparison.story.articles
    }
    for task in sheet.tasks:
        for question in task.questions:
            for answer in question.answers:
                shown = [evidence.passage for evidence in answer.evidence]
                key = f"{task.kind} {shown}"
                if task.form == "name" or key in seen or not all(facts[passage] for passage in shown):
                    continue
                seen.add(key)
                kind = "match" if task.form == "match" else "left out" if answer.right else "carried"
                tally.checked[kind] += 1
                if len(shown) > 1:
                    wrong = not facts[shown[0]] & facts[shown[1]]
                else:
                    own = source[task.reading.outlet] if task.reading else ""
                    there = {n for n, told in enumerate(support) if own in {o for o, _ in told}}
                    wrong = bool(facts[shown[0]] & there)
                tally.contradicted[kind] += wrong


def measure(stories: dict[str, Comparison], gold: Path | None) -> dict[str, Any]:
    """Make the sheets of every story, and return the figures."""
    tally = Tally()
    given: dict[str, dict[str, int]] = {}
    for name, comparison in stories.items():
        seen: set[str] = set()
        judged: set[str] = set()
        own: Counter[str] = Counter()
        for seed in range(1, SEEDS + 1):
            if own.total() >= ITEMS:
                break
            try:
                sheet = make_exercise(comparison, seed)
            except InputError:
                break
            tally.twice += repeated(sheet)
            for task in sheet.tasks:
                COUNT[task.form](task, tally)
            own.update(task.kind for task, _ in new_items(sheet, seen))
            file = gold / f"{name}.json" if gold else None
            if file and file.is_file():
                against_gold(comparison, json.loads(file.read_text(encoding="utf-8")), sheet, judged, tally)
        tally.items.update(own)
        given[name] = dict(own)
    return {
        "solvers": {
            task: {
                solver: {
                    "hits": round(sum(hits) / len(hits), 3),
                    "chance": round(sum(tally.chance[task, solver]) / len(hits), 3),
                    "answers": len(hits),
                }
                for (kind, solver), hits in tally.solved.items()
                if kind == task
            }
            for task in sorted({kind for kind, _ in tally.solved})
        },
        "keys": {
            kind: {
                "checked": count,
                "contradicted": tally.contradicted[kind],
                "share": round(tally.contradicted[kind] / count, 3),
            }
            for kind, count in sorted(tally.checked.items())
        },
        "items": dict(sorted(tally.items.items())),
        "kinds": {
            kind: {"answer": tally.answers[kind], "sheets": count} for kind, count in sorted(tally.listed.items())
        },
        "sentences in two tasks": tally.twice,
        "stories": given,
    }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("alignment", type=Path, nargs="?")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    folders = sorted(path.parent for path in CORPORA.glob("*/story.toml"))
    if arguments.alignment:
        annotated = sorted(path for path in (arguments.alignment / "stories").iterdir() if path.is_dir())
        folders += annotated[::STEP][:STORIES]
    encoder = load_encoder(Settings().model, Settings().cache, Settings().threads)
    stories = {folder.name: compare(read_story([folder]), encoder=encoder) for folder in folders}
    figures = measure(stories, arguments.alignment / "gold" if arguments.alignment else None)
    print(json.dumps(figures, indent=1))
    if arguments.write:
        RESULTS.write_text(json.dumps({"command": COMMAND, "figures": figures}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
