"""Verbs and phrases that introduce what somebody says or thinks, with the stance that they show toward it.

The stance is the writer's: after "claimed" the writer keeps a distance, after "revealed" the writer takes the
statement to be true. The idea is old (Kiparsky & Kiparsky 1970 on factive verbs, Hyland 2002 on reporting verbs);
the lists were written for this project.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from framing import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.records import Stance

STANCE = cast("Mapping[str, Stance]", lexicon.table("reporting-verbs"))
"""Every lemma that may introduce speech or thought."""

PHRASES: dict[tuple[str, str], Stance] = {
    ("point", "out"): "endorsing",
    ("make", "clear"): "endorsing",
    ("make", "plain"): "endorsing",
    ("spell", "out"): "endorsing",
    ("bring", "home"): "endorsing",
    ("set", "out"): "neutral",
    ("lay", "out"): "neutral",
    ("make", "out"): "doubting",
    ("let", "slip"): "endorsing",
}
"""Cues of two words, by the verb's lemma and the word that follows it."""

SPEECH = lexicon.words("speech-verbs")
"""Verbs of speech: beside a quotation they name its speaker even where the parser finds no clause between them."""

JUDGING = lexicon.words("judging-verbs")
"""Acts of speech that judge a thing: words in quotation marks beside them are the subject's."""

NAMING = frozenset(
    """acknowledge admit announce cite declare demand discuss emphasize emphasise express mention note oppose
    propose promise reference reveal stress underline underscore voice""".split()
)
"""Acts of speech whose object names what was said: "announced a ban", "expressed doubts"."""

PASSIVE = frozenset(
    """accuse applaud blame condemn criticize criticise denounce deride describe characterize characterise dub hail
    label laud mock portray praise ridicule tout bill brand""".split()
)
"""Judgements that are reported without saying whose they are: "is accused of theft", "was hailed as a hero"."""

THOUGHT = frozenset("believe think consider feel fear hope expect suggest propose demand request promise".split())
"""Verbs of thought and of wish whose subject is the one whose words stand in quotation marks beside them."""

CONTROLLED = frozenset(
    """claim vow promise pledge threaten ask deny urge demand hope expect purport propose offer refuse decline
    dare encourage warn admit""".split()
)
"""Verbs whose content may be an infinitive or a gerund: "vowed to fight", "denied taking part"."""
