"""Verbs and phrases that introduce what somebody says or thinks, with the stance that they show toward it.

The stance is the writer's: after "claimed" the writer keeps a distance, after "revealed" the writer takes the
statement to be true. The idea is old (Kiparsky & Kiparsky 1970 on factive verbs, Hyland 2002 on reporting verbs);
the lists were written for this project.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.records import Stance

_NEUTRAL = """say tell state report write announce add declare comment remark reply respond answer ask explain describe
    stress emphasize emphasise underline argue suggest propose predict forecast estimate warn caution urge
    recommend promise pledge vow threaten demand request call appeal reiterate repeat tweet post continue
    mention observe quote cite testify inform advise assure believe think hope fear expect consider feel
    agree conclude hear learn complain joke quip shout yell chant whisper mutter lament decide rule indicate
    signal hint imply speculate opine blog text brief apologize apologise thank praise congratulate
    criticize criticise condemn denounce blame label dub hail welcome slam blast decry deplore deride mock
    brand term liken compare refer defend oppose support back endorse laud applaud protest wonder worry
    guess suspect anticipate envision foresee swear wish want attack hammer lambast lambaste chide rebuke
    scold upbraid ridicule tout celebrate commend salute deem bill characterize characterise portray
    question challenge express discuss offer refuse decline dare direct instruct order encourage invite
    lobby voice reference echo"""
_DOUBTING = """claim allege purport profess assert contend maintain boast brag pretend insist accuse"""
_ENDORSING = """reveal confirm admit acknowledge concede note recall realize realise know show demonstrate prove
    establish disclose remind expose discover verify recognize recognise find highlight underscore"""
_DENYING = """deny reject dismiss dispute refute rebut disavow repudiate"""

STANCE: dict[str, Stance] = {
    **dict.fromkeys(_NEUTRAL.split(), "neutral"),
    **dict.fromkeys(_DOUBTING.split(), "doubting"),
    **dict.fromkeys(_ENDORSING.split(), "endorsing"),
    **dict.fromkeys(_DENYING.split(), "denying"),
}
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

SPEECH = frozenset(
    """say tell state report write announce add declare comment remark reply respond answer ask explain stress
    emphasize emphasise argue warn caution urge insist reiterate repeat tweet post continue mention observe
    claim allege assert contend maintain boast reveal confirm admit acknowledge concede note deny complain joke
    quip shout yell chant whisper mutter lament testify conclude predict vow pledge promise recall hint opine""".split()
)
"""Verbs of speech: beside a quotation they name its speaker even where the parser finds no clause between them."""

JUDGING = frozenset(
    """thank praise congratulate criticize criticise condemn denounce accuse blame call label dub hail welcome
    slam blast decry deplore deride mock brand term liken compare describe refer defend laud applaud consider cite quote
    dismiss reject characterize characterise portray attack hammer lambast lambaste chide rebuke scold upbraid ridicule
    tout deem bill question challenge lament celebrate commend salute endorse echo""".split()
)
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
