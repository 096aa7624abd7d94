"""What outlets published: articles with their blocks and asides, stories, and the passages they divide into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

PassageRole = Literal["headline", "standfirst", "caption", "body"]
Form = Literal["article", "page", "html"]
UNKNOWN_LANGUAGE: Final = "und"
"""The language of an article that could not be told: ISO 639-2's code for undetermined, which pages understand too."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A piece of a page that is not the article's own text, kept with the reason why it was set aside."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of an article's text, and the part that it plays: `article.text[start:end]`."""

    role: PassageRole
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One outlet's report of a story.

    `form` says what `text` is: an article's own text, a page as somebody copied it (with its menus and teasers), or a
    page's HTML. Cleaning turns the last two into the first and fills `blocks`. `published` and `updated` are ISO 8601;
    `language` is ISO 639-1, UNKNOWN_LANGUAGE, or "" before cleaning and where there is too little text;
    `wire` is the agency whose copy the article is; `source` is the file or URL that it was read from. `id` is unique
    within a story.
    """

    outlet: str
    text: str
    id: str = ""
    headline: str = ""
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    language: str = ""
    url: str | None = None
    source: str = ""
    wire: str | None = None
    form: Form = "article"
    blocks: tuple[Block, ...] = ()
    asides: tuple[Aside, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        """The number of words in the text, separated by white space."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Story:
    """Several outlets' articles about one event.

    `notices` tell the user what was left out of it, and why: in English, as `Ours` where pages can say it in another
    language. `failures` are those of them about input that was given but could not be read.
    """

    title: str
    articles: tuple[Article, ...]
    notices: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence (or heading, or caption) of an article. `id` is `<article>:<index>`, `paragraph` counts from 0."""

    id: str
    article: str
    index: int
    role: PassageRole
    paragraph: int
    start: int
    end: int
    text: str
