"""The list of languages."""

from workbench.codegen import GENERATORS
from workbench.codegen.call import Call, Variable


def test_that_every_language_writes_a_call_down_and_has_a_name_of_its_own() -> None:
    call = Call("GET", ("https://a.example/?key=", Variable("KEY")), (), (), streams=False)
    assert all("KEY" in generator.render(call) and generator.label for generator in GENERATORS)
    assert len({generator.id for generator in GENERATORS}) == len(GENERATORS)
