"""The optional `story.toml` of a folder: the story's title and, file by file, what the pages themselves do not say."""

from __future__ import annotations

import datetime
import tomllib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from framing.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from framing.records import Article

NAME = "story.toml"
_FIELDS = ("outlet", "date", "url", "authors")


@dataclass(frozen=True, slots=True)
class Entry:
    """What `story.toml` says of one file; None or () where it says nothing."""

    outlet: str | None = None
    date: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()

    def apply(self, article: Article) -> Article:
        """Return the article with what the entry says; it was written by hand, so it beats the page."""
        return replace(
            article,
            outlet=self.outlet or article.outlet,
            published=self.date or article.published,
            url=self.url or article.url,
            authors=self.authors or article.authors,
        )


@dataclass(frozen=True, slots=True)
class Manifest:
    """A folder's `story.toml`: `entries` by file name."""

    title: str = ""
    entries: dict[str, Entry] = field(default_factory=dict)


def read_manifest(folder: Path, files: Sequence[Path]) -> Manifest:
    """Return what the folder's `story.toml` says about `files`, or an empty manifest; InputError where it is wrong."""
    path = folder / NAME
    if not path.is_file():
        return Manifest()
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path} is not valid TOML ({error}); mend it or remove it.") from error
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}); check its permissions.") from error
    if unknown := sorted(written.keys() - {"title", "articles"}):
        raise InputError(f'{path} has {unknown[0]!r}; expected `title` and tables [articles."file name"].')
    articles = written.get("articles", {})
    if not isinstance(articles, dict):
        raise InputError(f'{path} has articles = {articles!r}; expected a table [articles."file name"] for each file.')
    entries = {}
    for name, values in articles.items():
        file = next((file.name for file in files if name in (file.name, file.stem)), None)
        if file is None:
            present = ", ".join(sorted(file.name for file in files)) or "none"
            raise InputError(f"{path} speaks of {name!r}, which is no article of the folder; there are: {present}.")
        entries[file] = _entry(values, f"{path}, [articles.{name!r}],")
    return Manifest(_text(written.get("title", ""), f"{path} has title"), entries)


def _entry(values: Any, where: str) -> Entry:
    if not isinstance(values, dict):
        raise InputError(f"{where} is {values!r}; expected a table with {', '.join(_FIELDS)}.")
    if unknown := sorted(values.keys() - set(_FIELDS)):
        raise InputError(f"{where} has {unknown[0]!r}; expected one of {', '.join(_FIELDS)}.")
    authors = values.get("authors", [])
    if isinstance(authors, str):
        authors = [authors]
    if not isinstance(authors, list):
        raise InputError(f"{where} has authors = {authors!r}; expected a list of names.")
    return Entry(
        outlet=_text(values.get("outlet", ""), f"{where} has outlet") or None,
        date=_date(values.get("date"), where),
        url=_text(values.get("url", ""), f"{where} has url") or None,
        authors=tuple(_text(author, f"{where} has an author") for author in authors),
    )


def _text(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise InputError(f"{where} = {value!r}; expected text in quotation marks.")
    return " ".join(value.split())


def _date(value: Any, where: str) -> str | None:
    if value is None:
        return None
    if isinstance(value, str):
        try:
            datetime.datetime.fromisoformat(value)
        except ValueError as error:
            raise InputError(f"{where} has date = {value!r}; expected a date such as 2024-06-20.") from error
        return value
    if isinstance(value, datetime.date):  # a datetime is a date too
        return value.isoformat()
    raise InputError(f"{where} has date = {value!r}; expected a date such as 2024-06-20.")
