"""The report in other languages than English: every message has its words, and they change nothing but words."""

from __future__ import annotations

import gettext
import io
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

import framing
from framing import assets, settings
from framing.devices import DEVICES
from framing.errors import SettingsError
from framing.export import write_comparison
from framing.pipeline import compare
from framing.readers import read_story
from framing.records import Reason, ours
from framing.report import render_report
from tests.report.page import Page
from tests.samples import HOSTILE, bridge, hostile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from babel.messages.catalog import Catalog

    from framing.records import Comparison

TEMPLATES = assets.folder("templates")
OTHERS = sorted(set(settings.PAGE_LANGUAGES) - {settings.ENGLISH})
JINJA = {"trim_blocks": "true", "lstrip_blocks": "true", "newstyle_gettext": "true", "silent": "false"}
"""How framing/report reads a template, as Babel is told."""
MARKS: dict[str, tuple[int, ...] | None] = {
    "Reason": (1,),
    "translatable": None,
    "ours": (1,),
    "ours_many": (1, 2),
    "_phrase": (2,),
}
"""How sentences of ours in Python are marked (`make messages` says the same)."""

every_language = pytest.mark.parametrize("lang", OTHERS)


def catalogue(lang: str) -> Catalog:
    """Return a language's messages, as its translator wrote them."""
    with (TEMPLATES / "locale" / lang / "LC_MESSAGES" / "report.po").open("rb") as file:
        return read_po(file, locale=lang)


def by_message(messages: Catalog) -> dict[tuple[str | None, tuple[str, ...]], tuple[str, ...]]:
    """Return each message's translation by its context and words."""
    return {(message.context, strings(message.id)): strings(message.string) for message in messages if message.id}


def strings(text: str | Sequence[str] | None) -> tuple[str, ...]:
    """Return a message's forms, of which most have one."""
    return (text,) if isinstance(text, str) else tuple(text or ())


@every_language
def test_every_message_of_the_templates_is_translated(lang: str) -> None:
    """Protects the page from a half-translated look: no message is missing, uncertain, or of a template of the past."""
    found = [
        *extract_from_dir(TEMPLATES, [("**.j2", "jinja2")], {"**.j2": JINJA}),
        *extract_from_dir(Path(framing.__file__).parent, [("**.py", "python")], keywords=MARKS),
    ]
    wanted = {(context, strings(message)) for _, _, message, _, context in found}
    written = catalogue(lang)
    assert set(by_message(written)) == wanted, "run `make messages`, and translate what it added"
    assert not [message.id for message in written if message.id and message.fuzzy]
    assert not [message.id for message in written if message.id and not all(strings(message.string))]


@every_language
def test_translations_are_compiled(lang: str) -> None:
    """Protects what readers get: the compiled file says what the translator's does."""
    compiled = io.BytesIO()
    write_mo(compiled, catalogue(lang))
    compiled.seek(0)
    with (TEMPLATES / "locale" / lang / "LC_MESSAGES" / "report.mo").open("rb") as file:
        assert by_message(read_mo(file)) == by_message(read_mo(compiled)), "run `make messages`"


@every_language
def test_a_translation_keeps_markup_and_placeholders(lang: str) -> None:
    """Protects the page's structure: a translation brings no tag and no placeholder of its own, and drops none."""
    special = re.compile(r"<[^>]*>|%\(\w+\)s|%%|\{\w+\}|[<>&]")
    for message in catalogue(lang):
        *_, original = strings(message.id) or ("",)
        for form in strings(message.string) if message.id else ():
            assert sorted(special.findall(form)) == sorted(special.findall(original)), message.id
            assert '"' not in re.sub(r"<[^>]*>", "", form), "it may stand in an attribute"


@pytest.mark.parametrize(
    ("number", "words", "claims"),
    [
        (1, "1 слово", "Ще 1 твердження"),
        (2, "2 слова", "Ще 2 твердження"),
        (5, "5 слів", "Ще 5 тверджень"),
        (11, "11 слів", "Ще 11 тверджень"),
        (21, "21 слово", "Ще 21 твердження"),
        (22, "22 слова", "Ще 22 твердження"),
        (111, "111 слів", "Ще 111 тверджень"),
    ],
)
def test_ukrainian_counts(number: int, words: str, claims: str) -> None:
    """Protects grammar: one, a few and many take three forms, by the last digits."""
    told = gettext.translation("report", TEMPLATES / "locale", ["uk"]).ngettext
    assert told("%(number)s word", "%(number)s words", number) % {"number": number} == words
    assert told("%(number)s more claim", "%(number)s more claims", number) % {"number": number} == claims


@every_language
def test_every_device_has_a_label_of_that_language(lang: str) -> None:
    """Protects the legend: the labels of all devices are among the messages."""
    labels = {str(message.id) for message in catalogue(lang) if message.string}
    assert {device.label for device in DEVICES} <= labels, "name it in templates/macros.html.j2"


class OwnWords(HTMLParser):
    """The words on a page that are framing's own and not marked as English; names and articles' words are in a bdi."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self._open: list[tuple[str, bool]] = [("", True)]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note whose words the element has."""
        given = dict(attrs)
        names = {given[name] for name in ("aria-label",) if given.get(name)}
        self.words += [str(name) for name in names]
        whole = self._open[-1][1]
        if (
            tag in {"bdi", "head", "script", "option", "code", "kbd", "time"}
            or given.get("lang") == "en"
            or "dir" in given
        ):
            whole = False
        elif set((given.get("class") or "").split()) & {"place", "badge", "unseen"}:
            whole = True  # ours, inside an article's sentence
        if tag not in {"meta", "link", "input", "br"}:
            self._open.append((tag, whole))

    def handle_endtag(self, tag: str) -> None:
        """Return to the element around it."""
        while self._open[-1][0] != tag:
            self._open.pop()
        self._open.pop()

    def handle_data(self, data: str) -> None:
        """Keep what is our own."""
        if self._open[-1][1]:
            self.words.append(data)


def test_no_english_is_left_on_a_ukrainian_page() -> None:
    """Protects from two tongues in one sentence: what is in Latin letters is a name, or marked as English."""
    ours, theirs = (OwnWords(render_report(bridge(), lang)).words for lang in ("uk", "en"))
    assert {word for text in ours for word in re.findall(r"[A-Za-z]\w*", text)} == {"framing"}
    assert len(ours) > 200
    assert ": not found" in theirs, "what is looked at has our words"


def _with_reason(reason: Reason | None, why: str) -> Comparison:
    """Return a comparison whose first note has this reason."""
    comparison = bridge()
    _, first, *rest = comparison.signals
    return replace(comparison, signals=(replace(first, why=why, reason=reason), *rest))


def test_a_reason_is_told_in_the_language_of_the_page() -> None:
    """Protects whoever reads no English: why a word is marked is a sentence of theirs around the article's words."""
    reason = Reason(
        "“{words}” leaves open whether it is so: the article does not vouch for it.", {"words": "<i>may</i>"}
    )
    html = render_report(_with_reason(reason, str(reason)), "uk")
    assert "«<bdi>&lt;i&gt;may&lt;/i&gt;</bdi>» лишає відкритим, чи це так" in html
    assert "leaves open" not in html


def test_a_notice_is_told_in_the_language_of_the_page() -> None:
    """Protects the warning before everything else: what may be of different events is said in Ukrainian too."""
    comparison = bridge()
    words = {"early": "Lantern", "first": "2031-03-04", "late": "Wire", "last": "2031-03-09", "days": "2"}
    days = ours(
        "These articles may report different events: {early}'s is of {first}, {late}'s of {last}. Between "
        "articles more than {days} days apart nothing is said to be left out; to compare those of the same "
        "days, put them into a folder of their own.",
        **words,
    )
    story = replace(comparison.story, notices=(days, "Somebody else's notice."))
    html = render_report(replace(comparison, story=story), "uk")
    assert "стаття видання <bdi>Lantern</bdi> від <bdi>2031-03-04</bdi>" in html
    assert "may report different events" not in html
    assert '<span lang="en">Somebody else&#39;s notice.</span>' in html


def test_a_sentence_of_a_file_is_no_program() -> None:
    """Protects from a saved file with a pattern for Python in it: names are filled in, and nothing else happens."""
    assert (
        str(Reason("{words.__class__} {words:>9} {words} {x}", {"words": "a"})) == "{words.__class__} {words:>9} a {x}"
    )


@pytest.mark.parametrize(
    "reason",
    [
        None,
        Reason("{words.__class__} is nobody's sentence.", {"words": "x"}),
        Reason("“{words}” leaves open whether it is so: the article does not vouch for it.", {}),
    ],
)
def test_a_reason_that_is_not_ours_stays_english(reason: Reason | None) -> None:
    """Protects from a file of other means: a sentence that has no translation, or lacks its words, is no pattern."""
    html = render_report(_with_reason(reason, "A reason of theirs."), "uk")
    assert '<span lang="en">A reason of theirs.</span>' in html


def test_no_english_sentence_of_ours_is_left_on_a_whole_story() -> None:
    """Protects whole pages: in real findings too, each reason, notice and label of ours has its translation."""
    html = render_report(compare(read_story([assets.folder("corpora") / "marrowby-barrier"])), "uk")
    assert re.findall(r'<span lang="en">([^<]*)</span>', html) == []
    ours = (re.sub(r"“[^”]*”", "", text) for text in OwnWords(html).words)  # less the examples in the legend
    assert {word for text in ours for word in re.findall(r"[A-Za-z]\w*", text)} == {"framing"}
    assert "лишає відкритим" in html


@pytest.mark.parametrize("make", [bridge, hostile])
@every_language
def test_a_translation_changes_words_alone(lang: str, make: Callable[[], Comparison]) -> None:
    """Protects a report in another language as the English one is: the same elements, links and places, all escaped."""
    english, other = Page(render_report(make())), Page(html := render_report(make(), lang))
    assert f'<html lang="{lang}">' in html
    assert (english.ids, english.links) == (other.ids, other.links)
    assert _elements(english) == _elements(other)
    assert "<script>document" not in html
    assert HOSTILE.count("<") > 3


def _elements(page: Page) -> list[tuple[str, list[str]]]:
    """Return the tags with the names of their attributes, but for what says that words are English."""
    told = ((tag, sorted(set(attributes) - {"lang"})) for tag, attributes in page.tags)
    return [(tag, names) for tag, names in told if (tag, names) != ("span", [])]


def test_numbers_are_written_as_the_language_writes_them() -> None:
    """Protects figures: 9,000 would be nine in Ukraine, where a space stands between thousands."""
    comparison = bridge()
    number = next(found for found in comparison.discrepancies if found.kind == "number")
    values = tuple(replace(value, value=amount) for value, amount in zip(number.values, ("9000", "1200"), strict=True))
    changed = replace(comparison, discrepancies=(replace(number, values=values),))
    assert _ends(render_report(changed)) == ["1,200", "9,000"]
    assert _ends(render_report(changed, "uk")) == ["1\N{NO-BREAK SPACE}200", "9\N{NO-BREAK SPACE}000"]


def _ends(html: str) -> list[str]:
    (cell,) = re.findall(r'<td class="ends">(.*?)</td>', html)
    return re.findall(r"<span>([\d.,\s]+)</span>", cell)


def test_there_is_a_folder_for_every_language() -> None:
    """Protects `--lang`: what it offers is there, and what is there is offered."""
    assert sorted(path.name for path in (TEMPLATES / "locale").iterdir()) == OTHERS


def test_a_language_that_there_is_none_of(tmp_path: Path) -> None:
    """Protects whoever mistypes: in a settings file and in a program too, a sentence lists the languages."""
    (tmp_path / "framing.toml").write_text('lang = "fr"', encoding="utf-8")
    said = r"'fr' is no report language; there are en \(English\), uk \(Ukrainian\)\."
    with pytest.raises(SettingsError, match=said):
        settings.load(tmp_path)
    with pytest.raises(SettingsError, match=said):
        render_report(bridge(), "fr")


def test_files_are_written_in_the_language(tmp_path: Path) -> None:
    """Protects `--lang`: the page is in it, and data and the short report stay as they are."""
    formats = ("html", "json", "csv", "md", "annotations")
    english = write_comparison(bridge(), tmp_path / "en", formats)
    other = write_comparison(bridge(), tmp_path / "uk", formats, "uk")
    differ = _differing(zip(english, other, strict=True))
    assert differ == ["report.html"]


def _differing(pairs: Iterable[tuple[Path, Path]]) -> list[str]:
    return [one.name for one, other in pairs if one.read_bytes() != other.read_bytes()]
