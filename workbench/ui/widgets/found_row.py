"""A row of a page that a search over the page can find."""

from PySide6.QtWidgets import QWidget


class FoundRow(QWidget):
    """Says what it can be found by; a plain row is found by nothing."""

    def is_found(self, text: str) -> bool:
        """Tell whether a search finds it."""
        return not text

    def show_narrow(self, *, narrow: bool) -> None:
        """Put what stands side by side below one another where there is little room; most rows have nothing such."""
