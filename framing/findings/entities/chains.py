"""Which mentions name the same person, place or organisation: by the words of the names, never by a guess.

A surname joins the one full name that ends with it, an acronym the one name whose initials it is, a description ("the
Russian ruler") the one person whose title elsewhere in the story fits it. Where two fit, the mention is left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framing import lexicon
from framing.findings.entities.kinds import PARTICLES, initials, settled
from framing.findings.name_words import DEPUTY, HEADS, LEADERS, PAST, contested, same_country

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from framing.findings.entities.descriptions import Description
    from framing.findings.entities.mentions import NamedSpan, PassageRole

_SPACE = re.compile(r"[\s.]+")
_SUFFIX = re.compile(r",? (?:ii|iii|iv)$")  # not "jr": father and son share stories
# Letters that Unicode does not take apart into a plain one and a sign.
_PLAIN_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ħ": "h", "Ħ": "H"}
    | {"ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "Th", "ŧ": "t", "ĸ": "k"}
)
_NICKNAME = re.compile(r"(?<=\w )[\"“”‘’'(«„]+(\w[\w. -]*?)[\"“”‘’')»]+(?= \w)")
_SHORT_NAMES = lexicon.table("short-names")
_CUSTOMARY = lexicon.table("customary-names")
_MUCH_MORE = 4
"""How many times more often one bearer of a surname must be named in full for the bare surname to be theirs."""


@dataclass(slots=True)
class Chain:
    """Mentions of one entity, grown as they are found. `key` is the longest bare name, folded."""

    key: str
    kind: str
    mentions: list[NamedSpan] = field(default_factory=list)
    descriptions: list[Description] = field(default_factory=list)

    @property
    def roles(self) -> list[PassageRole]:
        """Every role that a title or an apposition gives to the entity."""
        return [role for mention in self.mentions for role in mention.roles] + [d.role for d in self.descriptions]

    def roles_in(self, article: str) -> list[PassageRole]:
        """Return the roles that one article gives to the entity."""
        titles = [role for mention in self.mentions if mention.article == article for role in mention.roles]
        return titles + [d.role for d in self.descriptions if d.article == article]


def folded(name: str) -> str:
    """Return a name in the form in which names are compared: no case, accents, points or doubled spaces."""
    name = _NICKNAME.sub(r"\1", name).translate(_PLAIN_LETTERS)
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = _SPACE.sub(" ", plain.replace("’", "'").removesuffix("'s")).strip().casefold()
    plain = _SUFFIX.sub("", plain)
    return contested(_CUSTOMARY.get(plain, plain))


def chains(mentions: Sequence[NamedSpan]) -> list[Chain]:
    """Return the chains of all named mentions of a story, in order of their first mention."""
    names = [folded(mention.name) for mention in mentions]
    kinds = settled(mentions, names)
    by_name: dict[str, list[NamedSpan]] = defaultdict(list)
    for mention, name in zip(mentions, names, strict=True):
        if name in kinds:
            by_name[name].append(mention)
    found = {name: Chain(name, kinds[name], group) for name, group in by_name.items()}
    people = _people(found, {mention: place for place, mention in enumerate(mentions)})
    rest = _expanded({name: chain for name, chain in found.items() if chain.kind != "person"})
    return sorted([*people, *rest], key=lambda chain: (-len(chain.mentions), chain.key))


def attach(people: Sequence[Chain], descriptions: Iterable[Description]) -> None:
    """Add each description to the one person whom it can mean: first those that stand beside a name, then the rest."""
    waiting = []
    for description in descriptions:
        if description.beside:
            name = folded(description.beside)
            beside = [chain for chain in people if any(folded(m.name) == name for m in chain.mentions)]
            if len(beside) == 1:
                beside[0].descriptions.append(description)
        else:
            waiting.append(description)
    meant = [[chain for chain in people if _fits(description, chain)] for description in waiting]
    for description, fitting in zip(waiting, meant, strict=True):
        if len(fitting) == 1:
            fitting[0].descriptions.append(description)


def _people(found: dict[str, Chain], place: Mapping[NamedSpan, int]) -> list[Chain]:
    full = {
        name: chain
        for name, chain in found.items()
        if chain.kind == "person" and not is_surname(name) and not all(m.headline for m in chain.mentions)
    }
    people = _merged(full)
    single = [(name, chain) for name, chain in found.items() if chain.kind != "event" and is_surname(name)]
    firsts = {person.key.split()[0] for person in people}
    for name, chain in sorted(single, key=lambda entry: entry[0] not in firsts):
        bearer = _bearer(name, people)
        if bearer is not None and (chain.kind == "person" or len(bearer.mentions) > len(chain.mentions)):
            bearer.mentions.extend(chain.mentions)
            chain.kind = "person"
        elif bearer is None and any(name == person.key.split()[-1] for person in people):
            _deal(chain, [person for person in people if name == person.key.split()[-1]], place)
        elif chain.kind == "person" and bearer is None and not any(name in c.key.split() for c in people):
            people.append(chain)
    return people


def _deal(surnames: Chain, bearers: Sequence[Chain], place: Mapping[NamedSpan, int]) -> None:
    """Give each bare surname to the one bearer whom its article has named in full before; leave the others out."""
    for mention in surnames.mentions:
        introduced = [
            bearer
            for bearer in bearers
            if any(m.article == mention.article and place[m] < place[mention] for m in bearer.mentions)
        ]
        if len(introduced) == 1:
            introduced[0].mentions.append(mention)


def is_surname(name: str) -> bool:
    """Return whether a folded name is one word, or a surname with its particles: "van der berg"."""
    words = name.split()
    return len(words) == 1 or (words[0] in PARTICLES and all(word in PARTICLES for word in words[:-1]))


def _merged(full: dict[str, Chain]) -> list[Chain]:
    """Return full names joined where one holds the other: "Michael Grimm" and "Michael G. Grimm"."""
    people: list[Chain] = []
    for name in sorted(full, key=lambda name: (-len(name.split()), -len(full[name].mentions), name)):
        words = name.split()
        holds = [c for c in people if _same_person(words, c.key.split()) or _same_holder(full[name], c)]
        if len(holds) == 1:
            holds[0].mentions.extend(full[name].mentions)
            if len(full[name].mentions) > len(holds[0].mentions) / 2:
                holds[0].key = name
        else:
            people.append(Chain(name, "person", list(full[name].mentions)))
    return people


def _same_person(words: list[str], other: list[str]) -> bool:
    """Return whether two full names are one: the same first and last word, whatever stands between, or a short form.

    "Bob Kessler" is Robert Kessler, and Robert “Bob” Kessler.
    """
    if words[-1] != other[-1]:
        return False
    a, b = words[0], other[0]
    if _SHORT_NAMES.get(a) == b or _SHORT_NAMES.get(b) == a or a in other[1:-1] or b in words[1:-1]:
        return True
    return a == b or (len(a) > 2 and len(b) > 2 and (a.startswith(b) or b.startswith(a)))


def _same_holder(chain: Chain, other: Chain) -> bool:
    """Return whether two full names share a surname and one narrowed office: "Israeli Prime Minister Bibi …"."""
    if chain.key.split()[-1] != other.key.split()[-1]:
        return False
    return any(role.words and _same_role(role, has) for role in chain.roles for has in other.roles)


def _bearer(name: str, people: Sequence[Chain]) -> Chain | None:
    """Return the person of the story whom a single name means: by surname, else by first name; None if in doubt."""
    for position in (-1, 0):
        bearers = [chain for chain in people if " " in chain.key and _placed(name, chain.key, position)]
        if len(bearers) > 1 and position == -1:  # "Margaret" elsewhere leaves the bare surname to her husband
            bearers = [chain for chain in bearers if not _by_first_name(chain)] or bearers
        bearers.sort(key=lambda chain: -len(chain.mentions))
        if len(bearers) == 1 or (
            len(bearers) > 1 and _MUCH_MORE * len(bearers[1].mentions) <= len(bearers[0].mentions) and position == -1
        ):
            return bearers[0]
        if bearers:
            return None
    return None


def _placed(name: str, key: str, position: int) -> bool:
    return key.endswith(f" {name}") if position == -1 else key.startswith(f"{name} ")


def _by_first_name(chain: Chain) -> bool:
    return any(folded(mention.name) == chain.key.split()[0] for mention in chain.mentions)


def _expanded(found: dict[str, Chain]) -> list[Chain]:
    """Return places and organisations with acronyms joined to the one name whose initials they are."""
    rest: dict[str, Chain] = {name: chain for name, chain in found.items() if " " in name or chain.kind != "person"}
    longs: dict[str, list[str]] = defaultdict(list)
    for name in rest:
        if " " in name or "-" in name:
            longs[initials(name)].append(name)
    for name in sorted(rest):
        long = longs.get(name.replace(" ", ""), [])
        upper = all(mention.name.replace(".", "").isupper() for mention in rest[name].mentions)
        if upper and len(long) == 1 and long[0] != name and long[0] in rest:
            rest[long[0]].mentions.extend(rest.pop(name).mentions)
    return list(rest.values())


def _fits(description: Description, chain: Chain) -> bool:
    """Return whether a description can mean a person, by the roles that titles and appositions give them.

    A bare "the senator" needs a role stated in the same article; one that names a country or a body ("the Russian
    leader") needs the person in the article, and the role anywhere in the story.
    """
    if not any(mention.article == description.article for mention in chain.mentions):
        return False
    roles = chain.roles if description.role.words else chain.roles_in(description.article)
    return any(_same_role(description.role, role) for role in roles)


def _same_role(wanted: PassageRole, has: PassageRole) -> bool:
    if {w for w in wanted.words if w in PAST | DEPUTY} != {w for w in has.words if w in PAST | DEPUTY}:
        return False
    if wanted.office != has.office:
        leads = wanted.office in LEADERS and has.office in HEADS and bool(wanted.words)
        return leads and all(_among(word, has) for word in wanted.words)
    return all(_among(word, has) for word in wanted.words)


def _among(word: str, role: PassageRole) -> bool:
    return word in role.words or any(same_country(word, other) for other in role.words)
