from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.errors import InputError
from framing.readers.json_articles import JSONL
from framing.readers.reader import Source

GOOD = "\n".join(
    json.dumps({"outlet": outlet, "text": f"{outlet} says that the ferry was late.", "date": "2031-02-03"})
    for outlet in ("Harbour Post", "City Wire", "Pier News")
)


def source(text: str | bytes) -> Source:
    """Return a file of lines."""
    return Source("x.jsonl", "x", text if isinstance(text, bytes) else text.encode())


def test_an_article_a_line() -> None:
    """Every line is an article; blank lines, and the separators that a string may hold, are none."""
    text = GOOD.replace("\n", "\r\n\r\n") + '\n{"outlet": "D", "text": "One\u2028two."}\n'
    story = JSONL.read(source(text), 1_000)
    assert [article.outlet for article in story.articles] == ["Harbour Post", "City Wire", "Pier News", "D"]
    assert not story.notices


@pytest.mark.parametrize(
    "bad", ["{", "7", "[]", '{"title": "x"}', '{"text": " "}', "[" * 50_000, '{"text": "' + "x" * 2_000 + '"}']
)
def test_a_bad_line_is_named(bad: str) -> None:
    """A line that holds no article is told with its number, and the others are read."""
    first, rest = GOOD.split("\n", maxsplit=1)
    story = JSONL.read(source(f"{first}\n{bad}\n{rest}"), 1_000)
    assert len(story.articles) == 3
    assert "x.jsonl, line 2" in story.notices[0]
    assert story.failures == story.notices


def test_only_bad_lines() -> None:
    """A file of which no line can be read is refused, with the first line's trouble."""
    with pytest.raises(InputError, match=r"expected a JSON object.*line 1"):
        JSONL.read(source("x\ny"), 1_000)


def test_thousands_of_bad_lines() -> None:
    """Notices do not grow with the file."""
    story = JSONL.read(source(GOOD + "\nx" * 3_000), 1_000)
    assert len(story.notices) == 21
    assert "2,980 more" in story.notices[-1]


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(GOOD)), st.binary(max_size=9), st.integers(0, 99))
def test_any_damage_gives_a_story_or_an_error(start: int, put_in: bytes, cut: int) -> None:
    """Lines cut, changed or with bytes put in raise nothing but an InputError."""
    data = GOOD.encode()
    with suppress(InputError):
        assert JSONL.read(source(data[:start] + put_in + data[start + cut :]), 1_000).articles
