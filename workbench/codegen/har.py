"""A call as a HAR file of one entry, which was not answered yet: `$NAME` stands where a secret would be."""

from urllib.parse import parse_qsl, urlsplit

from workbench import __version__
from workbench.codegen.call import Call, Text, Variable
from workbench.codegen.generator import Generator
from workbench.domain.json_text import to_json

_NOT_KNOWN = -1


def render(call: Call) -> str:
    """Return the text of a HAR 1.2 file. Errors: none."""
    url = _text(call.url)
    request = {
        "method": call.method,
        "url": url,
        "httpVersion": "HTTP/1.1",
        "cookies": [],
        "headers": [{"name": name, "value": _text(value)} for name, value in call.headers],
        "queryString": _pairs(parse_qsl(urlsplit(url).query, keep_blank_values=True)),
        "headersSize": _NOT_KNOWN,
        "bodySize": len(_text(call.body).encode("utf-8", "surrogatepass")),
    }
    if call.body:
        request["postData"] = {"mimeType": _type_of(call), "text": _text(call.body)}
    entry = {
        "startedDateTime": "1970-01-01T00:00:00.000Z",
        "time": 0,
        "request": request,
        "response": _no_response(),
        "cache": {},
        "timings": {"send": _NOT_KNOWN, "wait": _NOT_KNOWN, "receive": _NOT_KNOWN},
    }
    creator = {"name": "Gemini Workbench", "version": __version__}
    log = {"version": "1.2", "creator": creator, "entries": [entry]}
    return to_json({"log": log}, indent=2) + "\n"


def _no_response() -> dict[str, object]:
    return {
        "status": 0,
        "statusText": "",
        "httpVersion": "",
        "cookies": [],
        "headers": [],
        "content": {"size": 0, "mimeType": ""},
        "redirectURL": "",
        "headersSize": _NOT_KNOWN,
        "bodySize": _NOT_KNOWN,
    }


def _text(text: Text) -> str:
    return "".join(f"${p.name}" if isinstance(p, Variable) else p for p in text)


def _pairs(pairs: list[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"name": name, "value": value} for name, value in pairs]


def _type_of(call: Call) -> str:
    return next((_text(v) for n, v in call.headers if n.lower() == "content-type"), "")


GENERATOR = Generator("har", "HAR", render)
