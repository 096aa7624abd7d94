"""The short report: what it says first, and that no article's text is anything but text in it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from framing.export.brief import LEFT_OUT, render_brief
from framing.records import Claim, Comparison, Story
from tests.samples import HOSTILE, bridge, hostile

OURS = {
    "heading_open",
    "paragraph_open",
    "bullet_list_open",
    "list_item_open",
    "table_open",
    "thead_open",
    "tbody_open",
    "tr_open",
    "th_open",
    "td_open",
    "inline",
    "text",
}
"""What the report is made of. Links, images, HTML, code, emphasis, rules, quotes and numbered lists are not in it."""


def tokens(text: str) -> list[Token]:
    """Return what a foreign parser of CommonMark and GitHub's tables makes of the text, inline parts included."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    blocks = parser.parse(text)
    return [token for block in blocks for token in (block, *(block.children or ()))]


def shape(text: str) -> Counter[str]:
    """Return how often each part occurs, but for closing ones and the pieces that a line's text falls into."""
    return Counter(token.type for token in tokens(text) if token.nesting >= 0 and token.type != "text")


def cells(text: str) -> list[str]:
    """Return what each line of text and each cell shows."""
    return [
        "".join(child.content for child in token.children or ()) for token in tokens(text) if token.type == "inline"
    ]


def test_the_file_is_as_it_was(golden: Callable[[str, str], None]) -> None:
    """Protects every byte; a change of it shows in review."""
    golden("report.md", render_brief(bridge()))


@pytest.mark.parametrize("make", [bridge, hostile])
def test_nothing_but_our_own_parts_is_in_it(make: Callable[[], Comparison]) -> None:
    """Protects whoever pastes it somewhere: hostile texts make no link, HTML, code, emphasis or row."""
    assert set(shape(render_brief(make()))) == OURS - {"text"}


HARMFUL = [
    *("[a](http://x.example)", "![a](http://x.example/p.png)", "<http://x.example>", "[a]: http://x.example", "`code`"),
    *(
        "<b>x</b>",
        "<!-- x",
        "&lt;b&gt;",
        "&#60;b&#62;",
        "*a* **b** _c_ ~~d~~",
        "a | b | c",
        "\\| a",
        "a\\",
        "# a",
        "a #",
    ),
    *(
        "- a",
        "+ a",
        "1. a",
        "12) a",
        "> a",
        "---",
        "===",
        "    a",
        "\ta",
        "a\n\n# b",
        "a  \nb",
        "\u2028# a",
        "```\na",
        "\0",
    ),
    *("{{ 7 * 7 }}", "$a$", "a\r\n| b |", "\\<b>", "\\\\<b>", "\\`a\\`", HOSTILE),
]


def worded(text: str) -> Comparison:
    """Return the bridge with this text wherever a text of others is shown."""
    base = bridge()
    names = {article.outlet: f"{number}{text}" for number, article in enumerate(base.story.articles)}
    articles = tuple(replace(a, outlet=names[a.outlet], headline=text, published=text) for a in base.story.articles)

    def renamed(claim: Claim) -> Claim:
        coverage = tuple(replace(one, outlet=names[one.outlet]) for one in claim.coverage)
        return replace(claim, summary=text, outlets=tuple(names[o] for o in claim.outlets), coverage=coverage)

    found = tuple(
        replace(one, why=text, values=tuple(replace(value, text=text) for value in one.values))
        for one in base.discrepancies
    )
    story = Story(text, articles)
    return replace(base, story=story, claims=tuple(renamed(claim) for claim in base.claims), discrepancies=found)


@pytest.mark.parametrize("text", HARMFUL)
def test_a_text_stays_a_text(text: str) -> None:
    """Protects the shape: with such a text in every place, the report has the parts that it has with plain words."""
    assert shape(render_brief(worded(text))) == shape(render_brief(worded("plain")))


@settings(deadline=None)  # a busy machine is no fault of the text's
@given(st.text(alphabet=st.one_of(st.sampled_from("\\`*_{}[]<>()#+-.!|~$@&;:/=0123456789 \n\tabw"), st.characters())))
def test_any_text_stays_a_text(text: str) -> None:
    """Protects what no list of attacks has: the same for any characters at all."""
    assert shape(render_brief(worded(text))) == shape(render_brief(worded("plain")))


@pytest.mark.parametrize(
    "text", ["5 * 3 | 2 <b>_x_</b> & \\ [y](z) `c` #1", "1. & &amp; - $5 https://x.example www.y.example"]
)
def test_a_text_is_shown_as_it_is(text: str) -> None:
    """Protects quotations: what a reader sees is what the outlet wrote, without our escapes."""
    assert cells(render_brief(worded(text)))[0] == text


def test_no_address_becomes_a_link_by_itself() -> None:
    """Protects from GitHub's habit to link bare addresses: none is left bare."""
    text = render_brief(worded("HTTPS://x.example www.x.example me@x.example"))
    assert not [bare for bare in ("://", "www.", "e@") if bare in text.replace("\\@", "").casefold()]


def test_it_leads_with_sure_findings_alone() -> None:
    """Protects the opening: it names what is sure in all, the gap and the difference; else it says that nothing is."""
    opening = render_brief(bridge()).split("\n\n")[1]
    assert opening.startswith("- All 3 outlets report: The city council closed")
    assert "Not found in North Wire, reported by Harbour Post and Daily Lantern: “Nobody" in opening
    assert "They differ in a number: Harbour Post: “14 cracks”; Daily Lantern: “11 cracks”." in opening
    base = bridge()
    doubtful = replace(
        base,
        claims=tuple(replace(claim, probability=0.7) for claim in base.claims),
        omissions=tuple(replace(omission, probability=0.7) for omission in base.omissions),
        discrepancies=tuple(replace(found, probability=0.7) for found in base.discrepancies),
    )
    assert render_brief(doubtful).split("\n\n")[1].startswith("- Harbour Post writes, in its own voice: “developer")
    plain = replace(doubtful, signals=())
    assert render_brief(plain).split("\n\n")[1].startswith("Nothing here is sure.")


def test_an_outlet_says_its_words_once() -> None:
    """Protects the list of what does not agree: two figures of an outlet stand in a line, a repeated one once."""
    found = bridge().discrepancies[0]
    twice = replace(
        found, values=(*found.values, found.values[0], replace(found.values[0], text="over 14", value="14 or more"))
    )
    lines = render_brief(replace(bridge(), discrepancies=(twice,))).splitlines()
    at = lines.index("## What does not agree")
    assert lines[at + 2].startswith("- Number (sure, cannot all be right): The city council closed")
    assert lines[at + 3 : at + 5] == ["  - Harbour Post: “14 cracks”, “over 14”", "  - Daily Lantern: “11 cracks”"]


def test_it_stays_short() -> None:
    """Protects the reader of a mail: many findings give no longer lists, and what is not shown is counted."""
    base = bridge()
    claims = tuple(replace(base.claims[1], id=f"c{n}", title=f"Claim {n}") for n in range(25))
    omissions = tuple(replace(base.omissions[0], claim=claim.id) for claim in claims)
    text = render_brief(replace(base, claims=claims, omissions=omissions, discrepancies=(), contrasts=(), links=()))
    assert "13 more claims are on the page." in text
    assert text.count(f"- {25 - LEFT_OUT} more on the page") == 1


def test_a_long_sentence_is_cut_between_words() -> None:
    """Protects the table: a sentence of ten thousand words takes a line, and a text without spaces too."""
    for text in ("word " * 10_000, "字" * 10_000):
        row = render_brief(
            replace(
                bridge(),
                claims=(replace(bridge().claims[0], summary=text),),
                omissions=(),
                discrepancies=(),
                contrasts=(),
                agreements=(),
            )
        )
        (line,) = (line for line in row.splitlines() if line.startswith(f"| {text[:2]}"))
        assert len(line) < 250
        assert " … |" in line
