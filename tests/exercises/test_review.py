"""The file that a teacher edits: it gives back what was written, takes every kind of edit, and names each mistake."""

from __future__ import annotations

import re
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.errors import InputError
from framing.exercises import make_exercise
from framing.exercises.item import Choice, Exercise, Material
from framing.exercises.review import QUESTIONS, load_questions, render_questions
from tests.exercises.sample import sample

EXERCISE = make_exercise(sample(), seed=7, tasks=("same-fact", "device"))
WRITTEN = render_questions(EXERCISE)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\"'\\#=[]{}\n\r\t“”\x00\u202e")).filter(
    str.strip
)


def read(text: str) -> Exercise:
    """Return the exercise that a file with this text gives."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / QUESTIONS
        path.write_bytes(text.encode())
        return load_questions(path)


def test_an_unchanged_file_gives_the_same_items() -> None:
    """Protects a teacher who changes nothing: every item, legend and instruction comes back as it was."""
    back = read(WRITTEN)
    assert back.items == EXERCISE.items
    assert (back.title, back.seed, back.level, back.sources) == (
        EXERCISE.title,
        EXERCISE.seed,
        EXERCISE.level,
        EXERCISE.sources,
    )
    assert back.sections == tuple(replace(section, notice="", near=()) for section in EXERCISE.sections)


@given(TEXTS, TEXTS, TEXTS)
def test_any_text_survives(prompt: str, other: str, text: str) -> None:
    """Protects articles with quotation marks, backslashes and line breaks: TOML gives back what it was given."""
    section = EXERCISE.sections[0]
    item = replace(
        section.items[0],
        prompt=prompt,
        material=(Material(None, text, other),),
        choices=(Choice("one", True, other), Choice("two", False, other)),
    )
    changed = replace(EXERCISE, sections=(replace(section, items=(item,)),))
    assert read(render_questions(changed)).items == (item,)


def test_items_can_be_dropped_and_moved() -> None:
    """Protects the commonest edits: without an item's lines it is gone, and moved lines move it."""
    head, *items = re.split(r"(?=\[\[sections\]\]|\[\[sections\.items\]\]\n)", WRITTEN)
    last = [part for part in items if part.startswith("[[sections.items]]")][-2:]
    assert read(WRITTEN.replace(last[1], "")).items == EXERCISE.items[:-1]
    swapped = WRITTEN.replace(last[0] + last[1], f"{last[1].rstrip()}\n\n{last[0]}")
    assert read(swapped).items == (*EXERCISE.items[:-2], EXERCISE.items[-1], EXERCISE.items[-2])
    assert head.startswith("# ")


OWN = """
[[sections]]
task = "own"
layout = "choose"
title = "My own"

[[sections.items]]
prompt = "Who paid?"
choices = [{text = "The state", right = true}, {text = "The mayor"}]
"""


def test_own_items_need_no_more_than_texts() -> None:
    """Protects teachers' own questions: what framing measures is filled in, and the id stays the same."""
    (*_, item) = read(WRITTEN + OWN).items
    assert (item.prompt, item.right_count, item.difficulty, item.confidence) == ("Who paid?", 1, 0.5, 1.0)
    assert item.id == read(WRITTEN + OWN).items[-1].id


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('prompt = "Who paid?"', "", r"section “My own”, item 1.*: prompt must have a text"),
        ('prompt = "Who paid?"', "prompt = 5", "prompt must have a text between quotation marks"),
        ("right = true", 'right = "yes"', "choice 1: right must have true or false"),
        ("right = true", "right = false", "choices must have one with right = true, not 0"),
        (
            '{text = "The mayor"}',
            '{text = "The mayor", right = true}',
            "choices must have one with right = true, not 2",
        ),
        ('{text = "The mayor"}', '{text = "The state!"}', "no two with the same text"),
        (', {text = "The mayor"}', "", "two at least, not 1"),
        (
            'layout = "choose"',
            'layout = "pick"',
            "layout must have one of choose, tick, order, write, not 'pick'",
        ),
        ('layout = "choose"', 'layout = "write"', "none, since this section"),
        ('prompt = "Who paid?"', 'promt = "Who paid?"', "“promt” is no name that belongs here; there are id"),
        ('prompt = "Who paid?"', 'prompt = "Who paid?"\ndifficulty = 7', "difficulty must have a number from 0 to 1"),
        ('prompt = "Who paid?"', 'prompt = "Who paid?', r"no TOML: .*line"),
    ],
)
def test_a_mistake_is_named_with_its_item(old: str, new: str, said: str) -> None:
    """Protects whoever edits by hand: the error says where, what is there and what to do."""
    text = WRITTEN + OWN
    assert old in OWN
    with pytest.raises(InputError, match=said):
        read(text[: len(WRITTEN)] + OWN.replace(old, new, 1))


@pytest.mark.parametrize("text", ["", 'format = "framing-questions"\nversion = 2\n', "title = 5\n"])
def test_another_file_is_refused(text: str) -> None:
    """Protects from files of something else, story.toml say, and from those of another version."""
    with pytest.raises(InputError, match="--review"):
        read(text)


def test_an_id_of_two_items_is_refused() -> None:
    """Protects question banks: an item that was copied keeps its id only once."""
    section = EXERCISE.sections[0]
    twice = replace(EXERCISE, sections=(replace(section, items=(section.items[0], section.items[0])),))
    with pytest.raises(InputError, match="two items have the id"):
        read(render_questions(twice))
