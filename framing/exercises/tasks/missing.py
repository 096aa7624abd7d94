"""Read one outlet's article and say of facts that other outlets report whether it reports or leaves them out.

Only what it surely lacks and what it surely reports is asked, and the surer that is, the fewer words it shares with
what it lacks. So each item is one fact with two answers, as often the one as the other: no other fact stands beside it
that could be ruled out by counting.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.exercises.deeds import dated_or_counted, tells_a_deed, tells_of_the_event
from framing.exercises.difficulty import mean_difficulty, reading_difficulty
from framing.exercises.excerpt import excerpt
from framing.exercises.item import Choice, Item, Material
from framing.exercises.omitted import introduces
from framing.exercises.reported import reported_facts
from framing.exercises.suitable import CERTAIN, remarks, tells
from framing.exercises.task import Task
from framing.exercises.wording import (
    names_and_figures,
    stems,
    words,
)
from framing.records import joined, ours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.exercises.draw import Draw
    from framing.exercises.excerpt import Excerpt
    from framing.exercises.item import Section
    from framing.exercises.material import WordedIndex
    from framing.records import Passage

KIND = "missing"
MOST = 8
"""Facts of an article of either sort that are asked about, those that words tell apart least."""
SPECIFIC, SINGLE = 9, 40
"""Words below which a sentence is so general ("Many praised the plan.") that the article may bear it out, and above
which it tells more than one thing."""
THERE = 0.65
"""Share of a sentence's words in one paragraph from which its fact may be there after all. A judgement."""
_THERE, _LACKING = ours("The article reports this"), ours("The article leaves this out")


@dataclass(frozen=True, slots=True)
class _Fact:
    """A sentence of another outlet; `own` are the article's sentences that carry its fact, none where it lacks it.

    `near` and `share` say how much of its words one paragraph of the printed text has, and all of it.
    """

    passage: Passage
    own: tuple[Passage, ...]
    near: float
    share: float
    confidence: float


def make(index: WordedIndex, draw: Draw) -> Section:
    """Return the task on one of the articles that offer most; without items where none offers any."""
    items = [item for item in index.pool(KIND, _items) if draw.free_item(item)]
    # One article to read is enough: the first in this seed's order that gives what is wanted, or else the most.
    articles = draw.dealt(sorted({item.material[0].article or "" for item in items}), 1)
    given = [
        draw.evenly(
            *([i for i in items if i.material[0].article == article and _lacks(i) == lacks] for lacks in (0, 1))
        )
        for article in articles
    ]
    full = [those for those in given if len(those) == draw.wanted]
    return TASK.section(
        next(iter(full), max(given, key=len, default=())),
        instructions=(
            ours("Read the article. Below it stand facts about the same event, each as some other outlet put it."),
            ours(
                "Decide of each whether the article reports it, even if in other words or with fewer details. If it "
                "does, underline where."
            ),
            ours(
                "An article can lack a fact for many reasons: it appeared earlier, it is shorter, or it has another "
                "subject. That it lacks one does not show that somebody wanted to hide it."
            ),
        ),
        lacking=ours(
            "no article of this story surely lacks facts of the others and surely reports some, in sentences "
            "that can be read on their own."
        ),
        wanted=draw.wanted,
        discuss=(
            ours(
                "Would a reader of this article alone picture the event in another way? Which of the missing facts "
                "matters most for that, and which hardly at all?"
            ),
            ours(
                "What could be the reason that a fact is missing: time of publication, length, topic, sources? How "
                "could you find out?"
            ),
        ),
    )


TASK = Task(KIND, ours("What does the article leave out?"), "choose", make)


def _items(index: WordedIndex) -> tuple[Item, ...]:
    """Return items for every article that has facts of either sort, those first that words tell apart least."""
    found: list[Item] = []
    for article in sorted(index.article_of):
        text = excerpt(index, article)
        if not text.fit:
            continue
        lacked = sorted(_missing(index, article, text), key=lambda fact: (-fact.near, fact.passage.id))
        told = reported_facts(index, text, (p for p in index.comparison.passages if _usable(index, p, article)))
        carried = (_Fact(p, own, *text.shares(p.text), index.link(p.id, own[0].id)) for p, own in told)
        had = sorted(carried, key=lambda fact: (fact.near, fact.passage.id))
        if lacked and had:
            found += [_item(index, text, fact) for fact in (*had[:MOST], *lacked[:MOST])]
    return tuple(found)


def _lacks(item: Item) -> bool:
    return item.choices[-1].right


def _missing(index: WordedIndex, article: str, text: Excerpt) -> Iterator[_Fact]:
    """Yield facts that the article surely lacks, each in a sentence of another outlet."""
    outlet = index.outlet_of_article[article]
    mentioned = stems(index.article_of[article].text)
    for claim in index.comparison.claims:
        verdict = claim.verdict(outlet)
        if verdict.state != "absent" or min(verdict.probability, claim.probability) < CERTAIN:
            continue
        for passage in (index.passage_of[id_] for id_ in claim.passages):
            fact = _Fact(passage, (), *text.shares(passage.text), min(verdict.probability, claim.probability))
            if (
                _usable(index, passage, article)
                # What has a name or figure of its own can be looked for; another remark may be there in other words.
                and not names_and_figures(passage.text) <= mentioned
                and fact.near < THERE
                and introduces(index, article, passage)
                # What is no deed, of no day and no number is often somebody's view, which nobody would miss.
                and (tells_a_deed(index, passage) or dated_or_counted(passage.text))
                and all(
                    index.claim_of[other].verdict(outlet).state == "absent" for other in index.claims_of[passage.id]
                )
            ):
                yield fact
                break


def _usable(index: WordedIndex, passage: Passage, article: str) -> bool:
    return (
        index.comparable(passage.article, article)
        and tells(passage, SINGLE)
        and words(passage.text) >= SPECIFIC
        and passage.id not in index.disputed
        and not index.names_outlet(passage.text)
        and not remarks(passage.text)
        and not index.in_quotation(passage)
        and not _UNCLEAR.search(passage.text)
        and tells_of_the_event(index, passage)
    )


_UNCLEAR = re.compile(
    r"^(?:At|In|After|During|Before) the [a-z]+(?: on [A-Z]\w+)?, "
    r"|[“\"][^”\"]*\b(?:that|this|it|those|these|he|she|they)(?:[’']s)?\b|\b(?:also|went on|again|another)\b"
)
"""An event that was told of before, a quotation that points back, and what is told as one more thing of a kind."""


def _why(index: WordedIndex, text: Excerpt, fact: _Fact) -> str:
    """Return why a fact is reported or left out, with the sentences that report it."""
    if not fact.own:
        return ours("{outlet} reports this; no sentence of the article does.", outlet=index.outlet_of[fact.passage.id])
    first, *further = fact.own
    told = ours(
        "The article reports this too, in paragraph {paragraph}: “{sentence}”",
        paragraph=str(text.paragraph[first.id]),
        sentence=first.text,
    )
    more = (
        ours("And in paragraph {paragraph}: “{sentence}”", paragraph=str(text.paragraph[p.id]), sentence=p.text)
        for p in further
    )
    return joined(told, *more)


def _item(index: WordedIndex, text: Excerpt, fact: _Fact) -> Item:
    why = _why(index, text, fact)
    return Item(
        id=index.item_id(KIND, text.article, fact.passage.id),
        task=KIND,
        prompt=ours("Does the article report this fact, or does it leave it out?"),
        material=(Material(text.article, text.text, text.label), Material(None, fact.passage.text, ours("The fact"))),
        choices=(Choice(_THERE, bool(fact.own), why), Choice(_LACKING, not fact.own, why)),
        why=why,
        evidence=tuple(index.evidence(passage.id) for passage in (fact.passage, *fact.own)),
        skill=ours("Notice what a text leaves out"),
        difficulty=mean_difficulty(1 - fact.near if fact.own else fact.share, reading_difficulty(fact.passage.text)),
        confidence=fact.confidence,
    )
