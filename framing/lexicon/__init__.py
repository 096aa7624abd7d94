"""Word lists as data, one folder a language: what goes in is a list's name, what comes out are its words.

A file is named after its list. Its head says where the words come from (`# source:`), under which licence
(`# licence:`) and what they are for (`# for:`); where the entries do not stand by the alphabet, `# order:` says how.
After the head comes one entry a line; in a table that is a key, a tab and a value. Lists in `all` hold for every
language. Rules that need more than words (patterns, probabilities) stand in the module that applies them.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["ALL", "ENGLISH", "ordered", "table", "words"]

ENGLISH = "en"
ALL = "all"
"""The folder of the lists that hold for every language: names that are written alike everywhere."""

_FOLDER = Path(__file__).resolve().parent


@cache
def ordered(name: str, language: str = ENGLISH) -> tuple[str, ...]:
    """Return the entries of a list in their order."""
    lines = (_FOLDER / language / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def words(name: str, language: str = ENGLISH) -> frozenset[str]:
    """Return the entries of a list, to ask whether a word is among them."""
    return frozenset(ordered(name, language))


@cache
def table(name: str, language: str = ENGLISH) -> Mapping[str, str]:
    """Return the keys of a table with their values, in their order."""
    return MappingProxyType({key: value for key, _, value in (e.partition("\t") for e in ordered(name, language))})
