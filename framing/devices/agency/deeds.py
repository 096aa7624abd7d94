"""Deeds of harm that are told as nouns: who suffers them, and whether force is meant or only words.

"The killing of two boys", "the attack on the embassy", "the attack's victims". Read from the dependency tree; word
lists: written for this project.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing import lexicon
from framing.devices.agency.doers import doer_named, laid_to, owned
from framing.devices.agency.harm import HARM, HIT
from framing.language.actors import PEOPLE

if TYPE_CHECKING:
    from spacy.tokens import Token

_ANIMALS = lexicon.words("animals")
_KILLINGS = lexicon.words("killings")
_ABUSES = frozenset("abuse harassment destruction displacement".split())  # of power, of a word: only of somebody
_ATTACKS = frozenset("attack assault raid strike bombardment siege".split())  # may be words alone
_GENERAL = _ABUSES | {"rape", "torture", "persecution"}  # "rape victims" are a kind of people
_SCENES = lexicon.words("scenes-of-deeds")
_AT_SCENES = frozenset("shooting bombing massacre stabbing".split())
_OF_LAW = frozenset(
    "charge convict sentence accuse plead indict try acquit guilty count jail prison trial suspect lawsuit verdict "
    "conviction".split()
)
_IN_LAW = frozenset("parole punishable felony misdemeanor misdemeanour".split())
"""Words of a sentence that tells what the law says of such deeds in general."""
_SUFFERED = frozenset("victim kill die dead death wound injure injured wounded casualty toll".split())
_VICTIMS = frozenset(["victim", "survivor"])
_OF_WORDS = lexicon.words("words-of-words")
_FORCEFUL = frozenset(
    "deadly armed suicide bomb gun knife arson missile rocket drone chemical acid terror fatal lethal bloody "
    "coordinated grenade mortar firebomb".split()
)
_DONE = lexicon.words("done-deeds")
_OF_OWNERS = frozenset("murder killing assassination slaying kidnapping abduction poisoning".split())
_STRUCK = frozenset("hit strike rip tear rock target shatter smash pierce pepper rake damage devastate claim".split())
"""What deeds do that act by themselves, beside harming verbs: "gunfire hit the car"."""
_DEAD = frozenset("dead injure wound injured".split())  # "left nine dead"
_RESULTS = frozenset("damage death injury casualty fatality".split())  # what an attack "resulted in"
_THINGS = frozenset(
    "power office trust authority plan policy bill law idea proposal record nature system capacity position money "
    "process character art time".split()
)


def told_as_noun(noun: Token) -> Token | None:
    """Return who suffers a deed that is told as a noun and whose doer the sentence does not name; else None."""
    lemma = noun.lemma_.lower()
    if noun.pos_ != "NOUN" or lemma not in _KILLINGS | _ATTACKS | _ABUSES or tried(noun) or committed(noun):
        return None
    victim = suffered(noun)
    beside = (_beside(noun) or _subject_hurt(noun)) if victim is None else None
    if doer_named(noun, victim) or laid_to(noun):
        return None
    whom = victim or beside
    return whom if whom is not None and _fits(noun, lemma, whom) else None


def animal(sufferer: Token) -> bool:
    """Return whether it is an animal, or a part of one, whose killing is not told of as a deed."""
    return any(
        token.lemma_.lower() in _ANIMALS
        for token in sufferer.subtree
        if token.head in (sufferer, sufferer.head) or token.head.head == sufferer
    )


def scene(noun: Token) -> Token | None:
    """Return the place before a deed that is named by it: "the synagogue shooting", "mass shooting at a church"."""
    places = [child for child in noun.children if child.i < noun.i and child.lemma_.lower() in _SCENES]
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in _AT_SCENES or not places or doer_named(noun):
        return None
    if any(child.tag_ == "JJS" or child.lower_ == "most" for child in noun.children):
        return None  # one of the worst such deeds, in general
    following = noun.nbor(1).lower_ if noun.i + 1 < len(noun.doc) else ""
    one = noun.tag_ == "NN" and places[0].lower_ != "mass"
    hurt = any(token.lemma_.lower() in _SUFFERED for token in noun.sent)
    if following in ("at", "inside", "outside", "near") or (one and following == "in"):
        return places[0]
    return places[0] if one and hurt and not _counted(noun) else None


def _counted(noun: Token) -> bool:
    """Return whether the dead of a deed are told beside it, which tells the deed: "30 dead in mass shootings"."""
    return any(token.lower_ == "dead" and token.i < noun.i for token in noun.sent)


def tried(noun: Token) -> bool:
    """Return whether the deed is what somebody stands before a court for: "sentenced for the murder of"."""
    if any(child.lower_ in ("attempted", "alleged") for child in noun.children):
        return True
    if any(token.lemma_.lower() in _IN_LAW for token in noun.sent):
        return True
    for token in noun.ancestors if noun.dep_ == "pobj" else ():
        if token.lemma_.lower() in _OF_LAW:
            return True
        if token.pos_ == "VERB":
            return False
    return False


def committed(noun: Token) -> bool:
    """Return whether the deed is the object of somebody who orders or does it: "ordered the killing of"."""
    verb = noun.head
    return (
        noun.dep_ == "dobj"
        and verb.lemma_.lower() in _DONE
        and (verb.dep_ != "ROOT" or any(child.dep_ == "nsubj" for child in verb.children))
    )


def suffered(noun: Token) -> Token | None:
    """Return who suffers the deed, behind "of" or "on" or as owner of a murder; None where a doer is named."""
    owners = [child for child in noun.children if child.dep_ == "poss" and child.ent_type_ not in ("DATE", "TIME")]
    if owners:
        told = any(child.dep_ == "prep" and child.lower_ == "of" for child in noun.children)
        killed = not told and noun.lemma_.lower() in _OF_OWNERS and owners[0].pos_ != "PRON"
        return owners[0] if killed else None
    if owned(noun):
        return None
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "on", "against"):
            for victim in child.children:
                if victim.dep_ == "pobj" and victim.ent_type_ not in ("DATE", "TIME"):
                    return None if victim.lemma_.lower() in _THINGS or animal(victim) else victim
    return None


def _beside(noun: Token) -> Token | None:
    """Return those who suffered a deed that is named beside them: "the attack's victims", "survivors of the raid"."""
    near = (noun.head, noun.head.head) if noun.dep_ == "pobj" and noun.head.lower_ == "of" else (noun.head,)
    beside = next((word for word in near if word.lemma_.lower() in _VICTIMS and word.pos_ == "NOUN"), None)
    general = noun.lemma_.lower() in _GENERAL or (beside is not None and beside.lower_ == "survivor")
    if beside is None or general or any(owned(word) for word in (noun, beside) if word is noun):
        return None
    return beside if noun.dep_ in ("compound", "poss", "pobj") else None


def _subject_hurt(noun: Token) -> Token | None:
    """Return the victims of whom a sentence tells beside their deed: "victims were flown out after the raid"."""
    if noun.lemma_.lower() not in _AT_SCENES or noun.dep_ != "pobj" or noun.tag_ != "NN" or owned(noun):
        return None
    return next(
        (
            token
            for token in noun.sent[: noun.i - noun.sent.start]
            if token.lemma_.lower() == "victim" and token.dep_ in ("nsubj", "nsubjpass")
        ),
        None,
    )


def _fits(noun: Token, lemma: str, victim: Token) -> bool:
    """Return whether the victim makes the noun a deed of force: "attack on the embassy", not "on the press"."""
    hit = victim.lemma_.lower() in HIT | _VICTIMS
    if lemma in _ATTACKS:
        forcible = {child.lemma_.lower() for child in noun.children} & _FORCEFUL
        place = victim.ent_type_ in ("GPE", "FAC", "LOC") and lemma != "strike" and noun.tag_ == "NN"
        spoken = any(token.lemma_.lower() in _OF_WORDS for token in noun.doc)
        return hit or bool(forcible) or (place and not spoken)
    alive = hit or victim.lemma_.lower() in PEOPLE or victim.ent_type_ in ("PERSON", "NORP") or victim.pos_ == "NUM"
    return alive or (lemma not in _ABUSES and (victim.pos_ in ("NOUN", "PROPN", "PRON")))


def struck(verb: Token) -> Token | None:
    """Return what a deed strikes that a verb lets act by itself; None where the verb tells of nothing struck."""
    lemma, told = verb.lemma_.lower(), {token.lemma_.lower() for token in verb.subtree}
    left_dead = lemma == "leave" and told & _DEAD
    results = lemma == "result" and told & _RESULTS
    if lemma not in HARM | _STRUCK and not left_dead and not results:
        return None
    behind = ("in",) if results else ("through", "into") if lemma in ("rip", "tear") else ()
    preps = [child for child in verb.children if child.dep_ == "prep" and child.lower_ in behind]
    found = [child for child in verb.children if child.dep_ in ("dobj", "ccomp", "xcomp")]
    found += [below for prep in preps for below in prep.children if below.dep_ == "pobj"]
    return found[0] if found else None


def in_words(deed: Token, verb: Token) -> bool:
    """Return whether it is words that strike: an attack or a fight that hits no body and no building."""
    if deed.lemma_.lower() not in (
        "attack",
        "shot",
        "fight",
        "battle",
        "offensive",
        "strike",
        "assault",
        "coup",
        "mine",
    ):
        return False
    words = {token.lemma_.lower() for token in verb.subtree}
    return not words & (HIT | {"kill", "wound", "injure", "dead", "people", "life"}) and not any(
        token.ent_type_ == "CARDINAL" for token in verb.subtree
    )
