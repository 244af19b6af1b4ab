"""What arrived of an answer, read to its end, and what can make it a failure."""

from dataclasses import dataclass
from enum import Enum, auto

from workbench.domain.run import HeaderList
from workbench.gemini.endpoints import Endpoint
from workbench.gemini.frames import Framing
from workbench.gemini.response import ResponseFold


class Fault(Enum):
    """What makes a run failed."""

    NO_ANSWER = auto()
    REFUSED = auto()
    PAGE = auto()
    ERROR = auto()
    BAD_EVENT = auto()


@dataclass(frozen=True, slots=True)
class Answer:
    """What arrived, read to its end. `beginning` is the body's text, or as much of it as tells what it is.

    `closed` and `leftover` are the decoder's. `status` is None when no status line arrived.
    """

    endpoint: Endpoint
    status: int | None
    response: ResponseFold
    reason: str = ""
    headers: HeaderList = ()
    model: str = ""
    framing: Framing | None = None
    closed: bool = True
    leftover: bytes = b""
    beginning: str = ""

    def announces(self, kind: str) -> bool:
        """Tell whether the content type names a kind, such as `json` or `html`."""
        types = [value.lower() for name, value in self.headers if name.lower() == "content-type"]
        return any(kind in value for value in types)

    @property
    def is_page(self) -> bool:
        """Whether markup, or text announced as a page, came where JSON was asked for."""
        if self.response.json_count or not self.beginning.strip():
            return False
        return self.beginning.lstrip().startswith("<") or self.announces("html")
