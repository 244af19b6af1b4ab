"""What a generator of code is: its name in the menu, and how it writes a call down."""

from collections.abc import Callable
from dataclasses import dataclass

from workbench.codegen.call import Call
from workbench.domain.errors import WorkbenchError


class CannotRender(WorkbenchError):
    """A call that this language cannot write down; its text says why."""


@dataclass(frozen=True, slots=True)
class Generator:
    """One language. `render` returns code that holds no secret and can be run as it is.

    Errors of `render`: CannotRender.
    """

    id: str
    label: str
    render: Callable[[Call], str]
