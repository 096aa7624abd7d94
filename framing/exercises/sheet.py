"""The exercise on a story: a sheet's sections, its title, and what its key tells the teacher."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from framing.align.coverage import APART
from framing.errors import InputError
from framing.exercises.composition import compose, repeated
from framing.exercises.item import Exercise, Source
from framing.exercises.material import WordedIndex
from framing.exercises.suitable import quoted
from framing.exercises.tasks import TASKS
from framing.exercises.wording import normal, words
from framing.records import joined, ours, translated
from framing.report import translations
from framing.settings import ENGLISH
from framing.version import __version__

if TYPE_CHECKING:
    from collections.abc import Collection

    from framing.exercises.item import Level
    from framing.records import Article, Comparison

LENGTH = 12
"""Items of a sheet: half an hour's work. A judgement."""

SAME = 1 / 3
"""Share of a sheet's items that the next seed may have too before the sheet's key says so."""


def make_exercise(
    comparison: Comparison,
    seed: int = 1,
    tasks: Collection[str] = (),
    level: Level = "medium",
    length: int = LENGTH,
    lang: str = ENGLISH,
) -> Exercise:
    """Return the classroom exercise on a story: `length` items at most, of some kinds of tasks or of any.

    Its own words are in `lang`, a key of `framing.settings.PAGE_LANGUAGES`; the articles' words stay as they are.

    Another `seed` draws other items, as far as the story has some. `tasks` are kinds of TASKS; without any, a sheet has
    a few kinds, and another seed others. Raises InputError where the story offers nothing for them: an empty sheet
    helps nobody.
    """
    index = WordedIndex(comparison)
    wanted = tuple(task for task in TASKS if not tasks or task.kind in tasks)
    sections = compose(index, wanted, seed, level, length, every=bool(tasks))
    items = [item for section in sections for item in section.items]
    if not items:
        raise InputError(
            f"The story “{comparison.story.title}” offers nothing sure enough for a task in class; "
            "add outlets or longer articles, in English and of one day, or take another story."
        )
    following = compose(index, wanted, seed + 1, level, length, every=bool(tasks))
    share = repeated(items, (item for section in following for item in section.items))
    lacking = [section for section in sections if not section.items and section.notice]
    sheet = Exercise(
        title=_title(index, frozenset(evidence.passage for item in items for evidence in item.evidence)),
        seed=seed,
        level=level,
        language=lang,
        sources=tuple(Source(a.id, a.outlet, a.headline, a.published, a.url) for a in comparison.story.articles),
        sections=tuple(section for section in sections if section.items),
        version=__version__,
        notices=(
            *_uncompared(index),
            *([ours("Left out: {tasks}.", tasks=joined(*(s.title for s in lacking), between="; "))] if lacking else []),
            *([_repeats(seed + 1, share)] if share > SAME else []),
        ),
        left_out=tuple(ours("“{title}”: {lacking}", title=s.title, lacking=s.lacking) for s in lacking),
    )
    return translated(sheet, translations(lang))


def _repeats(seed: int, share: float) -> str:
    """Return the notice that another exercise repeats this share of a sheet's items."""
    if share == 1:
        return ours("Exercise {seed} of this story asks the same: no other items are sure.", seed=str(seed))
    return ours(
        "Exercise {seed} of this story has {share} of these items too: no more are sure.",
        seed=str(seed),
        share=f"{share:.0%}",
    )


_LONG_TITLE = 16
"""Words above which a headline is a sentence cut out of a text. A judgement."""
_CUT = re.compile(r"(?:\.\.\.|…|[,:;–—-]|[’']s|\b(?:a|an|and|at|by|for|in|of|on|or|the|to|with))$")
"""How a headline ends that was cut off."""


def _title(index: WordedIndex, asked: frozenset[str]) -> str:
    """Return the story's title; where that is a folder's name only, the plainest whole headline that no item rests on.

    `asked` are the passages that items rest on.
    """
    story = index.comparison.story
    folders = {normal(PurePath(article.source).parent.name.replace("-", " ")) for article in story.articles}
    if normal(story.title.replace("-", " ")) not in folders:
        return story.title
    headlines = [
        (len(index.signals_of[passage.id]) + quoted(headline), passage.id in asked, place, headline)
        for place, passage in enumerate(index.comparison.passages)
        if passage.role == "headline"
        and words(headline := index.article_of[passage.article].headline) <= _LONG_TITLE
        and not _CUT.search(headline)
    ]
    return min(headlines)[-1] if headlines else story.title


def _uncompared(index: WordedIndex) -> tuple[str, ...]:
    """Return which articles of the story no item sets beside another one, and why; nothing where all are."""
    ids = sorted(index.article_of)
    alone = [a for a in ids if not any(index.comparable(a, b) for b in ids if b != a)]
    if len(index.outlets) < 2 or not alone:
        return ()
    named = "; ".join(_named(index.article_of[id_]) for id_ in alone)
    return (
        ours(
            "Not compared, as they may report another event, or lie more than {days} days apart: {articles}.",
            days=str(APART),
            articles=named,
        ),
    )


def _named(article: Article) -> str:
    day = f", {article.published[:10]}" if article.published else ""
    return f"“{article.headline}” ({article.outlet}{day})"
