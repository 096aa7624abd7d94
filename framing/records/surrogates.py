"""Halves of characters (lone surrogates), which JSON can escape and no file, page or tokeniser can hold."""

from __future__ import annotations

import re

_SURROGATE = re.compile("[\ud800-\udfff]")


def without_surrogates(text: str) -> str:
    """Return a text in which each of them is U+FFFD, so that positions stay as they are."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
