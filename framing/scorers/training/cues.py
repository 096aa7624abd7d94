"""Articles with marked attributions, as PolNeAR has them: task `attribution`, scored by overlap of cues."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

import numpy as np

from framing.errors import InputError
from framing.language import parse
from framing.language.actors import BODIES, PEOPLE
from framing.language.parse import Span
from framing.language.passages import divide
from framing.records import Article, Block
from framing.scorers.training.tables import Rows, read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from spacy.tokens import Token

    from framing.language.parse import Parse
    from framing.models import Regression


_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_NEAR = 3
"""Characters between a word and a quotation mark that belong together: a comma and a space."""


def words(parse: Parse) -> list[dict[str, float]]:
    """Return the features of each token of `parse.doc`, by name; each is there (1.0) or not."""
    if not parse.doc.has_annotation("DEP"):
        return [{} for _ in parse.doc]
    return [dict.fromkeys(_features(parse, token), 1.0) for token in parse.doc]


def cues(parse: Parse, stated: Sequence[bool]) -> list[Span]:
    """Return the cues: runs of tokens that are stated to be part of one."""
    found = []
    for yes, run in groupby(zip(parse.doc, stated, strict=True), key=lambda pair: pair[1]):
        tokens = [token for token, _ in run]
        if yes:
            found.append(Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1])))
    return found


def _features(parse: Parse, token: Token) -> list[str]:
    doc = token.doc
    lemma, head = token.lemma_.lower(), token.head.lemma_.lower()
    before = doc[token.i - 1].lower_ if token.i else "^"
    after = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else "$"
    voice, _ = parse.voice(token.idx, token.idx + len(token))
    ruled = [found for found in parse.attributions if found.cue.start <= token.idx < found.cue.end]
    children = list(token.children)
    return [
        "always",
        f"lemma {lemma}",
        f"tag {token.tag_}",
        f"as {token.dep_}",
        f"{lemma} {token.tag_}",
        f"{lemma} as {token.dep_}",
        f"{token.dep_} of {head}",
        f"{token.pos_} {token.dep_} of {token.head.pos_}",
        f"before {after}",
        f"after {before}",
        f"{lemma} {after}",
        f"{before} {lemma}",
        f"in {voice} voice",
        f"{token.pos_} in {voice} voice",
        *(f"{token.pos_} with {child.dep_}" for child in children),
        *(f"with {child.dep_} {child.lemma_.lower()}" for child in children if child.dep_ in ("prep", "prt", "aux")),
        *(f"{token.pos_} with a {_who(child)}" for child in children if child.dep_ in _SUBJECTS),
        *(f"{token.pos_} about a {_who(child)}" for child in children if child.dep_ in ("dobj", "pobj")),
        *(f"rule: {found.stance}" for found in ruled),
        *(["beside a quotation"] if _beside(parse, token) else []),
        *([f"{lemma} beside a quotation"] if _beside(parse, token) else []),
        *([f"begins with {lemma}"] if token.i == 0 else []),
    ]


def _who(noun: Token) -> str:
    lemma = noun.lemma_.lower()
    if noun.pos_ == "PRON":
        return lemma
    if lemma in PEOPLE | BODIES:
        return "person or body"
    return noun.ent_type_ or noun.pos_


def _beside(parse: Parse, token: Token) -> bool:
    end = token.idx + len(token)
    return any(
        0 <= token.idx - quotation.end <= _NEAR or 0 <= quotation.start - end <= _NEAR for quotation in parse.quotations
    )


Places = list[tuple[int, int]]
_RARE = 2
"""Times that a feature must occur among the training words to be kept."""


@dataclass(frozen=True, slots=True, eq=False)
class Marked:
    """An article, its parsed passages, and the places (in its text) of each attribution's cue and of its source."""

    id: str
    parses: tuple[Parse, ...]
    gold: tuple[tuple[Places, Places], ...]


def read_marked(path: Path) -> list[Marked]:
    """Return a JSONL file's articles: `id`, `text`, `spans` by number and `relations` that join them."""
    found = []
    for number, row in enumerate(read_table(path, ("id", "text", "spans", "relations")), 1):
        try:
            gold, article = tuple(_gold(row)), _article(row)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise InputError(
                f"{path}, row {number}: its spans and relations cannot be joined ({error!r}); expected spans "
                '{"4": {"type": "Cue", "offsets": [[10, 14]]}} and relations like ["Source:3", "Cue:4", "Content:5"].'
            ) from error
        found.append(Marked(str(row["id"]), parse(divide(article)), gold))
    return found


def _article(row: dict[str, Any]) -> Article:
    blocks, place = [], 0
    for line in row["text"].split("\n"):
        blocks.append(Block("body", place, place + len(line)))
        place += len(line) + 1
    return Article(outlet=str(row.get("outlet", "")), id=str(row["id"]), text=row["text"], blocks=tuple(blocks))


def _gold(row: dict[str, Any]) -> Iterator[tuple[Places, Places]]:
    for relation in row["relations"]:
        parts = [part.split(":") for part in relation]
        places = {
            kind: [
                (int(start), int(end))
                for name, number in parts
                if name == kind
                for start, end in row["spans"][number]["offsets"]
            ]
            for kind in ("Cue", "Source")
        }
        if places["Cue"]:
            yield places["Cue"], places["Source"]


def read_cues(path: Path) -> Rows:
    """Return every word of a file's articles with its features, and whether it is part of a cue."""
    return cue_rows(read_marked(path))


def cue_rows(articles: Sequence[Marked]) -> Rows:
    """Return every word of some articles with its features, and whether it is part of a cue."""
    from sklearn.feature_extraction import DictVectorizer

    features: list[dict[str, float]] = []
    truth: list[bool] = []
    group: list[str] = []
    for article in articles:
        marked = [place for cue, _ in article.gold for place in cue]
        for each in article.parses:
            begin = each.passage.start
            features += words(each)
            truth += [overlap((begin + token.idx, begin + token.idx + len(token)), marked) for token in each.doc]
            group += [article.id] * len(each.doc)
    vectorizer = DictVectorizer(dtype=np.float32)
    matrix = vectorizer.fit_transform(features).tocsr()
    often = np.flatnonzero(np.asarray(matrix.sum(axis=0)).ravel() >= _RARE)
    names = vectorizer.get_feature_names_out()
    return Rows(
        columns=tuple(str(names[n]) for n in often),
        labels=("cue",),
        matrix=matrix[:, often],
        truth=np.array(truth, np.int64),
        groups={"article": np.array(group)},
    )


def learned(linear: Regression, article: Marked) -> list[tuple[tuple[int, int], None]]:
    """Return the places of the cues that a trained model states in an article; it names no sources."""
    found = []
    for each in article.parses:
        stated: NDArray[np.bool_] = linear.probability_of_named(words(each)) >= linear.threshold
        begin = each.passage.start
        found += [((begin + cue.start, begin + cue.end), None) for cue in cues(each, [bool(yes) for yes in stated])]
    return found


def ruled(article: Marked) -> list[tuple[tuple[int, int], tuple[int, int] | None]]:
    """Return the places of the cues that the shipped rules find in an article, each with its source's where known."""
    found: list[tuple[tuple[int, int], tuple[int, int] | None]] = []
    for each in article.parses:
        begin = each.passage.start
        for one in each.attributions:
            source = (begin + one.source.start, begin + one.source.end) if one.source is not None else None
            found.append(((begin + one.cue.start, begin + one.cue.end), source))
    return found


def overlap(place: tuple[int, int], places: Places) -> bool:
    """Return whether a place shares a character with any of the others."""
    return any(place[0] < end and start < place[1] for start, end in places)


@dataclass(slots=True)
class Counts:
    """Cues right, wrong and missed; of those right, how many have a source in gold, and how many have it right."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    sourced: int = 0
    sources: int = 0

    def add(self, gold: Sequence[tuple[Places, Places]], found: Sequence[tuple[tuple[int, int], Any]]) -> None:
        """Count one article: a cue is right if it overlaps a gold cue that no other cue has taken."""
        left = list(gold)
        for cue, source in found:
            match = next((each for each in left if overlap(cue, each[0])), None)
            if match is None:
                self.wrong += 1
                continue
            left.remove(match)
            self.right += 1
            self.sourced += bool(match[1])
            self.sources += bool(match[1]) and source is not None and overlap(source, match[1])
        self.missed += len(left)

    def figures(self) -> dict[str, float]:
        """Return the cues' precision, recall and F1, and the share of right sources among right cues."""
        precision = self.right / max(1, self.right + self.wrong)
        recall = self.right / max(1, self.right + self.missed)
        return {
            "cues": float(self.right + self.missed),
            "precision": precision,
            "recall": recall,
            "f1": 2 * precision * recall / max(1e-9, precision + recall),
            "source": self.sources / max(1, self.sourced),
        }
