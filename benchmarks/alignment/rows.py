"""How often claims of several outlets are what a strict reader takes them for: one main fact, told by each passage.

`rows.json` has claims of 62 annotated and other stories as framing once made them, each with the verdict of a reader (a
language model) who saw the passages: the `same` fact, which is a main point of a passage of each outlet; a `side`
matter alone in common; `none`; or statements `opposed` to each other. Passages that do not tell the claim's fact are
its strays. 47 of the stories have annotated facts, and the verdicts on them teach framing which claims are sure; of the
fifteen others it knows nothing, and what it makes of them today is held against these verdicts:

    python -m benchmarks.alignment.rows ../shared/eval/alignment [--write]
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.pipeline import compare
from framing.readers import read_story
from framing.records import LIKELY, confidence

if TYPE_CHECKING:
    from framing.records import Claim

HERE = Path(__file__).parent
RESULTS = HERE / "rows_results.json"
COMMAND = "python -m benchmarks.alignment.rows ../shared/eval/alignment --write"


@dataclass(frozen=True, slots=True)
class Row:
    """A claim that was judged: its passages by their ids, the verdict, and which of them do not tell its fact."""

    passages: tuple[str, ...]
    verdict: str
    strays: frozenset[str]

    def verdict_on(self, claim: Claim) -> str:
        """Return the verdict on a claim of some of these passages."""
        strays = self.verdict == "same" and not self.strays.isdisjoint(claim.passages)
        return "stray" if strays else self.verdict


def read_rows() -> dict[str, tuple[Row, ...]]:
    """Return each story's judged claims."""
    written = json.loads((HERE / "rows.json").read_text(encoding="utf-8"))
    return {
        story: tuple(Row(tuple(passages), verdict, frozenset(strays)) for passages, verdict, strays in rows)
        for story, rows in written.items()
    }


def measure(data: Path) -> dict[str, Any]:
    """Return the counts of verdicts on today's claims of the stories without annotated facts, by certainty."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    judged = {name: rows for name, rows in read_rows().items() if not (data / "gold" / f"{name}.json").exists()}
    for name, rows in sorted(judged.items()):
        for claim in compare(read_story([data / "stories" / name])).claims:
            if len(claim.outlets) > 1 and claim.probability >= LIKELY:
                known = [row for row in rows if set(claim.passages) <= set(row.passages)]
                nearest = min(known, key=lambda row: len(row.passages), default=None)
                counts[confidence(claim.probability)][nearest.verdict_on(claim) if nearest else "not judged"] += 1
    figures = {}
    for certainty, verdicts in sorted(counts.items()):
        clear = verdicts.total() - verdicts["not judged"]
        fact = verdicts["same"] + verdicts["stray"]
        figures[certainty] = dict(sorted(verdicts.items())) | {
            "share_one_fact": round(fact / max(1, clear), 3),
            "share_without_strays": round(verdicts["same"] / max(1, clear), 3),
        }
    return {"command": COMMAND, "stories": len(judged), "figures": figures}


def main() -> None:
    """Print the figures, and write them where asked."""
    paths = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("--")]
    if len(paths) != 1 or not (paths[0] / "gold").is_dir():
        raise SystemExit(__doc__)
    written = json.dumps(measure(paths[0]), indent=1) + "\n"
    print(written)
    if "--write" in sys.argv:
        RESULTS.write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()
