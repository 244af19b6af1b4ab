"""Text files that the user names."""

from pathlib import Path

import pytest

from workbench.adapters.text_files import DiskTextFiles
from workbench.domain.errors import CannotRead


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_that_a_text_is_read_by_its_byte_order_mark(tmp_path: Path, encoding: str) -> None:
    mark = "\ufeff" if encoding == "utf-16-le" else ""
    (tmp_path / "a.json").write_bytes(f'{mark}{{"é": "😀"}}\r\n'.encode(encoding))
    assert DiskTextFiles().read(str(tmp_path / "a.json")) == '{"é": "😀"}\r\n'


@pytest.mark.parametrize(("data", "reason"), [(b"a\xff", "byte 2 is not UTF-8"), (None, "no such")])
def test_that_what_is_no_text_is_refused(tmp_path: Path, data: bytes | None, reason: str) -> None:
    if data is not None:
        (tmp_path / "a").write_bytes(data)
    with pytest.raises(CannotRead, match=reason):
        DiskTextFiles().read(str(tmp_path / "a"))
