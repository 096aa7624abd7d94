"""What the text says about itself: each passage parsed, with its quotations and who speaks them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from framing.records import Passage, Stance, Voice


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch of quoted speech inside a passage (marks included). `speaker` is None where the text names nobody."""

    start: int
    end: int
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of a passage's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says or thinks what: the cue ("claimed"), its `lemma`, the stance that it shows, the content and the source.

    `source` is where the source stands in the passage, None where it stands elsewhere or nowhere. `speaker` is the
    source in words: the name that a pronoun stands for where that is clear, else the source as written.
    """

    cue: Span
    lemma: str
    stance: Stance
    content: Span
    source: Span | None
    speaker: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Parse:
    """A passage with its parsed sentence (`doc.text == passage.text`) and the quotations that it holds.

    `fragments` are words in quotation marks that nobody is shown to say: scare quotes, titles, nicknames. Reported
    speech without quotation marks is in `attributions` but not in `quotations`: its words are the author's.
    """

    passage: Passage
    doc: Doc
    quotations: tuple[Quotation, ...]
    fragments: tuple[Span, ...] = ()
    attributions: tuple[Attribution, ...] = ()

    def voice(self, start: int, end: int) -> tuple[Voice, str | None]:
        """Return whose voice the characters `start` to `end` are in, and the speaker where one is known."""
        for quotation in self.quotations:
            if quotation.start <= start and end <= quotation.end:
                return "quoted", quotation.speaker
        return "author", None
