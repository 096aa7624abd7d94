"""Sentences of our own that stand in a comparison in English, and how pages say them in another language.

Babel finds them by the names `Reason` and `translatable` (see `make messages`).
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was found: a sentence in English with {names} in it, and the words that they stand for.

    A page in another language translates the sentence and keeps the words. `str` gives the sentence in English.
    """

    sentence: str
    words: dict[str, str] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return self.sentence.format_map(self.words)

    def of(self, **words: str) -> Reason:
        """Return the reason with its words."""
        return Reason(self.sentence, words)


def translatable(text: str) -> str:
    """Return `text`, words of our own without any others in them, which pages in another language translate."""
    return text
