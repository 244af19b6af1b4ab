"""Which kind of picture some bytes are, told by how they begin and never by what they are called."""

_WEBP = 12


def kind_of_picture(data: bytes) -> str:
    """Return `png`, `jpeg` or `webp`; empty for everything else, SVG above all. Source: promises.md U10."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if data[:4] == b"RIFF" and data[8:_WEBP] == b"WEBP":
        return "webp"
    return ""
