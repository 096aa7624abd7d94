"""Text as a reader would type it off: whole characters, no marks that nobody sees, no stray markup."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from framing.records import ours

if TYPE_CHECKING:
    from framing.records import Article

# What no file can hold and no page shows: control characters, halves of characters (lone surrogates), and marks of
# where a word may be cut or how it runs, which split it for every reader but the eye.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ud800-\udfff\ufeff]"
)
# The same without the second row of control characters, which text that was read with the wrong table is made of.
_SPLITTING = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\xad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ud800-\udfff\ufeff]"
)
# Joiners are letters of emoji, Persian and Hindi; between letters of the Latin alphabet they join nothing.
_JOINERS = re.compile("(?<=[A-Za-z\u00c0-\u024f])[\u200c\u200d]+(?=[A-Za-z\u00c0-\u024f])")
# UTF-8 as windows-1252 shows it (the first byte of a character, then another), Mac OS, windows-1251 and DOS.
_SUSPICIOUS = re.compile("[Â-ô][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|‚Ä|√[^\x00-\x7f]|вЂ|[РС][\x80-\xbfЂ-Џђ-џ]")
_PIECE = re.compile(r"<?[^<\n]+")
# A closing mark that was read with the wrong table ends in a character that copying loses.
_CLIPPED = re.compile("â€(?=[\\s.,;:!?)\\]—–<]|$)", re.MULTILINE)
_TIMES = 4
"""How often a piece is looked at again. A judgement: what is still suspicious then is no text of any language."""
_MENDED = ours("Characters were read with the wrong table (“â€œ” for a quotation mark); they were put right.")
_ENTITY = re.compile(r"&(?:amp;)?(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31}\d{0,2});")
# In HTML, an entity escaped twice; tags are left alone, since a page may show them.
_TWICE = re.compile(r"&amp;((?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|(?!lt;|gt;)[A-Za-z]{2,8});)")
_MARKUP = re.compile(
    r"<(?P<end>/?)(?P<name>p|br|div|section|article|h[1-6]|ul|ol|li|blockquote|em|strong|span|a|b|i|u)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_TAGS = 2
"""Tags from which a text that is given as plain has markup left in it. A judgement: one may be spoken of."""
_INLINE = frozenset("em strong span a b i u".split())
_BREAKS = re.compile("\r\n?|[\u2028\u2029\x85\x0b\x0c]")


def made_legible(article: Article) -> Article:
    """Return an article with its text made legible, and with a notice where characters had to be put right."""
    text, headline = _decoded(article.text), _decoded(article.headline)
    whole = _SPLITTING.sub("", article.text), _SPLITTING.sub("", article.headline)
    mended = (_MENDED,) if (text, headline) != whole else ()
    return replace(
        article,
        text=_TWICE.sub(r"&\1", legible(text)) if article.form == "html" else _unmarked(legible(text)),
        outlet=legible(article.outlet),
        headline=" ".join(_unescaped(legible(headline)).split()),
        authors=tuple(legible(_decoded(author)) for author in article.authors),
        notices=(*article.notices, *mended),
    )


def legible(text: str) -> str:
    """Return the text with plain line breaks and without characters that nobody sees."""
    return _JOINERS.sub("", _UNPRINTABLE.sub("", _BREAKS.sub("\n", text)))


def _decoded(text: str) -> str:
    """Return the text as it was before somebody read its UTF-8 with the table of another encoding.

    ftfy decides piece by piece, and only where the characters as they are make no text in any language.
    """
    text = _SPLITTING.sub("", text)
    if not _SUSPICIOUS.search(text):
        return text
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    def mend(piece: re.Match[str]) -> str:
        text = piece[0]
        for _ in range(_TIMES):  # a character that nobody sees may hide the rest, until it is gone
            if not _SUSPICIOUS.search(text) or not is_bad(text):
                break
            text = legible(fix_encoding(_CLIPPED.sub("â€\x9d", text)))
        return text

    return _PIECE.sub(mend, text)


def _unescaped(text: str) -> str:
    """Return the text with its entities read, escaped once or twice; without its semicolon none counts ("R&para")."""
    for _ in range(2):
        text = _ENTITY.sub(lambda entity: html.unescape(entity[0].replace("&amp;", "&", 1)), text)
    return text


def _unmarked(text: str) -> str:
    """Return a plain text without the entities and tags that were left in it."""
    plain = _unescaped(text)
    if len(_MARKUP.findall(plain)) < _TAGS:
        return legible(plain)
    return legible(_MARKUP.sub(lambda tag: "" if tag["name"].lower() in _INLINE else "\n\n", plain))
