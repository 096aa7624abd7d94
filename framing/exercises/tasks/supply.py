"""Write the missing sentence: add to an article a fact that it lacks, neutrally and with its source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing import lexicon
from framing.align.coverage import APART
from framing.exercises.deeds import tells_a_deed
from framing.exercises.difficulty import mean_difficulty, reading_difficulty
from framing.exercises.excerpt import opening
from framing.exercises.item import Item, Material
from framing.exercises.naming import bare_name
from framing.exercises.task import Task
from framing.language.dates import days_apart, is_dated
from framing.records import listed, ours

if TYPE_CHECKING:
    from framing.exercises.draw import Draw
    from framing.exercises.item import Section
    from framing.exercises.material import WordedIndex
    from framing.exercises.omitted import OmittedFact

KIND = "supply"


def make(index: WordedIndex, draw: Draw) -> Section:
    """Return the task; without items where no article surely lacks a fact that others report."""
    lacking = [fact for article in sorted(index.article_of) for fact in index.omitted(article)[:_EACH]]
    timely = [fact for fact in lacking if _one_time(index, fact)]
    items = [
        _item(index, fact)
        for fact in timely
        if tells_a_deed(index, fact.passage) and not _NO_NEWS.search(fact.passage.text)
    ]
    return TASK.section(
        draw.chosen(items),
        instructions=(
            ours(
                "An article lacks a fact that another outlet reports. Write the sentence that would add it to the "
                "article: in your own words, without judging, and with its source."
            ),
        ),
        lacking=_UNDATED
        if lacking and not timely
        else ours(
            "no fact that an article surely lacks is told by another in a plain sentence that says who did what, "
            "and when, where or how many."
        ),
        wanted=draw.wanted,
        discuss=(
            ours(
                "Where in the article would your sentence stand? What changes if it stands at the top, or at the end?"
            ),
            ours("How sure can you be of the fact? What would an editor want you to check?"),
        ),
    )


_EACH = 4
"""Facts asked about for an article: the most salient ones."""


_UNDATED = ours(
    "the dates of the articles are not known, or lie more than {days} days apart: what one lacks may be old, or not "
    "have happened yet.",
    days=str(APART),
)


_NO_NEWS = re.compile(
    r"\b(?:plan(?:s|ned|ning)?|expect\w*|scheduled|due|set to|likely|will|would"
    r"|intend\w*|hop(?:es|ed|ing)|to be|upcoming|next|interview\w*|express\w*|apolog\w+|regret\w*|went online)\b"
)
"""What was still to come when it was told, and may be over by the article's day; and words, which a headline may tell
in others, or how reporters came by them."""


def _one_time(index: WordedIndex, fact: OmittedFact) -> bool:
    """Return whether an article and the one that tells a fact have dates, and these are near each other."""
    days = [index.article_of[id_].published for id_ in (fact.article, fact.passage.article)]
    return all(map(is_dated, days)) and days_apart(*days) <= APART


def _item(index: WordedIndex, fact: OmittedFact) -> Item:
    source, text = index.article_of[fact.article], fact.passage.text
    other = index.outlet_of[fact.passage.id]
    return Item(
        id=index.item_id(KIND, fact.article, fact.passage.id),
        task=KIND,
        prompt=ours(
            "Write one sentence that adds the fact to the article of {outlet}. Say where it is from.",
            outlet=source.outlet,
        ),
        material=(
            Material(fact.article, *opening(index, fact.article)),
            Material(
                fact.passage.article, text, ours("{other}: what {outlet} lacks", other=other, outlet=source.outlet)
            ),
        ),
        choices=(),
        why=ours(
            "No sentence of the article of {outlet} was found to tell what this sentence of {other} does.",
            outlet=source.outlet,
            other=other,
        ),
        evidence=(index.evidence(fact.passage.id),),
        skill=ours("Report a fact with its source"),
        difficulty=mean_difficulty(reading_difficulty(text), 0.5),
        confidence=fact.probability,
        rubric=(
            ours(
                "3 points: who did what, and when or how many, is right; {other} is named as the source; no word "
                "judges.",
                other=other,
            ),
            ours("2 points: the fact is right; the source is missing, or a word judges."),
            ours("1 point: the fact was changed, or more was added than the source says."),
            ours(
                "What must be kept of the fact: {points}, names in whatever form; all other words are the pupil's.",
                points=_points(text),
            ),
        ),
    )


_POINT = re.compile(
    r"(?:[$€£₹]?\d[\d,.]*(?:st|nd|rd|th)?(?: (?:percent|per cent|million|billion|crore|[a-z]+))?"
    r"|[A-Z][\w’'.-]*(?:(?: (?:of|the|and|for|de|van))* [A-Z][\w’'.-]*)*)"
)


def _points(text: str) -> str:
    """Return the names, days and figures of a fact, as a list: what must not be lost or changed."""
    found = [bare_name(match.group().rstrip(".,")) for match in _POINT.finditer(text)]
    kept = [point for point in dict.fromkeys(found) if point.lower() not in _PLAIN and len(point) > 1]
    return listed([f"“{point}”" for point in kept])


_PLAIN = lexicon.table("plain-words").keys()

TASK = Task(KIND, ours("Write the missing sentence"), "write", make)
