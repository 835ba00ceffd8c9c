"""`newsextract`: a group of commands in which extraction needs no name of its own."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

import click

from ..errors import NewsextractError
from .evaluate import evaluate
from .explain import explain_command
from .extract import extract_command
from .inputs import complain
from .schema import schema


class _ExtractByDefault(click.Group):
    """A group that takes anything which is no command as the input of `extract`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {"--help", "-h", "--version"}
        if not args:
            click.echo(ctx.get_help(), err=True)
            ctx.exit(2)
        if args[0] not in self.commands and args[0] not in own:
            args = ["extract", *args]
        return super().parse_args(ctx, args)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """The command line; misuse is one line that names the culprit, with status 2."""
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        try:
            status = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        except click.ClickException as error:
            complain(error.format_message())
            status = error.exit_code
        except click.Abort:
            complain("stopped")
            status = 1
        sys.exit(status if isinstance(status, int) else 0)

    def invoke(self, ctx: click.Context) -> Any:
        """The command; an error that newsextract raises on purpose is one line, not a traceback."""
        try:
            return super().invoke(ctx)
        except NewsextractError as error:
            complain(error)
            ctx.exit(1)


@click.group(cls=_ExtractByDefault, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(version("newsextract"), prog_name="newsextract")
def main() -> None:
    """Turn institutional news into typed event records.

    `newsextract FILE...` is short for `newsextract extract FILE...`. A file that is named like a command
    is given as ./NAME.

    Exit status: 0, 1 when a document failed, 2 for misuse.
    """


main.add_command(extract_command, "extract")
main.add_command(schema, "schema")
main.add_command(evaluate, "evaluate")
main.add_command(explain_command, "explain")
