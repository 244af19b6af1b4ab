"""Every figure, in the order of the table."""

from tests.benchmarks import (
    big_body,
    growth,
    history,
    judge,
    mock_rps,
    start_cli,
    start_window,
    stream_cli,
    stream_late,
    stream_pixel,
    stream_window,
)
from tests.benchmarks.figure import Figure

FIGURES: tuple[Figure, ...] = (
    stream_window.FIGURE,
    stream_late.FIGURE,
    stream_pixel.FIGURE,
    stream_cli.FIGURE,
    start_window.FIGURE,
    start_cli.FIGURE,
    big_body.FIGURE,
    judge.FIGURE,
    mock_rps.FIGURE,
    history.FIGURE,
    growth.FIGURE,
)
