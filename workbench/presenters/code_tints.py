"""Code as coloured spans, line by line: the kinds of tokens and their colour tokens. Source: ui.md 31.6."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from pygments.lexers import get_lexer_by_name

from workbench.presenters.editor_text import utf16_length

Spans = list[tuple[int, int, str]]
"""Start and length in UTF-16 units and colour token of each span of one line."""

LONGEST: Final = 65_536
LONGEST_LINE: Final = 2_000
"""Characters of a text, and of a line, above which nothing is coloured."""

_LANGUAGES = {
    name: lexer
    for lexer, names in {
        "json": "json jsonc",
        "python": "python py python3",
        "javascript": "javascript js jsx node",
        "typescript": "typescript ts tsx",
        "bash": "bash sh shell zsh console",
        "yaml": "yaml yml",
        "html": "html xml svg",
        "css": "css scss",
        "sql": "sql",
        "java": "java",
        "kotlin": "kotlin kt",
        "swift": "swift",
        "go": "go golang",
        "rust": "rust rs",
        "c": "c h",
        "cpp": "cpp c++ cc hpp",
        "csharp": "csharp cs c#",
        "php": "php",
        "ruby": "ruby rb",
        "toml": "toml",
        "ini": "ini",
        "diff": "diff patch",
        "docker": "dockerfile docker",
    }.items()
    for name in names.split()
}
"""The lexer of each word that may stand behind a fence."""

_TINTS = (
    ("Token.Name.Tag", "syn.key"),
    ("Token.Literal.String.Interpol", "syn.variable"),
    ("Token.Literal.String", "syn.string"),
    ("Token.Literal.Number", "syn.number"),
    ("Token.Keyword.Constant", "syn.literal"),
    ("Token.Keyword", "syn.keyword"),
    ("Token.Operator.Word", "syn.keyword"),
    ("Token.Name.Function", "syn.func"),
    ("Token.Name.Class", "syn.func"),
    ("Token.Name.Builtin", "syn.builtin"),
    ("Token.Name.Exception", "syn.builtin"),
    ("Token.Name.Decorator", "syn.variable"),
    ("Token.Name.Variable", "syn.variable"),
    ("Token.Comment", "syn.comment"),
    ("Token.Punctuation", "syn.punct"),
    ("Token.Operator", "syn.punct"),
    ("Token.Generic.Inserted", "success.fg"),
    ("Token.Generic.Deleted", "error.fg"),
)


def lexer_name(language: str) -> str:
    """Return the lexer of a language as it is named behind a fence; empty where there is none."""
    return _LANGUAGES.get(language.lower(), "")


def spans_of(text: str, language: str) -> Iterator[Spans]:
    """Yield the spans of each line; nothing where the text is too long or the language not known."""
    name = lexer_name(language)
    if not name or len(text) > LONGEST or any(len(s) > LONGEST_LINE for s in text.split("\n")):
        return
    line: Spans = []
    at = 0
    for _, kind, piece in _lexer(name).get_tokens_unprocessed(text):
        tint = _tint(str(kind))
        for number, part in enumerate(piece.split("\n")):
            if number:
                yield line
                line, at = [], 0
            length = utf16_length(part)
            if tint and length:
                line.append((at, length, tint))
            at += length
    yield line


@cache
def _tint(kind: str) -> str:
    """Return the colour of a kind of token, or of the nearest one above it."""
    return next((tint for above, tint in _TINTS if f"{kind}.".startswith(f"{above}.")), "")


@cache
def _lexer(name: str) -> Any:
    return get_lexer_by_name(name)
