"""What cleaning finds in a page, before it becomes an article with positions; and what the user decides about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from framing.cleaning import reasons
from framing.cleaning.headline import normalized_key
from framing.errors import SettingsError
from framing.records import Aside, Block

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framing.records import Article, PassageRole


_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Draft:
    """The parts of a page in their order. `paragraphs` pair a role with a text; the headline is not among them.

    `shown` is all that the page shows, in its order: it tells where among the paragraphs an aside stood. `beside`
    counts the words of running text that a web page has outside its article, menus, comments and other boxes apart.
    """

    headline: str
    paragraphs: tuple[tuple[PassageRole, str], ...]
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    asides: tuple[Aside, ...] = ()
    shown: tuple[str, ...] = ()
    beside: int = 0


def compose(article: Article, draft: Draft) -> Article:
    """Return the article with the draft's text and blocks; what the article already says of itself stays."""
    parts: list[tuple[PassageRole, str]] = [("headline", draft.headline)] if draft.headline else []
    parts += [(role, text) for role, text in draft.paragraphs if text]
    blocks: list[Block] = []
    at = 0
    for role, text in parts:
        blocks.append(Block(role, at, at + len(text)))
        at += len(text) + len(_GAP)
    return replace(
        article,
        text=_GAP.join(text for _, text in parts),
        blocks=tuple(blocks),
        form="article",
        headline=draft.headline,
        authors=article.authors or draft.authors,
        published=article.published or draft.published,
        updated=article.updated or draft.updated,
        asides=article.asides + draft.asides,
    )


@dataclass(frozen=True, slots=True)
class Choice:
    """Patterns that a paragraph is looked through for. What matches one of `keep` is the article's, come what may."""

    keep: tuple[re.Pattern[str], ...] = ()
    drop: tuple[re.Pattern[str], ...] = ()

    def keeps(self, text: str) -> bool:
        """Return whether the user wants a paragraph to be the article's."""
        return _matches(self.keep, text)

    def apply(self, draft: Draft) -> Draft:
        """Return the draft with the user's decisions; the headline stays as it is."""
        if not (self.keep or self.drop):
            return draft
        return self._dropped(self._kept(draft))

    def _kept(self, draft: Draft) -> Draft:
        back = [aside for aside in draft.asides if self.keeps(aside.text)]
        place = {normalized_key(piece): i for i, piece in reversed(list(enumerate(draft.shown)))}
        # A paragraph that is not shown as it is, since the extractor joined it, stands with the one before it.
        at = [-1]
        for _, text in draft.paragraphs:
            at.append(place.get(normalized_key(text), at[-1]))
        numbered = [*zip(at[1:], draft.paragraphs, strict=True)]
        for aside in back:
            where = place.get(normalized_key(aside.text), len(draft.shown))
            after = sum(number <= where for number, _ in numbered)
            numbered.insert(after, (where, ("body", aside.text)))
        return replace(
            draft,
            paragraphs=tuple(paragraph for _, paragraph in numbered),
            asides=tuple(aside for aside in draft.asides if aside not in back),
        )

    def _dropped(self, draft: Draft) -> Draft:
        out = [part for part in draft.paragraphs if _matches(self.drop, part[1]) and not self.keeps(part[1])]
        return replace(
            draft,
            paragraphs=tuple(part for part in draft.paragraphs if part not in out),
            asides=(*draft.asides, *(Aside(text, reasons.DROPPED) for _, text in out)),
        )


def paragraph_filter(keep: Iterable[str], drop: Iterable[str]) -> Choice:
    """Return the choice that patterns make, in capitals or not; SettingsError where one is no regular expression."""
    return Choice(tuple(map(_compiled, keep)), tuple(map(_compiled, drop)))


def _compiled(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern, re.IGNORECASE)
    except re.error as error:
        raise SettingsError(
            f"The pattern {pattern!r} is no regular expression ({error}); put a backslash before signs such as ( [ * ?."
        ) from error


def _matches(patterns: Sequence[re.Pattern[str]], text: str) -> bool:
    return any(pattern.search(text) for pattern in patterns)
