"""English words put into the form that another one has: what fits a gap must fit it by its ending too."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from framing import lexicon

Form = Literal["base", "s", "ed", "ing"]
"""A verb as it is listed, or with an ending; a noun's plural has "s"."""

_PAST = {"say": "said", "cut": "cut", "put": "put", "break": "broke", "take": "took"}
_CONSONANTS = frozenset("bcdfghjklmnpqrstvwxz")
_HISSING = ("s", "x", "z", "ch", "sh")
_STRESSED = frozenset(
    "admit permit commit submit omit transmit refer prefer defer infer occur regret rebut forget begin control "
    "expel compel repel propel patrol allot equip abet concur incur deter".split()
)
"""Verbs of two syllables that are stressed on the last one, so that its consonant is doubled."""
_SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]$")
"""One syllable with one vowel and one consonant behind it, which is doubled: "slam", "slammed"."""


def inflected(lemma: str, form: Form) -> str:
    """Return a listed verb or noun with an ending: "try" and "ed" are "tried"."""
    if form == "base" or (form == "ed" and lemma in _PAST):
        return lemma if form == "base" else _PAST[lemma]
    if lemma[-1] == "y" and lemma[-2] in _CONSONANTS and form != "ing":
        return lemma[:-1] + {"s": "ies", "ed": "ied"}[form]
    if lemma[-1] == "e" and form != "s":
        return lemma[:-1] + form
    if form in ("ed", "ing") and (lemma in _STRESSED or _SHORT.match(lemma)):
        return lemma + lemma[-1] + form
    if form == "s" and lemma.endswith(_HISSING):
        return f"{lemma}es"
    return lemma + form


def form_of(word: str, lemma: str) -> Form | None:
    """Return which form of `lemma` a word is; None where it is none that can be told by its ending."""
    forms: tuple[Form, ...] = ("base", "s", "ed", "ing")
    return next((form for form in forms if _same(inflected(lemma, form), word.casefold())), None)


def _same(made: str, word: str) -> bool:
    """Return whether a word is the one made, if need be with its last consonant doubled: "slammed"."""
    return made == word or any(
        made.endswith(end) and word == f"{made[: -len(end)]}{made[-len(end) - 1]}{end}" for end in ("ed", "ing")
    )


_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("ying", "ie"), ("es", ""), ("es", "e"), ("s", ""), ("ed", ""), ("ed", "e"),
    ("ing", ""), ("ing", "e"), ("ers", ""), ("er", ""), ("ly", ""),
)  # fmt: skip
_DOUBLED = re.compile(r"([bdgklmnprt])\1(?:ed|ing|er|ers)$")


@lru_cache(maxsize=20_000)
def roots(word: str) -> frozenset[str]:
    """Return what a word may be a form of, itself among it: two words that share one may be forms of one word."""
    bare = re.sub(r"[’']s?$", "", word.casefold())
    found = {bare, *_irregular().get(bare, ())}
    found |= {bare[: -len(end)] + left for end, left in _ENDINGS if bare.endswith(end) and len(bare) >= len(end) + 2}
    doubled = _DOUBLED.search(bare)
    return frozenset(found | ({bare[: doubled.start() + 1]} if doubled else set()))


@lru_cache(maxsize=1)
def _irregular() -> dict[str, frozenset[str]]:
    """For each past form of an irregular verb, the verb."""
    found: dict[str, frozenset[str]] = {}
    for verb, forms in lexicon.table("irregular-verbs").items():
        for form in forms.split():
            found[form] = found.get(form, frozenset()) | {verb}
    return found
