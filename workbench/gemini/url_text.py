"""The places of a URL's parts in its text, template or not.

A URL is edited and painted as it is typed, so a part is a half-open range of the text. A `{{name}}` may stand
anywhere; what is inside its braces never divides anything, so its characters are blanked before the cut.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

Span = tuple[int, int]

VARIABLE = re.compile(r"\{\{[^{}]*\}\}")
BLANK = "\x1a"  # a control character: no URL that can be sent holds one
_SCHEME = re.compile(rf"[A-Za-z{BLANK}][A-Za-z0-9+.\-{BLANK}]*(?=://)")
_END_OF_AUTHORITY = re.compile(r"[/?#]")


@dataclass(frozen=True, slots=True)
class UrlParts:
    """Where the parts of a URL stand. `query` and `fragment` are without their mark; `shape` has variables blanked.

    Without a scheme everything up to the first `/`, `?` or `#` is the authority, as in `{{baseUrl}}/v1beta`.
    """

    text: str
    shape: str
    scheme: Span
    authority: Span
    path: Span
    query: Span
    fragment: Span

    def cut(self, span: Span) -> str:
        """Return the text of one part."""
        return self.text[span[0] : span[1]]

    @property
    def host(self) -> Span:
        """Where the host stands, brackets of an IPv6 address included."""
        start, stop = self._after_userinfo()
        if self.shape[start:stop].startswith("["):
            end = self.shape.find("]", start, stop)
            return (start, stop if end < 0 else end + 1)
        colon = self.shape.find(":", start, stop)
        return (start, stop if colon < 0 else colon)

    @property
    def port(self) -> Span:
        """Where the port stands, without its colon; empty when there is none."""
        stop = self.authority[1]
        start = self.host[1]
        return (min(start + 1, stop), stop)

    @property
    def userinfo(self) -> Span:
        """Where `user:password@` stands, the at sign included; empty when there is none."""
        return (self.authority[0], self._after_userinfo()[0])

    def _after_userinfo(self) -> Span:
        start, stop = self.authority
        at = self.shape.rfind("@", start, stop)
        return (start if at < 0 else at + 1, stop)

    def segments(self) -> Iterator[Span]:
        """Yield the place of each path segment that is not empty."""
        start, stop = self.path
        for match in re.finditer(r"[^/]+", self.shape[start:stop]):
            yield (start + match.start(), start + match.end())

    def parameters(self) -> Iterator[Span]:
        """Yield the place of each `name=value` of the query."""
        start, stop = self.query
        for match in re.finditer(r"[^&]+", self.shape[start:stop]):
            yield (start + match.start(), start + match.end())


def parts_of(url: str) -> UrlParts:
    """Return where the parts of a URL stand; any text has parts."""
    shape = VARIABLE.sub(_blanked, url)
    match = _SCHEME.match(shape)
    scheme = match.span() if match else (0, 0)
    start = scheme[1] + 3 if match else 0
    found = _END_OF_AUTHORITY.search(shape, start)
    authority = (start, found.start() if found else len(shape))
    hash_mark = _find(shape, "#", authority[1], len(shape))
    question_mark = _find(shape, "?", authority[1], hash_mark)
    return UrlParts(
        text=url,
        shape=shape,
        scheme=scheme,
        authority=authority,
        path=(authority[1], question_mark),
        query=(min(question_mark + 1, hash_mark), hash_mark),
        fragment=(min(hash_mark + 1, len(shape)), len(shape)),
    )


def _blanked(match: re.Match[str]) -> str:
    return BLANK * len(match.group())


def _find(text: str, mark: str, start: int, stop: int) -> int:
    found = text.find(mark, start, stop)
    return stop if found < 0 else found
