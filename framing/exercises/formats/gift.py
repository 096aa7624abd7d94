"""A classroom exercise as questions for Moodle, in its GIFT format (https://docs.moodle.org/en/GIFT_format).

Texts are HTML inside GIFT, so each is escaped twice: first as HTML, then the characters that GIFT reads as its own.
Only the right-hand side of a matching pair, a question's name and a category are plain text to Moodle.
"""

from __future__ import annotations

import html
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.exercises.item import Choice, Exercise, Item, Material, Section

_CONTROL = re.compile(r"([\\~=#{}:])")


def gift(exercise: Exercise) -> str:
    """Return the exercise's items, one category for the story."""
    blocks = [f"$CATEGORY: framing/{_category(exercise.title)}"]
    blocks += [_question(section, item, exercise) for section in exercise.sections for item in section.items]
    return "\n\n".join(blocks) + "\n"


def _question(section: Section, item: Item, exercise: Exercise) -> str:
    number = section.items.index(item) + 1
    name = _plain(f"{section.title} – {exercise.title}, exercise {exercise.seed}, item {number}")
    about = "".join(_material(material) for material in item.material) + f"<p>{_text(item.prompt)}</p>"
    general = f"####{_text(item.why)}"
    return "\n".join([f"::{name}::[html]{about}{{", *(_choice(item, choice) for choice in item.choices), general, "}"])


def _material(material: Material) -> str:
    label = f"<p>{_text(material.label)}</p>" if material.label else ""
    paragraphs = "".join(f"<p>{_text(paragraph)}</p>" for paragraph in material.text.split("\n\n"))
    return f"<blockquote>{label}{paragraphs}</blockquote>"


def _choice(item: Item, choice: Choice) -> str:
    if item.right_count == 1:
        weight = "=" if choice.right else "~"
    else:
        # Whoever ticks every choice gets nothing: the wrong ones together cost what the right ones give.
        right = item.right_count
        weight = f"~%{_percent(right) if choice.right else '-' + _percent(len(item.choices) - right)}%"
    return f"{weight}{_text(choice.text)}#{_text(choice.why)}"


def _text(text: str) -> str:
    """Return a text as HTML inside GIFT. A bracket is written HTML's way, since GIFT takes a first one for a format."""
    return _escaped(html.escape(_one_line(text), quote=False).replace("[", "&#91;"))


def _plain(text: str) -> str:
    """Return a text for the places where GIFT takes no HTML; two ampersands in a row are Moodle's own placeholder."""
    return _escaped(re.sub("&(?=&)", "& ", _one_line(text)).strip())


def _escaped(text: str) -> str:
    return _CONTROL.sub(r"\\\1", text)


def _one_line(text: str) -> str:
    """Return a text without line breaks, since an empty line ends a question, and without what no file may hold."""
    return "".join(c for c in re.sub(r"\s+", " ", text) if unicodedata.category(c) not in ("Cc", "Cs"))


def _category(title: str) -> str:
    """Return a title as a category, which Moodle takes as it stands, but for `/`, which would open a lower level."""
    return " ".join(re.sub(r"[\\~=#{}:/$&]", " ", _one_line(title)).split()) or "story"


def _percent(parts: int) -> str:
    """Return 100 divided by `parts` with the digits that Moodle's list of grades has."""
    return f"{100 / parts:.5f}".rstrip("0").rstrip(".")
