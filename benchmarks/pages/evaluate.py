"""How well cleaning reads who wrote a page, when, and under which headline: 40 public pages, labelled by hand.

Data: a part of article-extraction-benchmark (MIT), in `shared/eval/extraction` beside the checkout; the labels beside
this file hold facts only (see benchmarks/README.md). Each page is read as HTML and as copied text.

    python -m benchmarks.pages.evaluate             the figures
    python -m benchmarks.pages.evaluate --misses    and what is wrong, page by page
    python -m benchmarks.pages.evaluate --write     the figures, into benchmarks/pages/results.json
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.cleaning import clean_article
from framing.cleaning.headline import normalized_key
from framing.readers.reader import Source
from framing.readers.web_page import HTML
from framing.records import Article

if TYPE_CHECKING:
    from collections.abc import Sequence

DATA = Path(__file__).resolve().parents[3] / "shared" / "eval" / "extraction"
LABELS = Path(__file__).with_name("labels.json")
RESULTS = Path(__file__).with_name("results.json")
COMMAND = "python -m benchmarks.pages.evaluate --write"


def as_html(data: Path, page: str) -> Article:
    """Return the page, read and cleaned as HTML."""
    packed = (data / "pages" / f"{page}.html.gz").read_bytes()
    (article,) = HTML.read(Source(f"{page}.html", page, gzip.decompress(packed)), 10_000_000).articles
    return clean_article(article)


def as_copied(data: Path, page: str) -> Article:
    """Return the page, cleaned from its copied text. The outlet is the one that its HTML names, as a user would."""
    text = (data / "dumps" / f"{page}.txt").read_text(encoding="utf-8")
    return clean_article(Article(outlet=as_html(data, page).outlet, text=text, form="page"))


def misses(article: Article, label: dict[str, Any]) -> dict[str, str]:
    """Return what differs from the label: by the name of the figure that it counts in, what was found instead."""
    found = {
        "headline": hashlib.sha256(normalized_key(article.headline).encode()).hexdigest() == label["headline_sha256"],
        "authors": {_name(name) for name in article.authors} == {_name(name) for name in label["authors"]},
        "published": _day(article.published) == label["published"],
        "updated": _day(article.updated) == label["updated"],
    }
    instead = {
        "headline": article.headline,
        "authors": "; ".join(article.authors),
        "published": article.published or "nothing",
        "updated": article.updated or "nothing",
    }
    return {field: instead[field] for field, right in found.items() if not right}


def score(wrong: dict[str, dict[str, str]], labels: dict[str, dict[str, Any]]) -> dict[str, float]:
    """Return the share of pages that are right, of those that print the thing; and of false authors elsewhere."""

    def right(field: str, pages: Sequence[str]) -> float:
        return round(sum(field not in wrong[page] for page in pages) / len(pages), 4)

    def printing(field: str) -> list[str]:
        return [page for page in labels if labels[page][field]]

    anonymous = [page for page in labels if not labels[page]["authors"]]
    return {
        "headline": right("headline", list(labels)),
        "authors": right("authors", printing("authors")),
        "false_authors": round(1 - right("authors", anonymous), 4),
        "published": right("published", printing("published")),
        "updated": right("updated", printing("updated")),
    }


def _name(name: str) -> str:
    return " ".join(name.casefold().split())


def _day(stamp: str | None) -> str | None:
    return stamp[:10] if stamp else None


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    labels: dict[str, dict[str, Any]] = json.loads(LABELS.read_text(encoding="utf-8"))
    figures = {}
    for form, read in (("html", as_html), ("copied", as_copied)):
        wrong = {page: misses(read(arguments.data, page), label) for page, label in labels.items()}
        figures[form] = score(wrong, labels)
        print(f"{form:8}", "  ".join(f"{field} {value:.3f}" for field, value in figures[form].items()))
        if arguments.misses:
            print("\n".join(f"  {page[:8]} {found}" for page, found in wrong.items() if found))
    if arguments.write:
        written = {"command": COMMAND, "pages": len(labels), "figures": figures}
        RESULTS.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
