"""The GIFT file, read by a strict reader of our own and by gift-pegjs, which others wrote."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from framing.exercises.formats.gift import gift
from framing.exercises.formats.questions import printable, questions
from tests.exercises.formats.gift_reader import read
from tests.exercises.formats.reading import TEXTS, Read, asks, explains, guides, html_text, unspaced
from tests.exercises.samples import HOSTILE, every_layout, with_texts

if TYPE_CHECKING:
    from framing.exercises.item import Exercise

MODULES = Path(__file__).parents[3] / "build" / "node_modules"
"""Where `npm install --prefix build gift-pegjs` puts it."""
PARSER = 'process.stdout.write(JSON.stringify(require("gift-pegjs").parse(require("fs").readFileSync(0, "utf8"))))'


def check(exercise: Exercise) -> None:
    """Fail unless the strict reader finds each question as it is asked."""
    exercise = printable(exercise)
    _, found = read(gift(exercise))
    for question, back in zip(questions(exercise), found, strict=True):
        choices = tuple((c.text, c.weight > 0, c.feedback) for c in back.choices)
        asks(Read(back.name, "", back.text, choices), question)
        explains(back.feedback, question)
        guides(back.feedback, question)
        assert back.identifier == question.identifier
        if question.answer == "order":
            plain = [unspaced(choice.text.replace("->", "→")) for choice in question.item.choices]
            assert [unspaced(answer) for _, answer in back.pairs] == plain


def test_every_question_comes_out_as_it_is_asked() -> None:
    """Protects all five ways to answer, with their tags and ids."""
    exercise = every_layout()
    check(exercise)
    category, found = read(gift(exercise))
    assert category == "framing/Old Mill Bridge closed for six weeks"
    assert found[0].tags == ("framing", "same-fact", "comparing sources", "easy", exercise.title)


@settings(max_examples=40, deadline=None)
@given(TEXTS, TEXTS)
def test_any_text_comes_out_as_it_went_in(text: str, other: str) -> None:
    """Protects articles with any characters: none of them can end a question, open an answer or set a weight."""
    check(with_texts(text, other))


def test_ticking_everything_earns_nothing() -> None:
    """Protects the marking: the right choices add up to 100, and with all the wrong ones to 0."""
    (ticked,) = [q for q in read(gift(every_layout()))[1] if sum(c.weight > 0 for c in q.choices) > 1]
    assert abs(sum(c.weight for c in ticked.choices if c.weight > 0) - 100) < 0.001
    assert abs(sum(c.weight for c in ticked.choices)) < 0.001


def parsed(source: str) -> list[dict[str, Any]]:
    """Return what gift-pegjs makes of a file."""
    node = shutil.which("node")
    if not node:
        pytest.skip("node is not installed")
    done = subprocess.run(
        [node, "-e", PARSER], input=source, capture_output=True, text=True, encoding="utf-8", check=False,
        env={**os.environ, "NODE_PATH": str(MODULES)},
    )  # fmt: skip
    if "Cannot find module 'gift-pegjs'" in done.stderr:
        pytest.skip("gift-pegjs is not installed (npm install --prefix build gift-pegjs)")
    assert not done.returncode, done.stderr[-500:]
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("exercise", [every_layout(), with_texts(HOSTILE)], ids=["plain", "hostile"])
def test_another_parser_reads_the_same(exercise: Exercise) -> None:
    """Protects every platform but Moodle: a parser that nobody here wrote finds the same questions."""
    category, *found = parsed(gift(printable(exercise)))
    assert category["type"] == "Category"
    kinds = {"one": "MC", "several": "MC", "order": "Matching", "write": "Essay"}
    for question, back in zip(questions(printable(exercise)), found, strict=True):
        assert (back["type"], back["id"]) == (kinds[question.answer], question.identifier)
        choices = [
            (html_text(c["text"]["text"]), c["isCorrect"] or (c["weight"] or 0) > 0, html_text(c["feedback"]["text"]))
            for c in back.get("choices", ())
        ]
        asks(Read(back["title"], "", html_text(back["stem"]["text"]), tuple(choices)), question)
        explains(html_text(back["globalFeedback"]["text"]), question)
