"""The report's view: what the page shows of a comparison, and in which order."""

from dataclasses import replace

import pytest

from framing.records import Claim, Estimate, Link, Measure, Story, confidence
from framing.report.articles import view_figures
from framing.report.catalogue import Catalogue, Spread, web_address
from framing.report.claims import grade
from framing.report.story import view_report
from tests.samples import bridge, hostile


def test_a_gap_stands_where_an_outlet_lacks_a_claim() -> None:
    """Protects the matrix: every row has a cell for every outlet, empty exactly where the outlet lacks the claim."""
    claims = view_report(bridge()).claims
    for row in (*claims.by_all, *claims.by_some):
        assert [cell.column for cell in row.cells] == [1, 2, 3]
        assert sum(bool(cell.passages) for cell in row.cells) == row.claim.carried
    assert [row.claim.id for row in claims.by_all] == ["c1"]
    assert [row.claim.id for row in claims.by_some] == ["c2", "c4", "c3"]  # by salience
    assert [(alone.outlet, len(alone.singles)) for alone in claims.by_one] == [("Harbour Post", 1)]


def test_a_row_is_as_sure_as_its_claim() -> None:
    """Protects modesty: the word of a row is that of the claim's own probability."""
    claims = view_report(bridge()).claims
    assert [row.confidence for row in (*claims.by_all, *claims.by_some)] == ["sure", "sure", "sure", "likely"]


def test_agency_copy_is_told() -> None:
    """Protects wire stories: a sentence that another outlet has word for word is shown as such."""
    comparison = bridge()
    texts = {"daily-lantern:1": comparison.passages[1].text.replace(" ", "  ")}
    copied = tuple(replace(p, text=texts.get(p.id, p.text)) for p in comparison.passages)
    row = view_report(replace(comparison, passages=copied, discrepancies=())).claims.by_all[0]
    assert [one.same_as for cell in row.cells for one in cell.passages] == [None, "Harbour Post", None]


def test_unsure_findings_are_kept_apart() -> None:
    """Protects "not sure" from being read as a finding: such differences are only offered for a check."""
    page = view_report(bridge())
    assert [row.claim.id for row in page.disagreements.found] == ["c1"]
    assert [row.claim.id for row in page.disagreements.to_check] == ["c3"]


def test_a_pair_that_no_claim_holds_is_kept_apart() -> None:
    """Protects the matrix: passages that are linked and in no claim together are only offered for a check."""
    comparison = bridge()
    apart = Link("daily-lantern:3", "harbour-post:3", 0.4)
    claims = view_report(replace(comparison, links=(*comparison.links, apart))).claims
    (pair,) = claims.perhaps
    assert {pair.first.byline.outlet, pair.second.byline.outlet} == {"Daily Lantern", "Harbour Post"}
    assert [row.claim.id for row in (*claims.by_all, *claims.by_some)] == ["c1", "c2", "c4", "c3"]


def test_everything_on_the_page_reads_the_one_verdict() -> None:
    """Protects a page from contradicting itself: cells, lists, sentences and counts say what the coverage says."""
    comparison = bridge()
    page = view_report(comparison)
    shown = {
        (row.claim.id, cell.outlet): cell for row in (*page.claims.by_all, *page.claims.by_some) for cell in row.cells
    }
    for claim in comparison.claims:
        for verdict in claim.coverage if len(claim.outlets) > 1 else ():
            cell = shown[claim.id, verdict.outlet]
            assert (cell.state, cell.confidence) == (verdict.state, confidence(verdict.probability))
            assert bool(cell.passages) == (verdict.state == "reported")
    listed = {(gap.claim.id, part.byline.outlet) for part in page.gaps for gap in (*part.found, *part.by_one)}
    assert listed == {
        (claim.id, one.outlet)
        for claim in comparison.claims
        for one in claim.coverage
        if one.state in {"absent", "partly"}
    }
    (alone,) = page.claims.by_one
    assert [single.unclear for single in alone.singles] == [("Daily Lantern", "North Wire")]
    assert page.summary.spread == Spread(by_all=1, by_some=3, by_one=0, unclear=1)


def test_the_summary_says_each_outlets_words_once() -> None:
    """Protects the opening paragraph from repeating a figure that an outlet repeats."""
    comparison = bridge()
    found = comparison.discrepancies[0]
    twice = replace(found, values=(*found.values, found.values[0]))
    summary = view_report(replace(comparison, discrepancies=(twice,))).summary
    assert summary.disagreement is not None
    assert [wording.text for wording in summary.disagreement.wordings] == ["14 cracks", "11 cracks"]


def test_what_one_outlet_alone_reports_is_a_lesser_gap() -> None:
    """Protects weight: among several outlets, what a single one has is listed apart; of two, it is not."""
    comparison = bridge()
    single = replace(comparison.omissions[0], claim="c5")
    gaps = view_report(replace(comparison, omissions=(*comparison.omissions, single))).gaps[2]
    assert [[gap.claim.id for gap in part] for part in (gaps.found, gaps.by_one)] == [["c2"], ["c5"]]
    assert grade(comparison.claims[4], 2) == "found"


def test_an_omission_shows_a_sentence_of_every_outlet_that_has_it() -> None:
    """Protects the evidence: each outlet that carries the claim is quoted once, and never the article that lacks it."""
    page = view_report(bridge())
    missing = page.gaps[2].found[0]
    assert [quote.byline.outlet for quote in missing.evidence] == ["Harbour Post", "Daily Lantern"]
    other = page.gaps[0].found[0]  # its summary is North Wire's sentence, so that one leads
    assert [quote.byline.outlet for quote in other.evidence] == ["North Wire", "Daily Lantern"]


def test_notes_are_numbered_through_and_a_plain_said_has_none() -> None:
    """Protects the notes: one number a mark over the whole page, in the order of the text, none for a neutral cue."""
    page = view_report(bridge())
    notes = [note for text in page.texts for paragraph in text.paragraphs for note in paragraph.notes]
    assert [note.number for note in notes] == [1, 2, 3, 4, 5]
    marks = Catalogue(bridge()).marks("harbour-post:2")
    assert [(mark.text, mark.number, mark.faint) for mark in marks] == [("danger", 1, False), ("said", None, True)]


def test_the_summary_names_only_sure_findings() -> None:
    """Protects the opening paragraph: its examples are sure, in an author's own voice, at most one for each outlet."""
    page = view_report(bridge())
    assert page.summary.gap is not None
    assert page.summary.gap.byline.outlet == "North Wire"
    assert [key.mark.text for key in page.summary.marks] == ["developer-friendly", "claimed"]
    spread = page.summary.spread
    assert (spread.by_all, spread.by_some, spread.by_one, spread.unclear) == (1, 3, 0, 1)


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
    bare = replace(comparison, omissions=(), discrepancies=(), contrasts=())
    page = view_report(replace(bare, story=Story("Bridge", articles), claims=claims))
    assert page.outlets == ("Harbour Post", "Daily Lantern")
    assert [text.byline.headline for text in page.texts] == [articles[0].headline, "", "City closes bridge"]
    cell = page.claims.by_all[0].cells[0]
    assert [one.quote.byline.headline for one in cell.passages] == [articles[0].headline, "City closes bridge"]


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
            signals=(),
            entities=(),
            contrasts=(),
            roles=(),
            speakers=(),
            slants=(),
            tones=(),
        )
    )
    assert not page.claims.by_all
    assert not page.claims.by_some
    assert len(page.claims.by_one[0].singles) == len(passages)


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


def test_figures_keep_the_order_of_the_articles() -> None:
    """Protects the table of measures: a value stands under its article, and a missing one leaves its place empty."""
    rate = Estimate(1.5, "per 1,000 words", 0.5, 3.0)
    measures = (Measure("north-wire", "North Wire", "loaded", rate),)
    (row,) = view_figures(Catalogue(replace(bridge(), measures=measures)))
    assert row.values == (None, None, rate)
