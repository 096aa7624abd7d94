from __future__ import annotations

import pytest

from framing.readers.names import outlet_name, outlet_of_host, title


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("kyiv-independent", "Kyiv Independent"),
        ("afp", "AFP"),
        ("rks", "RKS"),
        ("bbc", "BBC"),
        ("reuters", "Reuters"),
        ("the_daily_news", "The Daily News"),
        ("HuffPost", "HuffPost"),
        ("harbour-post-2031-02-03", "Harbour Post"),
        ("вести", "Вести"),
        ("", ""),
        ("--", "--"),
    ],
)
def test_outlet_from_a_file_name(stem: str, name: str) -> None:
    """An outlet gets a readable name; initials are written as initials."""
    assert outlet_name(stem) == name


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("vietnam-2024-06-20", "Vietnam 2024-06-20"),
        ("port_strike", "Port strike"),
        ("2024-06-20", "2024-06-20"),
        ("", ""),
    ],
)
def test_title_from_a_folder(folder: str, name: str) -> None:
    """A story without a title of its own is called as its folder, and keeps the date."""
    assert title(folder) == name


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.example-post.com/a/b", "Example Post"),
        ("https://www.bbc.co.uk/x", "BBC"),
        ("bbc.co.uk", "BBC"),
        ("http://m.harbour-post.com.au:8080/", "Harbour Post"),
        ("amp.harbour-post.de/x", "Harbour Post"),
        ("edition.harbour-post.example", "Harbour Post"),
        ("https://xn--hfen-loa.example/", "Häfen"),
        ("", ""),
        ("https://[broken", ""),
        ("/ferry", ""),
    ],
)
def test_outlet_from_an_address(url: str, name: str) -> None:
    """An outlet without a name is called as its host: without prefixes, ending and the registry's second level."""
    assert outlet_of_host(url) == name
