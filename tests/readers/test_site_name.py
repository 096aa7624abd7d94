from __future__ import annotations

import pytest

from framing.readers.names import site_of


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.harbour-post.example/a/b?c", "harbour-post"),
        ("https://edition.post.com/2031/", "post"),
        ("https://www.post.co.uk", "post"),
        ("https://post.com.au/a", "post"),
        ("https://co.uk", "co"),
        ("https://world.daily.example:8080/x", "daily"),
        ("https://xn--mnchen-3ya.example/", "münchen"),
        ("http://127.0.0.1:8000/a", "127.0.0.1"),
        ("http://[::1]/a", "::1"),
        ("http://localhost/a", "localhost"),
        ("http://[broken", "page"),
    ],
)
def test_a_site_is_named_by_its_address(url: str, site: str) -> None:
    """Protects the names of outlets whose pages do not say who they are."""
    assert site_of(url) == site
