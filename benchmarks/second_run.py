"""How much sooner a comparison answers when its vectors are cached: the second run against the first.

    python -m benchmarks.second_run [STORY] [--pairs N] [--write]

Each pair is a first run with an empty cache and a second one on the same input, whole processes from start to exit. The
second must load no model at all. The figure is the median of the pairs' ratios, second by first; `--write` replaces the
committed second_run.json.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from framing import assets

RESULTS = Path(__file__).parent / "second_run.json"
COMMAND = "python -m benchmarks.second_run --write"

# Runs the command line, then says on stderr whether the model's library was loaded.
RUN = "import sys; sys.argv[0] = 'framing'; import atexit; atexit.register(lambda: print('torch' in sys.modules, \
file=sys.stderr)); from framing.cli import main; main()"


def timed(story: Path, folder: Path) -> tuple[float, bool]:
    """Return the seconds that one comparison takes as a process, and whether it loaded the model's library."""
    command = [sys.executable, "-c", RUN, "compare", str(story), "--out", str(folder / "out")]
    start = time.perf_counter()
    done = subprocess.run(
        [*command, "--cache", str(folder / "cache")], check=True, capture_output=True, text=True, env={**os.environ}
    )
    return time.perf_counter() - start, done.stderr.strip().endswith("True")


def main() -> None:
    """Print the ratio, and write it where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("story", nargs="?", type=Path, default=assets.folder("corpora") / "vietnam-visit-2024")
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--write", action="store_true", help="replace the committed second_run.json")
    args = parser.parse_args()
    ratios = []
    for _ in range(args.pairs):
        with tempfile.TemporaryDirectory() as name:
            first, loaded = timed(args.story, Path(name))
            second, again = timed(args.story, Path(name))
        if not loaded or again:
            raise SystemExit("the first run must load the model, and the second must not")
        ratios.append(second / first)
        print(f"first {first:.2f} s, second {second:.2f} s, ratio {second / first:.3f}")
    figures = {"command": COMMAND, "pairs": len(ratios), "ratio_median": round(statistics.median(ratios), 3)}
    print(json.dumps(figures))
    if args.write:
        RESULTS.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
