"""Sentences read as a story of one article an outlet, with the real model or without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.pipeline import analyse
from framing.records import Article, Block, Story

if TYPE_CHECKING:
    from framing.analysis import Analysis
    from framing.encoders import Encoder


def analysis(encoder: Encoder, *, language: str = "en", **texts: str) -> Analysis:
    """Return what the stages before the scorers find in articles of one paragraph, by outlet."""
    articles = tuple(
        Article(outlet, text, outlet, language=language, blocks=(Block("body", 0, len(text)),))
        for outlet, text in texts.items()
    )
    return analyse(Story("", articles), encoder)
