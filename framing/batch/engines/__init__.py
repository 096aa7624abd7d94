"""Who compares: processes of this machine, or a Dask cluster. In go stories that are due, out comes what they became.

Every engine does the same with a story (`comparing.compare_one`), so that all give the same bytes.
"""

from framing.batch.engines.cluster import Cluster
from framing.batch.engines.engine import Due, Engine
from framing.batch.engines.processes import Processes

__all__ = ["Cluster", "Due", "Engine", "Processes"]
