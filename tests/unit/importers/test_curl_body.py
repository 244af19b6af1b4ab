"""Bodies as curl makes them."""

import pytest

from workbench.importers.curl_arguments import Arguments, sorted_arguments
from workbench.importers.curl_body import (
    data_text,
    escaped,
    form_parts,
    multipart,
    query_pieces,
)
from workbench.importers.imported import NotUnderstood
from workbench.importers.marks import marked

FILES = {"a.txt": "one\r\ntwo\n", "b.png": "PNG"}


def arguments(*words: str) -> Arguments:
    (group,) = sorted_arguments(words, 1)
    return group


@pytest.mark.parametrize(
    ("words", "body"),
    [
        (("-d", "a", "-d", "b"), "a&b"),
        (("-d", "@a.txt"), "onetwo"),
        (("--data-binary", "@a.txt"), "one\r\ntwo\n"),
        (("--data-raw", "@a.txt"), "@a.txt"),
        (("-d", "@missing"), "@missing"),
        (("--json", '{"a":', "--json", "1}"), '{"a":1}'),
        (("--data-urlencode", "a=b c&d"), "a=b+c%26d"),
        (("--data-urlencode", "=b=c"), "b%3Dc"),
        (("--data-urlencode", "plain text"), "plain+text"),
        (("--data-urlencode", "n@a.txt"), "n=one%0D%0Atwo%0A"),
        (("--data-urlencode", "n@missing"), "n@missing"),
        (("-d", "", "-d", "x"), "x"),
    ],
)
def test_that_data_is_joined_as_curl_joins_it(words: tuple[str, ...], body: str) -> None:
    assert data_text(arguments(*words), FILES.get) == body


def test_that_without_data_there_is_none() -> None:
    assert data_text(arguments("-s"), FILES.get) is None


def test_that_pieces_of_a_query_are_encoded_unless_they_begin_with_a_plus() -> None:
    found = query_pieces(arguments("--url-query", "a=b c", "--url-query", "+x y"), FILES.get)
    assert found == ("a=b+c", "x y")


def test_that_a_variable_is_not_encoded() -> None:
    assert escaped(f"{marked('A')} b") == f"{marked('A')}+b"


def test_that_a_form_is_multipart_with_types_by_name() -> None:
    words = ("-F", "n=v", "-F", "f=@b.png", "-F", 'g=<a.txt;type="text/x; y=1"')
    parts = form_parts(arguments(*words), FILES.get, 1)
    assert multipart(parts) == (
        '--BOUNDARY\r\nContent-Disposition: form-data; name="n"\r\n\r\nv\r\n'
        '--BOUNDARY\r\nContent-Disposition: form-data; name="f"; filename="b.png"\r\n'
        "Content-Type: image/png\r\n\r\nPNG\r\n"
        '--BOUNDARY\r\nContent-Disposition: form-data; name="g"\r\n'
        "Content-Type: text/x; y=1\r\n\r\none\r\ntwo\n\r\n--BOUNDARY--\r\n"
    )


def test_that_a_file_can_be_called_something_else_and_several_stand_in_one_field() -> None:
    parts = form_parts(arguments("-F", 'f=@"a.txt";filename=x"y,b.png'), FILES.get, 1)
    assert [part.file_name for part in parts] == ['x"y', "b.png"]
    assert "x%22y" in multipart(parts)


def test_that_form_strings_are_taken_as_they_are() -> None:
    (part,) = form_parts(arguments("--form-string", "n=@a.txt;type=x"), FILES.get, 1)
    assert part.text == "@a.txt;type=x"


def test_that_a_field_without_a_value_is_refused() -> None:
    with pytest.raises(NotUnderstood):
        form_parts(arguments("-F", "name"), FILES.get, 7)
