"""A profile as data: every comparison as JSON and as a table, and the pairs that they are made of."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from framing.batch.profiles.differences import ENOUGH_STORIES, RATE
from framing.export.tables import csv_text
from framing.version import __version__

if TYPE_CHECKING:
    from framing.batch.profiles.aspects import Aspect
    from framing.batch.profiles.differences import Difference, Profile

FORMAT, VERSION = "framing-profile", 1
_ASPECT = ("family", "kind", "part", "unit")
_FIGURES = "stories telling value others effect low high standardized p q verdict rests_on without".split()


def render_json(profile: Profile) -> str:
    """Return the profile as one JSON object; the same comparisons give the same bytes."""
    written = {
        "format": FORMAT,
        "version": VERSION,
        "framing": __version__,
        "rate": RATE,
        "enough_stories": ENOUGH_STORIES,
        "stories": [{"story": name, "title": title} for name, title in profile.stories.items()],
        "outlets": [{"outlet": outlet, "stories": stories} for outlet, stories in profile.outlets.items()],
        "comparisons": [_fields(it) for it in profile.differences],
    }
    return json.dumps(written, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def render_csv(profile: Profile) -> str:
    """Return a table with a row for each comparison; figures are empty where there is too little to say."""
    rows = (tuple(_fields(it).values()) for it in profile.differences)
    return csv_text(("outlet", *_ASPECT, *_FIGURES), rows)


def render_pairs(profile: Profile) -> str:
    """Return a table with a row for each comparison and story: the outlet's figure, and the mean of the others'."""
    rows = ((p.outlet, *_aspect(p.aspect), p.story, p.value, p.others) for p in profile.pairs)
    return csv_text(("outlet", *_ASPECT, "story", "value", "others"), rows)


def _fields(it: Difference) -> dict[str, Any]:
    plain = asdict(it)
    known = dict(zip(_ASPECT, _aspect(it.aspect), strict=True))
    return {"outlet": it.outlet} | known | {name: plain[name] for name in _FIGURES}


def _aspect(aspect: Aspect) -> tuple[str, str, str, str]:
    return aspect.family, aspect.kind, aspect.part, aspect.unit
