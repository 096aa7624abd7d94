"""Getting a page that the user asked for: politely, within bounds, and once."""

from framing.fetching.fetched import Fetched
from framing.fetching.fetcher import Fetcher

__all__ = ["Fetched", "Fetcher"]
