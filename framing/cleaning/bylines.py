"""Who wrote it, as pages print it: a line of names, with or without "by", a date and a reading time behind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.cleaning import dates
from framing.cleaning.agencies import is_plain, named
from framing.cleaning.headline import normalized_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_BY = re.compile(
    r"^[*+•|\s]{0,4}(?:(?:(?:written|reported|story|words|posted|published|text)\s+)?by:?\s+|authors?:\s*)(?=\S)",
    re.IGNORECASE,
)
# Whose the pictures are, or who helped, in the same line; and who wrote down what somebody told.
_HELPED = re.compile(
    r"[\s.;,|·–—-]*\b(?:photo(?:graph)?(?:s|y)?|pictures?|images?|illustrations?|graphics?|video"
    r"|additional reporting|edited"
    r"|produced|research|translat\w+)\s*(?:by\b|:).*$",
    re.IGNORECASE,
)
_WROTE = re.compile(r"^.{1,120}?\b(?:as told to|(?:words|story|text|reporting|written)\s+by:?)\s+", re.IGNORECASE)
_JUNIOR = re.compile(r",\s*((?:Jr|Sr)\b\.?|(?:II|III|IV)\b),?")
_READ = re.compile(r"\b\d{1,3}[\s-]*min(?:ute)?s?\.?(?:\s+read)?\b", re.IGNORECASE)
_SPLIT = re.compile(r"\s*(?:,|;|\band\b|&|\bwith\b|\|)\s*", re.IGNORECASE)
# Words in a name that are written small.
_SMALL = frozenset(
    "de da di do dos du del della van von der den ten ter la le el al bin ibn y e the of for news desk".split()
)
# What follows a name: an office, a place, another paper.
_ROLE = re.compile(
    r"\b(?:correspondent|reporter|editor|writer|columnist|contributor|staff|bureau|chief|producer|analyst|follow"
    r"|special to|(?:in|for|at) \w+)\b",
    re.IGNORECASE,
)
_OUTLET = re.compile(
    r"\b(?:news|press|desk|agency|agencies|agence|times|post|daily|herald|tribune|staff|team|tv|radio|media)\b",
    re.IGNORECASE,
)
# Links, addresses and account names, which stand behind a name or instead of one.
_ADDRESS = re.compile(r"https?://\S+|\S{1,80}@[\w-]{1,60}\.\S+|\s?@\w+|\(?\b\d{3}\)?[ -]\d{3}-\d{4}", re.IGNORECASE)
# What follows a name behind a dash or a comma is an office or another paper; degrees are written in capitals.
_DASHED = re.compile(r"\s+[-–—•·/]\s.*$")
_BEHIND = re.compile(r"\bby:?\s+(.+)$", re.IGNORECASE)
_DEGREE = re.compile(r"^(?:[A-Z]{1,5}\.?|Ph\.?D\.?|M\.?D\.?|BSc|MSc|Jr\.?|Sr\.?)$")
_POST = (
    "writer|reporter|columnist|correspondent|editor|contributor|producer|critic|analyst|journalist|commentator|chief"
    "|intern|photographer|staff|editor-in-chief|bureau chief"
)
# What stands before such a word: a rank, or the field that somebody covers.
_FIELD = (
    "senior|junior|chief|staff|lead|principal|executive|acting|deputy|assistant|associate|contributing|managing"
    "|special|freelance|guest|trainee|community|digital|online|multimedia|data|investigative|investigations?|general"
    "|breaking|news|current|public|home|foreign|international|global|world|europe(?:an)?|asia|africa|americas?|us|uk|eu"
    "|middle|east|diplomatic|national|regional|local|city|town|county|metro|state|westminster|whitehall|white house"
    "|parliamentary|parliament|political|politics|policy|government|election|crime|court|legal|law|justice|police"
    "|security|defen[cs]e|military|business|economics?|economy|finance|financial|money|markets?|consumer|personal"
    "|industry|industrial|labou?r|employment|work|retail|property|housing|energy|climate|environmental?|science|health"
    "|medical|social|affairs|care|education|schools?|universit(?:y|ies)|technology|tech|media|internet|cyber|culture"
    "|cultural|arts?|film|music|theatre|theater|books?|literary|tv|television|radio|entertainment|showbiz|celebrity"
    "|fashion|lifestyle|life|food|travel|transport(?:ation)?|motoring|aviation|shipping|maritime|rural|farming"
    "|agricultur(?:e|al)|religion|religious|royal|race|gender|immigration|migration|sports?|football|soccer|rugby"
    "|cricket|tennis|golf|racing|features?|opinion|comment|weekend|sunday|night|day|morning|evening|planning|weather"
)
_JOINED = r"(?:[\s,/&]+|\s+and\s+)"
_OFFICE = re.compile(
    rf"(?:\s+|^)(?:(?:{_FIELD}){_JOINED})*(?:(?:{_POST})s?(?:\s+at\s+large)?(?:\s+|$))+$", re.IGNORECASE
)
_FIELDS = re.compile(rf"^(?:(?:{_FIELD})(?:{_JOINED}|$))+$", re.IGNORECASE)
_OFFICE_FIRST = re.compile(rf"^(?:(?:{_FIELD})\s+)*(?:{_POST})s?\s+(?=[A-Z]\S*\s+\S)", re.IGNORECASE)
_POSTED = re.compile(rf"\b(?:{_POST})s?$", re.IGNORECASE)
# Where somebody reported from, or for whom: "Ada Kern in Thornley", "Ada Kern for the Orle Post".
_WHERE = re.compile(
    r"(?<=[\w.])\s+(?:(?:reporting|writing)\s+)?(?:in|at|from|for|of)\s+(?:the\s+|The\s+)?[^\W\d_].*$", re.DOTALL
)
# A body's own name may have such a word in it: "Institute for Harbour Studies".
_BODY = re.compile(
    r"\b(?:the|cent(?:er|re)|institute|committee|school|college|university|department|ministry|office|association"
    r"|union|federation|council|fund|foundation|campaign|society|trust|bureau|radio|voice)\b",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:\band\b|&|\bwith\b)\s*", re.IGNORECASE)
_LISTED = re.compile(r"\s*[;|]\s*")
_TITLE = re.compile(r"^(?:ph\.?d|m\.?d|m\.?a|b\.?a|b\.?sc|m\.?sc|jr|sr|esq|ii|iii|obe|mbe|mp)\.?$", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:(?:al|el|ad|an|ar|as|ash|at|az|bin|ibn|ben|abu)-|[dl]['’])")
_LETTER = r"[^\W\d_]"
# Given names behind a surname: up to three; behind one of several words one and initials, for two are a second person.
_GIVEN = (
    re.compile(rf"{_LETTER}[\w'’-]*\.?(?:\s+{_LETTER}[\w'’-]*\.?){{0,2}}"),
    re.compile(rf"{_LETTER}[\w'’-]*\.?(?:\s+{_LETTER}\.?){{0,2}}"),
)
_WIRES = re.compile(
    r"^(?:(?:news|other|staff and)\s+)?(?:agenc(?:y|ies)|(?:news)?wires?)(?:\s+reports?)?$", re.IGNORECASE
)
# Nobody's name: a desk, or the account that a site's system writes with.
_NOBODY = re.compile(
    r"\b(?:staff|editorial|newsroom|editors?|reporters?|correspondents?|wire (?:services?|reports?)"
    r"|news services?|team)\b|admin(?:istrator)?$|^(?:unknown|anonymous|guest|user|none|null|author)$",
    re.IGNORECASE,
)


def authors(text: str) -> tuple[str, ...]:
    """Return the names in a line that begins with "by" and holds nothing else but offices and dates, or ()."""
    if not _BY.match(text) or len(text) > 250:
        return ()
    names: list[str] = []
    for part in _SPLIT.split(_plain(_unsigned(text))):
        name = _at_desk(part.strip(" .·•–—-"))
        if names and (_ROLE.search(name) or _WIRES.match(name)):
            break
        if name and not _is_name(name):
            return ()  # a sentence: "By Friday the port was open"
        if name:
            names.append(name)
    return tuple(dict.fromkeys(names))


def opens(text: str) -> bool:
    """Return whether a line begins as a byline does."""
    return bool(_BY.match(text)) and len(text) <= 250


def names(texts: Iterable[str], site: Sequence[str]) -> tuple[str, ...]:
    """Return the names in what a page gives as its authors, without offices, places, addresses and the site itself."""
    found: list[str] = []
    for text in texts:
        written = _JUNIOR.sub(r" \1", _HELPED.sub("", _WROTE.sub("", _unsigned(text[:400]))))
        cut = _ADDRESS.sub("|", _plain(written))
        found += (name for item in _LISTED.split(cut) for name in _in_item(item, site))
    found = [f"{name}." if name.endswith((" Jr", " Sr")) else name for name in found]
    return tuple(dict.fromkeys(name for name in found if name and _is_somebody(name) and not _is_site(name, site)))


def _unsigned(text: str) -> str:
    """Return a byline without its "by"; templates write one before a text that has one already."""
    while (cut := _BY.sub("", text, count=1)) != text:
        text = cut
    return text


def _in_item(item: str, site: Sequence[str]) -> list[str]:
    """Return the names in a part of a byline between semicolons: with offices behind them, or the surname first."""
    turned = [given_first(part.strip(" ,"), site) for part in _AND.split(item)]
    if all(turned):
        return turned
    found: list[str] = []
    for part in (_at_desk(part.strip()) for part in item.split(",")):
        if found and _POSTED.search(part):
            continue  # an office, whatever it is for: "Health and Science Correspondent"
        people = [_person_in(person, site) for person in _AND.split(part)]
        # Behind a name a single word is a place or a field, and a paper the one that it was written for.
        found += [name for name in people if name and (not found or _is_another(name))]
    return found


def _is_another(name: str) -> bool:
    """Return whether what stands behind a name in a byline is somebody else's, or an agency's."""
    return named(name) is not None or (" " in name and not _OUTLET.search(name))


def given_first(text: str, site: Sequence[str] = (), *, catalogued: bool = False) -> str:
    """Return the name in "Kern, Ada" with the given name first, or "" where the text is none.

    With `catalogued` the text is from a field that libraries read, where surnames of several words stand first too:
    elsewhere "Ada Kern, Thornley" is a name and a place.
    """
    surname, _, given = (part.strip() for part in text.partition(","))
    own = [word for word in surname.split() if word.lower() not in _SMALL]
    if not own or len(own) > (3 if catalogued else 1) or not _GIVEN[len(own) > 1].fullmatch(given):
        return ""
    shouted = given.isupper() and len(given.strip(".")) > 1 and not surname.isupper()  # "Kern, CNN"
    if shouted or _TITLE.match(given) or not _is_name(given) or not _is_name(surname):
        return ""
    for part in (surname, given):
        if named(part) or _is_site(part, site) or _NOBODY.search(part) or _POSTED.search(part) or _FIELDS.match(part):
            return ""
    return f"{given} {surname}"


def _person_in(part: str, site: Sequence[str]) -> str:
    """Return the name in a part of a byline that names one person, with an office or an agency about it."""
    name = _DASHED.sub("", part).strip(" .·•–—-|")
    if named(name) or _is_site(name, site):
        return name
    name = _OFFICE_FIRST.sub("", _OFFICE.sub("", _at_desk(name))).strip(" .·•–—-|")
    words = name.split()
    # "Tom Lind The Associated Press": two words or more of a name, then an agency's.
    ends = (start for start in range(2, len(words)) if is_plain(" ".join(words[start:])))
    return "" if _FIELDS.match(name) else " ".join(words[: next(ends, len(words))])


def _at_desk(name: str) -> str:
    """Return a name without where its bearer reported from, or for whom."""
    cut = _WHERE.sub("", name, count=1)
    return cut if len(cut.split()) >= 2 and not _BODY.search(cut) else name


def _is_somebody(name: str) -> bool:
    words = name.split()
    return (
        _is_name(name)
        and not (len(words) == 1 and _DEGREE.match(name) and not _is_agency(name))
        and not _NOBODY.search(name)
        and not _WIRES.match(name)
        and not name.casefold().startswith(("http", "www."))
    )


def _is_site(name: str, site: Sequence[str]) -> bool:
    """Return whether a name is the site's own, whole or, if it is a single word, a part of that."""
    bare = normalized_key(name)
    own = [normalized_key(one) for one in site]
    return any(bare in (one, one.removeprefix("the")) or (" " not in name and bare in one) for one in own)


def is_lone(text: str) -> bool:
    """Return whether a line is the beginning of a byline whose names stand in the next line."""
    return text.strip(" *+:").casefold() in ("by", "written by", "author", "authors", "posted by")


def person(text: str) -> str:
    """Return the name in a line that holds a name alone, or with a date or an account behind it, or ""."""
    if len(text) > 160:
        return ""
    found = dates.find(text)
    behind = _BEHIND.search(text, found[2]) if found else None
    bare = _DASHED.sub("", _ADDRESS.sub("", behind[1] if behind else _plain(text))).strip(" *+.·•|,–—-")
    words = bare.split()
    if dates.is_about_time(bare) or not all(c.isalpha() or c in " .'’-" for c in bare):
        return ""
    one = len(words) == 1 and _is_agency(bare)
    return bare if (one or 2 <= len(words) <= 4) and _is_somebody(bare) and not _OUTLET.search(bare) else ""


def _is_agency(text: str) -> bool:
    """Return whether a text is an agency's name, of those that are nothing else where a byline stands."""
    return is_plain(text) or text in ("AP", "EFE", "UPI")


def _is_name(text: str) -> bool:
    """Return whether every word has a capital, as names do, but for the small words in them."""
    words = text.split()
    return (
        len(words) <= 7
        and any(word[0].isupper() for word in words)
        and all((_is_capital(word) and not word.endswith(("!", "?", ":"))) or word.lower() in _SMALL for word in words)
        and not any(c.isdigit() for c in text)
    )


def _is_capital(word: str) -> bool:
    """Return whether a word has a capital as names have: "Masri", "al-Masri", "d'Orsay"."""
    found = _ARTICLE.match(word)
    return (word[found.end() :] if found else word)[:1].isupper()


def is_source(text: str, outlet: str) -> bool:
    """Return whether a line is nothing but the name of an agency, a desk or the outlet itself."""
    bare = _plain(text).strip(" .·•|–—-()")
    words = bare.split()
    if not 1 <= len(words) <= 6:
        return False
    if _is_agency(bare) or _is_agency(bare.upper()) or bare.casefold() == outlet.casefold():
        return True
    same = bare.casefold().startswith(outlet.casefold() + " ")
    return bool(_OUTLET.search(bare)) and (same or bare.isupper()) and len(words) <= 4


def source(text: str) -> str:
    """Return the name in a line for which `is_source` holds."""
    return _plain(text).strip(" .·•|–—-()")


def _plain(text: str) -> str:
    """Return a byline without its date and its reading time."""
    if found := dates.find(text):
        text = re.sub(r"[\s,|–—-]+(?:on|published|publish date:?|posted|updated)?[\s,:|–—-]*$", "", text[: found[1]])
    if match := _READ.search(text):
        text = text[: match.start()]
    return " ".join(text.split())
