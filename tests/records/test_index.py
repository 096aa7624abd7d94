"""The index: what pages, exercises and files look up in a comparison."""

from dataclasses import replace

from framing.records import Index
from tests.samples import bridge

INDEX = Index(bridge())


def test_every_part_is_found_by_its_id() -> None:
    """Protects evidence: an id leads to its own article, passage or claim, and a passage to whose it is."""
    for lookup in (INDEX.article_of, INDEX.passage_of, INDEX.claim_of):
        assert all(part.id == ident for ident, part in lookup.items())
    assert [INDEX.comparison.passages[place].id for place in INDEX.place_of.values()] == list(INDEX.place_of)
    assert {INDEX.outlet_of[p.id] for p in INDEX.passages_of["north-wire"]} == {"North Wire"}
    assert sum(map(len, INDEX.passages_of.values())) == len(INDEX.comparison.passages)


def test_what_has_nothing_is_there_too() -> None:
    """Protects every reader from a missing key: no signal, claim or passage is an empty answer, not a fault."""
    bare = Index(replace(INDEX.comparison, passages=(), claims=(), links=(), signals=()))
    assert set(bare.passages_of.values()) == {()}
    assert INDEX.signals_of["north-wire:0"] == ()
    assert INDEX.claims_of["north-wire:0"] == ()
    assert set(INDEX.signals_of) == set(INDEX.claims_of) == set(INDEX.passage_of)


def test_a_link_holds_in_both_directions() -> None:
    """Protects pairs: the order in which two passages are named changes nothing, and without a link there is none."""
    assert INDEX.link("north-wire:1", "harbour-post:1") == INDEX.link("harbour-post:1", "north-wire:1") == 0.85
    assert INDEX.link("harbour-post:1", "harbour-post:1") == INDEX.link("harbour-post:0", "north-wire:0") == 0


def test_passages_of_one_claim_are_related_without_a_link() -> None:
    """Protects wrong options in exercises: two passages of one claim are related, whether a link joins them or not."""
    unlinked = Index(replace(INDEX.comparison, links=()))
    assert unlinked.related("harbour-post:1", "north-wire:1")
    assert not unlinked.related("harbour-post:1", "north-wire:3")
    linked = Index(replace(INDEX.comparison, claims=()))
    assert linked.related("north-wire:2", "harbour-post:4")


def test_outlets_keep_the_order_of_their_articles() -> None:
    """Protects columns: an outlet with two articles is one, where its first article stands."""
    articles = INDEX.comparison.story.articles
    again = replace(articles[0], id="again")
    several = replace(INDEX.comparison, story=replace(INDEX.comparison.story, articles=(*articles, again)))
    assert Index(several).outlets == ("Harbour Post", "Daily Lantern", "North Wire")
