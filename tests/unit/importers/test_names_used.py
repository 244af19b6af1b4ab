"""Names that imported requests ask for."""

from workbench.domain.request import Header, Request
from workbench.importers.names_used import names_used


def test_that_names_are_found_once_and_in_order_without_secrets_and_computed_ones() -> None:
    request = Request(
        "r",
        "{{base}}/{{ id }}?k={{secret:gemini}}",
        headers=(Header("A", "{{id}}{{$uuid}}"),),
        body='{"a": "{{word}}", "b": {"c": {}}}',
    )
    assert names_used([request, request]) == ("base", "id", "word")
