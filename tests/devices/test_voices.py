"""Attributions across sentences: whom a pronoun stands for, and whose voice a word is in."""

from framing.devices import find_signals
from framing.language import parse
from framing.records import Passage, Signal


def _signals(*texts: str) -> list[Signal]:
    """Return the signals of an article of one paragraph with these sentences."""
    passages = [Passage(f"a:{n}", "a", n, "body", 0, 0, len(text), text) for n, text in enumerate(texts)]
    return list(find_signals(parse(passages)))


def test_a_pronoun_gets_the_name_when_only_one_is_possible() -> None:
    """After one named person, "he claimed" is that person's claim."""
    (found,) = _signals("Peter Holt arrived in Oslo on Monday.", "He claimed that the bridge was safe.")
    assert (found.speaker, found.stance, found.text) == ("Peter Holt", "doubting", "claimed")


def test_a_pronoun_stays_a_pronoun_when_two_are_possible() -> None:
    """No guess where two persons may be meant."""
    found = _signals("The hall was full of friends of Peter Holt and Mark Lane.", "He said the bridge was safe.")
    assert found[-1].speaker == "He"


def test_a_judging_word_in_a_quotation_is_the_speakers() -> None:
    """The article's voice is kept apart from the voices that it quotes."""
    found = _signals("“This is a shameful farce,” the mayor said.", "It was a shameful farce.")
    loaded = [(s.text, s.voice, s.speaker) for s in found if s.kind == "loaded"]
    assert loaded == [
        ("shameful", "quoted", "the mayor"),
        ("farce", "quoted", "the mayor"),
        ("shameful", "author", None),
        ("farce", "author", None),
    ]


def test_reported_speech_without_marks_is_the_articles_wording() -> None:
    """A paraphrase has a source, but its words were chosen by the article."""
    found = _signals("The mayor said that the vote was a farce.")
    assert [(s.kind, s.voice) for s in found] == [("attribution", "author"), ("loaded", "author")]


def test_what_a_quoted_speaker_reports_is_not_the_articles_attribution() -> None:
    """Inside a quotation nobody is attributed anything by the article."""
    found = _signals("“They say that the bridge is safe,” the mayor said.")
    assert [s.text for s in found if s.kind == "attribution"] == ["said"]


def test_a_word_is_one_device_only() -> None:
    """A qualifier that is also a loaded word is counted once."""
    found = _signals("The courageous general left after a courageous speech.")
    assert [(s.kind, s.text, s.start) for s in found] == [
        ("qualifier", "courageous", 4),
        ("loaded", "courageous", 36),
    ]


def test_a_name_behind_a_dash_is_a_speaker_only_after_a_quotation() -> None:
    """A list's dash before a name introduces nothing; the one below a quotation names who spoke."""
    assert not _signals("Three cities were named.", "— John Smith")
    (found,) = _signals("“The bridge is safe for another year.”", "— John Smith")
    assert (found.kind, found.text, found.speaker) == ("attribution", "—", "John Smith")


def test_a_source_is_named_without_the_day() -> None:
    """The parser hangs "on Saturday" on the name; it is no part of who spoke."""
    (found,) = _signals("President Mara Holt on Saturday said that the bridge was safe.")
    assert found.speaker == "President Mara Holt"


def test_a_speaker_stands_outside_the_quotation() -> None:
    """Protects from a speaker made of quoted words: the name between the marks and the verb is whoever speaks."""
    text = (
        "“Being sure that there is room for poor people, just people of the town, always, in this hall,” Ada Lund, "
        "Mr Holt's sister, said."
    )
    (passage,) = parse([Passage("a:0", "a", 0, "body", 0, 0, len(text), text)])
    assert [quotation.speaker for quotation in passage.quotations] == ["Ada Lund"]


def test_a_pronoun_is_nobody_who_is_named_behind_it() -> None:
    """Protects the dead from speaking: "she noted, … killed Jon Holt, she told us" is not Jon Holt."""
    found = _signals(
        "The stakes are high, she noted, as the storm has shown its force by sweeping through the bay and killing "
        "Jon Holt “I believe it is serious,” she told the council."
    )
    assert not [signal for signal in found if signal.speaker == "Jon Holt"]


def test_what_a_court_finds_is_its_ruling() -> None:
    """Protects court reports: "the court found" takes no stance on what is true."""
    (found,) = [s for s in _signals("The court found that the treaty was in force.") if s.kind == "attribution"]
    assert found.stance == "neutral"


def test_whom_a_quotation_speaks_of_does_not_speak() -> None:
    """Protects opponents from each other's words: "“Kern was wrong,” he said" is not Kern."""
    found = _signals("“[Clara Kern] has never kept a promise,” he said.")
    assert not [signal for signal in found if signal.speaker == "Clara Kern"]
