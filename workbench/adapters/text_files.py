"""Text files that the user names: read whole and bounded, written whole or not at all."""

import codecs
from pathlib import Path

from workbench.adapters.safe_write import replace_file
from workbench.domain.errors import CannotRead

MAX_SIZE = 512 * 1024 * 1024


def decoded(data: bytes) -> str:
    """Return a text that is UTF-8, or UTF-16 with a byte order mark. Errors: UnicodeDecodeError."""
    is_wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return data.decode("utf-16") if is_wide else data.removeprefix(codecs.BOM_UTF8).decode()


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
            return decoded(place.read_bytes())
        except UnicodeDecodeError as error:
            name = error.encoding.upper()
            raise CannotRead(path, f"byte {error.start + 1} is not {name}") from None
        except OSError as error:
            raise CannotRead(path, error.strerror or str(error)) from error

    def write(self, path: str, text: str) -> None:
        replace_file(Path(path), text.encode("utf-8", "surrogatepass"), path)
