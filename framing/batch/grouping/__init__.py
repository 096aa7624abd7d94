"""Loose articles into stories: the same event, not the same topic.

In go articles; out come stories of rows, each member with the probability that it reports the story's event, and the
pairs of stories that may be one. `vectors` makes an article a vector, `neighbours` finds what is near it within a span
of time, `linkage` joins, and `stories` decides and doubts. `pool` reads the articles, `layout` writes folders that a
batch reads, `state` is what such a folder remembers, and `evaluation` says how right it is on labelled events.
"""

from __future__ import annotations

from framing.batch.grouping.evaluation import evaluate
from framing.batch.grouping.inputs import loose_articles
from framing.batch.grouping.layout import lay_out
from framing.batch.grouping.pool import ArticlePool, read_articles
from framing.batch.grouping.rendering import GROUPING_FORMATS, render
from framing.batch.grouping.state import EMPTY, load

__all__ = [
    "EMPTY",
    "GROUPING_FORMATS",
    "ArticlePool",
    "evaluate",
    "lay_out",
    "load",
    "loose_articles",
    "read_articles",
    "render",
]
