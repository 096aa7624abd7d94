"""Headline and text: find the word that a headline alone uses, among words that its text has too.

A headline sells its text, and often judges or sharpens where the text does not. Which of its words stand in the text
in no form at all can be looked up, so that the key is beyond doubt; whether the text bears the word out is for the
class to discuss.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from framing import lexicon
from framing.exercises.difficulty import mean_difficulty, reading_difficulty
from framing.exercises.draw import by_chance
from framing.exercises.excerpt import repeats
from framing.exercises.inflection import roots
from framing.exercises.item import Choice, Item, Material
from framing.exercises.suitable import headed, whole
from framing.exercises.task import Task
from framing.exercises.wording import words
from framing.records import ours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.exercises.draw import Draw
    from framing.exercises.item import Section
    from framing.exercises.material import WordedIndex
    from framing.records import Passage

KIND = "headline"
_WORD = re.compile(r"(?<![\w’'-])[^\W\d_]{4,}(?![\w’'-]|\.[A-Z])")
"""A word that can be asked about: of four letters or more, without a hyphen, no initials."""
_TEXT = 120
"""Words of an article's text at least: of a teaser one cannot say that it lacks a word."""
_BESIDE, _SENTENCES = 2, 2
"""Words that the text has too, beside the headline's own; sentences of the text to read, at most."""
_NEAR, _TOLD = 3, 0.35
"""Sentences of a text, the closest to a headline, that may be printed; share of the headline's weight that they have at
least: with less they are on another matter. A judgement."""
_BEGINNING = 4
"""Letters with which no word of the text may begin as the headline's own does: it may be a form of it."""
_PARTS = lexicon.table("plain-words")
_SMALL = frozenset("amid amidst lots quite rather just still even".split())
"""Words that are on no list of plain ones, and tell nothing."""
_COUNTED = 0.95
"""How sure it is that a word stands nowhere in a text: it was looked up, in forms that a list may lack. A judgement."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a headline, and where it stands there."""

    text: str
    start: int
    end: int


def make(index: WordedIndex, draw: Draw) -> Section:
    """Return the task; without items where every headline's telling words stand in its text."""
    return TASK.section(
        draw.chosen(index.pool(KIND, _items)),
        instructions=(
            ours(
                "Each headline stands above sentences of its own article, on the same matter. Two of the three words "
                "stand in these sentences too, in the same form or in another one. One stands nowhere in the article: "
                "it is the headline's own. Which one?"
            ),
        ),
        lacking=ours("no headline has a telling word of its own beside others that its text has too."),
        wanted=draw.wanted,
        discuss=(
            ours("What does the text say where the headline has its own word? Does the text bear the word out?"),
            ours("Write a headline that uses words of the text only. What is gained by it, and what is lost?"),
        ),
    )


TASK = Task(KIND, ours("Headline and text"), "choose", make)


def _items(index: WordedIndex) -> tuple[Item, ...]:
    """Return the items of the articles whose headlines have a telling word of their own, one of each."""
    found = (_item(index, article) for article in sorted(index.article_of))
    return tuple(item for item in found if item)


def _item(index: WordedIndex, article: str) -> Item | None:
    headline = next((p for p in index.passages_of[article] if p.role == "headline"), None)
    text = [p for p in index.passages_of[article] if p.role != "headline"]
    if headline is None or not headed(headline) or sum(words(p.text) for p in text) < _TEXT:
        return None
    if repeats(headline.text, text[0].text):
        return None
    offered = [_Word(m.group(), m.start(), m.end()) for m in _WORD.finditer(headline.text)]
    offered = [w for w in offered if _PARTS.get(w.text.lower()) != "function" and not _name(index, w.text)]
    all_text = " ".join(p.text for p in text)
    own = [word for word in offered if _telling(word.text) and not _stands(word.text, all_text)]
    printed, shared = _printed(index, text, [word for word in offered if word not in own], headline.text)
    if not own or len(shared) < _BESIDE:
        return None
    name = index.item_id(KIND, headline.id)
    right = by_chance(own, name)[0]
    # Words that judge as well as the headline's own come first, so that sounding strong is no sign.
    beside = sorted(by_chance(list(shared), name), key=lambda word: word.text.lower() in _PARTS)[:_BESIDE]
    stands = {word: ours("The text has it too: “{form}”.", form=shared[word]) for word in beside}
    why = ours(
        "“{word}” stands nowhere in the article's text, in no form; “{first}” and “{second}” do.",
        word=right.text,
        first=beside[0].text,
        second=beside[1].text,
    )
    choices = [Choice(f"“{right.text}”", True, why), *(Choice(f"“{w.text}”", False, stands[w]) for w in beside)]
    shown = " […] ".join(passage.text for passage in printed)
    outlet = index.outlet_of_article[article]
    return Item(
        id=name,
        task=KIND,
        prompt=ours("Which of these words does only the headline use?"),
        material=(
            Material(article, headline.text, ours("{outlet}: headline", outlet=outlet)),
            Material(article, shown, ours("From the text")),
        ),
        choices=tuple(by_chance(choices, name)),
        why=why,
        evidence=(
            index.evidence(headline.id, (right.start, right.end)),
            *(index.evidence(p.id, *_places(p.text, [shared[word] for word in beside])) for p in printed),
        ),
        skill=ours("See what a headline adds to its text"),
        difficulty=mean_difficulty(reading_difficulty(shown), words(headline.text) / 20, len(printed) / 4),
        confidence=_COUNTED,
    )


def _places(text: str, forms: Sequence[str]) -> list[tuple[int, int]]:
    return [m.span() for form in forms for m in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text)]


def _telling(word: str) -> bool:
    """Return whether a word may colour what a headline tells: one that is listed as plain cannot."""
    return not roots(word) & _SMALL and not any(root in _PARTS for root in roots(word))


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    """Return the listed words of what judges, speaks or does: no names, though a headline may have them in capitals."""
    lists = (lexicon.table(name).keys() for name in ("judging-words", "reporting-verbs", "irregular-verbs"))
    return frozenset(word for each in lists for word in each)


def _name(index: WordedIndex, word: str) -> bool:
    """Return whether a word is a part of a name of the story, or is written as one wherever its texts have it."""
    return word.casefold() in _names(index) or (word[0].isupper() and word.casefold() not in _lower(index))


@lru_cache(maxsize=1)
def _names(index: WordedIndex) -> frozenset[str]:
    found = (mention.text for entity in index.comparison.entities for mention in entity.mentions)
    return frozenset(part.casefold() for name in found for part in re.findall(r"\b[A-Z]\w+", name))


@lru_cache(maxsize=1)
def _lower(index: WordedIndex) -> frozenset[str]:
    """Return the words that the story's texts have in small letters, what they may be forms of, and listed words."""
    found = {word for p in index.comparison.passages for word in re.findall(r"\b[a-z]{4,}\b", p.text)}
    return frozenset(found) | _known() | {root for word in found for root in roots(word)}


def _stands(word: str, text: str) -> bool:
    """Return whether a text may have a word in some form: one that begins alike counts as one."""
    own = roots(word)
    begins = tuple({root[:_BEGINNING] for root in own if len(root) >= _BEGINNING} or own)
    told = f"{text} {text.replace('-', '')}".casefold()  # "de-criminalised" is "decriminalised"
    return any(roots(other) & own or other.startswith(begins) for other in re.findall(r"[^\W\d_]+", told))


def _form(word: str, text: str) -> str | None:
    """Return the form in which a text surely has a word; None where it has none."""
    own = roots(word)
    return next((other for other in re.findall(r"[^\W\d_]+", text) if roots(other) & own and len(other) >= 3), None)


def _printed(
    index: WordedIndex, text: Sequence[Passage], offered: Sequence[_Word], headline: str
) -> tuple[list[Passage], dict[_Word, str]]:
    """Return the sentences of a text that are closest to a headline, and in which form they have each of its words.

    Nothing, where these tell too little of what the headline tells.
    """
    near = [p for p in text if whole(p) and not index.in_quotation(p)]
    near.sort(key=lambda p: (-round(index.wording.covered(headline, p.text), 2), p.index))
    printed: list[Passage] = []
    shared: dict[_Word, str] = {}
    for passage in near[:_NEAR]:
        new = {w: form for w in offered if w not in shared and (form := _form(w.text, passage.text))}
        if new and len(shared) < _BESIDE and len(printed) < _SENTENCES:
            printed.append(passage)
            shared |= new
    if index.wording.covered(headline, " ".join(p.text for p in printed)) < _TOLD:
        return [], {}
    return sorted(printed, key=lambda p: p.index), shared
