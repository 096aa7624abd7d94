"""Stage 6: what each outlet calls the same actor, place or event."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, cast

from framing.findings.entities.chains import Chain, attach, chains, folded
from framing.findings.entities.descriptions import descriptions
from framing.findings.entities.mentions import NamedSpan, mentions, missed
from framing.findings.entities.nominals import events, find_terms, plainest, terms
from framing.records import Entity, Mention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.analysis import Analysis
    from framing.language.parse import Parse

__all__ = ["find_entities", "find_terms", "terms"]

Kind = Literal["person", "place", "organisation", "event"]


def find_entities(analysis: Analysis) -> tuple[Entity, ...]:
    """Return what the outlets call each actor, place and event: those that two outlets name, or one in several ways.

    Most mentioned first. Each mention is the outlet's own words, title included ("North Korean dictator Kim Jong Un",
    "the Russian leader"). A mention that could mean two entities is in none.
    """
    parses = analysis.parses
    named = [mentions(parse) for parse in parses]
    names = _known([mention for found in named for mention in found])
    overlooked = [missed(parse, names, found) if names else [] for parse, found in zip(parses, named, strict=True)]
    whole = [[*found, *more] for found, more in zip(named, overlooked, strict=True)]
    grown = chains([mention for found in whole for mention in sorted(found, key=lambda mention: mention.start)])
    attach([chain for chain in grown if chain.kind == "person"], [d for parse in parses for d in descriptions(parse)])
    found = [_entity(chain) for chain in grown] + _events(parses)
    told = [_ordered(entity, analysis.row_of) for entity in found if _worth(entity, analysis.outlet_of)]
    return tuple(sorted(told, key=lambda entity: (-len(entity.mentions), entity.entity)))


_CAPITALS = 3
"""Letters up to which a name in capitals may be initials instead. A judgement."""


def _known(found: Sequence[NamedSpan]) -> re.Pattern[str] | None:
    """Return a pattern for the full names of the story's people, and their surnames where those name nothing else."""
    names = {m.name for m in found if m.kind == "person" and " " in m.name and not m.headline}
    others = {word for m in found if m.kind != "person" for word in m.name.split()}
    names |= {surname for surname in (name.split()[-1] for name in names) if len(surname) > 3} - others
    # Agencies and captions print names in capitals; elsewhere in the story they are written as names are.
    names |= {name.title() for name in names if name.isupper()}
    names |= {name.upper() for name in names if len(name) > _CAPITALS}
    written = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    return re.compile(rf"\b(?:{written})\b") if names else None


def _entity(chain: Chain) -> Entity:
    names = {Mention(m.article, m.passage, m.start, m.end, m.text) for m in chain.mentions}
    names |= {Mention(d.article, d.passage, d.start, d.end, d.text) for d in chain.descriptions}
    full = [m.name for m in chain.mentions if folded(m.name) == chain.key] or [m.name for m in chain.mentions]
    entity = max(sorted(set(full)), key=lambda name: (not name.isupper(), full.count(name), len(name)))
    return Entity(entity, cast("Kind", chain.kind), tuple(sorted(names, key=lambda n: (n.passage, n.start))))


def _events(parses: Sequence[Parse]) -> list[Entity]:
    found = []
    for _, group in sorted(events(parses).items()):
        names = tuple(Mention(e.article, e.passage, e.start, e.end, e.text) for e in group)
        if len({e.words for e in group}) > 1:
            found.append(Entity(plainest(group), "event", names))
    return found


def _worth(entity: Entity, outlet_of: dict[str, str]) -> bool:
    outlets = {outlet_of[name.passage] for name in entity.mentions}
    texts = {folded(name.text) for name in entity.mentions}
    return len(outlets) > 1 or (len(texts) > 1 and len(entity.mentions) > 1)


def _ordered(entity: Entity, row_of: dict[str, int]) -> Entity:
    names = sorted(entity.mentions, key=lambda name: (row_of[name.passage], name.start, -name.end))
    kept: list[Mention] = []
    for name in names:
        if not kept or kept[-1].passage != name.passage or name.start >= kept[-1].end:
            kept.append(name)
    return Entity(entity.entity, entity.kind, tuple(kept))
