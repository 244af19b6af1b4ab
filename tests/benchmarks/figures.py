"""Every figure, in the order of the table."""

from tests.benchmarks import growth, judge, mock_rps, start_cli, start_window, stream_cli
from tests.benchmarks.figure import Figure

FIGURES: tuple[Figure, ...] = (
    stream_cli.FIGURE,
    start_window.FIGURE,
    start_cli.FIGURE,
    judge.FIGURE,
    mock_rps.FIGURE,
    growth.FIGURE,
)
