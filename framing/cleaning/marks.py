"""What each line of a page shows by itself, before the lines around it are looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from framing.cleaning import captions, dates, furniture, language, reasons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.cleaning.lines import Line


@dataclass(frozen=True, slots=True)
class Mark:
    """A line by itself: `site` is the reason when its wording is a site's, `reason` that or another one.

    `caption`: it describes a picture; `dated`: it is a date and little else; `box`: it is the title of
    a box that stands behind articles, or of one that may stand amid them too.
    """

    site: str | None
    reason: str | None
    caption: bool
    dated: bool
    box: Literal["behind", "either"] | None


def mark(lines: Sequence[Line]) -> tuple[Mark, ...]:
    """Return the mark of every line of a page."""
    spoken = language.of_paragraphs(line.text for line in lines if line.prose)
    return tuple(_mark(line.text, spoken) for line in lines)


def _mark(text: str, spoken: str) -> Mark:
    site = furniture.reason(text)
    reason = site
    if reason is None and captions.is_credit(text):
        reason = reasons.CREDIT
    if reason is None and language.is_other(text, spoken):
        reason = reasons.LANGUAGE
    return Mark(
        site=site,
        reason=reason,
        caption=reason is None and captions.is_caption(text),
        dated=dates.is_date_line(text),
        box=furniture.box(text),
    )
