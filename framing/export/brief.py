"""A comparison as a short report in Markdown, for a mail or a repository: what matters most, how sure.

Its words come from here, everything else from articles by way of `_plain`, after which no character of a text has a
meaning in Markdown: no link, image, HTML, code, emphasis or table cell comes from an article.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.records import LIKELY, SURE, Index, confidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from framing.records import Claim, Comparison, Discrepancy, Omission

CLAIMS, LEFT_OUT, WORDS, LONGEST = 12, 3, 4, 160
"""Rows of the table, omissions and marked words of an outlet, and characters of a quoted sentence: as much as a mail
bears, a judgement; the page has all of it."""

_STATES = {"reported": "reported", "partly": "partly", "unclear": "unclear", "absent": "not found"}

_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, those that turn the direction of reading, and halves of surrogate pairs."""
_MARKS = re.compile(r"[\\`*_{}\[\]|~$@#]|(?<=:)//|(?<=www)\.|^[-+=]|&(?=#?\w)", re.IGNORECASE)
_NUMBER = re.compile(r"^(\d{1,9})([.)])(?= |$)")
"""What means something in CommonMark or in GitHub's dialect: marks, bare addresses, the start of a list or a line."""


def render_brief(comparison: Comparison) -> str:
    """Return the short report; the same comparison gives the same bytes."""
    brief = _Brief(comparison)
    parts = (
        f"# {_plain(comparison.story.title)}",
        brief.opening(),
        "## Outlets",
        brief.outlets(),
        "## Who reports what",
        brief.matrix(),
        "## What does not agree",
        brief.disagreements(),
        "## What each leaves out",
        brief.gaps(),
        "## How sure this is",
        brief.footing(),
    )
    return "\n\n".join(parts) + "\n"


class _Brief:
    """The parts of one report."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison, self._index = comparison, Index(comparison)
        # Sorting is stable: claims that matter alike stay in the comparison's order.
        self._claims = sorted(comparison.claims, key=lambda claim: -claim.salience)
        # What one of several outlets has alone says more of that one than of those who lack it.
        alone = len(self._index.outlets) > len(("this one", "the other"))
        self._told = [o for o in comparison.omissions if not alone or len(self._index.claim_of[o.claim].outlets) > 1]

    def opening(self) -> str:
        """Return at most three lines, each on a finding that is sure."""
        sure = (*self._shared(), *self._largest_gap(), *self._sharpest_difference())
        return "\n".join(f"- {line}" for line in sure) or "Nothing here is sure. Read each line against the articles."

    def outlets(self) -> str:
        """Return a row for each article."""
        rows = (
            (
                a.outlet,
                a.headline or "no headline found",
                (a.published or "not given")[:10],
                f"{a.words:,} words",
                self._marked(a.id),
            )
            for a in self._comparison.story.articles
        )
        return _table(("Outlet", "Headline", "Date", "Length", "Words that colour, in its own voice"), rows)

    def _marked(self, article: str) -> str:
        """Return an article's surest marks in its own voice, each once; a neutral cue is none."""
        own = [
            signal
            for signal in self._comparison.signals
            if self._index.passage_of[signal.passage].article == article
            and signal.voice == "author"
            and signal.stance != "neutral"
            and confidence(signal.probability) == "sure"
        ]
        ranked = sorted(own, key=lambda signal: -signal.probability)
        return ", ".join(list(dict.fromkeys(f"“{signal.text}”" for signal in ranked))[:WORDS]) or "–"

    def matrix(self) -> str:
        """Return the claims that matter most by the outlets, and how many more there are."""
        shown = self._claims[:CLAIMS]
        outlets = self._index.outlets
        rows = ((_name(claim), *(_STATES[claim.verdict(o).state] for o in outlets)) for claim in shown)
        table = _table(("Claim", *outlets), rows)
        more = len(self._claims) - len(shown)
        return (
            f"{table}\n\nThe {CLAIMS} claims that matter most; {more} more are in the full report." if more else table
        )

    def disagreements(self) -> str:
        """Return what cannot all be right first, then what can, each with every outlet's words."""
        ranked = sorted(self._comparison.discrepancies, key=self._by_weight)
        stated = [found for found in ranked if confidence(found.probability) != "unsure"]
        lines = [line for found in stated for line in self._difference(found)]
        if unsure := len(ranked) - len(stated):
            lines.append(f"- {unsure} more to check: not sure enough to state")
        return "\n".join(lines) or "Nothing was found."

    def gaps(self) -> str:
        """Return for each outlet what others report and it does not: the surest first, then by weight."""
        return "\n\n".join(f"### {_plain(outlet)}\n\n{self._gaps_of(outlet)}" for outlet in self._index.outlets)

    def footing(self) -> str:
        """Return what the words for certainty mean, and with what the report was made."""
        made = self._comparison.provenance
        return (
            f"“Sure” stands for a probability of {SURE:.0%} and more, “likely” for {LIKELY:.0%} and more, “unsure” for "
            "less. “Not found” means that no passage was found that reports the claim, not that somebody held it back; "
            "an article may be shorter or older than another. Sentences are the outlets' own, cut where they are long. "
            f"Made by framing {_plain(made.version)}, {_plain(made.created[:10])}."
        )

    def _shared(self) -> Iterator[str]:
        outlets = self._index.outlets
        for claim in self._claims:
            verdicts = [claim.verdict(outlet) for outlet in outlets]
            everywhere = all(v.state == "reported" and confidence(v.probability) == "sure" for v in verdicts)
            if len(outlets) > 1 and everywhere and confidence(claim.probability) == "sure":
                yield f"All {len(outlets)} outlets report: {_plain(_name(claim))}"
                return

    def _largest_gap(self) -> Iterator[str]:
        sure = [o for o in self._told if o.state == "absent" and confidence(o.probability) == "sure"]
        if sure:
            gap = max(sure, key=lambda omission: omission.salience)
            claim = self._index.claim_of[gap.claim]
            lacking, having = self._index.outlet_of_article[gap.article], _listed(claim.outlets)
            yield f"Not found in {_plain(lacking)}, reported by {having}: {_plain(_name(claim))}"

    def _sharpest_difference(self) -> Iterator[str]:
        sure = [
            found
            for found in sorted(self._comparison.discrepancies, key=self._by_weight)
            if not found.compatible and confidence(found.probability) == "sure"
        ]
        if sure:
            said = "; ".join(f"{_plain(outlet)}: {words}" for outlet, words in self._words(sure[0]))
            yield f"They differ in a {sure[0].kind}: {said}."

    def _by_weight(self, found: Discrepancy) -> tuple[bool, bool, float, float]:
        salience = self._index.claim_of[found.claim].salience
        return found.compatible, found.kind != "statement", -salience, -found.probability

    def _difference(self, found: Discrepancy) -> Iterator[str]:
        right = "all can be right" if found.compatible else "cannot all be right"
        claim = _plain(_name(self._index.claim_of[found.claim]))
        yield f"- {found.kind.capitalize()} ({confidence(found.probability)}, {right}): {claim}"
        for outlet, words in self._words(found):
            yield f"  - {_plain(outlet)}: {words}"

    def _words(self, found: Discrepancy) -> Iterator[tuple[str, str]]:
        """Yield each outlet with its words, each once however often it repeats them."""
        said: dict[str, dict[str, None]] = {}
        for value in found.values:
            said.setdefault(self._index.outlet_of[value.passage], {})[_quoted(value.text)] = None
        yield from ((outlet, ", ".join(words)) for outlet, words in said.items())

    def _gaps_of(self, outlet: str) -> str:
        own = [
            o
            for o in self._told
            if self._index.outlet_of_article[o.article] == outlet and confidence(o.probability) != "unsure"
        ]
        own.sort(key=lambda omission: (confidence(omission.probability) != "sure", -omission.salience))
        lines = [self._gap(omission) for omission in own[:LEFT_OUT]]
        if more := len(own) - len(lines):
            lines.append(f"- {more} more in the full report")
        return "\n".join(lines) or "Nothing was found that others report and it does not."

    def _gap(self, omission: Omission) -> str:
        claim = self._index.claim_of[omission.claim]
        how = f"{_STATES[omission.state]}, {confidence(omission.probability)}"
        return f"- {_plain(_name(claim))} ({_listed(claim.outlets)}; here {how})"


def _plain(text: str) -> str:
    """Return a text on one line, with every character that Markdown or HTML would act upon escaped."""
    line = " ".join(_UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text).split())
    # Entities for angle brackets: there are renderers that do not know the backslash before them.
    escaped = _NUMBER.sub(r"\1\\\2", _MARKS.sub(lambda mark: f"\\{mark[0]}", line))
    return escaped.replace("<", "&lt;").replace(">", "&gt;")


def _name(claim: Claim) -> str:
    return claim.title or _short(claim.summary)


def _short(text: str) -> str:
    line = " ".join(text.split())
    if len(line) <= LONGEST:
        return line
    cut = line[: LONGEST - len(" …")]
    words, space, _ = cut.rpartition(" ")
    return f"{words if space else cut} …"  # a text without spaces, as in Chinese, is cut where it is full


def _quoted(text: str) -> str:
    return f"“{_plain(text)}”"


def _listed(names: Sequence[str]) -> str:
    plain = [_plain(name) for name in names]
    return plain[0] if len(plain) == 1 else f"{', '.join(plain[:-1])} and {plain[-1]}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [[_plain(cell) for cell in row] for row in (head, *rows)]
    lines.insert(1, ["---"] * len(head))
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
