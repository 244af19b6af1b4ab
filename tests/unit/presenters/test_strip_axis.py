"""The time axis of the stream strip."""

from workbench.presenters.strip_axis import axis_for


def test_that_the_end_of_the_axis_is_its_last_pixel() -> None:
    axis = axis_for(2_310.0, 500)
    assert (axis.x(0.0), axis.x(2_310.0), axis.x(9_999.0), axis.x(-5.0)) == (0, 500, 500, 0)


def test_that_marks_are_round_and_have_room() -> None:
    assert [label for _, label in axis_for(2_310.0, 500).marks] == [
        "0 s",
        "0.5 s",
        "1 s",
        "1.5 s",
        "2 s",
    ]
    assert [label for _, label in axis_for(9.0, 120).marks] == ["0 s", "0.05 s"]
    assert len(axis_for(3_600_000.0, 500).marks) <= 9


def test_that_the_nearest_chunk_is_found() -> None:
    axis = axis_for(1_000.0, 100)
    times = [100.0, 200.0, 900.0]
    assert [axis.chunk_near(times, x) for x in (-9, 0, 14, 16, 60, 100, 999)] == [
        0,
        0,
        0,
        1,
        2,
        2,
        2,
    ]
    assert axis.chunk_near([], 5) == -1
