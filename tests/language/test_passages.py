"""Passages: exact places, nothing lost, nothing empty."""

from hypothesis import given
from hypothesis import strategies as st

from framing.language.passages import divide
from framing.records import Article, Block, Passage

_SCRIPTS = st.text(alphabet="aB.?!…。！”“\"'’«» \n\t\u00a0Яж،؟中国🙂\x00\ud800é1,", max_size=120)


def _article(*paragraphs: str) -> Article:
    blocks: list[Block] = []
    text = ""
    for paragraph in paragraphs:
        blocks.append(Block("body" if blocks else "headline", len(text), len(text) + len(paragraph)))
        text += paragraph + "\n\n"
    return Article(outlet="Outlet", id="outlet", text=text, blocks=tuple(blocks))


def _covered(article: Article, passages: tuple[Passage, ...]) -> list[int]:
    places = [place for passage in passages for place in range(passage.start, passage.end)]
    return [place for place in places if not article.text[place].isspace()]


@given(st.lists(st.one_of(_SCRIPTS, st.text(max_size=80)), max_size=5))
def test_every_character_of_a_block_is_in_exactly_one_passage(paragraphs: list[str]) -> None:
    """Nothing of an article is lost, doubled or moved, whatever its script and however odd its white space."""
    article = _article(*paragraphs)
    passages = divide(article)
    assert all(article.text[p.start : p.end] == p.text and p.text.strip() == p.text != "" for p in passages)
    assert _covered(article, passages) == [
        place
        for block in article.blocks
        for place in range(block.start, block.end)
        if not article.text[place].isspace()
    ]


def test_a_passage_knows_its_article_paragraph_and_role() -> None:
    """Ids count through the article; a paragraph's number is its block's; a heading needs no full stop."""
    passages = divide(_article("Dam talks stall", "Nobody came. The hall was empty.", "It reopens on Monday."))
    assert [(p.id, p.index, p.paragraph, p.role, p.text) for p in passages] == [
        ("outlet:0", 0, 0, "headline", "Dam talks stall"),
        ("outlet:1", 1, 1, "body", "Nobody came."),
        ("outlet:2", 2, 1, "body", "The hall was empty."),
        ("outlet:3", 3, 2, "body", "It reopens on Monday."),
    ]


def test_text_outside_the_blocks_is_left_out() -> None:
    """What cleaning set aside never becomes a passage."""
    assert divide(Article(outlet="Outlet", id="outlet", text="Menu. Search.")) == ()
