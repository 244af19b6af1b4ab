"""What the command line says of a key that was checked."""

from workbench.gemini import failure_rows
from workbench.gemini.key_shapes import Kind
from workbench.presenters.key_console import check_lines
from workbench.presenters.lines import Line, Tone
from workbench.services.key_check import KeyCheck


def test_that_an_accepted_key_tells_how_many_models_there_are() -> None:
    (line,) = check_lines(KeyCheck("Work", models=41), Kind.NEW)
    assert line == Line("Google accepts the key: 41 models.", Tone.GOOD)
    (line,) = check_lines(KeyCheck("Work", models=1, has_more=True), Kind.NEW)
    assert line.text == "Google accepts the key: at least 1 model."


def test_that_a_refused_key_tells_what_to_do() -> None:
    failure = failure_rows.KEY_REJECTED.failure()
    texts = [line.text for line in check_lines(KeyCheck("Work", failure=failure), Kind.NEW)]
    assert texts[0] == "✗ Google does not accept this key"
    assert any("Copy the key again" in text for text in texts)


def test_that_a_key_that_was_not_sent_tells_why() -> None:
    (line,) = check_lines(KeyCheck("Work", refused="It is locked."), Kind.NEW)
    assert line == Line("✗ Nothing was sent: It is locked.", Tone.BAD)
