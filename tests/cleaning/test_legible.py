"""Characters that went wrong on the way to us: what a reader sees is what is compared."""

import pytest

from framing.cleaning import clean_article
from framing.records import Article

MENDED = "Characters were read with the wrong table (“â€œ” for a quotation mark); they were put right."


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("â€œWe were told nothing,â€\x9d said Lena Marsh.", "“We were told nothing,” said Lena Marsh."),
        ("â€œWe were told nothing,â€ said Lena Marsh.", "“We were told nothing,” said Lena Marsh."),
        ("He called it â€œshambolicâ€.", "He called it “shambolic”."),
        (
            "The mayorâ€™s office â€“ cafÃ© owners say â€” kept still.",
            "The mayor’s office – café owners say — kept still.",
        ),
        ("The cafÃ© owner said “no” and left.", "The café owner said “no” and left."),
        ("Ã¢â‚¬Å“Twice wrong,Ã¢â‚¬Â\x9d he said.", "“Twice wrong,” he said."),
        ("‚ÄúFrom an old Mac,‚Äù he said.", "“From an old Mac,” he said."),
        ("WaÅ‚Ä™sa paid Â£5 at 20Â°C.", "Wałęsa paid £5 at 20°C."),
        ("ÐœÐ¾Ñ\x81Ñ‚ Ð·Ð°ÐºÑ€Ñ‹Ñ‚.", "Мост закрыт."),
    ],
)
def test_text_read_with_the_wrong_table_is_put_right(written: str, right: str) -> None:
    """Protects quotations whose marks became three letters each: their words would be the outlet's."""
    article = clean_article(Article("Post", written, headline=written))
    assert [article.text[block.start : block.end] for block in article.blocks] == [right]
    assert article.headline == right
    assert MENDED in article.notices


@pytest.mark.parametrize(
    "written",
    [
        "“It’s fine,” said the café’s owner – naïve or not.",
        "SÃO PAULO votes; LE MARQUÉ… « ÇA » VA.",
        "Il a dit « café » et “là”, à 20 °C.",
        "„Ärger“, sagte Öl-Händler Jürgen Groß.",
        "Премьер-министр Србије рекао је «не».",
        "Vũ Trọng Phụng đến Hà Nội.",
    ],
)
def test_text_that_is_right_stays(written: str) -> None:
    """Protects texts in other languages from being mended into nonsense."""
    article = clean_article(Article("Post", written))
    assert article.text == written
    assert MENDED not in article.notices


@pytest.mark.parametrize(
    ("written", "right"),
    [
        (
            "a sham\xadbolic eigh\u200bteen com\u2060muters bar\u200criers\u200e",
            "a shambolic eighteen commuters barriers",
        ),
        ("one\x9d two\x84 three\x7f", "one two three"),
        ("👩\u200d👧 می\u200cروم", "👩\u200d👧 می\u200cروم"),
        ("&#8220;No,&rdquo; said the caf&eacute; &ndash; R&amp;D&nbsp;wing.", "“No,” said the café – R&D wing."),
        ("The mayor&amp;#8217;s R&para and AT&T stay.", "The mayor’s R&para and AT&T stay."),
        ("<p>One <b>is</b> here.</p><p>Two&rsquo;s there.</p>", "One is here.\n\nTwo’s there."),
        ("&lt;p&gt;One is here.&lt;/p&gt;\n&lt;p&gt;Two is there.&lt;/p&gt;", "One is here.\n\nTwo is there."),
        ("The page begins with the tag <p> and 3 < 4.", "The page begins with the tag <p> and 3 < 4."),
    ],
)
def test_what_nobody_sees_is_dropped(written: str, right: str) -> None:
    """Protects words cut by soft hyphens ("sham" of "shambolic" would be marked), and paragraphs with their tags."""
    article = clean_article(Article("Post", written))
    assert article.text == right
    assert article.text == "\n\n".join(article.text[block.start : block.end] for block in article.blocks)


def test_entities_escaped_twice_in_html() -> None:
    """Protects the quotations of feeds and pages whose marks went through two programs."""
    marks = "<p>&amp;#8220;We were told nothing about the bridge&amp;#8221;, caf&amp;eacute; owners said on Friday.</p>"
    page = f"<html><body><article><h1>Bridge shut</h1>{marks * 3}</article></body></html>"
    assert "“We were told nothing about the bridge”, café owners" in clean_article(Article("P", page, form="html")).text
