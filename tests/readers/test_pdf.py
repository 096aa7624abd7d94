"""PDFs: one printed by a browser, one of a picture only, and damaged ones."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.cleaning import clean
from framing.errors import InputError
from framing.readers import read_story
from framing.readers.pdf import PDF
from framing.readers.reader import Source
from framing.records import Story

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.records import Article

CASES = Path(__file__).parents[1] / "cases" / "readers"
PRINTED = (CASES / "bridge.pdf").read_bytes()
LOCKED = f"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'11' * 32}> /U <{'22' * 32}> >>"


def made(*pages: Sequence[str], about: str = "", trailer: str = "") -> bytes:
    """Return a PDF with these lines on its pages."""
    texts = ["BT /F 11 Tf 14 TL 60 780 Td " + " ".join(f"({line}) Tj T*" for line in page) + " ET" for page in pages]
    numbers = range(5, 5 + 2 * len(pages), 2)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{n} 0 R' for n in numbers)}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< {about} >>",
    ]
    for number, text in zip(numbers, texts, strict=True):
        looks = f"/MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents {number + 1} 0 R"
        objects += [f"<< /Type /Page /Parent 2 0 R {looks} >>", f"<< /Length {len(text)} >>\nstream\n{text}\nendstream"]
    file, table = "%PDF-1.4\n", ""
    for number, written in enumerate(objects, start=1):
        table += f"{len(file):010} 00000 n \n"
        file += f"{number} 0 obj\n{written}\nendobj\n"
    ends = f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R {trailer} >>\nstartxref\n{len(file)}\n%%EOF"
    return f"{file}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{ends}".encode("ascii")


def read(data: bytes, longest: int = 300_000) -> Article:
    """Return the only article of a PDF."""
    (article,) = PDF.read(Source("a.pdf", "a", data), longest).articles
    return article


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


def test_lines_become_paragraphs() -> None:
    """Protects sentences cut by the layout: words are whole again, and keep the hyphens that are their own."""
    article = read(
        made(
            [
                "On Friday the ministers reached an agree-",
                "ment on the well-known bridge, the well-",
                "known ferry and the boats of the Marrow-",
                "Lee company. Nobody objected.",
                "The council is to meet again next week on",
            ],
            ["Tuesday, when the ferry is to come back."],
        )
    )
    assert article.text.split("\n\n") == [
        "On Friday the ministers reached an agreement on the well-known bridge, the well-known ferry and the boats of "
        "the Marrow-Lee company. Nobody objected.",
        "The council is to meet again next week on Tuesday, when the ferry is to come back.",
    ]


def test_a_headline_of_several_lines() -> None:
    """Protects a headline in large type, whose lines are as short as headings: it stays in one piece."""
    page = ["Ferry comes back on the", "Marrow after a long and", "uncertain winter", "By Ada Lee"]
    article = read(made([*page, "The ferry between the two banks of the Marrow is to run again from Monday."]))
    assert article.text.split("\n\n")[:2] == [" ".join(page[:3]), "By Ada Lee"]


def test_only_the_edges_of_a_page_run() -> None:
    """Protects figures and repeated lines amid the text from going with the page numbers and headers."""

    def page(ward: str, number: int) -> list[str]:
        about = f"{ward} has a ferry, a bridge and many opinions on both of them."
        votes = ["The votes for the bridge:", "1200", "The votes for the ferry:", "900"]
        ends = [f"Nobody in {ward} slept.", f"{ward} was counted twice.", f"In {ward} all went home late."]
        return ["The Harbour Post", about, f"{ward} voted until the evening.", *votes, *ends, f"Page {number}"]

    pages = [page(ward, number) for number, ward in enumerate(["Northgate", "Southgate", "Eastgate"], start=1)]
    article = read(made(*pages))
    assert [aside.text for aside in article.asides] == ["The Harbour Post", "Page 1", "Page 2", "Page 3"]
    assert "The Harbour Post" not in article.text
    assert article.text.count("1200") == 3


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Bridge shut after a crack was found in it - The Harbour Post", "Bridge shut after a crack was found in it"),
        ("Microsoft Word - bridge3.doc", ""),
        ("untitled", ""),
        ("", ""),
    ],
)
def test_metadata_count_where_they_are_printed(title: str, headline: str) -> None:
    """Protects the headline and the authors from what programs write: only what the first page prints is believed."""
    page = ["Bridge shut after a crack", "was found in it", "By Ada Lee", "The old bridge was shut on Friday morning."]
    article = read(made(page, about=f"/Title ({title}) /Author (Ada Lee; press office)"))
    assert article.headline == headline
    assert article.authors == ("Ada Lee",)
    assert article.published is None, "the file's date is that of printing"
    assert not headline or headline in article.text.split("\n\n")


def test_a_locked_pdf_is_named() -> None:
    """Protects users of a PDF with a password: they learn that it is locked."""
    with pytest.raises(InputError, match=r"a\.pdf is locked with a password"):
        read(made(["The bridge."], trailer=LOCKED))


def test_a_pdf_of_thousands_of_pages_is_refused() -> None:
    """Protects against books of empty pages, which never reach the limit of characters."""
    with pytest.raises(InputError, match=r"a\.pdf has 2,001 pages"):
        read(made(*[[]] * 2_001))


def test_a_pdf_of_pictures_is_named() -> None:
    """Protects teachers with a scan from an empty report: they learn what it lacks and what to do."""
    with pytest.raises(InputError, match=r"picture\.pdf holds no text, only pictures.*OCR"):
        read_story([CASES / "picture.pdf"])


def test_a_long_pdf_is_refused() -> None:
    """Protects against a book given as an article: reading stops at the limit."""
    with pytest.raises(InputError, match="more than 500 characters by page 1"):
        read(PRINTED, 500)


def test_broken_metadata_are_passed_over() -> None:
    """Protects against metadata that pypdfium2 fails at: a title that ends in half a character."""
    assert read(made(["The bridge was shut."], about="/Title <FEFFD800>")).text == "The bridge was shut."


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"no pdf at all", PRINTED[: len(PRINTED) // 2]])
def test_damaged_pdfs_are_named(data: bytes) -> None:
    """Protects against tracebacks from the engine: the file and a way out are named."""
    with pytest.raises(InputError, match=r"a\.pdf (cannot be read as a PDF|holds no text)"):
        read(data)


@settings(deadline=None, max_examples=25)
@given(at=st.integers(0, len(PRINTED) - 1), junk=st.binary(min_size=1, max_size=40), cut=st.booleans())
def test_no_bytes_crash_the_reader(at: int, junk: bytes, cut: bool) -> None:
    """Protects against crafted files: whatever the bytes, an article or a sentence on why there is none."""
    data = PRINTED[:at] + junk + (b"" if cut else PRINTED[at + len(junk) :])
    with suppress(InputError):  # a sentence on why there is none is an answer too
        assert read(data).text


def forms(levels: int) -> bytes:
    """Return a PDF whose page draws a form ten times, which draws another ten times, and so on."""
    parts = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"]
    parts.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>")
    drawn = b"/F Do " * 10
    parts.append(b"<</Length %d>>stream\n%b\nendstream" % (len(drawn), drawn))
    for level in range(levels):
        inner = b"/Resources<</XObject<</F %d 0 R>>>>" % (6 + level) if level < levels - 1 else b""
        head = b"<</Type/XObject/Subtype/Form/BBox[0 0 99 99]%b/Length %d>>" % (inner, len(drawn))
        parts.append(b"%bstream\n%b\nendstream" % (head, drawn))
    objects = b"".join(b"%d 0 obj%b endobj\n" % (n, part) for n, part in enumerate(parts, 1))
    return b"%PDF-1.7\n" + objects + b"trailer<</Root 1 0 R>>"


def test_a_pdf_that_never_ends_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects against two kilobytes of forms within forms, which keep the engine busy for days: given up in time."""
    monkeypatch.setattr("framing.readers.pdf._PATIENCE", 2.0)
    with pytest.raises(InputError, match=r"a\.pdf takes longer to read than any article"):
        PDF.read(Source("a.pdf", "a", forms(11)), 300_000)


LEFT = (
    "The council in Elmstead voted on Friday to",
    "drain the old dam for eighteen months, after",
    "divers found cracks in two of its gates, the",
    "ministry said. Ferries will carry the miners",
    "across the lake while the repairs go on, at",
)
RIGHT = (
    "no cost to them. The works are expected to",
    "cost 42 million crowns, of which the valley",
    "will pay a third. A first look at the gates",
    "last autumn had found no danger at all, but",
    "in January the gaps were as wide as a hand.",
)
HEAD = ("Elmstead dam to be drained for months", "Valley Post, 4 February 2031", "By Ida Lunde")


def placed(*lines: tuple[int, int, int, str]) -> bytes:
    """Return a PDF of one page with lines at x and y in a size."""
    drawn = " ".join(f"BT /F {size} Tf {x} {y} Td ({line}) Tj ET" for x, y, size, line in lines)
    blank = "BT /F 11 Tf 14 TL 60 780 Td () Tj T* ET"
    file = made([""])
    return file.replace(blank.encode(), drawn.encode("ascii")).replace(
        f"/Length {len(blank)} ".encode(), f"/Length {len(drawn)} ".encode()
    )


@pytest.mark.parametrize("row_by_row", [True, False])
def test_two_columns_are_read_one_by_one(row_by_row: bool) -> None:
    """Protects from sentences that nobody wrote: a line that runs on into its neighbour's."""
    left = [(60, 660 - 14 * n, 11, line) for n, line in enumerate(LEFT)]
    right = [(330, 660 - 14 * n, 11, line) for n, line in enumerate(RIGHT)]
    body = [line for pair in zip(left, right, strict=True) for line in pair] if row_by_row else [*left, *right]
    head = [(60, 740, 20, HEAD[0]), (60, 715, 11, HEAD[1]), (60, 700, 11, HEAD[2])]
    (article,) = clean(Story("", (read(placed(*head, *body)),))).articles
    assert article.headline == HEAD[0]
    assert (article.authors, article.published) == (("Ida Lunde",), "2031-02-04")
    assert " ".join((*LEFT, *RIGHT)) in article.text


def test_a_table_stays_in_its_rows() -> None:
    """Protects figures from being torn off their labels."""
    cells = [("North", "12 cm"), ("South", "14 cm"), ("East", "9 cm"), ("West", "8 cm")]
    lines = [(x, 700 - 14 * n, 11, cell) for n, row in enumerate(cells) for x, cell in zip((60, 330), row, strict=True)]
    assert read(placed(*lines)).text.split() == " ".join(map(" ".join, cells)).split()
