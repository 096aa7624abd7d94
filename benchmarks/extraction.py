"""How well the article is found on a page: word-shingle F1 on 119 public pages, as HTML and as copied text.

Data: a part of article-extraction-benchmark (MIT), in `shared/eval/extraction` beside the checkout. As that benchmark
does, each page gets the precision and recall of its shingles of four words; both are averaged over the pages.

    python -m benchmarks.extraction              the figures of the package as it is
    python -m benchmarks.extraction --folds 5    copied text with the line model trained on other pages
    python -m benchmarks.extraction --write      both, into benchmarks/extraction.json
    python -m benchmarks.extraction --train      train the line model on all pages, into framing/models/lines
"""

from __future__ import annotations

import argparse
import difflib
import gzip
import json
import re
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.boosting import plain
from framing.cleaning import line_model
from framing.cleaning.lines import Line, divide, mark
from framing.cleaning.page import clean_page, kept_by_rules
from framing.cleaning.web import clean_web
from framing.export.atomic import write_bytes
from framing.models import Card, pack, together
from framing.readers.encoding import decode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from framing.cleaning.draft import Draft
    from framing.models import Trees

DATA = Path(__file__).resolve().parents[2] / "shared" / "eval" / "extraction"
RESULTS = Path(__file__).with_suffix(".json")
COMMAND = "python -m benchmarks.extraction --write"
SHINGLE = 4
STRIKE_BELOW = 0.15  # a line is struck out only when the model is this sure; chosen in cross-validation
FORESTS = 4  # averaged, so that no page hangs on which features a tree happened to see
CARD = Card(
    name="lines",
    about="How probable it is that a line of a copied page belongs to the article.",
    trained_on="119 pages of article-extraction-benchmark (Zyte, MIT), as copied text with and without indents",
    made_by="python -m benchmarks.extraction --train",
    licence="MIT",
)
TREES = {"max_iter": 60, "max_leaf_nodes": 8, "learning_rate": 0.1, "min_samples_leaf": 30, "l2_regularization": 2.0}


def words(text: str) -> list[str]:
    """Return a text's words in lower case."""
    return re.findall(r"\w+", text.lower())


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return how often each run of four words occurs; a shorter text is one run."""
    found = words(text)
    return (
        Counter(tuple(found[i : i + SHINGLE]) for i in range(max(1, len(found) - SHINGLE + 1))) if found else Counter()
    )


def score(texts: dict[str, str], gold: dict[str, str]) -> tuple[float, float, float]:
    """Return mean precision, mean recall and their F1."""
    precision, recall = [], []
    for page, body in gold.items():
        want, have = shingles(body), shingles(texts[page])
        right = sum((want & have).values())
        recall.append(right / max(1, sum(want.values())))
        if have:
            precision.append(right / sum(have.values()))
    p, r = float(np.mean(precision)), float(np.mean(recall))
    return p, r, 2 * p * r / (p + r)


def body(draft: Draft) -> str:
    """Return what a cleaned page keeps as text, captions apart, which the gold bodies lack."""
    return "\n".join(text for role, text in draft.paragraphs if role != "caption")


def labels(lines: Sequence[Line], gold: str) -> NDArray[np.bool_]:
    """Return which lines are in the article's body: most of their words are matched, in order, in the gold text."""
    flat = [(word, i) for i, line in enumerate(lines) for word in words(line.text)]
    matched, counted = np.zeros(len(lines)), np.zeros(len(lines))
    for _, i in flat:
        counted[i] += 1
    matcher = difflib.SequenceMatcher(None, [word for word, _ in flat], words(gold), autojunk=False)
    for block in matcher.get_matching_blocks():
        for _, i in flat[block.a : block.a + block.size]:
            matched[i] += 1
    return (matched > 0.6 * counted) & (counted > 0)


def examples(text: str, gold: str) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.float64]]:
    """Return features, labels and weights of a page's lines, twice: as dumped, and without the dump's indents.

    People copy pages without indents, so the model must not lean on them. Long lines weigh more, every page the same.
    """
    right = labels(divide(text), gold)
    rows = []
    for page in (text, "\n".join(line.strip() for line in text.split("\n"))):
        lines = divide(page)
        marks = mark(lines)
        rows.append(line_model.of_page(lines, marks, kept_by_rules(lines, marks, "")))
    weight = np.maximum(1.0, np.expm1(rows[0][:, 0])) ** 0.7
    weight /= weight.sum()
    return np.vstack(rows), np.tile(right, 2), np.tile(weight, 2)


def train(pages: Sequence[tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.float64]]]) -> Trees:
    """Return the trees that tell the lines of these pages apart."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    rows, right, weight = (np.concatenate([page[i] for page in pages]) for i in range(3))
    fitted = []
    for seed in range(FORESTS):
        model = HistGradientBoostingClassifier(**TREES, max_features=0.4, early_stopping=False, random_state=seed)
        fitted.append(model.fit(rows, right, sample_weight=weight * len(weight) / weight.sum()))
    return plain(line_model.NAMES, fitted)


def use(trees: Trees, folder: Path) -> None:
    """Make the package use these trees from now on."""
    kept = together({"strike_below": STRIKE_BELOW}, {"trees": trees.kept()})
    for name, content in pack(CARD, kept).items():
        write_bytes(content, folder / name)
    line_model.FOLDER = folder
    line_model._load.cache_clear()


def cross_validated(dumps: dict[str, str], gold: dict[str, str], folds: int, folder: Path) -> dict[str, dict[str, str]]:
    """Return the copied pages cleaned by models that never saw them, as dumped and without indents."""
    order = np.random.RandomState(0).permutation(sorted(gold))
    fold = {page: i % folds for i, page in enumerate(order)}
    ready = {page: examples(dumps[page], gold[page]) for page in gold}
    texts: dict[str, dict[str, str]] = {"as dumped": {}, "no indents": {}}
    for held in range(folds):
        use(train([ready[page] for page in sorted(gold) if fold[page] != held]), folder)
        for page in gold:
            if fold[page] == held:
                texts["as dumped"][page] = body(clean_page(dumps[page], ""))
                flat = "\n".join(line.strip() for line in dumps[page].split("\n"))
                texts["no indents"][page] = body(clean_page(flat, ""))
    return texts


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--train", action="store_true")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    gold = {
        page: entry["articleBody"] for page, entry in json.loads((arguments.data / "gold.json").read_text()).items()
    }
    dumps = {page: (arguments.data / "dumps" / f"{page}.txt").read_text() for page in gold}
    if arguments.train:
        use(train([examples(dumps[page], gold[page]) for page in sorted(gold)]), line_model.FOLDER)
        print(f"wrote {line_model.FOLDER}")
        return
    results: dict[str, dict[str, str]] = {}
    if not arguments.folds:
        results["HTML"] = {}
        for page in gold:
            packed = (arguments.data / "pages" / f"{page}.html.gz").read_bytes()
            decoded = decode(gzip.decompress(packed), markup=True)
            results["HTML"][page] = body(clean_web(decoded.text if decoded else "", None, ""))
        results["copied text, trained on the same pages"] = {page: body(clean_page(dumps[page], "")) for page in gold}
        results["copied text, rules alone"] = {page: _by_rules(dumps[page]) for page in gold}
        results["copied text, all lines"] = dumps
    if folds := arguments.folds or (5 if arguments.write else 0):
        with tempfile.TemporaryDirectory() as folder:
            found = cross_validated(dumps, gold, folds, Path(folder))
        results |= {f"copied text, {name}, {folds} folds": texts for name, texts in found.items()}
    figures = {
        name: dict(zip(("precision", "recall", "f1"), (round(x, 4) for x in score(texts, gold)), strict=True))
        for name, texts in results.items()
    }
    for name, figure in figures.items():
        print(f"{name:45} precision {figure['precision']:.4f}  recall {figure['recall']:.4f}  F1 {figure['f1']:.4f}")
    if arguments.write:
        written = {"command": COMMAND, "pages": len(gold), "figures": figures}
        RESULTS.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


def _by_rules(text: str) -> str:
    lines = divide(text)
    return "\n".join(line.text for line, kept in zip(lines, kept_by_rules(lines, mark(lines), ""), strict=True) if kept)


if __name__ == "__main__":
    main()
