"""Records as values that JSON holds, and back, exactly: what framing keeps for itself alone and nobody else reads."""

from __future__ import annotations

import dataclasses
import types
import typing
from functools import cache
from typing import Any, TypeVar

from framing.records.reasons import Ours, Reason

if typing.TYPE_CHECKING:
    from collections.abc import Callable

Record = TypeVar("Record")


def plain(value: Any) -> Any:
    """Return a record, or what its fields hold, as lists, dictionaries and values: a record's fields in their order."""
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if dataclasses.is_dataclass(value):
        return [plain(getattr(value, name)) for name in _names(value.__class__)]
    if isinstance(value, Ours):
        return [plain(value.reason), value.many, value.number]
    return value


def built(kind: type[Record], written: Any) -> Record:
    """Return the record that `plain` wrote; raises ValueError or TypeError where it wrote one with other fields."""
    build: Callable[[Any], Record] = _builder(kind)  # type: ignore[arg-type]  # every class is hashable
    return build(written)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


@cache
def _builder(kind: Any) -> Callable[[Any], Any]:
    """Return what makes a value of a type out of what JSON holds of it."""
    if dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        builders = [_builder(hints[field.name]) for field in dataclasses.fields(kind)]
        return lambda written: kind(*(build(value) for build, value in zip(builders, written, strict=True)))  # type: ignore[operator]
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        build = _builder(arguments[0])
        return lambda written: tuple(map(build, written))
    if origin is dict:
        build = _builder(arguments[1])
        return lambda written: {key: build(value) for key, value in written.items()}
    if origin in (types.UnionType, typing.Union):  # of single values, of a tuple of them, or of a record and nothing
        record: Any = next((one for one in arguments if dataclasses.is_dataclass(one)), None)
        if record is not None:
            build = _builder(record)
            return lambda written: None if written is None else build(written)
        return lambda written: tuple(written) if isinstance(written, list) else written
    return _text if kind is str else _as_it_is


def _text(written: Any) -> str:
    """Return a text, which is plain or words of ours with what they are made of."""
    if isinstance(written, str):
        return written
    reason, many, number = written
    return Ours(built(Reason, reason), many, number)


def _as_it_is(written: Any) -> Any:
    return written
