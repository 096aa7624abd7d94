"""The items of an exercise as a file that a teacher edits: written with comments that say how, and read back.

Whoever edits it may have made any mistake: each is told with the item and what to do. Only texts and right answers have
to be there; evidence, ids and measures of an item of one's own are filled in.
"""

from __future__ import annotations

import tomllib
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any, get_args

import tomlkit

from framing.errors import InputError
from framing.exercises.draw import item_id
from framing.exercises.item import Choice, Evidence, Exercise, Item, Layout, Level, Material, Section, Source
from framing.exercises.wording import normal
from framing.settings import ENGLISH
from framing.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

QUESTIONS = "questions.toml"
_FORMAT, _VERSION = "framing-questions", 1
_HEAD = """\
The items of a class exercise, for you to change. Save the file, then make every format from it:
    framing exercise questions.toml --format html,moodle-xml
- Change any text between quotation marks. A quotation mark inside one is written \\".
- Drop an item: delete its lines, from [[sections.items]] to the next [[sections.items]] or [[sections]].
- Another order: move those lines.
- An item of your own: copy one within its section and change it. Delete its id, evidence, difficulty and confidence.
- Under each item, right = true marks what is right. In a section of layout "choose" that is one choice, in one of
  layout "tick" several may be, but not all; in "order" choices stand in the right order; "write" has none."""
_HINTS = {
    "confidence": "how sure framing is of what the answer rests on, from 0 to 1",
    "difficulty": "from 0, easy, to 1",
    "evidence": "the sentences that the answer rests on; only the key shows them",
}


def render_questions(exercise: Exercise) -> str:
    """Return an exercise as a TOML file with comments."""
    document = tomlkit.document()
    for line in _HEAD.split("\n"):
        document.add(tomlkit.comment(line))
    document.add(tomlkit.nl())
    document.update({"format": _FORMAT, "version": _VERSION})
    document.update({name: getattr(exercise, name) for name in ("title", "seed", "level", "language")})
    document["sources"] = _tables([asdict(source) for source in exercise.sources])
    document["sections"] = _tables([_section(section) for section in exercise.sections])
    return tomlkit.dumps(document)


def _section(section: Section) -> dict[str, Any]:
    named = ("task", "layout", "title", "instructions", "legend", "discuss")
    return {name: getattr(section, name) for name in named} | {
        "items": [asdict(item) | {"task": None} for item in section.items]
    }


def _tables(rows: list[dict[str, Any]]) -> Any:
    """Return rows as an array of tables, without what is empty: TOML has no null, and an empty list says nothing."""
    array = tomlkit.aot()
    for row in rows:
        table = tomlkit.table()
        for name, value in row.items():
            if value in (None, "", (), []):
                continue
            if isinstance(value, (list, tuple)) and isinstance(value[0], dict):
                table[name] = _tables(list(value))
            else:
                table[name] = _value(value)
            if name in _HINTS and not isinstance(value, tuple):
                table[name].comment(_HINTS[name])
        array.append(table)
    return array


def _value(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_value(each) for each in value]
    return tomlkit.item(value)


def is_questions(places: list[str]) -> bool:
    """Return whether what is given on the command line is one file of items."""
    return len(places) == 1 and places[0].endswith(".toml")


def load_questions(path: Path) -> Exercise:
    """Return the exercise that a file of `render_questions` holds, however it was edited.

    Raises InputError that names the item and what is wrong with it.
    """
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}. Give the file that --review wrote.") from error
    except ValueError as error:
        raise InputError(
            f"{path} is no TOML: {error}. Look there for a missing quotation mark or bracket, or write the file anew "
            "with --review."
        ) from error
    if written.get("format") != _FORMAT or written.get("version") != _VERSION:
        raise InputError(
            f"{path} has no line format = “{_FORMAT}” with version = {_VERSION}; write it anew with --review."
        )
    head = _Table(written, str(path))
    sections = tuple(_read_section(table) for table in head.tables("sections"))
    ids = [item.id for section in sections for item in section.items]
    if not ids:
        raise InputError(f"{path} has no items left; keep at least one, or write the file anew with --review.")
    for repeated in sorted({id_ for id_ in ids if ids.count(id_) > 1}):
        raise InputError(f"{path}: two items have the id {repeated}; delete the line of the id in the one you added.")
    return Exercise(
        title=head.text("title"),
        seed=head.number("seed", 1, whole=True),
        level=head.one_of("level", get_args(Level), "medium"),
        language=head.text("language", ENGLISH),
        sources=tuple(
            Source(
                t.text("id"),
                t.text("outlet"),
                t.text("headline", ""),
                t.text("published", "") or None,
                t.text("url", "") or None,
            )
            for t in head.tables("sources")
        ),
        sections=tuple(section for section in sections if section.items),
        version=__version__,
    )


def _read_section(table: _Table) -> Section:
    table = _Table(table.values, f"{table.where}, section “{table.text('title')}”")
    table.known(Section)
    task, layout = table.text("task"), table.one_of("layout", get_args(Layout))
    items = tuple(_read_item(own, task, layout) for own in table.tables("items"))
    legend = table.values.get("legend", [])
    if not all(
        isinstance(entry, list) and len(entry) == 2 and all(isinstance(t, str) for t in entry) for entry in legend
    ):
        raise table.wrong("legend", "a list of [name, explanation]")
    return Section(
        task=task,
        layout=layout,
        title=table.text("title"),
        instructions=table.texts("instructions"),
        items=items,
        legend=tuple((name, about) for name, about in legend),
        discuss=table.texts("discuss"),
    )


def _read_item(table: _Table, task: str, layout: Layout) -> Item:
    table = _Table(table.values, f"{table.where}, “{str(table.values.get('prompt', ''))[:40]}”")
    table.known(Item)
    prompt = table.text("prompt")
    material = tuple(
        Material(t.text("article", "") or None, t.text("text"), t.text("label", "")) for t in table.tables("material")
    )
    choices = tuple(Choice(t.text("text"), t.flag("right"), t.text("why", "")) for t in table.tables("choices"))
    _check_choices(table, layout, choices)
    evidence = tuple(
        Evidence(t.text("article", ""), t.text("passage", ""), t.text("outlet", ""), t.text("text"), t.marks("marks"))
        for t in table.tables("evidence")
    )
    own = (prompt, *(m.text for m in material), *(c.text for c in choices))
    return Item(
        id=table.text("id", "") or item_id(task, *own),
        task=task,
        prompt=prompt,
        material=material,
        choices=choices,
        why=table.text("why", ""),
        evidence=evidence,
        skill=table.text("skill", ""),
        difficulty=table.number("difficulty", 0.5),
        confidence=table.number("confidence", 1.0),
        samples=table.texts("samples"),
        rubric=table.texts("rubric"),
        marked=table.marks("marked"),
    )


def _check_choices(table: _Table, layout: Layout, choices: tuple[Choice, ...]) -> None:
    """Raise InputError where an item's choices do not fit the way its section is answered."""
    right = sum(choice.right for choice in choices)
    if len({normal(choice.text) for choice in choices}) < len(choices):
        raise table.wrong("choices", "no two with the same text")
    if layout == "write" and choices:
        raise table.wrong("choices", "none, since this section is answered in words of one's own")
    if layout == "choose" and right != 1:
        raise table.wrong("choices", f"one with right = true, not {right}")
    if layout == "tick" and not 0 < right < len(choices):
        raise table.wrong("choices", f"one or more with right = true, and not all, but {right} of {len(choices)} are")
    if layout in ("choose", "order") and len(choices) < 2:
        raise table.wrong("choices", f"two at least, not {len(choices)}")


class _Table:
    """A table of the file, with where it stands for whoever has to find a mistake in it."""

    def __init__(self, values: Mapping[str, Any], where: str) -> None:
        self.values, self.where = values, where

    def wrong(self, name: str, wanted: str) -> InputError:
        """Return the error of a value that is not what is wanted."""
        return InputError(
            f"{self.where}: {name} must have {wanted}. Change that in the file and run the command again."
        )

    def known(self, kind: type) -> None:
        """Raise InputError for a name that the table does not have: likely a slip of the pen."""
        names = [each.name for each in fields(kind)]
        for name in self.values:
            if name not in names:
                raise InputError(f"{self.where}: “{name}” is no name that belongs here; there are {', '.join(names)}.")

    def text(self, name: str, default: str | None = None) -> str:
        """Return a text; one without a default must be there, and say something."""
        value = self.values.get(name, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.wrong(name, "a text between quotation marks")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts, empty where there is none."""
        value = self.values.get(name, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self.wrong(name, "a list of texts between quotation marks")
        return tuple(value)

    def flag(self, name: str) -> bool:
        """Return a truth value; a choice that says nothing is wrong."""
        value = self.values.get(name, False)
        if not isinstance(value, bool):
            raise self.wrong(name, "true or false")
        return value

    def number(self, name: str, default: Any, *, whole: bool = False) -> Any:
        """Return a number, from 0 to 1 unless it is a `whole` one."""
        value = self.values.get(name, default)
        if isinstance(value, bool) or not isinstance(value, int if whole else (int, float)):
            raise self.wrong(name, "a number")
        if not whole and not 0 <= value <= 1:
            raise self.wrong(name, "a number from 0 to 1")
        return value if whole else float(value)

    def one_of(self, name: str, known: tuple[str, ...], default: str | None = None) -> Any:
        """Return one of some words."""
        value = self.values.get(name, default)
        if value not in known:
            raise self.wrong(name, f"one of {', '.join(known)}, not {value!r}")
        return value

    def marks(self, name: str) -> tuple[tuple[int, int], ...]:
        """Return pairs of characters, from and to."""
        value = self.values.get(name, [])
        fine = isinstance(value, list) and all(
            isinstance(pair, list) and len(pair) == 2 and all(isinstance(n, int) for n in pair) for pair in value
        )
        if not fine:
            raise self.wrong(name, "a list of [from, to]")
        return tuple((pair[0], pair[1]) for pair in value)

    def tables(self, name: str) -> list[_Table]:
        """Return the tables of a name, in the order of the file."""
        value = self.values.get(name, [])
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            raise self.wrong(name, f"tables, each under [[…{name}]]")
        return [_Table(each, f"{self.where}, {name.removesuffix('s')} {n}") for n, each in enumerate(value, 1)]
