"""What cleaning finds in a page, before it becomes an article with positions; and what the user decides about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from framing.cleaning import reasons
from framing.cleaning.headline import normalized_key
from framing.errors import SettingsError
from framing.records import Aside, Block

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from framing.records import Article, PassageRole


_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Draft:
    """The parts of a page in their order. `paragraphs` pair a role with a text; the headline is not among them.

    `shown` is all that the page shows, in its order: it tells where among the paragraphs an aside stood. `beside`
    counts the words of running text that a web page has outside its article, menus, comments and other boxes apart.
    """

    headline: str
    paragraphs: tuple[tuple[PassageRole, str], ...]
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    asides: tuple[Aside, ...] = ()
    shown: tuple[str, ...] = ()
    beside: int = 0


def compose(article: Article, draft: Draft) -> Article:
    """Return the article with the draft's text and blocks; what the article already says of itself stays."""
    parts: list[tuple[PassageRole, str]] = [("headline", draft.headline)] if draft.headline else []
    parts += [(role, text) for role, text in draft.paragraphs if text]
    blocks: list[Block] = []
    at = 0
    for role, text in parts:
        blocks.append(Block(role, at, at + len(text)))
        at += len(text) + len(_GAP)
    return replace(
        article,
        text=_GAP.join(text for _, text in parts),
        blocks=tuple(blocks),
        form="article",
        headline=draft.headline,
        authors=article.authors or draft.authors,
        published=article.published or draft.published,
        updated=article.updated or draft.updated,
        asides=article.asides + draft.asides,
    )


_TEXT = r"(?:article|story|piece|post|column|headline|page|report|item|dispatch|newsletter|graphic|caption)"
_EDITORS = (
    r"(?:(?:corrections?|clarifications?)(?: and clarifications?)?|errat(?:um|a)(?: corrige)?|rectificatif"
    r"|corrección|correção"
    r"|fe de err(?:ores|atas)|korrektur|richtigstellung|виправлення|исправление|(?:an? )?note (?:from|by) the editors?"
    r"|(?:an? )?editor(?:['’]s|s['’]?)?\s+note|note to (?:our )?readers|nota del? (?:editor|la redacción"
    r"|della redazione)"
    r"|note de la rédaction|anm(?:erkung|\.) d(?:er|\.) red(?:aktion|\.)?|hinweis der redaktion|(?:примітка"
    r"|від) редакції"
    r"|(?:примечание|от) редакции)"
)
# What editors say of the text itself: it withdraws what it tells.
_CORRECTION = re.compile(
    rf"^\W*{_EDITORS}(?:\s*[,(]?\s*[^:–—]{{0,25}}\d[^:–—]{{0,12}})?\s*(?:[:–—|]|\.(?:\s|$)|$)"
    rf"|^\W*(?:note: ?)?this {_TEXT} (?:was|has been|is) (?:\w+ )?(?:amended|corrected|updated|edited|revised"
    rf"|changed|clarified)\b"
    r"|^\W*the (?:article|headline) (?:above )?(?:was|has been) (?:\w+ )?(?:amended|corrected|updated|revised"
    r"|changed)\b"
    rf"|\b(?:earlier|previous|original|prior|older) versions? of (?:this|our) {_TEXT}\b|\bregrets? the errors?\b"
    rf"|^\W*this (?:version|{_TEXT}) (?:corrects|(?:originally|previously|initially|incorrectly|wrongly"
    rf"|erroneously) \w+ed|(?:originally|previously|initially|incorrectly|wrongly|erroneously) (?:said|gave|put))\b"
    r"|\b(?:earlier|previous|original|prior) versions? of the (?:article|story|headline)\b|^for the record\s*[:,]"
    r"|\bcorrection appended\b|^we have (?:corrected|amended|updated|clarified) th(?:is|e)\b|^\W*corrected\s*:"
    rf"|^\W*the headline (?:of|on|for) this {_TEXT}\b|^\W*updates?\s*:.{{0,40}}\bthis {_TEXT} (?:was|has been)\b"
    r"|\bin an (?:earlier|previous) version\b.{0,60}\b(?:misstated|misspelled|misidentified|incorrectly|wrongly)\b"
    r"|^(?:because of|due to) an? (?:editing|reporting|production) error\b"
    r"|\bin einer (?:früheren|vorherigen|ersten) (?:version|fassung) (?:dieses|des) (?:artikels|textes|beitrags)\b"
    r"|^cet article a été (?:modifié|corrigé|mis à jour)|\bune (?:première|précédente) version de cet article\b"
    r"|\buna versión (?:anterior|previa) de est[ea] (?:artículo|noticia|nota|texto)\b"
    r"|\bв (?:предыдущей|первоначальной) версии (?:этой |этого )?(?:статьи|материала|текста)"
    r"|\b(?:попередній|первинній) версії (?:цієї |цього )?(?:статті|матеріалу|тексту)",
    re.IGNORECASE,
)


def _is_correction(text: str) -> bool:
    """Return whether a paragraph is a correction, or what editors say of the text: no report, and nobody's words."""
    return bool(_CORRECTION.search(text))


# A quotation set apart has at least so many letters, so that no short sentence goes that is said twice; in other words
# than in the text, so many words, of which this share stands there in order. Judgements, as is the longest of names.
_PULLED, _PULLED_WORDS, _SAME = 25, 6, 0.9
_NAMED = 8
# How many paragraphs off the text can stand that a quotation is taken from. A judgement.
_NEAR = 30
_SIGNED = re.compile(r"\s*[—–-]\s*[^\W\d_a-z][^.!?]{2,60}$")
_QUOTE = re.compile(r"^[“\"‘„«].*[”\"’“»][.,]?$")
_ENDED = (".", "!", "?", ":", "”", '"')
# Behind a lone title, "Correction", so many paragraphs of so many words at the end of a page can be what it heads.
_NOTES, _NOTE_WORDS = 2, 80


def reported(draft: Draft) -> Draft:
    """Return the draft without what is no part of the report: editors' notes on it, and what it says once more.

    A correction tells what is withdrawn; a quotation that is printed large stands in the text, with who said it.
    """
    texts = [text for _, text in draft.paragraphs]
    why = dict.fromkeys(_notes(texts), reasons.CORRECTION)
    for i in _pulled(
        [text if role == "body" and i not in why else "" for i, (role, text) in enumerate(draft.paragraphs)]
    ):
        why[i] = reasons.DOUBLED
    if len(why) == len(texts):
        return draft
    return replace(
        draft,
        paragraphs=tuple(paragraph for i, paragraph in enumerate(draft.paragraphs) if i not in why),
        asides=(*draft.asides, *(Aside(texts[i], why[i]) for i in sorted(why))),
    )


def _notes(texts: Sequence[str]) -> Iterator[int]:
    """Yield which paragraphs are editors' notes, with what stands below the lone title of one at the end."""
    for i, text in enumerate(texts):
        if _is_correction(text):
            yield i
            below = range(i + 1, len(texts))
            if not text.rstrip(":").endswith(_ENDED) and len(text.split()) <= _NAMED and len(below) <= _NOTES:
                yield from (j for j in below if len(texts[j].split()) <= _NOTE_WORDS)


def _pulled(texts: Sequence[str]) -> Iterator[int]:
    """Yield which paragraphs are said in full in another one not far away, and the name below such a quotation."""
    keys = [normalized_key(text) for text in texts]
    first = {key: i for i, key in reversed(list(enumerate(keys)))}
    for i, text in enumerate(texts):
        bare = _SIGNED.sub("", text)
        key = normalized_key(bare) if _QUOTE.match(bare) else keys[i]
        if len(key) < _PULLED:
            continue
        around = range(max(0, i - _NEAR), min(len(texts), i + _NEAR + 1))
        longer = [j for j in around if len(keys[j]) > len(keys[i])]
        held = first[keys[i]] < i or any(key in keys[j] for j in longer)
        if held or (_QUOTE.match(text) and any(is_within(text, texts[j]) for j in longer)):
            yield i
            below = texts[i + 1] if i + 1 < len(texts) else ""
            name = normalized_key(" ".join(below.split()[:2]))
            known = bool(name) and any(name in keys[j] for j in around if j != i + 1)
            if known and len(below.split()) <= _NAMED and not below.endswith(_ENDED):
                yield i + 1


def is_within(text: str, other: str) -> bool:
    """Return whether nearly all words of a paragraph, of some length, stand in another one in their order."""
    words = re.findall(r"\w+", text.casefold())
    if len(words) < _PULLED_WORDS:
        return False
    blocks = SequenceMatcher(None, words, re.findall(r"\w+", other.casefold()), autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= _SAME * len(words)


@dataclass(frozen=True, slots=True)
class Choice:
    """Patterns that a paragraph is looked through for. What matches one of `keep` is the article's, come what may."""

    keep: tuple[re.Pattern[str], ...] = ()
    drop: tuple[re.Pattern[str], ...] = ()

    def keeps(self, text: str) -> bool:
        """Return whether the user wants a paragraph to be the article's."""
        return _matches(self.keep, text)

    def apply(self, draft: Draft) -> Draft:
        """Return the draft with the user's decisions; the headline stays as it is."""
        if not (self.keep or self.drop):
            return draft
        return self._dropped(self._kept(draft))

    def _kept(self, draft: Draft) -> Draft:
        back = [aside for aside in draft.asides if self.keeps(aside.text)]
        place = {normalized_key(piece): i for i, piece in reversed(list(enumerate(draft.shown)))}
        # A paragraph that is not shown as it is, since the extractor joined it, stands with the one before it.
        at = [-1]
        for _, text in draft.paragraphs:
            at.append(place.get(normalized_key(text), at[-1]))
        numbered = [*zip(at[1:], draft.paragraphs, strict=True)]
        for aside in back:
            where = place.get(normalized_key(aside.text), len(draft.shown))
            after = sum(number <= where for number, _ in numbered)
            numbered.insert(after, (where, ("body", aside.text)))
        return replace(
            draft,
            paragraphs=tuple(paragraph for _, paragraph in numbered),
            asides=tuple(aside for aside in draft.asides if aside not in back),
        )

    def _dropped(self, draft: Draft) -> Draft:
        out = [part for part in draft.paragraphs if _matches(self.drop, part[1]) and not self.keeps(part[1])]
        return replace(
            draft,
            paragraphs=tuple(part for part in draft.paragraphs if part not in out),
            asides=(*draft.asides, *(Aside(text, reasons.DROPPED) for _, text in out)),
        )


def paragraph_filter(keep: Iterable[str], drop: Iterable[str]) -> Choice:
    """Return the choice that patterns make, in capitals or not; SettingsError where one is no regular expression."""
    return Choice(tuple(map(_compiled, keep)), tuple(map(_compiled, drop)))


def _compiled(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern, re.IGNORECASE)
    except re.error as error:
        raise SettingsError(
            f"The pattern {pattern!r} is no regular expression ({error}); put a backslash before signs such as ( [ * ?."
        ) from error


def _matches(patterns: Sequence[re.Pattern[str]], text: str) -> bool:
    return any(pattern.search(text) for pattern in patterns)
