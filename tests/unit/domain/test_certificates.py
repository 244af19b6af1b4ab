"""The issuer of a certificate."""

from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.certificates import LONGEST, issuer_of

NOW = datetime(2026, 11, 2, tzinfo=UTC)


def a_certificate(**names: str) -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    parts = [x509.NameAttribute(getattr(NameOID, kind), text) for kind, text in names.items()]
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "subject.test")])
    builder = x509.CertificateBuilder(
        x509.Name(parts), subject, key.public_key(), x509.random_serial_number(), NOW,
        NOW + timedelta(days=1),
    )  # fmt: skip
    return builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


def test_that_the_issuer_is_told_by_its_common_name() -> None:
    der = a_certificate(ORGANIZATION_NAME="Acme Ltd", COMMON_NAME="Acme proxy CA ü")
    assert issuer_of(der) == "Acme proxy CA ü"


def test_that_an_issuer_without_a_common_name_is_told_by_its_organisation() -> None:
    assert issuer_of(a_certificate(ORGANIZATION_NAME="Acme Ltd")) == "Acme Ltd"
    assert issuer_of(a_certificate(COUNTRY_NAME="DE")) == ""


def test_that_an_odd_name_is_told_without_what_cannot_be_printed() -> None:
    assert issuer_of(a_certificate(COMMON_NAME="a\nb\x07c")) == "abc"
    assert LONGEST < 1_000


@pytest.mark.parametrize("cut", [0, 1, 3, 20, 60, 100])
def test_that_a_cut_certificate_does_no_harm(cut: int) -> None:
    assert isinstance(issuer_of(a_certificate(COMMON_NAME="Acme")[:cut]), str)


@given(st.binary(max_size=300))
def test_that_bytes_that_are_no_certificate_do_no_harm(data: bytes) -> None:
    assert isinstance(issuer_of(data), str)
    assert isinstance(issuer_of(b"\x30\x82\x01\x00" + data), str)
