"""Whether two linked sentences surely report one fact in the main: rules on what may not differ, then a scorecard.

The weights were fitted on what two readers, independently and without a key, said of 824 linked pairs of 133 stories
(`benchmarks/exercises/pairs.py`): a key is beyond doubt where both said so.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from framing.exercises.main_clause import QUOTED, clash, main_clause
from framing.exercises.wording import content, counts, longest_run, telling_words

if TYPE_CHECKING:
    from framing.exercises.material import WordedIndex
    from framing.records import Passage

COPIED, RUN = 0.8, 14
"""Resemblance (see Wording) from which matching two sentences is copying, and words in a row that both may have: with
more, one quotation stands in both, and nothing is to be asked."""
ONE = 0.8
"""Probability from which a pair is asked about. Stories left out, 0.97 of the pairs from there on are one fact beyond
doubt for both readers; of those that rules alone had picked before, 0.81 were."""
WEIGHTS = {"covered": 0.92, "headline": 1.92, "link": 7.14, "telling": 1.88, "clause": 1.95, "said": -0.32}
"""How much of one sentence's weight the other has at most; whether one is a headline; the link's probability; how many
of the telling words, and of the main clause, the other has at least; whether only one lets somebody say it."""
BIAS = -8.12
_SAID = re.compile(
    r"\b(?:said|says|say|told|according to|reportedly|alleged\w*|claim\w*|reports?|announced|suggest\w*)\b",
    re.IGNORECASE,
)
"""What lays a sentence to somebody."""
_LEFT_OPEN = re.compile(
    r"\bwhether\b|\b(?:set|about|due|poised|expected) to\b|\baway from (?:becoming|being|making|taking)\b|\bdeadline\b",
    re.IGNORECASE,
)
"""What one sentence leaves open, or tells before it happens, is another fact than what the other tells as done."""


def one_fact(index: WordedIndex, one: Passage, other: Passage) -> bool:
    """Return whether two sentences of two outlets surely report one fact in the main, in words of their own."""
    return compatible(index, one, other) and probability(index, one, other) >= ONE


def compatible(index: WordedIndex, one: Passage, other: Passage) -> bool:
    """Return whether nothing rules a pair out: a copy, or a figure, stance, denial or plan by which the two differ."""
    first, second = counts(one.text), counts(other.text)
    return (
        not {one.id, other.id} & index.disputed
        and longest_run(one.text, other.text) <= RUN
        and index.wording.resemblance(one.text, other.text) <= COPIED
        # Where each has a figure that the other lacks, they may be about two events.
        and (first <= second or second <= first)
        and _stances(index, one) == _stances(index, other)
        and not clash(one.text, other.text)
        and bool(_LEFT_OPEN.search(one.text)) == bool(_LEFT_OPEN.search(other.text))
        and not _bounds_differ(one.text, other.text)
        and not any(_takes_over(*way) for way in ((one.text, other.text), (other.text, one.text)))
    )


_BOUND = re.compile(
    r"\b(?:(?P<above>more than|over|at least|upwards of)"
    r"|about|around|roughly|some|nearly|almost|up to|fewer than|less than)(?: an?)? (?P<number>\w+)\b",
    re.IGNORECASE,
)
"""How far a number is said to be exact."""


def _bounds_differ(one: str, other: str) -> bool:
    """Return whether one sentence has more than a number, and the other one about or not quite as many."""
    found = [{(m["number"].lower(), bool(m["above"])) for m in _BOUND.finditer(text)} for text in (one, other)]
    return any((number, not above) in found[1] for number, above in found[0])


_FEW = 3
"""Words in quotation marks that are somebody's judgement, at most."""


def _takes_over(one: str, other: str) -> bool:
    """Return whether a sentence tells as its own, and lays to nobody, what the other one quotes in a word or two."""
    outside = content(QUOTED.sub(" ", other))
    few = [quoted for quoted in QUOTED.findall(one) if len(quoted.split()) <= _FEW]
    return not _SAID.search(other) and any(content(quoted) and content(quoted) <= outside for quoted in few)


def _stances(index: WordedIndex, passage: Passage) -> frozenset[str | None]:
    """Return how a sentence takes what somebody says: that somebody alleges a fact is another fact."""
    stances = {s.stance for s in index.signals_of[passage.id] if s.kind == "attribution"}
    return frozenset(stances & {"doubting", "endorsing"})


def probability(index: WordedIndex, one: Passage, other: Passage) -> float:
    """Return how sure it is that the one tells the main statement of the other, or the other that of the one.

    Everything is rounded to two digits first, so that no machine decides otherwise.
    """
    logit = BIAS + math.fsum(WEIGHTS[name] * value for name, value in features(index, one, other).items())
    return round(1 / (1 + math.exp(-logit)), 2)


def features(index: WordedIndex, one: Passage, other: Passage) -> dict[str, float]:
    """Return what the scorecard weighs of two sentences, each from 0 to 1, in the order of WEIGHTS."""
    ways = ((one.text, other.text), (other.text, one.text))
    found = {
        "covered": max(index.wording.covered(*way) for way in ways),
        "headline": "headline" in (one.role, other.role),
        "link": index.link(one.id, other.id),
        "telling": min(_share(telling_words(told), telling_words(other)) for told, other in ways),
        "clause": min(_share(content(main_clause(told)), content(other)) for told, other in ways),
        "said": bool(_SAID.search(one.text)) != bool(_SAID.search(other.text)),
    }
    return {name: round(float(found[name]), 2) for name in WEIGHTS}


def _share(told: frozenset[str], other: frozenset[str]) -> float:
    return len(told & other) / max(1, len(told))
