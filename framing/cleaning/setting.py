"""Where on a web page a paragraph stands that the extractor left: with the article, or beside it.

Extractors take one container for the article. A body that stands in several, with adverts between them, has its parts
in containers built alike.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from framing.cleaning import boxes, furniture
from framing.cleaning.draft import is_within
from framing.cleaning.headline import normalized_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


# Words with which a site speaks of itself or to its reader, in the languages of most pages read so far.
_ADDRESS = re.compile(
    r"\b(?:we|(?-i:us)|our|ours|you|your|yours|wir|uns|unser\w*|ihr|ihre[rnms]?|nous|notre|nos|vous|votre|vos|nosotros"
    r"|nuestr[oa]s?|usted(?:es)?|мы|нас|наш\w*|вы|вас|ваш\w*|ми|нам)\b|\B@\w",
    re.IGNORECASE,
)
_QUOTATION = re.compile(r"[“”„«»\"「」]")
# A sentence that reports is the article's, though a site may be named in it: "told our correspondent".
_REPORTS = re.compile(r"\b(?:said|says|told(?! you)|correspondents?)\b", re.IGNORECASE)
# A site's closing words are at most so many paragraphs, with at most so many words each. A judgement.
_CLOSING, _CLOSING_WORDS = 4, 60
# The article above them has at least so many paragraphs, to tell its voice by. A judgement.
_VOICE = 3
# A sentence amid closing words that addresses nobody has at most so many words. A judgement.
_AMID = 25
# A line printed twice has at least so many words, so that no "Yes" of an interview goes. A judgement.
_DOUBLED = 3
_ENDED = tuple('.!?…:”"»“」)。！？।؟۔')
# A title or label has at most so many words. A judgement.
_TITLE = 12
# Who wrote a post that the article quotes, "— Ada Lee (@adalee) February 3, 2031", and a row of a table.
_OWN_LINE = re.compile(r"\(@|^\|")
# A label's number runs into its text where the markup has no space between: "Advertisement 1Story continues below".
_NUMBER = re.compile(r"\d+(?=[^\W\d_])")
_LONG_WORD = re.compile(r"[^\W\d_]{6,}")
_DEED = re.compile(r"\b\w{3,}ed\b")
# Below the title of a box there are at most so many words for each above it. A judgement.
_BOX = 0.4
_NAME = re.compile(r"(?<=[\w,;] )[A-Z]|\d")


def closing_words(parts: Sequence[str], names: Sequence[str] = ()) -> int:
    """Return how many paragraphs at the end are the site's: it speaks of itself or to its reader, the article did not.

    A column that says "we" or "you" all along keeps its end, and so does a quotation. A title above such a paragraph
    goes with it, and so does a short sentence below one that is of nothing above, tells no deed and names nobody but
    the site, whose `names` are given.
    """
    count = 0
    for n in range(1, min(_CLOSING, len(parts) - _VOICE) + 1):
        part = parts[-n]
        if _QUOTATION.search(part) or _REPORTS.search(part) or len(part.split()) > _CLOSING_WORDS:
            break
        if _ADDRESS.search(part):
            count = n
        elif part.endswith((".", "!", "?")):
            if not _is_nameless(part, names) or _on_subject(part, parts[:-n]):
                break
        elif count and n != count + 1:
            break
        elif count:
            count = n
    return 0 if any(_ADDRESS.search(part) for part in parts[: len(parts) - count]) else count


def _is_nameless(part: str, names: Sequence[str]) -> bool:
    """Return whether a short paragraph names nobody but the site and counts nothing, as few of an article do."""
    for name in names:
        part = part.replace(name, "")
    cased = sum(c.islower() for c in part)  # scripts without capitals do not tell names
    return (
        2 * cased > len(part)
        and len(part.split()) <= _AMID
        and not any(_NAME.search(sentence) for sentence in re.split(r"[.!?]\s+", part))
    )


def _on_subject(part: str, above: Sequence[str]) -> bool:
    """Return whether a paragraph tells a deed, or shares a longer word with what stands above."""
    words = {word for text in above for word in _LONG_WORD.findall(text.casefold())}
    return bool(_DEED.search(part)) or not words.isdisjoint(_LONG_WORD.findall(part.casefold()))


def box_behind(parts: Sequence[str]) -> int:
    """Return where a box behind the article begins: at its title, with little below; else how many lines there are."""
    words = [len(part.split()) for part in parts]
    for i, part in enumerate(parts):
        if furniture.box(part) == "behind" and sum(words[i:]) <= _BOX * sum(words[:i]):
            return i
    return len(parts)


def printed_twice(parts: Sequence[str]) -> set[int]:
    """Return which lines are teasers or labels by their repetition: printed twice in a row, or with a number inside.

    A line between two teasers, or the last one behind them, is what a teaser says below its headline.
    """
    keys = [normalized_key(part) for part in parts]
    labels = [normalized_key(_NUMBER.sub("", part)) for part in parts]
    printed = Counter(labels)
    short = [
        len(part.split()) >= _DOUBLED and not part.endswith(_ENDED) and not _OWN_LINE.search(part) for part in parts
    ]
    heads = {i for i in range(1, len(parts)) if short[i] and keys[i] == keys[i - 1]}
    found = {i - 1 for i in heads} | heads
    below = {i + 1 for i in heads if i + 2 == len(parts) or i + 2 in found}
    numbered = {i for i, label in enumerate(labels) if short[i] and printed[label] > 1 and label != keys[i]}
    return found | below | numbered


def lone_titles(parts: Sequence[str]) -> int:
    """Return how many lines at the end are titles or labels: behind a paragraph, with nothing that they head.

    More than two are a list, and the article's.
    """
    count = 0
    for part in reversed(parts):
        if part.endswith(_ENDED) or _OWN_LINE.search(part) or len(part.split()) > _TITLE or count == len(parts) - 1:
            break
        count += 1
    return count if count <= 2 else 0


_OUTSIDE = frozenset("aside nav footer form figure figcaption details dialog table".split())
# Fewer words are no paragraph of prose, as in lines.py.
_PROSE = 8
# A paragraph of which more than this share is linked is a list of links. A judgement.
_LINKED = 0.5


def left_out(tree: Any, kept: Sequence[str], headline: str) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs of the article that the extractor left, each with the paragraph before it ("" at the top).

    They stand in a container built like one of those that it took (same tags and classes all the way up), in the same
    `<article>`, or under the page's own headline; and none stands in a container with another headline.
    """
    keys = {normalized_key(part) for part in kept}
    whole = "".join(normalized_key(part) for part in kept)
    paragraphs = [(p, " ".join("".join(p.itertext()).split())) for p in tree.iter("p")]
    taken = [p for p, text in paragraphs if normalized_key(text) in keys]
    built = {_build(p) for p in taken}
    home = _home(taken)
    articles = {above for p in taken for above in p.iterancestors("article")}
    before = ""
    for p, text in paragraphs:
        key = normalized_key(text)
        if key in keys or (key and key in whole):
            before = text if key in keys else before
        elif _is_prose(p, text) and not _in_box(p, home) and not _under_another(p, headline):
            alike = _build(p) in built or any(above in articles for above in p.iterancestors("article"))
            if (alike or _under_headline(p, headline)) and not any(is_within(text, part) for part in kept):
                yield before, text
                before = text
                keys.add(key)


def _build(p: Any) -> tuple[tuple[str, str], ...]:
    return tuple((above.tag, above.get("class") or "") for above in p.iterancestors())


def _is_prose(p: Any, text: str) -> bool:
    linked = sum(len("".join(a.itertext())) for a in p.iter("a"))
    return (
        len(text.split()) >= _PROSE
        and text.rstrip("”’\"')»").endswith((".", "!", "?", "…", ":"))
        and linked <= _LINKED * len(text)
        and not furniture.reason(text)
    )


def boxes_beside(tree: Any, kept: Sequence[str]) -> Iterator[Any]:
    """Yield the outermost containers that hold no part of an article by their tag or their name: menus, comments."""
    keys = {normalized_key(part) for part in kept}
    home = _home([p for p in tree.iter("p") if normalized_key(" ".join("".join(p.itertext()).split())) in keys])
    found = set()
    for element in tree.iter():
        if _is_box(element) and element not in home:
            found.add(element)
            if not any(above in found for above in element.iterancestors()):
                yield element


def _home(taken: Sequence[Any]) -> set[Any]:
    """Return the containers that hold half of the article's paragraphs or more: no box, whatever they are called."""
    holds = Counter(above for p in taken for above in p.iterancestors())
    return {above for above, count in holds.items() if 2 * count >= len(taken)}


def _in_box(p: Any, home: set[Any]) -> bool:
    return any(_is_box(above) for above in p.iterancestors() if above not in home)


def _is_box(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.tag in ("body", "html"):
        return False
    return element.tag in _OUTSIDE or boxes.names_a_box(element)


def _under_another(p: Any, headline: str) -> bool:
    """Return whether the nearest container with a main heading has another one than the page's."""
    for above in p.iterancestors():
        tops = ["".join(h.itertext()) for h in above.iter("h1")]
        if tops:
            return normalized_key(headline) not in map(normalized_key, tops)
    return False


def _under_headline(p: Any, headline: str) -> bool:
    before = p.itersiblings(preceding=True)
    return any(e.tag == "h1" and normalized_key("".join(e.itertext())) == normalized_key(headline) for e in before)
