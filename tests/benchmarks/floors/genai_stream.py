"""What people use instead: the google-genai package reading the same stream, without a window.

Arguments: the server's address. Prints how many chunks came and their text, as JSON.
"""

import sys

from google import genai
from google.genai import types

from tests.benchmarks.gemini_stream import MODEL, PROMPT
from tests.benchmarks.telling import tell


def main() -> None:
    """Read the stream to its end."""
    options = types.HttpOptions(base_url=sys.argv[1])
    client = genai.Client(api_key="none", http_options=options)
    chunks = client.models.generate_content_stream(model=MODEL, contents=PROMPT)
    pieces = [chunk.text or "" for chunk in chunks]
    tell({"chunks": len(pieces), "text": "".join(pieces)})


if __name__ == "__main__":
    main()
