"""Commands on what framing keeps on this computer: models and their networks, vectors, pages."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from framing import console, settings
from framing.cli.options import Cache, Debug, Model

if TYPE_CHECKING:
    from framing.encoders.store import VectorStore
    from framing.export.shelf import Shelf
    from framing.fetching.store import Store


class OnModels(StrEnum):
    """What can be done to models."""

    LIST = "list"
    VERIFY = "verify"
    CONVERT = "convert"
    REMOVE = "remove"


class OnCache(StrEnum):
    """What can be done to the cache."""

    SHOW = "show"
    CLEAR = "clear"


def models(
    action: Annotated[OnModels, typer.Argument(help="remove: the converted networks; a run makes them again.")] = (
        OnModels.LIST
    ),
    model: Model = None,
    cache: Cache = None,
    _debug: Debug = False,
) -> None:
    """List the models that a run would use, verify their weights, convert them now, or remove what was converted."""
    from framing.encoders import conversion
    from framing.encoders.installed import installed

    chosen = settings.load(model=model, cache=cache)
    if action is OnModels.REMOVE:
        console.say(f"removed {conversion.remove_all(chosen.cache)} converted networks")
        return
    console.show_notes()
    every = installed(chosen.model)
    for each in every:
        if action is OnModels.VERIFY:
            each.check()
            console.say(f"{each.model.name}: the weights are its own ({each.model.sha256[:12]}…)")
        elif action is OnModels.CONVERT:
            console.begin(f"converting {each.model.name}")
            try:
                each.convert(chosen.cache, chosen.threads)
            except conversion.UnconvertedError as error:
                console.warn(f"note: {each.model.name} was not converted: {error}.")
        console.say(f"{each.model.name} {each.task}: {each.state(chosen.cache)}")
    used = [each.place(chosen.cache) for each in every]
    for kept in conversion.conversions(chosen.cache):
        use = "" if kept.folder in used else ", of another version or model"
        console.say(f"{kept.folder}: {kept.megabytes:.0f} MB{use}")


def cache(
    action: Annotated[OnCache, typer.Argument(help="clear: all but networks, which framing models removes.")] = (
        OnCache.SHOW
    ),
    cache: Cache = None,
    _debug: Debug = False,
) -> None:
    """Show what is kept so that a run need not compute or fetch it again, or clear it."""
    from framing.encoders import conversion
    from framing.encoders.store import VectorStore
    from framing.export.kept import KeptComparisons, KeptPages
    from framing.fetching.store import Store

    chosen = settings.load(cache=cache)
    folder = chosen.cache
    kept: dict[str, Shelf | VectorStore | Store] = {
        "comparisons": KeptComparisons(chosen),
        "reports": KeptPages(folder),
        "vectors and answers": VectorStore(folder),
        "pages": Store(folder),
    }
    console.say(f"{folder}")
    for name, store in kept.items():
        if action is OnCache.CLEAR:
            store.clear()
        entries, size = store.usage()
        console.say(f"  {name}: {entries:,}, {size / 1e6:.1f} MB")
    networks = conversion.conversions(folder)
    console.say(f"  converted networks: {len(networks)}, {sum(each.megabytes for each in networks):.1f} MB")
