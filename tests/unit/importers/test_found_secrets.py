"""Credentials taken out of imported requests."""

from workbench.domain.request import Header, Request
from workbench.importers.found_secrets import SecretFinder

KEY = "AIza" + "x" * 35


def test_that_keys_in_headers_query_and_body_get_one_name() -> None:
    finder = SecretFinder()
    request = Request(
        "r",
        f"https://a.test/?alt=sse&key={KEY}",
        headers=(Header("x-goog-api-key", KEY), Header("Authorization", f"Bearer {KEY}")),
        body=f'{{"key": "{KEY}"}}',
    )
    without = finder.without(request)
    assert without.url == "https://a.test/?alt=sse&key={{secret:gemini}}"
    assert without.headers[0].value == "{{secret:gemini}}"
    assert without.headers[1].value == "Bearer {{secret:gemini}}"
    assert without.body == '{"key": "{{secret:gemini}}"}'
    assert [(found.name, found.value.reveal()) for found in finder.found] == [("gemini", KEY)]


def test_that_other_values_get_other_names() -> None:
    finder = SecretFinder(taken=("token",))
    headers = (Header("Authorization", "Basic YTpi"), Header("authorization", "plain"))
    without = finder.without(Request("r", "https://a.test", headers=headers))
    assert [header.value for header in without.headers] == [
        "Basic {{secret:token-2}}",
        "{{secret:token-3}}",
    ]
    assert [found.where for found in finder.found] == [
        "header Authorization",
        "header authorization",
    ]


def test_that_a_variable_is_no_secret() -> None:
    finder = SecretFinder()
    request = Request("r", "https://a.test/?key={{KEY}}", headers=(Header("Authorization", ""),))
    assert finder.without(request) == request
    assert finder.found == []


def test_that_ordinary_values_stay() -> None:
    finder = SecretFinder()
    request = Request("r", "https://a.test/?keyword=x", body='{"key": "value"}')
    assert finder.without(request) == request
