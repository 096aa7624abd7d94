"""Who gets to speak: put people in order by how many words an article quotes of them, down to those whom it lets be.

Asked about are the sentences of one article that quote somebody who is named in them, printed together: the order can
be counted there, and no quotation of theirs can be laid to the wrong person.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from framing import lexicon
from framing.exercises.difficulty import mean_difficulty, reading_difficulty
from framing.exercises.item import Choice, Item, Material
from framing.exercises.naming import bare_name, is_name, quotations, speaker, surname
from framing.exercises.suitable import whole
from framing.exercises.task import Task
from framing.exercises.wording import counted, words
from framing.records import joined, ours, ours_many

if TYPE_CHECKING:
    from framing.exercises.draw import Draw
    from framing.exercises.item import Section
    from framing.exercises.material import WordedIndex
    from framing.records import Passage

KIND = "speakers"
MOST, LEAST, SENTENCES = 4, 2, 8
"""People to put in order, at most and at least; sentences to read at most, and at least as many as people at least."""
_QUOTED = 4
"""Words from which what stands in marks is what somebody said, and no title or term."""
_MARGIN, _RATIO = 8, 1.4
"""Words, and times, by which one speaker is ahead of the next: what a pupil sees without counting twice. Judgements."""


def make(index: WordedIndex, draw: Draw) -> Section:
    """Return the task; without items where no article gives people surely different shares."""
    items = [item for article in sorted(index.article_of) if (item := _item(index, article))]
    return TASK.section(
        draw.chosen(items),
        instructions=(
            ours(
                "Here are sentences of one article that quote somebody; what stands between them was left out (“[…]”)."
            ),
            ours(
                "Put the names in order by the number of words that these sentences quote of them in quotation "
                "marks. Somebody who is only spoken about comes last."
            ),
        ),
        lacking=ours("no article quotes enough people by name, in shares that lie apart."),
        wanted=draw.wanted,
        discuss=(
            ours("Who is spoken about and does not speak? Whom would you have asked?"),
            ours("Does another outlet give its words to other people? What does its reader learn instead?"),
        ),
    )


def _item(index: WordedIndex, article: str) -> Item | None:
    """Return the item on an article, None where nobody is surely ahead of the others."""
    people = {surname(m.text) for e in index.comparison.entities if e.kind == "person" for m in e.mentions}
    quoting = [
        (passage, who)
        for passage in index.passages_of[article]
        if whole(passage) and _lengths(passage.text) and (who := speaker(index, passage)) and surname(who) in people
    ][:SENTENCES]
    if len(quoting) < LEAST:
        return None
    names = _names(index, quoting)
    shares = Counter(dict.fromkeys(names.values(), 0))
    for passage, who in quoting:
        shares[names[surname(who)]] += sum(_lengths(passage.text))
    chosen = _apart(sorted(shares.items(), key=lambda share: (-share[1], share[0])))
    if len(chosen) < LEAST or not chosen[LEAST - 1][1]:
        return None
    text = " […] ".join(passage.text for passage, _ in quoting)
    closest = max((low or 1) / high for (_, high), (_, low) in pairwise(chosen))
    order = joined(*(_share(name, count) for name, count in chosen), between=", ")
    return Item(
        id=index.item_id(KIND, article),
        task=KIND,
        prompt=ours("Put these names in order: whom do the sentences quote most, and whom least or not at all?")
        if len(chosen) > LEAST
        else ours("Put these two names in order: whom do the sentences quote more?"),
        material=(Material(article, text, index.outlet_of_article[article]),),
        choices=tuple(
            Choice(
                name,
                right=True,
                why=ours_many(
                    "About {number} word in quotation marks.", "About {number} words in quotation marks.", count
                )
                if count
                else ours("Is named, and not quoted."),
            )
            for name, count in chosen
        ),
        why=ours("Words in quotation marks: {order}.", order=order),
        evidence=tuple(index.evidence(passage.id, *quotations(passage.text)) for passage, _ in quoting),
        skill=ours("See who gets to speak, and who does not"),
        difficulty=mean_difficulty(reading_difficulty(text), words(text) / 250, closest, (len(chosen) - LEAST) / MOST),
        confidence=_CONFIDENCE,
    )


def _share(name: str, count: int) -> str:
    if not count:
        return ours("{name} (none)", name=name)
    return ours("{name} (about {number})", name=name, number=str(count))


_CONFIDENCE = 0.9
"""That each quotation is laid to the right person. A judgement: who speaks was not measured."""


def _lengths(text: str) -> list[int]:
    """Return how many words each quotation of a sentence has; a title or a single word in marks is none."""
    return [
        n
        for start, end in quotations(text)
        if (n := counted(text[start:end])) >= _QUOTED and not titled(text[:start], text[start:end])
    ]


_OF_A_WORK = re.compile(
    r"(?:\b(?:programs?|programmes?|show|films?|movies?|documentary|books?|novels?|memoir|songs?|albums?|series"
    r"|episode|podcast|magazine|article|essay|report|called|titled|entitled|named|dubbed|headlined)|[A-Z]\w*[’']s?"
    r"|\bon [A-Z]+),? [“\"]$"
)
_SMALL = lexicon.words("title-words")


def titled(before: str, quoted: str) -> bool:
    """Return whether what stands in quotation marks is a work's title: called so, or with capitals throughout."""
    told = [word.strip(",.;:!?’'") for word in quoted.split()]
    capitals = all(word[:1].isupper() or word[:1].isdigit() or word in _SMALL for word in told)
    return capitals or (bool(_OF_A_WORK.search(before)) and quoted[:1].isupper() and quoted[-1:] not in ".!?,")


def _names(index: WordedIndex, quoting: list[tuple[Passage, str]]) -> dict[str, str]:
    """Return the people who are named in some sentences, by surname, each as written there in full."""
    found: dict[str, str] = {}
    inside = {passage.id for passage, _ in quoting}
    mentioned = [
        mention.text
        for entity in index.comparison.entities
        if entity.kind == "person" and " " in entity.entity  # "Twitter" is taken for a person now and then
        for mention in entity.mentions
        if mention.passage in inside
    ]
    for name in (*(who for _, who in quoting), *mentioned):
        bare = bare_name(name)
        if is_name(bare) and len(bare) > len(found.get(surname(bare), "")):
            found[surname(bare)] = bare
    return found


def _apart(shares: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return people whose shares lie apart, the largest first; at most one of them has none."""
    found: list[tuple[str, int]] = []
    for name, count in shares:
        ahead = not found or (found[-1][1] - count >= _MARGIN and found[-1][1] >= _RATIO * count)
        if len(found) < MOST and ahead:
            found.append((name, count))
    return found


TASK = Task(KIND, ours("Who gets to speak?"), "order", make)
