"""What shells hand on."""

from workbench.importers.shells.invocation import NotAScript


def test_that_a_refusal_names_its_line() -> None:
    assert str(NotAScript(3, "a quote is not closed")) == "line 3: a quote is not closed"
