"""What a page leaves in a text: no sheet prints it, and no honest text is taken for it."""

import pytest

from framing.exercises.boilerplate import furniture, goes_on, printable, whole_quotations


@pytest.mark.parametrize(
    "text",
    [
        "The couple were married at the palace here.The guests had come on Thursday.",
        "The bridge was opened in 2018.Many people came.",
        "Flays criticsMr. Rest also spoke of those who had asked about the cost.",
        "‘Needed a boat’“Without it one would need a boat to get there,” Ms. Lund said.",
        "Aides want Jo Penhale Jo PenhaleMayors ask for money MORE to speak on Monday.",
        "ADVERTISEMENT Ms. Lund said that the call was a strange one at this point.",
        "google The bridge fell in the northern town of Tolven",
        "Image copyright AFP Image caption The bridge of Tolven was closed on Monday.",
        "The bridge of Tolven. Photo by Ida Lund.",
        "Mr. also opened a valley of flowers beside the bridge.",
        "Also Read The bridge that nobody wanted in Tolven.",
        "The bridge in Tolven was closed on the same evening It opened again in the spring.",
        "Photo TOLVEN — The bridge of the old harbour was shut on Monday.",
        "Lina Berg looks over the quay (Jo Penhale/AP/PA).",
        "(Tolven, April 5, 2014) The bridge is seen from the ferry.",
        "The boat was shown on film (Harbour Films via AP) before it left.",
        "Storms over the bay: 26 hurt A ferry went aground at noon.",
        "Fire in the port of Tolven At least two boats were lost.",
        "The bridge was shut. (Reporting by Jo Penhale; Editing by Lina Berg)",
        "Scroll down for video The bridge was shut on Monday.",
    ],
)
def test_what_a_page_left_is_not_printed(text: str) -> None:
    """Protects pupils from run-on words, link lists, credits and lost names."""
    assert not printable(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mr. McConnell and Ms. DeSantis met at the U.S. embassy at 3 p.m. on Monday.",
        "The company's iPhone and YouTube films cost $4.5 million, the BuzzFeed report said.",
        "NATO and the EU met in New York, and the New York Times reported it.",
        "“We will go,” she said. “Nobody can stop us.”",
        "He wrote to readers of #TeamTolven on amazon.com about it.",
    ],
)
def test_honest_texts_are(text: str) -> None:
    """Protects the supply: names with capitals within, abbreviations and agencies are no debris."""
    assert printable(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Also Read", True), ("READ MORE:", True), ("Advertisement", True), ("TOLVEN BRIDGE", True),
     ("The bridge is shut.", False), ("NATO met.", False)],
)  # fmt: skip
def test_a_line_of_the_pages_own_is_known(text: str, *, expected: bool) -> None:
    """Protects the reading text: lines of links are left off, and sentences never are."""
    assert furniture(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I still hope to go,” Lund said.", False),
        ('I still hope to go," Lund said.', False),
        ("“I still hope to go.", True),
        ("“I hope to go,” Lund said.", True),
    ],
)
def test_a_lost_opening_mark_is_seen(text: str, *, expected: bool) -> None:
    """Protects who speaks: words whose quotation has no beginning may be anybody's; one over two paragraphs has one."""
    assert whole_quotations(text) == expected


def test_a_quotation_goes_on_into_the_next_paragraph() -> None:
    """Protects articles that are cut at every sentence: a quotation's second sentence stays with the first."""
    assert goes_on('"They want us to do their work.', 'They want our time," Lund said.')
    assert not goes_on('"They want us to do their work.', '"They want our time," Lund said.')
    assert not goes_on('"They want us," Lund said.', "The vote is on Monday.")
