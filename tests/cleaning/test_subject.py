"""Copied pages that go over to other stories behind their article."""

from __future__ import annotations

from pathlib import Path

from framing.cleaning import clean, paragraph_filter, reasons
from framing.records import Article, Story

STORY = (
    "The old bridge over the Marrow was shut on Friday after engineers found a crack in a pier, the city said.",
    "Mayor Ines Roe said repairs of the bridge would take a month, and that ferries would carry passengers meanwhile.",
    "Engineers had warned of a crack in the piers in the spring, according to a report seen by the city council.",
    "Shopkeepers on the southern bank of the Marrow fear that passengers will stay away until the bridge opens again.",
)
OTHER = (
    "Goalkeeper Jonas Weil signed with Union for three seasons, leaving Harrow short before Saturday's derby.",
    "Rainfall in August broke records across seven provinces, farmers reported, while vineyards expect meagre grapes.",
)
POST = Article("Post", "\n\n".join(STORY), id="post")
WIRE = Article("Wire", "\n\n".join(STORY[:2]), id="wire")
CASE = Path(__file__).parents[1] / "cases" / "cleaning" / "subject-two-outlets"


def cleaned(text: str, *others: Article, keep: tuple[str, ...] = ()) -> Article:
    """Return the first article of a story, a copied page."""
    return clean(
        Story("Bridge", (Article("Echo", text, id="echo", form="page"), *others)), paragraph_filter(keep, ())
    ).articles[0]


def test_the_beginnings_of_other_stories_are_set_aside() -> None:
    """Protects a comparison from a sports teaser behind an article, which no other outlet "reports"."""
    article = cleaned("\n\n".join((*STORY, *OTHER)), POST, WIRE)
    assert [aside.text for aside in article.asides if aside.reason == reasons.SUBJECT] == list(OTHER)
    assert article.text.endswith(STORY[-1])
    assert article.blocks[-1].end == len(article.text)


def test_background_that_only_one_outlet_has_stays() -> None:
    """Protects what an outlet alone tells: it speaks of the same things, though the others do not tell it."""
    own = "The bridge was opened in 1911, and a second one over the Marrow has been planned by the city for decades."
    assert cleaned("\n\n".join((*STORY, own)), POST, WIRE).text.endswith(own)


def test_without_other_articles_nothing_is_cut() -> None:
    """Protects single pages, and pages whose story is told in another language: there is nothing to go by."""
    page = "\n\n".join((*STORY, *OTHER))
    foreign = Article("Вестник", "Старый мост через реку закрыли в пятницу: в нём нашли трещину.", language="ru")
    for others in ((), (foreign,)):
        assert cleaned(page, *others).text.endswith(OTHER[-1])


def test_a_page_on_another_subject_is_left_whole() -> None:
    """Protects an article that the user put in the wrong story: half of it would be worse than all."""
    page = "\n\n".join((*OTHER, *OTHER[::-1]))
    assert not [aside for aside in cleaned(page, POST, WIRE).asides if aside.reason == reasons.SUBJECT]


def test_what_is_to_be_kept_is_kept() -> None:
    """Protects the user's word against ours."""
    article = cleaned("\n\n".join((*STORY, *OTHER)), POST, WIRE, keep=("vineyards",))
    assert article.text.endswith(OTHER[-1])


def test_what_only_one_outlet_tells_stays_beside_a_brief() -> None:
    """Protects the very thing the tool is for: with one other article, a brief, nothing is cut as another subject."""
    texts = {name: (CASE / f"{name}.txt").read_text(encoding="utf-8") for name in ("northern-wire", "orle-post")}
    pages = tuple(Article(name, text, id=name, form="page") for name, text in texts.items())
    for article in clean(Story("Hall", pages)).articles:
        assert not [aside for aside in article.asides if aside.reason == reasons.SUBJECT]
    assert "nobody died" in article.text
    assert "spin doctors" in article.text


def test_a_body_of_one_paragraph_is_no_end() -> None:
    """Protects an article that was saved without its paragraphs: all of it would go, and count as left out."""
    page = "\n\n".join((STORY[0].partition(".")[0], " ".join(OTHER)))
    assert not [aside for aside in cleaned(page, POST, WIRE).asides if aside.reason == reasons.SUBJECT]
