"""Does a batch survive anything? Runs one over small made-up stories, kills it at random moments, and resumes.

    python -m benchmarks.kills --kills 50 --jobs 2

Each round kills with signal 9, at a random moment: the whole run, which is then begun again, or one of its workers,
whose run goes on. Whenever a run is over, the folder must hold no story that is half there. In the end a run goes
through, and what it wrote must be what an undisturbed one wrote, byte for byte, but for its summary, which has the
time, and the data set. Vectors are kept between rounds, so that a round takes seconds.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from framing.batch.folder import COMPARISON, DATASET, ENTRY, FILES, FINDINGS, SUMMARY
from framing.export import REPORT

PLACES = "Arle Brennow Corvane Dunmere Estrel Farrowby Glint Harrowgate Ilmere Jossel Karrow Lindeth".split()
OUTLETS = ("north-wire", "harbour-post", "daily-lantern")
EPOCH = "1767225600"


def write_stories(folder: Path, stories: int) -> None:
    """Write stories of three short articles each, each with a place and figures of its own."""
    for number in range(stories):
        place = PLACES[number % len(PLACES)]
        story = folder / f"{place.lower()}-{number}"
        story.mkdir(parents=True)
        for order, outlet in enumerate(OUTLETS):
            hurt = number + 3 + order
            text = (
                f"Bridge at {place} closes after storm\n\n"
                f"The old bridge at {place} was closed on Monday after a storm damaged two of its pillars.\n\n"
                f'"We could not wait any longer," said the mayor of {place}, Anna Dell.\n\n'
                f"At least {hurt} people were hurt when a wall came down, police said.\n\n"
                f"{'Critics say that the council had been warned for years. ' if order else ''}"
                f"Repairs will cost about {40 + number} million crowns.\n"
            )
            (story / f"{outlet}.txt").write_text(text, encoding="utf-8")


def start_batch(stories: Path, out: Path, cache: Path, jobs: int) -> subprocess.Popen[bytes]:
    """Start a batch as a process of its own; all say the same moment, so that their files can be compared."""
    given = ["--out", str(out), "--cache", str(cache), "--jobs", str(jobs)]
    return subprocess.Popen(
        [sys.executable, "-m", "framing", "batch", str(stories), *given],
        env=os.environ | {"SOURCE_DATE_EPOCH": EPOCH},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def run_batch(stories: Path, out: Path, cache: Path, jobs: int) -> float:
    """Run a batch to its end, and return how many seconds that took; ends with 1 where a story failed."""
    began = time.monotonic()
    code = start_batch(stories, out, cache, jobs).wait()
    expect(code == 0, f"a batch that nobody disturbed ended with {code}")
    return time.monotonic() - began


def workers_of(parent: int) -> list[int]:
    """Return the processes that compare for a run: its children, but for the one that watches over semaphores."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            after_name = status.read_text().rpartition(")")[2].split()
            arguments = (status.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if int(after_name[1]) == parent and b"spawn_main" in arguments:
            found.append(int(status.parent.name))
    return found


def half_there(out: Path) -> list[str]:
    """Return the stories whose entry says that they are there, though a file is missing or is not whole."""
    wrong = []
    for entry in out.rglob(ENTRY):
        try:
            json.loads(entry.read_text(encoding="utf-8"))
            json.loads((entry.parent / COMPARISON).read_text(encoding="utf-8"))
            whole = (entry.parent / REPORT).read_text(encoding="utf-8").rstrip().endswith("</html>")
            lines = (entry.parent / FINDINGS).read_text(encoding="utf-8").splitlines()
            ended = whole and all(json.loads(line) for line in lines)
        except (OSError, ValueError):
            ended = False
        if not ended or any(not (entry.parent / name).is_file() for name in FILES):
            wrong.append(entry.parent.name)
    return wrong


def contents(folder: Path) -> dict[str, bytes]:
    """Return a run's files, but for its summary, which has its time, and the data set, which is made of the others."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {
        name: path.read_bytes()
        for name, path in files.items()
        if name != SUMMARY and not name.startswith(f"{DATASET}/")
    }


def expect(holds: bool, otherwise: str) -> None:
    """End with 1 where something does not hold."""
    if not holds:
        sys.exit(f"benchmarks: {otherwise}")


def main(arguments: list[str] | None = None) -> dict[str, int]:
    """Kill, resume, and say what was found; ends with 1 where something was lost or half there."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--stories", type=int, default=24)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    chance = random.Random(given.seed)  # noqa: S311  # moments, not secrets
    with tempfile.TemporaryDirectory(prefix="framing-kills-") as made:
        root = Path(made)
        stories, calm, killed, cache = root / "stories", root / "calm", root / "killed", root / "cache"
        write_stories(stories, given.stories)
        first = run_batch(stories, calm, cache, given.jobs)
        longest = run_batch(stories, root / "warm", cache, given.jobs)
        print(f"an undisturbed run takes {first:.0f} s, with its vectors kept {longest:.0f} s", flush=True)
        counted = {"kills": 0, "of the run": 0, "of a worker": 0, "restarts": 0}
        running = start_batch(stories, killed, cache, given.jobs)
        while counted["kills"] < given.kills:
            time.sleep(chance.uniform(0.0, longest))
            workers = workers_of(running.pid)
            if running.poll() is not None:  # it was through: begin again with a part of the stories undone
                for story in sorted(killed.rglob(ENTRY))[:: chance.choice((1, 2, 3))]:
                    story.unlink()
            elif workers and chance.random() < 0.5:
                os.kill(chance.choice(workers), signal.SIGKILL)
                counted["of a worker"] += 1
                counted["kills"] += 1
                continue
            else:
                running.send_signal(signal.SIGKILL)
                running.wait()
                counted["of the run"] += 1
                counted["kills"] += 1
            expect(not (wrong := half_there(killed)), f"half there: {wrong}")
            running = start_batch(stories, killed, cache, given.jobs)
            counted["restarts"] += 1
        expect(running.wait() in (0, 3), "the run did not go through")
        run_batch(stories, killed, cache, given.jobs)
        expect(contents(killed) == contents(calm), "the files differ from those of an undisturbed run")
    print(json.dumps(counted))
    return counted


if __name__ == "__main__":
    main()
