"""A lesson from one story: what a plan needs that only the story can give; the page brings the rest.

Words, questions and group work come from the articles themselves, the items from an exercise, the time is shared out
over five phases. What a lesson is for, and what to avoid in it, is the same for every story and stands in the template.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing import lexicon
from framing.exercises.coloured import own_words, sure
from framing.exercises.excerpt import paragraphs
from framing.exercises.material import WordedIndex
from framing.exercises.sheet import make_exercise
from framing.exercises.suitable import states, whole
from framing.exercises.wording import normal
from framing.export.atomic import write_all
from framing.records import SURE
from framing.report import render

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from framing.exercises.item import Exercise, Level
    from framing.records import Article, Comparison, Signal, Value

SHORTEST, LONGEST = 30, 180
"""Minutes of a lesson: below, no group can read an article; above, it is a project and wants another plan."""
_SHARES = {"warm-up": 0.11, "groups": 0.29, "items": 0.27, "discussion": 0.22, "exit": 0.11}
"""What part of the time each phase gets. A judgement, after plans of 45 minutes."""
WORDS, QUESTIONS = 10, 6
"""Words to explain, and questions to discuss, at most."""
_HARD = 10
"""Letters from which a word may need explaining, unless it is in everybody's use."""
_PLAIN = lexicon.table("plain-words").keys()
_ITEMS = {"easy": 4, "medium": 6, "hard": 8}
"""Items for the part of a lesson of 45 minutes in which pupils work on their own, by level."""
_USUAL = 45


@dataclass(frozen=True, slots=True)
class Word:
    """A word to explain before reading, what it does where it judges (else nothing), and a sentence that has it."""

    word: str
    why: str
    outlet: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Handout:
    """An article to hand out, with its paragraphs; and what a group that reads it will find, for the teacher."""

    outlet: str
    headline: str
    published: str | None
    authors: tuple[str, ...]
    paragraphs: tuple[str, ...]
    words: int
    speakers: tuple[str, ...]
    alone: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """A plan for one lesson on one story. `phases` are the minutes of each part, by its name, in order."""

    minutes: int
    phases: Mapping[str, int]
    words: tuple[Word, ...]
    questions: tuple[str, ...]
    handouts: tuple[Handout, ...]
    exercise: Exercise


def make_lesson(comparison: Comparison, minutes: int = _USUAL, level: Level = "medium", seed: int = 1) -> Lesson:
    """Return the plan of a lesson of so many minutes (SHORTEST to LONGEST), for pupils of a level."""
    index = WordedIndex(comparison)
    length = max(2, round(_ITEMS[level] * minutes / _USUAL))
    exercise = make_exercise(comparison, seed, level=level, length=length)
    return Lesson(
        minutes=minutes,
        phases=phases(minutes),
        words=tuple(_words(index, exercise))[:WORDS],
        questions=_questions(index),
        handouts=tuple(_handouts(index)),
        exercise=exercise,
    )


def write_lesson(lesson: Lesson, folder: Path, formats: Sequence[str]) -> tuple[Path, ...]:
    """Write a lesson's files of these formats (keys of LESSON_FORMATS) to a folder, and return where they are."""
    pages = {each: render(LESSON_FORMATS[each], lesson) for each in formats}
    if "md" in pages:  # Markdown knows what escaped "<" and "&" mean, and shows quotation marks as they are.
        pages["md"] = pages["md"].replace("&#39;", "'").replace("&#34;", '"')
    return write_all({folder / f"lesson-{lesson.exercise.seed}.{each}": page for each, page in pages.items()})


LESSON_FORMATS = {"html": "lesson.html.j2", "md": "lesson.md.j2"}
"""Each format of a lesson, with its template."""


def phases(minutes: int) -> dict[str, int]:
    """Return the minutes of each phase, which make up the lesson: what rounding leaves goes to the discussion."""
    phases = {name: round(share * minutes) for name, share in _SHARES.items()}
    phases["discussion"] += minutes - sum(phases.values())
    return phases


def _words(index: WordedIndex, exercise: Exercise) -> Iterator[Word]:
    """Yield words that judge or take a stance, then long ones that several articles use; each once.

    None comes with a sentence that the worksheet asks about: that would give an answer away.
    """
    seen: set[str] = set()
    asked = {evidence.passage for item in exercise.items for evidence in item.evidence}
    for signal in index.comparison.signals:
        passage = index.passage_of[signal.passage]
        if (
            (sure(signal) or _judges(signal))
            and own_words(index, signal)
            and normal(signal.text) not in seen
            and whole(passage)
            and passage.id not in asked
        ):
            seen.add(normal(signal.text))
            if len(seen) > WORDS // 2:
                break
            yield Word(signal.text, signal.why, index.outlet_of[passage.id], passage.text)
    uses: dict[str, list[str]] = {}
    for passage in index.comparison.passages:
        if whole(passage) and passage.id not in asked:
            for word in dict.fromkeys(
                w for w in passage.text.split() if w.isalpha() and w.islower() and len(w) >= _HARD and w not in _PLAIN
            ):
                uses.setdefault(word, []).append(passage.id)
    several = sorted(uses, key=lambda word: (-len({index.outlet_of[p] for p in uses[word]}), -len(word), word))
    for word in several:
        if word not in seen and not any(word[:_STEM] == other[:_STEM] for other in seen):
            seen.add(word)
            passage = min((index.passage_of[p] for p in uses[word]), key=lambda p: (len(p.text), p.id))
            yield Word(word, "", index.outlet_of[passage.id], passage.text)


_STEM = 7
"""Letters that two forms of one word share."""


def _judges(signal: Signal) -> bool:
    """Return whether the outlet itself surely judges with a word."""
    judging = signal.kind in ("loaded", "qualifier", "euphemism")
    return judging and signal.voice == "author" and signal.probability >= SURE


def _questions(index: WordedIndex) -> tuple[str, ...]:
    """Return questions from the story's real differences: first what cannot both be true, last what is left out."""
    found = [*_disagreements(index), *_wordings(index), *_stances(index), *_omissions(index)]
    return tuple(dict.fromkeys(found))[:QUESTIONS]


def _said(index: WordedIndex, values: Sequence[Value]) -> str:
    """Return what each outlet writes, in its own words, one value for each."""
    by_outlet = {index.outlet_of[value.passage]: value.text for value in reversed(values)}
    return " and ".join(f"{outlet} writes “{text}”" for outlet, text in sorted(by_outlet.items()))


def _disagreements(index: WordedIndex) -> Iterator[str]:
    for found in index.comparison.discrepancies:
        if (
            not found.compatible
            and found.probability >= SURE
            and len({index.outlet_of[v.passage] for v in found.values}) > 1
        ):
            yield (
                f"Where {_said(index, found.values)}: can both be right? What could have led to the difference, and "
                "how could you find out?"
            )


def _wordings(index: WordedIndex) -> Iterator[str]:
    for found in index.comparison.contrasts:
        if len({index.outlet_of[v.passage] for v in found.values}) > 1:
            yield f"For the same thing, {_said(index, found.values)}. What does a reader of each picture?"


def _stances(index: WordedIndex) -> Iterator[str]:
    for signal in [s for s in index.comparison.signals if s.kind == "attribution" and sure(s)][:2]:
        if signal.speaker:
            outlet = index.outlet_of[signal.passage]
            yield (f"{outlet} lets {signal.speaker} speak with the word “{signal.text}”. What would “said” change?")


def _omissions(index: WordedIndex) -> Iterator[str]:
    asked: set[str] = set()
    for article in sorted(index.article_of):
        for fact in [fact for fact in index.omitted(article) if fact.passage.id not in asked][:1]:
            asked.add(fact.passage.id)
            source, lacking = index.outlet_of[fact.passage.id], index.outlet_of_article[article]
            yield (
                f"{source} reports: “{fact.passage.text}” Nothing of it stands in the article of {lacking}. To which "
                "readers would it matter, and what can the reasons be?"
            )


def _handouts(index: WordedIndex) -> Iterator[Handout]:
    """Yield each article with what only it tells, and whom it gives most words."""
    for id_, article in index.article_of.items():
        shares = Counter(
            {s.entity: s.quoted + s.reported for s in index.comparison.speakers if s.article == id_ and s.entity}
        )
        yield Handout(
            outlet=article.outlet,
            headline=article.headline,
            published=article.published,
            authors=article.authors,
            paragraphs=tuple(text for text, _ in paragraphs(index, id_)),
            words=article.words,
            speakers=tuple(name for name, _ in shares.most_common(3)),
            alone=_alone(index, article),
        )


def _alone(index: WordedIndex, article: Article) -> str:
    """Return the sentence of an article with the most salient fact that all other outlets surely lack; "" for none."""
    found = [
        (claim.salience, passage.id, passage.text)
        for claim in index.comparison.claims
        if claim.outlets == (article.outlet,)
        for passage in (index.passage_of[id_] for id_ in claim.passages)
        if passage.article == article.id
        and states(passage)
        and all(index.lacks(outlet, passage) for outlet in index.outlets if outlet != article.outlet)
    ]
    return max(found)[-1] if found else ""
