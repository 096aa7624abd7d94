"""Reads feeds (RSS and Atom) that carry their articles in full. What they only link to is named, and never fetched."""

from __future__ import annotations

import html
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from framing.errors import InputError
from framing.readers import values
from framing.readers.encoding import text_of
from framing.readers.names import outlet_name, outlet_of_host, outlet_of_title
from framing.readers.reader import Reader, few
from framing.records import Article, Story, ours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.readers.reader import Source


# The words from which a description is held for the whole article, and a text that the feed itself calls the content.
_FULL, _BRIEF = 150, 40
_TAG = re.compile(r"<[^<>]*>")
# What blog software adds below a text, shortened or not.
_SIGNED = re.compile(
    r"(?:<p>\s*)?The post\s+(?:<[^<>]{0,500}>)?[^<>]{0,500}(?:</a>)?\s+appeared first on\b.{0,500}\Z",
    re.IGNORECASE | re.DOTALL,
)
_TEASED = re.compile(
    r"(?:…|\.\.\.|\b(?:continue|keep) reading\b.{0,80}|\bread (?:more|on|the (?:full|whole|rest)\b.{0,60}))"
    r"[\s\])»→.]*\Z",
    re.IGNORECASE,
)
_FOUR_LETTERS = re.compile(r"\.[A-Za-z]{4}$")
_END = r"[a-z0-9-]{1,20}(?:\.[a-z0-9.-]{1,30})?"
_CUT_OFF = tuple(
    re.compile(form)
    for form in (
        rf"{_END}\s*[(<\[,](?P<name>[^()<>\[\]]*)[)>\]]?",  # "a (Lena Marsh" of "news@post.media (Lena Marsh)"
        rf"(?P<name>[^()<>\[\]]+?)\s*[(<\[]{_END}[)>\]]?",  # "Lena Marsh <a>"
        rf"(?P<name>){_END}",
    )
)
_JOINED = re.compile(r"\s*[,;&]\s*|\s+and\s+")


@dataclass(frozen=True, slots=True)
class Content:
    """An entry's text in full."""

    text: str
    language: str
    is_html: bool


def full_text(entry: Any) -> Content | None:
    """Return an entry's text, or None where it has a summary at most.

    A text marked as content counts, unless it repeats the summary or breaks off; a description only at an article's
    length, since most are teasers.
    """
    # Not its `summary`, which feedparser fills from the content where there is none.
    summary = entry.get("summary_detail") or {}
    given = [(one, _FULL if one.get("value") == summary.get("value") else _BRIEF) for one in entry.get("content") or ()]
    given.append((summary, _FULL))
    found = [
        (len(words), text, one)
        for one, least in given
        if len(words := plain(text := _SIGNED.sub("", _unescaped(values.string(one.get("value"))))).split()) >= least
        and not _TEASED.search(" ".join(words[-20:])[-300:])
    ]
    if not found:
        return None
    _, text, one = max(found, key=lambda each: each[0])
    # Feeds mislabel: what is called plain text may have tags, and a text without any is read by its blank lines.
    return Content(text, values.string(one.get("language")), values.is_html(text))


def _unescaped(text: str) -> str:
    """Return a text whose tags were escaped once too often as HTML."""
    opened = html.unescape(text)
    return opened if values.is_html(opened) and not values.is_html(text) else text


def plain(markup: str) -> str:
    """Return HTML without its tags, roughly: enough to count words by, and for a title."""
    return html.unescape(_TAG.sub(" ", markup))


def dates(entry: Any) -> tuple[str | None, str | None]:
    """Return when an entry appeared and when it was changed, in the feed's own zone: "on Friday" is said in that."""
    # As a plain dict: feedparser gives one date for the other where only one is there.
    published, updated = (_when(values.string(dict.get(entry, name))) for name in ("published", "updated"))
    return published or updated, updated


def _when(text: str) -> str | None:
    """Return a feed's date, in one notation of the zone."""
    iso = values.when(text)
    return f"{iso[:-1]}+00:00" if iso and "T" in iso and iso.endswith("Z") else iso


def authors(thing: Any) -> tuple[str, ...]:
    """Return the names of an entry's authors; feeds write several into one field."""
    found: list[str] = []
    for written in values.names([_uncut(one) for one in thing.get("authors") or ()]):
        name = re.sub(r"^by\s+", "", written, flags=re.IGNORECASE)
        parts = _JOINED.split(name)
        # "Ann Lee, Bo Roe" are two persons; "Lee, Ann" and "Ann Lee, AP" are one.
        found += parts if all(len(part.split()) in range(2, 5) for part in parts) else [name]
    return tuple(dict.fromkeys(filter(None, found)))


def _uncut(author: Any) -> Any:
    """Return an author without the end of an address, which feedparser cuts in ".media" behind the fourth letter."""
    name, email = values.string(author), values.string(author.get("email")) if isinstance(author, dict) else ""
    if not _FOUR_LETTERS.search(email):
        return "" if "@" in name else name
    return next((found["name"] or "" for form in _CUT_OFF if (found := form.fullmatch(name))), name)


def outlet(entry: Any, feed: Any, link: str | None) -> str:
    """Return who published an entry: its source, where a feed gathers several outlets, else the publisher or feed."""
    gathered = entry.get("source")
    source = values.string(gathered.get("title")) if isinstance(gathered, dict) else ""
    for name in (source, *(values.string(thing.get("publisher")) for thing in (entry, feed))):
        # A publisher may be given by an address of the web or of mail.
        if name.strip() and not values.address(name) and "@" not in name:
            return outlet_of_title(plain(name), link or "")
    return outlet_of_title(plain(values.string(feed.get("title"))), link or "")


# A feed of several articles, with their markup, may be this many times as long as the longest article.
_PACKING = 10
# Elements of a feed; so many are no feed but something made to keep the reader busy.
_MOST_TAGS = 200_000
_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_ROOT = re.compile(r"<[A-Za-z]")
_ADDRESSES = 3
"""Addresses of a feed that a refusal names as examples. A judgement."""


@dataclass(frozen=True, slots=True)
class Summary:
    """An entry whose article stands elsewhere: its title, that address ("" where it has none), and when it appeared."""

    title: str
    link: str
    published: str | None


@dataclass(frozen=True, slots=True)
class Entries:
    """What a feed has: articles in full, and summaries of others."""

    articles: tuple[Article, ...]
    summaries: tuple[Summary, ...]


def entries(source: Source, longest: int) -> Entries:
    """Return the entries of a feed; raises InputError where it is none."""
    decoded = text_of(source, longest * _PACKING, markup=True)
    feed = _parsed(decoded.text, source)
    found: list[Article] = []
    summaries: list[Summary] = []
    for entry in feed.entries:
        if article := _article(entry, feed.feed, source, decoded.notices):
            found.append(article)
        else:
            link = _link(entry, feed.feed, source) or ""
            title = values.string(entry.get("title")) or link or ours("An entry without a title")
            summaries.append(Summary(title, link, dates(entry)[0]))
    return Entries(tuple(found), tuple(summaries))


def _read(source: Source, longest: int) -> Story:
    found = entries(source, longest)
    if not found.articles:
        raise InputError(_nothing(source, found.summaries))
    return Story("", found.articles, few([_left_out(one.title, one.link) for one in found.summaries]))


def _parsed(text: str, source: Source) -> Any:
    """Return feedparser's view of a feed; InputError for anything else that is written in angle brackets."""
    import feedparser

    root = _ROOT.search(text)
    # Entities can multiply themselves to billions of characters. They are declared before the root element begins,
    # or, to be overlooked there, with an element's bracket inside a declaration.
    if _ENTITY.search(text[: root.start() + 1 if root else None]) or text.count("<") > _MOST_TAGS:
        raise InputError(
            ours(
                "{name} declares entities or has more elements than a feed needs; save the feed anew, or its "
                "articles' pages as .html.",
                name=source.name,
            )
        )
    try:
        # A stream, since feedparser takes a string for an address to be fetched or a file to be opened. The articles'
        # HTML is cleaned later, as a page's is; feedparser's own way with it takes minutes for some that is made up.
        feed = feedparser.parse(
            io.BytesIO(text.encode("utf-8", "ignore")),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as error:  # of many kinds, such as a ValueError for a character that cannot be
        why = {"name": source.name, "why": str(error)}
        raise InputError(
            ours("{name} is too broken to be read as a feed ({why}); save its articles' pages as .html.", **why)
        ) from error
    if not feed.version and not feed.entries:
        raise InputError(
            ours(
                "{name} is not a feed (RSS or Atom); save a web page as .html, or an article's text as .txt.",
                name=source.name,
            )
        )
    return feed


def _article(entry: Any, feed: Any, source: Source, notices: tuple[str, ...]) -> Article | None:
    """Return the article that an entry carries, or None where it has only a summary."""
    content = full_text(entry)
    if content is None:
        return None
    link = _link(entry, feed, source)
    published, updated = dates(entry)
    return Article(
        outlet=outlet(entry, feed, link) or outlet_of_host(link or source.url or "") or outlet_name(source.stem),
        text=content.text,
        headline=" ".join(plain(values.string(entry.get("title"))).split()),
        authors=authors(entry) or authors(feed),
        published=published,
        updated=updated,
        language=values.language(content.language or values.string(feed.get("language"))),
        url=link,
        source=source.name,
        form="html" if content.is_html else "article",
        notices=notices,
    )


def _link(entry: Any, feed: Any, source: Source) -> str | None:
    """Return an entry's address; a relative one is seen from the feed's site, or from where the feed itself was."""
    link = values.string(entry.get("link")).strip()
    for base in ("", values.string(feed.get("link")), source.url or ""):
        try:
            found = values.address(urljoin(base, link)) if link else None
        except ValueError:
            return None
        if found:
            return found
    return None


def _left_out(title: str, link: str) -> str:
    if link:
        return ours(
            "“{title}” was left out: it has only a summary in the feed; give its address {link} to read it.",
            title=title,
            link=link,
        )
    return ours(
        "“{title}” was left out: it has only a summary in the feed; save its page as .html to read it.", title=title
    )


def _nothing(source: Source, summaries: Sequence[Summary]) -> str:
    links = " ".join([one.link for one in summaries if one.link][:_ADDRESSES])
    words = {"name": source.name, "number": str(len(summaries)), "links": links}
    if not summaries:
        return ours(
            "{name} is a feed without entries; give the addresses of the articles, or save their pages.", **words
        )
    if not links:
        return ours(
            "{name} has only summaries of its articles ({number}); give the articles' own addresses, or save their "
            "pages as .html.",
            **words,
        )
    return ours(
        "{name} has only summaries of its articles ({number}); give the articles' own addresses, such as {links}, or "
        "save their pages as .html.",
        **words,
    )


FEED = Reader(
    "feed",
    (".rss", ".atom", ".xml"),
    ("application/rss+xml", "application/atom+xml", "application/xml", "text/xml"),
    "A feed (RSS or Atom) that has its articles in full.",
    _read,
    bytes_per_character=4 * _PACKING,
)
