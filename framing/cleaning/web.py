"""Finds the article in a web page, through trafilatura."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from framing.cleaning import captions, dates, furniture, reasons
from framing.cleaning.draft import Draft
from framing.cleaning.headline import key
from framing.cleaning.page import clean_page
from framing.records import Aside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.records import Role

# What browsers do not show as text, and what they run on within a line.
_HIDDEN = frozenset(("head", "script", "style", "noscript", "template", "svg", "iframe", "object", "select", "option"))
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd mark q s samp small span strong sub sup time tt"
    " u var wbr".split()
)
_PUBLISHED = re.compile(
    r"""["']article:published_time["']\s+content=["']([^"']{8,40})|"datePublished"\s*:\s*"([^"]{8,40})""", re.IGNORECASE
)
_SEPARATED = re.compile(r"\s+[|–—-]\s+")


def clean_web(text: str, url: str | None, outlet: str) -> Draft:
    """Return what is the article in a page's HTML, and the visible rest as asides."""
    import trafilatura

    if "<html" not in text[:10_000].lower():
        text = f"<html><body>{text}</body></html>"  # a piece of a page is not taken for HTML otherwise
    tree = trafilatura.load_html(text)
    shown = tuple(dict.fromkeys(_pieces(tree))) if tree is not None else ()
    # favor_recall: a sentence lost is worse than a teaser kept.
    found = trafilatura.bare_extraction(text, url=url, include_comments=False, favor_recall=True, with_metadata=True)
    if tree is None or found is None or isinstance(found, dict) or not found.text:
        return clean_page("\n\n".join(shown), outlet)  # too little for an extractor; its lines may still tell
    headline = _headline(" ".join((found.title or "").split()), shown)
    under_pictures = {key(" ".join(caption.itertext())) for caption in tree.iter("figcaption")}
    paragraphs: list[tuple[Role, str]] = []
    for raw in found.text.split("\n"):
        part = " ".join(raw.split()).removeprefix("- ")
        # The extractor goes by markup; what is worded as a button or a notice slips through where the markup is poor.
        if part and key(part) != key(headline) and not furniture.reason(part) and not captions.is_credit(part):
            captioned = key(part) in under_pictures or captions.is_caption(part)
            paragraphs.append(("caption" if captioned else "body", part))
    names = (" ".join(name.split()) for name in (found.author or "").split(";"))
    return Draft(
        headline,
        tuple(paragraphs),
        authors=tuple(name for name in names if name and name != outlet),
        published=_published(text, found.date or ""),
        asides=tuple(_asides(shown, (headline, *(part for _, part in paragraphs)))),
    )


def _asides(shown: tuple[str, ...], kept: tuple[str, ...]) -> Iterator[Aside]:
    """Yield what the page shows outside the article's paragraphs."""
    keys = {key(part) for part in kept}
    text = "".join(key(part) for part in kept)
    for piece in shown:
        name = key(piece)
        # A long piece may be a part of a paragraph; a short one, "World", is found in many by chance.
        if name not in keys and not (len(name) >= 25 and name in text):
            yield Aside(piece, furniture.reason(piece) or reasons.OUTSIDE)


def _headline(title: str, shown: tuple[str, ...]) -> str:
    """Return a page's title without the site's name behind it, if the page shows it so."""
    parts = _SEPARATED.split(title)
    printed = {key(piece) for piece in shown}
    for end in range(len(parts), 0, -1):
        # Cut from the title itself, since a dash may belong to the headline.
        cut = (
            title if end == len(parts) else title[: title.index(parts[end], sum(map(len, parts[:end])))].rstrip(" |–—-")
        )
        if key(cut) in printed:
            return cut
    return title


def _published(text: str, date: str) -> str | None:
    """Return when the page says that it appeared, with the time where its metadata give one."""
    stated = _PUBLISHED.search(text)
    for source in ((stated[1] or stated[2]) if stated else "", date):
        if found := dates.find(source):
            return found[0]
    return None


def _pieces(tree: Any) -> Iterator[str]:
    """Yield the text that a reader sees, in pieces between the elements that begin a new line."""
    piece: list[str] = []
    # (element, False) on the way in, (element, True) on the way out: no recursion, since pages can be nested deeply.
    ahead: list[tuple[Any, bool]] = [(tree, False)]
    while ahead:
        element, leaving = ahead.pop()
        named = isinstance(element.tag, str)  # comments have a function there
        if (not named or element.tag not in _INLINE) and piece:
            if joined := " ".join("".join(piece).split()):
                yield joined
            piece.clear()
        if leaving:
            piece.append(element.tail or "")
            continue
        ahead.append((element, True))
        if named and element.tag not in _HIDDEN:
            piece.append(element.text or "")
            ahead += ((child, False) for child in reversed(element))
    if joined := " ".join("".join(piece).split()):
        yield joined
