"""Stories made by hand for tests of outlet profiles: as figures alone, and as comparisons with their files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framing.batch.folder import ENTRY
from framing.batch.profiles.aspects import Aspect, StoryFigures
from framing.devices import DEVICES
from framing.export import write_comparison
from framing.records import Estimate, LegendEntry, Measure
from tests.samples import bridge

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from framing.records import Comparison

LOADED = Aspect("wording", "loaded", "author")


def figures(number: int, values: Mapping[Aspect, Mapping[str, float]]) -> StoryFigures:
    """Return a story by its figures: of each aspect, each outlet's."""
    outlets = tuple(dict.fromkeys(outlet for by_outlet in values.values() for outlet in by_outlet))
    kept = {aspect: dict(by_outlet) for aspect, by_outlet in values.items()}
    return StoryFigures(f"story-{number:03}", f"Story {number}", outlets, kept, {}, {}, {})


def compared(loaded: Mapping[str, float], **names: str) -> Comparison:
    """Return the bridge's comparison, its outlets with these rates of loaded words; `names` renames outlets.

    The keys of `loaded` and `names` are `harbour`, `daily` and `north`.
    """
    base = bridge()
    keys = {"harbour": "Harbour Post", "daily": "Daily Lantern", "north": "North Wire"}
    new = {keys[key]: name for key, name in names.items()}
    measures = [
        Measure(article.id, new.get(article.outlet, article.outlet), name, estimate)
        for article in base.story.articles
        for key, rate in loaded.items()
        if keys[key] == article.outlet
        for name, estimate in {
            "loaded, author": Estimate(rate, "per 1,000 words", 0.0, 2 * rate + 1),
            "words": Estimate(500.0, "words", None, None),
        }.items()
    ]
    articles = tuple(replace(a, outlet=new.get(a.outlet, a.outlet)) for a in base.story.articles)
    claims = tuple(
        replace(
            claim,
            outlets=tuple(new.get(outlet, outlet) for outlet in claim.outlets),
            coverage=tuple(replace(one, outlet=new.get(one.outlet, one.outlet)) for one in claim.coverage),
        )
        for claim in base.claims
    )
    return replace(
        base,
        story=replace(base.story, articles=articles),
        claims=claims,
        measures=tuple(measures),
        legend=tuple(LegendEntry(device.kind, device.label, device.about) for device in DEVICES),
    )


def run(folder: Path, stories: int = 12, **names: str) -> Path:
    """Write what a batch writes of so many stories, in which the Harbour Post has more loaded words, and return it."""
    for number in range(stories):
        loaded = {"harbour": 9.0 + number % 3, "daily": 2.0 + number % 2, "north": 1.0 + number % 4}
        place = folder / "news" / f"story {number}"
        write_comparison(compared(loaded, **names), place, ("html", "json"))
        (place / ENTRY).write_text("{}", encoding="utf-8")
    return folder
