"""The view of a batch: what the index says of each story."""

from framing.report.batch import BatchEntry, batch_entry, batch_page
from tests.samples import bridge


def test_an_entry_counts_what_the_report_shows() -> None:
    """Protects the index from saying other figures than the reports that it links."""
    entry = batch_entry(bridge(), "bridge", "bridge/report.html")
    assert entry == BatchEntry(
        name="bridge",
        title="The Old Mill Bridge",
        status="done",
        href="bridge/report.html",
        outlets=("Harbour Post", "Daily Lantern", "North Wire"),
        by_all=1,
        by_some=3,
        by_one=0,
        omissions=3,
        discrepancies=1,
    )


def test_failed_stories_are_listed_apart() -> None:
    """Protects the reader of an index: a story that failed is shown with its reason, not left out."""
    done, failed = batch_entry(bridge(), "a", "a/report.html"), BatchEntry("b", "B", "failed", reason="It is empty.")
    page = batch_page("stories", [failed, done])
    assert (page.done, page.failed) == ((done,), (failed,))
