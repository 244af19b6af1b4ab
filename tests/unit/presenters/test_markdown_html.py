"""Markdown as HTML that reaches nothing."""

import re

import pytest

from workbench.presenters.markdown_html import html_of

PAYLOADS = (
    "![x](/dev/urandom)",
    "![x](file:///etc/passwd)",
    "![x](https://evil.example/x.png)",
    "![x][r]\n\n[r]: /etc/passwd",
    "![x](data:image/png;base64,AAAA)",
    "![x](//host/share/x.png)",
    "![x](\\\\host\\share\\x.png)",
    '<img src="/etc/passwd">',
    '<body background="file:///etc/passwd">',
    "<style>@import url(file:///etc/passwd)</style>",
    '<a href="file:///etc/passwd">x</a>',
    '<svg><image href="/etc/passwd"/></svg>',
    "[x](file:///etc/passwd)",
    "[x](javascript:alert(1))",
    "[x](\\\\host\\share)",
    "<file:///etc/passwd>",
    "| ![x](/a) |\n|---|\n| ![y](/b) |",
    "# ![x](/a)",
    "`![x](/a)` <img src=x>",
    "![](http://[bad)",
)
SAFE = re.compile(
    r"</?(?:p|h[1-6]|ul|ol|li|a|em|strong|s|code|pre|blockquote|hr|br|table|thead|tbody|tr|th|td)"
    r'(?: (?:href="https?://[^"]*"|start="\d+"|title="[^"]*"|class="language-[^"]*"|style="text-align:\w+"))*'
    r" ?/?>"
)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_that_nothing_but_links_to_the_web_refers_to_anything(payload: str) -> None:
    tags = re.findall(r"<[^>]*>", html_of(payload))
    assert not [tag for tag in tags if not SAFE.fullmatch(tag)]


def test_that_an_image_stands_as_text_with_its_host() -> None:
    assert "[image: a chart (pics.example)]" in html_of("![a chart](https://pics.example/c.png)")


def test_that_an_image_without_a_readable_host_stands_as_text() -> None:
    assert html_of("![x](http://[bad)").startswith("<p>")


def test_that_lists_go_on_counting() -> None:
    assert '<ol start="5">' in html_of("5. five")


def test_that_very_many_brackets_are_no_links() -> None:
    assert html_of("[" * 600 + "<b>\nx") == f"<p>{'[' * 600}&lt;b&gt;<br>x</p>"


def test_that_tables_are_tables() -> None:
    assert "<table>" in html_of("| a | b |\n|---|---|\n| 1 | 2 |")
