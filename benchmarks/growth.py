"""How alignment grows with a story: 4, 10, 30 and 100 outlets of thirty sentences each.

    python -m benchmarks.growth [--write]

The stories are made of the demo stories' sentences: every outlet has thirty of them, in an order of its own and with
words left out here and there, so that a fact is told by a third of the outlets. Each size runs in a process of its own,
on an empty cache of vectors; `--write` replaces the committed growth.json.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path

from framing import assets
from framing.align import align
from framing.cleaning import clean
from framing.encoders import load
from framing.language.passages import divide
from framing.pipeline import read
from framing.readers import read_story
from framing.records import Article, Story
from framing.settings import Settings

RESULTS = Path(__file__).parent / "growth.json"
COMMAND = "python -m benchmarks.growth --write"
SIZES = (4, 10, 30, 100)
SENTENCES = 30
LEFT_OUT = 0.08
"""Share of its words that an outlet's sentence lacks."""


@cache
def _pool() -> list[str]:
    return [
        passage.text
        for folder in sorted(path for path in assets.folder("corpora").iterdir() if path.is_dir())
        for article in clean(read_story([folder])).articles
        for passage in divide(article)
        if passage.role == "body"
    ]


def story(outlets: int, seed: int | None = None) -> Story:
    """Return a story of so many outlets; another seed makes another one."""
    chance = random.Random(outlets if seed is None else seed)  # noqa: S311 - the same stories in every run
    pool = _pool()

    def told(sentence: str) -> str:
        words = sentence.split()
        return " ".join([word for word in words if chance.random() > LEFT_OUT] or words)

    texts = ["\n\n".join(map(told, chance.sample(pool, SENTENCES))) for _ in range(outlets)]
    return clean(Story("growth", tuple(Article(f"Outlet {n}", text, language="en") for n, text in enumerate(texts))))


def measure(outlets: int) -> dict[str, float]:
    """Return what a story of so many outlets takes, in seconds and megabytes, in this process."""
    settings = Settings()
    with tempfile.TemporaryDirectory() as cache:
        encoder = load(settings.model, Path(cache), settings.threads)
        encoder.encode(["The first text loads the model."])
        made_up = story(outlets)
        texts = [passage.text for article in made_up.articles for passage in divide(article)]
        began = time.perf_counter()
        encoder.encode(texts)  # alone: a comparison encodes beside the parser
        encoded = time.perf_counter()
        analysis = read(made_up, encoder)
    aligning = time.perf_counter()
    alignment = align(analysis)
    return {
        "passages": len(analysis.passages),
        "links": len(alignment.links),
        "claims": len(alignment.claims),
        "encoding_seconds": round(encoded - began, 2),
        "aligning_seconds": round(time.perf_counter() - aligning, 2),
        "peak_megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def main() -> None:
    """Print the figures of every size, and write them where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="replace the committed growth.json")
    parser.add_argument("--outlets", type=int, help="measure this size alone, in this process")
    args = parser.parse_args()
    if args.outlets:
        print(json.dumps(measure(args.outlets)))
        return
    sizes: dict[str, dict[str, float]] = {}
    for size in SIZES:
        ran = subprocess.run(
            [sys.executable, "-m", "benchmarks.growth", "--outlets", str(size)],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},  # as the command line sets it
        )
        sizes[str(size)] = json.loads(ran.stdout.splitlines()[-1])
        print(size, sizes[str(size)], flush=True)
    small, large = sizes[str(SIZES[0])], sizes[str(SIZES[-1])]
    slower = large["aligning_seconds"] / small["aligning_seconds"]
    figures = {
        "command": COMMAND,
        "sizes": sizes,
        "exponent": round(math.log(slower) / math.log(SIZES[-1] / SIZES[0]), 3),
        "share_of_encoding": round(small["aligning_seconds"] / small["encoding_seconds"], 3),
    }
    if args.write:
        RESULTS.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
