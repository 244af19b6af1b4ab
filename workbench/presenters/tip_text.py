"""The text of a tooltip that is to be shown as it is: Qt takes what looks like HTML for HTML."""

from html import escape


def tip_text(text: str) -> str:
    """Return a text so that a tooltip shows it as it is."""
    return f"<span>{escape(text)}</span>" if "<" in text else text
