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
    from collections.abc import Iterable

    from framing.exercises.sheet import Answer, Choice, Evidence, Exercise, Question, Reading, Task

_CONTROL = re.compile(r"([\\~=#{}:])")
_OPENING = 6  # words of a sentence that stand for it in a menu


def gift(exercise: Exercise) -> str:
    """Return the exercise's questions, one category for the story."""
    blocks = [f"$CATEGORY: framing/{_category(exercise.title)}"]
    for task in exercise.tasks:
        blocks += _FORMS[task.form](task, f"{exercise.title}, exercise {exercise.seed}")
    return "\n\n".join(blocks) + "\n"


def _match(task: Task, name: str) -> list[str]:
    numbered = "".join(f"<li>{_text(choice.text)}</li>" for choice in task.choices)
    about = (
        f"<p>{_outlets(task.choices)}</p><ol>{numbered}</ol>"
        f"<p>Below stand sentences of {_outlets(task.questions)}. Which of the numbered sentences reports the same "
        f"fact as each of them?{_left_over(task)}</p>"
    )
    # A menu holds the start of a sentence only: the whole one stands above.
    label = {choice.id: _plain(f"{choice.id}. {_opening(choice)}") for choice in task.choices}
    pairs = [f"={_text(question.text)} -> {label[question.right[0]]}" for question in task.questions]
    pairs += [f"= -> {label[choice]}" for choice in task.spare]
    why = "".join(
        f"<li>{_text(question.id)} – {_text(answer.choice)}{_text(':')} {_because(answer)}</li>"
        for question in task.questions
        for answer in question.answers
    )
    return [_question(task, name, about, pairs, f"<ul>{why}</ul>")]


def _outlets(sentences: Iterable[Choice | Question]) -> str:
    return _text(", ".join(dict.fromkeys(sentence.outlet for sentence in sentences)))


def _left_over(task: Task) -> str:
    return " Some numbers are left over." if task.spare else ""


def _tick(task: Task, name: str) -> list[str]:
    asked = []
    for question in task.questions:
        right = len(question.right)
        wrong = len(question.answers) - right
        text = {choice.id: choice.text for choice in task.choices}
        choices = [
            # Whoever ticks every choice gets nothing: the wrong ones together cost what the right ones give.
            f"~%{_percent(right) if answer.right else '-' + _percent(wrong)}%{_text(text[answer.choice])}"
            f"#{_because(answer)}"
            for answer in question.answers
        ]
        about = _paragraphs(task.instructions[-1:]) + _reading(task.reading) + f"<p>{_text(question.text)}</p>"
        asked.append(_question(task, name, about, choices))
    return asked


def _name(task: Task, name: str) -> list[str]:
    asked = []
    for question in task.questions:
        about = f"<blockquote>{_text(question.text)}</blockquote><p>Which framing device does this sentence show?</p>"
        (answer,) = question.answers
        choices = [
            f"{'=' if choice.id == answer.choice else '~'}<b>{_text(choice.text)}</b> – {_text(choice.about)}"
            for choice in task.choices
        ]
        asked.append(_question(task, f"{name}, sentence {question.id}", about, choices, _because(answer)))
    return asked


_FORMS = {"match": _match, "tick": _tick, "name": _name}


def _question(task: Task, name: str, about: str, answers: Iterable[str], feedback: str = "") -> str:
    general = [f"####{feedback}"] if feedback else []
    return "\n".join([f"::{_plain(f'{task.title} – {name}')}::[html]{about}{{", *answers, *general, "}"])


def _reading(reading: Reading | None) -> str:
    if reading is None:
        return ""
    lines = "".join(f"<p>[{p.number}] {_text(p.text)}</p>" for p in reading.paragraphs)
    more = "<p>(The article goes on; nothing asked about stands in the rest.)</p>" if reading.shortened else ""
    head = f"<p>{_text(reading.outlet)}</p><p><b>{_text(reading.headline)}</b></p>"
    return f"<blockquote>{head}{lines}{more}</blockquote>"


def _because(answer: Answer) -> str:
    return _text(answer.why) + "".join(f" {_evidence(evidence)}" for evidence in answer.evidence)


def _evidence(evidence: Evidence) -> str:
    where = f", paragraph {evidence.paragraph}" if evidence.paragraph else ""
    return f"<i>{_text(evidence.outlet + where)}</i>{_text(':')} {_marked(evidence)}"


def _marked(evidence: Evidence) -> str:
    pieces = ((_text(piece.text), piece.value) for piece in evidence.segments)
    return "".join(f"<b>{text}</b>" if marked else text for text, marked in pieces)


def _paragraphs(lines: Iterable[str]) -> str:
    return "".join(f"<p>{_text(line)}</p>" for line in lines)


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


def _opening(choice: Choice) -> str:
    first = choice.text.split()
    return " ".join(first[:_OPENING]) + (" …" if len(first) > _OPENING else "")


def _percent(parts: int) -> str:
    """Return 100 divided by `parts` with the digits that Moodle's list of grades has."""
    return f"{100 / parts:.5f}".rstrip("0").rstrip(".")
