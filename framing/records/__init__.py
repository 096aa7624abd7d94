"""The values that flow from stage to stage, all frozen: what a reader of a report would name them.

Positions are characters (Python string indexes), half-open. A passage's `start` and `end` count in its article's
`text`; those of anything found inside a passage (a signal, a name, a value) count in the passage's `text`.
"""

from framing.records.articles import UNKNOWN_LANGUAGE, Article, Aside, Block, Form, Passage, PassageRole, Story
from framing.records.claims import (
    LIKELY,
    SURE,
    Agreement,
    Claim,
    Confidence,
    Coverage,
    Discrepancy,
    Link,
    Omission,
    State,
    Turn,
    Value,
    bounds,
    confidence,
    rounded,
)
from framing.records.comparison import Comparison, Estimate, Index, LegendEntry, Measure, Model, Provenance
from framing.records.reasons import Ours, Reason, joined, listed, ours, ours_many, translatable, translated
from framing.records.surrogates import without_surrogates
from framing.records.wording import Contrast, Entity, Mention, Role, Signal, Slant, Speaker, Stance, Tone, Voice, Word

__all__ = [
    "LIKELY",
    "SURE",
    "UNKNOWN_LANGUAGE",
    "Agreement",
    "Article",
    "Aside",
    "Block",
    "Claim",
    "Comparison",
    "Confidence",
    "Contrast",
    "Coverage",
    "Discrepancy",
    "Entity",
    "Estimate",
    "Form",
    "Index",
    "LegendEntry",
    "Link",
    "Measure",
    "Mention",
    "Model",
    "Omission",
    "Ours",
    "Passage",
    "PassageRole",
    "Provenance",
    "Reason",
    "Role",
    "Signal",
    "Slant",
    "Speaker",
    "Stance",
    "State",
    "Story",
    "Tone",
    "Turn",
    "Value",
    "Voice",
    "Word",
    "bounds",
    "confidence",
    "joined",
    "listed",
    "ours",
    "ours_many",
    "rounded",
    "translatable",
    "translated",
    "without_surrogates",
]
