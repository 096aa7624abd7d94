"""Write the missing sentence: add to an article a fact that it lacks, neutrally and with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.exercises.difficulty import mean_difficulty, reading_difficulty
from framing.exercises.excerpt import opening
from framing.exercises.item import Item, Material
from framing.exercises.task import Task

if TYPE_CHECKING:
    from framing.exercises.draw import Draw
    from framing.exercises.item import Section
    from framing.exercises.material import WordedIndex
    from framing.exercises.omitted import OmittedFact

KIND = "supply"


def make(index: WordedIndex, draw: Draw) -> Section:
    """Return the task; without items where no article surely lacks a fact that others report."""
    items = [_item(index, fact) for article in sorted(index.article_of) for fact in index.omitted(article)[:_EACH]]
    return TASK.section(
        draw.chosen(items),
        instructions=(
            "An article lacks a fact that another outlet reports. Write the sentence that would add it to the article: "
            "in your own words, without judging, and with its source.",
        ),
        lacking="no fact that an article surely lacks is told by another in a plain sentence that stands on its own.",
        wanted=draw.wanted,
        discuss=(
            "Where in the article would your sentence stand? What changes if it stands at the top, or at the end?",
            "How sure can you be of the fact? What would an editor want you to check?",
        ),
    )


_EACH = 4
"""Facts asked about for an article: the most salient ones."""


def _item(index: WordedIndex, fact: OmittedFact) -> Item:
    source, text = index.article_of[fact.article], fact.passage.text
    other = index.outlet_of[fact.passage.id]
    return Item(
        id=index.item_id(KIND, fact.article, fact.passage.id),
        task=KIND,
        prompt=f"Write one sentence that adds the fact to the article of {source.outlet}. Say where it is from.",
        material=(
            Material(fact.article, opening(index, fact.article), f"{source.outlet}: headline and first sentence"),
            Material(fact.passage.article, text, f"{other}: what {source.outlet} lacks"),
        ),
        choices=(),
        why=f"Nothing in the article of {source.outlet} comes near this sentence of {other}.",
        evidence=(index.evidence(fact.passage.id),),
        skill="Report a fact with its source",
        difficulty=mean_difficulty(reading_difficulty(text), 0.5),
        confidence=fact.probability,
        rubric=(
            f"3 points: who did what, and when or how many, is right; {other} is named as the source; no word judges.",
            "2 points: the fact is right; the source is missing, or a word judges.",
            "1 point: the fact was changed, or more was added than the source says.",
            "A sentence in the pupil's own words is better than one that is copied.",
        ),
    )


TASK = Task(KIND, "Write the missing sentence", "write", make)
