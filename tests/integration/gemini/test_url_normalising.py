"""Our picture of a URL on the wire against httpx, which sends it."""

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.errors import RefusedToSend
from workbench.gemini.endpoints import check_url, normalised

TAILS = st.text(
    alphabet=st.one_of(st.sampled_from("/.?#%&=:;{}[]<>\"'`|\\^~@+-az09AF"), st.characters()),
    max_size=30,
)
HOSTS = st.sampled_from(
    ["h.test", "H.Test:443", "h:80", "h:8080", "[::1]:80", "127.0.0.1:9", "h:", "a_b:0080"]
)


@given(st.sampled_from(["http", "HTTPS"]), HOSTS, TAILS)
def test_that_a_url_that_passes_goes_out_as_shown(scheme: str, host: str, tail: str) -> None:
    url = f"{scheme}://{host}/{tail}"
    try:
        check_url(url)
    except RefusedToSend:
        return
    assert normalised(url) == str(httpx.URL(url))
    assert httpx.URL(normalised(url)).raw_path == httpx.URL(url).raw_path


@given(st.text(max_size=40))
def test_that_what_passes_is_never_refused_by_httpx(text: str) -> None:
    for url in (text, "https://" + text, "http://h/" + text):
        try:
            check_url(url)
        except RefusedToSend:
            continue
        assert str(httpx.URL(url)) == normalised(url)


@pytest.mark.parametrize("path", ["", "/", "/a/..", "/./", "/a//b/../c", "?", "#", "/%2e%2e/a"])
def test_that_odd_paths_go_out_as_shown(path: str) -> None:
    url = "https://h.test" + path
    assert normalised(url) == str(httpx.URL(url))
