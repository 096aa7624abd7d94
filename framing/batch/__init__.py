"""Many stories: every story folder below one, compared in turn, with what is done and unchanged left alone.

A story's `entry.json` is written last, and holds a fingerprint of its files, the settings, the model and this version.
A run that was killed leaves stories without one, or with one that no longer fits; the next run does just those.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from framing.encoders import load as load_encoder
from framing.errors import FramingError, InputError
from framing.export import REPORT, write_comparison
from framing.export.atomic import TEMPORARY, write
from framing.export.findings_jsonl import render_jsonl
from framing.pipeline import compare
from framing.readers import folder, read_story
from framing.readers.folder import article_files
from framing.report import render_batch
from framing.report.batch import BatchEntry, batch_entry, batch_page
from framing.scorers import choose
from framing.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from framing.encoders import Encoder
    from framing.settings import Settings

ENTRY, FINDINGS, INDEX = "entry.json", "findings.jsonl", "index.html"


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of a folder of stories: an entry for each, in order of name, and the two files about them all."""

    entries: tuple[BatchEntry, ...]
    index: Path
    findings: Path

    @property
    def failed(self) -> tuple[BatchEntry, ...]:
        """Return the stories that could not be compared."""
        return tuple(entry for entry in self.entries if entry.status == "failed")


def compare_all(folder: Path, out: Path, settings: Settings, tell: Callable[[str], None]) -> Batch:
    """Compare every story folder at or below `folder`, write each to its place below `out`, then the two files on all.

    A story that fails is listed with its reason. `tell` gets one line a story. Two batches must not write to one `out`
    at the same time. Raises InputError where there is no story, and OutputError where `out` cannot be written.
    """
    encoder = load_encoder(settings.model, settings.cache, settings.threads, settings.runtime)
    scorers = [model.sha256 for model in choose(settings.scorers).models]
    maker = json.dumps([__version__, encoder.model.sha256, scorers, settings.recorded(), settings.lang])
    stories = story_folders(folder, out)
    for file in loose_files(folder, out):
        tell(f"{file.relative_to(folder).as_posix()} was left out: it lies beside folders of stories, and in none.")
    entries = []
    for number, story in enumerate(stories, 1):
        name = story.name if story == folder else story.relative_to(folder).as_posix()
        fingerprint = _fingerprint(story, maker)
        entry = _finished(out / name, fingerprint)
        known = entry is not None
        if entry is None:
            entry = _compare_one(story, name, out / name, settings, encoder)
            _close(out / name, entry, fingerprint)
        tell(f"{number}/{len(stories)} {name}: {'unchanged' if known else entry.reason or 'done'}")
        entries.append(entry)
    found = (out / entry.name / FINDINGS for entry in entries if entry.status == "done")
    write("".join(path.read_text(encoding="utf-8") for path in found), out / FINDINGS)
    write(render_batch(batch_page(folder.resolve().name, entries)), out / INDEX)
    return Batch(tuple(entries), out / INDEX, out / FINDINGS)


def story_folders(folder: Path, out: Path) -> tuple[Path, ...]:
    """Return each folder at or below `folder` that holds articles, but for what a batch wrote to `out`."""
    if not folder.is_dir():
        raise InputError(f"{folder} is no folder; a batch takes a folder with one folder of articles for each story.")
    loose = {file.parent for file in loose_files(folder, out)}
    stories = tuple(sorted(path for path in _holding(folder, out) if path not in loose))
    if not stories:
        raise InputError(f"{folder} holds no folder of articles; a batch takes one such folder for each story.")
    return stories


def loose_files(folder: Path, out: Path) -> tuple[Path, ...]:
    """Return each file that could be an article, but lies alone beside folders of stories: no story has one article."""
    holding = _holding(folder, out)
    alone = (path for path in holding if any(path in other.parents for other in holding))
    return tuple(files[0] for path in alone if len(files := article_files(path)) == 1)


def _holding(folder: Path, out: Path) -> list[Path]:
    return sorted(path for path in _visible(folder, out.resolve()) if article_files(path))


def _visible(folder: Path, out: Path) -> Iterator[Path]:
    # Browsers save what a page is made of beside it, in a folder `<page>_files`.
    if folder.resolve() == out or folder.name.startswith(".") or folder.name.endswith("_files"):
        return
    yield folder
    for below in folder.iterdir():
        if below.is_dir() and not below.is_symlink():
            yield from _visible(below, out)


def _fingerprint(story: Path, maker: str) -> str:
    """Return a hash that changes with any file of the story, its name, or what the comparison is made with."""
    digest = hashlib.sha256(maker.encode())
    for path in (*article_files(story), story / folder.NAME):
        if path.is_file():
            digest.update(f"\0{path.name}\0{path.stat().st_size}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _finished(place: Path, fingerprint: str) -> BatchEntry | None:
    """Return the entry of a story that an earlier run compared as it is now, or None where there is work to do."""
    try:
        written = json.loads((place / ENTRY).read_text(encoding="utf-8"))
        if written.pop("fingerprint") != fingerprint or not all(
            (place / name).is_file() for name in (REPORT, FINDINGS)
        ):
            return None
        return BatchEntry(**{**written, "outlets": tuple(written["outlets"])})
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _compare_one(story: Path, name: str, place: Path, settings: Settings, encoder: Encoder) -> BatchEntry:
    """Compare one story and write its files; whatever goes wrong with it becomes the reason in its entry."""
    try:
        comparison = compare(read_story([story], longest=settings.max_article_chars), settings, encoder=encoder)
    except FramingError as error:
        return BatchEntry(name, story.name, "failed", reason=str(error))
    except Exception as error:  # a fault of framing's own on one story must not cost the others their reports
        return BatchEntry(
            name, story.name, "failed", reason=f"a fault of framing's own: {type(error).__name__}: {error}"
        )
    write_comparison(comparison, place, ("html", "json"), settings.lang)
    write(render_jsonl(comparison, name), place / FINDINGS)
    return batch_entry(comparison, name, f"{quote(name)}/{REPORT}")


def _close(place: Path, entry: BatchEntry, fingerprint: str) -> None:
    """Write the entry that says a story is done, after all its other files."""
    for torn in place.glob(f".*{TEMPORARY}"):  # of a run that was killed while it wrote
        torn.unlink(missing_ok=True)
    if entry.status == "done":
        record = {**asdict(entry), "fingerprint": fingerprint}
        write(json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n", place / ENTRY)
