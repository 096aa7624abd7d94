"""A file of articles, one a line, that says which story each belongs to. It may be larger than memory."""

from __future__ import annotations

import contextlib
import hashlib
import re
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Any

from framing.batch.folder import is_reserved
from framing.batch.sources.source import Source, Unread
from framing.batch.story import RawStory, StoryFile
from framing.errors import InputError
from framing.export.atomic import utf8
from framing.readers import names, values
from framing.readers.json_articles import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

KEYS = ("story", "story_id", "event", "event_id", "cluster")
"""Fields that say which story an article belongs to, the first that a file has; `--story-key` names another."""

_LONGEST_NAME = 60
"""Characters of a story's folder. File systems take 255 bytes; four a character. A judgement."""
_DIGITS = 8
"""Hexadecimal digits that keep two keys apart whose folders would be called the same. A judgement."""


@dataclass(slots=True)
class Lines:
    """Where the lines of each story are in a file, by story; `keyless` are those without a story."""

    by_story: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    keyless: list[int] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)


def read_articles(file: IO[bytes], called: str, where: str, key: str | None) -> Source | None:
    """Return the stories that the lines of `file` belong to; None where no line says which.

    `called` is the file's name and `where` the place it lies in. Lines that are no article are told of, and left out.
    Raises InputError where no line has the field `key`, or where there is no story of two articles.
    """
    lines = _indexed(file, called, key)
    if not lines.by_story:
        if key:
            raise InputError(f"No line of {called} has the field {key!r}; give --story-key the name of another.")
        return None
    lines.unread += [
        Unread(f"{called}, line {number}", "It does not say which story it belongs to.") for number in lines.keyless
    ]
    return source(file, called, where, lines)


def source(file: IO[bytes], called: str, where: str, lines: Lines) -> Source:
    """Return the stories of two articles or more; what stands alone is counted in a notice."""
    stories = {folder_of(key): key for key, places in lines.by_story.items() if len(places) > 1}
    lone = len(lines.by_story) - len(stories)
    if not stories:
        raise InputError(f"{called} has no story of two articles or more, so that there is nothing to compare.")

    def load(name: str) -> RawStory:
        data = b"\n".join(_lines_at(file, lines.by_story[stories[name]]))
        return RawStory(name, where, "story", (StoryFile(called, data, len(data)),), names.title(stories[name]))

    said = f"{called}: {lone:,} articles stand alone in their story, where there is nothing to compare."
    return Source(called.partition(".")[0], tuple(sorted(stories)), load, (said,) if lone else (), tuple(lines.unread))


def folder_of(key: str) -> str:
    """Return a folder's name for a story's key: the key itself where every system and a run take it, else made so."""
    plain = "-".join(re.findall(r"\w+", key.casefold()))[:_LONGEST_NAME].strip("-")
    if plain == key and not is_reserved(key):
        return plain
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{plain}-{digest[:_DIGITS]}".lstrip("-")


def numbered(file: IO[bytes]) -> Iterator[tuple[int, int, bytes]]:
    """Yield each line that is not empty with its number, counted from 1, and where it begins."""
    file.seek(0)
    at = 0
    for number, line in enumerate(file, start=1):
        if line.strip():
            yield number, at, line
        at += len(line)


def _indexed(file: IO[bytes], called: str, key: str | None) -> Lines:
    lines = Lines()
    keys: tuple[str, ...] = (key,) if key else KEYS
    for number, at, line in numbered(file):
        try:
            found = parse(line.decode("utf-8-sig", "replace"), f"{called}, line {number},")
        except InputError as error:
            lines.unread.append(Unread(f"{called}, line {number}", str(error)))
            continue
        said, keys = _story(found, keys)
        if said:
            lines.by_story.setdefault(said, []).append((at, len(line)))
        else:
            lines.keyless.append(number)
    return lines


def _story(found: Any, keys: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Return the story that an article belongs to, and the fields to look at further on: the first that is there."""
    if isinstance(found, dict):
        for name in keys:
            value = found.get(name)
            is_key = isinstance(value, str | int) and not isinstance(value, bool)
            if is_key and (said := values.string(str(value)).strip()):
                return said, (name,)
    return "", keys


def _lines_at(file: IO[bytes], places: list[tuple[int, int]]) -> Iterator[bytes]:
    for at, length in places:
        file.seek(at)
        yield file.read(length).rstrip(b"\r\n")


def as_lines(path: str, file: IO[bytes]) -> None:
    """Write the rows of a Parquet file to `file`, a JSON object a line. Raises InputError where it cannot be read."""
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise InputError(
            f"{path} needs the library pyarrow; run 'pip install pyarrow', or give the articles as JSON lines."
        ) from error
    import json

    try:
        with contextlib.closing(ParquetFile(path)) as table:
            for batch in table.iter_batches(batch_size=1_000):
                for row in batch.to_pylist():
                    file.write(utf8(json.dumps(row, ensure_ascii=False, default=str)) + b"\n")
    except (OSError, ArrowException) as error:
        reason = str(error).splitlines()[0]
        raise InputError(f"{path} cannot be read as Parquet ({reason}); write it anew, or give JSON lines.") from error
