"""A call as a HAR file of one entry, which was not answered yet: `$NAME` stands where a secret would be."""

from workbench.codegen.call import Call, Text, Variable
from workbench.codegen.generator import Generator
from workbench.codegen.har_parts import (
    NEVER,
    NOT_KNOWN,
    har_text,
    request_object,
    response_object,
)


def render(call: Call) -> str:
    """Return the text of a HAR 1.2 file. Errors: none."""
    headers = tuple((name, _text(value)) for name, value in call.headers)
    body = _text(call.body)
    size = len(body.encode("utf-8", "surrogatepass"))
    entry = {
        "startedDateTime": NEVER,
        "time": 0,
        "request": request_object(call.method, _text(call.url), "HTTP/1.1", headers, body, size),
        "response": response_object(0, "", "", (), {"size": 0, "mimeType": ""}, ""),
        "cache": {},
        "timings": {"send": NOT_KNOWN, "wait": NOT_KNOWN, "receive": NOT_KNOWN},
    }
    return har_text([entry])


def _text(text: Text) -> str:
    return "".join(f"${p.name}" if isinstance(p, Variable) else p for p in text)


GENERATOR = Generator("har", "HAR", render)
