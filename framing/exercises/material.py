"""What tasks are made of: a comparison's index, with what a key may set side by side, or say that an outlet lacks."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from framing import lexicon
from framing.align.coverage import APART
from framing.exercises.draw import item_id
from framing.exercises.item import Evidence
from framing.exercises.omitted import omitted_facts
from framing.exercises.suitable import CERTAIN
from framing.exercises.wording import Wording, normal, overlap
from framing.language.dates import days_apart
from framing.records import SURE, Index

if TYPE_CHECKING:
    from collections.abc import Callable

    from framing.exercises.item import Item
    from framing.exercises.omitted import OmittedFact
    from framing.records import Passage


ALIKE = 0.55
"""Share of words from which two linked sentences print one statement: the one gives away what is asked of the other.
A judgement."""
_AGENCIES = frozenset(
    name
    for agency, forms in lexicon.table("agencies", lexicon.ALL).items()
    for name in (agency, *forms.split(" | "))
    if len(name) > 1
)


_PAPERS = (
    r"The (?:Times|Post|Journal|Guardian|Telegraph|Herald|Tribune|Globe|Mail|Mirror|Sun|Star|Independent|Observer"
    r"|Standard|Chronicle|Hindu|Economist|Atlantic|Hill|Nation|Record|Express)"
)
"""How papers are called for short, which tells an outlet as its whole name does."""


class WordedIndex(Index):
    """The index of a comparison, with the weight of each word in its story, and the items that it offers."""

    def pool(self, kind: str, build: Callable[[WordedIndex], tuple[Item, ...]]) -> tuple[Item, ...]:
        """Return the items that a kind of task can make of the story, built when first asked for: seeds change none."""
        if kind not in self._pools:
            self._pools[kind] = build(self)
        return self._pools[kind]

    @cached_property
    def _pools(self) -> dict[str, tuple[Item, ...]]:
        return {}

    @cached_property
    def odd(self) -> frozenset[str]:
        """The articles of outlets that a notice of the story names: they may report another event, or be copies."""
        said = " ".join(self.comparison.story.notices)
        named = {outlet for outlet in self.outlets if re.search(rf"(?<!\w){re.escape(outlet)}(?!\w)", said)}
        return frozenset(id_ for id_, outlet in self.outlet_of_article.items() if outlet in named)

    def comparable(self, one: str, other: str) -> bool:
        """Return whether two articles are of different outlets, of one event as far as is known, and of one time."""
        if self.outlet_of_article[one] == self.outlet_of_article[other] or {one, other} & self.odd:
            return False
        return days_apart(self.article_of[one].published, self.article_of[other].published) <= APART

    @cached_property
    def statements(self) -> dict[str, str]:
        """For each passage that others tell in nearly the same words, the first of them: they are one statement."""
        found: dict[str, str] = {}
        for link in self.comparison.links:
            one, other = found.get(link.a, link.a), found.get(link.b, link.b)
            texts = self.passage_of[link.a].text, self.passage_of[link.b].text
            if one != other and link.probability >= SURE and overlap(*texts)[1] >= ALIKE:
                first, last = sorted((one, other))
                found.update((id_, first) for id_ in (link.a, link.b, last))
                found.update((id_, first) for id_, whose in found.items() if whose == last)
        return found

    @cached_property
    def disputed(self) -> set[str]:
        """The passages of claims of which outlets' values cannot all be right, and those that hold the values."""
        conflicts = [found for found in self.comparison.discrepancies if not found.compatible]
        named = {value.passage for found in conflicts for value in found.values}
        return named.union(*(self.claim_of[found.claim].passages for found in conflicts))

    def cut_off(self, passage: Passage) -> bool:
        """Return whether a passage is a headline that begins a sentence of its article, so that its end is lost."""
        if passage.role != "headline":
            return False
        begun = normal(passage.text)
        others = (normal(p.text) for p in self.passages_of[passage.article] if p.role != "headline")
        return any(other.startswith(f"{begun} ") for other in others)

    def in_quotation(self, passage: Passage) -> bool:
        """Return whether a passage stands within a quotation that an earlier sentence of its paragraph opens.

        Printed alone it would seem to be the outlet's own statement.
        """
        text = self.article_of[passage.article].text
        before = text[text.rfind("\n", 0, passage.start) + 1 : passage.start]
        return before.count("“") > before.count("”") or before.count('"') % 2 == 1

    def omitted(self, article: str) -> tuple[OmittedFact, ...]:
        """Return the facts that an article surely lacks, the most salient first, looked for once."""
        if article not in self._omitted:
            self._omitted[article] = omitted_facts(self, article)
        return self._omitted[article]

    @cached_property
    def _omitted(self) -> dict[str, tuple[OmittedFact, ...]]:
        return {}

    def item_id(self, kind: str, *parts: str) -> str:
        """Return an item's id: the same under every seed, another one for every other story.

        Passages and articles among its `parts` count with their text, since their ids are the same in many stories.
        """
        return item_id(kind, *(f"{part} {self._texts.get(part, '')}" for part in parts))

    @cached_property
    def _texts(self) -> dict[str, str]:
        """The text of each passage and article, by its id."""
        articles = {id_: article.text for id_, article in self.article_of.items()}
        return articles | {id_: passage.text for id_, passage in self.passage_of.items()}

    def evidence(self, passage: str, *marks: tuple[int, int]) -> Evidence:
        """Return a passage as evidence, with the characters in it that matter."""
        found = self.passage_of[passage]
        return Evidence(found.article, passage, self.outlet_of[passage], found.text, tuple(sorted(marks)))

    def names_outlet(self, text: str) -> bool:
        """Return whether a text names an outlet of the story, an agency or an author: that tells where it is from."""
        return bool(self._sources.search(text))

    @cached_property
    def _sources(self) -> re.Pattern[str]:
        authors = (author for article in self.article_of.values() for author in article.authors)
        names = "|".join(re.escape(name) for name in sorted({*self.outlets, *_AGENCIES, *authors}) if name)
        return re.compile(rf"(?<!\w)(?:{names}|(?-i:{_PAPERS}))(?!\w)", re.IGNORECASE)

    def lacks(self, outlet: str, passage: Passage) -> bool:
        """Return whether an outlet certainly lacks all that a passage of another outlet reports.

        On annotated stories, of 11 600 pairs of such a passage with one of that outlet's, 0.4 % shared a fact after
        all, and none of the 70 that shared most words; of those where nothing was said to be absent it was 6 %.
        """
        verdicts = [self.claim_of[claim].verdict(outlet) for claim in self.claims_of[passage.id]]
        return bool(verdicts) and all(one.state == "absent" and one.probability >= CERTAIN for one in verdicts)

    @cached_property
    def wording(self) -> Wording:
        """How much each word weighs: the more, the fewer of the story's passages have it."""
        return Wording.of([passage.text for passage in self.comparison.passages])
