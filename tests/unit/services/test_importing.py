"""Sources read by the importer that recognises them."""

import pytest

from workbench.importers.imported import ImportOptions, NotUnderstood
from workbench.services.importing import FORMATS, read_source


def test_that_a_source_is_read_in_the_format_that_recognises_it() -> None:
    imported = read_source("curl a.test", ImportOptions())
    assert imported.format == "curl"
    assert imported.requests[0].request.url == "http://a.test/"


def test_that_an_unknown_source_names_what_there_is() -> None:
    with pytest.raises(NotUnderstood, match=", ".join(FORMATS)):
        read_source("hello", ImportOptions())


def test_that_a_forced_format_says_why_it_does_not_fit() -> None:
    with pytest.raises(NotUnderstood, match="no curl command"):
        read_source("hello", ImportOptions(), "curl")
