"""Words for what somebody is: offices, ranks, trades; and how "Russian" and "Russia" are told to belong together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing import lexicon

if TYPE_CHECKING:
    from framing.records import Entity


HEADS = frozenset(
    "president premier minister chancellor king queen emperor emir sultan sheikh monarch pope leader "
    "ruler dictator strongman autocrat despot tyrant chief head".split()
)
"""Who stands at the head of a state or body, whatever the outlet calls it."""

LEADERS = frozenset("leader ruler dictator strongman autocrat despot tyrant".split())
"""Words for a head of state that name no office: they fit whoever holds the office."""

JUDGING_ROLES = (LEADERS - {"leader"}) | frozenset(
    "boss mogul tycoon magnate oligarch warlord terrorist extremist militant rebel separatist hardliner gunman "
    "fugitive leaker whistleblower fixer crony thug firebrand".split()
)
"""Words for somebody that judge: another outlet may call the same person by an office, or by name."""

SAME_OFFICE = lexicon.table("same-office")
"""Abbreviations and twins of an office, by the form that they are compared in."""

COURTESY = frozenset("mr mrs ms miss mx sir dame lord lady madam".split())
"""Forms of address: part of what an outlet calls somebody, no role."""

ROLES = HEADS | frozenset(SAME_OFFICE) | frozenset(SAME_OFFICE.values()) | lexicon.words("roles")

NAMED_BODIES = frozenset(
    "group agency party company network movement organisation organization newspaper channel website firm "
    "broadcaster militia gang sect union outlet magazine daily station".split()
)
"""Words for bodies: a name that follows one names no person."""

PAST = frozenset({"former", "ex", "then", "late", "onetime", "erstwhile", "outgoing", "ousted", "deposed"})
"""Words that make an office a past one: a "former president" is not the president."""

DEPUTY = frozenset({"vice", "deputy", "assistant", "acting", "associate", "interim", "next", "new", "other", "first"})
"""Words that make an office another office: the "vice president" is not the president."""


def office(word: str) -> str:
    """Return the form that a role word is compared in: "Sen." and "senator" are one office."""
    plain = word.lower().rstrip(".")
    return SAME_OFFICE.get(plain, plain)


def same_country(adjective: str, other: str) -> bool:
    """Return whether two words point to one country by their form: "Russian" and "Russia", "Israeli" and "Israel".

    Forms that differ more ("French", "Dutch") are not matched: nothing is better than a wrong person.
    """
    a, b = sorted((adjective.lower().removesuffix("'s").removesuffix("’s"), other.lower()), key=len)
    if a == b:
        return True
    stems = {a, a[:-1]} if a[-1:] in "aeiyo" else {a}
    return any(
        b in {stem + suffix for suffix in ("n", "an", "ian", "ese", "i", "ish", "s", "ans", "ians")} for stem in stems
    )


_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_CUT = re.compile(r"\s(?:of|for|in|on|at|from|to|with|against|into|over|across|who|that|\w+ing the)\s", re.IGNORECASE)
_STYLE = COURTESY | frozenset(
    "the a an his her their its our and or then now at time vice deputy acting special press us american interior "
    "foreign defense defence finance treasury prime majority minority federal district suspected alleged same".split()
)
_PLAIN = (ROLES | _STYLE) - JUDGING_ROLES


def wording(entity: Entity, text: str) -> frozenset[str]:
    """Return the words of one mention that are a choice, in lower case; empty where it is only a name or an office.

    Of an event, those are the words before its place ("full-scale war" of "full-scale war against Ukraine"). Of
    anything else, they are the words beside the name that are neither style nor a plain office ("ruler", "dictator").
    """
    cut = _CUT.search(text)
    words = [_POSSESSIVE.sub("", word) for word in _WORD.findall(text[: cut.start()] if cut else text)]
    own = {word.lower() for word in _WORD.findall(entity.entity)}
    if entity.kind == "event":
        places = {word for word in own if word.capitalize() in entity.entity}
        return frozenset(word.lower() for word in words) - places - _STYLE
    bare = {word.lower() for word in words if word[0].islower() or word.lower() in ROLES | PAST}
    return frozenset(word for word in bare if word not in own | _PLAIN and office(word) not in _PLAIN and len(word) > 1)
