"""What Datasette shows beside the database: titles, what each table and column means, a search, and where to start.

Its keys are those of https://docs.datasette.io/en/stable/metadata.html. Units stand in the sentences: the list of units
that Datasette takes knows physical ones only.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from framing.batch.dataset.relations import RELATIONS
from framing.batch.dataset.views import VIEWS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.batch.dataset.relations import Relation
    from framing.batch.dataset.views import View
    from framing.export.columns import Column

_FACETS = "outlet kind state role voice stance tone measure language wire lacking label"
_WORTH_OPENING = ("story", *_FACETS.split())
_SEARCH = """SELECT p.story, p.outlet, p.text, p.passage FROM passages_fts f JOIN passages p ON p.rowid = f.rowid
WHERE passages_fts MATCH :words AND (:outlet = '' OR p.outlet = :outlet) ORDER BY f.rank LIMIT 200"""


def describe(name: str, views: dict[str, tuple[str, ...]]) -> str:
    """Return the description of the database `name` as JSON; `views` gives each view's columns."""
    tables = {relation.name: _table(relation) for relation in RELATIONS}
    tables |= {view.name: _view(view, views[view.name]) for view in VIEWS}
    search = {
        "sql": _SEARCH,
        "title": "Search the articles",
        "description": "Passages with these words, the closest first; leave the outlet empty for all.",
    }
    written = {
        "title": "Stories side by side",
        "description": "What several outlets report of the same stories: who reports what, in which words, and who "
        "leaves it out. Views answer common questions and leave unsure findings out; tables have all of them. Whatever "
        "is marked here is a place to look at, not a fault.",
        "databases": {name: {"tables": tables, "queries": {"search": search}}},
    }
    return json.dumps(written, ensure_ascii=False, indent=1) + "\n"


def meaning(column: Column) -> str:
    """Return what a column holds, with its unit."""
    return f"{column.about.removesuffix('.')} ({column.unit})." if column.unit else column.about


def _table(relation: Relation) -> dict[str, Any]:
    columns = {name: meaning(column) for name, column in relation.columns.items()}
    shown = {"description": relation.about, "columns": columns, "facets": _facets(columns, relation.keys)}
    return shown | ({"label_column": relation.label} if relation.label else {})


def _view(view: View, columns: tuple[str, ...]) -> dict[str, Any]:
    meanings = {name: view.meaning(name) for name in columns}
    shown = {"description": view.about, "columns": meanings, "facets": _facets(columns, ())}
    return shown | ({"sort_desc": view.sort} if view.sort else {})


def _facets(columns: Iterable[str], keys: tuple[str, ...]) -> list[str]:
    """Return up to three columns that are worth counting beside a table: more crowd the page."""
    return [name for name in columns if name in _WORTH_OPENING and keys != (name,)][:3]
