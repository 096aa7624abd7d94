"""Makes the sample pages in this folder from corpora/: `make reports`, or `python reports/render.py [FOLDER]`."""

import os
import sys
from pathlib import Path

from framing.exercises import make_exercise
from framing.exercises.formats import EXERCISE_FORMATS, write_exercise
from framing.export import write_comparison
from framing.pipeline import compare
from framing.readers import read_story

HERE = Path(__file__).parent
SEED = 1
PAGES = ("html", "gift")
PACK, STORY = "exercises", "vietnam-visit-2024"
"""The folder with one story's exercise in every format, and which story: the one of real articles."""
A_DAY = "1767225600"  # 1 January 2026, so that making the pages again changes nothing but what framing changed


def render(folder: Path) -> None:
    """Write the report and the class sheets of every story in corpora/ below `folder`."""
    os.environ["SOURCE_DATE_EPOCH"] = A_DAY
    os.chdir(HERE.parent)  # so that the pages name their sources alike on every machine
    for story in sorted(path for path in Path("corpora").iterdir() if path.is_dir()):
        comparison = compare(read_story([story]))
        write_comparison(comparison, folder / story.name, ("html",))
        exercise = make_exercise(comparison, SEED)
        write_exercise(exercise, folder / story.name, PAGES)
        if story.name == STORY:
            # A PDF holds the time of its making.
            write_exercise(exercise, folder / PACK, [name for name in EXERCISE_FORMATS if name != "pdf"])


if __name__ == "__main__":
    render(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else HERE)
