"""Plain words that could be taken for a kind of device by their part of speech: what stands beside the device."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing import lexicon
from framing.exercises.coloured import plain_spans

if TYPE_CHECKING:
    from framing.exercises.material import WordedIndex
    from framing.records import Passage

_IRREGULAR = lexicon.words("irregular-deeds")
_SAYING = frozenset("said says told tells wrote added noted asked stated announced replied".split())
_NO_VERB = frozenset(
    "need seed speed feed breed proceed hundred indeed united during morning evening "
    "building meeting nothing something anything everything including according being wedding hearing feeling "
    "spending funding housing training beginning banking shooting killing bombing ruling filing".split()
)
_ADVERB = re.compile(r"(?:\w+ly|often|soon|again|already|later|early|almost|nearly|twice|yesterday|today|about)$")
_NO_ADVERB = frozenset("family supply reply rally ally july assembly italy daily weekly monthly early only fly".split())
_BEFORE_ACTOR = lexicon.words("people") | lexicon.words("bodies") | lexicon.words("roles")


def distractors(index: WordedIndex, passage: Passage, kind: str) -> list[tuple[int, int]]:
    """Return where a sentence has plain words beside which a device of a kind is not told by its part of speech.

    For a word that introduces a statement these are verbs, for a hedge adverbs, for a qualifier what stands before an
    actor; a loaded word can be any.
    """
    text = passage.text
    spans = plain_spans(index, passage, listed=kind in ("attribution", "hedge"))
    if kind == "attribution":
        return [span for span in spans if _verb(text[slice(*span)].lower())] + _spoken(text, spans)
    if kind == "hedge":
        return [span for span in spans if _adverb(text[slice(*span)].lower())]
    if kind == "qualifier":
        return [span for span in spans if _before_an_actor(text[span[1] :])]
    return spans


def _spoken(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return where a sentence has another plain word of saying outside quotations, which colours nothing."""
    found = [match.span() for match in re.finditer(r"\b[a-z]+\b", text) if match.group() in _SAYING]
    return [
        span
        for span in found
        if span not in spans and text[: span[0]].count("“") <= text[: span[0]].count("”") and _once(text, span)
    ]


def _once(text: str, span: tuple[int, int]) -> bool:
    return (
        len(re.findall(rf"\b{text[slice(*span)]}\b", text, re.IGNORECASE)) == 1 and text[: span[0]].count('"') % 2 == 0
    )


def _verb(word: str) -> bool:
    regular = word.endswith("ed") and len(word) > 4
    going = word.endswith("ing") and len(word) > 5
    return ((regular or going) and word not in _NO_VERB) or word in _IRREGULAR or word in _SAYING


def _adverb(word: str) -> bool:
    return bool(_ADVERB.match(word)) and word not in _NO_ADVERB


def _before_an_actor(behind: str) -> bool:
    """Return whether a word stands right before a noun for somebody or some body, or before a name."""
    match = re.match(r" ([^\W_]+)", behind)
    word = match[1] if match else ""
    return word[:1].isupper() or bool({word, word.removesuffix("s")} & _BEFORE_ACTOR)
