"""Finds the article in a web page, through trafilatura."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from framing.cleaning import boxes, bylines, dates, furniture, markup, metadata, reasons, resolve, setting
from framing.cleaning.draft import Draft
from framing.cleaning.headline import normalized_key
from framing.cleaning.lines import divide, pieces
from framing.cleaning.page import clean_page
from framing.records import Aside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.records import PassageRole


def clean_web(text: str, url: str | None, outlet: str) -> Draft:
    """Return what is the article in a page's HTML, and the visible rest as asides."""
    import trafilatura

    if "<html" not in text[:10_000].lower():
        text = f"<html><body>{text}</body></html>"  # a piece of a page is not taken for HTML otherwise
    url = url if _host(url) else None
    tree = trafilatura.load_html(text)
    struck = markup.ready(tree) if tree is not None else ()
    posts = boxes.quote_posts(tree) if tree is not None else ()
    shown = tuple(dict.fromkeys(pieces(tree))) if tree is not None else ()
    # favor_recall: a sentence lost is worse than a teaser kept.
    found = trafilatura.bare_extraction(
        text if tree is None else deepcopy(tree),
        url=url,
        include_comments=False,
        fast=True,
        favor_recall=True,
        with_metadata=True,
    )
    if tree is None or found is None or isinstance(found, dict) or not found.text:
        return clean_page("\n\n".join(shown), outlet)  # too little for an extractor; its lines may still tell
    about = metadata.stated(tree)
    headline = resolve.headline(about, " ".join((found.title or "").split()), shown, outlet)
    heads = _headings(tree, headline)
    shown = tuple(headline if normalized_key(piece) in heads else piece for piece in shown)
    near = resolve.around(shown, headline)
    site = tuple(filter(None, (outlet, *about.sites, _host(url))))
    guess = (dates.find(found.date or "") or ("",))[0]
    if guess and not resolve.is_likely(guess, shown, text, url or found.url or ""):
        guess = ""
    published = resolve.published(about, guess, near)
    body = _with_lines(found.text, metadata.body(tree))
    paragraphs = _joined(tree, _paragraphs(tree, body, heads), headline, _lines(body))
    _close(paragraphs, site)
    first = next((part for role, part in paragraphs if role == "body"), "")
    standfirst = resolve.standfirst(about, shown, headline, first)
    if paragraphs[:1] == [("body", first)] and normalized_key(first) in map(normalized_key, about.standfirsts):
        paragraphs[0] = ("standfirst", first)  # the extractor took it along
    elif standfirst and normalized_key(standfirst) not in {normalized_key(part) for _, part in paragraphs}:
        paragraphs.insert(0, ("standfirst", standfirst))
    summed = boxes.summaries(tree, _lines(body))
    paragraphs = [(role, part) for role, part in paragraphs if normalized_key(part) not in summed]
    asides = tuple(_asides(shown, (headline, *(part for _, part in paragraphs)), summed))
    unsaid = (*(Aside(text, reasons.STRUCK) for text in struck), *(Aside(text, reasons.POST) for text in posts))
    return Draft(
        headline,
        tuple(paragraphs),
        authors=resolve.authors(about, near, shown, site) or _named(found.author, site, shown),
        published=published,
        updated=resolve.updated(about, near, published),
        asides=(*asides, *unsaid),
        shown=shown,
        beside=_beside(tree, asides, [part for _, part in paragraphs]),
    )


def _headings(tree: Any, headline: str) -> set[str]:
    """Return the keys of the headline and of the main headings that hold it, with the site's name or a label by it."""
    name = normalized_key(headline)
    keys = [normalized_key("".join(h1.itertext())) for h1 in tree.iter("h1")]
    return {name, *(key for key in keys if name and name in key)}


def _paragraphs(tree: Any, text: str, heads: set[str]) -> list[tuple[PassageRole, str]]:
    """Return the extractor's paragraphs without what is no article by its wording or its markup.

    The extractor goes by markup alone; buttons, notices, dates and teasers slip through where the markup is poor.
    """
    linked = {normalized_key("".join(link.itertext())) for link in tree.iter("a")}
    parts = _lines(text)
    parts = parts[: setting.box_behind(parts)]
    apart = {*heads, *boxes.set_apart(tree, parts)}
    parts = [part for part in parts if part and normalized_key(part) not in apart and not _is_furniture(part, linked)]
    twice = setting.printed_twice(parts)
    pictures = boxes.under_pictures(tree)
    return [
        ("caption" if normalized_key(part) in pictures or furniture.is_caption(part) else "body", part)
        for i, part in enumerate(parts)
        if i not in twice
    ]


def _lines(text: str) -> list[str]:
    return [" ".join(raw.split()).removeprefix("- ") for raw in text.split("\n")]


def _with_lines(text: str, stated: str) -> str:
    """Return a text that the extractor took from the page's data with the lines that it has there."""
    return stated if "\n" not in text.strip() and normalized_key(text) == normalized_key(stated) else text


def _joined(
    tree: Any, paragraphs: list[tuple[PassageRole, str]], headline: str, judged: list[str]
) -> list[tuple[PassageRole, str]]:
    """Return the paragraphs with those that the page has in further containers, each in its place.

    What was `judged` before, since the extractor took it, does not come back.
    """
    names = {normalized_key(part) for part in judged}
    for before, text in list(setting.left_out(tree, [part for _, part in paragraphs], headline)):
        name = normalized_key(before)
        at = next((i + 1 for i, (_, part) in enumerate(paragraphs) if normalized_key(part) == name), 0)
        if normalized_key(text) not in names and not _is_furniture(text, set()):
            paragraphs.insert(at, ("body", text))
    return paragraphs


def _close(paragraphs: list[tuple[PassageRole, str]], site: tuple[str, ...]) -> None:
    """Take from the end what is the site's by its place: labels that head nothing, then words to the reader."""
    texts = [part for _, part in paragraphs]
    if (titles := setting.lone_titles(texts)) and all(role == "body" for role, _ in paragraphs[-titles:]):
        del paragraphs[-titles:]
        del texts[-titles:]
    if words := setting.closing_words(texts, site):
        del paragraphs[-words:]


def _beside(tree: Any, asides: tuple[Aside, ...], kept: list[str]) -> int:
    """Return how many words of running text stand outside the article: paragraphs in a row, menus and boxes apart.

    A paragraph alone, between other lines, is what a teaser says below its headline.
    """
    boxed = {normalized_key(piece) for box in setting.boxes_beside(tree, kept) for piece in pieces(box)}
    words = [
        line.words if line.prose and aside.reason == reasons.OUTSIDE and normalized_key(aside.text) not in boxed else 0
        for aside in asides
        for line in divide(aside.text)
    ]
    return sum(count for i, count in enumerate(words) if any((*words[max(0, i - 1) : i], *words[i + 1 : i + 2])))


def _is_furniture(part: str, linked: set[str]) -> bool:
    teaser = normalized_key(part) in linked and len(part.split()) >= 4 and not part.endswith((".", "!", "?", ":"))
    address = part.startswith(("http://", "https://")) and " " not in part
    return (
        teaser
        or address
        or bool(furniture.reason(part))
        or furniture.is_credit(part)
        or dates.is_date_line(part)
        or bool(bylines.authors(part))
    )


def _named(extracted: str | None, site: tuple[str, ...], shown: tuple[str, ...]) -> tuple[str, ...]:
    """Return the extractor's authors if the page prints them so: it guesses, and writes account names as people's."""
    text = "\n".join(shown)
    return tuple(name for name in bylines.names((extracted or "").split(";"), site) if name in text)


def _asides(shown: tuple[str, ...], kept: tuple[str, ...], summed: set[str]) -> Iterator[Aside]:
    """Yield what the page shows outside the article's paragraphs."""
    keys = {normalized_key(part) for part in kept}
    text = "".join(normalized_key(part) for part in kept)
    for piece in shown:
        name = normalized_key(piece)
        # A long piece may be a part of a paragraph; a short one, "World", is found in many by chance.
        if name not in keys and not (len(name) >= 25 and name in text):
            yield Aside(piece, reasons.SUMMARY if name in summed else furniture.reason(piece) or _reason(piece))


def _reason(piece: str) -> str:
    if dates.is_date_line(piece):
        return reasons.DATE
    return reasons.BYLINE if bylines.authors(piece) else reasons.OUTSIDE


def _host(url: str | None) -> str:
    """Return the first part of an address's host, "" where there is none: pages and archives hold broken ones."""
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.").partition(".")[0]
    except ValueError:
        return ""
