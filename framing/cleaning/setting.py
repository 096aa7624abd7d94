"""Where on a web page a paragraph stands: with the article though left by the extractor, or in a card though kept.

Extractors take one container for the article. A body that stands in several, with adverts between them, has its parts
in containers built alike; a teaser stands in one of several small containers that each hold a linked heading.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from framing.cleaning import furniture
from framing.cleaning.headline import normalized_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OUTSIDE = frozenset("aside nav footer form figure figcaption details dialog table".split())
# Words in the class or id of containers that hold no part of an article, in the ways of writing that are common.
_BOX = re.compile(
    r"(?:^|[^a-z])(?:comments?|responses?|disqus|related|recommend\w*|teasers?|promos?|newsletter|sign-?up|sidebar"
    r"|cookies?|consent|footer|cards?|bio|author|most-?read|trending|popular|advert\w*|sponsor\w*|ads?|share|social|paywall|modal)"
    r"(?![a-z])",
    re.IGNORECASE,
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# Fewer words are no paragraph of prose, as in lines.py.
_PROSE = 8
# A paragraph of which more than this share is linked is a list of links. A judgement.
_LINKED = 0.5
# A card with its heading and a line of text has fewer words than this. A judgement.
_CARD = 60


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
    articles = {above for p in taken for above in p.iterancestors("article")}
    before = ""
    for p, text in paragraphs:
        key = normalized_key(text)
        if key in keys or (key and key in whole):
            before = text if key in keys else before
        elif _is_prose(p, text) and not _in_box(p) and not _under_another(p, headline):
            alike = _build(p) in built or any(above in articles for above in p.iterancestors("article"))
            if alike or _under_headline(p, headline):
                yield before, text
                before = text
                keys.add(key)


def in_cards(tree: Any) -> set[str]:
    """Return the keys of the lines in cards, small containers side by side, each with a linked heading."""
    found: set[str] = set()
    cards = [e for e in tree.iter("div", "li", "article", "section") if _is_card(e)]
    for card in cards:
        parent = card.getparent()
        if parent is None or sum(sibling in cards for sibling in parent) < 2:
            continue
        lines = [card, *card.iter("p", "span", "div", "a", *_HEADINGS)]
        found |= {normalized_key("".join(line.itertext())) for line in lines}
        title = card.getprevious()
        if title is not None and title.tag in _HEADINGS:
            found.add(normalized_key("".join(title.itertext())))
    return found


def _is_card(element: Any) -> bool:
    if len(" ".join(element.itertext()).split()) > _CARD:
        return False
    linked = [h for h in element.iter(*_HEADINGS) if any(True for _ in h.iter("a")) or h.getparent().tag == "a"]
    return any(len("".join(h.itertext()).split()) >= 3 for h in linked)


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


def _in_box(p: Any) -> bool:
    for above in p.iterancestors():
        if above.tag in ("body", "html"):
            return False
        if above.tag in _OUTSIDE or _BOX.search(f"{above.get('class') or ''} {above.get('id') or ''}"):
            return True
    return False


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


# Words with which a site speaks of itself or to its reader, in the languages of most pages read so far.
_ADDRESS = re.compile(
    r"\b(?:we|(?-i:us)|our|ours|you|your|yours|wir|uns|unser\w*|ihr|ihre[rnms]?|nous|notre|nos|vous|votre|vos|nosotros"
    r"|nuestr[oa]s?|usted(?:es)?|мы|нас|наш\w*|вы|вас|ваш\w*|ми|нам)\b|\B@\w",
    re.IGNORECASE,
)
_QUOTATION = re.compile(r"[“”„«»\"「」]")
# A sentence that reports is the article's, though a site may be named in it: "told our correspondent".
_REPORTS = re.compile(r"\b(?:said|says|told(?! you)|correspondents?)\b", re.IGNORECASE)
# A site's closing words are at most so many paragraphs, with at most so many words each. A judgement.
_CLOSING, _CLOSING_WORDS = 4, 60
# The article above them has at least so many paragraphs, to tell its voice by. A judgement.
_VOICE = 3


def closing_words(parts: Sequence[str]) -> int:
    """Return how many paragraphs at the end are the site's: it speaks of itself or to its reader, the article did not.

    A column that says "we" or "you" all along keeps its end, and so does a quotation. A title above such a paragraph
    goes with it.
    """
    count = 0
    for n in range(1, min(_CLOSING, len(parts) - _VOICE) + 1):
        part = parts[-n]
        if _QUOTATION.search(part) or _REPORTS.search(part) or len(part.split()) > _CLOSING_WORDS:
            break
        if _ADDRESS.search(part):
            count = n
        elif part.endswith((".", "!", "?")) or n != count + 1:
            break
        elif count:
            count = n
    return 0 if any(_ADDRESS.search(part) for part in parts[: len(parts) - count]) else count
