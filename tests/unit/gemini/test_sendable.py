"""What HTTP can carry, and the sentence where it cannot."""

import pytest

from workbench.domain.errors import RefusedToSend
from workbench.gemini.sendable import check_header, check_url

SECRET = "AIzaSecretSecretSecret"


@pytest.mark.parametrize(
    "url",
    [
        "https://generativelanguage.googleapis.com/v1beta/models?key=a%20b",
        "http://127.0.0.1:8080/",
        "http://[::1]:8080/",
        "https://xn--bcher-kva.test/é",
        "https://a_b.test:65535",
        "https://host.test./x",
        "https://" + "h" * 60 + ".test/" + "p" * 60_000,
    ],
)
def test_that_a_sound_url_passes(url: str) -> None:
    check_url(url)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("", "The URL is empty"),
        ("generativelanguage.googleapis.com/v1", "no scheme at position 1"),
        ("ftp://h/", "begins with ftp:// at position 1"),
        ("file:///etc/passwd", "Only https:// and http://"),
        ("https:///v1", "no host at position 9"),
        ("https://google.com:443@evil.test/", "an @ in its host at position 23"),
        ("https://google.com\\@evil.test/", "an @ in its host"),
        ("https://h/a b", "a space at position 12"),
        ("https://h/a\nb", "a line break at position 12"),
        ("https://h/a\tb", "a tab at position 12"),
        ("https://h/\x7f", "U+007F at position 11"),
        ("https://h/\u2028", "U+2028 at position 11"),
        ("https://h/\ud800", "U+D800 at position 11"),
        ("https://h:99999/", "a port at position 11"),
        ("https://h:0/", "not a number from 1 to 65535"),
        ("https://h:8o/", "a port at position 11"),
        ("https://[::1]x/", "a port at position"),
        ("https://[::g]/", "a host at position 9"),
        ("https://999.1.1.1/", "a host at position 9"),
        ("https://h..x/", "a host at position 9"),
        ("https://-h/", "a host at position 9"),
        ("https://h%2f/", "a host at position 9"),
        ("https://bücher.test/", "U+00FC at position 10"),
        ("https://g\u043e\u043egle.test/", "begins with xn--"),
        ("https://h/" + "p" * 65_536, "65,546 characters long; at most 65,536"),
    ],
)
def test_that_a_url_is_refused_with_place_and_remedy(url: str, words: str) -> None:
    with pytest.raises(RefusedToSend) as caught:
        check_url(url)
    assert words in str(caught.value)
    assert str(caught.value).endswith(".")


def test_that_what_may_be_a_password_is_not_repeated() -> None:
    with pytest.raises(RefusedToSend) as caught:
        check_url(f"https://user:{SECRET}@h.test/")
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Content-Type", "application/json"),
        ("x-goog-api-key", SECRET),
        ("X-Empty", ""),
        ("X-Latin", "é"),
        ("X-Tab", "a\tb c"),
        ("!#$%&'*+-.^_`|~0aZ", "x"),
    ],
)
def test_that_a_sound_header_passes(name: str, value: str) -> None:
    check_header(name, value)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (f"{SECRET}\n", f"a line break at position {len(SECRET) + 1}"),
        (f"{SECRET}\r\nX: y", "a carriage return"),
        (f"{SECRET}\0", "a NUL character"),
        (f" {SECRET}", "a space at position 1"),
        (f"{SECRET} ", "a space at position"),
        (f"{SECRET}\t", "a tab at position"),
        (f"{SECRET}\x7f", "U+007F"),
        (f"{SECRET}\x85", "U+0085"),
        (f"“{SECRET}”", "U+201C at position 1"),
        (f"{SECRET}\u200b", "U+200B"),
        (f"鍵{SECRET}", "U+9375"),
    ],
)
def test_that_a_value_is_refused_by_position_and_never_repeated(value: str, words: str) -> None:
    with pytest.raises(RefusedToSend) as caught:
        check_header("x-goog-api-key", value)
    assert words in str(caught.value)
    assert "x-goog-api-key" in str(caught.value)
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("", "a value but no name"),
        ("X Y", 'a space at position 2 after "X"'),
        ("X:", 'the character ":" at position 2'),
        ("Ä", "U+00C4 at position 1."),
        ("X\n", "a line break at position 2"),
    ],
)
def test_that_a_name_is_refused_by_position(name: str, words: str) -> None:
    with pytest.raises(RefusedToSend, match="header") as caught:
        check_header(name, "x")
    assert words in str(caught.value)


@pytest.mark.parametrize("name", ["Host", "content-length", "Transfer-Encoding"])
def test_that_headers_that_http_sets_are_refused_with_the_reason(name: str) -> None:
    with pytest.raises(RefusedToSend, match=f"The header {name} cannot be set: "):
        check_header(name, "x")
