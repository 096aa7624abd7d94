"""Who is given how many words."""

from __future__ import annotations

import pytest

from framing.findings.speakers import find_speakers
from framing.records import Article, Entity, Mention, Passage
from tests.analyses import analysis_of


def _speakers(*texts: str, entities: tuple[Entity, ...] = ()) -> list[tuple[str, int, int]]:
    passages = [Passage(f"a:{n}", "a", n, "body", 0, 0, len(text), text) for n, text in enumerate(texts)]
    return [(s.entity, s.quoted, s.reported) for s in find_speakers(analysis_of((), passages, entities=entities))]


def test_quoted_and_reported_words_are_counted_apart() -> None:
    """Protects the table of speakers: words in marks, and words of reported speech, for the right person."""
    assert _speakers("“The bridge is safe,” Anna Berg said.", "Otto Lund said that the bridge is old.") == [
        ("Otto Lund", 0, 5),
        ("Anna Berg", 4, 0),
    ]


def test_one_person_under_two_names_is_one_speaker() -> None:
    """Protects from a minister who counts twice, by name and by office."""
    names = (Mention("a", "a:0", 0, 9, "Anna Berg"), Mention("a", "a:1", 0, 9, "The mayor"))
    berg = Entity("Anna Berg", "person", names)
    found = _speakers("Anna Berg said that it is safe.", "The mayor said that it is old.", entities=(berg,))
    assert [(entity, reported) for entity, _, reported in found] == [("Anna Berg", 8)]


def test_one_body_with_and_without_its_place_is_one_speaker() -> None:
    """Protects from an embassy that counts twice, in one place; in two places it is two embassies."""
    one = ("The Norwegian Embassy in Halden said that it is safe.", "The Norwegian Embassy said that it is old.")
    assert _speakers(*one) == [("Norwegian Embassy in Halden", 0, 8)]
    assert len(_speakers(*one, "The Norwegian Embassy in Marrow said that it is new.")) == 3


def test_an_outlet_is_no_speaker_in_its_own_article() -> None:
    """Protects from an agency that seems to let itself speak: "AFP reported" in AFP's report is the writer's voice."""
    text = "Reuters reported that the bridge was closed."
    passages = [Passage(f"{name}:0", name, 0, "body", 0, 0, len(text), text) for name in ("wire", "post")]
    articles = [Article("Reuters", text, "wire"), Article("Harbour Post", text, "post")]
    found = find_speakers(analysis_of(articles, passages))
    assert [(speaker.article, speaker.entity) for speaker in found] == [("post", "Reuters")]


def test_nobody_speaks_where_nobody_is_quoted() -> None:
    """Protects plain reports: the writer's own words are nobody's speech."""
    assert _speakers("The bridge was opened in May.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "On Tuesday the ministry was closed, said the report on the bridge.",
        "Moments later said that the bridge was open.",
        "Gunman said that he was alone.",
        "The intensity of their attacks suggested that they were afraid.",
        "Mr. Lund's remarks suggested that the bridge is old.",
        "Minnesota guidelines say that a bridge must be tested.",
        "The new missile launch showed that the talks had failed.",
        "The indictment said that he stole the money.",
        "A press release said that the bridge is safe.",
        "The privacy judgment said that the law is void.",
        "SRINAGAR — Said that the curfew was over.",
        "Image copyright Reuters Image caption Doctors said that he was well.",
        "The improper use of funds suggested that he knew.",
    ],
)
def test_a_thing_a_day_or_a_place_speaks_for_nobody(sentence: str) -> None:
    """Protects from nonsense in the table of speakers: only people and bodies are given words."""
    assert {entity for entity, _, _ in _speakers(sentence)} <= {""}


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("The palace said that the king is well.", "The palace"),
        ("Her father said that she is safe.", "Her father"),
        ("The retailer said that it had sold none.", "The retailer"),
        ("Some residents said that they heard shots.", "Some residents"),
        ("Prosecutors said that he stole the money.", "Prosecutors"),
        ("A police spokeswoman said that he fled.", "A police spokeswoman"),
        ("The head of the college said that it would close.", "The head of the college"),
        ("An embassy official said that the talks had failed.", "An embassy official"),
        ("The economist said that prices would fall.", "The economist"),
        ("Beijing said that it would answer.", "Beijing"),
        ("Two bystanders said that the car was red.", "Two bystanders"),
        ("The jury said that he was guilty.", "The jury"),
    ],
)
def test_people_and_bodies_speak(sentence: str, speaker: str) -> None:
    """Protects speakers without a name: a role with its article, kin, a body, a government by its capital."""
    assert {entity for entity, _, _ in _speakers(sentence)} == {speaker}


def test_a_surname_is_the_one_full_name_that_ends_in_it() -> None:
    """Protects from one person as three speakers: by full name, by surname, in capitals and with "Ms"."""
    assert [s[0] for s in _speakers("Anna Berg said that it is safe.", "Ms Berg said it is old.", "BERG said no.")] == [
        "Anna Berg"
    ]
    two = _speakers("Anna Berg said that it is safe.", "Otto Berg said it is old.", "Berg said that it is new.")
    assert {name for name, _, _ in two} == {"Anna Berg", "Otto Berg", "Berg"}
