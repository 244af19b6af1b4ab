"""The computed names, and what is said of names without a value."""

import re

import pytest

from tests.builders import a_scope
from workbench.domain.errors import RefusedToSend
from workbench.domain.request import Header
from workbench.services.filled_request import ComputedValues, Filler, Texts


def test_that_a_computed_uuid_is_a_random_one_of_version_four() -> None:
    seen = {ComputedValues()["$uuid"] for _ in range(200)}
    shape = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
    assert len(seen) == 200
    assert all(shape.fullmatch(value) for value in seen)


def test_that_a_computed_number_is_between_zero_and_a_thousand() -> None:
    assert {int(ComputedValues()["$randomInt"]) in range(1001) for _ in range(500)} == {True}


def test_that_a_computed_value_stays_the_same() -> None:
    values = ComputedValues()
    assert [values[name] for name in values] == [values[name] for name in values]


def test_that_an_unknown_computed_name_has_no_value() -> None:
    texts = Texts("https://h/{{$guid}}", (), "")
    with pytest.raises(RefusedToSend, match=r"\{\{\$guid\}\} in the URL"):
        Filler(a_scope()).check_names(texts)


def test_that_names_of_headers_are_named_by_their_header() -> None:
    texts = Texts("https://h", (Header("X-A", "{{one}}"),), "")
    with pytest.raises(RefusedToSend, match="in the header X-A"):
        Filler(a_scope()).check_names(texts)


def test_that_secrets_are_listed_and_not_missed() -> None:
    texts = Texts(
        "https://h/{{secret:a}}", (Header("{{secret:b}}", "{{secret: a }}"),), "{{secret:c}}"
    )
    Filler(a_scope()).check_names(texts)
    assert texts.secret_names() == ("a", "b", "c")
