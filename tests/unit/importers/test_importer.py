"""The list of formats."""

from workbench.importers import IMPORTERS


def test_that_every_format_has_a_name_of_its_own() -> None:
    names = [importer.name for importer in IMPORTERS]
    assert "curl" in names
    assert len(set(names)) == len(names)


def test_that_no_format_claims_a_text_that_is_nothing() -> None:
    assert not any(importer.recognises(text) for importer in IMPORTERS for text in ("", "{}", "x"))
