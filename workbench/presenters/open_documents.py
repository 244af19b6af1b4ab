"""Documents of the window: what is on disk, what was edited since, and how the last run went.

Edits outlive their tab: closing a tab keeps them here, and opening the document brings them back.
"""

from dataclasses import dataclass
from enum import Enum

from workbench.domain.request import Request

NEW_URL = "{{baseUrl}}/{{apiVersion}}/models/gemini-3.5-flash:streamGenerateContent?alt=sse"
NEW_BODY = """{
  "contents": [
    {
      "role": "user",
      "parts": [
        { "text": "" }
      ]
    }
  ]
}"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document lives: the collection's folder and the path in it; `root` is "" before it is saved."""

    root: str
    path: str

    @property
    def is_saved(self) -> bool:
        """Whether the document has a file."""
        return bool(self.root)


class Mark(Enum):
    """How the last run of a document went, as the tree shows it: icon, colour and word."""

    RUNNING = ("loader-circle", "text.muted", "running")
    PASSED = ("circle-check", "success.fg", "last run passed")
    NOTICE = ("circle-alert", "warning.fg", "last run has a notice")
    FAILED = ("circle-x", "error.fg", "last run failed")
    STOPPED = ("square", "text.muted", "last run stopped")

    @property
    def icon(self) -> str:
        """The icon's name."""
        return self.value[0]

    @property
    def tint(self) -> str:
        """The token of its colour."""
        return self.value[1]

    @property
    def word(self) -> str:
        """What it means, for those who do not see it."""
        return self.value[2]


class OpenDocuments:
    """Every document that was read or begun in this window."""

    def __init__(self) -> None:
        self._saved: dict[Place, Request] = {}
        self._drafts: dict[Place, Request] = {}
        self._marks: dict[Place, Mark] = {}
        self._outdated: set[Place] = set()
        self._untouched: dict[Place, Request] = {}
        self._begun = 0

    def begin(self, request: Request | None = None) -> Place:
        """Begin a new request, or one like that, and return its place; it is unsaved until it is given a file."""
        self._begun += 1
        place = Place("", f"untitled-{self._begun}")
        name = "Untitled" if self._begun == 1 else f"Untitled {self._begun}"
        self._drafts[place] = self._untouched[place] = request or _new_request(name)
        return place

    def read(self, place: Place, request: Request) -> Request:
        """Take what the file holds; return what the page shows: the edits, where there are some."""
        before, draft = self._saved.get(place), self._drafts.get(place)
        self._saved[place] = request
        if draft == request:
            del self._drafts[place]
        elif draft is not None and before is not None and before != request:
            self._outdated.add(place)
        return self.request(place)

    def restore(self, place: Place, request: Request, base: Request | None) -> None:
        """Bring back an edit of the last time, unless the document was edited since."""
        if self.knows(place):
            return
        self._drafts[place] = request
        if base is not None:
            self._saved[place] = base
        if not place.is_saved:
            self._begun = max(self._begun, _number_of(place))

    @property
    def drafts(self) -> dict[Place, Request]:
        """Every edited or begun request, as it stands."""
        return dict(self._drafts)

    def is_outdated(self, place: Place) -> bool:
        """Tell whether the file changed on disk under the edits."""
        return place in self._outdated

    def request(self, place: Place) -> Request:
        """Return a known document as it stands, edits included."""
        return self._drafts.get(place) or self._saved[place]

    def base(self, place: Place) -> Request | None:
        """Return what the file held when it was last read or written."""
        return self._saved.get(place)

    def knows(self, place: Place) -> bool:
        """Tell whether the document was read or begun."""
        return place in self._drafts or place in self._saved

    def edit(self, place: Place, request: Request) -> bool:
        """Keep an edit; return whether it differs from the file."""
        if request == self._saved.get(place):
            self._drafts.pop(place, None)
            return False
        self._drafts[place] = request
        return True

    def is_dirty(self, place: Place) -> bool:
        """Tell whether saving would change the file."""
        return place in self._drafts

    def save(self, place: Place, request: Request, at: Place) -> None:
        """Note that a request was written at `at`; what was typed meanwhile stays an edit."""
        later = self._drafts.pop(place, None)
        self._saved[at] = request
        self._outdated -= {place, at}
        if later is not None and later != request:
            self._drafts[at] = later
        if at != place and place in self._marks:
            self._marks[at] = self._marks.pop(place)

    def discard(self, place: Place) -> None:
        """Forget the edits of a document."""
        self._drafts.pop(place, None)
        self._outdated.discard(place)

    def forget_untouched(self, place: Place) -> None:
        """Drop a request that was begun and never edited; its tab was closed."""
        begun = self._untouched.pop(place, None)
        draft = self._drafts.get(place)
        if draft is not None and draft in (begun, _new_request(draft.name)):
            del self._drafts[place]

    def begun(self) -> tuple[tuple[Place, str], ...]:
        """Return place and name of each request that has no file yet."""
        drafts = self._drafts.items()
        return tuple((place, draft.name) for place, draft in drafts if not place.is_saved)

    def unsaved(self) -> tuple[Place, ...]:
        """Return the places of all documents with edits."""
        return tuple(self._drafts)

    def mark(self, place: Place, mark: Mark | None) -> None:
        """Note how a run went, or that one is under way."""
        if mark is None:
            self._marks.pop(place, None)
        else:
            self._marks[place] = mark

    def mark_of(self, place: Place) -> Mark | None:
        """Return how the last run went."""
        return self._marks.get(place)


def _number_of(place: Place) -> int:
    number = place.path.rpartition("-")[2]
    return int(number) if number.isascii() and number.isdigit() else 0


def _new_request(name: str) -> Request:
    return Request(name, NEW_URL, body=NEW_BODY)
