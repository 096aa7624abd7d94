"""One story compared: what a worker does with it, whichever engine the worker belongs to."""

from __future__ import annotations

import hashlib
import json
import os
import re
import threading
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from framing.batch.folder import COMPARISON, ENTRY, FINDINGS, VERSIONS, VERSIONS_PAGE
from framing.batch.versions import as_lines, newest, versions_page
from framing.cleaning import paragraph_filter
from framing.encoders import load as load_encoder
from framing.encoders import load_pair_scorer
from framing.errors import FramingError
from framing.export import REPORT
from framing.export.atomic import utf8
from framing.export.comparison_json import render_json
from framing.export.findings_jsonl import render_jsonl
from framing.pipeline import compare
from framing.report import render_report, render_versions
from framing.report.batch import BatchEntry, batch_entry
from framing.scorers import choose
from framing.settings import fixed_moment
from framing.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.batch.stores import Store
    from framing.batch.story import RawStory
    from framing.encoders import Encoder
    from framing.settings import Settings

_CREATED = re.compile(rb'^  "created": "[^"\n]*",?$', re.MULTILINE)
_ONE_AT_A_TIME = threading.Lock()
"""The models keep state while they run, and a cluster's worker may have several threads."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How every story of a run is compared. `created` is the moment to record; None records each story's own."""

    settings: Settings
    created: str | None = None

    def maker(self) -> str:
        """Return what, beside its files, decides on a story's comparison: version, models, settings.

        Raises ModelError where a model cannot be used.
        """
        settings = self.settings
        pairs = load_pair_scorer(settings.cache, settings.threads, settings.runtime)
        models = [_encoder(settings).model, *((pairs.model,) if pairs else ()), *choose(settings.scorers).models]
        return json.dumps([__version__, [model.sha256 for model in models], settings.recorded(), settings.lang])


def recipe_of(settings: Settings) -> Recipe:
    """Return the recipe that these settings and the environment make.

    Raises SettingsError where a pattern among them is none: better before the first story than with each.
    """
    paragraph_filter(settings.keep, settings.drop)
    return Recipe(settings, fixed_moment())


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a story: its row in the index, and its files by name, empty where they are written already.

    `sha256` is of the comparison but for the moment it was made; `failures` are the articles that could not be read.
    """

    entry: BatchEntry
    files: Mapping[str, bytes] = field(default_factory=dict)
    sha256: str = ""
    failures: tuple[str, ...] = ()

    def record(self, fingerprint: str) -> bytes:
        """Return what the story's entry.json holds."""
        known = {"fingerprint": fingerprint, "sha256": self.sha256, "failures": self.failures}
        return (json.dumps(asdict(self.entry) | known, indent=1, sort_keys=True) + "\n").encode()


def failed(story: RawStory, reason: str) -> Outcome:
    """Return the outcome of a story that could not be compared."""
    return Outcome(BatchEntry(story.name, story.title or story.folder, "failed", reason=reason))


def compare_one(story: RawStory, recipe: Recipe) -> Outcome:
    """Compare one story; whatever goes wrong with it becomes the reason in its entry."""
    try:
        with _ONE_AT_A_TIME:
            return _compared(story, recipe)
    except FramingError as error:
        return failed(story, str(error))
    except MemoryError:
        return failed(story, "Memory ran out while it was compared; give it fewer or shorter articles.")
    except Exception as error:  # a fault of framing's own on one story must not cost the others their reports
        return failed(story, f"a fault of framing's own: {type(error).__name__}: {error}")


def write(outcome: Outcome, fingerprint: str, store: Store) -> None:
    """Write a story's files, then the entry that says they are there; a story that failed has none.

    Raises OutputError where the store does not take them; then the story is not there.
    """
    folder = outcome.entry.name
    store.remove(f"{folder}/{ENTRY}")
    if outcome.entry.status == "failed":
        return
    for name in {VERSIONS_PAGE, VERSIONS} - set(outcome.files):  # of an earlier run, when there were several
        store.remove(f"{folder}/{name}")
    for name, data in outcome.files.items():
        store.write(f"{folder}/{name}", (data,))
    store.tidy(folder)
    store.write(f"{folder}/{ENTRY}", (outcome.record(fingerprint),))


@cache
def _encoder(settings: Settings) -> Encoder:
    """Return the encoder, read once a process."""
    return load_encoder(settings.model, settings.cache, settings.threads, settings.runtime)


def _compared(story: RawStory, recipe: Recipe) -> Outcome:
    settings = recipe.settings
    raw, versions = newest(story.read(settings.max_article_chars))
    comparison = compare(raw, settings, encoder=_encoder(settings))
    if recipe.created is not None:
        comparison = replace(comparison, provenance=replace(comparison.provenance, created=recipe.created))
    texts = {
        REPORT: render_report(comparison, settings.lang),
        COMPARISON: render_json(comparison),
        FINDINGS: render_jsonl(comparison, story.name),
    }
    if versions:
        texts[VERSIONS_PAGE] = render_versions(versions_page(comparison.story.title, versions, settings))
        texts[VERSIONS] = as_lines(versions)
    files = {name: utf8(text) for name, text in texts.items()}
    return Outcome(
        batch_entry(comparison, story.name, f"{quote(os.fsencode(story.name))}/{REPORT}"),
        files,
        hashlib.sha256(_CREATED.sub(b"", files[COMPARISON])).hexdigest(),
        raw.failures,
    )
