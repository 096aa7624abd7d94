"""Collects what a page says of its own article, source by source; which of it holds is decided in resolve.py."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from framing.cleaning import boxes, bylines, dates
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


def _written(author: Any) -> Iterator[str]:
    """Yield the names that an author has: several in a list, where a site puts all its authors into one."""
    several = author.get("name") if isinstance(author, dict) else None
    yield from map(name, several) if isinstance(several, list) else (name(author),)


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


_TITLES = ("og:title", "parsely-title", "sailthru.title", "dc.title", "citation_title", "twitter:title", "title")
_DESCRIPTIONS = ("og:description", "description", "sailthru.description", "dc.description", "twitter:description")
_AUTHORS = (
    "parsely-author", "sailthru.author", "author", "article:author", "byl", "dc.creator", "dcterms.creator",
    "citation_author",
)  # fmt: skip
# Of these, the ones for libraries, which put the surname first.
_CATALOGUED = frozenset(("dc.creator", "dcterms.creator", "citation_author"))
_PUBLISHED = (
    "article:published_time", "article:published", "datepublished", "parsely-pub-date", "article.published",
    "sailthru.date", "pubdate",
    "publish-date", "publication_date", "dc.date.issued", "dcterms.issued", "dc.date", "citation_publication_date",
    "citation_date", "date",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "datemodified", "article.updated", "og:updated_time", "dc.date.modified",
    "dcterms.modified", "last-modified", "updated-date",
)  # fmt: skip
_STANDFIRST = re.compile(
    r"(?:^|[^a-z])(?:stand-?first|sub-?(?:title|head(?:line)?)|deck?|strapline|teaser-?lead)(?![a-z])", re.IGNORECASE
)
_BYLINE = re.compile(r"(?:^|[^a-z])(?:byline|author)s?(?:[^a-z]*name)?(?![a-z])", re.IGNORECASE)
# Whose class speaks of an author, but of one who comments, or of what is told about one.
_NO_BYLINE = re.compile(r"comment|avatar|bio|image|title|social|info|box|related|card|handle", re.IGNORECASE)
_LONGEST_BYLINE = 120
"""Characters; longer text in a byline's place tells about the author. A judgement."""
_CHANGE = re.compile(r"modif|updat|edited|changed|aktualisiert|mis à jour|actualizad", re.IGNORECASE)
# What stands above a headline within it: "Exclusive".
_KICKER = re.compile(
    r"(?:^|[^a-z])(?:kicker|eyebrow|overline|super-?title|flag|label|tag|section|rubrik|dachzeile|spitzmarke"
    r"|badge)(?![a-z])",
    re.IGNORECASE,
)
_LOGO = re.compile(
    r"(?:^|[^a-z])(?:logo|brand(?:ing)?|site-?(?:title|name)|masthead|nameplate)(?![a-z])", re.IGNORECASE
)
_FRONT_PAGE = re.compile(r"^(?:https?://[^/?#]+)?/?(?:index\.\w+|home/?)?(?:[?#].*)?$|^\.{1,2}/?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stated:
    """What a page states: each field the most reliable source first.

    `authors` holds for each source the names in it, still as they are written there; `published` and `updated` are
    ISO 8601, as are `times`, of plain time elements with what they print; `titles` and `descriptions` are texts that
    the page may print or not. `headings` (of the first level), `subheadings` and `standfirsts` are printed; `logos` are
    headings that lead to the site's front page; `sites` are the site's names.
    """

    titles: tuple[str, ...]
    descriptions: tuple[str, ...]
    authors: tuple[tuple[str, ...], ...]
    published: tuple[str, ...]
    times: tuple[tuple[str, str], ...]
    updated: tuple[str, ...]
    headings: tuple[str, ...]
    subheadings: tuple[str, ...]
    logos: tuple[str, ...]
    standfirsts: tuple[str, ...]
    sites: tuple[str, ...]


def stated(tree: Any) -> Stated:
    """Return what a page says of its article, in JSON-LD, meta tags and marked-up elements."""
    meta = _meta(tree)
    title = _texts(_shown(element) for element in tree.iter("title"))[:1]
    h1 = [heading for heading in tree.iter("h1") if not _is_logo(heading)]
    # Further ones are other articles: related ones, or the posts of a live blog.
    about = of_page(tree, (*title, *meta.get("og:title", ()), *map(_shown, h1)))

    def texts(keys: tuple[str, ...], *names: str) -> tuple[str, ...]:
        data = [name(value) for thing in about for key in keys for value in listed(thing.get(key))]
        return _texts([*data, *(value for name in names for value in meta.get(name, ()))])

    data = _texts(written for thing in about for author in thing["author"] for written in _written(author))
    return Stated(
        titles=_texts((*texts(("headline", "name", "alternativeHeadline"), *_TITLES), *title)),
        descriptions=texts(("description", "alternativeHeadline"), *_DESCRIPTIONS),
        authors=tuple(
            names for names in (data, *(_creators(meta, name) for name in _AUTHORS), *_bylines(tree)) if names
        ),
        published=_stamps((*texts(("datePublished",), *_PUBLISHED), *_times(tree, "datePublished"))),
        times=tuple(_times_below(tree)),
        updated=_stamps((*texts(("dateModified",), *_UPDATED), *_times(tree, "dateModified"))),
        headings=_texts(map(_heading, h1)),
        subheadings=_texts(map(_shown, tree.iter("h2", "h3"))),
        logos=_texts(_shown(heading) for heading in tree.iter("h1") if heading not in h1),
        standfirsts=_texts(_shown(e) for e in tree.iter("h2", "h3", "p", "div") if _STANDFIRST.search(_class(e))),
        sites=texts(("publisher",), "og:site_name", "application-name"),
    )


def _meta(tree: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for tag in tree.iter("meta"):
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower()
        found.setdefault(name, []).append(tag.get("content") or tag.get("value") or "")
    return found


def _heading(h1: Any) -> str:
    """Return a heading's words without the label above them."""
    labels = [part for part in h1.iterdescendants() if isinstance(part.tag, str) and _KICKER.search(_class(part))]
    whole, label = _shown(h1), " ".join(_shown(part) for part in labels)
    bare = whole.strip().removeprefix(label.strip()) if labels else whole
    return bare if len(bare.split()) >= len(label.split()) + 1 else whole


def _is_logo(heading: Any) -> bool:
    """Return whether a heading is the site's own name: marked so, or nothing but a link to its front page."""
    marks = " ".join(filter(None, (_class(heading), heading.get("id"))))
    linked = [link for link in heading.iter("a") if _FRONT_PAGE.match(link.get("href") or "")]
    text = " ".join(_shown(heading).split())
    return bool(_LOGO.search(marks)) or any(" ".join(_shown(link).split()) == text for link in linked)


def _creators(meta: dict[str, list[str]], name: str) -> tuple[str, ...]:
    """Return the authors in a meta tag, the given name first."""
    written = _texts(meta.get(name, ()))
    if name not in _CATALOGUED:
        return written
    return tuple(bylines.given_first(text, catalogued=True) or text for text in written)


def _bylines(tree: Any) -> Iterator[tuple[str, ...]]:
    """Yield the texts of the elements that are marked as naming the author, the first of each kind of mark."""
    kinds: tuple[list[str], list[str], list[str]] = ([], [], [])
    for element in tree.iter("a", "span", "div", "p", "li", "address", "dd", "em", "strong"):
        marks = (
            "author" in (element.get("itemprop") or "").split(),
            "author" in (element.get("rel") or "").lower().split(),
            bool(_BYLINE.search(_class(element))) and not _NO_BYLINE.search(_class(element)),
        )
        if any(marks) and (text := _shown(element)) and len(text) <= _LONGEST_BYLINE:
            for kind, marked in zip(kinds, marks, strict=True):
                if marked:
                    kind.append(text)
    # A page links its other articles' authors too: the first element speaks for this one.
    yield from ((kind[0],) for kind in kinds if kind)


def _times(tree: Any, kind: str) -> Iterator[str]:
    for element in tree.iter("time"):
        if kind.lower() in (element.get("itemprop") or "").lower().split():
            yield element.get("datetime") or element.get("content") or ""


def _times_below(tree: Any) -> Iterator[tuple[str, str]]:
    """Yield the plain time elements below the headline, none of comments or changes, each with what it prints."""
    below = False
    for element in tree.iter("h1", "time"):
        below = below or element.tag == "h1"
        if element.tag == "time" and below and not any(map(boxes.names_a_box, element.iterancestors())):
            kind = f"{element.get('itemprop') or ''} {_class(element)} {_shown(element.getparent())[:40]}"
            stamps = () if _CHANGE.search(kind) else _stamps([element.get("datetime") or ""])
            yield from ((stamp, " ".join(_shown(element).split())) for stamp in stamps)


def _stamps(values: Iterable[str]) -> tuple[str, ...]:
    found = (dates.find(dates.moment(value[:60])) for value in values)
    # What a system writes where it has no date, year 1 or 1970, is none.
    return tuple(dict.fromkeys(date[0] for date in found if date and date[0] >= "1980"))


def body(tree: Any) -> str:
    """Return the article's text as a page's JSON-LD has it, lines and all, or ""."""
    texts = (thing.get("articleBody") for thing in articles(tree))
    return next((text for text in texts if isinstance(text, str)), "")


def _texts(values: Iterable[str]) -> tuple[str, ...]:
    joined = (" ".join(html.unescape(value).split()) for value in values)
    return tuple(dict.fromkeys(text for text in joined if text))


def _class(element: Any) -> str:
    return element.get("class") or ""


def _shown(element: Any) -> str:
    """Return an element's text, if it is short: a mark on half a page names nothing."""
    found: list[str] = []
    length = 0
    for text in element.itertext():
        found.append(text)
        length += len(text.strip())
        if length > 600:
            return ""
    return "".join(found)
