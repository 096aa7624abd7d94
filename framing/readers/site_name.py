"""What a web address calls its site."""

from __future__ import annotations

from urllib.parse import urlsplit

# Names below which registries of a country sell, so that `post.co.uk` is called post, not co.
_SECOND_LEVEL = frozenset("ac co com edu gob gov gouv gv mil ne net or org".split())
_NEWSROOM = frozenset("www m mobile amp news edition en english web".split())


def site_of(url: str) -> str:
    """Return the part of an address's host that names the site: `www.harbour-post.co.uk` is "harbour-post".

    Without a list of every registry's rules this errs for rare ones; an address of numbers stands for itself.
    """
    try:
        host = (urlsplit(url).hostname or "").removesuffix(".")
    except ValueError:
        host = ""
    if not host or ":" in host or host.replace(".", "").isdecimal():
        return host or "page"
    labels = host.split(".")
    while len(labels) > 2 and labels[0] in _NEWSROOM:
        labels = labels[1:]
    last = 2 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL and len(labels[-1]) == 2 else 1
    name = labels[-last - 1] if len(labels) > last else labels[0]
    return _unicode(name)


def _unicode(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label.encode("ascii").decode("idna")
    except UnicodeError:
        return label
