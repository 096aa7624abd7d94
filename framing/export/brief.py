"""A comparison as a short report in Markdown, for a mail or a repository: what matters most, how sure.

It is made from what the page shows, so that both say the same. Its words come from here, everything else from articles
by way of `plain`, after which no character of a text has a meaning in Markdown: no link, image, HTML, code, emphasis
or table cell comes from an article.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.records import LIKELY, SURE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from framing.records import Comparison
    from framing.report.cards import Card
    from framing.report.matrix import Headline
    from framing.report.story import Report
    from framing.report.strips import Strip

LEFT_OUT = 3
"""Omissions of an outlet: as much as a mail bears, a judgement; the page has all of them."""

_STATES = {"reported": "reported", "partly": "partly", "unclear": "unclear", "absent": "not found"}

_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, those that turn the direction of reading, and halves of surrogate pairs."""
_MARKS = re.compile(r"[\\`*_{}\[\]|~$@#]|(?<=:)//|(?<=www)\.|^[-+=]|&(?=#?\w)", re.IGNORECASE)
_NUMBER = re.compile(r"^(\d{1,9})([.)])(?= |$)")
"""What means something in CommonMark or in GitHub's dialect: marks, bare addresses, the start of a list or a line."""


def render_brief(comparison: Comparison) -> str:
    """Return the short report; the same comparison gives the same bytes."""
    from framing.report.story import view_report  # takes longer to import than all else here

    page = view_report(comparison)
    parts = (
        f"# {plain(page.title)}",
        "\n".join(f"- {line}" for line in _opening(page))
        or "Nothing here is sure. Read each line against the articles.",
        "## Outlets",
        _table(
            ("Outlet", "Headline", "Date", "Length", "Words that colour, in its own voice"),
            map(_outlet, page.headlines),
        ),
        "## Who reports what",
        _matrix(page),
        "## What does not agree",
        "\n".join(_differences(page)) or "Nothing was found.",
        "## What each leaves out",
        *(part for card in page.cards for part in (f"### {plain(card.byline.outlet)}", "\n".join(_gaps(card)))),
        "## How sure this is",
        _footing(page),
    )
    return "\n\n".join(parts) + "\n"


def _opening(page: Report) -> Iterator[str]:
    """Yield at most three lines, each on a finding that is sure."""
    opening = page.opening
    if opening.everywhere is not None:
        yield f"All {opening.outlets} outlets report: {plain(opening.everywhere.claim.title)}"
    if opening.gap is not None:
        lacking = _listed([byline.outlet for byline in opening.gap.bylines])
        gap = opening.gap.gap
        yield f"Not found in {lacking}, reported by {_listed(gap.carriers)}: {plain(gap.claim.title)}"
    if opening.strip is not None:
        given = "; ".join(f"{plain(outlet)}: {words}" for outlet, words in _words(opening.strip))
        yield f"They differ in a {opening.strip.kind}: {given}."
    elif opening.word is not None:
        yield f"{plain(opening.word.byline.outlet)} writes, in its own voice: {_quoted(opening.word.word.mark.text)}"


def _outlet(head: Headline) -> tuple[str, ...]:
    """Return an article's row: whose it is, what it is called, when, how long, and what it marks in its own voice."""
    title = "".join(segment.text for segment in head.segments)
    words = ", ".join(f"“{word.mark.text}”" for word in head.words)
    return (
        head.byline.outlet,
        title or "no headline found",
        (head.published or "not given")[:10],
        f"{head.length:,} words",
        words or "–",
    )


def _matrix(page: Report) -> str:
    """Return the claims that matter most by the outlets, and how many more there are."""
    rows = ((row.claim.title, *(_STATES[cell.state] for cell in row.cells)) for row in page.matrix.top)
    table = _table(("Claim", *page.outlets), rows)
    more = len(page.matrix.rest)
    return f"{table}\n\n{more} more claims are on the page." if more else table


def _differences(page: Report) -> Iterator[str]:
    """Yield what does not agree in the page's order, each with every outlet's words."""
    for strip in page.strips.found:
        right = "all can be right" if strip.compatible else "cannot all be right"
        yield f"- {strip.kind.capitalize()} ({strip.confidence}, {right}): {plain(strip.claim.title)}"
        for outlet, words in _words(strip):
            yield f"  - {plain(outlet)}: {words}"
    if page.strips.to_check:
        yield f"- {len(page.strips.to_check)} more to check: not sure enough to state"


def _words(strip: Strip) -> Iterator[tuple[str, str]]:
    """Yield each outlet with its words, each once however often it repeats them."""
    words: dict[str, dict[str, None]] = {}
    for value in strip.values:
        words.setdefault(value.quote.byline.outlet, {})[_quoted(value.text)] = None
    yield from ((outlet, ", ".join(texts)) for outlet, texts in words.items())


def _gaps(card: Card) -> Iterator[str]:
    """Yield what others report and an article does not, in the page's order."""
    for gap in card.gaps[:LEFT_OUT]:
        how = f"{'partly' if gap.partly else 'not found'}, {gap.confidence}"
        yield f"- {plain(gap.claim.title)} ({_listed(gap.carriers)}; here {how})"
    if more := len(card.gaps[LEFT_OUT:]):
        yield f"- {more} more on the page"
    if not card.gaps:
        yield "Nothing was found that others report and it does not."


def _footing(page: Report) -> str:
    """Return what the words for certainty mean, and with what the report was made."""
    return (
        f"“Sure” stands for a probability of {SURE:.0%} and more, “likely” for {LIKELY:.0%} and more, “unsure” for "
        "less. “Not found” means that no passage was found that reports the claim, not that somebody held it back; "
        "an article may be shorter or older than another. Titles are cut out of the outlets' own sentences. "
        f"Made by framing {plain(page.provenance.version)}, {plain(page.provenance.created[:10])}."
    )


def plain(text: str) -> str:
    """Return a text on one line, with every character that Markdown or HTML would act upon escaped."""
    line = " ".join(_UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text).split())
    # Entities for angle brackets: there are renderers that do not know the backslash before them.
    escaped = _NUMBER.sub(r"\1\\\2", _MARKS.sub(lambda mark: f"\\{mark[0]}", line))
    return escaped.replace("<", "&lt;").replace(">", "&gt;")


def _quoted(text: str) -> str:
    return f"“{plain(text)}”"


def _listed(names: Sequence[str]) -> str:
    named = [plain(name) for name in names]
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [[plain(cell) for cell in row] for row in (head, *rows)]
    lines.insert(1, ["---"] * len(head))
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
