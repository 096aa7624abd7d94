"""A soft phrase for a hard thing: "collateral damage", "enhanced interrogation".

Method: a listed phrase in the text, less the uses in which it means just what it says. Each phrase has its plain
meaning, which the reason gives. Phrases and meanings: written for this project. What a phrase stands for differs
from case to case, so the reason says "often", and phrases that are common in plain use are only likely.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.devices.device import Device, Finding
from framing.records import Reason, translatable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.language.parse import Parse
    from framing.records import Signal


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: re.Pattern[str]
    plain: str
    probability: float


def _phrase(words: str, plain: str, probability: float = 0.88) -> _Phrase:
    return _Phrase(re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE), plain, probability)


_PHRASES = (
    _phrase(r"collateral\s+(?:damage|casualt(?:y|ies)|deaths?)", "bystanders killed or their homes destroyed"),
    _phrase(r"enhanced[\s-]interrogation(?:\s+(?:techniques?|methods?|program(?:me)?s?))?", "torture", 0.93),
    _phrase(r"(?:harsh|coercive|robust)\s+interrogation(?:\s+(?:techniques?|methods?))?", "torture", 0.75),
    _phrase(r"(?:moderate\s+)?physical\s+pressure", "beating or torture", 0.6),
    _phrase(r"extraordinary\s+renditions?", "abducting somebody to a country that tortures"),
    _phrase(r"special\s+military\s+operations?", "a war", 0.9),
    _phrase(
        r"special\s+operations?(?!\s+(?:forces?|command|units?|teams?|executive|group|officers?|soldiers?|troops|"
        r"commanders?|community|task|missions?|division|police))",
        "an attack or a raid",
        0.6,
    ),
    _phrase(r"military\s+actions?", "an attack or a war", 0.58),
    _phrase(r"kinetic\s+(?:actions?|operations?|strikes?|activit(?:y|ies)|effects?)", "an attack with bombs or guns"),
    _phrase(r"surgical\s+strikes?", "a bombing", 0.82),
    _phrase(r"(?:pre-?emptive|preventive)\s+(?:strikes?|actions?|self-defen[cs]e)", "an attack made first", 0.6),
    _phrase(r"mopping[\s-]up\s+operations?|mop-up\s+operations?", "killing or capturing those who are left"),
    _phrase(
        r"neutrali[sz](?:e|es|ed|ing)\s+(?:(?:the|a|an|some|several|many|at\s+least|about|over|more\s+than|\d[\d,]*|"
        r"two|three|four|five|six|seven|eight|nine|ten|dozens\s+of)\s+)*(?:armed\s+|enemy\s+|suspected\s+)?"
        r"(?:militants?|terrorists?|fighters?|gunm[ae]n|attackers?|soldiers?|rebels?|suspects?|insurgents?|men|"
        r"people|assailants?|protesters?|targets?|personnel|saboteurs?|enemy|enemies|nationalists?)",
        "killing",
        0.85,
    ),
    _phrase(r"regime\s+change", "overthrowing a government", 0.75),
    _phrase(r"boots\s+on\s+the\s+ground", "soldiers sent to fight", 0.6),
    _phrase(r"ethnic\s+cleansing", "driving out or killing a people", 0.6),
    _phrase(
        r"(?:re-?education|filtration|transit)\s+(?:camps?|cent(?:er|re)s?)", "a camp where people are locked up", 0.72
    ),
    _phrase(
        r"vocational\s+(?:education\s+and\s+)?training\s+(?:camps?|internment\s+cent(?:er|re)s?)",
        "a camp where people are locked up",
        0.75,
    ),
    _phrase(r"voluntary\s+(?:emigration|migration|departure|relocation|transfer)", "making people leave", 0.6),
    _phrase(r"population\s+(?:transfers?|exchanges?)", "driving people out", 0.75),
    _phrase(r"officer-involved\s+(?:shootings?|deaths?|incidents?)", "a shooting by police", 0.92),
    _phrase(r"use[\s-]of[\s-]force\s+incidents?", "police hurting somebody", 0.8),
    _phrase(
        r"less[\s-](?:than[\s-])?lethal\s+(?:weapons?|munitions?|rounds?|force)", "weapons that may still kill", 0.7
    ),
    _phrase(r"crowd[\s-]control\s+(?:measures?|munitions?|methods?)", "tear gas, batons or rubber bullets", 0.65),
    _phrase(r"(?:right-?siz|down-?siz)(?:e|es|ed|ing)", "dismissing people", 0.7),
    _phrase(
        r"(?:streamlin|restructur|reorgani[sz]|rationali[sz]|consolidat|optimi[sz]|slim|trim)(?:e|es|ed|ing|med|ming)"
        r"(?:\s+down)?\s+(?:(?:the|its|his|her|their|our|a|an)\s+)?(?:[\w-]+\s+){0,2}?"
        r"(?:teams?|crews?|staff|workforce|workers|employees|jobs|headcount|personnel|departments?|ministr(?:y|ies))",
        "cutting jobs",
        0.7,
    ),
    _phrase(
        r"let(?:ting)?\s+(?:[\w,.]+\s+){0,3}?(?:staff|workers|employees|people|jobs|teachers|nurses|miners)\s+go|"
        r"(?:was|were|been|being)\s+let\s+go(?!\s+of)",
        "dismissing people",
        0.72,
    ),
    _phrase(
        r"(?:homes?|houses?|flats?|properties|property|land|farms?|buildings?)[\w\s,'’-]{0,30}?\s"
        r"(?:be|been|being|was|were|is|are)\s+(?:repurposed|re-purposed)|"
        r"(?:occupants?|residents?|tenants?|famil(?:y|ies)|people|households?|villagers?)[\w\s]{0,20}?\s"
        r"(?:rehoused|re-housed|decanted|relocated|resettled)|"
        r"(?:rehous|re-hous|decant|relocat|resettl)(?:e|es|ed|ing)\s+(?:[\w.,]+\s+){0,3}?"
        r"(?:occupants?|residents?|tenants?|famil(?:y|ies)|people|households?|villagers?)",
        "people losing their homes",
        0.6,
    ),
    _phrase(r"(?:efficiency|cost)\s+(?:savings?|measures?|programmes?|programs?|drives?)", "cuts", 0.6),
    _phrase(r"managed\s+declines?|service\s+(?:reductions?|adjustments?|realignments?)", "cuts", 0.7),
    _phrase(
        r"(?:difficult|tough|hard)\s+(?:decisions?|choices)\s+(?:on|about)\s+(?:spending|jobs|staff(?:ing)?)",
        "cuts",
        0.6,
    ),
    _phrase(r"belt[\s-]tightening|fiscal\s+(?:consolidation|discipline|restraint)", "cuts or higher taxes", 0.65),
    _phrase(
        r"(?:pacif(?:y|ied|ying)|pacification\s+of)\s+(?:the\s+)?(?:region|area|province|town|population)",
        "putting down",
        0.8,
    ),
    _phrase(
        r"(?:clearance|cleansing|cleanup|clean-up)\s+operations?(?=\s+(?:against|in\s+the\s+(?:camp|village|town)))",
        "driving people out",
        0.65,
    ),
    _phrase(r"(?:security|policing)\s+operations?\s+against", "a raid", 0.6),
    _phrase(
        r"extra-?judicial\s+measures?|targeted\s+killings?|decapitation\s+strikes?", "killing without a trial", 0.62
    ),
    _phrase(r"administrative\s+detention", "locking somebody up without a trial", 0.7),
    _phrase(
        r"(?:workforce|headcount|staff)\s+(?:reductions?|optimi[sz]ations?|adjustments?|rationali[sz]ations?)",
        "dismissing people",
        0.8,
    ),
    _phrase(r"involuntary\s+(?:separations?|redundanc(?:y|ies))|reductions?\s+in\s+force", "dismissing people"),
    _phrase(r"revenue\s+(?:enhancements?|measures?)", "higher taxes", 0.75),
    _phrase(r"negative\s+(?:economic\s+)?growth", "a shrinking economy", 0.85),
    _phrase(r"(?:price|tariff|fare|rate)\s+adjustments?", "a price raised", 0.58),
    _phrase(r"(?:job|labou?r\s+market)\s+flexibility", "easier dismissal", 0.55),
    _phrase(r"(?:passed|passes|passing)\s+away", "dying", 0.72),
    _phrase(r"(?:put|putting)\s+to\s+sleep", "killing an animal", 0.55),
    _phrase(r"economical\s+with\s+the\s+truth|alternative\s+facts?", "lying", 0.85),
    _phrase(
        r"(?:civilian|human)\s+shields?\s+incidents?|regrettable\s+(?:incident|accident|loss(?:es)?)",
        "people killed by somebody",
        0.75,
    ),
    _phrase(r"friendly[\s-]fire", "soldiers shot by their own side", 0.55),
    _phrase(r"(?:partial|temporary)\s+(?:territorial\s+)?(?:incursions?)", "an invasion", 0.6),
    _phrase(r"(?:final\s+)?liquidation\s+of\s+(?:the\s+)?(?:camps?|ghettos?|people|prisoners)", "killing", 0.8),
)


def _find(parses: Sequence[Parse]) -> Iterator[Signal]:
    for parse in parses:
        taken: list[tuple[int, int]] = []
        for phrase in _PHRASES:
            for match in phrase.words.finditer(parse.passage.text):
                if any(match.start() < end and start < match.end() for start, end in taken):
                    continue
                taken.append(match.span())
                reason = Reason(
                    "“{words}” is a soft phrase; what it stands for is often {plain}.",
                    {"words": match.group(), "plain": phrase.plain},
                )
                yield Finding("euphemism", match.start(), match.end(), phrase.probability, reason).signal(parse)


DEVICE = Device(
    kind="euphemism",
    label="Euphemism",
    about=translatable(
        "A soft phrase for a hard thing: “collateral damage” for bystanders killed. The reason gives a plain word; "
        "whether it fits the case is for the reader to judge."
    ),
    find=_find,
)
