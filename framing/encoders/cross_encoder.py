"""Two sentences read together: how much they report one fact, by a cross-encoder that was tuned to news.

A cross-encoder (Nogueira and Cho, 2019) sees both texts at once, so it notices which differences matter: another
number, another speaker, a "not". It is slow beside comparing vectors, so only pairs that the vectors leave open come
here. Its base is `ms-marco-MiniLM-L-12-v2`, read from a wheel and checked by hash; its upper half, tuned on annotated
stories, comes with framing.
"""

from __future__ import annotations

import functools
import hashlib
import os
import struct
from threading import Lock
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from framing.encoders import bert, pair_weights
from framing.encoders.conversion import NETWORK, TOKENIZER, Recipe, UnconvertedError, answering, converted, log
from framing.encoders.network import Network, available_threads
from framing.encoders.probes import PAIRS, check_logits, known
from framing.encoders.store import VectorStore
from framing.records import without_surrogates
from framing.settings import AUTO, REFERENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from framing.records import Model

_LONGEST = 160
"""Word pieces of a pair; of a longer one the longer sentence is cut. Nineteen pairs in twenty have fewer than 110."""
_TOGETHER = 32
"""Pairs that go through the reference network side by side, of like length so that little is padding."""
_CHUNK = 128
"""Pairs computed between two writes to the store: what a kill can cost."""
_DIGITS = 3
"""Digits of a logit that are kept; processors differ in the fifth."""
_LOGIT = struct.Struct("<d")
_OPENING = Lock()


class PairScorer(Protocol):
    """Says of pairs of sentences how much they report one fact."""

    @property
    def model(self) -> Model:
        """Return the model's name and the hash that stands for all of its weights."""
        ...

    def logits(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        """Return one logit a pair, the same whichever sentence comes first."""
        ...

    def open(self) -> object:
        """Read what computes logits, so that it is there when pairs come; in another thread, if you like."""
        ...


def load(cache: Path, threads: int, runtime: str = AUTO) -> PairScorer | None:
    """Return the pair scorer, with its answers kept in the folder `cache`; None where its base is not installed.

    The network itself is read only when a pair is not known yet, by the `runtime` that the settings name. Raises
    ModelError where the base's files or the tuned layers are not those that belong together.
    """
    folder = pair_weights.base_folder()
    return None if folder is None else CachedPairScorer(folder, cache, threads, runtime)


class CachedPairScorer:
    """The cross-encoder on the base in `folder`, asked only for pairs that the store in `cache` does not know."""

    def __init__(self, folder: Path, cache: Path, threads: int, runtime: str = AUTO) -> None:
        self.model = pair_weights.pair_model()
        self._opened: Callable[[], tuple[_Network, str]] = lambda: _opened(folder, cache, threads, runtime)
        self._store = VectorStore(cache)
        self._runtime = answering(self.model, cache, runtime)

    def logits(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        """Return one logit a pair, the same whichever sentence comes first."""
        ordered = [(min(pair), max(pair)) for pair in pairs]
        keys = [self._key(pair) for pair in ordered]
        known = self._store.get(set(keys))
        missing = {key: pair for key, pair in zip(keys, ordered, strict=True) if key not in known}
        if missing:
            network, by = self.open()
            if by != self._runtime:  # what was found is of another runtime
                self._runtime = by
                return self.logits(pairs)
            todo = sorted(missing.items(), key=lambda one: (sum(map(len, one[1])), one[1]))
            for start in range(0, len(todo), _CHUNK):
                known |= self._compute(network, dict(todo[start : start + _CHUNK]))
        return np.array([_LOGIT.unpack(known[key])[0] for key in keys], np.float64)

    def open(self) -> tuple[_Network, str]:
        """Return the network, and by what it runs; who asks while another thread reads it waits for that one."""
        with _OPENING:
            return self._opened()

    def _compute(self, network: _Network, missing: dict[bytes, tuple[str, str]]) -> dict[bytes, bytes]:
        sound = [(without_surrogates(one), without_surrogates(other)) for one, other in missing.values()]
        logits = network.logits(sound)
        fresh = {key: _LOGIT.pack(round(float(x), _DIGITS)) for key, x in zip(missing, logits, strict=True)}
        self._store.put(fresh)
        return fresh

    def _key(self, pair: tuple[str, str]) -> bytes:
        told = "\0".join(("pair", self._runtime, self.model.sha256, *pair)).encode("utf-8", "surrogatepass")
        return hashlib.blake2b(told, digest_size=20).digest()


class _Network(Protocol):
    """What reads pairs that nobody knows yet, in the order in which they come."""

    def logits(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        """Return one logit a pair."""
        ...


@functools.cache
def _opened(folder: Path, cache: Path, threads: int, runtime: str) -> tuple[_Network, str]:
    """Return the tuned network, and by what it runs; read once in a process, since a batch needs it again and again."""
    if runtime == AUTO:
        try:
            return open_compiled(folder, cache, threads), AUTO
        except UnconvertedError as error:
            log.warning("The pair scorer runs in transformers, which is slower: %s.", error)
    return CrossEncoder(folder, pair_weights.tuned(), threads), REFERENCE


def open_compiled(folder: Path, cache: Path, threads: int) -> CompiledCrossEncoder:
    """Return the tuned cross-encoder as a converted network, converted now where it is not yet.

    Raises ModelError where the base's files are not its own, UnconvertedError where it cannot be converted.
    """
    model = pair_weights.pair_model()

    def make() -> tuple[dict[str, bytes], dict[str, Any]]:
        weights = pair_weights.pair_weights(folder, pair_weights.tuned())
        heads = weights["bert.embeddings.word_embeddings.weight"].shape[1] // pair_weights.HEAD_WIDTH
        tokenizer = (folder / TOKENIZER).read_bytes()
        return {NETWORK: bert.pair_network(weights, bert.Shape(heads)), TOKENIZER: tokenizer}, {}

    def check_answers(part: Path, _options: Mapping[str, Any]) -> None:
        expected = known(model).get("logits")
        if expected is None:
            expected = CrossEncoder(folder, pair_weights.tuned(), threads).logits(PAIRS)
        check_logits(CompiledCrossEncoder(part, threads).logits(PAIRS), expected)

    return CompiledCrossEncoder(converted(Recipe(model, make, check_answers), cache)[0], threads)


class CompiledCrossEncoder:
    """The converted network in `folder`, on at most `threads` threads."""

    def __init__(self, folder: Path, threads: int) -> None:
        from tokenizers import Tokenizer

        self._tokenizer: Any = Tokenizer.from_file(str(folder / TOKENIZER))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(_LONGEST)
        self._network = Network(folder / NETWORK, threads)

    def logits(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        """Return one logit a pair, in their order."""
        read = self._tokenizer.encode_batch(list(pairs))
        answers = self._network.run([one.ids for one in read], [one.type_ids for one in read])
        return np.array([float(logit[0]) for (logit,) in answers], np.float64)


class CrossEncoder:
    """The reference: transformers' BERT with a head of one logit, on the base's weights with `tuned` layers in place.

    `network` is transformers' own, `read` makes its input of pairs of texts.
    """

    def __init__(self, folder: Path, tuned: Mapping[str, NDArray[Any]], threads: int) -> None:
        weights = pair_weights.pair_weights(folder, tuned)
        os.environ.setdefault("HF_HUB_OFFLINE", "1")  # read at import: no look at the network, no wait for it
        import torch
        from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

        torch.set_num_threads(available_threads(threads))
        width = weights["bert.embeddings.word_embeddings.weight"].shape[1]
        layers = sum(name.endswith(".attention.self.query.weight") for name in weights)
        self.network: Any = BertForSequenceClassification(
            BertConfig(
                hidden_size=width,
                num_hidden_layers=layers,
                num_attention_heads=width // pair_weights.HEAD_WIDTH,
                intermediate_size=4 * width,
                id2label={0: "common fact"},
            )
        )
        self.network.load_state_dict({name: torch.tensor(array) for name, array in weights.items()})
        self.network.train(mode=False)
        self._tokenizer: Any = PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
            tokenizer_file=str(folder / "tokenizer.json"),
            unk_token="[UNK]",  # noqa: S106  # no password, a word piece
            pad_token="[PAD]",  # noqa: S106
            cls_token="[CLS]",  # noqa: S106
            sep_token="[SEP]",  # noqa: S106
        )

    def logits(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        """Return one logit a pair, in their order; neighbours in the list should be of like length."""
        import torch

        found = [np.zeros(0)]
        with torch.inference_mode():
            for start in range(0, len(pairs), _TOGETHER):
                read = self.read(pairs[start : start + _TOGETHER])
                found.append(self.network(**read).logits[:, 0].double().numpy())
        return np.concatenate(found)

    def read(self, pairs: Sequence[tuple[str, str]], longest: int = _LONGEST) -> Any:
        """Return the network's input: word pieces, which of the two texts each is of, and what is padding."""
        return self._tokenizer(
            [one for one, _ in pairs],
            [other for _, other in pairs],
            truncation=True,
            max_length=longest,
            padding=True,
            return_token_type_ids=True,
            return_tensors="pt",
        )
