"""How outlets word one claim differently, and what is no difference."""

from dataclasses import replace

from framing.devices import find_signals
from framing.findings.contrasts import find_contrasts
from framing.findings.entities import find_entities
from framing.records import Article, Claim, Contrast, Passage
from tests.analyses import analysis_of


def contrasts(**outlets: str) -> dict[str, Contrast]:
    """Return the contrasts by kind when every outlet tells one claim in one sentence."""
    articles = tuple(Article(outlet, text, outlet) for outlet, text in outlets.items())
    passages = [Passage(f"{o}:0", o, 0, "body", 0, 0, len(text), text) for o, text in outlets.items()]
    claim = Claim("c1", tuple(p.id for p in passages), tuple(outlets), passages[0].text, 1.0, len(outlets))
    analysis = analysis_of(articles, passages, claims=(claim,))
    analysis = replace(analysis, signals=find_signals(analysis.parses), entities=find_entities(analysis))
    found = find_contrasts(analysis)
    return {contrast.kind: contrast for contrast in found}


def texts(contrast: Contrast) -> list[str]:
    """Return the words set side by side."""
    return [value.text for value in contrast.values]


def test_a_stance_toward_one_statement() -> None:
    """“Said” beside “claimed” of one speaker is a contrast, and says why."""
    found = contrasts(post="Anna Berg said that the bridge is safe.", echo="Anna Berg claimed that the bridge is safe.")
    assert texts(found["attribution"]) == ["said", "claimed"]
    assert "stances" in found["attribution"].why


def test_two_speakers_are_no_contrast() -> None:
    """Two people's statements are not set against each other."""
    found = contrasts(post="Anna Berg said that the bridge is safe.", echo="Otto Lund claimed that the bridge is safe.")
    assert "attribution" not in found


def test_who_did_it_named_or_left_out() -> None:
    """A passive without its doer beside a sentence that names the doer."""
    found = contrasts(post="The protesters were shot in Oslo.", echo="Police shot the protesters in Oslo.")
    assert texts(found["agency"]) == ["were shot", "shot"]


def test_a_doer_left_out_of_no_grave_deed_is_no_contrast() -> None:
    """A date set by a judge, or set, is ordinary variety."""
    found = contrasts(post="The sentencing was set for June.", echo="The judge set the sentencing for June.")
    assert "agency" not in found


def test_verbs_for_one_deed() -> None:
    """Two verbs with one doer and one object."""
    found = contrasts(post="The girl slapped the soldier.", echo="The girl attacked the soldier.")
    assert texts(found["verb"]) == ["slapped", "attacked"]


def test_words_for_one_person() -> None:
    """A dictator and a leader are a choice; Mr. and Senator are style."""
    found = contrasts(
        post="Russian dictator Ivan Petrov met the envoy.", echo="Russian leader Ivan Petrov met the envoy."
    )
    assert texts(found["naming"]) == ["Russian dictator Ivan Petrov", "Russian leader Ivan Petrov"]
    assert "naming" not in contrasts(post="Mr. Petrov met Sen. Anna Berg.", echo="Ivan Petrov met Senator Anna Berg.")


def test_a_judging_word_beside_a_bare_name() -> None:
    """A dictator beside the bare name is a choice; an office beside the bare name is not."""
    found = contrasts(post="Russian dictator Ivan Petrov met the envoy.", echo="Ivan Petrov met the envoy.")
    assert texts(found["naming"]) == ["Russian dictator Ivan Petrov", "Ivan Petrov"]
    assert "naming" not in contrasts(
        post="Russian President Ivan Petrov met the envoy.", echo="Ivan Petrov met the envoy."
    )


def test_two_statements_of_one_speaker_are_no_contrast() -> None:
    """What was said of one matter and claimed of another is not set side by side."""
    found = contrasts(
        post="Anna Berg said that the bridge is safe.", echo="Anna Berg claimed that taxes would fall by summer."
    )
    assert "attribution" not in found


def test_killed_or_died() -> None:
    """“Were killed” beside “died” of the same people."""
    found = contrasts(post="Three workers died in the tunnel.", echo="Three workers were killed in the tunnel.")
    assert texts(found["verb"]) == ["died", "were killed"]


def test_verbs_at_large_are_no_contrast() -> None:
    """Approved, backed and passed are ordinary variety."""
    assert "verb" not in contrasts(post="The council approved the barrier.", echo="The council backed the barrier.")


def test_one_choice_is_shown_once() -> None:
    """The same two words of the same speaker or deed in a second claim are not repeated."""
    texts_ = {"post": "Three workers died in the tunnel.", "echo": "Three workers were killed in the tunnel."}
    articles = tuple(Article(outlet, f"{text} {text}", outlet) for outlet, text in texts_.items())
    passages = [Passage(f"{o}:{n}", o, n, "body", 0, 0, len(t), t) for o, t in texts_.items() for n in range(2)]
    claims = tuple(
        Claim(f"c{n}", (f"post:{n}", f"echo:{n}"), ("post", "echo"), texts_["post"], 1.0, 2) for n in range(2)
    )
    found = find_contrasts(analysis_of(articles, passages, claims=claims))
    assert [contrast.claim for contrast in found if contrast.kind == "verb"] == ["c0"]


def test_the_same_words_are_no_contrast() -> None:
    """Outlets that word a claim alike have no contrast."""
    same = "Police said that they shot the protesters."
    assert contrasts(post=same, echo=same) == {}


def test_two_terms_for_one_group() -> None:
    """Insurgents and jihadists in passages of one claim are set side by side, with their sentences."""
    found = contrasts(post="Insurgents stormed the fort.", echo="Jihadists stormed the fort.")
    assert texts(found["naming"]) == ["Insurgents", "Jihadists"]
    assert "naming" not in contrasts(post="Militants stormed the fort.", echo="A militant stormed the fort.")
