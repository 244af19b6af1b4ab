"""Tokens by kind."""

import pytest

from workbench.presenters.usage_rows import (
    INCOMPLETE,
    NOT_YET,
    NOTHING_TOLD,
    SO_FAR,
    UsageRow,
    UsageTable,
    usage_table,
)

USAGE = {
    "promptTokenCount": 1200,
    "cachedContentTokenCount": 1000,
    "promptTokensDetails": [
        {"modality": "TEXT", "tokenCount": 942},
        {"modality": "IMAGE", "tokenCount": 258},
    ],
    "toolUsePromptTokenCount": 7,
    "thoughtsTokenCount": 72,
    "candidatesTokenCount": 1,
    "totalTokenCount": 1280,
    "serviceTier": "standard",
}


def table_of(usage: object, *, is_running: bool = False, is_broken: bool = False) -> UsageTable:
    return usage_table(usage, is_running=is_running, is_broken=is_broken)


def pairs(usage: object) -> list[tuple[str, str]]:
    return [(row.kind, row.tokens) for row in table_of(usage).rows]


def test_that_every_kind_has_a_row() -> None:
    table = table_of(USAGE)
    assert table.rows == (
        UsageRow("Prompt", "1,200"),
        UsageRow("Text", "942", level=1),
        UsageRow("Image", "258", level=1),
        UsageRow("Cached", "1,000", "part of the prompt", 1),
        UsageRow("Tool use", "7"),
        UsageRow("Thoughts", "72", "billed as output"),
        UsageRow("Output", "1"),
        UsageRow("Total", "1,280"),
    )
    assert table.notes == ("Service tier: standard",)


def test_that_what_is_not_told_is_no_zero() -> None:
    assert pairs({"totalTokenCount": 8}) == [("Prompt", "–"), ("Output", "–"), ("Total", "8")]
    assert pairs({"promptTokenCount": True, "promptTokensDetails": [1, {}]})[0] == ("Prompt", "–")


def test_that_a_total_that_is_not_the_sum_is_told() -> None:
    (note,) = table_of({"promptTokenCount": 8, "totalTokenCount": 80}).notes
    assert note == "totalTokenCount differs from the sum of its kinds, 8."


@pytest.mark.parametrize(
    ("is_running", "is_broken", "notes"),
    [(True, True, (SO_FAR,)), (False, True, (INCOMPLETE,)), (False, False, ())],
)
def test_that_it_is_told_when_more_may_follow(
    is_running: bool, is_broken: bool, notes: tuple[str, ...]
) -> None:
    usage = {"promptTokenCount": 8}
    assert table_of(usage, is_running=is_running, is_broken=is_broken).notes == notes


def test_that_no_usage_is_told_as_such() -> None:
    assert table_of(None, is_running=True) == UsageTable(notes=(NOT_YET,))
    assert table_of({}) == UsageTable(notes=(NOTHING_TOLD,))
    assert table_of([1]) == UsageTable(notes=(NOTHING_TOLD,))


def test_that_the_names_of_other_surfaces_are_known() -> None:
    chat = {
        "prompt_tokens": 9,
        "completion_tokens": 5,
        "total_tokens": 14,
        "prompt_tokens_details": {"cached_tokens": 4},
        "completion_tokens_details": {"reasoning_tokens": 3},
    }
    assert pairs(chat) == [
        ("Prompt", "9"),
        ("Cached", "4"),
        ("Output", "5"),
        ("Thoughts", "3"),
        ("Total", "14"),
    ]
    interaction = {
        "total_input_tokens": 9,
        "input_tokens_by_modality": [{"modality": "text", "tokens": 9}],
        "total_output_tokens": 5,
        "total_tokens": 14,
    }
    assert pairs(interaction) == [("Prompt", "9"), ("Text", "9"), ("Output", "5"), ("Total", "14")]
    assert table_of(chat).notes == table_of(interaction).notes == ()
