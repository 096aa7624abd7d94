"""The stories annotated for this project: facts and the sentences that report them, by their places in public articles.

The files in `annotations/` hold no sentence of the articles, which are those of Giveme5W1H's news cluster (Apache-2.0):
`articles` names each outlet's article, `sentences` where its sentences stand in the article's text; the rest is as in
the data set that `gold` reads. They were made by careful reading under that data set's guide, with a language model's
help.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.alignment.gold import judge, scorer
from framing.records import Article, Story

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.alignment.gold import Gold

ANNOTATIONS = Path(__file__).parent / "annotations"


def annotated(events: Path, data: Path) -> Iterator[Gold]:
    """Yield these stories in the order of their names; `events` are the articles, `data` the folder with the scorer."""
    if not events.is_file():
        raise SystemExit(f"{events} is no file; give the news cluster's events.jsonl.")
    lines = (json.loads(line) for line in events.read_text(encoding="utf-8").splitlines())
    article = {line["id"]: line for line in lines}
    score = scorer(data)
    for file in sorted(ANNOTATIONS.glob("*.json")):
        written = json.loads(file.read_text(encoding="utf-8"))
        texts = {outlet: article[number]["text"] for outlet, number in written["articles"].items()}
        written["sentences"] = {
            outlet: [texts[outlet][start:end] for start, end in spans] for outlet, spans in written["sentences"].items()
        }
        articles = tuple(_page(outlet, article[number]) for outlet, number in written["articles"].items())
        yield judge(Story(written["story"], articles), written, score)


def _page(outlet: str, event: dict[str, str]) -> Article:
    """Return an article as a page that somebody copied: its lines are what the annotators saw."""
    text = f"{event['title']}\n\n{event['published'][:10]}\n\n{event['text']}\n"
    return Article(outlet, text, outlet, form="page", language="en")
