"""The kinds of tasks, one file each: of a comparison each makes a section of a sheet, or none where nothing is sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.exercises.tasks import (
    contradiction,
    device,
    gap,
    headline,
    leads,
    missing,
    nothing,
    numbers_check,
    outlet,
    rewrite,
    same_fact,
    speakers,
    supply,
    voice,
    weigh,
    wire_copy,
)

if TYPE_CHECKING:
    from framing.exercises.task import Task

TASKS: tuple[Task, ...] = (
    same_fact.TASK,
    missing.TASK,
    numbers_check.TASK,
    contradiction.TASK,
    wire_copy.TASK,
    device.TASK,
    nothing.TASK,
    gap.TASK,
    voice.TASK,
    speakers.TASK,
    outlet.TASK,
    headline.TASK,
    leads.TASK,
    rewrite.TASK,
    weigh.TASK,
    supply.TASK,
)
"""Every kind of task, in the order of a sheet."""
