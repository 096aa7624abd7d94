"""Fetching by https: the certificate is the named site's, although a checked number is connected to."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from typing import TYPE_CHECKING

import pytest

from framing.errors import InputError
from framing.fetching import Fetcher, address
from framing.fetching.download import Limits
from tests.fetching.conftest import PAGE, Server

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(not shutil.which("openssl"), reason="openssl makes the certificate")

LIMITS = Limits(read=60, total=120, back_off=0.01, pause=0)


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """Return a certificate for site.example with its key, signed by itself."""
    file = tmp_path / "site.pem"
    order = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
    names = ["-subj", "/CN=site.example", "-addext", "subjectAltName=DNS:site.example"]
    subprocess.run([*order.split(), *names, "-keyout", file, "-out", file], check=True, capture_output=True)
    return file


@pytest.fixture
def secure(server: Server, certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Server:
    """Return the server speaking https, found under every name."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    monkeypatch.setattr(address, "resolve", lambda _host, _port: ["127.0.0.1"])
    return server


@pytest.mark.parametrize("host", ["site.example", "site.example."])
def test_the_named_sites_certificate_is_good(
    secure: Server, certificate: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    """Protects fetching by https at all: the number is connected to, the name is checked."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert Fetcher(tmp_path, limits=LIMITS).fetch(f"https://{host}:{secure.server_port}/page").data == PAGE


@pytest.mark.parametrize(("host", "trusted"), [("site.example", False), ("other.example", True)])
def test_somebody_elses_certificate_is_not(
    secure: Server, certificate: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str, trusted: bool
) -> None:
    """Protects against pages slipped in on the way: of an unknown signer, or with another site's certificate."""
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with pytest.raises(InputError, match="no valid certificate"):
        Fetcher(tmp_path, limits=LIMITS).fetch(f"https://{host}:{secure.server_port}/page")
    assert not secure.asked


def test_a_site_without_https_is_told_as_such(server: Server, tmp_path: Path) -> None:
    """Protects against talk of certificates where there is none."""
    with pytest.raises(InputError, match="does not speak https"):
        Fetcher(tmp_path, limits=LIMITS).fetch(f"https://127.0.0.1:{server.server_port}/page")


def test_proxies_of_the_environment_are_not_used(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Protects the check of addresses, which a proxy would make void by looking up the name itself."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert Fetcher(tmp_path, limits=LIMITS).fetch(f"{server.url}/page").data == PAGE
