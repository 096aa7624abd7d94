"""What a page's design does to its words: set small or large, struck out, hidden, held apart by nothing but a style."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import trafilatura

from framing.cleaning import clean_article, markup, reasons
from framing.cleaning.lines import divide
from framing.records import Article

CASES = Path(__file__).parents[1] / "cases" / "cleaning" / "field"
OWN = (
    "The council in Marrowby voted on Tuesday to close the old harbour bridge for eighteen months, after engineers"
    " found cracks in two of its four piers.",
    "Ferries will carry commuters across the sound while the repairs go on, and the county has hired three more boats"
    " for the morning peak.",
    "Shop owners on the eastern quay said they feared for their trade and asked for a cut in their rates until the"
    " crossing opens again.",
    "“We were told nothing until the barriers went up,” said Lena Marsh, who runs a bakery beside the toll house.",
    "The works are expected to cost 42 million crowns, of which the county will pay a third and the national roads"
    " office the rest.",
    "A first inspection of the piers last autumn had found no danger, but divers who went back in January measured gaps"
    " as wide as a hand.",
)


def read(case: str) -> Article:
    """Return a page of the cases, cleaned."""
    text = (CASES / f"{case}.html").read_text(encoding="utf-8")
    url = re.search(r'rel="canonical" href="([^"]+)"', text)
    return clean_article(Article("Harbour Post", text, id="post", url=url[1] if url else None, form="html"))


def extra(case: str) -> list[str]:
    """Return what a page's article has beside the six paragraphs that each of the pages has, once each and in order."""
    article = read(case)
    found = [article.text[b.start : b.end] for b in article.blocks if b.role in ("standfirst", "body")]
    assert [part for part in found if part in OWN] == list(OWN), found
    return [part for part in found if part not in OWN]


def line(inner: str) -> str:
    """Return what a paragraph with this markup says, amid a page."""
    own = "".join(f"<p>{text}</p>" for text in OWN)
    tree = trafilatura.load_html(f"<html><body><h1>Bridge</h1>{own}<p>{inner}</p></body></html>")
    assert tree is not None
    markup.ready(tree)
    return " ".join(tree.findall(".//p")[-1].text_content().split())


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        ("killed 12<sup>3</sup> people", "killed 12 people"),
        ("hurt 40<sup><a href='#n4'>4</a></sup> more.<sup>[5]</sup>", "hurt 40 more."),
        ("hurt 12<sup>3,4</sup> and 9<sup>*</sup> more", "hurt 12 and 9 more"),
        ("12<a class='footnote' href='#fn1'>1</a> died, 9<a href='#fn2'><sup>2</sup></a> live", "12 died, 9 live"),
        ("hurt 12<span style='vertical-align: super'>3</span> more", "hurt 12 more"),
        ("killed 12³ people, it said.⁴", "killed 12 people, it said."),
        ("so they said<sup>a</sup> then", "so they said then"),
        ("cost £5m<sup>2</sup> in 2019<sup>3</sup>", "cost £5m in 2019"),
        ("died.<sup id='cite_ref-3'><a href='#cite_note-3'><span>[</span>3<span>]</span></a></sup> Then", "died. Then"),
        ("$1.5bn<sup>4</sup>, 30%<sup>(2)</sup>, 9<sup>3)</sup> more", "$1.5bn, 30%, 9 more"),
        ("50km<sup>2</sup>, 2.5 million m<sup>3</sup>, 5 kg/m<sup>2</sup>", "50km2, 2.5 million m3, 5 kg/m2"),
        ("40 m<sup>2</sup> and 3 km<sup>2</sup>, 9 m² more", "40 m2 and 3 km2, 9 m² more"),
        ("the 19<sup>th</sup> and the 1<sup>er</sup> mai", "the 19th and the 1er mai"),
        ("3 × 10<sup>6</sup> cells, 10<sup>9</sup>/L", "3 × 10⁶ cells, 10⁹/L"),
        ("add 3<sup>1</sup>/<sub>2</sub> cups of CO<sub>2</sub>", "add 3 1/2 cups of CO2"),
    ],
)
def test_raised_figures_make_no_other_figures(inner: str, said: str) -> None:
    """Protects figures: the number of a note is taken from the one before it; powers, fractions and endings stay."""
    assert line(inner) == said


def test_a_note_makes_no_figure_of_an_article() -> None:
    """Protects a comparison from "killed 123 people" where a page says 12, with a note."""
    assert extra("superscript-and-deleted/sup") == ["The collapse killed 12 people and hurt 40 more, the county said."]


def test_what_is_struck_out_is_not_said() -> None:
    """Protects an outlet from words that it withdrew; the reader finds them set aside."""
    assert extra("superscript-and-deleted/del") == [
        "The collapse killed five people, and Tomas Lind was arrested, the county said."
    ]
    why = {aside.text: aside.reason for aside in read("superscript-and-deleted/del").asides}
    assert why["six"] == why["Anders Holm"] == reasons.STRUCK
    assert line("hit <strike>six</strike> <span style='text-decoration: line-through'>4</span> five") == "hit five"


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>{}</p>",
        '<div style="display: none"><p>{}</p></div>',
        '<p style="color:red; visibility:hidden">{}</p>',
        "<template><p>{}</p></template>",
        "<noscript><p>{}</p></noscript>",
        '<div aria-hidden="true"><p>{}</p></div>',
        "<dialog><p>{}</p></dialog>",
        '<p class="sr-only">{}</p>',
        '<div class="d-none"><p>{}</p></div>',
        '<p style="position:absolute; left:-9999px">{}</p>',
    ],
)
def test_what_no_reader_sees_is_no_text(hidden: str) -> None:
    """Protects an article from what its page holds and never shows."""
    unseen = "Lamps and ladders of every size are sold this week at the works in Thornley, and no reader sees it."
    own = "".join(f"<p>{text}</p>" for text in OWN)
    page = f"<article><h1>Bridge to close</h1>{hidden.format(unseen)}{own}{hidden.format(unseen)}</article>"
    article = clean_article(Article("Post", f"<html><body>{page}</body></html>", form="html"))
    assert [article.text[b.start : b.end] for b in article.blocks if b.role == "body"] == list(OWN)


def test_hidden_parts_of_a_page() -> None:
    """Protects an article from five ways of hiding at once."""
    assert extra("hidden-text/inline") == []


@pytest.mark.parametrize(
    "wrap",
    [
        '<div aria-hidden="true">{}</div>',
        '<div style="visibility: hidden">{}</div>',
        "<div hidden>{}</div>",
        '<div class="hidden md:block">{}</div>',
        '<div class="story-body" style="display:none">{}</div>',
    ],
)
def test_a_page_that_hides_itself_is_read(wrap: str) -> None:
    """Protects pages saved behind a dialog, or before a script showed them: what holds the article is not hidden."""
    own = "".join(f"<p>{text}</p>" for text in OWN)
    page = wrap.format(f"<article><h1>Bridge to close</h1>{own}</article>")
    article = clean_article(Article("Post", f"<html><body>{page}</body></html>", form="html"))
    assert [article.text[b.start : b.end] for b in article.blocks if b.role == "body"] == list(OWN)


@pytest.mark.parametrize("name", ["span", "newline", "own-block", "doubled-for-readers"])
def test_a_letter_set_large_belongs_to_its_word(name: str) -> None:
    """Protects an article's first word, whichever way its first letter is set, and the paragraph from being doubled."""
    assert extra(f"drop-cap/{name}") == []


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        ("<b>T</b> he bridge", "The bridge"),
        ("<span class='dropcap'>A</span> fter a day", "After a day"),
        ("<span class='dropcap'>A</span> council", "A council"),
        ("<span class='drop-cap'>T</span> HE BRIDGE", "THE BRIDGE"),
        ("<i>E</i> coli is there", "E coli is there"),
        ("<b>Vitamin</b> <b>C</b> is there", "Vitamin C is there"),
        ("read <a href='/x'>it<span class='sr-only'> (opens in a new window)</span></a> now", "read it now"),
    ],
)
def test_letters_that_are_words_stay_apart(inner: str, said: str) -> None:
    """Protects "A council" and "E coli" from being taken for torn words."""
    assert line(inner) == said


def test_a_letter_set_large_in_a_copied_page() -> None:
    """Protects copied pages, where such a letter stands in a line of its own or before a blank."""
    below = "Then the council voted on the bridge, and after that, the mayor spoke."
    for top in ("T\nhe council voted.", "T he council voted."):
        assert divide(f"{top}\n{below}")[0].text == "The council voted."
    assert divide(f"A council voted.\n{below}")[0].text == "A council voted."


@pytest.mark.parametrize(
    ("case", "more"),
    [
        ("br", []),
        ("date-span", ["MARROWBY The council"]),
        ("dl", ["Cost 42 million crowns", "Length eighteen months"]),
    ],
)
def test_words_that_a_style_holds_apart_do_not_run_together(case: str, more: list[str]) -> None:
    """Protects words from being joined where only the page's design parts them."""
    text = read(f"words-run-together/{case}").text
    assert all(part in text for part in more)
    assert not any(part in text for part in ("again.“", "Cost42", "Lengtheighteen", "2031M", "MARROWBYThe", "NorthGap"))


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        ("It opens again.<b>We</b> were told.", "It opens again. We were told."),
        ("It opens.<em>“Now,”</em> she said.", "It opens. “Now,” she said."),
        ("<b>Cost</b>42 million", "Cost 42 million"),
        ("<b>Cost:</b>42 million", "Cost: 42 million"),
        ("<span>MARROWBY</span><span>The council met.</span>", "MARROWBY The council met."),
        ("one<br>two", "one two"),
        ("the U.<b>S.</b> and <b>un</b><i>believable</i> and <i>e</i>Bay", "the U.S. and unbelievable and eBay"),
    ],
)
def test_seams_without_a_blank(inner: str, said: str) -> None:
    """Protects sentences from being joined, and words in two styles from being torn."""
    assert line(inner) == said


def test_entities_escaped_twice() -> None:
    """Protects quotation marks that a site escaped twice, and their paragraphs from being kept once in each form."""
    (found,) = extra("escaped-twice/double-escaped")
    assert "&" not in found.replace(" & ", "")
    page = f"{OWN[0]}\n\n&#8220;We were told nothing,&rdquo; said Lena Marsh, who runs a bakery there.\n\n{OWN[1]}"
    assert "“We were told nothing,” said" in clean_article(Article("Post", page, form="page")).text


@pytest.mark.parametrize("file", sorted((CASES / "embedded-post").glob("*.html")), ids=lambda file: file.stem)
def test_posts_on_pages(file: Path) -> None:
    """Protects the outlet's voice and its date from a post amid the text."""
    posts = [part.partition(" Resign")[0].rstrip("”") for part in extra(f"embedded-post/{file.stem}")]
    said = "Karl Ruiz: “What a shameless, corrupt circus this council has become."
    assert posts == ([] if file.stem == "instagram" else [said])
    assert read(f"embedded-post/{file.stem}").published == "2031-02-04T08:00:00+00:00"


def test_boxes_of_points_on_pages() -> None:
    """Protects from a summary that a machine made."""
    assert extra("summary-box/ai") == []


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<!-- <html --><s>3</s>", "3"),
        ("<!-- <html --><sup>3</sup>", "3"),
        ("<!-- <html --><blockquote class='twitter-tweet'>3 x y</blockquote>", "3 x y"),
        ("<!-- <html --><p>Key points</p>", "Key points"),
        ("<del><p>All of it is struck out.</p></del>", "All of it is struck out."),
        ("<span>" * 3_000 + "T" + "</span>he", "The"),
        ("<div class='twitter-tweet'>" * 500 + "x y z", "x y z"),
    ],
)
def test_odd_pages_are_read(page: str, words: str) -> None:
    """Protects a run from pieces of pages without a root of their own, and from deep ones: a lost word is told."""
    article = clean_article(Article("Post", page, form="html"))
    kept = " ".join([article.headline, article.text, *(aside.text for aside in article.asides)])
    assert words in kept or article.notices
