"""curl commands as requests, by curl's own rules for method, headers and body; nothing is run.

The measure is what curl sends: options that change nothing of the message are named as ignored, files are read only
where the caller allows it. Source: `man curl`.
"""

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping

from workbench.domain.request import Header, Request, SendSettings
from workbench.importers.curl_arguments import Arguments, sorted_arguments
from workbench.importers.curl_body import (
    BOUNDARY,
    DATA,
    FORM,
    FORM_TYPE,
    data_text,
    form_parts,
    multipart,
    query_pieces,
)
from workbench.importers.curl_urls import (
    CurlUrl,
    expanded_urls,
    read_curl_url,
    typed_names_marked,
)
from workbench.importers.found_secrets import SecretFinder
from workbench.importers.imported import Imported, ImportOptions, Notes, NotUnderstood, Placed
from workbench.importers.marks import named, names_in
from workbench.importers.shells.bash import read_bash
from workbench.importers.shells.cmd import is_cmd, read_cmd
from workbench.importers.shells.invocation import Invocation, NotAScript, Script
from workbench.importers.shells.powershell import is_powershell, read_powershell

FORMAT = "curl"
_COMMAND = re.compile(
    r"^[\s$>%!]*(?:[\w./\\:-]*[/\\])?curl(?:\.exe)?\s", re.MULTILINE | re.IGNORECASE
)
_PROGRAMS = frozenset({"curl", "curl.exe"})
_USED = frozenset(
    {
        *DATA,
        *FORM,
        *("header", "request", "get", "head", "user", "user-agent", "referer", "cookie", "range"),
        *("oauth2-bearer", "url-query", "upload-file", "max-time", "connect-timeout", "globoff"),
        *("no-globoff", "path-as-is", "basic", "no-basic"),
    }
)
_OTHER_LOGINS = ("digest", "ntlm", "negotiate", "anyauth", "ntlm-wb", "aws-sigv4")


def recognises(text: str) -> bool:
    """Tell whether a text holds a curl command."""
    return _COMMAND.search(text) is not None


def read(text: str, options: ImportOptions) -> Imported:
    """Return the requests that a text's curl commands would send. Errors: NotUnderstood."""
    try:
        script = _script(text, options.variables)
    except NotAScript as error:
        raise NotUnderstood(error.reason, error.line) from None
    notes = Notes()
    for command in script.not_run:
        notes.ignore(f"$({command})")
    found = [invocation for invocation in script.invocations if _is_curl(invocation)]
    if not found:
        raise NotUnderstood("there is no curl command")
    requests = [
        request
        for invocation in found
        for arguments in sorted_arguments(invocation.words[1:], invocation.line)
        for request in _Maker(arguments, invocation, options, notes).requests()
    ]
    if not requests:
        raise NotUnderstood("curl has no URL", found[0].line)
    return _imported(requests, _left_over(script, found), notes)


def _script(text: str, variables: Mapping[str, str]) -> Script:
    if is_cmd(text):
        return read_cmd(text, variables)
    if is_powershell(text):
        return read_powershell(text, variables)
    return read_bash(text, variables)


def _is_curl(invocation: Invocation) -> bool:
    return re.split(r"[/\\]", invocation.words[0])[-1].lower() in _PROGRAMS


def _left_over(script: Script, found: list[Invocation]) -> list[str]:
    """Return lines that look like options of curl and stand on their own: their backslash is missing."""
    alone = [i for i in script.invocations if i not in found and i.words[0].startswith("-")]
    return [f"line {i.line}: {i.words[0]} (the line before it does not end with \\)" for i in alone]


def _imported(requests: list[Request], left_over: list[str], notes: Notes) -> Imported:
    texts = [
        text
        for request in requests
        for text in (request.url, request.body, *(h.value for h in request.headers))
    ]
    variables = dict.fromkeys(name for text in texts for name in names_in(text))
    finder = SecretFinder()
    placed = tuple(Placed(finder.without(_with_names(request))) for request in requests)
    ignored = tuple(named(note) for note in (*notes.all, *left_over))
    return Imported(FORMAT, placed, ignored, tuple(variables), tuple(finder.found))


def _with_names(request: Request) -> Request:
    return Request(
        name=named(request.name),
        url=named(request.url),
        method=named(request.method),
        headers=tuple(Header(named(h.name), named(h.value)) for h in request.headers),
        body=named(request.body),
        settings=request.settings,
    )


class _Maker:
    """Makes the requests of one group of arguments."""

    def __init__(
        self, arguments: Arguments, invocation: Invocation, options: ImportOptions, notes: Notes
    ) -> None:
        self._arguments = arguments
        self._invocation = invocation
        self._options = options
        self._notes = notes

    def requests(self) -> Iterator[Request]:
        """Yield one request for each URL."""
        if not self._arguments.urls:
            return
        self._check_one_kind()
        self._check_input()
        for name, _, typed in self._arguments.options:
            if name not in _USED:
                self._notes.ignore(typed)
        for typed in self._arguments.urls:
            yield from self._requests_to(typed)

    def _requests_to(self, typed: str) -> Iterator[Request]:
        """Yield what goes to one URL; one that cannot be sent does not stop the others."""
        line, globs = self._invocation.line, not self._arguments.has("globoff")
        url = typed_names_marked(typed)
        as_is = self._arguments.has("path-as-is")
        try:
            urls = expanded_urls(url, line) if globs else [url]
            read = [read_curl_url(one, line, as_is=as_is) for one in urls]
        except NotUnderstood as error:
            if len(self._arguments.urls) == 1:
                raise
            self._notes.ignore(error.reason)
            return
        for one in read:
            yield self._request(one)

    def _check_input(self) -> None:
        path = self._invocation.stdin_file
        if path is not None and self._reads_files and self._options.text_of(path) is None:
            raise NotUnderstood(f"the file {path} cannot be read", self._invocation.line)

    def _check_one_kind(self) -> None:
        has = self._arguments
        kinds = [
            has.has("head"),
            bool(has.all(*FORM)),
            has.last("upload-file") is not None,
            bool(has.all(*DATA)) and not has.has("get"),
        ]
        if sum(kinds) > 1 and not (kinds[2] and not kinds[0] and not kinds[1]):
            raise NotUnderstood(
                "curl sends one of data, form, upload or HEAD, not two", self._invocation.line
            )

    def _request(self, url: CurlUrl) -> Request:
        arguments, line = self._arguments, self._invocation.line
        data = data_text(arguments, self._data_file)
        parts = form_parts(arguments, self._form_file, line)
        upload = arguments.last("upload-file")
        url = url.with_query(*query_pieces(arguments, self._data_file))
        body, body_type, method = "", "", "GET"
        if upload is not None:
            body, method = self._uploaded(upload), "PUT"
        elif arguments.has("get"):
            url = url.with_query(data) if data else url
        elif parts:
            body, body_type, method = multipart(parts), "multipart/form-data", "POST"
        elif data is not None:
            body, body_type, method = data, FORM_TYPE, "POST"
        if arguments.has("head"):
            method, body, body_type = "HEAD", "", ""
        return Request(
            name=_name(arguments.last("request") or method, url),
            url=str(url),
            method=arguments.last("request") or method,
            headers=self._headers(url, body_type),
            body=body,
            settings=self._settings(),
        )

    def _uploaded(self, path: str) -> str:
        text = self._form_file("-" if path == "." else path)
        return f"@{path}" if text is None else text

    def _headers(self, url: CurlUrl, body_type: str) -> tuple[Header, ...]:
        typed, removed = self._typed_headers()
        typed = [h for h in typed if not self._is_of_connection(h, url)]
        taken = {header.name.lower() for header in typed} | removed
        made = [h for h in self._made_headers(url) if h.name.lower() not in taken]
        if body_type == "multipart/form-data":
            typed = [h for h in typed if h.name.lower() != "content-type"]
            own = [h.value for h in self._typed_headers()[0] if h.name.lower() == "content-type"]
            value = f"{own[-1] if own else body_type}; boundary={BOUNDARY}"
            return (*made, *typed, Header("Content-Type", value))
        if body_type and "content-type" not in taken and not self._arguments.last("json"):
            return (*made, *typed, Header("Content-Type", body_type))
        return (*made, *typed)

    def _is_of_connection(self, header: Header, url: CurlUrl) -> bool:
        """Tell whether a header is one that sending adds by itself; a length is named, for it is not kept."""
        if header.name.lower() == "content-length":
            self._notes.ignore(f"header {header.name}")
            return True
        return header.name.lower() == "host" and header.value == url.host

    def _made_headers(self, url: CurlUrl) -> Iterator[Header]:
        """Yield the headers that options stand for, in curl's order."""
        arguments = self._arguments
        login = self._login(url)
        if login:
            yield Header("Authorization", login)
        if span := arguments.last("range"):
            yield Header("Range", f"bytes={span}-" if span.isdigit() else f"bytes={span}")
        for name, option in (
            ("User-Agent", "user-agent"),
            ("Referer", "referer"),
        ):
            value = arguments.last(option)
            if value:
                yield Header(name, value.partition(";auto")[0])
        cookies = [value for _, value in arguments.all("cookie") if "=" in value]
        if cookies:
            yield Header("Cookie", ";".join(cookies))
        for _, value in arguments.all("cookie"):
            if "=" not in value and value:
                self._notes.ignore(f"-b {value}")

    def _login(self, url: CurlUrl) -> str:
        arguments = self._arguments
        token, user = arguments.last("oauth2-bearer"), arguments.last("user")
        if any(arguments.has(name) for name in _OTHER_LOGINS):
            if user is not None:
                self._notes.ignore("-u")
            return ""
        if token is not None and user is None:
            return f"Bearer {token}"
        if user is not None:
            return f"Basic {_base64(user if ':' in user else user + ':')}"
        return "" if url.login is None else f"Basic {_base64(':'.join(url.login))}"

    def _typed_headers(self) -> tuple[list[Header], set[str]]:
        """Return the headers of `-H` and the names that `-H 'Name:'` takes away."""
        headers: list[Header] = []
        removed: set[str] = set()
        for line in self._header_lines():
            name, mark, value = line.partition(":")
            if not mark and line.rstrip().endswith(";") and ":" not in line:
                headers.append(Header(line.rstrip().removesuffix(";"), ""))
            elif mark and value.strip():
                headers.append(Header(name.strip(), value.strip(" \t\r\n")))
            elif mark:
                removed.add(name.strip().lower())
        if self._arguments.last("json") is not None:
            taken = {header.name.lower() for header in headers} | removed
            wanted = [n for n in ("Content-Type", "Accept") if n.lower() not in taken]
            headers += [Header(name, "application/json") for name in wanted]
        return headers, removed

    def _header_lines(self) -> Iterator[str]:
        for _, argument in self._arguments.all("header"):
            text = self._data_file(argument[1:]) if argument.startswith("@") else None
            if text is not None:
                yield from text.splitlines()
            elif not argument.startswith("@"):
                yield argument

    def _settings(self) -> SendSettings:
        return SendSettings(
            connect_timeout=_seconds(self._arguments.last("connect-timeout")),
            total_timeout=_seconds(self._arguments.last("max-time")),
        )

    def _data_file(self, path: str) -> str | None:
        """Return the text of a file; curl sends nothing for one that is missing."""
        text = self._text_of(path)
        return "" if text is None and self._reads_files else text

    def _form_file(self, path: str) -> str | None:
        """Return the text of a file; curl sends no request where one is missing."""
        text = self._text_of(path)
        if text is None and self._reads_files:
            raise NotUnderstood(f"the file {path} cannot be read", self._invocation.line)
        return text

    @property
    def _reads_files(self) -> bool:
        return self._options.read_file is not None

    def _text_of(self, path: str) -> str | None:
        """Return the text of a file or of standard input; one that stays unread is named."""
        invocation = self._invocation
        piped = dict(invocation.files).get(path)
        if piped is not None:
            return piped
        if path == "-" and invocation.stdin is not None:
            return invocation.stdin
        if path == "-" and invocation.stdin_file is not None:
            path = invocation.stdin_file
        text = None if path == "-" else self._options.text_of(path)
        if text is None:
            self._notes.ignore(f"@{path}")
        return text


def _base64(text: str) -> str:
    if names_in(text):
        return text  # a variable's value is not known here
    return b64encode(text.encode("utf-8", "surrogatepass")).decode()


def _seconds(text: str | None) -> float | None:
    try:
        seconds = None if text is None else float(text)
    except ValueError:
        return None
    return seconds if seconds and seconds > 0 else None


def _name(method: str, url: CurlUrl) -> str:
    """Return a name to show: the model and what is asked of it, or method and path."""
    found = re.search(r"/models/([^/:]+):(\w+)$", url.path)
    if found is not None:
        return f"{found[2]} {found[1]}"
    return f"{method} {url.path if url.path != '/' else url.host}"
