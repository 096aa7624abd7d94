"""Comparisons made by hand, from articles in which every claim and device is marked where it stands.

One file is one article: `# outlet | published`, the headline, then paragraphs of one sentence a line. A line may open
with the claims that it carries (`cost, month: …`; `cost?:` makes its links unsure), and marks devices as
`{kind|words}` or `{attribution/stance|words}`; `{kind?|words}` is an unsure one. `@` names who speaks:
`{attribution/stance@Ida|said}`, and `{kind@Ida|words}` for words in her quotation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, cast

from framing.records import (
    Article,
    Block,
    Claim,
    Comparison,
    Coverage,
    LegendEntry,
    Link,
    Omission,
    Passage,
    Provenance,
    Signal,
    Stance,
    Story,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

_KINDS = (
    "qualifier", "loaded", "euphemism", "scare-quote", "attribution", "hedge", "agency", "generalisation", "spelling",
)  # fmt: skip
CASES = Path(__file__).parents[1] / "cases" / "exercises"
_CLAIMS = re.compile(r"^([a-z?, ]+): (?=\S)")
_DEVICE = re.compile(r"\{([a-z-]+)(\?)?(?:/(\w+))?(?:@([^|}]+))?\|([^}]*)\}")


@dataclass
class _Draft:
    articles: list[Article] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    signals: list[Signal] = field(default_factory=list)
    carriers: dict[str, list[tuple[Passage, bool]]] = field(default_factory=dict)


def sample(name: str = "bridge") -> Comparison:
    """Return the comparison of the articles in tests/cases/exercises/<name>."""
    return built(name, ((path.stem, path.read_text(encoding="utf-8")) for path in sorted((CASES / name).glob("*.txt"))))


def built(title: str, articles: Iterable[tuple[str, str]]) -> Comparison:
    """Return the comparison of articles given as (id, text) in the notation above."""
    draft = _Draft()
    for article, text in articles:
        _read(draft, article, text)
    outlet = {article.id: article.outlet for article in draft.articles}
    claims, links, omissions = [], {}, []
    for number, (name, carriers) in enumerate(draft.carriers.items()):
        passages = [passage for passage, _ in carriers]
        outlets = tuple(dict.fromkeys(outlet[passage.article] for passage in passages))
        salience = len(outlets) / len(set(outlet.values()))
        coverage = tuple(
            Coverage(whose, "reported" if whose in outlets else "absent", 0.95)
            for whose in dict.fromkeys(outlet.values())
        )
        claims.append(
            Claim(
                f"c{number}",
                tuple(p.id for p in passages),
                outlets,
                passages[0].text,
                salience,
                len(outlets),
                coverage=coverage,
                title=name.capitalize(),
            )
        )
        for (one, sure), (other, surely) in combinations(carriers, 2):
            if outlet[one.article] != outlet[other.article]:
                links[one.id, other.id] = Link(one.id, other.id, 0.93 if sure and surely else 0.6)
        omissions += [
            Omission(article.id, f"c{number}", "absent", salience, 0.9, f"No passage here reports the {name}.")
            for article in draft.articles
            if article.outlet not in outlets
        ]
    return Comparison(
        story=Story(title.capitalize(), tuple(draft.articles)),
        passages=tuple(draft.passages),
        links=tuple(links.values()),
        claims=tuple(claims),
        omissions=tuple(omissions),
        discrepancies=(),
        legend=tuple(LegendEntry(kind, kind.capitalize(), f"What {kind} means.") for kind in _KINDS),
        signals=tuple(draft.signals),
        entities=(),
        contrasts=(),
        roles=(),
        speakers=(),
        slants=(),
        tones=(),
        measures=(),
        provenance=Provenance("0", (), {}, "2026-01-01T00:00:00+00:00"),
    )


def _read(draft: _Draft, article: str, source: str) -> None:
    head, headline, *rest = source.split("\n")
    outlet, _, published = head.removeprefix("# ").partition(" | ")
    text, blocks, index = headline, [Block("headline", 0, len(headline))], 1
    draft.passages.append(Passage(f"{article}:0", article, 0, "headline", 0, 0, len(headline), headline))
    for number, paragraph in enumerate("\n".join(rest).strip().split("\n\n"), 1):
        text += "\n\n"
        start = len(text)
        for line in filter(None, paragraph.split("\n")):
            text += " " if len(text) > start else ""
            sentence = _sentence(
                draft, line, Passage(f"{article}:{index}", article, index, "body", number, len(text), 0, "")
            )
            text += sentence
            index += 1
        blocks.append(Block("body", start, len(text)))
    draft.articles.append(
        Article(outlet, text, article, headline, published=published or None, language="en", blocks=tuple(blocks))
    )


def _sentence(draft: _Draft, line: str, place: Passage) -> str:
    tags = _CLAIMS.match(line)
    sentence, signals = "", []
    rest = line[tags.end() :] if tags else line
    while device := _DEVICE.search(rest):
        sentence += rest[: device.start()]
        kind, unsure, stance, speaker, words = device.groups()
        signals.append((kind, unsure, stance, speaker, len(sentence), words))
        sentence += words
        rest = rest[device.end() :]
    sentence += rest
    passage = Passage(
        place.id,
        place.article,
        place.index,
        "body",
        place.paragraph,
        place.start,
        place.start + len(sentence),
        sentence,
    )
    draft.passages.append(passage)
    for tag in tags[1].split(",") if tags else [f"only {place.id}"]:
        draft.carriers.setdefault(tag.strip().rstrip("?"), []).append((passage, not tag.strip().endswith("?")))
    draft.signals.extend(
        Signal(
            passage.id,
            kind,
            start,
            start + len(words),
            words,
            "quoted" if speaker and kind != "attribution" else "author",
            0.6 if unsure else 0.92,
            f"“{words}” is a sign of {kind}.",
            speaker,
            stance=cast("Stance | None", stance),
        )
        for kind, unsure, stance, speaker, start, words in signals
    )
    return sentence
