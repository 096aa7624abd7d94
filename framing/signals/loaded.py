"""A word that carries a judgement where a plainer one would do: "slammed", "regime", "atrocities".

Method: a listed lemma with the right part of speech in the dependency tree, less its literal and technical uses
("slammed the door", "the tax regime"). Words that are nearly always judgements are surer than those that may be
plain description. Word lists and exceptions: written for this project; no name of a nation, party or outlet is
among them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.signals.detector import Detector, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from framing.language.parse import Parse
    from framing.records import Signal

_VERBS = frozenset(
    """slam blast lambast lambaste excoriate eviscerate skewer savage trash bash pillory rip rant rail whine
    gloat sneer smear peddle spew parrot regurgitate weaponize weaponise strong-arm strongarm brainwash
    indoctrinate whitewash grovel kowtow pander butcher slaughter massacre terrorize terrorise gut cripple
    ravage decimate demonize demonise vilify scapegoat fearmonger cave capitulate concoct fabricate hijack
    railroad ram scoff scold lash berate hound squander trumpet swagger bluster stonewall dodge bully browbeat
    brandish""".split()
)
_NOUNS = frozenset(
    """regime atrocity carnage bloodbath massacre slaughter butchery thuggery barbarism barbarity savagery
    brutality travesty farce debacle fiasco charade sham hoax tirade diatribe rant screed smear vendetta
    witch-hunt cronyism warmongering hysteria outrage disgrace shame stunt fearmongering scaremongering
    propaganda brainwashing indoctrination tyranny despotism onslaught rampage frenzy horde mob thug goon
    bloodshed mayhem havoc catastrophe meltdown bombshell cover-up coverup scam swindle betrayal treachery
    cowardice lunacy madness insanity nonsense absurdity mockery aggression hegemony bloodlust monstrosity""".split()
)
_ADJECTIVES = frozenset(
    """barbaric savage heinous vile despicable shameful disgraceful outrageous horrific horrifying appalling
    abhorrent egregious draconian cowardly evil sinister vicious murderous monstrous reckless absurd ludicrous
    ridiculous laughable preposterous baseless senseless unprovoked deranged hysterical scathing blistering
    sickening chilling bizarre shameless pathetic callous cruel inhuman inhumane dystopian orwellian incendiary
    inflammatory toxic odious repugnant loathsome farcical shambolic disastrous catastrophic stunning shocking
    brutal bloody grotesque insidious nefarious illegitimate scandalous brazen blatant glorious heroic
    triumphant magnificent inspiring courageous visionary hypocritical racist sexist bigoted xenophobic
    expansionist genocidal tyrannical delusional""".split()
)
_ADVERBS = frozenset(
    """shamelessly brazenly shockingly outrageously recklessly blatantly viciously brutally savagely cynically
    absurdly bizarrely ludicrously disgracefully heroically cowardly callously gleefully illegitimately""".split()
)
_MILD = frozenset(
    """blast bash rip cripple ravage gut cave hijack ram scold dodge trumpet lash hound brandish decimate
    outrage shame stunt mob frenzy havoc catastrophe meltdown betrayal madness nonsense onslaught rampage
    massacre slaughter bloodshed propaganda aggression scam horrific horrifying stunning shocking brutal bloody
    cruel disastrous catastrophic chilling bizarre scathing toxic evil savage vicious triumphant inspiring
    heroic courageous brutally racist sexist hoax baseless inflammatory unprovoked butcher fabricate mayhem
    brutality betrayal capitulate expansionist hegemony""".split()
)
_TECHNICAL = frozenset(
    """tax sanction sanctions visa regulatory training exercise fitness drug treatment dose legal exchange trade
    tariff inspection compliance licensing inspections control diet sleep skincare planning pension disclosure
    monitoring nonproliferation non-proliferation verification testing safety security rate policy""".split()
)
# Literal uses: the verb with one of these as object, or before one of these prepositions.
_LITERAL = {
    "slam": (
        {"door", "brake", "lid", "phone", "car", "ball", "gate", "home", "book"},
        {"into", "shut", "on", "against"},
    ),
    "blast": ({"music", "horn", "rock", "hole", "song", "siren"}, {"off", "through", "from"}),
    "rip": ({"page", "shirt", "roof", "paper", "cloth", "jean", "clothes"}, {"through", "off", "from", "up", "open"}),
    "gut": ({"fish", "building", "house", "home", "apartment", "church", "store", "chicken"}, {"by"}),
    "bash": ({"head", "door", "window"}, {"in"}),
    "trash": ({"room", "office", "store", "car", "house"}, set()),
    "cave": (set(), {"under"}),
    "hijack": ({"plane", "car", "truck", "jet", "aircraft", "flight", "bus", "ship", "airliner", "vehicle"}, {"by"}),
    "ram": ({"car", "truck", "gate", "vehicle", "boat", "barrier", "ship", "vessel", "wall"}, {"into"}),
    "dodge": ({"bullet", "car", "ball", "traffic"}, set()),
    "fabricate": ({"part", "steel", "metal", "component", "piece", "chip"}, {"from"}),
    "butcher": ({"cow", "pig", "animal", "chicken", "meat", "hog", "sheep"}, set()),
    "slaughter": ({"cow", "pig", "animal", "chicken", "cattle", "sheep", "livestock", "lamb"}, set()),
    "brandish": ({"gun", "knife", "weapon", "rifle", "sword", "pistol", "firearm"}, set()),
    "cripple": (set(), set()),
    "hound": (set(), set()),
    "rail": (set(), set()),
    "lash": (set(), set()),
}
# Verbs that judge only with this word behind them.
_NEEDS = {"rail": {"against", "at"}, "lash": {"out"}, "rip": {"into"}, "cave": {"in", "to"}, "ram": {"through"}}
_PLAIN = {"mob": {"flash"}, "stunt": {"movie", "film"}, "smear": {"pap", "test"}, "shame": {"what"}}
_SURE, _LIKELY = 0.85, 0.62


def _find(parses: Sequence[Parse]) -> Iterator[Signal]:
    for parse in parses:
        if parse.doc.has_annotation("DEP"):
            yield from (_finding(token).signal(parse) for token in parse.doc if _judges(token))


def _judges(token: Token) -> bool:
    lemma = token.lemma_.lower()
    if token.ent_type_ in ("WORK_OF_ART", "PRODUCT") or (token.ent_type_ == "ORG" and token.text[:1].isupper()):
        return False
    if token.pos_ == "VERB":
        return lemma in _VERBS and _figurative(token, lemma)
    if token.pos_ == "NOUN":
        return lemma in _NOUNS and not _technical(token, lemma)
    if token.pos_ == "ADJ":
        return lemma in _ADJECTIVES and not (lemma == "evil" and token.dep_ == "compound")
    return token.pos_ == "ADV" and lemma in _ADVERBS


def _figurative(verb: Token, lemma: str) -> bool:
    things, places = _LITERAL.get(lemma, (set(), set()))
    children = list(verb.children)
    behind = {child.lower_ for child in children if child.dep_ in ("prep", "prt", "agent", "advmod", "acomp")}
    objects = {child.lemma_.lower() for child in children if child.dep_ in ("dobj", "nsubjpass")}
    if lemma in _NEEDS:
        return bool(behind & _NEEDS[lemma])
    return not objects & things and not behind & places and (bool(objects) or lemma not in _LITERAL)


def _technical(noun: Token, lemma: str) -> bool:
    before = {child.lower_ for child in noun.children if child.dep_ in ("compound", "amod", "nmod", "det")}
    if lemma == "regime":
        return bool(before & _TECHNICAL)
    return bool(before & _PLAIN.get(lemma, set()))


def _finding(token: Token) -> Finding:
    mild = token.lemma_.lower() in _MILD
    why = (
        f"“{token.text}” may be a judgement as well as a description: a plainer word was to be had."
        if mild
        else f"“{token.text}” judges what it names; a plainer word would leave that to the reader."
    )
    return Finding("loaded", token.idx, token.idx + len(token), _LIKELY if mild else _SURE, why)


DETECTOR = Detector(
    kind="loaded",
    label="Loaded word",
    about="A word that carries a judgement where a plainer one would do: “slammed” for “criticised”, “regime” for "
    "“government”. Inside a quotation it is the speaker's judgement, not the article's.",
    find=_find,
)
