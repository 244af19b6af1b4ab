"""What the JSON editor says of a body: the first place where it is no JSON, and what it leaves out for its size.

`{{name}}` may stand wherever a value may: it is filled before the body is sent.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from workbench.gemini.body import first_error
from workbench.presenters.figures import size

CHECKED = 2_000_000
"""Characters up to which a body is read while it is typed (performance.md 4)."""

HIGHLIGHTED = 1_000_000
LONG_LINE = 16_384
"""Characters of a line above which it is neither wrapped nor highlighted."""

_LISTED = 3
_VARIABLE = re.compile(r"\{\{[ \t]*(?:secret:[^{}\r\n]+|\$?[^\W\d][\w.-]*)[ \t]*\}\}")


@dataclass(frozen=True, slots=True)
class BodyTrouble:
    """Where a body stops being JSON and why; line and column from 1, in characters."""

    line: int
    column: int
    reason: str

    @property
    def sentence(self) -> str:
        """As the bar says it: `Line 14: expected a comma`."""
        return f"Line {self.line:,}: {self.reason}"

    @property
    def place(self) -> str:
        """Where in the line to look: `Column 9`."""
        return f"Column {self.column:,}"


@dataclass(frozen=True, slots=True)
class BodyLook:
    """How a body is shown; `note` says what is left out, empty where nothing is."""

    highlights: bool = True
    wraps: bool = True
    note: str = ""


def body_trouble(text: str) -> BodyTrouble | None:
    """Return why a body is no JSON; None where it is, is empty, or is too long to be read while typing."""
    if not text or text.isspace() or len(text) > CHECKED:
        return None
    error = first_error(_filled(text))
    return None if error is None else BodyTrouble(error.line, error.column, error.reason)


def body_look(length: int, longest_line: int) -> BodyLook:
    """Return how a body is shown, from its length and that of its longest line in characters."""
    if longest_line > LONG_LINE:
        line = (
            f"This body has a line of {size(longest_line)}: shown in plain mode, without wrapping"
        )
        return BodyLook(highlights=False, wraps=False, note=line + _unchecked(length))
    if length > HIGHLIGHTED:
        return BodyLook(
            highlights=False, note="Highlighting is off above 1 MB" + _unchecked(length)
        )
    return BodyLook()


def fold_note(folds: Mapping[str, str]) -> str:
    """Return what the folded runs of base64 are, by their sign; empty where there are none."""
    listed = [f"{sign} stands for {size(len(run))}" for sign, run in folds.items()][:_LISTED]
    more = f" and {len(folds) - _LISTED:,} more" if len(folds) > _LISTED else ""
    return f"{', '.join(listed)}{more} of base64, sent in full" if listed else ""


def longest_line(text: str) -> int:
    """Return the length of the longest line in characters."""
    return max(map(len, text.split("\n"))) if len(text) > LONG_LINE else len(text)


def _unchecked(length: int) -> str:
    return "; JSON is not checked above 2 MB" if length > CHECKED else ""


def _filled(text: str) -> str:
    """Put digits for each variable: a value outside strings, and no offset moves."""
    return _VARIABLE.sub(_digits, text) if "{{" in text else text


def _digits(match: re.Match[str]) -> str:
    return "1" * len(match.group())
