"""The comparison as JSON, format version 2: what other tools and the scorers read, and framing itself later on.

Every field of the format is there, in its order, and a few more: an article's `updated`, `blocks` and `notices`, a
signal's `stance`, a discrepancy's `probability`, who is given words (`speakers`), what the trained scorers say
(`slants`, `tones`), figures of outlets with several articles (`outlet_measures`), the story's `notices`, what each
kind of signal is (`legend`), the claims over time (`ledger`), the figures told alike (`agreements`),
and what the notices of story and articles are made of (`notice_reasons`).
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from framing import records
from framing.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pydantic import TypeAdapter

    from framing.records import Article, Claim, Comparison, Measure

T = TypeVar("T")

FORMAT, VERSION = "framing-comparison", 2


def render_json(comparison: Comparison) -> str:
    """Return the comparison as one JSON object; the same comparison gives the same bytes."""
    return json.dumps(fields(comparison), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def fields(comparison: Comparison) -> dict[str, Any]:
    """Return the JSON object as Python values, keys in the format's order."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "story": {"title": comparison.story.title},
        "articles": [article_fields(article) for article in comparison.story.articles],
        "passages": [_pick(passage, "id article role paragraph start end text") for passage in comparison.passages],
        "links": [asdict(link) for link in comparison.links],
        "claims": [_claim_fields(claim) for claim in comparison.claims],
        "omissions": [asdict(omission) for omission in comparison.omissions],
        "discrepancies": [
            _pick(found, "claim kind values why probability compatible") for found in comparison.discrepancies
        ],
        "signals": [
            _pick(signal, "passage kind start end text voice speaker target probability why stance reason")
            for signal in comparison.signals
        ],
        "entities": [asdict(entity) for entity in comparison.entities],
        "contrasts": [asdict(contrast) for contrast in comparison.contrasts],
        "roles": [asdict(role) for role in comparison.roles],
        "measures": _estimates((m.article, m) for m in comparison.measures if m.article),
        "provenance": asdict(comparison.provenance),
        "speakers": [asdict(speaker) for speaker in comparison.speakers],
        "slants": [asdict(slant) for slant in comparison.slants],
        "tones": [asdict(tone) for tone in comparison.tones],
        "outlet_measures": _estimates((m.outlet, m) for m in comparison.measures if not m.article),
        "notices": list(comparison.story.notices),
        "legend": [asdict(entry) for entry in comparison.legend],
        "ledger": [asdict(turn) for turn in comparison.ledger],
        "agreements": [asdict(agreement) for agreement in comparison.agreements],
        "notice_reasons": [asdict(reason) for reason in dict.fromkeys(records.reasons_in(_notices(comparison)))],
    }


def _notices(comparison: Comparison) -> Iterator[str]:
    yield from comparison.story.notices
    for article in comparison.story.articles:
        yield from article.notices


def _claim_fields(claim: Claim) -> dict[str, Any]:
    coverage = {one.outlet: {"state": one.state, "probability": one.probability} for one in claim.coverage}
    return asdict(claim) | {"coverage": coverage}


def article_fields(article: Article) -> dict[str, Any]:
    """Return an article's JSON object as Python values."""
    known = _pick(article, "id outlet headline authors published language url source words text wire asides")
    return known | _pick(article, "updated blocks notices")


def _estimates(measures: Iterable[tuple[str, Measure]]) -> dict[str, dict[str, Any]]:
    """Return the measures of each article, or outlet, by their names."""
    estimates: dict[str, dict[str, Any]] = {}
    for whose, measure in measures:
        estimates.setdefault(whose, {})[measure.name] = asdict(measure.estimate)
    return estimates


def _pick(record: Any, names: str) -> dict[str, Any]:
    plain = asdict(record)
    return {name: plain[name] if name in plain else getattr(record, name) for name in names.split()}


def is_comparison(path: Path) -> bool:
    """Return whether a file is a comparison that was saved, of any version: told by its first field."""
    try:
        with path.open(encoding="utf-8") as file:
            return f'"format": "{FORMAT}"' in file.read(200)
    except (OSError, UnicodeDecodeError):
        return False


def load_comparison(path: Path) -> Comparison:
    """Return the comparison that a file of `render_json` holds; only the list of inputs that failed is not in it.

    Raises InputError where the file is not JSON, is of another version, or lacks something that the format has.
    """
    try:
        written = json.loads(path.read_text(encoding="utf-8"))
        found = (written["format"], written["version"])
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise InputError(f"{path} is not a comparison that framing saved ({error}); make it anew.") from error
    if found != (FORMAT, VERSION):
        raise InputError(
            f"{path} is of format {found[0]} {found[1]}; this version reads {FORMAT} {VERSION}. "
            "Compare the articles anew."
        )
    try:
        return _comparison(written)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        where = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise InputError(f"{path} lacks what a saved comparison has ({where}); compare the articles anew.") from error


def _comparison(written: dict[str, Any]) -> Comparison:
    ours = records.by_text(_records(records.Reason, written.get("notice_reasons", [])))

    def again(notices: Iterable[str]) -> tuple[str, ...]:
        return tuple(ours.get(notice, notice) for notice in notices)

    articles = tuple(
        replace(article, notices=again(article.notices)) for article in _records(records.Article, written["articles"])
    )
    outlets = {article.id: article.outlet for article in articles}
    story = records.Story(written["story"]["title"], articles, again(written["notices"]))
    return records.Comparison(
        story=story,
        passages=_records(
            records.Passage, [p | {"index": int(p["id"].rsplit(":", 1)[1])} for p in written["passages"]]
        ),
        links=_records(records.Link, written["links"]),
        claims=_records(records.Claim, [claim | {"coverage": _verdicts(claim)} for claim in written["claims"]]),
        omissions=_records(records.Omission, written["omissions"]),
        discrepancies=_records(records.Discrepancy, written["discrepancies"]),
        legend=_records(records.LegendEntry, written["legend"]),
        signals=_records(records.Signal, written["signals"]),
        entities=_records(records.Entity, written["entities"]),
        contrasts=_records(records.Contrast, written["contrasts"]),
        roles=_records(records.Role, written["roles"]),
        speakers=_records(records.Speaker, written["speakers"]),
        slants=_records(records.Slant, written["slants"]),
        tones=_records(records.Tone, written["tones"]),
        measures=(
            *_measures(written["measures"], {article: (article, outlet) for article, outlet in outlets.items()}),
            *_measures(written["outlet_measures"], {outlet: ("", outlet) for outlet in outlets.values()}),
        ),
        provenance=_records(records.Provenance, [written["provenance"]])[0],
        ledger=_records(records.Turn, written.get("ledger", [])),  # not in files of earlier releases
        agreements=_records(records.Agreement, written.get("agreements", [])),  # nor these
    )


def _verdicts(claim: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"outlet": outlet} | verdict for outlet, verdict in claim["coverage"].items()]


def _measures(written: dict[str, dict[str, Any]], whose: dict[str, tuple[str, str]]) -> tuple[records.Measure, ...]:
    return _records(
        records.Measure,
        [
            {"article": whose[key][0], "outlet": whose[key][1], "name": name, "estimate": estimate}
            for key, estimates in written.items()
            for name, estimate in estimates.items()
        ],
    )


def _records(kind: type[T], written: list[dict[str, Any]]) -> tuple[T, ...]:
    reader: TypeAdapter[T] = _reader(kind)  # type: ignore[arg-type]  # every class is hashable
    return tuple(reader.validate_python(record) for record in written)


@cache  # making one takes longer than reading a story's records with it
def _reader(kind: type[Any]) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter  # takes a tenth of a second to import

    return TypeAdapter(kind)
