"""Who is named in a sentence, and who surely speaks in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.records import SURE

if TYPE_CHECKING:
    from framing.exercises.material import WordedIndex
    from framing.records import Passage

_POSSESSIVE = re.compile(r"[’']s?$")


def bare_name(name: str) -> str:
    """Return a name without a possessive ending."""
    return _POSSESSIVE.sub("", name)


def surname(name: str) -> str:
    """Return the last word of a name in small letters, which is the same however somebody is called.

    "Jo Penhale of Teld" is a Penhale, since what stands behind a name says where somebody is from; but so is "Secretary
    of the Harbour Jo Penhale".
    """
    head = name.partition(" of ")[0]
    return bare_name(head if " " in head else name).split()[-1].casefold()


_PRONOUN = re.compile(r"\b(he|she|they|who|it|I|we)$|^ (he|she|they|I|we)\b", re.IGNORECASE)
_NAME = re.compile(r"^(?:[A-Z][\w.’'-]*)(?: (?:of|de|van|von|al|bin|the|[A-Z][\w.’'-]*))*$")
_MARKED = re.compile(r"“[^“”]*”|\"[^\"]*\"")


def is_name(text: str) -> bool:
    """Return whether some words are a name as it is written: each with a capital."""
    return bool(_NAME.match(text)) and not _PRONOUN.search(text)


def quotations(text: str) -> list[tuple[int, int]]:
    """Return where a sentence has quotations, without their marks."""
    return [(match.start() + 1, match.end() - 1) for match in _MARKED.finditer(text)]


def speaker(index: WordedIndex, passage: Passage) -> str | None:
    """Return who speaks in a sentence, named there beside the verb and outside quotations; None where that is not sure.

    "…, he said" is not: who that is stands elsewhere, and a name in the quotation may be anybody's.
    """
    says = [s for s in index.signals_of[passage.id] if s.kind == "attribution" and s.voice == "author"]
    text = passage.text
    named = [s for s in says if not _PRONOUN.search(text[: s.start].rstrip()) and not _PRONOUN.match(text[s.end :])]
    names = {s.speaker for s in says}
    name = next(iter(names)) if len(names) == 1 else None
    if name is None or not is_name(name) or not any(s.probability >= SURE for s in named):
        return None
    told = _MARKED.sub(" ", text)
    cut = re.search(rf"{re.escape(name)} [A-Z][a-z]", told)  # "Minority Leader" of "Minority Leader Jo Penhale"
    return name if name in told and not cut else None
