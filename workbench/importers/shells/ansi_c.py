"""The escapes of `$'…'` in bash. Source: the Bash Reference Manual, ANSI-C Quoting."""

import re
import sys

_ONE = {
    "a": "\a",
    "b": "\b",
    "e": "\033",
    "E": "\033",
    "f": "\f",
    "n": "\n",
    "r": "\r",
    "t": "\t",
    "v": "\v",
    "\\": "\\",
    "'": "'",
    '"': '"',
    "?": "?",
}
_ESCAPE = re.compile(
    r"\\(?:(?P<one>[abeEfnrtv\\'\"?])|(?P<octal>[0-7]{1,3})|x(?P<hex>[0-9a-fA-F]{1,2})"
    r"|u(?P<u>[0-9a-fA-F]{1,4})|U(?P<U>[0-9a-fA-F]{1,8})|c(?P<control>.))",
    re.DOTALL,
)


def ansi_c(text: str) -> str:
    """Return what stands between `$'` and `'`, its escapes undone; bytes are read as UTF-8."""
    out = bytearray()
    at = 0
    for found in _ESCAPE.finditer(text):
        out += _bytes(text[at : found.start()])
        out += _unescaped(found)
        at = found.end()
    out += _bytes(text[at:])
    return bytes(out).partition(b"\0")[0].decode("utf-8", "replace")


def _unescaped(found: re.Match[str]) -> bytes:
    if found["one"]:
        return _ONE[found["one"]].encode()
    if found["octal"]:
        return bytes([int(found["octal"], 8) & 0xFF])
    if found["hex"]:
        return bytes([int(found["hex"], 16)])
    if found["control"]:
        return bytes([ord(found["control"][0].upper()) & 0x1F])
    number = int(found["u"] or found["U"], 16)
    return _bytes(chr(number) if number <= sys.maxunicode else "\ufffd")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")
