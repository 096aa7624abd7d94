"""The table of committed figures and their bounds, in README.md, made from floors.toml and the results it names.

python -m benchmarks.table
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
README = HERE / "README.md"
BEGIN, END = "<!-- made by benchmarks.table -->", "<!-- end -->"


@dataclass(frozen=True, slots=True)
class Figure:
    """One committed figure with its bound, and the command that gave it."""

    name: str
    value: float
    bound: float
    at_most: bool
    command: str

    @property
    def holds(self) -> bool:
        """Tell whether the figure is on the right side of its bound."""
        return self.value <= self.bound if self.at_most else self.value >= self.bound


def figures() -> list[Figure]:
    """Return every figure that floors.toml names; a KeyError names what a results file lacks."""
    found = []
    for row in tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))["figure"]:
        results = json.loads((HERE / row["results"]).read_text(encoding="utf-8"))
        value = results
        for step in row["path"].split("."):
            value = value[step]
        bound = row.get("floor", row.get("ceiling"))
        found.append(Figure(row["name"], value, bound, "ceiling" in row, results["command"]))
    return found


def table() -> str:
    """Return the table in Markdown."""
    lines = ["| figure | reached | bound | command |", "|---|---|---|---|"]
    for figure in figures():
        bound = f"{'at most' if figure.at_most else 'at least'} {figure.bound:g}"
        value = f"{figure.value:.3f}" if figure.value < 1 else f"{figure.value:.0f}"
        lines.append(f"| {figure.name} | **{value}** | {bound} | `{figure.command}` |")
    return "\n".join(lines)


def page() -> str:
    """Return README.md with the table as it is now."""
    written = README.read_text(encoding="utf-8")
    before, rest = written.split(BEGIN, 1)
    return f"{before}{BEGIN}\n{table()}\n{END}{rest.split(END, 1)[1]}"


if __name__ == "__main__":
    README.write_text(page(), encoding="utf-8")
