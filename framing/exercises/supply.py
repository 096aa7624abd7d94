"""Write the missing sentence: add to an article a fact that it lacks, neutrally and with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.exercises.coloured import evidence
from framing.exercises.draw import hard, heavy, item_id
from framing.exercises.gaps import gaps
from framing.exercises.item import Item, Material
from framing.exercises.material import words
from framing.exercises.task import Task

if TYPE_CHECKING:
    from framing.exercises.draw import Draw
    from framing.exercises.gaps import Gap
    from framing.exercises.item import Section
    from framing.exercises.material import WordedIndex

KIND = "supply"
_LEAD = 8
"""Words from which a first sentence is a lead and no dateline."""


def make(index: WordedIndex, draw: Draw) -> Section:
    """Return the task; without items where no article surely lacks a fact that others report."""
    items = [_item(index, gap) for article in sorted(index.article_of) for gap in gaps(index, article)[:_EACH]]
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


def _item(index: WordedIndex, gap: Gap) -> Item:
    source, text = index.article_of[gap.article], gap.passage.text
    other = index.outlet_of[gap.passage.id]
    lead = next(
        (p for p in index.passages_of[gap.article] if p.role in ("standfirst", "body") and _reads(p.text)), None
    )
    opening = f"{source.headline}\n\n{lead.text}" if lead else source.headline
    return Item(
        id=item_id(KIND, gap.article, gap.passage.id),
        task=KIND,
        prompt=f"Write one sentence that adds the fact to the article of {source.outlet}. Say where it is from.",
        material=(
            Material(gap.article, opening, f"{source.outlet}: headline and first sentence"),
            Material(gap.passage.article, text, f"{other}: what {source.outlet} lacks"),
        ),
        choices=(),
        why=f"Nothing in the article of {source.outlet} comes near this sentence of {other}.",
        evidence=(evidence(index, gap.passage.id),),
        skill="Report a fact with its source",
        difficulty=hard(heavy(text), 0.5),
        confidence=gap.probability,
        rubric=(
            f"3 points: who did what, and when or how many, is right; {other} is named as the source; no word judges.",
            "2 points: the fact is right; the source is missing, or a word judges.",
            "1 point: the fact was changed, or more was added than the source says.",
            "A sentence in the pupil's own words is better than one that is copied.",
        ),
    )


def _reads(text: str) -> bool:
    """Return whether a first sentence is one: no dateline, no picture's text, no half of a quotation."""
    marks = text.count("“") == text.count("”") and text.count('"') % 2 == 0
    return words(text) >= _LEAD and marks and text.rstrip()[-1] in '.!?”"' and "nlarge this image" not in text


TASK = Task(KIND, "Write the missing sentence", "write", make)
