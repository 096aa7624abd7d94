"""A comparison as the pages that people read: first as plain values, then as HTML made from templates/.

In goes a `Comparison` (or a batch's entries); out comes one self-contained page. `story` and the files beside it say
what a page shows, `render` turns that into HTML. Nothing is decided here that a finding has not decided.
"""

from __future__ import annotations

import base64
import gettext
import hashlib
import re
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

from framing import assets, settings
from framing.records import Ours, Reason

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

    from framing.records import Comparison
    from framing.report.batch import BatchPage
    from framing.report.versions import VersionsPage


_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
"""Characters that HTML has no place for; a browser would drop them or stop at them."""

_TURNS = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the direction of reading until another one turns it back. An article that leaves one open would
turn our own words round as well, even out of a <bdi>; right-to-left text needs none of them inside a <bdi>."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page carries: the shared style sheet and script."""

    style: Markup
    script: Markup

    def policy(self, own_style: str, own_script: str = "") -> str:
        """Return the policy that lets a page use only its style sheet and script, each ending in the page's own."""
        style, script = _hash(self.style + own_style), _hash(self.script + own_script)
        allowed = f"style-src '{style}'; script-src '{script}'"
        return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def render(template: str, page: object, lang: str = settings.ENGLISH) -> str:
    """Return the HTML of `template` (a file's name in templates/) with `page`'s values in it, its own words in `lang`.

    Pages of batches and versions have no words to translate. Raises SettingsError for a language that there is none of.
    """
    html = _environment(settings.page_language(lang)).get_template(template).render(page=page, frame=_frame())
    return _TURNS.sub("", _CONTROL.sub("\N{REPLACEMENT CHARACTER}", html))


@cache
def _environment(lang: str) -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # a page that is kept needs no templates

    folder = assets.folder("templates")
    # select_autoescape() would not escape *.html.j2.
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    words = translations(lang)
    # In the new style, what stands for a placeholder is escaped as any other value is.
    environment.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]
    environment.globals |= {"page_language": lang, "known": partial(_known, words), "told": partial(_told, words)}
    environment.globals["foreign"] = partial(_foreign, lang)
    return environment


@cache
def translations(lang: str) -> gettext.NullTranslations:
    """Return our own words in a language of `framing.settings.PAGE_LANGUAGES`; raise SettingsError for another one."""
    if settings.page_language(lang) == settings.ENGLISH:
        return gettext.NullTranslations()  # the words are English where they stand
    return gettext.translation("report", assets.folder("templates") / "locale", [lang])


_LETTERS = {"uk": re.compile(r"[\u0400-\u04ff]")}
"""The letters of our languages that have others than English has."""


def _foreign(lang: str, text: str) -> bool:
    """Return whether a text is not in the page's language, by its letters."""
    return lang in _LETTERS and not _LETTERS[lang].search(text)


def _known(words: gettext.NullTranslations, text: str) -> str:
    """Return the translation of a sentence of ours, or nothing where there is none."""
    translation = words.gettext(text) if text else text
    return translation if translation != text else ""


_OURS = frozenset({"plain"})
"""Names in reasons behind which words of ours stand, not an article's."""


_JOINED = re.compile(r"(?:\{\w+\}[ ;,]*)+")
"""A sentence of ours that holds only others."""


def _told(words: gettext.NullTranslations, given: Reason | str | None) -> Markup:
    """Return a reason in the page's language around the article's words, or nothing where it has no translation.

    Only our own translation is a pattern: the sentence in a file may be anybody's.
    """
    from markupsafe import Markup, escape

    reason = given.reason if isinstance(given, Ours) and not given.many else given
    if not isinstance(reason, Reason):
        return Markup()
    pattern = reason.sentence if _JOINED.fullmatch(reason.sentence) else _known(words, reason.sentence)
    named = {name: word for name, word in reason.words.items() if f"{{{name}}}" in pattern}
    try:
        return escape(pattern).format(**{name: _word(words, name, word) for name, word in named.items()})
    except (KeyError, IndexError):  # a file of other means, whose sentence lacks its words
        return Markup()


def _word(words: gettext.NullTranslations, name: str, word: str) -> Markup:
    """Return a word in a reason: ours in the page's language, or in English and marked as that; others set apart."""
    from markupsafe import Markup

    if isinstance(word, Ours):
        return _told(words, word) or Markup('<span lang="en">{}</span>').format(word)
    return Markup("<bdi>{}</bdi>").format(_known(words, word) if name in _OURS else word)


@cache
def _frame() -> Frame:
    from markupsafe import Markup

    folder = assets.folder("templates")
    style = (folder / "style.css").read_text(encoding="utf-8")
    script = (folder / "script.js").read_text(encoding="utf-8")
    return Frame(Markup(style), Markup(script))  # noqa: S704 — our own files, never an article's text


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


__all__ = ["render_batch", "render_report", "render_versions"]


def render_report(comparison: Comparison, lang: str = settings.ENGLISH) -> str:
    """Return the report of one story as one HTML file, which needs nothing else to be read.

    `lang` is that of the page's own words, a key of `framing.settings.PAGE_LANGUAGES`; what the articles say stays as
    it is.
    """
    from framing.report.story import view_report

    return render("report.html.j2", view_report(comparison), lang)


def render_batch(page: BatchPage) -> str:
    """Return the index of a batch, which links the reports, as one HTML file."""
    return render("batch.html.j2", page)


def render_versions(page: VersionsPage) -> str:
    """Return what changed between versions of a story's articles, as one HTML file."""
    return render("versions.html.j2", page)
