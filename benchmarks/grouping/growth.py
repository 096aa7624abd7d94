"""What an article costs as articles become many: 1,000 to 100,000 of them are read, grouped and laid out.

    python -m benchmarks.grouping.growth [--stories FOLDER] [--events EVENTS.jsonl] [--write]

The articles are made up, see `newsroom.py`: from the demo stories, and where given from a folder of stories and from
labelled events; with the demo stories alone there are too few events to draw others from, and B³ says nothing. Each
size runs in a process of its own, on one thread, in files of a day each. What stands for cost is the time of a core, so
waiting for a disk has no part in it. Embedding is not among it, since the vectors of leads are drawn. It is measured on
the base articles, each alone as always, so it is the same for every size: `encoding` says what it adds.

`reading` is files, cleaning, names and copies; `grouping` who belongs together; `writing` the folders, the table and
what the next run needs. `growth` is by how much more an article of the last size costs, as a share of what one of the
first costs; `with_encoding` is the same of all that an article costs.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.grouping.fit import AMONG_EVENTS
from benchmarks.grouping.newsroom import DrawnLeads, Newsroom, likenesses
from framing import assets
from framing.batch import grouping
from framing.batch.grouping.evaluation import figures, read_labelled, stories_of
from framing.batch.grouping.vectors import joined, lead_vectors, name_vectors
from framing.cleaning.article import clean_article
from framing.encoders import load_whole_texts
from framing.readers import read_story
from framing.readers.place import Place
from framing.settings import EMBEDDED, Settings

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from framing.fetching import Fetched
    from framing.records import Article

RESULTS = Path(__file__).parent / "growth.json"
COMMAND = "python -m benchmarks.grouping.growth --stories STORIES --events EVENTS.jsonl --write"
SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
FEW = 100
"""Articles that go before in each process, uncounted."""

BRIEF, TIMES = 3_000, 3
"""Up to so many articles, what a step takes is the least of so many runs: seconds are easily disturbed."""

STEPS = ("reading", "grouping", "writing")

COMPARED = 3_000
"""Articles whose likeness is compared with that of the base articles."""


def base_events(stories: Path | None, events: Path | None) -> list[list[Article]]:
    """Return the articles that others are made of, by their event."""
    folders = [folder for root in (assets.folder("corpora"), stories) if root for folder in sorted(root.iterdir())]
    found = [
        [clean_article(article) for article in read_story([folder]).articles]
        for folder in folders
        if folder.is_dir() and folder.name not in AMONG_EVENTS
    ]
    labelled: dict[str, list[Article]] = {}
    for one in read_labelled(events) if events else ():
        labelled.setdefault(one.event, []).append(one.article)
    return [*found, *labelled.values()]


def measure(newsroom: Newsroom, many: int) -> dict[str, float]:
    """Return what so many articles take, in milliseconds of a core an article and in megabytes, in this process."""
    run(newsroom, FEW)  # loads what is loaded once
    runs = [run(newsroom, many) for _ in range(1 if many > BRIEF else TIMES)]
    events, stories = runs[0][1:]
    steps = {step: min(steps[step] for steps, _, _ in runs) for step in STEPS}
    peak = peak_megabytes()  # before scoring, which takes more than grouping
    scored = figures(events, stories)
    return {
        **{name: round(1000 * seconds / many, 3) for name, seconds in steps.items()},
        "all": round(1000 * sum(steps.values()) / many, 3),
        "peak_megabytes": peak,
        **{name: round(scored[name], 4) for name in ("events", "stories", "b3_precision", "b3_recall", "b3_f1")},
    }


def run(newsroom: Newsroom, many: int) -> tuple[dict[str, float], list[int], list[int]]:
    """Return the seconds of a core that each step takes with so many articles, their events and their stories."""
    with tempfile.TemporaryDirectory(prefix="framing-growth-") as made:
        folder, out = Path(made) / "articles", Path(made) / "stories"
        events = write_files(newsroom, many, folder)
        encoder = DrawnLeads(newsroom, many)
        moments = [time.process_time()]
        found = grouping.loose_articles([Place(str(folder))], Settings().max_article_chars, _no_network)
        pool = grouping.read_articles(found, grouping.EMPTY, encoder, lambda _: None)
        moments.append(time.process_time())
        stories = pool.grouped()
        moments.append(time.process_time())
        grouping.lay_out(pool, stories, grouping.EMPTY, out, encoder.model.sha256)
        moments.append(time.process_time())
    if encoder.given != many:
        raise RuntimeError(f"{encoder.given} of {many} articles were read: vectors were given to the wrong ones.")
    steps = [after - before for before, after in itertools.pairwise(moments)]
    steps[0] -= encoder.seconds  # drawing is no part of reading
    return dict(zip(STEPS, steps, strict=True)), events, stories_of(stories, many)


def peak_megabytes() -> int:
    """Return this process's memory at its peak; `resource` would say its parent's, where that had more."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return round(int(status.split("VmHWM:")[1].split()[0]) / 1024)


def write_files(newsroom: Newsroom, many: int, folder: Path) -> list[int]:
    """Write so many articles, a file for each day, in JSON lines, and return the event of each."""
    folder.mkdir()
    events = []
    for day, of_day in itertools.groupby(newsroom.articles(many), lambda one: (one.article.published or "")[:10]):
        with (folder / f"{day}.jsonl").open("w", encoding="utf-8") as file:
            for article, event in of_day:
                events.append(event)
                fields = ("id", "outlet", "headline", "published", "text")
                file.write(json.dumps({name: getattr(article, name) for name in fields}) + "\n")
    return events


def _no_network(address: str, _public: bool) -> Fetched:
    raise RuntimeError(f"{address} is no file of this benchmark.")


def measure_encoding(base: list[list[Article]]) -> tuple[NDArray[np.float32], float]:
    """Return the vectors of the base articles' leads, and the milliseconds of a core that one took."""
    articles = [article for event in base for article in event]
    with tempfile.TemporaryDirectory() as cache:
        encoder = load_whole_texts(EMBEDDED, Path(cache), 1)
        encoder.encode(["The first text loads the model."])
        began = time.process_time()
        vectors = lead_vectors(articles, encoder)
        return vectors, round(1000 * (time.process_time() - began) / len(articles), 1)


def how_like(newsroom: Newsroom, base: list[list[Article]], leads: NDArray[np.float32]) -> dict[str, dict[str, float]]:
    """Return how like the base articles are, and how like made-up ones."""
    real = joined(leads, name_vectors([article for event in base for article in event]))
    reported = list(newsroom.articles(COMPARED))
    events = [one.event for one in reported]
    drawn = joined(newsroom.leads(0, events), name_vectors([one.article for one in reported]))
    own = [number for number, event in enumerate(base) for _ in event]
    return {"real": likenesses(real, own), "made up": likenesses(drawn, events)}


def main() -> None:
    """Print the figures of every size, and write them where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=Path, help="a folder of story folders, each an event")
    parser.add_argument("--events", type=Path, help="labelled articles, as `framing evaluate grouping` takes them")
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="how many articles, in ascending order")
    parser.add_argument("--write", action="store_true", help="replace the committed growth.json")
    parser.add_argument("--leads", type=Path, help=argparse.SUPPRESS)  # the base articles', for one size's process
    args = parser.parse_args()
    base = base_events(args.stories, args.events)
    sizes = [int(size) for size in args.sizes.split(",")]
    if args.leads:
        print(json.dumps(measure(newsroom_of(base, np.load(args.leads)), sizes[0])))
        return
    leads, encoding = measure_encoding(base)
    figures_of: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as kept:
        np.save(Path(kept) / "leads.npy", leads)
        for size in sizes:
            figures_of[str(size)] = _in_a_process(size, Path(kept) / "leads.npy", args)
            print(size, figures_of[str(size)], flush=True)
    given = [] if tuple(sizes) == SIZES else ["--sizes", args.sizes]
    results = {
        "command": " ".join([COMMAND, *given]),
        "base": {"events": len(base), "articles": len(leads)},
        "likeness": how_like(newsroom_of(base, leads), base, leads),
        **summary(figures_of, encoding),
    }
    print(json.dumps(results, indent=1))
    if args.write:
        RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


def summary(figures_of: dict[str, dict[str, float]], encoding: float) -> dict[str, object]:
    """Return the figures of each size, in ascending order, and how the last one's compare with the first one's."""
    first, *_, last = figures_of.values()
    return {
        "encoding": encoding,
        "sizes": figures_of,
        "growth": {name: round(last[name] / first[name] - 1, 3) for name in (*STEPS, "all")}
        | {"with_encoding": round((last["all"] + encoding) / (first["all"] + encoding) - 1, 3)},
        "peak_megabytes": max(one["peak_megabytes"] for one in figures_of.values()),
    }


def newsroom_of(base: list[list[Article]], leads: NDArray[np.float32]) -> Newsroom:
    """Return the archive that is made of the base articles, row i of `leads` for the i-th."""
    ends = np.cumsum([len(event) for event in base])[:-1]
    return Newsroom(base, np.split(leads, ends))


def _in_a_process(size: int, leads: Path, args: argparse.Namespace) -> dict[str, float]:
    given = [("--stories", args.stories), ("--events", args.events), ("--leads", leads), ("--sizes", size)]
    ran = subprocess.run(
        [sys.executable, "-m", "benchmarks.grouping.growth", *(str(x) for pair in given if pair[1] for x in pair)],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
    )
    figures_found: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    return figures_found


if __name__ == "__main__":
    main()
