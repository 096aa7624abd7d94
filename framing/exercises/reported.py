"""What an article surely tells: facts of others, with the article's own sentences that tell them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.exercises.main_clause import subject
from framing.exercises.naming import surname
from framing.exercises.one_fact import compatible, probability
from framing.exercises.suitable import CERTAIN, whole
from framing.exercises.wording import content, names_and_figures, normal, numbers, stems, telling_words
from framing.records import SURE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from framing.exercises.excerpt import Excerpt
    from framing.exercises.material import WordedIndex
    from framing.records import Passage

_NAMED, _TOLD = 0.3, 0.6
"""Share of its weight that the article's own sentence must have at least to tell a fact; probability that the two are
one fact in the main. For two readers 28 of the 36 pairs from 0.6 on were beyond doubt, and 8 of the 22 below."""
_LONG_PROOF = 60
"""Words of the article's own sentence at most."""
_HEADLINED, _SECOND_TOLD = 0.6, 0.6
"""Share of a headline's words in a fact from which it tells the fact; share of the telling words of a fact's further
part that a sentence has at least. Judgements on what two readers solved blind."""


def reported_facts(
    index: WordedIndex, text: Excerpt, facts: Iterable[Passage]
) -> Iterator[tuple[Passage, tuple[Passage, ...]]]:
    """Yield those facts of other outlets that an article's printed text surely tells, with its sentences that do."""
    article = text.article
    told = index.article_of[article].text
    figures, mentioned = numbers(told), stems(told)
    own = [other for other in index.passages_of[article] if other.id in text.paragraph]
    seen: set[str] = set()
    for passage in facts:
        proofs = [other for other in own if _carries(index, other, passage)]
        # Of several, the one that has most of its words: an earlier one may tell a part of it, or of another day.
        shared = {p.id: round(index.wording.covered(passage.text, p.text), 2) for p in proofs}
        best = max(proofs, key=lambda p: (shared[p.id], -p.index), default=None)
        if (
            best
            and best.id not in seen
            # A name or figure that the article lacks is a fact of its own.
            and numbers(passage.text) <= figures
            and names_and_figures(passage.text) - _styles(index, passage, mentioned) <= mentioned
            and normal(passage.text) not in normal(told)
            and not _headlined(index, article, passage)
            and (second := _second_proof(passage.text, best, own)) is not None
        ):
            seen.add(best.id)
            yield passage, (best, *second)


def _carries(index: WordedIndex, own: Passage, fact: Passage) -> bool:
    """Return whether a sentence of the article surely tells a fact, with the one who does it, so that it is a proof."""
    who = subject(fact.text)
    return (
        index.link(fact.id, own.id) >= CERTAIN
        and whole(own, _LONG_PROOF)
        and (not who or bool(who & content(own.text)))
        and index.wording.covered(fact.text, own.text) >= _NAMED
        and index.wording.to_the_point(fact.text, own.text)
        # That somebody alleges it is a fact of its own, which an article that tells it plainly lacks.
        and not (_attributed(index, fact) and not _attributed(index, own))
        and compatible(index, fact, own)
        and probability(index, fact, own) >= _TOLD
    )


def _headlined(index: WordedIndex, article: str, fact: Passage) -> bool:
    """Return whether an article's headline tells a fact already, so that nobody need read on."""
    headline = next((p for p in index.passages_of[article] if p.role == "headline"), None)
    if headline is None:
        return False
    own = content(headline.text)
    return index.link(fact.id, headline.id) >= SURE or len(own & content(fact.text)) >= _HEADLINED * len(own)


_SECOND = re.compile(
    r"\b(?:until|unless|if|provided|as long as|but|because|although|though|while|after|before|despite|when)\b"
    r"|;|, (?:which|who|where|and|saying|adding|\w+ing)\b|\band (?:he|she|they|it|that)\b"
)
"""What a second fact, or a condition, begins with."""


def _second_proof(fact: str, first: Passage, own: list[Passage]) -> tuple[Passage, ...] | None:
    """Return the sentence of an article that tells a fact's further parts where `first` does not; None without one."""
    parts = [part for each in _SECOND.split(fact)[1:] if len(part := telling_words(each)) > 1]
    left = [part for part in parts if not _mostly(part, first.text)]
    if not left:
        return ()
    return next(((p,) for p in own if whole(p, _LONG_PROOF) and all(_mostly(part, p.text) for part in left)), None)


def _mostly(part: frozenset[str], text: str) -> bool:
    """Return whether a sentence has most of the telling words of a part of a fact."""
    return len(part & telling_words(text)) >= _SECOND_TOLD * len(part)


_STYLE = stems("Mr Mrs Ms Rep Sen Gov Dr President Senator Representative Former US United States America Twitter")


def _styles(index: WordedIndex, passage: Passage, mentioned: frozenset[str]) -> frozenset[str]:
    """Return titles, and the first names of people whom an article calls by their surname: they are no facts."""
    people = (
        mention.text
        for entity in index.comparison.entities
        if entity.kind == "person"
        for mention in entity.mentions
        if mention.passage == passage.id
    )
    return _STYLE.union(*(stems(name) for name in people if stems(surname(name)) <= mentioned))


def _attributed(index: WordedIndex, passage: Passage) -> bool:
    return any(signal.kind == "attribution" for signal in index.signals_of[passage.id])
