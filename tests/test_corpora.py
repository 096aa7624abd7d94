"""The stories that framing ships: their keys are right, and framing finds in them what it is known to find."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from framing import assets

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STORIES = ("marrowby-barrier", "ostrel-strike", "vietnam-visit-2024")
KINDS = {
    "qualifier",
    "loaded",
    "euphemism",
    "scare-quote",
    "attribution",
    "hedge",
    "agency",
    "generalisation",
    "spelling",
}
FIELDS = {
    "facts": {"id", "gist", "salience", "support"},
    "omissions": {"article", "fact"},
    "discrepancies": {"fact", "kind", "values"},
    "signals": {"article", "kind", "text", "voice"},
    "naming": {"entity", "kind", "names"},
    "lookalikes": {"passages", "why"},
    "roles": {"article", "role", "text"},
    "asides": {"article", "text"},
    "clean": {"article", "text"},
}

Key = dict[str, list[dict[str, Any]]]


def folder(story: str) -> Path:
    """Return a story's folder."""
    return assets.folder("corpora") / story


def key(story: str) -> Key:
    """Return a story's key."""
    loaded: Key = json.loads((folder(story) / "key.json").read_text(encoding="utf-8"))
    return loaded


def files(story: str) -> dict[str, str]:
    """Return a story's articles as they stand in their files, by id."""
    return {path.stem: path.read_text(encoding="utf-8") for path in folder(story).glob("*.txt")}


def quoted(entries: Key) -> Iterator[tuple[str, str]]:
    """Yield every text that a key names, with its article."""
    for name in ("signals", "roles", "asides", "clean"):
        yield from ((entry["article"], entry["text"]) for entry in entries[name])
    for name, place in (("facts", "support"), ("discrepancies", "values"), ("naming", "names")):
        for entry in entries[name]:
            yield from ((article, text) for article, texts in entry[place].items() for text in texts)
    for entry in entries["lookalikes"]:
        yield from ((passage["article"], passage["text"]) for passage in entry["passages"])


def test_every_folder_is_a_tested_story() -> None:
    """A story that somebody adds is checked like the others."""
    found = {path.name for path in assets.folder("corpora").iterdir() if path.is_dir()}
    assert found == set(STORIES)


@pytest.mark.parametrize("story", STORIES)
def test_story_says_where_it_comes_from(story: str) -> None:
    """Whoever opens a folder learns who wrote it and what it may be used for; every article has its outlet and date."""
    readme = (folder(story) / "README.md").read_text(encoding="utf-8")
    assert "CC0 1.0" in readme
    assert re.search(r"invented|not the outlets' articles", readme)
    written = tomllib.loads((folder(story) / "story.toml").read_text(encoding="utf-8"))
    assert written["articles"].keys() == files(story).keys()
    assert all(entry.keys() == {"outlet", "date"} for entry in written["articles"].values())


@pytest.mark.parametrize("story", STORIES)
def test_key_has_the_documented_form(story: str) -> None:
    """A key has the lists and fields that corpora/README.md describes, and no other."""
    entries = key(story)
    assert entries.keys() == FIELDS.keys()
    for name, fields in FIELDS.items():
        for entry in entries[name]:
            assert entry.keys() - {"stance"} == fields, entry
    assert {entry["kind"] for entry in entries["signals"]} <= KINDS
    assert {entry["voice"] for entry in entries["signals"]} <= {"author", "quoted"}
    assert all((entry["kind"] == "attribution") == ("stance" in entry) for entry in entries["signals"])
    assert {entry["kind"] for entry in entries["discrepancies"]} <= {"number", "date", "name", "place"}
    assert {entry["salience"] for entry in entries["facts"]} <= {1, 2, 3}


@pytest.mark.parametrize("story", STORIES)
def test_key_names_its_texts_without_doubt(story: str) -> None:
    """Every text of a key stands exactly once in its article, so that it points to one place."""
    articles = files(story)
    wrong = [(article, text) for article, text in quoted(key(story)) if articles[article].count(text) != 1]
    assert not wrong


@pytest.mark.parametrize("story", STORIES)
def test_key_agrees_with_itself(story: str) -> None:
    """An omission names a fact that its article does not report; a clean sentence holds no signal."""
    entries = key(story)
    facts = {entry["id"]: entry for entry in entries["facts"]}
    assert len(facts) == len(entries["facts"])
    for omission in entries["omissions"]:
        assert omission["article"] in files(story)
        assert omission["article"] not in facts[omission["fact"]]["support"], omission
    for discrepancy in entries["discrepancies"]:
        assert discrepancy["values"].keys() <= facts[discrepancy["fact"]]["support"].keys(), discrepancy
    for sentence in entries["clean"]:
        assert not any(
            s["article"] == sentence["article"] and s["text"] in sentence["text"] for s in entries["signals"]
        )


@pytest.mark.parametrize("story", [story for story in STORIES if story != "vietnam-visit-2024"])
def test_every_outlet_gets_devices(story: str) -> None:
    """In the invented disputes both sides use devices, in like numbers: the key takes no side."""
    counts = Counter(entry["article"] for entry in key(story)["signals"]).values()
    assert max(counts) <= 1.5 * min(counts)


def test_retelling_has_sentences_of_its_own(shared: Path) -> None:
    """The Vietnam story shares no six words in a row, and no line of 70 characters, with the published articles."""
    published = [path.read_text(encoding="utf-8") for path in (shared / "stories" / "vietnam-2024-06-20").glob("*.txt")]
    retold = list(files("vietnam-visit-2024").values())
    assert not {run for text in retold for run in _runs(text)} & {run for text in published for run in _runs(text)}
    lines = {line.strip() for text in published for line in text.splitlines() if len(line.strip()) >= 70}
    assert not [line for line in lines for text in retold if line in text]


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9$]+", text.lower().replace("’s", " s").replace("'s", " s"))
    return {tuple(words[start : start + 6]) for start in range(len(words) - 5)}
