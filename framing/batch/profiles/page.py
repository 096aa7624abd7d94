"""A profile as its page shows it: plain values, in the order in which they stand there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from framing.batch.profiles.differences import ENOUGH_STORIES, RATE
from framing.devices import DEVICES
from framing.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from framing.batch.profiles.aspects import Aspect
    from framing.batch.profiles.differences import Difference, Profile
    from framing.batch.profiles.evidence import StoryEvidence, Trace

_WIDTH, _EDGE = 200.0, 6.0
"""A plot's width and margin, in its own units."""


@dataclass(frozen=True, slots=True)
class Dot:
    """An effect on its plot: where its interval begins and ends, and where it lies itself, from 0 to the width."""

    low: float
    at: float
    high: float


@dataclass(frozen=True, slots=True)
class Row:
    """One outlet in one aspect, figures as they are written: shares in hundredths, rates for 1,000 words.

    `verdict` is "more" or "less" where a difference is shown. `dot` is None, and figures are empty, where there is too
    little to say. `rests_on` is the other outlet that makes the difference, `without` what is left without that one.
    """

    outlet: str
    aspect: Aspect
    verdict: Literal["more", "less", "none", "too little"]
    stories: int
    dot: Dot | None = None
    value: str = ""
    others: str = ""
    effect: str = ""
    low: str = ""
    high: str = ""
    q: str = ""
    rests_on: str = ""
    without: str = ""


@dataclass(frozen=True, slots=True)
class Plot:
    """One aspect: a row an outlet, all on one scale from `least` to `most`, no difference at `zero`."""

    aspect: Aspect
    rows: tuple[Row, ...]
    zero: float
    least: str
    most: str


@dataclass(frozen=True, slots=True)
class Part:
    """A family of aspects: those that could be compared, and those in which there is too little of every outlet."""

    family: str
    plots: tuple[Plot, ...]
    silent: tuple[Aspect, ...]


@dataclass(frozen=True, slots=True)
class ShownTrace:
    """A counted passage or claim, with the address of its place in the story's report ("" where there is none)."""

    trace: Trace
    href: str


@dataclass(frozen=True, slots=True)
class ShownStory:
    """A story behind a difference, its figures as they are written."""

    title: str
    href: str
    value: str
    others: str
    traces: tuple[ShownTrace, ...]


@dataclass(frozen=True, slots=True)
class ShownDifference:
    """A difference with the stories that weigh most in it."""

    row: Row
    stories: tuple[ShownStory, ...]


@dataclass(frozen=True, slots=True)
class OutletProfile:
    """What is shown of one outlet: its differences, in what there is none, and in what there is too little to say."""

    outlet: str
    stories: int
    differences: tuple[ShownDifference, ...]
    none: tuple[Aspect, ...]
    too_little: tuple[Aspect, ...]


@dataclass(frozen=True, slots=True)
class ProfilePage:
    """The page. `scarce` are the outlets, with their stories, of which nothing can be said; `labels` of device kinds.

    `tested` comparisons had data enough, `shown` of them show a difference; `rate` is in hundredths.
    """

    stories: int
    profiles: tuple[OutletProfile, ...]
    scarce: tuple[tuple[str, int], ...]
    parts: tuple[Part, ...]
    labels: Mapping[str, str]
    tested: int
    shown: int
    too_little: int
    enough: int
    rate: int
    version: str


def view_profile(
    profile: Profile, behind: Mapping[Difference, tuple[StoryEvidence, ...]], report: Callable[[str, str], str]
) -> ProfilePage:
    """Return the page of a profile. `behind` has the evidence of each difference; `report` the address of an anchor.

    `report(story, anchor)` is "" where the story has no report.
    """
    told = {outlet for outlet, stories in profile.outlets.items() if stories >= ENOUGH_STORIES}
    found = [it for it in profile.differences if it.outlet in told]
    verdicts = [it.verdict for it in found]
    return ProfilePage(
        stories=len(profile.stories),
        profiles=tuple(_profile(outlet, profile, behind, report) for outlet in profile.outlets if outlet in told),
        scarce=tuple((outlet, stories) for outlet, stories in profile.outlets.items() if outlet not in told),
        parts=_parts(found),
        labels={device.kind: device.label for device in DEVICES},
        tested=sum(it.q is not None for it in found),
        shown=verdicts.count("difference"),
        too_little=verdicts.count("too little to say"),
        enough=ENOUGH_STORIES,
        rate=round(100 * RATE),
        version=__version__,
    )


def _profile(
    outlet: str,
    profile: Profile,
    behind: Mapping[Difference, tuple[StoryEvidence, ...]],
    report: Callable[[str, str], str],
) -> OutletProfile:
    own = [it for it in profile.differences if it.outlet == outlet]
    return OutletProfile(
        outlet=outlet,
        stories=profile.outlets[outlet],
        differences=tuple(
            ShownDifference(_row(it, None), tuple(_story(it, story, report) for story in behind.get(it, ())))
            for it in own
            if it.verdict == "difference"
        ),
        none=tuple(it.aspect for it in own if it.verdict == "no difference shown"),
        too_little=tuple(it.aspect for it in own if it.verdict == "too little to say"),
    )


def _story(it: Difference, story: StoryEvidence, report: Callable[[str, str], str]) -> ShownStory:
    return ShownStory(
        title=story.title,
        href=report(story.story, ""),
        value=_plain(story.value, it.aspect),
        others=_plain(story.others, it.aspect),
        traces=tuple(ShownTrace(trace, report(story.story, trace.anchor)) for trace in story.traces),
    )


def _parts(found: list[Difference]) -> tuple[Part, ...]:
    by_aspect: dict[Aspect, list[Difference]] = {}
    for it in found:
        by_aspect.setdefault(it.aspect, []).append(it)
    parts = []
    for family in dict.fromkeys(aspect.family for aspect in by_aspect):
        own = {aspect: rows for aspect, rows in by_aspect.items() if aspect.family == family}
        plots = tuple(_plot(aspect, rows) for aspect, rows in own.items() if any(it.q is not None for it in rows))
        silent = tuple(aspect for aspect, rows in own.items() if all(it.q is None for it in rows))
        parts.append(Part(family, plots, silent))
    return tuple(parts)


def _plot(aspect: Aspect, found: list[Difference]) -> Plot:
    """Return an aspect's plot; its scale holds every interval, and no difference."""
    ends = [end for it in found for end in (it.low, it.effect, it.high) if end is not None]
    least, most = min(0.0, *ends), max(0.0, *ends)

    def place(value: float) -> float:
        share = (value - least) / (most - least) if most > least else 0.5
        return round(_EDGE + share * (_WIDTH - 2 * _EDGE), 1)

    rows = tuple(_row(it, place) for it in found)
    return Plot(aspect, rows, place(0.0), _signed(least, aspect), _signed(most, aspect))


def _row(it: Difference, place: Callable[[float], float] | None) -> Row:
    if it.effect is None or it.value is None or it.others is None or it.low is None or it.high is None:
        return Row(it.outlet, it.aspect, "too little", it.stories)
    direction: Literal["more", "less"] = "more" if it.effect > 0 else "less"
    return Row(
        outlet=it.outlet,
        aspect=it.aspect,
        verdict=direction if it.verdict == "difference" else "none",
        stories=it.stories,
        dot=Dot(place(it.low), place(it.effect), place(it.high)) if place else None,
        value=_plain(it.value, it.aspect),
        others=_plain(it.others, it.aspect),
        effect=_signed(it.effect, it.aspect),
        low=_signed(it.low, it.aspect),
        high=_signed(it.high, it.aspect),
        q="" if it.q is None else f"{it.q:.3f}",
        rests_on=it.rests_on,
        without="" if it.without is None else _signed(it.without, it.aspect),
    )


def _plain(value: float, aspect: Aspect) -> str:
    """Return a figure as readers see it: a share in hundredths, one decimal but for words."""
    if aspect.unit == "words":
        return f"{value:,.0f}"
    return f"{100 * value if aspect.unit == 'share' else value:,.1f}"


def _signed(value: float, aspect: Aspect) -> str:
    text = _plain(abs(value), aspect)
    if not text.strip("0."):
        return text
    return f"{'−' if value < 0 else '+'}{text}"
