"""Runs made by hand for tests: folders of stories as a batch leaves them, without the work of a batch."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framing.batch.folder import COMPARISON, ENTRY
from framing.export.comparison_json import render_json
from framing.records import Comparison, Story
from tests.samples import bridge, hostile

if TYPE_CHECKING:
    from pathlib import Path


def write_run(run: Path, **stories: Comparison) -> Path:
    """Write each comparison to the folder of its name (`__` for a slash) below `run`, and return `run`."""
    for name, comparison in stories.items():
        folder = run / name.replace("__", "/")
        folder.mkdir(parents=True)
        (folder / COMPARISON).write_text(render_json(comparison), encoding="utf-8")
        (folder / ENTRY).write_text("{}", encoding="utf-8")
    return run


def empty() -> Comparison:
    """Return a comparison in which nothing was found, of no article."""
    kept = bridge()
    return Comparison(Story("Nothing", ()), *((),) * 14, provenance=kept.provenance)


def alone() -> Comparison:
    """Return the bridge's comparison, with a claim that one outlet has and no other may have."""
    *others, last = bridge().claims
    coverage = tuple(one if one.state == "reported" else replace(one, state="absent") for one in last.coverage)
    return replace(bridge(), claims=(*others, replace(last, coverage=coverage)))


def stories() -> dict[str, Comparison]:
    """Return one story twice, in folders of different depth, a hostile one and an empty one."""
    return {"city__bridge": alone(), "copy": bridge(), "hostile": hostile(), "nothing": empty()}
