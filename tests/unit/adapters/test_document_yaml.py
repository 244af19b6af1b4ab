"""Documents read from YAML."""

import pytest

from tests.unit.adapters.yaml_samples import read
from workbench.adapters.document_yaml import (
    is_request,
    read_environment,
    read_folder,
    version_of,
)
from workbench.adapters.yaml_nodes import read_mapping
from workbench.domain.assertion import NO_VALUE
from workbench.domain.errors import CannotRead
from workbench.domain.request import Header, KeyChoice, SendSettings


def test_that_text_is_taken_as_spelled() -> None:
    request = read("url: x\nname: 012\nheaders: [{name: no, value: 1.10}]\ntags: [yes, ~]\n")
    assert request.name == "012"
    assert request.headers == (Header("no", "1.10"),)
    assert request.tags == ("yes", "~")


@pytest.mark.parametrize(
    ("spelled", "value"),
    [
        ("200", 200),
        ("-0", 0),
        ("1.50", 1.5),
        ("1e3", 1000.0),
        ("true", True),
        ("null", None),
        ("~", None),
        ("", None),
        ("'200'", "200"),
        ("no", "no"),
        ("012", "012"),
        ("1:30", "1:30"),
        ("0x1F", "0x1F"),
        ("True", "True"),
        (".5", ".5"),
        ("1500 ms", "1500 ms"),
        ("1e999", "1e999"),
        ("[1, a, {b: null}]", [1, "a", {"b": None}]),
    ],
)
def test_that_values_follow_the_grammar_of_json(spelled: str, value: object) -> None:
    request = read(f"url: x\nassertions: [{{what: text, check: is, value: {spelled}}}]\n")
    (assertion,) = request.assertions
    assert assertion.value == value
    assert type(assertion.value) is type(value)


def test_that_no_value_is_told_from_null() -> None:
    request = read("url: x\nassertions: [{what: text, check: exists}]\n")
    assert request.assertions[0].value is NO_VALUE


def test_that_unknown_words_and_keys_do_not_stop_a_reading() -> None:
    request = read("url: x\nfuture: {a: 1}\nassertions: [{what: mood, check: glows, beam: 3}]\n")
    assert (request.assertions[0].what, request.assertions[0].check) == ("mood", "glows")


def test_that_a_key_is_a_name_or_a_table() -> None:
    assert read("url: x\nkey: none\n").key == KeyChoice("none")
    key = read('url: x\nkey: {name: work, header: X-Key, prefix: "Key "}\n').key
    assert key == KeyChoice("work", "X-Key", "Key ")


def test_that_settings_are_seconds_and_none_means_no_limit() -> None:
    settings = read("url: x\nsettings: {connect_timeout: 10, total_timeout: none}\n").settings
    assert settings == SendSettings(connect_timeout=10.0, total_timeout=0.0)


@pytest.mark.parametrize(
    ("text", "line", "column", "reason"),
    [
        ("name: a\n", 1, 1, "needs a `url`"),
        ("url: x\nheaders: {a: b}\n", 2, 10, "must be a list"),
        ("url: x\nheaders:\n  - value: b\n", 3, 5, "needs a `name`"),
        ("url: x\nheaders:\n  - {name: a, enabled: yes}\n", 3, 24, "true or false"),
        ("url: [x]\n", 1, 6, "must be text"),
        ("url: x\nbody: a\nbody_file: b\n", 3, 12, "either"),
        ("url: x\nsettings: {retries: -1}\n", 2, 21, "0 or more"),
        ("url: x\nsettings: {retries: 1.5}\n", 2, 21, "whole number"),
        ("url: x\nsettings: {connect_timeout: fast}\n", 2, 29, "number"),
        ("url: x\nattachments: [{at: contents, file: a, mime: b}]\n", 2, 20, "JSON Pointer"),
        ("url: x\nextract: [{from: air, into: x}]\n", 2, 18, "one of"),
        ("workbench: soon\nurl: x\n", 1, 12, "number"),
    ],
)
def test_that_a_wrong_field_is_named_with_its_place(
    text: str, line: int, column: int, reason: str
) -> None:
    with pytest.raises(CannotRead, match=reason) as caught:
        read(text)
    assert (caught.value.line, caught.value.column) == (line, column)


def test_that_a_file_without_a_version_is_version_one() -> None:
    assert version_of(read_mapping("url: x", "x"), "x") == 1
    assert version_of(read_mapping("workbench: 7", "x"), "x") == 7


def test_that_yaml_of_other_tools_is_no_request() -> None:
    assert not is_request(read_mapping("apiVersion: v1\nkind: Pod\n", "x"))
    assert is_request(read_mapping("workbench: 1\nname: half\n", "x"))


def test_that_a_folder_hands_down_what_it_says() -> None:
    file = read_folder("name: W\norder: [b, a]\nvariables: {v: 1.0}\nkey: k\n", "folder.yaml", "w")
    assert file.order == ("b", "a")
    assert (file.defaults.name, file.defaults.variables) == ("W", {"v": "1.0"})
    assert file.defaults.key == KeyChoice("k")


def test_that_an_environment_tells_nothing_from_empty() -> None:
    plain = read_environment("variables: {a: b}\n", "environments/e.yaml", "e")
    assert (plain.name, plain.kind, plain.secrets, plain.hosts) == ("e", "gemini", None, None)
    narrow = read_environment("name: N\nsecrets: []\nhosts: [a:1]\n", "environments/e.yaml", "e")
    assert (narrow.secrets, narrow.hosts) == ((), ("a:1",))


def test_that_an_unknown_kind_of_environment_is_named() -> None:
    with pytest.raises(CannotRead, match="gemini, vertex, openai, custom"):
        read_environment("kind: moon\n", "environments/e.yaml", "e")
