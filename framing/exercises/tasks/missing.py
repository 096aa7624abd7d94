"""Read one outlet's article and say which of four facts, each reported by another outlet, it leaves out.

Only what it surely lacks and what it surely reports is asked, and the surer that is, the fewer words it shares with
what it lacks: looking for words finds most answers, whatever facts are put together.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from framing.exercises.difficulty import mean_difficulty, reading_difficulty
from framing.exercises.draw import by_chance
from framing.exercises.excerpt import excerpt
from framing.exercises.item import Choice, Evidence, Item, Material, Section
from framing.exercises.suitable import CERTAIN, remarks, states
from framing.exercises.task import Task
from framing.exercises.wording import names_and_figures, normal, numbers, stems, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from framing.exercises.draw import Draw
    from framing.exercises.excerpt import Excerpt
    from framing.exercises.material import WordedIndex
    from framing.records import Passage

KIND = "missing"
FACTS, MOST = 4, 8
"""Facts to judge in an item; of an article's, how many of either sort are put together at most."""
SPECIFIC, SINGLE = 9, 32
"""Words below which a sentence is so general ("Many praised the plan.") that the article may bear it out, and above
which it tells more than one thing."""
THERE, NAMED, COPIED = 0.65, 0.3, 0.8
"""Share of a sentence's words in one paragraph from which its fact may be there after all; share of its weight that the
article's own sentence must have at least to carry it; resemblance that makes it a copy. Judgements on real stories."""
APART = 0.4
"""Resemblance above which two choices are too close to be told apart."""
LONGER = 1.6
"""How much longer the left-out facts of an item may be than the reported ones together, or shorter."""


@dataclass(frozen=True, slots=True)
class _Fact:
    """A sentence of another outlet; `own` is the article's sentence that carries its fact, if the article has it.

    `near` and `share` say how much of its words one paragraph of the printed text has, and all of it.
    """

    passage: Passage
    own: Passage | None
    near: float
    share: float
    confidence: float


def make(index: WordedIndex, draw: Draw) -> Section:
    """Return the task on one of the articles that offer most; without items where none offers any."""
    items = [item for item in index.pool(KIND, _items) if draw.free_item(item)]
    # One article to read is enough: the first in this seed's order that gives what is wanted, or else the most.
    articles = draw.dealt(sorted({item.material[0].article or "" for item in items}), 1)
    given = [draw.chosen([item for item in items if item.material[0].article == article]) for article in articles]
    full = [those for those in given if len(those) == draw.wanted]
    return TASK.section(
        next(iter(full), max(given, key=len, default=())),
        instructions=(
            "Read the article. Below it stand facts about the same event, each as some other outlet put it.",
            "Decide of each whether the article reports it, even if in other words or with fewer details, and where.",
            "An article can lack a fact for many reasons: it appeared earlier, it is shorter, or it has another "
            "subject. That it lacks one does not show that somebody wanted to hide it.",
        ),
        lacking="no article of this story surely lacks facts of the others and surely reports some, in sentences that "
        "can be read on their own.",
        wanted=draw.wanted,
        discuss=(
            "Would a reader of this article alone picture the event in another way? Which of the missing facts "
            "matters most for that, and which hardly at all?",
            "What could be the reason that a fact is missing: time of publication, length, topic, sources? How could "
            "you find out?",
        ),
    )


TASK = Task(KIND, "What does the article leave out?", "tick", make, countable=True)


def _items(index: WordedIndex) -> tuple[Item, ...]:
    """Return items for every article, those first whose words give least away."""
    found: list[Item] = []
    for article in sorted(index.article_of):
        text = excerpt(index, article)
        missing, carried = list(_missing(index, article, text)), list(_carried(index, article, text))
        found += [_item(index, text, facts) for facts in _sets(index, missing, carried)]
    return tuple(found)


def _sets(index: WordedIndex, missing: Sequence[_Fact], carried: Sequence[_Fact]) -> Iterator[tuple[_Fact, ...]]:
    """Yield sets of FACTS facts, no fact in two: first those that keep apart least what is there and what is not."""
    offered = [
        (*lacked, *had)
        for size in range(1, FACTS)
        for lacked in combinations(missing[:MOST], size)
        for had in combinations(carried[:MOST], FACTS - size)
    ]
    used: set[str] = set()
    for facts in sorted(offered, key=lambda facts: (abs(2 * _lacking(facts) - FACTS), _gap(facts))):
        own = {passage.id for passage in _passages(facts)}
        if not own & used and _fit(index, facts):
            used |= own
            yield facts


def _lacking(facts: Sequence[_Fact]) -> int:
    return sum(fact.own is None for fact in facts)


def _gap(facts: Sequence[_Fact]) -> float:
    """Return how far the words of what the article reports stand closer together in it than those of what it lacks."""
    return min(f.near for f in facts if f.own) - max(f.near for f in facts if not f.own)


def _fit(index: WordedIndex, facts: Sequence[_Fact]) -> bool:
    """Return whether facts can stand in one item: none resembles another, and their length does not tell."""
    lengths = {
        lacks: [words(fact.passage.text) for fact in facts if (fact.own is None) == lacks] for lacks in (True, False)
    }
    means = sorted(sum(own) / len(own) for own in lengths.values())
    return means[1] <= LONGER * means[0] and all(
        not index.related(one.passage.id, other.passage.id)
        and index.wording.resemblance(one.passage.text, other.passage.text) < APART
        for one, other in combinations(facts, 2)
    )


def _missing(index: WordedIndex, article: str, text: Excerpt) -> Iterator[_Fact]:
    """Yield facts that the article surely lacks, each in a sentence of another outlet."""
    outlet = index.outlet_of_article[article]
    mentioned = stems(index.article_of[article].text)
    for claim in index.comparison.claims:
        verdict = claim.verdict(outlet)
        if verdict.state != "absent" or min(verdict.probability, claim.probability) < CERTAIN:
            continue
        for passage in (index.passage_of[id_] for id_ in claim.passages):
            fact = _Fact(passage, None, *text.shares(passage.text), min(verdict.probability, claim.probability))
            if (
                _usable(index, passage, article)
                # What has a name or figure of its own can be looked for; another remark may be there in other words.
                and not names_and_figures(passage.text) <= mentioned
                and fact.near < THERE
                and all(
                    index.claim_of[other].verdict(outlet).state == "absent" for other in index.claims_of[passage.id]
                )
            ):
                yield fact
                break


def _usable(index: WordedIndex, passage: Passage, article: str) -> bool:
    return (
        index.comparable(passage.article, article)
        and states(passage)
        and SPECIFIC <= words(passage.text) <= SINGLE
        and passage.id not in index.disputed
        and not index.names_outlet(passage.text)
        and not remarks(passage.text)
    )


def _carried(index: WordedIndex, article: str, text: Excerpt) -> Iterator[_Fact]:
    """Yield facts of other outlets that a sentence of the printed text surely carries too."""
    told = index.article_of[article].text
    figures, mentioned = numbers(told), stems(told)
    own = [other for other in index.passages_of[article] if other.id in text.paragraph]
    seen: set[str] = set()
    for passage in index.comparison.passages:
        if not _usable(index, passage, article):
            continue
        best = max(own, key=lambda other: (index.link(passage.id, other.id), -other.index), default=None)
        if (
            best
            and best.id not in seen
            and index.certain_pair(passage.id, best.id)
            # A name or figure that the article lacks is a fact of its own.
            and numbers(passage.text) <= figures
            and names_and_figures(passage.text) <= mentioned
            and index.wording.covered(passage.text, best.text) >= NAMED
            and index.wording.resemblance(passage.text, best.text) <= COPIED
            and normal(passage.text) not in normal(told)
            # That somebody alleges it is a fact of its own, which an article that tells it plainly lacks.
            and not (_attributed(index, passage) and not _attributed(index, best))
        ):
            seen.add(best.id)
            yield _Fact(passage, best, *text.shares(passage.text), index.link(passage.id, best.id))


def _attributed(index: WordedIndex, passage: Passage) -> bool:
    return any(signal.kind == "attribution" for signal in index.signals_of[passage.id])


def _item(index: WordedIndex, text: Excerpt, facts: Sequence[_Fact]) -> Item:
    lacked = [fact for fact in facts if fact.own is None]
    had = [fact for fact in facts if fact.own is not None]
    id_ = index.item_id(KIND, text.article, *sorted(fact.passage.id for fact in facts))
    several = len(lacked) > 1
    count = ("one", "two", "three")[len(lacked) - 1]
    return Item(
        id=id_,
        task=KIND,
        prompt=f"The article does not report {count} of these four facts. Which {count if several else 'one'}?",
        material=(Material(text.article, text.text, text.label),),
        choices=tuple(
            Choice(fact.passage.text, fact.own is None, _why(index, text, fact)) for fact in by_chance(facts, id_)
        ),
        why=f"No sentence of the article reports {'these facts' if several else 'this fact'}; "
        f"{'each of the others' if len(had) > 1 else 'the other one'} stands in it.",
        evidence=tuple(_evidence(index, _passages(facts))),
        skill="Notice what a text leaves out",
        difficulty=mean_difficulty(
            sum(fact.share for fact in lacked) / len(lacked),
            1 - sum(fact.near for fact in had) / len(had),
            reading_difficulty(" ".join(fact.passage.text for fact in facts)),
        ),
        confidence=min(fact.confidence for fact in facts),
    )


def _why(index: WordedIndex, text: Excerpt, fact: _Fact) -> str:
    outlet = index.outlet_of[fact.passage.id]
    if fact.own is None:
        return f"{outlet} reports this; no sentence of the article does."
    return f"The article reports this too, in paragraph {text.paragraph[fact.own.id]}: “{fact.own.text}”"


def _passages(facts: Iterable[_Fact]) -> Iterator[Passage]:
    for fact in facts:
        yield fact.passage
        if fact.own:
            yield fact.own


def _evidence(index: WordedIndex, passages: Iterable[Passage]) -> Iterator[Evidence]:
    for passage in dict.fromkeys(passages):
        yield Evidence(passage.article, passage.id, index.outlet_of[passage.id], passage.text)
