"""Text files that the user names: read whole and bounded, written whole or not at all."""

from pathlib import Path

from workbench.adapters.safe_write import replace_file
from workbench.domain.errors import CannotRead

MAX_SIZE = 512 * 1024 * 1024


class DiskTextFiles:
    """Implements ports.TextFiles."""

    def read(self, path: str) -> str:
        place = Path(path)
        try:
            if not place.is_file():
                why = "it is not a regular file" if place.exists() else "there is no such file"
                raise CannotRead(path, why)
            if place.stat().st_size > MAX_SIZE:
                raise CannotRead(path, "the file is larger than 512 MiB")
            return place.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            raise CannotRead(path, f"byte {error.start + 1} is not UTF-8") from None
        except OSError as error:
            raise CannotRead(path, error.strerror or str(error)) from error

    def write(self, path: str, text: str) -> None:
        replace_file(Path(path), text.encode("utf-8", "surrogatepass"), path)
