"""What an article leaves out follows from the verdict on each claim, and from nothing else."""

from framing.findings.omissions import find_omissions
from framing.records import Article, Claim, Coverage, Omission, Passage
from tests.analyses import analysis_of

TEXT = "The minister signed the treaty in Oslo."
ARTICLES = tuple(Article(name, TEXT, name, published="2024-06-20", language="en") for name in ("post", "echo", "star"))


def claim(number: int, salience: float, **states: tuple[str, float]) -> Claim:
    """Return a claim with these verdicts by outlet."""
    coverage = tuple(Coverage(outlet, state, p) for outlet, (state, p) in states.items())  # type: ignore[arg-type]
    reported = tuple(one.outlet for one in coverage if one.state == "reported")
    return Claim(f"c{number}", (f"{reported[0]}:0",), reported, TEXT, salience, len(reported), 0.9, coverage)


SHARED = claim(1, 0.9, post=("reported", 0.9), echo=("reported", 0.9), star=("absent", 0.96))
ALONE = claim(2, 0.3, post=("reported", 1.0), echo=("absent", 0.9), star=("absent", 0.8))
OPEN = claim(3, 0.8, post=("reported", 1.0), echo=("unclear", 0.4), star=("partly", 0.6))


def omissions(*claims: Claim, articles: tuple[Article, ...] = ARTICLES) -> tuple[Omission, ...]:
    """Return the omissions of a story with these claims."""
    passages = [Passage(f"{article.id}:0", article.id, 0, "body", 0, 0, len(TEXT), TEXT) for article in articles]
    return find_omissions(analysis_of(articles, passages, claims=claims))


def test_exactly_what_is_absent_or_partly_there_is_listed_by_salience() -> None:
    """Protects the list from a judgement of its own, and puts the weightiest first."""
    found = [(one.article, one.claim, one.state, one.probability) for one in omissions(ALONE, SHARED, OPEN)]
    assert found == [
        ("echo", "c2", "absent", 0.9),
        ("star", "c1", "absent", 0.96),
        ("star", "c3", "partly", 0.6),
        ("star", "c2", "absent", 0.8),
    ]


def test_the_reason_counts_outlets_as_the_verdict_does() -> None:
    """Protects a sentence such as "only post reports this" from being said where another outlet may have it too."""
    assert [one.why for one in omissions(SHARED, ALONE, OPEN) if one.article == "star"] == [
        "Two of the three outlets report this; star does not.",
        "post reports this, perhaps another outlet too; star tells part of it: "
        "a passage there is like one of theirs, not like all.",
        "Only post reports this; star does not.",
    ]


def test_every_article_of_an_outlet_is_asked_alike() -> None:
    """Protects an outlet with two articles: its verdict holds for both."""
    second = Article("star", TEXT, "star-2", published="2024-06-20", language="en")
    found = omissions(SHARED, articles=(*ARTICLES, second))
    assert [one.article for one in found] == ["star", "star-2"]
