"""Requests and the texts that people write for them, for tests of reading and saving."""

from hypothesis import strategies as st

from workbench.adapters.document_yaml import request_from
from workbench.adapters.yaml_nodes import read_mapping
from workbench.domain.assertion import NO_VALUE, Assertion
from workbench.domain.request import (
    Attachment,
    Extraction,
    Header,
    KeyChoice,
    Request,
    SendSettings,
)

SAMPLES = (
    """\
# head
workbench: 1
name:   Weather   # shown
owner: team       # unknown
tags: [smoke, 'tools']   # for filters
method: POST
url: "{{baseUrl}}/x"
headers:
# the usual
- {name: Content-Type, value: application/json}
- name: X-Debug   # noisy
  value: 1.10
  enabled: false
  note: keep me
key: {name: default, rotates: weekly}
body: |
  {"a": 1}

assertions:
  # first
  - {what: status, check: is, value: 200, since: v1}  # must
  - what: output
    check: is one of
    value:
      - USD   # dollars
      - "%"
  - {what: text, check: contains, value: 1.10}
settings:
  retries: 3   # enough
  colour: blue
# tail
""",
    "url: x",
    "url: x\nbody: |\n  a",
    "url: x\nbody: |+\n  a\n\n\n# c\n",
    "url: x\nbody: |- # why\n  a\n\n\n\nname: n\n",
    "{url: x, name: n, headers: [{name: a, value: b}, {name: c, value: d}], extra: 1}\n",
    '{\n  "url": "x", # c\n  "name": "n",\n  "tags": ["a",\n    "b", # b\n    "c"]\n}\n',
    "---\nurl: x\ntags:\n- a\n- b\n-\n  c\n...\n",
    "url: x\r\nname: n # c\r\ntags:\r\n  - a\r\nbody: |-\r\n  a\r\n  b\r\n",
    "url:\nname:   \ndescription: two\n  lines\n  plain\ntags:\n  [a,\n   b]\n",
    "  url: x\n  settings: {retries: 1}\n  name: n\n",
)


def texts() -> st.SearchStrategy[str]:
    """Return any text, often with what YAML finds special."""
    special = st.text(
        "ab \t\n\r:#-?[]{},&*!|>'\"%@`~\\\x00\x85\u2028\ufeff\U0001f600\ud83d", max_size=12
    )
    return special | st.text(max_size=8) | st.sampled_from(["", "no", "1", "1.10", "~", "a", "b"])


def json_values() -> st.SearchStrategy[object]:
    """Return any JSON value."""
    floats = st.floats(allow_nan=False, allow_infinity=False)
    leaves = st.none() | st.booleans() | st.integers() | floats | texts()
    return st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts(), inner, max_size=3),
        max_leaves=4,
    )


def requests() -> st.SearchStrategy[Request]:
    """Return any request that a file can hold."""
    maybe = st.none() | texts()
    seconds = st.none() | st.sampled_from([0.0, 1.0, 2.5, 120.0])
    settings = st.builds(
        SendSettings,
        seconds,
        seconds,
        retries=st.none() | st.integers(0, 20),
        fallback_models=st.none() | st.lists(texts(), max_size=2).map(tuple),
    )
    return st.builds(
        Request,
        name=texts(),
        url=texts(),
        method=st.sampled_from(["POST", "GET", ""]),
        description=texts(),
        tags=st.lists(texts(), max_size=4).map(tuple),
        headers=st.lists(st.builds(Header, texts(), texts(), st.booleans()), max_size=4).map(tuple),
        key=st.none() | st.builds(KeyChoice, texts(), maybe, maybe),
        body=texts(),
        body_file=st.none(),
        attachments=st.lists(
            st.builds(Attachment, st.just("/a/0"), texts(), texts(), maybe), max_size=2
        ).map(tuple),
        assertions=st.lists(
            st.builds(
                Assertion,
                texts(),
                texts(),
                maybe,
                maybe,
                st.just(NO_VALUE) | json_values(),
                maybe,
                maybe,
                st.booleans(),
            ),
            max_size=3,
        ).map(tuple),
        extract=st.lists(
            st.builds(Extraction, st.sampled_from(["output", "header"]), texts(), maybe, maybe),
            max_size=2,
        ).map(tuple),
        settings=settings,
    )


def read(text: str) -> Request:
    """Return the request that a text holds."""
    return request_from(read_mapping(text, "x.yaml"), "x.yaml", "x")
