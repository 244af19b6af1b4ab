"""A line that the command line says, with its meaning; it stands alone, so that the window starts without the rest."""

from enum import Enum
from typing import NamedTuple


class Tone(Enum):
    """What a line means; the terminal gives it a colour, a file does not."""

    PLAIN = ""
    GOOD = "good"
    BAD = "bad"
    WARNING = "warning"
    QUIET = "quiet"


class Line(NamedTuple):
    """One line of text without its end."""

    text: str
    tone: Tone = Tone.PLAIN
