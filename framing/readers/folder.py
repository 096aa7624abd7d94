"""Reads a folder: one article a file, and an optional `story.toml`."""

from __future__ import annotations

import contextlib
import datetime
import re
import tomllib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from framing.errors import InputError
from framing.readers.file import SUFFIXES, read_file
from framing.readers.names import title
from framing.readers.reader import unreadable
from framing.records import Story, joined, ours

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from framing.records import Article


NAME = "story.toml"
_FIELDS = ("outlet", "date", "url", "authors")
_TABLE = '[articles."file name"]'


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
        why = {"path": str(path), "why": str(error)}
        raise InputError(ours("{path} is not valid TOML ({why}); mend it or remove it.", **why)) from error
    except OSError as error:
        raise unreadable(path, error) from error
    if unknown := sorted(written.keys() - {"title", "articles"}):
        raise InputError(
            ours(
                "{path} has {key}; expected `title` and tables {table}.",
                path=str(path),
                key=repr(unknown[0]),
                table=_TABLE,
            )
        )
    articles = written.get("articles", {})
    if not isinstance(articles, dict):
        raise InputError(
            ours(
                "{path} has articles = {value}; expected a table {table} for each file.",
                path=str(path),
                value=repr(articles),
                table=_TABLE,
            )
        )
    entries = {}
    for name, values in articles.items():
        file = next((file.name for file in files if name in (file.name, file.stem)), None)
        if file is None:
            raise InputError(
                ours(
                    "{path} speaks of {name}, which is no article of the folder; there are: {present}.",
                    path=str(path),
                    name=repr(name),
                    present=", ".join(sorted(file.name for file in files)) or ours("none"),
                )
            )
        entries[file] = _entry(values, f"{path}, [articles.{name!r}],")
    return Manifest(_text(written.get("title", ""), str(path), "title"), entries)


def _entry(values: Any, where: str) -> Entry:
    if not isinstance(values, dict):
        wrong = {"where": where, "value": repr(values), "fields": ", ".join(_FIELDS)}
        raise InputError(ours("{where} is {value}; expected a table with {fields}.", **wrong))
    if unknown := sorted(values.keys() - set(_FIELDS)):
        wrong = {"where": where, "key": repr(unknown[0]), "fields": ", ".join(_FIELDS)}
        raise InputError(ours("{where} has {key}; expected one of {fields}.", **wrong))
    authors = values.get("authors", [])
    if isinstance(authors, str):
        authors = [authors]
    if not isinstance(authors, list):
        wrong = {"where": where, "value": repr(authors)}
        raise InputError(ours("{where} has authors = {value}; expected a list of names.", **wrong))
    return Entry(
        outlet=_text(values.get("outlet", ""), where, "outlet") or None,
        date=_date(values.get("date"), where),
        url=_text(values.get("url", ""), where, "url") or None,
        authors=tuple(_text(author, where, ours("an author")) for author in authors),
    )


def _text(value: Any, where: str, key: str) -> str:
    if not isinstance(value, str):
        wrong = {"where": where, "key": key, "value": repr(value)}
        raise InputError(ours("{where} has {key} = {value}; expected text in quotation marks.", **wrong))
    return " ".join(value.split())


def _date(value: Any, where: str) -> str | None:
    if value is None:
        return None
    if isinstance(value, str):
        with contextlib.suppress(ValueError):
            datetime.datetime.fromisoformat(value)
            return value
    elif isinstance(value, datetime.date):  # a datetime is a date too
        return value.isoformat()
    raise InputError(
        ours("{where} has date = {value}; expected a date such as 2024-06-20.", where=where, value=repr(value))
    )


def article_files(folder: Path) -> list[Path]:
    """Return the files of a folder that are read as articles, in natural order; its subfolders are not looked into."""
    return [file for file in _meant(folder) if file.suffix.lower() in SUFFIXES]


def read_folder(path: Path, longest: int) -> Story:
    """Return the articles in a folder, with what its `story.toml` says; InputError where none can be read."""
    present, files = _meant(path), article_files(path)
    kinds = ", ".join(SUFFIXES)
    notices: list[str] = [
        ours("{name} was left out: it is none of {kinds}.", name=file.name, kinds=kinds)
        for file in present
        if file not in files
    ]
    if not files:
        raise InputError(_nothing(path, present, kinds))
    written = read_manifest(path, files)
    articles: list[Article] = []
    failures: list[str] = []
    for file in files:
        try:
            found = read_file(file, longest)
        except InputError as error:
            failures.append(ours("{name} was left out: {why}", name=file.name, why=error.said))
            continue
        entry = written.entries.get(file.name)
        articles += [entry.apply(article) if entry else article for article in found.articles]
        notices += found.notices
    if not articles:
        nothing = ours("{path} holds no article that can be read.", path=str(path))
        raise InputError(joined(nothing, *notices, *failures))
    name = written.title or title(path.resolve().name)
    return Story(name, tuple(articles), (*notices, *failures), tuple(failures))


def _nothing(path: Path, present: Sequence[Path], kinds: str) -> str:
    """Return that no file of a folder is of a kind that is read."""
    where = {"path": str(path), "kinds": kinds}
    if not present:
        return ours("{path} holds no article (nothing); put one file an article there: {kinds}.", **where)
    held = ", ".join(sorted({file.suffix or file.name for file in present}))
    return ours("{path} holds no article (only {held}); put one file an article there: {kinds}.", held=held, **where)


def _meant(folder: Path) -> list[Path]:
    try:
        return sorted((entry for entry in folder.iterdir() if _counts(entry)), key=_natural)
    except OSError as error:
        raise unreadable(folder, error) from error


def _counts(entry: Path) -> bool:
    """Return whether a folder's entry is meant as an article: a file, and not one of those beside articles."""
    return entry.is_file() and is_meant(entry.name)


def is_meant(name: str) -> bool:
    """Return whether a file of this name is meant as an article: not hidden, no README, answer key or manifest."""
    name = name.casefold()
    return not name.startswith((".", "readme", "key.")) and name != NAME


def _natural(path: Path) -> tuple[list[tuple[int, str]], str]:
    """Order names as people do: page before page-2 before page-10, whatever their endings."""
    parts = re.findall(r"\d{1,18}|\D+", path.stem.casefold())
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts], path.name
