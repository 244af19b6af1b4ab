"""A call as JavaScript with fetch, as Node 18 and later has it: a module that prints the answer as it arrives."""

import re

from workbench.codegen.call import Call, Text, Variable
from workbench.codegen.generator import CannotRender, Generator
from workbench.codegen.literals import javascript_literal

_PROGRAM = """\
const response = await fetch({url}, {{
  method: {method},
  headers: [{headers}],{body}
}});
if (!response.ok) console.error(response.status, response.statusText);
for await (const bytes of response.body ?? []) process.stdout.write(bytes);
"""


def render(call: Call) -> str:
    """Return a module. Errors: CannotRender for what fetch refuses to send."""
    if call.body and call.method in ("GET", "HEAD"):
        raise CannotRender(f"fetch sends no body with {call.method}.")
    if any(_half_characters(text) for text in (call.url, call.body)):
        raise CannotRender("The text holds half a character, which fetch cannot send.")
    return _PROGRAM.format(
        url=javascript_literal(call.url),
        method=javascript_literal((call.method,)),
        headers=_headers(call),
        body=f"\n  body: {javascript_literal(call.body, '  ')}," if call.body else "",
    )


def _headers(call: Call) -> str:
    rows = (
        f"\n    [{javascript_literal((n,))}, {javascript_literal(v)}]," for n, v in call.headers
    )
    joined = "".join(rows)
    return f"{joined}\n  " if joined else ""


def _half_characters(text: Text) -> bool:
    return any(not isinstance(p, Variable) and re.search("[\ud800-\udfff]", p) for p in text)


GENERATOR = Generator("fetch", "JavaScript, fetch", render)
