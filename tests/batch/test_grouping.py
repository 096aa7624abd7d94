"""Loose articles into stories: one event each, the same in whatever order they come, and doubt where there is some."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from framing.batch.grouping import EMPTY, evaluation, inputs, rendering
from framing.batch.grouping.evaluation import b_cubed, figures
from framing.batch.grouping.inputs import Unread
from framing.batch.grouping.linkage import Groups, link
from framing.batch.grouping.names import names_of, spread
from framing.batch.grouping.neighbours import MOST, candidates
from framing.batch.grouping.pool import read_articles
from framing.batch.grouping.stories import group, key_of
from framing.batch.grouping.vectors import day_of, vectors_of
from framing.errors import InputError
from framing.readers import expand
from framing.records import Article
from tests.encoders.fakes import HashEncoder

if TYPE_CHECKING:
    from framing.fetching import Fetched

CASES = Path(__file__).parents[1] / "cases" / "grouping" / "articles.jsonl"


def labelled() -> list[evaluation.Labelled]:
    """Return the written articles: two floods, two elections and a museum."""
    return evaluation.read_labelled(CASES)


def rows_by_story(articles: list[Article]) -> set[frozenset[str]]:
    """Return the stories of articles as sets of keys, found without a model."""
    keys = [key_of(article) for article in articles]
    grouping = group(vectors_of(articles, HashEncoder()), [day_of(article) for article in articles], keys)
    return {frozenset(keys[member.row] for member in story) for story in grouping.stories}


def no_network(_address: str, _public: bool) -> Fetched:
    """Fail where a test would fetch."""
    raise AssertionError


def test_two_incidents_of_one_kind_stay_apart(tmp_path: Path) -> None:
    """Protects what grouping is for, with the real model: two floods and two elections at once are four."""
    from framing.encoders import load_whole_texts
    from framing.settings import EMBEDDED

    found = evaluation.evaluate(CASES, load_whole_texts(EMBEDDED, tmp_path, 2))
    assert found["b3_f1"] == 1.0
    assert found["stories"] == 5


def test_names_are_capitals_that_are_never_small() -> None:
    """Protects the names from sentence beginnings, the calendar and possessives, in any script with capitals."""
    text = "Water rose on Monday. The water in Tarnow's streets, 2,300 left. У Львові 45 осіб, у Львові."
    names = names_of(text)
    assert dict(names) == {"tarnow": 1, "львові": 2}
    assert np.linalg.norm(spread(names)) == pytest.approx(1)
    assert not spread(names_of("东京发生地震，没有人受伤。")).any()


@pytest.mark.parametrize(
    ("events", "stories", "precision", "recall"),
    [("aabb", "1122", 1, 1), ("aabb", "1111", 0.5, 1), ("aabb", "1234", 1, 0.5), ("a", "1", 1, 1), ("", "", 1, 1)],
)
def test_scores_are_those_of_the_papers(events: str, stories: str, precision: float, recall: float) -> None:
    """Protects the figures: B³ of divisions that can be counted by hand."""
    found = figures(events, stories)
    assert (found["b3_precision"], found["b3_recall"]) == (precision, recall)


def test_a_stranger_counts_against_those_who_are_scored() -> None:
    """Protects figures of some articles: who else is in their story lowers its precision, and is not scored."""
    assert b_cubed("aab", "111", [0, 1]) == (2 / 3, 1)
    assert b_cubed("aab", "111") == pytest.approx((5 / 9, 1))


def test_scores_agree_with_scikit_learn() -> None:
    """Protects the V-measure from a slip in its logarithms."""
    from sklearn.metrics import homogeneity_completeness_v_measure

    events, stories = [0, 0, 1, 1, 2, 2, 2, 3], [5, 5, 5, 6, 7, 7, 8, 9]
    found = figures(events, stories)
    expected = homogeneity_completeness_v_measure(events, stories)
    assert (found["homogeneity"], found["completeness"], found["v_measure"]) == pytest.approx(expected)


WORDS = "Velm Tarnow flood boats Korvin dam Isk vote Holt mayor bridge museum 140 2,300 312 потоп Київ 地震".split()
ARTICLES = st.lists(
    st.builds(
        lambda outlet, words, day: Article(outlet, " ".join(words), id=outlet, published=day),
        st.sampled_from(["Post", "Wire", "Echo"]),
        st.lists(st.sampled_from(WORDS), max_size=12),
        st.sampled_from([None, "", "soon", "2024-05-03", "2024-05-04T10:00:00+02:00", "2021-01-01", "0001-01-01"]),
    ),
    max_size=8,
)


@given(ARTICLES, st.integers(0, 99))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_article_is_in_one_story_in_whatever_order_they_come(articles: list[Article], seed: int) -> None:
    """Protects readers and reruns: none lost, none twice, and the order of arrival decides nothing."""
    stories = rows_by_story(articles)
    distinct = {key_of(article) for article in articles}
    assert sum(map(len, stories)) == len(distinct)
    order = np.random.default_rng(seed).permutation(len(articles))
    assert rows_by_story([articles[n] for n in order]) == stories


@pytest.mark.parametrize("many", [0, 1, 2, 90])
def test_identical_articles_are_one_story(many: int) -> None:
    """Protects the ends of the range: nothing, one article, and more copies than an article keeps neighbours."""
    article = labelled()[0].article
    stories = rows_by_story([replace(article, outlet=f"Outlet {n}") for n in range(many)])
    assert len(stories) == min(many, 1)


def test_an_election_years_later_is_another_story() -> None:
    """Protects from joining over any distance of time: the same text far apart is not the same event."""
    article = labelled()[6].article
    assert len(rows_by_story([article, replace(article, published="2032-05-02", outlet="The Echo")])) == 2
    assert len(rows_by_story([article, replace(article, published=None, outlet="The Echo")])) == 1


@pytest.mark.parametrize("many", [0, 4_000])
def test_what_is_told_weeks_later_joins_its_story(many: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects late reports: beyond the days within which many articles are compared one by one, stories still are."""
    monkeypatch.setattr("framing.batch.grouping.stories.EXACT", many)
    articles = [one.article for one in labelled()]
    late = replace(articles[0], published="2024-06-20", outlet="The Echo")
    early = replace(articles[0], published="2023-12-20", outlet="The Gazette")
    found = next(story for story in rows_by_story([*articles, late, early]) if key_of(late) in story)
    assert {key_of(articles[0]), key_of(early)} < found


def test_the_approximate_search_finds_what_the_exact_one_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects large collections: beyond the limit the index must lose next to nothing."""
    chance = np.random.default_rng(4)
    centres = chance.standard_normal((60, 32))
    vectors = (centres[chance.integers(0, 60, 900)] + 0.4 * chance.standard_normal((900, 32))).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    days = np.where(chance.random(900) < 0.1, np.nan, chance.integers(0, 60, 900).astype(float))
    exact = candidates(vectors, days, 0.5, 20)
    monkeypatch.setattr("framing.batch.grouping.neighbours.EXACT", 50)
    near = candidates(vectors, days, 0.5, 20)
    shared = {tuple(pair) for pair in exact.tolist()} & {tuple(pair) for pair in near.tolist()}
    assert len(shared) >= 0.97 * len(exact)
    assert not (np.abs(days[exact[:, 0]] - days[exact[:, 1]]) > 20).any()


@pytest.mark.parametrize("seed", range(3))
def test_neighbours_are_the_same_on_every_machine(seed: int) -> None:
    """Protects from the last bits of a sum: where more are equally like than are kept, it is the first that are."""
    vectors = np.full((90, 4), 0.5) + np.random.default_rng(seed).uniform(-1e-6, 1e-6, (90, 4))
    pairs = candidates(vectors.astype(np.float32), np.zeros(90), 1.0, 20)
    assert {int(b) for _, b in pairs} == set(range(1, 90))
    assert {int(a) for a, _ in pairs} == set(range(MOST + 1))


def test_linkage_is_the_mean_over_all_pairs() -> None:
    """Protects the linkage from the chain: b is like both a and c, but a and c are strangers, so only one joins."""
    vectors = np.array([[1, 0], [0.8, 0.6], [0.28, 0.96]], np.float32)
    groups = Groups(vectors, np.full(3, np.nan))
    link(groups, np.array([[0, 1], [1, 2]]), Groups.mean_likeness, 0.6)
    assert groups.of.tolist() == [0, 1, 1]


def test_what_cannot_be_read_is_told_and_the_rest_is_grouped(tmp_path: Path) -> None:
    """Protects a long run from one bad file."""
    (tmp_path / "bad.jsonl").write_text("not json")
    found = list(inputs.loose_articles(expand([str(tmp_path / "bad.jsonl"), str(CASES)], ()), 100_000, no_network))
    assert sum(isinstance(one, Unread) for one in found) == 1
    assert len(found) == 12
    assert read_articles(found, EMPTY, HashEncoder(), lambda _: None).many == 11


@pytest.mark.parametrize("form", rendering.GROUPING_FORMATS)
def test_what_is_told_names_every_story(form: str) -> None:
    """Protects the answer on the terminal and for other tools."""
    found = inputs.loose_articles(expand([str(CASES)], ()), 100_000, no_network)
    pool = read_articles(found, EMPTY, HashEncoder(), lambda _: None)
    told = rendering.render(pool.articles, pool.grouped(), form)
    assert "Velm" in told
    if form == "json":
        stories = json.loads(told)["stories"]
        assert sum(len(story["articles"]) for story in stories) == 11


def test_labels_are_asked_for(tmp_path: Path) -> None:
    """Protects whoever evaluates on a file without events from a figure that means nothing."""
    (tmp_path / "plain.jsonl").write_text('{"outlet": "Post", "text": "Nothing happened."}\n')
    with pytest.raises(InputError, match="no `event`"):
        evaluation.read_labelled(tmp_path / "plain.jsonl")
