"""Underline the words that colour a sentence, and name the framing device; some sentences have none.

A sheet lists only the kinds that some of its sentences show, each equally often: no kind is on the list in vain, and
none is the likely answer. A sentence is asked about only where one kind on the list fits it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

from framing import lexicon
from framing.exercises.draw import hard, heavy, item_id, shuffled
from framing.exercises.item import Choice, Evidence, Item, Material, Section
from framing.exercises.material import normal, quoted, states, whole
from framing.exercises.task import Task
from framing.records import SURE

if TYPE_CHECKING:
    from framing.exercises.draw import Draw
    from framing.exercises.material import WordedIndex
    from framing.records import Index, Passage, Signal

KIND = "device"
EACH, KINDS = 2, (2, 4)
"""Sentences of one kind at most, plain ones too; kinds on a list, at least and at most. With two kinds and plain
sentences nothing is the answer of more than a third."""

NOT_TAUGHT = frozenset({"spelling"})
"""Kinds that need knowledge from outside the sentence, which a pupil cannot be asked for."""
_TELLING = re.compile(
    r"\b(claim|alleg|insist|reveal|admit|conced|acknowledg|confess|boast|purport|profess|point)", re.IGNORECASE
)
"""Verbs whose stance a pupil can see; "noted" or "shows" carry one too, but less plainly."""
_PASSIVE = re.compile(
    r"\b(is|are|was|were|be|been|being)\s+(\w+ly\s+)?\w+(ed|en|ught|ade|eld|ot|ut)\b(?!\s+by\b)", re.IGNORECASE
)
"""A passive that names no doer, which might be taken for the device of leaving him out."""
_COLOUR = re.compile(
    r"\b[a-z]+(-[a-z]+|ly|ous|ful|less)\b"
    r"|\b(very|too|even|just|only|never|always|huge|major|key|mere|barely|best|worst"
    r"|may|might|could|would|should|seems?|appears?|likely|nearly|almost|perhaps|expected|believed|thought"
    r"|crisis|attack\w*|fear\w*|threat\w*|fight\w*|battle\w*|war|critic\w*|outrage|hate\w*|blood\w*|kill\w*|dead|deadly"
    r"|anger|angry|backlash|fake|satirical|agitation|lack|mistakes?|troubles?|disrupt\w*|fac(e|es|ed|ing)|found|left"
    r"|normal|no way|great|good|bad|strong\w*|tough|hard|sharp\w*|fierce|bitter|hit|blow|push\w*|force\w*|surge\w*)\b",
    re.IGNORECASE,
)
"""Adverbs, adjectives by their endings, degrees, hedges and words of strife, which colour a sentence for some reader
where no list marks them: such a sentence is never the plain one."""
_FACT = re.compile(
    r"\d|\b(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|June|July|August"
    r"|September|October|November|December|one|two|three|four|five|six|seven|eight|nine|ten)\b"
)
"""A figure or a day: a plain sentence has something that can be checked."""
_IDIOM = re.compile(r"\bin spite of\b", re.IGNORECASE)
"""Words that judge on their own and do not in a phrase; such a sentence is not asked about."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with the one device that is asked for; a plain one has none."""

    passage: Passage
    signals: tuple[Signal, ...] = ()

    @property
    def kind(self) -> str:
        return self.signals[0].kind if self.signals else ""

    @property
    def marked(self) -> frozenset[str]:
        return frozenset((normal(self.passage.text), *(normal(signal.text) for signal in self.signals)))


def make(index: WordedIndex, draw: Draw) -> Section:
    """Return the task; without items where fewer than two kinds of device surely stand in the story."""
    sentences = _chosen(index, draw)
    used = {sentence.kind for sentence in sentences}
    listed = [device for device in index.comparison.legend if device.kind in used]
    label = {device.kind: device.label for device in listed} | {"": "No device"}
    return TASK.section(
        tuple(_item(index, sentence, label) for sentence in shuffled(sentences, draw.rng)),
        instructions=(
            "A framing device is a way of wording that colours what a sentence says. It can be fair or unfair: that "
            "is for you to discuss, not for the device to decide.",
            "In each sentence, underline the words that are such a device, and name its kind. Some sentences have "
            "none: underline nothing there.",
        ),
        lacking="the story lacks plain sentences, or sentences that surely show two kinds of device in the outlet's "
        "own voice, each beyond doubt.",
        wanted=draw.wanted,
        choices=tuple(label.values()),
        legend=(
            *((device.label, without_examples(device.about)) for device in listed),
            (label[""], "The sentence reports in plain words."),
        ),
        discuss=(
            "How would the sentence read without the device, or with the opposite one? Does it lose information?",
            "Is the wording fair here? What would you have to know to decide?",
        ),
    )


TASK = Task(KIND, "Spot the framing device", "match", make)


def _sure(signal: Signal) -> bool:
    """Return whether the outlet itself surely uses a device that a pupil can see; a neutral "said" is none."""
    told = signal.kind != "attribution" or (
        signal.stance not in (None, "neutral") and bool(_TELLING.match(signal.text))
    )
    return signal.voice == "author" and signal.probability >= SURE and told


def _chosen(index: WordedIndex, draw: Draw) -> list[_Sentence]:
    """Return equally many sentences of each kind, and plain ones, of those kinds that give the most sentences."""
    taught = {entry.kind for entry in index.comparison.legend} - NOT_TAUGHT
    present = sorted({signal.kind for signal in index.comparison.signals if signal.kind in taught and _sure(signal)})
    best: list[_Sentence] = []
    plain = _plain(index, draw)
    sets = [kinds for size in range(KINDS[0], KINDS[1] + 1) for kinds in combinations(present, size)]
    for kinds in draw.dealt(sets, 1):
        offered: dict[str, list[_Sentence]] = defaultdict(list)
        for passage in index.comparison.passages:
            sentence = _one_device(index, passage, kinds) if index.signals_of[passage.id] else None
            if sentence and whole(passage) and draw.free(passage):
                offered[sentence.kind].append(sentence)
        offered[""] = plain
        dealt = {kind: _distinct(draw.dealt(offered[kind], EACH)) for kind in (*kinds, "")}
        each = min((draw.wanted // len(dealt), *map(len, dealt.values())))
        if len(best) < each * len(dealt) <= draw.wanted:
            best = [sentence for found in dealt.values() for sentence in found[:each]]
    return best


def without_examples(about: str) -> str:
    """Return what a list says of a kind, without its examples: one that stands in a sentence would be the answer."""
    told = []
    for sentence in re.split(r"(?<=\.)\s+", re.sub(r"\s*\([^()]*“[^()]*\)", "", about)):
        parts = re.split(r"[;:]\s+", sentence)
        kept = [part for part in parts if "“" not in part]
        if parts[0] in kept:
            told.append(sentence if kept == parts else f"{'; '.join(kept).rstrip('.')}.")
    return " ".join(told)


def _one_device(index: Index, passage: Passage, kinds: tuple[str, ...]) -> _Sentence | None:
    """Return the sentence where one kind of a list fits it beyond doubt, and no words of it are of two kinds."""
    signals = [signal for signal in index.signals_of[passage.id] if signal.kind not in NOT_TAUGHT]
    listed = tuple(signal for signal in signals if signal.kind in kinds)
    if len({signal.kind for signal in listed}) != 1 or not all(map(_sure, listed)) or _IDIOM.search(passage.text):
        return None
    others = [signal for signal in signals if signal.kind not in kinds]
    if any(o.start < signal.end and signal.start < o.end for signal in listed for o in others):
        return None
    if "agency" in kinds and listed[0].kind != "agency" and _PASSIVE.search(passage.text):
        return None
    rest = passage.text
    for signal in sorted(listed, key=lambda signal: -signal.start):
        rest = rest[: signal.start] + rest[signal.end :]
    # Other people's words in quotation marks may colour a sentence too, and they are not the outlet's.
    if quoted(rest) or any(_may_colour(kind, rest) for kind in kinds if kind != listed[0].kind):
        return None
    return _Sentence(passage, listed)


def _may_colour(kind: str, text: str) -> bool:
    """Return whether a text has a word that a pupil might take for one kind of device, whatever it does there."""
    return any(word in _words_of(kind) or word[:_LEMMA] in _words_of(kind) for word in normal(text).split())


@cache
def _words_of(kind: str) -> frozenset[str]:
    """Return the words of a kind's lists, and of the longer ones the first letters, which inflections share."""
    listed = {word for name in _LISTS.get(kind, ()) for word in lexicon.words(name) if word.isalpha()}
    return frozenset(listed | {word[:_LEMMA] for word in listed if len(word) >= _LEMMA})


_LEMMA, _SMALL = 7, 3
"""Letters that stand for a word and its inflections; letters of words that are marked only together with others."""
_LISTS = {
    "loaded": (
        "loaded-adjectives", "loaded-adverbs", "loaded-mild", "loaded-nouns", "loaded-verbs", "judging-labels",
        "judging-labels-mild", "judging-verbs",
    ),
    "qualifier": (
        "qualifier-approving", "qualifier-critical", "qualifier-disparaging", "qualifier-political",
        "qualifier-praising",
    ),
}  # fmt: skip
"""The lists of two kinds that overlap: a word of the one in a sentence keyed as the other is a second answer."""


def _distinct(sentences: list[_Sentence]) -> list[_Sentence]:
    """Return EACH of the sentences at most, none with the same words marked as another."""
    found: list[_Sentence] = []
    for sentence in sentences:
        if len(found) < EACH and not any(sentence.marked & other.marked for other in found):
            found.append(sentence)
    return found


def _plain(index: WordedIndex, draw: Draw) -> list[_Sentence]:
    """Return sentences without any device: none marked, however unsurely, and no word that may colour one."""
    marked = {word for signal in index.comparison.signals for word in normal(signal.text).split() if len(word) > _SMALL}
    slanted = {slant.passage for slant in index.comparison.slants}
    heat = Counter(index.passage_of[signal.passage].article for signal in index.comparison.signals if _sure(signal))
    # A plain sentence from a report with few devices is the least likely to hold one that was overlooked.
    return [
        _Sentence(passage)
        for passage in sorted(index.comparison.passages, key=lambda passage: heat[passage.article])
        if not index.signals_of[passage.id]
        and states(passage)
        and _FACT.search(passage.text)
        and draw.free(passage)
        and passage.id not in slanted
        and not quoted(passage.text)
        and not _PASSIVE.search(passage.text)
        and not _COLOUR.search(passage.text)
        and not any(_may_colour(kind, passage.text) for kind in _LISTS)
        and not marked & set(normal(passage.text).split())
    ]


def _item(index: WordedIndex, sentence: _Sentence, label: dict[str, str]) -> Item:
    passage = sentence.passage
    marks = tuple(sorted((signal.start, signal.end) for signal in sentence.signals))
    why = " ".join(dict.fromkeys(signal.why for signal in sentence.signals))
    why = why or "No word here was found to colour what is reported."
    return Item(
        id=item_id(KIND, passage.id),
        task=KIND,
        prompt="Which framing device does this sentence show?",
        material=(Material(None, passage.text),),
        choices=tuple(
            Choice(
                text, kind == sentence.kind, why if kind == sentence.kind else f"Nothing here is of this kind: {text}."
            )
            for kind, text in label.items()
        ),
        why=why,
        evidence=(Evidence(passage.article, passage.id, index.outlet_of[passage.id], passage.text, marks),),
        skill="Notice wording that colours a report",
        difficulty=hard(0.5 if marks else 1.0, heavy(passage.text)),
        confidence=min((signal.probability for signal in sentence.signals), default=1.0),
        marked=marks,
    )
