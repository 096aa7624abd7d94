"""The Web Annotations: read by a foreign JSON-LD parser, and laid on the texts that they speak of."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF, XSD, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from framing.export.annotations import CONTEXT, render_annotations
from framing.records import Article, Comparison, Passage, Story
from tests.samples import bridge, hostile

OA = Namespace("http://www.w3.org/ns/oa#")
AS = Namespace("http://www.w3.org/ns/activitystreams#")
DCTERMS = Namespace("http://purl.org/dc/terms/")

# What the terms mean that we use, from the tables of the specification (Web Annotation Vocabulary), so that the parser
# needs no network. A term that is not here is dropped by the parser, and the checks below miss it.
VOCABULARY: dict[str, Any] = {
    "id": "@id",
    "type": "@type",
    **{name: str(OA[name]) for name in ("Annotation", "TextualBody", "SpecificResource")},
    **{name: str(OA[name]) for name in ("TextQuoteSelector", "TextPositionSelector")},
    **{name: str(OA[name]) for name in ("highlighting", "linking", "commenting", "tagging", "describing")},
    **{name: str(OA[name]) for name in ("exact", "prefix", "suffix")},
    **{name: {"@id": str(OA[name]), "@type": str(XSD.nonNegativeInteger)} for name in ("start", "end")},
    "AnnotationCollection": str(AS.OrderedCollection),
    "AnnotationPage": str(AS.OrderedCollectionPage),
    "Software": str(AS.Application),
    "body": {"@id": str(OA.hasBody), "@type": "@id"},
    "target": {"@id": str(OA.hasTarget), "@type": "@id"},
    "source": {"@id": str(OA.hasSource), "@type": "@id"},
    "selector": {"@id": str(OA.hasSelector), "@type": "@id"},
    "renderedVia": {"@id": str(OA.renderedVia), "@type": "@id"},
    "motivation": {"@id": str(OA.motivatedBy), "@type": "@vocab"},
    "purpose": {"@id": str(OA.hasPurpose), "@type": "@vocab"},
    "value": str(RDF.value),
    "format": "http://purl.org/dc/elements/1.1/format",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "name": "http://xmlns.com/foaf/0.1/name",
    "generator": {"@id": str(AS.generator), "@type": "@id"},
    "generated": {"@id": str(DCTERMS.issued), "@type": str(XSD.dateTime)},
    "total": {"@id": str(AS.totalItems), "@type": str(XSD.nonNegativeInteger)},
    "first": {"@id": str(AS.first), "@type": "@id"},
    "startIndex": {"@id": str(AS.startIndex), "@type": str(XSD.nonNegativeInteger)},
    "partOf": {"@id": str(AS.partOf), "@type": "@id"},
    "items": {"@id": str(AS.items), "@type": "@id", "@container": "@list"},
}
HERE = "http://here.example/folder/annotations.json"


def parse(text: str) -> Graph:
    """Return what rdflib's JSON-LD parser reads in the file, as if it had been fetched from HERE."""
    written = json.loads(text)
    assert written["@context"] == CONTEXT
    return Graph().parse(data=json.dumps(written | {"@context": VOCABULARY}), format="json-ld", base=HERE)


def only(graph: Graph, subject: Node, predicate: URIRef) -> Node:
    """Return the one object, which the model demands."""
    (found,) = graph.objects(subject, predicate)
    return found


def annotations(text: str) -> list[dict[str, Any]]:
    """Return the annotations as JSON."""
    items: list[dict[str, Any]] = json.loads(text)["first"]["items"]
    return items


def targets(text: str) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Yield the source of each target on words, with its quote and its position."""
    for annotation in annotations(text):
        if isinstance(annotation["target"], dict):
            quoted, placed = annotation["target"]["selector"]
            yield annotation["target"]["source"], quoted, placed


@pytest.mark.parametrize("make", [bridge, hostile])
def test_a_foreign_parser_finds_a_collection(make: Callable[[], Comparison]) -> None:
    """Protects other tools: one collection with one page, whose list holds every annotation in order."""
    text = render_annotations(make())
    graph = parse(text)
    (collection,) = graph.subjects(RDF.type, AS.OrderedCollection)
    page = only(graph, collection, AS.first)
    items = list(Collection(graph, only(graph, page, AS["items"])))
    assert [str(item) for item in items] == [annotation["id"] for annotation in annotations(text)]
    assert set(items) == set(graph.subjects(RDF.type, OA.Annotation))
    assert only(graph, collection, AS.totalItems).eq(len(items))  # type: ignore[attr-defined]
    assert only(graph, page, AS.partOf) == collection
    assert all(isinstance(item, URIRef) for item in items)


@pytest.mark.parametrize("make", [bridge, hostile])
def test_every_annotation_is_what_the_model_demands(make: Callable[[], Comparison]) -> None:
    """Protects the model's rules: one target, bodies with one value each, one source and whole selectors."""
    graph = parse(render_annotations(make()))
    for annotation in graph.subjects(RDF.type, OA.Annotation):
        assert only(graph, annotation, OA.motivatedBy) in {OA.highlighting, OA.linking, OA.commenting}
        purposes = set()
        for body in graph.objects(annotation, OA.hasBody):
            assert only(graph, body, RDF.type) == OA.TextualBody
            assert isinstance(only(graph, body, RDF.value), Literal)
            purposes.add(only(graph, body, OA.hasPurpose))
        assert purposes == {OA.tagging, OA.describing}
        assert isinstance(only(graph, annotation, OA.hasTarget), Node)
    for target in graph.subjects(RDF.type, OA.SpecificResource):
        assert isinstance(only(graph, target, OA.hasSource), URIRef)
        kinds = {only(graph, selector, RDF.type) for selector in graph.objects(target, OA.hasSelector)}
        assert kinds == {OA.TextQuoteSelector, OA.TextPositionSelector}
    for quoted in graph.subjects(RDF.type, OA.TextQuoteSelector):
        assert all(isinstance(only(graph, quoted, OA[part]), Literal) for part in ("exact", "prefix", "suffix"))
    for placed in graph.subjects(RDF.type, OA.TextPositionSelector):
        start, end = (only(graph, placed, OA[part]).toPython() for part in ("start", "end"))  # type: ignore[attr-defined]
        assert 0 <= start < end


def test_nothing_is_lost_on_the_way() -> None:
    """Protects completeness: a note for each signal, claim passage, discrepancy value and omission, none twice."""
    comparison = bridge()
    found = annotations(render_annotations(comparison))
    kinds = [annotation["body"][0]["value"] for annotation in found]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "signal": len(comparison.signals),
        "claim": sum(len(claim.passages) for claim in comparison.claims),
        "discrepancy": sum(len(one.values) for one in comparison.discrepancies),
        "omission": len(comparison.omissions),
    }
    assert len({annotation["id"] for annotation in found}) == len(found)


def test_a_source_is_an_address_or_a_file_or_an_id() -> None:
    """Protects the way to the article: its address, else its file's name, else its id; never a script or a path."""
    one, two, three = bridge().story.articles
    sources = {
        "https://harbour.example/bridge": one,
        "daily-lantern.txt": replace(two, source="/home/somebody/story/daily-lantern.txt"),
        "north-wire": replace(three, url="javascript:alert(1)", source=""),
    }
    comparison = replace(bridge(), story=Story("A bridge", tuple(sources.values())))
    assert {source for source, _, _ in targets(render_annotations(comparison))} == set(sources)
    together = tuple(replace(article, url=None, source="all.json") for article in sources.values())
    shared = render_annotations(replace(comparison, story=Story("A bridge", together)))
    assert {source for source, _, _ in targets(shared)} == {article.id for article in together}


@settings(deadline=None)  # a busy machine is no fault of the text's
@given(before=st.text(max_size=50), inside=st.text(min_size=1, max_size=50), after=st.text(max_size=50), cut=st.data())
def test_selectors_hold_in_any_text(before: str, inside: str, after: str, cut: st.DataObject) -> None:
    """Protects the positions: whatever the script, quote and position select the same words of the article's text."""
    start = cut.draw(st.integers(0, len(inside) - 1))
    end = cut.draw(st.integers(start + 1, len(inside)))
    text = before + inside + after
    base = bridge()
    signal = replace(base.signals[0], passage="x:0", start=start, end=end, text=inside[start:end])
    claim = replace(base.claims[0], passages=("x:0",))
    comparison = replace(
        base,
        story=Story("Any", (Article("X", text, "x", source="x.txt"),)),
        passages=(Passage("x:0", "x", 0, "body", 0, len(before), len(before) + len(inside), inside),),
        signals=(signal,),
        claims=(claim,),
        omissions=(),
        discrepancies=(),
        agreements=(),
    )
    found = list(targets(render_annotations(comparison)))
    assert [quoted["exact"] for _, quoted, _ in found] == [inside[start:end], inside]
    for _, quoted, placed in found:
        assert text[placed["start"] : placed["end"]] == quoted["exact"]
        at = placed["start"] - len(quoted["prefix"])
        assert text[at:].startswith(quoted["prefix"] + quoted["exact"] + quoted["suffix"])


def test_the_file_is_as_it_was(golden: Callable[[str, str], None]) -> None:
    """Protects every byte, ids included; a change of it shows in review."""
    golden("annotations.json", render_annotations(bridge()))
