"""Each example of the Welcome page has a name of its own."""

from workbench.presenters.welcome_examples import EXAMPLES


def test_that_every_example_has_a_button_of_its_own() -> None:
    names = [example.button_name for example in EXAMPLES]
    assert names[0] == "runRetryGuideButton"
    assert len(set(names)) == len(names)
