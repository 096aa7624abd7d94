"""Finds the article in a web page, through trafilatura."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.cleaning import captions, dates, furniture, reasons
from framing.cleaning.draft import Draft
from framing.cleaning.headline import key
from framing.records import Aside

if TYPE_CHECKING:
    from framing.records import Role


def clean_web(text: str, url: str | None, outlet: str) -> Draft:
    """Return what is the article in a page's HTML, and the visible rest as asides."""
    import trafilatura

    found = trafilatura.bare_extraction(text, url=url, include_comments=False, favor_recall=True, with_metadata=True)
    visible = _visible(text)
    if found is None or isinstance(found, dict):
        return Draft("", (), asides=tuple(Aside(part, reasons.OUTSIDE) for part in visible))
    headline = " ".join((found.title or "").split())
    paragraphs: list[tuple[Role, str]] = []
    for raw in (found.text or "").split("\n"):
        part = " ".join(raw.split()).removeprefix("- ")
        if part and key(part) != key(headline):
            paragraphs.append(("caption" if captions.is_caption(part) else "body", part))
    kept = key(headline) + "".join(key(part) for _, part in paragraphs)
    date = dates.find(found.date or "")
    names = (" ".join(name.split()) for name in (found.author or "").split(";"))
    return Draft(
        headline,
        tuple(paragraphs),
        authors=tuple(name for name in names if name and name != outlet),
        published=date[0] if date else None,
        asides=tuple(
            Aside(part, furniture.reason(part) or reasons.OUTSIDE) for part in visible if key(part) not in kept
        ),
    )


def _visible(text: str) -> tuple[str, ...]:
    """Return the text that a reader sees on the page, in pieces between block elements."""
    import trafilatura

    plain = trafilatura.html2txt(text)
    return tuple(dict.fromkeys(part for line in plain.split("\n") if (part := " ".join(line.split()))))
