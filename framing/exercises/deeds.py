"""Which sentences tell a deed: who did something that is over, and when, where or how many.

There is no parse of a story at hand: what is found are verbs that can be nothing else, so that a sentence is rather
missed than taken for a deed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing import lexicon
from framing.exercises.wording import names_and_figures

if TYPE_CHECKING:
    from framing.exercises.material import WordedIndex
    from framing.records import Passage

_PAST = lexicon.words("irregular-deeds")
"""Past forms of deeds that do not end in "-ed", and are neither a present form nor a noun."""
_STATES = frozenset(
    "appeared belonged believed consisted contained depended deserved existed expected feared featured hoped included "
    "involved lacked liked lived loved needed owned preferred regarded remained required resembled seemed wanted "
    "united armed alleged supposed so-called indeed".split()
)
"""Words in "-ed" that tell how things are, what somebody thinks, or stand before a noun."""
_FINITE = re.compile(
    r"(?:is|are|was|were|am|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|should|shall|knows?"
    r"|knew|\w+n[’']t)"
)
_AUXILIARY = frozenset("was were had".split())
_AGENT = re.compile(r"\bby (?:the|a|an|his|her|its|their|two|three|[A-Z])")
_AFTER_NOUN = re.compile(r", (?:which|who|whose|where|when|whom|a|an|the|\w+ing)\b[^,]*,")
"""What stands between commas behind a name: it has a verb of its own."""
_BREAKS = frozenset(
    "that which who whom whose where when while because although though if as after before until".split()
)
_NO_DOER = re.compile(
    r"^(?:[Ss]ome|[Mm]any|[Mm]ost|[Ss]everal|[Oo]thers?|[Pp]eople|[Oo]fficials|[Cc]ritics|[Ss]upporters|[Ss]ources|"
    r"[Ee]xperts|[Oo]bservers|[Nn]obody|[Ii]t|[Tt]here|[Tt]hey|[Tt]hings?)\b"
)
_NUMBER = re.compile(rf"\d|\b(?:{'|'.join(sorted(lexicon.words('numbers') - {'one'}))})\b", re.IGNORECASE)
_DAY = re.compile(
    rf"\b(?:{'|'.join(sorted(word.capitalize() for word in lexicon.words('weekdays')))}"
    r"|yesterday|January|February|March|April|June|July|August|September|October|November|December)\b"
)


def tells_a_deed(index: WordedIndex, passage: Passage) -> bool:
    """Return whether a sentence reports an event of the past with its doer, and a day, a number or a named place."""
    text = passage.text
    return _deed(text) and (dated_or_counted(text) or _place(index, passage))


def dated_or_counted(text: str) -> bool:
    """Return whether a text names a day, a month or a number."""
    return bool(_DAY.search(text) or _NUMBER.search(text))


_SUBORDINATE = re.compile(r"(?<=\w)(?:, | )(?:even )?(?:though|although|because|unless|while|whereas)\b")
_SAYS = re.compile(r"\b(?:said|says|told|wrote|tweeted|will|has|have|had|was|were)\b")


def tells_of_the_event(index: WordedIndex, passage: Passage) -> bool:
    """Return whether a sentence tells of one event: who did, does or said something, with a name, day, number or place.

    What is always so ("an important part of a wedding is …") can be true of any event.
    """
    text = passage.text
    main = _SUBORDINATE.split(text, maxsplit=1)[0]  # "Ada Lund of Velm, even though she has …" tells nothing of her
    happens = bool(_SAYS.search(main)) or any(map(_past, re.findall(r"\w+", main)[1:]))
    marked = dated_or_counted(text) or bool(names_and_figures(f"- {text}")) or _place(index, passage)
    return happens and marked


def _deed(text: str) -> bool:
    """Return whether the first verb of a sentence is that of a deed, with somebody named or described before it."""
    bare = _AFTER_NOUN.sub("", text)
    words = [word.strip("“”\"‘’'(),.;:—–") for word in bare.split()]
    for place, word in enumerate(words):
        lower = word.lower()
        if place and lower in _BREAKS:
            return False
        if _FINITE.fullmatch(lower):
            done = lower in ("was", "were") and any(map(_past, words[place + 1 : place + 2]))
            return done and bool(_AGENT.search(bare))
        if place and _past(word):
            return _doer(words[:place]) and not _reduced(words, place)
    return False


def _past(word: str) -> bool:
    return word in _PAST or (word.islower() and word.endswith("ed") and word not in _STATES)


def _doer(before: list[str]) -> bool:
    """Return whether the words before a verb name somebody or something, or describe it plainly."""
    told = " ".join(before)
    if _NO_DOER.match(told) or not before:
        return False
    named = any(word[:1].isupper() for word in before[1:]) or (before[0][:1].isupper() and len(before) == 1)
    described = len(before) > 1 and before[0].lower() in {"the", "a", "an"} | lexicon.words("numbers")
    return named or described


def _reduced(words: list[str], place: int) -> bool:
    """Return whether what looks like a past verb only describes the noun before it: "a man accused of theft was"."""
    behind = words[place + 1 : place + 9]
    return any(word in _AUXILIARY for word in behind[: _until(behind)])


def _until(words: list[str]) -> int:
    return next((place for place, word in enumerate(words) if word in _BREAKS | {"and", "but"}), len(words))


def _place(index: WordedIndex, passage: Passage) -> bool:
    """Return whether a sentence names a place of the story."""
    places = (entity for entity in index.comparison.entities if entity.kind == "place")
    return any(mention.passage == passage.id for entity in places for mention in entity.mentions)
