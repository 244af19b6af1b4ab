"""The program's log holds no key, whatever a library writes."""

import logging
from collections.abc import Iterator
from io import StringIO

import pytest

from workbench.adapters.logs import TALKATIVE, quieten
from workbench.domain.secret import Secret

KEY = "AQ.canary-0123456789"


@pytest.fixture
def log() -> Iterator[StringIO]:
    """Give the root logger one handler, and put everything back afterwards."""
    root, text = logging.getLogger(), StringIO()
    handlers, levels = root.handlers[:], {name: logging.getLogger(name).level for name in TALKATIVE}
    root.handlers = [logging.StreamHandler(text)]
    level, root.level = root.level, 1
    yield text
    root.handlers, root.level = handlers, level
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)


def test_that_held_values_are_masked_in_messages_arguments_and_tracebacks(
    log: StringIO, logged: list[logging.LogRecord]
) -> None:
    quieten().hold([Secret(KEY)])
    try:
        int(f"bad {KEY}")
    except ValueError:
        logging.getLogger("other").warning("key %s", KEY, exc_info=True)
    assert "bad ****" in log.getvalue()
    assert KEY not in log.getvalue()
    assert len(logged) == 1


def test_that_talkative_libraries_are_silenced(log: StringIO) -> None:
    quieten()
    for name in TALKATIVE:
        logging.getLogger(name).info("https://host/?key=%s", KEY)
    assert log.getvalue() == ""


def test_that_more_values_can_be_held_later(log: StringIO, logged: list[logging.LogRecord]) -> None:
    redaction = quieten()
    redaction.hold([Secret("first-value")])
    redaction.hold([Secret(KEY)])
    logging.getLogger("other").warning(f"first-value {KEY}")  # noqa: G004  as a careless library would
    assert log.getvalue() == f"{'*' * 11} {'*' * len(KEY)}\n"
    assert logged


def test_that_silencing_twice_adds_one_redaction(log: StringIO) -> None:
    assert quieten() is quieten()
    assert len(logging.getLogger().handlers[0].filters) == 1
