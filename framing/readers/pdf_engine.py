"""Takes the text out of a PDF, in a process of its own: `python pdf_engine.py LONGEST PAGES < FILE > JSON`.

PDFs are programs in a way, and the engine is native code: a crafted file can keep it busy for days, fill the memory or
crash it. In its own process it can be stopped, and takes nobody with it. Prints {"texts": [...], "about": {...}}, with
null for a damaged page, or {"fault": [what, figure]}.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from contextlib import suppress
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

import pypdfium2

_MEMORY = 2_000_000_000  # bytes; an article's PDF takes a hundredth of it


def texts(data: bytes, longest: int, most: int) -> dict[str, Any]:
    """Return the text of each page and the file's metadata, or why there is none."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return {"fault": ["locked" if "password" in str(error) else "damaged", 0]}
    if len(document) > most:
        return {"fault": ["pages", len(document)]}
    found: list[str | None] = []
    characters = 0
    for number in range(len(document)):
        text = None
        with suppress(pypdfium2.PdfiumError):
            # Both are closed with the document.
            text = printed(document[number].get_textpage())
        found.append(text)
        characters += len(text or "")
        if characters > longest:
            return {"fault": ["long", number + 1]}
    about: dict[str, str] = {}
    with suppress(UnicodeDecodeError):  # pypdfium2 fails at metadata with half a character in them
        about = document.get_metadata_dict()
    return {"texts": found, "about": about}


class Box(NamedTuple):
    """A piece of a line on a page, in points from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float
    text: str


_MOST_BOXES, _MOST_CHARACTERS = 1_500, 60_000
"""Pieces and characters of a page whose places are looked at: each piece is cut out of the whole page's text."""
_ROWS, _GUTTER, _PROSE = 3, 9.0, 3.5
"""Rows that show a second column, points between columns, words in a piece of running text, on average; tables have
fewer. Judgements."""
_LARGER = 1.4
"""How much larger one line's letters are than the next one's where a headline ends; "g" makes a line 1.25 times as high
as one without it. A judgement."""


def printed(page: Any) -> str:
    """Return a page's text as it is read: column by column, with a blank line where the letters change their size."""
    text = str(page.get_text_bounded())
    count = page.count_rects()
    if count > _MOST_BOXES or len(text) > _MOST_CHARACTERS:
        return text
    boxes = []
    for number in range(count):
        left, bottom, right, top = page.get_rect(number)
        words = str(page.get_text_bounded(left, bottom, right, top)).strip()
        boxes += [Box(left, bottom, right, top, words)] if words else []
    starts = columns(boxes)
    return "\n\n".join(by_column(boxes, starts)) if starts else parted(text, boxes)


def columns(boxes: list[Box]) -> list[float]:
    """Return where the columns of a page begin whose file has them row by row, or nothing where it does not."""
    beside = [
        (a, b)
        for a, b in pairwise(boxes)
        if b.left - a.right >= _GUTTER and min(a.top, b.top) - max(a.bottom, b.bottom) > 0.5 * (a.top - a.bottom)
    ]
    often = Counter(round(b.left / 3) for _, b in beside)
    starts = [3.0 * place for place, rows in often.items() if rows >= _ROWS]
    pieces = [box for pair in beside for box in pair]
    if not starts or sum(len(box.text.split()) for box in pieces) < _PROSE * len(pieces):
        return []
    return sorted([min(box.left for box in boxes), *starts])


def by_column(boxes: list[Box], starts: list[float]) -> list[str]:
    """Return the text of a page's columns in turn; what runs across them divides the page."""
    place = {box: max((n for n, start in enumerate(starts) if start <= box.left + 4), default=0) for box in boxes}
    across = sorted(
        (box for box in boxes if place[box] + 1 < len(starts) and box.right > starts[place[box] + 1] + 4),
        key=lambda box: -box.top,
    )
    parts: list[str] = []
    for band in range(len(across) + 1):
        within = [box for box in boxes if box not in across and sum(a.bottom >= box.bottom for a in across) == band]
        turns = [lines([box for box in within if place[box] == column]) for column in range(len(starts))]
        parts += ["\n".join(filter(None, turns)), *(box.text for box in across[band : band + 1])]
    return [part for part in parts if part]


def lines(boxes: list[Box]) -> str:
    """Return the lines of a column from above, with a blank one where there is more room between two than elsewhere."""
    if not boxes:
        return ""
    rows: list[list[Box]] = []
    for box in sorted(boxes, key=lambda box: (-box.bottom, box.left)):
        if rows and abs(rows[-1][0].bottom - box.bottom) < 0.4 * (box.top - box.bottom):
            rows[-1].append(box)
        else:
            rows.append([box])
    steps = [above[0].bottom - below[0].bottom for above, below in pairwise(rows)]
    usual = median(steps) if steps else 0.0
    text = ""
    for row, step in zip(rows, [0.0, *steps], strict=True):
        size = max(box.top - box.bottom for box in row)
        text += ("\n" if step > 1.35 * usual and step > 1.35 * size else "") + "\n" + " ".join(box.text for box in row)
    return text.strip()


def parted(text: str, boxes: list[Box]) -> str:
    """Return the text with a blank line where a line's letters are much larger than the next one's."""
    at = 0
    for box, below in pairwise(boxes):
        end = text.find(box.text, at)
        if end < 0:
            continue
        at = end + len(box.text)
        larger = box.top - box.bottom > _LARGER * (below.top - below.bottom)
        if larger and below.top <= box.bottom + 2 and len(below.text.split()) > 1 and text[at : at + 1] in "\r\n":
            text = f"{text[:at]}\n{text[at:]}"
    return text


if __name__ == "__main__":
    with suppress(ImportError, ValueError, OSError):  # systems without such limits, or with narrower ones
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    json.dump(texts(sys.stdin.buffer.read(), int(sys.argv[1]), int(sys.argv[2])), sys.stdout)
