"""Takes the text out of a PDF, in a process of its own: `python pdf_engine.py LONGEST PAGES < FILE > JSON`.

PDFs are programs in a way, and the engine is native code: a crafted file can keep it busy for days, fill the memory or
crash it. In its own process it can be stopped, and takes nobody with it. Prints {"texts": [...], "about": {...}}, with
null for a damaged page, or {"fault": [what, figure]}.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from typing import Any

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
            text = str(document[number].get_textpage().get_text_bounded())
        found.append(text)
        characters += len(text or "")
        if characters > longest:
            return {"fault": ["long", number + 1]}
    about: dict[str, str] = {}
    with suppress(UnicodeDecodeError):  # pypdfium2 fails at metadata with half a character in them
        about = document.get_metadata_dict()
    return {"texts": found, "about": about}


if __name__ == "__main__":
    with suppress(ImportError, ValueError, OSError):  # systems without such limits, or with narrower ones
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    json.dump(texts(sys.stdin.buffer.read(), int(sys.argv[1]), int(sys.argv[2])), sys.stdout)
