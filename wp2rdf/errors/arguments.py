"""What callers name as a file or a folder, looked at before anything is done with it."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Collection

from wp2rdf.errors.exceptions import InputError, UsageError

_SHOWN = 60
"""Characters of a value that are said again."""

_SHOWN_OF_NAME = 80

_BEGINNINGS = ("---", "<")
"""How pages and drawings begin."""


def check_paths(**named: object) -> None:
    """Refuses what names no file and no folder: an empty text would be the current folder.

    >>> check_paths(source="examples/site", target="site.nq")
    >>> check_paths(source="")
    Traceback (most recent call last):
    ...
    wp2rdf.errors.exceptions.UsageError: the name of the source is empty

    Args:
        named: what was given for the arguments of these names.

    Raises:
        UsageError: it is empty, or is neither a text nor a path.
        InputError: it is the text of a file in the place of its name, or longer than names can be.
    """
    for argument, given in named.items():
        path = os.fspath(given) if isinstance(given, os.PathLike) else given
        if not isinstance(path, str):
            shown = "None" if given is None else f"{type(given).__name__} {given!r:.{_SHOWN}}"
            raise UsageError(f"the {argument} is named by a text or a path, not by {shown}")
        if not path:
            raise UsageError(f"the name of the {argument} is empty")
        if "\n" in path and path.lstrip("\ufeff").startswith(_BEGINNINGS):
            said = f"the {argument} is the name of a file or folder, not what stands in it: {path[:_SHOWN]!r}"
            raise InputError(said)
        if "\0" not in path and "://" not in path:
            _check_length(path)


def check_optional_paths(**named: object) -> None:
    """The same, where None is nothing given.

    Raises:
        UsageError: as `check_paths`.
        InputError: as `check_paths`.
    """
    check_paths(**{argument: given for argument, given in named.items() if given is not None})


def _check_length(path: str) -> None:
    try:
        os.stat(path)  # noqa: PTH116 - nothing else tells
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise InputError(f"{path[:_SHOWN_OF_NAME]}: {error.strerror}") from error


def check_names(**named: Collection[str]) -> None:
    """Refuses one text where a list of names is asked for: its letters would be taken for names.

    >>> check_names(pathways=["WP1"])
    >>> check_names(pathways="WP1")
    Traceback (most recent call last):
    ...
    wp2rdf.errors.exceptions.UsageError: a list of names is asked for, not the text 'WP1'

    Args:
        named: what was given for the arguments of these names.

    Raises:
        UsageError: it is a text, or no list, or not all in it are texts.
    """
    for argument, given in named.items():
        if isinstance(given, str):
            raise UsageError(f"a list of names is asked for, not the text {given!r}")
        if not isinstance(given, Collection):
            raise UsageError(f"{argument} is a list of names, not {type(given).__name__} {given!r:.{_SHOWN}}")
        for name in given:
            if not isinstance(name, str):
                raise UsageError(f"{argument} is a list of texts; {name!r:.{_SHOWN}} is none")


def check_target(target: object) -> None:
    """Refuses what can be neither written to nor is the name of a file or folder.

    >>> import io
    >>> check_target(io.BytesIO())
    >>> check_target(io.StringIO())
    Traceback (most recent call last):
    ...
    wp2rdf.errors.exceptions.UsageError: the target takes text, and bytes are written: open it as "wb"

    Args:
        target: what was given as one.

    Raises:
        UsageError: it is neither, or takes text.
        InputError: its name is longer than names can be.
    """
    if isinstance(target, io.TextIOBase):
        raise UsageError('the target takes text, and bytes are written: open it as "wb"')
    if not hasattr(target, "write"):
        check_paths(target=target)


def check_count(**named: object) -> None:
    """Refuses what is no whole number.

    >>> check_count(jobs=2)
    >>> check_count(jobs="2")
    Traceback (most recent call last):
    ...
    wp2rdf.errors.exceptions.UsageError: jobs is a whole number, not '2'

    Args:
        named: what was given for the arguments of these names.

    Raises:
        UsageError: it is none.
    """
    for argument, given in named.items():
        if not isinstance(given, int):
            raise UsageError(f"{argument} is a whole number, not {given!r:.{_SHOWN}}")


def check_number(**named: object) -> None:
    """Refuses what is no number.

    Args:
        named: what was given for the arguments of these names.

    Raises:
        UsageError: it is none.
    """
    for argument, given in named.items():
        if not isinstance(given, (int, float)):
            raise UsageError(f"{argument} is a number, not {given!r:.{_SHOWN}}")
