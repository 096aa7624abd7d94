"""Rewrite neutrally: a sentence with one word that judges or takes a stance, to be told in plain words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing import lexicon
from framing.exercises.coloured import STANCES, clear, found, own_words, sure, unlisted
from framing.exercises.difficulty import mean_difficulty, reading_difficulty
from framing.exercises.inflection import form_of, inflected
from framing.exercises.item import Item, Material
from framing.exercises.task import Task
from framing.records import ours

if TYPE_CHECKING:
    from framing.exercises.draw import Draw
    from framing.exercises.inflection import Form
    from framing.exercises.item import Section
    from framing.exercises.material import WordedIndex
    from framing.records import Signal

KIND = "rewrite"
_PLAINER = lexicon.table("plainer-words")
_SAYING = "verb: say, state"
_UNLISTED = 6
"""Words that may judge, above which a sentence is an opinion and stays one without the word. A judgement."""
_JOINED, _JOINS = re.compile(r"\w(?:,| and| or) $"), re.compile(r"^(?:,| and| or) [a-z]\w+")
"""Another word right beside it in a list, which judges too as a rule: "cruel, inhumane and immoral"."""
_CLAUSE = re.compile(
    r"^(?: (?:(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day )?(?:that|it|he|she|they|there)\b|[.,]$|, )"
)
"""What stands behind a verb that "said" can take the place of: a whole clause, or nothing."""


def make(index: WordedIndex, draw: Draw) -> Section:
    """Return the task; without items where no sentence has a word that a plainer one can take the place of."""
    items = [item for signal in index.comparison.signals if (item := _item(index, signal))]
    return TASK.section(
        draw.chosen(items),
        instructions=(
            ours(
                "Each sentence has a word that judges, or takes a stance on what somebody said. Write the sentence "
                "so that it reports the same and leaves the judgement to the reader."
            ),
        ),
        lacking=ours("no word of this story surely judges or takes a stance where a plainer one would fit."),
        wanted=draw.wanted,
        discuss=(
            ours("Did your sentence lose something that readers need? Can a judging word be the exact one?"),
            ours("Compare two versions in class: do all readers find the same one neutral?"),
        ),
    )


def _item(index: WordedIndex, signal: Signal) -> Item | None:
    """Return the item on a marked word; None where nothing plainer is listed that fits by its form."""
    if not sure(signal) or not clear(index, signal) or _judged_twice(index, signal):
        return None
    if signal.kind == "attribution" and signal.stance != "doubting":
        return None  # "admitted": "said" would lose that somebody had asked
    versions = _versions(index, signal)
    if not versions:
        return None
    passage = index.passage_of[signal.passage]
    return Item(
        id=index.item_id(KIND, passage.id, signal.text),
        task=KIND,
        prompt=ours(
            "Rewrite the sentence so that it does not judge or take a stance. The word to think about is “{word}”.",
            word=signal.text,
        ),
        material=(Material(passage.article, passage.text, index.outlet_of[passage.id]),),
        choices=(),
        why=found(signal),
        evidence=(index.evidence(passage.id, (signal.start, signal.end)),),
        skill=ours("Report without judging"),
        difficulty=mean_difficulty(reading_difficulty(passage.text), 0.5),
        confidence=signal.probability,
        samples=versions,
        rubric=(
            ours("3 points: the judgement is gone, all facts are kept, and the sentence reads well."),
            ours("2 points: the judgement is gone, and a fact was lost or changed with it."),
            ours("1 point: the word was changed for another one that judges as well."),
        ),
    )


def _judged_twice(index: WordedIndex, signal: Signal) -> bool:
    """Return whether the sentence would still judge, or is somebody else's, once the word is gone."""
    others = [s for s in index.signals_of[signal.passage] if s.start != signal.start and s.stance != "neutral"]
    passage = index.passage_of[signal.passage]
    judging = signal.kind != "attribution" and (
        unlisted(index, passage) > _UNLISTED
        or bool(_JOINED.search(passage.text[: signal.start]))
        or bool(_JOINS.match(passage.text[signal.end :]))
    )
    return bool(others) or judging or not own_words(index, signal)


def _versions(index: WordedIndex, signal: Signal) -> tuple[str, ...]:
    """Return the sentence with either plainer word in the place of the marked one."""
    word = signal.text.lower()
    if signal.kind == "attribution":
        if not _CLAUSE.match(index.passage_of[signal.passage].text[signal.end :]):
            return ()
        ways = [(lemma, _SAYING) for lemma in lexicon.table("reporting-verbs") if word in STANCES[signal.stance or ""]]
    else:
        ways = list(_PLAINER.items())
    for lemma, way in ways:
        part, _, plainer = way.partition(": ")
        form: Form | None = form_of(word, lemma)
        text = index.passage_of[signal.passage].text
        if form and (_is_verb(text, signal, form) if part == "verb" else form in _FORMS[part]):
            return tuple(_put(text, signal, inflected(each, form)) for each in plainer.split(", "))
    return ()


_BEFORE_A_VERB = re.compile(
    r"\b(?:to|will|would|can|could|may|might|must|should|not|I|you|we|they|who|and) $", re.IGNORECASE
)


_WITH_PARTICLE = re.compile(r" (?:out|into|through|off|away|(?:his|her|its|their) way)\b")


def _is_verb(text: str, signal: Signal, form: Form) -> bool:
    """Return whether a word is a verb where it stands, without a particle: no "gun massacre", no "lashed out"."""
    return not _WITH_PARTICLE.match(text[signal.end :]) and (
        form != "base" or signal.kind == "attribution" or bool(_BEFORE_A_VERB.search(text[: signal.start]))
    )


_FORMS: dict[str, tuple[Form, ...]] = {"noun": ("base", "s"), "adjective": ("base",)}


def _put(text: str, signal: Signal, word: str) -> str:
    """Return a sentence with another word in the place of a marked one, with its capital and the article it needs."""
    word = word.capitalize() if signal.text[0].isupper() else word
    before = re.sub(
        r"\b([Aa])n? $", lambda match: f"{match.group(1)}{'n' if word[0] in 'aeiou' else ''} ", text[: signal.start]
    )
    return before + word + text[signal.end :]


TASK = Task(KIND, ours("Rewrite it neutrally"), "write", make)
