"""Agency copy is known by where the agency's name stands, and told from articles that quote an agency."""

from __future__ import annotations

import pytest

from framing.cleaning import clean_article
from framing.cleaning.agencies import is_plain, named
from framing.cleaning.wire import agency
from framing.records import Article

MORE = "More follows on the bridge, which the council shut."


@pytest.mark.parametrize(
    ("first", "wire"),
    [
        ("(AFP) The port was shut.", "AFP"),
        ("(Reuters) - The port was shut.", "Reuters"),
        ("MARROW (Reuters) - The port was shut.", "Reuters"),
        ("Marrow (AFP) – The port was shut.", "AFP"),
        ("MARROW, Feb. 3 (AP) — The port was shut.", "AP"),
        ("TOLVEN/OLD MARROW, North Isle, Aug 30 (Reuters) - The port was shut.", "Reuters"),
        ("MARROW, 3 mag (ANSA) - Il porto è chiuso.", "ANSA"),
        ("Marrow (dpa/lno) - Der Hafen ist gesperrt.", "dpa"),
        ("MARROW, June 3 (Xinhua) -- The port was shut.", "Xinhua"),
        ("MARROW, June 3. /TASS/. The port was shut.", "TASS"),
        ("МАРРОУ, 3 июн — РИА Новости. Порт закрыт.", "RIA Novosti"),
        ("МАРРОУ, 3 июня. /ТАСС/. Порт закрыт.", "TASS"),
        ("KYIV. June 3. Interfax-Ukraine – The port was shut.", "Interfax-Ukraine"),
        ("AFP, Marrow – The port was shut.", "AFP"),
        ("LONDON, Dec 29 (Thomson Reuters Foundation) - The port was shut.", "Thomson Reuters Foundation"),
        ("OTTAWA (CP) — The port was shut.", "CP"),
        ("Ada Lee Associated Press", "AP"),
        ("The mayor told the agency (Reuters) that it was shut.", None),
        ("Mayor Ilse Brandt (AFP) was not there.", None),
        ("ERIE (PA) - The port was shut.", None),
        ("MARROW (CNN) - The port was shut.", None),
        ("Reuters reported that the port was shut.", None),
        ("According to Reuters, the port was shut.", None),
        ("The port was shut, the mayor told AFP.", None),
        ("The port was shut, Interfax-Ukraine. reported.", None),
        ("Bloomberg - who was mayor for years - shut the port.", None),
    ],
)
def test_dateline(first: str, wire: str | None) -> None:
    """Protects datelines of many houses' styles; an agency that a sentence cites does not make it the agency's copy."""
    assert agency((first, MORE), ()) == wire


@pytest.mark.parametrize(
    ("authors", "wire"),
    [
        (("Associated Press",), "AP"),
        (("The Associated Press",), "AP"),
        (("AP",), "AP"),
        (("AFP",), "AFP"),
        (("Reuters Staff",), "Reuters"),
        (("Agence France-Presse in Kyiv",), "AFP"),
        (("Press Trust of India",), "PTI"),
        (("Ada Lee, Associated Press",), "AP"),
        (("Ada Lee", "Associated Press"), "AP"),
        (("Ada Lee", "Ben Orr", "Reuters"), "Reuters"),
        (("Ada Lee", "AP"), None),  # "Ada Lee and AP", as likely
        (("Reuters", "Ada Lee"), None),
        (("AFP", "Reuters"), None),
        (("PA",), None),
        (("Hina Khan",), None),
        (("Ada Lee", "PA"), None),
        (("Anadolu Bey",), None),
    ],
)
def test_authors(authors: tuple[str, ...], wire: str | None) -> None:
    """Protects bylines: an agency alone or behind its reporter counts, initials and shared work do not."""
    assert agency(("The port was shut.", MORE), authors) == wire


@pytest.mark.parametrize(
    ("last", "wire"),
    [
        ("It opens on Friday. (AFP)", "AFP"),
        ("It opens on Friday. — Reuters", "Reuters"),
        ("“It opens on Friday,” he said. -AFP", "AFP"),
        ("It opens on Friday. © 2031 AFP", "AFP"),
        ("© AFP", "AFP"),
        ("AFP", "AFP"),
        ("Copyright 2031 The Associated Press. All rights reserved.", "AP"),
        ("Source: AFP", "AFP"),
        ("This story was reported by The Associated Press.", "AP"),
        ("Published by arrangement with dpa", "dpa"),
        ("(This story has not been edited by our staff and is auto-generated from a syndicated feed from PTI.)", "PTI"),
        ("With reporting by Reuters", None),
        ("Additional reporting by AP.", None),
        ("The Associated Press contributed to this report.", None),
        ("With inputs from PTI", None),
        ("It opens on Friday, he told AFP.", None),
        ("The ferry on Tuesday (AFP)", None),
        ("ab/cd (AFP, dpa, Reuters)", None),
        ("This report was published by Reuters on Friday.", None),
        ("Photo: AFP", None),
        ("AP Photo/Ada Lee", None),
        ("Getty Images/AFP", None),
    ],
)
def test_credit_at_the_end(last: str, wire: str | None) -> None:
    """Protects credits below the text; help with the reporting and pictures' credits are no credit for the article."""
    assert agency(("The port was shut.", MORE, last), ()) == wire


PAGE = (
    "Harbour closed after storm damage",
    "{above}",
    "The council closed the harbour of Marrow on Tuesday after a storm tore away two of its four piers.",
    "Repairs will take until the end of the month, the harbour master said at a meeting in the town hall.",
    "Fishermen were told to land their catch in Tolven, which has room for some forty boats at its new quay.",
    "{below}",
    "More from the Isle: what to read next",
)


@pytest.mark.parametrize(
    ("above", "below", "wire"),
    [
        ("Xinhua | Updated: 2031-02-03 17:52", "", "Xinhua"),
        ("Associated Press February 3, 2031, 9:02 AM", "", "AP"),
        ("By Ada Lee, Associated Press", "", "AP"),
        ("By Reuters", "", "Reuters"),
        ("By Ada Lee", "Copyright 2031 The Associated Press. All rights reserved.", "AP"),
        ("By Ada Lee", "Source: AFP", "AFP"),
        ("By Ada Lee", "The Associated Press contributed to this report. All rights reserved.", None),
        ("Photo: AFP", "", None),
        ("Ben Orr, AP", "", None),
        ("By Ada Lee", "Reuters: ferry strike ends in Tolven", None),
        ("By Ada Lee", "© Reuters / Ben Orr", None),
    ],
)
def test_lines_around_the_text(above: str, below: str, wire: str | None) -> None:
    """Protects what cleaning sets aside: the article's credits there count, those of pictures and teasers do not."""
    text = "\n\n".join(line for line in (part.format(above=above, below=below) for part in PAGE) if line)
    assert clean_article(Article("Harbour Post", text, form="page")).wire == wire


def test_rights_with_help_only() -> None:
    """Protects a local article whose page carries the agency's notice because the agency helped."""
    last = ("The Associated Press contributed to this report.", "Copyright 2031 The Associated Press.")
    assert agency(("The port was shut.", *last), ("Ada Lee",)) is None


def test_no_text() -> None:
    """Protects an article of which nothing remained: it has no agency."""
    assert agency((), ("AFP",)) is None


@pytest.mark.parametrize(
    ("text", "name", "plain"),
    [
        ("the associated press", "AP", True),
        ("Укрінформ", "Ukrinform", True),
        ("DPA", "dpa", True),
        ("PA", "PA Media", False),
        ("ani", None, False),
        ("press", None, False),
    ],
)
def test_names(text: str, name: str | None, plain: bool) -> None:
    """Protects the names: full and native forms are the agency's, and short ones are told from words."""
    assert (named(text), is_plain(text)) == (name, plain)
