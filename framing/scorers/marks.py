"""Which words judge where they stand: those that rules mark, weighed, and others that the sentence shows to judge.

"Slammed" judges in nearly every sentence, "final" in few, and no list says which, or has every word. So each word of
content is asked about, as taggers do: by the encoder's vector of it in its sentence, and by what rules say of it.
Names are written as X before a sentence is read, so that who is spoken of does not matter: the same sentence about
another side gets the same answer, but for what the parser makes of a name (its guess at a part of speech beside it).
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from framing import lexicon, models
from framing.devices.device import Finding
from framing.language.actors import modified
from framing.models import SHIPPED, Card, Kept, Perceptron
from framing.records import LEARNED, LIKELY, Model, rounded
from framing.scorers.scorer import named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Token

    from framing.encoders.encoder import Encoder
    from framing.language.parse import Parse
    from framing.records import Signal

TAGGED = ("qualifier", "loaded")
"""The devices that words are asked about: of the others too few were labelled to learn from."""
_CONTENT = ("NOUN", "VERB", "ADJ", "ADV", "INTJ")
NUMBERS = ("marked", "by rule", "listed", "listed otherwise", "quoted", "capital", "headline", *_CONTENT)
"""What is read of a word beside its vector: whether a rule marks it, how surely (a logit), whether it is among words
that often judge, as this device or as the other (how often), its voice, how it is written, where it stands, its part of
speech."""
_OFTEN = 3
"""The most that the list of words that often judge says of how often one does."""
_LINKING = ("ADP", "DET", "PRON", "PART")
"""Parts of speech that one phrase has between its words of content: "a puddle of tears"."""
_EDGE = 0.03
"""Probabilities of rules are kept so far from 0 and 1 before their logits are taken."""
_CERTAIN = 0.9
"""The rule's probability from which its word is final: it read who stands behind an actor, or a distance taken."""
_NAME = "X"
_HYPHENS = ("-", "‐", "‑")


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of a passage that are asked about, in order, and by kind their rows, whose columns are `columns`."""

    tokens: tuple[Token, ...]
    rows: Mapping[str, NDArray[np.float32]]


def mark(parses: Sequence[Parse], signals: Sequence[Signal], encoder: Encoder) -> tuple[Signal, ...]:
    """Return the signals of a story, those of TAGGED with what was learned of words like them, and further ones.

    `parses` are the passages in order. With another encoder than the one that it was learned with, the rules' word is
    final.
    """
    taggers, learned_with = shipped()
    if encoder.model != learned_with:
        return tuple(signals)
    found: dict[str, list[Signal]] = {parse.passage.id: [] for parse in parses}
    for signal in signals:
        found[signal.passage].append(signal)
    asked = [parse for parse in parses if hinted(parse, found[parse.passage.id])]
    return tagged(taggers, parses, found, words_of(asked, found, encoder))


def hinted(parse: Parse, signals: Sequence[Signal]) -> bool:
    """Return whether a rule marks a word of a passage, or one stands in it that often judges: only then it is asked.

    That is a fourth of all passages, with two in three of the words that no rule marks; to ask the rest as well would
    cost a first report a tenth of its time.
    """
    if any(signal.kind in TAGGED for signal in signals):
        return True
    return any(not name and _listed(token)[0] for token, name in zip(parse.doc, named(parse), strict=True))


def tagged(
    taggers: Mapping[str, Perceptron],
    parses: Sequence[Parse],
    signals_of: Mapping[str, Sequence[Signal]],
    read: Mapping[str, Words],
) -> tuple[Signal, ...]:
    """Return the signals as taggers see them; `signals_of` and `read` have each passage's marks by rule, and words."""
    found = dict(signals_of)
    parse_of = {parse.passage.id: parse for parse in parses}
    chances = {kind: _chances(taggers[kind], [words.rows[kind] for words in read.values()]) for kind in TAGGED}
    for place, (passage, words) in enumerate(read.items()):
        own = {kind: dict(zip(words.tokens, chances[kind][place], strict=True)) for kind in TAGGED}
        found[passage] = _marked(parse_of[passage], found[passage], own)
    return tuple(signal for parse in parses for signal in found[parse.passage.id])


def words_of(
    parses: Sequence[Parse], signals_of: Mapping[str, Sequence[Signal]], encoder: Encoder
) -> Mapping[str, Words]:
    """Return by passage the words that are asked about; passages without any, or in a language not parsed, have none.

    `signals_of` are the rules' marks of each passage.
    """
    masked = {p.passage.id: (p, *_masked(p)) for p in parses if p.doc.has_annotation("DEP")}
    texts = sorted({text for _, text, places in masked.values() if places})
    if not texts:
        return {}
    encoded = encoder.encode(texts)
    place = {text: row for row, text in enumerate(texts)}
    read: dict[str, Words] = {}
    for passage, (parse, text, places) in masked.items():
        if not places:
            continue
        tokens = encoded.tokens[place[text]]
        pieces = [[i for i, (a, b) in enumerate(tokens.spans) if a < end and start < b] for _, start, end in places]
        words = [(token, own) for (token, _, _), own in zip(places, pieces, strict=True) if own]
        if words:
            vectors = np.stack([tokens.middle[own].astype(np.float32).mean(axis=0) for _, own in words])
            read[passage] = Words(
                tuple(token for token, _ in words),
                {
                    kind: np.hstack([vectors, _numbers(parse, [t for t, _ in words], kind, signals_of[passage])])
                    for kind in TAGGED
                },
            )
    return read


def columns(dims: int) -> tuple[str, ...]:
    """Return the names of a row's columns; `dims` are those of one vector."""
    return (*(f"word {n}" for n in range(dims)), *NUMBERS)


def within(token: Token, signal: Signal) -> bool:
    """Return whether a word, or a part of it, stands in a mark."""
    return token.idx < signal.end and signal.start < token.idx + len(token)


def _numbers(parse: Parse, tokens: Sequence[Token], kind: str, signals: Sequence[Signal]) -> NDArray[np.float32]:
    own = [signal for signal in signals if signal.kind == kind]
    table = np.zeros((len(tokens), len(NUMBERS)), np.float32)
    for row, token in zip(table, tokens, strict=True):
        chance = max((signal.probability for signal in own if within(token, signal)), default=0.0)
        kept = min(max(chance, _EDGE), 1 - _EDGE)
        device, often = _listed(token)
        row[: -len(_CONTENT)] = (
            chance > 0,
            math.log(kept / (1 - kept)) / 2,
            often if device == kind else 0,
            often if device != kind else 0,
            parse.voice(token.idx, token.idx + len(token))[0] == "quoted",
            token.text[:1].isupper(),
            parse.passage.role == "headline",
        )
        if token.pos_ in _CONTENT:
            row[_CONTENT.index(token.pos_) - len(_CONTENT)] = 1
    return table


def _listed(token: Token) -> tuple[str, float]:
    """Return as which device a word often judges, and how often from 0 to 1; also as a part of "tin-eared"."""
    whole = token.doc[_whole(token, -1).i : _whole(token, 1).i + 1].text
    forms, said = (whole.lower(), token.lower_, token.lemma_.lower()), lexicon.table("judging-words")
    device, _, often = next((said[form] for form in forms if form in said), " 0").partition(" ")
    return device, int(often) / _OFTEN


def _masked(parse: Parse) -> tuple[str, list[tuple[Token, int, int]]]:
    """Return a sentence with X for each run of names, and its other words of content with where each stands in it.

    "Kremlin-backed rebels" and "Pentagon-backed rebels" are both "X-backed rebels".
    """
    text, places, before = "", [], False
    for token, name in zip(parse.doc, named(parse), strict=True):
        if name:
            text = text.rstrip() if before else text + _NAME
        else:
            start = len(text)
            text += token.text
            if token.pos_ in _CONTENT:
                places.append((token, start, len(text)))
        text, before = text + token.whitespace_, name
    return text, places


def _chances(tagger: Perceptron, rows: Sequence[NDArray[np.float32]]) -> list[list[float]]:
    """Return the probability of each word, by passage, with the two digits that decide."""
    if not rows:
        return []
    chances = [rounded(chance) for chance in tagger.probabilities(np.concatenate(rows)).tolist()]
    ends = np.cumsum([len(part) for part in rows]).tolist()
    return [chances[end - len(part) : end] for part, end in zip(rows, ends, strict=True)]


def _marked(parse: Parse, signals: Sequence[Signal], chances: Mapping[str, Mapping[Token, float]]) -> list[Signal]:
    """Return the signals of a passage, weighed, with further ones; an unsure one gives way to a further one."""
    weighed = [_weighed(signal, chances) for signal in signals]
    more = further(parse, [s for s in weighed if s.probability >= LIKELY], chances)
    kept = [
        s for s in weighed if s.kind not in TAGGED or s.probability >= LIKELY or not any(_meet(s, new) for new in more)
    ]
    return sorted((*kept, *more), key=lambda signal: (signal.start, signal.end, signal.kind))


def _weighed(signal: Signal, chances: Mapping[str, Mapping[Token, float]]) -> Signal:
    """Return a signal as probable as the likeliest of its words; one without words of content keeps its rule's."""
    own = [chance for token, chance in chances.get(signal.kind, {}).items() if within(token, signal)]
    if not own or signal.probability >= _CERTAIN:
        return signal
    return replace(signal, probability=max(own))


def further(parse: Parse, stated: Sequence[Signal], chances: Mapping[str, Mapping[Token, float]]) -> list[Signal]:
    """Return a mark for each run of words that judge and that no stated mark meets, whole where hyphens bind them.

    Of two runs that meet once they are whole, the likelier stays.
    """
    runs: list[tuple[str, list[Token]]] = []
    for token in chances[TAGGED[0]]:
        kind = max(TAGGED, key=lambda kind: chances[kind][token])
        if chances[kind][token] < LIKELY or any(within(token, signal) for signal in stated):
            continue
        if runs and runs[-1][0] == kind and _beside(runs[-1][1][-1], token):
            runs[-1][1].append(token)
        else:
            runs.append((kind, [token]))
    found: list[Signal] = []
    for kind, run in sorted(runs, key=lambda each: -max(chances[each[0]][token] for token in each[1])):
        span = parse.doc[_whole(run[0], -1).i : _whole(run[-1], 1).i + 1]
        noun = modified(span) if kind == "qualifier" else None
        finding = Finding(
            kind,
            span.start_char,
            span.end_char,
            max(chances[kind][token] for token in run),
            LEARNED[kind].of(words=span.text),
            target=noun.text if noun is not None else None,
        ).signal(parse)
        if not any(_meet(finding, other) for other in (*stated, *found)):
            found.append(finding)
    return found


def _beside(first: Token, second: Token) -> bool:
    """Return whether a word follows another at once, behind a hyphen, or behind such as "of the" at most."""
    between = first.doc[first.i + 1 : second.i]
    if len(between) == 1 and between.text in _HYPHENS:
        return True
    return len(between) <= 2 and all(token.pos_ in _LINKING for token in between)


def _whole(token: Token, step: int) -> Token:
    """Return the farthest word on one side that hyphens bind to a word: "race" of "race-coded"."""
    while 0 <= token.i + 2 * step < len(token.doc):
        hyphen = token.nbor(step)
        before = token if step > 0 else token.nbor(2 * step)
        if hyphen.text not in _HYPHENS or hyphen.whitespace_ or before.whitespace_:
            break
        token = token.nbor(2 * step)
    return token


def _meet(one: Signal, other: Signal) -> bool:
    return one.start < other.end and other.start < one.end


@cache
def shipped() -> tuple[Mapping[str, Perceptron], Model]:
    """Return the taggers that come with framing, by the device's kind, and the encoder whose vectors they read.

    Raises ModelError where a file of the model is missing or damaged.
    """
    return models.load(SHIPPED / "marks", _taggers)


def _taggers(_card: Card, kept: Kept) -> tuple[Mapping[str, Perceptron], Model]:
    return {kind: Perceptron.of(kept.part(kind)) for kind in TAGGED}, Model(*kept.values["encoder"])


def pack(taggers: Mapping[str, Perceptron], encoder: Model, card: Card) -> dict[str, bytes]:
    """Return the model's files by name, to be written in this order."""
    values = {"encoder": [encoder.name, encoder.sha256]}
    return models.pack(card, models.together(values, {kind: taggers[kind].kept() for kind in TAGGED}))
