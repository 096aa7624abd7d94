"""What finding the signals takes beside encoding, for a passage: devices, names, scorers, all of it.

    python -m benchmarks.stages [--write]

The demo stories' articles, encoded with an empty cache; each stage is timed three times in one process, after a first
run that loads the models, and the medians are compared.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from framing import assets
from framing.align import align
from framing.cleaning import clean
from framing.devices import find_signals
from framing.encoders import load
from framing.findings.entities import find_entities
from framing.findings.speakers import find_speakers
from framing.language.passages import divide
from framing.pipeline import read
from framing.readers import read_story
from framing.scorers import choose, find_scores
from framing.settings import Settings

if TYPE_CHECKING:
    from framing.encoders import Encoder
    from framing.records import Story

RESULTS = Path(__file__).parent / "stages.json"
COMMAND = "python -m benchmarks.stages --write"
RUNS = 3


def seconds(story: Story, encoder: Encoder) -> dict[str, float]:
    """Return how long each stage takes on a story, in seconds; `encoder` remembers nothing of it."""
    began: dict[str, float] = {}

    def begin(stage: str) -> None:
        began[stage] = time.perf_counter()

    begin("encoding")  # alone: a comparison encodes beside the parser
    encoder.encode([passage.text for article in story.articles for passage in divide(article)])
    begin("parsing")
    analysis = read(story, encoder)
    begin("aligning and naming")
    analysis = replace(align(analysis).added_to(analysis), entities=find_entities(analysis))
    begin("devices")
    analysis = replace(analysis, signals=find_signals(analysis.parses))
    begin("scorers")
    find_scores(analysis, choose(None), encoder.model)
    find_speakers(analysis)
    begin("done")
    took = {stage: later - moment for (stage, moment), (_, later) in pairwise(began.items())}
    return took | {"passages": float(len(analysis.passages))}


def measure() -> dict[str, object]:
    """Return the median milliseconds a passage of each stage, and the signal stage as a share of encoding."""
    settings = Settings()
    stories = [clean(read_story([folder])) for folder in sorted(assets.folder("corpora").iterdir()) if folder.is_dir()]
    rows: list[dict[str, float]] = []
    for run in range(RUNS + 1):
        with tempfile.TemporaryDirectory() as cache:
            encoder = load(settings.model, Path(cache), settings.threads)
            encoder.encode(["The model is loaded."])
            runs = [seconds(story, encoder) for story in stories]
        if run:  # the first one loads the parser and the scorers
            rows.append({stage: sum(one[stage] for one in runs) for stage in runs[0]})
    passages = rows[0]["passages"]
    each = {
        stage: round(1000 * statistics.median(row[stage] for row in rows) / passages, 3)
        for stage in rows[0]
        if stage != "passages"
    }
    share = (each["devices"] + each["scorers"]) / each["encoding"]
    return {
        "command": COMMAND,
        "passages": int(passages),
        "milliseconds_per_passage": each,
        "share_of_encoding": round(share, 3),
        "share_with_parsing": round(share + each["parsing"] / each["encoding"], 3),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true", help="replace the committed figures")
    written = json.dumps(measure(), indent=1) + "\n"
    print(written)
    if parser.parse_args().write:
        RESULTS.write_text(written, encoding="utf-8")
