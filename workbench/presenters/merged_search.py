"""Looking for text in the rows of the Merged view, as they read and not as they were written."""

import re
from collections.abc import Iterator, Sequence
from html import unescape

from workbench.gemini.parts import PartKind
from workbench.presenters.error_view import ErrorView
from workbench.presenters.find_query import FindQuery
from workbench.presenters.merged_blocks import Body, Heading, Row, Sources
from workbench.presenters.notices import Notice
from workbench.presenters.part_views import PartBlock, card_of, code_of, result_of
from workbench.presenters.text_blocks import TextBlock

_MARKUP = re.compile(r"[*_`~\[\\&<|]|^\s*(?:[#>+-]|\d+[.)])", re.MULTILINE)
_TAG = re.compile(r"<[^>]*>")


def places_in(rows: Sequence[Row], query: FindQuery) -> Iterator[tuple[int, int] | None]:
    """Yield (row, number of the place in it) of every place, and None after each row."""
    for index in range(len(rows)):
        for number, _ in enumerate(query.spans(text_of(rows[index]))):
            yield index, number
        yield None


def text_of(row: Row) -> str:
    """Return what a row says."""
    match row:
        case TextBlock():
            return row.text if row.code or not row.closed else plain_text(row.text)
        case PartBlock():
            return _part_text(row)
        case Body() | Heading():
            return row.text
        case _:
            return "\n".join(_words(row))


def _words(row: Row) -> Iterator[str]:
    """Yield the lines of a row that is a notice, an error, a list of sources; a line of thoughts has none."""
    match row:
        case Notice():
            yield from (row.title, row.detail)
        case ErrorView():
            yield from (row.title, row.explanation, row.message)
        case Sources():
            yield from (one.title for one in row.sources)
        case _:
            return


def plain_text(markdown: str) -> str:
    """Return Markdown without its marks, as it reads."""
    if not _MARKUP.search(markdown):
        return markdown.replace("\n", " ")
    from workbench.presenters.markdown_html import html_of  # noqa: PLC0415  loaded when it is used

    return unescape(_TAG.sub("", html_of(markdown)))


def _part_text(part: PartBlock) -> str:
    if part.kind is PartKind.CODE:
        return code_of(part)[1]
    if part.kind is PartKind.CODE_RESULT:
        return result_of(part)[1]
    return "" if part.kind is PartKind.MEDIA else card_of(part).line
