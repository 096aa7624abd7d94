"""Comparisons made by hand for tests of pages and files: an invented bridge, invented outlets, every finding."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framing.records import (
    Agreement,
    Article,
    Aside,
    Block,
    Claim,
    Comparison,
    Contrast,
    Coverage,
    Discrepancy,
    Entity,
    Estimate,
    LegendEntry,
    Link,
    Measure,
    Mention,
    Model,
    Omission,
    Passage,
    PassageRole,
    Provenance,
    Role,
    Signal,
    Slant,
    Speaker,
    Stance,
    Story,
    Tone,
    Turn,
    Value,
    Voice,
    Word,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

_PARAGRAPHS: dict[str, tuple[tuple[PassageRole, tuple[str, ...]], ...]] = {
    "harbour-post": (
        ("headline", ("Council shuts Old Mill Bridge after cracks are found",)),
        (
            "body",
            (
                "The city council closed the Old Mill Bridge on Tuesday after inspectors found 14 cracks.",
                "“Nobody was ever in danger,” Mayor Ilse Brandt said.",
            ),
        ),
        (
            "body",
            (
                "The developer-friendly council had put off repairs three times, engineers warned.",
                "Some 9,000 people cross the bridge each day.",
            ),
        ),
        ("caption", ("The bridge on Tuesday evening.",)),
    ),
    "daily-lantern": (
        ("headline", ("Bridge closed for safety checks",)),
        (
            "body",
            (
                "Old Mill Bridge has been closed after a routine inspection found 11 cracks in its deck.",
                "Ms Brandt claimed that nobody was ever in danger.",
            ),
        ),
        ("body", ("A “temporary” ferry will run from Wednesday, the harbour office said.",)),
    ),
    "north-wire": (
        ("headline", ("City closes bridge",)),
        ("body", ("The bridge at Old Mill was shut on Tuesday.", "More than 9,000 commuters use it daily.")),
        ("body", ("A ferry starts on Wednesday.",)),
    ),
}
_KINDS = ("qualifier", "loaded", "scare-quote", "attribution")
_OUTLETS = {"harbour-post": "Harbour Post", "daily-lantern": "Daily Lantern", "north-wire": "North Wire"}


def article(ident: str, outlet: str, paragraphs: tuple[tuple[PassageRole, tuple[str, ...]], ...]) -> Article:
    """Return an article whose text is `paragraphs`, a blank line between them."""
    blocks, texts, at = [], [], 0
    for role, sentences in paragraphs:
        text = " ".join(sentences)
        blocks.append(Block(role, at, at + len(text)))
        texts.append(text)
        at += len(text) + 2
    headline = next((text for (role, _), text in zip(paragraphs, texts, strict=True) if role == "headline"), "")
    return Article(
        outlet=outlet,
        text="\n\n".join(texts),
        id=ident,
        headline=headline,
        language="en",
        source=f"{ident}.txt",
        blocks=tuple(blocks),
    )


def passages(ident: str, paragraphs: tuple[tuple[PassageRole, tuple[str, ...]], ...]) -> tuple[Passage, ...]:
    """Return the passages of the article that `article` makes of the same paragraphs."""
    found: list[Passage] = []
    at = 0
    for number, (role, sentences) in enumerate(paragraphs):
        for text in sentences:
            index = len(found)
            found.append(Passage(f"{ident}:{index}", ident, index, role, number, at, at + len(text), text))
            at += len(text) + 1
        at += 1
    return tuple(found)


def measures(articles: Iterable[Article]) -> tuple[Measure, ...]:
    """Return two figures of each article, one with an interval and one without."""
    figures = {"loaded": Estimate(17.5, "per 1,000 words", 0.4, 97.0), "quoted": Estimate(0.1, "share", None, None)}
    return tuple(Measure(a.id, a.outlet, name, figure) for a in articles for name, figure in figures.items())


def bridge() -> Comparison:
    """Return the comparison of three outlets' reports of a closed bridge."""
    articles = tuple(article(ident, _OUTLETS[ident], paragraphs) for ident, paragraphs in _PARAGRAPHS.items())
    articles = (
        replace(
            articles[0],
            authors=("Noor Aziz", "Tom Pell"),
            published="2031-03-04T18:30:00+00:00",
            url="https://harbour.example/bridge",
            asides=(Aside("Sign up for our evening letter", "newsletter notice"),),
        ),
        replace(articles[1], wire="North Wire", published="2031-03-05", notices=("No author was found.",)),
        articles[2],
    )
    cut = tuple(p for ident, paragraphs in _PARAGRAPHS.items() for p in passages(ident, paragraphs))
    text = {p.id: p.text for p in cut}

    def find(passage: str, words: str) -> tuple[int, int]:
        start = text[passage].index(words)
        return start, start + len(words)

    def signal(  # noqa: PLR0913, PLR0917 — a row of a table
        passage: str,
        kind: str,
        words: str,
        why: str,
        voice: Voice = "author",
        probability: float = 0.9,
        stance: Stance | None = None,
        speaker: str | None = None,
    ) -> Signal:
        start, end = find(passage, words)
        return Signal(passage, kind, start, end, words, voice, probability, why, speaker, None, stance)

    def value(passage: str, words: str, normal: str = "", unit: str = "") -> Value:
        return Value(passage, *find(passage, words), words, normal, unit)

    def word(passage: str, words: str) -> Word:
        return Word(*find(passage, words), words)

    def names(entity: str, kind: str, *found: tuple[str, str]) -> Entity:
        mentions = tuple(Mention(p.partition(":")[0], p, *find(p, words), words) for p, words in found)
        return Entity(entity, kind, mentions)  # type: ignore[arg-type]

    def covered(probability: float, **states: str | tuple[str, float]) -> tuple[Coverage, ...]:
        outlets = {"H": "Harbour Post", "D": "Daily Lantern", "N": "North Wire"}
        found = {key: (state, probability) if isinstance(state, str) else state for key, state in states.items()}
        return tuple(Coverage(outlets[key], state, p) for key, (state, p) in found.items())  # type: ignore[arg-type]

    return Comparison(
        story=Story("The Old Mill Bridge", articles, ("a photograph, bridge.jpg, was left out",)),
        passages=cut,
        links=(
            Link("daily-lantern:1", "harbour-post:1", 0.93),
            Link("daily-lantern:1", "north-wire:1", 0.62),
            Link("daily-lantern:2", "harbour-post:2", 0.88),
            Link("daily-lantern:3", "north-wire:3", 0.81),
            Link("harbour-post:1", "north-wire:1", 0.85),
            Link("harbour-post:4", "north-wire:2", 0.55),
        ),
        claims=(
            Claim(
                "c1",
                ("harbour-post:1", "daily-lantern:1", "north-wire:1"),
                ("Harbour Post", "Daily Lantern", "North Wire"),
                text["harbour-post:1"],
                0.95,
                3,
                0.85,
                covered(0.85, H="reported", D="reported", N="reported"),
            ),
            Claim(
                "c2",
                ("harbour-post:2", "daily-lantern:2"),
                ("Harbour Post", "Daily Lantern"),
                text["harbour-post:2"],
                0.6,
                2,
                0.88,
                covered(0.88, H="reported", D="reported", N=("absent", 0.86)),
            ),
            Claim(
                "c3",
                ("harbour-post:4", "north-wire:2"),
                ("Harbour Post", "North Wire"),
                text["harbour-post:4"],
                0.4,
                2,
                0.55,
                covered(0.55, H="reported", D=("partly", 0.62), N="reported"),
            ),
            Claim(
                "c4",
                ("daily-lantern:3", "north-wire:3"),
                ("Daily Lantern", "North Wire"),
                text["north-wire:3"],
                0.5,
                1,
                0.81,
                covered(0.81, H=("absent", 0.7), D="reported", N="reported"),
            ),
            Claim(
                "c5",
                ("harbour-post:3",),
                ("Harbour Post",),
                text["harbour-post:3"],
                0.3,
                1,
                coverage=covered(1.0, H="reported", D=("unclear", 0.4), N=("unclear", 0.3)),
            ),
        ),
        omissions=(
            Omission("north-wire", "c2", "absent", 0.6, 0.86, "Two of three report it; nothing here comes near."),
            Omission("harbour-post", "c4", "absent", 0.5, 0.7, "Two of three outlets report it."),
            Omission(
                "daily-lantern", "c3", "partly", 0.4, 0.62, "A sentence comes near: it may be there in other words."
            ),
        ),
        discrepancies=(
            Discrepancy(
                "c1",
                "number",
                (
                    value("harbour-post:1", "14 cracks", "14", "crack"),
                    value("daily-lantern:1", "11 cracks", "11", "crack"),
                ),
                "14 and 11 cannot both be the number of cracks.",
                0.9,
            ),
            Discrepancy(
                "c3",
                "number",
                (value("harbour-post:4", "Some 9,000", "9000"), value("north-wire:2", "More than 9,000", "9000")),
                "One gives a round figure, the other a lower bound.",
                0.3,
            ),
        ),
        legend=tuple(LegendEntry(kind, kind, f"What {kind} means.") for kind in _KINDS),
        signals=(
            signal("harbour-post:2", "attribution", "said", "a plain word for speaking", stance="neutral"),
            signal("harbour-post:3", "qualifier", "developer-friendly", "a qualifier that colours “council”"),
            signal("harbour-post:3", "loaded", "friendly council", "stands across another mark", probability=0.6),
            signal("daily-lantern:2", "attribution", "claimed", "a verb that doubts the speaker", stance="doubting"),
            signal("daily-lantern:3", "scare-quote", "“temporary”", "marks that distance, no speaker", probability=0.4),
            signal(
                "harbour-post:2",
                "loaded",
                "danger",
                "a word that carries a judgement",
                voice="quoted",
                speaker="Ilse Brandt",
            ),
        ),
        entities=(
            names("Ilse Brandt", "person", ("harbour-post:2", "Mayor Ilse Brandt"), ("daily-lantern:2", "Ms Brandt")),
            names("ferry service", "event", ("daily-lantern:3", "“temporary” ferry"), ("north-wire:3", "A ferry")),
            names(
                "Old Mill Bridge",
                "place",
                ("harbour-post:0", "Old Mill Bridge"),
                ("harbour-post:1", "Old Mill Bridge"),
                ("daily-lantern:1", "Old Mill Bridge"),
            ),
        ),
        contrasts=(
            Contrast(
                "c2",
                "attribution",
                (value("harbour-post:2", "said"), value("daily-lantern:2", "claimed")),
                "One reports the words plainly, the other casts doubt on them.",
            ),
        ),
        roles=(Role("city council", "harbour-post", 2, 0, ("close", "put off")),),
        speakers=(Speaker("the council", "harbour-post", 4, 6), Speaker("", "daily-lantern", 0, 9)),
        slants=(
            Slant(
                "daily-lantern:2",
                "lexical",
                0.62,
                "author",
                (word("daily-lantern:2", "claimed"),),
                "Sounds slanted.",
            ),
            Slant("daily-lantern:3", "informational", 0.62, "author", (), "It reads like background."),
        ),
        tones=(
            Tone(
                "city council",
                "daily-lantern",
                "daily-lantern:2",
                *find("daily-lantern:2", "claimed"),
                "negative",
                0.81,
                (word("daily-lantern:2", "claimed"),),
            ),
            Tone("city council", "harbour-post", "harbour-post:2", *find("harbour-post:2", "said"), "neutral", 0.6, ()),
        ),
        measures=measures(articles),
        provenance=Provenance(
            "0.1.0",
            (Model("all-MiniLM-L6-v2", "53aa5117" + "0" * 56),),
            {"model": "all-MiniLM-L6-v2", "threads": 2},
            "2031-03-06T00:00:00+00:00",
        ),
        ledger=(
            Turn("c1", "harbour-post", "first", "harbour-post:1"),
            Turn("c1", "daily-lantern", "taken-up", "daily-lantern:1"),
            Turn("c1", "daily-lantern", "contradicted", "daily-lantern:1"),
            Turn("c2", "harbour-post", "first", "harbour-post:2"),
            Turn("c2", "daily-lantern", "taken-up", "daily-lantern:2"),
            Turn("c3", "harbour-post", "first", "harbour-post:4"),
            Turn("c4", "daily-lantern", "first", "daily-lantern:3"),
            Turn("c5", "harbour-post", "first", "harbour-post:3"),
        ),
        agreements=(
            Agreement(
                "c3",
                (value("harbour-post:4", "9,000", "9000"), value("north-wire:2", "9,000 commuters", "9000")),
                0.9,
            ),
        ),
    )


HOSTILE = (
    "</script><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\"> "
    "{{ 7 * 7 }} {% raw %} <style>*{display:none}</style> \u202egnp.exe\u2066 \x00 & \" ' ` https://evil.example/x.png"
)
"""Text as a hostile page would have it: markup, template code, characters that turn the direction of reading."""


def hostile() -> Comparison:
    """Return a comparison in which everything that comes from outside is hostile."""
    texts: dict[str, tuple[tuple[PassageRole, tuple[str, ...]], ...]] = {
        "a": (("headline", (HOSTILE,)), ("body", (HOSTILE, "Plain."))),
        "b": (("headline", ("Other",)), ("body", (HOSTILE,))),
    }
    base = bridge()
    articles = tuple(
        replace(
            article(ident, HOSTILE + ident, paragraphs),
            url="javascript:document.title='owned'",
            authors=(HOSTILE,),
            published=HOSTILE,
            wire=HOSTILE,
            source=HOSTILE,
            notices=(HOSTILE,),
            asides=(Aside(HOSTILE, HOSTILE),),
        )
        for ident, paragraphs in texts.items()
    )
    cut = tuple(p for ident, paragraphs in texts.items() for p in passages(ident, paragraphs))
    outlets = tuple(a.outlet for a in articles)
    spot = Value("a:1", 0, 9, HOSTILE[:9], HOSTILE, HOSTILE)
    return replace(
        base,
        story=Story(HOSTILE, articles, (HOSTILE,)),
        passages=cut,
        links=(Link("a:1", "b:1", 0.9),),
        claims=(
            Claim("c1", ("a:1", "b:1"), outlets, HOSTILE, 1.0, 2),
            Claim("<b>", ("a:0",), outlets[:1], HOSTILE, 0.2, 1),
        ),
        omissions=(Omission("b", "<b>", "absent", 0.2, 0.9, HOSTILE),),
        discrepancies=(Discrepancy("c1", "name", (spot, replace(spot, passage="b:1")), HOSTILE, 0.9),),
        signals=(Signal("a:1", "<i>", 0, 9, HOSTILE[:9], "quoted", 0.9, HOSTILE, HOSTILE, HOSTILE),),
        entities=(Entity(HOSTILE, "person", (Mention("a", "a:1", 0, 9, HOSTILE[:9]),)),),
        contrasts=(Contrast("c1", "verb", (spot,), HOSTILE),),
        speakers=(Speaker(HOSTILE, "a", 3, 4),),
        slants=(Slant("a:1", "lexical", 0.9, "quoted", (Word(0, 9, HOSTILE[:9]),), HOSTILE),),
        tones=(Tone(HOSTILE, "a", "a:1", 0, 9, "negative", 0.9, (Word(0, 9, HOSTILE[:9]),)),),
        roles=(Role(HOSTILE, "a", 1, 1, (HOSTILE,)),),
        measures=measures(articles),
        provenance=Provenance(HOSTILE, (Model(HOSTILE, HOSTILE),), {HOSTILE: HOSTILE}, HOSTILE),
        ledger=(Turn("c1", "a", "first", "a:1"), Turn("c1", "b", "contradicted", "b:1")),
        agreements=(
            Agreement("c1", (Value("a:1", 0, 9, HOSTILE, HOSTILE), Value("b:1", 0, 9, HOSTILE, HOSTILE)), 0.9),
        ),
    )
