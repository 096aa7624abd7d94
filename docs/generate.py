"""Writes docs/reference/ from the code: `make docs`. A test fails when the committed pages differ from the code."""

from __future__ import annotations

import ast
import html
import inspect
import io
import re
import subprocess
import sys
import tokenize
import typing
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import framing
from framing import readers, records, settings
from framing.batch.dataset.description import meaning
from framing.batch.dataset.relations import RELATIONS
from framing.batch.dataset.views import VIEWS
from framing.devices import DEVICES
from framing.exercises import TASKS
from framing.exercises.formats import EXERCISE_FORMATS
from framing.export import COMPARISON_FORMATS, comparison_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from framing.batch.dataset.relations import Relation
    from framing.export.columns import Column

REFERENCE = Path(__file__).parent / "reference"

FORMAT_RECORDS: dict[str, type] = {
    "articles": records.Article,
    "passages": records.Passage,
    "links": records.Link,
    "claims": records.Claim,
    "omissions": records.Omission,
    "discrepancies": records.Discrepancy,
    "signals": records.Signal,
    "entities": records.Entity,
    "contrasts": records.Contrast,
    "roles": records.Role,
    "speakers": records.Speaker,
    "slants": records.Slant,
    "tones": records.Tone,
    "legend": records.LegendEntry,
    "provenance": records.Provenance,
    "ledger": records.Turn,
    "agreements": records.Agreement,
}
"""Which record stands behind each list of the JSON file."""

PARTS: tuple[type, ...] = (
    records.Coverage,
    records.Block,
    records.Aside,
    records.Value,
    records.Mention,
    records.Word,
    records.Reason,
    records.Estimate,
    records.Model,
)
"""Records that stand inside others."""


def pages() -> dict[str, str]:
    """Return every reference page, by file name."""
    written = {
        "commands.md": commands(),
        "settings.md": setting_list(),
        "devices.md": devices(),
        "files.md": files(),
        "format.md": json_format(),
        "dataset.md": data_set(),
        "python.md": python(),
    }
    return {"README.md": index(written)} | written


def index(written: dict[str, str]) -> str:
    """Return the list of the other pages."""
    titles = [(name, text.splitlines()[0].removeprefix("# ")) for name, text in written.items()]
    links = [f"- [{title}]({name})" for name, title in titles]
    return _page("Reference", "Made from the code by `make docs`. Do not edit these pages.", "\n".join(links))


def commands() -> str:
    """Return the help of every command, as the command line prints it."""
    shown = subprocess.run(
        [sys.executable, "-m", "typer", "framing.cli", "utils", "docs", "--name", "framing", "--title", "Commands"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    text = html.unescape(shown)
    # The list of commands cuts its sentences short, and each command has its own section below.
    text = re.sub(r"\*\*Commands\*\*:\n\n(\* .*\n)+\n", "", text)
    return re.sub(r"^Example: (.+)$", r"**Example**:\n\n```console\n$ \1\n```", text, flags=re.MULTILINE).strip() + "\n"


def setting_list() -> str:
    """Return the settings with their defaults, from the comments in settings.py."""
    source = inspect.getsource(settings)
    comments = {
        token.start[0]: token.string.lstrip("# ")
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.COMMENT
    }
    (record,) = (n for n in ast.parse(source).body if isinstance(n, ast.ClassDef) and n.name == "Settings")
    defaults = {name: getattr(settings, name) for name in dir(settings) if name.isupper()}
    rows = []
    for node in record.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
            name, default = node.target.id, ast.unparse(node.value)
            if "default_factory" in default:
                default = "the system's folder for caches"
            rows.append(
                (f"`{name}`", ast.unparse(node.annotation), defaults.get(default, default), comments[node.lineno])
            )
    return _page(
        "Settings",
        "Put a file `framing.toml` into the folder that you run framing from. A command's flag beats the file.",
        '```toml\nmodel = "all-MiniLM-L6-v2"\nthreads = 2\n```',
        _table(("setting", "type", "default", "meaning"), rows),
    )


def devices() -> str:
    """Return the framing devices that framing marks, each with what its module says of its sources and limits."""
    sections = []
    for device in DEVICES:
        about = inspect.getdoc(inspect.getmodule(device.find)) or ""
        sections += [f"## {device.label}", f"`{device.kind}`", device.about, _quote(about)]
    return _page(
        "Framing devices",
        "What framing marks in a text. A mark is a place to look at, not a fault. Indented: the device's own note.",
        *sections,
    )


def files() -> str:
    """Return what can be read and written."""
    longest = settings.Settings().max_article_chars
    inputs = [
        (
            ", ".join(f"`{s}`" for s in reader.suffixes),
            reader.about,
            f"{readers.largest(reader, longest) / 1e6:,.1f} MB",
        )
        for reader in readers.READERS
    ]
    inputs.append(("a folder", "One article a file, and an optional `story.toml`.", ""))
    formats = [
        *(("framing compare", name, made) for name, made in COMPARISON_FORMATS.items()),
        *(("framing exercise", name, made) for name, made in EXERCISE_FORMATS.items()),
    ]
    outputs = [(f"`{command} --format {name}`", _names(made)) for command, name, made in formats]
    return _page(
        "Files",
        "## What framing reads",
        _table(("ending", "what it is", "at most"), inputs),
        f"What is larger is refused before it is loaded. An article has at most {longest:,} characters "
        "(`max_article_chars` in the [settings](settings.md)); the rest is room for markup, pictures and packing, "
        "and grows with that setting. "
        "A PDF is read in a process of its own, which has 2 GB of memory and a minute of time.",
        "## What framing writes",
        _table(("command", "files"), outputs),
        "The items of `framing exercise` are of these kinds: " + ", ".join(f"`{task.kind}`" for task in TASKS) + ".",
        "## The exercise format, version 1",
        "`framing exercise --format json` writes one object; every other format is made from the same values. Fields "
        "may be added; a changed or removed one raises `version`. A passage's id is that of `comparison.json`.",
        _quoted_code(EXERCISE_JSON),
    )


EXERCISE_JSON = """
format      "framing-exercise"
version     1
story       {title, articles[]: {id, outlet, headline, published, url}}
seed, level, language
items[]     {id, task, prompt, material[]: {article or null, text, label}, choices[]: {text, right, why},
             right_count, answer: {answers[], rubric[]}, why, evidence[]: {article, passage, outlet, text, marks[]},
             skill, difficulty, confidence, marked[]}
               id: the same under every seed; choices: none for open items, in the right order where they are to be put
               in order; answer: a rubric of each open item, and samples where they need no invention; difficulty,
               confidence: 0..1; marks, marked: [start, end] in characters of the text, of the first material
near[]      {task, text, reason}      what was not sure enough to ask
sections[]  {task, layout: choose | tick | order | write, title, instructions[],
             legend[]: {name, about}, discuss[], notice, items[]: ids}      the tasks as the sheet prints them
notices[]   what the key tells the teacher
left_out[]  which tasks were left out, and why
framing     {the program's version}
"""


def _quoted_code(text: str) -> str:
    return f"```{text}```"


def json_format() -> str:
    """Return the fields of comparison.json: the names from what is written, the types and notes from the records."""
    written = comparison_json.fields(_sample())
    sections = []
    for name in written:
        if name not in FORMAT_RECORDS:
            continue
        record = FORMAT_RECORDS[name]
        entry = written[name][0] if isinstance(written[name], list) else written[name]
        types = _json_types(record)
        rows = [(f"`{field}`", types[field]) for field in entry]
        sections += [f"## `{name}`", inspect.getdoc(record) or "", _table(("field", "type"), rows)]
    sections.append("## Parts of the above")
    for record in PARTS:
        rows = [(f"`{field}`", it) for field, it in _json_types(record).items()]
        sections += [f"### {record.__name__}", inspect.getdoc(record) or "", _table(("field", "type"), rows)]
    return _page(
        "The comparison as JSON",
        f'One object: `"format": "{comparison_json.FORMAT}"`, `"version": {comparison_json.VERSION}`, '
        "`story` with its `title`, the lists below, and `notices` for the user; `notice_reasons` has these, and those "
        "of articles, in parts, those within others first. "
        "Fields may be added; a changed or removed one raises the version. "
        "`measures` maps an article's id to its figures, each an [Estimate](#estimate) under its name; "
        "`outlet_measures` has those of all articles of an outlet together, where it has several. "
        "`coverage` of a claim is written as an object: each outlet's [Coverage](#coverage) under the outlet's name. "
        "Positions are Unicode characters, not bytes, and `end` is the first character after the text.",
        *sections,
    )


def data_set() -> str:
    """Return the tables and views of a run's data set, each column with what it means."""
    sections = []
    for relation in RELATIONS:
        rows = [
            (f"`{name}`", _in_json(column.type), meaning(column), _key(relation, name, column))
            for name, column in relation.columns.items()
        ]
        sections += [f"## {relation.name}", relation.about, _table(("column", "type", "meaning", "key"), rows)]
    sections.append("## Views of the database")
    for view in VIEWS:
        sections += [f"### {view.name}", view.about, f"```sql\n{view.query}\n```"]
    return _page(
        "The data set of many stories",
        "`framing batch` writes it to the folder `dataset` of a run, `framing dataset` anew: every table as "
        "`csv/<table>.csv` and `parquet/<table>.parquet`, and all of them in `stories.db`, an SQLite file. "
        "[How to ask it](../how-to/many-stories.md) has examples.",
        *sections,
    )


def _key(relation: Relation, name: str, column: Column) -> str:
    """Return what a column is to other tables: the name of its rows, or of another table's."""
    if relation.keys == (name,):
        return "names the row"
    return f"[{column.refers}](#{column.refers})" if column.refers and column.refers != relation.name else ""


def python() -> str:
    """Return the names that `framing` offers to Python programs."""
    sections = []
    for name in framing.__all__:
        it = getattr(framing, name)
        if isinstance(it, str):
            continue
        if is_dataclass(it):
            rows = [(f"`{field.name}`", f"`{_spelled_out(str(field.type))}`") for field in fields(it)]
            sections += [f"## {name}", inspect.getdoc(it) or "", _table(("field", "type"), rows)]
        else:
            sections += [f"## {name}", f"```python\n{name}{_signature(it)}\n```", inspect.getdoc(it) or ""]
    return _page("Python", "`from framing import …`", *sections)


def _json_types(record: type) -> dict[str, str]:
    """Return the fields of a record and of its properties, with their types in JSON's words."""
    hints = typing.get_type_hints(record)
    computed = {name: it for name, it in vars(record).items() if isinstance(it, property)}
    hints |= {name: typing.get_type_hints(it.fget)["return"] for name, it in computed.items()}
    return {name: _in_json(hint) for name, hint in hints.items()}


def _in_json(hint: Any) -> str:
    plain = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}
    parts = typing.get_args(hint)
    if typing.get_origin(hint) is typing.Literal:
        return " or ".join(f"`{part}`" for part in parts)
    if typing.get_origin(hint) is tuple:
        return f"array of {_in_json(parts[0])}"
    if typing.get_origin(hint) is dict:
        return f"object of {_in_json(parts[1])}"
    if parts:
        return " or ".join(dict.fromkeys(_in_json(part) for part in parts))
    return plain.get(hint) or f"[{hint.__name__}](#{hint.__name__.lower()})"


def _sample() -> records.Comparison:
    """Return a comparison with one record in every list, to see which fields are written."""
    passage = records.Passage("a:0", "a", 0, "body", 0, 0, 1, "x")
    return records.Comparison(
        story=records.Story("", (records.Article("A", "x", "a", blocks=(records.Block("body", 0, 1),)),)),
        passages=(passage,),
        links=(records.Link("a:0", "b:0", 1),),
        claims=(records.Claim("c1", ("a:0",), ("A",), "x", 1, 1),),
        omissions=(records.Omission("a", "c1", "absent", 1, 1, ""),),
        discrepancies=(records.Discrepancy("c1", "number", (), "", 1),),
        legend=(records.LegendEntry("loaded", "", ""),),
        signals=(records.Signal("a:0", "loaded", 0, 1, "x", "author", 1, "", ""),),
        entities=(records.Entity("x", "place", ()),),
        contrasts=(records.Contrast("c1", "verb", (), ""),),
        roles=(records.Role("x", "a", 0, 0, ()),),
        speakers=(records.Speaker("x", "a", 0, 0),),
        slants=(records.Slant("a:0", "lexical", 1, "author", (), ""),),
        tones=(records.Tone("x", "a", "a:0", 0, 1, "neutral", 1, ()),),
        measures=(),
        provenance=records.Provenance("", (), {}, ""),
        ledger=(records.Turn("c1", "a", "first", "a:0"),),
        agreements=(records.Agreement("c1", (), 1),),
    )


def _names(made: Iterable[tuple[str, Any]]) -> str:
    return ", ".join(f"`{name}`" for name, _ in made)


def _signature(function: Callable[..., Any]) -> str:
    """Return a function's signature; a default that is a function shows its name, not where it is in memory."""
    return re.sub(r"<function (\w+) at 0x\w+>", r"\1", str(inspect.signature(function)).replace("'", ""))


def _spelled_out(annotation: str) -> str:
    """Return an annotation with the names of literal types replaced by their values."""
    named = {"Form": records.Form, "PassageRole": records.PassageRole, "Stance": records.Stance, "Voice": records.Voice}
    return re.sub(r"\w+", lambda m: str(named[m[0]]).removeprefix("typing.") if m[0] in named else m[0], annotation)


def _page(title: str, *parts: str) -> str:
    return "\n\n".join((f"# {title}", *(part for part in parts if part))) + "\n"


def _table(head: tuple[str, ...], rows: list[tuple[Any, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell).replace("|", "\\|") for cell in line) + " |" for line in lines)


def _quote(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())


def main() -> None:
    """Write the pages, and remove one that is no longer made."""
    REFERENCE.mkdir(exist_ok=True)
    written = pages()
    for path in REFERENCE.glob("*.md"):
        if path.name not in written:
            path.unlink()
    for name, text in written.items():
        (REFERENCE / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
