"""Links in the project's Markdown."""

from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.docs import markdown


@pytest.mark.parametrize("page", markdown.pages(), ids=lambda page: str(page.relative_to(markdown.ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    """A reader who follows a link inside the project arrives, at the right heading too."""
    broken = []
    for link in markdown.links(page.read_text(encoding="utf-8")):
        if link.startswith(("http://", "https://", "mailto:")):
            continue
        name, _, anchor = unquote(link).partition("#")
        target = page.parent / name if name else page
        if not target.exists() or (anchor and anchor not in markdown.anchors(target.read_text(encoding="utf-8"))):
            broken.append(link)
    assert not broken
