"""The command line of the benchmarks."""

import pytest

from tests.benchmarks.__main__ import main
from tests.benchmarks.figures import FIGURES


def test_that_an_unknown_figure_is_named_and_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["stream-cli", "no-such"])
    assert ended.value.code == 2
    assert "no figure no-such" in capsys.readouterr().err


def test_that_help_names_every_figure(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    told = capsys.readouterr().out
    assert len(FIGURES) == len({figure.name for figure in FIGURES})
    assert all(figure.name in told for figure in FIGURES)
