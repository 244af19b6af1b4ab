"""The text of a tooltip."""

from workbench.presenters.tip_text import tip_text


def test_that_html_is_shown_as_it_is() -> None:
    assert tip_text("<b>") == "<span>&lt;b&gt;</span>"
    assert tip_text("a & b") == "a & b"
