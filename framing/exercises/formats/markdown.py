"""A classroom exercise in Markdown, the sheet and the key: for a wiki, or for a program that turns it into more.

After `plain` no character of a text has a meaning in Markdown: no link, image, HTML or emphasis comes from an article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.exercises.formats.markup import explained
from framing.exercises.formats.questions import in_language, lines, questions, sign
from framing.export.brief import plain
from framing.records import ours

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from framing.exercises.formats.questions import Question
    from framing.exercises.item import Exercise


_RULE = r"\_" * 10


def sheet(exercise: Exercise) -> str:
    """Return the pupil's sheet, without any answer."""
    name = in_language(ours("Your name"), exercise.language)
    parts = [f"# {plain(exercise.title)}", f"{_numbered(exercise)} · {name}: {_RULE}"]
    section = None
    for question in questions(exercise):
        if question.section is not section:
            section = question.section
            parts += [f"## {plain(section.title)}", *map(plain, section.instructions)]
            parts += [f"- **{plain(name)}** – {plain(about)}" for name, about in section.legend]
        parts += [f"### {question.number}", *_asked(question)]
    return "\n\n".join(parts) + "\n"


def key(exercise: Exercise) -> str:
    """Return the teacher's key: every answer, why, and what shows it."""
    head = in_language(ours("{title}: key", title=plain(exercise.title)), exercise.language)
    parts = [f"# {head}", _numbered(exercise), *map(plain, exercise.notices)]
    section = None
    for question in questions(exercise):
        if question.section is not section:
            section = question.section
            parts += [f"## {plain(section.title)}", *filter(None, [plain(section.notice)])]
            if section.discuss:
                parts.append(_list(ours("To discuss"), section.discuss, exercise.language))
        parts += [f"### {question.number}", *_answered(question)]
    if exercise.left_out:
        why = in_language(ours("Why tasks were left out"), exercise.language)
        parts += [f"## {why}", _bullets(exercise.left_out)]
    articles = in_language(ours("The articles"), exercise.language)
    parts += [f"## {articles}", _bullets(f"{s.outlet}: {s.headline}" for s in exercise.sources)]
    return "\n\n".join(parts) + "\n"


def _numbered(exercise: Exercise) -> str:
    return in_language(ours("Exercise {seed}", seed=str(exercise.seed)), exercise.language)


def _asked(question: Question) -> Iterator[str]:
    for material in question.item.material:
        text = "\n>\n".join(f"> {plain(line)}" for line in lines(material.text))
        yield f"> **{plain(material.label)}**\n>\n{text}" if material.label else text
    yield from map(plain, lines(question.item.prompt))
    if question.offered:
        yield "\n".join(f"- **{sign(n)}** {plain(choice.text)}" for n, choice in enumerate(question.offered))


def _answered(question: Question) -> Iterator[str]:
    item = question.item
    if question.answer != "write":
        yield f"**{question.letters}**"
        yield "\n".join(
            f"- **{sign(n)}** {plain(choice.text)} – {plain(choice.why)}" for n, choice in enumerate(question.offered)
        )
    yield from map(plain, lines(item.why))
    shown = explained(item)
    if shown.marked:
        words = "; ".join(f"**{plain(words)}**" for words in shown.marked)
        yield " ".join((in_language(ours("The words:"), question.language), words))
    for evidence in shown.evidence:
        text = "".join(
            f"**{plain(piece.text)}**" if piece.value and piece.text.strip() == piece.text else plain_piece(piece.text)
            for piece in evidence.segments
        )
        yield f"> {plain(evidence.outlet)}: {text}"
    if item.rubric:
        yield _list(ours("Look for"), item.rubric, question.language)
    for sample in item.samples:
        yield in_language(ours("Sample answer"), question.language) + ":"
        yield "\n>\n".join(f"> {plain(line)}" for line in lines(sample))


def plain_piece(text: str) -> str:
    """Return a piece of a line, with the spaces at its ends."""
    return f"{' ' * (text[:1].isspace())}{plain(text)}{' ' * (text[-1:].isspace())}" if text.strip() else " "


def _list(head: str, texts: Iterable[str], language: str) -> str:
    return f"{in_language(head, language)}:\n\n{_bullets(texts)}"


def _bullets(texts: Iterable[str]) -> str:
    return "\n".join(f"- {plain(text)}" for text in texts)
