"""A description as rows to show."""

from workbench.presenters.description_rows import description_rows
from workbench.presenters.text_blocks import TextBlock


def test_that_markdown_is_cut_into_blocks_and_code_stands_apart() -> None:
    rows = description_rows("# Weather\n\nAsks for it.\n\n```json\n{}\n```")
    shown = [(row.code, row.text) for row in rows.rows if isinstance(row, TextBlock)]
    assert (True, "{}") in shown
    assert shown[0] == (False, "# Weather")
    assert all(row.closed for row in rows.rows)


def test_that_nothing_said_is_nothing_shown() -> None:
    assert description_rows("").is_empty
