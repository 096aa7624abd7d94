"""How well the end of a copied page's article is found from the story's other articles, and what that costs.

No public pages come with what other outlets wrote on the same day, so pages are put together: an article of the
stories in `shared/eval/alignment`, and behind it the first paragraphs of some articles of other stories, as sites print
them. Counted are those set aside, and the article's own paragraphs lost, with the story's other articles and without.

The articles themselves, with nothing behind them, say what it costs: of each with every other one of its story alone,
and with every two others, the paragraphs that are cut as being on another subject. None is, so all are errors.

    python -m benchmarks.subject [--write]
"""

from __future__ import annotations

import argparse
import json
import random
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from framing.cleaning import clean, reasons
from framing.records import Article, Story

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).resolve().parents[2] / "shared" / "eval" / "alignment" / "stories"
RESULTS = Path(__file__).with_suffix(".json")
COMMAND = "python -m benchmarks.subject --write"
TEASERS = (1, 2, 4, 8)
WORDS = 8  # of a paragraph; a shorter one is a heading


@dataclass(frozen=True, slots=True)
class Text:
    """An article of the data: its headline and paragraphs."""

    headline: str
    paragraphs: tuple[str, ...]


def stories(data: Path) -> dict[str, dict[str, Text]]:
    """Return the articles by story and outlet."""
    found: dict[str, dict[str, Text]] = {}
    for file in sorted(data.glob("*/*.txt")):
        headline, _, *rest = file.read_text(encoding="utf-8").split("\n\n")
        paragraphs = (" ".join(part.split()) for part in rest)
        text = Text(headline.strip(), tuple(part for part in paragraphs if len(part.split()) >= WORDS))
        if text.paragraphs:
            found.setdefault(file.parent.name, {})[file.stem] = text
    return found


def pages(found: dict[str, dict[str, Text]], teasers: int) -> Iterator[tuple[Text, tuple[str, ...], list[Text]]]:
    """Yield each article with the paragraphs to put behind it, and the story's other articles."""
    chance = random.Random(1)  # noqa: S311 - the same pages in every run
    for name, story in found.items():
        strange = [text.paragraphs[0] for other in found if other != name for text in found[other].values()]
        for outlet, text in story.items():
            others = [other for key, other in story.items() if key != outlet]
            if others:
                yield text, tuple(chance.sample(strange, teasers)), others


def measure(found: dict[str, dict[str, Text]], teasers: int, *, hint: bool) -> dict[str, float]:
    """Return the shares of teasers set aside and of own paragraphs lost, over all pages."""
    aside = teased = lost = own = 0
    for text, behind, others in pages(found, teasers):
        page = Article("Page", "\n\n".join((text.headline, *text.paragraphs, *behind)), id="page", form="page")
        rest = tuple(
            Article(f"Outlet {n}", "\n\n".join(other.paragraphs), headline=other.headline)
            for n, other in enumerate(others)
        )
        kept = clean(Story("", (page, *(rest if hint else ())))).articles[0].text.split("\n\n")
        teased += len(behind)
        aside += sum(part not in kept for part in behind)
        own += len(text.paragraphs)
        lost += sum(part not in kept for part in text.paragraphs)
    return {"teasers set aside": round(aside / teased, 4) if teased else 1.0, "own lost": round(lost / own, 4)}


def cut_from_clean(found: dict[str, dict[str, Text]], others: int) -> dict[str, float]:
    """Return what is cut as another subject from clean articles, each beside every choice of `others` of its story.

    A story of each choice is cleaned once, and every article of it counts: two articles make two ordered pairs.
    """
    beside = articles = shortened = cut = paragraphs = 0
    for story in found.values():
        for chosen in combinations(story, others + 1):
            pages = (
                Article(
                    outlet, "\n\n".join((story[outlet].headline, *story[outlet].paragraphs)), id=outlet, form="page"
                )
                for outlet in chosen
            )
            beside += 1
            for article in clean(Story("", tuple(pages))).articles:
                lost = sum(aside.reason == reasons.SUBJECT for aside in article.asides)
                articles += 1
                shortened += lost > 0
                cut += lost
                paragraphs += len(article.blocks) + lost
    return {
        "stories": beside,
        "articles": articles,
        "articles shortened": shortened,
        "paragraphs": paragraphs,
        "paragraphs cut": cut,
        "share cut": round(cut / paragraphs, 5),
    }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    found = stories(arguments.data)
    figures: dict[str, object] = {
        f"{teasers} teasers": {
            "alone": measure(found, teasers, hint=False),
            "with the story": measure(found, teasers, hint=True),
        }
        for teasers in TEASERS
    }
    figures["clean articles"] = {
        "with one other": cut_from_clean(found, 1),
        "with two others": cut_from_clean(found, 2),
    }
    print(json.dumps(figures, indent=1))
    if arguments.write:
        RESULTS.write_text(json.dumps({"command": COMMAND, "figures": figures}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
