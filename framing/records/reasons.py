"""Sentences of our own that stand in a comparison in English, and how pages say them in another language.

Babel finds them by the names `Reason` and `translatable` (see `make messages`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_NAME = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was found: a sentence in English with {names} in it, and the words that they stand for.

    A page in another language translates the sentence and keeps the words. `str` gives the sentence in English.
    """

    sentence: str
    words: dict[str, str] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        # Not `format`, which does what a sentence asks: it may come from a file.
        return _NAME.sub(lambda name: self.words.get(name[1], name[0]), self.sentence)

    def of(self, **words: str) -> Reason:
        """Return the reason with its words."""
        return Reason(self.sentence, words)


def translatable(text: str) -> str:
    """Return `text`, words of our own without any others in them, which pages in another language translate."""
    return text
