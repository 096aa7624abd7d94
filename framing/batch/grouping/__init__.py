"""Loose articles into stories: the same event, not the same topic.

In go articles; out come stories of rows, each member with the probability that it reports the story's event, and the
pairs of stories that may be one. `vectors` makes an article a vector, `neighbours` finds what is near it within a span
of time, `linkage` joins, `stories` decides and doubts, `laying_out` writes folders that a batch reads, and `evaluation`
says how right it is on labelled events.
"""

from __future__ import annotations

from framing.batch.grouping.evaluation import evaluate
from framing.batch.grouping.inputs import loose_articles
from framing.batch.grouping.laying_out import Read, grouped, lay_out, read_articles
from framing.batch.grouping.shelf import EMPTY, load
from framing.batch.grouping.telling import GROUPING_FORMATS, render

__all__ = [
    "EMPTY",
    "GROUPING_FORMATS",
    "Read",
    "evaluate",
    "grouped",
    "lay_out",
    "load",
    "loose_articles",
    "read_articles",
    "render",
]
