"""What a kind of classroom task is: the plug-in point of exercises. The kinds stand in TASKS of framing.exercises."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.exercises.item import Section
from framing.records import ours

if TYPE_CHECKING:
    from collections.abc import Callable

    from framing.exercises.draw import Draw
    from framing.exercises.item import Item, Layout, NearMiss
    from framing.exercises.material import WordedIndex


@dataclass(frozen=True, slots=True)
class Task:
    """A kind of task. `make` returns the section of a sheet; without items, but with a notice, where nothing is sure.

    `kind` is the name on the command line and in files; `title` heads the section, and says what pupils do.
    """

    kind: str
    title: str
    layout: Layout
    make: Callable[[WordedIndex, Draw], Section]

    def section(
        self,
        items: tuple[Item, ...],
        *,
        instructions: tuple[str, ...],
        lacking: str,
        wanted: int,
        discuss: tuple[str, ...] = (),
        legend: tuple[tuple[str, str], ...] = (),
        near: tuple[NearMiss, ...] = (),
    ) -> Section:
        """Return the task's section; without items, its notice says what is `lacking`, if any were `wanted`."""
        notice: str = ""
        if not items and wanted:
            notice = ours("The task “{title}” is left out: {lacking}", title=self.title, lacking=lacking)
        elif len(items) < wanted:
            notice = ours(
                "This task has {few} of {wanted} items: no more in this story are sure.",
                few=str(len(items)),
                wanted=str(wanted),
            )
        missing = lacking if not items else ""
        return Section(self.kind, self.layout, self.title, instructions, items, legend, discuss, notice, near, missing)
