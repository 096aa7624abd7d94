"""A classroom exercise as questions for Moodle, in its GIFT format (https://docs.moodle.org/en/GIFT_format).

Texts are HTML inside GIFT, so each is escaped twice: first as HTML, then the characters that GIFT reads as its own.
Only the right-hand side of a matching pair, a question's name and a category are plain text to Moodle. The rules are
those of Moodle's importer (question/format/gift/format.php): an empty line ends a question, a comment before it may
hold its id and tags.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.exercises.formats import markup
from framing.exercises.formats.questions import questions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from framing.exercises.formats.questions import Question
    from framing.exercises.item import Choice, Exercise

_CONTROL = re.compile(r"([\\~=#{}:])")


def gift(exercise: Exercise) -> str:
    """Return the exercise's questions, one category for the story."""
    head = f"$CATEGORY: framing/{category(exercise.title)}"
    return "\n\n".join((head, *map(_question, questions(exercise)))) + "\n"


def category(title: str) -> str:
    """Return a title as a category, which Moodle takes as it stands, but for `/`, which would open a lower level."""
    return " ".join(re.sub(r"[\\~=#{}:/$&]", " ", _one_line(title)).split()) or "story"


def _question(question: Question) -> str:
    comment = "".join((f"[id:{_bare(question.identifier)}]", *(f" [tag:{_bare(tag)}]" for tag in question.tags)))
    general = markup.explanation(question)
    if question.answer == "write":
        general = markup.guidance(question) + general
    return "\n".join(
        (
            f"// {comment}",
            f"::{_plain(question.title)}::[html]{_escaped(markup.stem(question))}{{",
            *_ANSWERS[question.answer](question),
            f"####{_escaped(general)}",
            "}",
        )
    )


def _one(question: Question) -> Iterable[str]:
    return (("=" if choice.right else "~") + _choice(choice) for choice in question.offered)


def _several(question: Question) -> Iterable[str]:
    return (f"~%{share}%{_choice(choice)}" for choice, share in zip(question.offered, question.shares, strict=True))


def _choice(choice: Choice) -> str:
    return f"{_escaped(markup.paragraphs(choice.text))}#{_escaped(markup.paragraphs(choice.why))}"


def _order(question: Question) -> Iterable[str]:
    # Moodle's own question type for an order has no form in GIFT: each place is matched with what belongs there.
    return (
        # Moodle takes `->` for the arrow wherever it stands in a pair.
        f"={markup.place(place, question.language)} -> {_plain(choice.text.replace('->', '→'))}"
        for place, choice in enumerate(question.item.choices, 1)
    )


def _write(_: Question) -> Iterable[str]:
    return ()


_ANSWERS: dict[str, Callable[[Question], Iterable[str]]] = {
    "one": _one,
    "several": _several,
    "order": _order,
    "write": _write,
}


def _plain(text: str) -> str:
    """Return a text for the places where GIFT takes no HTML; two ampersands in a row are Moodle's own placeholder."""
    return _escaped(re.sub("&(?=&)", "& ", _one_line(text)))


def _bare(text: str) -> str:
    """Return a text for a comment, where brackets enclose a tag and no letter is escaped."""
    return re.sub(r"[\[\]\\]", " ", _one_line(text)).strip()


def _escaped(text: str) -> str:
    return _CONTROL.sub(r"\\\1", text)


def _one_line(text: str) -> str:
    return " ".join(text.split())
