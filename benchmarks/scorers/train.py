"""Make the scorers that come with framing, from data whose licences allow it and labels made for this project.

- lexical: sentences of NewsMTSC's training set (Hamborg and Donnay 2021, MIT), labelled here as slanted or plain
  (`annotations/lexical.csv`, by id);
- informational: the stories of the alignment data, labelled here by sentence number (`annotations/informational.csv`);
- tone: NewsMTSC's training set with its own labels.

The labels were made by careful reading under the guides beside them, by a language model; one sentence in twenty twice.

python -m benchmarks.scorers.train EVAL-FOLDER [TASK ...]
python -m benchmarks.scorers.evaluate EVAL-FOLDER --gates --write     from where on each may be stated; run it after
"""

from __future__ import annotations

import csv
import json
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from framing import encoders
from framing.export.atomic import write_bytes
from framing.models import SHIPPED, Card
from framing.scorers import training
from framing.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

HERE = Path(__file__).parent
NEWSMTSC = "NewsMTSC, training set (Hamborg and Donnay 2021, MIT)"
_ABOUT = {
    "lexical": "How probable it is that careful readers find a sentence worded with slant.",
    "informational": "How probable it is that a passage adds slanted background.",
    "tone": "How probable it is that a sentence speaks negatively, neutrally or positively of somebody it mentions.",
}
_SOURCES = {
    "lexical": f"sentences of {NEWSMTSC}, labelled for framing as slanted or plain",
    "informational": "35 stories of the alignment data, labelled for framing sentence by sentence",
    "tone": NEWSMTSC,
}
CARDS = {
    name: Card(name, about, _SOURCES[name], f"python -m benchmarks.scorers.train EVAL-FOLDER {name}", "MIT")
    for name, about in _ABOUT.items()
}


def lexical(data: Path, out: Path) -> Path:
    """Write the labelled sentences as the table that `framing train lexical` reads, and return its path."""
    text = {row["id"]: row["sentence"] for row in _lines(data / "tone" / "newsmtsc-train.jsonl")}
    labels = _labels("lexical.csv")
    return _table(out, ("sentence", "lexical"), ((text[row["id"]], row["slanted"]) for row in labels))


def informational(data: Path, out: Path) -> Path:
    """Write the labelled stories as the table that `framing train informational` reads, and return its path."""
    slanted = {(row["story"], row["outlet"]): set(row["sentences"].split()) for row in _labels("informational.csv")}
    rows = []
    for story in sorted({story for story, _ in slanted}):
        gold = json.loads((data / "alignment" / "gold" / f"{story}.json").read_text(encoding="utf-8"))
        for outlet, sentences in gold["sentences"].items():
            marked = slanted[story, outlet]
            rows += [(story, outlet, n, text, int(str(n) in marked)) for n, text in enumerate(sentences)]
    return _table(out, ("story", "outlet", "index", "sentence", "informational"), rows)


def tone(data: Path, _out: Path) -> Path:
    """Return the path of NewsMTSC's training set, which `framing train tone` reads as it is."""
    return data / "tone" / "newsmtsc-train.jsonl"


TABLES = {"lexical": lexical, "informational": informational, "tone": tone}


def _labels(name: str) -> list[dict[str, str]]:
    with (HERE / "annotations" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _lines(path: Path) -> Iterable[dict[str, str]]:
    if not path.is_file():
        raise SystemExit(f"{path} is no file; give the folder that holds tone/, alignment/ and bias/.")
    return map(json.loads, path.read_text(encoding="utf-8").splitlines())


def _table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(rows)
    return path


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    settings = Settings()
    encoder = encoders.load(settings.model, settings.cache, settings.threads)
    with tempfile.TemporaryDirectory() as folder:
        for name in sys.argv[2:] or TABLES:
            table = TABLES[name](Path(sys.argv[1]), Path(folder) / f"{name}.csv")
            scorer = training.train(training.TASKS[name], table, encoder, CARDS[name].trained_on)
            scorer = replace(scorer, gate={})  # says nothing until evaluate --gates has measured it on other news
            for file, content in training.pack(scorer, CARDS[name]).items():
                print(f"wrote {write_bytes(content, SHIPPED / name / file)}")
