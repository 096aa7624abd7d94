"""From an article to its passages: the sentences, headings and captions that are compared with other outlets'."""

from __future__ import annotations

from framing.language.sentences import sentences
from framing.records import Article, Passage


def divide(article: Article) -> tuple[Passage, ...]:
    """Return the sentences of the article's blocks in reading order, each with its place in `article.text`.

    `article.text[p.start:p.end] == p.text` for every passage `p`; no passage is empty, and every character of a block
    that is not white space is in exactly one. `paragraph` counts the article's blocks from 0.
    """
    passages: list[Passage] = []
    for paragraph, block in enumerate(article.blocks):
        for start, end in sentences(article.text[block.start : block.end]):
            index = len(passages)
            passages.append(
                Passage(
                    id=f"{article.id}:{index}",
                    article=article.id,
                    index=index,
                    role=block.role,
                    paragraph=paragraph,
                    start=block.start + start,
                    end=block.start + end,
                    text=article.text[block.start + start : block.start + end],
                )
            )
    return tuple(passages)
