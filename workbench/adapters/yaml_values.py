"""Any YAML text as plain data: plain scalars by the core schema, everything written as text as text.

For files of other programs; our own documents keep every scalar as text (`document_yaml`). What a collection file may
not hold, anchors, tags, equal keys, is refused here, too. Source: YAML 1.2, 10.3.
"""

import re
from typing import Any

from workbench.adapters.yaml_nodes import Mapping, Node, Scalar, Sequence, read_node

_INTEGER = re.compile(r"[-+]?(?:0|[1-9]\d{0,17})")
_NUMBER = re.compile(r"[-+]?(?:\d+\.\d*|\.\d+|\d+)(?:[eE][-+]?\d{1,3})?")
_WORDS = {
    "true": True,
    "True": True,
    "false": False,
    "False": False,
    "null": None,
    "~": None,
    "": None,
}


def read_values(text: str, path: str) -> Any:
    """Return the plain data of a YAML text, None where it holds nothing. Errors: CannotRead with its place."""
    node = read_node(text, path)
    return None if node is None else _plain(node)


def _plain(node: Node) -> Any:
    if isinstance(node, Mapping):
        return {key: _plain(value) for key, (_, value) in node.entries.items()}
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return _value(node) if isinstance(node, Scalar) else None


def _value(scalar: Scalar) -> Any:
    text = scalar.text
    if scalar.style:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _NUMBER.fullmatch(text) and not text.isdigit() else text
