"""Outlet profiles: the comparisons of a batch → how each outlet differs from the others on the same stories.

`aspects` takes figures from one comparison, `differences` pairs them over all stories and says what can be said, by
the tests in `inference`. What comes out is a page with its `evidence`, and the same as `files` of data.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from framing import settings
from framing.batch.folder import COMPARISON, ENTRY, PROFILES
from framing.batch.profiles.aspects import observe
from framing.batch.profiles.differences import Difference, Profile, profile_of
from framing.batch.profiles.evidence import evidence
from framing.batch.profiles.files import render_csv, render_json, render_pairs
from framing.batch.profiles.page import view_profile
from framing.errors import InputError
from framing.export import REPORT, load_comparison
from framing.export.atomic import write_all
from framing.report import render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from framing.batch.profiles.aspects import Aspect, StoryFigures
    from framing.batch.profiles.differences import Pair
    from framing.batch.profiles.evidence import StoryEvidence
    from framing.records import Comparison

__all__ = ["Difference", "Profile", "observe", "profile_of", "read_profile", "summary", "write_profile"]

_KEPT = 32
"""Comparisons kept in memory while evidence is collected: neighbouring differences rest on the same stories."""


def read_profile(folder: Path, tell: Callable[[str], None]) -> Profile:
    """Return the profile of the stories that a batch compared and wrote below `folder`.

    A story that is not finished, or of another version's format, is left out; `tell` gets a line for it. Raises
    InputError where no story is left.
    """
    profile = profile_of(_observed(folder, tell))
    if not profile.stories:
        raise InputError(
            f"{folder} holds no compared story; give the folder that `framing batch … --out` wrote, "
            f"in which each story has its {COMPARISON} and {ENTRY}."
        )
    return profile


def _observed(folder: Path, tell: Callable[[str], None]) -> Iterator[StoryFigures]:
    if not folder.is_dir():
        raise InputError(f"{folder} is no folder; give the folder that `framing batch … --out` wrote.")
    for path in sorted(folder.rglob(COMPARISON)):
        name = path.parent.relative_to(folder).as_posix()
        if not path.with_name(ENTRY).is_file():
            tell(f"{name} was left out: its comparison was not finished; run the batch again.")
            continue
        try:
            comparison = load_comparison(path)
        except InputError as error:
            tell(f"{name} was left out: {error}")
            continue
        yield observe(comparison, name)


def write_profile(profile: Profile, folder: Path, out: Path, lang: str = settings.ENGLISH) -> tuple[Path, ...]:
    """Write the page and the data of a profile to `out`, and return where they are.

    `folder` is that of the comparisons: the page quotes them, and links their reports. `lang` is that of the page's own
    words.
    """
    html = render("profile.html.j2", view_profile(profile, _behind(profile, folder), _links(folder, out)), lang)
    texts = (html, render_json(profile), render_csv(profile), render_pairs(profile))
    return write_all({out / name: text for name, text in zip(PROFILES, texts, strict=True)})


def summary(profile: Profile) -> str:
    """Return a profile in one line: how many comparisons show a difference, how many none, how many say too little."""
    counts = Counter(it.verdict for it in profile.differences)
    return (
        f"{len(profile.stories)} stories, {len(profile.outlets)} outlets: {counts['difference']} differences, "
        f"{counts['no difference shown']} comparisons with no difference shown, "
        f"{counts['too little to say']} with too little to say"
    )


def _behind(profile: Profile, folder: Path) -> dict[Difference, tuple[StoryEvidence, ...]]:
    """Return the evidence of every difference that is shown."""

    @lru_cache(_KEPT)
    def read(story: str) -> Comparison:
        return load_comparison(folder / story / COMPARISON)

    pairs: dict[tuple[Aspect, str], list[Pair]] = defaultdict(list)
    for pair in profile.pairs:
        pairs[pair.aspect, pair.outlet].append(pair)
    return {
        it: evidence(it, pairs[it.aspect, it.outlet], read) for it in profile.differences if it.verdict == "difference"
    }


def _links(folder: Path, out: Path) -> Callable[[str, str], str]:
    """Return what gives the address of a place in a story's report, from the page in `out`."""
    reports = {path.parent for path in folder.rglob(REPORT)}
    try:
        way = quote(os.fsencode(Path(os.path.relpath(folder, out)).as_posix()))
    except ValueError:  # on another drive
        way = folder.resolve().as_uri()

    def link(story: str, anchor: str) -> str:
        if folder / story not in reports:
            return ""
        return f"{way}/{quote(os.fsencode(story))}/{REPORT}" + (f"#{anchor}" if anchor else "")

    return link
