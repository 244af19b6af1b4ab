"""Saved requests for the measured program."""

import json
from pathlib import Path

from tests.benchmarks.gemini_stream import BODY

FILE = "stream.yaml"


def write_request(folder: Path, url: str) -> Path:
    """Write a collection of one request that needs no key, and return the request's file."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "collection.yaml").write_text("workbench: 1\nname: Measured\n", "utf-8")
    lines = [
        "workbench: 1",
        "name: Measured",
        "method: POST",
        f'url: "{url}"',
        "headers:",
        "  - {name: Content-Type, value: application/json}",
        "key: none",
        "body: |-",
        f"  {json.dumps(BODY)}",
    ]
    file = folder / FILE
    file.write_text("\n".join([*lines, ""]), "utf-8")
    return file
