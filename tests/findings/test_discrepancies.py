"""Numbers and days that do not agree: found where they are of one thing, never where they merely differ."""

from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import pytest

from framing.findings.discrepancies import find_discrepancies
from framing.findings.discrepancies.pairing import claim_of
from framing.records import LIKELY, Article, Claim, Discrepancy, Link, Passage
from tests.analyses import analysis_of

CASES = Path(__file__).parents[1] / "cases" / "discrepancies.txt"


@dataclass(frozen=True)
class Telling:
    """Outlets' sentences of one invented story; the first ones of all outlets report one fact."""

    sentences: dict[str, list[str]]
    headlines: dict[str, str]

    def discrepancies(self, probability: float = 0.9) -> tuple[Discrepancy, ...]:
        """Return what is found when the first sentence of every outlet is linked with that `probability`."""
        articles, passages = [], []
        for outlet, sentences in self.sentences.items():
            articles.append(Article(outlet, " ".join(sentences), outlet, published="2024-06-20"))
            for n, text in enumerate(sentences):
                passages.append(Passage(f"{outlet}:{n}", outlet, n, "body", 0, 0, len(text), text))
            if head := self.headlines.get(outlet):
                passages.append(Passage(f"{outlet}:head", outlet, 9, "headline", 0, 0, len(head), head))
        first = [f"{outlet}:0" for outlet in self.sentences]
        claims = [Claim("c1", tuple(first), tuple(self.sentences), "", 1.0, len(self.sentences))]
        links = [Link(a, b, probability) for a, b in combinations(sorted(first), 2)]
        return find_discrepancies(analysis_of(articles, passages, claims=tuple(claims), links=tuple(links)))


def _cases() -> list[tuple[str, list[str], str]]:
    found = []
    for block in CASES.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if lines:
            found.append((lines[-1].removeprefix("= "), lines[:-1], lines[0]))
    return found


@pytest.mark.parametrize(("expected", "sentences", "_name"), _cases())
def test_linked_sentences(expected: str, sentences: list[str], _name: str) -> None:
    """Linked sentences make a discrepancy where two figures of one thing cannot both be right, and only there."""
    found = Telling({f"outlet{n}": [text] for n, text in enumerate(sentences)}, {}).discrepancies()
    told = "; ".join(
        f"{'compatible' if d.compatible else d.kind}: {' / '.join(value.text for value in d.values)}" for d in found
    )
    assert told == ("" if expected == "none" else expected)


def test_an_order_of_size_is_no_second_number() -> None:
    """Protects a disagreement from a vague figure beside it: "tens of thousands" do not give 50,000."""
    telling = Telling(
        {
            "post": ["The office received 55,000 pages of letters.", "Clerks went through tens of thousands of pages."],
            "star": ["The office received 50,000 pages of letters."],
        },
        {},
    )
    (one,) = telling.discrepancies()
    assert not one.compatible
    assert {"55,000 pages", "50,000 pages"} <= {value.text for value in one.values}


def test_a_headline_is_held_against_its_text() -> None:
    """A headline's "dozens" above a text that counts 12 is told, and said to be the headline's."""
    found = Telling(
        {"post": ["She met the envoy.", "Of the 12 agreements, none concerns defence."], "echo": ["She met an envoy."]},
        {"post": "Premier signs dozens of agreements"},
    ).discrepancies()
    (one,) = found
    assert [value.text for value in one.values] == ["12 agreements", "dozens of agreements"]
    assert "post (headline)" in one.why


def test_a_headline_that_the_text_bears_out_is_left_alone() -> None:
    """A number above the text is no discrepancy where the text gives it as well."""
    found = Telling(
        {"post": ["The 21 pupils are free.", "More than 200 pupils were taken."], "echo": ["The pupils are free."]},
        {"post": "Gang frees 21 pupils"},
    ).discrepancies()
    assert found == ()


def test_figures_are_filed_under_the_claim_that_is_about_them() -> None:
    """Protects a reader's way: a figure stands under the claim whose title has it, not under a more salient one."""
    claims = [
        Claim("c1", ("a:0",), ("a",), "", 0.9, 1, title="The envoy came"),
        Claim("c2", ("b:0",), ("b",), "", 0.2, 1, title="They signed 11 agreements"),
    ]
    assert claim_of({"a:0", "b:0"}, claims, ["12 deals", "11 agreements"]).id == "c2"
    assert claim_of({"a:0", "b:0"}, claims).id == "c1"


def test_only_exact_figures_in_surely_linked_passages_are_sure() -> None:
    """A weak link or a rough figure makes a discrepancy less than sure."""
    exact = {"post": ["The 48-page report was released."], "echo": ["The 47-page report was released."]}
    rough = {"post": ["About 300 trucks crossed the bridge."], "echo": ["Some 600 trucks crossed the bridge."]}
    assert Telling(exact, {}).discrepancies(0.9)[0].probability >= 0.8
    assert Telling(exact, {}).discrepancies(0.55)[0].probability < 0.8
    assert Telling(rough, {}).discrepancies(0.95)[0].probability < 0.8


def test_an_outlet_that_gives_both_numbers_disagrees_with_nobody() -> None:
    """Where one article tells both numbers they are of two things."""
    found = Telling(
        {"post": ["The 12 bridges were closed."], "echo": ["The 30 bridges were closed.", "They reopened 12 bridges."]},
        {},
    ).discrepancies()
    assert found == ()


def test_what_fits_is_told_once() -> None:
    """Protects the reader from an echo: a headline that repeats the text's figure is not told beside it again."""
    told = Telling(
        {
            "north": ["The ministers signed 11 agreements in the capital on Monday."],
            "south": ["The ministers signed 14 agreements in the capital on Monday."],
            "east": ["The ministers signed over 10 agreements in the capital on Monday."],
        },
        {"east": "Ministers signed Over 10 agreements in the capital"},
    )
    (one,) = told.discrepancies()
    assert one.why.casefold().count("over 10 agreements") == 1


def test_no_text_no_discrepancy() -> None:
    """A story without passages gives nothing and no error."""
    assert find_discrepancies(analysis_of((), ())) == ()


def test_the_counts_of_agreements_of_the_real_story(shared: Path) -> None:
    """Protects the report of the real story: three counts of agreements are one discrepancy, with what fits beside."""
    from framing.cleaning import clean
    from framing.language.passages import divide
    from framing.readers import read_story

    story = clean(read_story([shared / "stories" / "vietnam-2024-06-20"]))
    passages = [passage for article in story.articles for passage in divide(article)]
    claims = [Claim(f"c{n}", (p.id,), (p.article,), p.text, 0.5, 1) for n, p in enumerate(passages)]
    found = find_discrepancies(analysis_of(story.articles, passages, claims=tuple(claims)))
    (one,) = found
    texts = [value.text for value in one.values]
    assert {"11 agreements", "12 agreements", "dozens of agreements"} <= set(texts)


def test_another_of_its_kind_is_less_than_likely() -> None:
    """Protects the reader from two polls taken for one: a day of "a separate poll" is only worth a check."""
    plain = {
        "post": ["A poll released on Thursday put Marsh ahead."],
        "wire": ["A poll released on Friday put her ahead."],
    }
    separate = {**plain, "wire": ["A separate poll released on Friday put her ahead."]}
    (surer,), (doubtful,) = (Telling(sentences, {}).discrepancies() for sentences in (plain, separate))
    assert surer.probability >= LIKELY > doubtful.probability


def test_an_outlet_that_gives_both_counts_disagrees_with_nobody() -> None:
    """Protects a part from standing against the whole: an outlet that names the whole elsewhere knows both."""
    sentences = {
        "post": ["Doctors found 18 troops with burns in the hospital.", "In all, 34 troops were injured."],
        "wire": ["Doctors found 34 troops with burns in the hospital."],
    }
    assert Telling(sentences, {}).discrepancies() == ()
