"""Sentences read as a story of one article an outlet, with the real model or without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.align import align
from framing.devices import find_signals
from framing.findings.entities import find_entities
from framing.language import parse
from framing.language.passages import divide
from framing.records import Article, Block
from framing.scorers.analysis import Analysis

if TYPE_CHECKING:
    from framing.encoders import Encoder


def analysis(encoder: Encoder, *, language: str = "en", **texts: str) -> Analysis:
    """Return what the stages before the scorers find in articles of one paragraph, by outlet."""
    articles = tuple(
        Article(outlet, text, outlet, language=language, blocks=(Block("body", 0, len(text)),))
        for outlet, text in texts.items()
    )
    passages = tuple(passage for article in articles for passage in divide(article))
    parses = parse(passages)
    encoded = encoder.encode([passage.text for passage in passages])
    alignment = align(articles, passages, parses, encoded)
    return Analysis(articles, parses, encoded, find_signals(parses), find_entities(articles, parses), alignment)
