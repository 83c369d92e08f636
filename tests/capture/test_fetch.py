"""Fetching from a server of this machine's own: what is refused, and how it is said."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from kg.capture import fetch as fetching
from kg.capture.fetch import MEDIA, Limits, fetch
from kg.capture.source import Wanted, capture_address
from kg.findings import UnreadableError, UsageError
from tests.capture import pages

NOW = datetime(2031, 5, 7, 10, 11, 12, tzinfo=UTC)
HTML = "text/html; charset=utf-8"


class Handler(BaseHTTPRequestHandler):
    """A page for each path; what was asked for is written down."""

    asked: ClassVar[list[tuple[str, str | None]]] = []

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers.get("Cookie")))
        name = self.path.strip("/").split("/")[0].replace("-", "_") or "page"
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            getattr(self, name, self.missing)()

    def missing(self) -> None:
        self.send_error(404)

    def answer(self, body: bytes, kind: str, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def page(self) -> None:
        self.answer(pages.NO_DATE.encode(), HTML)

    def arabic(self) -> None:
        body = pages.RIGHT_TO_LEFT.replace("charset=windows-1256", "").encode("windows-1256")
        self.answer(body, "text/html; charset=windows-1256")

    def text(self) -> None:
        self.answer(b"A plain text of its own.", "text/plain")

    def once(self) -> None:
        self.answer(b"", HTML, 302, Location="/page", Set_Cookie="a=b; Path=/")

    def loop(self) -> None:
        self.answer(b"", HTML, 302, Location="/loop")

    def elsewhere(self) -> None:
        self.answer(b"", HTML, 302, Location=f"http://localhost:{self.server.server_port}/page")  # type: ignore[attr-defined]

    def file(self) -> None:
        self.answer(b"", HTML, 302, Location="file:///etc/hostname")

    def large(self) -> None:
        self.answer(b"x" * 5000, HTML)

    def endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", HTML)
        self.end_headers()
        for _ in range(200):
            self.wfile.write(b"x" * 100)

    def slow(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", HTML)
        self.end_headers()
        for _ in range(100):  # never silent for long, and never done
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.05)

    def slow_header(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(100):
            self.wfile.write(f"X-{number}: y\r\n".encode())
            self.wfile.flush()
            time.sleep(0.05)

    def picture(self) -> None:
        self.answer(b"abc", "image/png")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as made:
        made.daemon_threads = True
        threading.Thread(target=made.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{made.server_port}"
        made.shutdown()


def test_a_page_becomes_lines(server: str) -> None:
    made = capture_address(f"{server}/page", Wanted(), NOW)
    assert made.text.split("\n") == pages.TEXT
    found = {key: guess.value for key, guess in made.guesses.found.items()}
    assert found["url"] == f"{server}/page"
    assert found["captured"] == "2031-05-07T10:11:12Z"


def test_the_servers_word_on_characters_counts(server: str) -> None:
    assert capture_address(f"{server}/arabic", Wanted(), NOW).text.split("\n") == pages.ARABIC


def test_a_plain_text(server: str) -> None:
    assert capture_address(f"{server}/text", Wanted(), NOW).text == "A plain text of its own."


def test_a_redirect_is_followed_without_cookies(server: str) -> None:
    Handler.asked.clear()
    found = fetch(f"{server}/once")
    assert found.address == f"{server}/page"
    assert Handler.asked == [("/once", None), ("/page", None)]


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/loop", "more than 2 redirects"),
        ("/elsewhere", "private network"),
        ("/file", "redirects elsewhere"),
        ("/large", "more than 4000 bytes"),
        ("/endless", "more than 4000 bytes"),
        ("/nothing", "404"),
        ("/picture", "image/png, where text/html"),
    ],
)
def test_what_is_not_fetched(server: str, path: str, why: str) -> None:
    with pytest.raises(UnreadableError, match=why):
        fetch(server + path, limits=Limits(seconds=10, most_bytes=4000, most_redirects=2))


@pytest.mark.parametrize("path", ["/slow", "/slow-header"])
def test_the_deadline_is_for_the_whole(server: str, path: str) -> None:
    began = time.monotonic()
    with pytest.raises(UnreadableError, match=r"not there after 0\.5 seconds"):
        fetch(server + path, limits=Limits(seconds=0.5))
    assert time.monotonic() - began < 3


def test_a_picture_is_fetched_where_one_is_meant(server: str) -> None:
    assert fetch(f"{server}/picture", MEDIA).data == b"abc"
    known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert capture_address(f"{server}/picture", Wanted(media=True), NOW).sha256 == known
    with pytest.raises(UnreadableError, match="text/html, where image/"):
        fetch(f"{server}/page", MEDIA)


def test_nobody_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        with pytest.raises(UnreadableError, match="cannot be fetched"):
            fetch(f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize(
    "address",
    [
        *("ftp://h.example/x", "file:///etc/passwd", "http://", "https:///x", "javascript://x"),
        *("http://a:b@h.example/", "http://h.example:99999/", "http://[::1/"),
    ],
)
def test_what_is_no_address(address: str) -> None:
    with pytest.raises(UsageError):
        fetch(address)


def test_a_public_address_may_not_lead_to_a_private_one(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # the first answer counts as that of a public machine, the machines of redirects as they are
    answers = iter([False])
    monkeypatch.setattr(fetching, "_is_private", lambda _: next(answers, True))
    with pytest.raises(UnreadableError, match="private network"):
        fetch(f"{server}/once")


@pytest.mark.parametrize("ip", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fe80::1%eth0"])
def test_private_networks(ip: str) -> None:
    assert fetching._is_private(ip)


@pytest.mark.parametrize("ip", ["::ffff:127.0.0.1", "0.0.0.0", "100.64.0.1", "192.168.1.1"])
def test_private_networks_in_disguise(ip: str) -> None:
    assert fetching._is_private(ip)


def test_a_public_address_is_none() -> None:
    assert not fetching._is_private("8.8.8.8")


def test_https_never_leads_to_http() -> None:
    class Answer:
        status_code = 302
        headers: ClassVar[dict[str, str]] = {"location": "http://herald.example/1"}

    with pytest.raises(UnreadableError, match="not encrypted"):
        fetching._redirect(Answer(), "https://herald.example/1")
    assert fetching._redirect(Answer(), "http://herald.example/") == "http://herald.example/1"
