"""A comparison as tables, one row an observation, for R, pandas or a spreadsheet.

They join on `article`, `claim`, `passage`, `discrepancy` and `contrast`; what a column means stands in `columns`. As
CSV, they are UTF-8 without a byte order mark, as RFC 4180 has it.

A spreadsheet runs a cell that starts with =, +, -, @, a tab or a line break as a formula, and texts come from anybody.
Such a text gets an apostrophe in front, which spreadsheets take for "this is text"; in R or pandas, drop a leading
apostrophe that one of these characters follows. Figures are left alone.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.records import Index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from framing.export.columns import Field
    from framing.records import Comparison

Row = tuple["Field", ...]
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what a row of it is, the names of its columns with spaces between, and how a comparison gives rows."""

    name: str
    about: str
    columns: str
    rows: Callable[[Comparison, Index], Iterable[Row]]

    def render(self, comparison: Comparison) -> str:
        """Return the table of a comparison as CSV."""
        return csv_text(self.columns.split(), self.rows(comparison, Index(comparison)))


def csv_text(head: Iterable[str], rows: Iterable[Row]) -> str:
    """Return rows below their head as CSV; what a spreadsheet would run in them is marked as text."""
    text = io.StringIO()
    sheet = csv.writer(text)
    sheet.writerow(head)
    sheet.writerows(map(cells, rows))
    return text.getvalue()


def cells(row: Row) -> list[Field]:
    """Return a row as a CSV file has it: what a spreadsheet would run is marked as text."""
    return [_cell(field) for field in row]


def _cell(field: Field) -> Field:
    if isinstance(field, bool):
        return "true" if field else "false"
    if isinstance(field, str):
        plain = field.replace("\0", "\N{REPLACEMENT CHARACTER}")  # readers of CSV stop at a NUL
        return f"'{plain}" if plain.startswith(_FORMULA) else plain
    return field


def _stories(comparison: Comparison, index: Index) -> Iterator[Row]:
    articles = comparison.story.articles
    days = sorted(article.published for article in articles if article.published)
    size = (len(articles), len(index.outlets), sum(article.words for article in articles))
    when = (days[0], days[-1]) if days else (None, None)
    made = (comparison.provenance.version, comparison.provenance.created)
    yield (comparison.story.title, *size, *when, "; ".join(comparison.story.notices), *made)


def _articles(comparison: Comparison, _: Index) -> Iterator[Row]:
    for a in comparison.story.articles:
        dates = (a.published, a.updated)
        yield (a.id, a.outlet, a.headline, *dates, "; ".join(a.authors), a.wire, a.language, a.words, a.url, a.source)


def _passages(comparison: Comparison, index: Index) -> Iterator[Row]:
    for p in comparison.passages:
        yield (p.id, p.article, index.outlet_of[p.id], p.role, p.paragraph, p.start, p.end, p.text)


def _claims(comparison: Comparison, index: Index) -> Iterator[Row]:
    for claim in comparison.claims:
        about = (claim.id, claim.salience, claim.probability, len(claim.outlets))
        said = (claim.origins, claim.title, claim.summary)
        for outlet in index.outlets:
            verdict = claim.verdict(outlet)
            state = (outlet, verdict.state, verdict.probability)
            carried = [index.passage_of[p] for p in claim.passages if index.outlet_of[p] == outlet]
            for passage in carried:
                yield (*about, *state, passage.article, passage.id, passage.text, *said)
            if not carried:
                yield (*about, *state, None, None, None, *said)


def _links(comparison: Comparison, index: Index) -> Iterator[Row]:
    for link in comparison.links:
        ends = (link.a, link.b)
        yield (*ends, *map(index.outlet_of.get, ends), link.probability, *(index.passage_of[end].text for end in ends))


def _omissions(comparison: Comparison, index: Index) -> Iterator[Row]:
    for o in comparison.omissions:
        found = (o.claim, o.state, o.salience, o.probability, index.claim_of[o.claim].summary, o.why)
        yield (o.article, index.outlet_of_article[o.article], *found)


def _discrepancies(comparison: Comparison, index: Index) -> Iterator[Row]:
    for number, found in enumerate(comparison.discrepancies, 1):
        for v in found.values:
            said = (index.outlet_of[v.passage], v.passage, v.text, v.value, v.unit)
            how = (found.probability, found.compatible, index.passage_of[v.passage].text, found.why)
            yield (str(number), found.claim, found.kind, *said, *how, v.start, v.end)


def _agreements(comparison: Comparison, index: Index) -> Iterator[Row]:
    for number, found in enumerate(comparison.agreements, 1):
        for v in found.values:
            said = (index.outlet_of[v.passage], v.passage, v.start, v.end, v.text, v.value, v.unit)
            yield (str(number), found.claim, *said, found.probability, index.passage_of[v.passage].text)


def _signals(comparison: Comparison, index: Index) -> Iterator[Row]:
    for s in comparison.signals:
        what = (s.kind, s.start, s.end, s.text, s.voice, s.speaker, s.target, s.stance, s.probability)
        yield (*_where(s.passage, index), *what, index.passage_of[s.passage].text, s.why)


def _legend(comparison: Comparison, _: Index) -> Iterator[Row]:
    known = {entry.kind: (entry.label, entry.about) for entry in comparison.legend}
    for kind in dict.fromkeys((*known, *(signal.kind for signal in comparison.signals))):
        yield (kind, *known.get(kind, (kind, "")))


def _contrasts(comparison: Comparison, index: Index) -> Iterator[Row]:
    for number, found in enumerate(comparison.contrasts, 1):
        for value in found.values:
            passage, article, outlet = _where(value.passage, index)
            words = (value.start, value.end, value.text, index.passage_of[value.passage].text)
            yield (found.claim, found.kind, article, outlet, passage, *words, found.why, str(number))


def _entities(comparison: Comparison, index: Index) -> Iterator[Row]:
    for entity in comparison.entities:
        for n in entity.mentions:
            outlet = index.outlet_of_article[n.article]
            yield (entity.entity, entity.kind, outlet, n.article, n.passage, n.start, n.end, n.text)


def _slants(comparison: Comparison, index: Index) -> Iterator[Row]:
    for s in comparison.slants:
        words = "; ".join(word.text for word in s.words)
        what = (s.kind, s.voice, s.probability, words, index.passage_of[s.passage].text, s.why)
        yield (*_where(s.passage, index), *what)


def _tones(comparison: Comparison, index: Index) -> Iterator[Row]:
    for t in comparison.tones:
        sentence, words = index.passage_of[t.passage].text, "; ".join(word.text for word in t.words)
        what = (t.start, t.end, sentence[t.start : t.end], t.tone, t.probability, words, sentence)
        yield (t.entity, t.article, index.outlet_of_article[t.article], t.passage, *what)


def _roles(comparison: Comparison, index: Index) -> Iterator[Row]:
    for r in comparison.roles:
        yield (r.entity, r.article, index.outlet_of_article[r.article], r.agent, r.patient, "; ".join(r.verbs))


def _speakers(comparison: Comparison, index: Index) -> Iterator[Row]:
    for s in comparison.speakers:
        yield (s.entity, s.article, index.outlet_of_article[s.article], s.quoted, s.reported)


def _measures(comparison: Comparison, _: Index) -> Iterator[Row]:
    for m in comparison.measures:
        yield (m.article, m.outlet, m.name, m.estimate.value, m.estimate.unit, m.estimate.low, m.estimate.high)


def _ledger(comparison: Comparison, index: Index) -> Iterator[Row]:
    for turn in comparison.ledger:
        article, passage = index.article_of[turn.article], index.passage_of[turn.passage]
        yield (turn.claim, turn.event, turn.article, article.outlet, article.published, turn.passage, passage.text)


def _where(passage: str, index: Index) -> tuple[str, str, str]:
    return passage, index.passage_of[passage].article, index.outlet_of[passage]


TABLES: tuple[Table, ...] = (
    Table(
        "stories",
        "A row for the story.",
        "title articles outlets words first_published last_published notices version created",
        _stories,
    ),
    Table(
        "articles",
        "A row for each article.",
        "article outlet headline published updated authors wire language words url source",
        _articles,
    ),
    Table(
        "passages",
        "A row for each sentence, heading and caption.",
        "passage article outlet role paragraph start end text",
        _passages,
    ),
    Table(
        "claims",
        "A row for each claim and passage, and one without text for each outlet that has none of them.",
        "claim salience probability carried_by outlet state state_probability article passage text "
        "origins title summary",
        _claims,
    ),
    Table(
        "links",
        "A row for each pair of passages that report a common fact.",
        "a b outlet_a outlet_b probability text_a text_b",
        _links,
    ),
    Table(
        "omissions",
        "A row for each claim that an article leaves out.",
        "article outlet claim state salience probability summary why",
        _omissions,
    ),
    Table(
        "discrepancies",
        "A row for each value that does not agree.",
        "discrepancy claim kind outlet passage text value unit probability compatible sentence why start end",
        _discrepancies,
    ),
    Table(
        "signals",
        "A row for each word or phrase that colours a passage.",
        "passage article outlet kind start end text voice speaker target stance probability sentence why",
        _signals,
    ),
    Table("legend", "A row for each framing device that was looked for.", "kind label about", _legend),
    Table(
        "contrasts",
        "A row for each outlet's words for a claim that is worded differently.",
        "claim kind article outlet passage start end text sentence why contrast",
        _contrasts,
    ),
    Table(
        "entities",
        "A row for each mention: what an outlet calls somebody or something.",
        "entity kind outlet article passage start end text",
        _entities,
    ),
    Table(
        "slants",
        "A row for each passage that a scorer holds for slanted.",
        "passage article outlet kind voice probability words sentence why",
        _slants,
    ),
    Table(
        "tones",
        "A row for each mention of a main actor that has a tone.",
        "entity article outlet passage start end text tone probability words sentence",
        _tones,
    ),
    Table(
        "roles",
        "A row for each actor and article: who acts and who is acted upon.",
        "entity article outlet agent patient verbs",
        _roles,
    ),
    Table(
        "speakers",
        "A row for each speaker and article: how many words it gives to whom.",
        "speaker article outlet quoted reported",
        _speakers,
    ),
    Table(
        "measures",
        "A row for each figure of an article, or of an outlet.",
        "article outlet measure value unit low high",
        _measures,
    ),
    Table(
        "ledger",
        "A row for each turn of a claim in time: who had it first, took it up, contradicted or dropped it.",
        "claim event article outlet published passage text",
        _ledger,
    ),
    Table(
        "agreements",
        "A row for each outlet's words for a figure that several outlets give alike.",
        "agreement claim outlet passage start end text value unit probability sentence",
        _agreements,
    ),
)
"""Every table, in the order in which files and pages list them."""
