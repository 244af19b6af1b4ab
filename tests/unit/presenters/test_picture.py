"""Which kind of picture some bytes are."""

import pytest

from workbench.presenters.picture import kind_of_picture


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n....", "png"),
        (b"\xff\xd8\xff\xe0....", "jpeg"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "webp"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", ""),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", ""),
        (b"GIF89a", ""),
        (b"", ""),
    ],
)
def test_that_only_safe_kinds_are_pictures(data: bytes, kind: str) -> None:
    assert kind_of_picture(data) == kind
