"""curl commands as requests, by curl's own rules."""

import pytest

from workbench.domain.request import Request
from workbench.importers.curl import read, recognises
from workbench.importers.imported import Imported, ImportOptions, NotUnderstood

KEY = "AIza" + "k" * 35


def understood(command: str, **variables: str) -> Imported:
    return read(command, ImportOptions(variables))


def request_of(command: str) -> Request:
    (placed,) = understood(command).requests
    return placed.request


def headers_of(command: str) -> list[tuple[str, str]]:
    return [(header.name, header.value) for header in request_of(command).headers]


@pytest.mark.parametrize(
    "text",
    ["curl a.test", "  $ curl -s x", "!curl x", "/usr/bin/curl x", "A=1\ncurl x", "curl.exe x"],
)
def test_that_a_curl_command_is_recognised(text: str) -> None:
    assert recognises(text)


@pytest.mark.parametrize("text", ["", "curly hair", "{'curl': 1}", "recurl x", "https://curl.se"])
def test_that_other_texts_are_not(text: str) -> None:
    assert not recognises(text)


@pytest.mark.parametrize(
    ("command", "method"),
    [
        ("curl a.test", "GET"),
        ("curl -d x a.test", "POST"),
        ("curl -I a.test", "HEAD"),
        ("curl -G -d x a.test", "GET"),
        ("curl -T f a.test", "PUT"),
        ("curl -F a=b a.test", "POST"),
        ("curl -X PATCH -d x a.test", "PATCH"),
        ("curl --json {} a.test", "POST"),
    ],
)
def test_that_the_method_follows_from_the_options(command: str, method: str) -> None:
    assert request_of(command).method == method


def test_that_a_gemini_command_comes_in_whole() -> None:
    imported = understood(
        "curl 'https://generativelanguage.googleapis.com/v1beta/models/gemini-3.5-flash:generateContent' \\\n"
        f"  -H 'x-goog-api-key: {KEY}' -H 'Content-Type: application/json' \\\n"
        """  -d '{"contents": [{"parts": [{"text": "It'"'"'s $5"}]}]}'"""
    )
    (placed,) = imported.requests
    request = placed.request
    assert request.name == "generateContent gemini-3.5-flash"
    assert request.body == '{"contents": [{"parts": [{"text": "It\'s $5"}]}]}'
    assert [(h.name, h.value) for h in request.headers] == [
        ("x-goog-api-key", "{{secret:gemini}}"),
        ("Content-Type", "application/json"),
    ]
    assert imported.secrets[0].where == "header x-goog-api-key"


def test_that_shell_variables_become_variables_or_their_values() -> None:
    command = 'curl "$BASE/v1?key=$KEY" -d "{\\"model\\": \\"$MODEL\\"}"'
    imported = understood(command, MODEL="m1")
    assert imported.requests[0].request.url == "{{BASE}}/v1?key={{KEY}}"
    assert imported.requests[0].request.body == '{"model": "m1"}'
    assert imported.variables == ("BASE", "KEY")
    assert imported.secrets == ()


def test_that_json_brings_its_headers_unless_they_are_given() -> None:
    assert headers_of("curl --json {} a.test") == [
        ("Content-Type", "application/json"),
        ("Accept", "application/json"),
    ]
    given = "curl --json {} -H 'content-type: x/y' -H Accept: a.test"
    assert headers_of(given) == [("content-type", "x/y")]


def test_that_headers_can_be_emptied_removed_and_repeated() -> None:
    command = "curl -H 'A;' -H 'B:' -H 'C: 1' -H 'C: 2' -H nothing -d x -H 'Content-Type:' a.test"
    assert headers_of(command) == [("A", ""), ("C", "1"), ("C", "2")]


def test_that_sending_counts_the_length_and_names_the_host_by_itself() -> None:
    command = "curl -H 'Content-Length: 9' -H 'Host: a.test' -d x a.test"
    assert headers_of(command) == [("Content-Type", "application/x-www-form-urlencoded")]
    assert understood(command).ignored == ("header Content-Length",)
    assert headers_of("curl -H 'Host: b.test' a.test") == [("Host", "b.test")]


def test_that_options_for_headers_give_way_to_headers() -> None:
    command = "curl -A me -e from;auto -b a=1 -b b=2 -r 0-5 -u u:p a.test".replace(";", "\\;")
    assert headers_of(command) == [
        ("Authorization", "Basic {{secret:token}}"),
        ("Range", "bytes=0-5"),
        ("User-Agent", "me"),
        ("Referer", "from"),
        ("Cookie", "a=1;b=2"),
    ]
    assert headers_of("curl -A me -H 'user-agent: you' a.test") == [("user-agent", "you")]


def test_that_a_form_with_its_own_type_keeps_it_and_gets_a_boundary() -> None:
    assert headers_of("curl -F a=b -H 'Content-Type: multipart/mixed' a.test") == [
        ("Content-Type", "multipart/mixed; boundary=BOUNDARY")
    ]


def test_that_what_changes_nothing_is_named() -> None:
    imported = understood("curl -sk --compressed -x p.test:1 -b jar.txt --ntlm -u a:b a.test -d @f")
    assert imported.ignored == (
        "-s",
        "-k",
        "--compressed",
        "-x",
        "--ntlm",
        "@f",
        "-u",
        "-b jar.txt",
    )


def test_that_limits_become_settings() -> None:
    settings = request_of("curl -m 20 --connect-timeout 2.5 a.test").settings
    assert (settings.total_timeout, settings.connect_timeout) == (20, 2.5)


def test_that_one_bad_url_does_not_stop_the_others() -> None:
    imported = understood("curl a.test 'b c' d.test")
    assert [placed.request.url for placed in imported.requests] == [
        "http://a.test/",
        "http://d.test/",
    ]
    assert imported.ignored == ("the URL cannot be sent: 'b c'",)


def test_that_several_commands_are_several_requests() -> None:
    imported = understood("curl a.test; X=$(curl -d 1 b.test)\ncurl c.test --next -I d.test")
    assert [placed.request.method for placed in imported.requests] == ["GET", "POST", "GET", "HEAD"]


def test_that_a_line_without_its_backslash_is_named() -> None:
    imported = understood("curl a.test\n  -H 'A: b'")
    assert imported.ignored == ("line 2: -H (the line before it does not end with \\)",)


def test_that_input_from_the_script_is_the_body() -> None:
    assert request_of("curl a.test --data-binary @- <<'E'\n{$x}\nE\n").body == "{$x}\n"
    assert request_of("echo '{}' | curl a.test -d @-").body == "{}"
    assert request_of("curl a.test --data-binary @<(echo hi)").body == "hi\n"


def test_that_files_are_read_only_where_the_caller_reads_them() -> None:
    options = ImportOptions(read_file={"b.json": "{}\n"}.get)
    assert read("curl a.test -d @b.json", options).requests[0].request.body == "{}"
    assert read("curl a.test -d @gone", options).requests[0].request.body == ""
    with pytest.raises(NotUnderstood, match="gone cannot be read"):
        read("curl a.test -F f=@gone", options)
    with pytest.raises(NotUnderstood, match="gone cannot be read"):
        read("curl a.test < gone", options)


@pytest.mark.parametrize(
    "command",
    [
        "wget a.test",
        "curl",
        "curl -X POST",
        "curl 'a.test",
        "curl -d x -F a=b a.test",
        "curl -I -d x a.test",
    ],
)
def test_that_what_curl_would_refuse_is_refused(command: str) -> None:
    with pytest.raises(NotUnderstood):
        understood(command)


def test_that_cmd_and_powershell_are_read_by_their_own_rules() -> None:
    cmd = 'curl ^"https://a.test/?x=1^&y=2^" ^\r\n  -H ^"A: b^" --data-raw ^"^{^\\^"k^\\^":1^}^"'
    assert request_of(cmd).url == "https://a.test/?x=1&y=2"
    assert request_of(cmd).body == '{"k":1}'
    power = 'curl.exe "https://a.test/?k=$env:KEY" `\r\n  -d \'{\\"k\\": \\"it\'\'s\\"}\''
    assert request_of(power).url == "https://a.test/?k={{KEY}}"
    assert request_of(power).body == '{"k": "it\'s"}'
