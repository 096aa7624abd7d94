"""What the user decides about a page's paragraphs, against what cleaning thinks: patterns to keep and to drop."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from framing.cleaning import reasons
from framing.cleaning.headline import normalized_key
from framing.errors import SettingsError
from framing.records import Aside

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framing.cleaning.draft import Draft


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
