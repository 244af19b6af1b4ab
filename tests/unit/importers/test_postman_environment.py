"""Environments of Postman."""

import json

import pytest

from workbench.importers.imported import ImportOptions, NotUnderstood
from workbench.importers.postman_environment import read, recognises


def environment(*rows: object) -> str:
    return json.dumps({"name": "E", "values": rows, "_postman_variable_scope": "environment"})


def test_that_values_are_variables_and_secrets_are_names() -> None:
    key = "AIza" + "p" * 35
    imported = read(
        environment(
            {"key": "base", "value": "https://a.test", "enabled": True},
            {"key": "off", "value": "x", "enabled": False},
            {"key": "token", "value": "abc", "type": "secret"},
            {"key": "key", "value": key},
        ),
        ImportOptions(),
    )
    (found,) = imported.environments
    assert found.name == "E"
    assert found.variables == {"base": "https://a.test", "key": "{{secret:gemini}}"}
    assert found.secrets == ("token", "gemini")
    assert [secret.value.reveal() for secret in imported.secrets] == ["abc", key]
    assert imported.ignored[0] == "variable off (switched off)"


def test_that_an_environment_is_recognised() -> None:
    assert recognises(environment())
    assert not recognises('{"values": 1}')


@pytest.mark.parametrize("text", ["{", '{"values": {}}', environment({"key": "a"})])
def test_that_a_malformed_one_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        read(text, ImportOptions())
