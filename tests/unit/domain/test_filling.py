"""Filling of `{{name}}` and the choice of an environment."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.collection import Trouble
from workbench.domain.environment import DEFAULT_ENVIRONMENT, Defaults, Environment, Scope
from workbench.domain.errors import CannotRead, UsageTrouble
from workbench.domain.filling import (
    Missing,
    choose_environment,
    fill,
    origin_of,
    secret_names,
    variable_names,
    variables,
)

STUDIO = Environment("Studio", variables={"host": "studio", "version": "v1"}, stem="studio")


def test_that_names_are_filled_and_trimmed() -> None:
    assert fill("{{a}}/{{ b }}", {"a": "1", "b": "2"}).text == "1/2"


def test_that_a_value_is_never_filled_again() -> None:
    assert fill("{{a}}", {"a": "{{b}}", "b": "no"}).text == "{{b}}"


def test_that_braces_cannot_be_made_out_of_values() -> None:
    assert fill("{{{a}}name}}", {"a": "{", "name": "no"}).text == "{{name}}"


@pytest.mark.parametrize(
    "text",
    ["{{7*7}}", "{x.__class__}", "{{}}", "{{ }}", "{{a b}}", "{{#if}}", "{{a\n}}", "%(a)s", "${a}"],
)
def test_that_what_is_no_name_stays_as_typed(text: str) -> None:
    assert fill(text, {"a": "1"}) == fill(text, {})
    assert fill(text, {}).text == text


def test_that_a_variable_with_an_unusual_name_is_filled() -> None:
    assert fill("{{api version}}", {"api version": "v1"}).text == "v1"


def test_that_a_name_without_a_value_is_listed_once_with_its_first_place() -> None:
    filled = fill("{{a}}\n  {{b}} {{a}}", {})
    assert filled.text == "{{a}}\n  {{b}} {{a}}"
    assert filled.missing == (Missing("a", 1, 1), Missing("b", 2, 3))


def test_that_a_json_body_is_filled_as_plain_text() -> None:
    assert fill('{"a":{{value}},"b":{"c":{}}}', {"value": "[1]"}).text == '{"a":[1],"b":{"c":{}}}'


def test_that_secrets_come_from_their_own_mapping_only() -> None:
    filled = fill("{{secret:default}} {{ secret: other }}", {"default": "no"}, {"default": "key"})
    assert filled.text == "key {{ secret: other }}"
    assert [missing.name for missing in filled.missing] == ["secret: other"]


def test_that_computed_names_come_from_their_own_mapping_only() -> None:
    assert fill("{{$uuid}}", {"$uuid": "no"}, computed={"$uuid": "1234"}).text == "1234"
    assert fill("{{$unknown}}", {"$unknown": "no"}).missing == (Missing("$unknown", 1, 1),)


def test_that_the_names_in_a_text_are_told_apart() -> None:
    texts = ("{{a}} {{secret:key}} {{$uuid}}", "{{a}} {{ secret: key }} {{7}}")
    assert secret_names(*texts) == ("key",)
    assert variable_names(*texts) == ("a", "$uuid")


@given(st.text(alphabet="{}a b\n:$", max_size=60), st.text(alphabet="{}ab", max_size=5))
def test_that_filling_changes_nothing_but_the_named_places(text: str, value: str) -> None:
    expected = text
    for spelled in ("{{a}}", "{{ a}}", "{{a }}", "{{ a }}"):
        expected = expected.replace(spelled, "\0")
    simple = "{{  " not in text and "  }}" not in text
    if simple:
        assert fill(text, {"a": value}).text == expected.replace("\0", value)


def test_that_the_innermost_value_wins() -> None:
    scope = Scope(
        STUDIO,
        parents=(Defaults("Inner", {"a": "inner"}), Defaults("All", {"a": "all", "b": "all"})),
        given={"c": "given", "version": "v9"},
    )
    assert dict(variables(scope)) == {
        "a": "inner",
        "b": "all",
        "c": "given",
        "host": "studio",
        "version": "v9",
    }
    assert [origin_of(name, scope) for name in ("a", "b", "version", "host", "none")] == [
        "Inner",
        "All",
        "given",
        "Studio",
        None,
    ]


def test_that_no_name_means_the_default_environment() -> None:
    assert choose_environment(None, [STUDIO]) is DEFAULT_ENVIRONMENT


@pytest.mark.parametrize("name", ["Studio", "studio", "STUDIO"])
def test_that_an_environment_is_found_by_name_or_stem(name: str) -> None:
    assert choose_environment(name, [STUDIO]) is STUDIO


def test_that_exact_case_is_preferred() -> None:
    loud = Environment("STUDIO", stem="loud")
    assert choose_environment("STUDIO", [STUDIO, loud]) is loud


def test_that_the_collections_own_environment_hides_a_built_in_one() -> None:
    own = Environment("Mock", stem="mock")
    assert choose_environment("Mock", [own]) is own
    assert choose_environment("mock", []).is_mock


def test_that_an_unknown_environment_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UsageTrouble, match=r"Prod.*Studio, Google AI v1beta, Google AI v1, Mock"):
        choose_environment("Prod", [STUDIO])


def test_that_a_broken_environment_is_told_by_its_file() -> None:
    troubles = [("environments/prod.yaml", Trouble("not YAML", 3, 1))]
    with pytest.raises(CannotRead, match=r"environments/prod.yaml:3:1"):
        choose_environment("prod", [STUDIO], troubles)
