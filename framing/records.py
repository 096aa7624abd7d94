"""The values that flow from stage to stage, all frozen: what a reader of a report would name them.

Positions are characters (Python string indexes), half-open. A passage's `start` and `end` count in its article's
`text`; those of anything found inside a passage (a signal, a name, a value) count in the passage's `text`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["headline", "standfirst", "caption", "body"]
Voice = Literal["author", "quoted"]
Stance = Literal["neutral", "doubting", "endorsing", "denying"]
Form = Literal["article", "page", "html"]
Confidence = Literal["sure", "likely", "unsure"]

SURE, LIKELY = 0.8, 0.5
"""Probabilities from which a finding is called sure, or likely; below the second it is offered for a check only."""


def confidence(probability: float) -> Confidence:
    """Return the word that a reader sees for a probability."""
    return "sure" if probability >= SURE else "likely" if probability >= LIKELY else "unsure"


@dataclass(frozen=True, slots=True)
class Aside:
    """A piece of a page that is not the article's own text, kept with the reason why it was set aside."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of an article's text, and the part that it plays: `article.text[start:end]`."""

    role: Role
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One outlet's report of a story.

    `form` says what `text` is: an article's own text, a page as somebody copied it (with its menus and teasers), or a
    page's HTML. Cleaning turns the last two into the first and fills `blocks`. `published` and `updated` are ISO 8601;
    `wire` is the agency whose copy the article is; `source` is the file or URL that it was read from. `id` is unique
    within a story.
    """

    outlet: str
    text: str
    id: str = ""
    headline: str = ""
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    language: str = ""
    url: str | None = None
    source: str = ""
    wire: str | None = None
    form: Form = "article"
    blocks: tuple[Block, ...] = ()
    asides: tuple[Aside, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        """The number of words in the text, separated by white space."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Story:
    """Several outlets' articles about one event.

    `notices` tell the user what was left out of it, and why; `failures` are those of them about input that was given
    but could not be read.
    """

    title: str
    articles: tuple[Article, ...]
    notices: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence (or heading, or caption) of an article. `id` is `<article>:<index>`, `paragraph` counts from 0."""

    id: str
    article: str
    index: int
    role: Role
    paragraph: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Two passages of different outlets that report a common fact, with the probability that they do. `a < b`."""

    a: str
    b: str
    probability: float


@dataclass(frozen=True, slots=True)
class Claim:
    """The passages that carry one fact. `summary` is the text of one of them; `salience` runs from 0 to 1.

    `origins` counts the witnesses: outlets that print the same sentence, as agency copy, are one.
    """

    id: str
    passages: tuple[str, ...]
    outlets: tuple[str, ...]
    summary: str
    salience: float
    origins: int


@dataclass(frozen=True, slots=True)
class Omission:
    """A claim that other outlets carry and this article lacks, or has without its point (`state` is "partly")."""

    article: str
    claim: str
    state: Literal["absent", "partly"]
    salience: float
    probability: float
    why: str


@dataclass(frozen=True, slots=True)
class Value:
    """One outlet's figure, date or name as it stands in a passage; `value` is its normal form, `unit` its unit."""

    passage: str
    start: int
    end: int
    text: str
    value: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Values of one claim that do not agree. Which of them is right is not framing's to say."""

    claim: str
    kind: Literal["number", "date", "name", "place"]
    values: tuple[Value, ...]
    why: str
    probability: float


@dataclass(frozen=True, slots=True)
class Signal:
    """A word or phrase that colours a passage: which framing device it is, in whose voice, and why it was marked."""

    passage: str
    kind: str
    start: int
    end: int
    text: str
    voice: Voice
    probability: float
    why: str
    detector: str
    speaker: str | None = None
    target: str | None = None
    stance: Stance | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """One mention: what an article calls somebody or something, and where."""

    article: str
    passage: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Naming:
    """Everything that the outlets call one actor, place or event."""

    entity: str
    kind: Literal["person", "place", "organisation", "event"]
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two or more outlets' different wordings of one claim."""

    claim: str
    kind: Literal["verb", "qualifier", "agency", "attribution", "naming"]
    values: tuple[Value, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Actor:
    """How often an article shows an entity acting or acted upon, and with which verbs (written as `roles` in JSON)."""

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
    """How the words around one mention of an actor speak of it; below a probability of 0.5 that is anybody's guess."""

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


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure about one article with its 95 % interval; `low` and `high` are None where there is too little text."""

    value: float
    unit: str
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Model:
    """A model that took part in a comparison, by name and the hash of its weights."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """With what a comparison was made. `created` is ISO 8601 in UTC and honours SOURCE_DATE_EPOCH."""

    version: str
    models: tuple[Model, ...]
    settings: dict[str, str | int | float | bool | tuple[str, ...] | None]
    created: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything found in a story: the one value that pages, exercises and files are made from."""

    story: Story
    passages: tuple[Passage, ...]
    links: tuple[Link, ...]
    claims: tuple[Claim, ...]
    omissions: tuple[Omission, ...]
    discrepancies: tuple[Discrepancy, ...]
    signals: tuple[Signal, ...]
    naming: tuple[Naming, ...]
    contrasts: tuple[Contrast, ...]
    actors: tuple[Actor, ...]
    speakers: tuple[Speaker, ...]
    slants: tuple[Slant, ...]
    tones: tuple[Tone, ...]
    provenance: Provenance
