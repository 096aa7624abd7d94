"""Files and folders to one story: nothing twice, and a word on what is missing."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from framing.errors import InputError
from framing.readers import names
from framing.readers.file import read_file
from framing.readers.folder import read_folder
from framing.records import Story
from framing.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from framing.records import Article

LONGEST = Settings().longest
"""Characters of an article, unless a setting says otherwise."""


def read_story(paths: Sequence[Path], title: str | None = None, longest: int = LONGEST) -> Story:
    """Return the raw articles that the files and folders hold, as one story.

    A file that cannot be read is left out and named in the story's notices. `longest` is the limit of an article in
    characters. Without a `title`, the story is called as its `story.toml` or JSON file says, else as its folder.
    Raises InputError when no article remains.
    """
    titles: list[str] = []
    articles: list[Article] = []
    notices: list[str] = []
    for path in paths:
        if not path.exists():
            raise InputError(f"{path} does not exist; expected an article's file or a folder of them.")
        try:
            found = read_folder(path, longest) if path.is_dir() else read_file(path, longest)
        except InputError as error:
            if len(paths) == 1:
                raise
            notices.append(f"{path.name} was left out: {error}")
            continue
        titles.append(found.title)
        articles += found.articles
        notices += found.notices
    if not articles:
        reasons = " ".join(notices) or "No file or folder was given."
        raise InputError(f"There is no article to read. {reasons}")
    articles, said = _once(_numbered(articles))
    return Story(
        title or next(filter(None, titles), "") or names.title(paths[0].resolve().parent.name),
        tuple(articles),
        tuple(notices + said),
    )


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
            said.append(f"{article.source} was left out: it is the same text as {same.source}.")
            continue
        if same is not article:
            said.append(f"{same.outlet} and {article.outlet} have exactly the same text ({article.source}).")
        kept.append(article)
    counts = Counter(article.outlet for article in kept)
    said += [
        f"{outlet} has {count} articles; they count as one outlet." for outlet, count in counts.items() if count > 1
    ]
    return kept, said
