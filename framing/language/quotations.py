"""Which words in quotation marks are somebody's speech, and whose; and which are not speech."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from framing.language.contents import JUDGING, SPEECH, THOUGHT
from framing.language.marks import CLOSING, OPENING, Marked, closing, marked
from framing.language.parse import Attribution, Quotation, Span
from framing.language.sources import subject
from framing.language.speakers import BACK, acting, introduced, speaker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from framing.records import Passage

# A speaker's label: up to five capitalised words, perhaps with an office in brackets, and a colon.
_LABEL = re.compile(
    r"(?P<name>Q|A|[^\W\d_a-zß-öø-ÿ][\w.'’-]*"
    r"(?: (?:(?:van|von|de|der|den|la|al|bin|of|the) ){0,2}[^\W\d_a-zß-öø-ÿ][\w.'’-]*){0,4})"
    r"(?: ?\([^()]{1,40}\)|, [^:,]{1,30})? ?:\s+(?=\S)"
)
_ASKED = frozenset(("q", "a", "question", "answer", "frage", "antwort"))
_STAGE = re.compile(r"[(\[][^()\[\]]{1,60}[)\]][.]?")
_FEWEST_TURNS, _TURNS, _LONGEST_TURN = 2, 0.4, 60
"""Labels that make a talk, their share of the paragraphs between the first and the last, and how many sentences a turn
is looked through for its end (judgements)."""
_RUN = 6
"""Paragraphs in which a quotation that one leaves open must be closed, to be one at all. A judgement."""
_SHORT = 3
"""Words; so few in quotation marks, with nobody saying them, are a name, a title or a distance, not a quotation."""


def quoted_spans(passages: Sequence[Passage]) -> tuple[tuple[Span, ...], ...]:
    """Return each passage's stretches in quotation marks, marks included; one may run over several passages.

    A quotation over several paragraphs opens each of them again, or none but the first.
    """
    rows: list[tuple[Span, ...]] = []
    paragraphs = [list(group) for _, group in groupby(passages, key=lambda p: (p.article, p.paragraph))]
    texts = [" ".join(passage.text for passage in paragraph) for paragraph in paragraphs]
    carried: dict[int, int] = {}  # up to where a paragraph belongs to a quotation that an earlier one opened
    for number, paragraph in enumerate(paragraphs):
        following = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else None
        same = following is not None and following.article == paragraph[0].article
        continues = following.text[:2] if same and following is not None and following.text[0] in OPENING else ""
        head = carried.get(number, 0)
        own = [mark for mark in marked(texts[number], continues=continues) if mark.start >= head]
        if not continues and head < len(texts[number]):
            later = range(number + 1, min(number + 1 + _RUN, len(paragraphs)))
            ahead = [texts[n] for n in later if paragraphs[n][0].article == paragraph[0].article]
            if (run := _run(texts[number], ahead)) is not None:
                own = [*(mark for mark in own if mark.end <= run[0].start), run[0]]
                carried |= {number + n: end for n, end in enumerate(run[1], 1)}
        found = (Marked(0, head), *own) if head else tuple(own)
        begin = 0
        for passage in paragraph:
            rows.append(_within(found, begin, begin + len(passage.text)))
            begin += len(passage.text) + 1
    return tuple(rows)


def _run(text: str, ahead: Sequence[str]) -> tuple[Marked, list[int]] | None:
    """Return the quotation that a paragraph leaves open and one of the next closes, and how far it goes in those.

    "“I know the man." is left open; the next paragraph, "He is kind,” she said.", closes it at its eleventh character.
    """
    left = marked(text, continues="“")
    if not left or left[-1].closed:
        return None
    ends: list[int] = []
    for later in ahead:
        end = closing(later)
        if end == 0:
            return None
        ends.append(len(later) if end is None else end)
        if end is not None:
            return left[-1], ends
    return None


def _within(found: tuple[Marked, ...], begin: int, end: int) -> tuple[Span, ...]:
    return tuple(
        Span(max(mark.start, begin) - begin, min(mark.end, end) - begin)
        for mark in found
        if mark.start < end and begin < mark.end
    )


def spoken(
    docs: Sequence[Doc],
    quoted: Sequence[tuple[Span, ...]],
    attributions: Sequence[tuple[Attribution, ...]],
    paragraphs: Sequence[int],
) -> list[tuple[tuple[Quotation, ...], tuple[Span, ...]]]:
    """Return for each passage of one article its quotations with their speakers, and its fragments.

    A quotation's speaker is the source of the attribution whose content it is, or whoever thanks, blames or calls
    something by these words. A whole quoted sentence that follows a quotation is the same speaker's; behind a sentence
    of one paragraph (`paragraphs` has each passage's) that is about one person, it is that person's.
    """
    rows: list[tuple[tuple[Quotation, ...], tuple[Span, ...]]] = []
    talking: str | None = None  # who spoke last without a break, for quotations that run on
    latest: dict[int, str] = {}  # who was quoted last, by paragraph
    for row, doc in enumerate(docs):
        said: list[tuple[Span, bool, str | None]] = []
        for span in quoted[row]:
            shown, name = _speaker(doc, span, attributions[row], docs[max(0, row - BACK) : row])
            if not shown:
                name = introduced(doc, span.start)
                shown = name is not None
            if not shown and _whole(doc, span):
                shown, name = True, talking or _before(docs, attributions, row) or _announced(docs, attributions, row)
                if name is None and _led_to(quoted, attributions, paragraphs, row):
                    name = acting(docs[row - 1], docs[max(0, row - 1 - BACK) : row - 1], latest.get(paragraphs[row]))
            said.append((span, shown or len(doc.text[span.start : span.end].split()) > _SHORT, name))
            talking = name or talking
            latest |= {paragraphs[row]: name} if name else {}
        # Beside a quotation, the few words that follow in marks are of the same speech.
        speech = next((n for n, (_, is_speech, _) in enumerate(said) if is_speech), len(said))
        talking = talking if speech < len(said) else None
        quotations = tuple(Quotation(span.start, span.end, name) for span, _, name in said[speech:])
        rows.append((quotations, tuple(span for span, _, _ in said[:speech])))
    for row in range(len(rows) - 2, -1, -1):
        rows[row] = (_joined(docs[row], rows[row][0], rows[row + 1][0]), rows[row][1])
    return rows


def _joined(doc: Doc, quotations: tuple[Quotation, ...], following: tuple[Quotation, ...]) -> tuple[Quotation, ...]:
    """Give a quotation that runs on into the next passage the speaker who is named there."""
    if not quotations or not following or quotations[-1].speaker is not None or following[0].start:
        return quotations
    last = quotations[-1]
    runs_on = last.end == len(doc.text) and doc.text[-1] not in CLOSING
    return (*quotations[:-1], replace(last, speaker=following[0].speaker)) if runs_on else quotations


def _speaker(
    doc: Doc, span: Span, attributions: tuple[Attribution, ...], before: Sequence[Doc]
) -> tuple[bool, str | None]:
    """Return whether the words in `span` are shown as speech in their own sentence, and whose."""
    around = [
        a
        for a in attributions
        if not _covers(span, a.cue) and a.content.start < span.end and span.start < a.content.end
    ]
    if around:
        nearest = min(around, key=lambda a: a.content.end - a.content.start)
        return True, nearest.speaker
    verb = _governor(doc, span)
    source = subject(verb) if verb is not None else None
    if source is None:
        return verb is not None, None
    return True, speaker(source, before)


def _governor(doc: Doc, span: Span) -> Token | None:
    """Return the verb of saying, or of judging aloud, in whose clause the quoted words stand."""
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None or not doc.has_annotation("DEP"):
        return None
    inside = {token.i for token in tokens}
    for above in (tokens.root, *tokens.root.ancestors):
        if above.i in inside or above.pos_ != "VERB":
            continue
        if above.lemma_.lower() in JUDGING | SPEECH | THOUGHT:
            own = {below.i for child in above.children if child.dep_ == "nsubj" for below in child.subtree}
            return None if inside & own else above  # in "a source “close to” him questions", nobody says "close to"
        if above.dep_ != "pcomp":  # "blamed him for running a campaign of “hate”" goes one verb up
            return None
    return None


def _whole(doc: Doc, span: Span) -> bool:
    """Return whether the quotation is a sentence of its own, not words inside the writer's."""
    return not any(sign.isalnum() for sign in doc.text[: span.start] + doc.text[span.end :])


def _before(docs: Sequence[Doc], attributions: Sequence[tuple[Attribution, ...]], row: int) -> str | None:
    """Return the speaker whom the passage before announces: "According to the paper:", "Kern told reporters:"."""
    if not row or not docs[row - 1].text.rstrip().endswith(":"):
        return None
    end = len(docs[row - 1].text.rstrip())
    cues = [each for each in attributions[row - 1] if each.content.end >= end - 1 or each.content.start >= end]
    return cues[-1].speaker if cues and cues[-1].speaker else introduced(docs[row - 1], end)


def _led_to(
    quoted: Sequence[tuple[Span, ...]],
    attributions: Sequence[tuple[Attribution, ...]],
    paragraphs: Sequence[int],
    row: int,
) -> bool:
    """Return whether a quotation follows a sentence without one in its paragraph, and nobody is named behind it."""
    if not row or paragraphs[row - 1] != paragraphs[row] or quoted[row - 1]:
        return False
    return row + 1 == len(paragraphs) or paragraphs[row + 1] != paragraphs[row] or not attributions[row + 1]


def _announced(docs: Sequence[Doc], attributions: Sequence[tuple[Attribution, ...]], row: int) -> str | None:
    """Return the speaker whom the next passage names, for a quotation that its attribution follows.

    What the next passage says in a clause of its own ("Port Hale says that it sends engines") announces nobody.
    """
    following = attributions[row + 1][:1] if row + 1 < len(attributions) else ()
    for each in following:
        marked_off = any(sign in CLOSING for sign in docs[row + 1].text[each.content.start : each.content.end][-2:])
        if each.content.start == each.content.end or marked_off:
            return each.speaker
    return None


@dataclass(frozen=True, slots=True)
class Turn:
    """A passage's part in a talk that is printed by turns: where its words begin, and who says them."""

    start: int
    speaker: str | None


def turns(passages: Sequence[Passage], docs: Sequence[Doc]) -> dict[int, Turn]:
    """Return the turns of a talk that one article prints ("Karl Ruiz: …", "Q: …"), by the passages' rows.

    Between the first label and the last, a paragraph without one goes on with the turn before it; where the labels are
    one name alone, before questions, it is an answer.
    """
    begins = [row for row, p in enumerate(passages) if not row or p.paragraph != passages[row - 1].paragraph]
    found = {
        row: label for row in begins if passages[row].role == "body" and (label := _LABEL.match(passages[row].text))
    }
    names = {row: " ".join(label["name"].split()) for row, label in found.items()}
    often = Counter(map(str.casefold, names.values()))
    persons = {name.text for doc in docs for name in doc.ents if name.label_ == "PERSON"}
    known = persons | {name for name in names.values() if " " in name}
    rows = [row for row, name in names.items() if _is_label(name, often, persons, known)]
    interview = len({names[row].casefold() for row in rows}) == 1
    if len(rows) < _FEWEST_TURNS or (interview and not all(_last_of(passages, row).endswith("?") for row in rows)):
        return {}
    last = len(passages) if interview else rows[-1] + 1
    within = [row for row in begins if rows[0] <= row < last]
    if not interview and len(rows) < _TURNS * len(within):
        return {}
    said: dict[int, Turn] = {}
    speaker: str | None = None
    for row in range(rows[0], len(passages)):
        if row in rows:
            speaker = _in_full(names[row], known)
            said[row] = Turn(found[row].end(), speaker)
            continue
        if row in begins and (row >= last or passages[row].role != "body"):
            break
        if row in begins and interview:
            speaker = None
        if not _STAGE.fullmatch(passages[row].text):
            said[row] = Turn(0, speaker)
    return said


def _last_of(passages: Sequence[Passage], row: int) -> str:
    """Return the last sentence of the paragraph that begins at a row."""
    return [p for p in passages[row : row + _LONGEST_TURN] if p.paragraph == passages[row].paragraph][-1].text


def _is_label(name: str, often: Counter[str], persons: set[str], known: set[str]) -> bool:
    """Return whether the words before a colon are who speaks: "Q", a name said twice, or one known from elsewhere."""
    if name.casefold() in _ASKED:
        return True
    full = any(other != name and _last_word(other) == _last_word(name) for other in known)
    return full or (" " in name and name in persons) or (often[name.casefold()] > 1 and (" " in name or name.isupper()))


def _last_word(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1].casefold()


def _in_full(name: str, known: set[str]) -> str | None:
    """Return who a label means: the one longer name that ends in it, nobody for "Q" and "A"."""
    if name.casefold() in _ASKED:
        return None
    if " " in name and not name.isupper():
        return name
    same = {other for other in known if other.casefold() == name.casefold() and not other.isupper()}
    longer = {other for other in known if " " in other and _last_word(other) == _last_word(name)}
    longer = {other for other in longer if not other.isupper()} or longer
    if " " in name:
        return next(iter(same)) if len(same) == 1 else name
    return next(iter(longer)) if len(longer) == 1 else name


def _covers(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
