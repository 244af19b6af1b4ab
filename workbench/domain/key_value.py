"""What a key may be: its value, its name, and the hosts it is bound to.

A value is never shown; a character that no key has is told by its place and code point.
"""

import re

from workbench.domain.errors import UsageTrouble

MAX_KEY = 8192
"""Characters of the longest key that a header can carry with room for the others."""

NO_KEY_NAME = "none"
"""The name that stands for no key in files, so that no key can have it."""

_NAME = re.compile(r"[^\W_](?:[\w .@+-]{0,62}[\w.@+-])?")
_HOST = re.compile(r"(?:\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?)(?::([0-9]{1,5}))?")
_MAX_PORT = 65_535


class BadKeyValue(UsageTrouble):
    """What was entered cannot be a key."""


def check_key_value(text: str) -> str:
    """Return a key without the white space around it. Errors: BadKeyValue, naming a character, never the value."""
    value = text.strip()
    if not value:
        raise BadKeyValue("The key is empty. Paste the whole value.")
    skipped = len(text) - len(text.lstrip())
    for position, character in enumerate(value, skipped + 1):
        if not "!" <= character <= "~":
            raise BadKeyValue(
                f"Character {position} is {_named(character)}, which no key has. "
                "Copy the key again, without what stands around it."
            )
    if len(value) > MAX_KEY:
        raise BadKeyValue(
            f"The key has {len(value):,} characters; at most {MAX_KEY:,} can be sent. "
            "Copy the key alone."
        )
    return value


def check_key_name(text: str) -> str:
    """Return a key's name without the white space around it. Errors: UsageTrouble."""
    name = text.strip()
    if name.casefold() == NO_KEY_NAME:
        raise UsageTrouble('"none" means that no key is sent. Choose another name.')
    if not _NAME.fullmatch(name):
        raise UsageTrouble(
            "A key's name has 1 to 64 letters, digits, spaces, dots and hyphens, "
            "and begins with a letter or digit."
        )
    return name


def check_key_host(text: str) -> str:
    """Return `host` or `host:port` of a host or of a URL, in lower case. Errors: UsageTrouble."""
    host = text.strip().lower().partition("://")[2] or text.strip().lower()
    host = host.partition("/")[0]
    found = _HOST.fullmatch(host)
    if not found or int(found[1] or 1) not in range(1, _MAX_PORT + 1):
        raise UsageTrouble(
            "A key is bound to a host such as api.example.com, or a host and port such as "
            "api.example.com:8443."
        )
    return host


def _named(character: str) -> str:
    """Return what a character is, by its code point."""
    name = {" ": "a space", "\t": "a tab", "\n": "a line break", "\r": "a line break"}.get(
        character
    )
    code = f"U+{ord(character):04X}"
    return f"{name} ({code})" if name else f"the character {code}"
