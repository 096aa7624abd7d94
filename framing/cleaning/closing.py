"""What is not the article's among the paragraphs of a web page, by where they stand and how often.

A site's closing words speak to the reader where the article did not; a teaser prints its headline twice; a title with
no text below it is of a box whose links were left.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from framing.cleaning import furniture
from framing.cleaning.headline import normalized_key

if TYPE_CHECKING:
    from collections.abc import Sequence

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
