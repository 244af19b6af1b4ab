"""`mock`: serve the Gemini API on this machine until interrupted."""

import argparse
import asyncio

from workbench import bootstrap
from workbench.cli.interrupts import stopping_on_interrupt
from workbench.cli.terminal import Terminal
from workbench.presenters.exit_codes import ExitCode
from workbench.presenters.lines import Line, Tone
from workbench.services.stopping import Stop, Stopped


def mock(options: argparse.Namespace, terminal: Terminal) -> int:
    """Serve; the first line of standard output is the address, once it answers. Errors: PortTaken."""
    return asyncio.run(_serve(options, terminal))


async def _serve(options: argparse.Namespace, terminal: Terminal) -> int:
    server = bootstrap.build_mock(speed=options.speed)
    stop = Stop()
    try:
        with stopping_on_interrupt(stop):
            url = await server.start(options.port)
            terminal.answer(f"{url}\n")
            terminal.remark(Line(f"Scenes: {url}/_scenes · Ctrl+C ends it.", Tone.QUIET))
            await stop.wait_for(asyncio.Event().wait())
    except Stopped:
        return ExitCode.INTERRUPTED
    finally:
        await server.stop()
    return ExitCode.PASSED
