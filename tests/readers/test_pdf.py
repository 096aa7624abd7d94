"""PDFs: one printed by a browser, one of a picture only, and damaged ones."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.cleaning import clean
from framing.errors import InputError
from framing.readers import read_story
from framing.readers.pdf import PDF
from framing.readers.source import Source

CASES = Path(__file__).parents[1] / "cases" / "readers"
PRINTED = (CASES / "bridge.pdf").read_bytes()


def test_a_printed_page_comes_back_as_an_article() -> None:
    """Protects the text of a page printed to PDF: whole sentences over line and page ends, and what the page says."""
    (article,) = clean(read_story([CASES / "bridge.pdf"])).articles
    assert article.headline == "Bridge shut after crack is found"
    assert (article.authors, article.published) == (("Ada Lee",), "2031-02-03")
    body = [article.text[block.start : block.end] for block in article.blocks if block.role == "body"]
    assert body[0].startswith("The old bridge over the Marrow was shut on Friday after engineers found a crack")
    assert body[0].endswith("ferries are to carry passengers until further notice.")
    assert body[-1] == "Until then, drivers have to take the motorway bridge, eleven kilometres upstream."
    assert "“We will not open it a day too early,” she told reporters" in article.text


def test_headers_and_footers_are_set_aside() -> None:
    """Protects paragraphs that run over a page's end from its footer, which is kept with the reason."""
    (article,) = read_story([CASES / "bridge.pdf"]).articles
    assert "harbour-post.example" not in article.text
    assert {aside.reason for aside in article.asides} == {"header or footer of the page"}
    assert any("harbour-post.example" in aside.text for aside in article.asides)


def test_a_pdf_of_pictures_is_named() -> None:
    """Protects teachers with a scan from an empty report: they learn what it lacks and what to do."""
    with pytest.raises(InputError, match=r"picture\.pdf holds no text, only pictures.*OCR"):
        read_story([CASES / "picture.pdf"])


def test_a_long_pdf_is_refused() -> None:
    """Protects against a book given as an article: reading stops at the limit."""
    with pytest.raises(InputError, match="more than 500 characters by page 1"):
        PDF.read(Source("a.pdf", "a", PRINTED), 500)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"no pdf at all", PRINTED[: len(PRINTED) // 2]])
def test_damaged_pdfs_are_named(data: bytes) -> None:
    """Protects against tracebacks from the engine: the file and a way out are named."""
    with pytest.raises(InputError, match=r"a\.pdf (cannot be read as a PDF|holds no text)"):
        PDF.read(Source("a.pdf", "a", data), 300_000)


@settings(deadline=2_000, max_examples=60)
@given(at=st.integers(0, len(PRINTED) - 1), junk=st.binary(min_size=1, max_size=40), cut=st.booleans())
def test_no_bytes_crash_the_reader(at: int, junk: bytes, cut: bool) -> None:
    """Protects against crafted files: whatever the bytes, an article or a sentence on why there is none."""
    data = PRINTED[:at] + junk + (b"" if cut else PRINTED[at + len(junk) :])
    with suppress(InputError):  # a sentence on why there is none is an answer too
        assert PDF.read(Source("a.pdf", "a", data), 300_000).articles
