"""What is asked of the history, and how much it keeps."""

from workbench.domain.history import HistoryLimits, HistoryQuery


def test_that_a_query_asks_for_the_first_page_of_everything() -> None:
    assert HistoryQuery() == ("", None, 200)


def test_that_runs_are_kept_without_a_limit_of_days_unless_one_is_set() -> None:
    assert HistoryLimits(1000).days is None
