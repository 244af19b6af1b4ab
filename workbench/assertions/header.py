"""`header`: the value of a response header; several of one name are joined as HTTP joins them."""

from workbench.assertions.evidence import Evidence
from workbench.assertions.kind import TEXT_CHECKS, CannotJudge, Kind, Missing, Target, Value
from workbench.domain.assertion import Assertion


def _target(evidence: Evidence, assertion: Assertion) -> Target:
    if not assertion.name:
        raise CannotJudge("A `header` assertion needs `name:`, the name of a response header.")
    wanted = assertion.name.strip().lower()
    values = [value for name, value in evidence.headers if name.lower() == wanted]
    return Value(", ".join(values)) if values else Missing(_other_names(evidence, assertion.name))


def _other_names(evidence: Evidence, wanted: str) -> str:
    names = ", ".join(dict.fromkeys(name for name, _value in evidence.headers))
    return (
        f"No header {wanted}; there were {names}."
        if names
        else f"No header {wanted}; there were none."
    )


KIND = Kind("header", TEXT_CHECKS, _target)
