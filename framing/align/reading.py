"""A story's passages as alignment looks at them: words with their rarity, word pieces with their vectors."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from framing.language.model import NAME_LABELS
from framing.models import TOGETHER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Token

    from framing.analysis import Analysis
    from framing.encoders.encoder import Tokens
    from framing.language.parse import Parse

KINDS = ("name", "number", "verb", "noun", "modifier")
"""What a content word is; every other word is left out of the comparison."""

_NUMBERS = frozenset("DATE CARDINAL MONEY PERCENT QUANTITY ORDINAL TIME".split())
_LIGHT = frozenset("say tell add note be have do".split())
"""Verbs that every news sentence has: they count, but for less."""
_LIGHT_SHARE = 0.3
"""What a light verb weighs, where another word weighs one. A judgement."""

_TITLES = frozenset(
    "the an his her their mr mrs ms dr sen rep gov president senator minister spokesman spokeswoman".split()
)
"""Words of a speaker's name that two different speakers may share."""


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The content words of all passages, each lemma once a passage; passage i has rows `first[i]` to `first[i + 1]`.

    `lemma` is a lemma's number in the story, `kind` its place in KINDS, `quoted` whether it stands in a quotation.
    """

    first: NDArray[np.int64]
    lemma: NDArray[np.int64]
    kind: NDArray[np.int64]
    quoted: NDArray[np.bool_]
    rarity: NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """All passages of a story. Word pieces of passage i are rows `first[i]` to `first[i + 1]` of `pieces`.

    `pieces`, `pooled` and `centred` hold unit rows; pieces and `centred` have the story's mean taken off first, since
    what all passages of one story share tells none of them apart. `weight` is a piece's share of its word's rarity,
    `kind` the word's place in KINDS or -1. `speakers` and `subjects` are names and nouns in lower
    case: who speaks in the passage, and what its main verb (in `verbs`) says something about.
    """

    outlets: NDArray[np.int64]
    articles: NDArray[np.int64]
    headlines: NDArray[np.bool_]
    captions: NDArray[np.bool_]
    place: NDArray[np.float32]
    index: NDArray[np.int64]
    pooled: NDArray[np.float32]
    centred: NDArray[np.float32]
    first: NDArray[np.int64]
    pieces: NDArray[np.float32]
    weight: NDArray[np.float32]
    kind: NDArray[np.int64]
    words: Words
    quotes: NDArray[np.bool_]
    speakers: tuple[frozenset[str], ...]
    subjects: tuple[frozenset[str], ...]
    verbs: tuple[frozenset[str], ...]

    @property
    def size(self) -> int:
        """The number of passages."""
        return len(self.outlets)


def read(analysis: Analysis) -> Reading:
    """Return the story as alignment looks at it; row i of everything is passage i."""
    passages, parses, encoded = analysis.passages, analysis.parses, analysis.encoded
    number = {name: n for n, name in enumerate(analysis.outlets)}
    lemmas = [[token.lemma_.lower() for token in parse.doc] for parse in parses]
    kinds = [[_kind(token) for token in parse.doc] for parse in parses]
    spread = Counter(
        lemma
        for row, kind in zip(lemmas, kinds, strict=True)
        for lemma in {one for one, k in zip(row, kind, strict=True) if k >= 0}
    )
    known = {lemma: n for n, lemma in enumerate(spread)}
    rarity = np.array([_rarity(len(passages), count, lemma) for lemma, count in spread.items()], np.float32)
    words = [_words(parse, row, kind, known) for parse, row, kind in zip(parses, lemmas, kinds, strict=True)]
    lemma, of_kind, quoted = (np.array([n for row in words for n in row[part]], np.int64) for part in range(3))
    weights = [
        _piece_weights(
            parse, tokens, [rarity[known[x]] if k >= 0 else 0.0 for x, k in zip(row, kind, strict=True)], kind
        )
        for parse, tokens, row, kind in zip(parses, encoded.tokens, lemmas, kinds, strict=True)
    ]
    order = {article.id: n for n, article in enumerate(analysis.articles)}
    last = Counter(passage.article for passage in passages)
    return Reading(
        outlets=np.array([number[analysis.outlet_of[p.id]] for p in passages], np.int64),
        articles=np.array([order[p.article] for p in passages], np.int64),
        headlines=np.array([p.role == "headline" for p in passages], bool),
        captions=np.array([p.role == "caption" for p in passages], bool),
        place=np.array([p.index / max(last[p.article] - 1, 1) for p in passages], np.float32),
        index=np.array([p.index for p in passages], np.int64),
        pooled=encoded.pooled,
        centred=_centred(encoded.pooled.copy()),
        first=_starts([len(tokens.spans) for tokens in encoded.tokens]),
        pieces=_centred(_stacked(encoded.tokens)),
        weight=np.concatenate([np.zeros(0), *(w for w, _ in weights)]).astype(np.float32),
        kind=np.concatenate([np.zeros(0), *(k for _, k in weights)]).astype(np.int64),
        words=Words(
            first=_starts([len(row[0]) for row in words]),
            lemma=lemma,
            kind=of_kind,
            quoted=quoted.astype(bool),
            rarity=rarity[lemma],
        ),
        quotes=np.array([bool(parse.quotations) for parse in parses], bool),
        speakers=tuple(_speakers(parse) for parse in parses),
        subjects=tuple(_subjects(parse) for parse in parses),
        verbs=tuple(frozenset(t.lemma_.lower() for t in parse.doc if t.dep_ == "ROOT") for parse in parses),
    )


def _kind(token: Token) -> int:
    """Return the place in KINDS of a content word, -1 for any other token."""
    part = token.pos_
    if token.ent_type_ in NAME_LABELS and part in {"PROPN", "NOUN", "ADJ", "NUM"}:
        return 0
    if part == "NUM" or token.like_num or (token.ent_type_ in _NUMBERS and part in {"NOUN", "PROPN", "ADJ"}):
        return 1
    if part == "PROPN":
        return 0
    if part == "VERB":
        return 2
    if part == "NOUN" or (part in {"", "X"} and token.is_alpha and not token.is_stop):
        return 3
    return 4 if part in {"ADJ", "ADV"} and not token.is_stop else -1


def _speakers(parse: Parse) -> frozenset[str]:
    named = {one.speaker for one in parse.quotations} | {one.speaker for one in parse.attributions}
    return frozenset(word for name in named if name for word in re.findall(r"[^\W_]{2,}", name.lower())) - _TITLES


def _subjects(parse: Parse) -> frozenset[str]:
    found: set[str] = set()
    for token in parse.doc:
        if token.dep_ in {"nsubj", "nsubjpass"} and token.head.dep_ == "ROOT" and token.pos_ in {"PROPN", "NOUN"}:
            named = [t for t in (token, *token.children) if t.pos_ == "PROPN"] or [token]
            found |= {t.lemma_.lower() for t in named}
    return frozenset(found)


def _rarity(passages: int, count: int, lemma: str) -> float:
    """Return how much a lemma says that `count` of the story's passages hold: the logarithm of their inverse share."""
    return math.log((passages + 1) / count) * (_LIGHT_SHARE if lemma in _LIGHT else 1.0)


def _words(parse: Parse, lemmas: list[str], kinds: list[int], known: dict[str, int]) -> tuple[list[int], ...]:
    """Return lemma, kind and quotedness of each content word, each lemma once (quoted if it is so anywhere)."""
    quoted = [any(q.start <= token.idx < q.end for q in parse.quotations) for token in parse.doc]
    unique: dict[int, tuple[int, bool]] = {}
    for lemma, kind, inside in zip(lemmas, kinds, quoted, strict=True):
        if kind >= 0:
            first, before = unique.get(known[lemma], (kind, False))
            unique[known[lemma]] = (first, before or inside)
    return list(unique), [kind for kind, _ in unique.values()], [int(inside) for _, inside in unique.values()]


def _starts(counts: list[int]) -> NDArray[np.int64]:
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)


def _piece_weights(
    parse: Parse, tokens: Tokens, rarity: list[float], kinds: list[int]
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Spread each word's rarity over its pieces; a passage without any content word counts all its pieces alike."""
    of_character = np.full(len(parse.doc.text) + 1, -1)
    for token in parse.doc:
        of_character[token.idx : token.idx + len(token)] = token.i
    word = np.array([of_character[start] for start, _ in tokens.spans], np.int64)
    shared = np.bincount(word[word >= 0], minlength=len(parse.doc)) if len(word) else np.zeros(0)
    weight = np.array([rarity[w] / shared[w] if w >= 0 else 0.0 for w in word])
    kind = np.array([kinds[w] if w >= 0 else -1 for w in word], np.int64)
    if len(word) and not weight.any():
        weight = np.full(len(word), 1.0 / len(word))
    return weight, kind


def _stacked(tokens: Sequence[Tokens]) -> NDArray[np.float32]:
    some = [one.vectors for one in tokens if len(one.spans)]
    return np.concatenate(some) if some else np.zeros((0, 1), np.float32)


def _centred(matrix: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the rows less their mean, of length one again (a row of zeros stays); `matrix` itself is changed."""
    if not len(matrix):
        return matrix
    mean = matrix.mean(axis=0)
    for n in range(0, len(matrix), TOGETHER):  # a large story's word pieces take 100 MB, so no second copy of them
        part = matrix[n : n + TOGETHER]
        part -= mean
        length = np.linalg.norm(part, axis=1, keepdims=True)
        part /= np.where(length > 1e-9, length, np.float32(1))
    return matrix
