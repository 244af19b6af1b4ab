"""The models that the program knows without asking: limits, methods, thinking, dates. Source: gemini-api.md 6.

The list annotates and completes what `models.list` answers; any other id may be typed and sent.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from workbench.domain.errors import CannotRead
from workbench.domain.json_text import NotJson, parse_json

FILE_NAME = "models.json"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NEAR = 0.5  # below this share of equal characters a name is no suggestion


class Status(StrEnum):
    """Where a model stands in its life; an alias is a name that moves from model to model."""

    GA = "ga"
    PREVIEW = "preview"
    DEPRECATED = "deprecated"
    RETIRED = "retired"
    ALIAS = "alias"


@dataclass(frozen=True, slots=True)
class Model:
    """One model. Limits are tokens, None where they are not published; dates are ISO, empty where unknown.

    `thinking_levels` or `thinking_budget` (lowest and highest number of tokens) say how thinking is set;
    `versions` are the API versions that know it, empty for all; `shutdown` is the earliest day it may go.
    """

    id: str
    display_name: str
    status: Status
    methods: tuple[str, ...] = ()
    input_limit: int | None = None
    output_limit: int | None = None
    thinking_levels: tuple[str, ...] = ()
    thinking_default: str = ""
    thinking_budget: tuple[int, int] | None = None
    thinking_can_be_off: bool = False
    released: str = ""
    shutdown: str = ""
    routed_to: str = ""
    versions: tuple[str, ...] = ()
    note: str = ""

    @property
    def thinks(self) -> bool:
        """Whether thinking can be set."""
        return bool(self.thinking_levels) or self.thinking_budget is not None

    @property
    def badge(self) -> str:
        """The few words beside the id in a list: preview, or when it goes or went."""
        if self.status is Status.RETIRED:
            return f"retired, routed to {self.routed_to}" if self.routed_to else "retired"
        if self.shutdown:
            return f"shuts down {in_words(self.shutdown)}"
        return "" if self.status is Status.GA else self.status.value


class Catalog:
    """The known models in the order in which they are offered."""

    __slots__ = ("_by_id", "models")

    def __init__(self, models: tuple[Model, ...]) -> None:
        self.models = models
        self._by_id: Mapping[str, Model] = {model.id: model for model in models}

    def find(self, name: str) -> Model | None:
        """Return the model of an id, `models/` before it allowed, None where it is not known."""
        return self._by_id.get(name.removeprefix("models/"))

    def with_listed(self, listed: Iterable[Model]) -> "Catalog":
        """Return the catalog with the models of a list that it lacked; what it knows of the others stays."""
        return Catalog((*self.models, *(model for model in listed if model.id not in self._by_id)))

    def nearest(self, name: str, count: int = 3) -> tuple[str, ...]:
        """Return ids that a misspelt or retired name may mean, nearest first; none that is retired."""
        known = self.find(name)
        name = name.removeprefix("models/").lower()
        offered = [m.id for m in self.models if m.status is not Status.RETIRED and m.id != name]
        ranked = sorted(offered, key=lambda other: -_likeness(name, other))
        near = [other for other in ranked if _likeness(name, other) >= _NEAR]
        successor = [known.routed_to] if known and known.routed_to else []
        return tuple(dict.fromkeys([*successor, *near]))[:count]

    def note_on(self, name: str) -> str:
        """Return what is known of a model's end, as a sentence; empty for one that stays or is not known."""
        model = self.find(name)
        if model is None or not model.shutdown:
            return ""
        verb = "was shut down" if model.status is Status.RETIRED else "shuts down"
        successor = f" {model.routed_to} takes its place." if model.routed_to else ""
        return f"{model.id} {verb} on {in_words(model.shutdown)}.{successor}"


def parse_catalog(text: str) -> Catalog:
    """Return the catalog in the text of models.json. Errors: CannotRead."""
    try:
        entries = parse_json(text)["models"]
        return Catalog(tuple(_model(entry) for entry in entries))
    except NotJson as error:
        raise CannotRead(FILE_NAME, error.reason, error.line, error.column) from None
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise CannotRead(FILE_NAME, f"not a catalog of models ({error})") from None


def in_words(day: str) -> str:
    """Return an ISO date as `7 May 2027`, a month as `May 2027`."""
    year, month, *rest = (int(part) for part in day.split("-"))
    return " ".join([*(str(number) for number in rest), _MONTHS[month - 1], str(year)])


def _model(entry: Mapping[str, Any]) -> Model:
    thinking = entry.get("thinking", {})
    budget = thinking.get("budget")
    if shutdown := entry.get("shutdown", ""):
        date.fromisoformat(shutdown)
    return Model(
        id=entry["id"],
        display_name=entry["displayName"],
        status=Status(entry["status"]),
        methods=tuple(entry["methods"]),
        input_limit=entry.get("inputTokenLimit"),
        output_limit=entry.get("outputTokenLimit"),
        thinking_levels=tuple(thinking.get("levels", ())),
        thinking_default=thinking.get("default", ""),
        thinking_budget=(budget[0], budget[1]) if budget else None,
        thinking_can_be_off=thinking.get("canBeOff", False),
        released=entry.get("released", ""),
        shutdown=shutdown,
        routed_to=entry.get("routedTo", ""),
        versions=tuple(entry.get("versions", ())),
        note=entry.get("note", ""),
    )


def _likeness(name: str, other: str) -> float:
    return SequenceMatcher(None, name, other, autojunk=False).ratio()
