"""Which words of a name are an outlet's choice, and which are style."""

import pytest

from framing.findings.entities import wording
from framing.records import Entity


@pytest.mark.parametrize(
    ("entity", "kind", "text", "words"),
    [
        ("Ivan Petrov", "person", "Mr. Petrov", set()),
        ("Ivan Petrov", "person", "Russian President Ivan Petrov", set()),
        ("Ivan Petrov", "person", "the Russian ruler", {"ruler"}),
        ("Ivan Petrov", "person", "North Korean dictator Ivan Petrov", {"dictator"}),
        ("Ivan Petrov", "person", "his longtime lawyer and fixer", {"longtime", "fixer"}),
        ("Ivan Petrov", "person", "the president of the National Bank", set()),
        ("Ivan Petrov", "person", "the interior secretary", set()),
        ("Ivan Petrov", "person", "the judge overseeing the case", set()),
        ("United States", "place", "the U.S.", set()),
        ("war in Georgia", "event", "full-scale war against Georgia", {"full-scale", "war"}),
        ("war in Georgia", "event", "Russian occupation of Georgia", {"russian", "occupation"}),
        ("Ли Вэй", "person", "Ли Вэй", set()),
        ("Ivan Petrov", "person", "", set()),
    ],
)
def test_words_of_choice(entity: str, kind: str, text: str, words: set[str]) -> None:
    """Offices, countries, forms of address and the name itself are no choice; a judging word is."""
    assert wording(Entity(entity, kind, ()), text) == words  # type: ignore[arg-type]
