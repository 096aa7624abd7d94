"""What outlets call the same actor, place or event: joined by the words of the names, never by a guess."""

from pathlib import Path

import pytest

from framing.findings.entities import find_entities
from framing.findings.name_words import same_country
from framing.records import Article, Entity, Passage
from tests.analyses import analysis_of


def found(**outlets: list[str]) -> dict[str, Entity]:
    """Return the names found in invented articles, given as sentences by outlet, by entity."""
    articles = tuple(Article(outlet, " ".join(sentences), outlet) for outlet, sentences in outlets.items())
    passages = [
        Passage(f"{outlet}:{n}", outlet, n, "body", 0, 0, len(text), text)
        for outlet, sentences in outlets.items()
        for n, text in enumerate(sentences)
    ]
    return {entity.entity: entity for entity in find_entities(analysis_of(articles, passages))}


def words(entity: Entity, article: str) -> list[str]:
    """Return what one article calls the entity, in order."""
    return [name.text for name in entity.mentions if name.article == article]


def test_a_leader_by_any_title_is_one_person() -> None:
    """Descriptions that fit one person of the story by country and office join the name."""
    names = found(
        post=["Russian President Ivan Petrov arrived in Oslo.", "Petrov smiled.", "The Russian leader left on Friday."],
        echo=["Ivan Petrov came to Oslo.", "The Russian ruler was greeted by a crowd."],
    )
    assert words(names["Ivan Petrov"], "post") == ["Russian President Ivan Petrov", "Petrov", "The Russian leader"]
    assert words(names["Ivan Petrov"], "echo") == ["Ivan Petrov", "The Russian ruler"]


def test_a_description_that_fits_two_people_joins_neither() -> None:
    """With two presidents in the story "the president" is nobody's, and "the Polish president" is the Pole's."""
    names = found(
        post=[
            "Polish President Jan Nowak met German President Karl Weber in Berlin.",
            "Nowak and Weber talked.",
            "The president left early.",
            "The Polish president was pleased.",
        ],
        echo=["Jan Nowak and Karl Weber met."],
    )
    assert "The president" not in words(names["Jan Nowak"], "post") + words(names["Karl Weber"], "post")
    assert "The Polish president" in words(names["Jan Nowak"], "post")


def test_a_former_office_is_another_office() -> None:
    """A former president is not called the president."""
    names = found(
        post=["Former President Ann Smith spoke in Ohio.", "The president stayed in Washington.", "Smith waved."],
        echo=["Ann Smith spoke."],
    )
    assert "The president" not in words(names["Ann Smith"], "post")


def test_a_surname_shared_by_two_stays_open() -> None:
    """A bare surname that two people bear alike is nobody's."""
    names = found(
        post=["Ann Miller met John Miller in Boston.", "Miller said nothing."], echo=["Ann Miller and John Miller met."]
    )
    assert "Miller" not in words(names["Ann Miller"], "post") + words(names["John Miller"], "post")


def test_initials_join_the_name_that_they_stand_for() -> None:
    """An acronym joins the one organisation whose initials it is."""
    names = found(
        post=["The National Rifle Association opposed the bill.", "The NRA sent a letter to Congress."],
        echo=["The National Rifle Association sent a letter."],
    )
    assert words(names["National Rifle Association"], "post") == ["National Rifle Association", "NRA"]


def test_words_for_one_war_stand_together() -> None:
    """Outlets' words for one conflict are joined by the place that it is tied to."""
    names = found(
        post=["It faces sanctions over its military actions in Georgia."],
        echo=["Allies condemned the full-scale war against Georgia.", "The invasion of Georgia began in August."],
    )
    event = names["war against Georgia"]
    assert event.kind == "event"
    assert words(event, "post") == ["military actions in Georgia"]
    assert words(event, "echo") == ["full-scale war against Georgia", "invasion of Georgia"]


@pytest.mark.parametrize(
    ("adjective", "country", "same"),
    [
        ("Russian", "Russia", True),
        ("Vietnamese", "Vietnam", True),
        ("Israeli", "Israel", True),
        ("Austrian", "Australia", False),
        ("Iranian", "Iraq", False),
    ],
)
def test_which_adjective_belongs_to_which_country(adjective: str, country: str, same: bool) -> None:
    """Adjective and country belong together only where the form says so."""
    assert same_country(adjective, country) is same


def test_other_alphabets_and_empty_stories_give_no_names() -> None:
    """Text that the English parser cannot read gives nothing rather than noise, and no error."""
    assert found(post=["Президент прибыл в столицу."], echo=["الرئيس وصل إلى العاصمة"]) == {}
    assert find_entities(analysis_of((), ())) == ()


def test_the_real_story_calls_one_man_by_several_names(shared: Path) -> None:
    """Protects the report of the real story: the ruler, the leader and the president are one chain."""
    from framing.cleaning import clean
    from framing.language.passages import divide
    from framing.readers import read_story

    folder = shared / "stories" / "vietnam-2024-06-20"
    story = clean(read_story([folder]))
    passages = [passage for article in story.articles for passage in divide(article)]
    names = find_entities(analysis_of(story.articles, passages))
    putin = next(entity for entity in names if entity.entity == "Vladimir Putin")
    texts = {name.text.lower() for name in putin.mentions}
    assert {"the russian ruler", "the russian leader", "russian president vladimir putin"} <= texts
    war = next(entity for entity in names if entity.entity == "war in Ukraine")
    assert {"military actions in Ukraine", "invasion of Ukraine"} <= {name.text for name in war.mentions}


def test_a_place_with_its_noun_is_one_name() -> None:
    """A possessive with a word for a place is one name, and no person."""
    sentence = "The council met at Chandler's Quay on Friday."
    names = found(post=[sentence], echo=[sentence])
    assert words(names["Chandler's Quay"], "post") == ["Chandler's Quay"]
    assert "Chandler" not in names
    assert "Quay" not in names


def test_a_piece_of_a_name_is_no_name() -> None:
    """The words of a campaign's or a firm's name are not taken for people of their own."""
    sentences = ["The campaign group Keep the Quay went to court.", "Workers of Ostrel Glass stopped work on Monday."]
    assert not {"Keep", "Quay", "Glass"} & set(found(post=sentences, echo=sentences))


def test_a_surname_follows_its_title() -> None:
    """A surname that is also taken for a body or a place belongs to the person whom a title names."""
    names = found(
        post=["Councillor Joss Penhale asked for an inquiry.", "Penhale lost the vote."],
        echo=["Joss Penhale lost.", "Penhale alleged haste."],
    )
    assert names["Joss Penhale"].kind == "person"
    assert "Penhale" in words(names["Joss Penhale"], "post")


def test_a_phrase_that_only_points_is_no_name() -> None:
    """A description by "this country" says nothing without the sentence before."""
    sentences = ["Ivan Petrov met the leader of this country, Jan Nowak.", "Jan Nowak smiled."]
    names = found(post=sentences, echo=["Jan Nowak smiled."])
    assert not any("this country" in name.text for name in names["Jan Nowak"].mentions)


def test_father_and_son_are_two() -> None:
    """The word “Jr.” tells two people apart."""
    names = found(
        post=["Ivan Petrov Jr. came to Oslo.", "Ivan Petrov stayed in Bergen."], echo=["Ivan Petrov spoke in Bergen."]
    )
    assert all("Jr." not in name.text for name in names["Ivan Petrov"].mentions)


def test_a_middle_name_makes_no_second_person() -> None:
    """One woman with and without her middle name is one row, and her father is another."""
    folder = Path(__file__).parents[2] / "cases" / "names" / "three-part-name"
    outlets = {path.stem: path.read_text(encoding="utf-8").split("\n\n") for path in sorted(folder.glob("*.txt"))}
    names = found(**{outlet: [lines[0], *lines[2:]] for outlet, lines in outlets.items()})
    daughter = {mention.text for mention in names["Nadia Amiri"].mentions}
    assert {"Nadia Rezai Amiri", "Nadia Amiri", "Ms. Amiri"} <= daughter
    assert {mention.article for mention in names["Ismet Amiri"].mentions} == set(outlets)


@pytest.mark.parametrize(
    ("long", "short", "title"),
    [
        ("Maria Lopez Ortega", "Maria Ortega", "Ms. Ortega"),
        ("Ali Hassan Karimi", "Ali Karimi", "Mr. Karimi"),
        ("Jean-Luc Marie Duval", "Jean-Luc Duval", "Mr. Duval"),
        ("John F. Harlow", "John Harlow", "Mr. Harlow"),
        ("Sarah Jane Whitlock", "Sarah Whitlock", "Ms. Whitlock"),
        ("Mohammed Saleh Rashid", "Mohammed Rashid", "Mr. Rashid"),
        ("Tomas Andre Vidal", "Tomas Vidal", "Mr. Vidal"),
        ("Lars Erik Nyberg", "Lars Nyberg", "Mr. Nyberg"),
        ("Priya Devi Sharma", "Priya Sharma", "Ms. Sharma"),
        ("Olga Ivanovna Melnyk", "Olga Melnyk", "Ms. Melnyk"),
    ],
)
def test_names_of_three_parts(long: str, short: str, title: str) -> None:
    """First, middle and last name, of many tongues, are one person with the first and last."""
    names = found(
        post=[f"The police named the driver as {long}, who was 34.", f"{title} had left the town in May."],
        echo=[f"The driver, {short}, 34, left the town in May.", f"{short} was held for a week."],
    )
    (person,) = (entity for entity in names.values() if entity.kind == "person")
    assert {long, short, title} <= {mention.text for mention in person.mentions}


@pytest.mark.parametrize(
    ("sentences", "person", "calls"),
    [
        (["Emre Yıldız, the engineer, came.", "Yildiz said the dam was old."], "Emre Yıldız", 2),
        (["Lech Wałęga, the engineer, came.", "Walega left in the evening."], "Lech Wałęga", 2),
        (["Søren Bødker, the engineer, came.", "Bodker left in the evening."], "Søren Bødker", 2),
        (["Ursel van der Berg, the mayor, came.", "Van der Berg said the dam was old."], "Ursel van der Berg", 2),
        (["Ana de la Cruz, the mayor, came.", "De la Cruz said the dam was old."], "Ana de la Cruz", 2),
        (["OSKAR BRANDT, the mayor, came.", "BRANDT said it was old.", "Oskar Brandt left."], "Oskar Brandt", 3),
        (["Robert “Bob” Kessel, the mayor, came.", "Bob Kessel said it was old.", "Kessel left."], "Kessel", 3),
        (["Robert Kessel, the mayor, came.", "Bob Kessel said that the dam was old."], "Kessel", 2),
    ],
)
def test_one_person_however_the_name_is_written(sentences: list[str], person: str, calls: int) -> None:
    """Protects from two people where there is one: letters with signs, particles, capitals and nicknames."""
    names = {name: entity for name, entity in found(post=sentences).items() if entity.kind == "person"}
    called = {name: [m.text for m in entity.mentions if m.text[:4] != "the "] for name, entity in names.items()}
    assert [len(texts) for texts in called.values()] == [calls], called
    assert next(iter(called)).endswith(person)


def test_two_of_one_surname_stay_two() -> None:
    """Protects from folding too much: a short form of another name, another first name, a father and his son."""
    names = found(
        post=["Bob Kessel met William Kessel in Oslo.", "Martin Okafor Jr. met Martin Okafor in Oslo."],
        echo=["Bob Kessel and William Kessel met.", "Martin Okafor Jr. and Martin Okafor met."],
    )
    assert {name for name in names if "Kessel" in name} == {"Bob Kessel", "William Kessel"}
