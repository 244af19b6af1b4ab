"""Which widgets are told to assistive programs in another way than Qt does it, and how.

Qt deletes an interface with its widget, and so would Python, when the widget's last Python name goes: at quit that
comes first, and Qt would then use what is no more. So each one is kept here until Qt has deleted it.
"""

from collections.abc import Callable
from typing import TypeVar, cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

Kind = TypeVar("Kind", bound=QWidget)
Make = Callable[[QWidget], QAccessibleInterface]

_makers: dict[type[QWidget], Make] = {}
_kept: list[QAccessibleInterface] = []


def hear(kind: type[Kind], make: Callable[[Kind], QAccessibleInterface]) -> None:
    """Let widgets of a kind have interfaces that `make` makes, from now on."""
    if not _makers:
        QAccessible.installFactory(_interface_of)
    _makers[kind] = cast("Make", make)


def _interface_of(_name: str, found: QObject) -> QAccessibleInterface | None:
    """Return an interface of ours; Qt asks this once of every object and makes the others itself."""
    make = next((make for kind, make in _makers.items() if isinstance(found, kind)), None)
    if make is None:
        return None
    made = make(cast("QWidget", found))
    _kept[:] = [one for one in _kept if isValid(one)]
    _kept.append(made)
    return made
