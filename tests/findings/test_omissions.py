"""What an article leaves out, and what must never be called left out."""

from dataclasses import replace

import pytest

from framing.findings.omissions import find_omissions
from framing.records import LIKELY, Article, Claim, Discrepancy, Link, Omission, Passage, Value
from tests.analyses import analysis_of

TEXT = "The minister signed the treaty in Oslo."
ARTICLES = tuple(Article(name, TEXT, name, published="2024-06-20", language="en") for name in ("post", "echo", "star"))


def passage(article: str, n: int = 0, text: str = TEXT) -> Passage:
    """Return a body passage of an article."""
    return Passage(f"{article}:{n}", article, n, "body", 0, 0, len(text), text)


PASSAGES = (passage("post"), passage("post", 1), passage("echo"), passage("star"))
SHARED = Claim("c1", ("post:0", "echo:0"), ("post", "echo"), TEXT, 0.9, 2)
ALONE = Claim("c2", ("post:1",), ("post",), TEXT, 0.3, 1)


def found_in(
    articles: tuple[Article, ...],
    passages: tuple[Passage, ...],
    claims: tuple[Claim, ...],
    near: tuple[Link, ...] = (),
) -> tuple[Omission, ...]:
    """Return the omissions of a story without links."""
    return find_omissions(analysis_of(articles, passages, claims=claims, near=near))


def missing(article: str, found: tuple[Omission, ...]) -> list[str]:
    """Return the claims that one article is said to leave out, in order."""
    return [omission.claim for omission in found if omission.article == article]


def test_what_others_carry_is_listed_by_salience() -> None:
    """An article lacks what the others carry, the weightiest first, and why is said in words."""
    found = found_in(ARTICLES, PASSAGES, (ALONE, SHARED))
    assert missing("star", found) == ["c1", "c2"]
    assert missing("echo", found) == ["c2"]
    assert missing("post", found) == []
    assert [o.why for o in found if o.article == "star"] == [
        "Two of the three outlets report this; star does not.",
        "Only post reports this; star does not.",
    ]


def test_a_near_miss_is_less_probable_and_says_so() -> None:
    """A passage that comes near lowers the probability; one that comes nearer still takes the omission away."""
    near = (Link("post:0", "star:0", 0.2), Link("echo:0", "star:0", 0.2))
    (one,) = (o for o in found_in(ARTICLES, PASSAGES, (SHARED,), near) if o.article == "star")
    assert (one.state, one.probability) == ("partly", 0.62)
    assert "may have part of it" in one.why
    nearer = tuple(replace(link, probability=0.4) for link in near)
    assert missing("star", found_in(ARTICLES, PASSAGES, (SHARED,), nearer)) == []


def test_what_is_told_with_another_figure_is_partly_there() -> None:
    """An article that counts eleven where others count twelve is not said to lack the matter, linked or not."""
    values = tuple(Value(passage, 0, 3, "The") for passage in ("post:0", "echo:0", "star:0"))
    dispute = Discrepancy("c1", "number", values, "", 0.6)
    found = find_omissions(analysis_of(ARTICLES, PASSAGES, claims=(SHARED,), discrepancies=(dispute,)))
    assert [(o.claim, o.state) for o in found if o.article == "star"] == [("c1", "partly")]


def test_what_may_have_come_later_is_offered_for_a_check() -> None:
    """What was first reported two days later may not have been known: it is unsure and says so; an undated is not."""
    early = tuple(replace(a, published="2024-06-18") if a.outlet == "star" else a for a in ARTICLES)
    (one,) = (o for o in found_in(early, PASSAGES, (SHARED,)) if o.article == "star")
    assert one.probability < LIKELY
    assert "in a later article; star does not, and may not have known it yet." in one.why
    undated = tuple(replace(a, published=None) if a.outlet == "echo" else a for a in early)
    (one,) = (o for o in found_in(undated, PASSAGES, (SHARED,)) if o.article == "star")
    assert one.probability == 0.96


@pytest.mark.parametrize(
    ("text", "probability"),
    [
        ("They signed it on Thursday in Oslo.", None),  # the day of the later article
        ("They will sign it in Oslo on 20 June, aides said on Monday.", 0.96),
        ("They had signed another treaty in 2011 in Oslo.", 0.96),
    ],
)
def test_a_day_or_year_in_the_text_tells_when_it_was_known(text: str, probability: float | None) -> None:
    """In a younger article, a day after the older one's is later news, a day or year before it was known."""
    early = tuple(replace(a, published="2024-06-17") if a.outlet == "star" else a for a in ARTICLES)
    told = tuple(replace(p, text=text) if p.id == "post:1" else p for p in PASSAGES)
    found = [o.probability for o in found_in(early, told, (ALONE,)) if o.article == "star"]
    assert found == ([] if probability is None else [probability])


def test_a_day_later_may_be_print_and_web() -> None:
    """With one day between, only a passage that names the later day is later news."""
    dated = tuple(replace(a, published="2024-06-19") if a.outlet == "star" else a for a in ARTICLES)
    assert missing("star", found_in(dated, PASSAGES, (SHARED,))) == ["c1"]
    today = tuple(replace(p, text="They signed it on Thursday in Oslo.") if p.index == 0 else p for p in PASSAGES)
    assert missing("star", found_in(dated, today, (SHARED,))) == []


def test_another_language_cannot_be_told() -> None:
    """An article in another language than the claim's is not said to lack it."""
    foreign = tuple(replace(a, language="uk") if a.outlet == "star" else a for a in ARTICLES)
    assert missing("star", found_in(foreign, PASSAGES, (SHARED,))) == []


def test_captions_headlines_and_scraps_are_no_claims_to_miss() -> None:
    """Only what stands in the text as a sentence can be missed."""
    roles = (replace(PASSAGES[0], role="caption"), PASSAGES[1], replace(PASSAGES[2], role="headline"), PASSAGES[3])
    assert missing("star", found_in(ARTICLES, roles, (SHARED,))) == []
    scrap = (*PASSAGES[:1], passage("post", 1, "Read more:"), *PASSAGES[2:])
    assert missing("star", found_in(ARTICLES, scrap, (ALONE,))) == []


def test_two_articles_of_one_outlet_are_one_witness() -> None:
    """An outlet that tells the claim in another article of the story does not leave it out."""
    second = replace(ARTICLES[0], id="post-2")
    passages = (*PASSAGES, passage("post-2"))
    assert missing("post-2", found_in((*ARTICLES, second), passages, (SHARED,))) == []
