"""What a name names: a person, a place or an organisation, by every mention in the story and the words around them.

The recogniser is a small model and errs on single mentions ("Quay" a person, "Halden Stroud" a place). So a name's kind
is a vote: one for the label of each mention, more for what the words beside it say ("Mayor X", "in X", "the firm X").
Where the votes conflict, the name is left out: a missing row is better than a wrong one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from framing.findings.name_words import CONTESTED_PLACES, COURTESY, NAMED_BODIES, ROLES, office

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc, Span, Token

    from framing.findings.entities.mentions import NamedSpan

_PLACE_NOUNS = frozenset(
    "quay wharf pier harbour harbor port street road lane avenue square park river creek bridge hall tower valley hill "
    "mountain island islands lake bay coast county beach airport station garden gardens forest market castle palace "
    "stadium district peninsula desert canal".split()
)
_BEFORE = frozenset("river lake mount cape fort port gulf strait isle lough loch".split())
_BODY_NOUNS = NAMED_BODIES | frozenset(
    "inc ltd llc plc corp co council committee court ministry department office institute university college school "
    "association federation foundation trust board commission bureau times post news journal tribune congress "
    "parliament senate army police club society company charity campaign".split()
)
_SETTLEMENTS = frozenset(
    "city town village port capital province region district state country island river county".split()
)
_JOURNEYS = frozenset("go come travel fly return arrive move trip visit flight journey tour sail drive".split())
_INSIDE = frozenset({"in", "near", "outside", "across", "around", "throughout"})
_LINKS = frozenset({"the", "of", "for"})
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", ""})
_TIMES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL"})

PARTICLES = frozenset(
    "van von der den de del della di da dos das du la las los le ten ter zu zum zur af av al el bin ibn ben mac".split()
)
"""Small words of surnames: "Ursel van der Berg", "de la Cruz"."""

_SIGN = 3
"""How many labels the words beside a name are worth."""
_SHARE = 2 / 3
"""The share of the votes that a kind needs."""
_UNSIGNED = 3
"""How many mentions a single word needs that no words around it explain, all of one label."""


def widened(span: Span) -> Span:
    """Return a name with the place noun that belongs to it: "Chandler's Quay", "River Teld", not "Chandler"."""
    doc, first, last = span.doc, span.start, span.end
    while last < len(doc):
        step = 2 if doc[last].tag_ == "POS" and last + 1 < len(doc) else 1
        if not _titled(doc[last + step - 1], _PLACE_NOUNS):
            break
        last += step
    if first and _titled(doc[first - 1], _BEFORE):
        first -= 1
    if last - first == 1 and _titled(doc[first], _PLACE_NOUNS) and first:
        step = 2 if doc[first - 1].tag_ == "POS" and first > 1 else 1
        if doc[first - step].pos_ == "PROPN" and doc[first - step].text[0].isupper():
            first -= step
    return doc[first:last]


def with_particles(span: Span) -> Span:
    """Return a person's name with the particles before the surname, and the first name before them."""
    doc, first = span.doc, span.start
    while first and (
        doc[first - 1].lower_ in PARTICLES or (doc[first - 1].text == "-" and doc[first - 2].lower_ == "al")
    ):
        first -= 1
    if first == span.start:
        return span
    given = first - 1 if first and doc[first].text[0].islower() else first
    if doc[first].text[0].islower() and not (first and _name_like(doc[given])):
        return span
    while given and given < first and _name_like(doc[given - 1]):
        given -= 1
    return doc[given : span.end]


def alone(span: Span, start: int) -> bool:
    """Return whether a name whose title begins at token `start` is whole: no further name stands against it.

    "Glass" of "Ostrel Glass" and "Keep" of "Keep the Quay" are pieces of a name.
    """
    doc = span.doc
    if span[0].lower_ in _PLACE_NOUNS:
        return False
    before = doc[start - 1] if start else None
    after = doc[span.end] if span.end < len(doc) else None
    if before is not None and (_name_like(before) or (before.lower_ in _LINKS and _begins(doc, start - 2))):
        return False
    if after is None:
        return True
    linked = after.lower_ in _LINKS and span.end + 1 < len(doc) and _name_like(doc[span.end + 1])
    return not (_name_like(after) or linked)


def signs(span: Span, titled: bool) -> frozenset[str]:
    """Return the kinds that the words around a name speak for; `titled` says that a role or "Mr." stands before it."""
    doc, root = span.doc, span.root
    before = doc[span.start - 1] if span.start else None
    after = doc[span.end] if span.end < len(doc) else None
    found = set()
    who = any(child.dep_ == "relcl" and any(t.lower_ == "who" for t in child.children) for child in root.children)
    if titled or who or _aged(doc, span.end) or any(t.ent_type_ == "PERSON" for t in root.conjuncts):
        found.add("person")
    if len(span) > 1 and span[-1].lower_.rstrip(".") in _BODY_NOUNS:
        found.add("organisation")
    beside = [t for t in (before, after) if t is not None and t.dep_ != "ROOT" and t.pos_ in {"NOUN", "PROPN"}]
    explained = [child for child in root.children if child.dep_ == "appos"] + (
        [root.head] if root.dep_ == "appos" else []
    )
    if any(token.lemma_.lower() in NAMED_BODIES for token in beside + explained):
        found.add("organisation")
    elif any(token.lemma_.lower() in ROLES for token in explained):
        found.add("person")
    landmark = len(span) > 1 and (span[-1].lower_ in _PLACE_NOUNS or span[0].lower_ in _BEFORE)
    if landmark or (root.dep_ == "pobj" and before is not None and before.i == root.head.i and _where(before)):
        found.add("place")
    return frozenset(found)


def settled(mentions: Sequence[NamedSpan], folded: Iterable[str]) -> dict[str, str]:
    """Return the kind of each name that has one, by its compared form (`folded` gives it mention by mention)."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    labels: dict[str, list[str]] = defaultdict(list)
    for mention, name in zip(mentions, folded, strict=True):
        votes[name][mention.kind] += 1
        labels[name].append(mention.kind)
        for sign in mention.signs:
            votes[name][sign] += _SIGN
    surnames = {name.split()[-1] for name in votes if " " in name and _winner(votes[name]) == "person"}
    found = {}
    for name, counter in votes.items():
        signed = counter.total() > len(labels[name])
        if name in surnames and not (signed and _winner(counter) != "person"):
            found[name] = "person"
            continue
        if name in CONTESTED_PLACES:
            found[name] = "place"  # the recogniser takes "DPRK" for a body
            continue
        kind = _winner(counter)
        sure = signed or " " in name or (len(labels[name]) >= _UNSIGNED and len(set(labels[name])) == 1)
        if kind is not None and sure:
            found[name] = kind
    people = [name.split() for name in found if found[name] == "person" and " " in name]
    whole = {(words[0], words[-1]) for words in people}
    for name, counter in votes.items():
        words = name.split()
        if len(words) > 1 and (words[0], words[-1]) in whole:
            found[name] = "person"  # the recogniser seldom knows middle names
        elif len(words) > 1 and name not in found and "person" in counter and words[-1] in surnames:
            found[name] = "person"  # of one family
    return found | {short: found[long] for long in found if (short := initials(long)) in votes and " " in long}


def initials(name: str) -> str:
    """Return the first letters of a name's words, small words left out: "National Rifle Association" gives "nra"."""
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word not in _SMALL)


def _winner(votes: Counter[str]) -> str | None:
    kind, most = min(votes.items(), key=lambda vote: (-vote[1], vote[0]))
    return kind if most >= _SHARE * votes.total() else None


def _titled(token: Token, words: frozenset[str]) -> bool:
    return token.text[:1].isupper() and token.lower_ in words


def _name_like(token: Token) -> bool:
    """Return whether a token is a piece of a name: a capitalised proper noun, no title, day or figure."""
    plain = token.lower_.rstrip(".")
    title = office(plain) in ROLES or plain in ROLES or plain in COURTESY
    return token.pos_ == "PROPN" and token.text[:1].isupper() and not title and token.ent_type_ not in _TIMES


def _begins(doc: Doc, place: int) -> bool:
    """Return whether the name goes on to the left of a linking word: "Keep the …", "Bank of …"."""
    return place >= 0 and doc[place].ent_type_ not in {"", *_TIMES} and _name_like(doc[place])


def _aged(doc: Doc, end: int) -> bool:
    """Return whether an age follows: "Malia, 16, and …"."""
    return end + 1 < len(doc) and doc[end].text == "," and doc[end + 1].text.isdigit() and len(doc[end + 1].text) == 2


def _where(preposition: Token) -> bool:
    head = preposition.head.lemma_.lower()
    if preposition.lower_ == "of":
        return head in _SETTLEMENTS
    return preposition.lower_ in _INSIDE or (preposition.lower_ in {"to", "from"} and head in _JOURNEYS)
