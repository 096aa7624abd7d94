"""The exercise's files."""

from pathlib import Path

from framing.exercises import make_exercise
from framing.exercises.formats import EXERCISE_FORMATS, write_exercise
from tests.exercises.sample import sample


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    """Protects the seed on the sheet: a second run, in another place, writes the same files."""
    first, second = (
        write_exercise(make_exercise(sample(), seed=4), tmp_path / name, tuple(EXERCISE_FORMATS)) for name in "ab"
    )
    assert [path.name for path in first] == ["sheet-4.html", "key-4.html", "moodle-4.gift.txt"]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_only_the_wanted_format_is_written(tmp_path: Path) -> None:
    """Protects --format: asking for Moodle's file writes no page."""
    (only,) = write_exercise(make_exercise(sample(), seed=4), tmp_path, ("gift",))
    assert [path.name for path in tmp_path.iterdir()] == [only.name]


def test_two_seeds_stand_side_by_side(tmp_path: Path) -> None:
    """Protects two halves of a class: another seed's sheet does not replace the first."""
    for seed in (1, 2):
        write_exercise(make_exercise(sample(), seed), tmp_path, ("html",))
    assert len(list(tmp_path.iterdir())) == 4
