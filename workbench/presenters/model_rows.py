"""The models that the request bar offers: the id, a few words on it, and a badge for what is about to end."""

from dataclasses import dataclass

from workbench.gemini.catalog import Catalog, Model, Status
from workbench.gemini.endpoints import COUNT_TOKENS, GENERATE, STREAM
from workbench.presenters.figures import count

OFFERED = frozenset({GENERATE, STREAM, COUNT_TOKENS})
_SEVERITIES = {Status.RETIRED: "error", Status.DEPRECATED: "warning"}


@dataclass(frozen=True, slots=True)
class ModelRow:
    """One row of the list; `severity` (plain, warning, error) colours the badge, which may be empty."""

    id: str
    note: str = ""
    badge: str = ""
    severity: str = "plain"

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        return ", ".join(part for part in (self.id, self.badge, self.note) if part)


def model_rows(catalog: Catalog) -> tuple[ModelRow, ...]:
    """Return the rows of all models that generate or count, those that are gone last."""
    offered = [model for model in catalog.models if OFFERED & set(model.methods)]
    offered.sort(key=_is_gone)
    return tuple(_row(model) for model in offered)


def _is_gone(model: Model) -> bool:
    return model.status is Status.RETIRED


def _row(model: Model) -> ModelRow:
    severity = _SEVERITIES.get(model.status, "warning" if model.shutdown else "plain")
    return ModelRow(model.id, _note(model), model.badge, severity)


def _note(model: Model) -> str:
    """Return name and limits, or what is to be known of the model."""
    if model.note:
        return model.note
    if model.input_limit is None:
        return model.display_name
    return f"{model.display_name} · {count(model.input_limit)} tokens in"
