"""How a measured program tells what it did: one JSON value, alone on the last line of standard output."""

import json
import sys
from typing import Any


def tell(value: Any) -> None:
    """Print a value for the process that started this one."""
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()
