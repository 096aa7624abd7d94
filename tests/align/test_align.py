"""Links join passages of different outlets that report one fact; claims gather them without chaining."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.align import Alignment, align
from framing.align.claims import find_claims
from framing.align.features import pair_features
from framing.align.reading import read
from framing.align.verdicts import gather, shipped
from framing.encoders import load
from framing.records import LIKELY, Article, Block, Passage, PassageRole
from framing.settings import EMBEDDED
from tests.analyses import analysis_of
from tests.encoders.fakes import HashEncoder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.analysis import Analysis
    from framing.encoders import Encoder
    from framing.records import Claim

NORTH = (
    "Ministers sign rail treaty in Velm",
    "The two transport ministers signed a rail treaty in Velm on Tuesday.",
    "The line will cost 4.2 billion crowns and open in 2031.",
    "Farmers along the river say that nobody asked them.",
)
SOUTH = (
    "Rail treaty signed",
    "A treaty on the new railway was signed in Velm on Tuesday by both transport ministers.",
    "Opposition parties called the ceremony a waste of money.",
    "It is expected to open in 2031 at a cost of 4.2 billion crowns.",
)
WEST = (
    "Treaty opens the way for trains",
    "On Tuesday the transport ministers put their names to a railway treaty in Velm.",
    "Heavy rain fell on the delegations.",
)


def story(*texts: tuple[str, ...], outlets: tuple[str, ...] = ()) -> tuple[list[Article], list[Passage]]:
    """Return one article for each tuple of sentences, the first of which is the headline."""
    articles, passages = [], []
    for n, sentences in enumerate(texts):
        name = f"a{n}"
        articles.append(Article(outlet=outlets[n] if outlets else f"Outlet {n}", text="\n".join(sentences), id=name))
        at = 0
        for index, sentence in enumerate(sentences):
            role: PassageRole = "headline" if index == 0 else "body"
            passages.append(Passage(f"{name}:{index}", name, index, role, index, at, at + len(sentence), sentence))
            at += len(sentence) + 1
    return articles, passages


def aligned(encoder: Encoder, *texts: tuple[str, ...], outlets: tuple[str, ...] = ()) -> Alignment:
    """Return the alignment of a story made of these sentences."""
    return align(analysis_of(*story(*texts, outlets=outlets), encoder))


def claims_of(analysis: Analysis, joined: Mapping[tuple[str, str], float]) -> tuple[Claim, ...]:
    """Return the claims of a story whose pairs of passages have these probabilities."""
    a, b = (np.array([analysis.row_of[pair[side]] for pair in joined], np.int64) for side in (0, 1))
    return find_claims(analysis, gather(read(analysis), a, b, np.array(list(joined.values()))), shipped())


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    """Return the embedded model."""
    return load(EMBEDDED, tmp_path_factory.mktemp("cache"), threads=2)


def test_paraphrases_are_linked_and_other_facts_are_not(encoder: Encoder) -> None:
    """The same facts in other words are found in all outlets; what one outlet alone says stays alone."""
    found = aligned(encoder, NORTH, SOUTH, WEST)
    links = {(link.a, link.b) for link in found.links}
    assert {("a0:1", "a1:1"), ("a0:1", "a2:1"), ("a1:1", "a2:1"), ("a0:2", "a1:3")} <= links
    alone = {claim.passages for claim in found.claims if len(claim.outlets) == 1}
    assert {("a0:3",), ("a1:2",), ("a2:2",)} <= alone


def test_the_signing_is_one_claim_of_three_outlets(encoder: Encoder) -> None:
    """A claim gathers every outlet that carries the fact, and its summary is one of its sentences."""
    found = aligned(encoder, NORTH, SOUTH, WEST)
    signing = next(claim for claim in found.claims if {"a0:1", "a1:1", "a2:1"} <= set(claim.passages))
    assert set(signing.outlets) == {"Outlet 0", "Outlet 1", "Outlet 2"}
    assert signing.summary in {NORTH[1], SOUTH[1], WEST[1]}
    assert "a0:2" not in signing.passages


def test_claims_are_numbered_by_salience(encoder: Encoder) -> None:
    """The first claim is the one that a reader should see first: it matters, and it is sure."""
    claims = aligned(encoder, NORTH, SOUTH, WEST).claims
    assert [claim.id for claim in claims] == [f"c{n}" for n in range(1, len(claims) + 1)]
    weight = [claim.salience * claim.probability for claim in claims]
    assert weight == sorted(weight, reverse=True)
    assert all(0 <= claim.salience <= 1 for claim in claims)


def test_articles_of_one_outlet_are_one_witness(encoder: Encoder) -> None:
    """Two articles of one outlet that say the same thing are no agreement of outlets."""
    found = aligned(encoder, NORTH, SOUTH, outlets=("Same", "Same"))
    assert found.links == ()
    assert all(claim.outlets == ("Same",) for claim in found.claims)


def test_reprints_are_one_witness(encoder: Encoder) -> None:
    """Protects the count of origins: a text that two outlets print is one, and its links stay as they are."""
    long = (
        *NORTH[1:],
        *SOUTH[2:3],
        *WEST[1:],
        "The signing had been put off twice since the ministers first met in May.",
    )
    edited = tuple(text.replace("on Tuesday", "Tuesday") for text in long)
    articles, passages = story((NORTH[0], *long), ("Rail deal", *edited), SOUTH)
    blocks = [tuple(Block(p.role, p.start, p.end) for p in passages if p.article == a.id) for a in articles]
    cleaned = [replace(a, blocks=own) for a, own in zip(articles, blocks, strict=True)]
    analysis = analysis_of(articles, passages, encoder)
    before, after = align(analysis), align(replace(analysis, articles=tuple(cleaned)))
    assert after.links == before.links
    signing = next(claim for claim in after.claims if {"a0:1", "a1:1", "a2:1"} <= set(claim.passages))
    assert (len(signing.outlets), signing.origins) == (3, 2)


def test_captions_are_no_claims_of_their_own(encoder: Encoder) -> None:
    """What stands only under a picture is nobody's omission."""
    articles, passages = story(NORTH, SOUTH)
    passages[3] = Passage(**{name: getattr(passages[3], name) for name in Passage.__slots__} | {"role": "caption"})
    found = align(analysis_of(articles, passages, encoder))
    assert not any(claim.passages == ("a0:3",) for claim in found.claims)


def test_two_headlines_alone_are_no_claim() -> None:
    """Protects a third outlet from being said to leave out a heading; a claim of sentences keeps its headlines."""
    articles, passages = story(NORTH, SOUTH, WEST)
    joined = {("a0:0", "a1:0"): 0.97, ("a0:1", "a1:1"): 0.97, ("a0:1", "a1:0"): 0.9, ("a0:0", "a1:1"): 0.9}
    claims = claims_of(analysis_of(articles, passages, HashEncoder()), joined)
    assert [c.passages for c in claims if len(c.outlets) == 2] == [("a0:0", "a0:1", "a1:0", "a1:1")]
    alone = claims_of(analysis_of(articles, passages, HashEncoder()), {("a0:0", "a1:0"): 0.97})
    assert all(len(claim.outlets) == 1 for claim in alone)


def test_a_scrap_or_a_question_is_no_claim_of_its_own(encoder: Encoder) -> None:
    """Protects other outlets from being said to leave out what states nothing."""
    odd = (
        "Velm rail treaty",
        "Rail!",
        "What happens to the farmers along the river now?",
        "The ministers met in Velm.",
        "Watch the film of the signing above.",
        "This article is based in part on reports of agencies.",
        "The farmers waited at the rails pic.twitter.com/a1B2c3 on Monday.",
    )
    alone = {claim.passages for claim in aligned(encoder, odd, NORTH).claims if len(claim.outlets) == 1}
    assert not {("a0:1",), ("a0:2",), ("a0:4",), ("a0:5",)} & alone


def test_what_a_claim_shows_is_likely() -> None:
    """Protects a row from an outlet that only perhaps tells the same: the weakest is left out until the rest is."""
    articles, passages = story(
        ("A", "It cost one that day."), ("B", "It was one that day."), ("C", "The sum was one then.")
    )
    joined = {("a0:1", "a1:1"): 0.97, ("a0:1", "a2:1"): 0.51, ("a1:1", "a2:1"): 0.5}
    claims = claims_of(analysis_of(articles, passages, HashEncoder()), joined)
    assert all(claim.probability >= LIKELY for claim in claims)
    assert any({"a0:1", "a1:1"} <= set(claim.passages) for claim in claims)


@pytest.mark.parametrize(
    "texts", [(), (NORTH,), ((".",), ("–",)), (NORTH, ()), (("你好。", "世界。"), ("مرحبا",), ("Привет!",))]
)
def test_odd_stories_are_answered(encoder: Encoder, texts: tuple[tuple[str, ...], ...]) -> None:
    """No article, one, empty ones, other alphabets: an answer, no error."""
    found = aligned(encoder, *texts)
    assert all(0 < link.probability <= 1 for link in found.links)


def test_a_large_story_is_compared_with_its_nearest_only() -> None:
    """Pairs grow with the story's size, not with its square, and a sentence still meets its twin in other outlets."""
    texts = [tuple(f"Witness {n} of case {n} spoke about matter{n} today." for n in range(40)) for _ in range(20)]
    articles, passages = story(*texts)
    pairs = pair_features(read(analysis_of(articles, passages, HashEncoder())))
    met = {(int(a), int(b)) for a, b in zip(pairs.a, pairs.b, strict=True)}
    assert len(met) < 800 * 160
    assert {(n, n + 40 * m) for n in range(40) for m in range(1, 20)} <= met


@given(
    texts=st.lists(
        st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=4).map(tuple), min_size=1, max_size=3
    ),
)
@settings(max_examples=25, deadline=None)
def test_any_text_gives_features_that_are_numbers(texts: list[tuple[str, ...]]) -> None:
    """Surrogates, NULs, emoji, lone punctuation: features are finite, and every pair is of two outlets, once."""
    articles, passages = story(*texts)
    pairs = pair_features(read(analysis_of(articles, passages, HashEncoder())))
    assert np.isfinite(pairs.features).all()
    assert all(passages[a].article != passages[b].article for a, b in zip(pairs.a, pairs.b, strict=True))
    assert len({(int(a), int(b)) for a, b in zip(pairs.a, pairs.b, strict=True)}) == len(pairs.a)


def test_a_passage_with_two_facts_sums_up_one_claim() -> None:
    """Two claims that share a passage are not told by the same sentence, so that no list says it twice."""
    articles, passages = story(
        ("A", "It was one and then two."), ("B", "It was one that day."), ("C", "It was two that day.")
    )
    joined = {("a0:1", "a1:1"): 0.95, ("a0:1", "a2:1"): 0.85, ("a1:1", "a2:1"): 0.01}
    claims = claims_of(analysis_of(articles, passages, HashEncoder()), joined)
    shared = {claim.passages: claim.summary for claim in claims if len(claim.passages) == 2}
    assert set(shared) == {("a0:1", "a1:1"), ("a0:1", "a2:1")}
    assert len(set(shared.values())) == 2
