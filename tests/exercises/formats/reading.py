"""What a reader of any format finds in it, in one form, so that every format is held against the same exercise."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from hypothesis import strategies as st

from framing.exercises.formats.questions import Question, printable
from tests.exercises.samples import HOSTILE

MARKS = "\\ ~ = # { } : [ ] %50% <b> &amp; & -> ]]> $$ / // \" ' :: * _ ` | =1+1 @x {{c1::a}} [id:1] \\n Київ שלום 😀"
SPECIAL = st.sampled_from(
    [*MARKS.split(), "\n", "\r\n", "\x00", "\x1b", "\u202e", "\ud800", "\ufffe", "\u2028", "\t", " "]
)
TEXTS = st.one_of(st.text(st.characters(), max_size=40), st.lists(SPECIAL, max_size=12).map("".join), st.just(HOSTILE))
"""Texts with anything in them, and with what some format reads as its own."""


@dataclass(frozen=True)
class Read:
    """One question as a reader found it; `choices` are (text, whether it counts as right, feedback)."""

    title: str
    kind: str
    stem: str
    choices: tuple[tuple[str, bool, str], ...] = ()
    general: str = ""
    guidance: str = ""
    identifier: str = ""
    tags: tuple[str, ...] = ()


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not [name for name, _ in attrs if name != "dir"], "an attribute came from a text"
        self.tags.add(tag)
        if tag in ("p", "li"):
            self.pieces.append(" ")

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment came from a text: {data}")


def html_text(piece: str, allowed: str = "p strong em blockquote ul li") -> str:
    """Return the text of a piece of HTML; fails where a text made an element of it."""
    parser = _Text()
    parser.feed(piece)
    parser.close()
    assert parser.tags <= set(allowed.split()), parser.tags
    return squeezed("".join(parser.pieces))


def squeezed(text: str) -> str:
    """Return a text with each run of white space as one space, fit for a file."""
    return re.sub(r"\s+", " ", printable(text)).strip()


def unspaced(text: str) -> str:
    """Return a text without white space: where a format has to part two characters, what stands there is the same."""
    return re.sub(r"\s+", "", printable(text))


def asks(read: Read, question: Question) -> None:
    """Fail unless what was read asks what the question asks, as it asks it."""
    item = question.item
    assert unspaced(read.title) == unspaced(question.title)
    for text in (item.prompt, *(m.text for m in item.material), *(m.label for m in item.material)):
        assert squeezed(text) in read.stem
    expected = [
        (squeezed(c.text), c.right, squeezed(c.why)) for c in question.offered if question.answer in ("one", "several")
    ]
    assert list(read.choices) == expected


def explains(text: str, question: Question) -> None:
    """Fail unless a text says why the answer is right, and shows the evidence."""
    item = question.item
    for part in (item.why, *(e.text for e in item.evidence), *(e.outlet for e in item.evidence)):
        assert squeezed(part) in text


def guides(text: str, question: Question) -> None:
    """Fail unless a text has what helps to grade an open question."""
    for part in (*question.item.rubric, *question.item.samples):
        assert squeezed(part) in text
