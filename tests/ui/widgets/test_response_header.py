"""The header of the response: pill and figures."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.presenters.run_state import Metric, Pill
from workbench.ui.theme import Appearance
from workbench.ui.widgets.response_header import ResponseHeader

FIGURES = (
    Metric("Total", "2.31 s"),
    Metric("TTFT", "0.74 s"),
    Metric("Chunks", "14"),
    Metric("Tokens", "–"),
)


def a_header(appearance: Appearance, qtbot: QtBot) -> ResponseHeader:
    header = ResponseHeader(appearance)
    qtbot.addWidget(header)
    header.resize(640, 52)
    header.show()
    return header


def test_that_a_pill_has_words_and_a_name(appearance: Appearance, qtbot: QtBot) -> None:
    header = a_header(appearance, qtbot)
    header.show_pill(Pill("200 OK", "circle-check", "success"))
    assert (header.pill.text, header.pill.severity) == ("200 OK", "success")
    assert header.pill.accessibleName() == "Status, 200 OK"
    header.show_pill(None)
    assert not header.pill.isVisible()


def test_that_figures_have_names(appearance: Appearance, qtbot: QtBot) -> None:
    header = a_header(appearance, qtbot)
    header.show_metrics(FIGURES, visible=True)
    assert [metric.accessibleName() for metric in header.metrics] == [
        "Total, 2.31 s",
        "TTFT, 0.74 s",
        "Chunks, 14",
        "Tokens, –",
    ]


def test_that_a_counting_figure_moves_its_neighbours_rarely(
    appearance: Appearance, qtbot: QtBot
) -> None:
    header = a_header(appearance, qtbot)
    widths = set()
    for count in range(100, 200):
        header.show_metrics(
            (FIGURES[0], FIGURES[1], Metric("Chunks", str(count)), FIGURES[3]), visible=True
        )
        widths.add(header.metrics[2].sizeHint().width())
    assert len(widths) == 1


def test_that_severities_look_different(appearance: Appearance, qtbot: QtBot) -> None:
    header = a_header(appearance, qtbot)
    looks = set()
    for severity in ("info", "success", "warning", "error", "neutral"):
        header.show_pill(Pill("Same words", "square", severity))
        looks.add(bytes(header.pill.grab().toImage().constBits()))
    assert len(looks) == 5


def test_that_figures_go_where_there_is_no_room_and_the_stepper_stays(
    appearance: Appearance, qtbot: QtBot
) -> None:
    host = QWidget()  # a window of its own would not become that narrow
    qtbot.addWidget(host)
    header = ResponseHeader(appearance, host)
    host.resize(640, 52)
    header.resize(640, 52)
    host.show()
    header.show_pill(Pill("200 OK", "circle-check", "success"))
    header.show_metrics(FIGURES, visible=True)
    assert [label.isVisible() for label in header.metrics] == [True] * 4
    header.stepper.show_position("2 of 3", older=True, newer=True, note="")
    header.resize(330, 52)
    whole = header.pill.sizeHint().width()
    qtbot.waitUntil(lambda: header.pill.width() == whole)
    assert header.stepper.geometry().right() <= header.width()
    shown = [label.name for label in header.metrics if label.isVisible()]
    assert shown == ["Total"]
    header.resize(640, 52)
    assert all(label.isVisible() for label in header.metrics)
