"""Bytes to text as a browser would do it: byte-order mark, the page's own label, UTF-8, then a good guess."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import webencodings

from framing.errors import InputError
from framing.records import ours

if TYPE_CHECKING:
    from framing.readers.reader import Source

WRONG = "\N{REPLACEMENT CHARACTER}"
"""Stands where bytes make no character in their encoding."""

# Longest first: the mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Files that people mistake for text, by their first bytes: PDF, ZIP (and Word), PNG, JPEG, GIF, gzip, old Word.
_BINARY = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\xd0\xcf\x11\xe0")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\f\r\x1b")) + b"\x7f"
_LABEL = re.compile(rb"""<meta[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""", re.IGNORECASE)
# A single byte above 127 in a text of plain ASCII is most often one of these in windows-1252.
_TYPOGRAPHY = frozenset("‘’‚“”„–—…•€£§©®™°«»¡¿½¼¾×\u00a0")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text with plain line ends; `encoding` is how it was read, `wrong` counts the characters lost."""

    text: str
    encoding: str
    wrong: int

    @property
    def notices(self) -> tuple[str, ...]:
        """What to tell the user, if anything was lost."""
        if not self.wrong:
            return ()
        words = {"encoding": self.encoding, "sign": WRONG}
        if self.wrong == 1:
            return (ours("1 character is not valid {encoding} and shown as {sign}.", **words),)
        words["number"] = str(self.wrong)
        return (ours("{number} characters are not valid {encoding} and shown as {sign}.", **words),)


def text_of(source: Source, longest: int, *, markup: bool = False) -> Decoded:
    """Return the text of a source.

    `longest` is the limit in characters; `markup` says that it is HTML, whose own label of its encoding counts.
    Raises InputError for a source that is empty, is too long or holds no text.
    """
    decoded = decode(source.data, markup=markup, label=source.encoding)
    if decoded is None:
        raise InputError(
            ours("{name} is not a text file; save the article as .txt, .md, .html or .json.", name=source.name)
        )
    if len(decoded.text) > longest:
        raise too_long(source.name, len(decoded.text), longest)
    if not decoded.text.strip():
        raise InputError(ours("{name} is empty; put the article's text into it or remove it.", name=source.name))
    return decoded


def too_long(name: str, characters: int, most: int) -> InputError:
    """Return the error that a text has more characters than an article may have."""
    words = {"name": name, "number": f"{characters:,}", "most": f"{most:,}"}
    return InputError(ours("{name} has {number} characters; an article has at most {most}. Cut it down.", **words))


def decode(data: bytes, *, markup: bool = False, label: str | None = None) -> Decoded | None:
    """Return the text that the bytes stand for, or None when they are no text at all.

    `label` names the encoding from outside, as HTTP does; like a page's own label it yields to a byte-order mark.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _read(data[len(mark) :], encoding)
    if data.startswith(_BINARY):
        return None
    if wide := _wide(data):
        return _read(data, wide)
    sample = data[:65_536]
    # Compressed or numeric data hold about a tenth control characters; text holds none, or a stray one.
    if len(sample) - len(sample.translate(None, _CONTROLS)) > max(2, 0.02 * len(sample)):
        return None
    labelled = _codec(label)
    if labelled and labelled.startswith("utf-16") and b"\0" not in sample and sample.isascii():
        labelled = None  # the label is wrong: that would be a text of rare Chinese characters
    labelled = labelled or (_labelled(data) if markup else None)
    if labelled and labelled != "utf-8" and _is_utf8(data):
        labelled = "utf-8"
    if labelled == "utf-8":
        labelled = None  # most say so who never looked; whether the bytes are UTF-8 they show themselves
    return _read(data, labelled or _guess(data))


def _is_utf8(data: bytes) -> bool:
    """Return whether bytes are UTF-8 beyond doubt, whatever their label: no other text has its sequences throughout."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return sum(c > "\x7f" for c in text[:100_000]) >= 5


def _read(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    wrong = text.count(WRONG) - (data.count(WRONG.encode()) if encoding == "utf-8" else 0)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").removeprefix("\ufeff")
    return Decoded(text, encoding, max(0, wrong))


def _labelled(data: bytes) -> str | None:
    # Browsers look at the first 1,024 bytes; saved pages often have comments before the label, so look further.
    for pattern in (_DECLARED, _LABEL):
        if match := pattern.search(data[:8_192]):
            found = _codec(match[1].decode("ascii", "replace"))
            if found is None:
                continue
            # The label itself could be read byte by byte, so the page is not in UTF-16 (WHATWG HTML, 13.2.3).
            return "utf-8" if found.startswith("utf-16") else found
    return None


def _codec(label: str | None) -> str | None:
    """Return Python's name for an encoding as browsers understand its label, or None for a label that none knows."""
    found = webencodings.lookup(label) if label else None
    if found is None:
        return None
    return "cp1252" if found.name == "x-user-defined" else str(found.codec_info.name)


def _wide(data: bytes) -> str | None:
    """Return which UTF-16 the bytes are in, if they are: its white space has a NUL at the same side everywhere."""
    sample = data[: min(8_192, len(data) - len(data) % 2)]
    units = list(zip(sample[::2], sample[1::2], strict=True))
    if not units:
        return None
    for encoding, low, high in (("utf-16-le", 0, 1), ("utf-16-be", 1, 0)):
        spaces = sum(unit[high] == 0 and unit[low] in b" \n" for unit in units)
        # In a text of single bytes most pairs are two letters of ASCII; in UTF-16 few characters look so by chance.
        pairs = sum(chr(unit[0]).isalpha() and chr(unit[1]).isalpha() and max(unit) < 128 for unit in units)
        if spaces >= max(1, 0.01 * len(units)) and pairs < 0.3 * len(units):
            return encoding
    return None


def _guess(data: bytes) -> str:
    text = data.decode("utf-8", errors="replace")
    wrong = text.count(WRONG)
    if not wrong or sum(c > "\x7f" for c in text) - wrong >= wrong:
        return "utf-8"
    high = sum(byte > 127 for byte in data)
    if high < 0.1 * len(data) and _western(data.decode("cp1252", errors="replace")):
        return "cp1252"
    if high <= 3:
        return "utf-8"  # too few bytes to recognise another encoding by
    from charset_normalizer import from_bytes

    best = from_bytes(data[:65_536]).best()
    return best.encoding if best is not None else "cp1252"


def _western(text: str) -> bool:
    """Return whether the characters beyond ASCII stand where Western European text has them."""
    beyond = [i for i, c in enumerate(text) if c > "\x7f"]
    fitting = sum(
        text[i] in _TYPOGRAPHY
        or (text[i].isalpha() and text[i] != "ÿ" and (text[i - 1 : i] + text[i + 1 : i + 2]).strip().isalpha())
        for i in beyond
    )
    return fitting >= 0.8 * len(beyond)
