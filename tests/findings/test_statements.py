"""Opposite statements: found where two outlets cannot both be right, never where sentences merely look opposite."""

from itertools import combinations
from pathlib import Path

import pytest

from framing.findings.discrepancies import find_discrepancies
from framing.findings.discrepancies.statements.scope import ADJECTIVES, PREPOSITIONS, VERBS
from framing.records import LIKELY, Article, Claim, Discrepancy, Link, Passage
from tests.analyses import analysis_of

CASES = Path(__file__).parents[1] / "cases" / "statements.txt"


def _found(
    sentences: dict[str, list[str]], probability: float = 0.9, days: tuple[str, ...] = ("2031-02-04",)
) -> list[Discrepancy]:
    """Return the opposite statements of outlets whose first sentences are linked with that `probability`."""
    articles, passages = [], []
    for number, (outlet, texts) in enumerate(sentences.items()):
        articles.append(Article(outlet, " ".join(texts), outlet, published=days[number % len(days)]))
        passages += [Passage(f"{outlet}:{n}", outlet, n, "body", 0, 0, len(text), text) for n, text in enumerate(texts)]
    first = sorted(f"{outlet}:0" for outlet in sentences)
    claims = [Claim("c1", tuple(first), tuple(sentences), "", 1.0, len(sentences))]
    links = [Link(a, b, probability) for a, b in combinations(first, 2)]
    found = find_discrepancies(analysis_of(articles, passages, claims=tuple(claims), links=tuple(links)))
    return [discrepancy for discrepancy in found if discrepancy.kind == "statement"]


def _cases() -> list[tuple[str, str, str]]:
    cases = []
    for block in CASES.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if lines:
            first, second, expected = lines
            cases.append((first, second, expected.removeprefix("= ")))
    return cases


@pytest.mark.parametrize(("first", "second", "expected"), _cases())
def test_linked_sentences(first: str, second: str, expected: str) -> None:
    """Linked sentences make a discrepancy where one says that it is so and the other that it is not, and only there."""
    found = _found({"post": [first], "wire": [second]})
    assert bool(found) == (expected == "opposite")


def test_the_reader_sees_both_predicates() -> None:
    """Protects what a reader is told: who has which words, and that one says that it is so and the other not."""
    (one,) = _found({"post": ["The gunman acted alone."], "wire": ["The gunman did not act alone."]})
    assert one.why == ("post has “acted”, wire has “did not act”; one says that it is so, the other that it is not.")
    assert [value.value for value in one.values] == ["so", "not so"]


def test_three_outlets_make_one_discrepancy() -> None:
    """Protects the reader from an echo: one statement that a third outlet makes too is told once."""
    (one,) = _found(
        {
            "echo": ["The senate approved the bill."],
            "post": ["The senate rejected the bill."],
            "wire": ["The senate approved the bill."],
        }
    )
    assert len(one.values) == 3


def test_an_article_that_says_both_contradicts_nobody() -> None:
    """An article that tells how it was and how it came to be otherwise is not held against another."""
    found = _found(
        {
            "post": ["The bridge was closed.", "The bridge was open."],
            "wire": ["The bridge was open."],
        }
    )
    assert found == []


def test_what_may_have_changed_is_less_sure() -> None:
    """Articles of days far apart, and passages that hardly belong together, make an opposition less than sure."""
    pair = {"post": ["Marsh visited the clinic."], "wire": ["Marsh did not visit the clinic."]}
    same_day = _found(pair)[0].probability
    assert same_day >= 0.8
    assert _found(pair, days=("2031-02-04", "2031-02-09"))[0].probability < 0.8
    assert _found(pair, probability=0.2)[0].probability < 0.8


def test_a_doer_who_is_a_pronoun_is_less_than_likely() -> None:
    """Protects the reader from two plans taken for one: what "it" does is only worth a check."""
    named = {"post": ["The plan raises taxes."], "wire": ["The plan cuts taxes."]}
    pronoun = {**named, "wire": ["It cuts taxes."]}
    assert _found(named)[0].probability >= LIKELY > _found(pronoun)[0].probability


def test_statements_come_before_numbers() -> None:
    """Protects the order of the page: an opposition leads, however sure a number is."""
    texts = {
        "post": "Marsh did not sign the 48-page report on the bridge.",
        "wire": "Marsh signed the 47-page report on the bridge.",
    }
    passages = [Passage(f"{name}:0", name, 0, "body", 0, 0, len(text), text) for name, text in texts.items()]
    articles = [Article(name, text, name) for name, text in texts.items()]
    claim = Claim("c1", ("post:0", "wire:0"), ("post", "wire"), "", 1.0, 2)
    link = Link("post:0", "wire:0", 0.2)
    found = find_discrepancies(analysis_of(articles, passages, claims=(claim,), links=(link,)))
    assert [discrepancy.kind for discrepancy in found] == ["statement", "number"]


def test_no_word_opposes_itself() -> None:
    """Each table's word has one side; a word on both sides of a line would oppose itself."""
    for table in (VERBS, ADJECTIVES, PREPOSITIONS):
        for concept, side in table.values():
            assert table[concept] == (concept, 1), concept
            assert side in (1, -1)
