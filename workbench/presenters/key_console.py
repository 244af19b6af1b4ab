"""What the command line says of a key that was checked."""

from collections.abc import Iterator

from workbench.gemini.key_answers import advice_on
from workbench.gemini.key_shapes import Kind
from workbench.presenters.console import failure_lines
from workbench.presenters.figures import plural
from workbench.presenters.lines import Line, Tone
from workbench.services.key_check import KeyCheck


def check_lines(check: KeyCheck, kind: Kind) -> Iterator[Line]:
    """Yield what one list of the models has shown of a key of a kind, and what to do."""
    if check.models is not None:
        found = f"{'at least ' if check.has_more else ''}{plural(check.models, 'model')}"
        yield Line(f"Google accepts the key: {found}.", Tone.GOOD)
    elif check.failure is None:
        yield Line(f"✗ Nothing was sent: {check.refused}", Tone.BAD)
    else:
        yield from failure_lines(check.failure)
        yield from (Line(f"  {step}") for step in advice_on(check.failure, kind).steps)
