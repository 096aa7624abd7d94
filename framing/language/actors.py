"""Those who act in the news: nouns for people by their part and for bodies, and names of bodies that hold commas.

In "the Bureau of Alcohol, Tobacco, Firearms and Explosives" a parser takes the commas for the end of the name. The form
of such a name is fixed enough to be read from the text: an office of state "of", "for" or "on" a list of matters, or a
list of surnames that ends as firms do. Written for this project.
"""

from __future__ import annotations

import re

from framing import lexicon

_WORD = r"[A-Z][\w’'.-]*"
_MATTER = rf"{_WORD}(?: (?:(?:of|and|the) )?{_WORD}){{0,3}}"
_OFFICES = (
    r"(?:Sub)?[Cc]ommittee|Department|Dept\.|Ministry|Bureau|Office|Commission|Agency|Council|Board|Institute|Directorate|"
    r"Secretariat|Division|Administration|Authority|Association|Union|Federation|Center|Centre|"
    r"School|College|Academy|Foundation|Service|Chamber|Organi[sz]ation|Society|Court|Panel"
)
_STATE = rf"(?:{_WORD} ){{0,4}}(?:{_OFFICES}) (?:of|for|on) (?:the )?{_MATTER}(?:, {_MATTER})+,? (?:and|&) {_MATTER}"
_FIRM = (
    rf"{_WORD}(?:, {_WORD})+,? (?:and|&) (?:Company|Co\b\.?|Sons|Partners|Associates|Brothers|Bros\b\.?)|"
    rf"{_WORD}(?:, {_WORD})+,? & {_WORD}"
)
_BODY = re.compile(rf"(?<![\w’'-])(?:{_STATE}|{_FIRM})(?![\w-])")
_SINGLE = re.compile(r"^(?:The|A|An|Federal|U\.S\.|US) ")


def bodies(text: str) -> tuple[tuple[int, int], ...]:
    """Return where names of bodies with commas stand in `text`, in order, without their article."""
    found = []
    for match in _BODY.finditer(text) if "," in text else ():
        article = re.match(r"(?:The|A|An) ", match.group())
        found.append((match.start() + (article.end() if article else 0), match.end()))
    return tuple(found)


def plain_body(name: str) -> str:
    """Return a body's name as it is compared: "The Federal Bureau of X, Y and Z" is one with a division of it."""
    places = bodies(name)
    if not places or places[-1][1] != len(name):
        return name
    bare = name[places[-1][0] :]
    while (shorter := _SINGLE.sub("", bare)) != bare:
        bare = shorter
    return bare


PEOPLE = lexicon.words("people")
"""Nouns for people by office, trade or part in an event."""

BODIES = lexicon.words("bodies")
"""Nouns for bodies that act: states, offices, outlets, armed groups, companies."""
