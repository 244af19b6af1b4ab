"""Certificates for a server on loopback: a good one, and one for each way of being wrong."""

import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Authority:
    """Signs certificates, and stands in a file that a client can trust."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate
    file: Path


def an_authority(folder: Path, title: str = "Test authority") -> Authority:
    """Make an authority whose certificate is written to a file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name(title)
    builder = _builder(name, name, key).add_extension(
        x509.BasicConstraints(ca=True, path_length=None), critical=True
    )
    usage = x509.KeyUsage(
        digital_signature=True, key_cert_sign=True, crl_sign=True, content_commitment=False,
        key_encipherment=False, data_encipherment=False, key_agreement=False, encipher_only=False,
        decipher_only=False,
    )  # fmt: skip
    certificate = builder.add_extension(usage, critical=True).sign(key, hashes.SHA256())
    file = folder / "authority.pem"
    file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    return Authority(key, certificate, file)


def a_server_context(
    authority: Authority, folder: Path, *, host: str = "127.0.0.1", days_left: int = 7
) -> ssl.SSLContext:
    """Return a server's TLS with a certificate of the authority for a host."""
    signed = a_signed_pair(authority, folder / f"server-{host}-{days_left}", host, days_left)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(signed.both)
    return context


@dataclass(frozen=True)
class SignedPair:
    """A certificate and its key as PEM files: each alone, and both in one."""

    certificate: Path
    key: Path
    both: Path


def a_signed_pair(
    authority: Authority, place: Path, host: str, days_left: int = 7, passphrase: bytes = b""
) -> SignedPair:
    """Write a certificate of the authority for a host, and its key, beginning with a path."""
    key = ec.generate_private_key(ec.SECP256R1())
    until = datetime.now(UTC) + days_left * DAY
    builder = _builder(_name(host), authority.certificate.subject, key, until).add_extension(
        x509.SubjectAlternativeName([_alternative(host)]), critical=False
    )
    certificate = builder.sign(authority.key, hashes.SHA256())
    locked = serialization.BestAvailableEncryption(passphrase) if passphrase else None
    key_text = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        locked or serialization.NoEncryption(),
    )
    text = certificate.public_bytes(serialization.Encoding.PEM)
    pair = SignedPair(*(place.with_name(place.name + end) for end in (".crt", ".key", ".pem")))
    pair.certificate.write_bytes(text)
    pair.key.write_bytes(key_text)
    pair.both.write_bytes(key_text + text)
    return pair


def _builder(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    until: datetime | None = None,
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - 30 * DAY)
        .not_valid_after(until or now + 7 * DAY)
    )


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _alternative(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(host))
    except ValueError:
        return x509.DNSName(host)
