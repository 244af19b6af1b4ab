"""A secret shows itself to nobody who does not ask for it by name."""

import copy
import json
import pickle

import pytest

from workbench.domain.secret import Secret

VALUE = "AQ.canary-0123456789"


@pytest.mark.parametrize("show", [repr, str, "{}".format, "{!r:>30}".format])
def test_that_a_secret_is_never_shown(show: object) -> None:
    assert callable(show)
    assert VALUE not in show(Secret(VALUE))


def test_that_a_secret_is_revealed_on_request() -> None:
    assert Secret(VALUE).reveal() == VALUE


def test_that_a_secret_cannot_be_pickled_copied_or_written_as_json() -> None:
    with pytest.raises(TypeError):
        pickle.dumps(Secret(VALUE))
    with pytest.raises(TypeError):
        copy.copy(Secret(VALUE))
    with pytest.raises(TypeError):
        json.dumps(Secret(VALUE))


def test_that_only_long_secrets_show_their_end() -> None:
    assert (Secret(VALUE).last_four(), Secret("short").last_four()) == ("6789", "")


def test_that_equal_secrets_are_one() -> None:
    assert {Secret("a"), Secret("a"), Secret("b")} == {Secret("a"), Secret("b")}
    assert Secret("a") != "a"
