"""A parser of arguments that says a mistake in one line, and what was probably meant."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING, Any, NoReturn

from wp2rdf.errors import UsageError
from wp2rdf.spelling import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNKNOWN = re.compile(r"unrecognized arguments: (--?[\w-]+)")
_PARAMETER = re.compile(r"unrecognized arguments: (?:--)?([a-zA-Z]\w*)[= ]([^\s-]\S*)")
_CHOICE = re.compile(r"invalid choice: '?([^'\s]+)'? \(choose from (.+)\)")
_NAME = re.compile(r"[\w.-]+")
_PLACE = re.compile(r"FILE|FOLDER|SITE|DUMP|PAGE|DIR|ZIP|STORE|SOURCE|TARGET|OLD|NEW|PATH")
"""What the placeholder of an argument says that names a file or folder: an empty one would be the current folder."""


class Parser(argparse.ArgumentParser):
    """As that of the standard library, but that a mistake is a line, as every other one; help is where it says."""

    def error(self, message: str) -> NoReturn:
        """Raises `UsageError`: what is wrong, and what was meant or where to read on."""
        raise UsageError(f"{message}; {self._meant(message) or f'see {self.prog} --help'}")

    def _get_values(self, action: argparse.Action, arg_strings: list[str]) -> Any:  # noqa: ANN401 - as it is there
        if "" in arg_strings and isinstance(action.metavar, str) and _PLACE.search(action.metavar):
            raise argparse.ArgumentError(action, "the name is empty")
        return super()._get_values(action, arg_strings)

    def _meant(self, message: str) -> str:
        if (unknown := _UNKNOWN.match(message)) and (said := did_you_mean(unknown[1], self._options())):
            return said
        if message.startswith("unrecognized arguments: ") and "--param" in self._options():
            given = _PARAMETER.match(message)
            name, value = given.groups() if given else ("NAME", "VALUE")
            return f"the parameters of a query are given as -p {name}={value}"
        if choice := _CHOICE.search(message):
            return did_you_mean(choice[1], _NAME.findall(choice[2]))
        return ""

    def _options(self) -> Iterator[str]:
        """The options of the parser and of the commands in it."""
        for action in self._actions:
            yield from action.option_strings
            if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - there is no other way to them
                for command in dict.fromkeys(action.choices.values()):
                    yield from (one for inside in command._actions for one in inside.option_strings)  # noqa: SLF001
