"""The commands and their parser, signals, and exit codes."""

from __future__ import annotations

import argparse
import gc
import importlib
import signal
import sys
from typing import TYPE_CHECKING, NoReturn

from wp2rdf.cli import completion, streams
from wp2rdf.cli.parser import Parser
from wp2rdf.errors import Wp2rdfError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import FrameType

_ALLOCATIONS = 20_000
_LONGEST_NAME = 80
OK, FAILED, INTERRUPTED, PIPE_CLOSED = 0, 2, 130, 141

COMMANDS = {
    "convert": "pages in, RDF out",
    "validate": "check pages or RDF, and say which line to change",
    "build": "write a dump and a store to query",
    "draw": "draw drawings as SVG or PNG",
    "load": "load a dump or a site into a triple store",
    "queries": "list, show and export the bundled queries",
    "query": "ask a SPARQL query",
    "export": "write gene sets, tables and more, for other tools",
    "diff": "say what changed between two states",
    "describe": "say what a dump holds and where it comes from",
    "release": "make a folder with everything that is given out",
    "audit": "say what is missing on a site, and in what is published of it",
    "mcp": "serve tools for language models",
    "serve": "serve a SPARQL endpoint",
    "doctor": "say what is installed, and what is missing",
    "completion": "complete commands in bash, zsh or fish",
}
"""The commands, each a module beside this one, and what it does."""

_FIRST = """\
wp2rdf turns the pathways of WikiPathways into a knowledge graph. What people do with it:

  wp2rdf convert SITE -o site.nq               pages and drawings to RDF
  wp2rdf validate SITE                         what is wrong, at which line, and how to mend it
  wp2rdf build SITE                            a dump and a store to ask, in output/
  wp2rdf query genes-of-pathway -p pathway=WP364
  wp2rdf serve output/store                    an endpoint with pages and pictures
  wp2rdf draw WP364.gpml -o WP364.svg          the picture of a pathway

wp2rdf --help lists all commands, wp2rdf COMMAND --help the options of one.
"""

_REPLACING = frozenset({"convert", "validate", "build", "export", "diff", "describe", "release", "audit"})
"""Those that replace an output as a whole; loading changes a store graph by graph, and says how far it is."""


class _Version(argparse.Action):
    """Prints the versions, which are looked up only then."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        print(importlib.import_module("wp2rdf.cli.doctor").versions())
        parser.exit()


def _wanted(arguments: Sequence[str]) -> str:
    """The command among arguments; empty: there is none."""
    return next((one for one in arguments if one in COMMANDS), "")


def _parser(wanted: str) -> argparse.ArgumentParser:
    """The parser; of the commands only the wanted one is loaded, which saves it most of its start."""
    parser = Parser(
        prog="wp2rdf",
        description="Turn the pathway pages of WikiPathways into an RDF knowledge graph.",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version, and those of the engines")
    commands = parser.add_subparsers(title="commands", dest="command", metavar="COMMAND", required=True)
    for name in COMMANDS:
        _added(commands, name, is_wanted=name == wanted)
    return parser


def _complete(wanted: str) -> None:
    """Gives the shell its completions; the process ends there."""
    parser = _parser(wanted)
    (commands,) = (one for one in parser._actions if isinstance(one, argparse._SubParsersAction))  # noqa: SLF001
    completion.offer(parser, commands.choices.get(wanted))


def help_of(command: str) -> str:
    """The help of a command, as `wp2rdf COMMAND --help` prints it."""
    commands = Parser().add_subparsers()
    return _added(commands, command, is_wanted=True).format_help()


def _added(commands: argparse._SubParsersAction[Parser], name: str, *, is_wanted: bool) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=COMMANDS[name], formatter_class=argparse.RawDescriptionHelpFormatter)
    if is_wanted:
        importlib.import_module(f"wp2rdf.cli.{name}").add(command)
    return command


def _ended(how: str, command: str) -> str:
    """What is said of a command that was ended."""
    return f"wp2rdf: {how}; an earlier output is as it was" if command in _REPLACING else f"wp2rdf: {how}"


def _refuse(said: str) -> None:
    """Says in one line why nothing is done, whatever a name in it holds."""
    shown = "".join(char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in said)
    print(f"wp2rdf: error: {shown}", file=sys.stderr)


def _terminated(number: int, _frame: FrameType | None) -> NoReturn:
    print(_ended("terminated", _wanted(sys.argv[1:])), file=sys.stderr)
    raise SystemExit(128 + number)


def _done(arguments: Sequence[str], wanted: str) -> int:
    """Runs a command; its exit code."""
    if not arguments:
        print(_FIRST, end="")
        return OK
    try:
        args = _parser(wanted).parse_args(arguments)
    except SystemExit:  # after help
        sys.stdout.flush()
        raise
    run_command: Callable[[argparse.Namespace], int] = args.run
    return run_command(args)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line.

    Args:
        arguments: those after the program's name; None: those of this process.

    Returns:
        The exit code; see `wp2rdf convert --help`.
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    if completion.is_asked():
        arguments = completion.words()
    wanted = _wanted(arguments)
    try:
        if completion.is_asked():
            _complete(wanted)
        code = _done(arguments, wanted)
        sys.stdout.flush()
    except Wp2rdfError as error:
        _refuse(str(error))
        streams.settle()
        return FAILED
    except KeyboardInterrupt:
        print(_ended("interrupted", wanted), file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        streams.give_up()  # the reader has gone
        return PIPE_CLOSED
    except OSError as error:
        if streams.has_failed(error):
            streams.give_up()
            _refuse(f"standard output: cannot be written: {error.strerror}")
        elif error.filename is not None:  # a path that no system takes, as one that is too long
            _refuse(f"{str(error.filename)[:_LONGEST_NAME]}: {error.strerror}")
        else:
            raise
        return FAILED
    return code


def run() -> NoReturn:
    """The console script."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _terminated)
    streams.open_closed()
    gc.freeze()  # what is loaded by now stays; and what we make is seldom in circles, so that looking for some can wait
    gc.set_threshold(_ALLOCATIONS, 20, 20)
    try:
        sys.exit(main())
    except Exception as error:  # noqa: BLE001 - the last door: a fault of ours must not look like a finding (exit 1)
        print(f"wp2rdf: internal error, please report it: {error!r}", file=sys.stderr)
        if {"-v", "--verbose"} & set(sys.argv):
            import traceback  # noqa: PLC0415 - slow to load

            traceback.print_exc()
        sys.exit(FAILED)
