"""Bodies that are kept in rows."""

from workbench.importers.curl_body import FormPart
from workbench.importers.foreign_bodies import (
    NO_BODY,
    encoded,
    form_body,
    graphql_body,
    multipart_body,
    urlencoded,
)


def test_that_texts_are_percent_encoded_and_names_stay() -> None:
    assert encoded("a b/{{c d}}&") == "a%20b%2F{{c d}}%26"
    assert urlencoded([("a", "1"), ("", "x"), ("b", "")]) == "a=1&b="


def test_that_a_form_has_its_type_unless_it_is_empty() -> None:
    assert form_body([("a", "b")]) == ("a=b", "application/x-www-form-urlencoded")
    assert form_body([]) == NO_BODY
    assert multipart_body([]) == NO_BODY
    text, kind = multipart_body([FormPart("a", "b")])
    assert text.startswith("--BOUNDARY\r\n")
    assert kind.endswith("; boundary=BOUNDARY")


def test_that_variables_of_graphql_are_json_however_they_are_kept() -> None:
    assert graphql_body("{a}", '{"b": 1}')[0] == '{"query":"{a}","variables":{"b":1}}'
    assert graphql_body("{a}", {"b": 1})[0] == '{"query":"{a}","variables":{"b":1}}'
    assert graphql_body("{a}", "{broken")[0] == '{"query":"{a}","variables":"{broken"}'
    assert graphql_body("{a}", None)[0] == '{"query":"{a}"}'
