"""Quotations: which words are speech, and whose."""

import pytest

from framing.language import parse
from framing.language.parse import Parse
from framing.records import Passage


def _parses(*paragraphs: tuple[str, ...]) -> tuple[Parse, ...]:
    rows = [(number, text) for number, paragraph in enumerate(paragraphs) for text in paragraph]
    return parse([Passage(f"a:{i}", "a", i, "body", n, 0, len(text), text) for i, (n, text) in enumerate(rows)])


def _speech(*paragraphs: tuple[str, ...]) -> list[tuple[str, str | None]]:
    return [
        (found.passage.text[q.start : q.end], q.speaker) for found in _parses(*paragraphs) for q in found.quotations
    ]


@pytest.mark.parametrize(
    ("text", "quotation", "speaker"),
    [
        ("“The bridge is safe,” the mayor said.", "“The bridge is safe,”", "the mayor"),
        ('"The bridge is safe," said Mara Holt, the engineer.', '"The bridge is safe,"', "Mara Holt"),
        ("‘The bridge is safe,’ the mayor said.", "‘The bridge is safe,’", "the mayor"),
        ("The mayor said: «The bridge is safe.»", "«The bridge is safe.»", "The mayor"),
        ("The mayor thanked the town for its “balanced” approach.", "“balanced”", "The mayor"),
        ("The bridge is “safe,” according to the mayor.", "“safe,”", "the mayor"),
        ("The mayor said the bridge was “safe,” according to an agency.", "“safe,”", "The mayor"),
        (
            "The bridge is, the mayor told the paper, “as safe as a bridge can be”.",
            "“as safe as a bridge can be”",
            "the mayor",
        ),
        (
            "No town, a spokesperson for the port told the paper, should pay for a “wall of shame”.",
            "“wall of shame”",
            "a spokesperson for the port",
        ),
        ("No town, the mayor told the paper, should pay for a “folly”.", "“folly”", "the mayor"),
    ],
)
def test_a_quotation_has_the_speaker_that_its_sentence_names(text: str, quotation: str, speaker: str) -> None:
    """Whatever the marks and the order of the words, the reader learns whose words they are."""
    assert _speech((text,)) == [(quotation, speaker)]


def test_a_quotation_that_goes_on_keeps_its_speaker() -> None:
    """The sentence after “…,” she said, in marks again, is hers."""
    found = _speech(("“It will hold,” said Mara Holt.", "“We checked it twice.”"))
    assert found == [("“It will hold,”", "Mara Holt"), ("“We checked it twice.”", "Mara Holt")]


def test_a_quotation_over_two_sentences_is_quoted_in_both() -> None:
    """Marks opened in one passage and closed in a later one cover both."""
    found = _speech(("“It will hold.", "We checked it twice,” said Mara Holt."))
    assert found == [("“It will hold.", "Mara Holt"), ("We checked it twice,”", "Mara Holt")]


def test_a_quotation_reopened_in_the_next_paragraph_is_not_lost() -> None:
    """A speech of several paragraphs has opening marks at each, and one closing mark at its end."""
    found = _speech(("“It will hold, Mara Holt said.",), ("“We checked it twice.”",))
    assert [text for text, _ in found] == ["“It will hold, Mara Holt said.", "“We checked it twice.”"]


@pytest.mark.parametrize(
    ("paragraphs", "quoted"),
    [
        (
            ("“The dam is old.", "Perhaps it is too old,” Mara Holt said.", "It was built in 1931."),
            ["“The dam is old.", "Perhaps it is too old,”"],
        ),
        (
            ('Holt said, "The dam is old.', "It is a shambles.", 'It must go before the next flood." She left.'),
            ['"The dam is old.', "It is a shambles.", 'It must go before the next flood."'],
        ),
        (("Holt called the “dam old.", "It was built “in haste,” she said."), ["“in haste,”"]),
        (('It is 12" wide.', "It is old.", "It leaks."), []),
        (("“The dam is old.", "It was built in 1931.", "Nobody knows by whom."), []),
    ],
)
def test_a_quotation_goes_on_without_new_marks(paragraphs: tuple[str, ...], quoted: list[str]) -> None:
    """Protects an outlet from its source's words: what one paragraph opens and a later one closes is quoted."""
    assert [text for text, _ in _speech(*((paragraph,) for paragraph in paragraphs))] == quoted


def test_a_word_in_marks_that_nobody_says_is_a_fragment() -> None:
    """Scare quotes are no speech: the voice stays the article's."""
    (found,) = _parses(("Members of the ‘election commissions’ went from door to door.",))
    assert found.quotations == ()
    assert [found.passage.text[f.start : f.end] for f in found.fragments] == ["‘election commissions’"]
    assert found.voice(found.fragments[0].start, found.fragments[0].end) == ("author", None)


def test_quotations_do_not_run_from_one_article_into_the_next() -> None:
    """A mark that one article forgets to close stays its own matter."""
    rows = [Passage(f"{a}:0", a, 0, "body", 0, 0, len(t), t) for a, t in (("a", "“It will hold."), ("b", "It fell.”"))]
    assert [found.quotations for found in parse(rows)] == [(), ()]


def test_a_picture_was_taken_by_nobody_who_is_quoted() -> None:
    """Protects photographers from the words of whoever "he" is."""
    before = "Policemen stand guard near the scene of the attack, November 18, 2014. REUTERS/Peter Kern"
    assert _speech((before,), ("“Their aim is to frighten people here,” he said.",)) == [
        ("“Their aim is to frighten people here,”", "he")
    ]


def test_nobody_says_nothing() -> None:
    """Protects the list of who speaks from a person called Nobody."""
    (parse,) = _parses(("Nobody said that the bridge was safe.",))
    assert not [found for found in parse.attributions if found.speaker]
