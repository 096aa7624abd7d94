"""Say whether two sentences of two outlets report one fact: half of the pairs do, half are look-alikes.

The certain pairs of a story share more words than any two sentences that surely differ, whatever look-alikes are put
beside them. So each item is one pair with two answers, as often the one as the other: nothing stands beside it that
could be ruled out by counting.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.exercises.difficulty import mean_difficulty, reading_difficulty
from framing.exercises.item import Choice, Evidence, Item, Material
from framing.exercises.one_fact import COPIED, one_fact, probability
from framing.exercises.pair_reasons import alike, apart
from framing.exercises.suitable import CERTAIN, heads, remarks, tells
from framing.exercises.task import Task
from framing.exercises.wording import (
    content,
    numbers,
    overlap,
    telling_words,
)
from framing.records import ours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.exercises.draw import Draw
    from framing.exercises.item import Section
    from framing.exercises.material import WordedIndex
    from framing.records import Passage

KIND = "same-fact"
LONGEST = 60
"""Words of a sentence at most: one of a pair may tell more than the other."""
ALIKE, SIDE = 0.08, 2
"""Resemblance from which two sentences that differ are look-alikes, and telling words of which they may share as many:
with more, both tell one side fact. Of 311 look-alikes of annotated stories on which annotators have a word, 4 share a
fact."""
LINKED = 0.8
"""Probability of a link from which a pair is looked at."""
LEAST = 2
"""Words that look-alikes share, names among them: with fewer, nobody hesitates."""
_LEANS = re.compile(
    r"\b(?:do|done|did|does|doing) (?:it|so)\b|\bthe (?:initial|original|earlier|previous|first) \w+s?\b"
)
"""What stands for something that another sentence tells: it may be what the look-alike tells."""
TIMES = 2
"""Look-alikes for each pair of a story, the closest ones: enough for another seed to have others."""
_SAME, _OTHER = ours("Yes, both report the same fact"), ours("No, they report different facts")


def make(index: WordedIndex, draw: Draw) -> Section:
    """Return the task; without items where the story lacks a sure pair, or sentences like one that surely differ."""
    pool = index.pool(KIND, _items)
    return TASK.section(
        draw.evenly(*([item for item in pool if item.choices[0].right == same] for same in (True, False))),
        instructions=(
            ours(
                "Two news outlets wrote about the same event. Some of these pairs of sentences report the same fact, "
                "each in the words of one outlet; others report different facts, even where they use the same words."
            ),
            ours(
                "Say of each pair whether both report the same fact. One of the two may tell more than the other. "
                "Underline the words that show it."
            ),
        ),
        lacking=ours(
            "no two sentences of this story surely report the same fact in words of their own, beside others that "
            "surely report something else."
        ),
        wanted=draw.wanted,
        discuss=(
            ours(
                "Which details does only one of the two sentences give? What does a reader of the other one not learn?"
            ),
            ours("Where both say the same: which words differ, and do they sound different?"),
        ),
    )


TASK = Task(KIND, ours("Same fact, other words?"), "choose", make)


def _items(index: WordedIndex) -> tuple[Item, ...]:
    """Return an item for each sure pair, and for each of the closest look-alikes, no sentence in two of these."""
    same = [_item(index, one, other, same=True) for one, other in linked(index) if one_fact(index, one, other)]
    closest = _alike(index)[: TIMES * len(same)]
    return (*same, *(_item(index, one, other, same=False) for one, other in closest))


def linked(index: WordedIndex) -> Iterator[tuple[Passage, Passage]]:
    """Yield the pairs of sentences that are linked surely enough to be looked at."""
    for link in index.comparison.links:
        one, other = index.passage_of[link.a], index.passage_of[link.b]
        fit = link.probability >= LINKED and index.comparable(one.article, other.article)
        if fit and _reports(one) and _reports(other) and not (index.cut_off(one) or index.cut_off(other)):
            yield one, other


def _alike(index: WordedIndex) -> list[tuple[Passage, Passage]]:
    """Return the pairs of sentences that share most words and surely report different facts."""
    fit = [
        passage
        for passage in index.comparison.passages
        if _reports(passage)
        and not (remarks(passage.text) or _LEANS.search(passage.text) or index.in_quotation(passage))
    ]
    pairs = [
        (index.wording.resemblance(one.text, other.text), one, other)
        for place, one in enumerate(fit)
        for other in fit[place + 1 :]
        if index.comparable(one.article, other.article) and _differ(index, one, other)
    ]
    found: list[tuple[Passage, Passage]] = []
    used: set[str] = set()
    for share, one, other in sorted(pairs, key=lambda pair: (-pair[0], pair[1].id, pair[2].id)):
        if share >= ALIKE and not {one.id, other.id} & used:
            found.append((one, other))
            used |= {one.id, other.id}
    return found


def _differ(index: WordedIndex, one: Passage, other: Passage) -> bool:
    """Return whether two sentences surely report different facts, of one matter: one's outlet lacks the other."""
    both = telling_words(one.text) & telling_words(other.text)
    return (
        0 < len(both) <= SIDE
        and len(content(one.text) & content(other.text)) >= LEAST
        and not numbers(one.text) & numbers(other.text)
        and not index.wording.share_a_rare_word(one.text, other.text)
        and not index.related(one.id, other.id)
        and (index.lacks(index.outlet_of[one.id], other) or index.lacks(index.outlet_of[other.id], one))
    )


def _reports(passage: Passage) -> bool:
    """Return whether a sentence, or a headline, tells or quotes something that can be judged without its article."""
    return tells(passage, LONGEST) or heads(passage)


def _item(index: WordedIndex, one: Passage, other: Passage, *, same: bool) -> Item:
    why = alike(one.text, other.text) if same else apart(one.text, other.text)
    shared = overlap(one.text, other.text)[1]
    return Item(
        id=index.item_id(KIND, one.id, other.id),
        task=KIND,
        prompt=ours("Do A and B report the same fact?"),
        material=tuple(
            Material(None, p.text, ours("{letter} (headline)", letter=letter) if p.role == "headline" else letter)
            for p, letter in ((one, "A"), (other, "B"))
        ),
        choices=(Choice(_SAME, same, why), Choice(_OTHER, not same, why)),
        why=why,
        evidence=tuple(Evidence(p.article, p.id, index.outlet_of[p.id], p.text) for p in (one, other)),
        skill=ours("Tell whether two texts report the same, whatever words they use"),
        difficulty=mean_difficulty(
            1 - shared if same else shared / COPIED, reading_difficulty(f"{one.text} {other.text}")
        ),
        confidence=probability(index, one, other) if same else CERTAIN,
    )
