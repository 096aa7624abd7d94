"""The database as Datasette shows it, which is how most of its readers will meet it."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import pytest

from framing.batch.dataset import DATABASE, DESCRIPTION, remake_dataset
from framing.batch.dataset.views import VIEWS
from tests.batch.runs import stories, write_run

if TYPE_CHECKING:
    from collections.abc import Callable

app = pytest.importorskip("datasette.app", reason="datasette is not installed")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """Return a function that gives the text of a page of Datasette's, which must be there."""
    dataset = remake_dataset(write_run(tmp_path_factory.mktemp("run"), **stories()))

    def opened(path: str) -> str:
        async def fetch() -> Any:
            shown = app.Datasette(
                [str(dataset / DATABASE)], metadata=json.loads((dataset / DESCRIPTION).read_text(encoding="utf-8"))
            )
            await shown.invoke_startup()
            return await shown.client.get(path)

        answer = asyncio.run(fetch())
        assert answer.status_code == 200, answer.text[-500:]
        return str(answer.text)

    return opened


def test_the_first_page_says_what_it_is(page: Callable[[str], str]) -> None:
    """Protects whoever was sent the file: title and sense stand on the first page."""
    assert "Stories side by side" in page("/")


def test_a_table_shows_titles_for_ids_and_what_columns_mean(page: Callable[[str], str]) -> None:
    """Protects readers from bare ids: an omission shows its story's title, a link to its claim, and every meaning."""
    html = page("/stories/omissions?story=copy")
    assert "The Old Mill Bridge" in html
    assert "/stories/claims/copy~23c2" in html
    assert "How much the claim matters in the story (0 to 1)." in html


def test_words_can_be_searched_for(page: Callable[[str], str]) -> None:
    """Protects the search box of a table, and the search over everything with an outlet to choose."""
    assert json.loads(page("/stories/passages.json?_search=ferry&_shape=array"))
    found = json.loads(page("/stories/search.json?words=ferry&outlet=North+Wire&_shape=array"))
    assert {row["outlet"] for row in found} == {"North Wire"}


@pytest.mark.parametrize("view", [view.name for view in VIEWS])
def test_a_view_opens_sorted_and_with_facets(page: Callable[[str], str], view: str) -> None:
    """Protects the ready answers: each opens, in the order that its description asks for."""
    assert "rows" in page(f"/stories/{view}")
