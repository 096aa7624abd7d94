"""Reads articles from JSON: framing's own shape, or the names that schema.org gives the same things."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from framing.errors import InputError
from framing.readers.encoding import text_of
from framing.readers.names import outlet_name
from framing.readers.reader import Reader
from framing.records import Article, Story

if TYPE_CHECKING:
    from framing.readers.source import Source

# Our name first, then schema.org's and what feeds and scrapers write.
_TEXT = ("text", "articleBody", "body", "content")
_OUTLET = ("outlet", "publisher", "site_name", "sourceOrganization")
_HEADLINE = ("headline", "title", "name")
_AUTHORS = ("authors", "author", "byline")
_PUBLISHED = ("published", "datePublished", "date", "dateCreated")
_LANGUAGE = ("language", "inLanguage", "lang")
_URL = ("url", "mainEntityOfPage")
# A file of several articles may be this many times as long as the longest article.
_PACKING = 10


def _read(source: Source, longest: int) -> Story:
    decoded = text_of(source, longest * _PACKING)
    try:
        found = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{source.name} is not valid JSON ({error}); mend it or save the article as .txt.") from error
    shapes, title = _articles(found)
    articles = tuple(
        _article(shape, source, number if len(shapes) > 1 else 0, longest, decoded.notices)
        for number, shape in enumerate(shapes, start=1)
    )
    if not articles:
        raise InputError(
            f"{source.name} holds no article: expected an object with a `text`, or a list of them as `articles`."
        )
    return Story(title, articles)


def _articles(found: Any) -> tuple[list[dict[str, Any]], str]:
    """Return the article objects in a JSON value, and the title of the story where it gives one."""
    if isinstance(found, list):
        return [shape for shape in found if isinstance(shape, dict)], ""
    if not isinstance(found, dict):
        return [], ""
    inner = found.get("articles", found.get("@graph"))
    if isinstance(inner, list):
        story = found.get("story")
        title = _string(found.get("title")) or (_string(story.get("title")) if isinstance(story, dict) else "")
        return [shape for shape in inner if isinstance(shape, dict)], title
    return ([found] if _first(found, _TEXT) else []), ""


def _article(shape: dict[str, Any], source: Source, number: int, longest: int, notices: tuple[str, ...]) -> Article:
    text = _first(shape, _TEXT)
    which = f"{source.name}, article {number}," if number else f"{source.name}"
    if not text.strip():
        raise InputError(f"{which} has no text: expected a string under `text`.")
    if len(text) > longest:
        raise InputError(f"{which} has {len(text):,} characters; an article has at most {longest:,}. Cut it down.")
    outlet = _first(shape, _OUTLET) or outlet_name(source.stem)
    return Article(
        outlet=outlet,
        text=text,
        id=_string(shape.get("id")) or ("" if number else source.stem),
        headline=" ".join(_first(shape, _HEADLINE).split()),
        authors=_names(next((shape[key] for key in _AUTHORS if shape.get(key)), None)),
        published=_first(shape, _PUBLISHED) or None,
        language=_first(shape, _LANGUAGE),
        url=_first(shape, _URL) or None,
        source=source.name,
        wire=_string(shape.get("wire")) or None,
        notices=notices,
    )


def _first(shape: dict[str, Any], keys: tuple[str, ...]) -> str:
    return next((text for key in keys if (text := _string(shape.get(key)))), "")


def _string(value: Any) -> str:
    """Return a string value, or the name or address of an object that stands in its place (schema.org)."""
    if isinstance(value, dict):
        value = value.get("name", value.get("@id"))
    if not isinstance(value, str):
        return ""
    # JSON can escape half a character (a lone surrogate) and NUL, which no file or page can hold.
    return value.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").encode("utf-8", "ignore").decode()


def _names(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(name for one in values if (name := " ".join(_string(one).split())))


JSON = Reader(
    "json",
    (".json",),
    ("application/json", "application/ld+json"),
    "An article or a story as JSON, in the shape of the comparison format.",
    _read,
    bytes_per_character=4 * _PACKING,
)
