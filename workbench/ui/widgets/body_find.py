"""Finding and replacing in the body: the current place is selected, the others are marked as far as they are in view."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from workbench.presenters.find_query import MOST_MATCHES, FindQuery
from workbench.ui.widgets.find_job import FindJob
from workbench.ui.widgets.json_editor import JsonEditor


class BodyFind(QObject):
    """What a find bar asks of a view, for an editor."""

    found_changed = Signal()

    def __init__(self, editor: JsonEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._text = ""
        self._query = FindQuery("")
        self._job = FindJob(self, MOST_MATCHES)
        self._job.grew.connect(self.found_changed)

    @property
    def found_count(self) -> int:
        """How many places the search has found so far."""
        return len(self._job.found)

    @property
    def found_all(self) -> bool:
        """Whether the search is over and has left nothing out."""
        return self._job.is_complete

    def look_for(self, query: FindQuery | None) -> None:
        """Look for a text as it is shown; None ends the search."""
        self._query = query or FindQuery("")
        self._editor.mark_places(query)
        if query is None:
            self._job.stop()
            self._text = ""
        else:
            self._text = self._editor.content.outline()
            self._job.begin(query.pieces(self._text))

    def go_to(self, number: int) -> None:
        """Select a place that was found, from 0."""
        self._editor.setTextCursor(self._cursor(number))
        self._editor.ensureCursorVisible()

    def place_at_caret(self) -> int:
        """Return the number of the first place that does not begin before the caret; else of the first."""
        cursor = self._editor.textCursor()
        cursor.setPosition(cursor.selectionStart())
        caret = self._editor.content.index_of(cursor)
        starts = (start for start, _ in self._job.found)
        return next((number for number, start in enumerate(starts) if start >= caret), 0)

    def replace(self, number: int, text: str) -> None:
        """Put a text in a place, unless the place is not what it was."""
        start, stop = self._job.found[number]
        cursor = self._cursor(number)
        found = self._editor.content.spelling.outline(cursor.selectedText())
        if found == self._text[start:stop]:
            by = self._query.replaced(found, text)
            cursor.insertText(self._editor.content.pasted(by))

    def replace_all(self, text: str) -> None:
        """Put a text in all places, as one edit that can be undone."""
        before = self._editor.content.outline()
        replaced = self._query.replaced(before, text)
        if replaced != before:
            self._editor.replace_outline(replaced)

    def _cursor(self, number: int) -> QTextCursor:
        cursor = QTextCursor(self._editor.document())
        start, stop = map(self._editor.content.position_of, self._job.found[number])
        last = self._editor.document().characterCount() - 1
        cursor.setPosition(min(start, last))
        cursor.setPosition(min(stop, last), QTextCursor.MoveMode.KeepAnchor)
        return cursor
