"""Classroom tasks made from a comparison: one file per kind of task in tasks/, all listed in TASKS.

Only what is sure becomes an item. Where a story offers too little, a task is shorter, or left out with a notice
that says so; none is filled up with doubtful ones.
"""

from framing.exercises.sheet import LENGTH, SAME, make_exercise
from framing.exercises.tasks import TASKS

__all__ = ["LENGTH", "SAME", "TASKS", "make_exercise"]
