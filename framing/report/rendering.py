"""Turns a template and a page's plain values into one self-contained HTML file.

Every article is untrusted input: all text is escaped, and the page's security policy forbids every request and every
script but the one that ships with the templates, which it names by its hash.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from framing import assets

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
"""Characters that HTML has no place for; a browser would drop them or stop at them."""

_TURNS = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the direction of reading until another one turns it back. An article that leaves one open would
turn our own words round as well, even out of a <bdi>; right-to-left text needs none of them inside a <bdi>."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page carries: the shared style sheet and script, and the policy that lets only that script run."""

    style: Markup
    script: Markup
    policy: str


def render(template: str, page: object) -> str:
    """Return the HTML of `template` (a file's name in templates/) with `page`'s values in it."""
    html = _environment().get_template(template).render(page=page, frame=_frame())
    return _TURNS.sub("", _CONTROL.sub("\N{REPLACEMENT CHARACTER}", html))


@cache
def _environment() -> Environment:
    # select_autoescape() would not escape *.html.j2.
    return Environment(
        loader=FileSystemLoader(assets.folder("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def _frame() -> Frame:
    folder = assets.folder("templates")
    style = (folder / "style.css").read_text(encoding="utf-8")
    script = (folder / "script.js").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    allowed = f"style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    policy = f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"
    return Frame(Markup(style), Markup(script), policy)  # noqa: S704 — our own files, never an article's text
