"""The program as a user starts it: a process of its own, its streams and its exit code."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SECONDS = 60
QUICK = "json"
"""The scene of a whole answer that ends soonest: in a third of a second."""


@dataclass(frozen=True)
class Ended:
    """What a process left behind."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The JSON objects on standard output, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


def workbench(*arguments: str, typed: str = "", cwd: Path | None = None, **variables: str) -> Ended:
    """Run the program to its end with these arguments, standard input and variables."""
    done = subprocess.run(
        [sys.executable, "-m", "workbench", *arguments],
        input=typed.encode(),
        capture_output=True,
        cwd=cwd,
        env={**os.environ, **variables},
        timeout=SECONDS,
        check=False,
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


def write_request(folder: Path, name: str, *lines: str, scene: str = "") -> Path:
    """Write a streaming request that asks the mock server for a scene, with more lines of YAML."""
    file = folder / f"{name}.yaml"
    headers = ["headers:", f"  - {{name: x-mock-scenario, value: {scene}}}"] if scene else []
    url = "{{baseUrl}}/{{apiVersion}}/models/gemini-3.5-flash:streamGenerateContent?alt=sse"
    body = '{"contents": [{"parts": [{"text": "Say hello"}]}]}'
    text = ["workbench: 1", f"name: {name}", f'url: "{url}"', *headers, "body: |-", f"  {body}"]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join([*text, *lines, ""]), "utf-8")
    return file
