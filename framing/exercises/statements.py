"""Whose statement a sentence is: the author's, or that of somebody whom the sentence names as saying it.

A sentence is somebody's only where one verb of saying lays it to one name. It is the author's only where no word
speaks, and none tells that somebody else may be behind it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing import lexicon
from framing.exercises.main_clause import VERB
from framing.exercises.naming import is_name, speaker, surname
from framing.exercises.suitable import LONGEST, quoted, states, tells
from framing.records import SURE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.exercises.material import WordedIndex
    from framing.records import Passage, Signal

_MARKS = re.compile(r"[“”\"«»„]")
ASIDE = re.compile(
    r"\b(according to|told|cited|quoted|(?:known|seen|regarded|considered|viewed|billed) (?:\w+ )?(?:as|to)"
    r"|reputed|we|our|us|I|my|me|not|never|no)\b|n[’']t\b"
    r"|^(It|If|In other words|That is|So|For [A-Z]\w+)\b|^\("
)
"""Words by which a sentence may be somebody else's than the author's, though no verb says so; or deny what it says."""
_SAYING = frozenset(
    "said says told argued argues claimed claims contended stated states insisted insists acknowledged admitted warned "
    "explained maintained asserted conceded added noted wrote".split()
)
_PLAIN = lexicon.table("plain-words").keys()
_TALK = lexicon.words("words-for-words")
_VOICED = re.compile(
    r"\b(?:reportedly|allegedly|apparently|expect\w*|believ\w+|agree\w*|accus\w+|alleg\w+|propos\w+|plans?|planned"
    r"|appear(?:s|ed)? to|seem\w*|vow\w*|pledg\w+|prais\w+|critici[sz]\w+|urg(?:e[sd]?|ing)|call(?:s|ed|ing)?|answer\w*"
    r"|assess\w*|point(?:s|ed) to|implor\w+|beg(?:s|ged)|testif\w+|plead\w*|oppos\w+|support\w*|congratulat\w+"
    r"|notif\w+|inform(?:s|ed)|assur(?:es?|ed|ing)|convinc\w+|hop(?:e[sd]?|ing)|fear\w*|certain that|sure that"
    r"|poised|likely|may|might|could|would|should|must|will)\b",
    re.IGNORECASE,
)
"""Words of speech, of thought, or of what is to come: whose they are can be argued about."""


def unmarked(text: str) -> str:
    """Return a sentence without its quotation marks, which would tell who says it."""
    return _MARKS.sub("", text)


def laid_to(index: WordedIndex, passage: Passage) -> tuple[str, Signal] | None:
    """Return who surely says what a whole sentence tells, and the verb that says so; None where that is not sure."""
    cues = [signal for signal in index.signals_of[passage.id] if signal.kind == "attribution"]
    if len(cues) != 1 or cues[0].voice != "author" or cues[0].probability < SURE or not tells(passage, LONGEST):
        return None
    (cue,) = cues
    name = speaker(index, passage)
    if name is None or name.casefold() in _PLAIN or cue.text.lower() not in _SAYING or quoted(unmarked(passage.text)):
        return None
    start, end = passage.text.find(name), passage.text.find(name) + len(name)
    before, between = passage.text[: min(start, cue.start)], passage.text[min(end, cue.end) : max(start, cue.start)]
    if (
        _TWO.search(between.strip())
        or _OF_ITS_OWN.search(passage.text)
        or _NESTED.search(passage.text)
        or _JUDGED.match(passage.text, cue.end)
    ):
        return None
    leads = len(before.split()) <= _PREFACE and not _BESIDE.search(before)  # the statement comes behind them
    behind = passage.text[max(end, cue.end) :].split()
    # Without a verb, it leads up to a statement: "Amid doubts, he said that …"
    ends = _CLOSED.search(before) and VERB.search(before) and len(behind) <= _AFTERWORD
    return (name, cue) if leads or ends else None


_TWO = re.compile(r"\band\b|\b(?:not|never|nor|to)$|n[’']t\b")
"""What stands between a name and its verb where two speak, or nobody does."""
_JUDGED = re.compile(r" \w+ly\b")
"""A word on how somebody says it, which is the author's: "stated clearly"."""
_OF_ITS_OWN = re.compile(
    r"\bme\b|\s[—–]+\s|[—]|\b(?:but|though|although|while|and) (?:he|she|it|they)\b"
    r"|\bbut (?:stopped|declined|fell|did|gave|offered|added)\b"
    r"|,? (?:and|but) (?:\w+ ){1,3}(?:agreed|disagreed|ruled|rejected|denied|voted|refused|followed)\b|, leading to\b"
)
"""What adds to a statement in the author's own words, or has the author in it."""
_NESTED = re.compile(r"(?:^|\s)[’'`‘]\w")
"""A quotation within a quotation."""
_CLOSED = re.compile(r"[,?!][”\"’]?\s*$")
"""How a statement ends that stands before whoever says it."""
_PREFACE, _AFTERWORD = 5, 16
"""Words before, or behind, whoever says it, up to which a sentence is that statement and no more. Judgements."""
_BESIDE = re.compile(r"\b(?:after|before|when|while|as|since|because|until|once|if)\b", re.IGNORECASE)


def authors_own(index: WordedIndex, passage: Passage) -> bool:
    """Return whether a sentence is surely told by the author: no word in it speaks, thinks, or looks ahead."""
    text = passage.text
    spoken = any(signal.kind in ("attribution", "hedge") for signal in index.signals_of[passage.id])
    talk = {word.strip(".,;:()").removesuffix("s").casefold() for word in text.split()} & _TALK
    return (
        states(passage)
        and not spoken
        and not talk
        and not quoted(text)
        and not index.in_quotation(passage)
        and not any(pattern.search(text) for pattern in (ASIDE, _VOICED, _SPEAKS))
    )


_FORMS = "|".join(lemma.removesuffix("e") for lemma in lexicon.table("reporting-verbs"))
_SPEAKS = re.compile(
    rf"\b(?:(?:{_FORMS})(?:e?s|e?d|ing)?|said|told|wrote|thought|found|knew|felt|held)\b", re.IGNORECASE
)
"""Any form of a verb that can introduce what somebody says or thinks."""


_OF_SOMEBODY = re.compile(
    r"\b(?:claims?|allegations?|accusations?|charges?|belief|idea|notion|view|criticisms?|complaints?|rumou?rs?"
    r"|suspicions?|theor(?:y|ies)|fears?|perceptions?|concerns?|worr(?:y|ies)|viewed|seen|regarded|considered|deemed"
    r"|critics|opponents|supporters)\b",
    re.IGNORECASE,
)
"""What lays a judgement behind it to somebody who may not be named: "claims that … phony", "viewed as fake"."""


def of_somebody(before: str) -> bool:
    """Return whether what stands before a word may lay it to somebody else than the author."""
    return bool(_OF_SOMEBODY.search(before))


def people_in(index: WordedIndex, passage: Passage, first: Iterable[str | None] = ()) -> list[str]:
    """Return who is named whole in a sentence, person or body, those in `first` before the others, nobody twice."""
    mentions = [
        (mention.start, mention.text)
        for entity in index.comparison.entities
        if entity.kind in ("person", "organisation")
        for mention in entity.mentions
        if mention.passage == passage.id
    ]
    found: dict[str, str] = {}
    for name in (*first, *(text for _, text in sorted(mentions))):
        if (
            name
            and is_name(name)
            and name not in ("Jr.", "Sr.")
            and re.search(rf"{re.escape(name)}(?! [A-Z][a-z])", passage.text)
        ):
            found.setdefault(surname(name), name)
    return list(found.values())
