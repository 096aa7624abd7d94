"""Reads the text of a PDF: its lines joined to paragraphs again, without what repeats on every page."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from framing import lexicon
from framing.errors import InputError
from framing.readers.names import outlet_name
from framing.readers.reader import Reader
from framing.records import Article, Aside, Ours, Reason, Story, ours, translatable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.readers.reader import Source

# Pages of the longest document that is read; the longest article fills a tenth of them.
_PAGES = 2_000
_EDGE = 3  # lines at the top and at the bottom of a page that may be its header and footer
_TOP, _HEADLINE = 30, 5  # a headline stands among the first lines of the first page, and takes up a few of them
_RUNNING = translatable("header or footer of the page")
_DAMAGED = Reason("{name} cannot be read as a PDF (it is damaged, cut off or of another kind); get the file anew.")
_PATIENCE = 60.0  # seconds; a few kilobytes of forms within forms keep the engine busy for days
_ENGINE = Path(__file__).with_name("pdf_engine.py")
_ENDLESS = Reason("{name} takes longer to read than any article does; copy the article's text into a .txt file.")
_PICTURES = Reason(
    "{name} holds no text, only pictures of it; run text recognition (OCR), or copy the article's text into a .txt "
    "file."
)
_FAULTS = {
    "locked": Reason("{name} is locked with a password; open it, print it to a new PDF and give that."),
    "damaged": _DAMAGED,
    "pages": Reason("{name} has {pages} pages, more than any article; give the article's pages alone."),
    "long": Reason("{name} has more than {longest} characters by page {page}; give fewer pages."),
}
_ENDED = re.compile(r"""[.!?…:](?:["'”’»)\]])*$""")
# Where a word is cut at the end of a line. PDFium joins most such lines itself, and leaves a sign in the word.
_SIGN = "\x02"
_CUT = re.compile(r"(?<=\w)[-\u00ad\ufffe\x02]$")
_MENDED = re.compile(r"\b(\w+)[\x02\ufffe](\w+)")
_BYLINE = re.compile(r"(?:By|Von|Par|Por|Di) [A-Z][\w.'’-]+(?: [\w.'’-]+){1,8}$")
_SITE = re.compile(r"\s+[|–—-]\s+[^|–—]*$")  # behind an article's title
# No heading ends in these: the next line is its second.
_SMALL = lexicon.words("title-words") | frozenset("but as after than his her its".split())


def _read(source: Source, longest: int) -> Story:
    texts, about = _texts_and_metadata(source, longest)
    printed = [_lines(text or "") for text in texts]
    running = _running(printed)
    pages = [[line for i, line in enumerate(page) if i not in running[n]] for n, page in enumerate(printed)]
    asides = dict.fromkeys(page[i] for n, page in enumerate(printed) for i in sorted(running[n]))
    headline = _entitle(pages, about.get("Title", "")[:500])
    text = _paragraphs(pages)
    if not text:
        fault = _DAMAGED if texts.count(None) == len(texts) else _PICTURES
        raise InputError(Ours(fault.of(name=source.name)))
    missing = ours(
        "{number} of its {pages} pages could not be read and are missing.",
        number=str(texts.count(None)),
        pages=str(len(texts)),
    )
    article = Article(
        outlet=outlet_name(source.stem),
        text=text,
        id=source.stem,
        headline=headline,
        authors=_authors(about.get("Author", ""), text),
        url=source.url,
        source=source.name,
        form="page",
        asides=tuple(Aside(line, _RUNNING) for line in asides),
        notices=(missing,) if None in texts else (),
    )
    return Story("", (article,))


def _texts_and_metadata(source: Source, longest: int) -> tuple[list[str | None], dict[str, str]]:
    """Return the text of each page, None for a damaged one, and what the file says of itself."""
    command = [sys.executable, str(_ENGINE), str(longest), str(_PAGES)]
    try:
        done = subprocess.run(command, input=source.data, capture_output=True, timeout=_PATIENCE, check=True)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise InputError(Ours(_ENDLESS.of(name=source.name))) from error
    except subprocess.CalledProcessError as error:
        raise InputError(Ours(_DAMAGED.of(name=source.name))) from error
    told = json.loads(done.stdout)
    if "fault" in told:
        what, figure = told["fault"]
        words = {"name": source.name, "pages": f"{figure:,}", "page": str(figure), "longest": f"{longest:,}"}
        raise InputError(Ours(_FAULTS[what].of(**words)))
    return told["texts"], told["about"]


def _lines(text: str) -> list[str]:
    """Return the lines of a page as they are printed, those that PDFium has joined apart again."""
    return [" ".join(line.split()) for line in text.strip().replace(_SIGN, f"{_SIGN}\n").splitlines()]


def _running(pages: Sequence[Sequence[str]]) -> list[set[int]]:
    """Return for each page which of its lines are headers, footers and page numbers.

    They are alike, figures apart, at the edges of several pages; even and odd pages may have their own.
    """
    edges = [_edges(page) for page in pages]
    often = Counter(shape for found in edges for shape in {shape for _, shape in found})
    least = max(2, 0.4 * len(pages))
    return [{i for (_, shape), i in found.items() if often[shape] >= least} for found in edges]


def _edges(page: Sequence[str]) -> dict[tuple[str, str], int]:
    """Return the lines at the edges of a page by edge and shape, figures being alike in a shape.

    Of two lines alike at one edge the outer one counts: where the header is the headline, the headline follows it.
    """
    filled = [i for i, line in enumerate(page) if line]
    found: dict[tuple[str, str], int] = {}
    for edge, numbers in (("top", filled[:_EDGE]), ("bottom", filled[: -_EDGE - 1 : -1])):
        for i in numbers:
            found.setdefault((edge, re.sub(r"\d+", "0", page[i].casefold())), i)
    return found


def _entitle(pages: list[list[str]], title: str) -> str:
    """Put the metadata's title into one line where the first page prints it, and return it.

    Metadata are often of the file ("Microsoft Word - draft3.doc", the day of printing): only what is printed counts.
    """
    top = pages[0][:_TOP] if pages else []
    spans = [(start, start + length) for start in range(len(top)) for length in range(1, _HEADLINE + 1)]
    for name in (title, _SITE.sub("", title)):
        for start, end in spans:
            if _letters(name) and _letters("".join(top[start:end])) == _letters(name):
                pages[0][start:end] = ["", name, ""]
                return name
    return ""


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _authors(stated: str, text: str) -> tuple[str, ...]:
    """Return the authors that the metadata give and the article prints; others are names of accounts and offices."""
    names = (" ".join(name.split()) for name in re.split(r"[;,]|\band\b", stated))
    return tuple(dict.fromkeys(name for name in names if " " in name and name in text))


def _paragraphs(pages: Sequence[Sequence[str]]) -> str:
    """Return the lines joined to paragraphs.

    A paragraph ends at a blank line, and where a line ends early: by a little with a sentence's end, or by much, as
    headings and bylines do, but not within a heading. The end of a page ends none by itself: most run on to the next.
    """
    lines = [line for page in pages for line in page]
    lengths = sorted(len(line) for line in lines if line)
    width = lengths[int(0.9 * len(lengths))] if lengths else 0
    text: list[str] = []
    for line, after in pairwise([*lines, ""]):
        if after[:1].isalpha() and _CUT.search(line):
            text.append(line[:-1] + _SIGN)
            continue
        early = len(line) < 0.6 * width or (len(line) < 0.8 * width and _ENDED.search(line))
        within = not _ENDED.search(line) and (after[:1].islower() or line.split(" ")[-1].lower() in _SMALL)
        signed = bool(_BYLINE.match(after)) and not _ENDED.search(line) and len(line) < width
        text += [line, "\n\n" if not after or signed or (early and not within) else " "]
    return _mended(re.sub(r"\s*\n\s*", "\n\n", "".join(text)).strip())


def _mended(text: str) -> str:
    """Return the text with cut words whole; a hyphen stays by a figure or capital, or if the word has it elsewhere."""
    words = set(re.findall(r"\b\w+-\w+", text))

    def whole(cut: re.Match[str]) -> str:
        own = f"{cut[1]}-{cut[2]}"
        return own if own in words or not (cut[1].isalpha() and cut[2][0].islower()) else cut[1] + cut[2]

    return _MENDED.sub(whole, text).replace(_SIGN, "-")


PDF = Reader(
    "pdf",
    (".pdf",),
    ("application/pdf",),
    "A PDF with text in it, such as a page printed to a file.",
    _read,
    bytes_per_character=100,
)
