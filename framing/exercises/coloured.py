"""Which sentences surely hold words that colour, and which are surely plain.

Sure are kinds that were right about nine times in ten on annotated news (benchmarks/devices/results.json): loaded words
in 0.92 to 0.93 of cases, qualifiers in 0.89, verbs of attribution in 0.89. Hedges were not measured: a short list is
taken, by judgement. Scare quotes and left-out doers were right in 0.2 and 0.5 of cases on the sentences set apart, and
are never asked about. Plain is a sentence of names, figures and listed words alone: what no list knows may colour.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from framing import lexicon
from framing.exercises.naming import bare_name
from framing.exercises.suitable import quoted, states, whole
from framing.records import SURE

if TYPE_CHECKING:
    from collections.abc import Collection

    from framing.exercises.material import WordedIndex
    from framing.records import Passage, Signal

_PARTS = lexicon.table("plain-words")
_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_NAMES_A_PLACE = re.compile(r"[A-Z]\w*-[A-Z]\w*$")

STANCES = {
    "doubting": frozenset("claim claims claimed claiming allege alleges alleged alleging".split()),
    "endorsing": frozenset(
        "admit admits admitted admitting acknowledge acknowledges acknowledged concede concedes conceded reveal "
        "reveals revealed disclose discloses disclosed".split()
    ),
    "neutral": frozenset("say says said saying state states stated".split()),
}
"""The verbs whose stance a pupil can see, by stance: "noted" and "shows" carry one too, but less plainly."""
_SEEN = {
    "hedge": frozenset("reportedly allegedly apparently perhaps presumably seemingly supposedly".split()),
}
"""Of hedges, the words that are one in any sentence."""
TAUGHT = ("attribution", "hedge", "loaded", "qualifier")
"""Kinds that are asked about. "Critics" is not: who they are may stand in the next sentence."""


def sure(signal: Signal) -> bool:
    """Return whether the outlet itself surely uses a device here that a pupil can see."""
    words = signal.text.lower()
    seen = words in _SEEN.get(signal.kind, {words})
    if signal.kind == "attribution":
        seen = signal.stance in ("doubting", "endorsing") and words in STANCES[signal.stance]
    return signal.kind in TAUGHT and signal.voice == "author" and signal.probability >= SURE and seen


def own_words(index: WordedIndex, signal: Signal) -> bool:
    """Return whether nobody else speaks in a word's sentence, so that the word is surely the outlet's."""
    others = [s for s in index.signals_of[signal.passage] if s.kind == "attribution" and s.start != signal.start]
    text = index.passage_of[signal.passage].text
    return not others and not quoted(text) and not _SAID.search(text)


_SAID = re.compile(
    r"\b(?:according to|said|says|saying|told|called|calls|wrote|tweeted|posted|accus\w+)\b", re.IGNORECASE
)
_SCORE = re.compile(r"^\W*(?:\w+\W+){0,2}\d")
"""A figure right behind a word: "slammed a superb 93" judges nobody."""


def clear(index: WordedIndex, signal: Signal, beside: Collection[str] = ()) -> bool:
    """Return whether a word is marked as one thing only, stands once in a whole sentence, and means what it seems to.

    `beside` are kinds that may be marked on the same words: a verb can introduce a statement and judge it.
    """
    passage = index.passage_of[signal.passage]
    if re.search(r"“(?:and|or) ", signal.why):
        return False  # what it is said to judge was not cut where a reader would
    over = (s for s in index.signals_of[signal.passage] if s.start < signal.end and signal.start < s.end)
    once = len(re.findall(rf"(?<!\w){re.escape(signal.text)}(?!\w)", passage.text, re.IGNORECASE)) == 1
    literal = signal.kind == "loaded" and _SCORE.match(passage.text[signal.end :])
    return once and not literal and whole(passage) and {s.kind for s in over} <= {signal.kind, *beside}


def plain(index: WordedIndex, passage: Passage) -> bool:
    """Return whether no word of a sentence colours it: all are names, figures or listed, and none is marked."""
    slanted = {slant.passage for slant in index.comparison.slants}
    marked = [s for s in index.signals_of[passage.id] if s.kind != "attribution" or s.stance != "neutral"]
    return (
        states(passage)
        and not marked
        and passage.id not in slanted
        and not quoted(passage.text)
        and not unlisted(index, passage)
    )


def unlisted(index: WordedIndex, passage: Passage) -> int:
    """Return how many words of a sentence may colour it: those that are no names or figures, nor listed as plain."""
    names = _named(index)
    return sum(not _colourless(match, passage.text, names) for match in _WORD.finditer(passage.text))


@lru_cache(maxsize=1)
def _named(index: WordedIndex) -> frozenset[str]:
    """Return the words of which the names in a story are made, with those that stand before names."""
    texts = (mention.text for entity in index.comparison.entities for mention in entity.mentions)
    return _TITLES | {
        word for text in texts for word in _WORD.findall(text) if word[0].isupper() and word.lower() not in _PARTS
    }


_TITLES = frozenset("Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Sen. Rep. Gov. Gen. Sir Judge".split())


def _colourless(match: re.Match[str], text: str, names: Collection[str]) -> bool:
    """Return whether a word is a figure, a name, or one of the words that colour nothing."""
    word = bare_name(match.group())
    if word[:1].isdigit() or word.lower() in _PARTS:
        return True
    opens = not text[: match.start()].strip("“\"‘'( ")
    name = word in names if opens else word[0].isupper()
    return name and ("-" not in word or bool(_NAMES_A_PLACE.search(word)))


SHORTEST_NAMED = 4
"""Letters of a plain word that is offered beside a device."""


def plain_spans(index: WordedIndex, passage: Passage) -> list[tuple[int, int]]:
    """Return where a sentence has words, outside quotations, that name something and colour nothing, each once."""
    found: dict[str, tuple[int, int]] = {}
    signals = index.signals_of[passage.id]
    for match in _WORD.finditer(passage.text):
        word, start, end = match.group().lower(), match.start(), match.end()
        named = _PARTS.get(word) == "content" and len(word) >= SHORTEST_NAMED and match.group().islower()
        # Words beside a marked one may be part of what colours: "the regime's leaders".
        near = any(s.start - 2 < end and start < s.end + 2 for s in signals if s.stance != "neutral")
        once = len(re.findall(rf"(?<!\w){re.escape(word)}(?!\w)", passage.text, re.IGNORECASE)) == 1
        if named and not near and once and not _inside_marks(passage.text, start):
            found.setdefault(word, (start, end))
    return list(found.values())


def _inside_marks(text: str, place: int) -> bool:
    before = text[:place]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")
