"""`wp2rdf completion`: what a shell needs to complete commands, options and names of queries."""

from __future__ import annotations

import argparse
import os

SHELLS = ("bash", "zsh", "fish")

_EPILOG = """\
examples:
  eval "$(wp2rdf completion bash)"         in ~/.bashrc
  eval "$(wp2rdf completion zsh)"          in ~/.zshrc, after compinit
  wp2rdf completion fish | source          in ~/.config/fish/config.fish
"""


def add(command: argparse.ArgumentParser) -> None:
    """Adds what the command takes to its parser."""
    command.description = "Print what a shell needs to complete commands, options and the names of bundled queries."
    command.epilog = _EPILOG
    command.set_defaults(run=_completion)
    command.add_argument("shell", choices=SHELLS)


def _completion(args: argparse.Namespace) -> int:
    from argcomplete.shell_integration import shellcode  # noqa: PLC0415 - wanted here only

    print(shellcode(["wp2rdf"], shell=args.shell))
    return 0


def is_asked() -> bool:
    """Whether a shell asks for completions, not a person for work."""
    return "_ARGCOMPLETE" in os.environ


def words() -> list[str]:
    """The words of the line that is being completed."""
    return os.environ.get("COMP_LINE", "").split()[1:]


def offer(parser: argparse.ArgumentParser, wanted: argparse.ArgumentParser | None) -> None:
    """Gives the shell its completions, and ends the process.

    Args:
        parser: the whole parser.
        wanted: that of the command on the line.
    """
    import argcomplete  # noqa: PLC0415 - wanted here only

    for action in wanted._actions if wanted else ():  # noqa: SLF001 - argparse has no other way to them
        if action.dest in {"query", "name"} and not action.option_strings:
            action.completer = _queries  # type: ignore[attr-defined]
    argcomplete.autocomplete(parser)


def _queries(**_given: object) -> list[str]:
    from wp2rdf.querying.queries import bundled  # noqa: PLC0415 - slow to load

    return list(bundled())
