"""What the error panel shows of a failure: title, reasons, the actions that work now, facts. Source: ui.md 13.1."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from workbench.domain.errors import RefusedToSend
from workbench.gemini.failures import Failure


class Act(Enum):
    """What a button of the panel asks the window to do."""

    SEND_AGAIN = "sendAgain"
    USE_MOCK = "useMock"
    CHOOSE_KEY = "chooseKey"
    CHOOSE_MODEL = "chooseModel"
    USE_MODEL = "useModel"
    CHECK_BODY = "checkBody"
    CHECK_URL = "checkUrl"
    COPY_MESSAGE = "copyMessage"
    OPEN_LINK = "openLink"


@dataclass(frozen=True, slots=True)
class Action:
    """A button: what it says, what it does, and with what (a model, a pointer, an address)."""

    act: Act
    label: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class ErrorView:
    """The panel's content. The first action is the primary one; `facts` are rows of name and value."""

    glyph: str
    title: str
    explanation: str = ""
    actions: tuple[Action, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    message: str = ""

    @property
    def closed(self) -> bool:
        """A panel never changes."""
        return True

    @property
    def revision(self) -> int:
        """As above."""
        return 0


_ACTS = {
    "Retry now": Act.SEND_AGAIN,
    "Send again": Act.SEND_AGAIN,
    "Use the mock server": Act.USE_MOCK,
    "Send to mock": Act.USE_MOCK,
    "Start it and send": Act.USE_MOCK,
    "Choose another key": Act.CHOOSE_KEY,
    "Replace key": Act.CHOOSE_KEY,
    "Add a key": Act.CHOOSE_KEY,
    "Choose a model": Act.CHOOSE_MODEL,
    "Choose another model": Act.CHOOSE_MODEL,
    "Check the body": Act.CHECK_BODY,
    "Go to field": Act.CHECK_BODY,
    "Check the URL": Act.CHECK_URL,
    "Copy message": Act.COPY_MESSAGE,
    "Open billing page": Act.OPEN_LINK,
    "Open activation page": Act.OPEN_LINK,
    "Open key page": Act.OPEN_LINK,
}
"""What a label of the catalogue does here; labels of what this version cannot do yet are left out."""

_TO_MOCK = frozenset({"Use the mock server", "Send to mock"})
_GLYPHS = {"per minute": "timer", "per day": "timer", "silent": "timer", "out of time": "timer"}
_OFF = frozenset({"name", "connection refused", "unreachable", "connect slow", "mock off", "reset"})
_MOST_ACTIONS = 3


def error_view(failure: Failure, *, here: bool = False) -> ErrorView:
    """Return what the panel shows; `here` where a server on this machine answered, as the mock does."""
    glyph = "wifi-off" if failure.id in _OFF else _GLYPHS.get(failure.id, "circle-x")
    message = "" if failure.message == failure.explanation else failure.message
    return ErrorView(
        glyph=glyph,
        title=failure.title,
        explanation=failure.explanation,
        actions=tuple(_actions(failure, here=here))[:_MOST_ACTIONS],
        facts=failure.facts,
        message=message,
    )


def refusal_view(refused: RefusedToSend) -> ErrorView:
    """Return what the panel shows of a request that did not go out."""
    again = Action(Act.SEND_AGAIN, "Send again")
    return ErrorView("circle-x", "Nothing was sent", str(refused), (again,))


def _actions(failure: Failure, *, here: bool) -> Iterator[Action]:
    """Yield what can be done now; where nothing of the row can, the request can be sent again."""
    found = [
        action
        for label in (failure.action, *failure.others)
        if not (here and label in _TO_MOCK) and (action := _action(label, failure)) is not None
    ]
    yield from found
    if not any(action.act is Act.SEND_AGAIN for action in found):
        yield Action(Act.SEND_AGAIN, "Send again")


def _action(label: str, failure: Failure) -> Action | None:
    if label.startswith('Use "'):
        return Action(Act.USE_MODEL, label, label.removeprefix('Use "').removesuffix('"'))
    act = _ACTS.get(label)
    if act is None or (act is Act.OPEN_LINK and not failure.link):
        return None
    value = {
        Act.OPEN_LINK: failure.link,
        Act.CHECK_BODY: failure.fact("Field"),
        Act.COPY_MESSAGE: failure.message,
    }.get(act, "")
    return Action(act, label, value)
