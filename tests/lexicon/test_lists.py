"""The word lists: each complete in every language, each with its origin, each in one place."""

import ast
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import get_args

import pytest

from framing import lexicon
from framing.records import Stance
from tests.lexicon.literals import PACKAGE, WordList, word_lists

FOLDER = PACKAGE / "lexicon"
FILES = sorted(FOLDER.rglob("*.txt"))
LANGUAGES = sorted(path for path in FOLDER.iterdir() if path.is_dir() and path.name not in {"__pycache__", lexicon.ALL})
HEAD = ("source", "licence", "for")

MOST = 40
"""Words that a list in Python may have (a judgement: what is seen at a glance): more are data."""
ALIKE, FEWEST = 0.6, 8
"""The share of their words that two lists may have in common, and the words from which a list counts: judgements."""
ALLOWED = {
    ("align/verdicts.py", "align/verdicts.py"): "columns of one model, named and made",
    ("findings/discrepancies/statements/scope.py", "findings/entities/descriptions.py"): (
        "prepositions before a time or a place, and those behind a name that open what is no part of it"
    ),
    (
        "cleaning/line_model.py",
        "cleaning/line_model.py",
    ): "columns of one model, for a line and for those around it",
    ("batch/dataset/relations.py", "batch/dataset/relations.py"): "columns of two tables of mentions",
}
"""Pairs of files with two lists alike, and why they stay two."""


def _head(path: Path) -> dict[str, str]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    return {key: value.strip() for key, _, value in (line.removeprefix("# ").partition(":") for line in lines)}


def _entries(path: Path) -> tuple[str, ...]:
    return lexicon.ordered(path.stem, path.parent.name)


def _in_python() -> Iterator[WordList]:
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.parent.name != "export":  # a format's fields are no words of a language
            yield from word_lists(path.read_text(encoding="utf-8"), path)


def _in_data() -> Iterator[WordList]:
    for path in FILES:
        yield WordList(path, 1, tuple(entry.partition("\t")[0] for entry in _entries(path)))


def test_every_language_has_every_list() -> None:
    """Protects a new language: a list that its folder lacks would fail in the middle of a story."""
    names = {folder.name: {path.name for path in folder.iterdir()} for folder in LANGUAGES}
    assert names[lexicon.ENGLISH]
    assert {language: names[lexicon.ENGLISH] ^ found for language, found in names.items()} == {
        each: set() for each in names
    }


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_list_is_well_kept(path: Path) -> None:
    """Protects whoever edits a list: it says where it comes from, holds nothing twice, and stands in its order."""
    lines = path.read_text(encoding="utf-8").splitlines()
    head, entries = _head(path), _entries(path)
    assert all(head.get(key) for key in HEAD)
    assert head.keys() <= {*HEAD, "order"}
    assert [line.startswith("#") for line in lines] == [True] * len(head) + [False] * len(entries), "head, then entries"
    assert all(entry == entry.strip() for entry in lines)
    keys = [entry.partition("\t")[0] for entry in entries]
    assert entries
    assert len(keys) == len(set(keys))
    assert "order" in head or keys == sorted(keys)
    assert len({"\t" in entry for entry in entries}) == 1 or path.parent.name == lexicon.ALL


def test_every_list_is_asked_for() -> None:
    """Protects the folder from leftovers: a module loads each list, and none that is not there."""
    asked = {
        node.args[0].value
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and ast.unparse(node.func.value) == "lexicon"
        and isinstance(node.args[0], ast.Constant)
    }
    assert asked == {path.stem for path in FILES}


def test_long_lists_are_data() -> None:
    """Protects the next language: no module holds a list of words too long to be seen at a glance."""
    long = [found for found in _in_python() if len(found.words) > MOST]
    assert not [str(found) for found in long if any(len(word) > len("eng") for word in found.words)], (
        "codes are no words"
    )


def test_no_list_stands_twice() -> None:
    """Protects a word that is added from being added to one list of two: no two are the same, or nearly so."""
    lists = [found for found in (*_in_data(), *_in_python()) if len(set(found.words)) >= FEWEST]
    twice = [(a, b) for a, b in combinations(lists, 2) if _alike(set(a.words), set(b.words)) > ALIKE]
    pairs = {(_name(a), _name(b)): f"{a} and {b}" for a, b in twice}
    assert {pair: lists for pair, lists in pairs.items() if pair not in ALLOWED} == {}
    assert ALLOWED.keys() <= pairs.keys(), "nothing is allowed that is not there"


def _alike(first: set[str], second: set[str]) -> float:
    return len(first & second) / len(first | second)


def _name(found: WordList) -> str:
    return found.path.relative_to(PACKAGE).as_posix()


def test_no_two_lists_have_one_name() -> None:
    """Protects readers from two lists of one name: a public name means the same words wherever it is read."""
    named: dict[str, list[str]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            target = node.targets[0] if isinstance(node, ast.Assign) else None
            if isinstance(target, ast.Name) and target.id[0].isalpha() and _is_word_list(ast.unparse(node)):
                named.setdefault(target.id, []).append(str(path.relative_to(PACKAGE)))
    assert "PEOPLE" in named
    assert {name: paths for name, paths in named.items() if len(paths) > 1} == {}


def _is_word_list(code: str) -> bool:
    return "frozenset(" in code or "lexicon." in code


def test_stances_are_stances() -> None:
    """Protects the reading of attributions: a slip in the table of verbs would be a stance that nobody knows."""
    assert set(lexicon.table("reporting-verbs").values()) == set(get_args(Stance))


def test_months_and_numbers_count() -> None:
    """Protects dates and counts: each month has its forms and its number, each number its place."""
    months = lexicon.table("months")
    assert (months["january"], months["sept"], months["dec"]) == ("1", "9", "12")
    assert list(map(int, months.values())) == sorted(map(int, months.values()))
    assert lexicon.ordered("numbers").index("seventeen") == 17
    assert lexicon.ordered("weekdays").index("thursday") == 3


def test_a_table_has_keys_and_values() -> None:
    """Protects what modules read from a table: the value stands behind the tab, and may be empty."""
    agencies = lexicon.table("agencies", language=lexicon.ALL)
    assert "Thomson Reuters" in agencies["Reuters"].split(" | ")
    assert agencies["Bernama"] == ""
    assert not any("\t" in key or "\t" in value for key, value in agencies.items())


def test_lists_are_read_once() -> None:
    """Protects the wait at the start: two modules that ask for one list get one and the same."""
    assert lexicon.words("people") is lexicon.words("people")
    assert lexicon.table("months") is lexicon.table("months")


CODE = '''
"""Words of a docstring are no list of words."""
SPLIT = frozenset("red green blue".split())
SETS = {"warm": ({"red", "orange"}, 0.5), "cold": ("blue green".split(),)}
LATER = """red green
blue"""
PATTERN = r"red|green\\s+blue"
'''


def test_lists_in_code_are_seen() -> None:
    """Protects the tests above: they see a split string, a collection in a collection, and a string split elsewhere."""
    found = [list(each.words) for each in word_lists(CODE, PACKAGE)]
    assert found == [
        ["red", "green", "blue"],
        ["warm", "cold", "red", "orange"],
        ["blue", "green"],
        ["red", "green", "blue"],
    ]
