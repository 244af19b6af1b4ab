"""What assertions look at: the facts of one run, each computed when it is first asked for."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from workbench.domain.json_text import NotJson, parse_json
from workbench.domain.run import HeaderList, How, Run
from workbench.gemini.reading import Reading


class Answered(Protocol):
    """What the frames of an answer say; `gemini.response.ResponseFold` is one."""

    @property
    def text(self) -> str: ...
    @property
    def thoughts(self) -> str: ...
    @property
    def function_calls(self) -> list[dict[str, Any]]: ...
    @property
    def finish_reason(self) -> str | int | None: ...
    @property
    def block_reason(self) -> str | int | None: ...
    @property
    def model_version(self) -> str | None: ...
    def merged(self) -> Any: ...


@dataclass(frozen=True)
class Evidence:
    """The facts of a run. Times are milliseconds from the sending; `trouble` is the failure's title."""

    answer: Answered
    status: int | None = None
    headers: HeaderList = ()
    ended: How = "complete"
    trouble: str = ""
    ttft_ms: float | None = None
    total_ms: float | None = None

    @cached_property
    def text(self) -> str:
        """The merged text, empty when none came."""
        return self.answer.text

    @cached_property
    def response(self) -> Any:
        """The merged body, None where no JSON came."""
        return self.answer.merged()

    @cached_property
    def output(self) -> Any:
        """The text read as JSON; a NotJson where it is none."""
        try:
            return parse_json(self.text)
        except NotJson as problem:
            return problem

    @cached_property
    def instead(self) -> str:
        """What came in place of something that is missing, as the end of a sentence."""
        return next(filter(None, self._reasons()), f"the run ended {self.ended}")

    def _reasons(self) -> tuple[str, ...]:
        names = ", ".join(str(call.get("name", "")) for call in self.answer.function_calls)
        block, finish = self.answer.block_reason, self.answer.finish_reason
        return (
            f"the run {_in_past(self.ended)}: {self.trouble}" if self.trouble else "",
            "no answer arrived" if self.status is None else "",
            f"the prompt was blocked: {block}" if block else "",
            f"the answer calls {names}" if names else "",
            f"the answer finished with {finish}" if finish else "",
        )


def _in_past(ended: How) -> str:
    return {"cut off": "was cut off", "cancelled": "was cancelled"}.get(ended, ended)


def evidence_of(run: Run, reading: Reading) -> Evidence:
    """Return the facts of a run and of the reading of its bytes."""
    return Evidence(
        answer=reading.response,
        status=run.status,
        headers=run.headers,
        ended=reading.ended,
        trouble=reading.failure.title if reading.failure else "",
        ttft_ms=reading.ttft_ms,
        total_ms=reading.total_ms,
    )
