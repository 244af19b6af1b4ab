"""What the error panel shows of a failure: title, reasons, the actions that work now, facts. Source: ui.md 13.1."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from workbench.domain.errors import RefusedToSend
from workbench.gemini.failures import Failure


class Act(Enum):
    """What a button of the panel asks the window to do."""

    SEND_AGAIN = "sendAgain"
    SEND_LONGER = "sendLonger"
    SEND_TO_MOCK = "sendToMock"
    USE_MOCK = "useMock"
    CHOOSE_KEY = "chooseKey"
    ADD_KEY = "addKey"
    REPLACE_KEY = "replaceKey"
    CHECK_KEY = "checkKey"
    CHOOSE_MODEL = "chooseModel"
    USE_MODEL = "useModel"
    STREAM = "switchToStream"
    REFRESH_MODELS = "refreshModels"
    CHECK_BODY = "checkBody"
    GO_TO_FIELD = "goToField"
    CHECK_URL = "checkUrl"
    CHECK_ENVIRONMENT = "checkEnvironment"
    NETWORK_SETTINGS = "networkSettings"
    USE_LEVEL = "useLevel"
    LOWER_THINKING = "lowerThinking"
    RAISE_LIMIT = "raiseLimit"
    EDIT_ASSERTION = "editAssertion"
    SHOW_BYTES = "showBytes"
    SHOW_PLACE = "showPlace"
    KEEP = "keepWhatArrived"
    COPY_MESSAGE = "copyMessage"
    OPEN_LINK = "openLink"


class Action(NamedTuple):
    """A button: what it says, what it does, and with what (a model, a level, a pointer, an address, a chunk)."""

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
    "Retry with a longer timeout": Act.SEND_LONGER,
    "Raise timeout": Act.SEND_LONGER,
    "Send to mock": Act.SEND_TO_MOCK,
    "Use the mock server": Act.USE_MOCK,
    "Start it and send": Act.USE_MOCK,
    "Choose another key": Act.CHOOSE_KEY,
    "Replace key": Act.REPLACE_KEY,
    "Add a key": Act.ADD_KEY,
    "Choose a model": Act.CHOOSE_MODEL,
    "Choose another model": Act.CHOOSE_MODEL,
    "Refresh models": Act.REFRESH_MODELS,
    "Check the body": Act.CHECK_BODY,
    "Go to field": Act.GO_TO_FIELD,
    "Go to part": Act.GO_TO_FIELD,
    "Check the URL": Act.CHECK_URL,
    "Check environment": Act.CHECK_ENVIRONMENT,
    "Network settings": Act.NETWORK_SETTINGS,
    "Lower thinking": Act.LOWER_THINKING,
    "Show the bytes": Act.SHOW_BYTES,
    "Keep what arrived": Act.KEEP,
    "Continue view": Act.KEEP,
    "Copy message": Act.COPY_MESSAGE,
    "Open billing page": Act.OPEN_LINK,
    "Open activation page": Act.OPEN_LINK,
    "Open key page": Act.OPEN_LINK,
    "Open in browser": Act.OPEN_LINK,
}
"""What a label of the catalogue does here; labels of what this version cannot do yet are left out."""

_PAGES = {
    "Open billing page": "https://ai.google.dev/gemini-api/docs/billing",
    "Open activation page": (
        "https://console.cloud.google.com/apis/library/generativelanguage.googleapis.com"
    ),
    "Open key page": "https://aistudio.google.com/apikey",
}
"""Google's own pages, for answers that name none."""

_TO_MOCK = frozenset({"Use the mock server", "Send to mock"})
_NEEDS_VALUE = frozenset(
    {Act.OPEN_LINK, Act.GO_TO_FIELD, Act.SHOW_BYTES, Act.KEEP, Act.COPY_MESSAGE}
)
_GLYPHS = {"per minute": "timer", "per day": "timer", "silent": "timer", "out of time": "timer"}
_OFF = frozenset({"name", "connection refused", "unreachable", "connect slow", "mock off", "reset"})
_MOST_ACTIONS = 3
_ABOUT_THE_KEY = frozenset(
    {"key rejected", "key blocked", "token expired", "not allowed", "service disabled"}
)
"""Failures on which the key doctor can say more: 400, 401 and 403."""


def error_view(failure: Failure, *, here: bool = False, site: str = "") -> ErrorView:
    """Return what the panel shows; `here` where a server on this machine answered, as the mock does.

    `site` is the address of the server that answered, for those that answered with a page.
    """
    glyph = "wifi-off" if failure.id in _OFF else _GLYPHS.get(failure.id, "circle-x")
    message = "" if failure.message == failure.explanation else failure.message
    looks = failure.id in _ABOUT_THE_KEY and not here
    checks = (Action(Act.CHECK_KEY, "Check this key"),) if looks else ()
    return ErrorView(
        glyph=glyph,
        title=failure.title,
        explanation=failure.explanation,
        actions=(*tuple(_actions(failure, here=here, site=site))[:_MOST_ACTIONS], *checks),
        facts=failure.facts,
        message=message,
    )


def refusal_view(refused: RefusedToSend) -> ErrorView:
    """Return what the panel shows of a request that did not go out."""
    again = Action(Act.SEND_AGAIN, "Send again")
    return ErrorView("circle-x", "Nothing was sent", str(refused), (again,))


def _actions(failure: Failure, *, here: bool, site: str) -> Iterator[Action]:
    """Yield what can be done now; where nothing of the row can, the request can be sent again."""
    found = [
        action
        for label in (failure.action, *failure.others)
        if not (here and label in _TO_MOCK) and (action := _action(label, failure, site))
    ]
    yield from found
    if not any(action.act in {Act.SEND_AGAIN, Act.SEND_LONGER} for action in found):
        yield Action(Act.SEND_AGAIN, "Send again")


def _action(label: str, failure: Failure, site: str) -> Action | None:
    if label.startswith('Use "'):
        return Action(Act.USE_MODEL, label, label.removeprefix('Use "').removesuffix('"'))
    act = _ACTS.get(label)
    if act is None and failure.id == "thinking" and label.startswith("Use "):
        return Action(Act.USE_LEVEL, label, label.removeprefix("Use ").lower())
    if act is None:
        return None
    value = _value(act, label, failure, site)
    return Action(act, label, value) if value or act not in _NEEDS_VALUE else None


def _value(act: Act, label: str, failure: Failure, site: str) -> str:
    match act:
        case Act.OPEN_LINK:
            return site if label == "Open in browser" else failure.link or _PAGES[label]
        case Act.GO_TO_FIELD:
            return failure.fact("Field")
        case Act.SHOW_BYTES:
            return failure.fact("Chunk").replace(",", "")
        case Act.KEEP:
            return failure.fact("Chunks") or failure.fact("Chunk")
        case Act.COPY_MESSAGE:
            return failure.message
        case _:
            return ""
