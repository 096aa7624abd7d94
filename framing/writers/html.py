"""The report of one story as one HTML file, which needs nothing else to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.pages import render
from framing.views.report import view_report

if TYPE_CHECKING:
    from framing.records import Comparison


def render_report(comparison: Comparison) -> str:
    """Return the report's page."""
    return render("report.html.j2", view_report(comparison))
