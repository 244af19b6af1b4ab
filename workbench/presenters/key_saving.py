"""What is said while a key is saved and checked: where it will be kept, and what came of it (ui.md 14)."""

from enum import StrEnum
from typing import NamedTuple

from workbench.domain.errors import KeyringKind
from workbench.gemini.failures import Failure
from workbench.ports import IN_MEMORY
from workbench.presenters.figures import plural
from workbench.presenters.targets import KeyState
from workbench.services.key_check import KeyCheck

SAVED = "Key saved."
CHECKING = f"{SAVED} Checking it with one list of the models…"
STILL_MOCK = "Requests still go to the mock server."
_LOST = "It is never written to a file."
_KEPT = "It is never written to a collection, a recording or a log."


class Tone(StrEnum):
    """How a line is meant: glyph and colour follow it."""

    NEUTRAL = "neutral"
    GOOD = "good"
    WARNING = "warning"
    ERROR = "error"


class Line(NamedTuple):
    """One line under the field."""

    text: str
    tone: Tone = Tone.NEUTRAL


def storage_line(state: KeyState) -> Line:
    """Return where a key would be kept, as far as that is known without a prompt."""
    if state.trouble is KeyringKind.LOCKED:
        return Line("The keyring is locked; it asks you to unlock it when you save.", Tone.WARNING)
    if state.trouble is KeyringKind.SILENT:
        return Line("The keyring does not answer. Look for a prompt it may show.", Tone.WARNING)
    if state.place == IN_MEMORY or state.trouble is not None:
        return Line(f"No keyring found: a key lasts until you quit. {_LOST}", Tone.WARNING)
    if not state.place:
        return Line(f"Kept by the keyring of this system. {_KEPT}")
    return Line(f"Stored in {state.place}, the keyring of this system. {_KEPT}")


def name_for(taken: tuple[str, ...]) -> str:
    """Return a free name for a key that is given none: `default`, else `default 2` and so on."""
    names = ("default", *(f"default {number}" for number in range(2, len(taken) + 2)))
    return next(name for name in names if name not in taken)


def check_line(check: KeyCheck, notice: str = "") -> Line:
    """Return what came of a saved key's check; `notice` says that the key will not last."""
    if check.models is not None:
        found = plural(check.models, "model")
        told = f"{SAVED} {'At least ' if check.has_more else ''}{found} available."
        return Line(_joined(told, notice), Tone.WARNING if notice else Tone.GOOD)
    if check.failure is None:
        return Line(_joined(f"{SAVED} It was not checked: {check.refused}", notice), Tone.WARNING)
    return Line(_joined(SAVED, _told(check.failure), notice), Tone.ERROR)


def _told(failure: Failure) -> str:
    """Return title, reason and remedy of a failure as sentences."""
    return _joined(f"{failure.title.rstrip('.')}.", failure.explanation)


def _joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)
