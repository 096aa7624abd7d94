"""The one verdict on a claim and an outlet."""

from dataclasses import replace
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.align import notices, with_disputes
from framing.align.claims import _core, find_claims
from framing.align.reading import read
from framing.align.verdicts import gather, main_row, shipped
from framing.analysis import Analysis
from framing.records import SURE, UNKNOWN_LANGUAGE, Article, Claim, Discrepancy, Passage, Value
from tests.analyses import analysis_of
from tests.encoders.fakes import HashEncoder

TEXTS = {
    "post": ("The mayor of Velm signed the rail treaty.", "Farmers along the river protested loudly."),
    "echo": ("A rail treaty was signed by the mayor of Velm.", "Rain fell all day on the guests."),
    "star": ("The harvest was the best in nine years.", "Prices of wheat fell by a third."),
}


def story(**star: Any) -> Analysis:
    """Return three articles of one day; `star` changes the third."""
    articles = [
        Article(name, " ".join(some), name, published="2024-06-20", language="en") for name, some in TEXTS.items()
    ]
    articles[2] = replace(articles[2], **star)
    passages = [
        Passage(f"{name}:{n}", name, n, "body", n, 0, len(text), text)
        for name, some in TEXTS.items()
        for n, text in enumerate(some)
    ]
    return analysis_of(articles, passages, HashEncoder())


PAIRED = ((0, 2), (0, 4), (2, 4))
ANALYSIS = story()


def claims_of(analysis: Analysis, joined: dict[tuple[int, int], float]) -> tuple[Claim, ...]:
    """Return the claims of a story with these pairs of rows."""
    a, b = (np.array([pair[side] for pair in joined], np.int64) for side in (0, 1))
    return find_claims(analysis, gather(read(analysis), a, b, np.array(list(joined.values()), np.float64)), shipped())


def signing(analysis: Analysis, near: float = 0.0) -> Claim:
    """Return the claim that the first two outlets share; `near` is how near the third, which shares another, comes."""
    claims = claims_of(analysis, {(0, 2): 0.97, (0, 4): near, (2, 4): near, (1, 5): 0.97})
    return next(claim for claim in claims if claim.outlets == ("post", "echo"))


def test_an_outlet_without_anything_like_it_lacks_a_claim() -> None:
    """Protects the plainest of findings."""
    claim = signing(story())
    assert [(one.outlet, one.state) for one in claim.coverage] == [
        ("post", "reported"),
        ("echo", "reported"),
        ("star", "absent"),
    ]
    assert claim.verdict("post").probability == claim.probability


def test_an_outlet_that_comes_near_is_not_said_to_lack_it() -> None:
    """Protects outlets that tell the same in other words: nobody can tell, so nothing is said."""
    assert signing(story(), near=0.55).verdict("star").state == "unclear"


@pytest.mark.parametrize(
    "star",
    [
        {"language": "uk"},
        {"language": UNKNOWN_LANGUAGE},
        {"published": "2024-06-17"},
        {"published": "2024-06-23"},
        {"published": "2023-06-20"},
    ],
)
def test_an_article_that_could_not_tell_it_lacks_nothing(star: dict[str, str]) -> None:
    """Protects articles in another language, and of another time: across that line no omission is told."""
    assert signing(story(**star)).verdict("star").state == "unclear"


def test_part_of_a_claim_is_not_told_across_days() -> None:
    """Protects an article of another day from "tells part of it", which is an omission too."""
    joined = {(0, 2): 0.97, (0, 4): 0.5, (1, 5): 0.97}
    same = next(c for c in claims_of(story(), joined) if c.outlets == ("post", "echo"))
    apart = next(c for c in claims_of(story(published="2024-06-24"), joined) if c.outlets == ("post", "echo"))
    assert same.verdict("star").state == "partly"
    assert apart.verdict("star").state == "unclear"


@pytest.mark.parametrize(
    "star", [{"published": None}, {"language": ""}, {"published": "2024-06-19"}, {"language": "en-GB"}]
)
def test_an_article_of_the_same_days_is_asked(star: dict[str, Any]) -> None:
    """Protects omissions from being lost where a date or a language is merely not stated."""
    assert signing(story(**star)).verdict("star").state == "absent"


def test_another_figure_is_no_omission() -> None:
    """Protects an outlet that gives another number from being said to leave the matter out."""
    analysis = story()
    shared, claims = signing(analysis), claims_of(analysis, {(0, 2): 0.97, (1, 5): 0.97})
    values = tuple(Value(f"{name}:0", 0, 3, "The") for name in TEXTS)
    dispute = Discrepancy(shared.id, "number", values, "", 0.6)
    found = with_disputes(replace(analysis, claims=claims, discrepancies=(dispute,)))
    assert next(claim for claim in found if claim.id == shared.id).verdict("star").state == "unclear"


def test_what_is_short_is_surely_absent_nowhere() -> None:
    """Protects outlets from "only there" where a general line may stand in them in other words."""
    for claim in claims_of(story(), {(0, 2): 0.97, (1, 5): 0.97}):
        assert all(one.probability < SURE for one in claim.coverage if one.state == "absent")


def test_a_sure_claim_holds_what_comes_near_alone() -> None:
    """Protects sure rows from a stray sentence: a second one of an outlet must come as near as the first."""
    a, b = np.array([0, 1]), np.array([2, 2])
    far, near = (gather(read(story()), a, b, np.array([0.97, p])) for p in (0.7, 0.9))
    assert _core(far, (0, 1, 2)) == (0, 2)
    assert _core(near, (0, 1, 2)) == (0, 1, 2)


@given(st.lists(st.integers(50, 100), min_size=len(PAIRED), max_size=len(PAIRED)))
def test_a_claim_is_no_surer_than_its_main_point(drawn: list[int]) -> None:
    """Protects the word sure: what may be a side matter of an outlet is likely, whatever its links say."""
    a, b = (np.array([pair[side] for pair in PAIRED]) for side in (0, 1))
    evidence = gather(read(ANALYSIS), a, b, np.array(drawn) / 100)
    for group in ((0, 2), (0, 2, 4)):
        (chance,) = shipped().of_claims(evidence, [group])
        (point,) = shipped().main.probabilities(np.array([main_row(evidence, group)]))
        assert chance < SURE or round(float(point), 2) >= SURE


def test_an_article_that_meets_no_other_is_told_apart() -> None:
    """Protects readers from an article of another event: a notice names it, and nothing is said across that line."""
    analysis = story()
    claims = claims_of(analysis, {(0, 2): 0.97})
    own = next(claim for claim in claims if claim.outlets == ("star",))
    assert {one.state for one in own.coverage if one.outlet != "star"} == {"unclear"}
    (notice,) = notices(replace(analysis, claims=claims))
    assert str(notice).startswith("No fact of star is likely to be one of the others'")
    assert notices(replace(analysis, claims=claims_of(analysis, {(0, 2): 0.97, (1, 4): 0.97}))) == ()


def test_days_between_articles_are_told() -> None:
    """Protects readers from taking last week's article for today's."""
    analysis = story(published="2024-06-24")
    claims = claims_of(analysis, {(0, 2): 0.97, (1, 4): 0.97})
    (notice,) = notices(replace(analysis, claims=claims))
    assert "echo's is of 2024-06-20, star's of 2024-06-24" in str(notice)


ACROSS = [(a, b) for a, b in combinations(range(6), 2) if a // 2 != b // 2]


@given(st.lists(st.integers(0, 100), min_size=len(ACROSS), max_size=len(ACROSS)))
def test_every_outlet_has_one_verdict_on_every_claim(drawn: list[int]) -> None:
    """Protects pages and files from two answers: each outlet once, reported exactly where the claim has its passage."""
    for claim in claims_of(ANALYSIS, {pair: p / 100 for pair, p in zip(ACROSS, drawn, strict=True)}):
        assert [one.outlet for one in claim.coverage] == list(TEXTS)
        assert {one.outlet for one in claim.coverage if one.state == "reported"} == set(claim.outlets)
        assert all(one.probability == round(one.probability, 2) for one in claim.coverage)
