"""Whether a verb in a sentence tells of harm that somebody did, and does not name.

Verbs that sport, politics and accidents use as well ("beaten", "attacked", "injured") need a sign of force beside them.
What may happen, happens in general or is only wished for is no harm done. Read from the dependency tree; word lists:
written for this project.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing import lexicon
from framing.devices.agency.doers import DEEDS, by_somebody, caused, disaster_named, doer_named, does_elsewhere

if TYPE_CHECKING:
    from spacy.tokens import Token

HARM = lexicon.words("harming-verbs")
"""Verbs (lemmas) for deeds that harm somebody or something."""
HIT = lexicon.words("harmed-things")
"""Nouns (lemmas) for what a deed hits and words do not."""

_WIDE = lexicon.words("harming-verbs-wide")
_FORCE = lexicon.words("signs-of-force")
_WEAPONS = lexicon.words("weapons")
_USED = lexicon.words("attacked-with")
_COERCED = lexicon.words("coerced-into")
_BEATEN = frozenset("beat attack whip kick gas".split())  # people, and teams and candidates
_RAZING = frozenset("destroy demolish level flatten shell plunder sabotage".split())  # buildings, and hopes
_STRUCK = frozenset("hit strike rock damage destroy shatter rip tear".split())  # by a shell, and by a tax
_NO_STRIKERS = frozenset("fire stone rock strike attack coup battle".split())
_FILMED = frozenset("movie film video scene photo picture footage episode ad advert commercial clip".split())
_ORDINALS = frozenset("first second third latest last next only".split())
# What is fired, launched or used in peace as well, and what stands before it where it is not.
_OFTEN_TOOLS = frozenset(
    "device round fire gas mine shell agent gun missile rocket artillery drone rock cannon projectile torpedo".split()
)
_OF_WAR = frozenset("tear nerve poison chlorine mustard explosive mortar artillery live".split())
_OUSTING = frozenset("throw hound drive force push chase".split())
_IDIOMS = {
    "take": frozenset(["hostage", "captive", "prisoner"]),
    "hold": frozenset(["hostage", "captive", "gunpoint", "knifepoint"]),
    "set": frozenset(["ablaze", "alight", "fire"]),
    "blow": frozenset(["up", "apart"]),
    "gun": frozenset(["down"]),
    "mow": frozenset(["down"]),
    "burn": frozenset(["alive", "down"]),
    "bury": frozenset(["alive"]),
    "hack": frozenset(["death", "pieces"]),
    "fire": frozenset(["upon"]),
    "spit": frozenset(["at", "on", "upon"]),
}
"""Verbs that harm with one of these words close behind them."""


def harms(verb: Token, sufferer: Token) -> bool:
    """Return whether the verb tells of harm done to the sufferer by somebody, whom the sentence does not name."""
    lemma = verb.lemma_.lower()
    if not (lemma in HARM or harms_with(verb)) or sufferer.lemma_.lower() in _FILMED:
        return False
    if caused(verb) or does_elsewhere(verb) or doer_named(verb, sufferer) or disaster_named(verb):
        return False
    if any(other.lemma_.lower() in HARM and by_somebody(other) for other in verb.doc if other.tag_ == "VBN"):
        return False  # "was abducted, robbed and beaten by six men", wherever the parser puts the men
    return lemma not in _WIDE or harms_with(verb) or _forcible(verb, sufferer)


def wide(verb: Token) -> bool:
    """Return whether sport, politics and accidents use the verb as well."""
    return verb.lemma_.lower() in _WIDE


def harms_with(verb: Token) -> bool:
    """Return whether a plain verb harms with what stands behind it: "taken hostage", "hit by a shell"."""
    behind = {token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 4]}
    agents = {noun.lemma_.lower() for child in verb.children if child.dep_ == "agent" for noun in child.children}
    struck = verb.lemma_.lower() in _STRUCK and bool(agents & (_WEAPONS | DEEDS) - _NO_STRIKERS)
    return struck or bool(behind & _IDIOMS.get(verb.lemma_.lower(), frozenset()))


def _forcible(verb: Token, sufferer: Token) -> bool:
    lemma, whom = verb.lemma_.lower(), sufferer.lemma_.lower()
    if lemma in _BEATEN | _RAZING and whom in HIT:
        return True
    walking = {token for token in verb.doc if token.i and token.nbor(-1).lower_ == "walking"}  # "the walking wounded"
    near = {token.lemma_.lower() for token in set(verb.subtree) - {verb} - walking}
    told = HARM - _WIDE | DEEDS - {"attack"}
    near |= {token.lemma_.lower() for token in set(verb.doc) - walking if token.lemma_.lower() in told}
    return bool(near & (_FORCE | HARM - _WIDE | DEEDS))


def unreal(verb: Token, auxiliary: Token) -> bool:
    """Return whether the passive tells what happens in general, may happen, is asked about or wished for."""
    helping = {child.lower_ for child in verb.children}
    present = auxiliary.lower_ in ("is", "are", "’re", "'re", "’s", "'s", "get", "gets")
    if present and not helping & {"being", "has", "have", "had"}:
        return True
    infinitive = any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)
    wished = auxiliary.tag_ == "VB" and not infinitive  # "that he be beaten"
    return wished or bool(helping & {"if", "unless", "whether"}) or any(c.tag_ == "MD" for c in verb.children)


def sufferer_of(verb: Token) -> Token | None:
    """Return who suffers what a passive tells, also where it stands in a clause above."""
    subject = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    if subject is None:
        if verb.dep_ in ("pcomp", "relcl", "xcomp", "advcl", "acl"):
            return verb.head
        if verb.dep_ == "ccomp" and verb.head.dep_ == "relcl":
            return verb.head.head  # "the men who, he said, had been killed"
        return (
            next((c for c in verb.head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
            if verb.dep_ == "conj"
            else None
        )
    if subject.lower_ in ("who", "which", "that") and "relcl" in (verb.dep_, verb.head.dep_):
        return verb.head if verb.dep_ == "relcl" else verb.head.head
    return subject


def put_out(verb: Token) -> bool:
    """Return whether somebody is put out of a place; who is "forced out" alone loses a post."""
    if verb.lemma_.lower() not in _OUSTING:
        return False
    near = [child for above in (verb, *verb.children) for child in above.children]
    return any(child.lower_ == "out" for child in verb.children) and any(
        child.dep_ == "prep" and child.lower_ in ("of", "from") for child in near
    )


def in_general(verb: Token, sufferer: Token) -> bool:
    """Return whether it is told of a kind of people: "spouses of officers killed on duty", no deed of one day."""
    counted = any(child.dep_ in ("det", "nummod", "poss", "amod", "compound") for child in sufferer.children)
    if counted or sufferer.tag_ != "NNS" or sufferer.like_num:
        return False
    near = {token for token in verb.subtree if token.i > verb.i}
    when_or_where = any(token.ent_type_ in ("DATE", "TIME", "GPE", "LOC", "FAC", "EVENT") for token in near)
    return not when_or_where and not any(token.lemma_.lower() in DEEDS for token in near)


def to_come(verb: Token) -> bool:
    """Return whether it is an infinitive that may never come true; "the latest to be thrown out" has."""
    infinitive = any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)
    return infinitive and not any(token.lower_ in _ORDINALS for token in verb.doc[verb.head.left_edge.i : verb.i])


def coerced(verb: Token) -> bool:
    """Return whether somebody is forced to what only force makes people do: to flee, to sign a confession."""
    return verb.lemma_.lower() == "force" and any(child.dep_ == "xcomp" and _coercing(child) for child in verb.children)


def _coercing(deed: Token) -> bool:
    if deed.lemma_ not in _COERCED:
        return False
    objects = {token.lemma_.lower() for token in deed.subtree}
    if deed.lemma_ == "leave":
        return bool(objects & {"home", "house", "country", "village", "town", "homeland", "land"})
    return deed.lemma_ != "sign" or bool(objects & {"confession", "statement"})


def armed(verb: Token, weapon: Token) -> bool:
    """Return whether a weapon is used on somebody: "rubber bullets were used", no missile in a test."""
    kind = weapon.lemma_.lower()
    if kind not in _WEAPONS or verb.lemma_.lower() not in _USED:
        return False
    return kind not in _OFTEN_TOOLS or any(child.lower_ in _OF_WAR for child in weapon.children)
