"""A call as Python with httpx: the same bytes, the answer printed as it arrives."""

from workbench.codegen.call import Call, Variable
from workbench.codegen.generator import Generator
from workbench.codegen.literals import python_literal, python_text

_PROGRAM = """\
{imports}import httpx

url = {url}
headers = {headers}
{body}
with httpx.stream(
    {arguments},
) as response:
    for text in response.iter_text():
        print(text, end="", flush=True)
    response.raise_for_status()
"""


def render(call: Call) -> str:
    """Return a program. Errors: none."""
    arguments = [python_text(call.method), "url", "headers=headers", "timeout=None"]
    body = ""
    if call.body:
        body = f"body = {python_literal(call.body)}\n"
        arguments.insert(3, 'content=body.encode("utf-8", "surrogatepass")')
    return _PROGRAM.format(
        imports="import os\n\n" if _has_variables(call) else "",
        url=python_literal(call.url),
        headers=_headers(call),
        body=body,
        arguments=",\n    ".join(arguments),
    )


def _headers(call: Call) -> str:
    if not call.headers:
        return "[]"
    rows = (
        f"    ({python_text(name)}, {python_literal(value)}),\n" for name, value in call.headers
    )
    return f"[\n{''.join(rows)}]"


def _has_variables(call: Call) -> bool:
    texts = (call.url, call.body, *(value for _, value in call.headers))
    return any(isinstance(piece, Variable) for text in texts for piece in text)


GENERATOR = Generator("httpx", "Python, httpx", render)
