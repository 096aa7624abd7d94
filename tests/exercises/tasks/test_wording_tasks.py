"""The tasks about wording: each key can be read off the material, and the material gives nothing away."""

from dataclasses import replace

import pytest

from framing.exercises.draw import Draw
from framing.exercises.item import Item
from framing.exercises.material import WordedIndex
from framing.exercises.task import Task
from framing.exercises.tasks import gap, leads, nothing, outlet, rewrite, speakers, supply, voice, weigh
from framing.exercises.wording import words
from tests.exercises.quay import changed, index, quay
from tests.exercises.sample import built

CHOSEN = (gap.TASK, nothing.TASK, voice.TASK, outlet.TASK)
OPEN = (leads.TASK, rewrite.TASK, weigh.TASK, supply.TASK)
EVERY = (*CHOSEN, speakers.TASK, *OPEN)


def made(task: Task, story: WordedIndex, wanted: int = 4) -> list[Item]:
    """Return a task's items for several seeds, each once."""
    found = {
        item.id: item for seed in range(12) for item in task.make(story, Draw(seed, task.kind, wanted=wanted)).items
    }
    return list(found.values())


@pytest.mark.parametrize("task", EVERY, ids=lambda task: task.kind)
def test_the_story_gives_items(task: Task) -> None:
    """Protects the tests below: each task has something to say about."""
    assert made(task, index())


@pytest.mark.parametrize("task", CHOSEN, ids=lambda task: task.kind)
def test_one_choice_is_right_and_every_other_says_why_not(task: Task) -> None:
    """Protects the key: exactly one right choice, reasons for all, and no two alike."""
    for item in made(task, index()):
        assert item.right_count == 1
        assert all(choice.why.endswith((".", "”")) for choice in item.choices)
        assert len({choice.text for choice in item.choices}) == len(item.choices) >= 2


@pytest.mark.parametrize("task", OPEN, ids=lambda task: task.kind)
def test_an_open_item_has_a_rubric_and_no_sample_twice(task: Task) -> None:
    """Protects marking: a teacher sees what earns points, and samples where they can be made without inventing."""
    for item in made(task, index()):
        assert not item.choices
        assert len(set(item.samples)) == len(item.samples)
        assert len(item.rubric) >= 3


@pytest.mark.parametrize("task", EVERY, ids=lambda task: task.kind)
def test_a_story_without_sure_findings_gives_none(task: Task) -> None:
    """Protects pupils from doubtful keys: where signals and verdicts are only likely, a notice stands instead."""
    doubtful = tuple(
        replace(claim, coverage=tuple(replace(one, probability=0.7) for one in claim.coverage))
        for claim in quay().claims
    )
    signals = tuple(replace(signal, probability=0.7) for signal in quay().signals)
    story = WordedIndex(replace(quay(), claims=doubtful, signals=signals, entities=()))
    section = task.make(story, Draw(1, task.kind))
    assert section.items == ()
    assert "left out" in section.notice


def test_a_gap_hides_its_word() -> None:
    """Protects the puzzle: the word stands nowhere in the sentence, and the right choice fills the gap as it was."""
    for item in made(gap.TASK, index()):
        text = item.material[0].text
        (right,) = (choice.text for choice in item.choices if choice.right)
        assert text.count("_____") == 1
        assert right not in text.split()
        assert text.replace("_____", right) == item.evidence[0].text


def test_what_ought_to_be_is_no_gap() -> None:
    """Protects the choice: nobody alleges or confirms that something should be, so such a word can be told by that."""
    opening = "# Herald | 2026-03-12\nBridge\n\none: The council of Tolven {attribution/doubting@Council|claimed} that"
    other = "two: Builders of the port {attribution/neutral@Builders|said} that the stones were late."
    for clause, expected in (("the bridge was safe.", 2), ("no port should close its bridge.", 0)):
        story = WordedIndex(built("bridge", [("a", f"{opening} {clause}\n{other}")]))
        assert len(made(gap.TASK, story)) == expected


@pytest.mark.parametrize(("subject", "expected"), [("it", {"claiming"}), ("the firm", {"claiming", "alleging"})])
def test_nobody_alleges_of_oneself(subject: str, expected: set[str]) -> None:
    """Protects the choice: each word fits its gap, and an admission is no allegation."""
    heads = "# Herald | 2026-03-12\nBridge"
    one = "The council of Tolven met on Monday, {attribution/neutral@Council|saying} that"
    other = "two: A firm of the port {attribution/doubting@Firm|claimed} that the stones were late."
    offered = {
        choice.text
        for number in range(12)
        for story in [built("bridge", [("a", f"{heads}\n\none: {one} {subject} had lost {number} ships.\n{other}")])]
        for item in made(gap.TASK, WordedIndex(story))
        for choice in item.choices
        if choice.text.endswith("ing") and not choice.right
    }
    assert offered == expected


def test_a_gap_has_one_word_of_each_stance() -> None:
    """Protects the single right answer: the effect that the question names is that of one choice only."""
    for item in made(gap.TASK, index()):
        effects = [choice.why.split("” ")[1] for choice in item.choices]
        assert len(set(effects)) == len(effects)
        assert sum(effect.rstrip(".") in item.prompt for effect in effects) == 1


def test_marks_do_not_tell_whose_judgement_it_is() -> None:
    """Protects the task: no sentence has quotation marks, and a source is named in it."""
    items = made(voice.TASK, index())
    assert {item.choices[[c.right for c in item.choices].index(True)].text for item in items} >= {
        "The author of the article", "Lina Berg",
    }  # fmt: skip
    for item in items:
        text = item.material[0].text
        assert not set(text) & set('“”"')
        assert all(choice.text in text for choice in item.choices if not choice.text.startswith("The author"))


def test_a_judgement_in_reported_speech_is_not_asked_about() -> None:
    """Protects the key: behind "said that" nobody can tell whether the word is the source's or the author's."""
    story = quay()
    loaded = next(s for s in story.signals if s.text == "disgraceful")
    said = replace(loaded, kind="attribution", start=0, end=3, text="The", stance="neutral", speaker="Jon Aker")
    items = made(voice.TASK, WordedIndex(replace(story, signals=(*story.signals, said))))
    assert not [item for item in items if "disgraceful" in item.prompt]


def test_speakers_stand_in_order_and_the_silent_one_last() -> None:
    """Protects the order: it is that of the words in quotation marks, counted in the text that is shown."""
    (item,) = made(speakers.TASK, index())
    assert [choice.text for choice in item.choices] == ["Lina Berg", "Jon Aker", "Tove Holm"]
    assert all(choice.right for choice in item.choices)
    assert "Tove Holm (none)" in item.why


def test_an_outlet_is_told_by_its_name_for_somebody() -> None:
    """Protects the key: only the right outlet's own sentence has the name that stands in the one asked about."""
    for item in made(outlet.TASK, index()):
        asked, *samples = item.material
        (right,) = (choice.text for choice in item.choices if choice.right)
        name = item.why.split("“")[1].split("”")[0]
        assert name in asked.text
        assert [sample.label for sample in samples if name in sample.text] == [right]
        assert asked.article is None


def test_outlets_agencies_and_authors_are_masked() -> None:
    """Protects the puzzle: what names an outlet, an agency or an author is in no text of the task."""
    story = quay()
    articles = tuple(replace(article, authors=("Tove Holm",)) for article in story.story.articles)
    passages = tuple(
        replace(p, text=p.text.replace("Aker thanked", "Reuters says Aker thanked")) for p in story.passages
    )
    known = WordedIndex(replace(story, story=replace(story.story, articles=articles), passages=passages))
    for item in made(outlet.TASK, known):
        for text in item.material:
            assert not [name for name in (*known.outlets, "Reuters", "Tove Holm") if name in text.text]


def test_the_length_of_a_sentence_does_not_tell() -> None:
    """Protects "nothing here": of two sentences none is twice as long as the other."""
    for item in made(nothing.TASK, index()):
        lengths = sorted(words(choice.text) for choice in item.choices[:-1])
        assert lengths[1] < 2 * lengths[0]


def test_a_rewritten_sentence_changes_one_word() -> None:
    """Protects the sample answers: they are the sentence with one word in the place of the marked one."""
    for item in made(rewrite.TASK, index()):
        for sample in item.samples:
            before, after = item.material[0].text.split(), sample.split()
            assert len(before) == len(after)
            assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


@pytest.mark.parametrize("task", [weigh.TASK, supply.TASK], ids=lambda task: task.kind)
def test_what_is_missing_is_no_fact_of_the_article(task: Task) -> None:
    """Protects outlets: a fact is said to be missing only where the verdict on the outlet is that it is."""
    story = index()
    for item in made(task, story):
        article = item.material[0].article
        assert article
        for evidence in item.evidence:
            for claim in story.claims_of[evidence.passage]:
                assert story.claim_of[claim].verdict(story.outlet_of_article[article]).state == "absent"


def test_a_quotation_is_no_device_of_the_outlet() -> None:
    """Protects outlets: where every word is a source's, no task lays it to the author."""
    story = changed(voice="quoted", speaker="Lina Berg")
    for item in made(voice.TASK, story):
        assert not [choice for choice in item.choices if choice.right and choice.text.startswith("The author")]
