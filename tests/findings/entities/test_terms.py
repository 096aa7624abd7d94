"""What outlets call groups and matters that have no name: told only where the words make something else of them."""

import pytest

from framing.findings.entities import find_entities, find_terms
from framing.records import Article, Claim, Passage
from tests.analyses import analysis_of


def _terms(post: str, echo: str, *, one_claim: bool = False) -> dict[str, list[str]]:
    """Return the terms that two articles of one sentence each use, by their matter."""
    articles = tuple(Article(outlet, text, outlet) for outlet, text in (("post", post), ("echo", echo)))
    passages = [Passage(f"{a.id}:0", a.id, 0, "body", 0, 0, len(a.text), a.text) for a in articles]
    claim = Claim("c1", ("post:0", "echo:0"), ("post", "echo"), post, 1.0, 2)
    found = find_terms(analysis_of(articles, passages, claims=(claim,) if one_claim else ()))
    return {entity.entity: [mention.text for mention in entity.mentions] for entity in found}


@pytest.mark.parametrize(
    ("post", "echo", "words"),
    [
        ("Insurgents stormed the fort.", "Jihadists stormed the fort.", ["Insurgents", "Jihadists"]),
        ("Militants hold the town.", "Terrorists hold the town.", ["Militants", "Terrorists"]),
        ("Police held forty migrants.", "Police held forty illegal aliens.", ["migrants", "illegal aliens"]),
        ("Same-sex couples may wed.", "Homosexual couples may wed.", ["Same-sex couples", "Homosexual couples"]),
        ("The Veltrian man met the Syrian government.", "He met the Syrian regime.",
         ["Syrian government", "Syrian regime"]),
        ("They plan an Islamic center.", "They plan a ground zero mosque.", ["Islamic center", "ground zero mosque"]),
        ("Doctors examined the fetus.", "Doctors examined the unborn child.", ["fetus", "unborn child"]),
        ("The coronavirus spread to Oslo.", "The China virus spread to Oslo.", ["coronavirus", "China virus"]),
    ],
)  # fmt: skip
def test_words_that_colour_one_matter(post: str, echo: str, words: list[str]) -> None:
    """Protects what an editor looks for first: a plain word in one outlet, one that takes a side in the other."""
    assert list(_terms(post, echo).values()) == [words]


@pytest.mark.parametrize(
    ("post", "echo"),
    [
        ("Militants hold the town.", "A militant was killed."),
        ("Protesters filled the square.", "Demonstrators filled the square."),
        ("He called them “terrorists”, the militants said.", "Militants hold the town."),
        ("The fighter jet fell into the sea.", "Terrorists hold the town."),
        ("The Terrorist Screening Center opened.", "Militants hold the town."),
        ("The Syrian government met.", "The Turkish regime met."),
        ("They may rebel soon.", "Militants hold the town."),
    ],
)
def test_what_is_no_choice_of_terms(post: str, echo: str) -> None:
    """Protects from idle rows: one word in two forms, a source's word, a part of a name, two countries, a verb."""
    assert _terms(post, echo) == {}


def test_what_a_story_may_have_several_of_needs_a_common_claim() -> None:
    """A mob in one outlet and protesters in another may be two crowds, unless they report one fact."""
    crowds = ("Protesters burned the cars.", "A mob burned the cars.")
    assert _terms(*crowds) == {}
    assert _terms(*crowds, one_claim=True) == {"protesters": ["Protesters", "mob"]}


def test_a_contested_name_is_one_place() -> None:
    """The DPRK and North Korea are one row, not two that each look like nobody else's."""
    texts = ("The DPRK fired a missile. The DPRK said so.", "North Korea fired a missile on Monday.")
    articles = tuple(Article(f"a{n}", text, f"a{n}") for n, text in enumerate(texts))
    passages = [Passage(f"{a.id}:0", a.id, 0, "body", 0, 0, len(a.text), a.text) for a in articles]
    (place,) = (e for e in find_entities(analysis_of(articles, passages)) if e.kind == "place")
    assert {mention.text for mention in place.mentions} == {"DPRK", "North Korea"}
