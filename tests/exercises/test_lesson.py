"""A lesson: the time adds up, everything in it comes from the story, and no article's text is taken for a page's."""

import html
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.errors import InputError
from framing.exercises import make_exercise
from framing.exercises.item import Level
from framing.exercises.lesson import (
    LESSON_FORMATS,
    LONGEST,
    QUESTIONS,
    SHORTEST,
    WORDS,
    Lesson,
    make_lesson,
    phases,
    write_lesson,
)
from framing.records import Discrepancy, Value
from tests.exercises.quay import quay


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    """Return the story's lesson."""
    return make_lesson(quay())


def written(lesson: Lesson, folder: Path, form: str) -> str:
    """Return the text of a lesson's file."""
    (path,) = write_lesson(lesson, folder, [form])
    assert path.name == f"lesson-{lesson.exercise.seed}.{form}"
    return path.read_text(encoding="utf-8")


@given(st.integers(SHORTEST, LONGEST))
def test_the_phases_make_up_the_lesson(minutes: int) -> None:
    """Protects the bell: the minutes of all phases are those of the lesson, and each phase has some."""
    parts = phases(minutes)
    assert sum(parts.values()) == minutes
    assert min(parts.values()) >= 3


@pytest.mark.parametrize("level", ["easy", "medium", "hard"])
def test_a_longer_lesson_has_no_fewer_items(level: Level) -> None:
    """Protects pupils who are quick, and those who are not: items follow the time and the level."""
    short, long = (len(make_lesson(quay(), minutes, level).exercise.items) for minutes in (SHORTEST, LONGEST))
    assert 0 < short <= long


def test_words_and_questions_come_from_the_articles(lesson: Lesson) -> None:
    """Protects teachers from inventions: each word stands in the sentence shown, each quotation in some article."""
    texts = " ".join(article.text for article in quay().story.articles)
    assert 0 < len(lesson.words) <= WORDS
    for word in lesson.words:
        assert word.word in word.sentence
        assert word.sentence in texts
    assert 0 < len(lesson.questions) <= QUESTIONS
    for question in lesson.questions:
        assert all(quoted in texts for quoted in re.findall("“([^”]+)”", question) if quoted != "said")


def test_every_article_is_a_handout_in_full(lesson: Lesson) -> None:
    """Protects groups: each outlet's article is there, paragraph by paragraph, with nothing left out."""
    assert [one.outlet for one in lesson.handouts] == [article.outlet for article in quay().story.articles]
    for one, article in zip(lesson.handouts, quay().story.articles, strict=True):
        assert one.words == article.words  # as the report counts them
        assert " ".join(article.text.split()).endswith(" ".join(" ".join(one.paragraphs).split()))


def test_what_cannot_both_be_true_is_asked_first() -> None:
    """Protects the discussion: a disagreement of figures comes before all other differences, in the outlets' words."""
    story = quay()
    claim = next(claim for claim in story.claims if claim.title == "Vote")
    values = tuple(
        Value(passage, 0, 3, text) for passage, text in zip(claim.passages, ("14 to 9", "14 votes"), strict=False)
    )
    found = Discrepancy(claim.id, "number", values, "They differ.", 0.9)
    first, *_ = make_lesson(replace(story, discrepancies=(found,))).questions
    assert "“14 to 9”" in first
    assert "“14 votes”" in first
    unsure = make_lesson(replace(story, discrepancies=(replace(found, probability=0.7),)))
    assert not [question for question in unsure.questions if "14 to 9" in question]


@pytest.mark.parametrize("form", LESSON_FORMATS)
def test_a_lesson_has_all_its_parts(lesson: Lesson, tmp_path: Path, form: str) -> None:
    """Protects the plan: aim, standards, words, questions, exit ticket, rubric, worksheet, articles and key."""
    text = written(lesson, tmp_path, form)
    for part in ("at a glance", "standards", "Words to explain", "Questions to discuss", "Exit ticket", "Rubric",
                 "Notes for the teacher", "Worksheet", "Key to the worksheet", "UNESCO", "NAMLE", "CEFR"):  # fmt: skip
        assert part in text
    for one in lesson.handouts:
        assert one.headline in text


@pytest.mark.parametrize("form", LESSON_FORMATS)
def test_the_key_says_how_to_mark_what_pupils_write(lesson: Lesson, tmp_path: Path, form: str) -> None:
    """Protects marking: the key has the reason, the samples and every line of the rubric of each open item."""
    exercise = make_exercise(quay(), tasks=("rewrite", "supply"))
    assert {item.task for item in exercise.items} == {"rewrite", "supply"}
    page = html.unescape(written(replace(lesson, exercise=exercise), tmp_path, form)).replace("\\_", "_")
    _, key = page.rsplit("Key to the worksheet", 1)
    for item in exercise.items:
        for line in (item.why, *item.samples, *item.rubric):
            assert line in key


def test_a_lesson_links_to_no_site(lesson: Lesson, tmp_path: Path) -> None:
    """Protects schools without network: the page loads nothing and links nowhere."""
    page = written(lesson, tmp_path, "html")
    assert not re.search(r"\b(src|href)=\"(?!#)", page)
    assert "://" not in re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL)


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.found.append(tag)


@pytest.mark.parametrize("form", LESSON_FORMATS)
def test_an_article_cannot_write_into_the_page(tmp_path: Path, form: str) -> None:
    """Protects readers: what stands in an article is text on the page, however it is spelled."""
    story = quay()
    evil = "<img src=x onerror=x()> | *bad*"
    articles = tuple(replace(article, headline=evil, outlet=f"{article.outlet}<b>") for article in story.story.articles)
    passages = tuple(replace(passage, text=f"{evil} {passage.text}") for passage in story.passages)
    claims = tuple(
        replace(
            claim,
            outlets=tuple(f"{outlet}<b>" for outlet in claim.outlets),
            coverage=tuple(replace(one, outlet=f"{one.outlet}<b>") for one in claim.coverage),
        )
        for claim in story.claims
    )
    plain = replace(
        story, story=replace(story.story, articles=articles), passages=passages, claims=claims, signals=(), entities=()
    )
    text = written(make_lesson(plain), tmp_path, form)
    tags = _Tags()
    tags.feed(text)
    assert "img" not in tags.found
    if form == "md":
        assert "*bad*" not in text.replace("\\*bad\\*", "")


def test_the_same_seed_gives_the_same_lesson(lesson: Lesson, tmp_path: Path) -> None:
    """Protects a teacher who prints the key a week later."""
    again = make_lesson(quay())
    for form in LESSON_FORMATS:
        assert written(lesson, tmp_path, form) == written(again, tmp_path, form)


def test_a_story_that_offers_nothing_gives_no_lesson() -> None:
    """Protects a teacher from a plan without content."""
    story = quay()
    with pytest.raises(InputError, match="nothing sure enough"):
        make_lesson(replace(story, passages=(), claims=(), signals=(), entities=(), links=()))
