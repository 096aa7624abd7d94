"""A comparison as files that other programs read, one file per format; `COMPARISON_FORMATS` lists them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from framing.export import pdf
from framing.export.annotations import render_annotations
from framing.export.atomic import write_all
from framing.export.brief import render_brief
from framing.export.comparison_json import is_comparison, load_comparison, render_json
from framing.export.tables import TABLES
from framing.report import render_report
from framing.settings import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from framing.export.kept import KeptPages
    from framing.records import Comparison


__all__ = [
    "COMPARISON_FORMATS",
    "REPORT",
    "check_formats",
    "folder_name",
    "is_comparison",
    "load_comparison",
    "write_comparison",
]

REPORT = "report.html"
_HTML = "html"

COMPARISON_FORMATS: dict[str, tuple[tuple[str, Callable[[Comparison], str | bytes]], ...]] = {
    _HTML: ((REPORT, render_report),),
    "pdf": (("report.pdf", pdf.render_pdf),),
    "json": (("comparison.json", render_json),),
    "csv": tuple((f"{table.name}.csv", table.render) for table in TABLES),
    "md": (("report.md", render_brief),),
    "annotations": (("annotations.json", render_annotations),),
}
"""Each format's files: a name, and what makes the text, or the bytes."""

_PAGES: dict[str, Callable[[Comparison, str], str | bytes]] = {_HTML: render_report, "pdf": pdf.render_pdf}
"""The formats that are the report itself, which can be had in several languages."""


def check_formats(formats: Sequence[str]) -> None:
    """Raise OutputError where a format needs a program that is missing: better before a comparison than after it."""
    if "pdf" in formats:
        pdf.printer()


def write_comparison(
    comparison: Comparison,
    folder: Path,
    formats: Sequence[str],
    lang: str = ENGLISH,
    pages: KeptPages | None = None,
) -> tuple[Path, ...]:
    """Write a comparison's files of these formats (keys of COMPARISON_FORMATS), and return where they are.

    `lang` is the language of the report's own words; data and the short report are in English always. The report is
    taken from the `pages` that are kept, where it is among them.
    """

    def content(chosen: str, render: Callable[[Comparison], str | bytes]) -> str | bytes:
        if chosen == _HTML and pages is not None:
            return pages.page(comparison, lang, render_report)
        return _PAGES[chosen](comparison, lang) if chosen in _PAGES else render(comparison)

    return write_all(
        {folder / name: content(chosen, render) for chosen in formats for name, render in COMPARISON_FORMATS[chosen]}
    )


def folder_name(places: Sequence[str], title: str) -> str:
    """Return the name of a story's own folder of outputs: that of the folder it was read from, else its title's."""
    if len(places) == 1 and Path(places[0]).is_dir():
        return Path(places[0]).resolve().name
    words = re.findall(r"\w+", title.casefold())
    return "-".join(words)[:60].strip("-") or "story"
