"""The names between `{{` and `}}`: what is offered, and what they stand for."""

import pytest

from workbench.domain.environment import Defaults, Environment, Scope
from workbench.presenters.variable_rows import (
    VariableRow,
    is_unknown,
    mark_at,
    meaning,
    missing_words,
    offered,
    open_name,
    origins,
    rest_of_name,
    variable_rows,
)

SCOPE = Scope(
    Environment("Staging", variables={"baseUrl": "https://a", "city": "Paris"}),
    (Defaults("Acme", variables={"city": "Oslo"}),),
)
VALUES = {"city": "Oslo", "baseUrl": "https://a"}
ORIGINS = origins(SCOPE, ["Personal"])


def test_that_each_name_tells_where_it_comes_from() -> None:
    assert ORIGINS["city"] == "Acme"
    assert ORIGINS["baseUrl"] == "Staging"
    assert ORIGINS["secret:Personal"] == "API keys"
    assert ORIGINS["$uuid"] == "made when sent"


def test_that_names_with_values_come_first_and_keys_show_none() -> None:
    rows = variable_rows(VALUES, ORIGINS)
    assert rows[:2] == (
        VariableRow("baseUrl", "https://a", "Staging"),
        VariableRow("city", "Oslo", "Acme"),
    )
    assert VariableRow("secret:Personal", "", "API keys") in rows


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("{{", ""),
        ('{"a": "{{ci', "ci"),
        ("{{ ci", "ci"),
        ("{{$uu", "$uu"),
        ("{{secret:My ke", "secret:My ke"),
        ("{{city}}", None),
        ("{", None),
        ("{{7*7", None),
        ("", None),
    ],
)
def test_that_a_name_is_open_until_its_braces_close(before: str, name: str | None) -> None:
    assert open_name(before) == name


def test_that_what_follows_of_a_name_is_replaced_with_it() -> None:
    assert rest_of_name("ty}} and more") == 4
    assert rest_of_name("}}") == 2
    assert rest_of_name(' and "more"}}') == 0


def test_that_beginnings_are_offered_before_what_holds_the_letters() -> None:
    rows = variable_rows({"city": "", "velocity": "", "name": ""})
    assert [row.name for row in offered(rows, "CIT")] == ["city", "velocity"]


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        ("{{city}}", "{{city}} is Oslo, from Acme"),
        ("{{nope}}", "{{nope}} has no value here"),
        ("{{$uuid}}", "{{$uuid}} is made when sent"),
        ("{{secret:Personal}}", "{{secret:Personal}}"),
        ("{{7*7}}", "{{7*7}}"),
    ],
)
def test_that_a_mark_tells_its_meaning(mark: str, said: str) -> None:
    assert meaning(mark, VALUES, ORIGINS) == said


def test_that_nothing_is_claimed_before_the_values_are_known() -> None:
    assert meaning("{{nope}}", None) == "{{nope}}"
    assert not is_unknown("{{nope}}", None)
    assert missing_words(["{{nope}}"], None) == ""


def test_that_missing_names_are_listed_once() -> None:
    assert (
        missing_words(["{{a}} {{city}}", "{{a}}{{b}}"], VALUES) == "{{a}}, {{b}} have no value here"
    )


def test_that_the_mark_under_a_character_is_found() -> None:
    text = "x {{city}} y"
    assert mark_at(text, 5) == "{{city}}"
    assert mark_at(text, 1) == ""
    assert mark_at(text, 11) == ""
