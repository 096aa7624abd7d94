"""Say which omission matters most, and to whom: three facts that an article leaves out, weighed against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.exercises.deeds import tells_a_deed
from framing.exercises.difficulty import mean_difficulty
from framing.exercises.excerpt import excerpt
from framing.exercises.item import Item, Material
from framing.exercises.task import Task
from framing.exercises.wording import words
from framing.language.dates import is_dated
from framing.records import ours

if TYPE_CHECKING:
    from framing.exercises.draw import Draw
    from framing.exercises.item import Section
    from framing.exercises.material import WordedIndex
    from framing.exercises.omitted import OmittedFact

KIND = "weigh"
FACTS = 3


def make(index: WordedIndex, draw: Draw) -> Section:
    """Return the task, one item for an article; without items where no article surely lacks three facts."""
    items = [item for article in sorted(index.article_of) if (item := _item(index, article))]
    return TASK.section(
        draw.chosen(items),
        instructions=(
            ours(
                "An article leaves out most of what could be told, and has to. It may be shorter, earlier, or about "
                "another side of the matter. Weigh what is missing; do not guess why."
            ),
        ),
        lacking=ours("no article surely lacks three facts that others report in sentences that stand on their own."),
        wanted=draw.wanted,
        discuss=(
            ours("Did groups choose differently? Whose interests did each have in mind?"),
            ours("What would you have to find out before you could say that something was hidden?"),
        ),
    )


def _item(index: WordedIndex, article: str) -> Item | None:
    chosen: list[OmittedFact] = []
    for fact in index.omitted(article):
        if (
            len(chosen) < FACTS
            and _told_by_then(index, fact)
            and not any(index.related(fact.passage.id, other.passage.id) for other in chosen)
        ):
            chosen.append(fact)
    text = excerpt(index, article)
    # A class that sees part of an article cannot say what its reader thinks, nor weigh what nobody else has.
    if len(chosen) < FACTS or not (text.entire and text.fit) or not any(_weighs(index, f) for f in chosen):
        return None
    source = index.article_of[article]
    facts = [
        Material(
            fact.passage.article,
            fact.passage.text,
            ours("Fact {number} ({outlet})", number=str(number), outlet=index.outlet_of[fact.passage.id]),
        )
        for number, fact in enumerate(chosen, 1)
    ]
    return Item(
        id=index.item_id(KIND, *(fact.passage.id for fact in chosen)),
        task=KIND,
        prompt=ours(
            "{outlet} does not report these three facts. Which one matters most, and to which readers, or does none of "
            "them matter? What would they think of the event if they had read this article only? Give reasons, and "
            "weigh the others against it.",
            outlet=source.outlet,
        ),
        material=(Material(article, text.text, text.label), *facts),
        choices=(),
        why=ours("Nothing in the article of {outlet} comes near any of the three sentences.", outlet=source.outlet),
        evidence=tuple(index.evidence(fact.passage.id) for fact in chosen),
        skill=ours("Weigh what an article leaves out"),
        difficulty=mean_difficulty(sum(words(fact.passage.text) for fact in chosen) / 90, 0.6),
        confidence=min(fact.probability for fact in chosen),
        rubric=(
            ours(
                "4 points: names one fact, says which readers it concerns, what they would believe without it, and "
                "why the other two weigh less."
            ),
            ours("3 points: names one fact and its readers, with a reason that rests on the text."),
            ours("2 points: names a fact with a reason, without saying to whom it matters."),
            ours("1 point: names a fact only, or says only that the outlet is biased."),
            ours("Any of the three can be the right choice, and none of them too: the reasons count."),
        ),
    )


def _weighs(index: WordedIndex, fact: OmittedFact) -> bool:
    """Return whether a fact is one that can matter: several outlets tell it, or it is a deed."""
    return len(fact.outlets) > 1 or tells_a_deed(index, fact.passage)


def _told_by_then(index: WordedIndex, fact: OmittedFact) -> bool:
    """Return whether another outlet told a fact no later than the article that lacks it, as far as days are known."""
    own, other = index.article_of[fact.article].published, index.article_of[fact.passage.article].published
    return is_dated(own) and is_dated(other) and str(other)[:10] <= str(own)[:10]


TASK = Task(KIND, ours("Which omission matters most, and to whom?"), "write", make)
