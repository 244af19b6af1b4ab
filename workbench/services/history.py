"""Keeps every run: the request as typed, what was sent, every byte with its time, the verdicts."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from workbench.domain.credentials import credentials_in, without_credentials
from workbench.domain.environment import Scope
from workbench.domain.errors import WorkbenchError
from workbench.domain.history import MEGABYTE, HistoryEntry, HistoryLimits, HistoryRow, Texts
from workbench.domain.json_text import compact_json, to_json
from workbench.domain.masking import Masker
from workbench.domain.plain_values import plain_of
from workbench.domain.request import Request
from workbench.domain.run import Recording, Run, SentMessage
from workbench.domain.secret import Secret
from workbench.domain.settings import HISTORY_AGE, HISTORY_BODIES, HISTORY_SIZE, Settings
from workbench.gemini.asked_model import asked_model
from workbench.gemini.reading import Reading, read_run
from workbench.gemini.said_text import said_in, said_in_value
from workbench.ports import HistoryStore

LONGEST = 500_000
"""Characters of a text that a search looks through."""

NO_BODIES = "History keeps no bodies: the settings say so."
_CREDENTIAL_HEADERS = frozenset(
    {"x-goog-api-key", "authorization", "proxy-authorization", "cookie", "x-api-key", "api-key"}
)
_SHORTEST = 8
"""A shorter value typed for a credential stands in ordinary words, too; it is overwritten in its header alone."""

_SCHEME = re.compile(r"(?:Bearer|Basic)\s+", re.IGNORECASE)


class Told(NamedTuple):
    """A run, the request that it came of and all that surrounded that; what its bytes say where that is known."""

    request: Request
    scope: Scope
    run: Run
    reading: Reading | None = None


class History:
    """What keeps runs in a store, opened with the first. `held` gives the secrets that no file may hold."""

    def __init__(
        self,
        open_store: Callable[[], HistoryStore],
        held: Callable[[], Iterable[Secret]],
        settings: Settings,
    ) -> None:
        self._open_store = open_store
        self._store: HistoryStore | None = None
        self._held = held
        self._settings = settings
        self._trouble = ""

    @property
    def store(self) -> HistoryStore:
        """Where runs are kept."""
        if self._store is None:
            self._store = self._open_store()
        return self._store

    def follow(self, settings: Settings) -> None:
        """Keep the next run as other settings say."""
        self._settings = settings

    async def keep(self, told: Told) -> str:
        """Keep a run; return what the user should know, "" for nothing. The same trouble is told once. Errors: none."""
        size, days = self._settings.get(HISTORY_SIZE), self._settings.get(HISTORY_AGE)
        if not size:
            return ""
        limits = HistoryLimits(int(size * MEGABYTE), days)
        try:
            await self.store.add(lambda: (self._entry(told),), limits)
        except WorkbenchError as error:
            before, self._trouble = self._trouble, f"Runs are not kept in the history. {error}"
            return "" if self._trouble == before else self._trouble
        self._trouble = ""
        return self.store.take_notice()

    async def close(self) -> None:
        """Wait for what is being kept, and let go of the store."""
        if self._store is not None:
            await self._store.close()

    def _entry(self, told: Told) -> HistoryEntry:
        with_bodies = bool(self._settings.get(HISTORY_BODIES))
        masker = Masker((*self._held(), *_typed_secrets(told.run)))
        return entry_of(told, masker, with_bodies=with_bodies)


def entry_of(told: Told, masker: Masker, *, with_bodies: bool = True) -> HistoryEntry:
    """Return a run as it is kept."""
    request, scope, run, known = told
    reading = known or read_run(run)
    run = masker.run(replace(run, sent=_veiled_message(run.sent)))
    texts = Texts(*map(masker.text, _texts(run, reading))) if with_bodies else _name_alone(run)
    row = _row(run, reading, scope)
    row = row._replace(root=masker.text(row.root), error=masker.text(row.error))
    if not with_bodies:
        run, request = _without_bodies(run), replace(request, body="", body_file=None)
    template = without_credentials(masker.text(to_json(plain_of(_veiled(request)))))
    return HistoryEntry(row, run, template, texts)


def _row(run: Run, reading: Reading, scope: Scope) -> HistoryRow:
    judged = [verdict for verdict in run.verdicts if not verdict.skipped]
    return HistoryRow(
        number=0,
        started_at=run.started_at,
        name=run.name,
        root=scope.root,
        file=run.file,
        model=asked_model(reading.endpoint, run.sent.body.decode(errors="replace")),
        method=run.sent.method,
        url=run.sent.url,
        status=run.status,
        ended=reading.ended,
        error=reading.failure.title if reading.failure else "",
        total_ms=run.total_ms,
        verdicts=len(judged),
        failed=sum(not verdict.passed for verdict in judged),
        size=0,
        is_mock=scope.overrides.to_mock or scope.environment.is_mock,
    )


def _texts(run: Run, reading: Reading) -> Iterator[str]:
    """Yield name, prompt, answer and error."""
    yield run.name
    yield said_in(run.sent.body)[:LONGEST]
    yield "\n".join(_answer(reading))[:LONGEST]
    failure = reading.failure
    yield "" if failure is None else f"{failure.title}\n{failure.message or ''}"[:LONGEST]


def _answer(reading: Reading) -> Iterator[str]:
    response = reading.response
    yield from (text for text in (response.text, response.thoughts) if text)
    yield from (f"{call['name']} {compact_json(call['args'])}" for call in response.function_calls)
    if not response.candidate_count and reading.failure is None:
        yield said_in_value(response.merged())


def _name_alone(run: Run) -> Texts:
    return Texts(run.name, "", "", "")


def _without_bodies(run: Run) -> Run:
    return replace(
        run,
        sent=replace(run.sent, body=b""),
        recording=Recording(),
        notices=(*run.notices, NO_BODIES),
    )


def _typed_secrets(run: Run) -> Iterator[Secret]:
    """Yield the values that the user typed in a header for credentials, and all that has a key's shape."""
    for name, value in run.sent.headers:
        bare = _SCHEME.sub("", value, count=1)
        if name.lower() in _CREDENTIAL_HEADERS and len(bare) >= _SHORTEST and bare.strip("*"):
            yield Secret(bare)
        yield from map(Secret, credentials_in(value))
    yield from map(Secret, credentials_in(run.sent.url))
    yield from map(Secret, credentials_in(run.sent.body.decode(errors="replace")))


def _veiled(request: Request) -> Request:
    """Return a request without what was typed in a header for credentials; the name of a secret stays."""
    headers = tuple(
        replace(row, value="*" * len(row.value)) if _is_typed(row.name, row.value) else row
        for row in request.headers
    )
    return replace(request, headers=headers)


def _is_typed(name: str, value: str) -> bool:
    return name.lower() in _CREDENTIAL_HEADERS and "{{" not in value


def _veiled_message(sent: SentMessage) -> SentMessage:
    headers = tuple(
        (name, "*" * len(value) if name.lower() in _CREDENTIAL_HEADERS else value)
        for name, value in sent.headers
    )
    return replace(sent, headers=headers)
