"""Reads articles from JSON and JSON lines: framing's own shape, or the names that schema.org and news-please use.

Of JSON lines, each line is an article, as scrapers and data sets write them.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from framing.errors import InputError
from framing.readers import values
from framing.readers.encoding import text_of, too_long
from framing.readers.names import outlet_name, outlet_of_host
from framing.readers.reader import Reader, few
from framing.records import Article, Story, joined, ours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.readers.reader import Source


# Our name first, then schema.org's, news-please's, and what feeds and other scrapers write.
_TEXT = ("text", "articleBody", "maintext", "body", "content")
_OUTLET = ("outlet", "publisher", "site_name", "sourceOrganization")
_HEADLINE = ("headline", "title", "title_page", "title_rss", "name")
_AUTHORS = ("authors", "author", "byline")
_PUBLISHED = ("published", "datePublished", "date_publish", "date", "dateCreated")
_UPDATED = ("updated", "dateModified", "date_modify")
_LANGUAGE = ("language", "inLanguage", "lang")
_URL = ("url", "mainEntityOfPage", "@id")
# A file of several articles may be this many times as long as the longest article; so may one article's markup.
_PACKING = 10
# Lists within lists deeper than this hold no articles.
_DEEPEST = 20


def _read(source: Source, longest: int) -> Story:
    decoded = text_of(source, longest * _PACKING)
    shapes, title = shapes_of(parse(decoded.text, source.name))
    if not shapes:
        raise InputError(
            ours(
                "{name} holds no article: expected an object with a `text`, or a list of them as `articles`.",
                name=source.name,
            )
        )
    articles: list[Article] = []
    failures: list[str] = []
    for number, shape in enumerate(shapes, start=1):
        several = len(shapes) > 1
        which = ours("{name}, article {number},", name=source.name, number=str(number)) if several else source.name
        try:
            articles.append(article_of(shape, source, which, longest, decoded.notices))
        except InputError as error:
            failures.append(_left_out(error))
            if len(failures) == len(shapes):
                raise
    if len(shapes) == 1 and not articles[0].id:
        articles = [replace(articles[0], id=source.stem)]
    said = few(failures)
    return Story(title, tuple(articles), said, said)


def _left_out(error: InputError) -> str:
    return ours("{why} It was left out.", why=error.said)


def parse(text: str, name: str) -> Any:
    """Return the value that a JSON text stands for; `name` says in an InputError where it is from."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        why = {"name": name, "why": str(error)}
        raise InputError(
            ours("{name} is not valid JSON ({why}); mend it or save the article as .txt.", **why)
        ) from error


def shapes_of(found: Any) -> tuple[list[dict[str, Any]], str]:
    """Return the article objects in a JSON value, and the title of the story where it gives one."""
    if isinstance(found, list):
        return list(_flat(found)), ""
    if not isinstance(found, dict):
        return [], ""
    if isinstance(found.get("articles"), list):
        story = found.get("story")
        title = values.string(found.get("title")) or values.string(
            story.get("title") if isinstance(story, dict) else ""
        )
        return list(_flat(found["articles"])), title
    if isinstance(found.get("@graph"), list):
        return _of_graph(list(_flat(found["@graph"]))), values.string(found.get("title"))
    return ([found] if _text(found) else []), ""


def article_of(shape: dict[str, Any], source: Source, which: str, longest: int, notices: tuple[str, ...]) -> Article:
    """Return the article that a JSON object describes; InputError, which begins with `which`, if it has no text."""
    text = _text(shape)
    if not text.strip():
        raise InputError(ours("{which} has no text: expected a string under `text`.", which=which))
    is_html = "blocks" not in shape and values.is_html(text)
    most = longest * _PACKING if is_html else longest
    if len(text) > most:
        raise too_long(which, len(text), most)
    url = next((url for key in _URL if (url := values.address(shape.get(key)))), None) or source.url
    return Article(
        outlet=_outlet(shape, url) or outlet_name(source.stem),
        text=text if is_html else values.paragraphs(text),
        id=values.string(shape.get("id")),
        headline=" ".join(_first(shape, _HEADLINE).split()),
        authors=values.names(next((shape[key] for key in _AUTHORS if shape.get(key)), None)),
        published=values.when(next((shape[key] for key in _PUBLISHED if shape.get(key)), None)),
        updated=values.when(next((shape[key] for key in _UPDATED if shape.get(key)), None)),
        language=values.language(_first(shape, _LANGUAGE)),
        url=url,
        source=source.name,
        wire=values.string(shape.get("wire")) or None,
        form="html" if is_html else "article",
        notices=notices,
    )


def _text(shape: dict[str, Any]) -> str:
    """Return the article's text; some scrapers write it as a list of paragraphs."""
    for key in _TEXT:
        value = shape.get(key)
        parts = value if isinstance(value, list) else [value]
        if text := "\n\n".join(part for one in parts if (part := values.string(one))):
            return text
    return ""


def _outlet(shape: dict[str, Any], url: str | None) -> str:
    """Return who published the article: its name, or else what its host is called."""
    for key in _OUTLET:
        if name := " ".join(values.string(shape.get(key)).split()):
            # schema.org refers to a publisher described elsewhere by an address.
            return outlet_of_host(name) if values.address(name) else name
    return outlet_of_host(values.string(shape.get("source_domain")) or url or "")


def _first(shape: dict[str, Any], keys: tuple[str, ...]) -> str:
    return next((text for key in keys if (text := values.string(shape.get(key)))), "")


def _flat(found: list[Any], depth: int = 0) -> Iterator[dict[str, Any]]:
    """Yield the objects in a list and in the lists within it."""
    for one in found:
        if isinstance(one, dict):
            yield one
        elif isinstance(one, list) and depth < _DEEPEST:
            yield from _flat(one, depth + 1)


def _of_graph(things: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the articles of a graph, with the publishers and authors that it describes beside them put in."""
    known = {thing["@id"]: thing for thing in things if isinstance(thing.get("@id"), str)}

    def put_in(value: Any) -> Any:
        if isinstance(value, list):
            return [put_in(one) if isinstance(one, dict) else one for one in value]
        # A mere reference has its address alone.
        is_reference = isinstance(value, dict) and list(value) == ["@id"] and isinstance(value["@id"], str)
        return known.get(value["@id"], value) if is_reference else value

    references = (*_OUTLET, *_AUTHORS)
    return [
        {key: put_in(value) if key in references else value for key, value in thing.items()}
        for thing in things
        if _text(thing)
    ]


JSON = Reader(
    "json",
    (".json",),
    ("application/json", "application/ld+json"),
    "An article or a story as JSON, in the shape of the comparison format, of schema.org or of news-please.",
    _read,
    bytes_per_character=4 * _PACKING,
)


# A file of many articles may be this many times as long as the longest article.
_LINES_PACKING = 100


def _read_lines(source: Source, longest: int) -> Story:
    decoded = text_of(source, longest * _LINES_PACKING)
    articles: list[Article] = []
    failures: list[str] = []
    # Not splitlines: a JSON string may hold the line separators of Unicode as they are.
    for number, line in enumerate(decoded.text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            articles += _articles(line, source, number, longest)
        except InputError as error:
            failures.append(_left_out(error))
    if not articles:
        nothing = ours("{name} holds no article: expected a JSON object with a `text` on each line.", name=source.name)
        raise InputError(joined(nothing, *few(failures, 3)))
    said = few(failures)
    return Story("", tuple(articles), (*decoded.notices, *said), said)


def _articles(line: str, source: Source, number: int, longest: int) -> list[Article]:
    """Return the articles on a line: one, or those of a list or a story that somebody wrote on it."""
    where = {"name": source.name, "number": str(number)}
    which = ours("{name}, line {number},", **where)
    shapes, _ = shapes_of(parse(line, ours("{name}, line {number}", **where)))
    if not shapes:
        raise InputError(ours("{which} holds no article: expected a JSON object with a `text`.", which=which))
    return [article_of(shape, source, which, longest, ()) for shape in shapes]


JSONL = Reader(
    "jsonl",
    (".jsonl", ".ndjson"),
    ("application/x-ndjson", "application/jsonl"),
    "JSON lines: an article a line, in the shapes that JSON files have.",
    _read_lines,
    bytes_per_character=4 * _LINES_PACKING,
)
