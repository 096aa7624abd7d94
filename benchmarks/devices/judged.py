"""Words that readers judged, as rows to learn from, and taggers that were fitted on them.

Three sources: sentences that were labelled and not kept apart (`labels.json`), sentences of the annotated stories that
were labelled (`story_labels.json`), and marks of these stories with a reader's verdict (`articles.json`). What one of
two readers alone marked teaches nothing.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.devices.evaluate import READ_ONCE, ROUNDS, Label
from framing.cleaning import clean
from framing.devices import find_signals
from framing.language import parse
from framing.language.passages import divide
from framing.models import Perceptron
from framing.readers import read_story
from framing.records import Passage
from framing.scorers.marks import NUMBERS, TAGGED, Words, columns, hinted, within, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray
    from torch import Tensor

    from benchmarks.devices.evaluate import Sentence
    from framing.encoders import Encoder
    from framing.language.parse import Parse
    from framing.records import Signal

    Place = tuple[str, str, int, int]

HERE = Path(__file__).parent
VERDICTS = {"y": "right", "n": "wrong", "d": "doubtful"}
FOLDS = 8
UNITS, TWINS, EPOCHS, BATCH, DROPPED = 64, 4, 6, 256, 0.3
"""Of each tagger: hidden units, how many that differ in their beginning alone are put together, times that it sees each
word, words at a step, and the share of inputs and units left out at each. Chosen on the sentences that are open."""
CAUTION = {"qualifier": 0.3, "loaded": 0.2}
"""Logit taken off, so that of what is stated in whole articles 0.85 are right; chosen on four folds of stories."""


@dataclass(frozen=True, slots=True, eq=False)
class Taught:
    """A word of which readers said whether it is one of its kind: its row, the answer, and its story or nothing."""

    kind: str
    row: NDArray[np.float32]
    right: bool
    story: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """An annotated story as devices mark it, with the words that taggers are asked about and what readers said."""

    name: str
    parses: tuple[Parse, ...]
    signals: Mapping[str, Sequence[Signal]]
    words: Mapping[str, Words]
    verdicts: Mapping[Place, str]
    labels: Mapping[str, tuple[Label, ...]]
    random: frozenset[str]

    @property
    def asked(self) -> dict[str, Words]:
        """The words of the passages that a comparison asks taggers about."""
        hints = {p.passage.id for p in self.parses if hinted(p, self.signals[p.passage.id])}
        return {passage: words for passage, words in self.words.items() if passage in hints}


def verdicts() -> dict[str, dict[Place, str]]:
    """Return each story's judged marks: the verdict by kind, passage and characters."""
    found: dict[str, dict[Place, str]] = defaultdict(dict)
    for story, passage, start, end, kind, verdict in json.loads((HERE / "articles.json").read_text(encoding="utf-8")):
        found[story][kind, passage, start, end] = VERDICTS[verdict]
    return found


def read_stories(stories: Path, encoder: Encoder) -> list[Read]:
    """Return the stories of which marks were judged; raise SystemExit where a labelled passage is not what it was."""
    labelled: dict[str, list[Any]] = defaultdict(list)
    for story, *row in json.loads((HERE / "story_labels.json").read_text(encoding="utf-8")):
        labelled[story].append(row)
    found = []
    for name, known in sorted(verdicts().items()):
        story = clean(read_story([stories / name]))
        parses = parse([passage for article in story.articles for passage in divide(article)])
        text = {each.passage.id: each.passage.text for each in parses}
        for passage, _, characters, _ in labelled[name]:
            if len(text.get(passage, "")) != characters:
                raise SystemExit(f"{passage} of {name} is not the passage that was labelled: label it anew.")
        signals = _by_passage(parses, find_signals(parses))
        found.append(
            Read(
                name,
                tuple(parses),
                signals,
                words_of(parses, signals, encoder),
                known,
                {
                    passage: tuple(Label(kind, start, end, None, disputed) for kind, start, end, disputed in labels)
                    for passage, _, _, labels in labelled[name]
                },
                frozenset(passage for passage, stratum, _, _ in labelled[name] if stratum == "random"),
            )
        )
    return found


def in_stories(read: Iterable[Read]) -> list[Taught]:
    """Return the words of stories that were labelled, and those of marks with a clear verdict."""
    taught: list[Taught] = []
    for story in read:
        for passage, words in story.words.items():
            if passage in story.labels:
                taught += _labelled(words, story.labels[passage], TAGGED, story.name)
                continue
            for signal in story.signals[passage]:
                said = story.verdicts.get((signal.kind, passage, signal.start, signal.end))
                if signal.kind in TAGGED and said in ("right", "wrong"):
                    rows = zip(words.tokens, words.rows[signal.kind], strict=True)
                    inside = [row for token, row in rows if within(token, signal)]
                    taught += [Taught(signal.kind, row, said == "right", story.name) for row in inside]
    return taught


def in_sentences(sentences: Sequence[Sentence], encoder: Encoder) -> list[Taught]:
    """Return the words of labelled sentences, of the kinds that were labelled in each one's round."""
    passages = [Passage(f"{n}:0", str(n), 0, "body", 0, 0, len(s.text), s.text) for n, s in enumerate(sentences)]
    parses = parse(passages)
    read = words_of(parses, _by_passage(parses, find_signals(parses)), encoder)
    taught: list[Taught] = []
    for passage, words in read.items():
        sentence = sentences[int(passage.split(":")[0])]
        kinds = [kind for kind in TAGGED if sentence.round in (*ROUNDS[kind], READ_ONCE)]
        taught += _labelled(words, sentence.labels, kinds, "")
    return taught


def fit(taught: Sequence[Taught]) -> dict[str, Perceptron]:
    """Return the taggers, by kind, fitted on words whose answer is known."""
    return {kind: _fitted([word for word in taught if word.kind == kind], CAUTION[kind]) for kind in TAGGED}


def _by_passage(parses: Sequence[Parse], signals: Iterable[Signal]) -> dict[str, list[Signal]]:
    found: dict[str, list[Signal]] = {each.passage.id: [] for each in parses}
    for signal in signals:
        found[signal.passage].append(signal)
    return found


def _labelled(words: Words, labels: Sequence[Label], kinds: Iterable[str], story: str) -> list[Taught]:
    taught = []
    for kind in kinds:
        for token, row in zip(words.tokens, words.rows[kind], strict=True):
            end = token.idx + len(token)
            own = [label for label in labels if label.kind == kind and label.start < end and token.idx < label.end]
            if not own or not all(label.disputed for label in own):
                taught.append(Taught(kind, row, bool(own), story))
    return taught


def _fitted(words: Sequence[Taught], caution: float) -> Perceptron:
    """Return the mean of taggers that differ in their beginning alone, as one."""
    import torch

    table = np.stack([word.row for word in words])
    vectors = table.shape[1] - len(NUMBERS)
    mean, scale = table.mean(axis=0), table.std(axis=0)
    mean[vectors:], scale[vectors:] = 0.0, 1.0
    scale[scale == 0] = 1.0
    rows = torch.from_numpy((table - mean) / scale)
    truth = torch.tensor([float(word.right) for word in words])
    twins = [_trained(rows, truth, seed) for seed in range(TWINS)]
    hidden, hidden_bias, weights, bias = ([twin[n] for twin in twins] for n in range(4))
    return Perceptron(
        columns(vectors),
        mean,
        scale,
        np.concatenate(hidden).astype(np.float16),
        np.concatenate(hidden_bias),
        np.concatenate(weights, axis=1)[0] / TWINS,
        float(np.mean(bias)) - caution,
    )


def _trained(rows: Tensor, truth: Tensor, seed: int) -> list[NDArray[np.float32]]:
    """Return the weights and biases of the hidden layer, then of the last one."""
    import torch
    from torch import nn

    torch.manual_seed(seed)
    hidden, last = nn.Linear(rows.shape[1], UNITS), nn.Linear(UNITS, 1)
    net = nn.Sequential(nn.Dropout(DROPPED), hidden, nn.ReLU(), nn.Dropout(DROPPED), last)
    steps = torch.optim.AdamW(net.parameters(), 1e-3, weight_decay=0.02)
    for _ in range(EPOCHS):
        order = torch.randperm(len(rows))
        for start in range(0, len(rows), BATCH):
            batch = order[start : start + BATCH]
            steps.zero_grad()
            loss = nn.functional.binary_cross_entropy_with_logits(net(rows[batch])[:, 0], truth[batch])
            torch.autograd.backward(loss)
            steps.step()
    return [part.detach().numpy() for layer in (hidden, last) for part in (layer.weight, layer.bias)]
