"""Each cause below HTTP in its own words, what arrived counted."""

import pytest

from workbench.domain.run import Cause, TransportEnd
from workbench.gemini.transport_failures import (
    failure_of_bad_event,
    failure_of_cut,
    failure_of_page,
    failure_of_transport,
    first_line_of_page,
    looks_like_page,
)


def an_end(
    cause: Cause | None, host: str = "h.test", detail: str = "", limit: float | None = None
) -> TransportEnd:
    return TransportEnd(clean=False, cause=cause, host=host, detail=detail, limit_s=limit)


@pytest.mark.parametrize(
    ("end", "chunks", "title", "action"),
    [
        (an_end(Cause.NAME), 0, "h.test cannot be found", "Retry now"),
        (an_end(Cause.NAME_SLOW, limit=10), 0, "h.test was not found within 10 s", "Retry now"),
        (an_end(Cause.REFUSED, "127.0.0.1"), 0, "The mock server is not running", "Start it and send"),
        (an_end(Cause.REFUSED, "127.0.0.1:8080"), 0, "The mock server is not running", "Start it and send"),
        (an_end(Cause.REFUSED, "[::1]:8080"), 0, "The mock server is not running", "Start it and send"),
        (an_end(Cause.REFUSED, "::1"), 0, "The mock server is not running", "Start it and send"),
        (an_end(Cause.REFUSED), 0, "h.test does not answer", "Retry now"),
        (an_end(Cause.UNREACHABLE), 0, "h.test does not answer", "Retry now"),
        (an_end(Cause.CONNECT_SLOW, limit=10.0), 0, "h.test did not answer within 10 s", "Retry now"),
        (an_end(Cause.TLS, detail="certificate has expired"), 0, "The certificate of h.test is not trusted", "Network settings"),
        (an_end(Cause.NOT_TLS), 0, "h.test does not speak TLS at this port", "Check the URL"),
        (an_end(Cause.FIRST_BYTE_SLOW, limit=120), 0, "h.test sent nothing within 2 min", "Retry now"),
        (an_end(Cause.SILENT, limit=60), 3, "The stream went silent for 60 s", "Retry now"),
        (an_end(Cause.TOTAL, limit=30), 3, "The time limit of 30 s was reached", "Retry with a longer timeout"),
        (an_end(Cause.RESET), 0, "h.test reset the connection", "Retry now"),
        (an_end(Cause.RESET), 3, "The connection broke after 3 chunks", "Send again"),
        (an_end(Cause.CLOSED_EARLY), 0, "h.test closed the connection without an answer", "Retry now"),
        (an_end(Cause.BROKEN), 31, "The connection broke after 31 chunks", "Send again"),
        (an_end(Cause.BROKEN), 0, "The connection broke before the first chunk", "Send again"),
        (an_end(None), 1, "The connection broke after 1 chunk", "Send again"),
        (an_end(Cause.NOT_HTTP), 0, "h.test does not answer in HTTP", "Check the URL"),
        (an_end(Cause.HEAD_TOO_LARGE), 0, "The response headers of h.test are too large", "Check the URL"),
        (an_end(Cause.BAD_ENCODING), 3, "The compression of the response is damaged", "Send again"),
        (an_end(Cause.UNKNOWN_ENCODING), 0, "The response comes in a compression that cannot be undone", "Send again"),
        (an_end(Cause.TOO_LARGE), 3, "The response is too large to keep", "Keep what arrived"),
        (an_end(Cause.CONFIGURATION), 0, "The network settings cannot be used", "Network settings"),
        (an_end(Cause.PROXY_NAME), 0, "The proxy h.test cannot be found", "Network settings"),
        (an_end(Cause.PROXY_SILENT), 0, "The proxy h.test does not answer", "Network settings"),
        (an_end(Cause.PROXY_SILENT, limit=10), 0, "The proxy h.test did not answer within 10 s", "Network settings"),
        (an_end(Cause.PROXY_TLS), 0, "The certificate of the proxy h.test is not trusted", "Network settings"),
        (an_end(Cause.PROXY_DENIED), 0, "The proxy h.test did not open the way", "Network settings"),
        (an_end(Cause.PROXY_SIGN_IN), 0, "The proxy wants a sign-in", "Network settings"),
    ],
)  # fmt: skip
def test_that_each_cause_has_its_own_words(
    end: TransportEnd, chunks: int, title: str, action: str
) -> None:
    failure = failure_of_transport(end, chunks)
    assert (failure.title, failure.action, failure.retryable) == (title, action, False)


def test_that_every_cause_differs_from_the_others() -> None:
    texts = {cause: failure_of_transport(an_end(cause, limit=5), 2) for cause in Cause}
    assert len({(f.title, f.explanation) for f in texts.values()}) == len(Cause)


def test_that_the_detail_is_a_sentence() -> None:
    failure = failure_of_transport(an_end(Cause.TLS, detail="certificate has expired"), 0)
    assert failure.explanation == "Certificate has expired."
    assert failure.fact("Detail") == "certificate has expired"


@pytest.mark.parametrize(
    ("cause", "detail", "helps"),
    [
        (Cause.TLS, "unable to get local issuer certificate", True),
        (Cause.TLS, "self-signed certificate in certificate chain", True),
        (Cause.PROXY_TLS, "self signed certificate", True),
        (Cause.TLS, "certificate has expired", False),
        (Cause.REFUSED, "self-signed", False),
    ],
)
def test_that_an_unknown_authority_may_be_the_company_s(
    cause: Cause, detail: str, helps: bool
) -> None:
    failure = failure_of_transport(an_end(cause, detail=detail), 0)
    assert ("CA file" in failure.explanation) is helps


def test_that_what_arrived_is_counted() -> None:
    failure = failure_of_transport(an_end(Cause.SILENT, limit=60), 31)
    assert failure.explanation == "31 chunks had arrived."
    assert (failure.fact("Chunks"), failure.fact("Limit")) == ("31", "60 s")


def test_that_a_cut_says_what_is_missing() -> None:
    failure = failure_of_cut(3, "the end of its array did not arrive")
    assert failure.title == "The connection broke after 3 chunks"
    assert failure.explanation == "The response is incomplete; the end of its array did not arrive."


def test_that_a_cut_without_a_known_lack_says_no_more() -> None:
    assert failure_of_cut(3, "").explanation == "The response is incomplete."


def test_that_a_page_is_told_by_its_title() -> None:
    failure = failure_of_page(
        "<!DOCTYPE html><html><head><title>Hotel &amp; Wi-Fi\n login</title>", "h.test", 200
    )
    assert failure.title == "A sign-in page or proxy answered instead of Google"
    assert failure.message == "Hotel & Wi-Fi login"
    assert failure.facts == (("Status", "200"), ("Host", "h.test"))


@pytest.mark.parametrize(
    ("page", "line"),
    [
        ("<html><body>\n\n<h1>Sign in</h1>\n<p>more", "Sign in"),
        ("<html></html>", ""),
        ("", ""),
        ("<title>" + "x" * 400 + "</title>", "x" * 300 + "…"),
    ],
)
def test_that_a_page_without_a_title_is_told_by_its_first_line(page: str, line: str) -> None:
    assert first_line_of_page(page) == line


@pytest.mark.parametrize(
    ("text", "is_page"),
    [
        ("\ufeff\n<!DOCTYPE html>", True),
        ("<HTML>", True),
        ("<!-- x --><html>", True),
        ('{"error": "<html>"}', False),
        ("", False),
    ],
)
def test_that_a_page_is_known_by_its_beginning(text: str, *, is_page: bool) -> None:
    assert looks_like_page(text) is is_page


def test_that_a_bad_event_is_named_by_number_and_position() -> None:
    failure = failure_of_bad_event(1_204, "Line 1, column 7: expected a comma or }")
    assert failure.title == "Chunk 1,204 is not valid JSON"
    assert failure.explanation == "Line 1, column 7: expected a comma or }."
