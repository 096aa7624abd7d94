"""Stories of loose articles as text for people, or as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.batch.grouping.state import GroupedArticle
    from framing.batch.grouping.stories import Grouping, Member

GROUPING_FORMATS = ("text", "json")
"""How `framing group` can print."""


def render(articles: Sequence[GroupedArticle], grouping: Grouping, form: str) -> str:
    """Return the stories, their members and what is doubtful, in one of GROUPING_FORMATS."""
    return _as_json(articles, grouping) if form == "json" else "\n".join(_lines(articles, grouping))


def _as_json(articles: Sequence[GroupedArticle], grouping: Grouping) -> str:
    stories = [
        {"title": _title(articles, story), "articles": [_fields(articles[m.row], m) for m in story]}
        for story in grouping.stories
    ]
    splits = [{"stories": [split.a, split.b], "probability": split.probability} for split in grouping.splits]
    written: dict[str, Any] = {"format": "framing-grouping", "version": 1, "stories": stories, "splits": splits}
    return json.dumps(written, indent=1)


def _fields(article: GroupedArticle, member: Member) -> dict[str, Any]:
    known = {name: getattr(article, name) for name in ("outlet", "headline", "published", "source")}
    return known | {"probability": member.probability, "doubtful": member.doubtful}


def _lines(articles: Sequence[GroupedArticle], grouping: Grouping) -> list[str]:
    stories = [story for story in grouping.stories if len(story) > 1]
    alone = sum(len(story) == 1 for story in grouping.stories)
    lines = [f"{len(articles)} articles: {len(stories)} stories, and {alone} articles that stand alone"]
    for story in stories:
        outlets = {articles[member.row].outlet for member in story}
        lines += ["", f"{_title(articles, story)} ({len(story)} articles, {len(outlets)} outlets)"]
        for member in story:
            article = articles[member.row]
            doubt = f"  not sure that it belongs here ({member.probability:.2f})" if member.doubtful else ""
            line = f"{article.outlet}: {article.headline or article.source}"
            lines.append(f"  {article.published[:10]:10}  {line}{doubt}")
    if grouping.splits:
        lines += ["", "Perhaps one story, but not sure enough to join:"]
    for split in grouping.splits:
        a, b = (_title(articles, grouping.stories[n]) for n in (split.a, split.b))
        lines.append(f"  ({split.probability:.2f})  {a}  |  {b}")
    return lines


def _title(articles: Sequence[GroupedArticle], story: Sequence[Member]) -> str:
    """Return what to call a story: the headline of its most typical article."""
    return articles[story[0].row].headline or articles[story[0].row].outlet
