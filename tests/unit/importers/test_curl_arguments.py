"""Words after curl, sorted as curl sorts them."""

import pytest

from workbench.importers.curl_arguments import sorted_arguments
from workbench.importers.imported import NotUnderstood


def test_that_letters_can_stand_together_and_the_last_takes_the_rest() -> None:
    (group,) = sorted_arguments(["-sSLXPOST", "https://a.test", "-dx"], 1)
    assert group.urls == ["https://a.test"]
    assert [name for name, _, _ in group.options] == [
        *("silent", "show-error", "location", "request", "data")
    ]
    assert group.last("request") == "POST"
    assert group.last("data") == "x"


def test_that_a_flag_is_off_again_after_its_no() -> None:
    (group,) = sorted_arguments(["--digest", "--no-digest", "u"], 1)
    assert not group.has("digest")


def test_that_next_begins_another_request() -> None:
    first, second = sorted_arguments(["a.test", "-d", "1", "--next", "b.test"], 1)
    assert (first.urls, second.urls) == (["a.test"], ["b.test"])
    assert second.options == []


def test_that_after_two_dashes_all_is_urls() -> None:
    (group,) = sorted_arguments(["--", "-d", "--url"], 1)
    assert group.urls == ["-d", "--url"]


def test_that_the_url_option_is_a_url_and_a_dash_alone_is_one() -> None:
    (group,) = sorted_arguments(["--url", "a.test", "-"], 1)
    assert group.urls == ["a.test", "-"]


@pytest.mark.parametrize("words", [["--nonsense"], ["-d"], ["--request"], ["-sß"]])
def test_that_what_curl_refuses_is_refused_with_its_line(words: list[str]) -> None:
    with pytest.raises(NotUnderstood) as refused:
        sorted_arguments(words, 4)
    assert refused.value.line == 4
