"""Many stories compared: in goes a source of stories, out comes a folder with all of each one's outputs and an index.

`sources` says where stories come from, `engines` who compares them, `run` what is done again and what is left alone,
`stores` where results lie, and `watch` does it again whenever feeds have new articles. A run may be killed at any
moment: the next one goes on where it was.
"""

from framing.batch.comparing import Recipe, recipe_of
from framing.batch.engines import Cluster, Engine, Processes
from framing.batch.folder import FAILURES, FINDINGS, INDEX, SUMMARY
from framing.batch.run import Batch, Step, compare_all, compare_and_tabulate
from framing.batch.sources import Gatherer, Source, open_source
from framing.batch.stores import Store, open_store
from framing.batch.watch import Round, Watch, rounds

__all__ = [
    "FAILURES",
    "FINDINGS",
    "INDEX",
    "SUMMARY",
    "Batch",
    "Cluster",
    "Engine",
    "Gatherer",
    "Processes",
    "Recipe",
    "Round",
    "Source",
    "Step",
    "Store",
    "Watch",
    "compare_all",
    "compare_and_tabulate",
    "open_source",
    "open_store",
    "recipe_of",
    "rounds",
]
