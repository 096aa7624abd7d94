"""Which words of a name are an outlet's choice, and which are style."""

import pytest

from framing.findings.name_words import wording
from framing.records import Entity


@pytest.mark.parametrize(
    ("entity", "kind", "text", "words"),
    [
        ("Ivan Petrov", "person", "Mr. Petrov", set()),
        ("Ivan Petrov", "person", "Russian President Ivan Petrov", set()),
        ("Ivan Petrov", "person", "the Russian ruler", {"ruler"}),
        ("Ivan Petrov", "person", "North Korean dictator Ivan Petrov", {"dictator"}),
        ("Ivan Petrov", "person", "his longtime lawyer and fixer", {"fixer"}),
        ("Ivan Petrov", "person", "the president of the National Bank", set()),
        ("Ivan Petrov", "person", "the interior secretary", set()),
        ("Ivan Petrov", "person", "the judge overseeing the case", set()),
        ("United States", "place", "the U.S.", set()),
        ("war in Georgia", "event", "full-scale war against Georgia", {"full-scale"}),
        ("war in Georgia", "event", "Russian occupation of Georgia", {"occupation"}),
        ("death of Ann Berg", "event", "murder of Ann Berg", {"murder"}),
        ("Ivan Petrov", "person", "business executive Ivan Petrov", set()),
        ("Ivan Petrov", "person", "Mayor Ivan Petrov", set()),
        ("Ivan Petrov", "person", "former president Ivan Petrov", set()),
        ("Ivan Petrov", "person", "strongman Ivan Petrov", {"strongman"}),
        ("Veltra", "organisation", "Veltra Inc.", set()),
        ("Veltra", "organisation", "the credit company Veltra", set()),
        ("Veltra News", "organisation", "state-run Veltra News", {"state-run"}),
        ("North Korea", "place", "DPRK", {"dprk"}),
        ("North Korea", "place", "North Korea", {"north korea"}),
        ("Kyiv", "place", "Kiev", {"kiev"}),
        ("migrants", "term", "illegal immigrants", {"illegal"}),
        ("Veltrian government", "term", "Veltrian regime", {"regime"}),
        ("Ли Вэй", "person", "Ли Вэй", set()),
        ("Ivan Petrov", "person", "", set()),
    ],
)
def test_words_of_choice(entity: str, kind: str, text: str, words: set[str]) -> None:
    """Offices, trades, countries, short forms and the name itself are no choice; a word that judges or sides is."""
    assert wording(Entity(entity, kind, ()), text) == words  # type: ignore[arg-type]
