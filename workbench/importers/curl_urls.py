"""URLs as curl reads them: globs, a scheme that is guessed, a path without dots, no fragment.

Sources: `man curl` (URL, GLOBBING, --path-as-is, --url-query), curl's URL syntax document.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from urllib.parse import unquote

from workbench.importers.imported import NotUnderstood
from workbench.importers.marks import marked, unmarked_parts

MOST_URLS = 200
_TYPED_NAME = re.compile(r"\{\{\s*([A-Za-z_][\w.-]*)\s*\}\}")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):/{1,3}")
_GUESSED = ("ftp", "dict", "ldap", "imap", "smtp", "pop3")
_SET = re.compile(
    r"\\([{}\[\]])|\{([^{}]*)\}|\[(?:(-?\d+)-(-?\d+)|([a-zA-Z])-([a-zA-Z]))(?::(\d+))?\]|([{}\[\]])"
)
_NOT_IN_HOSTS = re.compile(r"[{}\\$'\"^`*<>=;,+&()!]")  # what curl refuses in a host, too
_USUAL_PORTS = {"http": "80", "https": "443"}


@dataclass(frozen=True, slots=True)
class CurlUrl:
    """The parts of a URL that go out; `login` is (user, password) from before the host.

    `scheme` is "" where a variable stands before the path: it may hold the scheme as well.
    """

    scheme: str
    host: str
    path: str
    query: str | None
    login: tuple[str, str] | None

    def with_query(self, *more: str) -> "CurlUrl":
        """Return it with more behind the question mark."""
        query = self.query or ""
        for part in more:
            query += ("&" if query and not query.endswith("&") else "") + part
        return replace(self, query=query) if more else self

    def __str__(self) -> str:
        query = "" if self.query is None else f"?{self.query}"
        scheme = f"{self.scheme}://" if self.scheme else ""
        return f"{scheme}{self.host}{self.path}{query}"


def typed_names_marked(text: str) -> str:
    """Return a text with the `{{name}}` of other programs as marks."""
    return _TYPED_NAME.sub(lambda found: marked(found[1]), text)


def expanded_urls(url: str, line: int) -> list[str]:
    """Return what a URL with `{a,b}` and `[1-3]` stands for. Errors: NotUnderstood."""
    parts = [list(_choices(part, line)) for part in _glob_parts(url)]
    count = 1
    for part in parts:
        count *= len(part)
    if count > MOST_URLS:
        raise NotUnderstood(f"the URL stands for more than {MOST_URLS} requests", line)
    return ["".join(chosen) for chosen in product(*parts)]


def read_curl_url(text: str, line: int, *, as_is: bool) -> CurlUrl:
    """Return the parts of a URL. Errors: NotUnderstood for what curl cannot send."""
    bare = text.partition("#")[0]
    if not bare or re.search(r"[\x00-\x20\x7f]", "".join(unmarked_parts(bare)[::2])):
        raise NotUnderstood(f"the URL cannot be sent: {text!r}", line)
    found = _SCHEME.match(bare)
    rest = bare[found.end() :] if found else bare
    authority, path, query = _cut(rest)
    login, _, host = authority.rpartition("@")
    scheme = found[1].lower() if found else _guessed(host)
    if not host or host.isdigit() or _NOT_IN_HOSTS.search("".join(unmarked_parts(host)[::2])):
        raise NotUnderstood(f"the URL has no host: {text!r}", line)
    return CurlUrl(
        scheme=scheme,
        host=host.removesuffix(f":{_USUAL_PORTS.get(scheme, '')}").removesuffix(":"),
        path=(path if as_is else without_dots(path)) or "/",
        query=query,
        login=_login(login) if "@" in authority else None,
    )


def without_dots(path: str) -> str:
    """Return a path with `.` and `..` taken out. Source: RFC 3986, 5.2.4."""
    out: list[str] = []
    parts = path.split("/")
    for number, part in enumerate(parts):
        is_last = number == len(parts) - 1
        if part.lower() in ("..", ".%2e", "%2e.", "%2e%2e"):
            if len(out) > 1:
                out.pop()
            out += [""] if is_last else []
        elif part.lower() in (".", "%2e"):
            out += [""] if is_last else []
        else:
            out.append(part)
    return "/".join(out)


def _cut(rest: str) -> tuple[str, str, str | None]:
    """Return authority, path and query of what follows the scheme."""
    before, mark, query = rest.partition("?")
    authority, slash, path = before.partition("/")
    return authority, slash + path, query if mark else None


def _guessed(host: str) -> str:
    if marked("")[0] == host[:1]:
        return ""
    name = host.partition(".")[0].lower()
    return name if name in _GUESSED and "." in host else "http"


def _login(text: str) -> tuple[str, str]:
    user, _, password = text.partition(":")
    return unquote(user), unquote(password)


def _glob_parts(url: str) -> Iterator[str | re.Match[str]]:
    """Yield ordinary text and sets in turn; an IPv6 address in its brackets is ordinary."""
    at = 0
    for found in _SET.finditer(url):
        if found[8] and _is_address(url, found.start()):
            continue
        yield url[at : found.start()]
        yield found
        at = found.end()
    yield url[at:]


def _is_address(url: str, at: int) -> bool:
    return re.search(r"\[[0-9a-fA-F:.%]+\]", url[: at + 60]) is not None


def _choices(part: str | re.Match[str], line: int) -> list[str]:
    if isinstance(part, str):
        return [part]
    if part[1]:
        return [part[1]]
    if part[2] is not None:
        return part[2].split(",")
    if part[8]:
        raise NotUnderstood(
            f"{part[8]} in the URL has no counterpart; --globoff sends it as it is", line
        )
    step = int(part[7] or 1) or 1
    if part[5]:
        return [chr(number) for number in range(ord(part[5]), ord(part[6]) + 1, step)]
    width = len(part[3]) if part[3].startswith("0") else 0
    count = range(int(part[3]), int(part[4]) + 1, step)[: MOST_URLS + 1]
    return [f"{number:0{width}d}" for number in count]
