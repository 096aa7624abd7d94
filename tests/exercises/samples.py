"""Exercises made by hand: one section of every layout, with plain texts and with hostile ones."""

from __future__ import annotations

from dataclasses import replace

from framing.exercises.item import Choice, Evidence, Exercise, Item, Material, NearMiss, Section, Source

HOSTILE = (
    "=cmd|'/C calc'!A0 ~ = # { } : \\ [html] %50% -> // ]]> <b onclick=\"x\">&amp; & && \"double\" 'single' `code` "
    "*star* _under_ $x^2$ | 1) ::name:: [id:9] {{c1::x}} [sound:a.mp3] «Привіт» עולם مرحبا 😀 …\n\n"
    "second line\\n @x +1 -1"
)
"""Every character that some format reads as its own, in three scripts and three paragraphs."""


def _evidence(outlet: str, text: str, marks: tuple[tuple[int, int], ...] = ()) -> Evidence:
    return Evidence(outlet.casefold(), f"{outlet.casefold()}:1", outlet, text, marks)


def _pairs() -> Section:
    offered = (
        "Engineers shut the crossing to traffic early on Tuesday.",
        "The council put the cost of repairs at two million crowns.",
        "The bridge opened in 1931 and was last painted in 2004.",
        "A ferry will carry school children across from Thursday.",
    )
    asked = (
        (
            "Cars and lorries had to turn back at the bridge on Tuesday morning.",
            0,
            "Both say that the bridge was closed.",
        ),
        ("Repairs will cost some two million, the town hall said.", 1, "Both give the cost of the repairs."),
        ("Pupils are to cross the river by boat from Thursday on.", 3, "Both report the ferry for pupils."),
    )
    items = tuple(
        Item(
            id=f"same-fact:{number}",
            task="same-fact",
            prompt="Which sentence reports the same fact?",
            material=(Material("herald", text, "The Herald"),),
            choices=tuple(
                Choice(choice, place == right, why if place == right else f"That is about something else ({place}).")
                for place, choice in enumerate(offered)
            ),
            why=why,
            evidence=(
                _evidence("Herald", text),
                _evidence("Courier", offered[right], ((0, len(offered[right].split()[0])),)),
            ),
            skill="comparing sources",
            difficulty=0.2 + number / 4,
            confidence=0.93,
        )
        for number, (text, right, why) in enumerate(asked)
    )
    return Section(
        "same-fact",
        "choose",
        "Same fact, other words",
        ("Read each sentence of The Herald. Find the one that reports the same fact.", "One is left over."),
        items,
        discuss=("Which words differ, and what do they do?",),
        near=(NearMiss("same-fact", "A sentence that was nearly asked.", "its link is not sure"),),
    )


def _naming() -> Section:
    kinds = (("Hedge", "A word that says how sure something is."), ("Loaded word", "A word that carries a judgement."))
    asked = (
        ("The closure may last until spring.", "may", "Hedge", "spring"),
        ("The disastrous closure began on Tuesday.", "disastrous", "Loaded word", "began"),
        ("The closure could yet be shortened.", "could", "Hedge", "closure"),
    )
    return Section(
        "device",
        "choose",
        "Spot the device",
        ("At most one of the words is a device: choose the line that names it.",),
        tuple(_device(number, *each, kinds) for number, each in enumerate(asked)),
        legend=kinds,
    )


def _device(number: int, text: str, word: str, kind: str, beside: str, kinds: tuple[tuple[str, str], ...]) -> Item:
    marks = ((text.index(word), text.index(word) + len(word)),)
    lines = [(offered, name) for offered in (word, beside) for name, _ in kinds]
    return Item(
        id=f"device:{number}",
        task="device",
        prompt="Which of these words of the sentence is a framing device, and of which kind?",
        material=(Material(None, text),),
        choices=(
            *(
                Choice(f"“{offered}” – {name}", (offered, name) == (word, kind), f"“{offered}” is looked at as {name}.")
                for offered, name in lines
            ),
            Choice("None of these", False, "One of them does colour the sentence."),
        ),
        why="The word tells how the writer sees it.",
        evidence=(_evidence("Courier", text, marks),),
        skill="seeing wording",
        difficulty=0.5,
        confidence=0.9,
        marked=marks,
    )


def _reading() -> tuple[Material, ...]:
    paragraphs = (
        "Old Mill Bridge was closed on Tuesday after an inspection found rust in two of its cables.",
        "The council said that the closure would last for at least six weeks, and buses would go by way of Lower Ford.",
        "Shop owners on the east bank said they had been told an hour before. One had lost a delivery of fish.",
        "“We will have to count every customer twice,” said a baker who has sold bread there for thirty years.",
        "An engineer said that the cables had been due for replacement since 2019. The council did not comment.",
        "The crossing carries nine thousand vehicles a day, most of them to the paper mill and the schools.",
    )
    return (Material("courier", "\n".join(paragraphs), "The Courier, Tuesday"),)


def _choosing() -> tuple[Section, Section]:
    facts = (
        "The bridge was closed on Tuesday.",
        "The mayor resigned on Wednesday.",
        "Buses go by way of Lower Ford.",
        "Nine thousand vehicles cross a day.",
    )
    item = Item(
        id="choose:1",
        task="omission",
        prompt="Which of these facts does the article leave out?",
        material=_reading(),
        choices=tuple(
            Choice(fact, n == 1, "It is not there." if n == 1 else "It is there.") for n, fact in enumerate(facts)
        ),
        why="The article says nothing about the mayor.",
        evidence=(_evidence("Herald", "The mayor resigned on Wednesday."),),
        skill="seeing what is left out",
        difficulty=0.4,
        confidence=0.88,
    )
    ticked = replace(
        item,
        id="tick:1",
        prompt="Tick all that the article reports.",
        choices=tuple(replace(choice, right=not choice.right) for choice in item.choices),
        why="Three of the four are there.",
    )
    return Section("omission", "choose", "What is missing", ("Read the article.",), (item,)), Section(
        "present",
        "tick",
        "What is there",
        ("Read the article again.",),
        (ticked,),
        notice="One question only: no more facts are sure.",
    )


def _ordering() -> Section:
    speakers = ("The mayor", "An engineer", "Residents", "Nobody from the bus company")
    item = Item(
        id="order:1",
        task="speakers",
        prompt="Who is given most words? Put the speakers in order, most words first.",
        material=(
            Material("herald", "The mayor said a lot. An engineer said less. Residents said little.", "The Herald"),
        ),
        choices=tuple(Choice(name, True, f"{40 - 10 * n} words.") for n, name in enumerate(speakers)),
        why="The mayor is given forty words, the engineer thirty.",
        evidence=(_evidence("Herald", "The mayor said a lot."),),
        skill="hearing voices",
        difficulty=0.7,
        confidence=1.0,
    )
    return Section("speakers", "order", "Who gets to speak", ("Count the words.",), (item,))


def _writing() -> Section:
    item = Item(
        id="write:1",
        task="rewrite",
        prompt="Rewrite the headline so that it judges nobody.",
        material=(Material("courier", "Council's shameful silence over rotten bridge", "Headline"),),
        choices=(),
        why="A neutral headline says who did what.",
        evidence=(),
        skill="writing plainly",
        difficulty=0.6,
        confidence=1.0,
        samples=("Council does not comment on bridge", "Bridge closed; council silent on the cause"),
        rubric=("It names who acts.", "No word judges."),
    )
    return Section("rewrite", "write", "Write it plainly", ("Write one sentence.",), (item,))


def every_layout() -> Exercise:
    """Return an exercise with one section of every layout; those to choose in have a few items, or a text to read."""
    choosing, ticking = _choosing()
    return Exercise(
        "Old Mill Bridge closed for six weeks",
        7,
        "medium",
        "en",
        (
            Source("herald", "The Herald", "Bridge shut to all traffic", "2026-03-03", "https://herald.example/bridge"),
            Source("courier", "The Courier", "Council's shameful silence over rotten bridge", None, None),
        ),
        (_pairs(), _naming(), choosing, ticking, _ordering(), _writing()),
        "0.1.0",
        ("Exercise 8 has 40 % of these questions too: no more are sure.",),
    )


def with_texts(text: str, other: str | None = None) -> Exercise:
    """Return the exercise with `text` (and `other`, where two texts must differ) in every place that takes one."""
    exercise = every_layout()
    return replace(
        exercise,
        title=f"Title {text}",
        sources=tuple(replace(s, outlet=text, headline=text) for s in exercise.sources),
        sections=tuple(_section(section, text, text if other is None else other) for section in exercise.sections),
        notices=(text,),
        left_out=(text,),
    )


def _section(section: Section, text: str, other: str) -> Section:
    def item(old: Item) -> Item:
        return replace(
            old,
            prompt=f"Prompt {text}",
            material=tuple(replace(m, text=f"Material {other}", label=f"Label {text}") for m in old.material),
            choices=tuple(
                replace(c, text=f"Choice {n} {text}", why=f"Because {n} {other}") for n, c in enumerate(old.choices)
            ),
            why=f"Why {text}",
            evidence=tuple(
                replace(e, outlet=f"Outlet {other}", text=f"Evidence {text}", marks=((0, 4),)) for e in old.evidence
            ),
            samples=tuple(f"Sample {text}" for _ in old.samples),
            rubric=tuple(f"Rubric {other}" for _ in old.rubric),
            marked=old.marked and ((0, 3),),
        )

    items = tuple(map(item, section.items))
    return replace(
        section,
        title=f"{section.title} {text}",
        instructions=(f"Do {text}",),
        items=items,
        legend=tuple((choice.text, f"Meaning {other}") for choice in items[0].choices) if section.legend else (),
        discuss=(f"Discuss {text}",),
    )
