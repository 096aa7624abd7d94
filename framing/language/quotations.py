"""Which words in quotation marks are somebody's speech, and whose; and which are not speech."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from framing.language.contents import JUDGING, SPEECH, THOUGHT
from framing.language.marks import CLOSING, OPENING, Marked, marked
from framing.language.parse import Attribution, Quotation, Span
from framing.language.sources import BACK, introduced, speaker, subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from framing.records import Passage

_SHORT = 3
"""Words; so few in quotation marks, with nobody saying them, are a name, a title or a distance, not a quotation."""


def quoted_spans(passages: Sequence[Passage]) -> tuple[tuple[Span, ...], ...]:
    """Return each passage's stretches in quotation marks, marks included; one may run over several passages."""
    rows: list[tuple[Span, ...]] = []
    paragraphs = [list(group) for _, group in groupby(passages, key=lambda p: (p.article, p.paragraph))]
    for number, paragraph in enumerate(paragraphs):
        following = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else None
        same = following is not None and following.article == paragraph[0].article
        continues = following.text[:2] if same and following is not None and following.text[0] in OPENING else ""
        found = marked(" ".join(passage.text for passage in paragraph), continues=continues)
        begin = 0
        for passage in paragraph:
            rows.append(_within(found, begin, begin + len(passage.text)))
            begin += len(passage.text) + 1
    return tuple(rows)


def _within(found: tuple[Marked, ...], begin: int, end: int) -> tuple[Span, ...]:
    return tuple(
        Span(max(mark.start, begin) - begin, min(mark.end, end) - begin)
        for mark in found
        if mark.start < end and begin < mark.end
    )


def spoken(
    docs: Sequence[Doc], quoted: Sequence[tuple[Span, ...]], attributions: Sequence[tuple[Attribution, ...]]
) -> list[tuple[tuple[Quotation, ...], tuple[Span, ...]]]:
    """Return for each passage of one article its quotations with their speakers, and its fragments.

    A quotation's speaker is the source of the attribution whose content it is, or whoever thanks, blames or calls
    something by these words. A whole quoted sentence that follows a quotation is the same speaker's.
    """
    rows: list[tuple[tuple[Quotation, ...], tuple[Span, ...]]] = []
    talking: str | None = None  # who spoke last without a break, for quotations that run on
    for row, doc in enumerate(docs):
        said: list[tuple[Span, bool, str | None]] = []
        for span in quoted[row]:
            shown, name = _speaker(doc, span, attributions[row], docs[max(0, row - BACK) : row])
            if not shown:
                name = introduced(doc, span.start)
                shown = name is not None
            if not shown and _whole(doc, span):
                shown, name = True, talking or _before(docs, attributions, row) or _announced(docs, attributions, row)
            said.append((span, shown or len(doc.text[span.start : span.end].split()) > _SHORT, name))
            talking = name or talking
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


def _covers(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
