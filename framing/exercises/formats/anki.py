"""A classroom exercise as a deck of cards for Anki: the question in front; the answer, why, and the evidence behind.

A note's identity is its item's id, so that what two decks of one story share is in a collection once.
"""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import genanki

from framing.exercises.formats import markup
from framing.exercises.formats.package import repacked
from framing.exercises.formats.questions import questions

if TYPE_CHECKING:
    from framing.exercises.formats.questions import Question
    from framing.exercises.item import Exercise

_KIND = 1_607_392_319
"""The id of our kind of note: Anki tells kinds by a number that must never change."""

_A_DAY = 1_767_225_600.0
"""When every card says that it was made, 1 January 2026: the same exercise gives the same bytes."""

_STYLE = """
.card { font: 20px/1.5 system-ui, sans-serif; text-align: start; max-width: 40em; margin: 0 auto; padding: 1em; }
blockquote { border-inline-start: 3px solid; margin-inline: 0; padding-inline-start: .8em; font-family: serif; }
"""


def anki(exercise: Exercise) -> bytes:
    """Return the deck as Anki imports it."""
    model = genanki.Model(
        _KIND,
        "framing exercise",
        fields=[{"name": name} for name in ("Question", "Choices", "Answer", "Why")],
        templates=[
            {
                "name": "Card",
                "qfmt": "{{Question}}{{Choices}}",
                "afmt": "{{FrontSide}}<hr id=answer>{{Answer}}{{Why}}",
            }
        ],
        css=_STYLE,
    )
    deck = genanki.Deck(_number(exercise.title), f"framing::{' '.join(exercise.title.replace('::', ' ').split())}")
    for question in questions(exercise):
        deck.add_note(
            genanki.Note(
                model=model,
                fields=[_field(piece) for piece in _sides(question)],
                guid=genanki.guid_for(question.item.id),
                tags=["-".join(tag.split()) for tag in question.tags],
            )
        )
    with tempfile.TemporaryDirectory(prefix="framing-") as folder:
        path = Path(folder) / "deck.apkg"
        genanki.Package(deck).write_to_file(path, timestamp=_A_DAY)
        return repacked(path.read_bytes())


def _sides(question: Question) -> tuple[str, str, str, str]:
    """Return what stands in each field of a note."""
    why = markup.explanation(question)
    if question.answer == "write":
        return markup.stem(question), "", markup.guidance(question), why
    right = [choice for choice in question.item.choices if choice.right or question.answer == "order"]
    ordered = question.answer == "order"
    return (
        markup.stem(question),
        _list([c.text for c in question.offered]),
        _list([c.text for c in right], ordered),
        why,
    )


def _list(texts: list[str], numbered: bool = False) -> str:
    tag = "ol" if numbered else "ul"
    return f"<{tag}>{''.join(f'<li>{markup.paragraphs(text)}</li>' for text in texts)}</{tag}>"


def _field(piece: str) -> str:
    """Return HTML in which Anki finds no sound and no formula: both open with a bracket."""
    return piece.replace("[", "&#91;")


def _number(text: str) -> int:
    """Return a number for a text, of the size that Anki's ids have."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big") + (1 << 31)
