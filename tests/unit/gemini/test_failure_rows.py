"""The copy of the catalogue: the rules of ui.md 27, and that ids are unique."""

import pytest

from workbench.gemini import failure_rows
from workbench.gemini.failure import Row

ROWS = [value for value in vars(failure_rows).values() if isinstance(value, Row)]
BANNED = ("please", "oops", "successfully", "sorry", "!", "tool call")


def test_that_every_row_has_an_id_of_its_own() -> None:
    ids = [row.id for row in ROWS]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("row", ROWS, ids=[row.id for row in ROWS])
def test_that_the_copy_keeps_the_rules(row: Row) -> None:
    copy = " ".join((row.title, row.why, row.action, *row.others))
    assert not any(word in copy.lower() for word in BANNED)
    assert not row.title.endswith(".")
    assert not row.why or row.why.endswith((".", "}"))
    assert row.title[0] == "{" or row.title[0].isupper()


@pytest.mark.parametrize("row", ROWS, ids=[row.id for row in ROWS])
def test_that_a_button_is_a_short_phrase_in_sentence_case(row: Row) -> None:
    for label in (row.action, *row.others):
        assert not label or label[0].isupper()
        assert len(label) <= 30


def test_that_only_quotas_of_a_minute_and_server_failures_are_retried() -> None:
    assert {row.id for row in ROWS if row.retries} == {
        "per minute", "short of capacity", "internal", "overloaded", "bad gateway",
    }  # fmt: skip


def test_that_every_failure_but_a_stop_has_an_action() -> None:
    assert [row.id for row in ROWS if not row.action] == ["stopped"]
