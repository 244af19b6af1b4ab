"""Hosts and whole URLs: whose host it is, what goes on the wire, what may be shown."""

import re
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from urllib.parse import unquote

from workbench.gemini.url_text import VARIABLE, UrlParts, parts_of

GEMINI_HOSTS = frozenset(
    {"generativelanguage.googleapis.com", "generativelanguage.mtls.googleapis.com"}
)
SECRET_PARAMETERS = frozenset({"key", "access_token", "oauth_token"})
"""Query parameters that carry a credential. Source: gemini-api.md 1.1."""

_VERTEX_HOST = re.compile(
    r"(?:[a-z0-9-]+-)?aiplatform(?:\.mtls)?\.googleapis\.com|aiplatform\.[a-z0-9-]+\.rep\.googleapis\.com"
)
_BASE_URL = re.compile(r"\{\{\s*baseUrl\s*\}\}")
_DEFAULT_PORTS = {"http": "80", "https": "443"}
_ESCAPE = re.compile(r"(%[0-9A-Fa-f]{2})")
_PRINTABLE = frozenset(map(chr, range(0x21, 0x7F)))
_PATH_SAFE = _PRINTABLE - frozenset('"#<>?`{}')
_QUERY_SAFE = _PRINTABLE - frozenset('"#<>')
_FRAGMENT_SAFE = _PRINTABLE - frozenset('"<>`')


def is_gemini_host(host: str) -> bool:
    """Tell whether a host is the Gemini API's own."""
    return host.lower() in GEMINI_HOSTS


def is_vertex_host(host: str) -> bool:
    """Tell whether a host is Vertex AI's: global, of a region or of a multi-region (gemini-api.md 1.2)."""
    return _VERTEX_HOST.fullmatch(host.lower()) is not None


def is_google_host(host: str) -> bool:
    """Tell whether a host is one of the Gemini API's or Vertex AI's."""
    return is_gemini_host(host) or is_vertex_host(host)


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine: `localhost`, 127.0.0.0/8 or `::1`, brackets allowed."""
    name = host.lower().removeprefix("[").removesuffix("]")
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return IPv6Address(name).is_loopback if ":" in name else IPv4Address(name).is_loopback
    except AddressValueError:
        return False


def with_origin(url: str, base_url: str) -> str:
    """Replace scheme, host and port, whatever they were; a path of the base stays in front."""
    return base_url.rstrip("/") + url[parts_of(url).authority[1] :]


def rebased(url: str, base_url: str, path: str = "") -> str:
    """Replace scheme, host and port of `{{baseUrl}}` and of known Google hosts; leave any other URL alone.

    `path` is what `{{baseUrl}}` stands for behind its host.
    """
    parts = parts_of(url)
    if _BASE_URL.fullmatch(parts.cut(parts.authority)):
        return with_origin(url, base_url.rstrip("/") + path)
    return with_origin(url, base_url) if is_google_host(parts.cut(parts.host)) else url


def path_behind_host(base_url: str) -> str:
    """Return the path of a base URL, "" where it is none or only `/`."""
    parts = parts_of(base_url)
    return parts.cut(parts.path).rstrip("/")


def normalised(url: str) -> str:
    """Return a URL that can be sent as it goes on the wire: dot segments gone, unsafe characters escaped.

    This is what httpx 0.28 makes of it, so that the user sees it before it is sent.
    """
    parts = parts_of(url)
    scheme = parts.cut(parts.scheme).lower()
    query = "?" + _escaped(parts.cut(parts.query), _QUERY_SAFE) if _has_mark(parts, "?") else ""
    fragment = ""
    if _has_mark(parts, "#"):
        fragment = "#" + _escaped(parts.cut(parts.fragment), _FRAGMENT_SAFE)
    path = _escaped(_without_dots(parts.cut(parts.path)), _PATH_SAFE)
    return f"{scheme}://{_wire_authority(parts)}{path}{query}{fragment}"


def masked_url(url: str) -> str:
    """Return a URL with credentials in query and user info overwritten with `*`, offsets kept.

    A `{{name}}` is a name and stays.
    """
    parts = parts_of(url)
    spans = [_value_span(parts, span) for span in parts.parameters() if _is_secret(parts, span)]
    start, stop = parts.userinfo
    spans.append((start, max(start, stop - 1)))
    for start, stop in spans:
        url = url[:start] + _stars(url[start:stop]) + url[stop:]
    return url


def _wire_authority(parts: UrlParts) -> str:
    port = parts.cut(parts.port).lstrip("0")
    usual = _DEFAULT_PORTS.get(parts.cut(parts.scheme))  # as typed: httpx keeps :443 after HTTPS://
    shown = f":{port}" if port and port != usual else ""
    return parts.cut(parts.host).lower() + shown


def _has_mark(parts: UrlParts, mark: str) -> bool:
    start = parts.query[0] if mark == "?" else parts.fragment[0]
    return parts.shape[start - 1 : start] == mark and start - 1 >= parts.path[1]


def _without_dots(path: str) -> str:
    kept: list[str] = []
    for segment in path.split("/"):
        if segment == "..":
            if kept not in ([], [""]):
                kept.pop()
        elif segment != ".":
            kept.append(segment)
    return "/".join(kept)


def _escaped(text: str, safe: frozenset[str]) -> str:
    pieces = _ESCAPE.split(text)
    return "".join(
        piece if index % 2 else "".join(c if c in safe else _percent(c) for c in piece)
        for index, piece in enumerate(pieces)
    )


def _percent(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "replace"))


def _is_secret(parts: UrlParts, span: tuple[int, int]) -> bool:
    name = parts.cut(span).partition("=")[0]
    return unquote(name).lower() in SECRET_PARAMETERS


def _value_span(parts: UrlParts, span: tuple[int, int]) -> tuple[int, int]:
    equals = parts.shape.find("=", *span)
    return (span[1] if equals < 0 else equals + 1, span[1])


def _stars(value: str) -> str:
    pieces = re.split(f"({VARIABLE.pattern})", value)
    return "".join(piece if i % 2 else "*" * len(piece) for i, piece in enumerate(pieces))
