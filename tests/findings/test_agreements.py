"""Figures told alike: one number of one thing in several outlets, and nothing that any of them disputes."""

from dataclasses import replace
from itertools import combinations

import pytest

from framing.findings.discrepancies import find_agreements, find_discrepancies
from framing.records import Agreement, Article, Claim, Link, Passage
from tests.analyses import analysis_of


def alike(*texts: str, linked: bool = True, language: str = "en") -> tuple[Agreement, ...]:
    """Return what outlets tell alike, one sentence each, which report one fact where they are `linked`."""
    names = [f"outlet{n}" for n in range(len(texts))]
    articles, passages = [], []
    for name, text in zip(names, texts, strict=True):
        articles.append(Article(name, text, name, published="2031-03-04", language=language))
        passages.append(Passage(f"{name}:0", name, 0, "body", 0, 0, len(text), text))
    places = tuple(passage.id for passage in passages)
    claims = [
        Claim(f"c{n}", (place,), (name,), "", 1.0, 1) for n, (place, name) in enumerate(zip(places, names, strict=True))
    ]
    links = []
    if linked:
        claims = [Claim("c0", places, tuple(names), "", 1.0, len(names))]
        links = [Link(a, b, 0.9) for a, b in combinations(places, 2)]
    analysis = analysis_of(articles, passages, claims=tuple(claims), links=tuple(links))
    return find_agreements(replace(analysis, discrepancies=find_discrepancies(analysis)))


def told(found: tuple[Agreement, ...]) -> list[list[str]]:
    """Return each agreement's words, outlet by outlet."""
    return [[value.text for value in agreement.values] for agreement in found]


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (("The two sides signed 12 deals.", "They signed twelve deals."), [["12 deals", "twelve deals"]]),
        (
            ("The storm damaged 410 homes.", "Some 90 trucks came.", "A storm damaged 410 homes in the town."),
            [["410 homes", "410 homes"]],
        ),
        (("The two sides signed 12 deals.", "They signed over 12 deals."), []),
        (("The mayor, who is 61, signed.", "The mayor, 61, signed."), []),
        (("They signed 12 deals.", "They signed 12 deals.", "They signed 11 deals."), []),
    ],
)
def test_linked_sentences(texts: tuple[str, ...], words: list[list[str]]) -> None:
    """Protects the list: an equal figure of one thing is told however it is written; what differs or is dull is not."""
    assert told(alike(*texts)) == words


def test_figures_that_nothing_links_are_not_told_alike() -> None:
    """Protects from chance: the same number in passages that report different things is no agreement."""
    assert alike("They signed 12 deals.", "They signed 12 deals.", linked=False) == ()


def test_other_languages_are_left_alone() -> None:
    """Protects articles whose figures are not read rightly: nothing is said of them."""
    assert alike("They signed 12 deals.", "They signed 12 deals.", language="fr") == ()


def test_what_most_outlets_tell_comes_first() -> None:
    """Protects the order: a figure of three outlets stands before one of two."""
    found = alike(
        "They signed 12 deals and sent 40 trucks.",
        "They signed 12 deals and sent 40 trucks.",
        "They signed 12 deals.",
    )
    assert [len(agreement.values) for agreement in found] == [3, 2]
    assert all(0.5 <= agreement.probability <= 1 for agreement in found)
