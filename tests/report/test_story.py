"""The report's view: what the page shows of a comparison, and in which order."""

from dataclasses import replace
from typing import Literal

import pytest

from framing.records import Claim, Contrast, Discrepancy, Index, Link, Story, Value, confidence
from framing.report.catalogue import Catalogue, Spread, spread, web_address, widely_told
from framing.report.claims import view_claims
from framing.report.story import Report, view_report
from framing.report.strips import Dot
from tests.samples import bridge, hostile


def test_the_matrix_has_a_shape_for_every_outlet() -> None:
    """Protects the first screen: every claim has a row, every outlet a cell, and shared claims come first."""
    matrix = view_report(bridge()).matrix
    rows = (*matrix.top, *matrix.rest)
    assert [row.claim.id for row in rows] == ["c1", "c2", "c3", "c4", "c5"]
    assert [row.shared for row in rows] == [True, True, True, True, False]
    for row in rows:
        assert [cell.column for cell in row.cells] == [1, 2, 3]
        assert sum(cell.state == "reported" for cell in row.cells) == row.claim.carried


def test_many_claims_leave_room_for_what_an_outlet_has_alone() -> None:
    """Protects the one sentence that a story may turn on: the first rows hold what each outlet surely has alone."""
    comparison = bridge()
    many = tuple(replace(comparison.claims[0], id=f"s{n}", salience=0.9 - n / 100) for n in range(20))
    sure = replace(comparison.claims[4], id="alone", salience=0.1, coverage=())
    open_one = replace(comparison.claims[4], id="open", salience=0.2)
    matrix = view_report(replace(comparison, claims=(*comparison.claims, *many, open_one, sure))).matrix
    assert len(matrix.top) == 12
    assert [row.claim.id for row in matrix.top if not row.shared] == ["alone"]


def test_a_row_is_as_sure_as_its_claim() -> None:
    """Protects modesty: the word of a row is that of the claim's own probability."""
    page = view_report(bridge())
    assert [row.confidence for row in page.claims.rows] == ["sure", "sure", "likely", "sure"]
    assert [row.confidence for row in page.matrix.top if row.shared] == ["sure", "sure", "likely", "sure"]


def test_agency_copy_is_told() -> None:
    """Protects wire stories: a sentence that another outlet has word for word is shown as such."""
    comparison = bridge()
    texts = {"daily-lantern:1": comparison.passages[1].text.replace(" ", "  ")}
    copied = tuple(replace(p, text=texts.get(p.id, p.text)) for p in comparison.passages)
    row = view_report(replace(comparison, passages=copied, discrepancies=())).claims.rows[0]
    assert [told.same_as for column in row.columns for told in column.passages] == [None, "Harbour Post", None]


def test_unsure_findings_are_kept_apart() -> None:
    """Protects "not sure" from being read as a finding: such differences are only offered for a check."""
    strips = view_report(bridge()).strips
    assert [strip.claim.id for strip in strips.found] == ["c1"]
    assert [strip.claim.id for strip in strips.to_check] == ["c3"]


def test_a_pair_that_no_claim_holds_is_kept_apart() -> None:
    """Protects the claims: passages that are linked and in no claim together are only offered for a check."""
    comparison = bridge()
    apart = Link("daily-lantern:3", "harbour-post:3", 0.4)
    claims = view_report(replace(comparison, links=(*comparison.links, apart))).claims
    (pair,) = claims.perhaps
    assert {pair.first.byline.outlet, pair.second.byline.outlet} == {"Daily Lantern", "Harbour Post"}
    assert [row.claim.id for row in claims.rows] == ["c1", "c2", "c3", "c4"]


def test_everything_on_the_page_reads_the_one_verdict() -> None:
    """Protects a page from contradicting itself: cells, rows, cards and counts say what the coverage says."""
    comparison = bridge()
    page = view_report(comparison)
    cells = {(row.claim.id, cell.outlet): cell for row in (*page.matrix.top, *page.matrix.rest) for cell in row.cells}
    told = {(row.claim.id, column.outlet): "reported" for row in page.claims.rows for column in row.columns}
    told |= {
        (row.claim.id, o): group.state for row in page.claims.rows for group in row.verdicts for o, *_ in group.outlets
    }
    listed = {(gap.claim.id, card.byline.outlet): gap for card in page.cards for gap in card.gaps}
    for claim in comparison.claims:
        for verdict in claim.coverage:
            key = claim.id, verdict.outlet
            assert (cells[key].state, cells[key].confidence) == (verdict.state, confidence(verdict.probability))
            if len(claim.outlets) > 1:
                assert told[key] == verdict.state
                assert (key in listed) == (verdict.state in {"absent", "partly"})
    alone = {card.byline.outlet: card.exclusives for card in page.cards if card.exclusives}
    assert {outlet: [s.claim.id for s in singles] for outlet, singles in alone.items()} == {"Harbour Post": ["c5"]}
    assert alone["Harbour Post"][0].unclear == ("Daily Lantern", "North Wire")
    assert spread(Index(comparison)) == Spread(by_all=1, by_some=3, by_one=0, unclear=1)


def _numbers(*values: str) -> Report:
    """Return the page of a comparison in which the bridge's outlets give these numbers, in their order."""
    comparison = bridge()
    passages = ("harbour-post:1", "daily-lantern:1", "north-wire:1")
    given = tuple(Value(p, 0, 3, v, v, "crack") for p, v in zip(passages, values, strict=False))
    return view_report(replace(comparison, discrepancies=(Discrepancy("c1", "number", given, "They differ.", 0.9),)))


def test_a_strip_says_each_outlets_words_once() -> None:
    """Protects the figures from repeating a value that an outlet repeats."""
    comparison = bridge()
    found = comparison.discrepancies[0]
    twice = replace(found, values=(*found.values, found.values[0]))
    page = view_report(replace(comparison, discrepancies=(twice,)))
    assert [given.text for given in page.strips.found[0].values] == ["14 cracks", "11 cracks"]
    assert page.opening.strip == page.strips.found[0]


def test_a_strip_draws_a_number_a_range_and_at_least() -> None:
    """Protects the picture: 11 is a dot, "24 to 200" a bar, "12 or more" a ring with an arrow, all on one scale."""
    strip = _numbers("11", "24 to 200", "12 or more").strips.found[0]
    dots = [given.dot for given in strip.values]
    assert dots[0] == Dot(6.0, 6.0, open=False)
    assert dots[1] is not None
    assert dots[2] is not None
    assert (dots[1].high, dots[1].open, dots[2].open) == (94.0, False, True)
    assert dots[0].low < dots[2].low < dots[1].low
    assert (strip.least, strip.most) == ("11", "200")


@pytest.mark.parametrize(
    ("text", "value", "ends"),
    [
        ("£62 million", "61500000 to 62500000", ("62,000,000", "71,000,000")),
        ("between 61.5 million and 62.5 million pounds", "61500000 to 62500000", ("61,500,000", "71,000,000")),
        ("nearly £65 million", "60000000 to 65000000", ("65,000,000", "71,000,000")),
        ("some £65m of the £90m", "58500000 to 71500000", ("65,000,000", "71,000,000")),
    ],
)
def test_a_rounded_number_is_drawn_where_it_was_written(text: str, value: str, ends: tuple[str, str]) -> None:
    """Protects from ends that nobody gave: "£62 million" is drawn at 62 million, two numbers as a range."""
    given = (
        Value("harbour-post:1", 0, 3, text, value, "GBP"),
        Value("daily-lantern:1", 0, 3, "£71 million", "71000000"),
    )
    found = Discrepancy("c1", "number", given, "They differ.", 0.9)
    strip = view_report(replace(bridge(), discrepancies=(found,))).strips.found[0]
    assert (strip.least, strip.most, strip.what) == (*ends, "money")


@pytest.mark.parametrize(
    ("kind", "values", "compatible", "verdict"),
    [
        ("number", ("14", "11"), False, "not-both"),
        ("number", ("14", "11", "12"), False, "not-all"),
        ("number", ("14", "10 or more"), True, "both-right"),
        ("name", ("Ilse Brandt", "Ilse Brant"), False, "spellings"),
        ("name", ("Ilse Brandt", "Karl Ogden"), False, "not-both"),
        ("statement", ("so", "not so"), False, "opposite"),
    ],
)
def test_a_strip_says_how_its_values_stand_to_each_other(
    kind: Literal["number", "name", "statement"], values: tuple[str, ...], compatible: bool, verdict: str
) -> None:
    """Protects the sentence under a heading, in every language: it follows from the values."""
    passages = ("harbour-post:1", "daily-lantern:1", "north-wire:1")
    given = tuple(Value(p, 0, 3, v, v) for p, v in zip(passages, values, strict=False))
    found = Discrepancy("c1", kind, given, "They differ.", 0.9, compatible)
    assert view_report(replace(bridge(), discrepancies=(found,))).strips.found[0].verdict == verdict


def test_figures_told_alike_stand_in_a_line_each() -> None:
    """Protects the glance at what agrees: the words that say what is counted, and each outlet's place of them."""
    (alike,) = view_report(bridge()).strips.alike
    assert (alike.text, alike.bare) == ("9,000 commuters", False)
    assert [(byline.outlet, anchor) for byline, anchor in alike.places] == [
        ("Harbour Post", "passage-5"),
        ("North Wire", "passage-13"),
    ]


def test_what_is_no_number_has_no_strip() -> None:
    """Protects names, days and results of two sides: they stand in words, and no scale is drawn for them."""
    strip = _numbers("14-9", "13-9").strips.found[0]
    assert [given.dot for given in strip.values] == [None, None]
    assert strip.least == ""


def test_what_one_outlet_alone_reports_is_no_gap_of_the_others() -> None:
    """Protects weight: among several outlets, what a single one has stands on its own card; of two, it is a gap."""
    comparison = bridge()
    single = replace(comparison.omissions[0], claim="c5")
    cards = view_report(replace(comparison, omissions=(*comparison.omissions, single))).cards
    assert [gap.claim.id for gap in cards[2].gaps] == ["c2"]
    assert widely_told(comparison.claims[4], 2)


def test_a_gap_names_who_has_it() -> None:
    """Protects the evidence: each outlet that carries the claim is named, never the one that lacks it."""
    cards = view_report(bridge()).cards
    assert cards[2].gaps[0].carriers == ("Harbour Post", "Daily Lantern")
    assert cards[0].gaps[0].carriers == ("Daily Lantern", "North Wire")


@pytest.mark.parametrize(
    ("first", "second", "own"),
    [
        (
            "The two signed 12 agreements on trade in Hanoi.",
            "The two signed 11 agreements on trade in secret.",
            [["12", "Hanoi"], ["11", "secret"]],
        ),
        ("Voters chose Lena Marsh as their mayor.", "A new city chief was elected on Sunday.", [[], []]),
    ],
)
def test_words_that_the_others_lack_are_picked_out(first: str, second: str, own: list[list[str]]) -> None:
    """Protects the split view: of two sentences much alike the words of one alone are set apart, of others none."""
    comparison = bridge()
    texts = {"harbour-post:2": first, "daily-lantern:2": second}
    passages = tuple(replace(p, text=texts.get(p.id, p.text)) for p in comparison.passages)
    row = view_claims(Catalogue(replace(comparison, passages=passages, signals=()))).rows[1]
    assert [[s.text for s in t.quote.segments if s.value] for column in row.columns for t in column.passages] == own


def test_other_words_stand_in_the_claim_that_they_are_of() -> None:
    """Protects the contrasts: they are told in their row, each outlet's words once."""
    comparison = bridge()
    contrast = comparison.contrasts[0]
    twice = replace(contrast, values=contrast.values * 2)
    assert isinstance(twice, Contrast)
    row = view_report(replace(comparison, contrasts=(twice,))).claims.rows[1]
    assert [d.texts for d in row.differences] == [(("Harbour Post", "said"), ("Daily Lantern", "claimed"))]


def test_notes_are_numbered_through_and_a_plain_said_has_none() -> None:
    """Protects the notes: one number a mark over the whole page, in the order of the text, none for a neutral cue."""
    page = view_report(bridge())
    notes = [note for text in page.texts for paragraph in text.paragraphs for note in paragraph.notes]
    assert [note.number for note in notes] == [1, 2, 3, 4, 5]
    marks = Catalogue(bridge()).marks("harbour-post:2")
    assert [(mark.text, mark.number, mark.faint) for mark in marks] == [("danger", 1, False), ("said", None, True)]


def test_the_opening_names_only_sure_findings() -> None:
    """Protects the first sentences: what they say is sure, of the gap as well as of the claim that it lacks."""
    opening = view_report(bridge()).opening
    assert opening.everywhere is not None
    assert opening.everywhere.claim.id == "c1"
    assert opening.gap is not None
    assert ([line.outlet for line in opening.gap.bylines], opening.gap.gap.claim.id) == (["North Wire"], "c2")
    doubtful = replace(bridge().claims[1], probability=0.6)
    claims = tuple(doubtful if claim.id == "c2" else claim for claim in bridge().claims)
    assert view_report(replace(bridge(), claims=claims)).opening.gap is None


def test_the_opening_names_no_word_that_another_outlet_has_too() -> None:
    """Protects outlets: a word that several use says nothing of one, whatever it is."""
    comparison = replace(bridge(), discrepancies=())
    word = view_report(comparison).opening.word
    assert word is not None
    other = next(a for a in comparison.story.articles if a.outlet != word.byline.outlet)
    same = replace(other, headline=f"{other.headline}: {word.word.mark.text.upper()}")
    articles = tuple(same if a.id == other.id else a for a in comparison.story.articles)
    again = view_report(replace(comparison, story=replace(comparison.story, articles=articles))).opening.word
    assert again is None or again.word.mark.text != word.word.mark.text


def test_the_opening_knows_of_what_only_some_surely_report() -> None:
    """Protects the page from "nothing is sure" above rows that are."""
    assert view_report(bridge()).opening.several
    doubtful = tuple(replace(claim, probability=0.6) for claim in bridge().claims)
    assert not view_report(replace(bridge(), claims=doubtful)).opening.several


def test_the_articles_in_full_lose_nothing() -> None:
    """Protects the texts: an article's sentences and what is between them give back each of its paragraphs."""
    comparison = bridge()
    for article, text in zip(comparison.story.articles, view_report(comparison).texts, strict=True):
        shown = [
            "".join("".join(piece.text for piece in s.segments) + s.between for s in paragraph.sentences)
            for paragraph in text.paragraphs
        ]
        assert shown == [article.text[block.start : block.end] for block in article.blocks]


def test_folders_of_the_user_stay_private() -> None:
    """Protects whoever shares a report: a source is shown by its file's name, not by where it lies on a disk."""
    comparison = bridge()
    sources = ("/home/ada/news/post.txt", r"C:\news\lantern.html", "https://wire.example/a/b")
    articles = tuple(replace(a, source=s) for a, s in zip(comparison.story.articles, sources, strict=True))
    page = view_report(replace(comparison, story=Story("Bridge", articles)))
    assert [text.source for text in page.texts] == ["post.txt", "lantern.html", "https://wire.example/a/b"]


def test_two_articles_of_one_outlet_share_a_column_and_are_told_apart() -> None:
    """Protects outlets with two articles: one column, each quotation with the headline that says which it is from."""
    comparison = bridge()
    articles = (*comparison.story.articles[:2], replace(comparison.story.articles[2], outlet="Harbour Post"))
    claims = (replace(comparison.claims[0], outlets=("Harbour Post", "Daily Lantern")),)
    bare = replace(comparison, omissions=(), discrepancies=(), contrasts=(), agreements=())
    page = view_report(replace(bare, story=Story("Bridge", articles), claims=claims))
    assert page.outlets == ("Harbour Post", "Daily Lantern")
    assert [text.byline.headline for text in page.texts] == [articles[0].headline, "", "City closes bridge"]
    column = page.claims.rows[0].columns[0]
    assert [told.quote.byline.headline for told in column.passages] == [articles[0].headline, "City closes bridge"]


def test_an_outlet_alone_shares_nothing() -> None:
    """Protects the single article: all of its claims are its own, and none is said to be in every outlet."""
    comparison = bridge()
    only = comparison.story.articles[:1]
    passages = tuple(p for p in comparison.passages if p.article == only[0].id)
    claims = tuple(Claim(f"c{n}", (p.id,), ("Harbour Post",), p.text, 0.1, 1) for n, p in enumerate(passages, 1))
    page = view_report(
        replace(
            comparison,
            story=Story("Bridge", only),
            passages=passages,
            links=(),
            claims=claims,
            omissions=(),
            discrepancies=(),
            ledger=(),
            signals=(),
            entities=(),
            contrasts=(),
            roles=(),
            speakers=(),
            slants=(),
            tones=(),
            agreements=(),
        )
    )
    assert not page.claims.rows
    assert len(page.cards[0].exclusives) == len(passages)


def test_nothing_at_all_is_still_a_page() -> None:
    """Protects the empty story: no article, no finding, and yet a page."""
    empty = replace(
        bridge(),
        story=Story("Nothing", ()),
        passages=(),
        links=(),
        claims=(),
        omissions=(),
        discrepancies=(),
        agreements=(),
        signals=(),
        entities=(),
        contrasts=(),
        roles=(),
        speakers=(),
        slants=(),
        tones=(),
    )
    assert view_report(empty).texts == ()


def test_anchors_hold_nothing_from_outside() -> None:
    """Protects the page's links: anchors count positions, so that no file name or text reaches an attribute."""
    page = view_report(hostile())
    anchors = [s.anchor for text in page.texts for paragraph in text.paragraphs for s in paragraph.sentences]
    assert anchors == [f"passage-{n}" for n in range(1, len(anchors) + 1)]
    assert all(text.href is None for text in page.texts)


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.org/a?b=c", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("JAVASCRIPT://example.org/%0aalert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("http://[", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url: str | None, safe: bool) -> None:
    """Protects the reader's click: an address from a page is a link only if it leads to the web."""
    assert web_address(url) == (url if safe else None)
