"""How the window was left, as a JSON file in the app's config folder: `ports.WindowStateStore`."""

from pathlib import Path

from workbench.adapters.inside import decoded, read_regular
from workbench.domain.errors import CannotRead
from workbench.domain.window_state import WindowState, state_from, state_text

MAX_SIZE = 4_000_000


class WindowStateFile:
    """Reads and writes the file; one that cannot be read counts as none."""

    def __init__(self, place: Path) -> None:
        self._place = place

    def load(self) -> WindowState:
        try:
            return state_from(decoded(read_regular(self._place, self._place.name, MAX_SIZE), ""))
        except (CannotRead, ValueError):
            return WindowState()

    def save(self, state: WindowState) -> None:
        from workbench.adapters.safe_write import replace_file

        data = state_text(state).encode("utf-8", "surrogatepass")
        replace_file(self._place, data, str(self._place))
