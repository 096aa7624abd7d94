"""A real browser for tests: Debian's chromium without a window, which loads a page in a frame and asks it questions.

The page and the questions come from a server of our own on this machine. The browser uses it as its proxy as well, so
that every request that a page would make anywhere shows in the server's list.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
import threading
from dataclasses import dataclass
from html import unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

CHROMIUM = shutil.which("chromium")
_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-extensions --enable-logging=stderr --virtual-time-budget=5000 "
    "--proxy-bypass-list=<-loopback> --dump-dom"
)
_ASKER = """<!doctype html><meta charset="utf-8">
<iframe id="frame" width="{width}" height="800" style="border:0"></iframe>
<pre id="answer"></pre><script>
const frame = document.getElementById("frame");
frame.onload = async () => {{
  const view = frame.contentWindow, page = frame.contentDocument;
  let answer;
  try {{ answer = await (async () => {{ {question} }})(); }} catch (error) {{ answer = String(error); }}
  document.getElementById("answer").textContent = JSON.stringify(answer);
}};
frame.src = "/page.html{fragment}";
</script>"""


@dataclass(frozen=True)
class Visit:
    """What came of a visit: the answer to the question, the lines in the console, and what was asked of any server."""

    answer: Any
    console: tuple[str, ...]
    requests: tuple[str, ...]


def visit(html: str, question: str, width: int = 1280, fragment: str = "") -> Visit:
    """Load `html` in a frame of `width` pixels, and answer `question`: the body of a function of `page` and `view`."""
    requests: list[str] = []
    asker = _ASKER.format(width=width, question=question, fragment=fragment)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            requests.append(self.path)
            text = {"/page.html": html, "/": asker}.get(re.sub(r"^http://[^/]+", "", self.path))
            body = (text or "").encode("utf-8", "replace")
            self.send_response(200 if text else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_CONNECT(self) -> None:
            requests.append(self.path)
            self.send_error(403)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    try:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
            command = [str(CHROMIUM), *_FLAGS.split(), f"--proxy-server={address}", f"--user-data-dir={profile}"]
            done = subprocess.run(
                [*command, f"{address}/"], capture_output=True, text=True, timeout=60, check=True, encoding="utf-8"
            )
    finally:
        server.shutdown()
        server.server_close()
    found = re.search(r'<pre id="answer">(.*?)</pre>', done.stdout, re.DOTALL)
    assert found, f"the browser gave no answer: {done.stdout[-500:]} {done.stderr[-500:]}"
    console = tuple(line for line in done.stderr.splitlines() if "CONSOLE" in line)
    return Visit(json.loads(unescape(found[1])), console, tuple(requests))
