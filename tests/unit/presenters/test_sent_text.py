"""What will be sent, as a text to read."""

from workbench.domain.run import SentMessage
from workbench.presenters.sent_text import LONGEST_BODY, sent_summary, sent_text

URL = "https://a.example/v1"


def test_that_a_message_reads_as_http_writes_it() -> None:
    message = SentMessage("POST", URL, (("X-Debug", "1"), ("x-goog-api-key", "****")), b"{}")
    assert sent_text(message) == f"POST {URL}\nX-Debug: 1\nx-goog-api-key: ****\n\n{{}}"
    assert sent_summary(message) == "2 headers, a body of 2 B. Secrets are masked."


def test_that_a_get_has_no_body() -> None:
    message = SentMessage("GET", URL)
    assert sent_text(message) == f"GET {URL}"
    assert sent_summary(message).startswith("0 headers, no body.")


def test_that_of_a_long_body_the_beginning_is_shown_and_said() -> None:
    text = sent_text(SentMessage("POST", URL, body=b"x" * (LONGEST_BODY + 1)))
    assert text.endswith("x\n… the rest is not shown")
