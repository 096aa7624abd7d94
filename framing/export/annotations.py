"""A comparison as Web Annotations (W3C Web Annotation Data Model, JSON-LD), for tools that show notes on texts.

One AnnotationCollection with a single page. A note on words (a signal, a passage that carries a claim, a value that
does not agree) targets them by quote and by position; an omission, which has no place, targets the whole article.

A target's `source` is the article's web address, else the name of its file, else its id. Positions count Unicode code
points in the article's own text as comparison.json has it (`renderedVia` names framing for that reason), not in the
page at the address: there, the quote finds the words.
"""

from __future__ import annotations

import json
import re
import uuid
from collections import Counter
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote

from framing.records import Index, confidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from framing.records import Article, Claim, Comparison

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Characters before and after the exact words, to tell them from the same words elsewhere: a judgement. Tools that look
a quote up in a page use as many."""

_WEB = re.compile("https?://", re.IGNORECASE)
_IN_ADDRESSES = "%/:?#[]@!$&'()*+,;=~"
"""What stays as it is in an address; everything else is escaped, so that no text of a page breaks out of an IRI."""

_Motivation = Literal["highlighting", "linking", "commenting"]


def render_annotations(comparison: Comparison) -> str:
    """Return the annotations as one JSON-LD object; the same comparison gives the same bytes."""
    return json.dumps(_collection(comparison), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _collection(comparison: Comparison) -> dict[str, Any]:
    story = comparison.story
    # Names the collection by its content: the same texts compared at the same second are the same collection.
    named_by = [story.title, comparison.provenance.created, *(article.text for article in story.articles)]
    space = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(named_by))
    notes = _Notes(comparison, space)
    items = [
        {"id": uuid.uuid5(space, str(number)).urn, "type": "Annotation", **note}
        for number, note in enumerate(notes.all())
    ]
    page = {"id": uuid.uuid5(space, "page").urn, "type": "AnnotationPage", "partOf": space.urn, "startIndex": 0}
    return {
        "@context": CONTEXT,
        "id": space.urn,
        "type": "AnnotationCollection",
        "label": f"{story.title}. Positions count Unicode code points of the articles' texts in comparison.json.",
        "generator": {"id": notes.software, "type": "Software", "name": f"framing {comparison.provenance.version}"},
        "generated": comparison.provenance.created,
        "total": len(items),
        "first": {**page, "items": items},
    }


class _Notes:
    """The annotations of one comparison, but for their ids."""

    def __init__(self, comparison: Comparison, space: uuid.UUID) -> None:
        self._comparison, self._index = comparison, Index(comparison)
        self.software = uuid.uuid5(space, "software").urn
        self._sources = _sources(comparison.story.articles)

    def all(self) -> Iterator[dict[str, Any]]:
        """Yield signals, claims, discrepancies and omissions, each kind in the comparison's order."""
        tags: tuple[str, ...]
        for signal in self._comparison.signals:
            tags = ("signal", signal.kind, confidence(signal.probability))
            yield _note("highlighting", tags, signal.why, self._words(signal.passage, signal.start, signal.end))
        for claim in self._comparison.claims:
            tags = ("claim", claim.id, confidence(claim.probability))
            for passage in claim.passages:
                length = len(self._index.passage_of[passage].text)
                yield _note("linking", tags, _who_reports(claim), self._words(passage, 0, length))
        for found in self._comparison.discrepancies:
            tags = ("discrepancy", found.kind, found.claim, confidence(found.probability))
            for value in found.values:
                yield _note("commenting", tags, found.why, self._words(value.passage, value.start, value.end))
        for omission in self._comparison.omissions:
            tags = ("omission", omission.state, omission.claim, confidence(omission.probability))
            missing = f"{self._index.claim_of[omission.claim].summary}\n\n{omission.why}"
            yield _note("commenting", tags, missing, self._sources[omission.article])

    def _words(self, ident: str, start: int, end: int) -> dict[str, Any]:
        """Return the words of a passage as a target; `start` and `end` count in the passage."""
        passage = self._index.passage_of[ident]
        text = self._index.article_of[passage.article].text
        start, end = passage.start + start, passage.start + end
        quoted = {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(0, start - AROUND) : start],
            "suffix": text[end : end + AROUND],
        }
        placed = {"type": "TextPositionSelector", "start": start, "end": end}
        return {
            "type": "SpecificResource",
            "source": self._sources[passage.article],
            "selector": [quoted, placed],
            "renderedVia": self.software,
        }


def _note(
    motivation: _Motivation, tags: Iterable[str], description: str, target: str | dict[str, Any]
) -> dict[str, Any]:
    bodies = [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in tags]
    bodies.append({"type": "TextualBody", "purpose": "describing", "value": description, "format": "text/plain"})
    return {"motivation": motivation, "body": bodies, "target": target}


def _who_reports(claim: Claim) -> str:
    return f"Reported by {', '.join(claim.outlets)}."


def _sources(articles: Sequence[Article]) -> dict[str, str]:
    """Return an IRI, or a reference relative to the articles' folder, for each article by its id."""
    names = {article.id: re.split(r"[/\\]", article.source)[-1] for article in articles}
    often = Counter(names.values())
    return {article.id: _source(article, names[article.id], often[names[article.id]]) for article in articles}


def _source(article: Article, name: str, often: int) -> str:
    """Return the article's address, else its file's name, else its id where several share that file or it has none."""
    if article.url and _WEB.match(article.url):
        return quote(article.url, safe=_IN_ADDRESSES, errors="replace")
    return quote(name if name and often == 1 else article.id, safe="", errors="replace")
