"""How outlets tell it: framing devices, entities, contrasts, roles, speakers, slant and tone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from framing.records.claims import Value
from framing.records.reasons import Reason

Voice = Literal["author", "quoted"]
Stance = Literal["neutral", "doubting", "endorsing", "denying"]

LEARNED = {
    "qualifier": Reason("No rule marks “{words}” here, but it colours somebody as words did that readers marked."),
    "loaded": Reason("No rule marks “{words}” here, but it judges as words did that readers marked."),
}
"""Why a word is marked that no rule marks, by the device's kind."""


MILD = Reason("“{words}” may be a judgement as well as a description: a plainer word was to be had.")
"""Why a loaded word is marked that describes as often as it judges."""


@dataclass(frozen=True, slots=True)
class Signal:
    """A word or phrase that colours a passage: which framing device it is, in whose voice, and why it was marked.

    `reason` is what `why` is made of; there is none in comparisons that other means, or earlier releases, made.
    """

    passage: str
    kind: str
    start: int
    end: int
    text: str
    voice: Voice
    probability: float
    why: str
    speaker: str | None = None
    target: str | None = None
    stance: Stance | None = None
    reason: Reason | None = None

    @property
    def learned(self) -> bool:
        """Whether no rule marks it, only a tagger that learned from words that readers marked."""
        return self.reason is not None and self.reason.sentence in {reason.sentence for reason in LEARNED.values()}

    @property
    def mild(self) -> bool:
        """Whether it is a loaded word that may only describe what it names."""
        return self.reason is not None and self.reason.sentence == MILD.sentence


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention: what an article calls somebody or something, and where."""

    article: str
    passage: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Entity:
    """Everything that the outlets call one actor, place or event, or one matter without a name (a term)."""

    entity: str
    kind: Literal["person", "place", "organisation", "event", "term"]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two or more outlets' different wordings of one claim."""

    claim: str
    kind: Literal["verb", "qualifier", "agency", "attribution", "naming"]
    values: tuple[Value, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Role:
    """How often an article shows an entity acting or acted upon, and with which verbs."""

    entity: str
    article: str
    agent: int
    patient: int
    verbs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a passage that weighed in a score."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Slant:
    """A passage that a scorer holds for slanted: by its wording (lexical), or by what it brings up (informational).

    `words` are those that weighed most, the heaviest first. `voice` is quoted where most of the passage is a quotation:
    the slant is then the speaker's, and the article's choice is that it quotes it.
    """

    passage: str
    kind: Literal["lexical", "informational"]
    probability: float
    voice: Voice
    words: tuple[Word, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Tone:
    """How the words around one mention of an actor speak of it, where the scorer is sure enough to be stated."""

    entity: str
    article: str
    passage: str
    start: int
    end: int
    tone: Literal["negative", "neutral", "positive"]
    probability: float
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """How many words an article gives to somebody: in quotation marks, and in reported speech without them.

    `entity` is the actor's name where one is known, else the source as written; "" where none is named.
    """

    entity: str
    article: str
    quoted: int
    reported: int
