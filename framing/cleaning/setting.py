"""Where on a web page a paragraph stands that the extractor left: with the article, or beside it.

Extractors take one container for the article. A body that stands in several, with adverts between them, has its parts
in containers built alike.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from framing.cleaning import boxes, furniture
from framing.cleaning.headline import normalized_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OUTSIDE = frozenset("aside nav footer form figure figcaption details dialog table".split())
# Fewer words are no paragraph of prose, as in lines.py.
_PROSE = 8
# A paragraph of which more than this share is linked is a list of links. A judgement.
_LINKED = 0.5


def left_out(tree: Any, kept: Sequence[str], headline: str) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs of the article that the extractor left, each with the paragraph before it ("" at the top).

    They stand in a container built like one of those that it took (same tags and classes all the way up), in the same
    `<article>`, or under the page's own headline; and none stands in a container with another headline.
    """
    keys = {normalized_key(part) for part in kept}
    whole = "".join(normalized_key(part) for part in kept)
    paragraphs = [(p, " ".join("".join(p.itertext()).split())) for p in tree.iter("p")]
    taken = [p for p, text in paragraphs if normalized_key(text) in keys]
    built = {_build(p) for p in taken}
    home = _home(taken)
    articles = {above for p in taken for above in p.iterancestors("article")}
    before = ""
    for p, text in paragraphs:
        key = normalized_key(text)
        if key in keys or (key and key in whole):
            before = text if key in keys else before
        elif _is_prose(p, text) and not _in_box(p, home) and not _under_another(p, headline):
            alike = _build(p) in built or any(above in articles for above in p.iterancestors("article"))
            if alike or _under_headline(p, headline):
                yield before, text
                before = text
                keys.add(key)


def _build(p: Any) -> tuple[tuple[str, str], ...]:
    return tuple((above.tag, above.get("class") or "") for above in p.iterancestors())


def _is_prose(p: Any, text: str) -> bool:
    linked = sum(len("".join(a.itertext())) for a in p.iter("a"))
    return (
        len(text.split()) >= _PROSE
        and text.rstrip("”’\"')»").endswith((".", "!", "?", "…", ":"))
        and linked <= _LINKED * len(text)
        and not furniture.reason(text)
    )


def boxes_beside(tree: Any, kept: Sequence[str]) -> Iterator[Any]:
    """Yield the outermost containers that hold no part of an article by their tag or their name: menus, comments."""
    keys = {normalized_key(part) for part in kept}
    home = _home([p for p in tree.iter("p") if normalized_key(" ".join("".join(p.itertext()).split())) in keys])
    found = set()
    for element in tree.iter():
        if _is_box(element) and element not in home:
            found.add(element)
            if not any(above in found for above in element.iterancestors()):
                yield element


def _home(taken: Sequence[Any]) -> set[Any]:
    """Return the containers that hold half of the article's paragraphs or more: no box, whatever they are called."""
    holds = Counter(above for p in taken for above in p.iterancestors())
    return {above for above, count in holds.items() if 2 * count >= len(taken)}


def _in_box(p: Any, home: set[Any]) -> bool:
    return any(_is_box(above) for above in p.iterancestors() if above not in home)


def _is_box(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.tag in ("body", "html"):
        return False
    return element.tag in _OUTSIDE or boxes.names_a_box(element)


def _under_another(p: Any, headline: str) -> bool:
    """Return whether the nearest container with a main heading has another one than the page's."""
    for above in p.iterancestors():
        tops = ["".join(h.itertext()) for h in above.iter("h1")]
        if tops:
            return normalized_key(headline) not in map(normalized_key, tops)
    return False


def _under_headline(p: Any, headline: str) -> bool:
    before = p.itersiblings(preceding=True)
    return any(e.tag == "h1" and normalized_key("".join(e.itertext())) == normalized_key(headline) for e in before)
