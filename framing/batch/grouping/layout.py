"""Loose articles into a folder of stories that `framing batch` reads; run again, new ones join what is there."""

from __future__ import annotations

import datetime
import json
import re
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import numpy as np

from framing.batch.grouping import shelf as shelves
from framing.batch.grouping.inputs import Unread
from framing.batch.grouping.shelf import ALONE, Shelf, Shelved
from framing.batch.grouping.stories import group, key_of
from framing.batch.grouping.vectors import day_of, vectors_of
from framing.cleaning.article import clean_article
from framing.export.atomic import utf8, write, write_bytes
from framing.export.reading import render_reading
from framing.export.tables import csv_text
from framing.readers import folder as folders
from framing.records import without_surrogates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from framing.batch.grouping.inputs import Loose
    from framing.batch.grouping.stories import Grouping, Member
    from framing.encoders import Encoder
    from framing.export.tables import Row

TABLE = "groups.csv"
"""Every article with its story, and how sure it is there."""

_TOGETHER = 64
"""Articles that are cleaned and embedded before the next are read: what is held of their texts. A judgement."""

_LINE = 1_000
"""Articles between two lines about how far it is."""


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """All articles that are known, with their vectors; `copies` are the bytes and the name of each new one's file.

    `many` says how many of those that were found could be read, new or known.
    """

    articles: tuple[Shelved, ...]
    vectors: NDArray[np.float32]
    copies: Mapping[str, tuple[str, bytes]]
    failures: tuple[str, ...]
    many: int


def read_articles(found: Iterable[Loose | Unread], known: Shelf, encoder: Encoder, tell: Callable[[str], None]) -> Read:
    """Return the articles that are `known`, then the new ones among those `found`, each once.

    `tell` gets a line for what could not be read, and one for every so many articles.
    """
    articles, vectors = list(known.articles), [known.vectors] if len(known.vectors) else []
    seen = {article.key for article in articles}
    copies: dict[str, tuple[str, bytes]] = {}
    failures: list[str] = []
    waiting: list[Loose] = []
    many = 0

    def take_in() -> None:
        cleaned = [clean_article(loose.article) for loose in waiting]
        if cleaned:
            vectors.append(vectors_of(cleaned, encoder))
        for loose, article in zip(waiting, cleaned, strict=True):
            key, day = key_of(loose.article), day_of(article)
            told = (article.outlet, article.headline, article.published or "", str(loose.file or article.source))
            articles.append(Shelved(key, *told, None if np.isnan(day) else day, ""))
            if loose.file is not None:
                copies[key] = loose.file.name, loose.file.read_bytes()
            else:
                written = utf8(render_reading([article], "json"))
                copies[key] = f"{slug(article.outlet)}.json", written
            if len(copies) % _LINE == 0:
                tell(f"{len(copies):,} new articles read")
        waiting.clear()

    for loose in found:
        if isinstance(loose, Unread):
            failures.append(loose.reason)
            tell(loose.reason)
            continue
        many += 1
        if (key := key_of(loose.article)) not in seen:
            seen.add(key)
            waiting.append(loose)
            if len(waiting) == _TOGETHER:
                take_in()
    take_in()
    rows = np.concatenate(vectors) if vectors else np.zeros((0, 0), np.float32)
    return Read(tuple(articles), rows, copies, tuple(failures), many)


def grouped(read: Read) -> Grouping:
    """Return the stories of all articles that were read."""
    days = [float("nan") if article.day is None else article.day for article in read.articles]
    return group(read.vectors, days, [article.key for article in read.articles])


def lay_out(read: Read, grouping: Grouping, known: Shelf, out: Path, maker: str) -> Path:
    """Write a folder for each story of two outlets or more, and the table of all articles; return the table's path.

    A story keeps the folder that most of its articles are in. Files are copied before the old ones are removed, so that
    a kill loses nothing.
    """
    places = _places(read.articles, grouping, read.copies)
    old = {article.key: article.place for article in known.articles}
    shelves.remove([place for place in known.stale if place not in old.values()], out)
    for article in read.articles:
        if places[article.key] != old.get(article.key):
            data = read.copies[article.key][1] if article.key in read.copies else (out / old[article.key]).read_bytes()
            write_bytes(data, out / places[article.key])
    articles = tuple(replace(article, place=places[article.key]) for article in read.articles)
    for story in grouping.stories:
        own = [articles[member.row] for member in story]
        if not own[0].place.startswith(ALONE):
            write(_manifest(own), out / _folder_of(own[0].place) / folders.NAME)
    write(table(articles, grouping), out / TABLE)
    kept = set(places.values())
    emptied = {name for name in map(_folder_of, old.values()) if name not in set(map(_folder_of, kept))}
    stale = (
        *(place for place in old.values() if place not in kept),
        *(f"{name}/{folders.NAME}" for name in sorted(emptied) if not name.startswith(ALONE)),
    )
    shelves.save(Shelf(articles, read.vectors, stale), out, maker)
    shelves.remove(stale, out)
    return out / TABLE


def _places(articles: Sequence[Shelved], grouping: Grouping, copies: Mapping[str, tuple[str, bytes]]) -> dict[str, str]:
    """Return where each article's copy is to stand, by its key."""
    places: dict[str, str] = {}
    taken: set[str] = set()
    standing = {article.place.split("/")[0] for article in articles if article.place}
    for story in sorted(grouping.stories, key=lambda story: -len(story)):
        own = [articles[member.row] for member in story]
        if len({article.outlet for article in own}) < 2:  # a comparison takes two outlets
            for article in own:
                name = PurePosixPath(article.place).name or copies[article.key][0]
                places[article.key] = f"{ALONE}/{article.key}/{name}"
            continue
        name = _folder(own, taken, standing)
        taken.add(name)
        keys = {article.key for article in own}
        # What another story's article is called that has yet to be moved from there: its only copy.
        there = (article for article in articles if _folder_of(article.place) == name and article.key not in keys)
        files = {PurePosixPath(article.place).name for article in there}
        for article in sorted(own, key=lambda article: (not article.place.startswith(f"{name}/"), article.key)):
            wanted = PurePosixPath(article.place or copies[article.key][0]).name
            places[article.key] = f"{name}/{_free(wanted, files)}"
    return places


def _folder_of(place: str) -> str:
    return str(PurePosixPath(place).parent)


def _folder(own: Sequence[Shelved], taken: set[str], standing: set[str]) -> str:
    """Return the folder that most of a story's articles are in, if none has it yet, else a new one by its headline.

    A new one is none of those `standing`, which may hold articles that have yet to be moved.
    """
    now = Counter(article.place.split("/")[0] for article in own if article.place)
    for name, _ in sorted(now.items(), key=lambda entry: (-entry[1], entry[0])):
        if name != ALONE and name not in taken:
            return name
    title = slug(own[0].headline or own[0].outlet)[:60].strip("-")
    return _numbered(title, taken | standing)


def _free(name: str, files: set[str]) -> str:
    """Return a file's name, with a number where the story has one of that name, and note that it is taken."""
    stem, dot, suffix = name.rpartition(".")
    stems = {taken.casefold().rpartition(".")[0] for taken in files}
    free = f"{_numbered(stem, stems)}{dot}{suffix}"
    files.add(free)
    return free


def _numbered(name: str, taken: set[str]) -> str:
    number, free = 1, name
    while free.casefold() in taken:
        number += 1
        free = f"{name}-{number}"
    return free


def slug(text: str) -> str:
    """Return a text in the form of a file's name: lower case, words joined by hyphens."""
    return re.sub(r"[^\w]+", "-", text.casefold()).strip("-_") or "story"


def _manifest(own: Sequence[Shelved]) -> str:
    """Return the story's `story.toml`: its title, and of each copied file what its name does not say."""
    lines = [f"title = {_toml(own[0].headline or own[0].outlet)}"]
    for article in sorted(own, key=lambda article: article.place):
        file = PurePosixPath(article.place).name
        lines += ["", f"[articles.{_toml(file)}]", f"outlet = {_toml(article.outlet)}"]
        if _is_date(article.published):
            lines.append(f"date = {_toml(article.published)}")
    return "\n".join(lines) + "\n"


def _toml(text: str) -> str:
    """Return a string as TOML writes it: as JSON does, but for characters that only JSON lets stand or halves."""
    return json.dumps(without_surrogates(text), ensure_ascii=False).replace("\x7f", "\\u007f")


def _is_date(text: str) -> bool:
    """Return whether a text is a date that `story.toml` may state."""
    try:
        datetime.datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def table(articles: Sequence[Shelved], grouping: Grouping) -> str:
    """Return all articles as CSV, a line each, story by story."""
    head = ("story", "outlet", "headline", "published", "probability", "doubtful", "file", "source")
    rows = (
        _row(number, articles[member.row], member)
        for number, story in enumerate(grouping.stories, 1)
        for member in story
    )
    return csv_text(head, rows)


def _row(number: int, article: Shelved, member: Member) -> Row:
    place = "" if article.place.startswith(ALONE) else article.place
    doubtful = "doubtful" if member.doubtful else ""
    told = (article.outlet, article.headline, article.published)
    return number, *told, member.probability, doubtful, place, article.source
