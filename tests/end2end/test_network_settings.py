"""The network settings of the real program: a real proxy and a TLS server on loopback, in the place of Google's."""

import asyncio
import json
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.end2end.program import write_request
from tests.integration.certificates import (
    Authority,
    a_server_context,
    a_signed_pair,
    an_authority,
)
from tests.integration.exchanges import WHOLE
from tests.integration.faults import FaultServer, Peer, fault_server
from tests.integration.proxy import SeenByProxy, proxy_to

GOOGLE = "generativelanguage.googleapis.com"
KEY = "AQ." + "canary-of-network-settings"


class Place(NamedTuple):
    """Where servers are, and what their server was asked."""

    server: FaultServer
    proxy: SeenByProxy
    requests: list[bytes]


class Sent(NamedTuple):
    """What the program said."""

    code: int
    run: dict[str, Any]
    err: str


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return an_authority(tmp_path_factory.mktemp("authority"))


def set_to(home: Path, **settings: str) -> None:
    """Write the settings file."""
    place = home / ".config" / "gemini-workbench" / "settings.json"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(json.dumps(settings))


async def send(folder: Path, **variables: str) -> Sent:
    """Send a request to Google with a key of the environment."""
    address = f"https://{GOOGLE}"
    write_request(folder, "request")
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "workbench", "send", "request.yaml", "--base-url", address, "--json"),
        cwd=folder,
        env={**os.environ, "GEMINI_API_KEY": KEY, **variables},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    out, err = await process.communicate()
    code = await process.wait()
    return Sent(code, json.loads(out) if out else {}, err.decode())


def in_place(
    authority: Authority, scene: Callable[[Place], Awaitable[Sent]], **proxy_does: Any
) -> tuple[Sent, Place]:
    """Play a scene with a server that has Google's name, behind a proxy."""
    context = a_server_context(authority, authority.file.parent, host=GOOGLE)
    requests: list[bytes] = []

    async def answer(peer: Peer) -> None:
        requests.append(await peer.request())
        await peer.send(WHOLE)

    async def play() -> tuple[Sent, Place]:
        async with (
            fault_server(answer, tls=context) as server,
            proxy_to(server.port, **proxy_does) as proxy,
        ):
            place = Place(server, proxy, requests)
            return await scene(place), place

    return asyncio.run(play())


def test_that_settings_lead_through_the_proxy_to_a_server_of_one_s_own_authority(
    authority: Authority, home: Path, tmp_path: Path
) -> None:
    async def scene(place: Place) -> Sent:
        set_to(home, proxy_mode="manual", proxy_url=place.proxy.url, ca_file=str(authority.file))
        return await send(tmp_path)

    sent, place = in_place(authority, scene)
    assert (sent.code, sent.run["ended"], sent.run["text"]) == (0, "complete", "one two three")
    assert f"x-goog-api-key: {KEY}\r\n".encode() in place.requests[0]
    assert place.proxy.first_lines == [f"CONNECT {GOOGLE}:443 HTTP/1.1".encode()]
    assert KEY.encode() not in place.proxy.heads[0] + place.proxy.passed


def test_that_the_variables_lead_there_unless_the_settings_say_otherwise(
    authority: Authority, home: Path, tmp_path: Path
) -> None:
    async def scene(place: Place) -> Sent:
        set_to(home, ca_file=str(authority.file))
        return await send(tmp_path, HTTPS_PROXY=f"http://anna:hunter22@{place.proxy.authority}")

    sent, place = in_place(authority, scene)
    assert (sent.code, sent.run["ended"]) == (0, "complete")
    assert b"Proxy-Authorization: Basic " in place.proxy.heads[0]
    assert "hunter22" not in json.dumps(sent.run) + sent.err


def test_that_an_encrypted_client_key_is_refused_with_what_to_do(
    authority: Authority, home: Path, tmp_path: Path
) -> None:
    pair = a_signed_pair(authority, tmp_path / "me", "me", passphrase=b"hunter22")

    async def scene(place: Place) -> Sent:
        set_to(
            home,
            proxy_mode="manual",
            proxy_url=place.proxy.url,
            client_certificate=str(pair.certificate),
            client_key=str(pair.key),
        )
        return await send(tmp_path)

    sent, place = in_place(authority, scene)
    assert (sent.code, place.requests) == (3, [])
    assert "openssl pkey" in sent.err + json.dumps(sent.run)


@pytest.mark.parametrize(
    ("proxy_does", "said"),
    [
        ({"sign_in": b"Basic x"}, "The proxy wants a sign-in"),
        ({"answer": b"HTTP/1.1 403 No\r\n\r\n"}, "did not open the way"),
    ],
)
def test_that_a_proxy_that_leads_nowhere_is_told(
    authority: Authority, home: Path, tmp_path: Path, proxy_does: dict[str, bytes], said: str
) -> None:
    async def scene(place: Place) -> Sent:
        set_to(home, proxy_mode="manual", proxy_url=place.proxy.url, ca_file=str(authority.file))
        return await send(tmp_path)

    sent, place = in_place(authority, scene, **proxy_does)
    assert (sent.code, sent.run["ended"], place.requests) == (3, "failed", [])
    assert said in sent.err + json.dumps(sent.run)
