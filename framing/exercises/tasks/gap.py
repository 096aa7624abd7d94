"""Fill the gap: which word did the outlet use, of several that fit, where the prompt says what its word does.

The words that introduce a statement come by stance, one of each: neutral, in doubt, taken for true. Of a loaded word
and a plainer one the pupil is told whether the outlet's judges. All are inflected alike.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing import lexicon
from framing.exercises.coloured import STANCES, at_law, clear, own_words
from framing.exercises.difficulty import mean_difficulty, reading_difficulty
from framing.exercises.draw import by_chance
from framing.exercises.inflection import form_of, inflected
from framing.exercises.item import Choice, Item, Material
from framing.exercises.main_clause import VERB
from framing.exercises.task import Task
from framing.records import SURE, Ours, ours

if TYPE_CHECKING:
    from framing.exercises.draw import Draw
    from framing.exercises.inflection import Form
    from framing.exercises.item import Section
    from framing.exercises.material import WordedIndex
    from framing.records import Signal

KIND = "gap"
_GAP = "_____"
_VERBS = {"neutral": ("say",), "doubting": ("claim", "allege"), "endorsing": ("admit", "acknowledge")}
"""What is offered beside the outlet's word: the words that outlets do use, so that none of them is never the answer."""
_EFFECTS = {
    "neutral": ours("“{word}” takes no stance on the statement."),
    "doubting": ours("“{word}” keeps a distance: it suggests that what was said may not be true."),
    "endorsing": ours("“{word}” treats what was said as true."),
}
_ASKED = {
    "neutral": ours("The outlet's word takes no stance on the statement. Which word did it use?"),
    "doubting": ours(
        "The outlet's word keeps a distance: it suggests that what was said may not be true. Which word did it use?"
    ),
    "endorsing": ours("The outlet's word treats what was said as true. Which word did it use?"),
}
_NEGATED = re.compile(
    r"\b(not|never|no|nor|neither|without|to|can|could|cannot|would|will|may|might|n[’']t)$|n[’']t$"
    r"|\bwhat (?:\S+ ){0,3}\S+$"
)
"""What stands before a verb that is denied, wished for, or not the sentence's own: "what she said that he …"."""
_NO_STATEMENT = re.compile(
    r"\?[”\"]|^[“\"](?:Please|Let|Don[’']t|Do not|Think|Look|Stop|Go|Come|Get|Remember|Imagine|Ask|Tell|Give|Wait"
    r"|Listen|Take|Make|Keep|Be|See|Read|Watch|Vote|Yes|No|Well|Thank)\b"
)
"""A question or a demand in quotation marks: nobody alleges or admits one."""
_BEHIND = re.compile(r"^ that\b(?!.*\b(?:should|must|ought|need(?:s|ed)? to)\b)")
_AT_THE_END = re.compile(r"^(?: (?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?\.$")
"""What stands behind a verb whose place any of the others can take: a clause with "that", or nothing but a day.

What ought to be can be said, but neither alleged nor confirmed.
"""
_OF_ONESELF = re.compile(r"^ that (?:he|she|they|it|we|I)\b")
"""A statement about the speaker: nobody alleges that of himself, but may claim it."""

_TO_COME = re.compile(r"\b(?:would|will|could|can|may|might)\b")
"""A statement about what is to come, which nobody admits."""


def make(index: WordedIndex, draw: Draw) -> Section:
    """Return the task; without items where outlets' words of fewer than two stances are sure."""
    stances = {stance: [s for s in index.comparison.signals if _introduces(index, s, stance)] for stance in STANCES}
    found = tuple(stance for stance, signals in stances.items() if signals)
    groups = [[_stance_item(index, s, found) for s in stances[stance]] for stance in found]
    return TASK.section(
        draw.fairly(groups) if len(found) > 1 else (),
        instructions=(
            ours(
                "One word was taken out of each sentence. Every word of the choice fits the gap, and each makes "
                "another sentence of it. The question says what the outlet's own word does: find that word."
            ),
        ),
        lacking=ours(
            "too few words that introduce a statement take a stance beyond doubt, with words beside them that fit."
        ),
        wanted=draw.wanted,
        discuss=(
            ours("Put another word into each gap. What does a reader now think of the speaker, and of the statement?"),
            ours("Which word would you have used? What would you have to know to choose it?"),
        ),
    )


def _introduces(index: WordedIndex, signal: Signal, stance: str) -> bool:
    """Return whether a word surely introduces a statement with this stance, where words of other stances would fit."""
    text = index.passage_of[signal.passage].text
    before, behind = text[: signal.start].rstrip(), text[signal.end :]
    fits = _BEHIND.match(behind) or (
        _AT_THE_END.match(behind) and re.search(r"[,”\"] (?:\S+ ){1,6}$", text[: signal.start]) and VERB.search(before)
    )
    return (
        signal.kind == "attribution"
        and signal.stance == stance
        and signal.voice == "author"
        and signal.probability >= SURE
        and signal.text.lower() in STANCES[stance]
        and _form(signal) is not None
        and bool(fits)
        and not at_law(text[: signal.start])
        and not _NEGATED.search(before)
        and not _NO_STATEMENT.search(text)
        and clear(index, signal)
        and own_words(index, signal)
    )


def _form(signal: Signal) -> Form | None:
    lemmas = (lemma for lemma in lexicon.ordered("reporting-verbs") if lemma[:2] == signal.text[:2].lower())
    lemmas = (lemma.partition("\t")[0] for lemma in lemmas)
    return next((form for lemma in lemmas if (form := form_of(signal.text, lemma))), None)


def _stance_item(index: WordedIndex, signal: Signal, stances: tuple[str, ...]) -> Item:
    """Return the item on a word that introduces a statement, with one of each other stance that the sheet has."""
    passage = index.passage_of[signal.passage]
    name = index.item_id(KIND, passage.id, signal.text, *stances)
    form = _form(signal) or "base"
    behind = passage.text[signal.end :]
    words = {
        stance: signal.text.lower() if stance == signal.stance else inflected(_verb(stance, behind, name), form)
        for stance in stances
    }
    right = str(signal.stance)
    effects = {stance: Ours(_EFFECTS[stance].reason.of(word=word)) for stance, word in words.items()}
    choices = [Choice(word, stance == right, effects[stance]) for stance, word in words.items()]
    gapped = f"{passage.text[: signal.start]}{_GAP}{passage.text[signal.end :]}"
    return Item(
        id=name,
        task=KIND,
        prompt=_ASKED[right],
        material=(Material(passage.article, gapped),),
        choices=tuple(by_chance(choices, name)),
        why=effects[right],
        evidence=(index.evidence(passage.id, (signal.start, signal.end)),),
        skill=ours("See what a verb of saying does to a statement"),
        difficulty=mean_difficulty(
            reading_difficulty(passage.text), len(choices) / 4, 0.3 if right == "neutral" else 0.5
        ),
        confidence=signal.probability,
    )


def _verb(stance: str, behind: str, name: str) -> str:
    """Return a verb of a stance that fits a statement, by chance where several do."""
    unfit = {"allege"} if _OF_ONESELF.match(behind) else set()
    unfit |= {"admit"} if _TO_COME.search(behind) else set()
    verbs = [verb for verb in _VERBS[stance] if verb not in unfit]
    return by_chance(verbs, name)[0]


TASK = Task(KIND, ours("Fill the gap"), "choose", make)
