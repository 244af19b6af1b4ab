"""What passes while a message is sent."""

from workbench.domain.wire_events import Limits


def test_that_the_usual_limits_are_those_of_the_collection_format() -> None:
    assert Limits() == (10.0, 120.0, 120.0, None)
