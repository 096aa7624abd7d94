"""A page read as a browser's parser would read it, so that tests can say what is in it."""

from __future__ import annotations

from html.parser import HTMLParser


class Page(HTMLParser):
    """The tags of a page in order, each with its attributes, and the ids and links among them."""

    def __init__(self, html: str) -> None:
        """Read `html`."""
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    @property
    def names(self) -> list[str]:
        """The names of the tags."""
        return [tag for tag, _ in self.tags]

    @property
    def ids(self) -> list[str]:
        """Every id in the page."""
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]

    @property
    def links(self) -> list[str]:
        """Where every link leads."""
        return [attributes["href"] for _, attributes in self.tags if "href" in attributes]
