"""Errors whose text is fit for the user; everything else that is raised is a bug.

WorkbenchError            its text may be shown: what happened, where, what to do
├── CannotRead            a document: path, line and column where they are known
├── CannotWrite           a document; nothing was lost
│   └── ChangedOutside    the file on disk is not the one that was read
├── RefusedToSend         an unknown variable, a header HTTP cannot carry, a host a secret may not go to
├── UsageTrouble          the command line or an argument is wrong
├── PortTaken             the mock server's port is in use
└── KeyringTrouble        missing, locked, silent, refused
"""

from enum import StrEnum


class WorkbenchError(Exception):
    """Its text may be shown to the user: what happened, where, and what to do."""


class CannotRead(WorkbenchError):
    """A document cannot be understood; line and column count from 1, 0 where unknown."""

    def __init__(self, path: str, reason: str, line: int = 0, column: int = 0) -> None:
        self.path = path
        self.reason = reason
        self.line = line
        self.column = column
        place = f"{path}:{line}:{column}" if line else path
        super().__init__(f"{place}: {reason}")


class CannotWrite(WorkbenchError):
    """A document could not be saved; what was typed is still in the editor."""

    def __init__(self, path: str, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path}: {reason}")


class ChangedOutside(CannotWrite):
    """The file on disk is not the one that was read; the user chooses which to keep."""


class RefusedToSend(WorkbenchError):
    """A request cannot or must not go out; nothing was sent."""


class UsageTrouble(WorkbenchError):
    """An argument is wrong; the text names it and the remedy."""


class PortTaken(WorkbenchError):
    """Another program listens on the port that was asked for."""

    def __init__(self, port: int) -> None:
        self.port = port
        super().__init__(
            f"Port {port} is in use. Choose another with --port, or --port 0 for a free one."
        )


class KeyringKind(StrEnum):
    """Why the keyring gave no answer."""

    MISSING = "missing"
    LOCKED = "locked"
    SILENT = "silent"
    REFUSED = "refused"


class KeyringTrouble(WorkbenchError):
    """The keyring cannot give or keep a value."""

    def __init__(self, kind: KeyringKind, text: str) -> None:
        self.kind = kind
        super().__init__(text)
