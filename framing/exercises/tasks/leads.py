"""Compare headlines and leads: a chart of outlets against what each of them puts first, filled in by the class.

It comes without a chart filled in: whether a word judges, and who is named first, is what the class is to discuss.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from framing.exercises.difficulty import mean_difficulty
from framing.exercises.excerpt import lead, reads, repeats
from framing.exercises.item import Item, Material
from framing.exercises.suitable import CERTAIN
from framing.exercises.task import Task
from framing.exercises.wording import content, longest_run, stems, words
from framing.records import ours

if TYPE_CHECKING:
    from framing.exercises.draw import Draw
    from framing.exercises.item import Section
    from framing.exercises.material import WordedIndex
    from framing.records import Passage

KIND = "leads"
MOST, LEAST = 5, 2
"""Outlets in a chart."""
_TOLD, _SHARED = 0.15, 2
"""Share of a headline's weight, and content words of it, that its own lead has at least. Read on 408 openings of 159
stories: below are captions, and sentences from the midst of an article of which the beginning is lost."""
_LINKED = 0.65
"""Probability of a link to another outlet's lead from which a lead is one whatever its headline says, and from which
two openings are on one thing. On the same openings the surest link of a sentence that was no lead was 0.61."""
_COPIED = 0.7
"""Share of a lead's words that another one may have before both are one agency's. A judgement."""


def make(index: WordedIndex, draw: Draw) -> Section:
    """Return the task, which has one item; without it where fewer than two outlets have a headline and a lead."""
    item = _item(index)
    return TASK.section(
        (item,) if item and draw.wanted and draw.free_item(item) else (),
        instructions=(ours("Work in groups: each group takes one outlet, then all fill in one chart together."),),
        lacking=ours("fewer than two outlets have a headline and a first sentence that are their own."),
        wanted=min(1, draw.wanted),
        discuss=(
            ours("Which headline would make you open the article? Which one tells you most?"),
            ours("Cover the outlets' names. Could a reader who sees one lead only tell what the others put first?"),
        ),
    )


def _openings(index: WordedIndex) -> list[tuple[str, Passage, Passage]]:
    """Return each outlet's article with its headline and its first sentence: those of one event and one time."""
    read: dict[str, tuple[str, Passage, Passage]] = {}
    for id_, article in index.article_of.items():
        headline = next((p for p in index.passages_of[id_] if p.role == "headline"), None)
        first = lead(index, id_)
        if headline and first and id_ not in index.odd and _fits(article.headline, first.text):
            read.setdefault(article.outlet, (id_, headline, first))
    leads = [first for _, _, first in read.values()]
    found = {outlet: opening for outlet, opening in read.items() if _belongs(index, opening, leads)}
    apart: list[tuple[str, Passage, Passage]] = []
    for opening in found.values():
        if all(
            _share(opening[2].text, other[2].text) < _COPIED and index.comparable(opening[0], other[0])
            for other in apart
        ):
            apart.append(opening)
    return [opening for opening in apart if any(_of_one_thing(index, opening, each) for each in apart)][:MOST]


def _of_one_thing(index: WordedIndex, one: tuple[str, Passage, Passage], other: tuple[str, Passage, Passage]) -> bool:
    """Return whether the headline or the lead of one article tells what that of another one tells."""
    return one is not other and any(index.link(a.id, b.id) >= _LINKED for a in one[1:] for b in other[1:])


_LEANS = re.compile(r"^(?:\S+ ){1,3}however\b", re.IGNORECASE)
"""How a line under a headline opens that is none of the report."""
_MIDWAY = re.compile(r"\W*[a-z]+ [a-z]")
"""How a sentence begins that a page cut: in small letters, but for "iPhone", "al-Shabab" or "de Vries"."""
_BLURB = re.compile(r", (?:argues|writes|explains)\b")
"""What stands above a report that a columnist speaks about."""
_BYLINE = re.compile(r"(?:[A-Z][a-z]+ ){2,3}(?:[A-Z]{2,} ){2,}")
"""A writer, an outlet and a place that a page printed before the first words."""
_WHOLE = 4
_AGAIN = 0.7
"""Words of a headline, at least, and share of them, that a lead may not have in a row: a page glued them to it, or the
sentence is the headline again. Judgements."""


def _fits(headline: str, first: str) -> bool:
    """Return whether an article opens as it was printed: with a headline of its own, and no page's data."""
    begun = not (_BYLINE.match(first) or _MIDWAY.match(first) or _BLURB.search(first))
    return reads(headline) and begun and not repeats(headline, first) and not _LEANS.search(first)


def _belongs(index: WordedIndex, opening: tuple[str, Passage, Passage], leads: list[Passage]) -> bool:
    """Return whether a sentence is its article's lead: it tells what its headline tells, or another outlet's lead."""
    id_, _, first = opening
    headline = index.article_of[id_].headline
    if longest_run(headline, first.text) >= max(_WHOLE, _AGAIN * words(headline)):
        return False  # the headline again, or a line of it that a page left there
    told = len(content(headline) & content(first.text)) >= _SHARED and (
        index.wording.covered(headline, first.text) >= _TOLD
    )
    return told or any(
        set(index.claims_of[first.id]) & set(index.claims_of[other.id]) and index.link(first.id, other.id) >= _LINKED
        for other in leads
        if other is not first
    )


def _share(one: str, other: str) -> float:
    """Return how much of the shorter text's words the other has."""
    first, second = stems(one), stems(other)
    return len(first & second) / max(1, min(len(first), len(second)))


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
    # A headline may hold a whole sentence ("Only for publicity? …"): it is printed as the outlet has it.
    whole = {id_: index.article_of[id_].headline for id_, _, _ in openings}
    texts = " ".join(f"{whole[id_]} {first.text}" for id_, _, first in openings)
    return Item(
        id=index.item_id(KIND, *(id_ for id_, _, _ in openings)),
        task=KIND,
        prompt=ours(
            "Draw a chart with a row for each outlet. Columns: who is named first; figures and dates; words that "
            "judge; who speaks. Fill it in from the headlines and first sentences, word for word, with a dash where "
            "the text has none. Then write three sentences: what does each outlet put first, and what would a reader "
            "of that one alone expect the article to be about?"
        ),
        material=tuple(
            Material(id_, f"{whole[id_]}\n\n{first.text}", index.outlet_of_article[id_]) for id_, _, first in openings
        ),
        choices=(),
        why=ours(
            "The chart holds only words that stand in the headlines and first sentences; what they show is for the "
            "class to say."
        ),
        evidence=tuple(
            evidence
            for id_, headline, first in openings
            for evidence in (replace(index.evidence(headline.id), text=whole[id_]), index.evidence(first.id))
        ),
        skill=ours("Compare how outlets open the same story"),
        difficulty=mean_difficulty(words(texts) / 250, len(openings) / MOST),
        confidence=_CONFIDENCE,
        rubric=(
            ours(
                "4 points: every cell holds words of the text, or a dash where the text has none, and each of the "
                "three sentences rests on the chart."
            ),
            ours("3 points: the chart is right but for a cell or two; the sentences compare outlets with one another."),
            ours("2 points: the chart has gaps, or the sentences tell each outlet's content without comparing."),
            ours("1 point: single observations, some of them not in the text."),
            ours("No point is lost for an opinion about an outlet, and none is won: only what the text shows counts."),
        ),
    )


_CONFIDENCE = 0.9
"""That the articles open on one event, as the claim that they share surely says."""


TASK = Task(KIND, ours("Compare headlines and leads"), "write", make)
