"""What every reader of JSON raises for text that is none."""


class NotJson(ValueError):
    """Text that is not JSON: the reason, and line and column from 1."""

    def __init__(self, reason: str, line: int, column: int) -> None:
        self.reason = reason
        self.line = line
        self.column = column
        super().__init__(f"Line {line}, column {column}: {reason}")
