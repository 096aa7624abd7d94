"""Whether a sentence names who did a deed: with "by", as the deed's owner, or as somebody who acts beside it.

A doer named anywhere in the sentence counts ("gunmen stormed the hall; six were killed"), and so does a cause for which
nobody answers (an earthquake, a crash). Read from the dependency tree; word lists: written for this project.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing import lexicon
from framing.language.actors import BODIES, PEOPLE

if TYPE_CHECKING:
    from spacy.tokens import Token

DEEDS = lexicon.words("deeds-of-harm")
"""Nouns (lemmas) for deeds of harm and for the weapons that do them."""
ACTORS = frozenset(["NORP", "ORG", "PERSON", "GPE"])
"""Types of names that can do something."""

PERPETRATORS = lexicon.words("perpetrators")
"""Nouns (lemmas) for those whose trade or part it is to do harm."""
_SEEKING = frozenset(["motive", "responsibility"])  # whose they are is told: "claimed responsibility for the bombing"
_NO_DEED = lexicon.words("harm-without-doer")
_DISASTERS = lexicon.words("disasters")
_WEAPONS = lexicon.words("weapons")
# Nouns before a deed that name its kind, place or victim, not its doer.
_PLAIN_PARTS = lexicon.words("words-before-deeds")
# Deeds before which a place says where they were done; before a strike or a raid it says whose they are.
_OF_PLACE = frozenset("shooting bombing massacre stabbing killing murder assassination slaying lynching".split())
_TIMES = ("DATE", "TIME")
_SAYING = frozenset(
    "accuse say claim warn tell announce report declare allege call intervene refuse try return become".split()
)
"""What somebody does beside a deed that does not make it his."""

_PARTS = frozenset("role part hand involvement complicity responsibility".split())
_BLAMING = frozenset("blame condemn criticize criticise denounce fault punish accuse sanction".split())


def doer_named(deed: Token, sufferer: Token | None = None) -> bool:
    """Return whether somebody whose trade is such deeds stands in the sentence, and is not the one who suffers."""
    suffering = set(sufferer.subtree) if sufferer is not None else set()
    if any(token.lemma_.lower() in _SEEKING for token in deed.sent):
        return True
    return any(
        token.lemma_.lower() in PERPETRATORS and token not in suffering and token.i != deed.i
        for token in deed.sent
        if token.pos_ in ("NOUN", "PROPN", "ADJ")
    )


def disaster_named(deed: Token) -> bool:
    """Return whether the sentence tells of an accident, a disaster or an illness."""
    return any(token.lemma_.lower() in _DISASTERS for token in deed.sent)


def by_somebody(verb: Token) -> bool:
    """Return whether a doer follows with "by", also behind a second verb: "was shot and killed by police"."""
    agents = [child for child in verb.children if child.dep_ == "agent" or child.lower_ == "by"]
    if any(noun.lemma_.lower() not in _WEAPONS | DEEDS or owned(noun) for by in agents for noun in by.children):
        return True
    joined = [child for child in verb.children if child.dep_ == "conj"]
    return any(child.tag_ in ("VBN", "VBD") and by_somebody(child) for child in joined)


def caused(verb: Token) -> bool:
    """Return whether the clause names a doer, or a cause for which nobody has to answer, or did not come about."""
    joined = [child for child in verb.children if child.dep_ == "conj"]  # "were killed, and others hurt, when"
    told = [child for other in joined if other.dep_ == "conj" for child in other.children]
    for child in (*verb.children, *told):
        if child.dep_ in ("prep", "agent", "npadvmod", "advcl", "pcomp"):
            words = list(child.subtree)
            if child.dep_ == "advcl" and child.lemma_ not in _SAYING and any(_acts(token) for token in words):
                return True
            if child.dep_ == "prep" and child.lower_ in ("by", "with") and any(t.ent_type_ in ACTORS for t in words):
                return True
            ablaze = child.head.lemma_ == "set" and child.lower_ == "on"
            if not ablaze and any(token.lemma_.lower() in _NO_DEED and token.lower_ != "born" for token in words):
                return True
            if any(token.lemma_.lower() in DEEDS and owned(token) for token in words):
                return True
    return any(child.dep_ == "neg" or child.tag_ == "MD" for child in verb.children)


def does_elsewhere(verb: Token) -> bool:
    """Return whether the sentence names the doer with the same verb: "the guard who shot him … that he was shot"."""
    return any(
        other.lemma_ == verb.lemma_
        and other.i != verb.i
        and other.pos_ == "VERB"
        and any(child.dep_ == "nsubj" and child.lemma_.lower() not in DEEDS for child in other.children)
        and any(child.dep_ == "dobj" for child in other.children)
        for other in verb.doc
    )


def owned(deed: Token) -> bool:
    """Return whether somebody is named as the one whose deed it is: "a rebel attack", "shelling by the army"."""
    placed = deed.lemma_.lower() in _OF_PLACE
    for child in deed.children:
        lemma = child.lemma_.lower()
        if child.ent_type_ in _TIMES:
            continue
        noun = child.pos_ == "NOUN" or lemma in PEOPLE | BODIES
        place = placed and child.ent_type_ in ("GPE", "LOC", "FAC") and child.dep_ != "amod"
        named = (child.ent_type_ in ACTORS and not place) or (noun and lemma not in _PLAIN_PARTS)
        if named and child.dep_ in ("compound", "amod", "poss", "nmod"):
            return True
        if child.dep_ in ("prep", "acl") and any(
            (token.lower_ == "by" and any(token.children))
            or (child.lower_ in ("by", "from") and token.ent_type_ in ACTORS)
            for token in child.subtree
        ):
            return True
    return False


def laid_to(deed: Token) -> bool:
    """Return whether somebody is named as answering for it: "blamed Veltria for the killing", "the army's role in"."""
    if deed.dep_ not in ("pobj", "pcomp") or deed.head.i == 0:
        return False
    part = deed.head.nbor(-1)  # the parser hangs "in the killing" on the verb as often as on "role"
    if part.lemma_.lower() in _PARTS and any(child.dep_ in ("poss", "compound", "amod") for child in part.children):
        return True
    above = deed.head.head
    return above.lemma_.lower() in _BLAMING and any(
        child.dep_ in ("dobj", "nsubjpass") and (child.ent_type_ in ACTORS or child.lemma_.lower() in PEOPLE | BODIES)
        for child in above.children
    )


def _acts(token: Token) -> bool:
    """Return whether somebody acts in a clause beside it: "when rebel fighters stormed the base"."""
    if token.dep_ != "nsubj":
        return False
    by_name = any(
        child.dep_ in ("compound", "amod", "poss", "nmod") and child.ent_type_ in ACTORS for child in token.lefts
    )
    return by_name or token.lemma_.lower() in PEOPLE | BODIES or token.ent_type_ in ACTORS  # "when US aircraft bombed"
