"""What every shell's curl command has in common."""

from tests.unit.codegen.test_curl import KEY, a_call
from workbench.codegen.curl_options import flags, header_text


def test_that_only_what_curl_would_not_do_by_itself_is_said() -> None:
    assert flags(a_call()) == ["--no-buffer"]
    assert flags(a_call("GET", body=())) == []
    assert flags(a_call("PATCH", url=("https://a.example/{x}",))) == [
        *("--globoff", "--request", "PATCH")
    ]


def test_that_a_header_is_written_as_curl_takes_it() -> None:
    assert header_text("A", ("b",)) == ("A: b",)
    assert header_text("A", ()) == ("A;",)
    assert header_text("A", (KEY, "b")) == ("A: ", KEY, "b")
    assert header_text("A", ("Bearer ", KEY)) == ("A: Bearer ", KEY)
