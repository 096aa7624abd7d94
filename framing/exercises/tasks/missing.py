"""Read one outlet's article and say of facts that other outlets report whether it reports or leaves them out.

Only what it surely lacks and what it surely reports is asked, and the surer that is, the fewer words it shares with
what it lacks. So each item is one fact with two answers, as often the one as the other: no other fact stands beside it
that could be ruled out by counting.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.exercises.deeds import tells_of_the_event
from framing.exercises.difficulty import mean_difficulty, reading_difficulty
from framing.exercises.excerpt import excerpt
from framing.exercises.item import Choice, Item, Material
from framing.exercises.main_clause import clash, subject
from framing.exercises.naming import surname
from framing.exercises.omitted import introduces
from framing.exercises.suitable import CERTAIN, remarks, tells, whole
from framing.exercises.task import Task
from framing.exercises.wording import (
    content,
    counts,
    names_and_figures,
    normal,
    numbers,
    stems,
    telling_words,
    words,
)
from framing.records import SURE, ours

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
THERE, NAMED, COPIED = 0.65, 0.3, 0.8
"""Share of a sentence's words in one paragraph from which its fact may be there after all; share of its weight that the
article's own sentence must have at least to carry it; resemblance that makes it a copy. Judgements on real stories."""
LONG_PROOF = 60
"""Words of the article's own sentence at most."""
HEADLINED, SECOND = 0.6, 0.6
"""Share of a headline's words in a fact from which it tells the fact; share of the telling words of a fact's further
part that the article has at least. Judgements on what two readers solved blind."""
_THERE, _LACKING = ours("The article reports this"), ours("The article leaves this out")


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
        had = sorted(_carried(index, article, text), key=lambda fact: (fact.near, fact.passage.id))
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
            fact = _Fact(passage, None, *text.shares(passage.text), min(verdict.probability, claim.probability))
            if (
                _usable(index, passage, article)
                # What has a name or figure of its own can be looked for; another remark may be there in other words.
                and not names_and_figures(passage.text) <= mentioned
                and fact.near < THERE
                and introduces(index, article, passage)
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


def _carried(index: WordedIndex, article: str, text: Excerpt) -> Iterator[_Fact]:
    """Yield facts of other outlets that a sentence of the printed text surely carries too."""
    told = index.article_of[article].text
    figures, mentioned = numbers(told), stems(told)
    own = [other for other in index.passages_of[article] if other.id in text.paragraph]
    seen: set[str] = set()
    for passage in index.comparison.passages:
        if not _usable(index, passage, article):
            continue
        proofs = [other for other in own if _carries(index, other, passage)]
        # Of several, the one that has most of its words: an earlier one may tell a part of it, or of another day.
        shared = {p.id: round(index.wording.covered(passage.text, p.text), 2) for p in proofs}
        best = max(proofs, key=lambda p: (shared[p.id], -p.index), default=None)
        if (
            best
            and best.id not in seen
            # A name or figure that the article lacks is a fact of its own.
            and numbers(passage.text) <= figures
            and names_and_figures(passage.text) - _styles(index, passage, mentioned) <= mentioned
            and normal(passage.text) not in normal(told)
            and not _headlined(index, article, passage)
            and _second_parts_told(passage.text, mentioned)
        ):
            seen.add(best.id)
            yield _Fact(passage, best, *text.shares(passage.text), index.link(passage.id, best.id))


def _carries(index: WordedIndex, own: Passage, fact: Passage) -> bool:
    """Return whether a sentence of the article surely tells a fact, with the one who does it, so that it is a proof."""
    who = subject(fact.text)
    return (
        index.link(fact.id, own.id) >= CERTAIN
        and whole(own, LONG_PROOF)
        and (not who or bool(who & content(own.text)))
        and index.wording.covered(fact.text, own.text) >= NAMED
        and index.wording.to_the_point(fact.text, own.text)
        and not (counts(fact.text) and counts(own.text) and not counts(fact.text) & counts(own.text))
        and index.wording.resemblance(fact.text, own.text) <= COPIED
        # That somebody alleges it is a fact of its own, which an article that tells it plainly lacks.
        and not (_attributed(index, fact) and not _attributed(index, own))
        and not clash(fact.text, own.text)
    )


def _headlined(index: WordedIndex, article: str, fact: Passage) -> bool:
    """Return whether an article's headline tells a fact already, so that nobody need read on."""
    headline = next((p for p in index.passages_of[article] if p.role == "headline"), None)
    if headline is None:
        return False
    own = content(headline.text)
    return index.link(fact.id, headline.id) >= SURE or len(own & content(fact.text)) >= HEADLINED * len(own)


_SECOND = re.compile(
    r"\b(?:until|unless|if|provided|as long as|but|because|although|though|while|after|before|despite|when)\b"
    r"|;|, (?:which|who|where|and|saying|adding|\w+ing)\b|\band (?:he|she|they|it|that)\b"
)
"""What a second fact, or a condition, begins with."""


def _second_parts_told(fact: str, mentioned: frozenset[str]) -> bool:
    """Return whether an article has the words of each further part of a fact, so that it lacks none of them."""
    parts = (telling_words(part) for part in _SECOND.split(fact)[1:])
    return all(len(part & mentioned) >= SECOND * len(part) for part in parts if len(part) > 1)


_STYLE = stems("Mr Mrs Ms Rep Sen Gov Dr President Senator Representative Former US United States America Twitter")


def _styles(index: WordedIndex, passage: Passage, mentioned: frozenset[str]) -> frozenset[str]:
    """Return titles, and the first names of people whom an article calls by their surname: they are no facts."""
    people = (
        mention.text
        for entity in index.comparison.entities
        if entity.kind == "person"
        for mention in entity.mentions
        if mention.passage == passage.id
    )
    return _STYLE.union(*(stems(name) for name in people if stems(surname(name)) <= mentioned))


def _attributed(index: WordedIndex, passage: Passage) -> bool:
    return any(signal.kind == "attribution" for signal in index.signals_of[passage.id])


def _item(index: WordedIndex, text: Excerpt, fact: _Fact) -> Item:
    why = (
        ours("{outlet} reports this; no sentence of the article does.", outlet=index.outlet_of[fact.passage.id])
        if fact.own is None
        else ours(
            "The article reports this too, in paragraph {paragraph}: “{sentence}”",
            paragraph=str(text.paragraph[fact.own.id]),
            sentence=fact.own.text,
        )
    )
    return Item(
        id=index.item_id(KIND, text.article, fact.passage.id),
        task=KIND,
        prompt=ours("Does the article report this fact, or does it leave it out?"),
        material=(Material(text.article, text.text, text.label), Material(None, fact.passage.text, ours("The fact"))),
        choices=(Choice(_THERE, fact.own is not None, why), Choice(_LACKING, fact.own is None, why)),
        why=why,
        evidence=tuple(index.evidence(passage.id) for passage in (fact.passage, fact.own) if passage),
        skill=ours("Notice what a text leaves out"),
        difficulty=mean_difficulty(
            fact.share if fact.own is None else 1 - fact.near, reading_difficulty(fact.passage.text)
        ),
        confidence=fact.confidence,
    )
