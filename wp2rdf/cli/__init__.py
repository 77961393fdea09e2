"""Arguments in, library call, exit code out."""

from wp2rdf.cli.command_line import COMMANDS, help_of, main, run

__all__ = ["COMMANDS", "help_of", "main", "run"]
