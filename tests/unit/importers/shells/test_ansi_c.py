"""The escapes of `$'…'`."""

import pytest

from workbench.importers.shells.ansi_c import ansi_c


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"a\nb\tc", "a\nb\tc"),
        (r"it\'s \"x\" \\", 'it\'s "x" \\'),
        (r"\x41\101\u00e9\U0001F600", "AAé😀"),
        (r"\xc3\xa9", "é"),
        (r"\cA\e", "\x01\x1b"),
        (r"a\0b", "a"),
        (r"\q", r"\q"),
        (r"\UFFFFFFFF", "\ufffd"),
    ],
)
def test_that_escapes_are_undone(written: str, meant: str) -> None:
    assert ansi_c(written) == meant
