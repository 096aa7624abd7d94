"""Loose articles into a folder of stories that `framing batch` reads; run again, new ones join what is there."""

from __future__ import annotations

import datetime
import json
from collections import Counter
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from framing.batch.folder import DATASET
from framing.batch.grouping.pool import slug
from framing.batch.grouping.state import ALONE, State, remove, save
from framing.export.atomic import write, write_bytes
from framing.export.tables import csv_text
from framing.readers import folder as folders
from framing.records import without_surrogates

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from framing.batch.grouping.pool import ArticlePool, Copies
    from framing.batch.grouping.state import GroupedArticle
    from framing.batch.grouping.stories import Grouping, Member
    from framing.export.tables import Row

TABLE = "groups.csv"
"""Every article with its story, and how sure it is there."""


def lay_out(pool: ArticlePool, grouping: Grouping, known: State, out: Path, maker: str) -> Path:
    """Write a folder for each story of two outlets or more, and the table of all articles; return the table's path.

    A folder stays with the story that has most articles in it. Files are copied before the old ones are removed, so
    that a kill loses nothing.
    """
    places = _places(pool.articles, grouping, pool.copies)
    old = {article.key: article.place for article in known.articles}
    standing = set(old.values())
    remove([place for place in known.stale if place not in standing], out)
    for article in pool.articles:
        key = article.key
        if places[key] != old.get(key):
            data = pool.copies.read(key) if key in pool.copies else (out / old[key]).read_bytes()
            write_bytes(data, out / places[key])
    articles = tuple(replace(article, place=places[article.key]) for article in pool.articles)
    for story in grouping.stories:
        own = [articles[member.row] for member in story]
        if not own[0].place.startswith(ALONE):
            write(_manifest(own), out / _folder_of(own[0].place) / folders.NAME)
    write(table(articles, grouping), out / TABLE)
    kept = set(places.values())
    emptied = set(map(_folder_of, old.values())) - set(map(_folder_of, kept))
    stale = (
        *(place for place in old.values() if place not in kept),
        *(f"{name}/{folders.NAME}" for name in sorted(emptied) if not name.startswith(ALONE)),
    )
    save(State(articles, pool.vectors, stale), out, maker)
    remove(stale, out)
    return out / TABLE


def _places(articles: Sequence[GroupedArticle], grouping: Grouping, copies: Copies) -> dict[str, str]:
    """Return where each article's copy is to stand, by its key."""
    places: dict[str, str] = {}
    told = []
    for members in grouping.stories:
        own = [articles[member.row] for member in members]
        if len({article.outlet for article in own}) > 1:  # a comparison takes two outlets
            told.append(own)
            continue
        for article in own:
            places[article.key] = f"{ALONE}/{article.key}/{_name(article, copies)}"
    standing: dict[str, list[GroupedArticle]] = {}
    for article in articles:
        standing.setdefault(_folder_of(article.place), []).append(article)
    for own, folder in zip(told, _folders(told, articles), strict=True):
        keys = {article.key for article in own}
        # What another story's article is called that has yet to be moved from there: its only copy.
        there = (article for article in standing.get(folder, ()) if article.key not in keys)
        files = {PurePosixPath(article.place).name for article in there}
        for article in sorted(own, key=lambda article: (not article.place.startswith(f"{folder}/"), article.key)):
            places[article.key] = f"{folder}/{_free(_name(article, copies), files)}"
    return places


def _name(article: GroupedArticle, copies: Copies) -> str:
    return PurePosixPath(article.place).name or copies.name(article.key)


def _folder_of(place: str) -> str:
    return str(PurePosixPath(place).parent)


def _folders(stories: Sequence[Sequence[GroupedArticle]], articles: Sequence[GroupedArticle]) -> list[str]:
    """Return each story's folder: one that its articles are in, or a new one by its headline.

    Of several stories with articles in one folder, it is kept by the one that has most of them there. A new folder is
    none of those that stand, which may hold articles that have yet to be moved, and none that a batch has for its own.
    """
    shares = Counter(
        (number, _folder_of(article.place))
        for number, own in enumerate(stories)
        for article in own
        if article.place and not article.place.startswith(f"{ALONE}/")
    )
    kept: dict[int, str] = {}
    given: set[str] = set()
    for (number, folder), _ in sorted(shares.items(), key=lambda entry: (-entry[1], entry[0])):
        if number not in kept and folder not in given:
            kept[number] = folder
            given.add(folder)
    taken = {DATASET, *(_folder_of(article.place) for article in articles if article.place)}
    latest: dict[str, int] = {}
    for number, own in enumerate(stories):
        if number not in kept:
            title = slug(own[0].headline or own[0].outlet)[:60].strip("-")
            kept[number] = _numbered(title, taken, latest)
            taken.add(kept[number])
    return [kept[number] for number in range(len(stories))]


def _free(name: str, files: set[str]) -> str:
    """Return a file's name, with a number where the story has one of that name, and note that it is taken."""
    stem, dot, suffix = name.rpartition(".")
    stems = {taken.casefold().rpartition(".")[0] for taken in files}
    free = f"{_numbered(stem, stems, {})}{dot}{suffix}"
    files.add(free)
    return free


def _numbered(name: str, taken: set[str], latest: dict[str, int]) -> str:
    """Return a name that is not taken, with a number where it must; `latest` has those that were given before."""
    number = latest.get(name, 1)
    while (free := name if number == 1 else f"{name}-{number}").casefold() in taken:
        number += 1
    latest[name] = number
    return free


def _manifest(own: Sequence[GroupedArticle]) -> str:
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


def table(articles: Sequence[GroupedArticle], grouping: Grouping) -> str:
    """Return all articles as CSV, a line each, story by story."""
    head = ("story", "outlet", "headline", "published", "probability", "doubtful", "file", "source")
    rows = (
        _row(number, articles[member.row], member)
        for number, story in enumerate(grouping.stories, 1)
        for member in story
    )
    return csv_text(head, rows)


def _row(number: int, article: GroupedArticle, member: Member) -> Row:
    place = "" if article.place.startswith(ALONE) else article.place
    doubtful = "doubtful" if member.doubtful else ""
    told = (article.outlet, article.headline, article.published)
    return number, *told, member.probability, doubtful, place, article.source
