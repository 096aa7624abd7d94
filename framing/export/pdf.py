"""The report as a PDF: the page as a browser prints it, by a Chromium that is installed, else by WeasyPrint."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from framing.errors import OutputError
from framing.report import render_report
from framing.settings import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Callable

    from framing.records import Comparison

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
)
"""Commands by which Chromium and browsers made of it go on the systems that have them."""

SECONDS = 180
"""How long a browser may take; on a machine with two cores and ten busy processes it took 46."""

_FLAGS = (
    "--headless",
    "--no-pdf-header-footer",
    # The page asks for nothing; these keep the browser from asking for something of its own.
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-gpu",
    "--disable-dev-shm-usage",  # containers give that little room, and the browser dies when it is full
)


def render_pdf(comparison: Comparison, lang: str = ENGLISH) -> bytes:
    """Return the report, its own words in `lang`, as a PDF.

    Raises OutputError where nothing can print it, or the browser fails.
    """
    return printer()(render_report(comparison, lang))


def printer() -> Callable[[str], bytes]:
    """Return what prints a page. Raises OutputError where neither a browser nor WeasyPrint is installed."""
    browser = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if browser:
        return lambda page: print_by_browser(browser, page)
    if find_spec("weasyprint"):
        return print_by_weasyprint
    raise OutputError(
        "A PDF needs Chromium, Chrome or Edge on the PATH, or WeasyPrint, and there is none of them; install one of "
        "the browsers, or WeasyPrint by pip install 'framing-report[pdf]'."
    )


def print_by_browser(browser: str, page: str) -> bytes:
    """Return the PDF of an HTML page, printed by the browser of that path in a profile that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="framing-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, target = folder / "report.html", folder / "report.pdf"
        source.write_text(page, encoding="utf-8", errors="replace")
        command = [browser, *_FLAGS, f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={target}"]
        if _is_superuser():
            command.append("--no-sandbox")  # the browser does not start for the superuser otherwise
        try:
            done = subprocess.run(  # noqa: S603 — a browser found on the PATH, with arguments of our own
                [*command, source.as_uri()], capture_output=True, timeout=SECONDS, check=False
            )
        except subprocess.TimeoutExpired as error:
            raise OutputError(f"{browser} had not printed the report after {SECONDS} seconds; try again.") from error
        except OSError as error:
            raise OutputError(f"{browser} cannot be run ({error.strerror}); install another browser.") from error
        if done.returncode or not target.is_file():
            said = done.stderr.decode(errors="replace").strip().splitlines()
            raise OutputError(
                f"{browser} printed no PDF ({said[-1] if said else f'exit code {done.returncode}'}); "
                "choose --format html and print the page yourself."
            )
        return target.read_bytes()


def print_by_weasyprint(page: str) -> bytes:
    """Return the PDF of an HTML page, laid out by WeasyPrint, which fetches nothing."""
    import weasyprint  # it needs system libraries, and seconds to import
    from weasyprint.urls import URLFetcher

    printed: bytes = weasyprint.HTML(string=page, url_fetcher=URLFetcher(allowed_protocols=("data",))).write_pdf()
    return printed


def _is_superuser() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
