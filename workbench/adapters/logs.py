"""What the program's own log may hold: no key, no header, no URL of a library that writes too much; and no core dump."""

import logging
from collections.abc import Iterable

from workbench.domain.masking import Masker
from workbench.domain.secret import Secret

TALKATIVE = (
    "httpx",
    "httpcore",
    "hpack",
    "h2",
    "h11",
    "keyring",
    "secretstorage",
    "jeepney",
    "asyncio",
)
"""Loggers that write URLs, headers or secrets below WARNING."""


class Redaction(logging.Filter):
    """Masks held values in every record that passes a handler, tracebacks included."""

    def __init__(self) -> None:
        super().__init__()
        self._held: set[Secret] = set()
        self._masker = Masker(())

    @property
    def held(self) -> frozenset[Secret]:
        """Every value that was held so far in this process."""
        return frozenset(self._held)

    def hold(self, secrets: Iterable[Secret]) -> None:
        """Mask these values, too, from now on."""
        added = set(secrets) - self._held
        if added:
            self._held |= added
            self._masker = Masker(self._held)

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = self._masker.text(record.getMessage())
        record.args = None
        if record.exc_info:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
            record.exc_info = None
        if record.exc_text:
            record.exc_text = self._masker.text(record.exc_text)
        return True


def quieten() -> Redaction:
    """Silence talkative libraries, and put one redaction on every handler of the root logger; return it."""
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    root = logging.getLogger()
    if not root.handlers:
        root.addHandler(logging.StreamHandler())
    filters = [known for handler in root.handlers for known in handler.filters]
    redaction = next((known for known in filters if isinstance(known, Redaction)), None)
    redaction = redaction or Redaction()
    for handler in root.handlers:
        handler.addFilter(redaction)  # a filter that is there already is not added again
    return redaction


def forbid_core_dumps() -> None:
    """Keep the memory of a crashed process, which holds keys, off the disk, where the system knows how."""
    try:
        import resource
    except ImportError:  # Windows writes none unless it is told to
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
