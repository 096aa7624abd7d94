"""How much faster is a batch with several processes, and what does it cost an article? Needs an idle machine.

    python -m benchmarks.batch --source ../shared/eval/alignment/stories --stories 16 --jobs 1,2

Every run begins without kept vectors, so that each compares in full, and may use as many cores as it has jobs: one job
alone would use all of them. Without --source the stories are made up: three
short articles each. Prints a JSON object; the first of --jobs is what the others are held against.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import resource
import shutil
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.kills import run_batch, write_stories
from framing.batch import SUMMARY
from framing.readers.folder import article_files


def chosen(source: Path | None, stories: int, folder: Path) -> int:
    """Put stories into a folder, and return how many articles they have."""
    if source is None:
        write_stories(folder, stories)
    else:
        found = (path for path in sorted(source.rglob("*")) if path.is_dir() and len(article_files(path)) > 1)
        for path in itertools.islice(found, stories):
            shutil.copytree(path, folder / path.name)
    return sum(len(article_files(path)) for path in folder.iterdir())


def measured(stories: Path, root: Path, jobs: int) -> dict[str, Any]:
    """Return how long a batch takes, from the call to its end, and the hash of what it found."""
    out, cache = root / f"out-{jobs}", root / f"cache-{jobs}"
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(cores)[:jobs])  # of this process, and so of those that it starts
    seconds = run_batch(stories, out, cache, jobs)
    os.sched_setaffinity(0, cores)
    sha256 = json.loads((out / SUMMARY).read_text(encoding="utf-8"))["sha256"]
    written = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
    return {"jobs": jobs, "seconds": round(seconds, 1), "bytes": written, "sha256": sha256}


def main() -> None:
    """Measure, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--source", type=Path, help="a folder with a folder for each story")
    parser.add_argument("--stories", type=int, default=16)
    parser.add_argument("--jobs", default="1,2")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="framing-batch-") as made:
        root = Path(made)
        articles = chosen(given.source, given.stories, root / "stories")
        runs = [measured(root / "stories", root, int(jobs)) for jobs in given.jobs.split(",")]
    first = runs[0]
    for run in runs:
        run["seconds an article"] = round(run["seconds"] / articles, 3)
        run["times as fast"] = round(first["seconds"] / run["seconds"], 2)
        run["same findings"] = run["sha256"] == first["sha256"]
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(
        json.dumps({"articles": articles, "cores": os.cpu_count(), "largest process MB": largest // 1024, "runs": runs})
    )


if __name__ == "__main__":
    main()
