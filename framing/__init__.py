"""Several outlets' reports of one story side by side: who reports what, in which words, and who leaves it out."""

from html import escape

from framing.pipeline import compare
from framing.records import Article, Comparison, Story
from framing.version import __version__

__all__ = ["Article", "Comparison", "Story", "__version__", "compare"]


def _notebook_view(comparison: Comparison) -> str:
    """Return the report in a frame: neither its style reaches the notebook, nor does its script."""
    from framing.report import render_report

    report = escape(render_report(comparison))
    return (
        f'<iframe title="Report" sandbox="allow-scripts" style="width: 100%; height: 40rem" srcdoc="{report}"></iframe>'
    )


# A record knows nothing of pages, so what it shows of itself comes from here, which every import of framing runs.
Comparison._repr_html_ = _notebook_view
