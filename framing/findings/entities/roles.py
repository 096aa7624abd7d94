"""Words for what somebody is: offices, ranks, trades; and how "Russian" and "Russia" are told to belong together."""

from __future__ import annotations

from framing import lexicon

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
