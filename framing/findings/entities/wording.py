"""Which words of a name are an outlet's choice, and which are only its style.

"Putin", "Mr. Putin" and "President Vladimir Putin" say the same; "the Russian ruler" says more. Left out of account are
the words of the name itself, articles and forms of address, countries and other capitalised words, and plain offices
and trades: "the mayor" beside "Mayor Edda Varley" is no difference.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.findings.entities.roles import COURTESY, JUDGING_ROLES, PAST, ROLES, office

if TYPE_CHECKING:
    from framing.records import Entity

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
