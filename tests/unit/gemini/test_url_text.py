"""Where the parts of a URL stand, template or not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.gemini.url_text import parts_of


@pytest.mark.parametrize(
    ("url", "authority", "host", "port", "path", "query", "fragment"),
    [
        ("https://h.test:8080/a/b?x=1&y#z", "h.test:8080", "h.test", "8080", "/a/b", "x=1&y", "z"),
        ("https://h.test", "h.test", "h.test", "", "", "", ""),
        ("https://h.test?x", "h.test", "h.test", "", "", "x", ""),
        ("https://[::1]:80/a", "[::1]:80", "[::1]", "80", "/a", "", ""),
        ("{{baseUrl}}/a?b", "{{baseUrl}}", "{{baseUrl}}", "", "/a", "b", ""),
        ("https://{{a/b?c}}/d", "{{a/b?c}}", "{{a/b?c}}", "", "/d", "", ""),
        ("h.test/a", "h.test", "h.test", "", "/a", "", ""),
        ("/a", "", "", "", "/a", "", ""),
        ("https://h.test/a#b?c", "h.test", "h.test", "", "/a", "", "b?c"),
    ],
)
def test_that_each_part_is_found(  # noqa: PLR0913, PLR0917 - one argument for each part
    url: str, authority: str, host: str, port: str, path: str, query: str, fragment: str
) -> None:
    parts = parts_of(url)
    found = [parts.authority, parts.host, parts.port, parts.path, parts.query, parts.fragment]
    assert [parts.cut(span) for span in found] == [authority, host, port, path, query, fragment]


def test_that_user_info_ends_at_the_last_at_sign() -> None:
    parts = parts_of("https://google.com:443@evil.test/")
    assert parts.cut(parts.userinfo) == "google.com:443@"
    assert parts.cut(parts.host) == "evil.test"


def test_that_a_variable_never_divides_a_segment() -> None:
    parts = parts_of("{{baseUrl}}/models/{{a/b}}:{{c}}")
    assert [parts.cut(span) for span in parts.segments()] == ["models", "{{a/b}}:{{c}}"]


@given(st.text(alphabet="htps:/?#&=@[]{}a1.", max_size=40))
def test_that_the_parts_of_any_text_stand_in_order(url: str) -> None:
    parts = parts_of(url)
    spans = [parts.scheme, parts.authority, parts.path, parts.query, parts.fragment]
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert edges[-1] <= len(url)
    for span in (parts.host, parts.port, parts.userinfo):
        assert parts.authority[0] <= span[0] <= span[1] <= parts.authority[1]
