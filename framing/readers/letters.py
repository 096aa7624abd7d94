"""A mail's text to what it was sent for: without note and header of who passed it on, and without the mail's footer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.readers import forwarded, mail_lines
from framing.records import Aside, translatable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.readers.forwarded import Header
    from framing.readers.mail_lines import MailLine

NOTE = translatable("note of whoever passed the mail on")
HEADER = translatable("header of the mail that was passed on")
FOOTER = translatable("footer of the mail")

_UNSUBSCRIBE = re.compile(
    r"\b(?:unsubscrib|opt[ -]out\b|(?:manage|update) (?:your )?(?:e-?mail )?(?:preferences|subscription)|abmeld"
    r"|abbestell|austragen|désabonn|désinscri|відпис|скасувати підписку|отписа|(?:darse|darte|dese|date) de baja"
    r"|cancelar (?:la |su |tu )?suscripción|disiscri|afmeld|uitschrijv|wypis|anular (?:la |su |tu )?suscripción)",
    re.IGNORECASE,
)
# A footer speaks to the reader or holds a link; a sentence of an article about newsletters mostly does neither.
_TO_READER = re.compile(
    r"https?://|\b(?:you|your|here|sie|ihre|ihnen|du|hier|vous|votre|ici|usted|su|tu|aquí|ви|вас|ваш|тут)\b",
    re.IGNORECASE,
)
_IN_BROWSER = re.compile(
    r"(?:.{0,60}\b(?:in (?:your|a|the) (?:web )?browser|im browser|dans (?:votre|le|un) navigateur|version en ligne"
    r"|en (?:el|su|tu|un) navegador|(?:у|в) браузері)\b.{0,30})",
    re.IGNORECASE,
)
_SIGNATURE = "--"
_LONGEST_LINE = 400
"""Characters in a line beyond which it is a paragraph, and no part of a footer (a judgement)."""
_LONGEST_FOOTER = 120
"""Words behind the line that a footer begins with, beyond which only that line is one (a judgement)."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What a mail was sent for; `header` is that of the mail within it, or None where nothing was passed on."""

    text: str
    asides: tuple[Aside, ...]
    header: Header | None


def read(text: str, *, html: bool, told: bool) -> Letter:
    """Return what a mail was sent for. `told` says that its subject has the sign of a forwarded mail."""
    lines = mail_lines.lines_of(text, html=html)
    found = forwarded.find(lines, told=told)
    start, end = (found.header.end, found.end) if found else (0, len(lines))
    why: list[str | None] = [None if start <= i < end else NOTE for i in range(len(lines))]
    if found:
        why[found.header.start : start] = [HEADER] * (start - found.header.start)
    for i in _footer(lines, start, end):
        why[i] = FOOTER
    if all(why):  # a header alone: there is nothing to read but the note
        return Letter(text, (), None)
    asides = tuple(Aside(line.text, reason) for line, reason in zip(lines, why, strict=True) if reason)
    kept = [reason is None for reason in why]
    return Letter(mail_lines.without(text, lines, kept, html=html), asides, found.header if found else None)


def _footer(lines: Sequence[MailLine], start: int, end: int) -> set[int]:
    """Return the lines between two that the sender's system put around the text."""
    around = {i for i in range(start, end) if len(lines[i].text) <= 120 and _IN_BROWSER.fullmatch(lines[i].text)}
    for i in range(start + (end - start) // 2, end):
        if i > start and _begins_footer(lines[i].text):
            words = sum(len(line.text.split()) for line in lines[i + 1 : end])
            return around | set(range(i, end if words <= _LONGEST_FOOTER else i + 1))
    return around


def _begins_footer(text: str) -> bool:
    if text == _SIGNATURE or (forwarded.is_rule(text) and any(map(str.isalpha, text))):
        return True  # "----- End of forwarded message -----"
    is_short = len(text) <= _LONGEST_LINE
    return is_short and bool(_UNSUBSCRIBE.search(text)) and bool(_TO_READER.search(text) or len(text.split()) <= 6)
