"""Views of the database: the questions that are asked of many stories, ready to be opened.

Findings of which framing is less sure than "likely" are left out of them; the tables have them all.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from framing.export.columns import COLUMNS
from framing.records import LIKELY


@dataclass(frozen=True, slots=True)
class View:
    """A view: what a row of it tells, its SQL (LIKELY stands for that probability), and the columns that no table has.

    `sort` is the column by which it is shown, the largest first.
    """

    name: str
    about: str
    sql: str
    columns: dict[str, str] = field(default_factory=dict)
    sort: str = ""

    @property
    def query(self) -> str:
        """The SQL as SQLite takes it."""
        return self.sql.replace("LIKELY", str(LIKELY))

    def meaning(self, name: str) -> str:
        """Return what a column of it holds; raises KeyError where nothing says."""
        return self.columns.get(name) or COLUMNS[name].about


_STORIES = "In how many stories."

VIEWS: tuple[View, ...] = (
    View(
        "outlets",
        "How much there is of each outlet.",
        "SELECT outlet, COUNT(DISTINCT story) AS stories, COUNT(*) AS articles, SUM(words) AS words,"
        " SUM(wire IS NOT NULL) AS agency_copies FROM articles GROUP BY outlet",
        {
            "stories": _STORIES,
            "articles": "How many articles.",
            "agency_copies": "How many of them are an agency's copy.",
            "words": "Words of all of them.",
        },
        "stories",
    ),
    View(
        "left_out_by_story",
        "Who leaves out most in each story. `of` counts the claims that an outlet could leave out: those that two "
        "outlets report, or the only other one does. What one of several has alone says more of that one.",
        """WITH verdicts AS (
  SELECT c.story, v.outlet, v.state,
    v.state = 'absent' AND v.state_probability >= LIKELY AS lacks,
    v.state = 'partly' AND v.state_probability >= LIKELY AS has_part
  FROM coverage v JOIN claims c ON c.claim = v.claim JOIN stories s ON s.story = c.story
  WHERE (c.carried_by > 1 OR s.outlets = 2) AND c.carried_by - (v.state = 'reported') >= 1
)
SELECT story, outlet, SUM(lacks) AS left_out, SUM(has_part) AS in_part, SUM(state = 'reported') AS reported,
  COUNT(*) AS "of", ROUND(1.0 * SUM(lacks) / COUNT(*), 3) AS share_left_out,
  RANK() OVER (PARTITION BY story ORDER BY SUM(lacks) DESC) AS place
FROM verdicts GROUP BY story, outlet""",
        {
            "left_out": "Claims that it seems to lack.",
            "in_part": "Claims that it has in part.",
            "reported": "Claims that it reports, as others do.",
            "of": "Claims that it could leave out.",
            "share_left_out": "left_out as a share of `of` (0 to 1).",
            "place": "1 for who leaves out most in the story.",
        },
        "left_out",
    ),
    View(
        "left_out_by_outlet",
        "The same over all stories: a share of the claims of others that an outlet seems to lack. Outlets that were in "
        "different stories are not comparable by it.",
        """SELECT outlet, COUNT(*) AS stories, SUM(left_out) AS left_out, SUM(in_part) AS in_part,
  SUM("of") AS "of", ROUND(1.0 * SUM(left_out) / SUM("of"), 3) AS share_left_out, SUM(place = 1) AS first_places
FROM left_out_by_story GROUP BY outlet""",
        {
            "stories": _STORIES,
            "left_out": "Claims that it seems to lack.",
            "in_part": "Claims that it has in part.",
            "of": "Claims that it could leave out.",
            "share_left_out": "left_out as a share of `of` (0 to 1).",
            "first_places": "In how many stories nobody leaves out more.",
        },
        "share_left_out",
    ),
    View(
        "gaps",
        "Each claim that an outlet seems to lack, or has in part, though at least two others report it.",
        """SELECT c.story, v.outlet AS lacking, v.state, c.title, c.summary, c.carried_by, c.salience,
  v.state_probability, c.claim
FROM coverage v JOIN claims c ON c.claim = v.claim
WHERE v.state IN ('absent', 'partly') AND v.state_probability >= LIKELY AND c.carried_by > 1""",
        {"lacking": "The outlet that lacks it.", "title": COLUMNS["claims.title"].about},
        "salience",
    ),
    View(
        "claims_of_one_outlet",
        "Claims that one outlet alone has; no other has a part of it, and of none it is unclear.",
        """SELECT c.story, p.outlet, c.title, c.summary, c.salience, c.claim
FROM claims c JOIN (SELECT claim, MIN(outlet) AS outlet FROM claim_passages GROUP BY claim) p ON p.claim = c.claim
WHERE c.carried_by = 1
  AND NOT EXISTS (SELECT 1 FROM coverage v WHERE v.claim = c.claim AND v.state IN ('partly', 'unclear'))""",
        {"title": COLUMNS["claims.title"].about},
        "salience",
    ),
    View(
        "claims_of_all_outlets",
        "Claims that every outlet of a story reports.",
        """SELECT c.story, c.title, c.summary, c.carried_by, c.origins, c.salience, c.claim
FROM claims c JOIN stories s ON s.story = c.story
WHERE c.carried_by = s.outlets AND s.outlets > 1 AND c.probability >= LIKELY""",
        {"title": COLUMNS["claims.title"].about},
        "salience",
    ),
    View(
        "loaded_words",
        "Loaded words in an outlet's own voice, by how often it uses them.",
        """SELECT outlet, LOWER(text) AS word, COUNT(*) AS times, COUNT(DISTINCT story) AS stories
FROM signals WHERE kind = 'loaded' AND voice = 'author' AND probability >= LIKELY GROUP BY outlet, LOWER(text)""",
        {"word": "The word, in small letters.", "times": "How often.", "stories": _STORIES},
        "times",
    ),
    View(
        "signals_by_outlet",
        "Framing devices by outlet, in its own voice and inside quotations, beside how much it wrote.",
        """SELECT s.outlet, l.label, SUM(s.voice = 'author') AS own, SUM(s.voice = 'quoted') AS in_quotations,
  ROUND(1000.0 * SUM(s.voice = 'author') / o.words, 2) AS own_per_1000_words, s.kind
FROM signals s JOIN legend l ON l.kind = s.kind JOIN outlets o ON o.outlet = s.outlet
WHERE s.probability >= LIKELY GROUP BY s.outlet, s.kind""",
        {
            "own": "How often in its own voice.",
            "in_quotations": "How often inside a quotation.",
            "own_per_1000_words": "How often in its own voice, per 1,000 words of its articles.",
            "kind": "Which framing device it is.",
        },
        "own_per_1000_words",
    ),
    View(
        "figures_that_disagree",
        "Figures, days, names and statements that cannot all be right, a row for each outlet's words.",
        """SELECT d.story, d.discrepancy, d.kind, v.outlet, v.text, v.value, v.unit, p.text AS sentence,
  d.probability, d.why
FROM discrepancies d JOIN discrepancy_values v ON v.discrepancy = d.discrepancy JOIN passages p ON p.passage = v.passage
WHERE NOT d.compatible AND d.probability >= LIKELY""",
        {"kind": COLUMNS["discrepancies.kind"].about},
        "probability",
    ),
    View(
        "wordings_beside_each_other",
        "What outlets call the same thing: two outlets' words for one claim.",
        """SELECT c.story, c.kind, a.outlet AS outlet_a, a.text AS words_a, b.outlet AS outlet_b, b.text AS words_b,
  c.why, c.claim
FROM contrasts c JOIN contrast_values a ON a.contrast = c.contrast
JOIN contrast_values b ON b.contrast = c.contrast AND a.outlet < b.outlet""",
        {
            "kind": COLUMNS["contrasts.kind"].about,
            "outlet_a": "The one outlet.",
            "words_a": "Its words.",
            "outlet_b": "The other outlet.",
            "words_b": "Its words.",
        },
    ),
    View(
        "names_by_outlet",
        "What each outlet calls an actor, and how often.",
        """SELECT entity, kind, outlet, text AS name, COUNT(*) AS times, COUNT(DISTINCT story) AS stories
FROM mentions GROUP BY entity, kind, outlet, text""",
        {
            "kind": COLUMNS["entities.kind"].about,
            "name": "The words that it uses.",
            "times": "How often.",
            "stories": _STORIES,
        },
        "times",
    ),
    View(
        "speakers_by_outlet",
        "Whose words fill an outlet's articles.",
        """SELECT outlet, NULLIF(speaker, '') AS speaker, SUM(quoted) AS quoted, SUM(reported) AS reported,
  COUNT(DISTINCT story) AS stories FROM speakers GROUP BY outlet, speaker""",
        {"speaker": COLUMNS["speakers.speaker"].about, "stories": _STORIES},
        "quoted",
    ),
    View(
        "tones_by_outlet",
        "How an outlet's words speak of an actor.",
        """SELECT entity, outlet, SUM(tone = 'negative') AS negative, SUM(tone = 'neutral') AS neutral,
  SUM(tone = 'positive') AS positive, COUNT(DISTINCT story) AS stories
FROM tones WHERE probability >= LIKELY GROUP BY entity, outlet""",
        {
            "negative": "Mentions spoken of badly.",
            "neutral": "Mentions spoken of neutrally.",
            "positive": "Mentions spoken of well.",
            "stories": _STORIES,
        },
        "negative",
    ),
)
"""Every view; one that reads another stands after it."""
