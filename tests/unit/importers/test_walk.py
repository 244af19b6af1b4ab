"""What walks over foreign collections keep."""

import pytest

from workbench.domain.environment import Defaults
from workbench.domain.request import Header, Request
from workbench.importers.imported import ImportOptions, NotUnderstood, Placed
from workbench.importers.walk import (
    DEEPEST,
    MOST_ITEMS,
    Walk,
    with_query,
    with_step,
    with_type,
)


def test_that_what_was_gathered_is_returned() -> None:
    walk = Walk(ImportOptions())
    walk.enter((), Defaults("C"))
    walk.notes.ignore("x")
    imported = walk.imported("f", [Placed(Request("r", "{{base}}"))])
    assert (imported.format, imported.ignored, imported.variables) == ("f", ("x",), ("base",))
    assert [placed.defaults.name for placed in imported.folders] == ["C"]


def test_that_folders_and_requests_have_an_end() -> None:
    walk = Walk(ImportOptions())
    with pytest.raises(NotUnderstood, match="nested"):
        walk.enter(("f",) * (DEEPEST + 1), Defaults("f"))
    for _ in range(MOST_ITEMS):
        walk.count()
    with pytest.raises(NotUnderstood, match="100,000"):
        walk.count()


def test_that_a_file_that_stays_unread_is_named() -> None:
    walk = Walk(ImportOptions(read_file={"a": "text"}.get))
    assert (walk.file_text("a"), walk.file_text("b"), walk.file_text("")) == ("text", "@b", "")
    assert walk.notes.all == ("@b",)


def test_that_a_body_brings_its_type_and_a_form_its_boundary() -> None:
    own = (Header("content-type", "a/b"),)
    off = (Header("Content-Type", "a/b", enabled=False),)
    form = "multipart/form-data; boundary=B"
    assert with_type((), "") == ()
    assert with_type((), "x/y") == (Header("Content-Type", "x/y"),)
    assert with_type(own, "x/y") == own
    assert with_type(off, "x/y") == (*off, Header("Content-Type", "x/y"))
    assert with_type((Header("content-type", "multipart/mixed"),), form) == (
        Header("content-type", "multipart/mixed; boundary=B"),
    )
    assert with_type(own, form) == own


@pytest.mark.parametrize(
    ("url", "filled"),
    [
        ("https://a/:id", "https://a/7"),
        ("https://a/:id/x", "https://a/7/x"),
        ("https://a/:ident", "https://a/:ident"),
        ("https://a/x", "https://a/x"),
    ],
)
def test_that_a_step_is_filled_where_it_stands_whole(url: str, filled: str) -> None:
    assert with_step(url, "id", "7") == filled
    assert with_step(url, "id", "") == url


def test_that_parameters_join_a_url() -> None:
    assert with_query("u", [("a", "b c"), ("", "x")]) == "u?a=b%20c"
    assert with_query("u?x=1", [("a", "{{b}}")]) == "u?x=1&a={{b}}"
    assert with_query("u", []) == "u"
