"""A comparison → what each outlet does in it, in figures that can be held against the other outlets' on that story."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Literal

from framing.findings.measures import ENOUGH_CASES
from framing.findings.name_words import COURTESY, wording
from framing.records import Index

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from framing.records import Claim, Comparison, Entity, Estimate

Family = Literal["wording", "left out", "names", "speakers", "length"]
VOICES = ("author", "quoted")
STANCES = ("doubting", "endorsing", "denying")
"""Stances of verbs of saying; "neutral" is what is left of them."""

ENOUGH_CLAIMS = 2
"""Claims of two or more others from which a share left out is taken. A judgement: a story of three outlets has some
five, and a share of so few is coarse, which the many stories of a profile even out."""
ENOUGH_MENTIONS = 2
"""Mentions of one entity from which the share of a form is taken. A judgement."""
ENOUGH_SPEECH = 50
"""Words given to speakers from which one speaker's share is taken. A judgement: two or three sentences."""
_JUDGED = {"reported", "partly", "absent"}
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing that outlets are compared in: of a `family`, what (`kind`), and which part or form of it.

    Of wording: a kind of signal, and the voice, or the stance. Of names and speakers: whom; "" for all of them.
    """

    family: Family
    kind: str
    part: str = ""

    @property
    def unit(self) -> Literal["per 1,000 words", "share", "words"]:
        """The unit of its figures."""
        if self.family == "length":
            return "words"
        return "per 1,000 words" if self.family == "wording" and self.part in VOICES else "share"


QUOTED, REPORTED, UNNAMED = (Aspect("speakers", "", part) for part in ("quoted", "reported", "unnamed"))
"""Of all words, those in quotation marks, and those in reported speech; of these two, those of nobody by name."""
COLOURED, COURTEOUS = (Aspect("names", "", part) for part in ("coloured", "courtesy"))
"""Of all mentions, those with a word of choice, or a contested name; of those of people, those with a "Mr" or "Ms"."""
LENGTH = Aspect("length", "")
LEFT_OUT, LEFT_OUT_MORE, LEFT_OUT_LESS = (Aspect("left out", "", part) for part in ("", "more salient", "less salient"))

Figures = dict[Aspect, dict[str, float]]
"""Of each aspect, each outlet's figure; an outlet with too little text for one has none."""


@dataclass(frozen=True, slots=True)
class StoryFigures:
    """One story: its outlets' figures, and what shares of single names and speakers are made from.

    `forms` has, by entity and outlet, how often each form of its name is used; `speech` by speaker and outlet the words
    that are given. Keys are in lower case; `spelled` has them as they are written.
    """

    name: str
    title: str
    outlets: tuple[str, ...]
    figures: Figures
    forms: dict[str, dict[str, Counter[str]]]
    speech: dict[str, dict[str, int]]
    spelled: dict[str, str]


def observe(comparison: Comparison, name: str) -> StoryFigures:
    """Return one story's figures; `name` is its folder, below the batch's."""
    index = Index(comparison)
    estimates = _estimates(comparison)
    spelled: dict[str, str] = {}
    forms, speech = _forms(index, spelled), _speech(index, spelled)
    figures = _wording(comparison, estimates) | _left_out(index) | _names(index) | _voices(index, estimates)
    return StoryFigures(
        name,
        comparison.story.title,
        index.outlets,
        {aspect: by_outlet for aspect, by_outlet in figures.items() if by_outlet},
        forms,
        speech,
        spelled,
    )


def plain(text: str) -> str:
    """Return a name as it is compared: in lower case, without an article or a possessive ending."""
    return _POSSESSIVE.sub("", " ".join(text.split()).casefold().removeprefix("the "))


def courteous(text: str) -> bool:
    """Return whether a name begins with a courtesy title."""
    first = text.split(maxsplit=1)[:1]
    return bool(first) and first[0].casefold().rstrip(".") in COURTESY


def counted(claims: Iterable[Claim], outlet: str) -> list[Claim]:
    """Return the claims of two or more others on which there is a verdict for the outlet: all but the unclear ones."""
    told = (claim for claim in claims if len({*claim.outlets} - {outlet}) > 1)
    return [claim for claim in told if claim.verdict(outlet).state in _JUDGED]


def salience_middle(claims: Iterable[Claim]) -> float:
    """Return the salience from which a story's claims of two outlets or more are its more salient half."""
    return median([claim.salience for claim in claims if len(claim.outlets) > 1] or [0.0])


def _estimates(comparison: Comparison) -> dict[str, dict[str, Estimate]]:
    """Return each outlet's measures by name: those of its one article, or of all its articles together."""
    found: dict[str, dict[str, Estimate]] = defaultdict(dict)
    for measure in sorted(comparison.measures, key=lambda measure: not measure.article):
        found[measure.outlet][measure.name] = measure.estimate
    return dict(found)


def _wording(comparison: Comparison, estimates: Mapping[str, Mapping[str, Estimate]]) -> Figures:
    kinds = [entry.kind for entry in comparison.legend]
    aspects = [Aspect("wording", kind, voice) for kind in kinds for voice in VOICES]
    aspects += [Aspect("wording", "attribution", stance) for stance in STANCES]
    found = {aspect: _with_enough(f"{aspect.kind}, {aspect.part}", estimates) for aspect in aspects}
    found[LENGTH] = {outlet: known["words"].value for outlet, known in estimates.items() if "words" in known}
    return found


def _with_enough(name: str, estimates: Mapping[str, Mapping[str, Estimate]]) -> dict[str, float]:
    """Return the figure of each outlet that has text enough for an interval."""
    named = {outlet: known[name] for outlet, known in estimates.items() if name in known}
    return {outlet: estimate.value for outlet, estimate in named.items() if estimate.low is not None}


def _left_out(index: Index) -> Figures:
    middle = salience_middle(index.comparison.claims)
    found: Figures = {LEFT_OUT: {}, LEFT_OUT_MORE: {}, LEFT_OUT_LESS: {}}
    for outlet in index.outlets:
        claims = counted(index.comparison.claims, outlet)
        halves = {
            LEFT_OUT: claims,
            LEFT_OUT_MORE: [claim for claim in claims if claim.salience >= middle],
            LEFT_OUT_LESS: [claim for claim in claims if claim.salience < middle],
        }
        for aspect, half in halves.items():
            if len(half) >= ENOUGH_CLAIMS:
                absent = sum(claim.verdict(outlet).state == "absent" for claim in half)
                found[aspect][outlet] = _share(absent, len(half))
    return found


def _names(index: Index) -> Figures:
    every: Counter[str] = Counter()
    coloured: Counter[str] = Counter()
    people: Counter[str] = Counter()
    courtesy: Counter[str] = Counter()
    for entity, outlet, text in _mentions(index):
        every[outlet] += 1
        coloured[outlet] += bool(wording(entity, text))
        if entity.kind == "person":
            people[outlet] += 1
            courtesy[outlet] += courteous(text)
    return {
        COLOURED: {o: _share(coloured[o], every[o]) for o in index.outlets if every[o] >= ENOUGH_CASES},
        COURTEOUS: {o: _share(courtesy[o], people[o]) for o in index.outlets if people[o] >= ENOUGH_CASES},
    }


def _mentions(index: Index) -> Iterable[tuple[Entity, str, str]]:
    for entity in index.comparison.entities:
        for mention in entity.mentions:
            yield entity, index.outlet_of_article[mention.article], mention.text


def _voices(index: Index, estimates: Mapping[str, Mapping[str, Estimate]]) -> Figures:
    given: Counter[str] = Counter()
    reported: Counter[str] = Counter()
    unnamed: Counter[str] = Counter()
    for speaker in index.comparison.speakers:
        outlet = index.outlet_of_article[speaker.article]
        given[outlet] += speaker.quoted + speaker.reported
        reported[outlet] += speaker.reported
        unnamed[outlet] += 0 if speaker.entity else speaker.quoted + speaker.reported
    quoted = _with_enough("words in quotation", estimates)
    words = {outlet: estimates[outlet]["words"].value for outlet in quoted}
    return {
        QUOTED: quoted,
        REPORTED: {o: _share(min(reported[o], words[o]), words[o]) for o in quoted},
        UNNAMED: {o: _share(unnamed[o], given[o]) for o in index.outlets if given[o] >= ENOUGH_SPEECH},
    }


def _forms(index: Index, spelled: dict[str, str]) -> dict[str, dict[str, Counter[str]]]:
    """Return how often each outlet uses each form, of the entities that two outlets name often enough."""
    uses: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for entity, outlet, text in _mentions(index):
        key = _known(entity.entity, spelled)
        uses[key][outlet][_known(text, spelled)] += 1
    often = {
        entity: {o: forms for o, forms in by_outlet.items() if forms.total() >= ENOUGH_MENTIONS}
        for entity, by_outlet in uses.items()
    }
    return {entity: by_outlet for entity, by_outlet in often.items() if len(by_outlet) > 1}


def _speech(index: Index, spelled: dict[str, str]) -> dict[str, dict[str, int]]:
    """Return the words that each outlet gives to each named speaker, of the outlets that give words enough."""
    given: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(index.outlets, 0))
    for speaker in index.comparison.speakers:
        key = _known(speaker.entity, spelled) if speaker.entity else ""
        given[key][index.outlet_of_article[speaker.article]] += speaker.quoted + speaker.reported
    total = {outlet: sum(words[outlet] for words in given.values()) for outlet in index.outlets}
    enough = [outlet for outlet in index.outlets if total[outlet] >= ENOUGH_SPEECH]
    return {key: {outlet: words[outlet] for outlet in enough} for key, words in given.items()} if enough else {}


def _known(name: str, spelled: dict[str, str]) -> str:
    """Return the key of a name, and keep how it is written: of several spellings the first in order."""
    key = plain(name)
    spelled[key] = min(spelled.get(key, name), name)
    return key


def _share(count: float, cases: float) -> float:
    return round(count / cases, 4) if cases else 0.0
