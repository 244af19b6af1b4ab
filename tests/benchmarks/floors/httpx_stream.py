"""The floor of reading a stream: httpx, an own framing, every event's JSON parsed, the text joined.

Arguments: the URL. Prints how many chunks came and their text, as JSON.
"""

import json
import sys
from collections.abc import Iterator

import httpx

from tests.benchmarks.gemini_stream import BODY
from tests.benchmarks.telling import tell


def events(reads: Iterator[bytes]) -> Iterator[bytes]:
    """Yield each event that ends with a blank line, wherever the reads are cut."""
    rest = b""
    for read in reads:
        *complete, rest = (rest + read).split(b"\r\n\r\n")
        yield from complete


def main() -> None:
    """Read the stream to its end."""
    pieces = []
    with httpx.stream("POST", sys.argv[1], json=BODY) as response:
        response.raise_for_status()
        for event in events(response.iter_bytes()):
            value = json.loads(event.removeprefix(b"data: "))
            pieces.append(value["candidates"][0]["content"]["parts"][0]["text"])
    tell({"chunks": len(pieces), "text": "".join(pieces)})


if __name__ == "__main__":
    main()
