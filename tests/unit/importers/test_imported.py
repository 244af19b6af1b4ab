"""What importers return."""

from workbench.importers.imported import ImportOptions, NotUnderstood


def test_that_an_error_names_its_line_where_there_is_one() -> None:
    assert str(NotUnderstood("a quote is not closed", 3)) == "line 3: a quote is not closed"
    assert str(NotUnderstood("there is no curl command")) == "there is no curl command"


def test_that_files_stay_unread_unless_the_caller_reads_them() -> None:
    assert ImportOptions().text_of("a.json") is None
    assert ImportOptions(read_file=str.upper).text_of("a.json") == "A.JSON"
