"""Listed words and phrases, found in a text wherever they stand as such: patterns made only as far as needed.

The lists of some devices have a thousand entries. One pattern of them all takes a tenth of a second to compile, and
tries them all at every word; so the entries are kept by their first letters, and only those whose first letters a
text has become a pattern, once.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LETTERS = 4
"""First letters by which entries are told apart: fewer would have most words of a text try some."""
_BEGINNING = re.compile(r"(?<![\w-])\w")
_FIRST = re.compile(r"\w+")


class Phrases:
    """A list of words and phrases, each with its pattern; `ending` may follow every one of them.

    Entries begin with a letter, and their patterns with the letters of their first word. Case does not count.
    """

    def __init__(self, patterns: Iterable[tuple[str, str]], ending: str = "") -> None:
        self._ending = ending
        self._of: dict[str, list[tuple[int, str]]] = {}
        for place, (entry, pattern) in enumerate(patterns):
            first = _FIRST.match(entry.lower())
            if first is None:
                raise ValueError(f"{entry!r} begins with no letter.")
            self._of.setdefault(first.group()[:_LETTERS], []).append((place, pattern))
        self._compiled: dict[str, re.Pattern[str] | None] = {}

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the entries that stand in a text as words of their own; of several at one place, the first listed."""
        done = 0
        for beginning in _BEGINNING.finditer(text):
            start = beginning.start()
            if start < done:
                continue
            words = self._beginning_with(text[start : start + _LETTERS].lower())
            match = words.match(text, start) if words else None
            if match:
                done = match.end()
                yield match

    def _beginning_with(self, letters: str) -> re.Pattern[str] | None:
        if letters not in self._compiled:
            some = sorted(each for n in range(1, len(letters) + 1) for each in self._of.get(letters[:n], ()))
            each = "|".join(pattern for _, pattern in some)
            whole = rf"(?:{each}){self._ending}(?![\w-])"
            self._compiled[letters] = re.compile(whole, re.IGNORECASE) if some else None
        return self._compiled[letters]
