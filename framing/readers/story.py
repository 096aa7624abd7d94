"""Files, folders and addresses to one story: nothing twice, and a word on what is missing."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from framing.errors import InputError
from framing.fetching import Fetcher
from framing.readers import names
from framing.readers.file import read_file
from framing.readers.folder import read_folder
from framing.readers.place import place, read_url
from framing.records import Story, ours
from framing.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from framing.readers.place import Fetch, Place
    from framing.records import Article

LONGEST = Settings().max_article_chars
"""Characters of an article, unless a setting says otherwise."""


def read_story(
    places: Sequence[Place | Path | str], title: str | None = None, longest: int = LONGEST, fetch: Fetch | None = None
) -> Story:
    """Return the raw articles that the files, folders and web addresses hold, as one story.

    What cannot be read is left out and named in the story's notices and failures. `longest` is the limit of an article
    in characters; `fetch` gets a page by its address (default: over the network, politely, with a cache). Without a
    `title`, the story is called as its `story.toml` or JSON file says, else as its folder. Raises InputError when no
    article remains.
    """
    wanted = [place(given) for given in places]
    fetch = fetch or Fetcher(Settings().cache).fetch
    found: list[Story] = []
    for one in wanted:
        try:
            found.append(_read(one, longest, fetch))
        except InputError as error:
            if len(wanted) == 1:
                raise
            name = one.where if one.is_url else one.path.name
            failure = ours("{name} was left out: {why}", name=name, why=error.said)
            found.append(Story("", (), (failure,), (failure,)))
    notices = tuple(notice for story in found for notice in story.notices)
    articles = [article for story in found for article in story.articles]
    if not articles:
        raise InputError(f"There is no article to read. {' '.join(notices) or 'No file or address was given.'}")
    articles, said = _once(_numbered(articles))
    return Story(
        title or next((story.title for story in found if story.title), "") or _title(wanted, articles),
        tuple(articles),
        (*notices, *said),
        tuple(failure for story in found for failure in story.failures),
    )


def _read(one: Place, longest: int, fetch: Fetch) -> Story:
    if one.is_url:
        return read_url(one, fetch, longest)
    if not one.path.exists():
        raise InputError(
            ours(
                "{where} does not exist; expected an article's file, a folder of them or a web address.",
                where=one.where,
            )
        )
    return read_folder(one.path, longest) if one.path.is_dir() else read_file(one.path, longest)


def _title(places: Sequence[Place], articles: Sequence[Article]) -> str:
    """Return what to call a story that nobody named: as the folder that its files are in, else as an article."""
    local = next((one.path for one in places if not one.is_url), None)
    if local is not None:
        return names.title(local.resolve().parent.name)
    return next((article.headline for article in articles if article.headline), "") or articles[0].outlet


def _numbered(articles: list[Article]) -> list[Article]:
    """Return the articles, with `reuters-2` counted to the outlet of `reuters` where both are there."""
    outlets = {article.id: article.outlet for article in articles}

    def outlet(article: Article) -> str:
        stem, _, number = article.id.rpartition("-")
        named = article.outlet == names.outlet_name(article.id)
        return outlets[stem] if named and number.isdecimal() and stem in outlets else article.outlet

    return [replace(article, outlet=outlet(article)) for article in articles]


def _once(articles: list[Article]) -> tuple[list[Article], list[str]]:
    """Return the articles without an outlet's second copy of one text, and what to say about copies and outlets."""
    kept: list[Article] = []
    said: list[str] = []
    by_text: dict[str, Article] = {}
    for article in articles:
        same = by_text.setdefault(" ".join(article.text.split()), article)
        if same is not article and same.outlet == article.outlet:
            pair = {"source": article.source, "other": same.source}
            said.append(ours("{source} was left out: it is the same text as {other}.", **pair))
            continue
        if same is not article:
            both = {"outlet": same.outlet, "other": article.outlet, "source": article.source}
            said.append(ours("{outlet} and {other} have exactly the same text ({source}).", **both))
        kept.append(article)
    counts = Counter(article.outlet for article in kept)
    said += [
        ours("{outlet} has {number} articles; they count as one outlet.", outlet=outlet, number=str(count))
        for outlet, count in counts.items()
        if count > 1
    ]
    return kept, said
