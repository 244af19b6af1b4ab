"""Lines and what they mean."""

from workbench.presenters.lines import Line, Tone


def test_that_a_line_says_nothing_special_unless_told() -> None:
    assert Line("Saved").tone is Tone.PLAIN
