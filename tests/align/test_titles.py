"""Titles: what a claim's sentences say in common, short, in their own words and never against their sense."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.align.titles import Titles
from framing.language import parse
from framing.records import Passage


def titled(*sentences: str, before: tuple[int, ...] = ()) -> str:
    """Return the title of a claim of these sentences, each of another outlet, the first of them its summary.

    `before` are those that an earlier claim had alone.
    """
    passages = [Passage(f"{n}:0", str(n), 0, "body", 0, 0, len(text), text) for n, text in enumerate(sentences)]
    titles = Titles(parse(passages), [str(n) for n in range(len(sentences))])
    for n in before:
        titles.title([n], n)
    return titles.title(range(len(sentences)), 0)[0]


@pytest.mark.parametrize(
    ("sentence", "short"),
    [
        (
            "Last week, an embassy statement said no country should be giving the general a platform.",
            "Embassy statement: no country should be giving the general a platform",
        ),
        (
            "Of the 12 agreements that were made public, none of them concern defence.",
            "Of the 12 agreements that were made public, none of them concern defence",
        ),
        (
            "The mayor, who was elected in May, closed the bridge.",
            "The mayor, who was elected in May, closed the bridge",
        ),
        ("Had they been a married couple, Lund would have paid nothing.", "Had they been a married couple, Lund would"),
        ("I'll believe it when I see it.", "I'll believe it when I see it"),
        ("They are the ones who cherry-picked the quotes, he said of them.", "They are the ones who cherry-picked"),
        ("But the council has also approved the plan.", "The council has approved the plan"),
        ("The ferry, however, sank off the harbour.", "The ferry sank off the harbour"),
        ("HALDEN, Feb 4 (Northern Wire) - The ferry sank off the harbour.", "The ferry sank off the harbour"),
        ("She never said that the bridge was safe.", "She never said that the bridge was safe"),
        ("The ministry denied that the dam had cracked.", "The ministry denied that the dam had cracked"),
        ("We have nothing to hide.”", "We have nothing to hide"),
        ("RIVERTON -- Mill owner Ada Lund said she hopes the strike will end.", "Mill owner Ada Lund said she hopes"),
        ("They won't be laughing if I'm elected mayor", "They won't be laughing if I'm elected mayor"),
        ("But drivers have demanded better roads, asserting that she had lied.", "Drivers have demanded better roads"),
        ("Lund Statement Disputes Report That Mayor Ordered Clerk to Lie", "Lund Statement Disputes Report"),
        (
            "If the dam is opened, the town will flood, the mayor said.",
            "Mayor: if the dam is opened, the town will flood",
        ),
        (
            "The two presidents looked on as eleven agreements were exchanged.",
            "The two presidents looked on as eleven agreements were exchanged",
        ),
        ("Nor did the mayor mention the bridge in her speech.", "Nor did the mayor mention the bridge in her speech"),
        ("They said nothing on the days that they served.", "They said nothing on the days that they served"),
        (
            "A look at the mayor's many speeches and letters in the archive shows that she does not volunteer it.",
            "A look at the mayor's many speeches and letters in the archive shows that she does not volunteer",
        ),
        ("That year, the council ruled that the lease had ended.", "That year, the council ruled that the lease"),
        ("That work could last for two winters.", "That work could last for two winters"),
        ("The clerk said if the lease didn't end, the town would lose.", "Clerk: if the lease didn't end, the town"),
        ("Мост закрыли во вторник.", "Мост закрыли во вторник"),
    ],
)
def test_a_sentence_is_cut_to_its_core(sentence: str, short: str) -> None:
    """Protects the sense: asides and what leads up to a sentence go, who says it and every negation stay."""
    assert titled(sentence).startswith(short)


@pytest.mark.parametrize(
    ("sentence", "short"),
    [
        (
            "The mayor, whom the farmers of all seven villages on the river and the fishermen of two islands in the "
            "bay had put into office in May, closed the bridge today.",
            "The mayor closed the bridge today",
        ),
        (
            "Ada Lund closed the bridge on June 20, where two men and a child from the village had died in "
            "the storm of May while they waited for the ferry from the islands.",
            "Ada Lund closed the bridge on June 20 …",
        ),
        (
            "The northern islands agree to work on a plan for a small and safe station by the harbour of the old town, "
            "where the ferries from the south have landed for years.",
            "The northern islands agree to work on a plan for a small and safe station …",
        ),
        (
            "Ada Lund closed the bridge, where two men and a child from the old village had died in the storm of "
            "May while they waited for the ferry from the islands.",
            "Ada Lund closed the bridge …",
        ),
        (
            "The mayor will decide in June on the bridge of the old town, and if the ferries from the south then have "
            "to land elsewhere, she will speak to them.",
            "The mayor will decide in June on the bridge of the old town …",
        ),
        (
            "The northern islands have sold a large part of the old ferries to the towns amid protests of many "
            "hundreds of traders and fishermen from the whole of the bay and from the large farms in the south.",
            "The northern islands have sold a large part of the old ferries to the towns …",
        ),
        (
            "Asked by the clerk, the mayor, who had sold the ferry, said it “cannot, in my view, go on like that”.",
            "Asked by the clerk, the mayor, who had sold the ferry, said it “cannot, in my view, go on like that”",
        ),
        (
            "Ada Lund, who had sold two ferries and a bridge to the towns of the northern islands, said the mayor told "
            "her that he was keen on the plan.",
            "Ada Lund said the mayor told her that he was keen on the plan",
        ),
        (
            "TOLVEN — Mayor Ada Lund went to the polls here Monday to take advantage of Illinois’ first day of voting.",
            "Mayor Ada Lund went to the polls here Monday to take advantage of Illinois’ first day of voting",
        ),
        (
            "Ada Lund’s views, which her friends had long known, changed as she worked at Halden & Sons’s yard.",
            "Ada Lund’s views, which her friends had long known, changed as she worked at Halden & Sons’s yard",
        ),
    ],
)
def test_what_outlets_share_is_cut_shorter(sentence: str, short: str) -> None:
    """Protects the first screen: a title that outlets share has no asides, and ends with a phrase and its verb."""
    assert titled(sentence, sentence).startswith(short)


@pytest.mark.parametrize(
    "sentence",
    [
        "Shortly after a meeting in which the farmers of all seven villages spoke about the old dam, the mayor wrote "
        "that it would be a disaster.",
        "The statements about the talks with the farmers, and the description of letters and documents from the old "
        "office of the clerk of the town, are not accurate.",
        "The clerk wrote that, if the plan of the farmers of all seven villages on the river and of two islands in the "
        "bay is true, the mayor must resign or be removed.",
        "The work of the farmers and fishermen took place in November, but it was reported only after the paper had "
        "printed pictures of the dam.",
    ],
)
def test_no_title_ends_before_its_sentence_says_something(sentence: str) -> None:
    """Protects a reader from half a statement: what begins a title is told to its verb, even if that is late."""
    assert re.search(
        r"disaster|not accurate|must resign|only after the paper had printed|place in November( …)?$",
        titled(sentence, sentence + " "),
    )


def test_no_title_is_a_courtesy_without_its_name() -> None:
    """Protects the first screen from what a page lost: "Mr. also opened" gives way to another outlet's sentence."""
    shared = titled(
        "Mr. also opened the bridge in Tolven.", "The opening of the bridge in Tolven was seen by many guests."
    )
    assert shared.startswith("The opening of the bridge")


def test_what_is_denied_with_nor_is_no_statement() -> None:
    """Protects a denial: "nor did it mention the dam" does not become "did it mention the dam"."""
    sentence = (
        "The letter spoke of the ferries and the bridge, but it did not dispute the sale, nor did it mention the dam."
    )
    assert not titled(sentence, "It did not mention the dam.").startswith("Did")


def test_the_title_is_what_the_outlets_share() -> None:
    """Protects an outlet from a statement that it does not carry: what both say makes the title, not what wraps it."""
    shared = titled(
        "Ada Lund, founder of Watchful, said that the lawyer broke the rules by taping a talk about the payment.",
        "The two men talked about the payment, and the lawyer taped the talk.",
    )
    assert "Lund" not in shared
    assert "tape" in shared


def test_two_claims_have_two_titles_where_they_can() -> None:
    """Protects the matrix from rows that cannot be told apart."""
    sentences = (
        "Parliament ended the death penalty.",
        "The vote ended the death penalty in the whole state on Monday.",
    )
    first = titled(*sentences)
    assert titled(*sentences, before=(0,)) != first


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=160))
def test_nothing_is_put_in(text: str) -> None:
    """Protects "never invented": every word of a title stands in its sentence, whatever the sentence is."""
    if not text.strip():
        return
    known = set(re.findall(r"[^\W_]+", text.casefold()))
    assert set(re.findall(r"[^\W_]+", titled(text).casefold())) <= known


def test_a_clause_says_no_more_than_its_sentence() -> None:
    """Protects a doubt from being printed as a statement: what is only asked or denied makes no title of its own."""
    shared = titled(
        "Can anyone really say with a straight face that the council is not biased against the town's shopkeepers?",
        "The council is not biased, he said, and the town's shopkeepers know it.",
    )
    assert shared.startswith(("Can anyone", "The council is not biased"))


def test_a_title_says_whose_words_it_is() -> None:
    """Protects from a title that seems to be all outlets' though it is one's: it names the sentence that it is from."""
    texts = ("The bridge was closed, and a hundred workers lost their jobs in May.", "The bridge was closed in May.")
    passages = [Passage(f"{n}:0", str(n), 0, "body", 0, 0, len(text), text) for n, text in enumerate(texts)]
    title, row = Titles(parse(passages), ["post", "wire"]).title([0, 1], 0)
    assert texts[row].startswith(title.removesuffix(" …"))


@pytest.mark.parametrize(
    ("sentence", "other", "title"),
    [
        (
            "The council closed the old harbour bridge on Tuesday after a truck had hit a pillar.",
            "Drivers were angry that the council closed the old harbour bridge without telling anybody beforehand.",
            "The council closed the old harbour bridge …",
        ),
        (
            "The mayor refused to leave her office and accused the press of lying.",
            "The mayor would not leave her office, which she refused for weeks.",
            "The mayor refused to leave her office …",
        ),
        (
            "The judge who ruled on Tuesday has upheld the harbour law.",
            "It is the judge who upheld that harbour law for the second time, and nobody else.",
            "The judge who ruled on Tuesday has upheld the harbour law",
        ),
        (
            "The ferry will sail on Friday unless the strike goes on.",
            "Passengers waited all morning and heard nothing of whether the ferry will sail with the strike.",
            "The ferry will sail unless the strike goes on",
        ),
    ],
)
def test_what_one_outlet_adds_is_left_out(sentence: str, other: str, title: str) -> None:
    """Protects outlets from a day, a reason or a second deed that one alone tells; a condition always stays."""
    assert titled(sentence, other) == title


def test_quoted_words_are_not_told_as_the_outlets_own() -> None:
    """Protects an outlet from a quotation that runs on into a sentence without marks: the title has them."""
    texts = ("“She sold the bridge,” the mayor said.", "“She gave the keys away.", "She is a thief.”")
    passages = [Passage(f"a:{n}", "a", n, "body", n, 0, len(text), text) for n, text in enumerate(texts)]
    titles = Titles(parse(passages), ["a"] * 3)
    assert [titles.title([n], n)[0] for n in (1, 2)] == ["“She gave the keys away”", "“She is a thief”"]


@pytest.mark.parametrize(
    "disputed",
    [
        "The council disputed a report that said the mayor had sold the old harbour bridge to a friend.",
        "Council Disputes Report That Mayor Had Sold Old Harbour Bridge To Friend",
    ],
)
def test_what_is_disputed_is_not_told_as_a_fact(disputed: str) -> None:
    """Protects whom a disputed report accuses: what it said never stands alone as a title."""
    other = "The paper wrote that the mayor had sold the old harbour bridge to a friend."
    assert not titled(disputed, other).lower().startswith(("the mayor", "mayor"))


def test_no_title_has_marks_that_its_sentence_has_not() -> None:
    """Protects from made-up quotations: what is reported in the outlet's words stands behind its speaker, unmarked."""
    title = titled(
        "Ada Lund said that the old bridge over the Marrow would be closed for a month.",
        "The old bridge over the Marrow will be closed for a month, engineers told the council.",
    )
    assert "“" not in title


def test_a_quotation_shows_where_words_are_left_out() -> None:
    """Protects a speaker: words that are taken out of a quotation leave "…" in their place."""
    title = titled(
        "“Whatever anybody thinks of the bridge, we owe the crews of the harbour our thanks for all that they have "
        "done in the storms of a whole winter.”",
        "Nobody of them came.",
    )
    assert "… we owe" in title
