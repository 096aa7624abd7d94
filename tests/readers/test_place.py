from __future__ import annotations

from pathlib import Path

import pytest

from framing.errors import InputError
from framing.readers.place import Place, expand, place


def test_a_list_stands_in_the_place_of_the_dash() -> None:
    """Protects the order of articles, and that whoever wrote a list is trusted less than the user."""
    lines = ["\ufeffhttps://post.example/a \n", "\n", "# the others\n", "echo.txt\n"]
    assert expand(["first.html", "-"], lines) == (
        Place("first.html"),
        Place("https://post.example/a", listed=True),
        Place("echo.txt", listed=True),
    )


def test_an_empty_list_is_said() -> None:
    """Protects a pipe whose first command found nothing from a puzzling message later on."""
    with pytest.raises(InputError, match="empty"):
        expand(["-"], ["# nothing\n"])


@pytest.mark.parametrize(
    ("where", "is_url"),
    [
        ("https://a.example", True),
        ("HTTP://a.example", True),
        ("https.txt", False),
        ("ftp://a.example", True),
        ("C:/a.txt", False),
    ],
)
def test_addresses_are_told_from_paths(where: str, is_url: bool) -> None:
    """Protects files with odd names from being fetched, and addresses in capitals from being looked for on disk."""
    assert place(where).is_url is is_url


def test_a_path_is_a_place() -> None:
    """Protects Python callers, who have paths."""
    assert place(Path("a") / "b.txt") == Place(str(Path("a") / "b.txt"))
