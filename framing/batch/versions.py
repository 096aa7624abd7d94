"""Versions of an article: the same address read more than once with different text.

The newest takes part in the comparison. What it says otherwise than the one before becomes a page of its own.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

from framing.batch.moments import days
from framing.cleaning import clean, paragraph_filter
from framing.devices import DEVICES, find_signals
from framing.language import parse
from framing.language.passages import divide
from framing.records import Story, ours
from framing.report.versions import Change, Revision, VersionsPage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.records import Article, Passage, Signal
    from framing.settings import Settings

_LIKE = 0.5
"""Share of words in common from which a passage is another reworded, not one gone and one new. A judgement."""

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*%?")

Versions = dict[str, tuple["Article", ...]]
"""All versions of an article by its address, the newest last."""


def newest(story: Story) -> tuple[Story, Versions]:
    """Return the story with the newest version of each article alone, and all versions where there are several.

    Newer is what was updated, or else published, later; of two of one moment, what was read later.
    """
    by_address: dict[str, list[Article]] = {}
    for article in story.articles:
        if article.url:
            by_address.setdefault(article.url, []).append(article)
    versions = {url: tuple(sorted(found, key=_order)) for url, found in by_address.items() if len(found) > 1}
    kept = tuple(a for a in story.articles if a.url not in versions or a is versions[a.url][-1])
    notices = tuple(
        ours(
            "{outlet}: the article at {url} was read in {number} versions; the newest is compared, and versions.html "
            "beside this report says what changed.",
            outlet=found[-1].outlet,
            url=url,
            number=str(len(found)),
        )
        for url, found in versions.items()
    )
    return replace(story, articles=kept, notices=(*story.notices, *notices)), versions


def as_lines(versions: Versions) -> str:
    """Return each version as a JSON line, as it was read."""
    return "".join(
        json.dumps(
            {
                "url": url,
                "version": number,
                "outlet": article.outlet,
                "headline": article.headline,
                "published": article.published,
                "updated": article.updated,
                "text": article.text,
            },
            ensure_ascii=False,
        )
        + "\n"
        for url, found in versions.items()
        for number, article in enumerate(found, 1)
    )


def versions_page(title: str, versions: Versions, settings: Settings) -> VersionsPage:
    """Return what a page says of every two versions that follow each other."""
    choice = paragraph_filter(settings.keep, settings.drop)
    revisions = []
    for url, found in versions.items():
        cleaned = [clean(Story("", (article,)), choice).articles for article in found]
        read = [one[0] for one in cleaned if one]
        revisions += [_revision(url, before, after) for before, after in pairwise(read)]
    return VersionsPage(title, tuple(revisions))


def _moment(article: Article) -> str:
    return article.updated or article.published or ""


def _order(article: Article) -> float:
    """Return what sorts versions by their moments, one without any first."""
    when = days(_moment(article))
    return -math.inf if math.isnan(when) else when


def _revision(url: str, before: Article, after: Article) -> Revision:
    old, new = divide(before), divide(after)
    changes = tuple(changed([passage.text for passage in old], [passage.text for passage in new]))
    return Revision(
        outlet=after.outlet,
        url=url,
        before=_moment(before),
        after=_moment(after),
        headline=(before.headline, after.headline) if before.headline != after.headline else None,
        changes=changes,
        signals_gone=_more(_signals(old), _signals(new)),
        signals_new=_more(_signals(new), _signals(old)),
        numbers_gone=_more(_numbers(old), _numbers(new)),
        numbers_new=_more(_numbers(new), _numbers(old)),
    )


def changed(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    """Yield what stands in one list of passages and not in the other, in order: gone, new, or reworded."""
    for what, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        left = list(old[i:j])
        for text in new[k:m]:
            like = max(left, key=lambda one: _likeness(one, text), default="")
            if like and _likeness(like, text) >= _LIKE:
                left.remove(like)
                yield Change("reworded", like, text)
            else:
                yield Change("new", "", text)
        yield from (Change("gone", text, "") for text in left)


def _likeness(a: str, b: str) -> float:
    """Return the share of words that two texts have in common."""
    one, other = Counter(a.casefold().split()), Counter(b.casefold().split())
    return 2 * (one & other).total() / ((one + other).total() or 1)


def _signals(passages: Sequence[Passage]) -> Counter[str]:
    labels = {device.kind: device.label for device in DEVICES}
    found: tuple[Signal, ...] = find_signals(parse(passages))
    return Counter(f"{labels[signal.kind]}: {signal.text}" for signal in found)


def _numbers(passages: Sequence[Passage]) -> Counter[str]:
    return Counter(number for passage in passages for number in _NUMBER.findall(passage.text))


def _more(one: Counter[str], other: Counter[str]) -> tuple[str, ...]:
    """Return what one has and the other lacks altogether, in order of first mention."""
    return tuple(said for said in one if said not in other)
