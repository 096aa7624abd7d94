"""Whole articles with odd quotations, odd cues and odd names: whose words they are, and who says them."""

from pathlib import Path

import pytest

from framing.language import parse
from framing.language.parse import Parse
from framing.language.passages import sentences
from framing.records import Passage

CASES = Path(__file__).parents[1] / "cases" / "language"


def _parses(name: str) -> tuple[Parse, ...]:
    paragraphs = [p for p in (CASES / f"{name}.txt").read_text(encoding="utf-8").split("\n\n") if p.strip()]
    rows = [(number, p[start:end]) for number, p in enumerate(paragraphs) for start, end in sentences(p)]
    return parse([Passage(f"a:{i}", "a", i, "body", n, 0, len(text), text) for i, (n, text) in enumerate(rows)])


def _voice(parses: tuple[Parse, ...], word: str) -> tuple[str, str | None]:
    found = next(each for each in parses if word in each.passage.text)
    start = found.passage.text.index(word)
    return found.voice(start, start + len(word))


@pytest.mark.parametrize(
    ("case", "word", "speaker"),
    [
        ("quotations-british", "thugs", "Dubois"),
        ("quotations-british", "brutal", "Dubois"),
        ("quotations-british", "shambolic", "Arroyo"),
        ("quotations-british", "sham.", "Arroyo"),
        ("quotations-typed", "cowardly", "Ada Kern"),
        ("quotations-typed", "catastrophic", "Tom Lind"),
        ("quotations-typed", "bloated", "Mr Lind"),
        ("quotation-formats", "disgraceful", "Commissioner Geoff Starling"),
        ("quotation-formats", "shambolic", "Jess Rosen"),
        ("quotation-formats", "appalling", "Joan Dorr"),
        ("quotation-formats", "slammed", "Ada Kern"),
        ("quotation-formats", "is a disgrace", "the union’s Tom Lind"),
        ("talk-by-turns", "lying", "Oskar Brandt"),
        ("talk-by-turns", "outrage", "Oskar Brandt"),
        ("talk-by-turns", "miserable", "Oskar Brandt"),
        ("talk-by-turns", "Who wrote", "Ida Lunde"),
        ("talk-by-turns", "Their own", "Oskar Brandt"),
        ("talk-by-turns", "preposterous", None),
        ("talk-with-answers", "lazy", None),
        ("talk-with-answers", "outrage", None),
        ("talk-with-answers", "preposterous", None),
        ("talk-with-answers", "And who", "Valley Echo"),
        ("quotations-led-to", "outrage", "Oskar Brandt"),
        ("quotations-led-to", "cowardly", "Ida Lunde"),
        ("quotations-led-to", "brutal", "Brandt"),
        ("quotations-led-to", "shameless", "Lunde"),
        ("quotations-led-to", "miserable", "The engineer"),
        ("quotations-led-to", "pathetic", None),
        ("quotations-led-to", "dreadful", None),
        ("attribution-verbs", "smelled gas", "The Thornley Mercury"),
        ("attribution-verbs", "mourn", "Sunil Parkar"),
        ("attribution-verbs", "had learned", "Anders Kamp"),
    ],
)
def test_quoted_words_are_their_speakers(case: str, word: str, speaker: str | None) -> None:
    """A quoted insult is never printed as the outlet's own, and stands with who said it."""
    assert _voice(_parses(case), word) == ("quoted", speaker)


@pytest.mark.parametrize(
    "deed", ["called 911", "called the police", "called in sick", "called a press", "called off", "found one man",
             "found the night", "found two more", "All Things Considered"]
)  # fmt: skip
def test_a_deed_is_no_attribution(deed: str) -> None:
    """Who calls an ambulance or finds somebody alive has passed no statement on."""
    found = next(each for each in _parses("attribution-verbs") if deed in each.passage.text)
    cues = {found.passage.text[a.cue.start : a.cue.end] for a in found.attributions}
    assert not cues & {"called", "found", "Considered"}


def test_a_body_keeps_the_commas_of_its_name() -> None:
    """One bureau is one speaker, not what stands before its first comma."""
    speakers = {a.speaker for each in _parses("bodies-with-commas") for a in each.attributions}
    assert {
        "The Bureau of Alcohol, Tobacco, Firearms and Explosives",
        "The Department of Health, Education and Welfare",
        "The Senate Committee on Health, Education, Labor and Pensions",
        "Smith, Barlow and Company",
    } <= speakers


def test_thanks_in_a_talk_report_nothing() -> None:
    """Protects from cues inside what a speaker says, and from a stage direction as speech."""
    parses = _parses("talk-by-turns")
    assert not any(each.lemma == "thank" for parse_ in parses for each in parse_.attributions)
    assert _voice(parses, "LAUGHTER")[0] == "author"
    assert _voice(_parses("talk-with-answers"), "kept calm")[0] == "author"


def test_he_is_no_town() -> None:
    """Protects from a town, which the recogniser takes for a person, as the one who is quoted."""
    assert _voice(_parses("pronoun-and-town"), "lazy") != ("quoted", "Elmstead")
