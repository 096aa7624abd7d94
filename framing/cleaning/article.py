"""Stage 2: raw articles to the articles' own text, with the rest of each page set aside and the reason for it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from framing.cleaning import language, reasons, reprints, wire
from framing.cleaning.draft import Choice, Draft, compose, reported
from framing.cleaning.headline import normalized_key
from framing.cleaning.legible import made_legible
from framing.cleaning.lines import unescaped
from framing.cleaning.page import clean_page
from framing.cleaning.web import clean_web
from framing.records import UNKNOWN_LANGUAGE, Aside, Ours, Reason, ours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.records import Article, Block, PassageRole, Story

_NO_CHOICE = Choice()
_HEAD = 200_000
"""Characters of a page in which it says what language it is in."""
_UNKNOWN = ours(
    "Its language could not be told, so nothing is said of what it leaves out, and what is marked in it may be wrong."
)
_LONG_BESIDE = 60
"""Words of running text beside an article of which the user is told: two paragraphs. A judgement."""
_BESIDE = Reason(
    "{words} words of running text beside the article of {outlet} were set aside; if they are the article's, "
    "keep them with --keep."
)

# Pages that show little or nothing of their article: a beginning before a paywall, a consent form, an empty shell.
_ENOUGH = 200
"""Words of body from which a page holds an article, whatever stands beside it."""

_NOTHING = 40
"""Words up to which a page shows next to nothing."""

_PAYWALL = ours("The page shows only the beginning of the article before a paywall, as it seems")
# What each kind of wall says of itself, in the languages that are read most; looked for only where the body is short.
_WALLS = (
    (
        re.compile(
            r"before you continue|we value your privacy|accept (?:all )?(?:cookies|and continue)|manage (?:my )?consent"
            r"|cookies? akzeptieren|accepter (?:et continuer|les cookies)",
            re.IGNORECASE,
        ),
        ours("The page asks for consent before it shows the article"),
    ),
    (
        re.compile(
            r"(?:subscribe|sign (?:in|up)|log ?in|register|join"
            r"|create an? (?:free )?account)\b.{0,30}?\bto (?:continue|read"
            r"|keep reading|unlock|access|see|finish|view)|\bto (?:read|continue|keep|finish|unlock|access|see"
            r"|view)\b.{0,60}?"
            r"\b(?:register|subscribe|sign (?:in|up)|log ?in|create an? (?:free )?account"
            r"|become a \w{0,20} ?(?:member|subscriber))"
            r"|(?:reached|used) your .{0,20}(?:limit|free articles)|free articles? (?:left|remaining)"
            r"|unlock this article"
            r"|subscriber exclusive|(?:with|need) (?:a|your) (?:free )?(?:subscription|account)\b"
            r"|premium (?:article|content)"
            r"|(?:log|sign) in or (?:subscribe|register)"
            r"|(?:article|story|content) is (?:only |reserved )?(?:available )?(?:to|for) (?:our )?(?:paying )?"
            r"(?:subscribers|members)|already a (?:subscriber|member)|subscriber[- ]only|start your (?:free )?trial"
            r"|réservé aux abonnés|pour lire la suite|il vous reste \d+.{0,3}% de cet article|nur für abonnenten"
            r"|jetzt (?:abonnieren|registrieren|weiterlesen)|mit .{0,20} weiterlesen|para (?:seguir|continuar) leyendo"
            r"|exclusivo para (?:suscriptores|abonados)|только для подписчиков|(?:доступно|доступна) за передплатою",
            re.IGNORECASE,
        ),
        _PAYWALL,
    ),
)
_FOR_MONEY = re.compile(r"\"isAccessibleForFree\"\s*:\s*\"?false", re.IGNORECASE)
_SCRIPT = re.compile(
    r"(?:enable|turn on|activate|requires?) javascript|javascript (?:is|must be) (?:disabled|enabled|required|turned)"
    r"|checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human",
    re.IGNORECASE,
)
_BREAKS_OFF = re.compile(r"(?:\w(?:\.\.\.|…)|[(\[](?:\.\.\.|…)[)\]])$")
_LOOKED_THROUGH = 3_000_000  # characters; walls stand near the beginning or the end of a page

_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
# Sites print the beginnings of other stories behind an article, in whole sentences as an article is. One page alone
# does not tell them from background; what the other outlets write does (measured by benchmarks/subject.py).
# Paragraphs on the story's subject share more of their longer words than this with what is known of it: nearly all do.
# With the next number it was chosen on 154 stories, of eight pairs of numbers one of those that cut few of the clean
# articles' own paragraphs: 0.03 % of them beside two others (0.3 and 4 cut 0.11 %), and half of the teasers.
_SHARED = 0.27
# By how many words, over all that is cut, the shared ones must fall short of that; a few words say nothing.
_SHORTFALL = 3.0
# How many other articles it takes: one alone, a brief, knows too little of the story. What it lacks is what only this
# outlet tells; with one other, 0.8 % of the paragraphs of clean articles were cut, up to two thirds of an article.
_OTHERS = 2
# The share of an article's blocks, and of its body's words, that is never cut: where even its beginning is strange, the
# others tell nothing, and a body of one paragraph has no end.
_BEGINNING = 0.4


def clean(story: Story, choice: Choice = _NO_CHOICE) -> Story:
    """Return the story with every article cleaned: its own text, its blocks, an id, and what the page says of it.

    `choice` has the user's say on single paragraphs.
    """
    cleaned = identify([clean_article(article, choice) for article in story.articles])
    copied = {article.id for article, raw in zip(cleaned, story.articles, strict=True) if raw.form == "page"}
    articles = tuple(
        _end_at_other_subjects(article, [other for other in cleaned if other is not article], choice)
        if article.id in copied
        else article
        for article in cleaned
    )
    usual = Counter(a.language for a in articles if a.language not in ("", UNKNOWN_LANGUAGE)).most_common(1)
    others = tuple(
        ours(
            "{outlet} is in another language ({language}) than most articles ({usual}); few of its sentences can be "
            "matched.",
            outlet=article.outlet,
            language=article.language,
            usual=usual[0][0],
        )
        for article in articles
        if article.language not in ("", UNKNOWN_LANGUAGE) and article.language != usual[0][0]
    )
    foreign = (
        (
            ours(
                "Most of these articles are not in English: no word in them is marked, and no figure, name or day "
                "compared."
            ),
        )
        if usual and usual[0][0] != "en"
        else ()
    )
    found = (*foreign, *others, *reprints.tell(articles))
    return replace(story, articles=articles, notices=tuple(dict.fromkeys((*story.notices, *found))))


def clean_article(article: Article, choice: Choice = _NO_CHOICE) -> Article:
    """Return one article cleaned. What is clean already comes back unchanged."""
    if article.form == "article" and article.blocks:
        return article
    declared = language.declared_in(article.text[:_HEAD]) if article.form == "html" else ""
    article = made_legible(article)
    if article.form == "html":
        draft = clean_web(article.text, article.url, article.outlet)
    elif article.form == "page":
        draft = clean_page(unescaped(article.text), article.outlet)
    else:
        draft = _paragraphs(article)
    if article.headline and article.form != "article":
        draft = _retitled(draft, article.headline)
    draft = choice.apply(reported(draft))
    cleaned = compose(article, draft)
    body = tuple(cleaned.text[b.start : b.end] for b in cleaned.blocks if b.role == "body")
    missing = ours("No article was found in {source}; see what was set aside.", source=article.source or article.outlet)
    walled = _held_back(article.text, "\n".join(draft.shown), body)
    spoken = cleaned.language or language.settled(body or (cleaned.text,), declared)
    unknown = _UNKNOWN if spoken == UNKNOWN_LANGUAGE else None
    beside = Ours(_BESIDE.of(words=str(draft.beside), outlet=article.outlet))
    said = (missing if not body else None, walled, unknown, beside if body and draft.beside >= _LONG_BESIDE else None)
    notices = tuple(dict.fromkeys((*cleaned.notices, *filter(None, said))))
    return replace(
        cleaned,
        language=spoken,
        wire=cleaned.wire or wire.agency(_told(cleaned), cleaned.authors, draft.shown),
        notices=notices,
    )


def _held_back(page: str, shown: str, body: Sequence[str]) -> str | None:
    """Return what to tell the user of a page of whose article only a `body` of few words was found, or None.

    `page` is its markup, `shown` the text that a reader sees. Many pages with the whole article carry the same phrases,
    so only those with a short body are looked at; a request to turn scripts on is hidden on nearly every page, so it
    counts only where there is next to nothing else.
    """
    words = sum(len(text.split()) for text in body)
    if words >= _ENOUGH:
        return None
    said = next((said for wall, said in _WALLS if wall.search(shown)), None)
    if said is None and _FOR_MONEY.search(page[:_LOOKED_THROUGH]):
        said = _PAYWALL
    if said is None and words < _NOTHING and _SCRIPT.search(page[:_LOOKED_THROUGH]):
        said = ours("The page needs a script to show its article")
    if said is None and body and _BREAKS_OFF.search(body[-1]):
        said = ours("The text of the article breaks off, as it seems")
    if said is None:
        return None
    return ours(
        "{said} ({words} words were found). Open it in your browser, save the page once the article is on the screen, "
        "and give the file.",
        said=said,
        words=str(words),
    )


def _retitled(draft: Draft, headline: str) -> Draft:
    """Return the draft with the headline that is known from elsewhere; what the page has in its place is set aside."""
    found = draft.headline
    lost = (Aside(found, reasons.OUTSIDE),) if found and normalized_key(found) != normalized_key(headline) else ()
    return replace(draft, headline=headline, asides=(*draft.asides, *lost))


def _told(article: Article) -> tuple[str, ...]:
    """Return the paragraphs of an article that may name its agency: a picture's caption names the picture's."""
    return tuple(article.text[b.start : b.end] for b in article.blocks if b.role in ("standfirst", "body"))


def _paragraphs(article: Article) -> Draft:
    """Return an article's own text by its blank lines; the headline is the given one, and stands in the text once."""
    parts = tuple(" ".join(part.split()) for part in re.split(r"\n\s*\n", unescaped(article.text)) if part.strip())
    if article.headline and parts and normalized_key(parts[0]) == normalized_key(article.headline):
        parts = parts[1:]
    role: PassageRole = "body"
    return Draft(article.headline, tuple((role, part) for part in parts))


def identify(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Return the articles with ids that are unique in the story: the second `a` becomes `a-2`.

    An article made without an id is called by its outlet: "The Harbour Post" is `the-harbour-post`.
    """
    names = [article.id or slug(article.outlet) for article in articles]
    taken = set(names)
    given: set[str] = set()
    distinct = []
    for article, wanted in zip(articles, names, strict=True):
        name, number = wanted, 1
        while name in given or (number > 1 and name in taken):
            number += 1
            name = f"{wanted}-{number}"
        given.add(name)
        distinct.append(replace(article, id=name))
    return tuple(distinct)


def slug(outlet: str) -> str:
    """Return an outlet's name in the form of an id: lower case, words joined by hyphens."""
    return re.sub(r"[^\w]+", "-", outlet.casefold()).strip("-_") or "article"


def _end_at_other_subjects(article: Article, others: Sequence[Article], choice: Choice) -> Article:
    """Return a copied page's article without the paragraphs at its end that are on other subjects.

    They become asides. `others` are the story's other articles; what the user wants to keep is kept.
    """
    alike = [other for other in others if other.language == article.language]
    known = {word for other in alike for word in _long_words(other.text)} if len(alike) >= _OTHERS else set()
    texts = [article.text[block.start : block.end] for block in article.blocks]
    lengths = [len(text.split()) * (b.role == "body") for b, text in zip(article.blocks, texts, strict=True)]
    end = _subject_end(texts, lengths, known) if known else len(texts)
    if end == len(texts) or any(choice.keeps(text) for text in texts[end:]):
        return article
    kept: tuple[Block, ...] = article.blocks[:end]
    return replace(
        article,
        text=article.text[: kept[-1].end],
        blocks=kept,
        asides=(*article.asides, *(Aside(text, reasons.SUBJECT) for text in texts[end:])),
    )


def _subject_end(texts: Sequence[str], lengths: Sequence[int], known: set[str]) -> int:
    """Return how many of the paragraphs are the article: up to the cut behind which they fall shortest, if enough.

    `lengths` are the words of each that are the body's.
    """
    words = [_long_words(text) for text in texts]
    before = accumulate(lengths, initial=0)
    first = max(1, round(_BEGINNING * len(texts)), sum(so_far < _BEGINNING * sum(lengths) for so_far in before))
    beginning = set().union(*words[:first])
    if len(beginning & known) < _SHARED * len(beginning):
        return len(texts)
    best, end = _SHORTFALL, len(texts)
    own = known | beginning
    # Of the paragraphs from `at` on: how many have each word, their words in all, and how many of those are known.
    behind = Counter(word for found in words[first:] for word in found)
    total, shared = behind.total(), sum(count for word, count in behind.items() if word in own)
    for at in range(first, len(texts)):
        if (short := _SHARED * total - shared) > best:
            best, end = short, at
        total -= len(words[at])
        for word in words[at]:
            behind[word] -= 1
            shared += behind[word] if word not in own else -1
            own.add(word)
    return end


def _long_words(text: str) -> set[str]:
    return set(_LONG_WORD.findall(text.casefold()))
