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
    states,
    stems,
    words,
)
from framing.exercises.sheet import Answer, Choice, Evidence, Paragraph, Question, Reading, Task
from framing.records import SURE

if TYPE_CHECKING:
    from framing.exercises.material import Draw, WordedIndex
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
MOST, LEAST = 4, 1
"""Facts left out among the choices, and at least; there are as many carried ones."""

ALONE = CERTAIN
"""Probability from which a fact that one other outlet alone reports counts as left out; SURE is enough where two do.

On twelve annotated stories 142 of 145 such gaps were none of the article's facts, not even in part, and 7 of 10 of
those that two outlets report, of which there are few.
"""
SPECIFIC, SINGLE = 9, 32
"""Words below which a sentence is so general ("Many praised the plan.") that the article may bear it out, and above
which it tells more than one thing."""
THERE, NAMED, COPIED = 0.65, 0.25, 0.8
"""Share of a sentence's words in one paragraph from which its fact may be there after all; share of its weight that the
article's own sentence must have at least to carry it; resemblance that makes it a copy. Judgements on real stories."""
NEAR, FIRST = 0.4, 1 / 3
"""How far a left-out fact and a carried one may differ in the share of their words that one paragraph has, and a share
on one side of which both stand: that the words are there must not tell that the fact is."""
LONGER = 1.5
"""How much longer one of the two may be."""
APART = 0.4
"""Resemblance above which two choices are too close to be told apart."""

_NONE = (
    "The task “What does the article leave out?” is left out: no article of this story surely lacks a fact of the "
    "others and surely carries one that shares as few words with it, in sentences that can be read on their own."
)


@dataclass(frozen=True, slots=True)
class _Option:
    """A sentence of another outlet; `own` is the article's sentence that carries its fact, if the article has it.

    `near` is the largest share of its words that stands in one paragraph of the printed text.
    """

    passage: Passage
    own: Passage | None
    near: float
    why: str


def make(index: WordedIndex, draw: Draw) -> Task:
    """Return the task on one of the articles that offer most; without questions where none offers enough."""
    found: list[tuple[Excerpt, list[_Option]]] = []
    for article in draw.dealt(sorted(index.article_of), 1):
        text = excerpt(index, article)
        if not any(normal(p.text) in draw.taken for p in index.passages_of[article] if p.id in text.paragraph):
            options = _balanced(index, _missing(index, article, text, draw), _carried(index, article, text, draw), draw)
            found.append((text, options))
    # The first in this seed's order, so that another seed reads another article.
    for text, options in found:
        if len(options) >= 2 * LEAST:
            return _task(index, text, shuffled(options, draw.rng))
    return _task(index, None, [])


def near(text: str, reading: Reading) -> float:
    """Return the largest share of a text's words that stands in one paragraph: what a pupil who only looks finds."""
    own = stems(text)
    return max((len(own & stems(paragraph.text)) / len(own) for paragraph in reading.paragraphs), default=0.0)


def _missing(index: WordedIndex, article: str, text: Excerpt, draw: Draw) -> list[_Option]:
    """Return facts that the article surely lacks, each in a sentence of another outlet."""
    outlet = index.outlet_of_article[article]
    mentioned = stems(index.article_of[article].text)
    found = []
    for claim in index.comparison.claims:
        verdict = claim.verdict(outlet)
        enough = SURE if len(claim.outlets) > 1 or len(index.outlets) == 2 else ALONE
        if verdict.state != "absent" or verdict.probability < enough or claim.probability < SURE:
            continue
        for passage in (index.passage_of[id_] for id_ in claim.passages):
            told = _usable(index, passage, article, draw)
            share = near(passage.text, text.reading) if told else 1.0
            # What has a name or figure of its own can be looked for; another remark may be there in other words.
            named = not names_and_figures(passage.text) <= mentioned
            if named and share < THERE and all(_lacks(index, other, outlet) for other in index.claims_of[passage.id]):
                why = f"{index.outlet_of[passage.id]} reports this; no sentence of the article was found to."
                found.append(_Option(passage, None, share, why))
                break
    return found


def _lacks(index: WordedIndex, claim: str, outlet: str) -> bool:
    return index.claim_of[claim].verdict(outlet).state == "absent"


def _usable(index: WordedIndex, passage: Passage, article: str, draw: Draw) -> bool:
    return (
        index.comparable(passage.article, article)
        and states(passage)
        and SPECIFIC <= words(passage.text) <= SINGLE
        and draw.free(passage)
        and passage.id not in index.disputed
    )


def _carried(index: WordedIndex, article: str, text: Excerpt, draw: Draw) -> list[_Option]:
    """Return facts of other outlets that a sentence of the printed text surely carries too."""
    outlet = index.outlet_of_article[article]
    told = index.article_of[article].text
    figures, mentioned = numbers(told), stems(told)
    own = [other for other in index.passages_of[article] if other.id in text.paragraph]
    found = []
    for passage in index.comparison.passages:
        if not _usable(index, passage, article, draw):
            continue
        best = max(own, key=lambda other: (index.link(passage.id, other.id), -other.index), default=None)
        if best is None or not index.sure_pair(passage.id, best.id):
            continue
        verdicts = [index.claim_of[claim].verdict(outlet) for claim in index.claims_of[passage.id]]
        if (
            all(verdict.state == "reported" and verdict.probability >= SURE for verdict in verdicts)
            # A name or figure that the article lacks is a fact of its own.
            and numbers(passage.text) <= figures
            and (index.link(passage.id, best.id) >= CERTAIN or names_and_figures(passage.text) <= mentioned)
            and index.wording.covered(passage.text, best.text) >= NAMED
            and index.wording.resemblance(passage.text, best.text) <= COPIED
        ):
            share = near(passage.text, text.reading)
            found.append(_Option(passage, best, share, "The article reports this too."))
    return found


def _balanced(index: WordedIndex, missing: list[_Option], carried: list[_Option], draw: Draw) -> list[_Option]:
    """Return as many options of both sorts as there are, in twos that are alike in length and in words.

    Neither how long a fact is, nor how many of its words one paragraph has, tells whether the article reports it.
    """
    chosen: list[_Option] = []
    left = draw.dealt(missing, MOST)
    for having in draw.dealt(carried, MOST):
        if len(chosen) == 2 * MOST or not _distinct(index, having, chosen):
            continue
        fit = [lack for lack in left if _alike(lack, having) and _distinct(index, lack, [*chosen, having])]
        # The one to tick is as often the one with more words there as with fewer, as far as the story has both.
        above = [lack for lack in fit if lack.near >= having.near]
        below = [lack for lack in fit if lack.near < having.near]
        either = [those for those in (above, below) if those]
        if either:
            length = words(having.passage.text)
            lack = min(one_of(either, draw.rng), key=lambda one: abs(words(one.passage.text) - length))
            chosen += [lack, having]
    return chosen


def _alike(lack: _Option, having: _Option) -> bool:
    length = sorted(words(option.passage.text) for option in (lack, having))
    return (
        abs(lack.near - having.near) <= NEAR
        and (lack.near < FIRST) == (having.near < FIRST)
        and length[1] <= LONGER * length[0]
    )


def _distinct(index: WordedIndex, option: _Option, taken: list[_Option]) -> bool:
    one = option.passage
    return all(
        one.id != other.id
        and not index.related(one.id, other.id)
        and normal(one.text) != normal(other.text)
        and index.wording.resemblance(one.text, other.text) < APART
        for other in (before.passage for before in taken)
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
