"""The tables of a run's data set: those of a single story, split so that nothing is said twice, over all stories.

Every column is one of `framing.export.tables`, by its name. `story` goes in front, and an id that is unique within a
story only gets the story before it: `harbour/strike#c12`. A sign `#` or `%` in a story's own name is written as in an
address, so no two stories share an id.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from framing.export.columns import Column, column
from framing.export.tables import TABLES
from framing.records import Index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.export.tables import Row
    from framing.records import Comparison

STORIES, LEGEND = "stories", "legend"
_TABLES = {table.name: table for table in TABLES}


@dataclass(frozen=True)  # no slots: the columns are looked up once, and kept
class Relation:
    """A table of the data set: columns of one table of a story, a row for each different `key` where there is one.

    `label` is the column by which a row is called where another table names it.
    """

    name: str
    about: str
    of: str
    picked: str
    key: str = ""
    label: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns that tell one row from another; none where rows have no name."""
        return tuple(self.key.split())

    @cached_property
    def columns(self) -> dict[str, Column]:
        """Each column by its name, in order."""
        names = self.picked.split()
        if self.name != LEGEND:
            names = ["story", *names]
        return {name: column(self.of, name) for name in names}

    def rows(self, story: str, whole: list[Row]) -> Iterator[Row]:
        """Yield the rows of one story, made from those of the table that these columns are of."""
        there = {name: place for place, name in enumerate(_TABLES[self.of].columns.split())}
        places = [there.get(name) for name in self.columns]
        prefix = story.replace("%", "%25").replace("#", "%23") + "#"
        local = [bool(c.refers) and not c.shared for c in self.columns.values()]
        keys = [place for place, name in enumerate(self.columns) if name in self.keys]
        met = set()
        for row in whole:
            picked = tuple(
                story if place is None else (f"{prefix}{row[place]}" if row[place] else None) if own else row[place]
                for place, own in zip(places, local, strict=True)
            )
            if keys:
                name = tuple(picked[place] for place in keys)
                if name in met or None in name:
                    continue
                met.add(name)
            yield picked


RELATIONS: tuple[Relation, ...] = (
    Relation(
        STORIES,
        "A row for each story that was compared.",
        STORIES,
        "title articles outlets words first_published last_published notices version created",
        "story",
        "title",
    ),
    Relation(
        "articles",
        "A row for each article.",
        "articles",
        "article outlet headline published updated authors wire language words url source",
        "article",
        "headline",
    ),
    Relation(
        "passages",
        "A row for each sentence, heading and caption.",
        "passages",
        "passage article outlet role paragraph start end text",
        "passage",
        "text",
    ),
    Relation(
        "claims",
        "A row for each claim: passages of one or more outlets that carry one fact.",
        "claims",
        "claim title summary salience probability carried_by origins",
        "claim",
        "title",
    ),
    Relation(
        "coverage",
        "A row for each claim and outlet of its story: the verdict on what the outlet does with it.",
        "claims",
        "claim outlet state state_probability",
        "claim outlet",
    ),
    Relation(
        "claim_passages",
        "A row for each passage that carries a claim.",
        "claims",
        "claim passage article outlet",
        "claim passage",
    ),
    Relation(
        "links",
        "A row for each pair of passages of two outlets that report a common fact.",
        "links",
        "a b outlet_a outlet_b probability",
        "a b",
    ),
    Relation(
        "omissions",
        "A row for each claim that an article leaves out, though other outlets report it.",
        "omissions",
        "article outlet claim state salience probability why",
        "article claim",
    ),
    Relation(
        "discrepancies",
        "A row for each claim that outlets tell with values that do not agree.",
        "discrepancies",
        "discrepancy claim kind probability compatible why",
        "discrepancy",
        "why",
    ),
    Relation(
        "discrepancy_values",
        "A row for each of those values.",
        "discrepancies",
        "discrepancy outlet passage start end text value unit",
    ),
    Relation(LEGEND, "A row for each framing device that was looked for.", LEGEND, "kind label about", "kind", "label"),
    Relation(
        "signals",
        "A row for each word or phrase that colours a passage.",
        "signals",
        "passage article outlet kind start end text voice speaker target stance probability why",
    ),
    Relation(
        "contrasts",
        "A row for each claim that outlets word differently.",
        "contrasts",
        "contrast claim kind why",
        "contrast",
        "why",
    ),
    Relation(
        "contrast_values",
        "A row for each outlet's words for it.",
        "contrasts",
        "contrast article outlet passage start end text",
    ),
    Relation(
        "mentions",
        "A row for each mention: what an outlet calls somebody or something.",
        "entities",
        "entity kind outlet article passage start end text",
    ),
    Relation(
        "slants",
        "A row for each passage that a scorer holds for slanted.",
        "slants",
        "passage article outlet kind voice probability words why",
    ),
    Relation(
        "tones",
        "A row for each mention of a main actor that has a tone.",
        "tones",
        "entity article outlet passage start end text tone probability words",
    ),
    Relation(
        "roles",
        "A row for each actor and article: who acts and who is acted upon.",
        "roles",
        "entity article outlet agent patient verbs",
    ),
    Relation(
        "speakers",
        "A row for each speaker and article: how many words the article gives to whom.",
        "speakers",
        "speaker article outlet quoted reported",
    ),
    Relation(
        "measures",
        "A row for each figure of an article, or of all of an outlet's articles.",
        "measures",
        "article outlet measure value unit low high",
    ),
    Relation(
        "ledger",
        "A row for each turn of a claim in time: who had it first, took it up, contradicted or dropped it.",
        "ledger",
        "claim event article outlet passage",
    ),
    Relation(
        "agreements",
        "A row for each figure that several outlets give alike.",
        "agreements",
        "agreement claim probability",
        "agreement",
    ),
    Relation(
        "agreement_values",
        "A row for each outlet's words for it.",
        "agreements",
        "agreement outlet passage start end text value unit",
    ),
)
"""Every table of the data set; one that another refers to stands before it."""

KEY_OF = {relation.name: relation.key for relation in RELATIONS if len(relation.keys) == 1}
"""The column by which other tables refer to a table."""


def story_rows(story: str, comparison: Comparison) -> Iterator[tuple[Relation, list[Row]]]:
    """Yield each table with the rows that a story adds to it."""
    index = Index(comparison)
    whole = {name: list(table.rows(comparison, index)) for name, table in _TABLES.items()}
    for relation in RELATIONS:
        yield relation, list(relation.rows(story, whole[relation.of]))
