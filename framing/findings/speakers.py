"""Who gets to speak: how many words each article gives to whom, in quotation marks and in reported speech.

Counted are words inside a quotation whose speaker is known, and words of reported speech in the content of an
attribution that stand outside quotation marks. Whose side a speaker is on is not framing's to say.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from framing.language.actors import plain_body
from framing.records import Speaker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.analysis import Analysis
    from framing.records import Entity

_WORD = re.compile(r"\S+")
_PRONOUNS = frozenset("he she they i we it you who one him her them".split())


def find_speakers(analysis: Analysis) -> tuple[Speaker, ...]:
    """Return every article's speakers, those who are given most words first; "" stands for all who are not named."""
    known = _entities(analysis.entities)
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
    ]
    return tuple(sorted(found, key=lambda s: (articles.index(s.article), -s.quoted - s.reported, s.entity)))


def _entities(entities: Sequence[Entity]) -> dict[str, str]:
    """Return the actor that each form of a name stands for; a form of two actors stands for none."""
    forms: dict[str, set[str]] = {}
    for entity in entities:
        for mention in entity.mentions:
            forms.setdefault(_plain(mention.text), set()).add(entity.entity)
    return {form: next(iter(actors)) for form, actors in forms.items() if len(actors) == 1}


def _entity(speaker: str | None, known: dict[str, str]) -> str:
    if speaker is None or _plain(speaker) in _PRONOUNS:
        return ""
    return known.get(_plain(speaker), plain_body(speaker))


def _plain(text: str) -> str:
    return re.sub(r"^(?:the|a|an) ", "", text.casefold().strip())
