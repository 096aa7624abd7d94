"""Match the sentences of two outlets that report the same fact, among look-alikes that do not.

A sentence is asked about only where another one that reports something else shares as many words with it: the pupil
who counts words, and does not read, is led astray as often as not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.exercises.material import (
    LETTERS,
    normal,
    numbers,
    one_of,
    plain_words,
    shared_words,
    shuffled,
    whole,
)
from framing.exercises.sheet import Answer, Choice, Evidence, Question, Task
from framing.records import SURE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.exercises.material import Draw, WordedIndex
    from framing.records import Passage

KIND = "match"
MOST, SPARE = 5, 3
"""Questions at most; look-alikes beside them, at least. One question among four sentences is worth setting."""

CLEAR, COPIED = 0.15, 0.8
"""Resemblance (see Wording) below which two linked sentences are not surely one fact for a reader, and above which
matching them is copying."""
SHARED = 2
"""Telling words beside names that a pair shares at least: two sentences of one speaker share her name and no fact."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two sentences that report one fact; `decoys` report another, and share as many words with the asked one."""

    asked: Passage
    match: Passage
    decoys: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Pairs and spare sentences that fit on one sheet."""

    pairs: tuple[_Pair, ...] = ()
    spare: tuple[Passage, ...] = ()

    @property
    def options(self) -> tuple[Passage, ...]:
        return (*(pair.match for pair in self.pairs), *self.spare)


def make(index: WordedIndex, draw: Draw) -> Task:
    """Return the task; without questions where no sure match has a look-alike that shares as many words."""
    sheets = [_fitting(index, article, draw) for article in sorted(index.article_of)]
    size = max((len(sheet.pairs) for sheet in sheets), default=0)
    sheet = one_of([sheet for sheet in sheets if len(sheet.pairs) == size], draw.rng) if size else _Sheet()
    options = shuffled(sheet.options, draw.rng)
    number = {option.id: str(place) for place, option in enumerate(options, 1)}
    asked = zip(LETTERS, shuffled(sheet.pairs, draw.rng), strict=False)
    return Task(
        kind=KIND,
        form="match",
        title="Same fact, other words",
        instructions=(
            "Several news outlets wrote about the same event. Each sentence with a letter reports a fact that a "
            "numbered sentence of another outlet reports too, in other words.",
            "For every letter, find the number of the sentence that reports the same fact, and write it in the box. "
            "Some numbers are left over: those sentences report something else, even where they use the same words.",
        ),
        choices=tuple(Choice(number[option.id], option.text, outlet=index.outlet_of[option.id]) for option in options),
        questions=tuple(_question(index, letter, pair, number) for letter, pair in asked),
        discuss=(
            "Which details does only one of the two sentences give? What does a reader of the other one not learn?",
            "Where both say the same: which words differ, and do they sound different?",
        ),
        notice=_notice(size),
    )


def _fitting(index: WordedIndex, article: str, draw: Draw) -> _Sheet:
    """Return what one article's sentences can be asked for: this seed's pairs first, each with its decoys."""
    pairs = _pairs(index, article, draw)
    sheet = _Sheet()
    for pair in draw.dealt([pair for pair in pairs if _misleading(pair, pair.decoys)], MOST):
        sheet = _with(index, sheet, pair) if len(sheet.pairs) < MOST else sheet
    # Were the closest sentence never the right one, that would tell too: it is as often as chance would have it.
    if sheet.pairs and len(sheet.pairs) < MOST and draw.rng.random() < len(sheet.pairs) / (2 * SPARE + MOST):
        for pair in draw.dealt([pair for pair in pairs if not _misleading(pair, pair.decoys)], 1):
            wider = _with(index, sheet, pair)
            if len(wider.pairs) > len(sheet.pairs):
                sheet = wider
                break
    sheet = _filled(index, sheet, pairs)
    return sheet if len(sheet.spare) >= SPARE else _Sheet()


def _pairs(index: WordedIndex, article: str, draw: Draw) -> list[_Pair]:
    """Return an article's matches with other outlets' sentences, and for each what could be taken for its match."""
    others = [
        passage
        for other in sorted(index.article_of)
        if index.comparable(article, other)
        for passage in index.passages_of[other]
        if whole(passage) and draw.free(passage)
    ]
    found = []
    for asked in index.passages_of[article]:
        if whole(asked) and draw.free(asked):
            matches = [match for match in others if _one_fact(index, asked, match)]
            found += [_Pair(asked, match, _decoys(index, asked, match, others)) for match in matches]
    return found


def _one_fact(index: WordedIndex, asked: Passage, match: Passage) -> bool:
    """Return whether two sentences surely report one fact, in words of their own, and do not disagree on it."""
    if not index.sure_pair(asked.id, match.id) or {asked.id, match.id} & index.disputed:
        return False
    first, second = numbers(asked.text), numbers(match.text)
    return (
        # Where each has a figure that the other lacks, they may be about two events.
        (first <= second or second <= first)
        and len(plain_words(asked.text) & plain_words(match.text)) >= SHARED
        and CLEAR <= index.wording.resemblance(asked.text, match.text) <= COPIED
    )


def _decoys(index: WordedIndex, asked: Passage, match: Passage, others: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return the sentences that surely report something else than a pair, those that share most words first."""
    fit = [passage for passage in others if _elsewhere(index, passage, asked) and _elsewhere(index, passage, match)]
    return tuple(sorted(fit, key=lambda p: (-shared_words(asked.text, p.text), p.id)))


def _elsewhere(index: WordedIndex, passage: Passage, other: Passage) -> bool:
    """Return whether two sentences surely report different facts: nothing joins them, nor does a speaker."""
    if passage.id == other.id or index.related(passage.id, other.id):
        return False
    if index.wording.resemblance(passage.text, other.text) >= COPIED or normal(passage.text) == normal(other.text):
        return False
    speakers = _speakers(index, passage)
    if speakers & _speakers(index, other) and plain_words(passage.text) & plain_words(other.text):
        return False
    # What the other's outlet may have in some sentence that nobody can name might be this sentence.
    claims = (index.claim_of[claim] for claim in index.claims_of[passage.id])
    verdicts = [claim.verdict(index.outlet_of[other.id]) for claim in claims]
    return all(verdict.state == "absent" or _is_told(verdict.state, verdict.probability) for verdict in verdicts)


def _is_told(state: str, probability: float) -> bool:
    return state == "reported" and probability >= SURE


def _speakers(index: WordedIndex, passage: Passage) -> frozenset[str]:
    return frozenset(signal.speaker.split()[-1] for signal in index.signals_of[passage.id] if signal.speaker)


def _misleading(pair: _Pair, decoys: Sequence[Passage]) -> bool:
    """Return whether some sentence shares as many words with a pair's question as its match does."""
    key = shared_words(pair.asked.text, pair.match.text)
    return any(shared_words(pair.asked.text, decoy.text) >= key for decoy in decoys)


def _with(index: WordedIndex, sheet: _Sheet, pair: _Pair) -> _Sheet:
    """Return the sheet with one more pair and the decoys that it needs, or as it is where they do not fit."""
    for before in sheet.pairs:
        crossed = ((pair.asked, before.match), (before.asked, pair.match), (pair.match, before.match))
        if index.related(pair.asked.id, before.asked.id) or not all(_elsewhere(index, a, b) for a, b in crossed):
            return sheet
    pairs = (*sheet.pairs, pair)
    if not all(_elsewhere(index, spare, pair.asked) and _elsewhere(index, spare, pair.match) for spare in sheet.spare):
        return sheet
    spare = sheet.spare
    there = (*spare, *(before.match for before in sheet.pairs))
    if _misleading(pair, pair.decoys) and not _misleading(pair, there):
        close = (decoy for decoy in pair.decoys if _misleading(pair, (decoy,)))
        fitting = [decoy for decoy in close if _fits(index, decoy, pairs, spare)]
        if not fitting:
            return sheet
        spare = (*spare, fitting[0])
    return _Sheet(pairs, spare)


def _filled(index: WordedIndex, sheet: _Sheet, offered: Sequence[_Pair]) -> _Sheet:
    """Return the sheet with look-alikes up to SPARE, the closest ones to its questions."""
    spare = sheet.spare
    asked = {pair.asked.id for pair in sheet.pairs}
    near = {d.id: d for pair in offered if pair.asked.id in asked for d in pair.decoys[: 4 * SPARE]}
    for decoy in near.values():
        if len(spare) < SPARE and _fits(index, decoy, sheet.pairs, spare):
            spare = (*spare, decoy)
    return _Sheet(sheet.pairs, spare)


def _fits(index: WordedIndex, decoy: Passage, pairs: Sequence[_Pair], spare: Sequence[Passage]) -> bool:
    told = [passage for pair in pairs for passage in (pair.asked, pair.match)]
    return all(_elsewhere(index, decoy, passage) for passage in (*told, *spare))


def _question(index: WordedIndex, letter: str, pair: _Pair, number: dict[str, str]) -> Question:
    return Question(
        id=letter,
        text=pair.asked.text,
        passage=pair.asked.id,
        outlet=index.outlet_of[pair.asked.id],
        answers=(
            Answer(
                choice=number[pair.match.id],
                right=True,
                why="Both report the same fact. The sentences left over may share words with this one, and report "
                "something else.",
                evidence=tuple(Evidence(p.id, index.outlet_of[p.id], p.text) for p in (pair.asked, pair.match)),
            ),
        ),
    )


def _notice(questions: int) -> str:
    if not questions:
        return (
            "The task “Same fact, other words” is left out: no two sentences of this story surely report the same fact "
            "in words of their own, beside others that share as many words and report something else."
        )
    if questions < MOST:
        return (
            f"This task has {questions} of {MOST} questions: no more matches are sure, and not given away by shared "
            "words."
        )
    return ""
