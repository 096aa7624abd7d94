"""The head of an article, on pages that are hard in one way each: headline, authors, dates, agency, language."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.align.coverage import same_language
from framing.cleaning import bylines, clean, clean_article, dates, language, reasons, wire
from framing.readers.file import read_file
from framing.records import UNKNOWN_LANGUAGE, Article, Story
from tests.cleaning.test_markup import extra, read
from tests.cleaning.test_page import BODY, parts

CASES = Path(__file__).parents[1] / "cases" / "cleaning"
FIELD = CASES / "field"
TITLE = "Marrowby bridge to close for eighteen months"
ZULU = (
    "Umkhandlu wedolobha unqume ngoLwesibili ukuvala ibhuloho izinyanga eziyishumi nesishiyagalombili.",
    "Onjiniyela bathole imifantu ezinsimbini eziyisishiyagalolunye ezithwele ibhuloho, kusho umbiko.",
)


def case(name: str) -> Article:
    """Return the article of a saved page among the cases."""
    (article,) = read_file(CASES / name, 1_000_000).articles
    return clean_article(article)


@pytest.mark.parametrize(
    ("name", "code"), [("english", "en"), ("haitian", "ht"), ("swahili", "sw"), ("xhosa", "xh"), ("zulu", "zu")]
)
def test_a_language_that_the_model_does_not_know_is_as_declared(name: str, code: str) -> None:
    """Protects Zulu and Xhosa from being read by English rules: the page says what it is in."""
    assert case(f"language/{name}.html").language == code


@pytest.mark.parametrize("lang", ["", ' lang="en-ZA"'])
def test_an_unknown_language_is_called_so(lang: str) -> None:
    """Protects readers from omissions told across languages: where model and page leave it open, a notice says so."""
    body = "".join(f"<p>{text}</p>" for text in ZULU)
    zulu = Article("Ilanga", f"<html{lang}><body><h1>Ibhuloho</h1>{body}</body></html>", id="ilanga", form="html")
    article = clean_article(zulu)
    assert article.language == UNKNOWN_LANGUAGE
    assert any("language could not be told" in notice for notice in article.notices)
    assert not same_language(article, article)
    english = Article("Post", "\n\n".join(BODY), id="post")
    assert not any("another language (und)" in notice for notice in clean(Story("", (zulu, english))).notices)


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ('<html lang="zu-ZA">', "zu"),
        ("<html lang=xh>", "xh"),
        ('<html dir="ltr" xml:lang="zul">', "zu"),
        ('<html><meta property="og:locale" content="zu_ZA">', "zu"),
        ('<html><meta http-equiv="Content-Language" content="st">', "st"),
        ('<html><script type="application/ld+json">{"inLanguage": "tn-ZA"}</script>', "tn"),
        ("<html><p>no word on it</p>", ""),
    ],
)
def test_where_pages_declare_their_language(head: str, code: str) -> None:
    """Protects the ways in which templates declare a language."""
    assert language.declared_in(head) == code


def test_what_is_surely_english_is_english_under_any_template() -> None:
    """Protects English pages in a template of another language, and languages that the model is sure of."""
    assert language.settled(BODY, "zu") == "en"
    assert (
        language.settled(("Der Rat beschloss am Dienstag, die Brücke für achtzehn Monate zu sperren.",), "en") == "de"
    )
    assert language.settled((), "zu") == ""


@pytest.mark.parametrize(
    ("name", "authors"),
    [
        ("by-by", ("Ada Kern",)),
        ("job-health-corr", ("Ada Kern",)),
        ("job-in", ("Ada Kern",)),
        ("job-news-reporter", ("Ada Kern",)),
        ("job-political-editor", ("Ada Kern",)),
        ("surname-first-citation", ("Adaeze Okafor", "Tomas Lind")),
        ("surname-first-dc", ("Adaeze Okafor", "Tomas Lind")),
        ("surname-first-jsonld", ("Adaeze Okafor", "Tomas Lind")),
        ("two-ap", ("Ada Kern", "Tom Lind")),
        ("with-agencies", ()),
    ],
)
def test_authors_of_pages(name: str, authors: tuple[str, ...]) -> None:
    """Protects bylines with an office, a place or an agency in them, and names with the surname first."""
    assert case(f"authors/{name}.html").authors == authors


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Ada Kern, Home Affairs and Justice Editor and Tom Lind", ("Ada Kern", "Tom Lind")),
        ("By Ada Kern, Chief Reporter, and Tom Lind, Political Editor", ("Ada Kern", "Tom Lind")),
        ("Political Editor Ada Kern", ("Ada Kern",)),
        ("By ADA KERN, HEALTH REPORTER", ("ADA KERN",)),
        ("Ada Kern, Marrow Harbour Correspondent", ("Ada Kern",)),
        ("Ada Kern, Thornley", ("Ada Kern",)),
        ("Ada Kern for The Harbour Times", ("Ada Kern",)),
        ("By Ada Kern, with Tom Lind in Thornley", ("Ada Kern", "Tom Lind")),
        ("By Ada Kern and agencies", ("Ada Kern",)),
        ("Staff Reports", ()),
        ("Okafor, Adaeze; Lind, Tomas", ("Adaeze Okafor", "Tomas Lind")),
        ("Kern, Ada and Lind, Tom", ("Ada Kern", "Tom Lind")),
        ("van der Berg, Anna", ("Anna van der Berg",)),
        ("O'Neill, Seán P.", ("Seán P. O'Neill",)),
        ("Ada Kern, MD", ("Ada Kern",)),
        ("Ada Kern, Reuters", ("Ada Kern", "Reuters")),
        ("Agence France-Presse in Kyiv", ("Agence France-Presse",)),
        ("Institute for Harbour Studies", ("Institute for Harbour Studies",)),
        ("By Ada Kern, Tom Lind and Jo Marsh", ("Ada Kern", "Tom Lind", "Jo Marsh")),
    ],
)
def test_names_in_bylines(text: str, names: tuple[str, ...]) -> None:
    """Protects persons in a byline from offices, places and papers beside them, and bodies from losing half a name."""
    assert bylines.names((text,), ("The Orle Post",)) == names


def test_surnames_of_several_words() -> None:
    """Protects two persons in one text from being made one: only libraries' fields put two words of surname first."""
    assert bylines.given_first("Garcia Marquez, Elena", catalogued=True) == "Elena Garcia Marquez"
    assert bylines.given_first("Garcia Marquez, Elena") == ""
    assert bylines.given_first("Ada Kern, Tom Lind", catalogued=True) == ""


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("ap-only", "AP"),
        ("ap-via-canadian-press", "AP"),
        ("ap-via-canadian-press-jsonld", "AP"),
        ("ap-via-canadian-press-short", "AP"),
        ("ap-writer-contributed-only", None),
    ],
)
def test_the_agency_of_a_reprint(name: str, agency: str | None) -> None:
    """Protects an agency's text that came through a second one, whose copyright stands on the page."""
    article = case(f"agency/{name}.html")
    assert article.wire == agency
    assert "By Ada Kern and Tom Lind" not in parts(article, "body")


@pytest.mark.parametrize(
    ("last", "agency"),
    [
        ("Reuters correspondents Jo Marsh and A. B. Lind in Thornley contributed to this report.", None),
        ("Jo Marsh of Agence France-Presse contributed.", None),
        ("With files from The Associated Press", None),
        ("— Jo Marsh, The Associated Press", "AP"),
        ("This report by The Canadian Press was first published Feb. 4, 2031.", "CP"),
    ],
)
def test_who_helped_owns_nothing(last: str, agency: str | None) -> None:
    """Protects from the second agency's notice wherever another one is said to have helped, or to have written it."""
    body = (
        "The port was shut.",
        "More follows on the bridge, which the council shut.",
        last,
        "© 2031 The Canadian Press",
    )
    assert wire.agency(body, ("Ada Lee",), body) == agency


@pytest.mark.parametrize(
    "name", ["follow-h1", "logo-h1-first", "logo-h1-only", "newsletter-h1-first", "newsletter-h1-last"]
)
def test_headlines_without_a_stated_title(name: str) -> None:
    """Protects the headline from a logo, a newsletter box and a button in a heading of the first level."""
    article = case(f"headline/{name}.html")
    assert article.headline == TITLE
    assert TITLE not in parts(article, "body")


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        (f"{TITLE} | The Orle Post", "<h1>The Orle Post</h1>"),
        (f"The Orle Post: {TITLE}", '<h1 class="site-title">The Orle Post</h1>'),
        (f"Orle Post – {TITLE}", "<h1>Orle Post</h1>"),
        (TITLE, '<h1><a href="https://orle.example/">Orle Post Logo</a></h1>'),
    ],
)
def test_a_logo_is_no_headline(title: str, heading: str) -> None:
    """Protects the headline on pages whose only heading of the first level is the site's name."""
    body = "".join(f"<p>{text}</p>" for text in BODY)
    head, article = f"<head><title>{title}</title></head>", f"<article><h2>{TITLE}</h2>{body}</article>"
    page = f"<html>{head}<body>{heading}{article}</body></html>"
    assert clean_article(Article("Saved", page, id="saved", form="html")).headline == TITLE


@pytest.mark.parametrize(
    ("name", "published"),
    [
        ("ambiguous-uk", None),
        ("us-order-in-text", None),
        ("uk-order-in-text", "2031-02-13"),
        ("dc-date-and-history", "2023-01-02"),
        ("video-first-jsonld", "2031-02-04"),
        ("jsonld-nested-related", "2031-02-04"),
        ("updated-only-jsonld", None),
    ],
)
def test_dates_of_pages(name: str, published: str | None) -> None:
    """Protects from a guess between March and April, from another article's date, and date lines in the text."""
    article = case(f"dates/{name}.html")
    assert (article.published or "")[:10] == (published or "")
    assert not [text for text in parts(article, "body") if text.startswith(("Published", "Received"))]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Published: 03/04/2031, 06:30", True),
        ("Published 03/04/2031 6:30 AM EST | Updated 05/04/2031 10:00 AM EST", True),
        ("Publicado el 03/04/31", True),
        ("03-04-2031", True),
        ("Posted on 03.04.2031 at 6.30am", True),
        ("The council voted on 03/04/2031 to close the bridge.", False),
        ("The vote was 12-10-3 with two members away on the day", False),
    ],
)
def test_a_date_line_may_be_ambiguous(line: str, expected: bool) -> None:
    """Protects the text from lines that say when it appeared in figures alone; a sentence with a date stays."""
    assert dates.is_date_line(line) is expected


def test_an_ambiguous_date_line_is_set_aside_as_one() -> None:
    """Protects the reason that a reader sees."""
    why = {aside.text: aside.reason for aside in case("dates/ambiguous-uk.html").asides}
    assert why["Published: 03/04/2031, 06:30"] == reasons.DATE


@pytest.mark.parametrize(
    ("name", "authors"),
    [
        ("url", ("Ada Kern",)),
        ("admin", ("ADA KERN",)),
        ("email", ("Ada Kern",)),
        ("updated-pipe", ("Ada Kern",)),
        ("list-of-names", ("Ada Kern", "Tomas Lind")),
        ("entity", ("Siobhán O'Brien",)),
        ("jr", ("Martin Okafor Jr.", "Ada Kern")),
        ("handle", ()),
        ("url-only", ()),
        ("photographs", ("Ada Kern",)),
        ("as-told-to", ("Ada Kern",)),
        ("particles", ("Ana de la Cruz", "Jan van der Berg", "Omar al-Masri")),
    ],
)
def test_authors_in_unusual_forms(name: str, authors: tuple[str, ...]) -> None:
    """Protects who wrote it: no account, no photographer, nobody interviewed, and nobody lost."""
    assert extra(f"author-forms/{name}") == []
    assert read(f"author-forms/{name}").authors == authors


@pytest.mark.parametrize("name", ["kicker-in-h1", "section-suffix", "seo-title"])
def test_headlines_in_unusual_forms(name: str) -> None:
    """Protects the headline from a label over it and from the site's and its section's names."""
    assert read(f"headline-forms/{name}").headline == "Marrowby bridge to close for eighteen months"
    assert extra(f"headline-forms/{name}") == []


def test_a_headline_escaped_twice() -> None:
    """Protects the headline from entities."""
    assert read("headline-forms/entity").headline == "Marrowby’s bridge to close – for eighteen months"


DAYS = {"expiry-only": None, "relative": None, "two-digit-year": None}


@pytest.mark.parametrize("file", sorted((FIELD / "page-dates").glob("*.html")), ids=lambda file: file.stem)
def test_days_of_pages(file: Path) -> None:
    """Protects the day from scripts, comments, copyrights and addresses; a date line is never text."""
    assert extra(f"page-dates/{file.stem}") == []
    published = read(f"page-dates/{file.stem}").published
    assert (published[:10] if published else None) == DAYS.get(file.stem, "2031-02-04")


def test_a_copyrights_year_is_no_day() -> None:
    """Protects a page without a date from one made of its footer."""
    page = (FIELD / "page-dates" / "relative.html").read_text(encoding="utf-8").replace("2031 Harbour", "2021 Harbour")
    assert clean_article(Article("Harbour Post", page, id="post", form="html")).published is None
