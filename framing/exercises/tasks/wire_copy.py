"""Find the two extracts that come from one text, an agency's or one another's, beside others on the same matter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from framing.cleaning.reprints import find_reprints
from framing.exercises.difficulty import mean_difficulty, reading_difficulty
from framing.exercises.draw import by_chance
from framing.exercises.excerpt import paragraphs
from framing.exercises.item import Choice, Evidence, Item, Material
from framing.exercises.suitable import quoted
from framing.exercises.task import Task
from framing.exercises.wording import longest_run, normal, overlap, words
from framing.records import listed, ours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.exercises.draw import Draw
    from framing.exercises.item import Section
    from framing.exercises.material import WordedIndex
    from framing.records import Passage

KIND = "wire-copy"
SHORTEST, LONGEST = 20, 90
"""Words of an extract: enough that a common order of words is no chance, and short enough to compare. A judgement."""
COPIED, OWN = 0.7, 0.5
"""Share of words from which two extracts of articles that print one text are the same piece of it, and up to which an
extract of another article is in words of its own. Judgements."""
_RUN = 8
"""Words in a row that an extract in words of its own shares with neither copy. A judgement."""
_DATELINE = re.compile(r"^[A-Z][A-Z .,’'-]+[^—–-]{0,40}?\s?(\(\w+\))?\s?[—–-]+\s|^[A-Z][A-Z .,]+: ")
"""The place and agency before a report, which would name its origin."""
OTHERS = 2
"""Extracts of other articles beside the two, at most; one is enough."""
_LETTERS = "ABCD"


@dataclass(frozen=True, slots=True)
class _Extract:
    """A paragraph of an article, with its first passage."""

    passage: Passage
    text: str


def make(index: WordedIndex, draw: Draw) -> Section:
    """Return the task; without items where no two articles print one text, or no other one is beside them."""
    return TASK.section(
        draw.chosen(index.pool(KIND, _items)),
        instructions=(
            ours(
                "News outlets often print the text of an agency, or of one another, with few changes. Two outlets "
                "are then not two witnesses, but one."
            ),
            ours(
                "Compare the extracts. Two of them come from one text. Look at the order of the words and sentences: "
                "the same quotation alone shows nothing, since several reporters may have heard it."
            ),
        ),
        lacking=ours(
            "no two articles of this story print one text while another one reports the same in its own words."
        ),
        wanted=draw.wanted,
        discuss=(
            ours("What did the outlets change in the common text, and why may they have done so?"),
            ours("If four outlets print one agency's report, how many sources does a reader have?"),
        ),
    )


TASK = Task(KIND, ours("Spot the wire copy"), "tick", make)


def _items(index: WordedIndex) -> tuple[Item, ...]:
    found: list[Item] = []
    for reprints in find_reprints(index.comparison.story.articles):
        others = [article for article in sorted(index.article_of) if article not in reprints.articles]
        for one, other in combinations(reprints.articles, 2):
            if index.outlet_of_article[one] == index.outlet_of_article[other]:
                continue
            for a in _extracts(index, one):
                b = max(_extracts(index, other), key=lambda e: (_share(a, e), e.passage.id), default=None)
                if b and _share(a, b) >= COPIED and normal(a.text) != normal(b.text):
                    beside = _beside(index, (a, b), others)
                    if beside:
                        found.append(_item(index, (a, b), beside))
    return tuple(found)


def _share(one: _Extract, other: _Extract) -> float:
    return overlap(one.text, other.text)[1]


def _beside(index: WordedIndex, copies: tuple[_Extract, _Extract], others: Sequence[str]) -> tuple[_Extract, ...]:
    """Return the closest extract of each of the other articles, the closest ones first: none that is a copy as well."""
    extract = copies[0]
    closest = [max(_extracts(index, article), key=lambda e: _share(extract, e), default=None) for article in others]
    fit = [e for e in closest if e and _share(extract, e) <= OWN and all(_apart(e, copy) for copy in copies)]
    return tuple(sorted(fit, key=lambda e: (-_share(extract, e), e.passage.id))[:OTHERS])


def _apart(one: _Extract, other: _Extract) -> bool:
    """Return whether two extracts share no long run of words, which is the reason that a key gives."""
    return longest_run(one.text, other.text) < _RUN


def _extracts(index: WordedIndex, article: str) -> list[_Extract]:
    """Return an article's paragraphs of a fair length that are more than a quotation."""
    found = []
    for paragraph, passages in paragraphs(index, article):
        text = _DATELINE.sub("", paragraph)
        if SHORTEST <= words(text) <= LONGEST and not all(quoted(passage.text) for passage in passages):
            found.append(_Extract(passages[0], text))
    return found


def _item(index: WordedIndex, copies: tuple[_Extract, _Extract], beside: tuple[_Extract, ...]) -> Item:
    extracts = (*copies, *beside)
    id_ = index.item_id(KIND, *(extract.passage.id for extract in extracts))
    order = by_chance(extracts, id_)
    letter = {extract: ours("Text {letter}", letter=_LETTERS[place]) for place, extract in enumerate(order)}
    outlet = {extract: index.outlet_of[extract.passage.id] for extract in extracts}
    agencies = {wire for extract in copies if (wire := index.article_of[extract.passage.article].wire)}
    both = listed([outlet[copy] for copy in copies[:2]])
    why = (
        ours(
            "{outlets} have it from {agency}, an agency: long runs of their words stand in the same order.",
            outlets=both,
            agency=agencies.pop(),
        )
        if len(agencies) == 1
        else ours(
            "{outlets} have it from one text, printed twice with changes: long runs of their words stand in the same "
            "order.",
            outlets=both,
        )
    )
    return Item(
        id=id_,
        task=KIND,
        prompt=ours("Two of these extracts come from one text. Which two?"),
        material=tuple(Material(None, extract.text, letter[extract]) for extract in order),
        choices=tuple(
            Choice(
                letter[e],
                e in copies,
                why
                if e in copies
                else ours("This extract of {outlet} shares no long run of words with the others.", outlet=outlet[e]),
            )
            for e in order
        ),
        why=why,
        evidence=tuple(Evidence(e.passage.article, e.passage.id, outlet[e], e.passage.text) for e in extracts),
        skill=ours("Tell independent sources from copies"),
        difficulty=mean_difficulty(
            1 - _share(*copies), _share(copies[0], beside[0]), reading_difficulty(copies[0].text)
        ),
        confidence=_CONFIDENCE,
    )


_CONFIDENCE = 0.9
"""That extracts which share so many words, of articles that print one text, come from it. A judgement."""
