"""Text files that the user names: read whole and bounded, written whole or not at all."""

import codecs
from pathlib import Path

from workbench.adapters.inside import read_regular
from workbench.adapters.safe_write import replace_file
from workbench.domain.errors import CannotRead

MAX_SIZE = 512 * 1024 * 1024


def decoded(data: bytes) -> str:
    """Return a text that is UTF-8, or UTF-16 with a byte order mark. Errors: UnicodeDecodeError."""
    is_wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return data.decode("utf-16") if is_wide else data.removeprefix(codecs.BOM_UTF8).decode()


class DiskTextFiles:
    """Implements ports.TextFiles."""

    def read(self, path: str, most: int | None = None) -> str:
        limit = MAX_SIZE if most is None else min(most, MAX_SIZE)
        try:
            return decoded(read_regular(Path(path), path, limit))
        except UnicodeDecodeError as error:
            name = error.encoding.upper()
            raise CannotRead(path, f"byte {error.start + 1} is not {name}") from None

    def write(self, path: str, text: str) -> None:
        replace_file(Path(path), text.encode("utf-8", "surrogatepass"), path)
