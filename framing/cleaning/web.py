"""Finds the article in a web page, through trafilatura."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from framing.cleaning import bylines, captions, dates, furniture, metadata, reasons, resolve, setting
from framing.cleaning.draft import Draft
from framing.cleaning.headline import normalized_key
from framing.cleaning.page import clean_page
from framing.records import Aside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.records import PassageRole

# What browsers do not show as text, and what they run on within a line.
_HIDDEN = frozenset(("head", "script", "style", "noscript", "template", "svg", "iframe", "object", "select", "option"))
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd mark q s samp small span strong sub sup time tt"
    " u var wbr".split()
)


def clean_web(text: str, url: str | None, outlet: str) -> Draft:
    """Return what is the article in a page's HTML, and the visible rest as asides."""
    import trafilatura

    if "<html" not in text[:10_000].lower():
        text = f"<html><body>{text}</body></html>"  # a piece of a page is not taken for HTML otherwise
    url = url if _host(url) else None
    tree = trafilatura.load_html(text)
    shown = tuple(dict.fromkeys(_pieces(tree))) if tree is not None else ()
    # favor_recall: a sentence lost is worse than a teaser kept.
    found = trafilatura.bare_extraction(
        text, url=url, include_comments=False, fast=True, favor_recall=True, with_metadata=True
    )
    if tree is None or found is None or isinstance(found, dict) or not found.text:
        return clean_page("\n\n".join(shown), outlet)  # too little for an extractor; its lines may still tell
    about = metadata.stated(tree)
    headline = resolve.headline(about, " ".join((found.title or "").split()), shown, outlet)
    near = resolve.around(shown, headline)
    site = tuple(filter(None, (outlet, *about.sites, _host(url))))
    published = resolve.published(about, (dates.find(found.date or "") or ("",))[0], near)
    paragraphs = _joined(tree, _paragraphs(tree, found.text, headline), headline)
    if closing := setting.closing_words([part for _, part in paragraphs]):
        del paragraphs[-closing:]
    first = next((part for role, part in paragraphs if role == "body"), "")
    standfirst = resolve.standfirst(about, shown, headline, first)
    if paragraphs[:1] == [("body", first)] and normalized_key(first) in map(normalized_key, about.standfirsts):
        paragraphs[0] = ("standfirst", first)  # the extractor took it along
    elif standfirst and normalized_key(standfirst) not in {normalized_key(part) for _, part in paragraphs}:
        paragraphs.insert(0, ("standfirst", standfirst))
    return Draft(
        headline,
        tuple(paragraphs),
        authors=resolve.authors(about, near, shown, site) or _named(found.author, site, shown),
        published=published,
        updated=resolve.updated(about, near, published),
        asides=tuple(_asides(shown, (headline, *(part for _, part in paragraphs)))),
        shown=shown,
    )


def _paragraphs(tree: Any, text: str, headline: str) -> list[tuple[PassageRole, str]]:
    """Return the extractor's paragraphs without what is no article by its wording or its markup.

    The extractor goes by markup alone; buttons, notices, dates and teasers slip through where the markup is poor.
    """
    under_pictures = {normalized_key(" ".join(caption.itertext())) for caption in tree.iter("figcaption")}
    linked = {normalized_key("".join(link.itertext())) for link in tree.iter("a")}
    cards = setting.in_cards(tree)
    parts = [" ".join(raw.split()).removeprefix("- ") for raw in text.split("\n")]
    paragraphs: list[tuple[PassageRole, str]] = []
    for part in parts:
        if part and normalized_key(part) not in (normalized_key(headline), *cards) and not _is_furniture(part, linked):
            captioned = normalized_key(part) in under_pictures or captions.is_caption(part)
            paragraphs.append(("caption" if captioned else "body", part))
    return paragraphs


def _joined(tree: Any, paragraphs: list[tuple[PassageRole, str]], headline: str) -> list[tuple[PassageRole, str]]:
    """Return the paragraphs with those that the page has in further containers, each in its place."""
    for before, text in list(setting.left_out(tree, [part for _, part in paragraphs], headline)):
        name = normalized_key(before)
        at = next((i + 1 for i, (_, part) in enumerate(paragraphs) if normalized_key(part) == name), 0)
        if not _is_furniture(text, set()):
            paragraphs.insert(at, ("body", text))
    return paragraphs


def _is_furniture(part: str, linked: set[str]) -> bool:
    teaser = normalized_key(part) in linked and len(part.split()) >= 4 and not part.endswith((".", "!", "?", ":"))
    address = part.startswith(("http://", "https://")) and " " not in part
    return (
        teaser
        or address
        or bool(furniture.reason(part))
        or captions.is_credit(part)
        or dates.is_date_line(part)
        or bool(bylines.authors(part))
    )


def _named(extracted: str | None, site: tuple[str, ...], shown: tuple[str, ...]) -> tuple[str, ...]:
    """Return the extractor's authors if the page prints them so: it guesses, and writes account names as people's."""
    text = "\n".join(shown)
    return tuple(name for name in bylines.names((extracted or "").split(";"), site) if name in text)


def _asides(shown: tuple[str, ...], kept: tuple[str, ...]) -> Iterator[Aside]:
    """Yield what the page shows outside the article's paragraphs."""
    keys = {normalized_key(part) for part in kept}
    text = "".join(normalized_key(part) for part in kept)
    for piece in shown:
        name = normalized_key(piece)
        # A long piece may be a part of a paragraph; a short one, "World", is found in many by chance.
        if name not in keys and not (len(name) >= 25 and name in text):
            yield Aside(piece, furniture.reason(piece) or _reason(piece))


def _reason(piece: str) -> str:
    if dates.is_date_line(piece):
        return reasons.DATE
    return reasons.BYLINE if bylines.authors(piece) else reasons.OUTSIDE


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


def _host(url: str | None) -> str:
    """Return the first part of an address's host, "" where there is none: pages and archives hold broken ones."""
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.").partition(".")[0]
    except ValueError:
        return ""
