"""What every shell's curl command has in common: the options in front of the URL, and a header as curl takes it."""

import re

from workbench.codegen.call import Call, Text

_GLOBS = re.compile(r"[\[\]{}]")


def flags(call: Call) -> list[str]:
    """Return the options in front of the URL: how to send it, and that its characters mean themselves."""
    usual = "POST" if call.body else "GET"
    return [
        *(["--no-buffer"] if call.streams else []),
        *(["--globoff"] if any(isinstance(p, str) and _GLOBS.search(p) for p in call.url) else []),
        *(["--request", call.method] if call.method != usual else []),
    ]


def header_text(name: str, value: Text) -> Text:
    """Return a header as curl takes it; one without a value ends with a semicolon."""
    if not value:
        return (f"{name};",)
    first, *rest = value
    return (f"{name}: {first}", *rest) if isinstance(first, str) else (f"{name}: ", *value)
