"""Who did it is left out: "twelve were killed", "shots were fired", "an airstrike killed twelve".

Method: a verb of harm in the passive without a doer, or active with the deed as its subject (an attack kills,
nobody does), in the dependency tree. A doer named anywhere in the clause counts, also as the owner of the deed
("the army's shelling"); so does a cause that is no deed (an earthquake, a crash). Verbs and nouns: written for this
project.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing import lexicon
from framing.devices.device import Device, Finding
from framing.language.actors import BODIES, PEOPLE
from framing.records import Reason, translatable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from framing.language.parse import Parse
    from framing.records import Signal

# The probabilities below are judgements: surest is a harming verb in the passive, least sure a deed as a noun.
_HARM = lexicon.words("harming-verbs")
# Deeds as nouns, with the one who suffers them behind "of" or "on": "the killing of two boys".
_KILLINGS = frozenset(
    """killing murder shooting assassination massacre slaughter bombing poisoning abuse beating torture lynching
    stabbing rape abduction kidnapping persecution harassment mistreatment eviction displacement destruction
    airstrike shelling""".split()
)
_OUSTING = frozenset("throw hound drive force push".split())  # with "out"
_SLAIN = frozenset("slain murdered".split())
# Deeds that may be words alone, but for what is hit: "the attack on the embassy".
_ATTACKS = frozenset("attack assault raid strike".split())
_HIT = lexicon.words("harmed-things")
_SCENES = frozenset("mass school synagogue church mosque nightclub concert festival".split())
_OF_LAW = frozenset(
    """charge convict sentence accuse plead indict try acquit guilty count jail prison trial suspect lawsuit""".split()
)
_UNNAMED = frozenset("bullet volley gunfire shot fire blast shrapnel missile rocket bomb shell explosion".split())
_VICTIMS = frozenset(["victim", "survivor"])
_THINGS = frozenset("power office trust authority plan policy bill law idea proposal record nature system".split())
_DEEDS = frozenset(
    """airstrike strike shelling bombing bombardment attack raid missile rocket drone bomb explosion blast
    shooting gunfire assault ambush massacre offensive bullet violence clash shot crossfire""".split()
)
_NO_DEED = lexicon.words("harm-without-doer")
_NONE = frozenset(["no", "none", "nobody", "nothing"])
# What is restored, cleared or broken off by force, as if by itself, and what breaks out as if nobody had begun it.
_ORDER = frozenset("access order calm peace control".split())
_RESTORING = frozenset("restore reestablish re-establish".split())
_OUTBREAKS = frozenset("scuffle clash violence fighting unrest riot shooting gunfire brawl hostility fight".split())
_OUTBREAKS |= {"shot"}
_BOMBS = frozenset("bomb device explosive grenade mine landmine ied rocket missile shell".split())
_FLEEING = frozenset("flee evacuate abandon".split())
_ERRORS = frozenset("mistake error shot".split())
_DOERS = frozenset(["NORP", "ORG", "PERSON", "GPE"])

_SUFFERED = Reason("“{words}” tells what happened to “{target}” and leaves out who did it.")
_PLACED = Reason("“{words}” names the deed by where it was done, without saying who did it.")
_MADE_A_THING = Reason("“{words}” tells a deed done to “{target}” as a thing, without saying who did it.")
_DESCRIBED = Reason("“{words}” tells what was done to “{target}” and leaves out who did it.")
_ACTING_DEED = Reason("“{words}” does the deed here as if nobody had done it: whose it was is left out.")
_BOMB = Reason("“{words}” tells of the bomb as if nobody had laid it: who did is left out.")
_BEGAN = Reason("“{words}” tells of violence as if it began by itself: who began it is left out.")


def _find(parses: Sequence[Parse]) -> Iterator[Signal]:
    for parse in parses:
        for token in parse.doc:
            if token.pos_ == "VERB":
                found = _passive(token) or _reduced(token) or _deed(token) or _outbreak(token)
            else:
                found = _noun(token) or _slain(token)
            if found is not None:
                yield found.signal(parse)


def _passive(verb: Token) -> Finding | None:
    parts = {child.dep_: child for child in verb.children}
    sufferer = parts.get("nsubjpass")
    out = verb.lemma_.lower() in _OUSTING and any(child.lower_ == "out" for child in verb.children)
    if sufferer is None or _by_somebody(verb) or "auxpass" not in parts or ("prt" in parts and not out):
        return None
    if sufferer.lower_ in ("i", "we") or (verb.lemma_.lower() == "attack" and _for(verb)):
        return None  # somebody tells it, or the attack was one of words
    if sufferer.lower_ in ("who", "which", "that") and "relcl" in (verb.dep_, verb.head.dep_):
        sufferer = verb.head if verb.dep_ == "relcl" else verb.head.head
    elif sufferer.lower_ == "who":
        return None  # "they did not say who was shot"
    if _NONE & {token.lower_ for token in sufferer.subtree}:
        return None
    lemma = verb.lemma_.lower()
    excused = sufferer.lemma_.lower() in _ERRORS and lemma in ("make", "fire")
    restored = sufferer.lemma_.lower() in _ORDER and lemma in _RESTORING
    fled = lemma == "force" and any(child.dep_ == "xcomp" and child.lemma_ in _FLEEING for child in verb.children)
    if not excused and ((lemma not in _HARM and not (restored or out or fled)) or _caused(verb) or _elsewhere(verb)):
        return None
    start = parts["auxpass"].idx
    last = verb.nbor(1) if out and verb.nbor(1).lower_ == "out" else verb
    end = last.idx + len(last)
    words = verb.doc.text[start:end]
    reason = _SUFFERED.of(words=words, target=sufferer.text)
    return Finding("agency", start, end, 0.62 if restored else 0.75, reason, target=sufferer.text)


def _reduced(verb: Token) -> Finding | None:
    """Find a passive that is shortened to its participle: "those killed in the raid"."""
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or verb.lemma_.lower() not in _HARM or _caused(verb):
        return None
    if _by_somebody(verb):
        return None
    reason = _SUFFERED.of(words=verb.text, target=verb.head.text)
    return Finding("agency", verb.idx, verb.idx + len(verb), 0.65, reason, target=verb.head.text)


def _noun(noun: Token) -> Finding | None:
    """Find a deed told as a noun, with its victim and without its doer: "the killing of two boys"."""
    lemma = noun.lemma_.lower()
    if noun.pos_ != "NOUN" or lemma not in _KILLINGS | _ATTACKS:
        return None
    if _tried(noun):
        return None  # whose deed it was is what the court has to find
    scenes = [child for child in noun.children if child.i < noun.i and child.lemma_.lower() in _SCENES]
    if lemma == "shooting" and scenes:
        reason = _PLACED.of(words=f"{scenes[0].text} {noun.text}")
        return Finding("agency", noun.idx, noun.idx + len(noun), 0.55, reason)
    victim = _suffered(noun) or _victims(noun)
    if victim is None or (lemma in _ATTACKS and victim.lemma_.lower() not in _HIT | _VICTIMS):
        return None
    reason = _MADE_A_THING.of(words=noun.text, target=victim.text)
    return Finding("agency", noun.idx, noun.idx + len(noun), 0.6, reason, target=victim.text)


def _victims(noun: Token) -> Token | None:
    """Return those who suffered a deed that is named beside them: "the attack's victims", "survivors of the raid"."""
    near = (noun.head, noun.head.head) if noun.dep_ == "pobj" and noun.head.lower_ == "of" else (noun.head,)
    beside = next((word for word in near if word.lemma_.lower() in _VICTIMS and word.pos_ == "NOUN"), None)
    return beside if noun.dep_ in ("compound", "poss", "pobj") and not _owned(noun) else None


def _slain(word: Token) -> Finding | None:
    """Find a victim whose qualifier tells the deed: "the slain mayor"."""
    if word.lower_ not in _SLAIN or word.head.pos_ not in ("NOUN", "PROPN") or word.head.i < word.i:
        return None
    reason = _DESCRIBED.of(words=word.text, target=word.head.text)
    return Finding("agency", word.idx, word.idx + len(word), 0.6, reason, target=word.head.text)


def _tried(noun: Token) -> bool:
    """Return whether the deed is what somebody stands before a court for: "sentenced for the murder of"."""
    if any(child.lower_ == "attempted" for child in noun.children):
        return True
    for token in noun.ancestors if noun.dep_ == "pobj" else ():
        if token.lemma_.lower() in _OF_LAW:
            return True
        if token.pos_ == "VERB":
            return False
    return False


def _suffered(noun: Token) -> Token | None:
    """Return who suffers the deed, behind "of" or "on" or as owner of a murder; None where a doer is named."""
    owners = [child for child in noun.children if child.dep_ == "poss"]
    if owners:
        told = any(child.dep_ == "prep" and child.lower_ == "of" for child in noun.children)
        killed = not told and noun.lemma_.lower() in ("murder", "killing", "assassination") and owners[0].pos_ != "PRON"
        return owners[0] if killed else None
    if _owned(noun):
        return None
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "on", "against"):
            for victim in child.children:
                if victim.dep_ == "pobj" and victim.ent_type_ not in ("DATE", "TIME"):
                    return None if victim.lemma_.lower() in _THINGS else victim
    return None


def _by_somebody(verb: Token) -> bool:
    """Return whether a doer follows with "by", also behind a second verb: "was shot and killed by police"."""
    agents = [child for child in verb.children if child.dep_ == "agent"]
    if any(noun.lemma_.lower() not in _UNNAMED for agent in agents for noun in agent.children):
        return True
    return any(child.dep_ == "conj" and child.tag_ == "VBN" and _by_somebody(child) for child in verb.children)


def _for(verb: Token) -> bool:
    return any(child.dep_ == "prep" and child.lower_ == "for" for child in verb.children)


def _caused(verb: Token) -> bool:
    """Return whether the clause names a doer, or a cause for which nobody has to answer."""
    joined = [child for child in verb.children if child.dep_ == "conj"]  # "were killed, and others hurt, when"
    for child in (*verb.children, *(below for other in joined for below in other.children)):
        if child.dep_ in ("prep", "agent", "npadvmod", "advcl", "pcomp"):
            words = list(child.subtree)
            if child.dep_ == "advcl" and any(_actor(token) for token in words):
                return True
            if child.dep_ == "prep" and child.lower_ in ("by", "with") and any(t.ent_type_ in _DOERS for t in words):
                return True
            if any(token.lemma_.lower() in _NO_DEED for token in words):
                return True
            if any(token.lemma_.lower() in _DEEDS and _owned(token) for token in words):
                return True
    return any(child.dep_ == "neg" or child.tag_ == "MD" or child.lower_ == "to" for child in verb.children)


def _elsewhere(verb: Token) -> bool:
    """Return whether the sentence names the doer with the same verb: "the guard who shot him … that he was shot"."""
    return any(
        other.lemma_ == verb.lemma_
        and other.i != verb.i
        and other.pos_ == "VERB"
        and any(child.dep_ == "nsubj" and child.lemma_.lower() not in _DEEDS for child in other.children)
        for other in verb.doc
    )


def _actor(token: Token) -> bool:
    """Return whether somebody acts in a clause beside it: "when rebel fighters stormed the base"."""
    if token.dep_ != "nsubj":
        return False
    owned = any(
        child.dep_ in ("compound", "amod", "poss", "nmod") and child.ent_type_ in _DOERS for child in token.lefts
    )
    return owned or token.lemma_.lower() in PEOPLE | BODIES or token.ent_type_ in _DOERS  # "when US aircraft bombed"


def _deed(verb: Token) -> Finding | None:
    """Find an attack that acts by itself: "the strike killed five"."""
    if verb.lemma_.lower() not in _HARM:
        return None
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    if not subjects or not objects or subjects[0].lemma_.lower() not in _DEEDS or _owned(subjects[0]):
        return None
    deed = subjects[0]
    reason = _ACTING_DEED.of(words=deed.text)
    return Finding("agency", deed.idx, deed.idx + len(deed), 0.7, reason, target=objects[0].text)


def _outbreak(verb: Token) -> Finding | None:
    """Find violence that begins by itself: "scuffles broke out"."""
    lemma = verb.lemma_.lower()
    out = [child for child in verb.children if child.dep_ in ("prt", "advmod") and child.lower_ in ("out", "off")]
    nouns = [child for child in verb.children if child.dep_ == "nsubj" and child.lemma_.lower() in _OUTBREAKS]
    bombs = [child for child in verb.children if child.dep_ == "nsubj" and child.lemma_.lower() in _BOMBS]
    if bombs and (lemma in ("explode", "detonate") or (lemma == "go" and out)) and not _owned(bombs[0]):
        reason = _BOMB.of(words=verb.text)
        return Finding("agency", verb.idx, verb.idx + len(verb), 0.6, reason, target=bombs[0].text)
    if not nouns or not (lemma == "erupt" or (lemma in ("break", "ring") and out)) or _owned(nouns[0]):
        return None
    noun = nouns[0]
    end = out[0].idx + len(out[0]) if out else verb.idx + len(verb)
    words = verb.doc.text[noun.idx : end]
    reason = _BEGAN.of(words=words)
    return Finding("agency", noun.idx, end, 0.65, reason)


def _owned(deed: Token) -> bool:
    """Return whether somebody is named as the one whose deed it is: "a rebel attack", "shelling by the army"."""
    for child in deed.children:
        lemma = child.lemma_.lower()
        noun = child.pos_ == "NOUN" or lemma in PEOPLE | BODIES
        named = child.ent_type_ in _DOERS or (noun and lemma not in _PLAIN_PARTS)
        if named and child.dep_ in ("compound", "amod", "poss", "nmod"):
            return True
        if child.dep_ in ("prep", "acl") and any(
            token.lower_ == "by" or (child.lower_ in ("by", "from") and token.ent_type_ in _DOERS)
            for token in child.subtree
        ):
            return True
    return False


# Nouns before a deed that name its kind or place, not its doer.
_PLAIN_PARTS = frozenset(
    """air missile drone rocket bomb car suicide artillery mortar knife gun school mass night shell mosque
    church market hospital train ground cluster grenade arson acid chemical gas rubber plastic stun live""".split()
)


DEVICE = Device(
    kind="agency",
    label="Doer left out",
    about=translatable(
        "Harm without anybody who did it: a passive (“twelve were killed”) or a deed that acts by itself (“the "
        "strike killed twelve”). Often nobody knows yet who did it; compare what other outlets say."
    ),
    find=_find,
)
