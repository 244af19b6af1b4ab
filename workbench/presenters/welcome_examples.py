"""The examples of the Welcome page: each runs on the mock server with one press (ui.md 14)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """A request of the starter collection: its file there, what it shows, its icon in a token's colour."""

    file: str
    title: str
    text: str
    icon: str
    tint: str

    @property
    def button_name(self) -> str:
        """The object name of its button, as in `runWeatherCallButton`."""
        words = self.file.removesuffix(".yaml").split("-")
        return f"run{''.join(word.capitalize() for word in words)}Button"


EXAMPLES = (
    Example(
        "retry-guide.yaml",
        "Stream a long answer",
        "Thoughts, Markdown and code arriving in 145 chunks",
        "activity",
        "kind.text",
    ),
    Example(
        "review-findings.yaml",
        "Get structured JSON",
        "A schema and four assertions, one of them failing",
        "braces",
        "kind.thought",
    ),
    Example(
        "chart-to-json.yaml",
        "Read a chart image",
        "An inline PNG with token counts by modality",
        "image",
        "kind.image",
    ),
    Example(
        "weather-call.yaml",
        "Call a function",
        "One declaration, answered by a signed call instead of text",
        "square-function",
        "kind.tool",
    ),
    Example(
        "daily-quota.yaml",
        "Run into a rate limit",
        "A 429 with the quota it names and what to do about it",
        "timer",
        "warning.fg",
    ),
)
"""In the order of the page; the first is the one to begin with."""
