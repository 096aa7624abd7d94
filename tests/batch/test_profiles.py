"""Outlet profiles: chance is not taken for a habit, a habit is found, and every outlet is held to the same rules."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.batch.profiles import observe, profile_of
from framing.batch.profiles.aspects import (
    COLOURED,
    COURTEOUS,
    LEFT_OUT,
    LEFT_OUT_LESS,
    LEFT_OUT_MORE,
    LENGTH,
    Aspect,
    StoryFigures,
)
from framing.batch.profiles.differences import ENOUGH_STORIES
from framing.batch.profiles.inference import deviations, interval, paired_p
from framing.records import Coverage
from tests.batch.profiled import LOADED, compared, figures
from tests.samples import bridge

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from random import Random

    from framing.batch.profiles import Difference, Profile

ASPECTS = [Aspect("wording", f"kind-{number}", "author") for number in range(8)]
RATES = np.geomspace(1, 30, len(ASPECTS))


def simulated(
    random: np.random.Generator,
    words: Mapping[str, int],
    stories: int = 12,
    habit: Callable[[str, Aspect], float] = lambda *_: 1.0,
) -> list[StoryFigures]:
    """Return stories whose marks fall by chance, as many of each kind as the story draws, in articles of these lengths.

    `habit` multiplies an outlet's rate of an aspect.
    """
    made = []
    for number in range(stories):
        levels = random.gamma(2, RATES / 2)  # one story is worded more strongly than another, in all outlets
        made.append(
            figures(
                number,
                {
                    aspect: {
                        outlet: round(1000 * random.poisson(level * habit(outlet, aspect) * n / 1000) / n, 3)
                        for outlet, n in words.items()
                    }
                    for aspect, level in zip(ASPECTS, levels, strict=True)
                },
            )
        )
    return made


def shown(profile: Profile) -> list[tuple[str, Aspect]]:
    """Return the outlets and aspects of which a difference is shown."""
    return [(it.outlet, it.aspect) for it in profile.differences if it.verdict == "difference"]


@pytest.mark.parametrize(
    "words",
    [{"A": 500, "B": 500, "C": 500}, {"A": 200, "B": 600, "C": 600}, {"A": 400, "B": 400}],
    ids=["alike", "one short", "two outlets"],
)
def test_chance_is_not_taken_for_a_habit(words: dict[str, int]) -> None:
    """Protects outlets that differ by chance alone: in at most some 5 runs of 100 is any difference shown at all."""
    random, runs = np.random.default_rng(20310304), 40
    false = sum(bool(shown(profile_of(simulated(random, words)))) for _ in range(runs))
    assert false <= 5  # 2 are expected at 5 %; more than 5 would come up once in a hundred times


def test_a_habit_is_found() -> None:
    """Protects the use of it all: an outlet that marks thrice as often as the others is found, and nobody else."""
    random, runs = np.random.default_rng(4), 10

    def habit(outlet: str, aspect: Aspect) -> float:
        return 3.0 if (outlet, aspect) == ("B", ASPECTS[-1]) else 1.0

    words = {"A": 500, "B": 500, "C": 500}
    found = Counter(it for _ in range(runs) for it in shown(profile_of(simulated(random, words, habit=habit))))
    assert found["B", ASPECTS[-1]] >= 9
    assert sum(times for (outlet, _), times in found.items() if outlet != "B") <= 2


def test_the_effect_and_its_interval() -> None:
    """Protects the figures: the effect is the mean of the paired differences, and lies in its interval."""
    made = [figures(n, {LOADED: {"A": 5.0 + n % 3, "B": 1.0 + n % 2, "C": 3.0}}) for n in range(8)]
    first = next(it for it in profile_of(made).differences if it.outlet == "A")
    expected = np.mean([5.0 + n % 3 - (1.0 + n % 2 + 3.0) / 2 for n in range(8)])
    assert first.effect == pytest.approx(expected, abs=1e-4)
    assert [first.value, first.others] == pytest.approx([5.875, 5.875 - float(expected)], abs=1e-4)
    assert (first.low or 0) < (first.effect or 0) < (first.high or 0)
    assert (first.stories, first.telling, first.verdict) == (8, 8, "difference")


@pytest.mark.parametrize("draw", ["normal", "exponential"])
def test_intervals_hold_what_they_promise(draw: str) -> None:
    """Protects the bars on the page: with ten stories some 95 in 100 hold the true mean, of skewed figures near 90."""
    random = np.random.default_rng(1)
    samples = random.normal(size=(200, 10)) if draw == "normal" else random.exponential(size=(200, 10)) - 1
    held = np.mean([low <= 0 <= high for low, high in map(interval, samples.tolist())])
    assert held >= (0.92 if draw == "normal" else 0.86)


@given(st.lists(st.lists(st.integers(-9, 9), min_size=3, max_size=3), min_size=2, max_size=5))
@settings(deadline=None, max_examples=40)
def test_p_counts_every_shuffle(numbers: list[list[int]]) -> None:
    """Protects the tests: p is the share of all shuffles as far from 0 as what was seen, of both kinds the larger."""
    stories = [deviations(dict(zip("abc", map(float, row), strict=True))) for row in numbers]
    seen = abs(sum(story["a"] for story in stories))
    kinds = (
        [list(story.values()) for story in stories],
        [[story["a"], -story["a"]] for story in stories],
    )
    shares = []
    for kind in kinds:
        sums = np.abs([sum(chosen) for chosen in itertools.product(*kind)])
        spread = np.sqrt(sum(np.mean(np.square(row)) for row in kind))
        near = len(kind) * spread / 128  # what rounding to the lattice can move a sum by
        shares.append((np.mean(sums >= seen + near), np.mean(sums >= seen - near)))
    p = paired_p(stories, "a")
    assert max(low for low, _ in shares) - 1e-9 <= p <= max(high for _, high in shares) + 1e-9


rows = st.dictionaries(st.sampled_from("ABCD"), st.integers(0, 6).map(float), min_size=2)
stories_of = st.lists(st.tuples(rows, rows), min_size=6, max_size=9)


def made_of(drawn: Sequence[tuple[dict[str, float], dict[str, float]]]) -> list[StoryFigures]:
    """Return the drawn stories, with two aspects each."""
    return [figures(n, {ASPECTS[0]: first, ASPECTS[1]: second}) for n, (first, second) in enumerate(drawn)]


@given(stories_of, st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=25)
def test_the_order_of_stories_does_not_matter(
    drawn: list[tuple[dict[str, float], dict[str, float]]], random: Random
) -> None:
    """Protects reproducibility: the same stories read in another order give the same profile to the last digit."""
    made = made_of(drawn)
    again = list(made)
    random.shuffle(again)
    assert profile_of(again) == profile_of(made)


@given(stories_of, st.permutations("ABCD"))
@settings(deadline=None, max_examples=25)
def test_relabelling_outlets_relabels_findings(
    drawn: list[tuple[dict[str, float], dict[str, float]]], names: list[str]
) -> None:
    """Protects fairness: an outlet's findings do not depend on what it is called or where it stands."""
    new = dict(zip("ABCD", names, strict=True))
    made = profile_of(made_of(drawn))
    renamed = profile_of(made_of([tuple({new[o]: v for o, v in row.items()} for row in pair) for pair in drawn]))  # type: ignore[misc]

    def by_name(differences: Sequence[Difference]) -> dict[tuple[str, Aspect], Difference]:
        return {(it.outlet, it.aspect): replace(it, rests_on="", without=None) for it in differences}

    expected = by_name([replace(it, outlet=new[it.outlet]) for it in made.differences])
    assert by_name(renamed.differences) == expected


def test_one_story_says_too_little() -> None:
    """Protects from a portrait after one story: nothing is said, and no figure is given that could be read as one."""
    profile = profile_of([figures(1, {LOADED: {"A": 9.0, "B": 0.0}})])
    assert {it.verdict for it in profile.differences} == {"too little to say"}
    assert {it.effect for it in profile.differences} | {it.p for it in profile.differences} == {None}


def test_an_outlet_of_one_story_gets_no_profile() -> None:
    """Protects a guest: an outlet that is in one story only is not judged by it, while the others are."""
    made = [figures(n, {LOADED: {"A": 5.0 + n % 2, "B": 1.0} | ({"Guest": 3.0} if n == 3 else {})}) for n in range(8)]
    verdicts = {it.outlet: it.verdict for it in profile_of(made).differences}
    assert verdicts == {"A": "difference", "B": "difference", "Guest": "too little to say"}


def test_two_outlets_mirror_each_other() -> None:
    """Protects symmetry: of two outlets one is above the other by what that one is below, at the same p."""
    made = [figures(n, {LOADED: {"A": 2.0 + n % 3, "B": 1.0 + n % 2}}) for n in range(8)]
    a, b = profile_of(made).differences
    assert [a.effect, a.low, a.high] == pytest.approx([-(end or 0) for end in (b.effect, b.high, b.low)])
    assert (a.p, a.q, a.verdict) == (b.p, b.q, b.verdict)


def test_stories_in_which_outlets_agree_are_not_enough() -> None:
    """Protects rare devices: a hundred stories without any say nothing, however many they are."""
    made = [figures(n, {LOADED: {"A": float(n < ENOUGH_STORIES - 1), "B": 0.0}}) for n in range(100)]
    assert {(it.stories, it.telling, it.verdict) for it in profile_of(made).differences} == {
        (100, ENOUGH_STORIES - 1, "too little to say")
    }


def test_a_difference_that_one_other_outlet_makes_is_traced_to_it() -> None:
    """Protects the rest: where one outlet stands apart, the others are told apart from it, not from each other."""
    made = [figures(n, {LOADED: {"A": 1.0 + n % 2, "B": 1.5 + n % 2, "Loud": 30.0 + n % 3}}) for n in range(40)]
    found = {it.outlet: it for it in profile_of(made).differences}
    assert {outlet: it.rests_on for outlet, it in found.items()} == {"A": "Loud", "B": "Loud", "Loud": ""}
    assert (found["A"].without, found["B"].without) == (-0.5, 0.5)


def test_what_is_counted_in_a_story() -> None:
    """Protects the figures of one story: what is left out, and in which words people are named."""
    comparison = compared({"harbour": 4.0, "daily": 2.0, "north": 1.0})
    found = observe(comparison, "bridge").figures
    assert found[LOADED] == {"Harbour Post": 4.0, "Daily Lantern": 2.0, "North Wire": 1.0}
    assert found[LENGTH] == dict.fromkeys(found[LOADED], 500.0)
    # Of others' common claims each outlet has c1; Harbour Post lacks c4, North Wire c2, Daily Lantern has part of c3.
    assert found[LEFT_OUT] == {"Harbour Post": 0.5, "Daily Lantern": 0.0, "North Wire": 0.5}
    assert LEFT_OUT_LESS not in found, "no outlet has two claims on either side of the middle"
    assert LEFT_OUT_MORE not in found or set(found[LEFT_OUT_MORE]) < set(found[LEFT_OUT])
    assert COLOURED not in found, "five mentions are needed"
    assert COURTEOUS not in found


def test_an_unclear_verdict_counts_neither_way() -> None:
    """Protects from calling what cannot be told a gap: such a claim is not among those that a share is taken of."""
    base = bridge()
    doubt = Coverage("North Wire", "unclear", 0.5)
    unclear = tuple(
        replace(c, coverage=(*(one for one in c.coverage if one.outlet != "North Wire"), doubt)) for c in base.claims
    )
    assert "North Wire" not in observe(replace(base, claims=unclear), "bridge").figures.get(LEFT_OUT, {})


def test_names_and_speakers_are_compared_over_stories() -> None:
    """Protects naming: the same person's name, and the words given to one speaker, are compared wherever they are."""
    made = [
        replace(
            figures(n, {LENGTH: {"A": 500.0, "B": 500.0 + n}}),
            forms={"ada byron": {"A": Counter({"ms byron": 3, "byron": n % 2}), "B": Counter({"byron": 2})}},
            speech={"ada byron": {"A": 10 + n, "B": 60}, "": {"A": 90, "B": 40 - n}},
            spelled={"ada byron": "Ada Byron", "ms byron": "Ms Byron", "byron": "Byron"},
        )
        for n in range(8)
    ]
    found = {(it.aspect, it.outlet): it for it in profile_of(made).differences}
    named, heard = Aspect("names", "Ada Byron", "Ms Byron"), Aspect("speakers", "Ada Byron")
    assert (found[named, "A"].others, found[named, "A"].verdict) == (0.0, "difference")
    assert found[heard, "A"].effect == pytest.approx(-(found[heard, "B"].effect or 0))
    assert found[heard, "B"].verdict == "difference"
