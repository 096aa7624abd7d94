"""What the text says about itself: each passage parsed, with its quotations and who speaks them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from framing.records import Passage, Voice


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch of quoted speech inside a passage (marks included). `speaker` is None where the text names nobody."""

    start: int
    end: int
    speaker: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Parse:
    """A passage with its parsed sentence (`doc.text == passage.text`) and the quotations that it holds."""

    passage: Passage
    doc: Doc
    quotations: tuple[Quotation, ...]

    def voice(self, start: int, end: int) -> tuple[Voice, str | None]:
        """Return whose voice the characters `start` to `end` are in, and the speaker where one is known."""
        for quotation in self.quotations:
            if quotation.start <= start and end <= quotation.end:
                return "quoted", quotation.speaker
        return "author", None
