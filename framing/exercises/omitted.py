"""What an article surely leaves out: facts of others, in sentences that can be read on their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.exercises.coloured import unlisted
from framing.exercises.naming import bare_name, surname
from framing.exercises.suitable import CERTAIN, quoted, remarks, states
from framing.exercises.wording import names_and_figures, stems

if TYPE_CHECKING:
    from framing.exercises.material import WordedIndex
    from framing.records import Passage

_SHORT, _LONG = 9, 32
"""Words below which a sentence tells too little to be missed, and above which it tells several things."""
_UNLISTED = 2
"""Words that may judge, up to which a sentence reads as a report: what is full of them is somebody's opinion."""
_BACK = re.compile(
    r"^(?:Following|After|Before|During) (?:the|his|her|their|its|that|this)\b"
    r"|\b(?:also|however|nevertheless|the following|specifically|again|too|further|another|in addition|play down)\b"
    r"|^(?:However|Instead|Still|Shortly|Later|Also|Then|Afterward|Afterwards|Meanwhile|Earlier|Soon|There|Here|Both|Another|Others?)\b|^\W"
    r"|^The (?:lawyer|attorney|official|spokes\w+|company|group|man|woman|couple|suspect|victim|two|three|pair)\b"
    r"|\b(?:the other|the latter|the former|similar|latest|the (?:panel|ad|video|videos|measure|letter))\b|:$",
)
"""What leans on the sentence before: a time that counts from it, "the lawyer" without a name."""
_NAMED = 2
"""Names and figures from which a sentence states something that can be checked, and is no remark."""


@dataclass(frozen=True, slots=True)
class OmittedFact:
    """A fact that an article surely lacks, in a sentence of another outlet, with how many outlets report it."""

    article: str
    passage: Passage
    outlets: tuple[str, ...]
    salience: float
    probability: float


def omitted_facts(index: WordedIndex, article: str) -> tuple[OmittedFact, ...]:
    """Return the facts that an article surely lacks, the most salient first, one sentence for each."""
    outlet = index.outlet_of_article[article]
    found = []
    for claim in index.comparison.claims:
        verdict = claim.verdict(outlet)
        if verdict.state != "absent" or min(verdict.probability, claim.probability) < CERTAIN:
            continue
        fit = [p for p in (index.passage_of[id_] for id_ in claim.passages) if _fits(index, article, p)]
        if fit:
            chosen = min(fit, key=lambda p: (len(p.text), p.id))
            probability = min(verdict.probability, claim.probability)
            found.append(OmittedFact(article, chosen, claim.outlets, claim.salience, probability))
    return tuple(sorted(found, key=lambda fact: (-fact.salience, fact.passage.id)))


def _fits(index: WordedIndex, article: str, passage: Passage) -> bool:
    """Return whether a sentence states one fact in the outlet's own words, of the same time, and judges nothing."""
    return (
        index.comparable(article, passage.article)
        and states(passage)
        and passage.role == "body"
        and not quoted(passage.text)
        and _SHORT <= len(passage.text.split()) <= _LONG
        and not index.signals_of[passage.id]
        and not remarks(passage.text)
        and not _BACK.search(passage.text)
        and _known(index, article, passage)
        and introduces(index, article, passage)
        and not index.names_outlet(passage.text)
        and unlisted(index, passage) <= _UNLISTED
        and len(names_and_figures(passage.text)) >= _NAMED
        and passage.id not in index.disputed
    )


def _known(index: WordedIndex, article: str, passage: Passage) -> bool:
    """Return whether an article's headline or first sentences name somebody or something that a sentence names."""
    opening = " ".join(p.text for p in index.passages_of[article][:_OPENING])
    return bool(names_and_figures(passage.text) & names_and_figures(f"- {opening}"))


def introduces(index: WordedIndex, article: str, passage: Passage) -> bool:
    """Return whether readers of an article know whom a sentence is about.

    Whom it calls by a surname only, what it has in capitals or as "the panel", the article names somewhere.
    """
    mentions = (
        bare_name(mention.text)
        for entity in index.comparison.entities
        if entity.kind == "person"
        for mention in entity.mentions
        if mention.passage == passage.id
    )
    short = {surname(name) for name in mentions if len(_TITLE.sub("", name).split()) == 1}
    noun = _THE.match(passage.text)
    unknown = {*short, *_CAPITALS.findall(passage.text), *(noun.groups() if noun else ())}
    return stems(" ".join(unknown)) <= stems(index.article_of[article].text)


_TITLE = re.compile(r"^(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Sir|President|Senator|Judge)\.? ")
_THE = re.compile(r"^The ([a-z]+)\b(?! (?:\w+ )?(?:of|to|from|in|for|that|which|who|[A-Z]\w+)\b)")
_CAPITALS = re.compile(r"\b[A-Z]{3,}\b")
_OPENING = 3
"""Passages of an article that a pupil has seen or can take in: its headline and what follows. A judgement."""
