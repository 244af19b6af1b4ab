"""What an import says on a terminal: what came in, what was left out, which keys are needed."""

from collections.abc import Iterable, Iterator, Sequence

from workbench.importers.imported import Imported, NotUnderstood
from workbench.presenters.lines import Line, Tone

MOST_SHOWN = 20


def import_lines(place: str, imported: Sequence[Imported]) -> Iterator[Line]:
    """Yield a summary, then what needs a person: keys to keep, and what has no counterpart here."""
    requests = sum(len(each.requests) for each in imported)
    environments = sum(len(each.environments) for each in imported)
    counts = _counted(requests, "request")
    counts += f" and {_counted(environments, 'environment')}" if environments else ""
    yield Line(f"{counts} in {place}", Tone.GOOD)
    for secret in dict.fromkeys((s.name, s.where) for each in imported for s in each.secrets):
        name, where = secret
        yield Line(
            f"Left out: the key “{name}” ({where}). Keep it with: gemini-workbench keys add {name}",
            Tone.WARNING,
        )
    yield from _limited([note for each in imported for note in each.ignored])


def refusal_line(source: str, error: NotUnderstood) -> Line:
    """Return why a source was not understood; nothing was imported then."""
    place = f"{source}:{error.line}" if error.line else source
    return Line(f"{place}: {error.reason}; nothing was imported", Tone.BAD)


def _limited(notes: list[str]) -> Iterable[Line]:
    for note in notes[:MOST_SHOWN]:
        yield Line(f"Left out: {note}", Tone.QUIET)
    if len(notes) > MOST_SHOWN:
        yield Line(f"and {len(notes) - MOST_SHOWN:,} more; --json names them all", Tone.QUIET)


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
