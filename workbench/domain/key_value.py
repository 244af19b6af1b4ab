"""Checking a key when it is entered: what no key has is told by its place, the value is never shown."""

from workbench.domain.errors import UsageTrouble

MAX_KEY = 1280
"""Characters that the smallest keyring, that of Windows, can keep. Source: promises.md S16."""


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
            f"The key has {len(value):,} characters; a keyring keeps at most {MAX_KEY:,}."
        )
    return value


def _named(character: str) -> str:
    """Return what a character is, by its code point."""
    name = {" ": "a space", "\t": "a tab", "\n": "a line break", "\r": "a line break"}.get(
        character
    )
    code = f"U+{ord(character):04X}"
    return f"{name} ({code})" if name else f"the character {code}"
