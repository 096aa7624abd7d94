"""A comparison in a notebook: the last line of a cell shows the report."""

from html.parser import HTMLParser

from framing.report import render_report
from tests.samples import hostile


class Tags(HTMLParser):
    """The start tags of a piece of HTML, with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag."""
        self.found.append((tag, dict(attrs)))


def test_a_comparison_shows_its_report_in_a_frame() -> None:
    """Protects the notebook: a hostile article stays in a frame that may neither reach the notebook nor leave it."""
    comparison = hostile()
    ((tag, attributes),) = Tags(comparison._repr_html_()).found
    assert tag == "iframe"
    assert attributes["srcdoc"] == render_report(comparison)
    assert attributes["sandbox"] == "allow-scripts"
