"""The Merged view's rows, folded from chunks as they arrive: thoughts, text, code, cards, notices.

Text goes through a `TextFlow` and comes out in blocks; whatever else arrives is a row of its own. Rows are only
added at the end, unless several candidates stream at once: then `generation` grows and all rows are to be laid out anew.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from workbench.domain.masking import Masker, StreamMasker
from workbench.gemini.call_check import Declarations
from workbench.gemini.chunks import Chunk, ChunkKind
from workbench.gemini.parts import PartDelta, PartKind
from workbench.gemini.response import ResponseFold
from workbench.presenters import figures
from workbench.presenters.error_view import ErrorView
from workbench.presenters.notices import Notice
from workbench.presenters.part_views import PartBlock, Source, pretty, sources_of
from workbench.presenters.text_blocks import TextBlock, TextFlow, beginning_of

LONGEST_BODY: Final = 262_144
"""Characters of a body that are shown below an error, or where there is nothing to merge."""

_TEXT, _THOUGHT = PartKind.TEXT, PartKind.THOUGHT
_CALLS = frozenset({PartKind.CALL})
_HEADLINES_BACK = 20


class ThoughtsRow:
    """The line above a run of thought blocks: how long, how many tokens, the last headline."""

    __slots__ = ("blocks", "closed", "first_ms", "last_ms", "revision", "tokens")

    def __init__(self, first_ms: float) -> None:
        self.blocks: list[TextBlock] = []
        self.first_ms = first_ms
        self.last_ms = first_ms
        self.tokens: int | None = None
        self.closed = False
        self.revision = 0

    @property
    def headline(self) -> str:
        """The last bold line, which is how Gemini names what it is thinking about; else the last words."""
        for block in reversed(self.blocks[-_HEADLINES_BACK:]):
            line = block.text.lstrip().partition("\n")[0].strip()
            if line.startswith("**"):
                return line.strip("*").strip()
        return self.blocks[-1].text.strip().partition("\n")[0] if self.blocks else ""

    @property
    def figures(self) -> str:
        """Tokens and seconds, as far as they are known: `586 tokens · 1.36 s`."""
        spent = self.last_ms - self.first_ms
        known = (
            figures.plural(self.tokens, "token") if self.tokens is not None else "",
            figures.seconds(spent) if spent > 0 else "",
        )
        return " · ".join(part for part in known if part)


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the rows of one of several candidates."""

    text: str
    closed: bool = True
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Sources:
    """The numbered sources of a grounded answer."""

    sources: tuple[Source, ...]
    closed: bool = True
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Body:
    """A body, or JSON, as it is: below an error, or where there are no parts to merge."""

    title: str
    text: str
    size: str
    is_json: bool = True
    closed: bool = True
    revision: int = 0


Row = TextBlock | ThoughtsRow | PartBlock | Heading | Sources | Body | Notice | ErrorView


class _Column:
    """The rows of one candidate. What the masker holds is overwritten, also where several pieces share it out."""

    def __init__(self, masker: Masker) -> None:
        self.rows: list[Row] = []
        self.thoughts: ThoughtsRow | None = None
        self.parts: dict[int, PartBlock] = {}
        self._flow: TextFlow | None = None
        self._masker = masker
        self._masked = StreamMasker(masker) if masker.longest else None
        self._calls: dict[int, StreamMasker] = {}  # calls whose arguments come in pieces

    def take_text(self, text: str, t_ms: float, *, thought: bool) -> None:
        """Take in a piece of text."""
        if thought != (self.thoughts is not None):
            self.close()
            if thought:
                self.thoughts = ThoughtsRow(t_ms)
                self.rows.append(self.thoughts)
        if self._flow is None:
            self._flow = TextFlow(self._begin, thought=thought)
        shown = beginning_of(text)
        self._flow.feed(shown if self._masked is None else self._masked.feed(shown))
        if self.thoughts is not None:
            self.thoughts.last_ms = t_ms
            self.thoughts.revision += 1
        if len(shown) < len(text):
            self.close()
            self.rows.append(_left_out(len(text) - len(shown)))

    def take_part(self, block: PartBlock) -> None:
        """Take in a part that is not text."""
        self.close()
        self.parts[block.part] = block
        self.rows.append(block)

    def shown_piece(self, part: int, text: str) -> str:
        """Return what can be shown of the next piece of a call."""
        if self._masked is None:
            return text
        return self._calls.setdefault(part, StreamMasker(self._masker)).feed(text)

    def close(self) -> None:
        """End the text that is open."""
        if self._flow is not None:
            if self._masked is not None:
                self._flow.feed(self._masked.flush())
            self._flow.close()
            self._flow = None
        if self.thoughts is not None:
            self.thoughts.closed = True
            self.thoughts.revision += 1
            self.thoughts = None

    def _begin(self, block: TextBlock) -> None:
        if self.thoughts is not None:
            self.thoughts.blocks.append(block)
        self.rows.append(block)


class MergedBlocks:
    """`rows` in the order of the view; `revision` grows with every change."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.generation = 0
        self.revision = 0
        self._columns: dict[int, _Column] = {}
        self._tail: list[Row] = []
        self._thought_tokens: int | None = None  # as told by the last chunk with thoughts
        self._masker = Masker(())

    def mask_with(self, masker: Masker) -> None:
        """Overwrite what must not be shown in all that comes."""
        self._masker = masker

    def add(self, chunks: Iterable[Chunk]) -> None:
        """Take in the next chunks; pieces of text that follow one another are cut into blocks in one go."""
        pieces: list[str] = []
        whose, t_ms = (0, _TEXT), 0.0
        for chunk in chunks:
            for delta in chunk.deltas:
                kind = delta.kind
                if kind is _TEXT or kind is _THOUGHT:
                    if whose != (delta.candidate, kind):
                        self._take_text(pieces, whose, t_ms)
                        whose = (delta.candidate, kind)
                    pieces.append(delta.text)
                    t_ms = chunk.frame.t_ms
                else:
                    self._take_text(pieces, whose, t_ms)
                    self._take_part(delta)
            if chunk.kind is ChunkKind.THOUGHT and chunk.output_tokens is not None:
                self._thought_tokens = chunk.output_tokens
        self._take_text(pieces, whose, t_ms)
        self._lay_out()

    def finish(self, response: ResponseFold) -> None:
        """Close what is open, and tell each part as a whole."""
        for number, column in self._columns.items():
            column.close()
            parts = response.parts(number)
            for index, block in column.parts.items():
                if index < len(parts):
                    block.know(self._shown(block.kind, parts[index].data))
        self._tell_thought_tokens(response)
        self._tell_sources(response)
        self._lay_out()

    def judge_calls(self, body: bytes) -> None:
        """Hold every function call to what the request declares."""
        calls = [row for row in self.rows if isinstance(row, PartBlock) and row.kind in _CALLS]
        declarations = Declarations(body if calls else b"")
        for call in calls:
            call.judge(declarations)

    def close(self) -> None:
        """Close what is open: nothing more will come."""
        for column in self._columns.values():
            column.close()

    def say(self, *rows: Row) -> None:
        """Add rows below everything else."""
        self._tail += rows
        self._lay_out()

    def take_back(self, row: Row) -> None:
        """Take away a row that was said below everything else."""
        self._tail.remove(row)
        self._lay_out()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not self.rows

    def _take_text(self, pieces: list[str], whose: tuple[int, PartKind], t_ms: float) -> None:
        if pieces:
            text = "".join(pieces)
            pieces.clear()
            if text:
                candidate, kind = whose
                column = self._column(candidate)
                column.take_text(text, t_ms, thought=kind is _THOUGHT)
                if column.thoughts is not None:
                    column.thoughts.tokens = self._thought_tokens

    def _take_part(self, delta: PartDelta) -> None:
        column = self._column(delta.candidate)
        known = column.parts.get(delta.part)
        if known is not None and not delta.started:
            known.go_on(column.shown_piece(delta.part, delta.text))
        else:
            text = self._masker.text(delta.text)
            data = None if delta.data is None else self._shown(delta.kind, delta.data)
            column.take_part(PartBlock(delta.kind, delta.candidate, delta.part, text, data))

    def _shown(self, kind: PartKind, data: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return a part's JSON as it may be shown; base64 is long and tells no key."""
        if kind is PartKind.MEDIA or not self._masker.longest:
            return data
        masked: Mapping[str, Any] = self._masker.value(data)
        return masked

    def _column(self, candidate: int) -> _Column:
        return self._columns.setdefault(candidate, _Column(self._masker))

    def _lay_out(self) -> None:
        """Bring `rows` up to date; with one candidate and no tail that is appending."""
        self.revision += 1
        columns = [self._columns[number] for number in sorted(self._columns)]
        if len(columns) == 1:
            self._append(columns[0].rows + self._tail if self._tail else columns[0].rows)
        elif columns:
            rows: list[Row] = []
            for number in sorted(self._columns):
                rows += [Heading(f"Candidate {number + 1}"), *self._columns[number].rows]
            self._replace(rows + self._tail)
        else:
            self._append(self._tail)

    def _append(self, rows: Sequence[Row]) -> None:
        known = len(self.rows)
        if len(rows) >= known and (not known or rows[known - 1] is self.rows[-1]):
            self.rows += rows[known:]
        else:
            self._replace(list(rows))

    def _replace(self, rows: list[Row]) -> None:
        same = len(rows) == len(self.rows) and all(
            type(old) is type(new) and (old is new or isinstance(new, Heading))
            for old, new in zip(self.rows, rows, strict=True)
        )
        if not same:
            self.rows = rows
            self.generation += 1

    def _tell_thought_tokens(self, response: ResponseFold) -> None:
        told = (response.usage or {}).get("thoughtsTokenCount")
        found = [row for row in self.rows if isinstance(row, ThoughtsRow)]
        for row in found:
            row.tokens = told if len(found) == 1 and isinstance(told, int) else None
            row.revision += 1

    def _tell_sources(self, response: ResponseFold) -> None:
        for metadata in response.told("groundingMetadata"):
            sources = sources_of(metadata)
            if sources:
                self._tail.append(Sources(sources))


def _left_out(count: int) -> Notice:
    """Return the line below a text of which so many characters are not shown."""
    return Notice("info", f"{count:,} more characters are not shown here", view="raw", link="Raw")


def body_of(title: str, text: str, size: int, *, indent: bool = False) -> Body:
    """Return a body to show, its beginning where it is long."""
    is_json = text.lstrip()[:1] in ("{", "[")
    text = pretty(text) if indent else text
    shown = text if len(text) <= LONGEST_BODY else text[:LONGEST_BODY] + "\n…"
    return Body(title, shown, figures.size(size), is_json)
