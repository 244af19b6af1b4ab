"""`export`: a saved request as code; the key is the name of an environment variable."""

import argparse
import asyncio

from workbench import bootstrap
from workbench.cli.hiding import without_keys
from workbench.cli.terminal import Terminal
from workbench.codegen import GENERATORS
from workbench.domain.environment import Overrides
from workbench.domain.errors import UsageTrouble
from workbench.presenters.exit_codes import ExitCode
from workbench.services.collection_runner import Options, places_of, plan
from workbench.services.outline import outline


def export(options: argparse.Namespace, terminal: Terminal) -> int:
    """Write the code to standard output. Errors: UsageTrouble, CannotRead, RefusedToSend, CannotRender."""
    return asyncio.run(_export(options, terminal))


async def _export(options: argparse.Namespace, terminal: Terminal) -> int:
    engine = bootstrap.build_engine()
    try:
        places = places_of(engine.collections, [options.request])
        if len(places) != 1:
            raise UsageTrouble(f"{options.request}: export takes one request file.")
        chosen = Options(
            environment=options.env,
            given=dict(options.var),
            overrides=Overrides(base_url=options.base_url, key=options.key, model=options.model),
        )
        planned = plan(engine.collections, places[0], chosen)
        call = await outline(engine, planned.request, planned.scope)
        generator = next(each for each in GENERATORS if each.id == options.format)
        terminal.answer(without_keys(generator.render(call).rstrip("\n")) + "\n")
    finally:
        await engine.close()
    return ExitCode.PASSED
