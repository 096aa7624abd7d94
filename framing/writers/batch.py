"""The index of a batch as one HTML file that links the reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.pages import render

if TYPE_CHECKING:
    from framing.views.batch import BatchPage


def render_batch(page: BatchPage) -> str:
    """Return the page that lists a batch's stories."""
    return render("batch.html.j2", page)
