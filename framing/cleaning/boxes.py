"""What stands on a web page in the article's own container and is not the article's, by markup.

Extractors take a container whole. In it stand cards of other stories, blocks of links, and boxes whose class names
them: an advert, an appeal, the author's life. Under pictures stand captions and whose the picture is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from framing.cleaning import dates
from framing.cleaning.headline import normalized_key
from framing.cleaning.lines import pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# "no-ads", "after-ad" and "with-sidebar" say what a container lacks, or stands by.
_NOT = "".join(rf"(?<!{word}[-_ ])" for word in ("no", "non", "has", "with", "without", "after", "before"))
# Words in the class or id of containers that hold no part of an article, as sites in eight languages write them.
_BOX = re.compile(
    rf"(?:^|[^a-z]){_NOT}(?:comments?|responses?|disqus|related|recommend\w*|teasers?|promos?|newsletter|sign-?up"
    rf"|sidebar"
    r"|cookies?|consent|footer|bio|author|most-?read|trending|popular|advert\w*|sponsor\w*|ads?|share|social"
    r"|paywall|modal"
    r"|corrections?|clarifications?|editors?-?notes?|donat\w+|appeal|read-?(?:next|more|also)|more-?from|tip-?line"
    r"|kommentare?|werbung|anzeigen?|spenden?\w*|mehr-?zum-?thema|lesen-?sie|weiterlesen|verwandt\w*|autor(?:en)?box"
    r"|commentaires?|publicite|a?-?lire-?aussi|faire-un-don|dons?|sur-le-meme-sujet"
    r"|comentarios?|publicidad|relacionad[ao]s?|donacion\w*|te-puede-interesar|lee-tambien|leia-(?:mais|tambem)"
    r"|publicidade"
    r"|commenti|pubblicita|correlati|leggi-anche|reklam\w*|powiazane|czytaj-?takze|kommentarii|chitajte-?takzhe)"
    r"(?![a-z])",
    re.IGNORECASE,
)
# A card may be a recipe's or a table's where it stands amid an article, and is only one beside it.
_CARDS = re.compile(r"(?:^|[^a-z])cards?(?![a-z])", re.IGNORECASE)
# The same of what stands under a picture.
_PICTURE = re.compile(
    r"(?:^|[^a-z])(?:(?:wp-)?caption\w*|(?:image|photo|picture|media)-?(?:credits?|copyright|source)|copyright-?holder"
    r"|bildunterschrift|bildnachweis|bildquelle|legende|pie-?de-?foto|didascalia|podpis)(?![a-z])",
    re.IGNORECASE,
)
# Containers of posts, as the networks' own scripts name them.
_POST = re.compile(
    r"(?:^|[^a-z])(?:twitter-(?:tweet|video)|bluesky-embed|mastodon-(?:embed|post)|instagram-(?:media|embed)"
    r"|tiktok-embed"
    r"|fb-(?:post|video|xfbml)|text-post-media|reddit-(?:embed|card)|telegram-post|truth-?social|threads-(?:post"
    r"|embed))",
    re.IGNORECASE,
)
# Who wrote it: "— Ada Lee (@adalee) February 3, 2031", "A post shared by Ada Lee (@adalee)", "Post by @ada@host".
_POSTER = re.compile(
    r"^(?:[-–—―]\s*(?P<signed>[^()]{0,80}?)\s*\((?P<account>@[^\s()]{1,80})\).{0,60}"
    r"|(?:a (?:post|photo|video|reel|story) shared by|posted by|post by|(?:ein )?beitrag (?:geteilt )?von"
    r"|une publication partagée par|una publicación (?:compartida )?(?:por|de))\s+(?P<by>[^()]{1,80}?)"
    r"\s*(?:\((?P<shared>@[^\s()]{1,80})\))?(?:\s+(?:on|am|le|el)\s.{0,60})?|(?P<bare>@[\w.]{2,40}))$",
    re.IGNORECASE,
)
_NETWORK = r"(?:instagram|x|twitter|bluesky|mastodon|threads|facebook|tiktok|reddit|truth social|telegram)"
# What a network prints about a post: its buttons, its counters, addresses of pictures.
_ABOUT_POST = re.compile(
    rf"^(?:.{{0,60}}\b(?:on|auf|sur|en|su|в|на) {_NETWORK}(?: an(?:sehen)?)?"
    r"|(?:view|see|read|translate|follow|watch)\b.{0,30}"
    r"|♬.*|[\d.,]+ ?[km]? ?(?:likes?|repl(?:y|ies)|reposts?|retweets?|comments?|views?))$",
    re.IGNORECASE,
)
_PICTURE_ADDRESS = re.compile(r"\s*(?:https?://)?(?:pic\.(?:twitter|x)\.com|t\.co)/\w+|https?://\S+$")
_NO_NAME = re.compile(r"[^\w\s.,'’&@-]+")
# Boxes that sum the article up, by their title, their class, or a line on who made them.
_SUMMARY = re.compile(
    r"^\W*(?:(?:the )?(?:key|main) (?:takeaways?|points?|facts?|findings?)|(?:the )?takeaways?|(?:article |story "
    r"|ai )?summary"
    r"|(?:story |article )?highlights|in (?:brief|short)|at a glance|quick (?:read|summary)|tl;?dr|the gist"
    r"|das wichtigste(?: in kürze)?|auf einen blick|in kürze|l['’]essentiel|en bref|en resumen|lo esencial|claves"
    r"|in breve|коротко|головне|кратко|главное)\W*$",
    re.IGNORECASE,
)
_SUMMARY_CLASS = re.compile(
    r"(?:^|[^a-z])(?:key-?(?:points?|takeaways?|facts?)|ai-?summary|takeaways?|tl-?dr|summary-?(?:box|list"
    r"|points?))(?![a-z])",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"\b(?:summar\w+|takeaways|(?:key|bullet) points|overview|zusammenfassung|résumé|resumen)\b.{0,60}"
    r"\b(?:ai|artificial intelligence|ki|ia|inteligencia artificial|chatgpt|gemini|automat\w+)\b"
    r"|\b(?:ai|ki)[- ](?:generated|powered|assisted|generiert\w*) (?:summary|overview|takeaways|zusammenfassung)",
    re.IGNORECASE,
)
_MADE_WORDS = 30
# A box that sums the article up has at most so many words. A judgement.
_SUMMED = 150
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LINES = ("p", "span", "div", "a", "li", "small", "b", "strong", "em", "figcaption", *HEADINGS)
# A card with its heading and a line of text has fewer words than this. A judgement.
_CARD = 60
# Boxes hold at most this share of what the extractor took; where more is in them, the class means something else. A
# judgement, as are the two below.
_MOST = 0.4
# So many links in a row, with no other text between them, are a block of links.
_LINKS = 2
# A line under a picture of at most so many words says whose the picture is.
_CREDIT = 4
# A container named a caption has at most so many words; more is a page with a setting of that name.
_CAPTION = 120


def names_a_box(element: Any) -> bool:
    """Return whether an element's class or id says that it holds no part of an article."""
    return bool(_BOX.search(named(element)) or _CARDS.search(named(element)))


def set_apart(tree: Any, parts: Sequence[str]) -> set[str]:
    """Return the keys of the lines that the markup sets apart from the article, of which `parts` are the lines taken.

    They stand in cards, in boxes that are named so, in blocks of links, or alone under a picture; and nowhere else.
    """
    return _only_in(tree, [*_cards(tree), *_boxes(tree, parts), *_link_blocks(tree), *_credits(tree)])


def summaries(tree: Any, parts: Sequence[str]) -> set[str]:
    """Return the keys of the lines in boxes that sum the article up, whose `parts` are the lines taken."""
    places: list[Any] = []
    for element in tree.iter("div", "section", "aside", "ul", "ol", "p", "span", "strong", *HEADINGS):
        text = text_of(element) if len(element) <= _LINKS else ""
        titled = bool(text) and (_SUMMARY.match(text) or (len(text.split()) <= _MADE_WORDS and _MADE.search(text)))
        if titled and (holder := element.getparent()) is not None:
            behind = element.getnext()
            while holder.getparent() is not None and holder.tag in ("p", *HEADINGS) and text_of(holder) == text:
                holder, behind = holder.getparent(), holder.getnext()
            if behind is not None and behind.tag in ("ul", "ol"):
                places += (behind, element)
            elif holder.tag in ("div", "section", "aside"):
                places += (holder,)
        elif _SUMMARY_CLASS.search(named(element)):
            places.append(element)
    most = min(_SUMMED, _MOST * sum(len(part.split()) for part in parts))
    boxes = [place for place in places if len(text_of(place).split()) <= most and place.find(".//h1") is None]
    return {key for key in _only_in(tree, boxes) if key}


def quote_posts(tree: Any) -> tuple[str, ...]:
    """Set each post that a page shows in quotation marks behind its writer's name; return what else stood with it.

    Its words are the writer's and not the outlet's, its date is not the article's, and its credit is no sentence.
    """
    apart: list[str] = []
    for element in list(tree.iter("blockquote", "div")):
        inside = any(_POST.search(named(above)) for above in element.iterancestors("blockquote", "div"))
        lines = [] if inside else _post_lines(element)
        if not lines or element.getparent() is None or element.find(".//h1") is not None:
            continue
        signed = [found for line in lines if (found := _POSTER.match(line))]
        said = [
            line for line in lines if not (_POSTER.match(line) or _ABOUT_POST.match(line) or dates.is_date_line(line))
        ]
        apart += (line for line in lines if line not in said)
        frames = [above for above in element.iterancestors("figure", "div") if text_of(above) == text_of(element)]
        element = next((above for above in reversed(frames) if above.getparent() is not None), element)  # noqa: PLW2901
        if words := " ".join(filter(None, (_PICTURE_ADDRESS.sub("", line).strip() for line in said))):
            element.getparent().replace(element, _quoted(element, words, signed))
        else:
            element.drop_tree()
    return tuple(apart)


def _quoted(element: Any, words: str, signed: Sequence[re.Match[str]]) -> Any:
    """Return a paragraph with a post's words, to take its element's place."""
    names = [next(filter(None, found.group("signed", "by", "account", "shared", "bare"))) for found in signed]
    name = " ".join(_NO_NAME.sub(" ", names[0]).split()) or signed[0]["account"] if names else ""
    inner = re.sub(r'"([^"]*)"', r"‘\1’", words).replace("“", "‘").replace("”", "’")
    post = element.makeelement("p")
    post.text = f"{name}: “{inner}”" if name else f"“{inner}”"
    post.tail, element.tail = element.tail, None
    return post


def _post_lines(element: Any) -> list[str]:
    """Return the lines of a post, known by its container's class or by the credit with which it ends, or none."""
    if _POST.search(named(element)):
        return list(pieces(element))
    if element.tag != "blockquote":
        return []
    lines = list(pieces(element))
    found = _POSTER.match(lines[-1]) if len(lines) > 1 else None
    return lines if found and found["account"] else []


def under_pictures(tree: Any) -> set[str]:
    """Return the keys of the lines that are captions by their markup."""
    elements = (e for e in tree.iter() if isinstance(e.tag, str))
    return _only_in(tree, [e for e in elements if e.tag == "figcaption" or _is_picture(e)])


def _only_in(tree: Any, places: Sequence[Any]) -> set[str]:
    """Return the keys of the lines in some elements that stand as paragraphs, list items or headings nowhere else."""
    inside = {line for place in places for line in place.iter()}
    rest = (line for line in tree.iter("p", "li", *HEADINGS) if line not in inside)
    return {key for place in places for key in _keys(place)} - {normalized_key(text_of(line)) for line in rest}


def _cards(tree: Any) -> Iterator[Any]:
    """Yield cards, small containers side by side, each with a linked heading, and the title above them."""
    cards = [e for e in tree.iter("div", "li", "article", "section") if _is_card(e)]
    for card in cards:
        parent = card.getparent()
        if parent is not None and sum(sibling in cards for sibling in parent) >= 2:
            yield card
            yield from _title_above(card)


def _is_card(element: Any) -> bool:
    if len(" ".join(element.itertext()).split()) > _CARD:
        return False
    linked = [h for h in element.iter(*HEADINGS) if any(True for _ in h.iter("a")) or h.getparent().tag == "a"]
    return any(len("".join(h.itertext()).split()) >= 3 for h in linked)


def _boxes(tree: Any, parts: Sequence[str]) -> list[Any]:
    """Return the containers with a box's name that hold a small part of what the extractor took."""
    taken = {normalized_key(part): len(part.split()) for part in parts}
    most = _MOST * sum(taken.values())
    found: list[Any] = []
    held: set[str] = set()
    for element in tree.iter("div", "section", "aside", "ul", "ol", "p", "article"):
        if _BOX.search(named(element)) and not any(True for _ in element.iter("h1", "main")):
            keys = _keys(element) & taken.keys()
            if sum(taken[key] for key in keys) <= most:
                found.append(element)
                held |= keys
    return found if sum(taken[key] for key in held) <= most else []


def _link_blocks(tree: Any) -> Iterator[Any]:
    """Yield containers of links in a row, each a line of its own, and the title above them."""
    for element in tree.iter("ul", "ol", "div", "section", "aside", "nav"):
        rows = [row for row in element if isinstance(row.tag, str) and "".join(row.itertext()).strip()]
        if len(rows) >= _LINKS and not (element.text or "").strip() and all(map(_is_link, rows)):
            yield element
            yield from _title_above(element)


def _is_link(row: Any) -> bool:
    """Return whether a line is one link, and not a sentence."""
    text = " ".join("".join(row.itertext()).split())
    links = [row] if row.tag == "a" else list(row.iter("a"))
    return len(links) == 1 and " ".join("".join(links[0].itertext()).split()) == text and not text.endswith(".")


def _credits(tree: Any) -> Iterator[Any]:
    """Yield short lines in a figure, or in what is named a caption, or alone behind a bare picture."""
    for place in tree.iter():
        if isinstance(place.tag, str) and (place.tag == "figure" or _is_picture(place)):
            yield from (line for line in _lines(place) if _is_short(text_of(line)))
    for picture in tree.iter("img"):
        holder = picture
        while (above := holder.getparent()) is not None and above.tag in ("div", "p", "a", "picture", "span"):
            if "".join(above.itertext()).strip():
                break
            holder = above
        behind = holder.getnext()
        if behind is not None and behind.tag in ("p", "span", "div", "small") and _is_short(text_of(behind)):
            yield behind


def _is_short(text: str) -> bool:
    cased = text.lower() != text.upper()  # scripts without capitals have other words, and often no spaces
    return cased and len(text.split()) <= _CREDIT and not text.endswith((".", "!", "?", ":", "”", '"'))


def _is_picture(element: Any) -> bool:
    return bool(_PICTURE.search(named(element))) and len(text_of(element).split()) <= _CAPTION


def named(element: Any) -> str:
    """Return what an element is called: its classes and its id, with a hyphen before each capital within a word."""
    return _CAMEL.sub("-", f"{element.get('class') or ''} {element.get('id') or ''}")


def _title_above(element: Any) -> list[Any]:
    title = element.getprevious()
    return [title] if title is not None and title.tag in HEADINGS else []


def _lines(element: Any) -> Iterator[Any]:
    yield element
    yield from element.iterdescendants(*_LINES)


def text_of(element: Any) -> str:
    """Return an element's text with single blanks."""
    return " ".join("".join(element.itertext()).split())


def _keys(element: Any) -> set[str]:
    return {normalized_key("".join(line.itertext())) for line in _lines(element)} - {""}
