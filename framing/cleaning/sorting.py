"""A copied page while its lines are sorted: what is known of each line, and what has been decided of it so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framing.cleaning import bylines
from framing.cleaning.headline import normalized_key

if TYPE_CHECKING:
    from framing.cleaning.lines import Line
    from framing.cleaning.marks import Mark
    from framing.records import PassageRole


@dataclass(frozen=True, slots=True)
class Page:
    """What is known before sorting: the lines, what each shows by itself, the outlet, what the line model strikes."""

    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    outlet: str
    struck: frozenset[int]

    @property
    def dated(self) -> list[bool]:
        """For each line whether it is a date and little else."""
        return [mark.dated for mark in self.marks]

    def is_meta(self, i: int) -> bool:
        """Return whether a line says who wrote the article or when, and nothing of the story."""
        text = self.lines[i].text
        return bool(bylines.authors(text)) or bylines.is_source(text, self.outlet) or self.marks[i].dated

    def is_repeated(self, i: int, title: int | None) -> bool:
        """Return whether a line prints the headline, which is line `title`, once more."""
        printed = "" if title is None else normalized_key(self.lines[title].text)
        return bool(printed) and normalized_key(self.lines[i].text) == printed


@dataclass(slots=True)
class Sorting:
    """What has been decided: for a line either its role in the article, or the reason to set it aside.

    Nothing else changes while a page is sorted, and a line that is neither in `roles` nor in `asides` is undecided.
    """

    page: Page
    roles: dict[int, PassageRole] = field(default_factory=dict)
    asides: dict[int, str] = field(default_factory=dict)

    @classmethod
    def begin(cls, page: Page) -> Sorting:
        """Decide what lines tell by themselves: the site's by their wording, captions by their credits."""
        sorting = cls(page)
        for i, mark in enumerate(page.marks):
            if mark.reason:
                sorting.asides[i] = mark.reason
            elif mark.caption:
                sorting.roles[i] = "caption"
        return sorting

    def set_aside(self, i: int, why: str) -> None:
        """Take a line out of the article; a reason that it has already stays."""
        self.roles.pop(i, None)
        self.asides.setdefault(i, why)

    def undecided(self, i: int) -> bool:
        """Return whether nothing is decided of a line, by itself or by the line model."""
        return i not in self.asides and i not in self.roles and i not in self.page.struck
