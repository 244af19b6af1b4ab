"""No sentence of the command line repeats a key, whatever it quotes: an argument, a path, a file's content."""

import os
import re

CREDENTIAL = re.compile(
    r"AIza[0-9A-Za-z_-]{20,}|AQ\.[0-9A-Za-z_.-]{8,}|ya29\.[0-9A-Za-z_.-]+|sk-[0-9A-Za-z]{16,}"
)
"""The shapes by which an argument is known as a key itself."""


def without_keys(text: str) -> str:
    """Return text with every secret that this process has seen overwritten, byte for byte."""
    from workbench import bootstrap
    from workbench.domain.masking import Masker
    from workbench.services.key_choice import process_keys

    own = (key.secret for key in process_keys(os.environ))
    return Masker((*own, *bootstrap.held_values())).text(text)


def without_credentials(text: str) -> str:
    """Return the same without what only looks like a key: for what the user typed into the command line."""
    return CREDENTIAL.sub(lambda match: "*" * len(match.group()), without_keys(text))
