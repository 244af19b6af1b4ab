"""The TLS of the settings against a real server: one more authority, and a client certificate."""

import asyncio
import os
import ssl
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization

from tests.integration.certificates import (
    Authority,
    SignedPair,
    a_server_context,
    a_signed_pair,
    an_authority,
)
from tests.integration.faults import (
    CHUNKED,
    LAST_CHUNK,
    THREE_EVENTS,
    fault_server,
    in_chunks,
    says,
)
from tests.integration.sending import assert_told, send_to
from workbench.adapters.httpx_transport import HttpxTransport
from workbench.adapters.system_clock import SystemClock
from workbench.domain.network import Network
from workbench.domain.run import Cause
from workbench.services.sender import Finished

WHOLE_ANSWER = CHUNKED + in_chunks(*THREE_EVENTS) + LAST_CHUNK


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return an_authority(tmp_path_factory.mktemp("authority"))


def meet(context: ssl.SSLContext, network: Network, **variables: str) -> Finished:
    """Send one message to a server with this TLS, under these settings."""

    async def scene() -> Finished:
        async with fault_server(says(WHOLE_ANSWER), tls=context) as server:
            return await send_to(server.url, environment=variables, network=network)

    return asyncio.run(scene())


def is_whole(done: Finished) -> bool:
    return done.reading.ended == "complete" and done.reading.response.text == "one two three"


def refusal(context: ssl.SSLContext, network: Network) -> str:
    """Return what is said of settings that cannot be used."""
    done = meet(context, network)
    assert done.run.end.cause is Cause.CONFIGURATION
    assert_told(done)
    assert done.reading.failure is not None
    assert done.reading.failure.action == "Network settings"
    return done.run.end.detail


# The CA file


def test_that_an_authority_of_the_settings_is_trusted_beside_the_others(
    authority: Authority, tmp_path: Path
) -> None:
    other = an_authority(tmp_path, "Another authority")
    theirs = a_server_context(authority, tmp_path)
    assert meet(theirs, Network()).run.end.cause is Cause.TLS
    assert is_whole(meet(theirs, Network(ca_file=str(authority.file))))
    beside = {"SSL_CERT_FILE": str(other.file)}
    assert is_whole(meet(theirs, Network(ca_file=str(authority.file)), **beside))
    assert is_whole(meet(a_server_context(other, tmp_path), Network(ca_file=str(authority.file)), **beside))  # fmt: skip


def test_that_the_ca_file_may_be_binary_hold_comments_or_begin_at_home(
    authority: Authority, tmp_path: Path, home: Path
) -> None:
    context = a_server_context(authority, tmp_path)
    binary = tmp_path / "authority.der"
    binary.write_bytes(authority.certificate.public_bytes(serialization.Encoding.DER))
    assert is_whole(meet(context, Network(ca_file=str(binary))))
    (home / "our ca.pem").write_bytes("# Főtanúsítvány\n".encode() + authority.file.read_bytes())
    assert is_whole(meet(context, Network(ca_file="~/our ca.pem")))


def test_that_a_ca_file_that_cannot_be_used_is_named(authority: Authority, tmp_path: Path) -> None:
    context = a_server_context(authority, tmp_path)
    pair = a_signed_pair(authority, tmp_path / "pair", "127.0.0.1")
    for name, content in (("text.pem", b"hello"), ("empty.pem", b""), ("cut.pem", authority.file.read_bytes()[:200])):  # fmt: skip
        (tmp_path / name).write_bytes(content)
    os.mkfifo(tmp_path / "pipe")
    said = {
        name: refusal(context, Network(ca_file=str(tmp_path / name)))
        for name in ("text.pem", "empty.pem", "cut.pem", "nowhere.pem", "pipe", "", pair.key.name)
        if name
    }
    assert all(str(tmp_path / name) in text for name, text in said.items())
    assert all("PEM" in said[name] for name in ("text.pem", "empty.pem", "cut.pem", pair.key.name))
    assert "no such file" in said["nowhere.pem"]
    assert "not a regular file" in said["pipe"]
    assert "no path" in refusal(context, Network(ca_file="a\0b"))
    assert "not a regular file" in refusal(context, Network(ca_file=str(tmp_path)))


def test_that_a_mended_ca_file_is_read_at_the_next_try(
    authority: Authority, tmp_path: Path
) -> None:
    file = tmp_path / "ca.pem"

    async def scene() -> list[Cause | None]:
        context = a_server_context(authority, tmp_path)
        transport = HttpxTransport(
            SystemClock(), environment={}, network=Network(ca_file=str(file))
        )
        causes = []
        async with fault_server(says(WHOLE_ANSWER), tls=context) as server:
            for act in (lambda: None, lambda: file.write_bytes(authority.file.read_bytes())):
                act()
                done = await send_to(server.url, transport=transport)
                causes.append(done.run.end.cause)
        await transport.close()
        return causes

    assert asyncio.run(scene()) == [Cause.CONFIGURATION, None]


def test_that_a_ca_file_that_is_replaced_is_followed(authority: Authority, tmp_path: Path) -> None:
    file = tmp_path / "ca.pem"
    (tmp_path / "other").mkdir()
    file.write_bytes(an_authority(tmp_path / "other", "Another authority").file.read_bytes())

    async def scene() -> list[Cause | None]:
        context = a_server_context(authority, tmp_path)
        transport = HttpxTransport(
            SystemClock(), environment={}, network=Network(ca_file=str(file))
        )
        causes = []
        async with fault_server(says(WHOLE_ANSWER), tls=context) as server:
            for content in (b"", authority.file.read_bytes()):
                file.write_bytes(content or file.read_bytes())
                done = await send_to(server.url, transport=transport)
                causes.append(done.run.end.cause)
        await transport.close()
        return causes

    assert asyncio.run(scene()) == [Cause.TLS, None]


def test_that_no_secrets_of_tls_are_written(
    authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in (tmp_path / "secrets.log", tmp_path / "no folder" / "secrets.log"):
        monkeypatch.setenv("SSLKEYLOGFILE", str(path))
        network = Network(ca_file=str(authority.file))
        assert is_whole(meet(a_server_context(authority, tmp_path), network))
        assert not path.exists()


# The client certificate


@pytest.fixture
def asking(authority: Authority, tmp_path: Path) -> ssl.SSLContext:
    """The TLS of a server that takes only clients with a certificate."""
    context = a_server_context(authority, tmp_path)
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(authority.file)
    return context


@pytest.fixture
def pair(authority: Authority, tmp_path: Path) -> SignedPair:
    return a_signed_pair(authority, tmp_path / "client", "client")


def as_client(authority: Authority, certificate: Path, key: Path | None = None) -> Network:
    ca = str(authority.file)
    return Network(ca_file=ca, client_certificate=str(certificate), client_key=str(key or ""))


def test_that_a_server_that_asks_gets_the_client_certificate(
    authority: Authority, asking: ssl.SSLContext, pair: SignedPair
) -> None:
    assert is_whole(meet(asking, as_client(authority, pair.certificate, pair.key)))
    assert is_whole(meet(asking, as_client(authority, pair.both)))


def test_that_a_server_that_asks_in_vain_is_told(
    authority: Authority, asking: ssl.SSLContext
) -> None:
    done = meet(asking, Network(ca_file=str(authority.file)))
    assert done.reading.ended == "failed"
    assert_told(done)


def test_that_an_encrypted_key_is_named_with_what_to_do(
    authority: Authority, asking: ssl.SSLContext, tmp_path: Path
) -> None:
    pair = a_signed_pair(authority, tmp_path / "locked", "client", passphrase=b"hunter2")
    for network in (
        as_client(authority, pair.certificate, pair.key),
        as_client(authority, pair.both),
    ):
        said = refusal(asking, network)
        assert "encrypted" in said
        assert "openssl pkey" in said
        assert str(tmp_path / "locked") in said


def test_that_files_that_make_no_client_certificate_are_named(
    authority: Authority, asking: ssl.SSLContext, pair: SignedPair, tmp_path: Path
) -> None:
    other = a_signed_pair(authority, tmp_path / "other", "client")
    junk = tmp_path / "me.p12"
    junk.write_bytes(b"\x30\x82\x01")
    said = refusal(asking, as_client(authority, pair.certificate, other.key))
    assert "does not belong" in said
    assert str(other.key) in said
    assert "openssl pkcs12" in refusal(asking, as_client(authority, junk))
    assert "cannot be used with" in refusal(asking, as_client(authority, pair.certificate, junk))
    assert "cannot be used with" in refusal(asking, as_client(authority, pair.certificate))
    nowhere = tmp_path / "nowhere.key"
    said = refusal(asking, as_client(authority, pair.certificate, nowhere))
    assert f"client key {nowhere} cannot be used: there is no such file" in said
