"""The claims over time: who had each first, took it up, gave it otherwise or no longer has it, and no guess at any."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.findings.ledger import find_ledger, written
from framing.records import Article, Claim, Discrepancy, Link, Passage, Value
from tests.analyses import analysis_of

TEXT = "The dam at Orle holds."
MON, TUE, WED = "2031-03-03", "2031-03-04", "2031-03-05"


def ledger(
    *articles: tuple[str, str, str | None],
    carries: tuple[str, ...],
    near: tuple[tuple[str, str], ...] = (),
    values: dict[str, str] | None = None,
    probability: float = 0.9,
) -> list[tuple[str, str]]:
    """Return the turns of one claim, event and article, in a story of these articles (id, outlet, published).

    `carries` are the articles with the claim, `near` pairs of articles whose passages may report one fact, `values`
    the figures that do not agree by article.
    """
    made = [Article(outlet, TEXT, name, published=when, language="en") for name, outlet, when in articles]
    passages = [Passage(f"{one.id}:0", one.id, 0, "body", 0, 0, len(TEXT), TEXT) for one in made]
    outlets = tuple(dict.fromkeys(one.outlet for one in made if one.id in carries))
    claim = Claim("c1", tuple(f"{name}:0" for name in carries), outlets, TEXT, 0.5, len(outlets))
    told = tuple(Value(f"{name}:0", 0, 3, value, value) for name, value in (values or {}).items())
    found = find_ledger(
        analysis_of(
            made,
            passages,
            claims=(claim,),
            near=tuple(Link(f"{a}:0", f"{b}:0", 0.1) for a, b in near),
            discrepancies=(Discrepancy("c1", "number", told, "They differ.", probability),) * 2 if told else (),
        )
    )
    assert all(turn.claim == "c1" for turn in found)
    return [(turn.event, turn.article) for turn in found]


def test_who_has_a_claim_first_and_who_takes_it_up() -> None:
    """Protects the order of time: the earliest article is first, other outlets' first articles follow."""
    articles = (("b", "Echo", TUE), ("a", "Post", MON), ("a2", "Post", TUE), ("c", "Star", WED))
    assert ledger(*articles, carries=("b", "a", "a2", "c")) == [("first", "a"), ("taken-up", "b"), ("taken-up", "c")]


def test_of_two_on_one_day_nobody_is_first() -> None:
    """Protects from a false scoop: where days alone are known, or a text was changed later, all count as first."""
    articles = (("a", "Post", MON), ("b", "Echo", f"{MON}T09:00:00+00:00"), ("c", "Star", TUE))
    assert ledger(*articles, carries=("a", "b", "c")) == [("first", "a"), ("first", "b"), ("taken-up", "c")]


def test_without_different_times_there_is_no_ledger() -> None:
    """Protects a story of one day, or of one dated article, from a timeline that tells nothing."""
    assert ledger(("a", "Post", MON), ("b", "Echo", MON), carries=("a", "b")) == []
    assert ledger(("a", "Post", MON), ("b", "Echo", None), carries=("a", "b")) == []


def test_an_article_without_a_date_takes_no_turn() -> None:
    """Protects the claim from being first where nobody knows when: such an article is passed over."""
    articles = (("a", "Post", None), ("b", "Echo", MON), ("c", "Star", TUE))
    assert ledger(*articles, carries=("a", "b", "c")) == [("first", "b"), ("taken-up", "c")]


def test_a_later_figure_that_cannot_be_right_beside_the_first_contradicts() -> None:
    """Protects the evidence: a figure that fits the first is no contradiction, nor one of the same day."""
    articles = (("a", "Post", MON), ("b", "Echo", TUE), ("c", "Star", TUE), ("d", "Wire", MON))
    values = {"a": "12", "b": "14", "c": "10 or more", "d": "15"}
    turns = ledger(*articles, carries=("a", "b", "c", "d"), values=values)
    assert [turn for turn in turns if turn[0] == "contradicted"] == [("contradicted", "b")]
    assert "contradicted" not in dict(ledger(*articles, carries=("a", "b"), values=values, probability=0.3))


def test_what_an_outlet_no_longer_has_is_dropped() -> None:
    """Protects the reader who follows a story: the first later article without the claim is told, once."""
    articles = (("a", "Post", MON), ("b", "Echo", MON), ("a2", "Post", TUE), ("a3", "Post", WED))
    assert ledger(*articles, carries=("a", "b"))[2:] == [("dropped", "a2")]
    assert ledger(*articles, carries=("a", "b", "a3"))[2:] == []


@pytest.mark.parametrize("near", [(("a2", "b"),), (("b", "a2"),)])
def test_what_may_still_be_there_is_not_dropped(near: tuple[tuple[str, str], ...]) -> None:
    """Protects an outlet from a false drop: a passage that comes near the claim speaks against it."""
    articles = (("a", "Post", MON), ("b", "Echo", MON), ("a2", "Post", TUE))
    assert ledger(*articles, carries=("a", "b"), near=near)[2:] == []


def test_what_one_outlet_alone_has_is_never_called_dropped() -> None:
    """Protects from what nobody compared: passages of one outlet are not held against each other."""
    assert ledger(("a", "Post", MON), ("a2", "Post", TUE), ("b", "Echo", TUE), carries=("a",)) == [("first", "a")]


def test_a_text_stands_for_the_time_in_which_it_can_have_been_written() -> None:
    """Protects from trusting a clock too far: a day is a whole day, and a change after publication counts."""
    vague, exact = (Article("Post", TEXT, published=when) for when in (f"{MON}T09:00:00", f"{MON}T09:00:00+02:00"))
    changed = Article("Post", TEXT, published=f"{MON}T09:00:00+00:00", updated=f"{TUE}T09:00:00+00:00")
    spans = [written(one) for one in (vague, exact, changed, Article("Post", TEXT, published="yesterday"))]
    told = [span and [when.isoformat()[:16] for when in span] for span in spans]
    assert told == [
        [f"{MON}T00:00", f"{MON}T23:59"],
        [f"{MON}T07:00", f"{MON}T07:00"],
        [f"{MON}T09:00", f"{TUE}T09:00"],
        None,
    ]


DAYS = st.sampled_from(
    (None, MON, TUE, WED, f"{TUE}T09:00:00+00:00", f"{TUE}T21:00:00-05:00", "0001-01-01T00:00+14:00")
)


@given(st.lists(st.tuples(st.sampled_from(("Post", "Echo", "Star")), DAYS, st.booleans()), min_size=1, max_size=7))
def test_each_outlet_appears_once_and_somebody_is_first(given: list[tuple[str, str | None, bool]]) -> None:
    """Protects the ledger's sense, whatever the times: one appearance an outlet, a first before all that follows."""
    articles = [(f"a{n}", outlet, when) for n, (outlet, when, _) in enumerate(given)]
    carries = tuple(f"a{n}" for n, (*_, has) in enumerate(given) if has)
    if not carries:
        return
    turns = ledger(*articles, carries=carries)
    outlet_of = {name: outlet for name, outlet, _ in articles}
    appear = [(event, outlet_of[name]) for event, name in turns if event in {"first", "taken-up"}]
    assert len({outlet for _, outlet in appear}) == len(appear)
    if appear:
        assert appear[0][0] == "first"
        assert [event for event, _ in appear] == sorted(event for event, _ in appear)
