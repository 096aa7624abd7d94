"""Training and scoring on a user's own labels, from the file to the figures, with an encoder that needs no model."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

import pytest

from framing.errors import InputError
from framing.scorers import training
from framing.scorers.scorer import load
from tests.encoders.fakes import HashEncoder
from tests.models.folders import write

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_HARSH = ("shameful", "disgraceful", "pathetic")
_PLAIN = ("regular", "annual", "weekly")
_THINGS = "council harbour school bridge museum library station market theatre garden".split()


def _sentence(n: int, *, slanted: bool) -> str:
    word = (_HARSH if slanted else _PLAIN)[n % 3]
    return f"The {_THINGS[n % 10]} held its {word} meeting number {n} in the old hall on Monday."


def _write_csv(path: Path, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns, *rows])
    return path


def _write_lines(path: Path, rows: Sequence[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def _bias(folder: Path) -> Path:
    rows = [(_sentence(n, slanted=n % 2 == 0), int(n % 2 == 0)) for n in range(60)]
    return _write_csv(folder / "bias.csv", ("text", "biased"), rows)


def _stories(folder: Path, answer: str) -> Path:
    rows = [
        (f"s{story}", outlet, n, _sentence(story * 10 + n, slanted=n % 3 == 0), int(n % 3 == 0))
        for story in range(10)
        for outlet in ("post", "echo")
        for n in range(4)
    ]
    rows.append(("s0", "post", 4, "", 0))
    return _write_csv(folder / f"{answer}.csv", ("story", "outlet", "index", "sentence", answer), rows)


def _tone(folder: Path) -> Path:
    rows = []
    for n in range(90):
        verb = ("condemned", "visited", "praised")[n % 3]
        sentence = f"On Monday the {_THINGS[n % 10]} board {verb} Anna Berg {n} times."
        start = sentence.index("Anna")
        rows.append({"sentence": sentence, "from": start, "to": start + 9, "polarity": n % 3 - 1})
    return _write_lines(folder / "tone.jsonl", rows)


def _attribution(folder: Path) -> Path:
    rows = []
    for n in range(12):
        text = f"The mayor said that the bridge number {n} was safe.\nThe {_THINGS[n % 10]} was closed on Monday."
        spans = {"1": {"type": "Source", "offsets": [[0, 9]]}, "2": {"type": "Cue", "offsets": [[10, 14]]}}
        rows.append({"id": f"a{n}", "text": text, "spans": spans, "relations": [["Source:1", "Cue:2"]]})
    return _write_lines(folder / "attribution.jsonl", rows)


def _data(task: str, folder: Path) -> Path:
    if task in ("lexical", "informational"):
        return _stories(folder, task)
    return {"bias": _bias, "tone": _tone, "attribution": _attribution}[task](folder)


@pytest.mark.parametrize("task", list(training.TASKS))
def test_a_task_is_learned_from_labels(task: str, tmp_path: Path) -> None:
    """Protects `framing train` and `evaluate`: what can be learned is learned, saved, read and used again."""
    data, encoder = _data(task, tmp_path), HashEncoder()
    path = write(training.pack(training.train(training.TASKS[task], data, encoder)), tmp_path / "scorer")
    assert load(path).task == task
    figures = training.evaluate(training.TASKS[task], data, encoder, path)
    assert figures["f1" if task == "attribution" else "macro_f1"] > 0.8
    assert all(0 <= value <= 1 for name, value in figures.items() if name not in ("rows", "cues"))


def test_the_same_data_give_the_same_bytes(tmp_path: Path) -> None:
    """Protects reproducibility: a scorer depends on the data alone."""
    data, encoder = _bias(tmp_path), HashEncoder()
    one, two = (training.pack(training.train(training.TASKS["bias"], data, encoder)) for _ in range(2))
    assert one == two


def test_the_rules_are_scored_without_a_model(tmp_path: Path) -> None:
    """Protects the attribution task's default: the shipped rules find "said", and whose it is."""
    figures = training.evaluate(training.TASKS["attribution"], _attribution(tmp_path), HashEncoder())
    assert figures["f1"] == figures["source"] == 1


@pytest.mark.parametrize(
    ("task", "name", "text", "said"),
    [
        ("bias", "a.csv", "sentence,biased\nOne.,1\n", "no column text; expected text, biased, found sentence, biased"),
        ("bias", "a.csv", "text,biased\nOne.,maybe\n", r"row 1: biased is 'maybe'; expected 0 or 1"),
        ("bias", "a.csv", "text,biased\n", "holds no rows"),
        ("bias", "a.csv", "text,biased\n,1\n ,0\n", "no text in its column text"),
        ("bias", "a.csv", "# A heading\n\nOne, two, three\n", "no column text"),
        ("bias", "a.csv", "text,biased\nOne, two.,1\n", "row 1 has more fields"),
        ("tone", "a.jsonl", '{"sentence": 7, "from": 0, "to": 3, "polarity": 1}\n', "characters 0 to 3"),
        ("attribution", "a.jsonl", '{"id": 1, "text": 7, "spans": {}, "relations": []}\n', "row 1"),
        ("bias", "a.csv", "text,biased\nOne.\n", "row 1: biased is missing"),
        ("bias", "a.csv", "text,biased\nOne.,1\nTwo.,0\n", "occurs only 1 times"),
        ("informational", "a.csv", "story,outlet,index,sentence,informational\ns,o,x,One.,1\n", "index is 'x'"),
        ("tone", "a.jsonl", "no json\n", "line 1 is not JSON"),
        ("tone", "a.jsonl", "[1]\n", "line 1 holds list"),
        (
            "tone",
            "a.jsonl",
            '{"sentence": "One.", "from": 3, "to": 9, "polarity": 0}\n',
            "characters 3 to 9",
        ),
        ("tone", "a.jsonl", '{"sentence": "One.", "from": 0, "to": 3, "polarity": 2}\n', "polarity is '2'"),
        ("attribution", "a.jsonl", '{"id": 1, "text": "One.", "spans": {}, "relations": [["Cue:4"]]}\n', "row 1"),
    ],
)
def test_what_is_wrong_with_the_data_is_said(task: str, name: str, text: str, said: str, tmp_path: Path) -> None:
    """Protects users from guessing: the file, the row, the value and what was expected."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=said) as caught:
        training.train(training.TASKS[task], path, HashEncoder())
    assert "a.csv" in str(caught.value) or "a.jsonl" in str(caught.value) or "occurs only" in said


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    """Protects from a spreadsheet saved in its own format."""
    (tmp_path / "a.csv").write_bytes(b"PK\x03\x04\xff\xfe\x00")
    with pytest.raises(InputError, match="not in UTF-8"):
        training.train(training.TASKS["bias"], tmp_path / "a.csv", HashEncoder())


def test_a_scorer_of_another_task_is_refused(tmp_path: Path) -> None:
    """Protects from figures of the wrong model."""
    scorer = training.train(training.TASKS["tone"], _tone(tmp_path), HashEncoder())
    path = write(training.pack(scorer), tmp_path / "tone")
    with pytest.raises(InputError, match="trained for the task tone, not bias"):
        training.evaluate(training.TASKS["bias"], _bias(tmp_path), HashEncoder(), path)


def test_the_shipped_scorer_needs_its_encoder(tmp_path: Path) -> None:
    """Protects from figures made with vectors that the shipped scorer cannot read."""
    with pytest.raises(InputError, match="all-MiniLM-L6-v2"):
        training.evaluate(training.TASKS["bias"], _bias(tmp_path), HashEncoder())
