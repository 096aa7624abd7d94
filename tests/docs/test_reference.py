"""The generated reference."""

import importlib.util

from tests.docs.markdown import ROOT


def test_reference_is_what_the_code_says() -> None:
    """docs/reference/ does not drift from the code: after a change, run `make docs` and commit the pages."""
    found = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert found is not None
    assert found.loader is not None
    generate = importlib.util.module_from_spec(found)
    found.loader.exec_module(generate)
    committed = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "reference").iterdir()}
    assert committed == generate.pages()
