"""Which sentences surely hold words that colour, which are surely plain, and how fair a task deals them out.

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
from framing.exercises.draw import shuffled
from framing.exercises.item import Evidence
from framing.exercises.material import quoted, states, whole
from framing.records import SURE

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from framing.exercises.draw import Draw
    from framing.exercises.item import Item
    from framing.exercises.material import WordedIndex
    from framing.records import Passage, Signal

_PARTS = lexicon.table("plain-words")
_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_POSSESSIVE = re.compile(r"[’']s?$")
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
    word = _POSSESSIVE.sub("", match.group())
    if word[:1].isdigit() or word.lower() in _PARTS:
        return True
    opens = not text[: match.start()].strip("“\"‘'( ")
    name = word in names if opens else word[0].isupper()
    return name and ("-" not in word or bool(_NAMES_A_PLACE.search(word)))


SHORTEST_NAMED = 4
"""Letters of a plain word that is offered beside a device."""


def plain_words(index: WordedIndex, passage: Passage) -> list[tuple[int, int]]:
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


_PRONOUN = re.compile(r"\b(he|she|they|who|it|I|we)$|^ (he|she|they|I|we)\b", re.IGNORECASE)
_NAME = re.compile(r"^(?:[A-Z][\w.’'-]*)(?: (?:of|de|van|von|al|bin|the|[A-Z][\w.’'-]*))*$")
_MARKED = re.compile(r"“[^“”]*”|\"[^\"]*\"")


def is_name(text: str) -> bool:
    """Return whether some words are a name as it is written: each with a capital."""
    return bool(_NAME.match(text)) and not _PRONOUN.search(text)


def quotations(text: str) -> list[tuple[int, int]]:
    """Return where a sentence has quotations, without their marks."""
    return [(match.start() + 1, match.end() - 1) for match in _MARKED.finditer(text)]


def speaker(index: WordedIndex, passage: Passage) -> str | None:
    """Return who speaks in a sentence, named there beside the verb and outside quotations; None where that is not sure.

    "…, he said" is not: who that is stands elsewhere, and a name in the quotation may be anybody's.
    """
    says = [s for s in index.signals_of[passage.id] if s.kind == "attribution" and s.voice == "author"]
    text = passage.text
    named = [s for s in says if not _PRONOUN.search(text[: s.start].rstrip()) and not _PRONOUN.match(text[s.end :])]
    names = {s.speaker for s in says}
    name = next(iter(names)) if len(names) == 1 else None
    if name is None or not is_name(name) or not any(s.probability >= SURE for s in named):
        return None
    return name if name in _MARKED.sub(" ", text) else None


def evidence(index: WordedIndex, passage: str, *marks: tuple[int, int]) -> Evidence:
    """Return a passage as evidence, with the characters in it that matter."""
    text = index.passage_of[passage]
    return Evidence(text.article, passage, index.outlet_of[passage], text.text, tuple(sorted(marks)))


def fairly(
    draw: Draw, answers: Sequence[Sequence[Item]], none: Sequence[Item] = (), chance: float = 0.0
) -> tuple[Item, ...]:
    """Return items whose answers tell nothing: groups of `answers` in turn, and `none` with its chance.

    Where the group whose turn it is has no item left, the section ends: filling it up from another one would make that
    the likely answer.
    """
    hands = [list(draw.chosen(group)) for group in answers]
    spare = list(draw.chosen(none))
    found: list[Item] = []
    used: set[str] = set()
    order: list[int] = []
    while len(found) < draw.wanted and answers:
        if draw.rng.random() < chance:
            hand = spare
        else:
            order = order or shuffled(range(len(hands)), draw.rng)
            hand = hands[order.pop()]
        item = next((item for item in hand if not used.intersection(e.passage for e in item.evidence)), None)
        if item is None:
            break
        hand.remove(item)
        found.append(item)
        used.update(e.passage for e in item.evidence)
    return tuple(found)
