"""Finds the headline of a copied page among its lines."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.cleaning.lines import Line

# What a byline or a date soon below a line adds to its chance of being the headline. These two and the points in `find`
# are judgements: no data fitted them.
_SIGNED = 1.5
# What a byline soon above it takes away: a headline stands above its byline.
_BELOW = 1.5
_WORD = re.compile(r"\w{4,}")


def normalized_key(text: str) -> str:
    """Return a text's letters and digits only, to tell two prints of one headline."""
    return "".join(c for c in text.casefold() if c.isalnum())


def _stands_off(lines: Sequence[Line]) -> bool:
    """Return whether a first line that ends like a sentence stands over the text, by a question or by wider space."""
    if lines[0].words > 24:
        return False
    among = sorted(line.gap for line in lines[2:])
    return lines[0].text.endswith("?") or (bool(among) and lines[1].gap > max(1, among[len(among) // 2]))


def find(
    lines: Sequence[Line], free: Sequence[bool], prose: int, dated: Sequence[bool], signed: Sequence[bool]
) -> int | None:
    """Return the index of the headline, or None.

    `free` marks the lines that nothing else explains, `prose` is where running text begins, `dated` marks date
    lines, `signed` bylines, which count if given.
    A headline stands before the text, shares words with it, is often printed twice, and comes soon before the text.
    """
    printed = Counter(normalized_key(line.text) for line in lines)
    body = {word.casefold() for line in lines[prose:] if line.prose for word in _WORD.findall(line.text[:2_000])}
    best, score = None, 0.0
    for i in range(min(prose + 1, len(lines))):
        line = lines[i]
        opens = i == 0 and len(lines) > 1 and (dated[1] or (prose == 0 and _stands_off(lines)))
        if not free[i] or any(signed[i : i + 1]) or not 1 <= len(line.text) <= 300 or (i == prose and not opens):
            continue
        words = _WORD.findall(line.text)
        shared = sum(word.casefold() in body for word in words) / max(3, len(words))
        points = (
            2.0 * shared
            + (2.0 if printed[normalized_key(line.text)] > 1 and line.words >= 3 and (shared or not signed) else 0.0)
            + (1.0 if 4 <= line.words <= 24 else -1.0)
            + (4.0 if opens else 0.5 if i == 0 else 0.0)
            + (_SIGNED if signed and (any(dated[i + 1 : i + 4]) or any(signed[i + 1 : i + 4])) else 0.0)
            - (_BELOW if any(signed[max(0, i - 6) : i]) else 0.0)
            - (1.0 if line.bullet else 0.0)
            - (1.0 if line.ended and not line.text.endswith(("?", "!")) and not opens else 0.0)
            - 0.02 * (prose - i)
        )
        if best is None or points > score:
            best, score = i, points
    return best
