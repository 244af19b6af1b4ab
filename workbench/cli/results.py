"""What becomes of finished runs: told on the terminal, kept as run files, gathered for the reports."""

import argparse
from collections.abc import Callable
from pathlib import PurePath
from typing import Any

from workbench.cli.terminal import Terminal
from workbench.domain.errors import CannotWrite, WorkbenchError
from workbench.domain.json_text import to_json
from workbench.domain.masking import Masker
from workbench.gemini.reading import read_run
from workbench.presenters.console import outcome_lines
from workbench.presenters.exit_codes import ExitCode, exit_code_of, gravest
from workbench.presenters.lines import Line, Tone
from workbench.presenters.run_row import frames_row, run_row
from workbench.services.sending import Judged


class Results:
    """The runs of one command. `titled`: each gets a line with its name, since there may be several."""

    def __init__(
        self, options: argparse.Namespace, terminal: Terminal, masker: Masker, *, titled: bool
    ) -> None:
        self._options = options
        self._terminal = terminal
        self._masker = masker
        self._titled = titled
        self._rows: list[dict[str, Any]] = []
        self._codes: list[ExitCode] = []
        self._has_trouble = False

    def add(self, judged: Judged) -> None:
        """Tell one judged run, and keep it for the reports."""
        run = judged.run
        code = exit_code_of(run, judged.reading, run.assertions, judged.verdicts)
        row = self._row(judged)
        self._codes.append(code)
        if self._options.report:
            self._rows.append(row)
        if self._options.json:
            self._terminal.answer(to_json(row) + "\n")
        self._tell(judged, code)

    def add_trouble(self, trouble: WorkbenchError) -> None:
        """Tell of a file that cannot be read or written; the other runs go on."""
        self._has_trouble = True
        self._say(Line(f"gemini-workbench: {trouble}", Tone.BAD))

    def code(self) -> ExitCode:
        """Return the gravest code so far, that of wrong input where there was trouble with a file."""
        return ExitCode.WRONG_INPUT if self._has_trouble else gravest(self._codes)

    def write_reports(self, write: Callable[[str, str], None]) -> None:
        """Write every report that was asked for, whole; one that cannot be written keeps no other from it."""
        if not self._options.report:
            return
        from workbench.presenters.reports import Reported, json_report, junit_report

        reported = [Reported(row, code) for row, code in zip(self._rows, self._codes, strict=True)]
        forms = {"json": json_report, "junit": junit_report}
        for kind, file in self._options.report:
            try:
                write(file, forms[kind](reported))
            except CannotWrite as trouble:
                self.add_trouble(trouble)

    def _row(self, judged: Judged) -> dict[str, Any]:
        if not (self._options.json or self._options.report):
            return {}
        row = run_row(judged.run, judged.reading, judged.verdicts)
        if self._options.frames:
            masked = self._masker.run(judged.run)  # whole: frames may share a value out among them
            row |= frames_row(read_run(masked, keep_frames=True))
        return dict(self._masker.value(row))

    def _tell(self, judged: Judged, code: ExitCode) -> None:
        if self._titled:
            self._say(_title_line(judged, code))
        for line in outcome_lines(judged.run, judged.reading, judged.verdicts):
            self._say(Line(f"  {line.text}" if self._titled else line.text, line.tone))

    def _say(self, line: Line) -> None:
        self._terminal.remark(Line(self._masker.text(line.text), line.tone))


def _title_line(judged: Judged, code: ExitCode) -> Line:
    passed = code is ExitCode.PASSED
    file = PurePath(judged.run.file).as_posix() if judged.run.file else ""
    return Line(
        f"{'✓' if passed else '✗'} {judged.run.name}" + (f"  {file}" if file else ""),
        Tone.GOOD if passed else Tone.BAD,
    )
