"""Whose statement a sentence is: an author's, a source's, or not surely either's."""

from __future__ import annotations

import pytest

from framing.exercises.material import WordedIndex
from framing.exercises.statements import authors_own, laid_to, of_somebody, unmarked
from tests.exercises.sample import built

SAID = "{attribution/neutral@Lina Berg|said}"


def _story(sentence: str) -> WordedIndex:
    return WordedIndex(built("bridge", [("a", f"# Herald | 2026-03-12\nBridge\n\none: {sentence}")]))


@pytest.mark.parametrize(
    "sentence",
    [
        f"Lina Berg {SAID} that the bridge in Tolven would be closed for at least nine months.",
        f"“The bridge in Tolven will be closed for at least nine months,” Lina Berg {SAID} on Monday.",
        f"But Lina Berg {SAID} in a statement that the repairs of the bridge had been paid for.",
    ],
)
def test_a_sentence_of_one_statement_is_laid_to_whoever_says_it(sentence: str) -> None:
    """Protects the key: the name beside the verb, and only where the whole sentence is the statement."""
    story = _story(sentence)
    (found,) = [laid_to(story, passage) for passage in story.comparison.passages if passage.role == "body"]
    assert found is not None
    assert found[0] == "Lina Berg"


@pytest.mark.parametrize(
    "sentence",
    [
        f"The works began in Tolven only after Lina Berg {SAID} that the bridge would have to be closed.",
        f"Lina Berg and Jon Aker {SAID} that the bridge in Tolven would be closed for nine months.",
        f"Lina Berg {SAID} that the bridge would be closed, but she did not tell the council for how long.",
        f"Lina Berg {SAID} that the bridge would be closed — a blow to the traders of the old harbour.",
        f"Lina Berg {SAID} to me that the bridge in Tolven would be closed for nine months.",
        f"Lina Berg {SAID} that the bridge would be closed, but stopped short of naming a day for the works.",
        f"Amid the doubts and worries of the traders of the harbour, Lina Berg {SAID} on Monday.",
        f"Lina Berg never {SAID} that the bridge in Tolven would be closed for nine months.",
        f"Lina Berg {SAID} that the bridge was closed by Jon Aker, who had been elected mayor in the spring.",
        f"Lina Berg {SAID} that the bridge would be closed -- which would cut off the traders of the harbour.",
        "Lina Berg {attribution/endorsing@Lina Berg|noted} that the bridge in Tolven was closed in May.",
        "Lina Berg {attribution/neutral@Lina Berg|added} a run of ten yards to the score of the team in Tolven.",
        "Lina Berg {attribution/neutral@Lina Berg|wrote} in May about the bridge in Tolven and its closing.",
        f"Jon Aker also {SAID.replace('Lina Berg', 'Jon Aker')} that the bridge was safe, Lina Berg told the council.",
        f"Lina doesn't, Lina Berg {SAID} of fearing the vote of the council.",
    ],
)
def test_what_adds_to_a_statement_makes_it_nobodys(sentence: str) -> None:
    """Protects the single right answer: where the author tells a part, or two speak, nothing is asked."""
    story = _story(sentence)
    assert not [1 for passage in story.comparison.passages if laid_to(story, passage)]


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("Lina Berg was elected mayor of Tolven in March 2019 by a majority of nine votes.", True),
        ("Lina Berg is expected to be elected mayor of Tolven by a large majority in March.", False),
        ("Lina Berg was cheerful on the quay of Tolven: ‘Ferry to nowhere, and no bridge in the bay.", False),
        ("The new bridge of Tolven is narrower than the old one, as Berg had hinted in the spring.", False),
        ("Lina Berg sees the bridge of Tolven as the door to a new trade of the towns of the bay.", False),
        ("Lina Berg notified the council of Tolven on Monday that the bridge stays closed until June.", False),
        ("For Lina Berg and the traders of Tolven, the bridge was the way out of a bad year in 2019.", False),
        ("Lina Berg is the mayor of Tolven, according to the list on the wall of the council.", False),
        ("Lina Berg announced a vote in the council of Tolven for the second week of March.", False),
        ("Lina Berg called the vote in the council of Tolven “a day of shame” for the whole town.", False),
    ],
)
def test_a_sentence_is_the_authors_only_where_nobody_speaks_or_thinks(sentence: str, *, own: bool) -> None:
    """Protects outlets: what may be somebody's word is not laid to the author."""
    story = _story(sentence)
    assert [authors_own(story, p) for p in story.comparison.passages if p.role == "body"] == [own]


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("Prosecutors {attribution/neutral@Prosecutors|said} that the contract had been signed in May.", "Prosecutors"),
        ("On Monday the company {attribution/neutral@the company|said} that it had sold its ferries.", "the company"),
        ("Aker {attribution/neutral@Aker|said} he had seen no report on the bridge before the vote.", "Aker"),
        ("A man {attribution/neutral@A man|said} that the bridge had been closed to all lorries.", None),
        ("One of them {attribution/neutral@One|said} that the bridge had been closed to lorries.", None),
        ("The letter {attribution/neutral@The letter|said} that the bridge had been closed to lorries.", None),
    ],
)
def test_whoever_stands_beside_the_verb_states_it(sentence: str, source: str | None) -> None:
    """Protects the key: "prosecutors said" names a source as a name does; "one said" names none."""
    story = _story(sentence)
    found = [laid_to(story, passage) for passage in story.comparison.passages if passage.role == "body"]
    assert [each and each[0] for each in found] == [source]


def test_marks_are_gone() -> None:
    """Protects the task: a mark would tell who says it."""
    assert unmarked('“A „day“ of «shame»," she said.') == "A day of shame, she said."


def test_a_sentence_within_a_quotation_is_not_the_authors() -> None:
    """Protects the key: what stands between marks that an earlier sentence opens is said by somebody else."""
    lines = (
        "one: “The bridge has been unsafe for years,” Lina Berg told the council.",
        "two: “The ferry of Jon Aker took the pupils over the bay.",
        "three: Lina Berg closed the old bridge in Tolven on Monday morning.",
        "four: Nobody was hurt.”",
    )
    text = "# Herald | 2026-03-12\nBridge\n\n" + "\n".join(lines)
    story = WordedIndex(built("bridge", [("a", text)]))
    closed = next(p for p in story.comparison.passages if p.text.startswith("Lina Berg closed"))
    assert story.in_quotation(closed)
    assert not authors_own(story, closed)
    first = next(p for p in story.comparison.passages if p.text.startswith("“The bridge"))
    assert not story.in_quotation(first)


@pytest.mark.parametrize("before", ["It looked at claims that the town cooked up ", "He is viewed by many as a "])
def test_a_judgement_may_be_of_somebody_unnamed(before: str) -> None:
    """Protects the author from a judgement that the sentence lays to others."""
    assert of_somebody(before)
    assert not of_somebody("The mayor closed the ")
