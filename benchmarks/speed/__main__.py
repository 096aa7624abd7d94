"""The figures of speed, in one run: `python -m benchmarks.speed --write`."""

from __future__ import annotations

import argparse
import json
import platform
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.growth import story
from benchmarks.speed import encoding, starts
from framing import assets
from framing.cleaning import clean
from framing.encoders.conversion import runtime_version
from framing.encoders.network import available_threads
from framing.language.passages import divide
from framing.readers import read_story

if TYPE_CHECKING:
    from collections.abc import Callable

RESULTS = Path(__file__).parent / "results.json"


def sentences(folder: Path, most: int) -> list[str]:
    """Return sentences of the stories below a folder, each once, in a fixed order."""
    places = sorted(path for path in folder.iterdir() if path.is_dir())
    found = (
        passage.text
        for place in places
        for article in clean(read_story([place])).articles
        for passage in divide(article)
    )
    kept = dict.fromkeys(found)
    return list(kept)[:most]


def main() -> None:
    """Print the figures, and write them where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sentences", nargs="?", type=Path, default=assets.folder("corpora"), help="folder of stories")
    parser.add_argument("--rounds", type=int, default=5, help="turns that each ratio is taken in")
    parser.add_argument("--most", type=int, default=5_000, help="sentences that are encoded")
    parser.add_argument("--stories", type=int, default=20, help="stories of four outlets for the whole pipeline")
    parser.add_argument("--only", choices=("starts", "encoding", "whole_share_of_encoding"), help="one part alone")
    parser.add_argument("--write", action="store_true", help="replace the committed results.json")
    args = parser.parse_args()
    parts: dict[str, Callable[[], object]] = {
        "starts": lambda: starts.measure(args.rounds),
        "encoding": lambda: encoding.measure(sentences(args.sentences, args.most), args.rounds),
        "whole_share_of_encoding": lambda: encoding.whole(
            [story(4, seed=n) for n in range(args.stories)], min(args.rounds, 3)
        ),
    }
    figures: dict[str, object] = {
        "command": shlex.join(["python", "-m", "benchmarks.speed", *sys.argv[1:]]),
        "rounds": args.rounds,
        "machine": {
            "threads": available_threads(),
            "processor": platform.processor() or platform.machine(),
            "python": platform.python_version(),
            "onnxruntime": runtime_version(),
        },
    }
    for name, measure in parts.items():
        if args.only in (None, name):
            figures[name] = measure()
            print(name, json.dumps(figures[name]), flush=True)
    if args.write:
        RESULTS.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
