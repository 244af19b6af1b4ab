"""URLs as curl reads them."""

import pytest

from workbench.importers.curl_urls import (
    expanded_urls,
    read_curl_url,
    typed_names_marked,
    without_dots,
)
from workbench.importers.imported import NotUnderstood
from workbench.importers.marks import marked, named


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("a.test", "http://a.test/"),
        ("HTTPS://a.test:443/x#part", "https://a.test/x"),
        ("a.test?x=1", "http://a.test/?x=1"),
        ("http://a.test/a/../b/./c", "http://a.test/b/c"),
        ("http://a.test/x/..", "http://a.test/"),
        ("ftp.a.test/x", "ftp://ftp.a.test/x"),
        ("http:/a.test", "http://a.test/"),
        (f"{marked('BASE')}/v1", "{{BASE}}/v1"),
        (f"https://{marked('HOST')}/v1", "https://{{HOST}}/v1"),
    ],
)
def test_that_a_url_is_what_curl_sends(typed: str, sent: str) -> None:
    assert named(str(read_curl_url(typed, 1, as_is=False))) == sent


def test_that_a_path_stays_as_it_is_where_that_is_asked_for() -> None:
    assert str(read_curl_url("a.test/a/../b", 1, as_is=True)) == "http://a.test/a/../b"


def test_that_a_login_is_taken_out_of_the_url() -> None:
    url = read_curl_url("http://me%40x:s:3@a.test/", 1, as_is=False)
    assert url.login == ("me@x", "s:3")
    assert str(url) == "http://a.test/"


@pytest.mark.parametrize("typed", ["", "http://", "a b", "1234", "a.test/\n", "a=b"])
def test_that_what_curl_cannot_send_is_refused(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        read_curl_url(typed, 2, as_is=False)


def test_that_more_query_joins_what_is_there() -> None:
    url = read_curl_url("a.test/?x=1&", 1, as_is=False)
    assert str(url.with_query("y=2", "z")) == "http://a.test/?x=1&y=2&z"
    assert str(url.with_query()) == "http://a.test/?x=1&"


@pytest.mark.parametrize(
    ("typed", "urls"),
    [
        ("a.test/{x,y}", ["a.test/x", "a.test/y"]),
        ("a.test/[01-03]", ["a.test/01", "a.test/02", "a.test/03"]),
        ("a.test/[a-c:2]", ["a.test/a", "a.test/c"]),
        ("http://[::1]:80/", ["http://[::1]:80/"]),
        (r"a.test/\{x\}", ["a.test/{x}"]),
    ],
)
def test_that_sets_in_a_url_are_several_urls(typed: str, urls: list[str]) -> None:
    assert expanded_urls(typed, 1) == urls


@pytest.mark.parametrize("typed", ["a.test/{x", "a.test/[1-100000]", "a.test/]"])
def test_that_a_set_without_end_or_number_is_refused(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        expanded_urls(typed, 1)


def test_that_names_in_braces_of_other_programs_are_variables() -> None:
    assert named(typed_names_marked("{{ baseUrl }}/x")) == "{{baseUrl}}/x"


@pytest.mark.parametrize(
    ("path", "plain"), [("/a/b/../../../c", "/c"), ("/%2e%2E/a", "/a"), ("/a/.", "/a/"), ("", "")]
)
def test_that_dots_go_from_a_path(path: str, plain: str) -> None:
    assert without_dots(path) == plain
