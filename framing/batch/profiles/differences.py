"""All outlets and aspects, compared by the same rules: the pairing by story, the least data, the verdicts."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from framing.batch.profiles.aspects import Aspect, Figures
from framing.batch.profiles.inference import deviations, false_discovery, interval, paired_p

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from framing.batch.profiles.aspects import StoryFigures

Verdict = Literal["difference", "no difference shown", "too little to say"]

ENOUGH_STORIES = 6
"""Stories of an outlet and others, and stories among them in which the outlets differ at all, below which there is too
little to say. With five stories of two outlets, chance alone puts one outlet on the same side in all of them once in
sixteen times: no test could tell that from a habit."""
RATE = 0.05
"""The rate of false discoveries: of the differences that a profile shows, about so many are expected to be chance."""
_NAMED, _FORMS = 20, 4
"""Entities and speakers, by the stories that they are in, and forms of a name that are compared. A judgement: each
comparison makes all others less easy to show."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One outlet beside the others in one aspect, on the stories that it shares with them.

    `value` and `others` are means over these stories, of the outlet and of the mean of the others; `effect` is the one
    less the other, `low` to `high` its 95 % interval, and `standardized` the effect in standard deviations over the
    stories (None where it is the same in all). They are None where there is too little to say. `telling` are the
    stories in which the outlets differ at all.

    Of a difference, `rests_on` is the other outlet that makes it, if one does: `without` it, on the stories that have
    others too, the effect turns round or falls to less than half.
    """

    outlet: str
    aspect: Aspect
    stories: int
    telling: int
    verdict: Verdict
    value: float | None = None
    others: float | None = None
    effect: float | None = None
    low: float | None = None
    high: float | None = None
    standardized: float | None = None
    p: float | None = None
    q: float | None = None
    rests_on: str = ""
    without: float | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """One story's part in a difference: the outlet's figure, and the mean of the others'."""

    aspect: Aspect
    outlet: str
    story: str
    value: float
    others: float


@dataclass(frozen=True, slots=True)
class Profile:
    """Every comparison that was made, aspect by aspect, outlets by name; the pairs behind them; stories by name.

    `outlets` has the number of stories that an outlet shares with another one.
    """

    stories: Mapping[str, str]
    outlets: Mapping[str, int]
    differences: tuple[Difference, ...]
    pairs: tuple[Pair, ...]


def profile_of(observed: Iterable[StoryFigures]) -> Profile:
    """Return the profile of these stories; their order does not matter."""
    stories = sorted(observed, key=lambda story: story.name)
    figures = [story.figures | single for story, single in zip(stories, _single_names(stories), strict=True)]
    counts = Counter(outlet for story in stories if len(story.outlets) > 1 for outlet in story.outlets)
    aspects = list(dict.fromkeys(aspect for story in figures for aspect in story))
    found: list[Difference] = []
    pairs: list[Pair] = []
    shares: dict[Aspect, dict[str, dict[str, float]]] = {}
    for aspect in sorted(aspects, key=_family):
        shared = {s.name: f[aspect] for s, f in zip(stories, figures, strict=True) if len(f.get(aspect, ())) > 1}
        shares[aspect] = shared
        for outlet in sorted(counts):
            own = {name: values for name, values in shared.items() if outlet in values}
            found.append(_difference(outlet, aspect, list(own.values())))
            pairs += _pairs(outlet, aspect, own)
    judged = tuple(
        _traced(it, list(shares[it.aspect].values())) if it.verdict == "difference" else it for it in _judged(found)
    )
    return Profile({s.name: s.title for s in stories}, dict(sorted(counts.items())), judged, tuple(pairs))


def _family(aspect: Aspect) -> int:
    # Length first: a reader needs it for the others.
    return ("length", "wording", "left out", "names", "speakers").index(aspect.family)


def _difference(outlet: str, aspect: Aspect, stories: Sequence[Mapping[str, float]]) -> Difference:
    """Return an outlet's difference in one aspect, from the figures of each story that has it; q comes later."""
    telling = sum(len(set(figures.values())) > 1 for figures in stories)
    if len(stories) < ENOUGH_STORIES or telling < ENOUGH_STORIES:
        return Difference(outlet, aspect, len(stories), telling, "too little to say")
    apart = [deviations(figures) for figures in stories]
    sample = sorted(story[outlet] for story in apart)
    n = len(sample)
    effect = math.fsum(sample) / n
    value = math.fsum(figures[outlet] for figures in stories) / n
    deviation = math.sqrt(math.fsum((d - effect) ** 2 for d in sample) / (n - 1))
    low, high = interval(sample)
    return Difference(
        outlet=outlet,
        aspect=aspect,
        stories=n,
        telling=telling,
        verdict="no difference shown",
        value=round(value, 4),
        others=round(value - effect, 4),
        effect=round(effect, 4),
        low=round(low, 4),
        high=round(high, 4),
        standardized=round(effect / deviation, 3) if deviation > 1e-9 * abs(effect) else None,
        p=float(f"{paired_p(apart, outlet):.4g}"),
    )


def _traced(it: Difference, stories: Sequence[Mapping[str, float]]) -> Difference:
    """Return a difference with the one other outlet that it rests on, where there is one."""
    own = [figures for figures in stories if it.outlet in figures]
    effects = {}
    for outlet in sorted({outlet for figures in own for outlet in figures} - {it.outlet}):
        rest = [{o: value for o, value in figures.items() if o != outlet} for figures in own if outlet in figures]
        apart = [deviations(figures)[it.outlet] for figures in rest if len(figures) > 1]
        if len(apart) >= ENOUGH_STORIES:
            effects[outlet] = math.fsum(apart) / len(apart)
    if it.effect is None or not effects:
        return it
    sign = math.copysign(1.0, it.effect)
    outlet = min(effects, key=lambda outlet: (sign * effects[outlet], outlet))
    if sign * effects[outlet] >= sign * it.effect / 2:
        return it
    return replace(it, rests_on=outlet, without=round(effects[outlet], 4))


def _judged(found: Sequence[Difference]) -> tuple[Difference, ...]:
    """Return the differences with their verdicts, false discoveries held down over all that could be tested."""
    tested = [number for number, it in enumerate(found) if it.p is not None]
    q = dict(zip(tested, false_discovery([p for it in found if (p := it.p) is not None]), strict=True))
    judged = []
    for number, it in enumerate(found):
        if number in q:
            kept = round(q[number], 4)  # as it is written, so that the verdict follows from the file
            judged.append(replace(it, q=kept, verdict="difference" if kept <= RATE else it.verdict))
        else:
            judged.append(it)
    return tuple(judged)


def _pairs(outlet: str, aspect: Aspect, stories: Mapping[str, Mapping[str, float]]) -> Iterator[Pair]:
    for story, figures in stories.items():
        value, apart = figures[outlet], deviations(figures)[outlet]
        yield Pair(aspect, outlet, story, round(value, 4), round(value - apart, 4))


def _single_names(stories: Sequence[StoryFigures]) -> list[Figures]:
    """Return, story by story, the shares of forms and speakers, of those that are in enough stories to compare.

    Which they are depends on the stories alone, never on which outlet uses them.
    """
    spelled: dict[str, str] = {}
    for story in stories:
        for key, name in story.spelled.items():
            spelled[key] = min(spelled.get(key, name), name)
    figures: list[Figures] = [{} for _ in stories]
    for entity in _commonest(key for story in stories for key in story.forms):
        named = [(n, story.forms[entity]) for n, story in enumerate(stories) if entity in story.forms]
        used = _commonest(form for _, uses in named for form in {f for forms in uses.values() for f in forms})
        for form in used[:_FORMS]:
            aspect = Aspect("names", spelled[entity], spelled[form])
            for n, uses in named:
                figures[n][aspect] = {o: round(forms[form] / forms.total(), 4) for o, forms in uses.items()}
    totals = [_totals(story) for story in stories]
    for speaker in _commonest(
        key for story in stories for key, words in story.speech.items() if key and any(words.values())
    ):
        aspect = Aspect("speakers", spelled[speaker])
        for n, story in enumerate(stories):
            if any(words := story.speech.get(speaker, {})):
                figures[n][aspect] = {o: round(given / totals[n][o], 4) for o, given in words.items()}
    return figures


def _totals(story: StoryFigures) -> Counter[str]:
    totals: Counter[str] = Counter()
    for words in story.speech.values():
        totals.update(words)
    return totals


def _commonest(keys: Iterable[str]) -> list[str]:
    """Return the keys that stand in enough stories, the most frequent first."""
    counts = Counter(keys)
    enough = [key for key, stories in counts.items() if stories >= ENOUGH_STORIES]
    return sorted(enough, key=lambda key: (-counts[key], key))[:_NAMED]
