"""What will be sent, as a text to read: the request line, the headers, the body, its secrets masked."""

from workbench.domain.run import SentMessage
from workbench.presenters import figures

LONGEST_BODY = 262_144
"""Characters of a body that are shown."""


def sent_text(message: SentMessage) -> str:
    """Return a masked message as HTTP writes it, its beginning where the body is long."""
    lines = [f"{message.method} {message.url}"]
    lines += [f"{name}: {value}" for name, value in message.headers]
    if message.body:
        lines += ["", _body(message.body)]
    return "\n".join(lines)


def sent_summary(message: SentMessage) -> str:
    """Return in a few words what the text shows."""
    body = f"a body of {figures.size(len(message.body))}" if message.body else "no body"
    return f"{figures.plural(len(message.headers), 'header')}, {body}. Secrets are masked."


def _body(data: bytes) -> str:
    text = data[: LONGEST_BODY * 4].decode("utf-8", "replace")
    if len(text) <= LONGEST_BODY:
        return text
    return f"{text[:LONGEST_BODY]}\n… the rest is not shown"
