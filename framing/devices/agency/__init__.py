"""Who did it is left out: "twelve were killed", "shots were fired", "an airstrike killed twelve".

Method: a verb of harm in the passive without a doer, active with the deed as its subject (an attack kills, nobody
does), or a deed told as a noun with its victim, in the dependency tree. What is harm, and of what verbs and nouns:
harm.py and deeds.py. A doer named anywhere in the sentence counts, also as the owner of the deed
("the army's shelling"); so does a cause that is no deed (an earthquake, a crash): doers.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing import lexicon
from framing.devices.agency.deeds import animal, committed, in_words, scene, struck, told_as_noun
from framing.devices.agency.doers import DEEDS, PERPETRATORS, by_somebody, caused, disaster_named, doer_named, owned
from framing.devices.agency.harm import (
    HARM,
    HIT,
    armed,
    coerced,
    harms,
    harms_with,
    in_general,
    put_out,
    sufferer_of,
    to_come,
    unreal,
    wide,
)
from framing.devices.device import Device, Finding
from framing.language.actors import PEOPLE
from framing.records import Reason, translatable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from framing.language.parse import Parse
    from framing.records import Signal

# The probabilities below are judgements: surest is a harming verb in the passive, least sure a deed as a noun.
_PASSIVE, _SHORT, _ACTS, _NOUN = 0.75, 0.65, 0.6, 0.6
_UNSURE = 0.45  # who did what is left out as well, but no harm is told
_SCENE = 0.45  # careful readers disagree on whether a deed named by its place leaves its doer out
_SLAIN = frozenset("slain murdered assassinated massacred kidnapped abducted tortured raped lynched beheaded".split())
_AIMED = frozenset("from at again first back".split())
"""What stands beside somebody's own shots: "after he shot again"."""
_BESIDE = 12
"""Words behind the dead within which a deed is theirs (a judgement)."""
_DYING = frozenset("die perish".split())
_NOT_DYING_OF = frozenset("fighting battle siege bomb fire offensive".split())
_NONE = frozenset(["no", "none", "nobody", "nothing"])
# What is restored, cleared or broken off by force, as if by itself.
_ORDER = frozenset("access order calm peace control".split())
_RESTORING = frozenset("restore reestablish re-establish".split())
_ERRORS = frozenset(["mistake", "error"])
# What breaks out as if nobody had begun it, what turns violent, and what goes off as if nobody had laid it.
_OUTBREAKS = lexicon.words("outbreaks")
_BEGINNING = frozenset("erupt flare ensue".split())
_GATHERINGS = frozenset("protest rally march demonstration standoff confrontation encounter strike".split())
_BOMBS = frozenset("bomb device explosive grenade mine landmine ied rocket missile shell vehicle car truck".split())
_ARMED = frozenset("sniper mortar artillery rocket machine-gun small-arms automatic missile shell heavy".split())
_SUBJECTS = ("nsubj", "nsubjpass")

_SUFFERED = Reason("“{words}” tells what happened to “{target}” and leaves out who did it.")
_PLACED = Reason("“{words}” names the deed by where it was done, without saying who did it.")
_MADE_A_THING = Reason("“{words}” tells a deed done to “{target}” as a thing, without saying who did it.")
_TOLD_AS_A_THING = Reason("“{words}” tells a deed as a thing, without saying who did it.")
_DESCRIBED = Reason("“{words}” tells what was done to “{target}” and leaves out who did it.")
_ACTING_DEED = Reason("“{words}” does the deed here as if nobody had done it: whose it was is left out.")
_BOMB = Reason("“{words}” tells of the bomb as if nobody had laid it: who did is left out.")
_BEGAN = Reason("“{words}” tells of violence as if it began by itself: who began it is left out.")


def _find(parses: Sequence[Parse]) -> Iterator[Signal]:
    for parse in parses:
        for token in parse.doc:
            if token.pos_ == "VERB":
                found = _passive(token) or _joined(token) or _reduced(token) or _bare(token)
                found = found or _deed(token) or _outbreak(token) or _died(token)
            else:
                found = _noun(token) or _slain(token) or _under(token) or _dead(token)
            if found is not None:
                yield found.signal(parse)


def _passive(verb: Token) -> Finding | None:
    auxiliary = next((child for child in verb.children if child.dep_ == "auxpass"), None)
    sufferer = sufferer_of(verb)
    if sufferer is None or auxiliary is None or by_somebody(verb) or unreal(verb, auxiliary) or to_come(verb):
        return None
    lemma, whom = verb.lemma_.lower(), sufferer.lemma_.lower()
    out = put_out(verb)
    apart = any(child.dep_ == "prt" for child in verb.children) and not out and lemma != "beat"
    if verb.dep_ == "relcl" and in_general(verb, sufferer):
        return None
    if (apart and not harms_with(verb)) or sufferer.lower_ in ("i", "we") or (lemma == "attack" and _for(verb)):
        return None  # another verb, somebody who tells it himself, or an attack of words
    if animal(sufferer) or _NONE & {token.lower_ for token in sufferer.subtree if token.i < verb.i}:
        return None
    unsure = (whom in _ERRORS and lemma == "make") or (whom in _ORDER and lemma in _RESTORING)
    forced = (out or coerced(verb)) and not doer_named(verb, sufferer)
    plain = (unsure or forced or armed(verb, sufferer)) and not caused(verb) and not disaster_named(verb)
    if not plain and not harms(verb, sufferer):
        return None
    last = verb.nbor(1) if out and verb.nbor(1).lower_ == "out" else verb
    first = auxiliary if auxiliary.i < verb.i else verb  # "killed in the blast were nine"
    start, end = first.idx, last.idx + len(last)
    reason = _SUFFERED.of(words=verb.doc.text[start:end], target=sufferer.text)
    return Finding("agency", start, end, _UNSURE if unsure else _PASSIVE, reason, target=sufferer.text)


def _joined(verb: Token) -> Finding | None:
    """Find the second of two passives where the first is none of harm: "was stopped and beaten"."""
    first = verb.head
    parts = {child.dep_: child for child in first.children}
    sufferer, auxiliary = parts.get("nsubjpass"), parts.get("auxpass")
    if verb.dep_ != "conj" or verb.tag_ not in ("VBN", "VBD") or sufferer is None or auxiliary is None:
        return None
    own = any(child.dep_ in (*_SUBJECTS, "dobj", "auxpass") for child in verb.children)
    if own or by_somebody(verb) or by_somebody(first) or unreal(first, auxiliary) or caused(first):
        return None
    if not coerced(verb) and (first.lemma_.lower() in HARM or not harms(verb, sufferer)):
        return None  # the first passive tells it
    return _told_of(verb, sufferer)


def _told_of(verb: Token, sufferer: Token) -> Finding:
    reason = _SUFFERED.of(words=verb.text, target=sufferer.text)
    return Finding("agency", verb.idx, verb.idx + len(verb), _SHORT, reason, target=sufferer.text)


def _reduced(verb: Token) -> Finding | None:
    """Find a passive that is shortened to its participle: "those killed in the raid"."""
    if verb.head.lower_ in ("parting", "cheap"):
        return None  # "a parting shot at the mayor"
    if verb.dep_ != "acl" or verb.tag_ not in ("VBN", "VBD") or by_somebody(verb) or not harms(verb, verb.head):
        return None
    if animal(verb.head) or in_general(verb, verb.head):
        return None
    return _told_of(verb, verb.head)


def _bare(verb: Token) -> Finding | None:
    """Find a headline's passive without its auxiliary: "Two shot dead in market"."""
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    others = {"dobj", "auxpass", "aux", "prt", "ccomp", "xcomp", "attr", "dative"}
    joined = [child for child in verb.children if child.dep_ == "conj" and child.pos_ == "VERB"]
    if verb.tag_ not in ("VBN", "VBD") or not subjects:
        return None
    if any(child.dep_ in others for each in (verb, *joined) for child in each.children):
        return None
    lemma, sufferer = verb.lemma_.lower(), subjects[0]
    aimed = lemma in ("shoot", "stab") and not any(
        child.lower_ in ("dead", "fatally", "repeatedly") for child in verb.children
    )
    if sufferer.lemma_.lower() in PERPETRATORS or (aimed and any(c.lower_ in _AIMED for c in verb.children)):
        return None
    suffering = sufferer.lemma_.lower() in PEOPLE | HIT or sufferer.pos_ == "NUM" or sufferer.ent_type_ == "PERSON"
    if wide(verb) or lemma not in HARM or not suffering or by_somebody(verb) or not harms(verb, sufferer):
        return None
    return _told_of(verb, sufferer)


def _died(verb: Token) -> Finding | None:
    """Find a death that the same words tell was done by force: "died in an airstrike", "died of gunshot wounds"."""
    if verb.lemma_.lower() not in _DYING or verb.tag_ == "VBG" or caused(verb) or disaster_named(verb):
        return None
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    deeds = [
        token
        for prep in verb.children
        if prep.dep_ == "prep" and prep.lower_ in ("in", "of", "from", "during", "after", "at")
        for token in prep.subtree
        if token.lemma_.lower() in DEEDS - _NOT_DYING_OF
    ]
    if not subjects or not deeds or any(owned(deed) for deed in deeds) or doer_named(verb, subjects[0]):
        return None
    return _told_of(verb, subjects[0])


def _noun(noun: Token) -> Finding | None:
    """Find a deed told as a noun, with its victim and without its doer: "the killing of two boys"."""
    place, victim = scene(noun), told_as_noun(noun)
    if place is not None:
        words = noun.doc.text[place.idx : noun.idx + len(noun)]
        reason = _PLACED.of(words=words)
        return Finding("agency", noun.idx, noun.idx + len(noun), _SCENE, reason)
    if victim is None:
        return None
    reason = _MADE_A_THING.of(words=noun.text, target=victim.text)
    return Finding("agency", noun.idx, noun.idx + len(noun), _NOUN, reason, target=victim.text)


def _slain(word: Token) -> Finding | None:
    """Find a victim whose qualifier tells the deed: "the slain mayor"."""
    if word.lower_ not in _SLAIN or word.dep_ not in ("amod", "compound") or word.head.i < word.i:
        return None
    if word.head.pos_ not in ("NOUN", "PROPN") or doer_named(word, word.head):
        return None
    reason = _DESCRIBED.of(words=word.text, target=word.head.text)
    return Finding("agency", word.idx, word.idx + len(word), _NOUN, reason, target=word.head.text)


def _under(noun: Token) -> Finding | None:
    """Find what lies under an attack of force: "under sniper fire", "the post was under attack"."""
    lemma = noun.lemma_.lower()
    first = noun.head if noun.dep_ == "conj" else noun  # "under sniper and mortar fire"
    if first.head.lower_ != "under" or first.dep_ != "pobj" or owned(noun):
        return None
    under_arms = {child.lemma_.lower() for child in noun.children} & _ARMED
    subject = next((child for child in first.head.head.children if child.dep_ == "nsubj"), None)
    meant = subject is not None and (
        _post(subject) or (subject.lower_ == "it" and any(_post(token) for token in noun.doc[: subject.i]))
    )
    if not (lemma == "fire" and under_arms) and not (lemma == "attack" and (under_arms or meant)):
        return None
    reason = _TOLD_AS_A_THING.of(words=noun.text)
    return Finding("agency", noun.idx, noun.idx + len(noun), _NOUN, reason)


def _dead(word: Token) -> Finding | None:
    """Find the dead who are counted beside the deed that killed them: "nine dead in mass shootings"."""
    if word.lower_ != "dead" or word.pos_ != "ADJ" or doer_named(word) or disaster_named(word):
        return None
    counted = any(token.like_num for token in word.doc[max(0, word.i - 2) : word.i])
    deeds = [
        token
        for token in word.doc[word.i + 1 : word.i + _BESIDE]
        if token.lemma_.lower() in DEEDS - _NOT_DYING_OF and token.pos_ == "NOUN"
    ]
    behind = deeds and any(token.lower_ in ("in", "after", "from") for token in word.doc[word.i : deeds[0].i])
    if not counted or not behind or any(owned(deed) for deed in deeds):
        return None
    reason = _SUFFERED.of(words=word.text, target=word.nbor(-1).text)
    return Finding("agency", word.idx, word.idx + len(word), _SHORT, reason)


def _for(verb: Token) -> bool:
    return any(child.dep_ == "prep" and child.lower_ == "for" for child in verb.children)


def _deed(verb: Token) -> Finding | None:
    """Find an attack that acts by itself: "the strike killed five", "a bombing that left two dead"."""
    target = struck(verb)
    deed = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if deed is None or target is None:
        return None
    if deed.lower_ in ("that", "which") and verb.dep_ == "relcl":
        deed = verb.head
    theirs = owned(deed) or any(child.lower_ in ("its", "their") for child in deed.children)
    if deed.lemma_.lower() not in DEEDS or committed(deed) or theirs or doer_named(deed) or disaster_named(deed):
        return None
    if in_words(deed, verb) or any(child.tag_ == "MD" or child.dep_ == "neg" for child in verb.children):
        return None
    reason = _ACTING_DEED.of(words=deed.text)
    return Finding("agency", deed.idx, deed.idx + len(deed), _ACTS, reason, target=target.text)


def _outbreak(verb: Token) -> Finding | None:
    """Find violence that begins by itself: "scuffles broke out", and bombs that go off."""
    lemma = verb.lemma_.lower()
    out = [child for child in verb.children if child.dep_ in ("prt", "advmod") and child.lower_ in ("out", "off")]
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    if not subjects or owned(subjects[0]) or doer_named(verb):
        return None
    noun, kind = subjects[0], subjects[0].lemma_.lower()
    laid = kind in _BOMBS and not disaster_named(verb)
    if laid and (lemma in ("explode", "detonate") or (lemma == "go" and out)):
        reason = _BOMB.of(words=verb.text)
        return Finding("agency", verb.idx, verb.idx + len(verb), _NOUN, reason, target=noun.text)
    turned = lemma == "turn" and any(child.lower_ in ("violent", "deadly", "bloody") for child in verb.children)
    begun = kind in _OUTBREAKS and (lemma in _BEGINNING or (lemma in ("break", "ring", "burst") and out))
    if not begun and not (turned and kind in _GATHERINGS):
        return None
    end = out[0].idx + len(out[0]) if out else verb.idx + len(verb)
    words = verb.doc.text[noun.idx : end]
    reason = _BEGAN.of(words=words)
    return Finding("agency", noun.idx, end, _SHORT, reason)


def _post(subject: Token) -> bool:
    """Return whether a place or a post is meant, which words do not attack."""
    return subject.ent_type_ in ("FAC", "LOC") or subject.lemma_.lower() in HIT


DEVICE = Device(
    kind="agency",
    label="Doer left out",
    about=translatable(
        "Harm without anybody who did it: a passive (“twelve were killed”) or a deed that acts by itself (“the "
        "strike killed twelve”). Often nobody knows yet who did it; compare what other outlets say."
    ),
    find=_find,
)
