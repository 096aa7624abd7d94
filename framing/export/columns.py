"""What each column of a table holds: its type, its meaning and unit, and the table whose rows it names.

A name means one thing in every table. Where a table needs words of its own, it has an entry `<table>.<name>`. The CSV
files of one story, the data set of a run and the reference page are all made from this.
"""

from __future__ import annotations

from dataclasses import dataclass

Field = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the type of its values, and what it means to a reader.

    `refers` is the table whose row it names, by an id that is unique within one story, unless `shared`.
    """

    type: type[str] | type[int] | type[float] | type[bool]
    about: str
    unit: str = ""
    refers: str = ""
    shared: bool = False


_POSITION = "characters"
_PROBABILITY = "0 to 1"

COLUMNS: dict[str, Column] = {
    "story": Column(str, "The story: its folder below the run's.", refers="stories", shared=True),
    "article": Column(str, "The article.", refers="articles"),
    "measures.article": Column(
        str, "The article; empty where all of an outlet's are taken together.", refers="articles"
    ),
    "claims.article": Column(str, "The article that carries the claim.", refers="articles"),
    "passage": Column(str, "The sentence, heading or caption.", refers="passages"),
    "claim": Column(str, "The claim: passages that carry one fact.", refers="claims"),
    "discrepancy": Column(str, "The discrepancy; its values share it.", refers="discrepancies"),
    "agreement": Column(str, "The figure told alike; its words share it.", refers="agreements"),
    "contrast": Column(str, "The wording contrast; its words share it.", refers="contrasts"),
    "a": Column(str, "The first passage of the pair.", refers="passages"),
    "b": Column(str, "The second passage of the pair.", refers="passages"),
    "outlet": Column(str, "Who published it."),
    "outlet_a": Column(str, "The outlet of the first passage."),
    "outlet_b": Column(str, "The outlet of the second passage."),
    "title": Column(str, "The story's title."),
    "claims.title": Column(str, "One of its sentences, cut down to its core."),
    "articles": Column(int, "How many articles were compared."),
    "outlets": Column(int, "How many outlets they are of."),
    "words": Column(int, "Words of the text, separated by white space."),
    "slants.words": Column(str, "The words that weighed most, the heaviest first."),
    "tones.words": Column(str, "The words that weighed most, the heaviest first."),
    "first_published": Column(str, "When its first article came out, as far as articles say.", "ISO 8601"),
    "last_published": Column(str, "When its last article came out, as far as articles say.", "ISO 8601"),
    "notices": Column(str, "What was left out of the story, and why."),
    "version": Column(str, "The version of framing that compared it."),
    "created": Column(str, "When it was compared, in UTC.", "ISO 8601"),
    "headline": Column(str, "The article's headline."),
    "published": Column(str, "When it came out; empty where it does not say.", "ISO 8601"),
    "updated": Column(str, "When it was last changed; empty where it does not say.", "ISO 8601"),
    "authors": Column(str, "Who wrote it, with semicolons between them."),
    "wire": Column(str, "The agency whose copy it is; empty for an outlet's own."),
    "language": Column(str, "The language of the text; `und` where it could not be told.", "ISO 639-1"),
    "url": Column(str, "Its web address."),
    "source": Column(str, "The file or address that it was read from."),
    "role": Column(str, "headline, standfirst, caption or body."),
    "paragraph": Column(int, "Which paragraph of the article it stands in, counted from 0."),
    "start": Column(int, "Where the words begin in their passage, counted from 0.", _POSITION),
    "end": Column(int, "Where they end, the first position after them.", _POSITION),
    "passages.start": Column(int, "Where it begins in the article's text, counted from 0.", _POSITION),
    "passages.end": Column(int, "Where it ends, the first position after it.", _POSITION),
    "text": Column(str, "The words, as they stand in the passage."),
    "passages.text": Column(str, "The passage, as the article has it."),
    "claims.text": Column(str, "The passage's text; empty where the outlet has none."),
    "text_a": Column(str, "The first passage's text."),
    "text_b": Column(str, "The second passage's text."),
    "sentence": Column(str, "The text of the whole passage."),
    "summary": Column(str, "The claim in the words of one of its passages."),
    "salience": Column(float, "How much the claim matters in the story.", _PROBABILITY),
    "probability": Column(float, "How sure it is.", _PROBABILITY),
    "claims.probability": Column(
        float, "How sure it is that its passages report one fact; 1 where one outlet has it.", _PROBABILITY
    ),
    "carried_by": Column(int, "How many outlets report the claim."),
    "origins": Column(int, "How many of them are witnesses of their own: agency copy counts once."),
    "state": Column(str, "What the outlet does with the claim: reported, partly, unclear or absent."),
    "omissions.state": Column(str, "absent, or partly where the article has it without its point."),
    "state_probability": Column(float, "How probable that state is.", _PROBABILITY),
    "why": Column(str, "The reason, in words."),
    "kind": Column(str, "Of which kind it is."),
    "legend.kind": Column(str, "The framing device.", refers="legend", shared=True),
    "signals.kind": Column(str, "Which framing device it is.", refers="legend", shared=True),
    "discrepancies.kind": Column(str, "What does not agree: statement, number, date, name or place."),
    "contrasts.kind": Column(str, "What is worded differently: verb, qualifier, agency, attribution or naming."),
    "entities.kind": Column(str, "person, place, organisation, event, or term for a matter without a name."),
    "slants.kind": Column(str, "lexical: by its wording; informational: by what it brings up."),
    "label": Column(str, "The framing device's name."),
    "about": Column(str, "What the device does to a text."),
    "value": Column(str, "The normal form of the words: a figure, a day; of a statement, so or not so."),
    "measures.value": Column(float, "The figure."),
    "unit": Column(str, "The unit of the figure."),
    "compatible": Column(bool, "Whether all the values can be right: at least 12, and 14."),
    "voice": Column(str, "author: the outlet's own words; quoted: inside a quotation."),
    "speaker": Column(str, "Who is quoted, where known."),
    "speakers.speaker": Column(str, "Who is given words; empty for all who are not named."),
    "target": Column(str, "Whom or what the words colour, where known."),
    "stance": Column(str, "How a verb of saying takes what was said: neutral, doubting, endorsing or denying."),
    "entity": Column(str, "The actor, place, event or matter, by one name for all outlets."),
    "tone": Column(str, "How the words around it speak of it: negative, neutral or positive."),
    "agent": Column(int, "How often the article shows it acting."),
    "patient": Column(int, "How often the article shows it acted upon."),
    "verbs": Column(str, "With which verbs, with semicolons between them."),
    "quoted": Column(int, "Words given to it in quotation marks."),
    "reported": Column(int, "Words given to it in reported speech."),
    "measure": Column(str, "What was measured: a rate or a share."),
    "low": Column(float, "Lower end of the 95 % interval; empty where there is too little text."),
    "event": Column(str, "first, taken-up, contradicted, or dropped: from this article on."),
    "ledger.passage": Column(
        str,
        "The evidence: the claim there, words that contradict, or where the outlet had it last.",
        refers="passages",
    ),
    "high": Column(float, "Upper end of the 95 % interval; empty where there is too little text."),
}


def column(table: str, name: str) -> Column:
    """Return what a column holds in a table; raises KeyError for one that there is no entry for."""
    return COLUMNS.get(f"{table}.{name}") or COLUMNS[name]
