"""Fetching one page because a person asked for it: bounded in time, size and redirects.

No cookies, no proxy settings, no credentials. A redirect never leads from https to http, nor to an
address of a private network, unless it stays on the host that was asked for.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from kg.capture.needs import needed
from kg.findings import UnreadableError, UsageError

SECONDS = 30.0
"""The time in which a page must be there as a whole."""
MOST_BYTES = 20_000_000
MOST_REDIRECTS = 5
PAGES = ("text/html", "application/xhtml+xml", "text/plain", "text/markdown")
"""Media types in which an article's text may come."""
MEDIA = ("image/", "video/", "application/octet-stream")

_HEADERS = {
    "User-Agent": "conflict-kg (fetches one page, as its user asked)",
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.1",
}


@dataclass(frozen=True)
class Limits:
    """What is fetched at most: `seconds` in all, `most_bytes` of content, so many redirects."""

    seconds: float = SECONDS
    most_bytes: int = MOST_BYTES
    most_redirects: int = MOST_REDIRECTS


DEFAULT_LIMITS = Limits()


@dataclass(frozen=True)
class Fetched:
    """What lies at an address: its bytes, the address that gave them, and how they are labelled."""

    address: str
    content_type: str
    charset: str | None
    data: bytes


def is_address(text: str) -> bool:
    """Whether `text` is meant as an http(s) address, or as one of another scheme."""
    return "://" in text


def fetch(address: str, kinds: tuple[str, ...] = PAGES, limits: Limits = DEFAULT_LIMITS) -> Fetched:
    """What lies at `address`, whose media type begins with one of `kinds`.

    UsageError for an address that is none; UnreadableError, saying why, when nothing usable comes.
    """
    _checked(address)
    httpx = needed("httpx", "fetching a page")
    try:
        return asyncio.run(_within(httpx, address, kinds, limits))
    except TimeoutError:
        message = f"not there after {limits.seconds:g} seconds: save the page and give the file"
        raise UnreadableError(f"{address}: {message}") from None
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        reason = str(error) or type(error).__name__
        raise UnreadableError(f"{address}: cannot be fetched: {reason}") from error


async def _within(httpx: Any, address: str, kinds: tuple[str, ...], limits: Limits) -> Fetched:
    async with asyncio.timeout(limits.seconds):
        return await _followed(httpx, address, kinds, limits)


def _checked(address: str) -> None:
    try:
        parts = urlsplit(address)
        named = parts.hostname and (parts.port is None or parts.port)
    except ValueError as error:
        raise UsageError(f"{address!r} is not an address: {error}") from error
    if parts.scheme not in ("http", "https") or not named:
        raise UsageError(f"{address!r} is not an address of a page: http or https, with a host")
    if parts.username or parts.password:
        raise UsageError(f"{parts.hostname}: an address with a password in it is not fetched")


async def _followed(httpx: Any, address: str, kinds: tuple[str, ...], limits: Limits) -> Fetched:
    """What is found at the end of the redirects from `address`."""
    current = address
    private_is_meant = True
    for _ in range(limits.most_redirects + 1):
        if not private_is_meant:
            await _refuse_private(current)
        # a client of its own for each step: what one answer sets, no later request carries
        async with httpx.AsyncClient(trust_env=False, timeout=None) as client:
            request = client.build_request("GET", current, headers=_HEADERS)
            response = await client.send(request, stream=True, follow_redirects=False)
            try:
                private = _refused_peer(response, current, private_is_meant)
                onward = _redirect(response, current)
                if onward is None:
                    return await _read(response, current, kinds, limits)
            finally:
                await response.aclose()
        same_host = urlsplit(onward).hostname == urlsplit(address).hostname
        private_is_meant = private and same_host
        current = onward
    raise UnreadableError(f"{address}: more than {limits.most_redirects} redirects")


def _redirect(response: Any, current: str) -> str | None:
    if response.status_code not in (301, 302, 303, 307, 308) or "location" not in response.headers:
        return None
    onward = urljoin(current, str(response.headers["location"]))
    try:
        _checked(onward)
    except UsageError as error:
        raise UnreadableError(f"{current}: redirects elsewhere: {error}") from error
    if urlsplit(current).scheme == "https" and urlsplit(onward).scheme == "http":
        raise UnreadableError(f"{current}: redirects to {onward}, which is not encrypted: refused")
    return onward


async def _refuse_private(address: str) -> None:
    """Raise UnreadableError where the host of `address` lies in a private network."""
    parts = urlsplit(address)
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(parts.hostname, parts.port or 80, type=socket.SOCK_STREAM)
    for *_, place in found:
        _refuse_if_private(str(place[0]), address)


def _refused_peer(response: Any, current: str, private_is_meant: bool) -> bool:
    """Whether the machine that really answered is in a private network, where that is meant.

    UnreadableError where it is not: a name may have changed its meaning since it was looked up.
    """
    stream = response.extensions.get("network_stream")
    peer = stream.get_extra_info("server_addr") if stream is not None else None
    if not peer:
        return False
    if not private_is_meant:
        _refuse_if_private(str(peer[0]), current)
    return _is_private(str(peer[0]))


def _is_private(ip: str) -> bool:
    return not ipaddress.ip_address(ip.partition("%")[0]).is_global


def _refuse_if_private(ip: str, address: str) -> None:
    if _is_private(ip):
        raise UnreadableError(
            f"redirected to {address}, an address of a private network ({ip}): refused; "
            "give that address itself if it is meant"
        )


async def _read(response: Any, current: str, kinds: tuple[str, ...], limits: Limits) -> Fetched:
    if response.status_code != 200:
        phrase = f"{response.status_code} {response.reason_phrase}".strip()
        raise UnreadableError(f"{current}: the server answers {phrase}")
    content_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if content_type and not content_type.startswith(kinds):
        wanted = ", ".join(kinds)
        raise UnreadableError(f"{current}: it is {content_type}, where {wanted} is meant")
    data = bytearray()
    async for chunk in response.aiter_bytes():
        data += chunk
        if len(data) > limits.most_bytes:
            message = f"more than {limits.most_bytes} bytes: save it and give the file"
            raise UnreadableError(f"{current}: {message}")
    return Fetched(current, content_type, response.charset_encoding, bytes(data))
