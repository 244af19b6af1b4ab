"""The error tells its place."""

from workbench.domain.not_json import NotJson


def test_that_the_text_begins_with_the_place() -> None:
    assert str(NotJson("expected a comma", 14, 3)) == "Line 14, column 3: expected a comma"
