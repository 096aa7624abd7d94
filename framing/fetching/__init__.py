"""Getting a page that the user asked for: politely, within bounds, and once."""

from framing.fetching.fetcher import Fetcher
from framing.fetching.store import Fetched

__all__ = ["Fetched", "Fetcher"]
