"""Several outlets' reports of one story side by side: who reports what, in which words, and who leaves it out."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from framing.version import __version__

if TYPE_CHECKING:
    from framing.pipeline import compare
    from framing.records import Article, Comparison, Story

__all__ = ["Article", "Comparison", "Story", "__version__", "compare"]

_MODULES = {
    "Article": "framing.records",
    "Comparison": "framing.records",
    "Story": "framing.records",
    "compare": "framing.pipeline",
}
"""Where each name comes from. They are imported when asked for (PEP 562): `framing --help` needs none of them."""


def __getattr__(name: str) -> Any:
    """Return one of the names of `__all__` when it is first asked for."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_MODULES[name]), name)


def __dir__() -> list[str]:
    """Return the names that completion offers, those too that were not asked for yet."""
    return sorted({*globals(), *__all__})


def notebook_view(comparison: Comparison) -> str:
    """Return the report in a frame: neither its style reaches the notebook, nor does its script."""
    from html import escape

    from framing.report import render_report

    report = escape(render_report(comparison))
    return (
        f'<iframe title="Report" sandbox="allow-scripts" style="width: 100%; height: 40rem" srcdoc="{report}"></iframe>'
    )
