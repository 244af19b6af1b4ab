"""Markdown as the small HTML that Qt shows: no HTML of the model's own, no pictures, links only to the web.

The input is one block of `text_blocks`, so its size is bounded. Source: promises.md U8.
"""

from collections.abc import MutableMapping, Sequence
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererProtocol
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from workbench.presenters.part_views import is_web

MOST_BRACKETS, MOST_BARS = 500, 1_000
"""So many `[` and `|` one block may have to be read as links and tables."""


def html_of(text: str) -> str:
    """Return Markdown as HTML that refers to nothing but links; images stand as text.

    Text with very many brackets stays as it is: the reader looks for the end of a link at each of them.
    """
    if text.count("[") > MOST_BRACKETS or text.count("|") > MOST_BARS:
        return f"<p>{escapeHtml(text)}</p>".replace("\n", "<br>")
    html: str = _reader().render(text)
    return html


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False, "linkify": False, "typographer": False})
    reader.enable(["table", "strikethrough"])
    reader.validateLink = is_web  # type: ignore[method-assign, assignment]  # its documented way
    reader.add_render_rule("image", _image_as_text)
    return reader


def _image_as_text(
    renderer: RendererProtocol,
    tokens: Sequence[Token],
    index: int,
    options: OptionsDict,
    environment: MutableMapping[str, Any],
) -> str:
    del renderer, options, environment
    token = tokens[index]
    host = _host(str(token.attrs.get("src", "")))
    words = " ".join(word for word in (token.content, host and f"({host})") if word)
    return escapeHtml(f"[image: {words}]")


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
