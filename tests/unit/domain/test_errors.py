"""Errors whose text the user reads."""

import pytest

from workbench.domain.errors import (
    CannotRead,
    CannotWrite,
    ChangedOutside,
    KeyringKind,
    KeyringTrouble,
    PortTaken,
    RefusedToSend,
    UsageTrouble,
    WorkbenchError,
)


def test_that_a_reading_trouble_names_the_place_where_it_is_known() -> None:
    assert str(CannotRead("a.yaml", "not YAML", 3, 7)) == "a.yaml:3:7: not YAML"
    assert str(CannotRead("a.yaml", "there is no such file")) == "a.yaml: there is no such file"


def test_that_a_change_outside_is_a_writing_trouble() -> None:
    error = ChangedOutside("a.yaml", "it changed")
    assert isinstance(error, CannotWrite)
    assert (error.path, error.reason, str(error)) == ("a.yaml", "it changed", "a.yaml: it changed")


def test_that_a_taken_port_is_told_with_the_remedy() -> None:
    error = PortTaken(8642)
    assert error.port == 8642
    assert "8642" in str(error)
    assert "--port 0" in str(error)


@pytest.mark.parametrize(
    "error",
    [
        RefusedToSend("no"),
        UsageTrouble("no"),
        KeyringTrouble(KeyringKind.LOCKED, "no"),
        PortTaken(1),
        CannotWrite("a", "no"),
    ],
)
def test_that_every_error_for_the_user_is_one_of_ours(error: Exception) -> None:
    assert isinstance(error, WorkbenchError)
    assert str(error)
