"""Say which omission matters most, and to whom: three facts that an article leaves out, weighed against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.exercises.coloured import evidence
from framing.exercises.draw import hard, item_id
from framing.exercises.gaps import gaps
from framing.exercises.item import Item, Material
from framing.exercises.material import words
from framing.exercises.task import Task

if TYPE_CHECKING:
    from framing.exercises.draw import Draw
    from framing.exercises.gaps import Gap
    from framing.exercises.item import Section
    from framing.exercises.material import WordedIndex

KIND = "weigh"
FACTS = 3


def make(index: WordedIndex, draw: Draw) -> Section:
    """Return the task, one item for an article; without items where no article surely lacks three facts."""
    items = [item for article in sorted(index.article_of) if (item := _item(index, article))]
    return TASK.section(
        draw.chosen(items),
        instructions=(
            "An article leaves out most of what could be told, and has to. It may be shorter, earlier, or about "
            "another side of the matter. Weigh what is missing; do not guess why.",
        ),
        lacking="no article surely lacks three facts that others report in sentences that stand on their own.",
        wanted=draw.wanted,
        discuss=(
            "Did groups choose differently? Whose interests did each have in mind?",
            "What would you have to find out before you could say that something was hidden?",
        ),
    )


def _item(index: WordedIndex, article: str) -> Item | None:
    chosen: list[Gap] = []
    for gap in gaps(index, article):
        if len(chosen) < FACTS and not any(index.related(gap.passage.id, other.passage.id) for other in chosen):
            chosen.append(gap)
    if len(chosen) < FACTS:
        return None
    source = index.article_of[article]
    facts = [
        Material(gap.passage.article, gap.passage.text, f"Fact {number} ({index.outlet_of[gap.passage.id]})")
        for number, gap in enumerate(chosen, 1)
    ]
    return Item(
        id=item_id(KIND, *(gap.passage.id for gap in chosen)),
        task=KIND,
        prompt=f"{source.outlet} does not report these three facts. Which one matters most, and to which readers? What "
        "would they think of the event if they had read this article only? Give reasons, and weigh the other two "
        "against it.",
        material=(Material(article, source.headline, f"Headline of {source.outlet}"), *facts),
        choices=(),
        why=f"Nothing in the article of {source.outlet} comes near any of the three sentences.",
        evidence=tuple(evidence(index, gap.passage.id) for gap in chosen),
        skill="Weigh what an article leaves out",
        difficulty=hard(sum(words(gap.passage.text) for gap in chosen) / 90, 0.6),
        confidence=min(gap.probability for gap in chosen),
        rubric=(
            "4 points: names one fact, says which readers it concerns, what they would believe without it, and why the "
            "other two weigh less.",
            "3 points: names one fact and its readers, with a reason that rests on the text.",
            "2 points: names a fact with a reason, without saying to whom it matters.",
            "1 point: names a fact only, or says only that the outlet is biased.",
            "Any of the three can be the right choice: the reasons count.",
        ),
    )


TASK = Task(KIND, "Which omission matters most, and to whom?", "write", make)
