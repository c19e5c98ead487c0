"""A command line that is read by Typer, and ends as every command of the product does.

0    all is well, or whoever read what it printed has seen enough
1    something was found that is not as it should be; the command says what
2    nothing could be done: an argument, a setting, the archive or a model cannot be used
130  somebody stopped it
"""

import functools
import logging
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NoReturn

import typer
from typer import Context
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

import logs
from commands.arguments import in_order
from commands.showing import complain
from errors import MinutesError
from words import commands as said

STOPPED = 130
"""How a program ends that Ctrl-C stopped, as a shell tells it."""
SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class _Usage:
    """Says how a command is used."""

    def format_usage(self: Any, ctx: Any, formatter: Any) -> None:
        """Write the line of usage, without the curly brackets that Typer puts into it."""
        pieces = " ".join(self.collect_usage_pieces(ctx)).translate(
            {ord(mark): "" for mark in "{}"}
        )
        formatter.write_usage(ctx.command_path, pieces, prefix="usage: ")


class _Ordered(_Usage, TyperCommand):
    """A command whose arguments are put in order before Typer reads them."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments."""
        return super().parse_args(ctx, in_order(ctx, args))

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write what each argument and option is, under the heading that it was given."""
        sections: dict[str, list[tuple[str, str]]] = {}
        for one in self.get_params(ctx):
            if isinstance(one, TyperArgument):
                sections.setdefault("Arguments", []).append((one.metavar or "", one.help or ""))
            elif isinstance(one, TyperOption) and (told := one.get_help_record(ctx)):
                sections.setdefault(one.rich_help_panel or "Options", []).append(told)
        for heading, rows in sections.items():
            with formatter.section(heading):
                formatter.write_dl(rows)


class _HandedOn(_Usage, TyperCommand):
    """A command that another one reads and runs; even its help is the other's."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Leave the arguments unread."""
        ctx.args = list(args)
        return list(args)


class _Listed(_Usage, TyperGroup):
    """Several commands, of which the first argument names one."""


class Command:
    """One command, or several of which the first argument names one.

    Args:
        program: what is typed before the arguments, as the help shows it.
        runs: reads its arguments from its parameters (Typer's rules) and returns how the command
            ends; several have names.
        says: what several do, for the help.
        hands_on: further commands by their names, each given its arguments unread.
    """

    def __init__(
        self,
        program: str,
        runs: Callable[..., int] | Mapping[str, Callable[..., int]],
        *,
        says: str = "",
        hands_on: Mapping[str, Callable[[list[str]], int]] | None = None,
    ) -> None:
        app = typer.Typer(
            cls=_Listed,
            help=says,
            add_completion=False,
            rich_markup_mode=None,
            context_settings=SETTINGS,
        )
        named = runs if isinstance(runs, Mapping) else {program: runs}
        for name, run in named.items():
            app.command(name, context_settings=SETTINGS, cls=_Ordered)(_ending(run))
        for name, other in (hands_on or {}).items():
            app.command(name, help=other.__doc__, cls=_HandedOn)(_handing_on(other))
        self._program = program
        self._command = typer.main.get_command(app)

    def __call__(self, arguments: Sequence[str] | None = None, *, program: str = "") -> int:
        """Run the command, and return how it ends.

        Args:
            arguments: those of the process unless given.
            program: another name of this command.

        Raises:
            SystemExit: the arguments are not as they should be.
        """
        logs.begin(level=logging.ERROR)  # what a command cannot do it says itself
        given = sys.argv[1:] if arguments is None else list(arguments)
        try:
            ended = self._command.main(
                given, prog_name=program or self._program, standalone_mode=False
            )
        except typer.TyperException as error:
            _refuse(error)
        return int(ended or 0)


def _ending(run: Callable[..., int]) -> Callable[..., int]:
    """Let a command end as they all do."""

    @functools.wraps(run)
    def ending(*values: Any, **named: Any) -> int:
        try:
            return run(*values, **named)
        except BrokenPipeError:  # not of what is printed, which `show` sees to: Typer hushes it up
            traceback.print_exc()
            return 1
        except KeyboardInterrupt:
            complain(said.STOPPED)
            return STOPPED
        except MinutesError as error:
            complain(said.failed(error.name, str(error)))
            return 2

    return ending


def _handing_on(other: Callable[[list[str]], int]) -> Callable[[Context], int]:
    def hand_on(ctx: Context) -> int:
        return other(ctx.args)

    return _ending(hand_on)


def _refuse(error: typer.TyperException) -> NoReturn:
    """Say what is wrong with the arguments, and how they are written.

    Raises:
        SystemExit: always.
    """
    context = getattr(error, "ctx", None)
    if context is not None:
        complain(said.try_help(context.get_usage(), context.command_path))
    complain(said.failed("Error", error.format_message()))
    sys.exit(2)
