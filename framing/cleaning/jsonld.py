"""What a page says of its article in JSON-LD, the form that search engines ask for."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from framing.cleaning.headline import normalized_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# schema.org has some dozen kinds of article; all end so, but for the last ones.
_ARTICLE = re.compile(r"(?:Article|BlogPosting|Posting|Report|Review|Recipe|LiveBlog)$")
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.{0,40}?\*/)|(?:-->|//\s*\]\]>|\]\]>)[\s;]*$")
# More objects than this no page needs to describe one article.
_MOST = 5_000
# Letters of a title that is found in another, if it is not there by chance.
_TITLE = 12


def articles(tree: Any) -> list[dict[str, Any]]:
    """Return the articles that a page's JSON-LD describes, in their order; what is broken says nothing."""
    things = [thing for text in _blocks(tree) for thing in _objects(_parsed(text))][:_MOST]
    known = {thing["@id"]: thing for thing in things if isinstance(thing.get("@id"), str) and len(thing) > 1}
    return [
        {**thing, "author": [known.get(_id(author), author) for author in listed(thing.get("author"))]}
        for thing in things
        if any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in listed(thing.get("@type")))
    ]


def of_page(tree: Any, titles: Iterable[str]) -> list[dict[str, Any]]:
    """Return the article that a page's JSON-LD describes as its own, in a list, or none: the one with its title.

    Where none has the title, which editors word anew for search engines, it is the first.
    """
    found = articles(tree)
    printed = [bare for title in titles if (bare := normalized_key(title))]
    for thing in found:
        own = [normalized_key(name(value)) for field in ("headline", "name") for value in listed(thing.get(field))]
        if any(len(bare) >= _TITLE and (bare in title or title in bare) for bare in own for title in printed):
            return [thing]
    return found[:1]


def listed(value: Any) -> list[Any]:
    """Return a property's values: JSON-LD writes one as itself, several as a list, none not at all."""
    return value if isinstance(value, list) else [] if value is None else [value]


def name(value: Any) -> str:
    """Return the name in a text or in an object with one."""
    found = value.get("name") or _of_parts(value) if isinstance(value, dict) else value
    return found if isinstance(found, str) else ""


def _of_parts(person: dict[str, Any]) -> str:
    """Return a person's name that is written in parts."""
    parts = (person.get(part) for part in ("givenName", "additionalName", "familyName"))
    return " ".join(part for part in parts if isinstance(part, str))


def _id(value: Any) -> str:
    found = value.get("@id") if isinstance(value, dict) else None
    return found if isinstance(found, str) else ""


def _blocks(tree: Any) -> Iterator[str]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            yield _WRAPPING.sub("", script.text or "")


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, strict=False)  # line breaks within strings are common, and harmless
    except (ValueError, RecursionError):
        return None


def _objects(found: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of a block: alone, in a list, under @graph, or as what a page is about."""
    ahead = [found]
    while ahead:
        thing = ahead.pop(0)
        if isinstance(thing, list):
            ahead[:0] = thing[:_MOST]
        elif isinstance(thing, dict):
            yield thing
            ahead[:0] = [thing[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in thing]
