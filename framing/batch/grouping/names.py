"""The names in an article, which tell two incidents of one kind apart: two floods, two elections.

They are found by spelling alone, without a parser, whose time would be added to that of the embedding.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from framing import lexicon

if TYPE_CHECKING:
    from numpy.typing import NDArray

DIMS = 256
"""Dimensions that names are spread over: by chance the likeness of two strangers is 0.06 or so from 0. With 512 the
labelled events come out the same."""

_TOKEN = re.compile(r"(?P<end>[.!?:;…“”\"‘\n•|]+)|\d[\d,.]*|(?P<word>[^\W\d_](?:[^\W_]|[’'&-](?=[^\W_]))*)")
_POSSESSIVE = re.compile(r"[’']s$", re.IGNORECASE)
_CALENDAR = frozenset({*lexicon.ordered("weekdays"), *lexicon.table("months")})
"""Capitalised in English, and in nearly every article: they tell nothing of which incident it is."""


def names_of(text: str) -> Counter[str]:
    """Return how often each name stands in a text.

    A name is a word with a capital inside a sentence, or twice at the beginning of one, that the text never writes
    small. Scripts without capitals have none.
    """
    inside, first, small = Counter[str](), Counter[str](), set[str]()
    begins = True
    for token in _TOKEN.finditer(text):
        if token["end"]:
            begins = True
            continue
        if token["word"]:
            word = _POSSESSIVE.sub("", token["word"])
            key = word.casefold()
            if not word[0].isupper():
                small.add(key)
            elif len(word) > 1 and key not in _CALENDAR:
                (first if begins else inside)[key] += 1
        begins = False
    counted = inside + Counter({key: count for key, count in first.items() if key in inside or count > 1})
    return Counter({key: count for key, count in counted.items() if key not in small})


def spread(counts: Counter[str]) -> NDArray[np.float32]:
    """Return a unit vector of DIMS for counted names, or zeros where there is none.

    Each is put, with a sign, where its hash says (Weinberger and others, 2009), so that no list of known names is
    needed and none grows; a name counts by the logarithm of how often it stands there.
    """
    vector = np.zeros(DIMS, np.float32)
    for key, count in sorted(counts.items()):
        place, sign = _place(key)
        vector[place] += sign * (1 + math.log(count))
    length = float(np.linalg.norm(vector))
    return vector / np.float32(length) if length else vector


@lru_cache(maxsize=100_000)
def _place(key: str) -> tuple[int, int]:
    hashed = int.from_bytes(hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest())
    return hashed // 2 % DIMS, 1 if hashed % 2 else -1
