"""The floor of one request: Python and httpx, the answer's JSON parsed, its text printed. Arguments: the URL."""

import sys

import httpx

from tests.benchmarks.gemini_stream import BODY


def main() -> None:
    """Send and print."""
    response = httpx.post(sys.argv[1], json=BODY)
    response.raise_for_status()
    sys.stdout.write(response.json()["candidates"][0]["content"]["parts"][0]["text"] + "\n")


if __name__ == "__main__":
    main()
