"""A strict reader of GIFT, written from Moodle's rules for importing it, to check what the writer writes.

It does what Moodle does with a well-formed file, and refuses what Moodle would guess at: a control character that is
not escaped, a question without a name, a weight that is not among Moodle's grades.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.exercises.formats.reading import html_text, squeezed

CONTROL = "\\~=#{}:"
GRADES = {"100", "50", "33.33333", "25", "20", "16.66667", "14.28571", "12.5", "11.11111", "10"}
_WEIGHT = re.compile(r"^%(-?[\d.]+)%")
_COMMENT = re.compile(r"// \[id:([^\[\]]+)\]((?: \[tag:[^\[\]]+\])*)")


@dataclass(frozen=True)
class Choice:
    """One answer of a question with choices: its weight in percent, its text and feedback (HTML taken off)."""

    weight: float
    text: str
    feedback: str


@dataclass(frozen=True)
class Question:
    """One question; `pairs` of a matching one are (place, answer)."""

    name: str
    text: str
    identifier: str
    tags: tuple[str, ...]
    choices: tuple[Choice, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    feedback: str = ""


def read(source: str) -> tuple[str, tuple[Question, ...]]:
    """Return a file's category and questions."""
    head, *blocks = source.strip("\n").split("\n\n")
    assert head.startswith("$CATEGORY: ")
    category = head.removeprefix("$CATEGORY: ")
    assert not set(category) & set("\\~=#{}:$&\n")
    return category, tuple(_question(block) for block in blocks)


def _question(block: str) -> Question:
    comment, _, block = block.partition("\n")
    found = _COMMENT.fullmatch(comment)
    assert found, comment
    tags = tuple(re.findall(r"\[tag:([^\[\]]+)\]", found[2]))
    assert not [line for line in block.split("\n") if line.strip().startswith("//")]
    marked = _protect(block)
    assert marked.startswith("::")
    name, _, rest = marked[2:].partition("::")
    assert rest.startswith("[html]")
    text, brace, body = rest.removeprefix("[html]").partition("{")
    assert brace
    assert body.endswith("}")
    answers, separator, general = body[:-1].partition("####")
    assert separator
    assert not set("{}") & set(answers + general)
    assert ":" not in name + text + answers + general
    head = (_plain(name), _html(text), found[1], tags)
    if "~" in answers:
        return Question(*head, choices=tuple(map(_choice, _split(answers, "~="))), feedback=_html(general))
    pairs = tuple(map(_pair, _split(answers, "="))) if answers.strip() else ()
    return Question(*head, pairs=pairs, feedback=_html(general))


def _split(answers: str, openers: str) -> list[str]:
    pieces = re.split(f"(?=[{openers}])", answers.strip())
    assert pieces[0] == ""
    return [piece.strip() for piece in pieces[1:]]


def _choice(source: str) -> Choice:
    body, _, feedback = source[1:].partition("#")
    assert "#" not in feedback
    weight = 100.0 if source[0] == "=" else 0.0
    if found := _WEIGHT.match(body):
        assert found[1].lstrip("-") in GRADES
        weight, body = float(found[1]), body[found.end() :]
    return Choice(weight, _html(body), _html(feedback))


def _pair(source: str) -> tuple[str, str]:
    sentence, arrow, answer = source[1:].partition("->")
    assert arrow
    return _html(sentence), _plain(answer)


def _protect(text: str) -> str:
    """Return the text with each escaped control character as a private one, so that those left are GIFT's own."""

    def private(found: re.Match[str]) -> str:
        assert found[1] in CONTROL, f"{found[0]} is no escape that GIFT knows"
        return chr(0xF0000 + ord(found[1]))

    return re.sub(r"\\(.)", private, text, flags=re.DOTALL)


def _plain(text: str) -> str:
    assert not re.search(r"&&0\d\d;", text), "Moodle would take this for an escaped character"
    return squeezed("".join(chr(ord(c) - 0xF0000) if 0xF0000 <= ord(c) < 0xF0080 else c for c in text))


def _html(text: str) -> str:
    assert not text.strip().startswith("["), "Moodle would take this for a format"
    return html_text("".join(chr(ord(c) - 0xF0000) if 0xF0000 <= ord(c) < 0xF0080 else c for c in text))
