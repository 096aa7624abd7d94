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

SENSES = lexicon.table("terms-by-matter")
"""Words for a group or a matter, each with the matter and what the word makes of it ("migrants: illegal")."""

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


_COLOURED_EVENTS = frozenset(
    "invasion occupation aggression onslaught annexation intervention incursion operation action activity campaign "
    "riot unrest uprising revolt rebellion insurrection putsch ouster overthrow revolution murder massacre "
    "assassination execution slaying disaster full-scale all-out unprovoked illegal brutal special military".split()
)
"""Words for an event that blame or judge where a plain account says "war", "protest" or "death"."""
_COLOURED = (
    JUDGING_ROLES
    | lexicon.words("judging-labels")
    | lexicon.words("loaded-adjectives")
    | frozenset(
        word.replace("_", " ")
        for name in ("disparaging", "critical", "political", "praising", "approving")
        for word in lexicon.words(f"qualifier-{name}")
    )
    | frozenset("islamist jihadi regime terror cult so-called".split())
)
"""Words beside a name that judge, take a side or place somebody on a scale; offices, trades and countries do not."""
_CONTESTED = {
    name.casefold(): row
    for row, others in lexicon.table("contested-names").items()
    for name in (row, *others.split(" | "))
}
CONTESTED_PLACES = frozenset(row.casefold() for row in _CONTESTED.values()) - {"islamic state"}
"""The first name of each place whose name is contested, without case."""
_WORD = re.compile(r"[^\W_]+(?:[-’'‐‑][^\W_]+)*")
_CONTROL = re.compile(r"\w+[-‐‑](?:controlled|backed|installed|run|friendly|linked|sponsored|allied|held|occupied)$")
_DOUBTED = re.compile(r"[“\"]([^\W_]+)[”\"]")
_POSSESSIVE = re.compile(r"['’]s?$")
_CUT = re.compile(r"\s(?:of|for|in|on|at|from|to|with|against|into|over|across|who|that|\w+ing the)\s", re.IGNORECASE)


def contested(name: str) -> str:
    """Return the name under which contested names of one place are compared: "kiev" and "kyiv" are one; else `name`."""
    return _CONTESTED.get(name.casefold(), name).casefold()


def wording(entity: Entity, text: str) -> frozenset[str]:
    """Return the words of one mention that are a choice, in lower case; empty for a name, an office or a short form.

    Those are the words before any "of" or "who" that judge, blame or take a side ("ruler", "invasion"), words in
    quotation marks, and a contested name ("Kiev", "DPRK"). Of a term, it is what the term makes of its matter
    ("illegal").
    """
    if entity.kind == "term":
        return frozenset([sense for _, sense in [matter_and_sense(text)] if sense])
    if text.casefold().removeprefix("the ") in _CONTESTED:
        return frozenset({text.casefold().removeprefix("the ")})
    cut = _CUT.search(text)
    words = [_POSSESSIVE.sub("", word).lower() for word in _WORD.findall(text[: cut.start()] if cut else text)]
    own = set() if entity.kind == "event" else {word.lower() for word in _WORD.findall(entity.entity)}
    coloured = _COLOURED | _COLOURED_EVENTS if entity.kind == "event" else _COLOURED
    doubted = {word.lower() for word in _DOUBTED.findall(text)}
    chosen = {word for word in words if word not in own and (word in coloured or _CONTROL.match(word))}
    return frozenset(chosen | doubted)


def matter_and_sense(text: str) -> tuple[str, str]:
    """Return the matter that a term is for and what it makes of it; both are empty where the words are no term.

    The last word counts where the whole is no term: "the Syrian regime" is a "regime".
    """
    whole = text.lower()
    for words in (whole, whole.rpartition(" ")[2]):
        for form in (words, words.removesuffix("s"), words.removesuffix("es"), words.removesuffix("ies") + "y"):
            if form in SENSES:
                matter, _, sense = SENSES[form].partition(": ")
                return matter, sense
    return "", ""


def one_slip(first: str, second: str) -> bool:
    """Return whether two words differ in one letter that is missing, added or another, as slips do."""
    short, long = sorted((first, second), key=len)
    if short == long or len(long) - len(short) > 1 or {short + "s", short + "e"} & {long}:
        return False
    start = next((n for n, letter in enumerate(short) if letter != long[n]), len(short))
    return short[start + (len(short) == len(long)) :] == long[start + 1 :]
