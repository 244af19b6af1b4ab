"""What the JSON editor says of a body: the first place where it is no JSON, and what it leaves out for its size.

`{{name}}` may stand wherever a value may: it is filled before the body is sent.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from workbench.gemini.body import first_error
from workbench.presenters.figures import size
from workbench.presenters.long_lines import LONGEST, long_lines

CHECKED = 2_000_000
"""Characters up to which a body is read while it is typed (performance.md 4)."""

HIGHLIGHTED = 5_000_000
"""Characters up to which a body is coloured and folded without being asked (ui.md 30)."""

TURN_ON, FORMAT = "Turn on anyway", "Format"

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


class BodyLook(NamedTuple):
    """How a body is shown; `note` says what is left out or stands differently, `action` what can be done about it."""

    highlights: bool = True
    note: str = ""
    action: str = ""


def body_trouble(text: str) -> BodyTrouble | None:
    """Return why a body is no JSON; None where it is, is empty, or is too long to be read while typing."""
    if not text or text.isspace() or len(text) > CHECKED:
        return None
    error = first_error(_filled(text))
    return None if error is None else BodyTrouble(error.line, error.column, error.reason)


def body_look(length: int, longest_cut: int = 0, *, anyway: bool = False) -> BodyLook:
    """Return how a body is shown, from its length and that of the longest line that is cut, both in characters.

    `anyway` where the user wants colours all the same.
    """
    notes = []
    highlights = anyway or length <= HIGHLIGHTED
    if not highlights:
        notes.append("Highlighting is off above 5 MB")
    if longest_cut:
        notes.append(f"A line of {size(longest_cut)} is shown in pieces and sent as typed")
    if length > CHECKED:
        notes.append("JSON is not checked above 2 MB")
    action = TURN_ON if not highlights else FORMAT if longest_cut else ""
    return BodyLook(highlights, "; ".join(notes), action)


def loading_note(share: float, length: int) -> str:
    """Return how far a long body is shown, and when it can be edited."""
    done = size(round(share * length))
    return f"Loading the body: {done} of {size(length)}. It can be edited when all of it is there."


def fold_note(folds: Mapping[str, str]) -> str:
    """Return what the folded runs of base64 are, by their sign; empty where there are none."""
    listed = [f"{sign} stands for {size(len(run))}" for sign, run in folds.items()][:_LISTED]
    more = f" and {len(folds) - _LISTED:,} more" if len(folds) > _LISTED else ""
    return f"{', '.join(listed)}{more} of base64, sent in full" if listed else ""


def longest_cut(text: str) -> int:
    """Return the length of the longest line that is cut to be shown, 0 where none is."""
    return max((stop - start for start, stop in long_lines(text, LONGEST + 1)), default=0)


def _filled(text: str) -> str:
    """Put digits for each variable: a value outside strings, and no offset moves."""
    return _VARIABLE.sub(_digits, text) if "{{" in text else text


def _digits(match: re.Match[str]) -> str:
    return "1" * len(match.group())
