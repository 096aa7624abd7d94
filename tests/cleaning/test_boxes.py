"""What stands in an article's own container and is not the article's: boxes, links, doubled lines, picture credits."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.cleaning import clean_article, reasons, setting
from framing.records import Article

CASES = Path(__file__).parents[1] / "cases" / "cleaning" / "teasers"
OWN = (
    "The council voted on Tuesday to close the swing bridge for eighteen months while its steel pins are replaced.",
    "Engineers found cracks in nine of the forty pins that carry the bridge, says a report to members of the council.",
    "The mayor said the work would cost 14 million and that the money would come from the harbour fund.",
    "Shopkeepers fear for their trade and have asked the council for a free ferry from dawn to dusk.",
    "The ferry company replied that it could run one crossing each half hour and no more than that in winter.",
)


def body(markup: str) -> list[str]:
    """Return the paragraphs that a page's article has, captions apart."""
    article = clean_article(Article("The Orle Post", markup, id="post", form="html"))
    return [article.text[b.start : b.end] for b in article.blocks if b.role in ("standfirst", "body")]


def page(below: str, amid: str = "") -> str:
    """Return a page with something in its article's container: below the article, and amid it."""
    paragraphs = [f"<p>{text}</p>" for text in OWN]
    return (
        "<html><head><title>Bridge to close</title></head><body><main><article><h1>Bridge to close</h1>"
        f"{''.join(paragraphs[:3])}{amid}{''.join(paragraphs[3:])}{below}</article></main></body></html>"
    )


@pytest.mark.parametrize("file", sorted(CASES.glob("*.html")), ids=lambda file: file.stem)
def test_nothing_behind_the_article_is_its_own(file: Path) -> None:
    """Protects a comparison from appeals, invitations and labels below an article, whatever they say."""
    found = body(file.read_text(encoding="utf-8"))
    assert len(found) == 5
    assert found[-1].startswith("The ferry company")


@pytest.mark.parametrize(
    "name",
    [
        "ad",
        "publicidad",
        "werbung",
        "relacionadas",
        "mehr-zum-thema",
        "a-lire-aussi",
        "newsletter",
        "spenden",
        "comentarios",
    ],
)
def test_a_box_is_known_by_its_class(name: str) -> None:
    """Protects pages in other languages: a box that its class names is no part of the article, amid it or below."""
    text = "Lamps and ladders of every size are sold this week at the Thornley works."
    box = f'<div class="block {name}"><p>{text}</p></div>'
    assert body(page(box)) == list(OWN)
    assert body(page("", box)) == list(OWN)


@pytest.mark.parametrize("name", ["card", "author-text", "share", "promo", "with-sidebar"])
def test_a_class_that_holds_the_whole_article_names_no_box(name: str) -> None:
    """Protects sites that call their article's container or its paragraphs by such a name."""
    wrapped = page("").replace("<p>", f'<p class="{name}">')
    assert body(wrapped) == list(OWN)
    assert body(page("").replace("<main>", f'<main class="{name}">')) == list(OWN)


@pytest.mark.parametrize("name", ["after-ad", "no-ads", "has-comments"])
def test_a_class_that_says_what_is_near_names_no_box(name: str) -> None:
    """Protects the one paragraph behind an advert, which its class tells."""
    text = "Traders on the quay say that their rents rose by half while the bridge was half shut last spring."
    assert text in body(page("", f'<div class="{name}"><p>{text}</p></div>'))


def test_links_in_a_row_are_set_aside_with_their_title() -> None:
    """Protects a comparison from other stories' headlines, short, long or questions, and from the list's title."""
    titles = ("Who won?", "Swans come back to the lake at Thornley", "Market")
    rows = "".join(f'<li><a href="/{n}">{title}</a></li>' for n, title in enumerate(titles))
    for title in ("Lesen Sie auch", "More of this", "Читайте також"):
        for shape in (f"<h3>{title}</h3><ul>{rows}</ul>", f"<p>{title}</p><ul>{rows}</ul>"):
            assert body(page(shape)) == list(OWN)


def test_a_list_with_a_link_in_each_line_stays() -> None:
    """Protects lists that are the article's: their lines say more than their links."""
    rows = [f"Pier {n} of the bridge, which was built in 19{n}1" for n in range(2, 5)]
    markup = "".join(f"<li>{row.replace('bridge', '<a href=/b>bridge</a>')}</li>" for row in rows)
    assert all(row in " ".join(body(page("", f"<p>Three piers are worn:</p><ul>{markup}</ul>"))) for row in rows)


def test_a_line_printed_twice_is_a_teasers() -> None:
    """Protects a comparison from a teaser that prints its headline as a picture's text too, with the line below it."""
    first = "<p>Swans come back to Thornley</p><p>Swans come back to Thornley</p><p>The lake is warm.</p>"
    second = "<p>Brewer opens a hall</p><p>Brewer opens a hall</p><p>Beer is cheap.</p>"
    assert body(page(first + second)) == list(OWN)


def test_numbered_labels_go_wherever_they_stand() -> None:
    """Protects a comparison from an advert's label amid the text: the same words twice, but for a number."""
    assert setting.printed_twice(["Banner space 1More below", OWN[0], "Banner space 2More below", OWN[1]]) == {0, 2}
    assert setting.printed_twice(["Day 1 of the trial", OWN[0], "Day 2 of the trial", OWN[1]]) == set()
    assert setting.printed_twice(["Yes", OWN[0], "Yes", "Was it cold then?", OWN[1], "Was it cold then?"]) == set()


def test_a_title_with_nothing_below_it_goes() -> None:
    """Protects a comparison from the label of a box whose links were left; lists and paragraphs at the end stay."""
    assert setting.lone_titles([*OWN, "More of this"]) == 1
    assert setting.lone_titles([*OWN, "Apples", "Pears", "Plums"]) == 0
    assert setting.lone_titles(OWN) == 0
    assert setting.lone_titles(["Bridge"]) == 0


@pytest.mark.parametrize(
    "picture",
    [
        '<figure><img src="a.jpg"><span>Image copyright</span><span>Getty Images</span></figure>',
        '<div><img src="a.jpg"></div><p>google</p>',
        '<img src="a.jpg"><p class="image-credit">Ivo Stam</p>',
        '<div class="bildunterschrift"><p>Ivo Stam</p></div>',
        "<p>Getty Images</p>",
        "<p>Image copyright</p><p>Getty Images</p>",
    ],
)
def test_whose_a_picture_is_is_no_text(picture: str) -> None:
    """Protects a list of speakers from "Getty Images" and "google"."""
    assert body(page("", picture)) == list(OWN)


def test_an_article_keeps_what_reports_below_an_address() -> None:
    """Protects an article's last paragraphs: they name somebody or count something."""
    parts = [*OWN, "It is the road you see first.", "Jo Marsh of the traders sees 40 shops shut, and Ada Lee agrees."]
    assert setting.closing_words(parts) == 0


def test_long_prose_beside_the_article_is_told() -> None:
    """Protects an outlet whose text stands where it was not looked for: the user learns how much was set aside."""
    texts = [
        f"In year {n} the swans of Thornley came back to the lake, and {text[0].lower()}{text[1:]}"
        for n, text in enumerate(OWN)
    ]
    strange = "".join(f"<div class='x{n}'><div><span>{text}</span></div></div>" for n, text in enumerate(texts))
    other = f"<section><h1>Swans come back</h1>{strange}</section>"
    markup = page("").replace("</main>", f"</main>{other}")
    article = clean_article(Article("The Orle Post", markup, id="post", form="html"))
    assert len([b for b in article.blocks if b.role == "body"]) == len(OWN)
    (notice,) = article.notices
    assert "The Orle Post" in notice
    boxed = page("").replace("</main>", f'</main><div class="comments">{other}</div>')
    assert not clean_article(Article("The Orle Post", boxed, id="post", form="html")).notices


POST = "What a shameless circus this is. Resign, all of you."
POSTS = {
    "twitter-tweet": f'<p>{POST} <a href="#">pic.twitter.com/abc</a></p>&mdash; Karl Ruiz (@karlruiz) <a href="#">Feb'
    "ruary 4, 2031</a>",
    "bluesky-embed": f'<p>{POST}</p>&mdash; Karl Ruiz (<a href="#">@karl.example</a>) <a href="#">February 4, 2031 at 9'
    ":12 PM</a>",
    "mastodon-embed": f'<a href="#"><div>Post by @karl@host.example</div><p>{POST}</p><div>View on Mastodon</div></a>',
    "instagram-media": f"<div>View this post on Instagram</div><p>{POST}</p>"
    "<p>A post shared by Karl Ruiz (@karlruiz)</p>",
    "tiktok-embed": f"<section><a>@karlruiz</a><p>{POST}</p><a>♬ original sound</a></section>",
    "": f"<p>{POST}</p><p>— Karl Ruiz (@karlruiz) February 4, 2031</p>",
}


@pytest.mark.parametrize("name", POSTS)
def test_a_post_is_a_quotation_of_its_writer(name: str) -> None:
    """Protects an outlet from the words of posts that it shows, and the article's date from theirs."""
    markup = page("", f'<blockquote class="{name}">{POSTS[name]}</blockquote>')
    article = clean_article(Article("The Orle Post", markup, id="post", form="html"))
    found = [article.text[b.start : b.end] for b in article.blocks if b.role == "body"]
    (post,) = [part for part in found if part not in OWN]
    assert post.endswith(f": “{POST}”")
    assert post.startswith(("Karl Ruiz:", "@karl"))
    assert article.published is None
    assert {aside.reason for aside in article.asides} == {reasons.POST}


def test_a_post_in_a_frame_is_kept() -> None:
    """Protects posts in the frames that sites put about them, which extractors drop as pictures."""
    post = f'<blockquote class="twitter-tweet">{POSTS["twitter-tweet"]}</blockquote>'
    found = body(page("", f'<figure class="wp-block-embed"><div>{post}</div></figure>'))
    assert [part for part in found if part not in OWN] == [f"Karl Ruiz: “{POST}”"]


def test_a_box_with_a_correction_is_no_text() -> None:
    """Protects from a note that only its box tells."""
    box = '<div class="correction"><h4>Correction</h4><p>The works cost 42 million.</p></div>'
    assert body(page("", box)) == list(OWN)


def test_a_post_without_words_leaves_nothing() -> None:
    """Protects an article from "A post shared by …", where a picture stood."""
    inner = "<div>View this post on Instagram</div><p>A post shared by Marrowby Council (@marrowby)</p>"
    assert body(page("", f'<blockquote class="instagram-media">{inner}</blockquote>')) == list(OWN)


def test_a_quotation_set_apart_is_no_post() -> None:
    """Protects blockquotes of speech from being taken for posts."""
    quoted = "“We heard of it in the news,” the traders wrote to the council, and they signed it, all of them."
    assert quoted in body(page("", f"<blockquote><p>{quoted}</p></blockquote>"))


POINTS = "<ul><li>The bridge closes for long.</li><li>Works cost 14 million.</li></ul>"


@pytest.mark.parametrize(
    "box",
    [
        f"<div><h3>Key takeaways</h3>{POINTS}<p>Summary generated by AI and checked by a journalist.</p></div>",
        f"<h2>Key points</h2>{POINTS}",
        f"<p><strong>In brief:</strong></p>{POINTS}",
        f'<div class="article-key-points">{POINTS}</div>',
        f"<section><p>AI-generated summary, reviewed by editors</p>{POINTS}</section>",
        f"<aside><h4>Das Wichtigste in Kürze</h4>{POINTS}</aside>",
    ],
)
def test_a_summary_is_not_the_text(box: str) -> None:
    """Protects claims from being counted twice, and a sentence on who made a summary from being one."""
    top = page("").replace("<h1>Bridge to close</h1>", f"<h1>Bridge to close</h1>{box}")
    for markup in (top, page("", box)):
        assert body(markup) == list(OWN)
        article = clean_article(Article("The Orle Post", markup, id="post", form="html"))
        assert reasons.SUMMARY in {aside.reason for aside in article.asides}


def test_points_amid_the_text_stay() -> None:
    """Protects lists that are the article's, and a summary's title over paragraphs of it."""
    listed = (
        "<p>Three piers are worn, the report says:</p><ul><li>the northern one</li><li>both in the middle</li></ul>"
    )
    assert len(body(page("", listed))) == len(OWN) + 3
    assert len(body(page("", "<h2>At a glance</h2>"))) >= len(OWN)
