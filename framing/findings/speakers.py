"""Who gets to speak: how many words each article gives to whom, in quotation marks and in reported speech.

Counted are words inside a quotation whose speaker is known, and words of reported speech in the content of an
attribution that stand outside quotation marks. Whose side a speaker is on is not framing's to say.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from framing.findings.entities.chains import folded, is_surname
from framing.findings.name_words import COURTESY, ROLES, office
from framing.language.actors import plain_body
from framing.records import Speaker

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence, Set

    from framing.analysis import Analysis
    from framing.records import Entity

_FULL = re.compile(r"[^\W\d_a-z][\w.’'-]*(?: [^\W\d_][\w.’'-]*){0,3} [^\W\d_a-z][\w.’'-]+")
_WORD = re.compile(r"\S+")
_ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)
_PLACED = re.compile(r"(.+?) (?:in|at) .+")
_PRONOUNS = frozenset("he she they i we it you who one him her them".split())


def find_speakers(analysis: Analysis) -> tuple[Speaker, ...]:
    """Return every article's speakers, those who are given most words first; "" stands for all who are not named.

    An outlet is no speaker in its own article.
    """
    said = {a.speaker for parse in analysis.parses for a in parse.attributions if a.speaker}
    said |= {quotation.speaker for parse in analysis.parses for quotation in parse.quotations if quotation.speaker}
    named = _entities(analysis.entities)
    known = named | _with_places(said, named) | _in_full(analysis, said)
    quoted: Counter[tuple[str, str]] = Counter()
    reported: Counter[tuple[str, str]] = Counter()
    for parse in analysis.parses:
        article = parse.passage.article
        for match in _WORD.finditer(parse.passage.text):
            voice, speaker = parse.voice(match.start(), match.start() + 1)
            if voice == "quoted":
                quoted[article, _entity(speaker, known)] += 1
                continue
            around = [a for a in parse.attributions if a.content.start <= match.start() < a.content.end]
            if around:
                nearest = min(around, key=lambda a: a.content.end - a.content.start)
                reported[article, _entity(nearest.speaker, known)] += 1
    articles = list(dict.fromkeys(passage.article for passage in analysis.passages))
    found = [
        Speaker(entity, article, quoted[article, entity], reported[article, entity])
        for article, entity in quoted.keys() | reported.keys()
        if _plain(entity) != _plain(analysis.outlet_of_article.get(article, "."))  # "AFP reported"
    ]
    return tuple(sorted(found, key=lambda s: (articles.index(s.article), -s.quoted - s.reported, s.entity)))


def _entities(entities: Sequence[Entity]) -> dict[str, str]:
    """Return the actor that each form of a name stands for; a form of two actors stands for none."""
    forms: dict[str, set[str]] = {}
    for entity in entities:
        for mention in entity.mentions:
            forms.setdefault(_plain(mention.text), set()).add(entity.entity)
    return {form: next(iter(actors)) for form, actors in forms.items() if len(actors) == 1}


def _with_places(said: Set[str], named: Mapping[str, str]) -> dict[str, str]:
    """Return for each body that is also said with its place ("US Embassy", "the US Embassy in Hanoi") how it is then.

    Two places are two bodies: then a bare form may be either.
    """
    forms = {_plain(name): _ARTICLE.sub("", name) for name in sorted(said)}
    meant: dict[str, str] = {}
    for form in forms:
        placed = [longer for longer in forms if (at := _PLACED.match(longer)) and at[1] == form]
        if len({form.replace(".", "") for form in placed}) == 1:
            meant[form] = meant[placed[0]] = named.get(form, forms[placed[0]])
    return meant


def _in_full(analysis: Analysis, said: Set[str]) -> dict[str, str]:
    """Return the full name that each bare or titled surname among the speakers means, where only one is possible."""
    known = _entities(analysis.entities)
    full = {folded(entity.entity): entity.entity for entity in analysis.entities if entity.kind == "person"}
    for name in sorted(said):
        if _FULL.fullmatch(name) and _plain(name) not in known and not _is_titled(name):
            full.setdefault(folded(name), name)
    meant: dict[str, str] = {}
    for name in sorted(said):
        words = folded(name).split()
        while words and (words[0] in COURTESY or office(words[0]) in ROLES):
            words = words[1:]
        bare = " ".join(words)
        bearers = {key for key in full if key == bare or key.endswith(f" {bare}")}
        if bare and _plain(name) not in known and len(bearers) == 1 and is_surname(bare):
            meant[_plain(name)] = full[next(iter(bearers))]
    return meant


def _is_titled(name: str) -> bool:
    first = name.split(maxsplit=1)[0].casefold().rstrip(".")
    return first in COURTESY or office(first) in ROLES


def _entity(speaker: str | None, known: dict[str, str]) -> str:
    if speaker is None or _plain(speaker) in _PRONOUNS:
        return ""
    return known.get(_plain(speaker), plain_body(speaker))


def _plain(text: str) -> str:
    return _ARTICLE.sub("", text.casefold().strip())
