"""A comparison as the pages that people read: first as plain values, then as HTML made from templates/.

In goes a `Comparison` (or a batch's entries); out comes one self-contained page. `story` and the files beside it say
what a page shows, `rendering` turns that into HTML. Nothing is decided here that a finding has not decided.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.report.rendering import render
from framing.report.story import view_report

if TYPE_CHECKING:
    from framing.records import Comparison
    from framing.report.batch import BatchPage

__all__ = ["render_batch", "render_report"]


def render_report(comparison: Comparison) -> str:
    """Return the report of one story as one HTML file, which needs nothing else to be read."""
    return render("report.html.j2", view_report(comparison))


def render_batch(page: BatchPage) -> str:
    """Return the index of a batch, which links the reports, as one HTML file."""
    return render("batch.html.j2", page)
