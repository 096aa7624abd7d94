"""Match the sentences of two outlets that report the same fact, among look-alikes that do not."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, permutations
from typing import TYPE_CHECKING

from framing.exercises.material import (
    CERTAIN,
    LETTERS,
    normal,
    numbers,
    one_of,
    plain_words,
    shuffled,
    stands_alone,
    whole,
)
from framing.exercises.sheet import Answer, Choice, Evidence, Question, Task
from framing.records import SURE

if TYPE_CHECKING:
    from random import Random

    from framing.exercises.material import WordedIndex
    from framing.records import Passage

KIND = "match"
MOST, LEAST, SPARE = 5, 2, 3
"""Questions at most, and at least for a task worth setting; look-alikes beside them."""

CLEAR, COPIED = 0.2, 0.85
"""Resemblance (see Wording) below which two linked sentences are not surely one fact for a reader, and above which
matching them is copying."""
SHARED = 2
"""Telling words beside names that a pair shares at least: two sentences of one speaker share her name and no fact."""
ENOUGH, DRAWS = 3, 12
"""Questions up to which links that are sure but not certain are used; draws of which the one with most is kept."""
APART = 0.6
"""How much a wrong option may resemble a sentence, as a share of what the right one does."""
ALIKE = 0.25
"""Resemblance to a sentence above which an option that is not linked might still report its fact."""


@dataclass(frozen=True, slots=True)
class _Pair:
    asked: Passage
    match: Passage
    resemblance: float
    certain: bool


def make(index: WordedIndex, rng: Random) -> Task:
    """Return the task; without questions where the story has too few sure matches.

    One outlet's sentences stand on each side, if two outlets share enough; else those of all outlets are mixed.
    """
    pairs = {
        (one, other): _pairs(index, one, other)
        for one, other in permutations(sorted(index.article_of), 2)
        if index.article_of[one].outlet != index.article_of[other].outlet
    }
    drawn = [_chosen(index, between, rng) for between in pairs.values()]
    mixed = _chosen(index, [pair for between in pairs.values() for pair in between], rng)
    size = max((len(chosen) for chosen in drawn), default=0)
    if size < LEAST:
        chosen = mixed if len(mixed) >= LEAST else []
    else:
        chosen = one_of([chosen for chosen in drawn if len(chosen) == size], rng)
    spare = _look_alikes(index, chosen, rng)
    chosen = shuffled(chosen, rng)
    options = shuffled([pair.match for pair in chosen] + spare, rng)
    number = {option.id: str(place) for place, option in enumerate(options, 1)}
    return Task(
        kind=KIND,
        form="match",
        title="Same fact, other words",
        instructions=(
            "Several news outlets wrote about the same event. Each sentence with a letter reports a fact that a "
            "numbered sentence of another outlet reports too, in other words.",
            "For every letter, find the number of the sentence that reports the same fact, and write it in the box. "
            + ("Some numbers are left over: those sentences report something else." if spare else ""),
        ),
        choices=tuple(Choice(number[option.id], option.text, outlet=index.outlet_of[option.id]) for option in options),
        questions=tuple(_question(index, letter, pair, number) for letter, pair in zip(LETTERS, chosen, strict=False)),
        discuss=(
            "Which details does only one of the two sentences give? What does a reader of the other one not learn?",
            "Where both say the same: which words differ, and do they sound different?",
        ),
        notice=_notice(len(chosen), len(spare)),
    )


def _pairs(index: WordedIndex, one: str, other: str) -> list[_Pair]:
    """Return the matches of two articles' sentences; the certain ones are also clear without the sentence before."""
    found = []
    for asked in filter(whole, index.passages_of[one]):
        for match in filter(whole, index.passages_of[other]):
            link = index.link(asked.id, match.id)
            if link < SURE or not _one_fact(index, asked, match):
                continue
            if len(plain_words(asked.text) & plain_words(match.text)) < SHARED:
                continue
            if _figures_agree(asked, match):
                resemblance = index.wording.resemblance(asked.text, match.text)
                if CLEAR <= resemblance <= COPIED:
                    certain = link >= CERTAIN and stands_alone(asked)
                    found.append(_Pair(asked, match, resemblance, certain))
    return found


def _one_fact(index: WordedIndex, one: Passage, other: Passage) -> bool:
    """Return whether a sure claim holds both sentences, and nothing says that they disagree."""
    disputed = {
        frozenset((a.passage, b.passage))
        for found in index.comparison.discrepancies
        if not found.compatible
        for a, b in combinations(found.values, 2)
    }
    shared = [claim for claim in index.comparison.claims if {one.id, other.id} <= set(claim.passages)]
    return any(claim.probability >= SURE for claim in shared) and frozenset((one.id, other.id)) not in disputed


def _figures_agree(one: Passage, other: Passage) -> bool:
    """Return whether one sentence has all the figures of the other: else they may be about two events."""
    first, second = numbers(one.text), numbers(other.text)
    return first <= second or second <= first


def _chosen(index: WordedIndex, pairs: list[_Pair], rng: Random) -> list[_Pair]:
    """Return up to MOST of the pairs, none of whose matches could be taken for another's; the certain ones first."""
    best: list[_Pair] = []
    for _ in range(DRAWS if pairs else 0):
        chosen: list[_Pair] = []
        for pair in sorted(shuffled(pairs, rng), key=lambda pair: not pair.certain):
            most = MOST if pair.certain else ENOUGH
            if len(chosen) < most and all(_apart(index, pair, before) for before in chosen):
                chosen.append(pair)
        best = max(best, chosen, key=len)
        if len(best) == MOST:
            break
    return best


def _apart(index: WordedIndex, one: _Pair, other: _Pair) -> bool:
    crossed = ((one.asked, other.match), (other.asked, one.match))
    within = ((one.asked, other.asked), (one.match, other.match))
    cap = APART * min(one.resemblance, other.resemblance)
    return (
        all(
            a.id != b.id and not index.related(a.id, b.id) and normal(a.text) != normal(b.text)
            for a, b in crossed + within
        )
        and all(index.wording.resemblance(a.text, b.text) < min(cap, ALIKE) for a, b in crossed)
        and all(index.wording.resemblance(a.text, b.text) < COPIED for a, b in within)
    )


def _look_alikes(index: WordedIndex, pairs: list[_Pair], rng: Random) -> list[Passage]:
    """Return passages of the matches' outlets that resemble a question, but report nothing that a question does."""
    asked, taken = [pair.asked for pair in pairs], [pair.match for pair in pairs]
    told = [passage for article in sorted({a.article for a in asked}) for passage in index.passages_of[article]]
    ranked = []
    for article in sorted({passage.article for passage in taken}):
        for passage in filter(whole, index.passages_of[article]):
            if any(index.related(passage.id, other.id) or _same(index, passage, other) for other in asked + taken):
                continue
            closest = max(index.wording.resemblance(passage.text, other.text) for other in asked)
            alike = max(index.wording.resemblance(passage.text, pair.asked.text) / pair.resemblance for pair in pairs)
            if closest < ALIKE and alike < APART:
                # Best is what the whole article of the questions does not report.
                near = any(other.article != article and index.related(passage.id, other.id) for other in told)
                ranked.append((near, -alike, passage.id, passage))
    close = sorted(ranked, key=lambda found: found[:3])[: 2 * SPARE]
    spare: list[Passage] = []
    for _, _, _, passage in sorted(shuffled(close, rng), key=lambda found: found[0]):
        if len(spare) < SPARE and not any(_same(index, passage, other) for other in taken + spare):
            spare.append(passage)
    return spare


def _same(index: WordedIndex, one: Passage, other: Passage) -> bool:
    return index.related(one.id, other.id) or index.wording.resemblance(one.text, other.text) >= COPIED


def _question(index: WordedIndex, letter: str, pair: _Pair, number: dict[str, str]) -> Question:
    shared = ", ".join(f"“{word}”" for word in index.wording.shared(pair.asked.text, pair.match.text))
    return Question(
        id=letter,
        text=pair.asked.text,
        passage=pair.asked.id,
        outlet=index.outlet_of[pair.asked.id],
        answers=(
            Answer(
                choice=number[pair.match.id],
                right=True,
                why=f"Both report the same fact. In both: {shared}.",
                evidence=tuple(Evidence(p.id, index.outlet_of[p.id], p.text) for p in (pair.asked, pair.match)),
            ),
        ),
    )


def _notice(questions: int, spare: int) -> str:
    if questions < LEAST:
        return (
            "The task “Same fact, other words” is left out: the story has fewer than two pairs of sentences that "
            "surely report the same fact, in words of their own."
        )
    parts = []
    if questions < MOST:
        parts.append(f"This task has {questions} sentences instead of {MOST}: no more matches in this story are sure.")
    if spare < SPARE:
        parts.append("It has fewer sentences left over than usual: no other look-alike surely reports something else.")
    return " ".join(parts)
