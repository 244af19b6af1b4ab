"""Which authorities are trusted."""

import ssl
from pathlib import Path

import pytest

from tests.integration.certificates import an_authority
from workbench.adapters.tls import trusting_context
from workbench.domain.run import Cause
from workbench.ports import TransportFailure


def test_that_the_usual_authorities_are_trusted_and_checked() -> None:
    context = trusting_context("h.test", {})
    assert context.cert_store_stats()["x509_ca"] > 50
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)


def test_that_a_file_of_the_environment_takes_their_place(tmp_path: Path) -> None:
    authority = an_authority(tmp_path)
    context = trusting_context("h.test", {"SSL_CERT_FILE": str(authority.file)})
    assert context.cert_store_stats()["x509_ca"] == 1
    assert context.verify_mode is ssl.CERT_REQUIRED


def test_that_a_folder_of_the_environment_is_taken(tmp_path: Path) -> None:
    context = trusting_context("h.test", {"SSL_CERT_DIR": str(tmp_path)})
    assert context.verify_mode is ssl.CERT_REQUIRED


@pytest.mark.parametrize("variable", ["SSL_CERT_FILE", "SSL_CERT_DIR"])
def test_that_a_path_to_nowhere_is_named(variable: str, tmp_path: Path) -> None:
    with pytest.raises(TransportFailure) as caught:
        trusting_context("h.test", {variable: str(tmp_path / "nowhere")})
    assert caught.value.cause is Cause.CONFIGURATION
    assert variable in caught.value.detail
