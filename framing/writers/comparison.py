"""A comparison as files, one entry for each format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.writers import csv
from framing.writers.atomic import write_all
from framing.writers.html import render_report
from framing.writers.json import render_json

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from framing.records import Comparison

REPORT = "report.html"

COMPARISON_FORMATS: dict[str, tuple[tuple[str, Callable[[Comparison], str]], ...]] = {
    "html": ((REPORT, render_report),),
    "json": (("comparison.json", render_json),),
    "csv": (
        ("articles.csv", csv.render_articles),
        ("claims.csv", csv.render_claims),
        ("omissions.csv", csv.render_omissions),
        ("discrepancies.csv", csv.render_discrepancies),
        ("signals.csv", csv.render_signals),
        ("names.csv", csv.render_names),
        ("slants.csv", csv.render_slants),
        ("tones.csv", csv.render_tones),
        ("speakers.csv", csv.render_speakers),
        ("measures.csv", csv.render_measures),
    ),
}
"""Each format's files: a name, and what writes the text."""


def write_comparison(comparison: Comparison, folder: Path, formats: Sequence[str]) -> tuple[Path, ...]:
    """Write a comparison's files of these formats (keys of COMPARISON_FORMATS), and return where they are."""
    return write_all(
        {folder / name: render(comparison) for chosen in formats for name, render in COMPARISON_FORMATS[chosen]}
    )
