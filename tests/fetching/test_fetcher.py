"""Fetching from a real server that misbehaves: every fault ends soon, within bounds, in a sentence."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from framing.errors import InputError
from framing.fetching import Fetcher, address
from framing.fetching.download import AGENT, Limits
from framing.fetching.fetcher import Clock
from tests.fetching.conftest import PAGE, Server

if TYPE_CHECKING:
    from pathlib import Path

# The first gives a server all the time that a busy machine may take, the second is for servers that never end.
PATIENT = Limits(read=60, total=120, largest=2_000_000, pause=0)
QUICK = replace(PATIENT, read=0.5, total=1.5)


class Waits:
    """A clock by which no time passes but what is slept, and that at once; `slept` lists the seconds."""

    def __init__(self) -> None:
        self.slept: list[float] = []
        self.clock = Clock(lambda: sum(self.slept), self.slept.append)


def fetcher(folder: Path, *, offline: bool = False, limits: Limits = PATIENT, waits: Waits | None = None) -> Fetcher:
    """Return a fetcher that never sleeps."""
    return Fetcher(folder, offline=offline, limits=limits, clock=(waits or Waits()).clock)


def test_a_page_with_what_the_server_says_of_it(server: Server, tmp_path: Path) -> None:
    """Protects what readers need: bytes, type and encoding; and honesty: the site sees who asks."""
    page = fetcher(tmp_path).fetch(f"{server.url}/page?a=ü b")
    assert (page.data, page.media_type, page.encoding) == (PAGE, "text/html", "windows-1251")
    assert server.sent[-1]["User-Agent"] == AGENT
    assert server.sent[-1]["Host"] == server.url.removeprefix("http://")


def test_packed_pages_are_unpacked(server: Server, tmp_path: Path) -> None:
    """Protects the text of pages sent compressed, also where the pieces that arrive are too small to give any."""
    for path in ("/packed", "/packed-drip"):
        assert fetcher(tmp_path).fetch(f"{server.url}{path}").data == PAGE


def test_redirects_are_followed(server: Server, tmp_path: Path) -> None:
    """Protects short links; the page is known by the address at the end, whatever its letters."""
    assert fetcher(tmp_path).fetch(f"{server.url}/moved").url == f"{server.url}/page"
    assert fetcher(tmp_path).fetch(f"{server.url}/to-utf-8").url == f"{server.url}/pagé"


def test_a_redirect_to_no_name_is_told(server: Server, tmp_path: Path) -> None:
    """Protects against a traceback out of the system's look-up of names."""
    with pytest.raises(InputError, match="names a site that cannot be"):
        fetcher(tmp_path).fetch(f"{server.url}/to-no-name")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/nowhere", "does not exist"),
        ("/forbidden", "refuses programs.*save the page as .html"),
        ("/broken", "in trouble.*503"),
        ("/long-wait", "in trouble.*503"),
        ("/empty", "is empty"),
        ("/circle", "redirects in a circle"),
        ("/far-0", "redirects more than 5 times"),
        ("/to-file", "begins with file; expected http"),
        ("/drip-body", "too slow"),
        ("/drip-header", "too slow"),
        ("/silent", "too slow"),
        ("/endless", "larger than 2,000,000 bytes"),
        ("/short", "broke off"),
        ("/not-packed", "cannot be unpacked"),
        ("/packed-otherwise", "cannot be unpacked"),
        ("/packed-short", "broke off"),
        ("/missing-and-packed", "does not exist"),
        ("/wait-until", "in trouble.*503"),
        ("/to-nonsense", "redirects to what is no address"),
        ("/to-unseen", r"\\x1b.*cannot be seen"),
    ],
)
def test_faults_end_in_a_sentence(server: Server, tmp_path: Path, path: str, words: str) -> None:
    """Protects the user from waiting and from tracebacks: each fault is named soon, with the address."""
    waits, limits = Waits(), QUICK if words == "too slow" else PATIENT
    with pytest.raises(InputError, match=words) as caught:
        fetcher(tmp_path, limits=limits, waits=waits).fetch(f"{server.url}{path}")
    assert server.url in str(caught.value) or "file:" in str(caught.value)
    assert not server.gave_up
    assert sum(waits.slept) <= 3  # before the second attempt and the third


def test_a_packed_bomb_does_not_fill_the_memory(server: Server, tmp_path: Path) -> None:
    """Protects the machine: a gigabyte of zeros packed into one megabyte is given up at the limit."""
    tracemalloc.start()
    try:
        with pytest.raises(InputError, match="larger than"):
            Fetcher(tmp_path, limits=replace(PATIENT, largest=5_000_000)).fetch(f"{server.url}/bomb")
        assert tracemalloc.get_traced_memory()[1] < 15_000_000
    finally:
        tracemalloc.stop()


def test_a_busy_server_is_asked_again(server: Server, tmp_path: Path) -> None:
    """Protects against giving up on a site that only asked to wait a little."""
    assert fetcher(tmp_path).fetch(f"{server.url}/busy-first").data == PAGE
    assert server.asked["/busy-first"] == 2


def test_a_server_in_trouble_is_not_hammered(server: Server, tmp_path: Path) -> None:
    """Protects the site: three attempts, and only one where it asks for an hour's wait."""
    for path, times in (("/broken", 3), ("/long-wait", 1), ("/wait-until", 1)):
        with pytest.raises(InputError):
            fetcher(tmp_path).fetch(f"{server.url}{path}")
        assert server.asked[path] == times


@pytest.mark.parametrize(
    ("robots", "closed"),
    [
        ((200, "User-agent: *\nDisallow: /page"), True),
        ((200, "User-agent: framing\nDisallow: /"), True),
        ((200, "User-agent: other\nDisallow: /"), False),
        ((404, ""), False),
        ((503, ""), True),
        ((0, ""), True),
        ((200, "\ufeffUser-agent: *\nDisallow: /page"), True),
        ((200, "User-agent: *\nDisallow: /page\n" + "#" * 3_000_000), True),
        ((301, "/robots-elsewhere"), True),
        ((301, "/nowhere"), False),
    ],
    ids=lambda value: str(value)[:40],
)
def test_robots_txt_is_minded(server: Server, tmp_path: Path, robots: tuple[int, str], closed: bool) -> None:
    """Protects the site's wish about programs: the page is not even asked for; the user learns what to do."""
    server.robots = robots
    if closed:
        with pytest.raises(InputError, match=r"/page is .*robots\.txt.*save") as caught:
            fetcher(tmp_path).fetch(f"{server.url}/page")
        assert server.asked["/page"] == 0
        assert ("says so" in str(caught.value)) is (robots[0] in {200, 301})
    else:
        assert fetcher(tmp_path).fetch(f"{server.url}/page").data == PAGE


def test_robots_txt_is_asked_for_once(server: Server, tmp_path: Path) -> None:
    """Protects the site from twice the requests."""
    one = fetcher(tmp_path)
    one.fetch(f"{server.url}/page")
    one.fetch(f"{server.url}/packed")
    assert server.asked["/robots.txt"] == 1


def test_requests_to_one_site_are_spaced(server: Server, tmp_path: Path) -> None:
    """Protects small sites: no faster than the pause."""
    waits = Waits()
    one = fetcher(tmp_path, limits=replace(PATIENT, pause=0.25), waits=waits)
    one.fetch(f"{server.url}/page")
    one.fetch(f"{server.url}/packed")
    assert waits.slept == [0.25, 0.25]  # robots.txt, pause, page, pause, page


def test_a_second_run_takes_the_page_from_disk(server: Server, tmp_path: Path) -> None:
    """Protects the site and the user's time."""
    assert fetcher(tmp_path).fetch(f"{server.url}/page") == fetcher(tmp_path).fetch(f"{server.url}/page")
    assert server.asked["/page"] == 1


def test_offline_opens_no_connection(server: Server, tmp_path: Path) -> None:
    """Protects those who must not touch the network: known pages come from disk, others are named."""
    fetcher(tmp_path).fetch(f"{server.url}/page")
    before = server.asked.total()
    assert fetcher(tmp_path, offline=True).fetch(f"{server.url}/page").data == PAGE
    with pytest.raises(InputError, match="is not in the cache"):
        fetcher(tmp_path, offline=True).fetch(f"{server.url}/packed")
    assert server.asked.total() == before


def test_an_old_page_is_compared_with_the_servers(server: Server, tmp_path: Path) -> None:
    """Protects against stale pages: after a while the server is asked, and need not send again what is the same."""
    for _ in range(3):
        assert Fetcher(tmp_path, limits=PATIENT, fresh=0).fetch(f"{server.url}/tagged").data == PAGE
    assert server.asked["/tagged"] == 3
    assert server.sent[-1]["If-None-Match"] == '"one"'


def test_a_damaged_cache_is_passed_over(server: Server, tmp_path: Path) -> None:
    """Protects against a page cut short on disk: it is fetched anew."""
    fetcher(tmp_path).fetch(f"{server.url}/page")
    for file in (tmp_path / "pages").iterdir():
        file.write_bytes(file.read_bytes()[:20])
    assert fetcher(tmp_path).fetch(f"{server.url}/page").data == PAGE
    assert server.asked["/page"] == 2


def test_a_list_cannot_reach_into_the_network(server: Server, tmp_path: Path) -> None:
    """Protects the user's own machine from addresses that somebody else listed; nothing is asked of it."""
    with pytest.raises(InputError, match=r"own network.*127.0.0.1"):
        fetcher(tmp_path).fetch(f"{server.url}/page", public_only=True)
    assert not server.asked


def test_a_public_page_cannot_redirect_into_the_network(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Protects cloud machines: a public page's redirect to the metadata service is refused before connecting."""
    monkeypatch.setattr(address, "is_public", lambda number: number == "127.0.0.1")
    with pytest.raises(InputError, match=r"own network \(169.254.169.254\)"):
        fetcher(tmp_path).fetch(f"{server.url}/to-metadata")


def test_a_page_that_is_public_and_not_cannot_redirect_into_the_network(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Protects against a name that adds a private number to its public one in order to count as the user's own."""
    numbers = {"mixed.example": ["127.0.0.1", "10.0.0.1"]}
    monkeypatch.setattr(address, "resolve", lambda host, _port: numbers.get(host, [host]))
    monkeypatch.setattr(address, "is_public", lambda number: number == "127.0.0.1")
    with pytest.raises(InputError, match=r"own network \(169.254.169.254\)"):
        fetcher(tmp_path).fetch(f"http://mixed.example:{server.server_port}/to-metadata")


def test_robots_txt_cannot_redirect_into_the_network(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Protects cloud machines on the side road, too."""
    monkeypatch.setattr(address, "is_public", lambda number: number == "127.0.0.1")
    server.robots = (301, "http://169.254.169.254/")
    with pytest.raises(InputError, match=r"/page is not fetched.*own network \(169.254.169.254\)"):
        fetcher(tmp_path).fetch(f"{server.url}/page")


def test_a_place_in_a_page_is_the_same_page(server: Server, tmp_path: Path) -> None:
    """Protects the cache from keeping one page twice, and offline runs from missing it."""
    fetcher(tmp_path).fetch(f"{server.url}/page#top")
    assert fetcher(tmp_path, offline=True).fetch(f"{server.url}/page#end").url == f"{server.url}/page"


def test_the_checked_number_is_connected_to(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects against names that change their meaning between the check and the connection."""
    monkeypatch.setattr(address, "resolve", lambda _host, _port: ["127.0.0.1"])
    page = fetcher(tmp_path).fetch(f"http://nowhere.invalid:{server.server_port}/page")
    assert page.data == PAGE
    assert server.sent[-1]["Host"] == f"nowhere.invalid:{server.server_port}"


def test_nobody_there(tmp_path: Path) -> None:
    """Protects users who mistyped: a name that does not exist and a closed port are told as such."""
    for url in ("http://nowhere.invalid/a", "http://127.0.0.1:1/a"):
        with pytest.raises(InputError, match="cannot be reached"):
            fetcher(tmp_path).fetch(url)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("ftp://a.example/x", "begins with ftp"),
        ("https://", "names no site"),
        ("https://user:secret@a.example/", "name or password"),
        ("http://[::1", "no web address"),
        ("http://a.example:99999/", "no web address"),
        ("http://a..example/", "names a site that cannot be"),
        ("http://a.example/\u200b", r"\\u200b.*cannot be seen"),
    ],
)
def test_addresses_that_are_none(tmp_path: Path, url: str, words: str) -> None:
    """Protects against surprises of other schemes, and never repeats a password."""
    with pytest.raises(InputError, match=words) as caught:
        fetcher(tmp_path).fetch(url)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("224.0.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 - not bound to
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::a9fe:a9fe", False),
        ("64:ff9b::808:808", True),
        ("64:ff9b:1::7f00:1", False),
        ("::ffff:0:7f00:1", False),
        ("::7f00:1", False),
        ("fec0::1", False),
        ("192.0.0.8", False),
    ],
)
def test_public_numbers(number: str, public: bool) -> None:
    """Protects the guard's own judgement, also for IPv4 addresses packed into IPv6 ones."""
    assert address.is_public(number) is public
