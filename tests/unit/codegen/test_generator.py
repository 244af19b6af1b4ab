"""The list of languages."""

from workbench.codegen import GENERATORS
from workbench.codegen.call import Call, Variable


def test_that_every_language_writes_a_call_down_or_says_why_not() -> None:
    url = "https://a.example/v1beta/models/m:generateContent"
    headers = (("x-goog-api-key", (Variable("KEY"),)),)
    call = Call("POST", (url,), headers, ('{"contents": [1]}',), streams=False)
    assert all("KEY" in generator.render(call) and generator.label for generator in GENERATORS)
    assert len({generator.id for generator in GENERATORS}) == len(GENERATORS)
