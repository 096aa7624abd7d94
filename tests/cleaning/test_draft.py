"""What is left out of any article, page or not: editors' notes on it, and quotations printed large as well."""

from __future__ import annotations

import pytest

from framing.cleaning import clean_article, reasons
from framing.records import Article
from tests.cleaning.test_markup import OWN, extra, read


def apart(parts: list[str]) -> list[tuple[str, str]]:
    """Return what is set aside of an article of these paragraphs, each with the reason."""
    article = clean_article(Article("Post", "\n\n".join(parts), headline="Bridge to close", form="article"))
    return [(aside.text, aside.reason) for aside in article.asides]


@pytest.mark.parametrize("name", ["end", "editors", "clarification"])
def test_corrections_on_pages(name: str) -> None:
    """Protects a comparison from the figure that an outlet withdraws, wherever the note stands."""
    assert extra(f"correction-note/{name}") == []
    assert reasons.CORRECTION in {aside.reason for aside in read(f"correction-note/{name}").asides}


@pytest.mark.parametrize(
    "note",
    [
        "Correction: The works cost 42 million crowns. We wrote 24 million.",
        "Correction (Feb. 6, 2031): The works cost 42 million crowns.",
        "CORRECTION — The mayor is Ines Calder.",
        "Clarification: The bridge closes to cars only.",
        "Editors’ note: The name of the baker was changed at her wish.",
        "Editor's Note, Feb. 6, 2031: The name of the baker was changed.",
        "This story has been updated to add the mayor’s reply.",
        "This article was first amended on 6 February 2031 because three piers were named.",
        "An earlier version of this article misstated the cost of the works.",
        "Because of an editing error, an earlier version of this article gave a wrong cost.",
        "A caption in an earlier version misspelled the name of Lena Marsh.",
        "This article originally stated that three piers were cracked.",
        "This story corrects the spelling of the mayor’s name.",
        "A previous version of the story gave another cost.",
        "The headline of this article was changed.",
        "For the record: the works cost 42 million crowns.",
        "The Harbour Post regrets the error.",
        "Anm. d. Red.: In einer früheren Version stand ein anderer Betrag.",
        "In einer früheren Version dieses Artikels hieß es, drei Pfeiler seien gerissen.",
        "Une première version de cet article donnait un autre chiffre.",
        "Fe de errores: el coste es de 42 millones.",
        "В предыдущей версии этой статьи была указана другая сумма.",
        "Від редакції: суму виправлено.",
    ],
)
def test_notes_by_editors(note: str) -> None:
    """Protects from a withdrawn figure as a claim, and from "Correction" among those who speak, in any kind of file."""
    assert apart([*OWN, note]) == [(note, reasons.CORRECTION)]
    assert (note, reasons.CORRECTION) in apart([note, *OWN])


def test_a_title_of_a_note_takes_it_along() -> None:
    """Protects from the note below a title of its own."""
    note = ["Correction", "The works cost 42 million crowns and not 24 million, as was written at first."]
    assert apart([*OWN, *note]) == [(part, reasons.CORRECTION) for part in note]


@pytest.mark.parametrize(
    "report",
    [
        "Correction officers said on Monday: the gates stay shut.",
        "The report was updated on Monday, the ministry said, and it names nine pins.",
        "The mayor asked the paper for a correction of what it had printed.",
        "An earlier version of this bill would have closed the bridge for good.",
        "Corrections are made to the pins each spring, the council said.",
    ],
)
def test_reports_of_corrections_stay(report: str) -> None:
    """Protects what an article tells of officers, reports and bills that happen to be corrected."""
    assert apart([*OWN, report]) == []


@pytest.mark.parametrize("name", ["aside", "blockquote", "p"])
def test_quotations_printed_large(name: str) -> None:
    """Protects the count of a speaker's words from a quotation that the page prints twice, and its name line."""
    assert extra(f"pull-quote-doubled/{name}") == []


@pytest.mark.parametrize(
    "pulled",
    [
        ["“We were told nothing until the barriers went up”"],
        ["“We were told nothing until the barriers went up” – Lena Marsh"],
        ["‘We were told nothing until the barriers went up’", "Lena Marsh, baker"],
        ["The works are expected to cost 42 million crowns"],
        [OWN[4]],
    ],
)
def test_what_is_said_again_in_full(pulled: list[str]) -> None:
    """Protects from lines set large, whoever's they are, and from a paragraph printed twice."""
    assert apart([*OWN[:2], *pulled, *OWN[2:]]) == [(part, reasons.DOUBLED) for part in pulled]


def test_a_quotation_with_words_of_its_own_stays() -> None:
    """Protects quotations that stand alone, and names that are crossheads."""
    for own in ("“Nobody knew what would become of the ferries,” he said.", "Lena Marsh", "“Nobody asked us.”"):
        assert apart([*OWN[:2], own, *OWN[2:]]) == []
