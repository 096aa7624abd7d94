"""The PDF: printed whole by what is installed, without the network, or a sentence that says what is missing."""

import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pypdfium2
import pytest

from framing.errors import OutputError
from framing.export import check_formats, write_comparison
from framing.export.pdf import BROWSERS, print_by_browser, print_by_weasyprint, render_pdf
from framing.report import render_report
from tests.report.browser import CHROMIUM
from tests.samples import bridge

needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="needs chromium (Debian package `chromium`)")
needs_shell = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for a browser is a shell script")


def words_in(pdf: bytes) -> str:
    """Return the text of a PDF, as a foreign reader finds it."""
    document = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


@pytest.fixture
def requests() -> Iterator[tuple[str, list[str]]]:
    """Return the address of a server on this machine, and the list that every request to it is put into."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


def calling(address: str) -> str:
    """Return a page that asks a server for all that a page can ask for, and then says something."""
    return (
        f'<!doctype html><title>x</title><link rel="stylesheet" href="{address}/style.css">'
        f'<img src="{address}/picture.png"><iframe src="{address}/frame"></iframe><p>Printed all the same.</p>'
    )


@needs_chromium
def test_a_browser_prints_the_report() -> None:
    """Protects the common case: a PDF with the articles' words, without a browser's own header or footer."""
    pdf = render_pdf(bridge())
    assert pdf.startswith(b"%PDF-")
    found = words_in(pdf)
    assert "Council shuts Old Mill Bridge after cracks are found" in found
    assert "file://" not in found


@needs_chromium
def test_a_browser_asks_nothing_of_the_network(requests: tuple[str, list[str]]) -> None:
    """Protects the promise to stay offline: even a page that wants things gets none, and is printed."""
    address, asked = requests
    assert "Printed all the same." in words_in(print_by_browser(str(CHROMIUM), calling(address)))
    assert not asked


def test_weasyprint_prints_the_report_and_asks_for_nothing(requests: tuple[str, list[str]]) -> None:
    """Protects the other way to a PDF, where WeasyPrint and the libraries that it needs are installed."""
    pytest.importorskip("weasyprint", reason="needs the extra `pdf`", exc_type=ImportError)
    address, asked = requests
    assert "Old Mill Bridge" in words_in(print_by_weasyprint(render_report(bridge())))
    assert "Printed all the same." in words_in(print_by_weasyprint(calling(address)))
    assert not asked


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Put a shell script where a browser would be found, and nothing else on the PATH."""
    path = folder / "bin" / BROWSERS[-1]
    path.parent.mkdir()
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", str(path.parent))


@needs_shell
def test_bytes_are_written_as_the_browser_made_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects bytes on their way to the file, and the promise to use no profile of the user's."""
    script = 'for it in "$@"; do case $it in --print-to-pdf=*) echo "$@" > "${it#--print-to-pdf=}";; esac; done'
    stand_in(tmp_path, monkeypatch, script)
    (written,) = write_comparison(bridge(), tmp_path / "out", ("pdf",))
    assert written.name == "report.pdf"
    arguments = written.read_text(encoding="utf-8").split()
    profile = next(it for it in arguments if it.startswith("--user-data-dir="))
    assert not Path(profile.partition("=")[2]).exists()
    assert {"--headless", "--no-pdf-header-footer"} <= set(arguments)


@needs_shell
@pytest.mark.parametrize("script", ["echo the disk is full >&2; exit 3", "echo the disk is full >&2"])
def test_a_browser_that_fails_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    """Protects from half an export: the reason is told, and no file of any format is written."""
    stand_in(tmp_path, monkeypatch, script)
    with pytest.raises(OutputError, match=r"printed no PDF \(the disk is full\)"):
        write_comparison(bridge(), tmp_path / "out", ("html", "pdf"))
    assert not (tmp_path / "out").exists()


def test_what_is_missing_is_told_before_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects a minute of waiting: without a browser and WeasyPrint it says what to install; other formats work."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(OutputError, match=r"install one of the browsers, or WeasyPrint by .*framing-report\[pdf\]"):
        check_formats(("html", "pdf"))
    check_formats(("html", "json"))
