"""Environments, what folders hand down, and the built-in ones."""

import pytest

from workbench.domain.environment import (
    BUILT_IN,
    DEFAULT_ENVIRONMENT,
    Defaults,
    Environment,
    Overrides,
    Scope,
    google_environment,
)


def test_that_the_built_in_environments_come_in_the_order_of_the_menu() -> None:
    assert [each.name for each in BUILT_IN] == ["Google AI v1beta", "Google AI v1", "Mock"]
    assert DEFAULT_ENVIRONMENT.name == "Google AI v1beta"
    assert [each.name for each in BUILT_IN if each.is_mock] == ["Mock"]


@pytest.mark.parametrize("version", ["v1", "v1beta"])
def test_that_a_google_environment_gives_base_url_and_version(version: str) -> None:
    assert google_environment(version).variables == {
        "baseUrl": "https://generativelanguage.googleapis.com",
        "apiVersion": version,
    }


def test_that_nothing_said_is_told_from_nothing_allowed() -> None:
    assert Environment("E").hosts is None
    assert Environment("E", hosts=()).hosts == ()


def test_that_a_scope_is_empty_by_default() -> None:
    scope = Scope(DEFAULT_ENVIRONMENT)
    assert (scope.parents, dict(scope.given), scope.overrides) == ((), {}, Overrides())
    assert dict(Defaults("All").variables) == {}
