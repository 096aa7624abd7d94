"""A comparison as tables, one row an observation, for R, pandas or a spreadsheet.

`articles`, `claims` (a row for each claim and passage, and one without text for each outlet that has none of them, each
with the verdict on the outlet),
`links`, `omissions`, `discrepancies` and `contrasts` (a row for each value), `signals`, `entities` and `tones` (a row
for each mention), `slants`, `roles`, `speakers`, `measures`. They join on `article`, `claim` and `passage`. UTF-8
without a byte order mark, as RFC 4180 has it.

A spreadsheet runs a cell that starts with =, +, -, @, a tab or a line break as a formula, and texts come from anybody.
Such a text gets an apostrophe in front, which spreadsheets take for "this is text"; in R or pandas, drop a leading
apostrophe that one of these characters follows. Figures are left alone.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from framing.records import Index

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from framing.records import Comparison

Field = str | int | float | bool | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def render_articles(comparison: Comparison) -> str:
    """Return the table of articles."""
    return _table(
        "article outlet headline published updated authors wire language words url source",
        (
            (
                a.id,
                a.outlet,
                a.headline,
                a.published,
                a.updated,
                "; ".join(a.authors),
                a.wire,
                a.language,
                a.words,
                a.url,
                a.source,
            )
            for a in comparison.story.articles
        ),
    )


def render_claims(comparison: Comparison) -> str:
    """Return the table of claims by outlet, gaps included."""
    return _table(
        "claim salience probability carried_by outlet state state_probability article passage text", _claims(comparison)
    )


def render_omissions(comparison: Comparison) -> str:
    """Return the table of what each article leaves out."""
    index = Index(comparison)
    return _table(
        "article outlet claim state salience probability summary why",
        (
            (
                o.article,
                index.outlet_of_article[o.article],
                o.claim,
                o.state,
                o.salience,
                o.probability,
                index.claim_of[o.claim].summary,
                o.why,
            )
            for o in comparison.omissions
        ),
    )


def render_discrepancies(comparison: Comparison) -> str:
    """Return the table of values that do not agree; rows with the same `discrepancy` belong together."""
    index = Index(comparison)
    header = "discrepancy claim kind outlet passage text value unit probability compatible sentence why"
    rows = []
    for number, found in enumerate(comparison.discrepancies, 1):
        for value in found.values:
            passage = index.passage_of[value.passage]
            where = (index.outlet_of[passage.id], passage.id)
            how = (found.probability, found.compatible, passage.text, found.why)
            said = (value.text, value.value, value.unit, *how)
            rows.append((number, found.claim, found.kind, *where, *said))
    return _table(header, rows)


def render_signals(comparison: Comparison) -> str:
    """Return the table of signals, each with its sentence."""
    index = Index(comparison)
    header = "passage article outlet kind start end text voice speaker target stance probability sentence why"
    rows = []
    for s in comparison.signals:
        passage = index.passage_of[s.passage]
        where = (passage.id, passage.article, index.outlet_of[passage.id])
        what = (s.kind, s.start, s.end, s.text, s.voice, s.speaker, s.target, s.stance, s.probability)
        rows.append((*where, *what, passage.text, s.why))
    return _table(header, rows)


def render_entities(comparison: Comparison) -> str:
    """Return the table of mentions: what each outlet calls an entity."""
    index = Index(comparison)
    return _table(
        "entity kind outlet article passage start end text",
        (
            (
                entity.entity,
                entity.kind,
                index.outlet_of_article[n.article],
                n.article,
                n.passage,
                n.start,
                n.end,
                n.text,
            )
            for entity in comparison.entities
            for n in entity.mentions
        ),
    )


def render_links(comparison: Comparison) -> str:
    """Return the table of pairs of passages that report a common fact."""
    index = Index(comparison)
    return _table(
        "a b outlet_a outlet_b probability text_a text_b",
        (
            (
                link.a,
                link.b,
                index.outlet_of[link.a],
                index.outlet_of[link.b],
                link.probability,
                index.passage_of[link.a].text,
                index.passage_of[link.b].text,
            )
            for link in comparison.links
        ),
    )


def render_contrasts(comparison: Comparison) -> str:
    """Return the table of wording contrasts, a row for each outlet's words."""
    index = Index(comparison)
    rows = []
    for found in comparison.contrasts:
        for value in found.values:
            passage = index.passage_of[value.passage]
            where = (passage.article, index.outlet_of[passage.id], passage.id, value.start, value.end)
            rows.append((found.claim, found.kind, *where, value.text, passage.text, found.why))
    return _table("claim kind article outlet passage start end text sentence why", rows)


def render_roles(comparison: Comparison) -> str:
    """Return the table of who acts and who is acted upon, a row for each entity and article."""
    index = Index(comparison)
    return _table(
        "entity article outlet agent patient verbs",
        (
            (r.entity, r.article, index.outlet_of_article[r.article], r.agent, r.patient, "; ".join(r.verbs))
            for r in comparison.roles
        ),
    )


def render_slants(comparison: Comparison) -> str:
    """Return the table of passages that scorers hold for slanted; `words` weighed most."""
    index = Index(comparison)
    rows = []
    for s in comparison.slants:
        passage = index.passage_of[s.passage]
        where = (passage.id, passage.article, index.outlet_of[passage.id])
        words = "; ".join(word.text for word in s.words)
        rows.append((*where, s.kind, s.voice, s.probability, words, passage.text, s.why))
    return _table("passage article outlet kind voice probability words sentence why", rows)


def render_tones(comparison: Comparison) -> str:
    """Return the table of tones, a row a mention of a main actor."""
    index = Index(comparison)
    rows = []
    for t in comparison.tones:
        sentence = index.passage_of[t.passage].text
        what = (t.start, t.end, sentence[t.start : t.end], t.tone, t.probability)
        words = "; ".join(word.text for word in t.words)
        rows.append((t.entity, t.article, index.outlet_of_article[t.article], t.passage, *what, words, sentence))
    return _table("entity article outlet passage start end text tone probability words sentence", rows)


def render_speakers(comparison: Comparison) -> str:
    """Return the table of words given to each speaker; an empty `speaker` is all who are not named."""
    index = Index(comparison)
    return _table(
        "speaker article outlet quoted reported",
        ((s.entity, s.article, index.outlet_of_article[s.article], s.quoted, s.reported) for s in comparison.speakers),
    )


def render_measures(comparison: Comparison) -> str:
    """Return the table of measures; an empty `low` and `high` mean too little text for an interval.

    An empty `article` is all of an outlet's together, where it has several.
    """
    return _table(
        "article outlet measure value unit low high",
        (
            (m.article, m.outlet, m.name, m.estimate.value, m.estimate.unit, m.estimate.low, m.estimate.high)
            for m in comparison.measures
        ),
    )


def _claims(comparison: Comparison) -> Iterator[tuple[Field, ...]]:
    index = Index(comparison)
    for claim in comparison.claims:
        about = (claim.id, claim.salience, claim.probability, len(claim.outlets))
        for outlet in index.outlets:
            verdict = claim.verdict(outlet)
            cell = (outlet, verdict.state, verdict.probability)
            carried = [index.passage_of[p] for p in claim.passages if index.outlet_of[p] == outlet]
            for passage in carried:
                yield (*about, *cell, passage.article, passage.id, passage.text)
            if not carried:
                yield (*about, *cell, None, None, None)


def _table(columns: str, rows: Iterable[tuple[Field, ...]]) -> str:
    text = io.StringIO()
    sheet = csv.writer(text)
    sheet.writerow(columns.split())
    sheet.writerows(map(cells, rows))
    return text.getvalue()


def cells(row: tuple[Field, ...]) -> list[Field]:
    """Return a row as a CSV file has it: what a spreadsheet would run is marked as text."""
    return [_cell(field) for field in row]


def _cell(field: Field) -> Field:
    if isinstance(field, bool):
        return "true" if field else "false"
    if isinstance(field, str):
        plain = field.replace("\0", "\N{REPLACEMENT CHARACTER}")  # readers of CSV stop at a NUL
        return f"'{plain}" if plain.startswith(_FORMULA) else plain
    return field
