"""Read one outlet's article and say which facts, reported by other outlets, it leaves out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from framing.exercises.material import (
    CERTAIN,
    LETTERS,
    names_and_figures,
    normal,
    numbers,
    one_of,
    shuffled,
    stands_alone,
    stems,
    words,
)
from framing.exercises.sheet import Answer, Choice, Evidence, Paragraph, Question, Reading, Task
from framing.records import SURE

if TYPE_CHECKING:
    from random import Random

    from framing.exercises.material import WordedIndex
    from framing.records import Index, Passage


LONGEST = 550  # words: a page and a half of A4, ten minutes' reading at school


@dataclass(frozen=True, slots=True)
class Excerpt:
    """An article's text as printed, and beside which number each of its passages stands."""

    reading: Reading
    paragraph: dict[str, int]


def excerpt(index: Index, article_id: str) -> Excerpt:
    """Return the article's paragraphs up to about LONGEST words, always the first one."""
    article = index.article_of[article_id]
    passages = [p for p in index.passages_of[article_id] if p.role in ("body", "standfirst")]
    paragraphs: list[Paragraph] = []
    numbers: dict[str, int] = {}
    length, shortened = 0, False
    for _, group in groupby(passages, key=lambda passage: passage.paragraph):
        members = list(group)
        text = " ".join(article.text[members[0].start : members[-1].end].split())
        length += len(text.split())
        if paragraphs and length > LONGEST:
            shortened = True
            break
        paragraphs.append(Paragraph(len(paragraphs) + 1, text))
        numbers.update((passage.id, len(paragraphs)) for passage in members)
    reading = Reading(article.outlet, article.headline, article.published, tuple(paragraphs), shortened)
    return Excerpt(reading, numbers)


KIND = "omission"
MOST, LEAST = 4, 3
"""Facts left out among the choices, at most, and as many carried ones; choices at least, one of either sort or more."""

LEAST_CERTAIN = 2
"""Facts that are certainly missing from which those that are only surely so are not needed."""
ALIKE = 0.25
"""Resemblance to some sentence of the article above which a fact might be there after all."""
SPECIFIC = 11
"""Words below which a sentence is so general ("Many praised the plan.") that the article may bear it out."""
MENTIONED = 0.7
"""Share of a sentence's weight in words of the whole article above which its fact may be there in pieces."""
CARRIED, NAMED, COPIED = 0.42, 0.3, 0.95
"""Share of a sentence's weight that the article's own one must have to carry it, or where the article has all names and
figures of it too; resemblance that makes it a copy."""
APART = 0.4
"""Resemblance above which two choices are too close to be told apart."""

_NONE = (
    "The task “What does the article leave out?” is left out: no article of this story surely lacks facts of "
    "the others and surely carries some, three in all, in sentences that can be read on their own."
)


@dataclass(frozen=True, slots=True)
class _Option:
    """A sentence of another outlet; `own` is the article's sentence that carries its fact, if the article has it."""

    passage: Passage
    own: Passage | None
    why: str


def make(index: WordedIndex, rng: Random) -> Task:
    """Return the task on the article that offers most; without questions where none offers enough."""
    drawn = []
    for article in sorted(index.article_of):
        text = excerpt(index, article)
        missing, carried = _missing(index, article), _carried(index, article, text)
        options = _balanced(index, missing, carried, rng)
        if options:
            drawn.append((len(options), text, options))
    size = max((number for number, _, _ in drawn), default=0)
    if not size:
        return _task(index, None, [])
    _, text, options = one_of([found for found in drawn if found[0] == size], rng)
    return _task(index, text, shuffled(options, rng))


def _missing(index: WordedIndex, article: str) -> list[_Option]:
    """Return facts that the article surely lacks, each in a sentence of another outlet, most salient first."""
    own = index.passages_of[article]
    whole = index.article_of[article].text
    mentioned = stems(whole)
    found: list[_Option] = []
    listed = [o for o in index.comparison.omissions if o.article == article and o.state == "absent"]
    sure = [o for o in listed if o.probability >= SURE]
    for omission in sorted(sure, key=lambda o: (o.probability < CERTAIN, -o.salience, o.claim)):
        if omission.probability < CERTAIN and len(found) >= LEAST_CERTAIN:
            break
        for passage in (index.passage_of[id_] for id_ in index.claim_of[omission.claim].passages):
            if (
                passage.article != article
                and stands_alone(passage)
                and words(passage.text) >= SPECIFIC
                # What has a name or figure of its own can be looked for; a general remark may be there in other words.
                and not names_and_figures(passage.text) <= mentioned
                and not any(index.related(passage.id, other.id) for other in own)
                and all(index.wording.resemblance(passage.text, other.text) < ALIKE for other in own)
                and index.wording.covered(passage.text, whole) < MENTIONED
            ):
                found.append(_Option(passage, None, omission.why))
                break
    return found


def _carried(index: WordedIndex, article: str, text: Excerpt) -> list[_Option]:
    """Return facts of other outlets that a sentence of the printed text surely carries too."""
    conflicts = [d for d in index.comparison.discrepancies if not d.compatible]
    disputed = {passage for d in conflicts for passage in index.claim_of[d.claim].passages}
    told = index.article_of[article].text
    figures, mentioned = numbers(told), stems(told)
    found = []
    for passage in index.comparison.passages:
        if passage.article == article or passage.id in disputed or not stands_alone(passage):
            continue
        own = [other for other in index.passages_of[article] if other.id in text.paragraph]
        best = max(own, key=lambda other: (index.link(passage.id, other.id), -other.index), default=None)
        if (
            best is None
            or index.link(passage.id, best.id) < SURE
            or index.outlet_of[best.id] == index.outlet_of[passage.id]
        ):
            continue
        if (
            numbers(passage.text) <= figures
            and index.wording.covered(passage.text, best.text)
            >= (NAMED if names_and_figures(passage.text) <= mentioned else CARRIED)
            and index.wording.resemblance(passage.text, best.text) <= COPIED
        ):
            found.append(_Option(passage, best, "The article reports this too."))
    return found


def _balanced(index: WordedIndex, missing: list[_Option], carried: list[_Option], rng: Random) -> list[_Option]:
    """Return as many options of both sorts as there are, of like length, so that length does not tell them apart."""
    chosen: list[_Option] = []
    lacking = _distinct(index, shuffled(missing[: 2 * MOST], rng), chosen, MOST)
    # For each fact left out in turn, the carried one whose length comes closest.
    having: list[_Option] = []
    left = shuffled(carried, rng)
    for option in lacking:
        length = words(option.passage.text)
        left.sort(key=lambda other: abs(words(other.passage.text) - length))
        having += _distinct(index, left, lacking + having, 1)
    return lacking + having if lacking and having and len(lacking + having) >= LEAST else []


def _distinct(index: WordedIndex, options: list[_Option], taken: list[_Option], most: int) -> list[_Option]:
    found: list[_Option] = []
    for option in options:
        if len(found) < most and all(_apart(index, option.passage, other.passage) for other in taken + found):
            found.append(option)
    return found


def _apart(index: WordedIndex, one: Passage, other: Passage) -> bool:
    return (
        one.id != other.id
        and not index.related(one.id, other.id)
        and normal(one.text) != normal(other.text)
        and index.wording.resemblance(one.text, other.text) < APART
    )


def _task(index: WordedIndex, text: Excerpt | None, options: list[_Option]) -> Task:
    labelled = list(zip(LETTERS, options, strict=False))
    question = Question(
        id="1",
        text="Which of these facts does the article not report? Tick every one.",
        answers=tuple(_answer(index, letter, option, text) for letter, option in labelled if text),
    )
    short = f"This task has {len(options)} facts instead of {2 * MOST}: no more in this story are sure."
    return Task(
        kind=KIND,
        form="tick",
        title="What does the article leave out?",
        instructions=(
            "Read the article. Below it stand facts about the same event, each as some other outlet put it.",
            "Tick the facts that the article does not report. For each of the others, write down the number of the "
            "paragraph where the article does report it, even if in other words.",
            "An article can lack a fact for many reasons: it appeared earlier, it is shorter, or it has another "
            "subject. That it lacks one does not show that somebody wanted to hide it.",
        ),
        choices=tuple(Choice(letter, option.passage.text) for letter, option in labelled),
        questions=(question,) if options else (),
        discuss=(
            "Would a reader of this article alone picture the event in another way? Which of the missing facts "
            "matters most for that, and which hardly at all?",
            "What could be the reason that a fact is missing: time of publication, length, topic, sources? How could "
            "you find out?",
        ),
        reading=text.reading if text else None,
        notice=_NONE if not options else short if len(options) < 2 * MOST else "",
    )


def _answer(index: WordedIndex, letter: str, option: _Option, text: Excerpt) -> Answer:
    theirs = Evidence(option.passage.id, index.outlet_of[option.passage.id], option.passage.text)
    if option.own is None:
        return Answer(letter, right=True, why=option.why, evidence=(theirs,))
    own = option.own
    mine = Evidence(own.id, index.outlet_of[own.id], own.text, paragraph=text.paragraph[own.id])
    return Answer(letter, right=False, why=option.why, evidence=(mine, theirs))
