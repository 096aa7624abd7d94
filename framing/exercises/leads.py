"""Compare headlines and leads: a chart of outlets against what each of them puts first, filled in by the class."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.exercises.coloured import evidence, sure
from framing.exercises.draw import hard, item_id
from framing.exercises.item import Item, Material
from framing.exercises.material import CERTAIN, words
from framing.exercises.task import Task

if TYPE_CHECKING:
    from framing.exercises.draw import Draw
    from framing.exercises.item import Section
    from framing.exercises.material import WordedIndex
    from framing.records import Passage

KIND = "leads"
MOST, LEAST = 5, 2
"""Outlets in a chart."""
_FIGURE = re.compile(r"[$€£]?\d(?:[\d,.:-]*\d)?(?:%|-[a-z]+(?:-[a-z]+)?| (?:million|billion|percent|per cent)\b)?")


def make(index: WordedIndex, draw: Draw) -> Section:
    """Return the task, which has one item; without it where fewer than two outlets have a headline and a lead."""
    item = _item(index)
    return TASK.section(
        (item,) if item and draw.wanted and draw.free_item(item) else (),
        instructions=("Work in groups: each group takes one outlet, then all fill in one chart together.",),
        lacking="fewer than two outlets have a headline and a first sentence that are their own.",
        wanted=min(1, draw.wanted),
        discuss=(
            "Which headline would make you open the article? Which one tells you most?",
            "Cover the outlets' names. Could a reader who sees one lead only tell what the others put first?",
        ),
    )


def _openings(index: WordedIndex) -> list[tuple[str, Passage, Passage]]:
    """Return each outlet's article with its headline and its first sentence, those that no notice names."""
    found: dict[str, tuple[str, Passage, Passage]] = {}
    for id_, article in index.article_of.items():
        passages = index.passages_of[id_]
        headline = next((p for p in passages if p.role == "headline"), None)
        lead = next((p for p in passages if p.role in ("standfirst", "body") and words(p.text) >= _LEAD), None)
        if headline and lead and id_ not in index.odd:
            found.setdefault(article.outlet, (id_, headline, lead))
    return list(found.values())[:MOST]


_LEAD = 8
"""Words from which a first sentence is a lead and no dateline."""


def _one_event(index: WordedIndex) -> bool:
    """Return whether two outlets surely report one thing: only then are their openings on the same event."""
    return any(
        sum(verdict.state == "reported" and verdict.probability >= CERTAIN for verdict in claim.coverage) >= LEAST
        and claim.probability >= CERTAIN
        for claim in index.comparison.claims
    )


def _item(index: WordedIndex) -> Item | None:
    openings = _openings(index)
    if len(openings) < LEAST or not _one_event(index):
        return None
    outlets = [index.outlet_of_article[id_] for id_, _, _ in openings]
    rows = {
        outlet: (_seen(index, headline, lead)) for outlet, (_, headline, lead) in zip(outlets, openings, strict=True)
    }
    texts = " ".join(f"{headline.text} {lead.text}" for _, headline, lead in openings)
    full = " ".join(
        f"{outlet}: {'; '.join(f'{what}: {value}' for what, value in row.items())}." for outlet, row in rows.items()
    )
    return Item(
        id=item_id(KIND, *(id_ for id_, _, _ in openings)),
        task=KIND,
        prompt="Draw a chart with a row for each outlet. Columns: who is named first; figures and dates; words that "
        "judge; who speaks. Fill it in from the headlines and first sentences, word for word. Then write three "
        "sentences: what does each outlet put first, and what would a reader of that one alone expect the article to "
        "be about?",
        material=tuple(
            Material(id_, f"{headline.text}\n\n{lead.text}", index.outlet_of_article[id_])
            for id_, headline, lead in openings
        ),
        choices=(),
        why="The chart holds only words that stand in the headlines and first sentences; what they show is for the "
        "class to say.",
        evidence=tuple(evidence(index, passage.id) for _, *own in openings for passage in own),
        skill="Compare how outlets open the same story",
        difficulty=hard(words(texts) / 250, len(openings) / MOST),
        confidence=_CONFIDENCE,
        samples=(full, _short(rows)),
        rubric=(
            "4 points: every cell holds words of the text, and each of the three sentences rests on the chart.",
            "3 points: the chart is right but for a cell or two; the sentences compare at least two outlets.",
            "2 points: the chart has gaps, or the sentences tell each outlet's content without comparing.",
            "1 point: single observations, some of them not in the text.",
            "No point is lost for an opinion about an outlet, and none is won: only what the text shows counts.",
        ),
    )


_CONFIDENCE = 0.9
"""The chart rests on words of the text; which is a name, and whether a word judges, is found nine times in ten."""


def _seen(index: WordedIndex, headline: Passage, lead: Passage) -> dict[str, str]:
    """Return what a headline and a lead show in each column of the chart."""
    names = [
        (place, mention.start, mention.text)
        for place, passage in enumerate((headline, lead))
        for entity in index.comparison.entities
        if entity.kind != "term"
        for mention in entity.mentions
        if mention.passage == passage.id
    ]
    text = f"{headline.text} {lead.text}"
    signals = [s for passage in (headline, lead) for s in index.signals_of[passage.id]]
    judging = [f"“{s.text}”" for s in signals if sure(s)]
    speakers = [s.speaker for s in signals if s.kind == "attribution" and s.speaker]
    return {
        "named first": min(names)[2] if names else "nobody",
        "figures and dates": ", ".join(dict.fromkeys(_FIGURE.findall(text))) or "none",
        "words that judge": ", ".join(dict.fromkeys(judging)) or "none that all would call so",
        "who speaks": ", ".join(dict.fromkeys(speakers)) or "nobody",
    }


def _short(rows: dict[str, dict[str, str]]) -> str:
    """Return an answer that a pupil could give: whom the outlets name first, and whether that differs."""
    first = "; ".join(f"{outlet} names {row['named first']} first" for outlet, row in rows.items())
    same = len({row["named first"] for row in rows.values()}) == 1
    rest = (
        "They begin alike, so the difference must be in what follows the name."
        if same
        else "A reader of one of them alone would expect another main person or matter than a reader of the others."
    )
    return f"{first}. {rest}"


TASK = Task(KIND, "Compare headlines and leads", "write", make)
