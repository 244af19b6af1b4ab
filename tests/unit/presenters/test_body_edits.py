"""What buttons change in a body: the value asked for, and nothing else."""

import pytest

from workbench.gemini.catalog import Model, Status
from workbench.presenters.body_edits import (
    can_raise_limit,
    with_higher_limit,
    with_less_thinking,
    with_thinking_level,
    without_member,
)

LEVELS = Model("g3", "G 3", Status.GA, thinking_levels=("low", "high"), output_limit=10_000)
BUDGET = Model("g2", "G 2", Status.GA, thinking_budget=(512, 24_576))


@pytest.mark.parametrize(
    ("body", "after"),
    [
        (
            '{"a": 1.0, "generationConfig": {"thinkingConfig": {"thinkingLevel": "LOW"}}}',
            '{"a": 1.0, "generationConfig": {"thinkingConfig": {"thinkingLevel": "MEDIUM"}}}',
        ),
        (
            '{"generation_config":{"thinking_config":{"thinking_level":"high"}}}',
            '{"generation_config":{"thinking_config":{"thinking_level":"medium"}}}',
        ),
        (
            '{"generationConfig": {"thinkingConfig": {"thinkingBudget": 100, "includeThoughts": true}}}',
            '{"generationConfig": {"thinkingConfig": {"includeThoughts": true, "thinkingLevel": "medium"}}}',
        ),
        ("{}", '{"generationConfig": {"thinkingConfig": {"thinkingLevel": "medium"}}}'),
    ],
)
def test_that_a_level_takes_the_place_of_what_is_said_on_thinking(body: str, after: str) -> None:
    assert with_thinking_level(body, "medium") == after


def thinking(inside: str) -> str:
    return f'{{"generationConfig": {{"thinkingConfig": {{{inside}}}}}}}'


@pytest.mark.parametrize(
    ("body", "model", "after"),
    [
        (thinking('"thinkingLevel": "high"'), None, thinking('"thinkingLevel": "medium"')),
        (thinking('"thinkingLevel": "high"'), LEVELS, thinking('"thinkingLevel": "low"')),
        (thinking('"thinkingLevel": "low"'), LEVELS, thinking('"thinkingLevel": "low"')),
        (thinking('"thinkingBudget": 8000'), None, thinking('"thinkingBudget": 4000')),
        (thinking('"thinkingBudget": 600'), BUDGET, thinking('"thinkingBudget": 512')),
        (thinking('"thinkingBudget": -1'), BUDGET, thinking('"thinkingBudget": 12288')),
        (thinking('"thinkingLevel": "strange"'), None, thinking('"thinkingLevel": "minimal"')),
        ("{}", LEVELS, thinking('"thinkingLevel": "low"')),
        ("{}", BUDGET, thinking('"thinkingBudget": 12288')),
    ],
)
def test_that_thinking_goes_down_by_one_step(body: str, model: Model | None, after: str) -> None:
    assert with_less_thinking(body, model) == after


def test_that_a_limit_is_doubled_up_to_what_the_model_can_write() -> None:
    body = '{"generationConfig": {"maxOutputTokens": 6000}}'
    assert with_higher_limit(body, None) == '{"generationConfig": {"maxOutputTokens": 12000}}'
    assert with_higher_limit(body, LEVELS) == '{"generationConfig": {"maxOutputTokens": 10000}}'


@pytest.mark.parametrize(
    ("body", "can"),
    [
        ('{"generationConfig": {"maxOutputTokens": 6000}}', True),
        ('{"generationConfig": {"maxOutputTokens": 10000}}', False),
        ('{"generationConfig": {"maxOutputTokens": "many"}}', False),
        ("{}", False),
        ("[]", False),
        ("{", False),
    ],
)
def test_that_a_limit_is_raised_only_where_there_is_one(body: str, can: bool) -> None:
    assert can_raise_limit(body, LEVELS) is can


@pytest.mark.parametrize(
    ("body", "after"),
    [
        ('{"a": 1, "b": 2}', '{"b": 2}'),
        ('{"b": 2, "a": 1}', '{"b": 2}'),
        ('{\n  "b": 2,\n  "a": {"c": [1, "}"]}\n}', '{\n  "b": 2\n}'),
        ('{"a": 1}', "{}"),
        ('{"b": 2}', '{"b": 2}'),
        ('{"x": ",", "a" : "\\"" , "b": 2}', '{"x": ",", "b": 2}'),
    ],
)
def test_that_a_member_goes_with_its_comma(body: str, after: str) -> None:
    assert without_member(body, "/a") == after
