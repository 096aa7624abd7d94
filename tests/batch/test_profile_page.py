"""The files of a profile: every link arrives, data and page say the same, and no text from outside does harm."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from typer.testing import CliRunner

from framing.batch.profiles import read_profile, write_profile
from framing.cli import app
from framing.errors import InputError
from tests.batch.profiled import run
from tests.report.page import Page
from tests.samples import HOSTILE

if TYPE_CHECKING:
    from pathlib import Path


def profiled(folder: Path, out: Path) -> str:
    """Write the profile of a batch's folder, and return its page."""
    page, *_ = write_profile(read_profile(folder, pytest.fail), folder, out)
    return page.read_text(encoding="utf-8")


@pytest.mark.parametrize("out", ["", "elsewhere/deep"])
def test_every_link_leads_to_its_passage(tmp_path: Path, out: str) -> None:
    """Protects the way back: from wherever the page lies, each link ends at a report, and at a place that it has."""
    folder = run(tmp_path / "a batch")
    page = Page(profiled(folder, place := tmp_path / out if out else folder))
    reports = [link.partition("#") for link in page.links if not link.startswith("#")]
    assert reports, "the difference has stories behind it"
    for path, _, anchor in reports:
        report = (place / unquote(path)).read_text(encoding="utf-8")
        assert not anchor or anchor in Page(report).ids, anchor
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_a_difference_shows_its_evidence(tmp_path: Path) -> None:
    """Protects readers from a bare number: the marked words behind it are quoted, and so is the outlet with fewer."""
    html = profiled(run(tmp_path / "batch"), tmp_path)
    assert "Loaded word, in the author’s own voice" in html
    assert "<b>friendly council</b>" in html
    assert "It rests on <bdi>Harbour Post</bdi>" in html


def test_no_difference_is_said_as_plainly(tmp_path: Path) -> None:
    """Protects the outlets that are alike: each has its line for what shows no difference and what is too little."""
    folder = run(tmp_path / "batch")
    for place in folder.rglob("story *"):
        written = json.loads((place / "comparison.json").read_text(encoding="utf-8"))
        for number, figures in enumerate(written["measures"].values()):
            figures["loaded, author"]["value"] = float((number + int(place.name[-1])) % 3)
        (place / "comparison.json").write_text(json.dumps(written), encoding="utf-8")
    html = profiled(folder, tmp_path)
    assert html.count("<p>No difference is shown.</p>") == 2, "the third leaves less out"
    assert html.count("<summary>No difference shown ") == 3
    _, _, loaded = html.partition(">Loaded word, in the author’s own voice</h4>")
    rows = loaded[: loaded.index("</table>")]
    assert (rows.count("no difference shown</td>"), rows.count("than the others")) == (3, 0)


def test_page_json_and_tables_say_the_same(tmp_path: Path) -> None:
    """Protects who computes on: all comparisons are in both files, as on the page, and so are their pairs."""
    folder = run(tmp_path / "batch")
    html = profiled(folder, tmp_path)
    written = json.loads((tmp_path / "profile.json").read_text(encoding="utf-8"))
    rows = list(csv.DictReader(io.StringIO((tmp_path / "profile.csv").read_text(encoding="utf-8"))))
    pairs = list(csv.DictReader(io.StringIO((tmp_path / "profile-pairs.csv").read_text(encoding="utf-8"))))
    assert (written["format"], written["version"]) == ("framing-profile", 1)
    assert [[str(it[n] if it[n] is not None else "") for n in rows[0]] for it in written["comparisons"]] == [
        list(row.values()) for row in rows
    ]
    verdicts = [row["verdict"] for row in rows]
    assert html.count("than the others</b>") == verdicts.count("difference")
    first = next(row for row in rows if row["verdict"] == "difference")
    behind = [p for p in pairs if all(p[n] == first[n] for n in ("outlet", "family", "kind", "part"))]
    mean = sum(float(pair["value"]) - float(pair["others"]) for pair in behind) / len(behind)
    assert mean == pytest.approx(float(first["effect"]), abs=1e-4)
    assert len(behind) == int(first["stories"])


def test_outlets_stand_by_name(tmp_path: Path) -> None:
    """Protects from a ranking: outlets stand in the order of their names, whatever was found."""
    profiled(run(tmp_path / "batch", harbour="Zebra", north="Ant"), tmp_path)
    rows = list(csv.DictReader(io.StringIO((tmp_path / "profile.csv").read_text(encoding="utf-8"))))
    assert list(dict.fromkeys(row["outlet"] for row in rows)) == ["Ant", "Daily Lantern", "Zebra"]


def test_the_same_batch_gives_the_same_bytes(tmp_path: Path) -> None:
    """Protects reproducibility: a second run writes the same files."""
    folder = run(tmp_path / "batch", 7)
    first, second = (write_profile(read_profile(folder, pytest.fail), folder, tmp_path / n) for n in ("1", "2"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_hostile_names_do_no_harm(tmp_path: Path) -> None:
    """Protects readers from outlets' names: markup stays text, and a spreadsheet runs no cell."""
    html = profiled(run(tmp_path / "batch", harbour=HOSTILE, daily="=cmd()"), tmp_path)
    assert "<script>document" not in html
    assert "\u202e" not in html
    assert not [tag for tag in Page(html).names if tag in {"img", "iframe", "object"}]
    assert "'=cmd()" in (tmp_path / "profile.csv").read_text(encoding="utf-8")


def test_what_is_not_finished_is_left_out(tmp_path: Path) -> None:
    """Protects from half a story: one without its last file, or of another format, is told of and not counted."""
    folder = run(tmp_path / "batch", 8)
    (folder / "news" / "story 1" / "entry.json").unlink()
    (folder / "news" / "story 2" / "comparison.json").write_text('{"format": "framing-comparison", "version": 1}')
    told: list[str] = []
    assert len(read_profile(folder, told.append).stories) == 6
    assert [line.partition(" was left out")[0] for line in told] == ["news/story 1", "news/story 2"]


def test_a_folder_without_a_batch_is_told_so(tmp_path: Path) -> None:
    """Protects whoever gives the wrong folder: the message says which one is wanted."""
    for place in (tmp_path, tmp_path / "missing"):
        with pytest.raises(InputError, match="framing batch"):
            read_profile(place, pytest.fail)


def test_the_command_writes_beside_the_batch(tmp_path: Path) -> None:
    """Protects the command line: it says what it wrote, and how much of it is a difference."""
    folder = run(tmp_path / "batch", 7)
    done = CliRunner().invoke(app, ["profile", str(folder)])
    assert done.exit_code == 0, done.output
    assert (folder / "profile.html").is_file()
    assert "7 stories, 3 outlets: " in done.output


def test_one_story_has_a_page_that_says_too_little(tmp_path: Path) -> None:
    """Protects the beginner's first try: one story gives a page, and the page says that it says nothing."""
    html = profiled(run(tmp_path / "batch", 1), tmp_path)
    assert "There is too little to compare." in html
    assert "too little to say of any." in html
